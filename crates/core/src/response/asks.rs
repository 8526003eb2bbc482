//! Asks with their time boxes.

use super::Scene;
use super::view::AskView;

/// Works out how each ask stands.
#[must_use]
pub fn asks(_scene: &Scene<'_>) -> Vec<AskView> {
    Vec::new()
}
