//! The ten-minute mark: severity still right, who is missing, update out.

use super::Scene;
use super::view::MarkView;

/// Minutes from one mark to the next.
pub const EVERY_MINUTES: u32 = 10;

/// Works out the mark that waits for answers; `None` when none does.
#[must_use]
pub fn mark(_scene: &Scene<'_>) -> Option<MarkView> {
    None
}
