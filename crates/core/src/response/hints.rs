//! Quiet warnings. They never block.

use super::Scene;
use super::view::Hint;

/// Works out what is worth a quiet word.
#[must_use]
pub fn hints(_scene: &Scene<'_>) -> Vec<Hint> {
    Vec::new()
}
