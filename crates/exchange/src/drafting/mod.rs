//! Drafts of updates: one state of knowledge, and a text for each audience made from it by a template.
//!
//! Nothing here sends. A template that cannot be used gives one sentence with its line, and the built-in text instead.

mod engine;
mod knowledge;
mod labels;
mod outgoing;
mod sources;

pub use engine::{LONGEST_TEMPLATE, LONGEST_UPDATE, TemplateProblem, check_template};
pub use knowledge::Knowledge;
pub use outgoing::{OutgoingProblem, chat_text, mail_file, mailto};
pub use sources::{Sources, audience_zone};

use muster_core::library::{Audience, Template, templates};
use muster_core::words::Phase;

/// What marks a drill in everything that could be taken for the real thing.
const DRILL: &str = "EXERCISE";

/// An update before anybody has read it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Drafted {
    /// Its subject, on one line.
    pub subject: String,
    /// What it says.
    pub text: String,
    /// Why the team's own template was not used, in one sentence.
    pub problem: Option<String>,
}

/// The template for an audience and a phase: the team's for both, the team's for the audience, then what fits it.
fn choose<'a>(list: &'a [Template], audience: &Audience, phase: Phase) -> Option<&'a Template> {
    let key = |who: &str| format!("{who}.{}", phase.as_str());
    let like = if audience.outside { "customers" } else { "company" };
    [key(&audience.key), audience.key.clone(), key(like)]
        .iter()
        .find_map(|wanted| list.iter().rev().find(|template| template.key == *wanted))
}

/// Drafts an update from what is known. There is always a text: when the team's template fails, the built-in one.
#[must_use]
pub fn draft(audience: &Audience, phase: Phase, knowledge: &Knowledge, own: &[Template]) -> Drafted {
    let problem = match choose(own, audience, phase).map(|template| (template, render(template, knowledge))) {
        Some((_, Ok(drafted))) => return drafted,
        Some((template, Err(problem))) => {
            Some(format!("The template \"{}\" was not used: {problem} This is the built-in text.", template.key))
        }
        None => None,
    };
    let built_in = templates::built_in();
    let plain = choose(&built_in, audience, phase).and_then(|template| render(template, knowledge).ok());
    Drafted { problem, ..plain.unwrap_or_else(|| bare(knowledge)) }
}

/// Fills one template.
///
/// # Errors
/// One sentence, with the line, when it does not parse, names what is not there, does not end or grows too long.
pub fn render(template: &Template, knowledge: &Knowledge) -> Result<Drafted, TemplateProblem> {
    let subject = engine::render(&template.subject, knowledge).map_err(|problem| problem.within("subject"))?;
    let text = engine::render(&template.text, knowledge)?;
    Ok(stamped(Drafted { subject: one_line(&subject), text: tidy(&text), problem: None }, knowledge))
}

/// What is said when no template is there at all.
fn bare(knowledge: &Knowledge) -> Drafted {
    let Knowledge { title, impact, next_by, .. } = knowledge;
    let next = if next_by.is_empty() { String::new() } else { format!("\nNext update by {next_by}.") };
    stamped(
        Drafted { subject: title.clone(), text: format!("{impact}{next}").trim().to_owned(), problem: None },
        knowledge,
    )
}

/// A drill says so first, whatever the template says.
fn stamped(mut drafted: Drafted, knowledge: &Knowledge) -> Drafted {
    if knowledge.drill {
        if !drafted.subject.is_empty() && !drafted.subject.contains(DRILL) {
            drafted.subject = format!("{DRILL}: {}", drafted.subject);
        }
        if !drafted.text.starts_with(DRILL) {
            drafted.text = format!("{DRILL}. This is a drill; nothing is broken.\n{}", drafted.text);
        }
    }
    drafted
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// No spaces at the end of lines, never two empty lines together, none at the edges.
fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut empty = true;
    for line in text.lines().map(str::trim_end) {
        if line.is_empty() && empty {
            continue;
        }
        empty = line.is_empty();
        out.push_str(line);
        out.push('\n');
    }
    out.truncate(out.trim_end().len());
    out
}
