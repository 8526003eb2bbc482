//! Triggers and fallbacks as words in one cell: `at 4`, `after page 3`, `when ask_made from 18: vault; envelope`.

use muster_core::drill::scenario::{Condition, Fallback, Trigger};
use muster_core::words::{EntryKind, Role, Severity};

/// A trigger in one cell. What comes out is read back by [`read_trigger`].
pub(super) fn trigger_words(trigger: &Trigger) -> String {
    match trigger {
        Trigger::At { minute } => format!("at {minute}"),
        Trigger::After { inject, minutes } => format!("after {inject} {minutes}"),
        Trigger::ByHand => "by hand".to_owned(),
        Trigger::When { condition, from_minute } => {
            let from = if *from_minute == 0 { String::new() } else { format!(" from {from_minute}") };
            let (name, rest) = condition_words(condition);
            if rest.is_empty() { format!("when {name}{from}") } else { format!("when {name}{from}: {rest}") }
        }
    }
}

fn condition_words(condition: &Condition) -> (&'static str, String) {
    match condition {
        Condition::RoleAssigned { role } => ("role_assigned", role.as_str().to_owned()),
        Condition::SeveritySet { severity } => {
            ("severity_set", severity.map(|one| one.as_str().to_owned()).unwrap_or_default())
        }
        Condition::StatementWritten { words } => ("statement_written", joined(words)),
        Condition::UpdateSent { audience } => ("update_sent", audience.clone()),
        Condition::AskMade { words } => ("ask_made", joined(words)),
        Condition::EntryWritten { entry, words } => match entry {
            Some(kind) if words.is_empty() => ("entry_written", format!("[{}]", kind.as_str())),
            Some(kind) => ("entry_written", format!("[{}] {}", kind.as_str(), joined(words))),
            None => ("entry_written", joined(words)),
        },
        Condition::ItemAnswered { card, item } if item.is_empty() => ("item_answered", card.clone()),
        Condition::ItemAnswered { card, item } => ("item_answered", format!("{card}/{item}")),
        Condition::DecisionRecorded { words } => ("decision_recorded", joined(words)),
        Condition::Seen { text } => ("seen", text.clone()),
    }
}

/// Words stand apart by semicolons, so one within a word becomes a comma.
fn joined(words: &[String]) -> String {
    words.iter().map(|word| word.replace(';', ",")).collect::<Vec<_>>().join("; ")
}

