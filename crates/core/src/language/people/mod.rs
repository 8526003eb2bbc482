//! Who a verb is about: a person, the writer, nobody, or a thing.
//!
//! A thing may do what it did not do without anybody being blamed for it, so the nearest noun decides and a person
//! further left does not count: in "the page to the engineer failed to arrive" it is the page that failed.

mod words;

use std::collections::HashSet;

use super::reading::{NEAR, Reading, Word};
use super::verbs::{is_adverb, is_auxiliary, is_past};
use words::{ALSO_WORDS, KINDS, Kind};

const THEIRS: &[&str] = &["his", "her", "their", "your", "whose", "somebody's", "someone's"];
const OURS: &[&str] = &["my", "our"];

/// Who a verb is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Subject {
    /// The writer, alone or with others.
    Oneself,
    /// Somebody else, or a team.
    Person,
    /// Nobody: this clears instead of blaming.
    Nobody,
    /// A system, or something else that cannot be blamed.
    Thing,
    /// Not said nearby.
    Unsaid,
}

impl Subject {
    /// Whether somebody is spoken of.
    pub(super) fn is_somebody(self) -> bool {
        matches!(self, Self::Oneself | Self::Person)
    }
}

/// Everybody who is known by name or handle, in lower case.
#[derive(Debug, Default)]
pub(super) struct People(HashSet<String>);

impl People {
    pub(super) fn new(people: &[(&str, &str)]) -> Self {
        let names = people.iter().flat_map(|(handle, name)| name.split_whitespace().chain([*handle]));
        Self(names.filter(|name| name.chars().count() > 1).map(str::to_lowercase).collect())
    }

    fn kind(&self, word: &Word<'_>) -> Option<Kind> {
        if word.skipped {
            return None;
        }
        let lower: &str = &word.lower;
        if let Some(kind) = KINDS.get(lower) {
            // "Will" and "May" are people only by their capital, "Page" only when somebody is called so.
            let named =
                word.text.starts_with(char::is_uppercase) && ALSO_WORDS.contains(&lower) && self.0.contains(lower);
            return Some(if named { Kind::Person } else { *kind });
        }
        if lower.len() > 1 && lower.starts_with('@') {
            return Some(Kind::Person);
        }
        let known =
            self.0.contains(lower) && (word.text.starts_with(char::is_uppercase) || !ALSO_WORDS.contains(&lower));
        known.then_some(Kind::Person)
    }

    /// Whether a word names a person or a role; the writer too.
    pub(super) fn is_somebody(&self, word: &Word<'_>) -> bool {
        matches!(self.kind(word), Some(Kind::Oneself | Kind::Person | Kind::Who))
    }

    /// Whose a thing is, when the word says so: "his", "Mei's", "the engineers'".
    pub(super) fn whose(&self, word: &Word<'_>) -> Option<Subject> {
        let lower: &str = &word.lower;
        if OURS.contains(&lower) {
            return Some(Subject::Oneself);
        }
        if THEIRS.contains(&lower) {
            return Some(Subject::Person);
        }
        let bare = lower.strip_suffix("'s")?;
        let person = KINDS.get(bare) == Some(&Kind::Person) || self.0.contains(bare.trim_start_matches('@'));
        person.then_some(Subject::Person)
    }

    /// The first person or thing within so many words after, for what stands to the right of its verb.
    pub(super) fn object(&self, reading: &Reading<'_>, at: usize, within: usize) -> Subject {
        for by in 1..=within {
            let Some(word) = reading.right(at, by) else { break };
            if let Some(owner) = self.whose(word) {
                return owner;
            }
            match self.kind(word) {
                Some(Kind::Oneself) => return Subject::Oneself,
                Some(Kind::Person | Kind::Who) => return Subject::Person,
                Some(Kind::Nobody) => return Subject::Nobody,
                // "The release crew": the last noun counts.
                Some(Kind::Thing)
                    if reading.right(at, by + 1).is_some_and(|next| self.kind(next) == Some(Kind::Person)) => {}
                Some(Kind::Thing | Kind::That) => return Subject::Thing,
                Some(Kind::Article | Kind::Before | Kind::And) | None => {}
            }
        }
        Subject::Unsaid
    }

    /// Anybody within so many words on either side, as an owner or in any other place.
    pub(super) fn near(&self, reading: &Reading<'_>, at: usize, left: usize, right: usize) -> Subject {
        let before = (1..=left).filter_map(|by| reading.left(at, by));
        let after = (1..=right).filter_map(|by| reading.right(at, by));
        let mut found = Subject::Unsaid;
        for word in before.chain(after).filter(|word| !matches!(&*word.lower, "me" | "us")) {
            match (self.whose(word), self.kind(word)) {
                (Some(Subject::Oneself), _) | (None, Some(Kind::Oneself)) => return Subject::Oneself,
                (Some(_), _) | (None, Some(Kind::Person | Kind::Who)) => found = Subject::Person,
                (None, Some(Kind::Nobody)) if found == Subject::Unsaid => found = Subject::Nobody,
                (None, _) => {}
            }
        }
        found
    }

    /// Whom a word grades: somebody before it, directly after it, or after "of" and "by".
    pub(super) fn graded(&self, reading: &Reading<'_>, at: usize) -> Subject {
        let near = self.near(reading, at, NEAR, 2);
        if near.is_somebody() {
            return near;
        }
        let by = (1..=4).find(|by| matches!(reading.next(at, *by), "of" | "by"));
        by.map_or(near, |by| self.object(reading, at + by, 3))
    }

