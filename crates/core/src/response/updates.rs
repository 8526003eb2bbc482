//! Updates: drafts that wait, and what was sent.

use super::Scene;
use super::view::UpdateView;

/// Drafts that have not been sent, dropped or replaced, earliest first.
#[must_use]
pub fn drafts(_scene: &Scene<'_>) -> Vec<UpdateView> {
    Vec::new()
}

/// What was sent, earliest first.
#[must_use]
pub fn sent(_scene: &Scene<'_>) -> Vec<UpdateView> {
    Vec::new()
}
