//! The report of a drill, put together from what was noted. It is there as soon as the drill is over.

use super::super::play::{DrillScene, DrillStanding, seats, seconds};
use super::confidence::Confidence;
use super::objectives::{noted, rated};
use super::view::{AfterReport, AfterSaid};
use super::{areas, cadence, course, courses, strengths};
use crate::event::DrillAct;
use crate::words::{DrillSeat, HotWashPart};
use crate::zone::Zone;

/// After-action report and improvement plan of a drill as it stands.
#[must_use]
pub fn after_report(scene: &DrillScene<'_>, reference: String, zone: Zone, confidence: Confidence) -> AfterReport {
    let scenario = scene.scenario();
    let names = |seat: DrillSeat| {
        let mut names: Vec<String> =
            seats(scene).into_iter().filter(|one| one.seat == seat).map(|one| one.name).collect();
        names.dedup();
        names
    };
    AfterReport {
        reference,
        title: scene.plan().map(|plan| plan.title.clone()).unwrap_or_default(),
        scenario: scenario.map(|one| one.title.clone()).unwrap_or_default(),
        synopsis: scenario.map(|one| one.synopsis.clone()).unwrap_or_default(),
        truth: scenario.map(|one| one.truth.clone()).unwrap_or_default(),
        mode: scene.mode(),
        stopped: scene.standing() == DrillStanding::Stopped,
        zone,
        made_at: scene.wall,
        began_at: scene.began_at(),
        minutes: scene.clock().map_or(0, |clock| seconds(clock.begins, scene.now()) / 60),
        players: names(DrillSeat::Player),
        observers: names(DrillSeat::Observer),
        objectives: rated(scene),
        notes: noted(scene, ""),
        strengths: strengths(scene),
        areas: areas(scene, zone),
        cadence: cadence(scene),
        course: course(scene),
        hot_wash: said(scene),
        confidence,
        courses: courses(scene),
    }
}

/// What was said in the hot wash, in the order of its questions.
fn said(scene: &DrillScene<'_>) -> Vec<AfterSaid> {
    let mut said: Vec<AfterSaid> = Vec::new();
    for part in HotWashPart::ALL {
        said.extend(scene.drill.acts().filter_map(|(op, act)| match act {
            DrillAct::HotWashNoted(act) if act.part == *part => Some(AfterSaid {
                id: op.id,
                part: *part,
                text: act.text.clone(),
                by: if act.by.is_empty() { String::new() } else { scene.name(&act.by) },
                due: act.due,
            }),
            _ => None,
        }));
    }
    said
}
