//! What stands in a report, as HTML without a page around it.

use std::collections::HashMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use muster_core::ids::Hash;
use muster_core::review::{Report, ReportEvidence, ReportImage};
use muster_core::time::Moment;

use super::safe::{Cited, html_of};
use crate::html::escape::text;

/// Pictures a browser shows and that cannot hold a program.
const SHOWN: &[&str] = &["image/png", "image/jpeg", "image/gif", "image/webp"];

/// How pictures are in it.
#[derive(Debug, Clone, Copy)]
pub enum Pictures<'a> {
    /// Their bytes are inside; one that is not here is named and not shown.
    Inside(&'a HashMap<Hash, Vec<u8>>),
    /// Only named by their hash in `data-picture`, for a page that knows where they are.
    Named,
}

/// Writes what stands in a report: the first page, the rest, the evidence. Every heading has an id.
#[must_use]
pub fn report_body(report: &Report, pictures: Pictures<'_>) -> String {
    let mut out = String::with_capacity(16_384);
    let mut cited = Cited::default();
    head(&mut out, report);
    out.push_str("<section class=\"front\" aria-labelledby=\"front\">\n<h2 id=\"front\">Worth knowing</h2>\n");
    out.push_str(&html_of(&report.front, &mut cited));
    facts(&mut out, report);
    out.push_str("</section>\n");
    contents(&mut out, report);
    for section in &report.sections {
        let key = text(&section.key);
        let title = text(&section.title);
        out.push_str(&format!(
            "<section aria-labelledby=\"part-{key}\">\n<h2 id=\"part-{key}\" dir=\"auto\">{title}</h2>\n"
        ));
        out.push_str(&html_of(&section.text, &mut cited));
        out.push_str("</section>\n");
    }
    evidence(&mut out, report, &cited, pictures);
    for note in &report.left_out {
        out.push_str(&format!("<p class=\"note\">{}</p>\n", text(note)));
    }
    out
}

fn head(out: &mut String, report: &Report) {
    let stamp = if report.is_drill { "EXERCISE " } else { "" };
    out.push_str(&format!("<header>\n<p class=\"ref\">{stamp}{}</p>\n", text(&report.reference)));
    out.push_str(&format!("<h1 dir=\"auto\">{}</h1>\n<ul class=\"chips\">\n", text(&report.title)));
    let severity = report.severity.map_or("Severity not sized", |severity| severity.label());
    let tier = report.tier.map_or_else(|| "Review".to_owned(), |tier| format!("{} review", tier.label()));
    let naming = if report.names { "People are named" } else { "People are called by what they did" };
    for chip in [severity, &tier, naming, &zone_note(report)] {
        out.push_str(&format!("<li>{}</li>\n", text(chip)));
    }
    out.push_str("</ul>\n</header>\n");
}

/// `Times in Europe/Berlin (+01:00)`
pub(super) fn zone_note(report: &Report) -> String {
    format!("Times in {} ({})", report.zone.name(), report.zone.offset_label(report.made_at))
}

fn facts(out: &mut String, report: &Report) {
    if report.facts.is_empty() {
        return;
    }
    out.push_str("<dl class=\"facts\">\n");
    for fact in &report.facts {
        out.push_str(&format!("<div><dt>{}</dt><dd>{}</dd></div>\n", text(&fact.name), text(&fact.value)));
    }
    out.push_str("</dl>\n");
}

fn contents(out: &mut String, report: &Report) {
    if report.sections.len() < 3 {
        return;
    }
    out.push_str("<nav aria-label=\"In this report\">\n<ul>\n");
    for section in &report.sections {
        out.push_str(&format!("<li><a href=\"#part-{}\">{}</a></li>\n", text(&section.key), text(&section.title)));
    }
    if !report.evidence.is_empty() {
        out.push_str("<li><a href=\"#part-evidence\">Evidence</a></li>\n");
    }
    out.push_str("</ul>\n</nav>\n");
}

fn evidence(out: &mut String, report: &Report, cited: &Cited, pictures: Pictures<'_>) {
    if report.evidence.is_empty() {
        return;
    }
    out.push_str("<section aria-labelledby=\"part-evidence\">\n<h2 id=\"part-evidence\">Evidence</h2>\n<ol class=\"evidence\">\n");
    for one in &report.evidence {
        let number = one.number;
        out.push_str(&format!("<li id=\"evidence-{number}\" value=\"{number}\">{}", whence(report, one)));
        for time in 1..=cited.times(number) {
            out.push_str(&format!(
                " <a class=\"back\" href=\"#cite-{number}-{time}\" aria-label=\"Back to where evidence {number} is cited ({time})\">↩</a>"
            ));
        }
        if !one.quote.is_empty() {
            out.push_str(&format!("<blockquote dir=\"auto\"><p>{}</p></blockquote>", text(&one.quote)));
        }
        if !one.there {
            out.push_str(" <span class=\"gone\">It is no longer there.</span>");
        }
        for image in report.images.iter().filter(|image| image.number == number) {
            figure(out, image, pictures);
        }
        out.push_str("</li>\n");
    }
    out.push_str("</ol>\n</section>\n");
}

fn whence(report: &Report, one: &ReportEvidence) -> String {
    match one.at {
        Some(at) => format!("<time>{}</time> <span class=\"who\">{}</span>", clock(report, at), text(&one.whence)),
        None => format!("<span class=\"who\">{}</span>", text(&one.whence)),
    }
}

/// `2026-11-20 03:02:10 +01:00`
pub(super) fn clock(report: &Report, at: Moment) -> String {
    let wall = report.zone.local_time(at).naive;
    format!("{} {}", wall.format("%Y-%m-%d %H:%M:%S"), report.zone.offset_label(at))
}

fn figure(out: &mut String, image: &ReportImage, pictures: Pictures<'_>) {
    let caption = text(&image.caption);
    let alt = if caption.is_empty() { "Picture without a caption" } else { caption.as_str() };
    let size = if image.width > 0 && image.height > 0 {
        format!(" width=\"{}\" height=\"{}\"", image.width, image.height)
    } else {
        String::new()
    };
    out.push_str("<figure>");
    let shown = SHOWN.iter().find(|shown| image.media_type == **shown);
    match (shown, pictures) {
        (Some(_), Pictures::Named) => {
            out.push_str(&format!("<img alt=\"{alt}\"{size} data-picture=\"{}\">", image.hash));
        }
        (Some(media), Pictures::Inside(bytes)) => match bytes.get(&image.hash) {
            Some(bytes) => {
                let data = STANDARD.encode(bytes);
                out.push_str(&format!("<img alt=\"{alt}\"{size} src=\"data:{media};base64,{data}\">"));
            }
            None => out.push_str("<p class=\"gone\">A picture that is not in this file</p>"),
        },
        (None, _) => {
            out.push_str(&format!("<p class=\"gone\">A picture that is not shown ({})</p>", text(&image.media_type)));
        }
    }
    out.push_str(&format!("<figcaption dir=\"auto\">{caption}</figcaption></figure>\n"));
}
