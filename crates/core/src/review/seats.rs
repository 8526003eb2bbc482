//! Who may lead: who was not in the incident, who said that they are willing, who led longest ago.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::ReviewScene;
use super::state::ReviewState;
use crate::event::{Act, ReviewAct, TalkAct};
use crate::time::Moment;
use crate::words::Seat;

/// When people last led a review or an interview, by handle in lower case.
pub type LastLed = BTreeMap<String, Moment>;

/// Somebody who may take a seat.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Candidate {
    /// Handle.
    pub person: String,
    /// Name.
    pub name: String,
    /// Team; may be empty.
    pub team: String,
    /// Whether they said that they are willing.
    pub willing: bool,
    /// How they were in the incident, in a few words; empty when they were not.
    pub was_in: String,
    /// Names of those in the incident whose manager they are.
    pub manages: Vec<String>,
    /// When they last led a review or an interview; absent when never.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub last_led: Option<Moment>,
}

/// Notes who leads and interviews in a review.
pub fn note_led(led: &mut LastLed, review: &ReviewState) {
    let mut note = |person: &str, at: Moment| {
        let last = led.entry(person.to_lowercase()).or_insert(at);
        *last = at.max(*last);
    };
    for (op, act) in review.acts() {
        if let ReviewAct::SeatTaken(act) = act
            && act.seat == Seat::Facilitator
        {
            note(&act.person, op.happened.at);
        }
    }
    for (op, act) in review.talks() {
        if let TalkAct::InterviewPlanned(act) = act
            && !act.interviewer.is_empty()
        {
            note(&act.interviewer, op.happened.at);
        }
    }
}

/// Everybody who may take a seat. First those who are willing and were not in it, and of them who led longest ago: so
/// it goes round. Nobody is left out; it is a hint and not a rule.
#[must_use]
pub fn candidates(scene: &ReviewScene<'_>, led: &LastLed) -> Vec<Candidate> {
    let within = presence(scene);
    let people = scene.directory.people();
    let mut reports: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for person in people.iter().filter(|one| !one.manager.is_empty()) {
        if within.contains_key(&person.handle.to_lowercase()) {
            let manager = scene.handle(&person.manager).to_lowercase();
            reports.entry(manager).or_default().push(person.name.clone());
        }
    }
    let mut all: Vec<Candidate> = people
        .into_iter()
        .map(|one| {
            let key = one.handle.to_lowercase();
            Candidate {
                person: one.handle.clone(),
                name: one.name.clone(),
                team: one.team.clone(),
                willing: one.interviews,
                was_in: within.get(&key).cloned().unwrap_or_default(),
                manages: reports.get(&key).cloned().unwrap_or_default(),
                last_led: led.get(&key).copied(),
            }
        })
        .collect();
    // Who sits here without being in the directory is known from the incident alone.
    let known: BTreeSet<String> = all.iter().map(|one| one.person.to_lowercase()).collect();
    let seated = scene.review.acts().filter_map(|(_, act)| match act {
        ReviewAct::SeatTaken(act) => Some(act.person.clone()),
        _ => None,
    });
    let strangers: BTreeSet<String> = seated.filter(|one| !known.contains(&one.to_lowercase())).collect();
    all.extend(strangers.into_iter().map(|person| {
        let key = person.to_lowercase();
        let was_in = within.get(&key).cloned().unwrap_or_default();
        let last_led = led.get(&key).copied();
        Candidate {
            name: person.clone(),
            person,
            team: String::new(),
            willing: false,
            was_in,
            manages: Vec::new(),
            last_led,
        }
    }));
    all.sort_by_key(|one| {
        let near = !one.was_in.is_empty() || !one.manages.is_empty();
        (near, !one.willing, one.last_led, one.name.to_lowercase())
    });
    all
}

/// How people were in the incident, by handle in lower case: the nearest way counts.
fn presence(scene: &ReviewScene<'_>) -> BTreeMap<String, String> {
    let mut within: BTreeMap<String, (u8, String)> = BTreeMap::new();
    let mut note = |handle: &str, near: u8, words: String| {
        let key = scene.handle(handle).to_lowercase();
        match within.get(&key) {
            Some((known, _)) if *known <= near => {}
            Some(_) | None => {
                within.insert(key, (near, words));
            }
        }
    };
    for op in scene.incident.acts() {
        match op.value.as_ref() {
            Some(Act::RoleAssumed(act)) => note(&act.person, 0, format!("was {}", act.role.label().to_lowercase())),
            Some(Act::PersonJoined(act)) if act.engaged => note(&act.person, 1, "was on the call".to_owned()),
            Some(Act::PersonJoined(act)) => note(&act.person, 3, "listened in".to_owned()),
            _ => {}
        }
    }
    for author in scene.incident.writers() {
        if let Some(person) = scene.directory.person(author) {
            note(&person.handle, 2, "wrote in the log".to_owned());
        }
    }
    for handle in scene.incident.people_named() {
        note(&handle, 4, "is named in the log".to_owned());
    }
    within.into_iter().map(|(handle, (_, words))| (handle, words)).collect()
}