fn split(words: &str) -> Vec<String> {
    words.split(';').map(str::trim).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Reads a trigger from a cell; the sentence says what is wrong.
pub(super) fn read_trigger(cell: &str) -> Result<Trigger, String> {
    let cell = cell.trim();
    let lower = cell.to_lowercase();
    if lower.is_empty() || ["by hand", "manual", "by_hand", "hand", "contingency"].contains(&lower.as_str()) {
        return Ok(Trigger::ByHand);
    }
    if let Some(rest) = lower.strip_prefix("after ") {
        let mut words = rest.split_whitespace();
        let inject = words.next().unwrap_or_default().to_owned();
        let minutes = words.next().map_or(Ok(0), minute)?;
        return Ok(Trigger::After { inject, minutes });
    }
    if lower.starts_with("when ") {
        return read_when(cell.get(5..).unwrap_or_default());
    }
    minute(lower.strip_prefix("at ").unwrap_or(&lower)).map(|minute| Trigger::At { minute })
}

/// Minutes as `15`, `T+15`, `0:15`, `15 min`; before the start is refused in words.
pub(super) fn minute(word: &str) -> Result<u32, String> {
    let plain = word.trim().to_lowercase().replace(' ', "");
    let plain = plain.trim_start_matches("t+").trim_start_matches('+');
    let plain = plain.trim_end_matches("minutes").trim_end_matches("min").trim_end_matches('m');
    let before = plain.strip_prefix("t-").or_else(|| plain.strip_prefix('-'));
    if let Some(digits) = before.filter(|digits| digits.starts_with(|c: char| c.is_ascii_digit())) {
        return Err(format!("minute -{digits} lies before the start; minutes are counted from 0"));
    }
    let number = |text: &str| text.parse::<u32>().ok();
    let mut parts = plain.split(':');
    let read = match (parts.next(), parts.next(), parts.next(), parts.next()) {
        (Some(minutes), None, None, None) => number(minutes),
        // Seconds are dropped: injects are planned to the minute.
        (Some(hours), Some(minutes), seconds, None) if seconds.is_none_or(|text| number(text).is_some()) => {
            number(hours).zip(number(minutes)).and_then(|(h, m)| h.checked_mul(60)?.checked_add(m))
        }
        _ => None,
    };
    let shown: String = word.chars().take(40).collect();
    read.ok_or_else(|| format!("\"{shown}\" is no minute of the drill; write 15, T+15 or 0:15"))
}

fn read_when(rest: &str) -> Result<Trigger, String> {
    let (head, words) = rest.split_once(':').unwrap_or((rest, ""));
    let mut head = head.split_whitespace();
    let name = head.next().unwrap_or_default();
    let from_minute = match (head.next(), head.next()) {
        (Some("from"), Some(number)) => minute(number)?,
        _ => 0,
    };
    let words = words.trim();
    let unknown = |what: &str| format!("\"{}\" is no {what}", words.chars().take(40).collect::<String>());
    let condition = match name {
        "role_assigned" => Condition::RoleAssigned { role: Role::from_stored(words).ok_or_else(|| unknown("role"))? },
        "severity_set" if words.is_empty() => Condition::SeveritySet { severity: None },
        "severity_set" => {
            Condition::SeveritySet { severity: Some(Severity::from_stored(words).ok_or_else(|| unknown("severity"))?) }
        }
        "statement_written" => Condition::StatementWritten { words: split(words) },
        "update_sent" => Condition::UpdateSent { audience: words.to_owned() },
        "ask_made" => Condition::AskMade { words: split(words) },
        "entry_written" => {
            let kind = words.strip_prefix('[').and_then(|rest| rest.split_once(']'));
            let entry = match kind {
                Some((kind, _)) => Some(EntryKind::from_stored(kind).ok_or_else(|| unknown("kind of line"))?),
                None => None,
            };
            Condition::EntryWritten { entry, words: split(kind.map_or(words, |(_, rest)| rest)) }
        }
        "item_answered" => {
            let (card, item) = words.split_once('/').unwrap_or((words, ""));
            Condition::ItemAnswered { card: card.trim().to_owned(), item: item.trim().to_owned() }
        }
        "decision_recorded" => Condition::DecisionRecorded { words: split(words) },
        "seen" => Condition::Seen { text: words.to_owned() },
        other => {
            let shown: String = other.chars().take(40).collect();
            return Err(format!("\"{shown}\" is nothing that a player does here"));
        }
    };
    Ok(Trigger::When { condition, from_minute })
}

/// A fallback in one cell: `within 6; deliver page; hint: Ask aloud`.
pub(super) fn fallback_words(fallback: Option<&Fallback>) -> String {
    let Some(fallback) = fallback else { return String::new() };
    let mut out = format!("within {}", fallback.within);
    if let Some(deliver) = &fallback.deliver {
        out.push_str(&format!("; deliver {deliver}"));
    }
    if !fallback.hint.is_empty() {
        out.push_str(&format!("; hint: {}", fallback.hint));
    }
    out
}

/// Reads a fallback from a cell; an empty one is none.
pub(super) fn read_fallback(cell: &str) -> Result<Option<Fallback>, String> {
    let cell = cell.trim();
    if cell.is_empty() {
        return Ok(None);
    }
    let (plan, hint) = cell.split_once("hint:").unwrap_or((cell, ""));
    let mut fallback = Fallback { within: 0, deliver: None, hint: hint.trim().to_owned() };
    let mut known = false;
    for part in plan.split(';').map(str::trim).filter(|part| !part.is_empty()) {
        if let Some(minutes) = part.strip_prefix("within ") {
            fallback.within = minute(minutes)?;
            known = true;
        } else if let Some(inject) = part.strip_prefix("deliver ") {
            fallback.deliver = Some(inject.trim().to_owned());
        } else {
            let shown: String = part.chars().take(40).collect();
            return Err(format!("\"{shown}\" is no fallback; write: within 6; deliver key; hint: words"));
        }
    }
    if known { Ok(Some(fallback)) } else { Err("the fallback does not say within how many minutes".to_owned()) }
}
