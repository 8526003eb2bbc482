//! Whom to ask, with the reasons beside each name. How many reasons somebody has is only used to put the names in order.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::Voice;
use super::consent::{in_response, listed};
use super::cues::{marked_lines, shortened};
use super::held::Talk;
use super::view::{ReasonView, WhomView, WhyAsk};
use crate::event::ReviewAct;
use crate::ids::EventId;
use crate::incident::EntryView;
use crate::response::{Scene, roles, roster};
use crate::review::ReviewScene;
use crate::words::{EntryKind, FindingKind, Role, Seat};

/// Reasons by person, in the order in which people came up.
#[derive(Default)]
struct Reasons {
    order: Vec<String>,
    of: HashMap<String, BTreeMap<WhyAsk, String>>,
}

impl Reasons {
    /// The first reason of a kind stays.
    fn add(&mut self, person: &str, why: WhyAsk, text: impl FnOnce() -> String) {
        if person.is_empty() {
            return;
        }
        if !self.of.contains_key(person) {
            self.order.push(person.to_owned());
        }
        self.of.entry(person.to_owned()).or_default().entry(why).or_insert_with(text);
    }
}

/// Works out whom to ask.
pub(super) fn whom(scene: &ReviewScene<'_>, talks: &[Talk<'_>], voices: &[Voice]) -> Vec<WhomView> {
    let mut reasons = Reasons::default();
    let response = in_response(scene);
    from_roles(&response, &mut reasons);
    from_roster(&response, &mut reasons);
    let lines: Vec<(EventId, &EntryView)> =
        scene.incident.views().filter(|(_, view)| view.struck.is_none() && !view.erased).collect();
    from_lines(scene, &lines, &mut reasons);
    alone(scene, &lines, &mut reasons);
    nominated(scene, &lines, &mut reasons);
    for voice in voices {
        reasons.add(&scene.handle(&voice.person), WhyAsk::Heard, || format!("Is heard in “{}”", voice.source));
    }
    named(scene, talks, &mut reasons);
    owners(scene, &lines, &mut reasons);
    strangers(scene, &mut reasons);
    // Who leads the review asks, and is not asked.
    let leads = seated(scene, Seat::Facilitator).map(|handle| scene.handle(&handle));
    let mut whom: Vec<WhomView> = reasons
        .order
        .iter()
        .filter(|person| Some(*person) != leads.as_ref())
        .map(|person| shown(scene, talks, person, reasons.of.get(person)))
        .collect();
    whom.sort_by_key(|one| Reverse(one.reasons.len()));
    whom
}

/// Handle of who sits somewhere in the review.
pub(super) fn seated(scene: &ReviewScene<'_>, seat: Seat) -> Option<String> {
    let mut seats: Vec<(EventId, Seat, &str)> = Vec::new();
    for (op, act) in scene.review.acts() {
        match act {
            ReviewAct::SeatTaken(act) => seats.push((op.id, act.seat, &act.person)),
            ReviewAct::SeatLeft(act) => seats.retain(|(id, _, _)| *id != act.taken),
            _ => {}
        }
    }
    seats.into_iter().rev().find(|(_, held, _)| *held == seat).map(|(_, _, person)| person.to_owned())
}

