//! The third tier: wordings that describe what was not there, name one cause, or hide who acted. Before publishing only.

use super::super::people::Subject;
use super::exempt::is_cleared;
use super::{Look, RuleId};

/// What an organisation can be said to lack. A disk that lacks space is a fact.
const PROVISIONS: &[&str] = &[
    "alert",
    "alerts",
    "alerting",
    "alarm",
    "alarms",
    "runbook",
    "runbooks",
    "playbook",
    "playbooks",
    "monitoring",
    "observability",
    "test",
    "tests",
    "testing",
    "documentation",
    "dashboard",
    "dashboards",
    "process",
    "processes",
    "procedure",
    "procedures",
    "backup",
    "backups",
    "limit",
    "limits",
    "review",
    "reviews",
    "canary",
    "canaries",
    "check",
    "checks",
    "training",
    "owner",
    "ownership",
    "plan",
    "plans",
    "planning",
    "validation",
    "safeguard",
    "safeguards",
    "guard",
    "guards",
    "guardrail",
    "guardrails",
    "fallback",
    "redundancy",
    "coverage",
    "automation",
    "visibility",
    "logging",
    "tooling",
    "staging",
    "communication",
    "coordination",
    "staffing",
    "oversight",
    "knowledge",
    "experience",
    "preparation",
    "supervision",
    "rehearsal",
    "rollback",
    "safety",
    "awareness",
    "understanding",
    "attention",
];
const IN_PLACE: &[&str] = &["place", "existed", "defined", "configured", "set", "available", "exists"];
const HEEDED: &[&str] = &[
    "followed",
    "tested",
    "checked",
    "noticed",
    "read",
    "verified",
    "reviewed",
    "escalated",
    "communicated",
    "documented",
    "considered",
    "validated",
    "monitored",
];
const UNHEEDED: &[&str] = &["ignored", "overlooked", "forgotten", "missed", "neglected", "skipped", "mishandled"];

/// "A lack of", "the absence of".
pub(super) fn lack(at: usize, look: &mut Look<'_>) {
    let of = look.next(at, 1) == "of";
    let verb = look.reading.word(at).is_some_and(|word| word.lower.starts_with("lack") && word.lower != "lack");
    if !of && !verb || look.reading.after(at, 5, &["awareness"]) || is_cleared(look.reading, at) {
        return;
    }
    if look.reading.after(at, 5, PROVISIONS) {
        look.keep(RuleId::Lack, at, at + usize::from(of), Subject::Unsaid);
    }
}

/// "Insufficient testing", "not enough dashboards", "inadequate documentation".
pub(super) fn insufficient(at: usize, look: &mut Look<'_>) {
    let enough = look.reading.word(at).is_some_and(|word| word.lower == "enough");
    let denied = look.reading.before(at, 2, &["not", "didn't", "no", "weren't", "wasn't", "without"]);
    if look.reading.after(at, 3, PROVISIONS) && (!enough || denied) {
        look.keep(RuleId::Lack, if enough { at.saturating_sub(1) } else { at }, at, Subject::Unsaid);
    }
}

/// "There was no alert on", "had no runbook", "no limit was in place"; "no one" is somebody.
pub(super) fn no(at: usize, look: &mut Look<'_>) {
    if look.next(at, 1) == "one" {
        super::seen::nobody_did(at, look);
        return;
    }
    let head = |by: &usize| PROVISIONS.contains(&look.next(at, *by)) && ends_a_noun(look, at + by);
    let Some(noun) = (1..=3).find(head) else { return };
    let there = look.reading.before(at, 3, &["there", "had", "has", "with"]);
    // "There was no alarm" tells what happened; "no alarm on the queue" what there is.
    let event = matches!(
        look.next(at, noun),
        "alert" | "alerts" | "alarm" | "alarms" | "check" | "review" | "process" | "processes"
    ) && !matches!(look.next(at, noun + 1), "on" | "for" | "that" | "which" | "to");
    if there && !event || look.reading.after(at + noun, 4, IN_PLACE) {
        look.keep(RuleId::Lack, at, at + noun, Subject::Unsaid);
    }
}

/// Whether the noun is not the first part of another: "review", but not "review meeting".
fn ends_a_noun(look: &Look<'_>, at: usize) -> bool {
    let small = |word: &str| word.len() < 5 || word.ends_with("ed") || matches!(word, "which" | "about" | "where");
    look.reading.word(at).is_some_and(|word| word.pause) || small(look.next(at, 1))
}

/// "Root cause", one only.
pub(super) fn root(at: usize, look: &mut Look<'_>) {
    let joined = look.reading.word(at).is_some_and(|word| word.lower == "root-cause");
    if (joined || look.next(at, 1) == "cause") && !is_cleared(look.reading, at) {
        look.keep(RuleId::RootCause, at, at + usize::from(!joined), Subject::Unsaid);
    }
}

/// "Mistakes were made", "the warning was ignored", "the checklist was not followed".
pub(super) fn hidden(at: usize, look: &mut Look<'_>) {
    let word = look.reading.word(at).map_or("", |word| word.lower.as_ref());
    let made =
        matches!(look.last(at, 1), "mistakes" | "errors" | "mistake") && look.next(at, 1) == "made" && word != "been";
    let denied = matches!(look.next(at, 1), "not" | "never");
    let unheeded = !denied && UNHEEDED.contains(&look.next(at, 1));
    let not_heeded = denied && HEEDED.contains(&look.next(at, 2));
    let end = at + if denied { 2 } else { 1 };
    let named = look.next(end, 1) == "by" || look.next(end, 2) == "by";
    if (made || unheeded || not_heeded) && !named && !is_cleared(look.reading, at) {
        look.keep(RuleId::Hidden, at, end, Subject::Unsaid);
    }
}
