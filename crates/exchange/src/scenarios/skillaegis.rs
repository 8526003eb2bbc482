//! Exercises of MISP SkillAegis (Common Exercise Format) as scenarios.
//!
//! Its injects are tasks at a keyboard, checked by a program. Here people play them: what the program would check
//! becomes what an observer looks for.

use std::collections::{BTreeMap, BTreeSet};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use muster_core::drill::scenario::{
    Artefact, Content, Inject, Objective, RoleNeeded, Scenario, Trigger, scenario_findings,
};
use muster_core::words::{Delivery, Difficulty, FindingPart, InjectKind, Recipient, Role};
use serde_json::Value;

use super::place::entry;
use super::{ScenarioError, bare, free_key, key_of};
use crate::text::one_line;

const MOST_INJECTS: usize = 500;
const LONGEST: usize = 20_000;

/// Reads an exercise.
pub(super) fn scenario_from_skillaegis(text: &str, file: &Value) -> Result<(Scenario, Vec<String>), ScenarioError> {
    let missing = |what: &str| ScenarioError::on_line(1, 1, format!("the exercise has no {what}"));
    let exercise = file.get("exercise").filter(|one| one.is_object()).ok_or_else(|| missing("\"exercise\""))?;
    let described = file.get("injects").and_then(Value::as_array).ok_or_else(|| missing("list \"injects\""))?;
    let none = Vec::new();
    let flow = file.get("inject_flow").and_then(Value::as_array).unwrap_or(&none);
    let payloads = file.get("inject_payloads").and_then(Value::as_array).unwrap_or(&none);
    for (name, list) in [("injects", described), ("inject_flow", flow), ("inject_payloads", payloads)] {
        if list.len() > MOST_INJECTS {
            let problem = format!("the list \"{name}\" of the exercise has more than {MOST_INJECTS} entries");
            return Err(ScenarioError::at(entry(text, Some(name), MOST_INJECTS), problem));
        }
    }
    let title = one_line(&words(exercise, "name"));
    let title = if title.is_empty() { "Exercise".to_owned() } else { title };
    let mut build = Build::default();
    build.artefacts(payloads);
    build.injects(described, flow);
    let seconds = number(exercise.get("total_duration")).unwrap_or(3_600.0);
    let difficulty = match exercise.get("meta").map(|meta| words(meta, "level")).unwrap_or_default().as_str() {
        "beginner" | "easy" => Difficulty::Easy,
        "advanced" | "expert" | "hard" => Difficulty::Hard,
        _ => Difficulty::Medium,
    };
    let Build { injects, artefacts, mut notes, places, .. } = build;
    notes.push("Whether a player did it is not checked by a program here: an observer sees it.".to_owned());
    let (short, long) = (words(exercise, "description"), words(exercise, "expanded"));
    let objective = |key: &str, text: &str| Objective { key: key.to_owned(), text: text.to_owned(), signs: Vec::new() };
    let scenario = Scenario {
        key: key_of(&title, "exercise"),
        truth: if long == short { String::new() } else { cut(&long) },
        synopsis: cut(&short),
        title,
        minutes: minutes(seconds).clamp(1, 10_080),
        difficulty,
        objectives: vec![objective("tasks", "Each task is done as it was asked, and what was found is shared")],
        roles: vec![
            RoleNeeded { role: Role::Commander, optional: true, note: String::new() },
            RoleNeeded { role: Role::Expert, optional: false, note: "Works at the tool of the exercise.".to_owned() },
        ],
        injects,
        artefacts,
        ..bare()
    };
    let Some(found) = scenario_findings(&scenario).into_iter().find(|found| found.refuses) else {
        return Ok((scenario, notes));
    };
    let at = found.index.and_then(|index| usize::try_from(index).ok());
    let inject = at.filter(|_| found.part == FindingPart::Inject).and_then(|at| places.get(at).copied());
    let place = inject.and_then(|inject| entry(text, Some("injects"), inject));
    Err(ScenarioError::at(place, found.text.trim_end_matches('.')))
}

#[derive(Default)]
struct Build {
    injects: Vec<Inject>,
    /// Where each of them is described, among all that are.
    places: Vec<usize>,
    artefacts: Vec<Artefact>,
    notes: Vec<String>,
    /// Payloads by their identity, as keys of artefacts.
    shown: BTreeMap<String, String>,
    taken: BTreeSet<String>,
}

impl Build {
    fn artefacts(&mut self, payloads: &[Value]) {
        let mut taken = BTreeSet::new();
        for payload in payloads {
            let (name, id) = (one_line(&words(payload, "name")), words(payload, "uuid"));
            let parameters = payload.get("parameters").unwrap_or(&Value::Null);
            let content = words(parameters, "content");
            let text = if words(parameters, "content-type") == "base64" {
                // Line breaks within base64 are common in mails that were copied.
                let packed: String = content.split_whitespace().collect();
                STANDARD.decode(packed).ok().and_then(|bytes| String::from_utf8(bytes).ok())
            } else if content.is_empty() {
                serde_json::to_string_pretty(parameters).ok().filter(|text| text != "null")
            } else {
                Some(content)
            };
            let Some(text) = text else {
                self.notes.push(format!("The payload \"{name}\" is no text and was left out."));
                continue;
            };
            let key = free_key(&name, "payload", &mut taken);
            self.shown.insert(id, key.clone());
            let title = if name.is_empty() { key.clone() } else { name };
            self.artefacts.push(Artefact {
                key,
                title,
                caption: String::new(),
                content: Content::Text { text: cut(&text) },
            });
        }
    }

