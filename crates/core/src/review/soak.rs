//! Working days, and ideas that are too vague or were had before.

use std::collections::BTreeSet;

use chrono::{Datelike, Days, NaiveDateTime, NaiveTime, Weekday};

use crate::time::Moment;
use crate::zone::Zone;

/// More days than this are no soak any more, and would only keep the loop going.
const MOST_DAYS: u32 = 366;

/// The instant so many working days later, at the same time on the wall. Saturdays and Sundays do not count: what falls
/// on one begins with Monday.
#[must_use]
pub fn working_days(from: Moment, days: u32, zone: Zone) -> Moment {
    if days == 0 {
        return from;
    }
    let mut wall = zone.local_time(from).naive;
    while is_weekend(wall) {
        let Some(next) = next_day(wall) else { return from };
        wall = next.date().and_time(NaiveTime::MIN);
    }
    for _ in 0..days.min(MOST_DAYS) {
        loop {
            let Some(next) = next_day(wall) else { return from };
            wall = next;
            if !is_weekend(wall) {
                break;
            }
        }
    }
    zone.resolve_local(wall, from).at
}

fn is_weekend(wall: NaiveDateTime) -> bool {
    matches!(wall.weekday(), Weekday::Sat | Weekday::Sun)
}

fn next_day(wall: NaiveDateTime) -> Option<NaiveDateTime> {
    wall.checked_add_days(Days::new(1))
}

/// Nobody in particular, who so often should.
const NOBODY: &[&str] = &[
    "someone should",
    "somebody should",
    "someone needs to",
    "somebody needs to",
    "someone could",
    "somebody could",
    "someone must",
    "somebody must",
    "people should",
    "everyone should",
    "everybody should",
];

/// What often stands before the verb and says nothing.
const FILLERS: &[&str] = &[
    "maybe",
    "perhaps",
    "we should",
    "we could",
    "we need to",
    "we must",
    "should",
    "let's",
    "lets",
    "let us",
    "to",
    "please",
];

/// Beginnings that nobody could ever say to be done.
const ENDLESS: &[&str] = &[
    "look at",
    "look into",
    "think about",
    "consider",
    "be more",
    "be better",
    "try to",
    "pay more attention",
    "be careful",
];

/// Beginnings that are fine when they go on to say what would be different.
const OPEN: &[&str] =
    &["investigate", "improve", "explore", "discuss", "revisit", "review", "better", "more", "communicate"];

/// From so many words on, such a beginning has usually said what would be different.
const ENOUGH: usize = 7;

/// Whether an idea is too vague to act on: nobody could say when it is done. It errs on the side of silence.
#[must_use]
pub fn is_vague(text: &str) -> bool {
    let text = text.to_lowercase().replace('’', "'");
    if NOBODY.iter().any(|one| text.contains(one)) {
        return true;
    }
    let words: Vec<&str> =
        text.split(|c: char| !c.is_alphanumeric() && c != '\'').filter(|word| !word.is_empty()).collect();
    if words.len() < 2 {
        return !words.is_empty();
    }
    let mut said = words.join(" ");
    while let Some(rest) = FILLERS.iter().find_map(|filler| said.strip_prefix(&format!("{filler} "))) {
        said = rest.to_owned();
    }
    let begins = |with: &str| said.strip_prefix(with).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
    ENDLESS.iter().any(|one| begins(one)) || (OPEN.iter().any(|one| begins(one)) && said.split(' ').count() < ENOUGH)
}

/// Words that say little about what an idea is about.
const COMMON: &[&str] = &[
    "about", "after", "again", "all", "also", "and", "any", "are", "because", "before", "but", "can", "could", "does",
    "for", "from", "get", "had", "has", "have", "how", "into", "its", "make", "more", "must", "need", "next", "not",
    "now", "one", "our", "out", "own", "should", "sooner", "than", "that", "the", "their", "then", "there", "they",
    "this", "time", "use", "was", "when", "where", "which", "will", "with", "would", "you",
];

/// More words than this are not compared.
const MOST_WORDS: usize = 60;

/// Words an idea is about, in a form in which one is like the other: lower case, without the usual endings.
pub(super) fn stems(text: &str) -> BTreeSet<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .map(str::to_lowercase)
        .filter(|word| word.chars().count() >= 3 && !COMMON.contains(&word.as_str()))
        .take(MOST_WORDS)
        .map(|word| stem(&word))
        .collect()
}

fn stem(word: &str) -> String {
    for ending in ["ing", "ed", "es", "s"] {
        if let Some(rest) = word.strip_suffix(ending)
            && rest.chars().count() >= 3
        {
            // "adding" and "add", "dropped" and "drop", "rate" and "rates".
            let bare = rest.trim_end_matches('e');
            return undoubled(bare).to_owned();
        }
    }
    undoubled(word.trim_end_matches('e')).to_owned()
}

fn undoubled(word: &str) -> &str {
    let mut ends = word.chars().rev();
    match (ends.next(), ends.next()) {
        (Some(a), Some(b)) if a == b && word.chars().count() > 3 => {
            word.get(..word.len() - a.len_utf8()).unwrap_or(word)
        }
        _ => word,
    }
}

/// How alike two ideas are, in hundredths of the shorter one's words; nothing when they share fewer than two words.
pub(super) fn alike(a: &BTreeSet<String>, b: &BTreeSet<String>) -> usize {
    let common = a.intersection(b).count();
    if common < 2 {
        return 0;
    }
    common * 100 / a.len().min(b.len()).max(1)
}
