//! Paper for a room without laptops: four documents, each a page that stands by itself.
//!
//! The stamp EXERCISE stands in the head and the foot of a table around everything, because those are what every
//! printer repeats on each page.

use muster_core::drill::scenario::Scenario;

use super::pack_parts::{cards, evaluation, guide, manual};
use crate::html::escape::text;

/// Which document of the pack.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PackPart {
    /// For players, before it begins. Holds nothing they should find out.
    Manual,
    /// For the facilitator alone.
    Guide,
    /// One sheet for each observer.
    Evaluation,
    /// One card for each inject, to be cut out.
    Cards,
}

impl PackPart {
    /// Every document, in the order in which they are needed.
    pub const ALL: &'static [Self] = &[Self::Manual, Self::Guide, Self::Evaluation, Self::Cards];

    /// What stands above it.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Manual => "Situation manual",
            Self::Guide => "Facilitator guide",
            Self::Evaluation => "Evaluation sheet",
            Self::Cards => "Inject cards",
        }
    }
}

const STYLE: &str = include_str!("pack.css");
const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";
/// The stamp of every page.
pub(super) const STAMP: &str =
    "<div class=\"exercise\">EXERCISE <small>This is a drill. Nothing in it is happening.</small></div>";

/// Writes one document of the pack.
#[must_use]
pub fn scenario_pack(scenario: &Scenario, part: PackPart) -> String {
    // Only those who know it already read the scenario's own title; it may give away what happens.
    let title = match part {
        PackPart::Manual | PackPart::Cards => seen_title(scenario),
        PackPart::Guide | PackPart::Evaluation => scenario.title.as_str(),
    };
    let body = match part {
        PackPart::Manual => manual(scenario),
        PackPart::Guide => guide(scenario),
        PackPart::Evaluation => evaluation(scenario),
        PackPart::Cards => cards(scenario),
    };
    let name = part.title();
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n\
         <title>EXERCISE {name}: {title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n\
         <table class=\"paged\" role=\"presentation\">\n<thead><tr><td>{STAMP}</td></tr></thead>\n\
         <tfoot><tr><td>{STAMP}</td></tr></tfoot>\n<tbody><tr><td>\n\
         <h1>{title}</h1>\n<p class=\"meta\">EXERCISE · {name} · {minutes} minutes · {difficulty}</p>\n{body}\
         </td></tr></tbody>\n</table>\n</main>\n</body>\n</html>\n",
        title = text(title),
        minutes = scenario.minutes,
        difficulty = scenario.difficulty.label(),
    )
}

/// What players see as the title.
fn seen_title(scenario: &Scenario) -> &str {
    if scenario.start.title.trim().is_empty() { "Exercise" } else { &scenario.start.title }
}
