//! What the program brings and what teams write for themselves: cards, policies, audiences, templates, the guide.
//!
//! A running incident keeps the versions it began with: it is looked at with the library as it was at its declaration.

mod builtin;
mod guide;
mod templates;
mod types;

pub use guide::{GuideChoice, GuideResult, size_by_guide};
pub use types::*;

use crate::event::Event;
use crate::time::Moment;

/// The library as it follows from its events, over what the program brings.
#[derive(Debug, Clone, PartialEq)]
pub struct Library {
    /// Checklist cards, in order.
    pub cards: Vec<Card>,
    /// Audiences, in order.
    pub audiences: Vec<Audience>,
    /// The cadence policy.
    pub policy: Policy,
    /// Templates of updates.
    pub templates: Vec<Template>,
    /// The severity guide.
    pub guide: Guide,
    /// Sentences for moments of pressure.
    pub scripts: Vec<Script>,
    /// What roles do.
    pub role_cards: Vec<RoleCard>,
    /// Questions of the loop.
    pub step_cards: Vec<StepCard>,
}

impl Library {
    /// What the program brings.
    #[must_use]
    pub fn built_in() -> Self {
        builtin::built_in().clone()
    }

    /// The library as it was at an instant. Events in any order give the same.
    #[must_use]
    pub fn at<'a>(_events: impl IntoIterator<Item = &'a Event>, _at: Moment) -> Self {
        Self::built_in()
    }
}
