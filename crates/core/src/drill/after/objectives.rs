//! Objectives with what observers saw of them, side by side.

use super::super::play::{DrillScene, injects, objectives, seconds};
use super::view::{AfterAnswer, AfterNote, AfterObjective, AfterRating};
use crate::event::DrillAct;

/// Every objective, with ratings, answers and notes.
pub(super) fn rated(scene: &DrillScene<'_>) -> Vec<AfterObjective> {
    let begins = scene.clock().map_or(scene.wall, |clock| clock.begins);
    let placed = injects(scene);
    let view = |one: super::super::play::ObjectiveView| {
        let evidence = |id| scene.incident.line(id).map(|line| line.view.text).unwrap_or_default();
        let ratings: Vec<AfterRating> = one
            .ratings
            .iter()
            .map(|rating| AfterRating {
                observer: rating.name.clone(),
                rating: rating.rating,
                remark: rating.remark.clone(),
                evidence: rating.evidence.map(evidence).unwrap_or_default(),
                after: seconds(begins, rating.at),
            })
            .collect();
        let tests = placed.iter().filter(|placed| placed.inject.objectives.contains(&one.key));
        let answers = tests.flat_map(|placed| {
            placed.answers.iter().map(|answer| AfterAnswer {
                inject: placed.inject.title.clone(),
                expected: placed.inject.expected.clone(),
                observer: answer.name.clone(),
                rating: answer.rating,
                observed: answer.observed.clone(),
                after: seconds(begins, answer.at),
            })
        });
        AfterObjective {
            differently: ratings.windows(2).any(|two| matches!(two, [a, b] if a.rating != b.rating)),
            answers: answers.collect(),
            notes: noted(scene, &one.key),
            key: one.key,
            text: one.text,
            ratings,
        }
    };
    objectives(scene).into_iter().map(view).collect()
}

/// What observers wrote about an objective; about none when the key is empty. Earliest first.
pub(super) fn noted(scene: &DrillScene<'_>, objective: &str) -> Vec<AfterNote> {
    let begins = scene.clock().map_or(scene.wall, |clock| clock.begins);
    let note = |(op, act): (&crate::incident::Op<DrillAct>, &DrillAct)| match act {
        DrillAct::ObserverNoted(act) if act.objective == objective => Some(AfterNote {
            observer: if act.observer.is_empty() { String::new() } else { scene.name(&act.observer) },
            text: act.text.clone(),
            after: seconds(begins, op.happened.at),
        }),
        _ => None,
    };
    scene.drill.acts().filter_map(note).collect()
}
