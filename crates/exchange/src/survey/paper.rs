//! The form on paper: made for one sheet of A4, black on white, with a code that keeps a sheet from being typed in twice.

use muster_core::event::SurveyItem;
use muster_core::review::survey::{ADAPTED, Scale};

use super::SurveyForm;
use super::form::rules;
use super::policy::head;
use super::question::line;

const STYLE: &str = include_str!("paper.css");

/// Writes sheets to print, one for each code.
#[must_use]
pub fn survey_paper_html(form: &SurveyForm<'_>, codes: &[String]) -> String {
    let open = form.open;
    let stamp = if form.is_drill { "EXERCISE: " } else { "" };
    let mut out = head(&format!("{stamp}{} {}", line(form.reference), line(&open.title)), STYLE, &[]);
    out.push_str("<body>\n");
    for code in codes {
        sheet(&mut out, form, code);
    }
    out.push_str("</body>\n</html>\n");
    out
}

fn sheet(out: &mut String, form: &SurveyForm<'_>, code: &str) {
    let open = form.open;
    // Many questions are set smaller, so that they still fit on one sheet.
    let dense = open.items.len() > 16;
    out.push_str(if dense { "<main class=\"dense\">\n" } else { "<main>\n" });
    let stamp = if form.is_drill { "EXERCISE · " } else { "" };
    out.push_str(&format!(
        "<p class=\"ref\">{stamp}{} · <span dir=\"auto\">{}</span><b>Sheet {}</b></p>\n<h1 dir=\"auto\">{}</h1>\n",
        line(form.reference),
        line(form.incident),
        line(code),
        line(&open.title)
    ));
    if !open.intro.trim().is_empty() {
        out.push_str(&format!("<p dir=\"auto\">{}</p>\n", line(&open.intro)));
    }
    let who = if form.facilitator.is_empty() { "the facilitator".to_owned() } else { line(form.facilitator) };
    out.push_str(&format!(
        "<p class=\"note\">Confidential: {who} types it in and then shreds it; no name is kept unless you write one. Every \
         question may stay empty. {} The code only keeps a sheet from being counted twice.</p>\n<ol>\n",
        rules(form)
    ));
    open.items.iter().for_each(|item| question(out, item));
    out.push_str("</ol>\n");
    if form.adapted {
        out.push_str(&format!("<footer>{ADAPTED}</footer>\n"));
    }
    out.push_str("</main>\n");
}

fn question(out: &mut String, item: &SurveyItem) {
    let Some(scale) = Scale::of(item) else { return };
    out.push_str(&format!("<li><span dir=\"auto\">{}</span>\n", line(&item.text)));
    let label = |at: usize| item.labels.get(at).map(|label| line(label)).unwrap_or_default();
    match scale {
        Scale::Load => out.push_str(&format!(
            "<div class=\"scale\"><span>{}</span><span class=\"ticks\">{}</span><span>{}</span></div>\n",
            label(0),
            "<i></i>".repeat(21),
            label(1)
        )),
        Scale::Agree => {
            let boxes: String = (1..=5).map(|value| format!("<span class=\"box\">{value}</span>")).collect();
            out.push_str(&format!(
                "<div class=\"scale\"><span>{}</span>{boxes}<span>{}</span>{}</div>\n",
                label(0),
                label(1),
                decline(item)
            ));
        }
        Scale::YesNo | Scale::YesNoText => {
            out.push_str(&format!("<div class=\"scale\">{}{}{}</div>\n", tick("yes"), tick("no"), decline(item)));
        }
        Scale::Choice => {
            let boxes: String = item.labels.iter().map(|label| tick(&line(label))).collect();
            out.push_str(&format!("<div class=\"scale\">{boxes}{}</div>\n", decline(item)));
        }
        Scale::Text => {}
    }
    if scale.takes_words() {
        out.push_str("<div class=\"write\"></div>\n");
    }
    out.push_str("</li>\n");
}

fn tick(label: &str) -> String {
    format!("<span class=\"tick\" dir=\"auto\">{label}</span>")
}

fn decline(item: &SurveyItem) -> String {
    if item.optional { tick("prefer not to say") } else { String::new() }
}
