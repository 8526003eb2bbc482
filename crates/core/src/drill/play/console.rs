//! The facilitator's side of a drill, whole.

use super::super::scenario::{Scenario, Trigger, otherwise_words, when_words};
use super::injects::{Placed, injects};
use super::pictures::brought;
use super::players::{improvised, reading, shown_with};
use super::scene::seconds;
use super::view::{
    DrillBrief, DrillNoteView, DrillRow, DrillSeatView, DrillView, InjectStanding, InjectView, LiveLine, LiveView,
    ObjectiveView, RatingView,
};
use super::{DrillScene, DrillStanding, after};
use crate::event::DrillAct;
use crate::ids::StreamId;
use crate::incident::{Filter, Order};
use crate::response::Response;
use crate::words::{DrillMode, DrillSeat, Role};

/// As many as an observer looks through.
const MOST_RECENT: usize = 30;

/// The drill for its console. `response` is what the players' screens follow from; absent before the drill began.
#[must_use]
pub fn console(
    drill: StreamId,
    incident: StreamId,
    reference: String,
    scene: &DrillScene<'_>,
    response: Option<&Response>,
) -> DrillView {
    let placed = injects(scene);
    let clock = scene.clock();
    let minutes = clock.map_or(0, |clock| seconds(clock.begins, scene.now()) / 60);
    DrillView {
        drill,
        incident,
        reference,
        title: scene.plan().map(|plan| plan.title.clone()).unwrap_or_default(),
        mode: scene.mode(),
        standing: scene.standing(),
        clock: reading(scene),
        brief: scene.scenario().map(brief),
        next: next(&placed),
        injects: placed.iter().zip(1..).map(|(one, number)| inject_view(scene, one, number)).collect(),
        improvised: improvised(scene),
        objectives: objectives(scene),
        seats: seats(scene),
        notes: notes(scene),
        live: live(scene, response),
        after: after(scene),
        minutes,
    }
}

/// A drill in the list; `None` when nothing was planned.
#[must_use]
pub fn row(reference: String, scene: &DrillScene<'_>) -> Option<DrillRow> {
    let (op, plan) = scene.drill.plan()?;
    let clock = scene.clock();
    let placed = injects(scene);
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let objectives = objectives(scene);
    let seats = seats(scene).into_iter();
    Some(DrillRow {
        incident: plan.incident,
        reference,
        title: plan.title.clone(),
        scenario: scene.scenario().map(|scenario| scenario.title.clone()).unwrap_or_default(),
        mode: plan.mode,
        standing: scene.standing(),
        at: clock.map_or_else(|| op.recorded_at(), |clock| clock.begins),
        minutes: clock.map_or(0, |clock| seconds(clock.begins, scene.now()) / 60),
        players: seats.filter(|one| one.seat == DrillSeat::Player).map(|one| one.name).collect(),
        delivered: count(placed.iter().filter(|one| one.delivered.is_some()).count()),
        injects: count(placed.len()),
        rated: count(objectives.iter().filter(|one| !one.ratings.is_empty()).count()),
        objectives: count(objectives.len()),
    })
}

fn brief(scenario: &Scenario) -> DrillBrief {
    DrillBrief {
        scenario: scenario.key.clone(),
        title: scenario.title.clone(),
        synopsis: scenario.synopsis.clone(),
        truth: scenario.truth.clone(),
        minutes: scenario.minutes,
        difficulty: scenario.difficulty,
        severity_path: scenario.severity_path.clone(),
        roles: scenario.roles.clone(),
        cast: scenario.cast.clone(),
        success_signs: scenario.success_signs.clone(),
        debrief: scenario.debrief.clone(),
        safety: scenario.safety.clone(),
        from_incident: scenario.from_incident.clone(),
        course: scenario.course.clone(),
    }
}

