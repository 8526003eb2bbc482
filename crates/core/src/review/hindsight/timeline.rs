//! The line that the scrubber moves along: phases, severities, updates, statements, milestones, marks, promises.

use std::collections::BTreeMap;

use chrono::TimeDelta;

use super::{When, choices, seconds, short, views};
use crate::event::Act;
use crate::ids::EventId;
use crate::response::Scene;
use crate::response::updates::sent;
use crate::review::{Marks, ReviewScene};
use crate::time::Moment;
use crate::words::{Milestone, Phase};

/// How long before the declaration the line may begin, when the impact or its detection is known.
const BEFORE: TimeDelta = TimeDelta::hours(12);

choices! {
    /// What stands on the line.
    TimeSort {
        /// The phase was changed.
        Phase,
        /// The severity was changed.
        Severity,
        /// A version of the statement was written.
        Statement,
        /// A milestone was set.
        Milestone,
        /// An update went out.
        Update,
        /// Something was marked.
        Mark,
    }
}

views! {
    /// The time of an incident, from end to end.
    TimeLine {
        /// Where it begins: the impact or the declaration.
        from: Moment,
        /// Where it ends: with the incident, or with the last thing that was known.
        to: Moment,
        /// What stands on it, in order of the instant at which it was known.
        moments: Vec<TimeMark>,
        /// The phases, one after the other.
        phases: Vec<PhaseBand>,
        /// Words that were promised, and when they came.
        promises: Vec<PromiseArc>,
    }

    /// Something on the line.
    TimeMark {
        /// The event.
        id: EventId,
        /// What it is.
        sort: TimeSort,
        /// When it was known.
        at: Moment,
        /// In words.
        text: String,
        /// How many stand there, for marks within one minute; 1 for everything else.
        count: u32,
    }

    /// A phase, as readers were told.
    PhaseBand {
        /// Which.
        phase: Phase,
        /// From when.
        from: Moment,
        /// Until when.
        until: Moment,
    }

    /// A word that was promised.
    PromiseArc {
        /// Key of the audience.
        audience: String,
        /// Its name.
        name: String,
        /// When it was promised.
        from: Moment,
        /// By when.
        due: Moment,
        /// When it came; absent while it did not.
        kept_at: Option<Moment>,
        /// How many seconds after the promise it came; 0 when it was kept.
        late_seconds: u32,
    }
}

/// Works out the time line of an incident. `when` says when a marked passage was.
#[must_use]
pub fn time_line(scene: &ReviewScene<'_>, marks: &Marks, when: When<'_>) -> TimeLine {
    let state = scene.incident;
    let response = in_response(scene);
    let (from, to) = ends(scene, &response);
    let mut moments = changes(scene, &response);
    let mut marked: BTreeMap<i64, TimeMark> = BTreeMap::new();
    for mark in marks.all() {
        let Some(at) = when(&mark.passage).filter(|at| from <= *at && *at <= to) else { continue };
        let named = scene.library.codes.iter().find(|code| code.key == mark.code).map(|code| code.name.as_str());
        let minute = marked.entry(at.timestamp() / 60).or_insert_with(|| TimeMark {
            id: mark.id,
            sort: TimeSort::Mark,
            at,
            text: named.unwrap_or(&mark.code).to_owned(),
            count: 0,
        });
        minute.count += 1;
    }
    moments.extend(marked.into_values());
    moments.retain(|one| one.at <= to);
    moments.sort_by_key(|one| (one.at, one.sort));
    let changed: Vec<(Moment, Phase)> =
        state.phase_changes().filter_map(|op| Some((op.known_at.max(from), op.value?))).collect();
    let began = (response.declared_at().max(from), Phase::Investigating);
    let all: Vec<(Moment, Phase)> = std::iter::once(began).chain(changed).collect();
    let ends = all.iter().skip(1).map(|(at, _)| *at).chain([to]);
    let phases = all.iter().zip(ends).filter(|((at, _), until)| at < until);
    TimeLine {
        phases: phases.map(|((from, phase), until)| PhaseBand { phase: *phase, from: *from, until }).collect(),
        promises: promises(&response),
        from,
        to,
        moments,
    }
}

