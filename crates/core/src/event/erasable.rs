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
            // The drill clock follows from these: without one of them it would run back.
            | "drill_started"
            | "drill_paused"
            | "drill_resumed"
            | "drill_jumped"
            | "drill_speed_set"
            | "drill_stopped_real_world"
            | "drill_ended"
            | "inject_delivered"
    )
}
