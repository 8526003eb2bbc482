//! A question of a form as HTML: native controls that can be filled in with the keyboard, and with a pen once printed.

use muster_core::event::SurveyItem;
use muster_core::review::survey::Scale;

use crate::html::escape::text;
use crate::text::one_line;

/// Escapes words for one line.
pub(super) fn line(words: &str) -> String {
    text(&one_line(words))
}

/// One question; `at` is its number from 1.
pub(super) fn question(out: &mut String, item: &SurveyItem, at: usize) {
    let Some(scale) = Scale::of(item) else { return };
    let (key, words) = (line(&item.key), line(&item.text));
    out.push_str(&format!("<fieldset data-key=\"{key}\" data-scale=\"{}\">\n", scale.as_str()));
    out.push_str(&format!("<legend dir=\"auto\"><span class=\"n\">{at}</span> {words}</legend>\n"));
    match scale {
        Scale::Load => load(out, item, at),
        Scale::Agree => agree(out, item, at),
        Scale::YesNo | Scale::YesNoText => {
            let choices = [("1", "Yes".to_owned()), ("0", "No".to_owned())];
            out.push_str("<div class=\"choices\">\n");
            for (value, label) in choices {
                choice(out, at, value, &label);
            }
            decline(out, item, at);
            out.push_str("</div>\n");
        }
        Scale::Choice => {
            out.push_str("<div class=\"choices\">\n");
            for (value, label) in item.labels.iter().enumerate() {
                choice(out, at, &value.to_string(), &line(label));
            }
            decline(out, item, at);
            out.push_str("</div>\n");
        }
        Scale::Text => {}
    }
    if scale.takes_words() {
        let label = if scale == Scale::Text { words } else { "In your words (may stay empty)".to_owned() };
        let class = if scale == Scale::Text { " class=\"vh\"" } else { "" };
        out.push_str(&format!(
            "<label for=\"w{at}\"{class}>{label}</label>\n<textarea id=\"w{at}\" rows=\"3\" maxlength=\"4000\" \
             autocomplete=\"off\"></textarea>\n"
        ));
    }
    out.push_str("</fieldset>\n");
}

fn ends(item: &SurveyItem) -> (String, String) {
    let label = |at: usize| item.labels.get(at).map(|label| line(label)).unwrap_or_default();
    (label(0), label(1))
}

fn load(out: &mut String, item: &SurveyItem, at: usize) {
    let (low, high) = ends(item);
    let words = line(&item.text);
    // Until it is touched, it is no answer: a slider always stands somewhere.
    out.push_str(&format!(
        "<div class=\"load\"><span class=\"end\" id=\"l{at}\">{low}</span>\n\
         <input type=\"range\" id=\"q{at}\" min=\"0\" max=\"100\" step=\"5\" value=\"50\" aria-label=\"{words}\" \
         aria-describedby=\"l{at} h{at} s{at}\" aria-valuetext=\"not answered\" autocomplete=\"off\">\n\
         <span class=\"ticks\" aria-hidden=\"true\">{}</span>\n\
         <span class=\"end\" id=\"h{at}\">{high}</span>\n\
         <output id=\"s{at}\" for=\"q{at}\">not answered</output>\n\
         <button type=\"button\" class=\"clear\" id=\"c{at}\" hidden>Clear</button></div>\n",
        "<i></i>".repeat(21)
    ));
}

fn agree(out: &mut String, item: &SurveyItem, at: usize) {
    let (low, high) = ends(item);
    out.push_str(&format!("<div class=\"agree\"><span class=\"end\">{low}</span>\n"));
    for value in 1..=5 {
        let said = match value {
            1 if !low.is_empty() => format!("1, {low}"),
            5 if !high.is_empty() => format!("5, {high}"),
            value => value.to_string(),
        };
        out.push_str(&format!(
            "<label><input type=\"radio\" name=\"q{at}\" value=\"{value}\" aria-label=\"{said}\">\
             <span aria-hidden=\"true\">{value}</span></label>\n"
        ));
    }
    out.push_str(&format!("<span class=\"end\">{high}</span>\n"));
    decline(out, item, at);
    out.push_str("</div>\n");
}

fn choice(out: &mut String, at: usize, value: &str, label: &str) {
    out.push_str(&format!(
        "<label><input type=\"radio\" name=\"q{at}\" value=\"{value}\"><span dir=\"auto\">{label}</span></label>\n"
    ));
}

/// "Prefer not to say" is no answer, like leaving it empty; saying so takes a choice back.
fn decline(out: &mut String, item: &SurveyItem, at: usize) {
    if item.optional {
        choice(out, at, "", "I prefer not to say");
    }
}