/// What waits for a person comes before what comes next by itself.
fn next(placed: &[Placed<'_>]) -> Option<String> {
    let ready = |one: &&Placed<'_>| matches!(one.standing, InjectStanding::Due | InjectStanding::Proposed);
    let waiting = placed.iter().filter(ready).min_by_key(|one| one.due.map(|(at, _)| at).or(one.met));
    let ahead = || {
        let planned = placed.iter().filter(|one| one.standing == InjectStanding::Planned);
        planned.min_by_key(|one| (one.due.is_none(), one.due.map(|(at, _)| at)))
    };
    waiting.or_else(ahead).map(|one| one.inject.key.clone())
}

fn inject_view(scene: &DrillScene<'_>, placed: &Placed<'_>, number: u32) -> InjectView {
    let inject = placed.inject;
    let begins = scene.clock().map(|clock| clock.begins);
    let planned = match inject.trigger {
        Trigger::At { minute } => Some(minute.saturating_mul(60)),
        Trigger::After { .. } | Trigger::When { .. } | Trigger::ByHand => None,
    };
    let due = placed.due.map(|(at, _)| at);
    let artefacts = scene.scenario().map(|scenario| scenario.artefacts.as_slice()).unwrap_or_default();
    let title = |key: &String| {
        artefacts.iter().find(|one| one.key == *key).map_or_else(|| key.clone(), |one| one.title.clone())
    };
    InjectView {
        key: inject.key.clone(),
        number,
        title: inject.title.clone(),
        text: placed.text.clone(),
        script: inject.script.clone(),
        sort: inject.kind,
        delivery: inject.delivery,
        from: inject.from.clone(),
        to: inject.to.clone(),
        expected: inject.expected.clone(),
        observe: inject.observe.clone(),
        objectives: inject.objectives.clone(),
        artefacts: inject.artefacts.iter().map(title).collect(),
        shown: shown_with(scene, inject),
        when: match (&inject.trigger, scene.scenario()) {
            // Its minute stands beside it.
            (Trigger::At { .. }, _) | (_, None) => String::new(),
            (_, Some(scenario)) => when_words(scenario, inject),
        },
        otherwise: scene.scenario().map(|scenario| otherwise_words(scenario, inject)).unwrap_or_default(),
        after: begins.zip(due).map(|(begins, due)| seconds(begins, due)).or(planned),
        due_at: due,
        standing: placed.standing,
        delivered_at: placed.delivered.map(|(at, ..)| at),
        delivered_by: placed.delivered.map(|(.., by)| by),
        answers: placed.answers.clone(),
        reason: placed.reason.clone(),
    }
}

/// The objectives, with the latest rating of each observer.
#[must_use]
pub fn objectives(scene: &DrillScene<'_>) -> Vec<ObjectiveView> {
    let Some(scenario) = scene.scenario() else { return Vec::new() };
    let view = |objective: &super::super::scenario::Objective| {
        let mut ratings: Vec<RatingView> = Vec::new();
        for (op, act) in scene.drill.acts() {
            let DrillAct::ObjectiveRated(act) = act else { continue };
            if act.objective != objective.key {
                continue;
            }
            let rating = RatingView {
                id: op.id,
                observer: act.observer.clone(),
                name: scene.name(&act.observer),
                rating: act.rating,
                evidence: act.evidence,
                remark: act.remark.clone(),
                at: op.happened.at,
            };
            match ratings.iter_mut().find(|one| one.observer == act.observer) {
                Some(had) => *had = rating,
                None => ratings.push(rating),
            }
        }
        let tests = scenario.injects.iter().filter(|inject| inject.objectives.contains(&objective.key));
        ObjectiveView {
            key: objective.key.clone(),
            text: objective.text.clone(),
            signs: objective.signs.clone(),
            ratings,
            injects: tests.map(|inject| inject.key.clone()).collect(),
        }
    };
    scenario.objectives.iter().map(view).collect()
}

/// Who is in which seat.
#[must_use]
pub fn seats(scene: &DrillScene<'_>) -> Vec<DrillSeatView> {
    let mut seats: Vec<DrillSeatView> = Vec::new();
    for (op, act) in scene.drill.acts() {
        match act {
            DrillAct::DrillSeatTaken(act) => seats.push(DrillSeatView {
                taken: op.id,
                seat: act.seat,
                name: scene.name(&act.person),
                person: act.person.clone(),
                role: act.role,
            }),
            DrillAct::DrillSeatLeft(act) => seats.retain(|one| one.taken != act.taken),
            _ => {}
        }
    }
    seats
}

fn notes(scene: &DrillScene<'_>) -> Vec<DrillNoteView> {
    let note = |(op, act): (&crate::incident::Op<DrillAct>, &DrillAct)| match act {
        DrillAct::ObserverNoted(act) => Some(DrillNoteView {
            id: op.id,
            observer: act.observer.clone(),
            name: scene.name(&act.observer),
            text: act.text.clone(),
            objective: act.objective.clone(),
            at: op.happened.at,
        }),
        _ => None,
    };
    scene.drill.acts().rev().filter_map(note).collect()
}

fn live(scene: &DrillScene<'_>, response: Option<&Response>) -> LiveView {
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let brought = brought(scene);
    let lines = || scene.incident.views().filter(|(id, view)| view.struck.is_none() && !brought.contains(id));
    let last = lines().max_by_key(|(_, view)| view.happened.at);
    let cards = response.map(|one| one.cards.as_slice()).unwrap_or_default();
    let timer = response.and_then(|one| one.timers.first());
    let roles = response.map(|one| one.roles.as_slice()).unwrap_or_default();
    let commander = roles.iter().find(|one| one.role == Role::Commander).and_then(|one| one.holders.first());
    LiveView {
        commander: commander.map(|one| one.name.clone()).unwrap_or_default(),
        answered: cards.iter().map(|card| card.answered).sum(),
        items: cards.iter().map(|card| count(card.items.len())).sum(),
        clock: timer.map(|timer| timer.label.clone()).unwrap_or_default(),
        due_at: timer.map(|timer| timer.due_at),
        last_line: last.map(|(_, view)| view.text.clone()).unwrap_or_default(),
        last_at: last.map(|(_, view)| view.happened.at),
        lines: count(lines().count()),
        updates: response.map_or(0, |one| count(one.sent.len())),
        recent: recent(scene),
    }
}

/// The latest lines of the players, as they happened.
fn recent(scene: &DrillScene<'_>) -> Vec<LiveLine> {
    let keys = scene.incident.line_keys(Order::Happened, &Filter::default());
    let lines = keys.iter().rev().filter_map(|key| scene.incident.line(key.id)).filter(|line| !line.view.erased);
    let shown = lines.map(|line| LiveLine { id: line.id, at: line.view.happened.at, text: line.view.text });
    shown.take(MOST_RECENT).collect()
}

/// Whether a drill goes on without a person at its console.
#[must_use]
pub fn runs_alone(scene: &DrillScene<'_>) -> bool {
    scene.standing() == DrillStanding::Running && scene.mode() != DrillMode::Wheel
}
