//! Other incidents.

use super::Scene;
use super::view::RelatedView;

/// Works out how the incident stands to others.
#[must_use]
pub fn related(_scene: &Scene<'_>) -> Vec<RelatedView> {
    Vec::new()
}
