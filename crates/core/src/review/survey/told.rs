//! What a survey showed, as part of a report; and what people are promised before they answer.

use super::items::{ADAPTED, is_adapted};
use super::types::{ResultRow, SurveyResults};
use crate::event::SurveyOpened;
use crate::review::plain;

/// What stands above the first question. It says confidential: who collects answers could always tell something.
pub const PROMISE: &str = "Your answer is confidential. It is sealed so that only the facilitator of this review can open \
    it, and it is kept with no name, no time and no order. Results are shown once the survey is closed, and only when \
    enough people have answered.";

/// What a survey showed, as Markdown with headings from the third level on; empty when nothing is shown but a count.
/// `words` says whether what people wrote goes with it.
#[must_use]
pub fn told(open: &SurveyOpened, results: &SurveyResults, words: bool) -> String {
    let mut out = format!("### {}\n\n", plain(&open.title));
    if !results.shown {
        out.push_str(&format!("{} answers were collected, too few to show.\n\n", results.answers));
        return out;
    }
    out.push_str(&format!("{} of {} answered, in confidence.\n\n", results.answers, open.people.max(results.answers)));
    if let Some(bar) = &results.bar {
        out.push_str(&format!("{}\n\n", bar.words));
    }
    for row in results.indexes.iter().chain(&results.items) {
        out.push_str(&line(row, words));
    }
    if open.items.iter().any(is_adapted) {
        out.push_str(&format!("\n{ADAPTED}\n"));
    }
    out.push('\n');
    out
}

fn line(row: &ResultRow, words: bool) -> String {
    let mut said = Vec::new();
    if let Some(median) = row.median {
        said.push(format!("middle {} on a scale from {} to {}", figure(median), figure(row.low), figure(row.high)));
    }
    if !row.dots.is_empty() {
        let dots: Vec<String> = row.dots.iter().map(|dot| figure(*dot)).collect();
        said.push(format!("answers {}", dots.join(", ")));
    }
    if !row.counts.is_empty() {
        let names = if row.labels.is_empty() { vec!["no".to_owned(), "yes".to_owned()] } else { row.labels.clone() };
        let counts: Vec<String> =
            names.iter().zip(&row.counts).map(|(name, count)| format!("{}: {count}", plain(name))).collect();
        said.push(counts.join(", "));
    }
    for group in &row.groups {
        let middle = group.median.map(|median| format!(", middle {}", figure(median))).unwrap_or_default();
        said.push(format!("{}: {}{middle}", plain(&group.label), group.count));
    }
    if row.reversed && !said.is_empty() {
        said.push("a high answer means the opposite here".to_owned());
    }
    let written = words && !row.words.is_empty();
    if said.is_empty() && !written {
        return String::new();
    }
    let about = if row.about.is_empty() { String::new() } else { format!("**{}.** ", plain(&row.about)) };
    let mut out = format!("- {about}{} {}\n", plain(&row.text), plain(&said.join("; ")));
    if written {
        row.words.iter().for_each(|one| out.push_str(&format!("  - “{}”\n", plain(one))));
    }
    out
}

/// A figure as people write it: whole, or with what lies behind the point.
fn figure(value: f64) -> String {
    let rounded = (value * 100.0).round() / 100.0;
    format!("{rounded}")
}
