//! What of the interviews may stand in a report. What that is, consent says: see [`crate::review::interviews`].

use std::collections::HashSet;

use super::people::People;
use crate::event::Passage;
use crate::ids::EventId;
use crate::review::ReviewScene;
use crate::review::interviews::{Quotable, Withheld, quotable, withheld};
use crate::words::{Naming, NoteKind};

/// Words shorter than this are too common to be known as somebody's.
const SHORTEST: usize = 16;

/// What stands in the place of words that were not given for the report.
pub(super) const LEFT_OUT: &str = "(left out: said in confidence)";

/// What interviews give to a report, and what they keep.
pub(super) struct Talks {
    open: Vec<Quotable>,
    kept: Vec<Withheld>,
}

impl Talks {
    pub(super) fn of(scene: &ReviewScene<'_>) -> Self {
        Self { open: quotable(scene), kept: withheld(scene) }
    }

    /// What people said, as far as they agreed, as Markdown. What the interviewer made of it is not theirs to give.
    pub(super) fn told(&self, people: &People<'_>) -> String {
        let mut out = String::new();
        for one in self.open.iter().filter(|one| one.said) {
            let who = match one.naming {
                Naming::Name => people.person(&one.person),
                Naming::Role => people.role(&one.person),
                Naming::Unnamed => "somebody who was in it".to_owned(),
            };
            let words = crate::review::plain(&people.say(&one.text));
            if one.sort == NoteKind::Quote {
                out.push_str(&format!("- {who}: “{words}”\n"));
            } else {
                out.push_str(&format!("- {who}, in other words: {words}\n"));
            }
        }
        out
    }

    /// How many interviews have notes of which nothing may be in it.
    pub(super) fn kept_out(&self) -> usize {
        self.kept.iter().map(|one| one.interview).collect::<HashSet<EventId>>().len()
    }

    /// Whether a passage is a note that may not be in it; the words of a link to it are the person's, too.
    pub(super) fn keeps(&self, passage: &Passage) -> bool {
        passage.note.is_some_and(|note| !self.open.iter().any(|one| one.note == note))
    }

    /// A text without the words of those who did not give them for the report.
    pub(super) fn sifted(&self, text: &str) -> String {
        let mut out = text.to_owned();
        for words in self.kept.iter().map(|one| one.text.trim()).filter(|words| words.chars().count() >= SHORTEST) {
            for said in [words.to_owned(), crate::review::plain(words)] {
                if out.contains(&said) {
                    out = out.replace(&said, LEFT_OUT);
                }
            }
        }
        out
    }
}