    /// Who the verb at a place is about.
    pub(super) fn subject(&self, reading: &Reading<'_>, at: usize) -> Subject {
        let mut walk = Walk::default();
        let mut by = 0;
        while by < NEAR + walk.extra {
            by += 1;
            let Some(word) = reading.left(at, by) else { break };
            let lower: &str = &word.lower;
            if self.kind(word).is_none() && (is_adverb(lower) || is_auxiliary(lower) && walk.crossed == 0) {
                walk.extra = (walk.extra + 1).min(NEAR);
                continue;
            }
            if let Some(found) = self.step(reading, at, by, word, &mut walk) {
                return found;
            }
        }
        if walk.thing { Subject::Thing } else { Subject::Unsaid }
    }

    fn step(&self, reading: &Reading<'_>, at: usize, by: usize, word: &Word<'_>, walk: &mut Walk) -> Option<Subject> {
        match self.kind(word) {
            Some(Kind::Who) => return walk.verbs_allow().then_some(Subject::Person),
            Some(found @ (Kind::Oneself | Kind::Person | Kind::Nobody)) if !walk.thing => {
                let start = if takes_no_words(&word.lower) { by } else { self.phrase(reading, at, by) };
                let lead = reading.last(at, start + 1);
                if KINDS.get(lead) == Some(&Kind::Before) && !is_counted(reading.last(at, start + 2)) {
                    walk.crossed = 0;
                    return None;
                }
                if walk.crossed > 0 && !walk.coordinated && self.follows_a_noun(reading, at, start + 1) {
                    return Some(Subject::Thing);
                }
                let ours = (1..=2).any(|more| OURS.contains(&reading.last(at, by + more))) && lower_is_team(word);
                return Some(match found {
                    Kind::Oneself => Subject::Oneself,
                    Kind::Nobody => Subject::Nobody,
                    _ if ours => Subject::Oneself,
                    _ if is_none(reading.last(at, start + 2)) => Subject::Nobody,
                    _ => Subject::Person,
                });
            }
            Some(Kind::Thing) => self.thing(reading, at, by, walk),
            Some(Kind::Article) if walk.unknown > 0 => self.thing(reading, at, by, walk),
            Some(Kind::And) if walk.crossed == 0 && !walk.thing => {
                walk.coordinated = true;
                walk.extra = NEAR;
            }
            Some(Kind::Before) => (walk.unknown, walk.crossed) = (0, 0),
            Some(Kind::That) if walk.crossed == 0 && !walk.thing => {}
            Some(Kind::That | Kind::Article | Kind::And | Kind::Oneself | Kind::Person | Kind::Nobody) | None => {
                walk.crossed += 1;
                walk.unknown += usize::from(!is_past(&word.lower));
            }
        }
        walk.pasts += usize::from(is_past(&word.lower));
        None
    }

    /// A thing was met: it is what the verb is about, unless it hangs on a preposition or is what somebody handled.
    fn thing(&self, reading: &Reading<'_>, at: usize, by: usize, walk: &mut Walk) {
        let start = self.phrase(reading, at, by);
        let hangs = KINDS.get(reading.last(at, start + 1)) == Some(&Kind::Before);
        (walk.unknown, walk.crossed) = (0, usize::from(!hangs));
        walk.thing |= !hangs && !walk.coordinated;
    }

    /// How far left the words reach that belong to the noun there: "the night-shift engineer".
    fn phrase(&self, reading: &Reading<'_>, at: usize, by: usize) -> usize {
        for more in by + 1..=by + 3 {
            let Some(word) = reading.left(at, more).filter(|word| !word.pause) else { return more - 1 };
            match self.kind(word) {
                Some(Kind::Article) => return more,
                Some(Kind::Person | Kind::Thing) => {}
                Some(_) => return more - 1,
                None if OURS.contains(&&*word.lower) || self.whose(word).is_some() => return more,
                None if is_past(&word.lower) || is_auxiliary(&word.lower) || is_adverb(&word.lower) => return more - 1,
                None => {}
            }
        }
        by
    }

    /// Whether what stands left of a person is a noun that the person did something to: "the page Mei sent failed".
    fn follows_a_noun(&self, reading: &Reading<'_>, at: usize, by: usize) -> bool {
        let Some(word) = reading.left(at, by).filter(|word| !word.pause) else { return false };
        match self.kind(word) {
            Some(Kind::Thing | Kind::That) => true,
            None => reading.left(at, by + 1).is_some_and(|more| self.kind(more) == Some(Kind::Article)),
            Some(_) => false,
        }
    }
}

/// What a walk to the left has met.
#[derive(Default)]
struct Walk {
    extra: usize,
    /// Words that are no nouns we know, since the last one that was.
    unknown: usize,
    crossed: usize,
    pasts: usize,
    coordinated: bool,
    thing: bool,
}

impl Walk {
    /// "Who approved the change" is one verb; with two, the second has another subject.
    fn verbs_allow(&self) -> bool {
        !self.thing || self.pasts <= 1
    }
}

/// Pronouns stand alone; a role may have words before it.
fn takes_no_words(word: &str) -> bool {
    matches!(word, "i" | "we" | "he" | "she" | "they" | "you" | "somebody" | "someone" | "nobody" | "everybody")
}

fn lower_is_team(word: &Word<'_>) -> bool {
    matches!(&*word.lower, "team" | "crew" | "group" | "shift")
}

fn is_counted(word: &str) -> bool {
    matches!(word, "one" | "some" | "most" | "several" | "many" | "two" | "three" | "all" | "both") || is_none(word)
}

fn is_none(word: &str) -> bool {
    matches!(word, "none" | "neither")
}
