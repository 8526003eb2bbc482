//! Words that look for somebody to blame.

use super::reader::{Reading, Word};
use super::{Context, Found};
use crate::response::Weight;

/// Blame whoever they are about.
const ALWAYS: &[&str] = &[
    "human|operator|user error",
    "careless|carelessly|carelessness|negligent|negligence|sloppy|lazy|incompetent|reckless",
    "at fault",
    "to blame",
    "blame|blamed|blames",
    "fault of",
    "mistake by|of|from",
    "culprit",
];
/// Blame when they are about a person.
const OF_PEOPLE: &[&str] = &[
    "should|could|would have *",
    "ought to have",
    "failed|forgot|neglected to",
    "did not|didn't bother|notice|check|follow|read|escalate",
    "made a mistake",
    "messed|screwed up",
    "broke",
    "hasty|overconfident|complacent",
];
const OTHERS: &[&str] = &["vendor", "vendors", "provider", "providers", "supplier", "partner", "third-party"];
const PEOPLE: &[&str] = &[
    "he",
    "she",
    "they",
    "you",
    "somebody",
    "someone",
    "engineer",
    "engineers",
    "team",
    "operator",
    "operators",
    "developer",
    "developers",
    "admin",
    "administrator",
    "colleague",
    "staff",
    "person",
    "people",
    "who",
    "on-call",
    "we",
    "i",
];
const CLEARED: &[&str] = &["nobody", "no-one", "not", "never", "no", "without"];

/// A word of blame, about a person or about somebody we work with.
pub(super) fn look(reading: &Reading<'_>, context: &Context<'_>, found: &mut Vec<Found>) {
    for (at, count) in reading.find(ALWAYS) {
        if !cleared(reading, at) {
            found.push(blamed(reading, at, count));
        }
    }
    for (at, count) in reading.find(OF_PEOPLE) {
        if reading.before(at).take(6).any(|word| is_person(word, context)) && !cleared(reading, at) {
            found.push(blamed(reading, at, count));
        }
    }
    for (at, word) in reading.words.iter().enumerate() {
        if !OTHERS.contains(&word.lower.as_str()) {
            continue;
        }
        let told = |word: &Word<'_>| {
            matches!(word.lower.as_str(), "failed" | "broke" | "caused" | "fault" | "mistake" | "fails" | "error")
        };
        if context.outside && reading.after(at).take(6).any(told) {
            let message = "Our readers have a contract with us: say what they notice, not who broke it.".to_owned();
            found.push(Found::new("blame", Weight::Notice, (word.start, word.end), message));
        }
    }
}

fn cleared(reading: &Reading<'_>, at: usize) -> bool {
    reading.before(at).take(4).any(|word| CLEARED.contains(&word.lower.as_str()))
}

fn is_person(word: &Word<'_>, context: &Context<'_>) -> bool {
    word.text.starts_with('@')
        || PEOPLE.contains(&word.lower.as_str())
        || word.text.starts_with(char::is_uppercase)
            && context.people.iter().any(|(handle, name)| {
                word.lower.eq_ignore_ascii_case(handle) || name.split(' ').any(|part| part == word.text)
            })
}

fn blamed(reading: &Reading<'_>, at: usize, count: usize) -> Found {
    let message = format!("\"{}\" sounds like blame. Say what happened and what people saw.", reading.said(at, count));
    Found::new("blame", Weight::Notice, reading.place(at, count), message)
}
