//! What has no meaning in a scenario and is refused, so that a drill never meets it.

use std::collections::BTreeSet;

use super::findings::{Findings, scenario_findings};
use super::{Content, Inject, Scenario, Trigger, ring};
use crate::library::check_key;
use crate::words::FindingPart;

/// A week: no exercise runs longer, and sums of minutes stay far from any limit.
const MOST_MINUTES: u32 = 7 * 24 * 60;
const MOST_OBJECTIVES: usize = 20;
const MOST_PEOPLE: usize = 60;
const MOST_INJECTS: usize = 2_000;
const MOST_ARTEFACTS: usize = 1_000;
/// Characters of one text; more is a document.
const LONGEST: usize = 20_000;
/// Bytes of one picture as base64: about two megabytes of picture.
const LARGEST_PICTURE: usize = 2_800_000;
/// Bytes of all pictures in the scenario together.
const LARGEST_PICTURES: usize = 14_000_000;
/// What a log can hold is what an incident of our own brings along; drawings are for paper.
const PICTURES: [&str; 5] = ["image/png", "image/jpeg", "image/gif", "image/webp", "image/svg+xml"];

/// What is wrong with a scenario, one sentence each. What is only unwise is in [`scenario_findings`].
#[must_use]
pub fn check_scenario(scenario: &Scenario) -> Vec<String> {
    scenario_findings(scenario).into_iter().filter(|found| found.refuses).map(|found| found.text).collect()
}

pub(super) fn refused(scenario: &Scenario, findings: &mut Findings) {
    head(scenario, findings);
    keys(scenario, findings);
    let known = Known::of(scenario);
    for (at, inject) in scenario.injects.iter().enumerate() {
        refused_inject(at, inject, &known, findings);
    }
    if let Some(circle) = ring::circle(&scenario.injects) {
        let names: Vec<&str> =
            circle.iter().filter_map(|at| scenario.injects.get(*at)).map(|one| one.key.as_str()).collect();
        let first = circle.first().copied().unwrap_or_default();
        let round = names.iter().take(12).chain(names.first()).copied().collect::<Vec<_>>().join(" leads to ");
        findings.refuse(FindingPart::Inject, first, "trigger", format!("Injects go round in a circle: {round}."));
    }
    artefacts(scenario, findings);
}

fn head(scenario: &Scenario, findings: &mut Findings) {
    let mut head = |field: &str, text: String| findings.add(true, FindingPart::Head, None, field, text);
    for text in check_key("A scenario", &scenario.key) {
        head("key", text);
    }
    if scenario.title.trim().is_empty() {
        head("title", format!("The scenario {} has no title.", scenario.key));
    }
    if scenario.minutes == 0 {
        head("minutes", "The scenario has no length: it runs for 1 minute or more.".to_owned());
    }
    if scenario.minutes > MOST_MINUTES {
        head("minutes", format!("The scenario runs for {} minutes, which is more than a week.", scenario.minutes));
    }
    let clock = &scenario.start.clock;
    if !clock.is_empty() && minutes_of(clock).is_none() {
        let clock: String = clock.chars().take(20).collect();
        head("start", format!("\"{clock}\" is no time of day; write it as 02:10."));
    }
    let counts = [
        ("objectives", scenario.objectives.len(), MOST_OBJECTIVES),
        ("roles", scenario.roles.len(), MOST_PEOPLE),
        ("cast", scenario.cast.len(), MOST_PEOPLE),
        ("injects", scenario.injects.len(), MOST_INJECTS),
        ("artefacts", scenario.artefacts.len(), MOST_ARTEFACTS),
        ("course", scenario.course.len(), MOST_INJECTS * 10),
    ];
    for (field, count, most) in counts.into_iter().filter(|(_, count, most)| count > most) {
        head(field, format!("The scenario has {count} {field}; {most} are the most."));
    }
    let texts = [
        ("title", &scenario.title),
        ("synopsis", &scenario.synopsis),
        ("truth", &scenario.truth),
        ("safety", &scenario.safety),
        ("start", &scenario.start.statement),
    ];
    for (field, _) in texts.into_iter().filter(|(_, text)| long(text)) {
        head(field, format!("The {field} is longer than {LONGEST} characters."));
    }
}

