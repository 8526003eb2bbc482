//! A report as Markdown, evidence as footnotes.

use muster_core::review::Report;

use super::body::{clock, zone_note};
use super::safe::markdown_of;
use crate::markdown::escape::{inline, lines};

/// Writes a report as Markdown. Pictures are named by their captions.
#[must_use]
pub fn report_markdown(report: &Report) -> String {
    let stamp = if report.is_drill { "EXERCISE: " } else { "" };
    let mut out = format!("# {stamp}{} {}\n\n", inline(&report.reference), inline(&report.title));
    if report.is_drill {
        out.push_str("**EXERCISE.** This was a drill. Nothing in it happened.\n\n");
    }
    let severity = report.severity.map_or("Severity not sized", |severity| severity.label());
    let naming = if report.names { "people are named" } else { "people are called by what they did" };
    out.push_str(&format!("{severity}; {naming}; {}\n\n## Worth knowing\n\n", inline(&zone_note(report))));
    out.push_str(markdown_of(&report.front).trim());
    out.push_str("\n\n");
    for fact in &report.facts {
        out.push_str(&format!("- {}: {}\n", inline(&fact.name), inline(&fact.value)));
    }
    for section in &report.sections {
        out.push_str(&format!("\n## {stamp}{}\n\n", inline(&section.title)));
        out.push_str(markdown_of(&section.text).trim());
        out.push('\n');
    }
    if !report.evidence.is_empty() {
        out.push_str(&format!("\n## {stamp}Evidence\n\n"));
    }
    for one in &report.evidence {
        let at = one.at.map_or_else(String::new, |at| format!("{}, ", clock(report, at)));
        let quote = lines(&one.quote).join(" ");
        let quote = if quote.is_empty() { String::new() } else { format!(": “{quote}”") };
        let gone = if one.there { "" } else { " (no longer there)" };
        out.push_str(&format!("[^{}]: {at}{}{quote}{gone}", one.number, inline(&one.whence)));
        for image in report.images.iter().filter(|image| image.number == one.number) {
            let caption =
                if image.caption.is_empty() { "without a caption".to_owned() } else { inline(&image.caption) };
            out.push_str(&format!(" (picture: {caption})"));
        }
        out.push_str("\n\n");
    }
    for note in &report.left_out {
        out.push_str(&format!("\n{}\n", inline(note)));
    }
    if !report.code.is_empty() {
        out.push_str(&format!("\n*Report {}*\n", inline(&report.code)));
    }
    out
}
