//! Promises of a repair, where none may be made.

use super::reader::Reading;
use super::{Context, Found};
use crate::response::Weight;

const PROMISED: &[&str] = &[
    "will|should be fixed|resolved|restored|repaired|solved|recovered|back|up|working|over|available|normal",
    "will|should ?all ?soon|shortly work|return|recover again|soon|shortly|by|in|within",
    "will fix|restore|resolve|repair|solve *",
    "going to be fixed|resolved|restored|repaired|solved|back|up|working",
    "fixed|resolved|restored|repaired|solved|recovered|back|up|working|over|done by|in|within|before|around #",
    "fixed|resolved|restored|repaired|solved|recovered|back|up|working|over|done by|before tonight|tomorrow|noon|morning|evening|midnight|lunch|eod",
    "fixed|resolved|restored|back|up|working|over soon|shortly|momentarily",
    "within the hour",
    "any minute|moment ?now",
    "eta",
    "expect|expected|estimate|estimated|anticipate ?to|a|the fix|fixed|resolution|resolve|repair|recovery|recover|restoration|restore|resolved|restored",
    "expect|expected|estimated|anticipate * ?to be fixed|resolved|restored|back|up|working",
    "fix|resolution|repair|recovery|restoration in|within|by #",
    "only|another|about|in|within # minutes|minute|mins|min|hours|hour",
    "by the end of|by end of",
];
const LENGTHS: &[&str] = &["minutes", "minute", "mins", "min", "hours", "hour", "#"];
/// Words that make it the past, or a question of the next word and not of the repair.
const PAST: &[&str] = &["was", "were", "been", "is", "are", "has", "have", "had", "took", "lasted", "failed"];
const NEXT: &[&str] = &["next", "update", "news", "write", "hear", "report", "again", "inform", "tell", "word"];

/// An expected time of repair, or a repair promised at all.
pub(super) fn look(reading: &Reading<'_>, context: &Context<'_>, found: &mut Vec<Found>) {
    if context.may_hear_eta {
        return;
    }
    let mut last = 0;
    for (at, count) in reading.find(PROMISED) {
        if at < last {
            continue;
        }
        let first = reading.words.get(at).map_or("", |word| word.lower.as_str());
        let about_time = matches!(first, "only" | "another" | "about" | "in" | "within" | "by");
        let is_length = about_time && reading.said(at, count).split(' ').any(|word| LENGTHS.contains(&word));
        let past = reading.before(at).take(2).any(|word| PAST.contains(&word.lower.as_str()));
        let next = reading.before(at).any(|word| NEXT.contains(&word.lower.as_str()));
        let denied = reading.before(at).take(5).any(|word| {
            matches!(word.lower.as_str(), "not" | "cannot" | "no" | "when" | "whether" | "don't" | "once" | "until")
        });
        let future = matches!(first, "will" | "should" | "going" | "eta" | "any" | "expect" | "expected" | "estimated");
        if denied || (past && !future) || ((about_time || is_length) && next) {
            continue;
        }
        last = at + count;
        let message = format!(
            "{} hold us to \"{}\". Say when the next word comes, not when it works again.",
            context.audience,
            reading.said(at, count)
        );
        found.push(Found::new("promise", Weight::Firm, reading.place(at, count), message));
    }
}
