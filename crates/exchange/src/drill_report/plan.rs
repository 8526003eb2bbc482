//! The improvement plan as a table.

use muster_core::drill::after::{AfterArea, AfterReport};

use super::words::{NOTHING, day, standing};
use crate::html::escape::text;

pub(super) const HEADS: [&str; 6] =
    ["What was seen", "What came of it", "What we will do", "Who", "By when", "Standing"];

/// The cells of an area, in the order of the heads.
pub(super) fn cells(report: &AfterReport, area: &AfterArea) -> [String; 6] {
    let or_dash = |words: &str| if words.is_empty() { "–".to_owned() } else { words.to_owned() };
    let mut stands = standing(area.state, area.id.is_none()).to_owned();
    if let Some(until) = area.soaks_until {
        stands.push_str(&format!(" until {}", day(report, until)));
    }
    for words in [&area.reason, &area.whence] {
        if !words.is_empty() {
            stands.push_str(&format!(". {words}"));
        }
    }
    [
        or_dash(&area.observation),
        or_dash(&area.consequence),
        or_dash(&area.recommendation),
        or_dash(&area.owner_name),
        area.due.map_or_else(|| "–".to_owned(), |due| day(report, due)),
        stands,
    ]
}

pub(super) fn html(out: &mut String, report: &AfterReport) {
    out.push_str("<section aria-labelledby=\"part-plan\">\n<h2 id=\"part-plan\">What will be better</h2>\n");
    if report.areas.is_empty() {
        out.push_str(&format!("<p>{NOTHING}</p>\n</section>\n"));
        return;
    }
    let heads: String = HEADS.iter().map(|head| format!("<th scope=\"col\">{head}</th>")).collect();
    out.push_str(&format!("<div class=\"scroll\">\n<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n"));
    for area in &report.areas {
        let cells: String =
            cells(report, area).iter().map(|cell| format!("<td dir=\"auto\">{}</td>", text(cell))).collect();
        out.push_str(&format!("<tr>{cells}</tr>\n"));
    }
    out.push_str("</tbody>\n</table>\n</div>\n</section>\n");
}
