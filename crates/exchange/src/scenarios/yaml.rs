//! A scenario as YAML: written for a team to keep beside its runbooks, read back with every fault in words.

use muster_core::drill::scenario::{Scenario, scenario_findings};
use serde_saphyr::Options;

use super::place::place;
use super::{MAX_SCENARIO_BYTES, ScenarioError};
use crate::yaml::{self, Bounds};

const BOUNDS: Bounds = Bounds {
    bytes: MAX_SCENARIO_BYTES,
    // Deeper than the deepest part: scenario, artefacts, artefact, content, series, line, changes, change.
    depth: 20,
    // Two thousand injects of thirty parts, and as much again for what they show.
    nodes: 200_000,
    anchors: 500,
    repeated: 4_000,
    replayed: 4,
};

/// Writes a scenario as YAML. What comes out is read back as it was by [`scenario_from_yaml`].
///
/// # Errors
/// Says in words what could not be written; a scenario that was checked never fails.
pub fn scenario_to_yaml(scenario: &Scenario) -> Result<String, ScenarioError> {
    let body = serde_saphyr::to_string(scenario)
        .map_err(|error| ScenarioError::whole(format!("it cannot be written as YAML: {error}")))?;
    Ok(format!(
        "# A scenario of Muster, for an EXERCISE. Change what you like and read the file back in the library.\n\
         # The shape of it: docs/scenario.schema.json\n{body}"
    ))
}

/// Reads a scenario from YAML.
///
/// # Errors
/// Says what is wrong in one sentence, and where.
pub fn scenario_from_yaml(text: &str) -> Result<Scenario, ScenarioError> {
    if text.len() > MAX_SCENARIO_BYTES {
        return Err(ScenarioError::too_large(text));
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim().is_empty() {
        return Err(ScenarioError::empty());
    }
    let scenario: Scenario =
        serde_saphyr::from_str_with_options(text, options()).map_err(|error| ScenarioError::of_yaml(&error))?;
    match scenario_findings(&scenario).into_iter().find(|found| found.refuses) {
        Some(found) => Err(place(text, options(), &found)),
        None => Ok(scenario),
    }
}

pub(super) fn options() -> Options {
    yaml::options(&BOUNDS)
}
