//! Scenarios written as prose with a heading for each inject (`## Inject 3: The phone rings`), as exercise kits have them.

use std::collections::BTreeSet;

use muster_core::drill::scenario::{Inject, Objective, RoleNeeded, Scenario, Trigger};
use muster_core::words::{Delivery, InjectKind, Recipient, Role};

use super::{ScenarioError, bare, checked, free_key, key_of};
use crate::text::one_line;

/// Minutes between two injects of which only the order is known.
const APART: u32 = 15;

pub(super) fn looks_like_one(name: &str, text: &str) -> bool {
    let lower = name.to_lowercase();
    [".md", ".markdown", ".erb", ".txt"].iter().any(|end| lower.ends_with(end))
        || text.lines().any(|line| line.starts_with("## ") || line.starts_with("# ") && heading(line).is_some())
}

/// The words of a heading that begins an inject.
fn heading(line: &str) -> Option<String> {
    let words = line.trim_start_matches('#');
    if words.len() == line.len() {
        return None;
    }
    let words = words.trim();
    let rest = words.get(..6).filter(|start| start.eq_ignore_ascii_case("inject")).and_then(|_| words.get(6..))?;
    let rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c.is_ascii_digit() || "#.:-–—".contains(c));
    Some(one_line(if rest.is_empty() { words } else { rest }))
}

pub(super) fn scenario_from_prose(name: &str, text: &str) -> Result<(Scenario, Vec<String>), ScenarioError> {
    let mut head: Vec<&str> = Vec::new();
    let mut parts: Vec<(String, Vec<&str>)> = Vec::new();
    let mut after = false;
    for line in text.lines() {
        if let Some(title) = heading(line) {
            parts.push((title, Vec::new()));
            after = false;
        } else if line.starts_with("## ") || line.starts_with("# ") {
            // A chapter of its own ends the inject before it.
            after = !parts.is_empty();
            if !after {
                head.push(line);
            }
        } else if !after {
            match parts.last_mut() {
                Some((_, lines)) => lines.push(line),
                None => head.push(line),
            }
        }
    }
    if parts.is_empty() {
        return Err(ScenarioError::on_line(
            1,
            1,
            "no heading here or below begins an inject; there should be some such as \"## Inject 1: The phone rings\"",
        ));
    }
    let title = head
        .iter()
        .find_map(|line| line.strip_prefix("# "))
        .map_or_else(|| one_line(name.rsplit(['/', '\\']).next().unwrap_or(name)), one_line);
    let mut taken = BTreeSet::new();
    let injects: Vec<Inject> =
        parts.into_iter().zip(0_u32..).map(|((title, lines), at)| inject(&title, &lines, at, &mut taken)).collect();
    let minutes = u32::try_from(injects.len()).unwrap_or(u32::MAX).saturating_mul(APART).clamp(1, 10_080);
    let scenario = Scenario {
        key: key_of(&title, "scenario"),
        title,
        truth: section(&head.join("\n"), 18_000),
        minutes,
        objectives: vec![Objective {
            key: "talked".to_owned(),
            text: "What the kit asks after each inject is talked through".to_owned(),
            signs: vec!["The points to listen for were named".to_owned()],
        }],
        roles: vec![RoleNeeded { role: Role::Commander, optional: false, note: String::new() }],
        injects,
        ..bare()
    };
    let notes = vec![
        format!("The file has no times: injects were laid {APART} minutes apart."),
        "What stands before the first inject was taken as the truth, for the facilitator alone.".to_owned(),
    ];
    checked(scenario).map(|scenario| (scenario, notes))
}

/// What is quoted is read aloud; everything else of the part is for the facilitator.
fn inject(title: &str, lines: &[&str], at: u32, taken: &mut BTreeSet<String>) -> Inject {
    let body = lines.join("\n");
    let quoted = body.split_once('"').and_then(|(_, rest)| rest.rsplit_once("\"\n").or_else(|| rest.rsplit_once('"')));
    let aloud = body.to_lowercase().contains("read aloud");
    let (text, notes) = match quoted.filter(|_| aloud) {
        // The quotation ends at the first line that ends with a quotation mark.
        Some((inside, _)) => {
            let end = inside.find("\"\n").unwrap_or(inside.len());
            let text = inside.get(..end).unwrap_or(inside).to_owned();
            let notes = body.replacen(&format!("\"{text}\""), "", 1);
            (text, notes)
        }
        None => (body.clone(), String::new()),
    };
    Inject {
        key: free_key(title, "inject", taken),
        title: title.chars().take(200).collect(),
        kind: InjectKind::Information,
        delivery: Delivery::ReadAloud,
        from: "Facilitator".to_owned(),
        to: vec![Recipient::Everyone],
        text: section(&text, 15_000),
        script: section(&notes, 15_000),
        artefacts: Vec::new(),
        expected: String::new(),
        objectives: vec!["talked".to_owned()],
        observe: String::new(),
        trigger: Trigger::At { minute: at.saturating_mul(APART).min(10_080) },
        fallback: None,
        optional: false,
    }
}

fn section(text: &str, most: usize) -> String {
    let plain: Vec<&str> = text.lines().map(str::trim_end).filter(|line| !line.trim().eq("---")).collect();
    plain.join("\n").trim().chars().take(most).collect()
}
