//! Interviews: whom to ask, what to ask, what was agreed, what was said, what came of it.
//!
//! Worked out from what was done in the review and in its incident. What was said off the record is in no event and
//! never reaches this module; whose words may be used where is asked of [`Consent`] alone.

mod calibration;
mod consent;
mod cues;
mod expertise;
mod held;
mod share;
mod sheet;
mod themes;
mod told;
mod view;
mod whom;

pub use calibration::{CalibrationAnswer, CalibrationFile, CalibrationPart, answered, calibration, part_key};
pub use consent::{CONSENT_WORDS, Consent, Quotable, Withheld, consent_of, quotable, withheld};
pub use cues::{Heard, HeardWhy};
pub use expertise::expertise_of;
pub use sheet::{interview_sheet, looked_at};
pub(in crate::review) use told::{ToldPassage, told_passages};
pub use view::*;

use super::ReviewScene;
use crate::ids::EventId;
use held::{Talk, talks};

/// Somebody who speaks in a source that was brought in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Voice {
    /// Handle.
    pub person: String,
    /// What the source is called.
    pub source: String,
}

/// Works out everything about interviews. `voices` are the people heard in sources.
#[must_use]
pub fn interviews(scene: &ReviewScene<'_>, voices: &[Voice]) -> Interviews {
    let held = talks(scene.review);
    Interviews {
        whom: whom::whom(scene, &held, voices),
        talks: held.iter().map(|talk| shown(scene, talk)).collect(),
        dry: themes::dry(scene, &held),
        expertise: expertise::cards(scene),
    }
}

/// The events that hold what was written down in an interview, so that they can be erased.
#[must_use]
pub fn notes_to_erase(scene: &ReviewScene<'_>, interview: EventId) -> Vec<EventId> {
    let held = talks(scene.review);
    held.iter().filter(|talk| talk.id == interview).flat_map(|talk| talk.written.iter().copied()).collect()
}

/// Interviews whose notes were to be deleted by now: nobody reads them any more.
#[must_use]
pub fn over(scene: &ReviewScene<'_>) -> Vec<EventId> {
    let held = talks(scene.review);
    held.iter().filter(|talk| talk.consent().is_over(scene.now)).map(|talk| talk.id).collect()
}

fn shown(scene: &ReviewScene<'_>, talk: &Talk<'_>) -> TalkView {
    let consent = talk.consent();
    let hidden = consent.is_over(scene.now);
    let notes: Vec<NoteView> = talk.notes.iter().map(|note| note.shown(scene)).collect();
    TalkView {
        id: talk.id,
        person: talk.person(scene),
        name: scene.name(&talk.planned.person),
        reason: talk.planned.reason.clone(),
        minutes: talk.planned.minutes,
        interviewer: talk.planned.interviewer.clone(),
        interviewer_name: match talk.planned.interviewer.as_str() {
            "" => String::new(),
            handle => scene.name(handle),
        },
        standing: talk.standing(),
        dropped: talk.dropped.unwrap_or_default().to_owned(),
        prompts: talk.prepared.map(|act| act.prompts.clone()).unwrap_or_default(),
        opening: talk.prepared.map(|act| act.opening.clone()).unwrap_or_default(),
        consent: consent.shown(scene),
        began: talk.began,
        ended: talk.ended,
        share: share::share(talk),
        held_notes: u32::try_from(notes.len()).unwrap_or(u32::MAX),
        notes: if hidden { Vec::new() } else { notes },
        deletion_due: hidden && !talk.notes.is_empty(),
        // What was made of the notes is of the notes.
        summed: talk.summed.filter(|_| !hidden).map(|act| SumView {
            themes: act.themes.clone(),
            open: act.open.clone(),
            next: act.next.clone(),
            next_name: if act.next.is_empty() { String::new() } else { scene.name(&act.next) },
            thanked: act.thanked,
        }),
        calibrations: if hidden { Vec::new() } else { calibration::files(talk) },
    }
}
