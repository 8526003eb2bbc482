//! Surveys: opened, handed out, collected, closed, shown.
//!
//! An answer is opened only to hold it against its form and to work out what may be shown; what is kept is sealed anew to
//! the facilitator's key. It is in no event. See decisions 0015 and 0018.

use std::collections::HashMap;

use muster_core::event::{AnswersDropped, Body, SurveyClosed, SurveyOpened, TalkAct};
use muster_core::ids::{EventId, Hash, StreamId};
use muster_core::review::survey::{
    ADAPTED, FormLook, HeldSurvey, PROMISE, Pool, PoolMember, SurveyResponse, fitted, form_look, held_surveys,
    is_adapted, meeting_items, minutes, pools, results, review_items, survey_view, told,
};
use muster_core::review::{decide_talk, fold_review, scope, stream_of, talk_label};
use muster_core::words::Seat;
use muster_exchange::{
    AnswerFile, MAX_ANSWER_FILE, SurveyForm, read_survey_answer, survey_answer_bytes, survey_form_html,
    survey_paper_html,
};
use muster_store::{Kept, Store};

use super::ReviewDesk;
use super::interviews::code_of;
use super::sealed::{key_file, key_for_writing, read_key};
use crate::service::Service;
use crate::wire::{
    AnswerOutcome, ErrorCode, ErrorReply, ExportText, IncidentOnly, SurveyAnswer, SurveyAnswered, SurveyChanged,
    SurveyFileTaken, SurveyLook, SurveyOnly, SurveyOpen, SurveyPaper, SurveyTake, SurveyTaken, SurveysView,
};

/// What is read of a review to take its surveys together with others.
const SURVEY_KINDS: &[&str] = &["survey_opened", "survey_closed", "restored", "body_erased"];
/// The most files that are taken in one go.
const MOST_FILES: usize = 500;
/// The most sheets that are printed in one go.
const MOST_SHEETS: u32 = 200;

impl Service {
    pub(crate) fn surveys(&self, request: IncidentOnly) -> Result<SurveysView, ErrorReply> {
        self.on_review(&request.incident, |desk| {
            let mut surveys = Vec::new();
            for held in held_surveys(desk.scene.review) {
                let count = desk.store.answer_count(held.id)?;
                // Nothing is opened while answers come in: nothing of them is shown before.
                let responses =
                    if held.closed_at.is_some() { opened(desk.store, held.id, held.open)? } else { Vec::new() };
                surveys.push(survey_view(&desk.scene, &held, count, &responses, seed(held.id)));
            }
            let few = surveys.iter().any(|one| one.results.as_ref().is_some_and(|results| !results.shown));
            let mine: Vec<EventId> = surveys.iter().map(|one| one.id).collect();
            let mut pools = if few { all_pools(desk)? } else { Vec::new() };
            pools.retain(|pool| pool.surveys.iter().any(|survey| mine.contains(survey)));
            let (review_items, meeting_items) = (review_items(), meeting_items());
            let both = review_items.iter().chain(&meeting_items);
            let adapted = both.filter(|item| is_adapted(item)).map(|item| item.key.clone()).collect();
            let (adapted_words, promise) = (ADAPTED.to_owned(), PROMISE.to_owned());
            Ok(SurveysView { surveys, pools, review_items, meeting_items, adapted, adapted_words, promise })
        })
    }

    // Every command reads the same way, also where nothing of the service is needed.
    #[expect(clippy::unused_self, clippy::unnecessary_wraps, reason = "the command table calls every command alike")]
    pub(crate) fn survey_look(&self, request: SurveyLook) -> Result<FormLook, ErrorReply> {
        Ok(form_look(&request.items, request.minimum, request.minimum_spread, request.told))
    }

    pub(crate) fn survey_open(&self, request: SurveyOpen) -> Result<SurveyChanged, ErrorReply> {
        let recipient = key_for_writing(self.store()?.path())?.to_string();
        let SurveyOpen { incident, title, intro, items, minimum, minimum_spread, told, people, asked, meeting } =
            request;
        let act = TalkAct::SurveyOpened(SurveyOpened {
            title,
            intro,
            items,
            minimum,
            minimum_spread,
            recipient,
            people,
            meeting,
            told,
            asked,
        });
        let label = talk_label(&act);
        let change = self.in_review(&incident, &label, |desk, ctx| decide_talk(desk.stream, &desk.scene, act, ctx))?;
        let survey = change.events.first().map(|event| event.id).ok_or_else(not_there)?;
        Ok(SurveyChanged { survey, change })
    }

