//! Lists of incidents for a wheel of misfortune: a title and a sentence each. Every one becomes a small scenario.

use std::collections::BTreeSet;

use muster_core::drill::scenario::{Inject, Objective, RoleNeeded, Scenario, Trigger, check_scenario};
use muster_core::words::{Delivery, Difficulty, InjectKind, Recipient, Role};
use serde_json::Value;

use super::place::entry;
use super::{ScenarioError, bare, free_key};
use crate::text::one_line;

const MOST: usize = 200;

pub(super) fn scenarios_from_misfortune(
    name: &str,
    file: &str,
    list: &[Value],
) -> Result<(Vec<Scenario>, Vec<String>), ScenarioError> {
    if list.len() > MOST {
        return Err(ScenarioError::at(entry(file, None, MOST), format!("the list has more than {MOST} incidents")));
    }
    let (mut scenarios, mut taken) = (Vec::new(), BTreeSet::new());
    for (at, one) in list.iter().enumerate() {
        let field = |name: &str| one.get(name).and_then(Value::as_str).unwrap_or_default().trim().to_owned();
        let text = field("scenario");
        if text.is_empty() {
            let place = at + 1;
            let problem = format!("entry {place} of the list does not say what happens (\"scenario\")");
            return Err(ScenarioError::at(entry(file, None, at), problem));
        }
        let title: String = one_line(&text).chars().take(70).collect();
        let key = free_key(&title, "incident", &mut taken);
        scenarios.push(small(key, title, text));
    }
    if scenarios.is_empty() {
        return Err(ScenarioError::on_line(1, 1, "the list is empty"));
    }
    for (at, scenario) in scenarios.iter().enumerate() {
        if let Some(wrong) = check_scenario(scenario).first() {
            return Err(ScenarioError::at(entry(file, None, at), wrong.trim_end_matches('.')));
        }
    }
    let name = one_line(name);
    let notes = vec![format!("{name}: each entry became a scenario of fifteen minutes, played aloud by one person.")];
    Ok((scenarios, notes))
}

/// One player, aloud; the facilitator answers what is asked.
fn small(key: String, title: String, text: String) -> Scenario {
    Scenario {
        key,
        title,
        synopsis: "You are on call. Say aloud what you look at and why; the facilitator tells you what you see."
            .to_owned(),
        truth: "To be made up by the facilitator before it begins.".to_owned(),
        minutes: 15,
        difficulty: Difficulty::Easy,
        objectives: vec![Objective {
            key: "aloud".to_owned(),
            text: "The player says aloud what they look at, what they expect to see, and what they would do next"
                .to_owned(),
            signs: vec!["Others could follow each step".to_owned()],
        }],
        roles: vec![RoleNeeded { role: Role::Commander, optional: false, note: "You are on call.".to_owned() }],
        injects: vec![Inject {
            key: "alert".to_owned(),
            title: "What happens".to_owned(),
            kind: InjectKind::Event,
            delivery: Delivery::ReadAloud,
            from: "Facilitator".to_owned(),
            to: vec![Recipient::Everyone],
            text,
            script: String::new(),
            expected: "Who is hurt, what changed, what eases it - in this order.".to_owned(),
            objectives: vec!["aloud".to_owned()],
            observe: String::new(),
            trigger: Trigger::At { minute: 0 },
            fallback: None,
            optional: false,
            artefacts: Vec::new(),
        }],
        debrief: vec!["What would you have needed and did not have?".to_owned()],
        safety: "Nothing real is touched.".to_owned(),
        ..bare()
    }
}
