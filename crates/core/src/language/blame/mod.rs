//! Hints at sentences that blame, or that tell what did not happen.
//!
//! A person has to be what the sentence is about; systems may fail, forget and ignore. Where in doubt there is no hint:
//! whoever is hinted at wrongly turns all of it off.

mod certain;
mod exempt;
mod fault;
mod judging;
mod rule;
mod seen;
mod signs;
mod structural;
mod unreal;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::people::{People, Subject};
use super::reading::Reading;
use super::{Placed, narrow};
use exempt::Exempt;
pub use rule::RuleId;

/// What kind of text is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum TextKind {
    /// A section that tells what happened.
    Narrative,
    /// Notes of a talk, in the words of whoever takes them.
    Notes,
    /// What somebody else said or wrote: quotes, chat, transcripts. Nothing is hinted at.
    Quote,
    /// What is to be done, or could be. "Should" is the normal word there, so nothing is hinted at.
    Actions,
    /// Rules that hold, or are to hold. Nothing is hinted at.
    Policy,
    /// Questions to ask.
    Questions,
}

impl TextKind {
    fn is_read(self) -> bool {
        match self {
            Self::Narrative | Self::Notes | Self::Questions => true,
            Self::Quote | Self::Actions | Self::Policy => false,
        }
    }
}

/// What a text is held against.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// Handle and name of everybody who is known.
    pub people: &'a [(&'a str, &'a str)],
    /// What kind of text it is.
    pub kind: TextKind,
    /// Rules that are muted for this document.
    pub muted: &'a BTreeSet<RuleId>,
    /// Whether it is about to be published: only then the third tier is listed.
    pub publishing: bool,
}

/// One hint. It says what to do instead and blocks nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "ts", ts(rename = "LanguageHint"))]
#[serde(rename_all = "camelCase")]
pub struct Hint {
    /// Where it begins: bytes of the UTF-8 text, or UTF-16 units after [`super::in_utf16`].
    pub start: u32,
    /// Where it ends, in the same units.
    pub end: u32,
    /// Which rule.
    pub rule: RuleId,
    /// How sure it is: 1 underlined, 2 a quiet hint, 3 only listed before publishing.
    pub tier: u8,
    /// Whether people write about themselves.
    pub gentle: bool,
    /// What to write instead.
    pub offer: String,
    /// Questions whose answers make the better sentence.
    pub help: String,
}

impl Placed for Hint {
    fn place(&self) -> (u32, u32) {
        (self.start, self.end)
    }

    fn put(&mut self, start: u32, end: u32) {
        (self.start, self.end) = (start, end);
    }
}

/// Reads a text and gives hints in the order of the text.
#[must_use]
pub fn look_at(text: &str, context: &Context<'_>) -> Vec<Hint> {
    if !context.kind.is_read() {
        return Vec::new();
    }
    let reading = Reading::telling(text);
    let people = People::new(context.people);
    let exempt = Exempt::new(&reading);
    let mut look = Look { reading: &reading, people: &people, exempt: &exempt, found: Vec::new() };
    for (at, word) in reading.words.iter().enumerate() {
        if word.skipped {
            continue;
        }
        if let Some(sign) = signs::sign(&word.lower) {
            sign.look(at, &mut look);
        }
    }
    let mut found = look.found;
    found.retain(|one| !context.muted.contains(&one.rule) && (context.publishing || one.rule.tier() < 3));
    found.sort_by_key(|one| (one.place, one.rule));
    found.dedup_by_key(|one| (one.place, one.rule));
    found.into_iter().map(|one| one.into_hint()).collect()
}

/// Where something other than a person "should have" done what it did not.
pub(super) fn expected(text: &str, context: &Context<'_>) -> Vec<(usize, usize)> {
    if !context.kind.is_read() {
        return Vec::new();
    }
    let reading = Reading::telling(text);
    let people = People::new(context.people);
    let exempt = Exempt::new(&reading);
    let look = Look { reading: &reading, people: &people, exempt: &exempt, found: Vec::new() };
    let told = |at: &usize| reading.word(*at).is_some_and(|word| !word.skipped);
    (0..reading.words.len()).filter(told).filter_map(|at| unreal::expected(at, &look)).collect()
}

/// What was found, in words of the reading.
#[derive(Debug)]
struct Found {
    place: (usize, usize),
    rule: RuleId,
    gentle: bool,
}

impl Found {
    fn into_hint(self) -> Hint {
        let (start, end) = narrow(self.place);
        let (rule, gentle) = (self.rule, self.gentle);
        let (offer, help) = (rule.offer(gentle).to_owned(), rule.help().to_owned());
        Hint { start, end, rule, tier: rule.tier(), gentle, offer, help }
    }
}

/// A text while it is read.
struct Look<'a> {
    reading: &'a Reading<'a>,
    people: &'a People,
    exempt: &'a Exempt,
    found: Vec<Found>,
}

impl<'a> Look<'a> {
    /// Keeps a hint from one word to another.
    fn keep(&mut self, rule: RuleId, from: usize, to: usize, subject: Subject) {
        let place = self.reading.place(from, to);
        self.found.push(Found { place, rule, gentle: subject == Subject::Oneself });
    }

    /// Keeps a hint when somebody is spoken of.
    fn keep_if(&mut self, rule: RuleId, from: usize, to: usize, subject: Subject) {
        if subject.is_somebody() {
            self.keep(rule, from, to, subject);
        }
    }

    fn subject(&self, at: usize) -> Subject {
        self.people.subject(self.reading, at)
    }

    fn next(&self, at: usize, by: usize) -> &'a str {
        self.reading.next(at, by)
    }

    fn last(&self, at: usize, by: usize) -> &'a str {
        self.reading.last(at, by)
    }
}
