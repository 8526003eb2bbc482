//! The first tier: wordings that blame or tell what did not happen wherever a person is their subject.

use super::super::people::Subject;
use super::exempt::is_cleared;
use super::{Look, RuleId};

const NOUNS_OF_FORMS: &[&str] = &[
    "message",
    "messages",
    "page",
    "pages",
    "rate",
    "rates",
    "code",
    "codes",
    "response",
    "responses",
    "log",
    "logs",
    "budget",
    "budgets",
    "count",
    "counts",
    "metric",
    "metrics",
    "handling",
    "handler",
    "screen",
    "report",
    "reports",
    "reporting",
    "text",
    "dialog",
    "field",
];
const LAZY_TECHNIQUE: &[&str] = &[
    "loading",
    "load",
    "loaded",
    "loader",
    "evaluation",
    "evaluated",
    "init",
    "initialisation",
    "initialization",
    "restore",
    "restores",
    "delete",
    "deletion",
    "quorum",
    "quorums",
    "import",
    "imports",
    "connection",
    "connections",
    "migration",
    "fetch",
    "fetching",
    "unmount",
    "umount",
    "expiry",
    "expiration",
    "free",
    "write",
    "writes",
    "load-balancing",
    "match",
    "matching",
    "matcher",
    "quantifier",
    "binding",
    "freeing",
    "mode",
    "phrase",
];
/// Before "human error" when it is given as what it was.
const NAMED_AS: &[&str] = &[
    "was",
    "is",
    "were",
    "been",
    "be",
    "being",
    "caused",
    "cause",
    "due",
    "by",
    "through",
    "because",
    "from",
    "out",
    "down",
    "attributed",
    "say",
    "pure",
    "simple",
    "classic",
    "plain",
];
/// Before "human error" when it is only a risk, or a word.
const SPOKEN_OF: &[&str] = &[
    "prone",
    "against",
    "prevent",
    "prevents",
    "reduce",
    "reduces",
    "risk",
    "chance",
    "avoid",
    "vulnerable",
    "room",
    "such",
    "term",
    "word",
    "label",
    "called",
    "less",
    "likelihood",
];
const WORK: &[&str] = &[
    "change",
    "changes",
    "deploy",
    "deploys",
    "deployment",
    "review",
    "reviews",
    "work",
    "commit",
    "commits",
    "edit",
    "push",
    "mistake",
    "mistakes",
    "merge",
    "decision",
    "action",
    "actions",
    "behaviour",
    "behavior",
    "handling",
    "way",
    "manner",
    "job",
    "attitude",
    "move",
    "handover",
    "rollback",
    "restart",
];

pub(super) fn omitted(at: usize, look: &mut Look<'_>) {
    if look.exempt.is_law(look.reading, at) || look.reading.before(at, 3, &["never", "not", "hasn't", "hadn't"]) {
        return;
    }
    let Some(word) = look.reading.word(at) else { return };
    let on = look.reading.goes_on(at);
    let to = look.next(at, on) == "to";
    if matches!(&*word.lower, "failed" | "fails" | "omitted" | "forgotten") && !to {
        return;
    }
    if matches!(look.next(at, 1), "password" | "passwords") {
        return;
    }
    let end = if to { at + on } else { at };
    let subject = look.subject(at);
    look.keep_if(RuleId::Omission, at, end, subject);
}

pub(super) fn bothered(at: usize, look: &mut Look<'_>) {
    if look.reading.before(at, 2, &["not", "didn't", "never", "doesn't", "don't", "couldn't"]) {
        let subject = look.subject(at);
        look.keep_if(RuleId::Omission, at.saturating_sub(1), at, subject);
    }
}

/// "The team's failure to escalate", "by failing to page the owner, the engineer …".
pub(super) fn failing(at: usize, look: &mut Look<'_>) {
    if look.next(at, 1) != "to" && look.reading.word(at).is_none_or(|word| word.lower != "neglect") {
        return;
    }
    if look.exempt.is_law(look.reading, at) || is_cleared(look.reading, at) {
        return;
    }
    let owner = (1..=3).filter_map(|by| look.reading.left(at, by)).find_map(|word| look.people.whose(word));
    let subject = owner.unwrap_or_else(|| {
        let subject = look.subject(at);
        let begins = matches!(look.last(at, 1), "by" | "for" | "in");
        let later = (3..=10).find(|by| look.reading.right(at, *by).is_some_and(|word| word.pause));
        match later {
            Some(pause) if begins && !subject.is_somebody() => look.people.object(look.reading, at + pause, 3),
            _ => subject,
        }
    });
    look.keep_if(RuleId::Omission, at, at + 2, subject);
}

pub(super) fn human_error(at: usize, look: &mut Look<'_>) {
    let next = look.next(at, 1);
    let kind = look.reading.word(at).map_or("", |word| word.lower.as_ref());
    let far = kind == "human" && matches!(next, "factor" | "factors");
    let by = if far { 2 } else { 1 };
    let named = matches!(look.next(at, by), "error" | "errors" | "mistake" | "mistakes")
        || kind == "human" && look.next(at, by) == "failure";
    let joined = look.reading.word(at).is_some_and(|word| word.pause);
    if !named || joined || NOUNS_OF_FORMS.contains(&look.next(at, by + 1)) || is_cleared(look.reading, at) {
        return;
    }
    let opens = look.reading.left(at, 1).is_none_or(|word| word.pause) && kind != "user";
    let spoken_of = look.reading.before(at, 4, SPOKEN_OF)
        || look.reading.after(at, 6, &["label", "term", "word", "symptom", "never"]);
    if !spoken_of && (opens || look.reading.before(at, 5, NAMED_AS)) {
        look.keep(RuleId::HumanError, at, at + by, Subject::Person);
    }
}

pub(super) fn fat_finger(at: usize, look: &mut Look<'_>) {
    if !is_cleared(look.reading, at) {
        let subject = look.people.near(look.reading, at, 3, 0);
        look.keep(RuleId::HumanError, at, at, subject);
    }
}

pub(super) fn character(at: usize, look: &mut Look<'_>) {
    let Some(word) = look.reading.word(at) else { return };
    if look.exempt.is_law(look.reading, at) || is_cleared(look.reading, at) || word.lower.contains("lazily") {
        return;
    }
    let next = look.next(at, 1);
    if LAZY_TECHNIQUE.contains(&next) {
        return;
    }
    let near = look.people.graded(look.reading, at);
    let of_itself = word.lower.ends_with("ness") || word.lower.ends_with("nce") || word.lower.ends_with("ly");
    let of_work = WORK.contains(&next)
        || (2..=6).any(|by| WORK.contains(&look.last(at, by)) && look.reading.before(at, 2, &["was", "is", "were"]));
    if of_itself || of_work || near.is_somebody() {
        look.keep(RuleId::Character, at, at, near);
    }
}

/// "Why didn't you", "why did nobody".
pub(super) fn why_not(at: usize, look: &mut Look<'_>) {
    let verb = look.next(at, 1);
    let denied = verb.ends_with("n't");
    if !denied && !matches!(verb, "did" | "had" | "was" | "were" | "have" | "has" | "do" | "does") {
        return;
    }
    let subject = look.people.object(look.reading, at + 1, 3);
    let later = look.reading.after(at + 1, 4, &["not", "never"]);
    let end = at + 2;
    if subject == Subject::Nobody {
        look.keep(RuleId::WhyNot, at, end, subject);
    } else if denied || later {
        look.keep_if(RuleId::WhyNot, at, end, subject);
    }
}
