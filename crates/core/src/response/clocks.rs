//! One clock per audience.

use super::Scene;
use super::view::ClockView;

/// Works out when each audience is due.
#[must_use]
pub fn clocks(_scene: &Scene<'_>) -> Vec<ClockView> {
    Vec::new()
}
