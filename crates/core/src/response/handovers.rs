//! Handovers: brief, read-back, acceptance.

use super::Scene;
use super::view::HandoverView;

/// Works out how each handover stands.
#[must_use]
pub fn handovers(_scene: &Scene<'_>) -> Vec<HandoverView> {
    Vec::new()
}