    pub(crate) fn survey_close(&self, request: SurveyOnly) -> Result<SurveyChanged, ErrorReply> {
        let SurveyOnly { incident, survey } = request;
        let answers = self.on_review(&incident, |desk| Ok(desk.store.answer_count(survey)?))?;
        let act = TalkAct::SurveyClosed(SurveyClosed { survey, answers });
        let label = talk_label(&act);
        let change = self.in_review(&incident, &label, |desk, ctx| decide_talk(desk.stream, &desk.scene, act, ctx))?;
        Ok(SurveyChanged { survey, change })
    }

    pub(crate) fn survey_discard(&self, request: SurveyOnly) -> Result<SurveyChanged, ErrorReply> {
        let SurveyOnly { incident, survey } = request;
        let answers = self.on_review(&incident, |desk| Ok(desk.store.answer_count(survey)?))?;
        if answers == 0 {
            let message = "Failed to throw the answers away: there are none.";
            return Err(ErrorReply::new(ErrorCode::Rejected, message).in_field("survey"));
        }
        // The mark first: what is gone without one would look as if nobody had answered.
        let act = TalkAct::AnswersDropped(AnswersDropped { survey, answers });
        let label = talk_label(&act);
        let change = self.in_review(&incident, &label, |desk, ctx| decide_talk(desk.stream, &desk.scene, act, ctx))?;
        self.on_review(&incident, |desk| Ok(desk.store.drop_answers(survey)?))?;
        Ok(SurveyChanged { survey, change })
    }

    pub(crate) fn survey_form(&self, request: SurveyOnly) -> Result<ExportText, ErrorReply> {
        self.on_review(&request.incident, |desk| {
            let held = taking(desk, request.survey)?;
            let reference = desk.row.reference();
            let text = survey_form_html(&form(desk, &held, &reference, &facilitator(desk)));
            Ok(ExportText { text, file_name: file_name(desk, "survey") })
        })
    }

    pub(crate) fn survey_paper(&self, request: SurveyPaper) -> Result<ExportText, ErrorReply> {
        let copies = request.copies.clamp(1, MOST_SHEETS);
        let codes: Vec<String> = (0..copies).map(|_| code_of(self.new_event_id())).collect();
        self.on_review(&request.incident, |desk| {
            let held = taking(desk, request.survey)?;
            let reference = desk.row.reference();
            let text = survey_paper_html(&form(desk, &held, &reference, &facilitator(desk)), &codes);
            Ok(ExportText { text, file_name: file_name(desk, "survey-paper") })
        })
    }

    pub(crate) fn survey_take(&self, request: SurveyTake) -> Result<SurveyTaken, ErrorReply> {
        let SurveyTake { incident, survey, files } = request;
        if files.len() > MOST_FILES {
            let message = format!("Failed to take the files in: there are more than {MOST_FILES}.");
            return Err(ErrorReply::new(ErrorCode::Rejected, message).in_field("files"));
        }
        self.on_review(&incident, |desk| {
            let held = taking(desk, survey)?;
            let key = read_key(&key_file(desk.store.path()))?;
            let mut taken = Vec::with_capacity(files.len());
            for file in files {
                let answer = match key.as_ref() {
                    Some(key) => unsealed(key, file.text.as_bytes(), &held),
                    None => Err("The key of this survey is not on this machine.".to_owned()),
                };
                let (outcome, words) = match answer {
                    Err(why) => (AnswerOutcome::Refused, why),
                    Ok(answer) => match keep(desk.store, &answer)? {
                        Kept::New => (AnswerOutcome::Taken, "Taken in.".to_owned()),
                        Kept::Known => (AnswerOutcome::Known, "There already: it counts once.".to_owned()),
                    },
                };
                taken.push(SurveyFileTaken { name: file.name, outcome, words });
            }
            Ok(SurveyTaken { files: taken, collected: desk.store.answer_count(survey)? })
        })
    }

    pub(crate) fn survey_answer(&self, request: SurveyAnswer) -> Result<SurveyAnswered, ErrorReply> {
        let SurveyAnswer { incident, survey, code, response } = request;
        let code = code.map(|code| code.trim().to_uppercase()).filter(|code| !code.is_empty());
        // An id tells when it was made; its hash does not.
        let code = code.unwrap_or_else(|| Hash::of(self.new_event_id().as_bytes()).to_string());
        self.on_review(&incident, |desk| {
            let held = taking(desk, survey)?;
            let response = fitted(&held.open.items, &response).map_err(|fault| {
                ErrorReply::new(ErrorCode::Rejected, format!("Failed to take it in: {fault}.")).in_field("response")
            })?;
            let outcome = match keep(desk.store, &AnswerFile { survey, code, response })? {
                Kept::New => AnswerOutcome::Taken,
                Kept::Known => AnswerOutcome::Known,
            };
            Ok(SurveyAnswered { outcome, collected: desk.store.answer_count(survey)? })
        })
    }
}

