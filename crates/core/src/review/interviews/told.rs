//! What people told about passages, as far as it may stand under their names.

use super::held::{is_said, talks};
use crate::event::Passage;
use crate::ids::EventId;
use crate::review::ReviewScene;
use crate::time::Moment;

/// What somebody told about a passage.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::review) struct ToldPassage {
    /// The note.
    pub(in crate::review) note: EventId,
    /// Handle of the person.
    pub(in crate::review) person: String,
    /// When it was written down.
    pub(in crate::review) at: Moment,
    /// What they said.
    pub(in crate::review) text: String,
    /// About what.
    pub(in crate::review) passage: Passage,
}

/// What was told about passages.
#[derive(Debug, Clone, PartialEq, Default)]
pub(in crate::review) struct ToldPassages {
    /// What may be shown under the name of who told it.
    pub(in crate::review) passages: Vec<ToldPassage>,
    /// How many notes may not.
    pub(in crate::review) left_out: u32,
}

/// Everything that people said about a passage. Only words that may be used, and only of people who agreed to be named:
/// a lane or a card bears a name, and words in it are said by somebody.
pub(in crate::review) fn told_passages(scene: &ReviewScene<'_>) -> ToldPassages {
    let mut told = ToldPassages::default();
    for talk in talks(scene.review) {
        let consent = talk.consent();
        let may = consent.may_be_in_report(scene.now) && consent.may_be_named();
        for note in talk.notes.iter().filter(|note| is_said(note.sort)) {
            let Some(passage) = &note.taken.passage else { continue };
            if !may {
                told.left_out += 1;
                continue;
            }
            told.passages.push(ToldPassage {
                note: note.id,
                person: talk.person(scene),
                at: note.at,
                text: note.text.to_owned(),
                passage: passage.clone(),
            });
        }
    }
    told
}
