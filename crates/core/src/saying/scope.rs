//! The word "outage", which says that nothing works for anybody.

use super::reader::Reading;
use super::{Context, Found};
use crate::response::Weight;

const TOTAL: &[&str] = &[
    "nobody|no-one can",
    "no one can",
    "nothing works",
    "all customers|users|requests|payments|regions|people",
    "everyone|everybody",
    "100 %",
    "100%",
    "100 percent",
    "total|complete outage|loss",
    "completely down|unavailable",
    "for all",
];
const SOME: &[&str] = &["some|part|partly|partially|only|most|few|about|few"];

/// Whether a statement says that nothing works for anybody.
#[must_use]
pub fn is_total(statement: &str) -> bool {
    let reading = Reading::new(statement);
    reading.find(TOTAL).any(|(at, _)| {
        let around = reading.before(at).take(3).chain(reading.after(at).take(5));
        !around.into_iter().any(|word| {
            matches!(word.lower.as_str(), "fine" | "unaffected" | "ok" | "work" | "working") || word.lower == "not"
        })
    }) && reading.find(SOME).next().is_none()
}

pub(super) fn look(reading: &Reading<'_>, context: &Context<'_>, found: &mut Vec<Found>) {
    if context.total {
        return;
    }
    for (at, count) in reading.find(&["outage|outages"]) {
        let message = "\"Outage\" says that nothing works for anybody. Say what fails, for whom.".to_owned();
        found.push(Found::new("outage", Weight::Notice, reading.place(at, count), message));
    }
}
