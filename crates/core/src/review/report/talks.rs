//! What of the interviews may stand in a report: only what people agreed to, under the name they agreed to.

use std::collections::BTreeMap;

use super::people::People;
use crate::event::{ConsentGiven, TalkAct};
use crate::ids::EventId;
use crate::review::ReviewScene;
use crate::words::{Naming, NoteKind};

/// Words shorter than this are too common to be known as somebody's.
const SHORTEST: usize = 16;

/// What stands in the place of words that were not given for the report.
const LEFT_OUT: &str = "(left out: said in confidence)";

struct Talk<'a> {
    person: &'a str,
    consent: Option<&'a ConsentGiven>,
    notes: Vec<(EventId, NoteKind, &'a str)>,
}

/// The interviews of a review.
pub(super) struct Talks<'a> {
    talks: BTreeMap<EventId, Talk<'a>>,
    scene: &'a ReviewScene<'a>,
}

impl<'a> Talks<'a> {
    pub(super) fn of(scene: &'a ReviewScene<'a>) -> Self {
        let mut talks: BTreeMap<EventId, Talk<'a>> = BTreeMap::new();
        for (op, act) in scene.review.talks() {
            match act {
                TalkAct::InterviewPlanned(act) => {
                    talks.insert(op.id, Talk { person: &act.person, consent: None, notes: Vec::new() });
                }
                TalkAct::ConsentGiven(act) => {
                    if let Some(talk) = talks.get_mut(&act.interview) {
                        talk.consent = Some(act);
                    }
                }
                TalkAct::NoteTaken(act) => {
                    if let Some(talk) = talks.get_mut(&act.interview) {
                        talk.notes.push((op.id, act.sort, &act.text));
                    }
                }
                TalkAct::NoteAmended(act) => {
                    for note in talks.values_mut().flat_map(|talk| &mut talk.notes).filter(|note| note.0 == act.note) {
                        (note.1, note.2) = (act.sort, &act.text);
                    }
                }
                TalkAct::NoteStruck(act) => {
                    for talk in talks.values_mut() {
                        talk.notes.retain(|note| note.0 != act.note);
                    }
                }
                _ => {}
            }
        }
        Self { talks, scene }
    }

    /// Whether what was said may stand in a report now.
    fn open(&self, talk: &Talk<'_>) -> bool {
        talk.consent.is_some_and(|consent| {
            consent.agreed && consent.in_report && consent.delete_by.is_none_or(|by| by > self.scene.now)
        })
    }

    /// What people said, as far as they agreed, as Markdown. What the interviewer made of it is not theirs to give.
    pub(super) fn told(&self, people: &People<'_>) -> String {
        let mut out = String::new();
        for talk in self.talks.values().filter(|talk| self.open(talk)) {
            let who = match talk.consent.map(|consent| consent.naming) {
                Some(Naming::Name) => people.person(talk.person),
                Some(Naming::Role) => people.role(talk.person),
                Some(Naming::Unnamed) | None => "somebody who was in it".to_owned(),
            };
            for (_, sort, text) in &talk.notes {
                let words = crate::review::plain(&people.say(text));
                match sort {
                    NoteKind::Quote => out.push_str(&format!("- {who}: “{words}”\n")),
                    NoteKind::Heard => out.push_str(&format!("- {who}, in other words: {words}\n")),
                    NoteKind::Observed
                    | NoteKind::Interpretation
                    | NoteKind::Question
                    | NoteKind::Theme
                    | NoteKind::FollowUp => {}
                }
            }
        }
        out
    }

    /// How many interviews have notes of which nothing may be in it.
    pub(super) fn kept_out(&self) -> usize {
        self.talks.values().filter(|talk| !talk.notes.is_empty() && !self.open(talk)).count()
    }

    /// A text without the words of those who did not give them for the report.
    pub(super) fn sifted(&self, text: &str) -> String {
        let mut out = text.to_owned();
        for talk in self.talks.values().filter(|talk| !self.open(talk)) {
            for (_, _, words) in &talk.notes {
                let words = words.trim();
                if words.chars().count() < SHORTEST {
                    continue;
                }
                for said in [words.to_owned(), crate::review::plain(words)] {
                    if out.contains(&said) {
                        out = out.replace(&said, LEFT_OUT);
                    }
                }
            }
        }
        out
    }
}
