//! Where every inject stands: what came, what is due, what is proposed, what waits.

use std::collections::HashMap;

use super::super::scenario::{Inject, Scenario, Trigger};
use super::pictures::brought;
use super::scene::minutes_after;
use super::triggers::met;
use super::view::{AnswerView, InjectStanding};
use super::{DrillScene, DrillStanding};
use crate::event::{DrillAct, InjectEdited};
use crate::ids::EventId;
use crate::time::Moment;
use crate::words::{DeliveredBy, DrillMode, Rating};

/// How long after the inject before it one that is delivered by hand comes, where nobody has a hand free.
const ALONE: u32 = 5;

/// An inject as it stands in a drill.
#[derive(Debug, Clone, PartialEq)]
pub struct Placed<'a> {
    /// The inject itself.
    pub inject: &'a Inject,
    /// In one line, as it was changed.
    pub text: String,
    /// When its time comes, as far as that is known, and what makes it come then.
    pub due: Option<(Moment, DeliveredBy)>,
    /// When the players did what it waits for.
    pub met: Option<Moment>,
    /// How it stands.
    pub standing: InjectStanding,
    /// When it reached the players, by which event and why.
    pub delivered: Option<(Moment, EventId, DeliveredBy)>,
    /// What was seen of what was hoped for, the latest of each observer.
    pub answers: Vec<AnswerView>,
    /// Why it is left out.
    pub reason: String,
}

/// What was done to injects, read once.
#[derive(Default)]
struct Done<'a> {
    delivered: HashMap<&'a str, (Moment, EventId, DeliveredBy)>,
    held: HashMap<&'a str, bool>,
    skipped: HashMap<&'a str, (bool, &'a str)>,
    edited: HashMap<&'a str, InjectEdited>,
    answers: HashMap<&'a str, Vec<AnswerView>>,
    /// Lines that came with injects.
    brought: Vec<EventId>,
}

impl<'a> Done<'a> {
    fn of(scene: &DrillScene<'a>) -> Self {
        let mut done = Self { brought: brought(scene), ..Self::default() };
        // What reached the players cannot be taken back, and comes once.
        for (op, act) in scene.drill.ever() {
            if let DrillAct::InjectDelivered(act) = act {
                done.delivered.entry(&act.inject).or_insert((op.happened.at, op.id, act.by));
            }
        }
        for (op, act) in scene.drill.acts() {
            match act {
                DrillAct::InjectHeld(act) => {
                    done.held.insert(&act.inject, act.on);
                }
                DrillAct::InjectSkipped(act) => {
                    done.skipped.insert(&act.inject, (act.on, &act.reason));
                }
                DrillAct::InjectEdited(act) => {
                    let had = done.edited.entry(&act.inject).or_insert_with(|| act.clone());
                    had.text = act.text.clone().or_else(|| had.text.take());
                    had.full = act.full.clone().or_else(|| had.full.take());
                    had.to = act.to.clone().or_else(|| had.to.take());
                    had.after = act.after.or(had.after);
                }
                DrillAct::InjectAnswered(act) => {
                    let answers = done.answers.entry(&act.inject).or_default();
                    answers.retain(|one| one.observer != act.observer);
                    answers.push(AnswerView {
                        id: op.id,
                        observer: act.observer.clone(),
                        name: scene.name(&act.observer),
                        rating: act.rating,
                        observed: act.observed.clone(),
                        at: op.happened.at,
                    });
                }
                _ => {}
            }
        }
        done
    }

    fn seen(&self, key: &str) -> bool {
        self.answers.get(key).is_some_and(|answers| answers.iter().any(|one| one.rating == Rating::Seen))
    }
}

