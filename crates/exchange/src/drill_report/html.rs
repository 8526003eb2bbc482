//! The report of a drill as one HTML file. It loads nothing and runs nothing.

use muster_core::drill::after::AfterReport;

use super::body::drill_report_body;
use super::words::{SAID, WORD, clock, zone_note};
use crate::html::escape::text;

const STYLE: &str = concat!(include_str!("../html/style.css"), include_str!("../report/style.css"));

/// Writes it as one self-contained HTML file.
#[must_use]
pub fn drill_report_html(report: &AfterReport, app_version: &str) -> String {
    let body = drill_report_body(report);
    let mut out = String::with_capacity(body.len() + STYLE.len() + 4096);
    let (reference, title) = (text(&report.reference), text(&crate::text::one_line(&report.title)));
    out.push_str("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    out.push_str(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; \
         base-uri 'none'; form-action 'none'\">\n",
    );
    out.push_str("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    out.push_str(
        "<meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"color-scheme\" content=\"light dark\">\n",
    );
    out.push_str(&format!("<meta name=\"generator\" content=\"Muster {}\">\n", text(app_version)));
    out.push_str(&format!(
        "<title>{WORD}: {reference} {title}: after-action report</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n"
    ));
    out.push_str("<a class=\"skip\" href=\"#report\">To the report</a>\n");
    out.push_str(&format!("<div class=\"exercise\">{WORD} <small>{SAID}</small></div>\n<main id=\"report\">\n"));
    out.push_str(&body);
    out.push_str(&format!(
        "</main>\n<footer>\n<p>{WORD}. {}. Made by Muster {} on {}.</p>\n</footer>\n</body>\n</html>\n",
        text(&zone_note(report)),
        text(app_version),
        clock(report, report.made_at),
    ));
    out
}
