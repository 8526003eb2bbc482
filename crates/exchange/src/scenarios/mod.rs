//! Scenarios in and out: YAML, a master scenario events list as CSV, exercises of MISP SkillAegis, Markdown, paper.
//!
//! What cannot be read is refused in one sentence with its line; what could be read and not carried over is said.

mod faults;
mod list;
mod list_trigger;
mod misfortune;
mod pack;
mod pack_parts;
mod place;
mod prose;
mod skillaegis;
mod skillaegis_write;
mod table;
mod yaml;

pub use faults::{ScenarioError, ScenarioFile};
pub use list::{scenario_list, scenario_with_list};
pub use pack::{PackPart, scenario_pack};
pub use skillaegis_write::scenario_skillaegis;
pub use table::scenario_markdown;
pub use yaml::{scenario_from_yaml, scenario_to_yaml};

use muster_core::drill::scenario::{Scenario, StartState, check_scenario};
use muster_core::words::Difficulty;

/// A file larger than this is no scenario: pictures travel in it, films do not.
pub const MAX_SCENARIO_BYTES: usize = 16 << 20;

/// What was read from a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadScenarios {
    /// Which kind of file it was taken for, in words.
    pub form: &'static str,
    /// The scenarios in it.
    pub scenarios: Vec<Scenario>,
    /// What was in the file and is not in the scenarios, or was guessed; one sentence each.
    pub notes: Vec<String>,
}

/// Reads scenarios from a file, and finds out by itself what kind of file it is.
///
/// `name` is what the file is called; it stands in for a title where there is none.
///
/// # Errors
/// Says in one sentence what is wrong, and where.
pub fn read_scenarios(name: &str, text: &str) -> Result<ReadScenarios, ScenarioError> {
    if text.len() > MAX_SCENARIO_BYTES {
        return Err(ScenarioError::too_large(text));
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let begins = text.trim_start();
    if begins.is_empty() {
        return Err(ScenarioError::empty());
    }
    if begins.starts_with(['{', '[']) {
        return json(name, text);
    }
    if list::looks_like_one(text) {
        let (scenario, notes) = list::scenario_from_list(name, text)?;
        return Ok(ReadScenarios { form: "Events list (CSV)", scenarios: vec![scenario], notes });
    }
    if prose::looks_like_one(name, text) {
        let (scenario, notes) = prose::scenario_from_prose(name, text)?;
        return Ok(ReadScenarios { form: "Markdown", scenarios: vec![scenario], notes });
    }
    let scenario = scenario_from_yaml(text)?;
    Ok(ReadScenarios { form: "YAML", scenarios: vec![scenario], notes: Vec::new() })
}

fn json(name: &str, text: &str) -> Result<ReadScenarios, ScenarioError> {
    let value: serde_json::Value = serde_json::from_str(text).map_err(|error| ScenarioError::from_json(&error))?;
    if value.get("exercise").is_some() || value.get("inject_flow").is_some() {
        let (scenario, notes) = skillaegis::scenario_from_skillaegis(text, &value)?;
        return Ok(ReadScenarios { form: "SkillAegis", scenarios: vec![scenario], notes });
    }
    if let Some(list) = value.as_array() {
        let (scenarios, notes) = misfortune::scenarios_from_misfortune(name, text, list)?;
        return Ok(ReadScenarios { form: "Wheel of misfortune", scenarios, notes });
    }
    // Our own, written as JSON: read like YAML, so that every fault has its line.
    let scenario = scenario_from_yaml(text)?;
    Ok(ReadScenarios { form: "JSON", scenarios: vec![scenario], notes: Vec::new() })
}

/// A key made from words: lower case letters, digits and `-`; never empty.
pub(crate) fn key_of(words: &str, otherwise: &str) -> String {
    let mut key = String::new();
    for c in words.chars().flat_map(char::to_lowercase) {
        if key.len() >= 48 {
            break;
        }
        if c.is_ascii_lowercase() || c.is_ascii_digit() {
            key.push(c);
        } else if !key.ends_with('-') && !key.is_empty() {
            key.push('-');
        }
    }
    let key = key.trim_end_matches('-');
    if key.is_empty() { otherwise.to_owned() } else { key.to_owned() }
}

/// A key that is not among those taken, and is taken from now on.
pub(crate) fn free_key(words: &str, otherwise: &str, taken: &mut std::collections::BTreeSet<String>) -> String {
    let base = key_of(words, otherwise);
    let key = std::iter::once(base.clone())
        .chain((2_u32..).map(|n| format!("{base}-{n}")))
        .find(|key| !taken.contains(key))
        .unwrap_or(base);
    taken.insert(key.clone());
    key
}

/// A scenario in which nothing is said yet: what files of other forms do not hold is left to whoever writes it on.
fn bare() -> Scenario {
    Scenario {
        key: String::new(),
        title: String::new(),
        synopsis: String::new(),
        truth: String::new(),
        minutes: 0,
        difficulty: Difficulty::Medium,
        severity_path: Vec::new(),
        objectives: Vec::new(),
        roles: Vec::new(),
        cast: Vec::new(),
        start: StartState {
            title: String::new(),
            severity: None,
            statement: String::new(),
            services: Vec::new(),
            clock: String::new(),
            lines: Vec::new(),
        },
        injects: Vec::new(),
        artefacts: Vec::new(),
        success_signs: Vec::new(),
        debrief: Vec::new(),
        inspiration: Vec::new(),
        safety: String::new(),
        from_incident: None,
        course: Vec::new(),
    }
}

/// The scenario, unless it cannot be played; then the first reason.
fn checked(scenario: Scenario) -> Result<Scenario, ScenarioError> {
    match check_scenario(&scenario).into_iter().next() {
        Some(wrong) => Err(ScenarioError::whole(wrong.trim_end_matches('.'))),
        None => Ok(scenario),
    }
}