/// What surveys of a review show, as a part of a report; `words` says whether what people wrote goes with it.
pub(super) fn told_in(desk: &ReviewDesk<'_>, words: bool) -> Result<String, ErrorReply> {
    let mut out = String::new();
    for held in held_surveys(desk.scene.review).iter().filter(|held| held.closed_at.is_some()) {
        let (open, responses) = (held.open, opened(desk.store, held.id, held.open)?);
        let shown = results(&open.items, open.minimum, open.minimum_spread, &responses, seed(held.id));
        out.push_str(&told(open, &shown, words));
    }
    Ok(out)
}

/// How many answers there are to the surveys of a review.
pub(super) fn collected(desk: &ReviewDesk<'_>) -> Result<u32, ErrorReply> {
    let mut all = 0_u32;
    for held in held_surveys(desk.scene.review) {
        all = all.saturating_add(desk.store.answer_count(held.id)?);
    }
    Ok(all)
}

/// Refuses to take back that a survey was opened or closed once it has answers: they would have nowhere to belong, or
/// more could come to what was shown.
pub(super) fn may_take_back(desk: &ReviewDesk<'_>, events: &[EventId]) -> Result<(), ErrorReply> {
    let mut meant = events.to_vec();
    // What was done again is taken back by way of the event that did so.
    let restored = desk.store.stream_events_of_kinds(desk.stream, &["restored"], 0)?.events;
    for event in restored.iter().rev() {
        if let Body::Restored(body) = &event.body
            && meant.contains(&event.header.id)
        {
            meant.extend(&body.targets);
        }
    }
    for event in meant {
        let (survey, what) = match desk.scene.review.talk(event) {
            Some(TalkAct::SurveyOpened(_)) => (event, "opened"),
            Some(TalkAct::SurveyClosed(act)) => (act.survey, "closed"),
            Some(TalkAct::AnswersDropped(_)) => {
                let message = "Failed to take back that answers were thrown away: they are gone.";
                let hint = "They were in no log and in no other file. Open another survey.";
                return Err(ErrorReply::new(ErrorCode::InvalidRequest, message).with_hint(hint));
            }
            Some(_) | None => continue,
        };
        if desk.store.answer_count(survey)? > 0 {
            let message = format!("Failed to take back that a survey was {what}: it has answers.");
            let hint = "Open another one instead. What was promised to those who answered holds.";
            // Not `Rejected`: that would drop the step and take back the one before it, which nobody asked for.
            return Err(ErrorReply::new(ErrorCode::InvalidRequest, message).with_hint(hint));
        }
    }
    Ok(())
}

fn not_there() -> ErrorReply {
    let message = "Failed to find the survey: it is not in this review, or it was taken away.";
    ErrorReply::new(ErrorCode::NotFound, message).in_field("survey")
}

/// A survey that takes answers.
fn taking<'a>(desk: &ReviewDesk<'a>, survey: EventId) -> Result<HeldSurvey<'a>, ErrorReply> {
    let held = held_surveys(desk.scene.review).into_iter().find(|held| held.id == survey).ok_or_else(not_there)?;
    if held.closed_at.is_some() {
        let message = "Failed to take answers: this survey is closed.";
        let hint = "What it shows would tell of whoever answers now. Open another survey.";
        return Err(ErrorReply::new(ErrorCode::Rejected, message).with_hint(hint).in_field("survey"));
    }
    Ok(held)
}

fn facilitator(desk: &ReviewDesk<'_>) -> String {
    let scope = scope(desk.row.stream, &desk.scene);
    scope.seats.iter().find(|seat| seat.seat == Seat::Facilitator).map(|seat| seat.name.clone()).unwrap_or_default()
}

fn form<'a>(desk: &ReviewDesk<'a>, held: &HeldSurvey<'a>, reference: &'a str, facilitator: &'a str) -> SurveyForm<'a> {
    SurveyForm {
        id: held.id,
        reference,
        incident: &desk.row.title,
        is_drill: desk.row.is_drill,
        open: held.open,
        minutes: minutes(&held.open.items),
        adapted: held.open.items.iter().any(is_adapted),
        facilitator,
    }
}

fn file_name(desk: &ReviewDesk<'_>, what: &str) -> String {
    let stamp = if desk.row.is_drill { "EXERCISE-" } else { "" };
    format!("{stamp}{}-{what}.html", desk.row.reference())
}

