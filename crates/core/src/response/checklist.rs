//! Cards and their items: what is answered, what is late, where the person was.

use super::Scene;
use super::view::{CardView, NextStep, Pace};

/// The checklist at an instant.
pub struct Checklist {
    /// Every card, in order.
    pub cards: Vec<CardView>,
    /// Key of the current card.
    pub current: String,
    /// Whether the thirty-minute rail is shown.
    pub rail: bool,
    /// How it keeps up.
    pub pace: Pace,
    /// The step the strip shows.
    pub next: NextStep,
}

/// Works out the checklist.
#[must_use]
pub fn checklist(scene: &Scene<'_>) -> Checklist {
    let next = NextStep { place: String::new(), text: String::new(), card: String::new(), item: String::new() };
    Checklist { cards: Vec::new(), current: String::new(), rail: scene.minute() < 30, pace: Pace::OnPace, next }
}
