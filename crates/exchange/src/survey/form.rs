//! The form as one HTML file. It loads nothing and sends nothing: its programs seal the answer to the facilitator's key
//! and save it as a small file. Only these programs may run, told by their hashes.

use muster_core::review::survey::{ADAPTED, PROMISE};

use super::SurveyForm;
use super::policy::head;
use super::question::{line, question};

const STYLE: &str = include_str!("form.css");
/// Made from the parts of noble that sealing needs; `ui/seal` says how.
const SEAL: &str = include_str!("generated/seal.js");
const FORM: &str = include_str!("form.js");

/// Writes the form of a survey as one self-contained HTML file.
#[must_use]
pub fn survey_form_html(form: &SurveyForm<'_>) -> String {
    let open = form.open;
    let stamp = if form.is_drill { "EXERCISE: " } else { "" };
    let (title, reference, incident) = (line(&open.title), line(form.reference), line(form.incident));
    let mut out = head(&format!("{stamp}{reference} {title}"), STYLE, &[SEAL, FORM]);
    out.push_str("<body>\n");
    if form.is_drill {
        out.push_str("<div class=\"exercise\">EXERCISE <small>This was a drill.</small></div>\n");
    }
    out.push_str(&format!(
        "<main>\n<p class=\"ref\">{reference} · <span dir=\"auto\">{incident}</span></p>\n<h1 dir=\"auto\">{title}</h1>\n"
    ));
    for part in open.intro.split('\n').filter(|part| !part.trim().is_empty()) {
        out.push_str(&format!("<p dir=\"auto\">{}</p>\n", line(part)));
    }
    let minutes = if form.minutes == 1 { "a minute".to_owned() } else { format!("{} minutes", form.minutes) };
    out.push_str(&format!("<p class=\"note\">It takes about {minutes}. Every question may stay empty.</p>\n"));
    out.push_str(&format!("<p class=\"promise\">{PROMISE} {}</p>\n", rules(form)));
    out.push_str("<noscript><p class=\"warn\">This browser runs no programs, so it cannot save your answer. Print this page and fill it in with a pen.</p></noscript>\n");
    out.push_str(&format!(
        "<form id=\"form\" data-survey=\"{}\" data-recipient=\"{}\" autocomplete=\"off\">\n",
        form.id,
        line(&open.recipient)
    ));
    for (item, at) in open.items.iter().zip(1..) {
        question(&mut out, item, at);
    }
    let who = if form.facilitator.is_empty() { "the facilitator".to_owned() } else { line(form.facilitator) };
    out.push_str(&format!(
        "<details><summary>Tell {who} whose answer this is</summary>\n<p>Only if you want to: then {who} reads your answer \
         with your name beside it. Nobody else does.</p>\n<label for=\"released\">Your name</label>\n\
         <input id=\"released\" maxlength=\"120\" autocomplete=\"off\">\n</details>\n\
         <p class=\"deeds\"><button type=\"submit\" id=\"save\">Save my answer</button></p>\n\
         <p id=\"said\" role=\"status\"></p>\n</form>\n"
    ));
    out.push_str(&format!(
        "<footer>\n<p>This page sends nothing anywhere. Saving writes a small sealed file; hand it to {who} in whatever way \
         you like. Nothing stays in this browser once you close the page.</p>\n"
    ));
    if form.adapted {
        out.push_str(&format!("<p>{ADAPTED}</p>\n"));
    }
    out.push_str(&format!(
        "<p class=\"ref\">Form <span id=\"code\"></span></p>\n</footer>\n</main>\n<script>{SEAL}</script>\n\
         <script>{FORM}</script>\n</body>\n</html>\n"
    ));
    out
}

/// From how many answers on what is shown: fixed before the first answer, so it can be promised.
pub(super) fn rules(form: &SurveyForm<'_>) -> String {
    let open = form.open;
    if open.minimum == open.minimum_spread {
        return format!("Anything is shown from {} answers on.", open.minimum);
    }
    format!(
        "Middles are shown from {} answers on, single answers and what people write from {} on.",
        open.minimum, open.minimum_spread
    )
}
