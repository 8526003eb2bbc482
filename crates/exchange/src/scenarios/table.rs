//! A scenario as Markdown, for a wiki of facilitators.

use muster_core::drill::scenario::Scenario;

use super::list_trigger::trigger_words;
use crate::markdown::escape::{inline, lines};

/// Writes a scenario as Markdown: its head, its objectives, and its injects as a table. It holds the truth.
#[must_use]
pub fn scenario_markdown(scenario: &Scenario) -> String {
    let mut out = format!("# EXERCISE: {}\n\n", inline(&scenario.title));
    out.push_str("**EXERCISE** For the facilitator: this page tells players what they should find out.\n\n");
    out.push_str(&format!("{} minutes · {}\n", scenario.minutes, scenario.difficulty.label()));
    part(&mut out, "Synopsis", &lines(&scenario.synopsis));
    part(&mut out, "Truth", &lines(&scenario.truth));
    let objectives: Vec<String> =
        scenario.objectives.iter().map(|one| format!("- **{}** {}", inline(&one.key), inline(&one.text))).collect();
    list(&mut out, "Objectives", &objectives);
    out.push_str("\n## Injects\n\n| # | When | Inject | How | From | To | We hope to see | Objectives |\n");
    out.push_str("|---|---|---|---|---|---|---|---|\n");
    for (number, inject) in (1_u32..).zip(&scenario.injects) {
        let to: Vec<&str> = inject.to.iter().map(|to| to.label()).collect();
        let cells = [
            number.to_string(),
            inline(&trigger_words(&inject.trigger)),
            format!("**{}** {}", inline(&inject.title), inline(&inject.text)),
            inject.delivery.label().to_owned(),
            inline(&inject.from),
            to.join(", "),
            inline(&inject.expected),
            inline(&inject.objectives.join(", ")),
        ];
        out.push_str(&format!("| {} |\n", cells.join(" | ")));
    }
    let bullet = |texts: &[String]| texts.iter().map(|text| format!("- {}", inline(text))).collect::<Vec<_>>();
    list(&mut out, "How one sees that it went well", &bullet(&scenario.success_signs));
    list(&mut out, "To talk about afterwards", &bullet(&scenario.debrief));
    part(&mut out, "Safety", &lines(&scenario.safety));
    out.push_str("\nEXERCISE\n");
    out
}

fn part(out: &mut String, title: &str, lines: &[String]) {
    if !lines.is_empty() {
        out.push_str(&format!("\n## {title}\n\n{}\n", lines.join("\n\n")));
    }
}

fn list(out: &mut String, title: &str, lines: &[String]) {
    if !lines.is_empty() {
        out.push_str(&format!("\n## {title}\n\n{}\n", lines.join("\n")));
    }
}
