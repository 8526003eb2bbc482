//! What reached the players and what they did; and the same beside what was done in the incident it was made from.

use super::super::play::{DrillScene, brought, injects, players, seconds};
use super::view::{CourseFirst, CoursePoint, CourseRow, CourseSide, Courses};
use crate::incident::{Filter, LogLine, Order};
use crate::words::EntryKind;

/// More rows than this are no course that anybody reads.
const MOST: usize = 2_000;

/// The course of the drill, as things happened by its clock.
#[must_use]
pub fn course(scene: &DrillScene<'_>) -> Vec<CourseRow> {
    let begins = scene.clock().map(|clock| clock.begins);
    let mut rows: Vec<CourseRow> = Vec::new();
    let titles = titles(scene);
    for inject in players(String::new(), scene).injects {
        let title = titles.iter().find(|(id, _)| *id == inject.id).map(|(_, title)| title.clone());
        let text = title.unwrap_or(inject.text);
        rows.push(CourseRow { after: inject.after, side: CourseSide::Inject, what: inject.delivery, text });
    }
    for line in done(scene) {
        let after = begins.map_or(0, |begins| seconds(begins, line.view.happened.at));
        let what = line.view.kind.label().to_owned();
        rows.push(CourseRow { after, side: CourseSide::Players, what, text: line.view.text });
    }
    // What came and what was done in the same second: it came first.
    rows.sort_by_key(|row| (row.after, row.side == CourseSide::Players));
    rows.truncate(MOST);
    rows
}

/// By which event each inject came, and what it is about.
fn titles(scene: &DrillScene<'_>) -> Vec<(crate::ids::EventId, String)> {
    injects(scene).into_iter().filter_map(|one| Some((one.delivered?.1, one.inject.title.clone()))).collect()
}

/// What the players wrote and did, without what the scenario had in the log before they came.
fn done(scene: &DrillScene<'_>) -> Vec<LogLine> {
    let Some(clock) = scene.clock() else { return Vec::new() };
    let keys = scene.incident.line_keys(Order::Happened, &Filter::default());
    // The pictures of injects stand in their log, too; that was not their doing.
    let brought = brought(scene);
    let after = keys.into_iter().filter(|key| key.at > clock.begins && !brought.contains(&key.id));
    after.filter_map(|key| scene.incident.line(key.id)).filter(|line| !line.view.erased).take(MOST).collect()
}

/// The course of the incident a drill was made from beside the players'; `None` when it was made up.
#[must_use]
pub fn courses(scene: &DrillScene<'_>) -> Option<Courses> {
    let steps = &scene.scenario()?.course;
    let begins = scene.clock()?.begins;
    if steps.is_empty() {
        return None;
    }
    let point = |after, kind, text: &str| CoursePoint { after, kind, text: text.to_owned() };
    let mut then: Vec<CoursePoint> =
        steps.iter().map(|step| point(step.minute.saturating_mul(60), step.kind, &step.text)).collect();
    then.sort_by_key(|one| one.after);
    let written = done(scene);
    let now: Vec<CoursePoint> = written
        .iter()
        .map(|line| point(seconds(begins, line.view.happened.at), line.view.kind, &line.view.text))
        .collect();
    let last = |points: &[CoursePoint]| points.last().map_or(0, |one| one.after);
    let end = last(&then).max(last(&now)).max(seconds(begins, scene.now()));
    let firsts = EntryKind::ALL.iter().filter_map(|kind| {
        let first = |points: &[CoursePoint]| points.iter().find(|one| one.kind == *kind).map(|one| one.after);
        let (then, now) = (first(&then), first(&now));
        (then.is_some() || now.is_some()).then_some(CourseFirst { kind: *kind, then, now })
    });
    Some(Courses { seconds: end.max(60), firsts: firsts.collect(), then, now })
}
