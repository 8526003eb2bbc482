//! Each interview gathered from its events.

use super::consent::Consent;
use super::view::{NoteView, TalkStanding};
use crate::event::{
    CalibrationMade, CalibrationReturned, ConsentGiven, InterviewPlanned, InterviewPrepared, InterviewSummed,
    NoteTaken, TalkAct,
};
use crate::ids::EventId;
use crate::review::{ReviewScene, ReviewState};
use crate::time::Moment;
use crate::words::NoteKind;

/// An interview as it follows from its events.
pub(super) struct Talk<'a> {
    pub(super) id: EventId,
    pub(super) planned: &'a InterviewPlanned,
    pub(super) dropped: Option<&'a str>,
    pub(super) prepared: Option<&'a InterviewPrepared>,
    pub(super) consent: Option<(EventId, Moment, &'a ConsentGiven)>,
    pub(super) began: Option<Moment>,
    pub(super) ended: Option<Moment>,
    /// Since when whose turn it was; nobody's once it ended.
    pub(super) turns: Vec<(Moment, Option<bool>)>,
    pub(super) notes: Vec<Note<'a>>,
    /// The events that hold what was said and what was made of it, struck notes too.
    pub(super) written: Vec<EventId>,
    pub(super) summed: Option<&'a InterviewSummed>,
    pub(super) files: Vec<File<'a>>,
}

/// A note with its corrections.
pub(super) struct Note<'a> {
    pub(super) id: EventId,
    pub(super) at: Moment,
    pub(super) sort: NoteKind,
    pub(super) text: &'a str,
    pub(super) taken: &'a NoteTaken,
    pub(super) amended: bool,
}

/// A file that was given out, with what came back.
pub(super) struct File<'a> {
    pub(super) id: EventId,
    pub(super) at: Moment,
    pub(super) made: &'a CalibrationMade,
    pub(super) returned: Option<(EventId, Moment, &'a CalibrationReturned)>,
    pub(super) settled: Vec<(&'a str, &'a str)>,
}

impl Talk<'_> {
    pub(super) fn standing(&self) -> TalkStanding {
        if self.dropped.is_some() {
            TalkStanding::Dropped
        } else if self.summed.is_some() {
            TalkStanding::Summed
        } else if self.ended.is_some() {
            TalkStanding::Ended
        } else if self.began.is_some() {
            TalkStanding::Running
        } else if let Some((_, _, consent)) = self.consent {
            if consent.agreed { TalkStanding::Agreed } else { TalkStanding::Declined }
        } else if self.prepared.is_some() {
            TalkStanding::Prepared
        } else {
            TalkStanding::Planned
        }
    }

    pub(super) fn person(&self, scene: &ReviewScene<'_>) -> String {
        scene.handle(&self.planned.person)
    }

    pub(super) fn consent(&self) -> Consent<'_> {
        Consent { interview: self.id, person: &self.planned.person, given: self.consent }
    }
}

impl Note<'_> {
    pub(super) fn shown(&self, scene: &ReviewScene<'_>) -> NoteView {
        NoteView {
            id: self.id,
            at: self.at,
            sort: self.sort,
            text: self.text.to_owned(),
            said: is_said(self.sort),
            prompt: self.taken.prompt.clone(),
            passage: self.taken.passage.clone(),
            confidence: self.taken.confidence,
            owner: if self.taken.owner.is_empty() { String::new() } else { scene.name(&self.taken.owner) },
            amended: self.amended,
        }
    }
}

/// Whether a note is what the person said; the others are the interviewer's.
pub(super) const fn is_said(sort: NoteKind) -> bool {
    match sort {
        NoteKind::Heard | NoteKind::Quote => true,
        NoteKind::Observed | NoteKind::Interpretation | NoteKind::Question | NoteKind::Theme | NoteKind::FollowUp => {
            false
        }
    }
}

