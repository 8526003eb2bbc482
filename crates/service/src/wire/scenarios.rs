//! Scenarios: the shelf, one of them, files in and out.

use muster_core::drill::scenario::{Scenario, ScenarioFinding, ShownArtefact};
use muster_core::words::Difficulty;

use super::{Change, wire_types};

wire_types! {
    /// Every scenario of the library, without what it says.
    pub struct ScenarioShelf {
        /// In order.
        pub scenarios: Vec<ScenarioCard>,
    }

    /// A scenario on the shelf.
    pub struct ScenarioCard {
        /// Its key.
        pub key: String,
        /// Its title, for those who choose it.
        pub title: String,
        /// What players are told.
        pub synopsis: String,
        /// How long it runs, in minutes of the drill clock.
        pub minutes: u32,
        /// How much it asks.
        pub difficulty: Difficulty,
        /// How many injects it has.
        pub injects: u32,
        /// What is practised, in words.
        pub objectives: Vec<String>,
        /// Whether the team wrote it.
        pub own: bool,
        /// Whether there is a built-in one to go back to.
        pub replaces: bool,
        /// The incident it was made from.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub from_incident: Option<String>,
    }

    /// Which scenario.
    pub struct ScenarioOnly {
        /// Its key.
        pub key: String,
    }

    /// A scenario as it stands or as somebody writes it.
    pub struct ScenarioDraft {
        /// It.
        pub scenario: Scenario,
    }

    /// A scenario, looked at.
    pub struct ScenarioView {
        /// It.
        pub scenario: Scenario,
        /// What to look at in it.
        pub findings: Vec<ScenarioFinding>,
        /// What it shows, with graphs drawn.
        pub shown: Vec<ShownArtefact>,
    }

    /// A file that may hold scenarios.
    pub struct ScenarioText {
        /// What the file is called.
        pub name: String,
        /// What is in it.
        pub text: String,
        /// The scenario that a list comes into; a scenario of its own when absent.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub into: Option<Scenario>,
        /// Whether its injects come beside those there, and do not take their place.
        #[serde(default)]
        pub beside: bool,
    }

    /// What a file holds.
    pub struct ScenariosRead {
        /// What it was taken for.
        pub form: String,
        /// The scenarios in it.
        pub scenarios: Vec<Scenario>,
        /// What was left out or guessed, one sentence each.
        pub notes: Vec<String>,
        /// Why nothing could be read, in one sentence.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub problem: Option<String>,
    }

    /// Which scenario to write out, and how.
    pub struct ScenarioExport {
        /// Its key.
        pub key: String,
        /// How.
        pub form: ScenarioForm,
    }

    /// Writes a scenario out to a file.
    pub struct ScenarioFile {
        /// Which, and how.
        pub export: ScenarioExport,
        /// Where to.
        pub path: String,
    }

    /// Which incident to make a scenario of.
    pub struct ScenarioOfIncident {
        /// The incident.
        pub incident: String,
        /// Whether names become roles.
        pub names_to_roles: bool,
    }

    /// A scenario that was made of an incident.
    pub struct ScenarioMade {
        /// What was written.
        pub change: Change,
        /// Its key.
        pub key: String,
        /// Its title.
        pub title: String,
    }
}

/// How a scenario is written out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum ScenarioForm {
    /// Everything, to be read again.
    Yaml,
    /// The injects as a list for a spreadsheet.
    List,
    /// For a wiki.
    Markdown,
    /// For MISP SkillAegis.
    Skillaegis,
    /// On paper, for players.
    Manual,
    /// On paper, for the facilitator.
    Guide,
    /// On paper, for observers.
    Evaluation,
    /// On paper, one card for each inject.
    Cards,
}
