//! Causes: what is stated as one and is not among the facts.

use std::collections::HashSet;

use super::reader::Reading;
use super::{Context, Found};
use crate::response::Weight;

const STATED: &[&str] = &[
    "because ?of",
    "caused by",
    "due to",
    "owing to",
    "as a result of",
    "triggered by",
    "stems|stemmed from",
    "traced ?back to",
    "the cause|reason is|was",
    "cause|reason of|for * * is|was",
    "brought about by",
];
const SINGLE: &[&str] = &["root cause|causes", "root-cause|root-causes"];
const GUESSED: &[&str] = &[
    "may",
    "might",
    "could",
    "possibly",
    "perhaps",
    "probably",
    "likely",
    "suspect",
    "suspected",
    "believe",
    "believed",
    "think",
    "assume",
    "whether",
    "if",
    "maybe",
    "seems",
    "appears",
];
const DENIED: &[&str] = &["not", "unknown", "unclear", "isn't", "wasn't", "no", "still", "being", "yet"];
const OPEN: &[&str] = &["cause|reason", "suspect|suspected|suspects", "hypothesis|hypotheses", "culprit"];
/// Words that say nothing about what it was.
const EMPTY: &[&str] = &[
    "the", "a", "an", "of", "in", "on", "at", "to", "our", "we", "this", "that", "it", "its", "is", "was", "were",
    "are", "be", "been", "and", "or", "with", "by", "for", "from", "some", "very", "which", "has", "have", "had",
    "they", "their", "there", "these", "those", "new", "one", "all", "so", "as", "when", "while", "during", "us",
    "you",
];
/// How much of a sentence is read as the cause.
const REACH: usize = 14;

/// A cause that is stated, and a cause that is only supposed, where no supposing should be read.
pub(super) fn look(reading: &Reading<'_>, context: &Context<'_>, found: &mut Vec<Found>) {
    for (at, count) in reading.find(SINGLE) {
        let message = "Say what contributed: there is rarely one cause, and it is too early to name it.".to_owned();
        found.push(Found::new("root_cause", Weight::Notice, reading.place(at, count), message));
    }
    for (at, count) in reading.find(STATED) {
        if reading.matches(at.saturating_sub(1), "root cause") > 0 {
            continue;
        }
        let words = said_after(reading, at + count);
        let stems: Vec<String> = words.iter().filter_map(|word| stem(word)).collect();
        let denied = words.iter().take(3).any(|word| DENIED.contains(word))
            || reading.before(at).take(2).any(|word| matches!(word.lower.as_str(), "not" | "isn't" | "wasn't"));
        if stems.is_empty() || denied {
            continue;
        }
        let whole = reading.place(at, count + words.len());
        let cause = reading.said(at + count, words.len());
        let guessed = reading.before(at).take(6).any(|word| GUESSED.contains(&word.lower.as_str()))
            || words.iter().take(3).any(|word| GUESSED.contains(word));
        if context.facts.iter().any(|fact| holds(fact, &stems)) {
            continue;
        }
        if guessed {
            if context.outside {
                let message = format!("\"{cause}\" is a guess; outside it will be read as the cause.");
                found.push(Found::new("cause_guess", Weight::Quiet, whole, message));
            }
            continue;
        }
        let supposed = context.hypotheses.iter().any(|line| holds(line, &stems));
        let message = if supposed {
            format!("\"{cause}\" is a hypothesis, not yet a fact.")
        } else {
            format!("No fact in the log says \"{cause}\".")
        };
        found.push(Found::new("cause", Weight::Firm, whole, message));
    }
}

/// Whether a line speaks about causes at all, as a note within the team does.
pub(super) fn is_open(reading: &Reading<'_>) -> bool {
    reading.find(OPEN).next().is_some()
}

fn said_after<'r>(reading: &'r Reading<'_>, from: usize) -> Vec<&'r str> {
    let mut words = Vec::new();
    // The first word after the pattern must be in the same sentence as the pattern.
    let same = reading.words.get(from.saturating_sub(1)).map(|word| word.sentence);
    for word in reading.after(from).take(REACH).take_while(|word| Some(word.sentence) == same) {
        words.push(word.lower.as_str());
        if word.pause {
            break;
        }
    }
    words
}

/// A word without its ending, or nothing when it says nothing.
fn stem(word: &str) -> Option<String> {
    let word = word.trim_start_matches(['#', '@']);
    if EMPTY.contains(&word) || word.chars().count() < 2 {
        return None;
    }
    for ending in ["ing", "ed", "es", "s"] {
        if let Some(rest) = word.strip_suffix(ending).filter(|rest| rest.len() > 3) {
            return Some(rest.trim_end_matches('e').to_owned());
        }
    }
    Some(word.trim_end_matches('e').to_owned())
}

/// Whether two thirds of what was said stand in one line.
fn holds(line: &str, stems: &[String]) -> bool {
    let line = line.to_lowercase();
    let words: HashSet<String> = line.split(|c: char| !c.is_alphanumeric() && c != '-').filter_map(stem).collect();
    let parts: HashSet<&str> =
        words.iter().map(String::as_str).chain(line.split(|c: char| !c.is_alphanumeric())).collect();
    let there = stems.iter().filter(|stem| parts.contains(stem.as_str())).count();
    there * 3 >= stems.len() * 2
}
