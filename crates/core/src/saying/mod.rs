//! Reading an update before it is sent: what it says beyond what is known, and what its readers should not find in it.
//!
//! English only. Nothing here blocks: every check is a word to the person who sends, beside the place it is about.

mod blame;
mod cause;
mod clock;
mod jargon;
mod names;
mod promise;
mod reader;
mod scope;

pub use clock::{clock_words, with_zones};
pub use scope::is_total;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::response::Weight;
use crate::time::Moment;
use crate::zone::Zone;
use reader::Reading;

/// Longest text that is read, in bytes; what comes after it is not looked at, and a check says so.
pub const LONGEST: usize = 100_000;

/// As many checks as anybody reads.
const MOST: usize = 40;

/// One word to whoever sends an update.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Check {
    /// A stable name: `cause`, `cause_guess`, `root_cause`, `name`, `promise`, `jargon`, `host`, `next_missing`,
    /// `next_differs`, `zone_missing`, `zone_other`, `outage`, `blame`, `too_long`.
    pub code: String,
    /// In words.
    pub message: String,
    /// Where it begins, in UTF-16 units; with `end` the same when it is about the whole text.
    pub start: u32,
    /// Where it ends, in UTF-16 units.
    pub end: u32,
    /// How much it weighs.
    pub weight: Weight,
}

/// What a text is held against.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// What is taken for true.
    pub facts: &'a [&'a str],
    /// What is only supposed.
    pub hypotheses: &'a [&'a str],
    /// Handle and name of everybody who is known.
    pub people: &'a [(&'a str, &'a str)],
    /// Handle and name of every service.
    pub services: &'a [(&'a str, &'a str)],
    /// Who reads it, as in a sentence: "Customers".
    pub audience: &'a str,
    /// Whether names, hosts and jargon are out of place.
    pub outside: bool,
    /// Whether an expected time of repair may be said.
    pub may_hear_eta: bool,
    /// Whether nothing at all works for anybody.
    pub total: bool,
    /// Whether it is over, so that no next time is owed.
    pub resolved: bool,
    /// Whether a next time is looked for; not in a subject line.
    pub whole: bool,
    /// When the next word is promised.
    pub next_by: Option<Moment>,
    /// The zone its readers read times in.
    pub zone: Zone,
    /// When it is written.
    pub now: Moment,
}

/// What was found, before its place is counted in UTF-16 units.
pub(crate) struct Found {
    code: &'static str,
    message: String,
    start: usize,
    end: usize,
    weight: Weight,
}

impl Found {
    fn new(code: &'static str, weight: Weight, place: (usize, usize), message: String) -> Self {
        Self { code, message, start: place.0, end: place.1, weight }
    }
}

/// Reads a text and says what stands out, in the order of the text.
#[must_use]
pub fn check(text: &str, context: &Context<'_>) -> Vec<Check> {
    let mut read = text;
    let mut found = Vec::new();
    if text.len() > LONGEST {
        let mut end = LONGEST;
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        read = text.get(..end).unwrap_or_default();
        let message = format!("This is very long; only the first {LONGEST} characters were checked.");
        found.push(Found::new("too_long", Weight::Notice, (0, 0), message));
    }
    let reading = Reading::new(read);
    cause::look(&reading, context, &mut found);
    names::look(&reading, context, &mut found);
    promise::look(&reading, context, &mut found);
    jargon::look(&reading, context, &mut found);
    // What was not read may say when the next word comes.
    let whole = context.whole && read.len() == text.len();
    clock::look(&reading, &Context { whole, ..*context }, &mut found);
    scope::look(&reading, context, &mut found);
    blame::look(&reading, context, &mut found);
    in_order(read, found)
}

/// Whether a line could be said to people outside as it stands: no name, no host, no jargon, no supposed cause.
#[must_use]
pub fn fit_for_outside(line: &str, context: &Context<'_>) -> bool {
    let reading = Reading::new(line.get(..LONGEST).unwrap_or(line));
    let context = Context { outside: true, may_hear_eta: false, ..*context };
    let mut found = Vec::new();
    cause::look(&reading, &context, &mut found);
    names::look(&reading, &context, &mut found);
    promise::look(&reading, &context, &mut found);
    jargon::look(&reading, &context, &mut found);
    blame::look(&reading, &context, &mut found);
    found.is_empty() && !cause::is_open(&reading)
}

/// Sorts, drops what says the same about the same place, and counts places in UTF-16 units.
fn in_order(text: &str, mut found: Vec<Found>) -> Vec<Check> {
    found.sort_by_key(|one| (one.start, one.end, one.code));
    let mut seen = BTreeSet::new();
    found.retain(|one| seen.insert((one.code, one.start)));
    found.truncate(MOST);
    let mut edges: Vec<usize> = found.iter().flat_map(|one| [one.start, one.end]).collect();
    edges.sort_unstable();
    let mut units = std::collections::BTreeMap::new();
    let (mut byte, mut unit) = (0, 0_u32);
    for edge in edges {
        if let Some(part) = text.get(byte..edge) {
            unit = unit.saturating_add(u32::try_from(part.encode_utf16().count()).unwrap_or(u32::MAX));
            byte = edge;
        }
        units.insert(edge, unit);
    }
    let unit = |byte: usize| units.get(&byte).copied().unwrap_or_default();
    found
        .into_iter()
        .map(|one| Check {
            code: one.code.to_owned(),
            message: one.message,
            start: unit(one.start),
            end: unit(one.end),
            weight: one.weight,
        })
        .collect()
}
