//! Who is said to bear it: at fault, to blame, guilty.

use super::super::people::Subject;
use super::exempt::is_cleared;
use super::{Look, RuleId};

/// After "their fault" when it is one of technique.
const FAULT_TECHNIQUE: &[&str] = &[
    "domain",
    "domains",
    "injection",
    "drill",
    "drills",
    "tolerance",
    "tolerant",
    "tree",
    "trees",
    "isolation",
    "handler",
    "handling",
    "line",
    "lines",
    "report",
    "reports",
    "code",
    "codes",
    "log",
    "logs",
    "finder",
    "model",
    "tickets",
];

/// "At fault", "his fault", "the fault of the deployer".
pub(super) fn fault(at: usize, look: &mut Look<'_>) {
    if is_cleared(look.reading, at) {
        return;
    }
    if look.last(at, 1) == "at" {
        let subject = look.subject(at.saturating_sub(1));
        look.keep_if(RuleId::Fault, at.saturating_sub(1), at, subject);
    } else if matches!(look.next(at, 1), "of" | "by" | "from") {
        let subject = look.people.object(look.reading, at + 1, 3);
        look.keep_if(RuleId::Fault, at, at + 1, subject);
    } else if !FAULT_TECHNIQUE.contains(&look.next(at, 1)) {
        let owner = (1..=2).filter_map(|by| look.reading.left(at, by)).find_map(|word| look.people.whose(word));
        look.keep_if(RuleId::Fault, at.saturating_sub(1), at, owner.unwrap_or(Subject::Unsaid));
    }
}

pub(super) fn guilty(at: usize, look: &mut Look<'_>) {
    if !is_cleared(look.reading, at) && !look.exempt.is_law(look.reading, at) {
        let subject = look.subject(at);
        let near = if subject == Subject::Thing { subject } else { look.people.near(look.reading, at, 5, 0) };
        look.keep_if(RuleId::Fault, at, at, near);
    }
}

/// "Is to blame", "puts the blame on the night shift", "the report blames the new hire".
pub(super) fn blame(at: usize, look: &mut Look<'_>) {
    if is_cleared(look.reading, at) {
        return;
    }
    if look.last(at, 1) == "git" || matches!(look.next(at, 1), "command" | "view" | "output" | "layer" | "shows") {
        return;
    }
    let told = look.people.object(look.reading, at, 5);
    let to = look.last(at, 1) == "to";
    let subject = if to { look.subject(at - 1) } else { told };
    look.keep_if(RuleId::Fault, if to { at.saturating_sub(1) } else { at }, at, subject);
}
