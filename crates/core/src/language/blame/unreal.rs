//! What did not happen: "should have", "could have", "would have", of people and of systems.

use super::super::people::Subject;
use super::super::verbs::{is_adverb, is_participle};
use super::{Look, RuleId};

/// Modal, then at most two adverbs and "have", then a participle; the end of it, and whether it is denied.
fn perfect(at: usize, look: &Look<'_>) -> Option<(usize, bool)> {
    let modal = look.reading.word(at)?.lower.as_ref();
    let mut denied = modal.contains("n't");
    let mut by = look.reading.goes_on(at);
    if !modal.ends_with("'ve") && !matches!(modal, "shoulda" | "coulda" | "woulda") {
        let inverted = by;
        while by <= inverted + 3 {
            match look.next(at, by) {
                "have" | "of" | "had" => break,
                "to" if modal.starts_with("ought") => {}
                "not" | "never" => denied = true,
                word if is_adverb(word) => {}
                _ => return None,
            }
            by += 1;
        }
        if !matches!(look.next(at, by), "have" | "of" | "had") {
            return None;
        }
        by += 1;
    }
    done(at, by, modal, look).map(|end| (end, denied))
}

/// Whether a participle follows, with at most two adverbs before it.
fn done(at: usize, mut by: usize, modal: &str, look: &Look<'_>) -> Option<usize> {
    let first = by;
    while by < first + 2 && is_adverb(look.next(at, by)) || look.next(at, by) == "not" {
        by += 1;
    }
    let word = look.next(at, by);
    // "Would have been asleep" describes; "could have been clearer" measures.
    if word == "been" && !modal.starts_with("should") && !modal.starts_with("ought") {
        let more = look.next(at, by + 1);
        let measured = more.len() > 4 && more.ends_with("er") || matches!(more, "more" | "better" | "less");
        return measured.then_some(at + by);
    }
    if is_participle(word) {
        return Some(at + by);
    }
    // "…, and we should have."
    let ends = word.is_empty() && look.reading.word(at).is_some_and(|word| word.lower.starts_with("should"));
    ends.then_some(at + by - 1)
}

pub(super) fn counterfactual(at: usize, look: &mut Look<'_>) {
    if look.exempt.is_law(look.reading, at) {
        return;
    }
    if let Some((end, denied)) = perfect(at, look) {
        let modal = look.reading.word(at).map_or("", |word| word.lower.as_ref());
        let normative = modal.starts_with("should") || modal.starts_with("ought");
        let supposed = look.reading.before(at, 6, &["whether", "wondered", "if", "unless"]);
        // "Could not have known" clears; "should not have merged" does not.
        if !normative && (denied || supposed) {
            return;
        }
        let short = modal.strip_suffix("'d").map(|who| match who {
            "i" | "we" => Subject::Oneself,
            _ => Subject::Person,
        });
        if short.is_some() && look.last(at, 1) == "if" {
            return;
        }
        let subject = short.unwrap_or_else(|| look.subject(at));
        look.keep_if(RuleId::Counterfactual, at, end, subject);
        return;
    }
    asked(at, look);
}

/// The place where a thing should have done something, when it is a thing.
pub(super) fn expected(at: usize, look: &Look<'_>) -> Option<(usize, usize)> {
    let modal = look.reading.word(at)?.lower.as_ref();
    let normative = modal.starts_with("should") || modal.starts_with("ought");
    if !normative || look.exempt.is_law(look.reading, at) {
        return None;
    }
    let (end, _) = perfect(at, look)?;
    matches!(look.subject(at), Subject::Thing | Subject::Unsaid).then(|| look.reading.place(at, end))
}

/// "Could she have reverted it", "should the commander have split the call".
fn asked(at: usize, look: &mut Look<'_>) {
    let subject = look.people.object(look.reading, at, 3);
    let have = (2..=5).find(|by| look.next(at, *by) == "have");
    let Some(end) = have.and_then(|have| done(at, have + 1, "should", look)) else { return };
    let starts =
        look.reading.left(at, 1).is_none_or(|word| word.pause || matches!(&*word.lower, "and" | "what" | "how"));
    if starts {
        look.keep_if(RuleId::Counterfactual, at, end, subject);
    }
}