/// Every inject of the scenario as it stands, in the order in which it was planned.
#[must_use]
pub fn injects<'a>(scene: &DrillScene<'a>) -> Vec<Placed<'a>> {
    let Some(scenario) = scene.scenario() else { return Vec::new() };
    let done = Done::of(scene);
    let begins = scene.clock().map(|clock| clock.begins);
    let mut before: Option<Moment> = begins;
    let place = |inject: &'a Inject| {
        let key = inject.key.as_str();
        let edited = done.edited.get(key);
        let delivered = done.delivered.get(key).copied();
        let met = begins.and_then(|begins| met_at(inject, scene, begins, &done.brought));
        let mut due = begins.and_then(|begins| due_at(inject, scenario, &done, begins));
        if let (Some(begins), Some(after)) = (begins, edited.and_then(|one| one.after)) {
            let at = begins + chrono::TimeDelta::seconds(after.into());
            due = Some((at, DeliveredBy::Clock));
        }
        let by_hand = matches!(inject.trigger, Trigger::ByHand) && !inject.optional;
        if due.is_none() && by_hand && scene.mode() == DrillMode::Solo {
            due = before.map(|before| (minutes_after(before, ALONE), DeliveredBy::Clock));
        }
        let skipped = done.skipped.get(key).filter(|(on, _)| *on);
        let held = done.held.get(key).copied().unwrap_or(false);
        // One that never comes by itself keeps nothing behind it waiting.
        let awaited = skipped.is_none() && (due.is_some() || matches!(inject.trigger, Trigger::After { .. }));
        before = delivered.map(|(at, ..)| at).or(if awaited { None } else { before });
        let now = scene.now();
        let standing = if delivered.is_some() {
            InjectStanding::Delivered
        } else if skipped.is_some() {
            InjectStanding::Skipped
        } else if held {
            InjectStanding::Held
        } else if due.is_some_and(|(at, _)| at <= now) {
            InjectStanding::Due
        } else if met.is_some_and(|at| at <= now) {
            InjectStanding::Proposed
        } else {
            InjectStanding::Planned
        };
        Placed {
            inject,
            text: edited
                .and_then(|one| one.full.clone().or_else(|| one.text.clone()))
                .unwrap_or_else(|| inject.text.clone()),
            due,
            met,
            standing,
            delivered,
            answers: done.answers.get(key).cloned().unwrap_or_default(),
            reason: skipped.map(|(_, reason)| (*reason).to_owned()).unwrap_or_default(),
        }
    };
    scenario.injects.iter().map(place).collect()
}

/// When the players did what an inject waits for, and not before it may come.
fn met_at(inject: &Inject, scene: &DrillScene<'_>, begins: Moment, brought: &[EventId]) -> Option<Moment> {
    let Trigger::When { condition, from_minute } = &inject.trigger else { return None };
    Some(met(condition, scene.incident, begins, brought)?.max(minutes_after(begins, *from_minute)))
}

/// When an inject comes without anybody doing anything, as far as that is known.
fn due_at(inject: &Inject, scenario: &Scenario, done: &Done<'_>, begins: Moment) -> Option<(Moment, DeliveredBy)> {
    let own = match &inject.trigger {
        Trigger::At { minute } => Some((minutes_after(begins, *minute), DeliveredBy::Clock)),
        Trigger::After { inject: other, minutes } => {
            done.delivered.get(other.as_str()).map(|(at, ..)| (minutes_after(*at, *minutes), DeliveredBy::Clock))
        }
        Trigger::When { .. } | Trigger::ByHand => None,
    };
    let backup = scenario.injects.iter().filter_map(|from| {
        let fallback = from.fallback.as_ref().filter(|one| one.deliver.as_deref() == Some(inject.key.as_str()))?;
        let from_key = from.key.as_str();
        let after = match from.trigger {
            Trigger::When { .. } => {
                // It came: what was to come in its place is not needed.
                if done.delivered.contains_key(from_key) && from_key != inject.key {
                    return None;
                }
                begins
            }
            Trigger::At { .. } | Trigger::After { .. } | Trigger::ByHand => {
                if done.seen(from_key) {
                    return None;
                }
                done.delivered.get(from_key)?.0
            }
        };
        Some((minutes_after(after, fallback.within), DeliveredBy::Fallback))
    });
    own.into_iter().chain(backup).min_by_key(|(at, _)| *at)
}

/// What comes by itself now, in the order in which it comes: the program delivers it, each once.
///
/// With a facilitator this is what has its time, unless it is held; what the players' doing proposes waits for a person.
/// Alone, that comes too. A game master delivers everything.
#[must_use]
pub fn coming(scene: &DrillScene<'_>) -> Vec<(String, DeliveredBy)> {
    if scene.standing() != DrillStanding::Running {
        return Vec::new();
    }
    let alone = match scene.mode() {
        DrillMode::Wheel => return Vec::new(),
        DrillMode::Facilitated => false,
        DrillMode::Solo => true,
    };
    let now = scene.now();
    let ripe = |one: &Placed<'_>| {
        let timed = one.due.filter(|(at, _)| *at <= now);
        let done = one.met.filter(|at| alone && *at <= now).map(|at| (at, DeliveredBy::Trigger));
        match one.standing {
            InjectStanding::Due | InjectStanding::Proposed => timed.into_iter().chain(done).min_by_key(|(at, _)| *at),
            InjectStanding::Planned | InjectStanding::Held | InjectStanding::Delivered | InjectStanding::Skipped => {
                None
            }
        }
    };
    let placed = injects(scene);
    let mut ripe: Vec<_> =
        placed.iter().filter_map(|one| ripe(one).map(|(at, by)| (at, one.inject.key.clone(), by))).collect();
    ripe.sort_by_key(|(at, ..)| *at);
    ripe.into_iter().map(|(_, key, by)| (key, by)).collect()
}