/// Every interview, in the order in which they were planned.
pub(super) fn talks(review: &ReviewState) -> Vec<Talk<'_>> {
    let mut all: Vec<Talk<'_>> = Vec::new();
    for (op, act) in review.talks() {
        let (id, at) = (op.id, op.happened.at);
        if let TalkAct::InterviewPlanned(planned) = act {
            all.push(begun(id, planned));
            continue;
        }
        let Some(talk) = all.iter_mut().find(|talk| concerns(talk, act)) else { continue };
        match act {
            TalkAct::InterviewDropped(act) => talk.dropped = Some(&act.reason),
            TalkAct::InterviewPrepared(act) => talk.prepared = Some(act),
            TalkAct::ConsentGiven(act) => talk.consent = Some((id, at, act)),
            TalkAct::InterviewBegan(_) => {
                // A talk that is taken up again goes on.
                talk.began.get_or_insert(at);
                if talk.ended.take().is_some() {
                    talk.summed = None;
                }
            }
            TalkAct::InterviewEnded(_) => {
                talk.ended = Some(at);
                talk.turns.push((at, None));
            }
            TalkAct::TurnTaken(act) => talk.turns.push((at, Some(act.interviewer))),
            TalkAct::InterviewSummed(act) => {
                talk.summed = Some(act);
                talk.written.push(id);
            }
            TalkAct::CalibrationMade(made) => {
                talk.files.push(File { id, at, made, returned: None, settled: Vec::new() });
            }
            TalkAct::CalibrationReturned(_) | TalkAct::CommentSettled(_) => filed(talk, id, at, act),
            TalkAct::NoteTaken(_) | TalkAct::NoteAmended(_) | TalkAct::NoteStruck(_) => noted(talk, id, at, act),
            TalkAct::InterviewPlanned(_)
            | TalkAct::ExpertiseWritten(_)
            | TalkAct::ExpertiseStruck(_)
            | TalkAct::SurveyOpened(_)
            | TalkAct::SurveyClosed(_)
            | TalkAct::AnswersDropped(_) => {}
        }
    }
    all
}

const fn begun(id: EventId, planned: &InterviewPlanned) -> Talk<'_> {
    Talk {
        id,
        planned,
        dropped: None,
        prepared: None,
        consent: None,
        began: None,
        ended: None,
        turns: Vec::new(),
        notes: Vec::new(),
        written: Vec::new(),
        summed: None,
        files: Vec::new(),
    }
}

fn noted<'a>(talk: &mut Talk<'a>, id: EventId, at: Moment, act: &'a TalkAct) {
    match act {
        TalkAct::NoteTaken(taken) => {
            talk.written.push(id);
            talk.notes.push(Note { id, at, sort: taken.sort, text: &taken.text, taken, amended: false });
        }
        TalkAct::NoteAmended(act) => {
            talk.written.push(id);
            if let Some(note) = talk.notes.iter_mut().find(|note| note.id == act.note) {
                (note.sort, note.text, note.amended) = (act.sort, &act.text, true);
            }
        }
        TalkAct::NoteStruck(act) => talk.notes.retain(|note| note.id != act.note),
        _ => {}
    }
}

fn filed<'a>(talk: &mut Talk<'a>, id: EventId, at: Moment, act: &'a TalkAct) {
    match act {
        TalkAct::CalibrationReturned(act) => {
            talk.written.push(id);
            if let Some(file) = talk.files.iter_mut().find(|file| file.id == act.calibration) {
                file.returned = Some((id, at, act));
            }
        }
        TalkAct::CommentSettled(act) => {
            talk.written.push(id);
            let came = |file: &&mut File<'_>| file.returned.is_some_and(|(returned, _, _)| returned == act.returned);
            if let Some(file) = talk.files.iter_mut().find(came) {
                file.settled.push((&act.part, &act.changed));
            }
        }
        _ => {}
    }
}

/// Whether an act is about an interview, or about something in it.
fn concerns(talk: &Talk<'_>, act: &TalkAct) -> bool {
    // A correction of a note that was struck or erased still is about its interview.
    let has_note = |id: EventId| talk.written.contains(&id);
    match act {
        TalkAct::InterviewDropped(act) => act.interview == talk.id,
        TalkAct::InterviewPrepared(act) => act.interview == talk.id,
        TalkAct::ConsentGiven(act) => act.interview == talk.id,
        TalkAct::InterviewBegan(act) => act.interview == talk.id,
        TalkAct::InterviewEnded(act) => act.interview == talk.id,
        TalkAct::TurnTaken(act) => act.interview == talk.id,
        TalkAct::NoteTaken(act) => act.interview == talk.id,
        TalkAct::InterviewSummed(act) => act.interview == talk.id,
        TalkAct::CalibrationMade(act) => act.interview == talk.id,
        TalkAct::NoteAmended(act) => has_note(act.note),
        TalkAct::NoteStruck(act) => has_note(act.note),
        TalkAct::CalibrationReturned(act) => talk.files.iter().any(|file| file.id == act.calibration),
        TalkAct::CommentSettled(act) => {
            talk.files.iter().any(|file| file.returned.is_some_and(|(returned, _, _)| returned == act.returned))
        }
        TalkAct::InterviewPlanned(_)
        | TalkAct::ExpertiseWritten(_)
        | TalkAct::ExpertiseStruck(_)
        | TalkAct::SurveyOpened(_)
        | TalkAct::SurveyClosed(_)
        | TalkAct::AnswersDropped(_) => false,
    }
}
