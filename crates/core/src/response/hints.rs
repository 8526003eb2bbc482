//! Quiet warnings. They are few, they never block, and none of them is about how good somebody is.

use std::collections::BTreeMap;

use chrono::{TimeDelta, Timelike};

use super::Scene;
use super::asks::{asks, is_open};
use super::roles::{Tenure, roles, tenures};
use super::roster::{Presence, is_night, presences};
use super::view::{AskView, Hint, Weight};
use crate::words::{AskAnswer, Phase, Role};
use crate::zone::Zone;

/// The most that are shown at once, the weightiest first.
const MOST: usize = 5;
/// More people than one can lead.
const SPAN: usize = 8;
/// Roles that are too many for one.
const MANY_ROLES: usize = 3;

/// Works out what is worth a word.
#[must_use]
pub fn hints(scene: &Scene<'_>) -> Vec<Hint> {
    if scene.state.phase() == Phase::Resolved {
        return Vec::new();
    }
    let held: Vec<Tenure> = tenures(scene).into_iter().filter(|held| held.until.is_none()).collect();
    let everybody = presences(scene);
    let open: Vec<AskView> = asks(scene).into_iter().filter(is_open).collect();
    let here: Vec<&Presence> = everybody.iter().filter(|one| one.until.is_none()).collect();
    let mut hints = Vec::new();
    hints.extend(in_command(scene, &held, &here));
    hints.extend(holder_left(scene, &held, &everybody));
    hints.extend(empty_roles(scene));
    hints.extend(commander_is_expert(scene, &held));
    hints.extend(many_roles(scene, &held));
    hints.extend(tired(scene, &held, &here));
    hints.extend(blocked(&open));
    hints.extend(span(&here));
    hints.extend(asked_twice(&open));
    hints.extend(nobody_on_call(&here));
    hints.extend(night(scene, &here));
    // Stable, so that those of one weight keep the order above.
    hints.sort_by_key(|hint| std::cmp::Reverse(hint.weight));
    hints.truncate(MOST);
    hints
}

fn hint(code: &str, weight: Weight, text: String) -> Hint {
    Hint { code: code.to_owned(), text, weight }
}