fn shown(
    scene: &ReviewScene<'_>,
    talks: &[Talk<'_>],
    person: &str,
    reasons: Option<&BTreeMap<WhyAsk, String>>,
) -> WhomView {
    let reasons = reasons.into_iter().flatten();
    WhomView {
        person: person.to_owned(),
        name: scene.name(person),
        reasons: reasons.map(|(why, text)| ReasonView { why: *why, text: text.clone() }).collect(),
        interview: talks
            .iter()
            .rev()
            .find(|talk| talk.dropped.is_none() && talk.person(scene) == person)
            .map(|talk| talk.id),
    }
}

fn from_roles(response: &Scene<'_>, reasons: &mut Reasons) {
    for tenure in roles::tenures(response) {
        let label = tenure.role.label();
        let text =
            || if tenure.area.is_empty() { format!("Was {label}") } else { format!("Was {label} for {}", tenure.area) };
        match tenure.role {
            Role::Commander | Role::Deputy | Role::Scribe => reasons.add(&tenure.person, WhyAsk::Led, text),
            Role::Expert => reasons.add(&tenure.person, WhyAsk::Worked, text),
            Role::Communications | Role::CustomerLiaison => reasons.add(&tenure.person, WhyAsk::Customers, text),
            // Who only followed is asked for another reason, if there is one.
            Role::Observer => {}
        }
    }
}

fn from_roster(response: &Scene<'_>, reasons: &mut Reasons) {
    for presence in roster::presences(response) {
        if presence.on_call == Some(false) && presence.engaged {
            reasons.add(&presence.person, WhyAsk::NotOnCall, || "Came to help though not on call".to_owned());
        }
        if presence.tired_at.is_some() {
            reasons.add(&presence.person, WhyAsk::Night, || "Said that they were tired".to_owned());
        }
    }
}

fn from_lines(scene: &ReviewScene<'_>, lines: &[(EventId, &EntryView)], reasons: &mut Reasons) {
    for (_, view) in lines {
        if let Some(ask) = &view.ask {
            let person = scene.handle(&ask.person);
            reasons.add(&person, WhyAsk::Worked, || format!("Was asked to “{}”", shortened(&view.text)));
        }
        let Some(first) = view.people.first().map(|first| scene.handle(first)) else { continue };
        let verb = match view.kind {
            EntryKind::Action => "Worked on it",
            EntryKind::Decision => "Was in a decision",
            EntryKind::Hypothesis | EntryKind::Question => "Thought about what it could be",
            EntryKind::Observation | EntryKind::Evidence => "Saw something",
            EntryKind::Milestone | EntryKind::Handover | EntryKind::Update | EntryKind::Note => continue,
        };
        reasons.add(&first, WhyAsk::Worked, || format!("{verb}: “{}”", shortened(&view.text)));
    }
}

/// Services about which one person alone wrote, more than once.
fn alone(scene: &ReviewScene<'_>, lines: &[(EventId, &EntryView)], reasons: &mut Reasons) {
    let mut by_service: BTreeMap<&str, (BTreeSet<String>, u32)> = BTreeMap::new();
    for (_, view) in lines {
        let Some(first) = view.people.first() else { continue };
        for service in &view.services {
            let (people, count) = by_service.entry(service).or_default();
            people.insert(scene.handle(first));
            *count += 1;
        }
    }
    for (service, (people, count)) in by_service {
        if let (Some(person), 1, 2..) = (people.first(), people.len(), count) {
            let name = service_name(scene, service);
            reasons.add(person, WhyAsk::Alone, || format!("Nobody else is written down as working on {name}"));
        }
    }
}

fn owners(scene: &ReviewScene<'_>, lines: &[(EventId, &EntryView)], reasons: &mut Reasons) {
    let mut teams: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let named: BTreeSet<&str> = lines.iter().flat_map(|(_, view)| &view.services).map(String::as_str).collect();
    for service in named.into_iter().filter_map(|handle| scene.directory.service_by_handle(handle)) {
        if !service.team.is_empty() {
            teams.entry(service.team.to_lowercase()).or_default().push(service.name.clone());
        }
    }
    // A team may be large: its people are named only where they were there in some way.
    for person in reasons.order.clone() {
        let team = scene.directory.person_by_handle(&person).map(|known| known.team.to_lowercase());
        if let Some(services) = team.and_then(|team| teams.get(&team)) {
            reasons.add(&person, WhyAsk::Owner, || format!("Is in the team that runs {}", listed(services)));
        }
    }
}

fn nominated(scene: &ReviewScene<'_>, lines: &[(EventId, &EntryView)], reasons: &mut Reasons) {
    let marked = marked_lines(scene.review);
    for (id, view) in lines.iter().filter(|(id, view)| view.flagged || marked.contains_key(id)) {
        let Some(first) = view.people.first().map(|first| scene.handle(first)) else { continue };
        let text = || match marked.get(id) {
            Some(note) if !note.is_empty() => format!("Marked: {note}"),
            Some(_) | None => format!("Marked: “{}”", shortened(&view.text)),
        };
        reasons.add(&first, WhyAsk::Nominated, text);
    }
    let mut cues: Vec<(EventId, String, &str)> = Vec::new();
    for (op, act) in scene.review.acts() {
        match act {
            ReviewAct::FindingWritten(act) => {
                let id = act.finding.unwrap_or(op.id);
                cues.retain(|(known, _, _)| *known != id);
                if act.sort == FindingKind::Cue && !act.person.is_empty() {
                    cues.push((id, scene.handle(&act.person), &act.text));
                }
            }
            ReviewAct::FindingStruck(act) => cues.retain(|(known, _, _)| *known != act.finding),
            _ => {}
        }
    }
    for (_, person, text) in cues {
        reasons.add(&person, WhyAsk::Nominated, || format!("Somebody wants to ask: “{}”", shortened(text)));
    }
}

fn named(scene: &ReviewScene<'_>, talks: &[Talk<'_>], reasons: &mut Reasons) {
    for talk in talks {
        let Some(summed) = talk.summed.filter(|act| !act.next.is_empty()) else { continue };
        let who = match talk.consent().called(scene).as_str() {
            "" => "Somebody who was asked".to_owned(),
            called => called.to_owned(),
        };
        reasons.add(&scene.handle(&summed.next), WhyAsk::Named, || format!("{who} saw them as the next to ask"));
    }
}

/// Who is not in the directory may be new, or from outside: they see what others no longer do.
fn strangers(scene: &ReviewScene<'_>, reasons: &mut Reasons) {
    for person in reasons.order.clone() {
        if scene.directory.person_by_handle(&person).is_none() {
            reasons.add(&person, WhyAsk::Newcomer, || "Is not in the directory: new, or from outside".to_owned());
        }
    }
}

fn service_name(scene: &ReviewScene<'_>, handle: &str) -> String {
    scene.directory.service_by_handle(handle).map_or_else(|| handle.to_owned(), |service| service.name.clone())
}