/// Minutes since midnight of a time of day such as `02:10`.
fn minutes_of(clock: &str) -> Option<u32> {
    let (hours, minutes) = clock.split_once(':')?;
    let number = |text: &str, below: u32| {
        let digits = text.len() == 2 && text.chars().all(|c| c.is_ascii_digit());
        text.parse::<u32>().ok().filter(|number| digits && *number < below)
    };
    Some(number(hours, 24)? * 60 + number(minutes, 60)?)
}

fn long(text: &str) -> bool {
    // Bytes are at least as many as characters, and counting them costs nothing.
    text.len() > LONGEST && text.chars().count() > LONGEST
}

/// Keys that have no meaning or stand twice.
fn keys(scenario: &Scenario, findings: &mut Findings) {
    let mut unique = |part: FindingPart, list: &mut dyn Iterator<Item = &str>| {
        let mut seen = BTreeSet::new();
        for (at, key) in list.enumerate() {
            let what = part.label().to_lowercase();
            for text in check_key(&format!("The {what} number {}", at + 1), key) {
                findings.refuse(part, at, "key", text);
            }
            if !seen.insert(key.to_owned()) {
                let name = if part == FindingPart::Persona { "people of the story" } else { &format!("{what}s") };
                findings.refuse(part, at, "key", format!("Two {name} have the key {key}."));
            }
        }
    };
    unique(FindingPart::Objective, &mut scenario.objectives.iter().map(|one| one.key.as_str()));
    unique(FindingPart::Persona, &mut scenario.cast.iter().map(|one| one.handle.as_str()));
    unique(FindingPart::Inject, &mut scenario.injects.iter().map(|one| one.key.as_str()));
    unique(FindingPart::Artefact, &mut scenario.artefacts.iter().map(|one| one.key.as_str()));
    for (at, objective) in scenario.objectives.iter().enumerate() {
        if objective.text.trim().is_empty() {
            let text = format!("The objective {} says nothing.", objective.key);
            findings.refuse(FindingPart::Objective, at, "text", text);
        }
    }
    for (at, persona) in scenario.cast.iter().enumerate() {
        if persona.name.trim().is_empty() {
            let text = format!("The person {} of the story has no name.", persona.handle);
            findings.refuse(FindingPart::Persona, at, "name", text);
        }
    }
}

/// What injects can speak of.
struct Known<'a> {
    injects: BTreeSet<&'a str>,
    objectives: BTreeSet<&'a str>,
    artefacts: BTreeSet<&'a str>,
}

impl<'a> Known<'a> {
    fn of(scenario: &'a Scenario) -> Self {
        Self {
            injects: scenario.injects.iter().map(|one| one.key.as_str()).collect(),
            objectives: scenario.objectives.iter().map(|one| one.key.as_str()).collect(),
            artefacts: scenario.artefacts.iter().map(|one| one.key.as_str()).collect(),
        }
    }
}

