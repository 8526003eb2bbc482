//! What to look at in a scenario: what has no meaning and is refused, and what is only unwise and said.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{Condition, Content, Inject, Scenario, Trigger, check, ring};
use crate::words::{FindingPart, Role};

/// Something to look at in a scenario.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ScenarioFinding {
    /// Whether the scenario has no meaning like this. Everything else is only worth a thought.
    pub refuses: bool,
    /// What it is about.
    pub part: FindingPart,
    /// Which one of the parts of its kind, from 0; absent for the head.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub index: Option<u32>,
    /// The field, where it is about one.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub field: String,
    /// One sentence.
    pub text: String,
}

/// What was found so far.
#[derive(Default)]
pub(super) struct Findings {
    pub(super) found: Vec<ScenarioFinding>,
}

impl Findings {
    pub(super) fn add(&mut self, refuses: bool, part: FindingPart, index: Option<usize>, field: &str, text: String) {
        let index = index.and_then(|index| u32::try_from(index).ok());
        self.found.push(ScenarioFinding { refuses, part, index, field: field.to_owned(), text });
    }

    pub(super) fn refuse(&mut self, part: FindingPart, index: usize, field: &str, text: String) {
        self.add(true, part, Some(index), field, text);
    }

    fn say(&mut self, part: FindingPart, index: usize, field: &str, text: String) {
        self.add(false, part, Some(index), field, text);
    }

    fn head(&mut self, field: &str, text: &str) {
        self.add(false, FindingPart::Head, None, field, text.to_owned());
    }
}

/// Everything to look at in a scenario: what is refused first, then what is worth a thought.
#[must_use]
pub fn scenario_findings(scenario: &Scenario) -> Vec<ScenarioFinding> {
    let mut findings = Findings::default();
    check::refused(scenario, &mut findings);
    head(scenario, &mut findings);
    objectives(scenario, &mut findings);
    let earliest = ring::earliest(&scenario.injects);
    for (at, (inject, earliest)) in scenario.injects.iter().zip(earliest).enumerate() {
        received(scenario, at, inject, &mut findings);
        fires(scenario, at, inject, earliest, &mut findings);
    }
    artefacts(scenario, &mut findings);
    findings.found
}

fn head(scenario: &Scenario, findings: &mut Findings) {
    if scenario.injects.is_empty() {
        findings.head("injects", "There is no inject: the players learn nothing.");
    }
    if scenario.synopsis.trim().is_empty() {
        findings.head("synopsis", "There is no synopsis: the players begin without knowing where they are.");
    }
    if scenario.truth.trim().is_empty() {
        findings.head("truth", "The truth is not written down: a facilitator cannot answer what players ask.");
    }
    if !scenario.roles.iter().any(|role| role.role == Role::Commander) {
        findings.head("roles", "Nobody commands: the roles needed do not name a commander.");
    }
    let mut seen = BTreeSet::new();
    for (at, needed) in scenario.roles.iter().enumerate() {
        if !seen.insert((needed.role, needed.note.as_str())) {
            let role = needed.role.label();
            findings.say(FindingPart::Role, at, "role", format!("{role} stands twice among the roles needed."));
        }
    }
    for link in scenario.inspiration.iter().filter(|link| !link.starts_with("https://")) {
        let link: String = link.chars().take(80).collect();
        findings.head("inspiration", &format!("\"{link}\" is no web address that begins with https://."));
    }
}

fn objectives(scenario: &Scenario, findings: &mut Findings) {
    match scenario.objectives.len() {
        0 => findings.head("objectives", "There is no objective: nobody knows what to look at."),
        6.. => findings.head("objectives", "There are more than five objectives; observers can follow three to five."),
        _ => {}
    }
    let tested: BTreeSet<&str> =
        scenario.injects.iter().flat_map(|inject| &inject.objectives).map(String::as_str).collect();
    for (at, objective) in scenario.objectives.iter().enumerate() {
        if !tested.contains(objective.key.as_str()) {
            let text = format!("No inject tests the objective {}.", objective.key);
            findings.say(FindingPart::Objective, at, "", text);
        }
        if objective.signs.is_empty() {
            let text = format!("The objective {} does not say how an observer sees it.", objective.key);
            findings.say(FindingPart::Objective, at, "signs", text);
        }
    }
}

