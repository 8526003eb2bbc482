//! The second tier, first half: what people did not see or do.

use super::super::people::Subject;
use super::super::verbs::{is_adverb, is_participle};
use super::exempt::is_cleared;
use super::{Look, RuleId};

/// How far a sentence is read for the "would" that belongs to an "if".
const CLAUSES: usize = 25;

const HEED: &[&str] = &[
    "notice",
    "noticed",
    "check",
    "checked",
    "follow",
    "followed",
    "read",
    "escalate",
    "escalated",
    "test",
    "tested",
    "verify",
    "verified",
    "look",
    "looked",
    "review",
    "reviewed",
    "consider",
    "considered",
    "realise",
    "realised",
    "realize",
    "realized",
    "monitor",
    "monitored",
    "double-check",
    "double-checked",
    "recognise",
    "recognised",
    "recognize",
    "recognized",
    "heed",
    "heeded",
    "spot",
    "spotted",
    "validate",
    "validated",
    "react",
    "reacted",
    "pay",
];
const SIGNS: &[&str] = &[
    "alert",
    "alerts",
    "page",
    "sign",
    "signs",
    "warning",
    "warnings",
    "signal",
    "signals",
    "alarm",
    "alarms",
    "message",
    "messages",
    "step",
    "steps",
    "detail",
    "details",
    "banner",
    "email",
    "notification",
    "line",
    "point",
    "comma",
    "clue",
    "clues",
    "error",
    "fact",
    "spike",
    "graph",
];
const WOULD: &[&str] = &["would", "wouldn't", "could", "couldn't", "might", "would've", "i'd", "we'd", "they'd"];

/// "If Jonas had waited, …", "… if the engineer hadn't restarted it".
pub(super) fn if_only(at: usize, look: &mut Look<'_>) {
    let only = look.next(at, 1) == "only";
    let subject = look.people.object(look.reading, at, 4);
    let verb = (2..=6).find(|by| {
        let word = look.next(at, *by);
        let had =
            matches!(word, "had" | "hadn't") || matches!(word, "would" | "wouldn't") && look.next(at, by + 1) == "have";
        had || matches!(look.next(at, *by - 1), "i'd" | "he'd" | "she'd" | "they'd" | "we'd" | "you'd")
    });
    let Some(verb) = verb else { return };
    // "Had" and "would have" first, then the participle; "I'd known" has it at once.
    let first = match look.next(at, verb) {
        "had" | "hadn't" => verb + 1,
        "would" | "wouldn't" => verb + 2,
        _ => verb,
    };
    let adverbs = (first..first + 3).take_while(|by| is_adverb(look.next(at, *by))).count();
    let done = is_participle(look.next(at, first + adverbs));
    let would = look.reading.after(at + verb, CLAUSES, WOULD) || look.reading.before(at, CLAUSES, WOULD);
    if done && (would || only) {
        look.keep_if(RuleId::IfOnly, at, at + verb, subject);
    }
}

/// "Had Mei looked at the queue, …"; then the same word as a part of "had not checked".
pub(super) fn had(at: usize, look: &mut Look<'_>) {
    let opens = look.reading.left(at, 1).is_none_or(|word| word.pause);
    let subject = look.people.object(look.reading, at, 4);
    let done = (2..=5).find(|by| is_participle(look.next(at, *by)));
    if opens
        && let Some(done) = done
        && look.reading.after(at + done, CLAUSES, WOULD)
    {
        look.keep_if(RuleId::IfOnly, at, at + done, subject);
        return;
    }
    did_not(at, look);
}

/// "Did not notice", "hadn't read", "never verified".
pub(super) fn did_not(at: usize, look: &mut Look<'_>) {
    let Some(word) = look.reading.word(at) else { return };
    let mut by = 1;
    let denied = word.lower.contains("n't") || word.lower == "never" || look.next(at, 1) == "not";
    if !denied {
        return;
    }
    while by < 4 && (look.next(at, by) == "not" || is_adverb(look.next(at, by))) {
        by += 1;
    }
    let verb = look.next(at, by);
    let heeded = HEED.contains(&verb) && (verb != "pay" || look.next(at, by + 1) == "attention");
    // Whoever gives the reason explains and does not blame.
    let explained = look.reading.after(at + by, 10, &["because", "since"]);
    if heeded && !explained && !look.exempt.is_law(look.reading, at) {
        let subject = look.subject(at);
        look.keep_if(RuleId::DidNot, at, at + by, subject);
    }
}

/// "Nobody on the team checked the quota".
pub(super) fn nobody_did(at: usize, look: &mut Look<'_>) {
    let heeded = (1..=6).find(|by| {
        let word = look.next(at, *by);
        HEED.contains(&word) && word.ends_with("ed")
    });
    let passive = look.reading.after(at, 3, &["could", "can", "was", "is", "would", "should"]);
    if let Some(by) = heeded.filter(|_| !passive) {
        look.keep(RuleId::DidNot, at, at + by, Subject::Person);
    }
}

/// "Pressed enter without checking the hostname".
pub(super) fn without(at: usize, look: &mut Look<'_>) {
    if matches!(
        look.next(at, 1),
        "checking" | "reading" | "testing" | "verifying" | "looking" | "reviewing" | "noticing" | "following"
    ) {
        let subject = look.people.near(look.reading, at, 8, 0);
        look.keep_if(RuleId::DidNot, at, at + 1, subject);
    }
}

/// "Missed the alert", "overlooked the comma".
pub(super) fn missed(at: usize, look: &mut Look<'_>) {
    let overlooked = look.reading.word(at).is_some_and(|word| word.lower == "overlooked");
    if is_cleared(look.reading, at) || !overlooked && !look.reading.after(at, 4, SIGNS) {
        return;
    }
    if look.reading.before(at, 2, &["was", "were", "been", "be"]) {
        return;
    }
    let subject = look.subject(at);
    look.keep_if(RuleId::DidNot, at, at, subject);
}
