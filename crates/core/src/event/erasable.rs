//! What can be erased.

/// Whether a kind of event may hold what a person wrote, so that its body can be erased.
///
/// The others carry the structure of the log (numbers, phases, what was taken back) and stay.
#[must_use]
pub fn is_erasable(kind: &str) -> bool {
    !matches!(
        kind,
        "incident_declared"
            | "phase_set"
            | "entry_pinned"
            | "entry_flagged"
            | "restored"
            | "body_erased"
            | "person_merged"
    )
}