fn received(scenario: &Scenario, at: usize, inject: &Inject, findings: &mut Findings) {
    let name = &inject.key;
    if inject.to.is_empty() {
        let text = format!("Nobody receives the inject {name}: it does not say whom it is for.");
        return findings.say(FindingPart::Inject, at, "to", text);
    }
    let played = |role: Role| scenario.roles.iter().any(|needed| needed.role == role);
    if inject.to.iter().all(|to| to.role().is_some_and(|role| !played(role))) {
        let to: Vec<&str> = inject.to.iter().map(|to| to.label()).collect();
        let text = format!("Nobody receives the inject {name}: nobody plays {}.", to.join(" or ").to_lowercase());
        findings.say(FindingPart::Inject, at, "to", text);
    }
}

/// Whether an inject can come while the drill runs.
fn fires(scenario: &Scenario, at: usize, inject: &Inject, earliest: Option<u32>, findings: &mut Findings) {
    let (name, end) = (&inject.key, scenario.minutes);
    if let Some(minute) = earliest.filter(|minute| *minute > end) {
        let text = match &inject.trigger {
            Trigger::At { .. } => format!("The inject {name} comes at minute {minute}, after the end at minute {end}."),
            Trigger::After { .. } | Trigger::When { .. } | Trigger::ByHand => {
                format!("The inject {name} can never come: minute {minute} at the earliest is after the end at {end}.")
            }
        };
        findings.say(FindingPart::Inject, at, "trigger", text);
    }
    if let Trigger::When { condition, .. } = &inject.trigger {
        if let Some(why) = never(condition) {
            findings.say(FindingPart::Inject, at, "trigger", format!("The inject {name} can never come: {why}."));
        } else if inject.fallback.is_none() && !inject.optional {
            let text =
                format!("The inject {name} is lost when no player does what it waits for; a fallback brings it.");
            findings.say(FindingPart::Inject, at, "fallback", text);
        }
    }
    if let Some(fallback) = &inject.fallback {
        if fallback.deliver.is_none() && fallback.hint.trim().is_empty() {
            let text = format!("The fallback of the inject {name} neither brings an inject nor hints at anything.");
            findings.say(FindingPart::Inject, at, "fallback", text);
        }
        let base = if matches!(inject.trigger, Trigger::When { .. }) { 0 } else { earliest.unwrap_or(0) };
        if base.saturating_add(fallback.within) > end {
            let text = format!("The fallback of the inject {name} comes after the end at minute {end}.");
            findings.say(FindingPart::Inject, at, "fallback", text);
        }
    }
}

/// Why a condition can never hold, as it is written.
fn never(condition: &Condition) -> Option<&'static str> {
    let empty = |words: &[String]| !words.is_empty() && words.iter().all(|word| word.trim().is_empty());
    match condition {
        Condition::RoleAssigned { .. } | Condition::SeveritySet { .. } | Condition::UpdateSent { .. } => None,
        Condition::StatementWritten { words }
        | Condition::AskMade { words }
        | Condition::EntryWritten { words, .. }
        | Condition::DecisionRecorded { words } => empty(words).then_some("the words it waits for are empty"),
        Condition::ItemAnswered { card, .. } => {
            card.trim().is_empty().then_some("it waits for an item of a card and names no card")
        }
        Condition::Seen { text } => {
            text.trim().is_empty().then_some("it does not say what the facilitator is to look for")
        }
    }
}

fn artefacts(scenario: &Scenario, findings: &mut Findings) {
    let mut used: BTreeMap<&str, u32> = BTreeMap::new();
    for key in scenario.injects.iter().flat_map(|inject| &inject.artefacts) {
        *used.entry(key.as_str()).or_default() += 1;
    }
    for (at, artefact) in scenario.artefacts.iter().enumerate() {
        let name = &artefact.key;
        if !used.contains_key(name.as_str()) {
            findings.say(FindingPart::Artefact, at, "", format!("No inject shows the artefact {name}."));
        }
        if let Content::Picture { hash, data, media_type } = &artefact.content {
            if hash.is_none() && media_type == "image/svg+xml" {
                let text =
                    format!("The picture {name} is a drawing (SVG): it is printed, and no screen shows it. PNG is.");
                findings.say(FindingPart::Artefact, at, "content", text);
            }
            if hash.is_none() && data.is_empty() {
                findings.say(FindingPart::Artefact, at, "content", format!("The picture {name} has no picture in it."));
            }
            if artefact.caption.trim().is_empty() {
                let text = format!("The picture {name} does not say in words what it shows.");
                findings.say(FindingPart::Artefact, at, "caption", text);
            }
        }
    }
}