    fn injects(&mut self, described: &[Value], flow: &[Value]) {
        let by_id: BTreeMap<String, &Value> = described.iter().map(|one| (words(one, "uuid"), one)).collect();
        // The flow says in which order; what it does not name comes last.
        let mut order: Vec<(String, Option<&Value>)> =
            flow.iter().map(|step| (words(step, "inject_uuid"), Some(step))).collect();
        let named: BTreeSet<String> = order.iter().map(|(id, _)| id.clone()).collect();
        order.extend(
            described.iter().map(|one| words(one, "uuid")).filter(|id| !named.contains(id)).map(|id| (id, None)),
        );
        let mut keys: BTreeMap<String, String> = BTreeMap::new();
        for (id, step) in &order {
            let Some(one) = by_id.get(id) else {
                self.notes.push(format!("The flow names an inject {} that is nowhere described.", one_line(id)));
                continue;
            };
            if keys.contains_key(id) {
                self.notes.push(format!("The inject \"{}\" comes twice in the flow; once here.", title(one)));
                continue;
            }
            let key = free_key(&title(one), "inject", &mut self.taken);
            keys.insert(id.clone(), key.clone());
            let trigger = trigger(*step, &keys);
            let inject = self.inject(one, *step, key, trigger);
            self.injects.push(inject);
            self.places.push(described.iter().position(|each| words(each, "uuid") == *id).unwrap_or_default());
        }
    }

    fn inject(&self, one: &Value, step: Option<&Value>, key: String, trigger: Trigger) -> Inject {
        let action = words(one, "action");
        let tool = one_line(&words(one, "target_tool"));
        let delivery = if action.contains("mail") {
            Delivery::Email
        } else if action.contains("network") {
            Delivery::Alert
        } else {
            Delivery::ReadAloud
        };
        let none = Vec::new();
        let checks = one.get("inject_evaluation").and_then(Value::as_array).unwrap_or(&none);
        let expected: Vec<String> = checks.iter().map(|check| one_line(&words(check, "result"))).collect();
        let looked: Vec<String> = checks.iter().filter_map(|check| check.get("parameters")).map(compared).collect();
        let said = step.map(|step| one_line(&words(step, "description"))).unwrap_or_default();
        let described = one_line(&words(one, "description"));
        let text = [described, said, title(one)].into_iter().find(|text| !text.is_empty()).unwrap_or_default();
        Inject {
            key,
            title: title(one),
            kind: InjectKind::Event,
            delivery,
            from: tool,
            to: vec![Recipient::Everyone],
            text: cut(&text),
            script: String::new(),
            artefacts: self.shown.get(&words(one, "action_payload_resource_uuid")).cloned().into_iter().collect(),
            expected: cut(&expected.join("; ")),
            objectives: vec!["tasks".to_owned()],
            observe: cut(&looked.join("\n")),
            trigger,
            fallback: None,
            optional: false,
        }
    }
}

fn trigger(step: Option<&Value>, keys: &BTreeMap<String, String>) -> Trigger {
    let Some(step) = step else { return Trigger::ByHand };
    if let Some(seconds) = number(step.get("timing").and_then(|timing| timing.get("triggered_at"))) {
        return Trigger::At { minute: minutes(seconds).min(10_080) };
    }
    let sequence = step.get("sequence").and_then(|sequence| sequence.get("trigger"));
    let triggers: Vec<&str> = match sequence {
        Some(Value::String(one)) => vec![one.as_str()],
        Some(Value::Array(list)) => list.iter().filter_map(Value::as_str).collect(),
        Some(Value::Null | Value::Bool(_) | Value::Number(_) | Value::Object(_)) | None => Vec::new(),
    };
    if triggers.contains(&"startex") {
        return Trigger::At { minute: 0 };
    }
    let needs = step.get("requirements").map(|needs| words(needs, "inject_uuid")).unwrap_or_default();
    match keys.get(&needs) {
        Some(inject) => Trigger::After { inject: inject.clone(), minutes: 5 },
        None => Trigger::ByHand,
    }
}

/// What a check compares, in words for an observer.
fn compared(parameters: &Value) -> String {
    let mut out = Vec::new();
    let mut walk = vec![parameters];
    while let Some(value) = walk.pop() {
        match value {
            Value::Array(list) => walk.extend(list.iter().rev()),
            Value::Object(fields) => match (fields.get("comparison").and_then(Value::as_str), fields.get("values")) {
                (Some(comparison), Some(values)) => {
                    let values: String = values.to_string().chars().take(200).collect();
                    out.push(format!("{comparison} {values}"));
                }
                _ => walk.extend(fields.values()),
            },
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
        if out.len() >= 20 {
            break;
        }
    }
    out.join("; ")
}

fn title(inject: &Value) -> String {
    let name = one_line(&words(inject, "name"));
    if name.is_empty() { "Inject".to_owned() } else { name.chars().take(200).collect() }
}

fn words(value: &Value, field: &str) -> String {
    value.get(field).and_then(Value::as_str).unwrap_or_default().to_owned()
}

/// A number that may be written as text.
fn number(value: Option<&Value>) -> Option<f64> {
    let value = value?;
    value.as_f64().or_else(|| value.as_str()?.trim().parse().ok()).filter(|number: &f64| number.is_finite())
}

/// Whole minutes of seconds, without a cast that could cut.
fn minutes(seconds: f64) -> u32 {
    let minutes = (seconds / 60.0).clamp(0.0, 1_000_000.0).round();
    format!("{minutes:.0}").parse().unwrap_or(0)
}

fn cut(text: &str) -> String {
    if text.chars().count() <= LONGEST { text.to_owned() } else { text.chars().take(LONGEST).collect() }
}
