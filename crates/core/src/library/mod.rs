//! What the program brings and what teams write for themselves: cards, policies, audiences, templates, the guide.
//!
//! A running incident keeps the versions it began with: it is looked at with the library as it was at its declaration.

mod builtin;
mod check;
mod decide;
mod fold;
mod guide;
mod history;
mod probe;
pub mod templates;
mod thing;
mod types;

pub use check::{
    check_audience, check_card, check_code, check_guide, check_key, check_policy, check_probe, check_regime,
    check_role_card, check_script, check_template, unknown_audiences,
};
pub use decide::{LibraryIntent, LibraryRejection, decide_library};
pub use fold::{Problem, problems};
pub use guide::{GuideChoice, GuideResult, size_by_guide};
pub use history::{CardChange, CardVersion, card_history};
pub use probe::{Probe, ProbeFamily};
pub use thing::{GUIDE_KEY, POLICY_KEY, Thing};
pub use types::*;

use std::sync::Arc;

use crate::drill::scenario::Scenario;

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
    /// Duties to report, in order.
    pub regimes: Vec<Regime>,
    /// What passages of a conversation are marked with, in order.
    pub codes: Vec<Code>,
    /// Questions of the loop.
    pub step_cards: Vec<StepCard>,
    /// Questions for interviews, in the order of a talk.
    pub probes: Vec<Probe>,
    /// What can be played in a drill, in order. Shared, because they are large and seldom asked for.
    pub scenarios: Vec<Arc<Scenario>>,
}

impl Library {
    /// What the program brings.
    #[must_use]
    pub fn built_in() -> Self {
        builtin::built_in().clone()
    }
}
