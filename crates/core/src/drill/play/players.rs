//! What players may see: what reached them, and nothing else.

use super::super::scenario::{Inject, ShownArtefact, shown};
use super::DrillScene;
use super::injects::injects;
use super::scene::seconds;
use super::view::{ClockReading, PlayersInject, PlayersView};
use super::{DrillClock, DrillStanding};
use crate::event::DrillAct;
use crate::ids::StreamId;

/// The drill for its players.
#[must_use]
pub fn players(reference: String, scene: &DrillScene<'_>) -> PlayersView {
    let mut delivered = improvised(scene);
    for placed in injects(scene) {
        let Some((at, id, _)) = placed.delivered else { continue };
        let inject = placed.inject;
        let labels: Vec<&str> = inject.to.iter().map(|to| to.label()).collect();
        delivered.push(PlayersInject {
            id,
            at,
            after: scene.clock().map_or(0, |clock| seconds(clock.begins, at)),
            delivery: inject.delivery.label().to_owned(),
            from: inject.from.clone(),
            to: labels.join(", "),
            text: placed.text,
            artefacts: shown_with(scene, inject),
        });
    }
    delivered.sort_by_key(|one| std::cmp::Reverse((one.at, one.id)));
    PlayersView {
        incident: scene.plan().map_or(StreamId::nil(), |plan| plan.incident),
        reference,
        title: scene.plan().map(|plan| plan.title.clone()).unwrap_or_default(),
        synopsis: scene.scenario().map(|scenario| scenario.synopsis.clone()).unwrap_or_default(),
        standing: scene.standing(),
        clock: reading(scene),
        injects: delivered,
        people: super::voices::people(scene),
    }
}

/// What comes with an inject. Pictures are fetched by their hash: their bytes do not travel with every look.
pub(super) fn shown_with(scene: &DrillScene<'_>, inject: &Inject) -> Vec<ShownArtefact> {
    let artefacts = scene.scenario().map(|scenario| scenario.artefacts.as_slice()).unwrap_or_default();
    let with = |key: &String| artefacts.iter().find(|one| one.key == *key).map(shown);
    inject.artefacts.iter().filter_map(with).collect()
}

/// What was delivered outside the plan, latest first. It reached the players, so it cannot be taken back.
pub(super) fn improvised(scene: &DrillScene<'_>) -> Vec<PlayersInject> {
    let begins = scene.clock().map(|clock| clock.begins);
    let one = |(op, act): (&crate::incident::Op<DrillAct>, &DrillAct)| match act {
        DrillAct::InjectImprovised(act) => Some(PlayersInject {
            id: op.id,
            at: op.happened.at,
            after: begins.map_or(0, |begins| seconds(begins, op.happened.at)),
            delivery: act.delivery.clone(),
            from: act.from.clone(),
            to: act.to.clone(),
            text: if act.full.is_empty() { act.text.clone() } else { act.full.clone() },
            artefacts: Vec::new(),
        }),
        _ => None,
    };
    scene.drill.ever().rev().filter_map(one).collect()
}

/// How the clock goes on from now, so that a screen can count along.
#[must_use]
pub fn reading(scene: &DrillScene<'_>) -> Option<ClockReading> {
    scene.clock().map(|clock| reading_of(&clock, scene.wall))
}

/// The same of a clock alone.
#[must_use]
pub fn reading_of(clock: &DrillClock, wall: crate::time::Moment) -> ClockReading {
    let rate = if clock.standing == DrillStanding::Running { clock.speed } else { 0 };
    ClockReading { wall: wall.max(clock.wall), drill: clock.at(wall), rate, speed: clock.speed, begins: clock.begins }
}