/// The incident of a review as the response looks at it.
pub(super) const fn in_response<'a>(scene: &ReviewScene<'a>) -> Scene<'a> {
    Scene {
        state: scene.incident,
        library: scene.library,
        directory: scene.directory,
        now: scene.now,
        zone: scene.zone,
    }
}

/// From the impact, its detection or the declaration to the end of the response.
fn ends(scene: &ReviewScene<'_>, response: &Scene<'_>) -> (Moment, Moment) {
    let state = scene.incident;
    let declared = response.declared_at();
    let earlier = [Milestone::ImpactBegan, Milestone::Detected].into_iter().filter_map(|one| state.milestone(one));
    let near = earlier.map(|happened| happened.at).filter(|at| *at < declared && declared - *at <= BEFORE);
    let from = near.min().unwrap_or(declared);
    let over = response.acts().filter(|(_, act)| matches!(act, Act::StoodDown(_))).map(|(op, _)| op.known_at);
    let resolved = state.phase_changes().filter(|op| op.value == Some(Phase::Resolved)).map(|op| op.known_at);
    let words = state.views().filter_map(|(id, _)| Some(state.entry(id)?.added(id)?.known_at));
    let to = match over.chain(resolved).max() {
        Some(end) => {
            changes(scene, response).iter().map(|one| one.at).filter(|at| *at - end <= BEFORE).max().max(Some(end))
        }
        None => words.chain(state.derived().map(|line| line.known_at)).max(),
    };
    (from, to.unwrap_or(from).max(from + TimeDelta::minutes(1)))
}

fn changes(scene: &ReviewScene<'_>, response: &Scene<'_>) -> Vec<TimeMark> {
    let state = scene.incident;
    let one = |id, sort, at, text: String| TimeMark { id, sort, at, text, count: 1 };
    let mut all: Vec<TimeMark> = Vec::new();
    if let Some(op) = state.declaration() {
        all.push(one(op.id, TimeSort::Milestone, op.known_at, "Incident declared".to_owned()));
    }
    for op in state.severity_changes() {
        let severity = op.value.as_ref().map(|value| value.severity.label());
        all.extend(severity.map(|label| one(op.id, TimeSort::Severity, op.known_at, format!("Severity {label}"))));
    }
    for op in state.phase_changes() {
        all.extend(op.value.map(|phase| one(op.id, TimeSort::Phase, op.known_at, format!("Phase: {}", phase.label()))));
    }
    for (op, version) in state.statements().zip(1_u32..) {
        all.push(one(op.id, TimeSort::Statement, op.known_at, format!("Statement version {version}")));
    }
    for milestone in Milestone::ALL.iter().copied() {
        if let Some(op) = state.milestone_set(milestone) {
            all.push(one(op.id, TimeSort::Milestone, op.known_at, milestone.label().to_owned()));
        }
    }
    for (op, act) in response.acts() {
        if let Act::UpdateSent(act) = act {
            let text = format!("To {}: {}", audience(response, &act.audience), short(&act.text));
            all.push(one(op.id, TimeSort::Update, op.known_at, text));
        }
    }
    all
}

/// The name of an audience; its key when the library no longer has it.
pub(super) fn audience(scene: &Scene<'_>, key: &str) -> String {
    let known = scene.library.audiences.iter().find(|one| one.key == key);
    known.map_or_else(|| key.to_owned(), |one| one.name.clone())
}

fn promises(response: &Scene<'_>) -> Vec<PromiseArc> {
    let told = sent(response);
    let arcs = told.iter().enumerate().filter_map(|(index, one)| {
        let due = one.next_by.filter(|due| *due > one.at)?;
        let kept_at = told.iter().skip(index + 1).find(|next| next.audience == one.audience).map(|next| next.at);
        Some(PromiseArc {
            audience: one.audience.clone(),
            name: audience(response, &one.audience),
            from: one.at,
            due,
            kept_at,
            late_seconds: kept_at.map_or(0, |at| seconds(due, at)),
        })
    });
    arcs.collect()
}
