//! The bare facts of an incident, for the first page of its report.

use chrono::TimeDelta;

use super::people::People;
use super::types::ReportFact;
use crate::response::roles::tenures;
use crate::review::ReviewScene;
use crate::review::draft::response;
use crate::time::Moment;
use crate::words::{Milestone, Role};

pub(super) fn facts(scene: &ReviewScene<'_>, people: &People<'_>) -> Vec<ReportFact> {
    let at = |milestone| scene.incident.milestone(milestone).map(|one| one.at);
    let mut facts = Vec::new();
    let mut fact = |name: &str, value: Option<String>| {
        if let Some(value) = value {
            facts.push(ReportFact { name: name.to_owned(), value });
        }
    };
    let began = at(Milestone::ImpactBegan);
    fact("Began", began.map(|at| clock(scene, at)));
    fact("Declared", at(Milestone::Declared).map(|at| clock(scene, at)));
    fact("Noticed after", between(began, at(Milestone::Detected)));
    fact("Impact lasted", between(began, at(Milestone::Stabilised)));
    fact("Over after", between(began.or_else(|| at(Milestone::Declared)), at(Milestone::Resolved)));
    let mut held: Vec<String> = Vec::new();
    for tenure in tenures(&response(scene)).into_iter().filter(|tenure| tenure.role == Role::Commander) {
        let who = people.person(&tenure.person);
        if !held.contains(&who) {
            held.push(who);
        }
    }
    // Without names it would only say that the commander commanded.
    let named = held.iter().any(|who| !who.starts_with("the "));
    fact("Commander", (named && !held.is_empty()).then(|| held.join(", then ")));
    facts
}

/// `2026-11-20 03:02 +01:00`
fn clock(scene: &ReviewScene<'_>, at: Moment) -> String {
    let wall = scene.zone.local_time(at).naive;
    format!("{} {}", wall.format("%Y-%m-%d %H:%M"), scene.zone.offset_label(at))
}

fn between(from: Option<Moment>, to: Option<Moment>) -> Option<String> {
    let span = to? - from?;
    (span >= TimeDelta::zero()).then(|| words(span))
}

/// `1 h 13 min`
fn words(span: TimeDelta) -> String {
    let (days, hours, minutes) = (span.num_days(), span.num_hours() % 24, span.num_minutes() % 60);
    match (days, hours) {
        (0, 0) => format!("{minutes} min"),
        (0, _) => format!("{hours} h {minutes} min"),
        _ => format!("{days} d {hours} h"),
    }
}
