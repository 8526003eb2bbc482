//! Who is on the call, engaged or listening, and their hour.

use super::Scene;
use super::view::PresentView;

/// Works out who is here and who left.
#[must_use]
pub fn roster(_scene: &Scene<'_>) -> Vec<PresentView> {
    Vec::new()
}
