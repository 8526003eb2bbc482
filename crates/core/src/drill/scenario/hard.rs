//! How much a past incident asks of those who play it, before anybody has read it.

use chrono::TimeDelta;

use crate::words::{Difficulty, Severity};

/// Guesses it from how severe the incident was and how long it lasted. Whoever edits the scenario knows better.
#[must_use]
pub fn difficulty_of(severity: Option<Severity>, lasted: TimeDelta) -> Difficulty {
    let size = match severity {
        Some(Severity::Sev1) => 2,
        // What nobody sized kept people guessing.
        Some(Severity::Sev2) | None => 1,
        Some(Severity::Sev3 | Severity::Sev4 | Severity::Sev5) => 0,
    };
    let length = match lasted.num_minutes() {
        ..60 => 0,
        60..240 => 1,
        240.. => 2,
    };
    match size + length {
        ..=1 => Difficulty::Easy,
        2 => Difficulty::Medium,
        3.. => Difficulty::Hard,
    }
}
