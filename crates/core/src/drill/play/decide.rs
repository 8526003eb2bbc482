//! Deciding: what a person means to do in a drill becomes facts, or is refused in words.
//!
//! Rules warn and never block, so only what has no meaning is refused: a clock that would run back, an inject that came.

use super::injects::injects;
use super::pictures::into_the_log;
use super::{DrillScene, DrillStanding, DrillState};
use crate::event::{Body, Draft, DrillAct, DrillStarted, Restored, RestoredWhy, StreamKind};
use crate::ids::{EventId, StreamId};
use crate::incident::{Ctx, Head, Intent, NewLine, Rejection, decide_on_head};
use crate::time::{Happened, to_millis};

/// The fastest a drill clock runs.
const FASTEST: u32 = 60;

/// Why nothing was decided. Reads well after "failed to".
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DrillRejection {
    /// Something was left empty that carries the meaning.
    #[error("save it: {0} is missing")]
    Missing(&'static str),
    /// What it is about is not there.
    #[error("find the {0}: it is not in this drill, or it was taken away")]
    NotThere(&'static str),
    /// Nothing would be different.
    #[error("change anything: it stands like that already")]
    NoChange,
    /// The drill has not begun.
    #[error("do that: the drill has not begun")]
    NotBegun,
    /// The drill is over.
    #[error("do that: the drill is over")]
    Over,
    /// The clock would run back.
    #[error("put the drill clock back: it only goes forward, so that nothing comes twice")]
    Back,
    /// It reached the players.
    #[error("do that: it has reached the players already")]
    Came,
    /// Another drill stands in this stream.
    #[error("plan it: a drill is planned here already")]
    Planned,
    /// The speed has no meaning.
    #[error("set the speed: the clock runs between 1 and 60 times as fast")]
    Speed,
    /// There is nothing to take back.
    #[error("take it back: it is not in this drill, or it cannot be taken back")]
    NothingToUndo,
    /// The incident beside it could not be declared.
    #[error(transparent)]
    Incident(#[from] Rejection),
}

type Checked = Result<(), DrillRejection>;

/// Decides something done in a drill. `ctx.now` is what the drill clock says.
///
/// # Errors
/// Says in words why not.
pub fn decide_drill(
    stream: StreamId,
    scene: &DrillScene<'_>,
    mut act: DrillAct,
    ctx: &mut Ctx<'_>,
) -> Result<Vec<Draft>, DrillRejection> {
    check(scene, &mut act)?;
    let mut drafts = Vec::new();
    if let DrillAct::InjectDelivered(act) = &mut act {
        drafts = into_the_log(scene, &act.inject, ctx)?;
        act.line = drafts.first().map(|line| line.id);
    }
    drafts.push(draft(stream, Body::Drill(act), ctx));
    Ok(drafts)
}

/// Starts a drill: declares the incident the players work on, in the state in which the scenario begins, and lets the
/// clock run. `number` is the one people will say aloud.
///
/// # Errors
/// When it runs already, or nothing was planned.
pub fn decide_start(
    stream: StreamId,
    scene: &DrillScene<'_>,
    number: u32,
    speed: u32,
    ctx: &mut Ctx<'_>,
) -> Result<Vec<Draft>, DrillRejection> {
    let plan = scene.plan().ok_or(DrillRejection::NotThere("plan"))?;
    if scene.standing() != DrillStanding::Planned {
        return Err(DrillRejection::NoChange);
    }
    if !(1..=FASTEST).contains(&speed) {
        return Err(DrillRejection::Speed);
    }
    let start = scene.scenario().map(|scenario| &scenario.start);
    let severity = start.and_then(|start| start.severity);
    let declare = Intent::Declare { number, title: plan.title.clone(), severity, is_drill: true };
    let incident = plan.incident;
    let mut drafts = decide_on_head(Head { stream: incident, exists: false }, declare, ctx)?;
    let head = Head { stream: incident, exists: true };
    if let Some(statement) = start.map(|start| start.statement.clone()).filter(|text| !text.trim().is_empty()) {
        drafts.extend(decide_on_head(head, Intent::WriteStatement(statement), ctx)?);
    }
    let line = |one: &super::super::scenario::StartLine| NewLine {
        kind: Some(one.kind),
        text: one.text.clone(),
        ..NewLine::default()
    };
    let lines: Vec<NewLine> = start.map(|start| start.lines.iter().map(line).collect()).unwrap_or_default();
    if !lines.is_empty() {
        drafts.extend(decide_on_head(head, Intent::Log(lines), ctx)?);
    }
    let started = DrillStarted { begins: to_millis(ctx.now), speed };
    drafts.push(draft(stream, Body::Drill(started.into()), ctx));
    Ok(drafts)
}

/// Takes back what can be taken back, or does it again.
///
/// # Errors
/// When none of the events is in the drill, or what they did stays: the clock, and what reached the players.
pub fn decide_drill_undo(
    stream: StreamId,
    drill: &DrillState,
    mut targets: Vec<EventId>,
    again: bool,
    ctx: &mut Ctx<'_>,
) -> Result<Vec<Draft>, DrillRejection> {
    targets.retain(|target| drill.holds(*target) && !drill.is_erased(*target));
    if targets.is_empty() {
        return Err(DrillRejection::NothingToUndo);
    }
    let why = if again { RestoredWhy::Redo } else { RestoredWhy::Undo };
    Ok(vec![draft(stream, Body::Restored(Restored { targets, why }), ctx)])
}

fn draft(stream: StreamId, body: Body, ctx: &mut Ctx<'_>) -> Draft {
    let now = to_millis(ctx.now);
    Draft {
        id: (ctx.new_id)(),
        stream,
        stream_kind: StreamKind::Drill,
        author: ctx.actor,
        happened: Happened::exact(now, ctx.zone),
        known_at: Some(now),
        body,
    }
}

fn check(scene: &DrillScene<'_>, act: &mut DrillAct) -> Checked {
    match act {
        DrillAct::DrillPlanned(act) => {
            filled(&mut act.title, "the title")?;
            if scene.plan().is_some() { Err(DrillRejection::Planned) } else { Ok(()) }
        }
        // Starting declares the incident too: see `decide_start`.
        DrillAct::DrillStarted(_) => Err(DrillRejection::NoChange),
        DrillAct::DrillPaused(_)
        | DrillAct::DrillResumed(_)
        | DrillAct::DrillJumped(_)
        | DrillAct::DrillSpeedSet(_)
        | DrillAct::DrillStoppedRealWorld(_)
        | DrillAct::DrillEnded(_) => clock_act(scene, act),
        DrillAct::InjectDelivered(_)
        | DrillAct::InjectHeld(_)
        | DrillAct::InjectSkipped(_)
        | DrillAct::InjectImprovised(_)
        | DrillAct::InjectEdited(_)
        | DrillAct::InjectAnswered(_) => inject_act(scene, act),
        DrillAct::DrillSeatTaken(_)
        | DrillAct::DrillSeatLeft(_)
        | DrillAct::ObjectiveRated(_)
        | DrillAct::ObserverNoted(_) => people_act(scene, act),
        DrillAct::HotWashBegan(_)
        | DrillAct::HotWashNoted(_)
        | DrillAct::HotWashEnded(_)
        | DrillAct::StrengthNoted(_)
        | DrillAct::ImprovementJotted(_)
        | DrillAct::ImprovementDecided(_)
        | DrillAct::NoteSetAside(_)
        | DrillAct::ConfidenceClosed(_) => crate::drill::after::check(scene, act),
    }
}

fn clock_act(scene: &DrillScene<'_>, act: &mut DrillAct) -> Checked {
    let clock = scene.clock().ok_or(DrillRejection::NotBegun)?;
    if clock.standing.is_over() {
        return Err(DrillRejection::Over);
    }
    let now = to_millis(scene.now());
    let refused = match act {
        DrillAct::DrillPaused(act) => {
            act.at = now;
            (clock.standing == DrillStanding::Paused).then_some(DrillRejection::NoChange)
        }
        DrillAct::DrillResumed(act) => {
            act.at = now;
            (clock.standing == DrillStanding::Running).then_some(DrillRejection::NoChange)
        }
        DrillAct::DrillJumped(act) => {
            act.to = to_millis(act.to);
            (act.to <= now).then_some(DrillRejection::Back)
        }
        DrillAct::DrillSpeedSet(act) if !(1..=FASTEST).contains(&act.speed) => Some(DrillRejection::Speed),
        DrillAct::DrillSpeedSet(act) => (act.speed == clock.speed).then_some(DrillRejection::NoChange),
        DrillAct::DrillStoppedRealWorld(act) => {
            act.at = now;
            None
        }
        DrillAct::DrillEnded(act) => {
            act.at = now;
            None
        }
        _ => None,
    };
    refused.map_or(Ok(()), Err)
}

fn inject_act(scene: &DrillScene<'_>, act: &mut DrillAct) -> Checked {
    let standing = scene.standing();
    if let DrillAct::InjectImprovised(act) = act {
        running(standing)?;
        return filled(&mut act.text, "what it says");
    }
    let key = match act {
        DrillAct::InjectDelivered(act) => {
            running(standing)?;
            &act.inject
        }
        DrillAct::InjectHeld(act) => &act.inject,
        DrillAct::InjectSkipped(act) => {
            tidy(&mut act.reason);
            &act.inject
        }
        DrillAct::InjectEdited(act) => &act.inject,
        DrillAct::InjectAnswered(act) => {
            act.observer = scene.handle(&act.observer);
            tidy(&mut act.observed);
            &act.inject
        }
        _ => return Ok(()),
    };
    let placed = injects(scene);
    let found = placed.iter().find(|one| one.inject.key == *key).ok_or(DrillRejection::NotThere("inject"))?;
    let came = found.delivered.is_some();
    match act {
        DrillAct::InjectAnswered(_) if !came => Err(DrillRejection::NotThere("inject among those that came")),
        DrillAct::InjectAnswered(_) => Ok(()),
        _ if came => Err(DrillRejection::Came),
        _ => Ok(()),
    }
}

fn running(standing: DrillStanding) -> Checked {
    match standing {
        DrillStanding::Planned => Err(DrillRejection::NotBegun),
        // Standing still is no reason to keep the facilitator from speaking.
        DrillStanding::Running | DrillStanding::Paused => Ok(()),
        DrillStanding::Stopped | DrillStanding::Ended => Err(DrillRejection::Over),
    }
}

fn people_act(scene: &DrillScene<'_>, act: &mut DrillAct) -> Checked {
    match act {
        DrillAct::DrillSeatTaken(act) => {
            filled(&mut act.person, "a person")?;
            act.person = scene.handle(&act.person);
            let same = |one: &super::view::DrillSeatView| one.seat == act.seat && one.person == act.person;
            if super::seats(scene).iter().any(same) { Err(DrillRejection::NoChange) } else { Ok(()) }
        }
        DrillAct::DrillSeatLeft(act) => {
            let there = super::seats(scene).iter().any(|one| one.taken == act.taken);
            if there { Ok(()) } else { Err(DrillRejection::NotThere("seat")) }
        }
        DrillAct::ObjectiveRated(act) => {
            filled(&mut act.observer, "who saw it")?;
            act.observer = scene.handle(&act.observer);
            tidy(&mut act.remark);
            objective(scene, &act.objective)
        }
        DrillAct::ObserverNoted(act) => {
            filled(&mut act.text, "what was seen")?;
            act.observer = if act.observer.trim().is_empty() { String::new() } else { scene.handle(&act.observer) };
            if act.objective.is_empty() { Ok(()) } else { objective(scene, &act.objective) }
        }
        _ => Ok(()),
    }
}

pub(in crate::drill) fn objective(scene: &DrillScene<'_>, key: &str) -> Checked {
    let there = scene.scenario().is_some_and(|scenario| scenario.objectives.iter().any(|one| one.key == key));
    if there { Ok(()) } else { Err(DrillRejection::NotThere("objective")) }
}

pub(in crate::drill) fn filled(text: &mut String, what: &'static str) -> Checked {
    tidy(text);
    if text.is_empty() { Err(DrillRejection::Missing(what)) } else { Ok(()) }
}

pub(in crate::drill) fn tidy(text: &mut String) {
    let trimmed = text.trim();
    if trimmed.len() != text.len() {
        *text = trimmed.to_owned();
    }
}
