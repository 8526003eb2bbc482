//! Templates of updates that the program brings.

use super::Template;

/// What the program brings.
pub(super) const fn built_in() -> Vec<Template> {
    Vec::new()
}
