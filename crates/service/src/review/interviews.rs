//! Interviews: shown, prepared, erased, and the file that goes to a person and comes back.

use std::collections::HashSet;

use chrono::DateTime;
use muster_core::event::{CalibrationMade, CalibrationReturned, Passage, ReviewAct, TalkAct};
use muster_core::ids::{EventId, Hash};
use muster_core::review::interviews::{
    CalibrationAnswer, Heard, HeardWhy, Voice, answered, calibration, interview_sheet, interviews, looked_at,
};
use muster_core::review::{ReviewSource, decide_interview_erase, decide_talk, sources};

use super::sealed::{an_interview, counts};
use super::{ReviewDesk, talk_label};
use crate::service::Service;
use crate::sources::person_of;
use crate::wire::{
    CalibrationMadeFile, CalibrationTake, Change, ErrorCode, ErrorReply, IncidentOnly, InterviewOnly, InterviewsView,
    Questions, QuestionsSeen, Sheet,
};

/// How many messages of a source are looked through for what a person said.
const LOOKED: usize = 5_000;
/// How many of a person's messages without a mark are offered.
const SAID: usize = 6;
/// How many questions are looked at in one go.
const QUESTIONS: usize = 200;
/// The page that a person comments on.
const PAGE: &str = include_str!("calibration.html");

impl Service {
    pub(crate) fn interviews(&self, request: IncidentOnly) -> Result<InterviewsView, ErrorReply> {
        self.on_review(&request.incident, |desk| {
            let voices = voices(desk)?;
            Ok(InterviewsView { interviews: interviews(&desk.scene, &voices), sealed: counts(desk.store, desk)? })
        })
    }

    pub(crate) fn interview_sheet(&self, request: InterviewOnly) -> Result<Sheet, ErrorReply> {
        self.on_review(&request.incident, |desk| {
            let said = match desk.scene.review.talk(request.interview) {
                Some(TalkAct::InterviewPlanned(act)) => said(desk, &desk.scene.handle(&act.person))?,
                Some(_) | None => Vec::new(),
            };
            interview_sheet(&desk.scene, request.interview, said).ok_or_else(not_there)
        })
    }

    // Every command reads the same way, also where nothing of the service is needed.
    #[expect(clippy::unused_self, clippy::unnecessary_wraps, reason = "the command table calls every command alike")]
    pub(crate) fn question_look(&self, request: Questions) -> Result<QuestionsSeen, ErrorReply> {
        Ok(QuestionsSeen { hints: request.texts.iter().take(QUESTIONS).map(|text| looked_at(text)).collect() })
    }

    pub(crate) fn interview_erase(&self, request: InterviewOnly) -> Result<Change, ErrorReply> {
        let InterviewOnly { incident, interview } = request;
        let written = self.on_review(&incident, |desk| {
            an_interview(desk, interview)?;
            // What was said off the record was said in the same talk, and goes with it.
            desk.store.drop_sealed(desk.stream, interview, None)?;
            self.write_review(desk.store, |ctx| decide_interview_erase(desk.stream, &desk.scene, interview, ctx))
        })?;
        // There is no step back: what is erased is gone.
        Ok(self.announce(&written, Vec::new()))
    }

    pub(crate) fn calibration_make(&self, request: InterviewOnly) -> Result<CalibrationMadeFile, ErrorReply> {
        let InterviewOnly { incident, interview } = request;
        let code = code_of(self.new_event_id());
        let file = self.on_review(&incident, |desk| {
            let file = calibration(&desk.scene, interview, code.clone()).ok_or_else(not_there)?;
            if file.parts.is_empty() {
                return Err(ErrorReply::new(ErrorCode::Rejected, "There is nothing to comment on yet.")
                    .with_hint("Take notes first."));
            }
            Ok(file)
        })?;
        let json = serde_json::to_string(&file).map_err(|error| {
            ErrorReply::new(ErrorCode::Internal, format!("Failed to write the file for comments: {error}."))
        })?;
        // Within a script element only this sign could end it.
        let text = PAGE.replace("/*FILE*/null", &json.replace('<', "\\u003c"));
        let parts = file.parts.iter().map(|part| part.key.clone()).collect();
        let act = TalkAct::CalibrationMade(CalibrationMade { interview, code: code.clone(), parts });
        let label = talk_label(&act);
        let change = self.in_review(&incident, &label, |desk, ctx| decide_talk(desk.stream, &desk.scene, act, ctx))?;
        Ok(CalibrationMadeFile { file_name: format!("comments-{code}.html"), text, code, change })
    }

