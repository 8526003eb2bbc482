//! A report as one HTML file. It loads nothing; the one program in it saves a reader's answer, and its hash is the only
//! one that the page's own policy lets run.

use std::collections::HashMap;

use muster_core::ids::Hash;
use muster_core::review::Report;

use super::body::{Pictures, report_body, zone_note};
use crate::html::escape::text;

const STYLE: &str = concat!(include_str!("../html/style.css"), include_str!("style.css"));
const SCRIPT: &str = include_str!("answer.js");
/// The SHA-256 of the program, as a browser works it out. A test in a browser's words says when it no longer fits.
const SCRIPT_HASH: &str = "sha256-0lEQJsiknYEyPFR9BQUejqpUgmzFFXqc6w24BoEMgR8=";

/// Writes a report as one self-contained HTML file.
#[must_use]
pub fn report_html(report: &Report, images: &HashMap<Hash, Vec<u8>>, app_version: &str) -> String {
    let body = report_body(report, Pictures::Inside(images));
    let mut out = String::with_capacity(body.len() + STYLE.len() + 8192);
    let (reference, title) = (text(&report.reference), text(&crate::text::one_line(&report.title)));
    let stamp = if report.is_drill { "EXERCISE: " } else { "" };
    out.push_str("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    out.push_str(&format!(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; style-src \
         'unsafe-inline'; script-src '{SCRIPT_HASH}'; base-uri 'none'; form-action 'none'\">\n"
    ));
    out.push_str("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    out.push_str(
        "<meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"color-scheme\" content=\"light dark\">\n",
    );
    out.push_str(&format!("<meta name=\"generator\" content=\"Muster {}\">\n", text(app_version)));
    out.push_str(&format!(
        "<title>{stamp}{reference} {title}: report</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n"
    ));
    out.push_str("<a class=\"skip\" href=\"#report\">To the report</a>\n");
    if report.is_drill {
        out.push_str(
            "<div class=\"exercise\">EXERCISE <small>This was a drill. Nothing in it happened.</small></div>\n",
        );
    }
    out.push_str("<main id=\"report\">\n");
    out.push_str(&body);
    answer(&mut out, report);
    out.push_str(&format!(
        "</main>\n<footer>\n<p>For {}. {}. Made by Muster {} on {}.</p>\n</footer>\n",
        text(&report.audience.label().to_lowercase()),
        text(&zone_note(report)),
        text(app_version),
        super::body::clock(report, report.made_at),
    ));
    out.push_str(&format!("<script>{SCRIPT}</script>\n</body>\n</html>\n"));
    out
}

fn answer(out: &mut String, report: &Report) {
    if report.code.is_empty() {
        return;
    }
    out.push_str(&format!(
        "<section id=\"answer-part\" aria-labelledby=\"answer-title\">\n<h2 id=\"answer-title\">Read, and I learned</h2>\n\
         <p>Nobody is told that you opened this. If you like, save a small file and send it to whoever gave you the \
         report.</p>\n<div id=\"answer\" data-code=\"{}\" hidden>\n\
         <label for=\"answer-learned\">One thing I learned (may stay empty)</label>\n\
         <textarea id=\"answer-learned\" rows=\"3\" maxlength=\"4000\"></textarea>\n\
         <label for=\"answer-who\">Who I am (may stay empty)</label>\n\
         <input id=\"answer-who\" maxlength=\"120\" autocomplete=\"off\">\n\
         <p><button type=\"button\" id=\"answer-save\">Save my answer</button></p>\n\
         <p id=\"answer-done\" role=\"status\" hidden>Saved. Send the file back to whoever gave you this report.</p>\n\
         </div>\n</section>\n",
        text(&report.code)
    ));
}
