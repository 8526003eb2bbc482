//! The second tier, second half: verdicts, grades, and words that make it look easy.

use super::super::people::Subject;
use super::super::verbs::is_past;
use super::exempt::is_cleared;
use super::{Look, RuleId, structural};

const RULES: &[&str] = &["rule", "rules", "policy", "process", "procedure", "protocol", "freeze", "agreement"];
const JUST_NOW: &[&str] = &[
    "arrived",
    "joined",
    "left",
    "started",
    "finished",
    "woken",
    "woke",
    "got",
    "came",
    "returned",
    "logged",
    "gone",
    "saw",
    "heard",
    "begun",
    "began",
    "landed",
    "taken",
    "took",
    "acknowledged",
    "acked",
    "called",
    "told",
    "asked",
];
const PERFECT: &[&str] = &[
    "had",
    "has",
    "have",
    "was",
    "were",
    "is",
    "are",
    "been",
    "be",
    "'ve",
    "i've",
    "we've",
    "they've",
    "could've",
    "should've",
    "would've",
];

/// "Made a mistake", "ignored the page", "violated the policy".
pub(super) fn verdict(at: usize, look: &mut Look<'_>) {
    let Some(word) = look.reading.word(at) else { return };
    if is_cleared(look.reading, at) || look.exempt.is_law(look.reading, at) {
        return;
    }
    let lower: &str = &word.lower;
    let noun = lower.starts_with("mistake") && lower != "mistakenly" || lower == "blunder";
    if noun && matches!(look.last(at, 1), "human" | "operator" | "user") || look.next(at, 1) == "were" {
        return;
    }
    let subject = if noun {
        let right = if matches!(look.next(at, 1), "by" | "of" | "from") { 4 } else { 0 };
        look.people.near(look.reading, at, 6, right)
    } else if matches!(lower, "messed" | "screwed") && look.next(at, 1) != "up"
        || look.reading.before(at, 1, &["was", "were", "been", "be", "is", "are", "get", "gets"])
    {
        Subject::Unsaid
    } else {
        look.subject(at)
    };
    look.keep_if(RuleId::Verdict, at, at, subject);
}

/// "Made an error", "an error of judgement", "an error on my part". An error in a log is none.
pub(super) fn error(at: usize, look: &mut Look<'_>) {
    if is_cleared(look.reading, at) || matches!(look.last(at, 1), "human" | "operator" | "user" | "factor") {
        return;
    }
    let made = look.reading.before(at, 4, &["made", "makes", "make", "did", "committed", "making"]);
    let part = look.next(at, 1) == "on" && look.reading.after(at, 3, &["part", "side"]);
    let of_judgement = look.next(at, 1) == "of" && matches!(look.next(at, 2), "judgement" | "judgment");
    let by_somebody = look.next(at, 1) == "by" && look.people.object(look.reading, at, 4).is_somebody();
    if made {
        let subject = look.people.near(look.reading, at, 6, 0);
        look.keep_if(RuleId::Verdict, at, at, subject);
    } else if part || of_judgement || by_somebody {
        let subject = look.people.near(look.reading, at, 6, 6);
        look.keep_if(RuleId::Verdict, at, at, subject);
    }
}

/// "Broke the rule that two approve". Queues and links break, too.
pub(super) fn broke(at: usize, look: &mut Look<'_>) {
    if look.reading.after(at, 4, RULES) {
        let subject = look.subject(at);
        look.keep_if(RuleId::Verdict, at, at, subject);
    }
}

/// Grades about somebody nearby.
pub(super) fn judgement(at: usize, look: &mut Look<'_>) {
    let Some(word) = look.reading.word(at) else { return };
    let noun = word.lower.starts_with("judg");
    // A naive search is a kind of search.
    let predicated = look.reading.before(at, 2, &["was", "were", "is", "too", "bit", "rather", "so", "been"]);
    if noun && !matches!(look.last(at, 1), "poor" | "bad")
        || word.lower == "naive" && !predicated
        || look.exempt.is_law(look.reading, at)
    {
        return;
    }
    grade(at, look);
}

fn grade(at: usize, look: &mut Look<'_>) -> bool {
    let near = look.people.graded(look.reading, at);
    let graded = near.is_somebody() && !is_cleared(look.reading, at);
    if graded {
        look.keep(RuleId::Judgement, at, at, near);
    }
    graded
}

/// Of somebody it is a grade; of anything else it tells what was not there.
pub(super) fn inadequate(at: usize, look: &mut Look<'_>) {
    if !grade(at, look) {
        structural::insufficient(at, look);
    }
}

/// "Loss of situational awareness".
pub(super) fn awareness(at: usize, look: &mut Look<'_>) {
    let situational = matches!(look.last(at, 1), "situational" | "situation");
    let lost = look.reading.before(at, 5, &["loss", "lost", "lack", "lacked", "losing", "poor", "lacking", "limited"]);
    if situational && lost {
        let subject = look.people.near(look.reading, at, 6, 0);
        look.keep(RuleId::Awareness, at.saturating_sub(1), at, subject);
    }
}

/// "He simply restarted it". "Had just restarted it" tells when, not how.
pub(super) fn belittling(at: usize, look: &mut Look<'_>) {
    let Some(word) = look.reading.word(at) else { return };
    let next = look.next(at, 1);
    let only_when = word.lower == "just" && (JUST_NOW.contains(&next) || matches!(look.last(at, 1), "i" | "we"));
    if only_when
        || PERFECT.contains(&look.last(at, 1))
        || !is_past(next) && next != "needed"
        || next == "had" && look.next(at, 2) != "to"
    {
        return;
    }
    if look.last(at, 1) == "not" || look.exempt.is_law(look.reading, at) {
        return;
    }
    let subject = look.subject(at);
    look.keep_if(RuleId::Belittling, at, at + 1, subject);
}

/// "All Jonas had to do was press the button".
pub(super) fn all_to_do(at: usize, look: &mut Look<'_>) {
    let somebody = look.people.object(look.reading, at, 2);
    let had = (2..=4).find(|by| look.next(at, *by) == "had" && look.next(at, by + 1) == "to");
    if let Some(had) = had
        && look.next(at, had + 2) == "do"
    {
        look.keep_if(RuleId::Belittling, at, at + had + 2, somebody);
    }
}
