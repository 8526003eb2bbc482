//! One thing of the library, read from what an event or a file says.

use std::sync::Arc;

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::check::{
    check_audience, check_card, check_code, check_guide, check_policy, check_probe, check_regime, check_role_card,
    check_script, check_template,
};
use super::{Audience, Card, Code, Guide, Policy, Probe, Regime, RoleCard, Script, Template};
use crate::drill::scenario::{Scenario, check_scenario};
use crate::words::Shelf;

/// The key of the one cadence policy.
pub const POLICY_KEY: &str = "policy";

/// The key of the one severity guide.
pub const GUIDE_KEY: &str = "guide";

/// A thing of the library in the shape of its shelf.
#[derive(Debug, Clone, PartialEq)]
pub enum Thing {
    /// See [`Shelf::Card`].
    Card(Card),
    /// See [`Shelf::Audience`].
    Audience(Audience),
    /// See [`Shelf::Policy`].
    Policy(Policy),
    /// See [`Shelf::Template`].
    Template(Template),
    /// See [`Shelf::Guide`].
    Guide(Guide),
    /// See [`Shelf::Script`].
    Script(Script),
    /// See [`Shelf::RoleCard`].
    RoleCard(RoleCard),
    /// See [`Shelf::Regime`].
    Regime(Regime),
    /// See [`Shelf::Probe`].
    Probe(Probe),
    /// See [`Shelf::Code`].
    Code(Code),
    /// See [`Shelf::Scenario`].
    Scenario(Arc<Scenario>),
}

impl Thing {
    /// Reads a thing and checks that it has a meaning by itself.
    ///
    /// # Errors
    /// Every sentence that says what is wrong.
    pub fn read(shelf: Shelf, value: &Value) -> Result<Self, Vec<String>> {
        let thing = match shelf {
            Shelf::Card => Self::Card(shaped(shelf, value)?),
            Shelf::Audience => Self::Audience(shaped(shelf, value)?),
            Shelf::Policy => Self::Policy(shaped(shelf, value)?),
            Shelf::Template => Self::Template(shaped(shelf, value)?),
            Shelf::Guide => Self::Guide(shaped(shelf, value)?),
            Shelf::Script => Self::Script(shaped(shelf, value)?),
            Shelf::RoleCard => Self::RoleCard(shaped(shelf, value)?),
            Shelf::Regime => Self::Regime(shaped(shelf, value)?),
            Shelf::Probe => Self::Probe(shaped(shelf, value)?),
            Shelf::Code => Self::Code(shaped(shelf, value)?),
            Shelf::Scenario => Self::Scenario(Arc::new(shaped(shelf, value)?)),
        };
        let wrong = thing.check();
        if wrong.is_empty() { Ok(thing) } else { Err(wrong) }
    }

    /// Reads a thing that stands under a key.
    ///
    /// # Errors
    /// Every sentence that says what is wrong; also when it says another key of itself.
    pub fn read_as(shelf: Shelf, key: &str, value: &Value) -> Result<Self, Vec<String>> {
        let thing = Self::read(shelf, value)?;
        if thing.key() != key {
            let label = shelf.label();
            return Err(vec![format!("{label} {key} says of itself that it is {}.", thing.key())]);
        }
        Ok(thing)
    }

    /// Its key on its shelf.
    #[must_use]
    pub fn key(&self) -> &str {
        match self {
            Self::Card(card) => &card.key,
            Self::Audience(audience) => &audience.key,
            Self::Policy(_) => POLICY_KEY,
            Self::Template(template) => &template.key,
            Self::Guide(_) => GUIDE_KEY,
            Self::Script(script) => &script.key,
            Self::RoleCard(card) => card.role.as_str(),
            Self::Regime(regime) => &regime.key,
            Self::Probe(probe) => &probe.key,
            Self::Code(code) => &code.key,
            Self::Scenario(scenario) => &scenario.key,
        }
    }

    fn check(&self) -> Vec<String> {
        match self {
            Self::Card(card) => check_card(card),
            Self::Audience(audience) => check_audience(audience),
            Self::Policy(policy) => check_policy(policy),
            Self::Template(template) => check_template(template),
            Self::Guide(guide) => check_guide(guide),
            Self::Script(script) => check_script(script),
            Self::RoleCard(card) => check_role_card(card),
            Self::Regime(regime) => check_regime(regime),
            Self::Probe(probe) => check_probe(probe),
            Self::Code(code) => check_code(code),
            Self::Scenario(scenario) => check_scenario(scenario),
        }
    }
}

fn shaped<T: DeserializeOwned>(shelf: Shelf, value: &Value) -> Result<T, Vec<String>> {
    T::deserialize(value).map_err(|error| vec![format!("{} cannot be read: {error}.", shelf.label())])
}