/// `Ana, Mei and Jonas`.
fn listed(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

fn commander(held: &[Tenure]) -> Option<&Tenure> {
    held.iter().find(|held| held.role == Role::Commander)
}

/// Time in command, and at once when who commands said that they are tired.
fn in_command(scene: &Scene<'_>, held: &[Tenure], here: &[&Presence]) -> Option<Hint> {
    let commander = commander(held)?;
    let name = scene.name(&commander.person);
    if here.iter().any(|one| one.person == commander.person && one.tired_at.is_some()) {
        let text = format!("{name} commands and said they are tired. Hand over now.");
        return Some(hint("commander_tired", Weight::Firm, text));
    }
    let (soft, firm) = scene.library.policy.command_hours;
    let time = scene.now - commander.from;
    let hours = time.num_hours();
    if time >= TimeDelta::hours(firm.into()) {
        Some(hint("command_time", Weight::Firm, format!("{name} has commanded for {hours} h. Hand over now.")))
    } else if time >= TimeDelta::hours(soft.into()) {
        let text = format!("{name} has commanded for {hours} h. Plan who takes over, and when.");
        Some(hint("command_time", Weight::Notice, text))
    } else {
        None
    }
}

/// Leaving gives no role back by itself.
fn holder_left(scene: &Scene<'_>, held: &[Tenure], everybody: &[Presence]) -> Option<Hint> {
    let left = |held: &&Tenure| everybody.iter().any(|one| one.person == held.person && one.until.is_some());
    // The commander stands first among the roles.
    let gone = held.iter().filter(left).min_by_key(|held| held.role)?;
    let weight = if gone.role == Role::Commander { Weight::Firm } else { Weight::Notice };
    let text =
        format!("{} left and is still {}. Who takes it?", scene.name(&gone.person), gone.role.label().to_lowercase());
    Some(hint("holder_left", weight, text))
}

fn empty_roles(scene: &Scene<'_>) -> Option<Hint> {
    let empty: Vec<Role> = roles(scene).iter().filter(|role| role.missing).map(|role| role.role).collect();
    let weight = if empty.contains(&Role::Commander) { Weight::Notice } else { Weight::Quiet };
    let names: Vec<String> = empty.iter().map(|role| role.label().to_lowercase()).collect();
    (!empty.is_empty()).then(|| hint("role_empty", weight, format!("Not yet given to anybody: {}.", listed(&names))))
}

fn commander_is_expert(scene: &Scene<'_>, held: &[Tenure]) -> Option<Hint> {
    let commander = commander(held)?;
    let expert = held.iter().find(|held| held.role == Role::Expert && held.person == commander.person)?;
    let area = if expert.area.is_empty() { String::new() } else { format!(" for {}", expert.area) };
    let text =
        format!("{} commands and is an expert{area}. Who can take one of the two?", scene.name(&commander.person));
    Some(hint("commander_is_expert", Weight::Notice, text))
}

fn many_roles(scene: &Scene<'_>, held: &[Tenure]) -> Option<Hint> {
    let mut roles: BTreeMap<&str, Vec<Role>> = BTreeMap::new();
    for held in held.iter().filter(|held| held.role != Role::Observer) {
        let of_person = roles.entry(&held.person).or_default();
        if !of_person.contains(&held.role) {
            of_person.push(held.role);
        }
    }
    let (person, of_person) = roles.into_iter().max_by_key(|(_, of_person)| of_person.len())?;
    let text = || format!("{} holds {} roles. Pass one on.", scene.name(person), of_person.len());
    (of_person.len() >= MANY_ROLES).then(|| hint("many_roles", Weight::Notice, text()))
}

fn tired(scene: &Scene<'_>, held: &[Tenure], here: &[&Presence]) -> Option<Hint> {
    let commands = |person: &str| commander(held).is_some_and(|commander| commander.person == person);
    let tired = here.iter().filter(|one| one.tired_at.is_some() && !commands(&one.person));
    let names: Vec<String> = tired.map(|one| scene.name(&one.person)).collect();
    let text = || format!("{} said they are tired. Who can relieve them?", listed(&names));
    (!names.is_empty()).then(|| hint("tired", Weight::Notice, text()))
}

fn blocked(open: &[AskView]) -> Option<Hint> {
    let blocked: Vec<&AskView> = open.iter().filter(|ask| ask.ended == Some(AskAnswer::Blocked)).collect();
    let text = match blocked.as_slice() {
        [] => return None,
        [ask] => format!("{} is blocked: {}", ask.name, ask.text),
        more => format!("{} asks are blocked.", more.len()),
    };
    Some(hint("ask_blocked", Weight::Notice, text))
}

fn span(here: &[&Presence]) -> Option<Hint> {
    let engaged = here.iter().filter(|one| one.engaged).count();
    let text = || format!("{engaged} people take part. Split off a team under a leader named aloud.");
    (engaged > SPAN).then(|| hint("span_of_control", Weight::Notice, text()))
}

fn asked_twice(open: &[AskView]) -> Option<Hint> {
    let mut asked: BTreeMap<&str, (usize, &str)> = BTreeMap::new();
    for ask in open {
        asked.entry(&ask.person).or_insert((0, &ask.name)).0 += 1;
    }
    let (count, name) = asked.into_values().max_by_key(|(count, _)| *count)?;
    let text = || format!("{name} was asked {count} things at once. Which one first?");
    (count >= 2).then(|| hint("asked_twice", Weight::Quiet, text()))
}

/// Said only where somebody said who is on call and who is not; silence says nothing.
fn nobody_on_call(here: &[&Presence]) -> Option<Hint> {
    let none = here.iter().any(|one| one.on_call == Some(false)) && here.iter().all(|one| one.on_call != Some(true));
    none.then(|| hint("nobody_on_call", Weight::Quiet, "Nobody here is on call. Should somebody be paged?".to_owned()))
}

fn night(scene: &Scene<'_>, here: &[&Presence]) -> Option<Hint> {
    let late = here.iter().filter(|one| one.engaged).filter_map(|one| {
        let person = scene.directory.person_by_handle(&one.person)?;
        let wall = Zone::parse(&person.zone).ok()?.local_time(scene.now).naive;
        is_night(wall.hour() * 60 + wall.minute()).then(|| format!("{} ({})", person.name, wall.format("%H:%M")))
    });
    let late: Vec<String> = late.collect();
    let text = match late.as_slice() {
        [] => return None,
        [_] | [_, _] | [_, _, _] => format!("It is night for {}.", listed(&late)),
        more => format!("It is night for {} people here.", more.len()),
    };
    Some(hint("night", Weight::Quiet, text))
}
