//! A scenario as an exercise of MISP SkillAegis. What it has no place for is left out.

use std::collections::BTreeMap;

use muster_core::drill::scenario::{Content, Scenario, Trigger};
use muster_core::ids::Hash;
use muster_core::words::Difficulty;
use serde_json::{Value, json};

/// Writes a scenario in the Common Exercise Format.
#[must_use]
pub fn scenario_skillaegis(scenario: &Scenario) -> String {
    let id = |part: &str, key: &str| identity(&format!("{}/{part}/{key}", scenario.key));
    let ids: BTreeMap<&str, String> =
        scenario.injects.iter().map(|one| (one.key.as_str(), id("inject", &one.key))).collect();
    let flow: Vec<Value> = scenario
        .injects
        .iter()
        .map(|one| {
            let (start, seconds, needs) = match &one.trigger {
                Trigger::At { minute: 0 } => (vec!["startex"], None, None),
                Trigger::At { minute } => (Vec::new(), Some(minute.saturating_mul(60)), None),
                Trigger::After { inject, .. } => (Vec::new(), None, ids.get(inject.as_str())),
                Trigger::When { .. } | Trigger::ByHand => (vec!["manual"], None, None),
            };
            json!({
                "description": one.text,
                "inject_uuid": ids.get(one.key.as_str()),
                "reporting_callback": [],
                "requirements": needs.map_or_else(|| json!({}), |id| json!({ "inject_uuid": id })),
                "sequence": { "completion_trigger": ["time_expiration", "completion"], "followed_by": [], "trigger": start },
                "timing": { "triggered_at": seconds, "periodic_run_every": null },
            })
        })
        .collect();
    let payloads: Vec<Value> = scenario
        .artefacts
        .iter()
        .map(|one| {
            json!({
                "name": one.key, "type": "file", "uuid": id("payload", &one.key),
                "parameters": { "content": plain(&one.content), "content-type": "text", "filename": format!("{}.txt", one.key) },
            })
        })
        .collect();
    let injects: Vec<Value> = scenario
        .injects
        .iter()
        .map(|one| {
            let payload = one.artefacts.first().map(|key| id("payload", key));
            json!({
                "action": one.delivery.as_str(), "action_payload_resource_uuid": payload, "name": one.title,
                "target_tool": one.from, "uuid": ids.get(one.key.as_str()),
                "inject_evaluation": [{
                    "parameters": [], "result": one.expected, "evaluation_strategy": "simulate_human",
                    "evaluation_context": {}, "score_range": [0, 10],
                }],
            })
        })
        .collect();
    let level = match scenario.difficulty {
        Difficulty::Easy => "beginner",
        Difficulty::Medium => "intermediate",
        Difficulty::Hard => "advanced",
    };
    let file = json!({
        "exercise": {
            "name": format!("EXERCISE: {}", scenario.title), "description": scenario.synopsis, "expanded": scenario.truth,
            "meta": { "author": "Muster", "level": level }, "namespace": "muster", "tags": [],
            "total_duration": scenario.minutes.saturating_mul(60).to_string(), "uuid": id("exercise", ""), "version": "1",
        },
        "inject_flow": flow, "inject_payloads": payloads, "injects": injects,
    });
    format!("{file:#}\n")
}

/// An artefact as plain text.
pub(super) fn plain(content: &Content) -> String {
    match content {
        Content::Text { text } => text.clone(),
        Content::Chat { lines, .. } => {
            lines.iter().map(|line| format!("{} {}: {}", line.at, line.who, line.text)).collect::<Vec<_>>().join("\n")
        }
        Content::Log { lines, .. } => lines.join("\n"),
        Content::Alert { source, summary, fields } => {
            let fields: Vec<String> = fields.iter().map(|field| format!("{}: {}", field.name, field.value)).collect();
            format!("{source}\n{summary}\n{}", fields.join("\n"))
        }
        Content::Mail { from, to, subject, text } => format!("From: {from}\nTo: {to}\nSubject: {subject}\n\n{text}"),
        Content::Picture { media_type, .. } => format!("(picture, {media_type})"),
        Content::Graph { .. } => muster_core::drill::scenario::graph_picture(content)
            .map_or_else(|| "(graph)".to_owned(), |picture| picture.words),
    }
}

/// The same identity for the same part of the same scenario, in the form that others expect.
fn identity(of: &str) -> String {
    let hex: String = Hash::of(of.as_bytes()).to_string().chars().take(32).collect();
    let part = |from: usize, to: usize| hex.get(from..to).unwrap_or_default();
    format!("{}-{}-8{}-a{}-{}", part(0, 8), part(8, 12), part(13, 16), part(17, 20), part(20, 32))
}