/// Opens a file that came back and holds it against the form; says in one sentence why not.
fn unsealed(key: &age::x25519::Identity, bytes: &[u8], held: &HeldSurvey<'_>) -> Result<AnswerFile, String> {
    if bytes.len() > MAX_ANSWER_FILE {
        return Err("It is larger than an answer can be.".to_owned());
    }
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes).trim_ascii();
    if !bytes.starts_with(b"-----BEGIN AGE") && !bytes.starts_with(b"age-encryption.org/") {
        return Err("It is no sealed answer: the form saves files that are called “answer-….txt”.".to_owned());
    }
    let open = age::decrypt(key, bytes).map_err(|error| match error {
        age::DecryptError::NoMatchingKeys => "It is sealed to somebody else's key.".to_owned(),
        _damaged => "It is damaged, or only a part of it arrived.".to_owned(),
    })?;
    let answer = read_survey_answer(&open).map_err(|error| format!("It cannot be taken in: {error}."))?;
    if answer.survey != held.id {
        return Err("It answers another survey.".to_owned());
    }
    let response =
        fitted(&held.open.items, &answer.response).map_err(|fault| format!("It cannot be taken in: {fault}."))?;
    Ok(AnswerFile { response, ..answer })
}

/// Seals an answer anew and keeps it: the file that was handed in is then nowhere in the store.
fn keep(store: &Store, answer: &AnswerFile) -> Result<Kept, ErrorReply> {
    let mut named = answer.survey.as_bytes().to_vec();
    named.extend_from_slice(answer.code.as_bytes());
    let mut code = [0; 16];
    code.copy_from_slice(&Hash::of(&named).0[..16]);
    let me = key_for_writing(store.path())?;
    let sealed = age::encrypt(&me, &survey_answer_bytes(answer))
        .map_err(|error| ErrorReply::new(ErrorCode::Internal, format!("Failed to seal the answer: {error}.")))?;
    Ok(store.keep_answer(answer.survey, code, &sealed)?)
}

/// The answers of a survey, as far as the key of this machine opens them.
fn opened(store: &Store, survey: EventId, open: &SurveyOpened) -> Result<Vec<SurveyResponse>, ErrorReply> {
    let rows = store.sealed_answers(survey)?;
    let Some(key) = (if rows.is_empty() { None } else { read_key(&key_file(store.path()))? }) else {
        return Ok(Vec::new());
    };
    let read = rows.iter().filter_map(|row| {
        let answer = read_survey_answer(&age::decrypt(&key, row).ok()?).ok()?;
        fitted(&open.items, &answer.response).ok()
    });
    Ok(read.collect())
}

/// What shuffles remarks: the same at every look, so that two looks tell no more than one.
fn seed(survey: EventId) -> u64 {
    let mut named = b"order of remarks ".to_vec();
    named.extend_from_slice(survey.as_bytes());
    Hash::of(&named).0.iter().take(8).fold(0, |seed, byte| (seed << 8) | u64::from(*byte))
}

/// Every survey that has too few answers, of real incidents or of exercises like this one, taken together.
fn all_pools(desk: &ReviewDesk<'_>) -> Result<Vec<Pool>, ErrorReply> {
    let incidents: HashMap<StreamId, StreamId> =
        desk.store.incident_streams()?.into_iter().map(|incident| (stream_of(incident), incident)).collect();
    let mut reviews = Vec::new();
    for stream in desk.store.review_streams()? {
        let Some(incident) = incidents.get(&stream) else { continue };
        let Some(row) = desk.store.incident(*incident)?.filter(|row| row.is_drill == desk.row.is_drill) else {
            continue;
        };
        let events = desk.store.stream_events_of_kinds(stream, SURVEY_KINDS, 0)?.events;
        reviews.push((row.reference(), fold_review(&events)));
    }
    let mut closed = Vec::new();
    for (reference, review) in &reviews {
        for held in held_surveys(review) {
            if let Some(at) = held.closed_at {
                closed.push((at, held, reference, opened(desk.store, held.id, held.open)?));
            }
        }
    }
    closed.sort_by_key(|(at, held, _, _)| (*at, held.id));
    let members: Vec<PoolMember<'_>> = closed
        .iter()
        .map(|(_, held, reference, responses)| PoolMember {
            survey: held.id,
            reference: (*reference).clone(),
            open: held.open,
            responses,
        })
        .collect();
    Ok(pools(&members, members.iter().fold(0, |mixed, one| mixed ^ seed(one.survey))))
}
