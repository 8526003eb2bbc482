//! The loop: assess, stabilise, update, verify, round after round.

use super::Scene;
use super::view::RoundView;
use crate::words::LoopStep;

/// Works out where the loop stands.
#[must_use]
pub fn round(_scene: &Scene<'_>) -> RoundView {
    RoundView {
        round: 0,
        step: LoopStep::Assess,
        outcomes: Vec::new(),
        box_text: String::new(),
        box_until: None,
        box_line: None,
    }
}