    pub(crate) fn calibration_take(&self, request: CalibrationTake) -> Result<Change, ErrorReply> {
        let CalibrationTake { incident, text } = request;
        let refused = |message: &str| {
            ErrorReply::new(ErrorCode::Rejected, message)
                .with_hint("Choose the file that the page of comments saved; its name begins with “comments-”.")
                .in_field("text")
        };
        let answer: CalibrationAnswer = serde_json::from_str(text.trim())
            .map_err(|_shape| refused("Failed to read the comments: this is no file of comments."))?;
        let made = self.on_review(&incident, |desk| {
            answered(&desk.scene, &answer)
                .ok_or_else(|| refused("Failed to take the comments in: no file of this review has their code."))
        })?;
        let act = TalkAct::CalibrationReturned(CalibrationReturned { calibration: made, comments: answer.comments });
        let label = talk_label(&act);
        self.in_review(&incident, &label, |desk, ctx| decide_talk(desk.stream, &desk.scene, act, ctx))
    }
}

fn not_there() -> ErrorReply {
    ErrorReply::new(
        ErrorCode::NotFound,
        "Failed to find the interview: it is not in this review, or it was taken away.",
    )
    .in_field("interview")
}

/// A short code that can be read aloud: by chance enough to belong to one file.
pub(super) fn code_of(id: EventId) -> String {
    const SIGNS: [char; 32] = [
        '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'J', 'K', 'L', 'M', 'N', 'P',
        'Q', 'R', 'S', 'T', 'U', 'V', 'W', 'X', 'Y', 'Z',
    ];
    let hash = Hash::of(id.as_bytes());
    hash.0.iter().take(8).filter_map(|byte| SIGNS.get(usize::from(byte % 32))).collect()
}

/// Everybody of the directory who speaks in a source.
fn voices(desk: &ReviewDesk<'_>) -> Result<Vec<Voice>, ErrorReply> {
    let mut voices = Vec::new();
    for source in sources(desk.scene.review) {
        let mut people: Vec<String> = desk
            .store
            .authors(source.id)?
            .values()
            .filter_map(|author| person_of(&source, desk.scene.directory, author))
            .collect();
        people.sort();
        people.dedup();
        voices.extend(people.into_iter().map(|person| Voice { person, source: source.name.clone() }));
    }
    Ok(voices)
}

/// What a person said in what was brought in: all that is marked, and some that point at something.
fn said(desk: &ReviewDesk<'_>, person: &str) -> Result<Vec<Heard>, ErrorReply> {
    let mut all = Vec::new();
    for source in sources(desk.scene.review) {
        let theirs: HashSet<i64> = desk
            .store
            .authors(source.id)?
            .into_iter()
            .filter(|(_, author)| {
                person_of(&source, desk.scene.directory, author)
                    .is_some_and(|known| desk.scene.handle(&known) == person)
            })
            .map(|(no, _)| no)
            .collect();
        if !theirs.is_empty() {
            all.extend(said_in(desk, &source, &theirs)?);
        }
    }
    Ok(all)
}

fn said_in(desk: &ReviewDesk<'_>, source: &ReviewSource, theirs: &HashSet<i64>) -> Result<Vec<Heard>, ErrorReply> {
    let marked = marked_places(desk, source.id);
    let order = desk.store.message_order(source.id, &source.imports)?;
    let mut places: Vec<u32> = order.iter().map(|one| one.place).take(LOOKED).collect();
    places.extend(marked.iter().copied().filter(|place| !places.contains(place)).collect::<Vec<_>>());
    let (mut heard, mut unmarked) = (Vec::new(), 0);
    for row in desk.store.messages(source.id, &source.imports, &places)? {
        if !theirs.contains(&row.author) || row.gone || row.kind != "message" {
            continue;
        }
        let why = if marked.contains(&row.place) {
            HeardWhy::Marked
        } else if unmarked < SAID && row.text.contains("://") {
            unmarked += 1;
            HeardWhy::Shared
        } else if unmarked < SAID && row.text.split_whitespace().nth(4).is_some() {
            // A word of thanks is nothing to ask about.
            unmarked += 1;
            HeardWhy::Said
        } else {
            continue;
        };
        let at = row.at.and_then(DateTime::from_timestamp_millis).map(|at| source.put_right(at));
        let quote: String = row.text.chars().take(200).collect();
        let passage = Passage {
            source: Some(source.id),
            line: None,
            note: None,
            place: row.place,
            last: row.place,
            from: 0,
            to: 0,
            quote,
        };
        heard.push(Heard { passage, at, text: row.text, why });
    }
    Ok(heard)
}

/// The messages of a source on which a mark stands.
fn marked_places(desk: &ReviewDesk<'_>, source: EventId) -> HashSet<u32> {
    let mut marks: Vec<(EventId, u32)> = Vec::new();
    for (op, act) in desk.scene.review.acts() {
        match act {
            ReviewAct::MarkMade(act) if act.passage.source == Some(source) => marks.push((op.id, act.passage.place)),
            ReviewAct::MarkCleared(act) => marks.retain(|(id, _)| *id != act.mark),
            _ => {}
        }
    }
    marks.into_iter().map(|(_, place)| place).collect()
}
