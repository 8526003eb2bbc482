//! The words for kinds of line and for named instants, as they are typed.

use crate::words::{EntryKind, Milestone};
use crate::zone::distance;

/// Every word after a slash, in the order they are offered.
pub(super) const KINDS: &[(&str, EntryKind)] = &[
    ("o", EntryKind::Observation),
    ("observation", EntryKind::Observation),
    ("a", EntryKind::Action),
    ("action", EntryKind::Action),
    ("d", EntryKind::Decision),
    ("decision", EntryKind::Decision),
    ("h", EntryKind::Hypothesis),
    ("hypothesis", EntryKind::Hypothesis),
    ("q", EntryKind::Question),
    ("question", EntryKind::Question),
    ("e", EntryKind::Evidence),
    ("evidence", EntryKind::Evidence),
    ("m", EntryKind::Milestone),
    ("milestone", EntryKind::Milestone),
    ("n", EntryKind::Note),
    ("note", EntryKind::Note),
    ("u", EntryKind::Update),
    ("update", EntryKind::Update),
    ("handover", EntryKind::Handover),
];

/// Words for named instants beside the stored ones.
const MILESTONE_ALIASES: &[(&str, Milestone)] = &[
    ("impact", Milestone::ImpactBegan),
    ("impact-began", Milestone::ImpactBegan),
    ("stabilized", Milestone::Stabilised),
    ("stable", Milestone::Stabilised),
    ("mitigated", Milestone::Stabilised),
];

/// The kind a slash word names.
pub(super) fn kind(word: &str) -> Option<EntryKind> {
    KINDS.iter().find(|(name, _)| name.eq_ignore_ascii_case(word)).map(|(_, kind)| *kind)
}

/// The shortest word that names a kind.
pub(super) fn word_for(kind: EntryKind) -> &'static str {
    KINDS.iter().find(|(_, k)| *k == kind).map_or("note", |(name, _)| name)
}

/// Whether a word after a slash was meant as a kind: letters only, so that `/etc/hosts` and `/24` are text.
pub(super) fn looks_like_kind(word: &str) -> bool {
    !word.is_empty() && word.chars().all(char::is_alphabetic)
}

/// The kind word nearest to one that is none.
pub(super) fn nearest(word: &str) -> &'static str {
    let word: String = word.to_lowercase().chars().take(24).collect();
    let full = || KINDS.iter().map(|(name, _)| *name).filter(|name| name.len() > 1);
    full()
        .find(|name| name.starts_with(&word))
        .or_else(|| full().min_by_key(|name| distance(name, &word)))
        .unwrap_or("note")
}

/// Reads a named instant at the beginning of `words`: the instant and how many words it took.
///
/// Three letters that fit one name only are enough.
pub(super) fn milestone(words: &[&str]) -> Option<(Milestone, usize)> {
    let word = words.first()?.to_ascii_lowercase();
    let began = words.get(1).is_some_and(|next| next.eq_ignore_ascii_case("began"));
    if word == "impact" && began {
        return Some((Milestone::ImpactBegan, 2));
    }
    if let Some(found) = Milestone::from_stored(&word) {
        return Some((found, 1));
    }
    if let Some((_, found)) = MILESTONE_ALIASES.iter().find(|(name, _)| *name == word) {
        return Some((*found, 1));
    }
    let mut fitting = Milestone::ALL.iter().filter(|m| word.len() >= 3 && m.as_str().starts_with(&word));
    match (fitting.next(), fitting.next()) {
        (Some(found), None) => Some((*found, 1)),
        _ => None,
    }
}