fn refused_inject(at: usize, inject: &Inject, known: &Known<'_>, findings: &mut Findings) {
    let name = &inject.key;
    let mut refuse = |field: &str, text: String| findings.refuse(FindingPart::Inject, at, field, text);
    if inject.title.trim().is_empty() {
        refuse("title", format!("The inject {name} has no title."));
    }
    if long(&inject.text) || long(&inject.script) || long(&inject.expected) || long(&inject.observe) {
        refuse("text", format!("A text of the inject {name} is longer than {LONGEST} characters."));
    }
    for key in inject.objectives.iter().filter(|key| !known.objectives.contains(key.as_str())) {
        refuse("objectives", format!("The inject {name} tests the objective {key}, which is not in the scenario."));
    }
    for key in inject.artefacts.iter().filter(|key| !known.artefacts.contains(key.as_str())) {
        refuse("artefacts", format!("The inject {name} shows the artefact {key}, which is not in the scenario."));
    }
    match &inject.trigger {
        Trigger::After { inject: other, minutes } => {
            if !known.injects.contains(other.as_str()) {
                refuse("trigger", format!("The inject {name} waits for {other}, which is not in the scenario."));
            }
            if *minutes > MOST_MINUTES {
                refuse("trigger", format!("The inject {name} waits for {minutes} minutes, which is more than a week."));
            }
        }
        Trigger::At { minute } | Trigger::When { from_minute: minute, .. } if *minute > MOST_MINUTES => {
            refuse("trigger", format!("The inject {name} stands at minute {minute}, which is more than a week."));
        }
        Trigger::At { .. } | Trigger::When { .. } | Trigger::ByHand => {}
    }
    if let Some(fallback) = &inject.fallback {
        if let Some(other) = fallback.deliver.as_deref().filter(|other| !known.injects.contains(other)) {
            let text = format!("The fallback of the inject {name} brings {other}, which is not in the scenario.");
            refuse("fallback", text);
        }
        if fallback.within > MOST_MINUTES {
            let within = fallback.within;
            let text =
                format!("The fallback of the inject {name} waits for {within} minutes, which is more than a week.");
            refuse("fallback", text);
        }
    }
}

fn artefacts(scenario: &Scenario, findings: &mut Findings) {
    let mut pictures = 0_usize;
    for (at, artefact) in scenario.artefacts.iter().enumerate() {
        let name = &artefact.key;
        let mut refuse = |text: String| findings.refuse(FindingPart::Artefact, at, "content", text);
        match &artefact.content {
            Content::Picture { media_type, data, .. } => {
                if !PICTURES.contains(&media_type.as_str()) {
                    let media: String = media_type.chars().take(40).collect();
                    refuse(format!("The picture {name} is \"{media}\"; it can be PNG, JPEG, GIF, WebP or SVG."));
                }
                if data.len() > LARGEST_PICTURE {
                    let size = data.len() / 1_000_000;
                    refuse(format!("The picture {name} has {size} MB in the file; 2 MB are the most."));
                }
                pictures = pictures.saturating_add(data.len());
            }
            Content::Graph { from, to, scale, series, .. } => {
                if from >= to {
                    refuse(format!(
                        "The graph {name} ends at minute {to}, which is not after its beginning at {from}."
                    ));
                }
                if *scale == Some(0) {
                    refuse(format!("The graph {name} divides by 0."));
                }
                if series.is_empty() || series.len() > 4 {
                    refuse(format!("The graph {name} has {} lines; it can have 1 to 4.", series.len()));
                }
                if series.iter().any(|one| one.changes.len() > 500) {
                    refuse(format!("A line of the graph {name} changes more than 500 times."));
                }
            }
            Content::Text { text } | Content::Mail { text, .. } => {
                if long(text) {
                    refuse(format!("The text of the artefact {name} is longer than {LONGEST} characters."));
                }
            }
            Content::Chat { lines, .. } => {
                if lines.len() > 2_000 || lines.iter().any(|line| long(&line.text)) {
                    refuse(format!("The chat {name} is longer than anybody reads in a drill."));
                }
            }
            Content::Log { lines, .. } => {
                if lines.len() > 5_000 || lines.iter().any(|line| long(line)) {
                    refuse(format!("The log {name} is longer than anybody reads in a drill."));
                }
            }
            Content::Alert { fields, .. } => {
                if fields.len() > 200 {
                    refuse(format!("The alert {name} has more than 200 fields."));
                }
            }
        }
    }
    if pictures > LARGEST_PICTURES {
        let text = format!("All pictures together have {} MB in the file; 10 MB are the most.", pictures / 1_000_000);
        findings.add(true, FindingPart::Head, None, "artefacts", text);
    }
}
