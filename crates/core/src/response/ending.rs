//! Stand-down: what is left before it can end. It never blocks.

use super::Scene;
use super::view::StandDown;

/// Works out what is left.
#[must_use]
pub fn stand_down(_scene: &Scene<'_>) -> StandDown {
    StandDown {
        verified_by: String::new(),
        signal: String::new(),
        verified_at: None,
        audiences: Vec::new(),
        temporary: Vec::new(),
        reporting: Vec::new(),
        review: None,
        review_reason: String::new(),
        drafter: String::new(),
        survey: None,
        ideas: Vec::new(),
        open_asks: 0,
        stood_down_at: None,
        missing: Vec::new(),
    }
}
