//! When an inject comes, and what comes if not, in words: on the console and on paper.

use super::{Condition, Inject, Scenario, Trigger};
use crate::words::EntryKind;

fn titled<'a>(scenario: &'a Scenario, key: &'a str) -> &'a str {
    let found = scenario.injects.iter().find(|one| one.key == key);
    found.map_or(key, |one| &one.title)
}

/// When an inject comes, in words.
#[must_use]
pub fn when_words(scenario: &Scenario, inject: &Inject) -> String {
    match &inject.trigger {
        Trigger::At { minute } => format!("at minute {minute}"),
        Trigger::After { inject, minutes } => format!("{minutes} min after “{}”", titled(scenario, inject)),
        Trigger::When { condition, from_minute: 0 } => format!("when {}", condition_words(condition)),
        Trigger::When { condition, from_minute } => {
            format!("when {}, not before minute {from_minute}", condition_words(condition))
        }
        Trigger::ByHand => "when you choose to".to_owned(),
    }
}

fn condition_words(condition: &Condition) -> String {
    let saying = |what: &str, words: &[String]| {
        if words.is_empty() { what.to_owned() } else { format!("{what} with “{}”", words.join("” or “")) }
    };
    match condition {
        Condition::RoleAssigned { role } => format!("somebody takes the role of {}", role.label().to_lowercase()),
        Condition::SeveritySet { severity: Some(severity) } => format!("it is sized {} or higher", severity.label()),
        Condition::SeveritySet { severity: None } => "it is sized".to_owned(),
        Condition::StatementWritten { words } => saying("the statement is written", words),
        Condition::UpdateSent { audience } if audience.is_empty() => "an update is sent".to_owned(),
        Condition::UpdateSent { audience } => format!("an update goes to {audience}"),
        Condition::AskMade { words } => saying("somebody is asked to do something", words),
        Condition::EntryWritten { entry, words } => {
            let what = entry.map_or_else(
                || "a line".to_owned(),
                |kind: EntryKind| format!("a line ({})", kind.label().to_lowercase()),
            );
            saying(&format!("{what} is written"), words)
        }
        Condition::ItemAnswered { card, item } if item.is_empty() => format!("something on card {card} is answered"),
        Condition::ItemAnswered { card, item } => format!("{item} on card {card} is answered"),
        Condition::DecisionRecorded { words } => saying("a decision is written down", words),
        Condition::Seen { text } => format!("you see this: {text}"),
    }
}

/// What comes if not, in words; empty where nothing does.
#[must_use]
pub fn otherwise_words(scenario: &Scenario, inject: &Inject) -> String {
    let Some(fallback) = &inject.fallback else { return String::new() };
    let within = fallback.within;
    let came = match (&inject.trigger, fallback.deliver.as_deref()) {
        (_, Some(key)) if key == inject.key => format!("else at {within} min by itself"),
        (Trigger::When { .. }, Some(key)) => format!("else “{}” at {within} min", titled(scenario, key)),
        (Trigger::At { .. } | Trigger::After { .. } | Trigger::ByHand, Some(key)) => {
            format!("“{}” follows after {within} min if nothing is seen", titled(scenario, key))
        }
        (_, None) => String::new(),
    };
    let hint = if fallback.hint.is_empty() { String::new() } else { format!("Hint: {}", fallback.hint) };
    [came, hint].into_iter().filter(|one| !one.is_empty()).collect::<Vec<_>>().join(". ")
}
