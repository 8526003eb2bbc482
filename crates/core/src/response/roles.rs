//! Roles: who holds them, who held them.

use super::Scene;
use super::view::RoleView;

/// Works out who holds which role.
#[must_use]
pub fn roles(_scene: &Scene<'_>) -> Vec<RoleView> {
    Vec::new()
}
