//! Watching the clocks of every open incident: once a second, in the thread that runs beside.
//!
//! What is watched is worked out anew only when something changed or a minute began; in between a second costs a few
//! comparisons. Without an open incident it costs nothing.

use std::sync::Arc;
use std::time::Duration;

use chrono::TimeDelta;
use muster_core::alarm::{self, AlarmState, InterruptionKind, Watched};
use muster_core::drill::play::{DrillClock, stamped};
use muster_core::event::{Act, ClockJumped};
use muster_core::ids::StreamId;
use muster_core::library::Policy;
use muster_core::response::{Scene, Timer, decide_act, marks, response};
use muster_core::time::Moment;
use muster_core::words::Role;
use muster_store::{IncidentRow, Store};

use crate::service::{Service, lock};
use crate::wire::{Alarm, AllClocks, Empty, ErrorReply, IncidentClocks, IncidentRequest};

/// How long somebody counts as typing after the page said so.
const TYPING: TimeDelta = TimeDelta::seconds(4);
/// How many incidents that are over are looked at for audiences that wait for the last word.
const OVER: u32 = 5;
/// For how long they are.
const OVER_FOR: TimeDelta = TimeDelta::hours(12);
/// After how long without a word from anybody the marks of a forgotten incident are no longer recorded.
const FORGOTTEN: TimeDelta = TimeDelta::hours(1);

/// What is remembered from second to second.
#[derive(Default)]
pub(crate) struct Alarms {
    state: AlarmState,
    wall: Option<(Moment, Duration)>,
    typing: Option<Moment>,
    seen: Option<Seen>,
}

/// What is watched, and what it was worked out from.
struct Seen {
    changes: u64,
    minute: i64,
    policy: Policy,
    incidents: Arc<Vec<One>>,
    watched: Arc<Vec<Watched>>,
}

/// One incident with its clocks.
struct One {
    id: StreamId,
    reference: String,
    commander: String,
    is_open: bool,
    is_drill: bool,
    timers: Vec<Timer>,
}

impl Service {
    /// Does once what is done every second: notices jumps of the clock, records marks that went by, rings what is due.
    pub fn look_at_clocks(&self) {
        if let Err(error) = self.try_clocks() {
            tracing::warn!(?error, "failed to look at the clocks");
        }
    }

    fn try_clocks(&self) -> Result<(), ErrorReply> {
        let store = self.store()?;
        let (now, counted) = (self.clock.now(), self.clock.counted());
        let before = lock(&self.alarms).wall.replace((now, counted));
        let jumped = before.and_then(|(wall, mono)| alarm::jump(wall, mono, now, counted));
        let (new_minute, incidents) = self.watch(&store, now)?;
        if incidents.is_empty() {
            return Ok(());
        }
        for one in incidents.iter().filter(|one| one.is_open) {
            // What the machine's clock did is no concern of a drill's.
            if let Some((from, to)) = jumped.filter(|_| !one.is_drill) {
                self.note(&store, one.id, |_| Some(Act::ClockJumped(ClockJumped { from, to })))?;
            }
            if new_minute {
                self.note(&store, one.id, mark_passed)?;
            }
        }
        self.ring(now, &incidents);
        Ok(())
    }

    fn ring(&self, now: Moment, incidents: &[One]) {
        let given = {
            let mut alarms = lock(&self.alarms);
            let typing = alarms.typing.is_some_and(|since| (now - since).abs() < TYPING);
            let Some(seen) = &alarms.seen else { return };
            let (watched, policy) = (Arc::clone(&seen.watched), seen.policy.clone());
            let state = std::mem::take(&mut alarms.state);
            let (state, given) = alarm::step(state, now, &watched, typing, &policy);
            alarms.state = state;
            given
        };
        for one in given {
            let Some(incident) = incidents.iter().find(|incident| incident.id.to_string() == one.scope) else {
                continue;
            };
            self.listeners.alarm(&Alarm {
                incident: incident.id,
                reference: incident.reference.clone(),
                key: one.key,
                text: stamped(incident.is_drill, &one.text),
                sound: one.kind == InterruptionKind::Sound,
                to: one.to,
            });
        }
    }

    /// The incidents with their clocks, and whether a minute began since they were worked out.
    fn watch(&self, store: &Store, now: Moment) -> Result<(bool, Arc<Vec<One>>), ErrorReply> {
        let (changes, minute) = (self.listeners.changes(), now.timestamp().div_euclid(self.minute_of_drills(store)?));
        let new_minute = {
            let alarms = lock(&self.alarms);
            let new_minute = alarms.seen.as_ref().is_none_or(|seen| seen.minute != minute);
            // With nobody to watch, a new minute changes nothing.
            if let Some(seen) = &alarms.seen
                && seen.changes == changes
                && (!new_minute || seen.incidents.is_empty())
            {
                return Ok((new_minute, Arc::clone(&seen.incidents)));
            }
            new_minute
        };
        let mut incidents = Vec::new();
        let mut watched = Vec::new();
        for (row, is_open) in running(store, now)? {
            let (one, clocks) = self.one(store, &row, is_open, now)?;
            if is_open || !clocks.is_empty() {
                incidents.push(one);
                watched.extend(clocks);
            }
        }
        let policy = self.library_at(now)?.policy;
        let (incidents, watched) = (Arc::new(incidents), Arc::new(watched));
        let seen = Seen { changes, minute, policy, incidents: Arc::clone(&incidents), watched };
        lock(&self.alarms).seen = Some(seen);
        Ok((new_minute, incidents))
    }

    fn one(
        &self,
        store: &Store,
        row: &IncidentRow,
        is_open: bool,
        now: Moment,
    ) -> Result<(One, Vec<Watched>), ErrorReply> {
        let library = self.library_at(row.declared_at)?;
        let (names, zone) = (self.names()?, self.zone());
        let loaded = self.load(store, row.stream)?;
        let drill = if row.is_drill { self.drill_clock(store, row.stream)? } else { None };
        let mut view = {
            let loaded = lock(&loaded);
            let now = drill.map_or(now, |clock| clock.at(now));
            response(&Scene { state: &loaded.state, library: &library, directory: &names.directory, now, zone })
        };
        if let Some(clock) = drill {
            view.timers = by_the_wall(&clock, view.timers);
        }
        let commander = view.roles.iter().find(|role| role.role == Role::Commander);
        let commander = commander.and_then(|role| role.holders.first()).map(|holder| holder.name.clone());
        let watched = alarm::watched(&row.stream.to_string(), &view);
        let (id, reference) = (row.stream, row.reference());
        let is_drill = row.is_drill;
        let one =
            One { id, reference, commander: commander.unwrap_or_default(), is_open, is_drill, timers: view.timers };
        Ok((one, watched))
    }

    /// Writes down what the program noticed, if there is anything to note.
    fn note(
        &self,
        store: &Store,
        stream: StreamId,
        act: impl FnOnce(&Scene<'_>) -> Option<Act>,
    ) -> Result<(), ErrorReply> {
        let (names, zone) = (self.names()?, self.zone());
        let loaded = self.load(store, stream)?;
        let loaded = lock(&loaded);
        let now = self.now_in(store, stream)?;
        let declared_at = loaded.state.declaration().map_or(now, |op| op.happened.at);
        let library = self.library_at(declared_at)?;
        let scene = Scene { state: &loaded.state, library: &library, directory: &names.directory, now, zone };
        let Some(act) = act(&scene).filter(|act| !noted(&scene, act)) else { return Ok(()) };
        // Nobody did it, so there is nothing to undo.
        let written = self.write_in(store, stream, None, None, |ctx| decide_act(stream, &scene, act, ctx))?;
        drop(loaded);
        self.announce(&written, Vec::new());
        Ok(())
    }

    pub(crate) fn clocks(&self, _request: Empty) -> Result<AllClocks, ErrorReply> {
        let (store, now) = (self.store()?, self.clock.now());
        let (_, incidents) = self.watch(&store, now)?;
        let clocks = |one: &One| IncidentClocks {
            id: one.id,
            reference: one.reference.clone(),
            is_drill: one.is_drill,
            commander: one.commander.clone(),
            overdue: one.timers.iter().filter(|timer| timer.due_at <= now).map(|_| 1).sum(),
            timers: one.timers.iter().take(3).cloned().collect(),
        };
        Ok(AllClocks { incidents: incidents.iter().map(clocks).collect() })
    }

    pub(crate) fn typing(&self, _request: IncidentRequest) -> Result<Empty, ErrorReply> {
        lock(&self.alarms).typing = Some(self.clock.now());
        Ok(Empty {})
    }
}

/// The clocks of a drill as this machine counts them; none while its clock stands.
fn by_the_wall(clock: &DrillClock, timers: Vec<Timer>) -> Vec<Timer> {
    let turned = |timer: Timer| {
        let (due_at, from) = (clock.wall_of(timer.due_at)?, clock.wall_of(timer.from)?);
        Some(Timer { due_at, from, ..timer })
    };
    timers.into_iter().filter_map(turned).collect()
}

/// Open incidents, and those that are over but may owe somebody the last word.
fn running(store: &Store, now: Moment) -> Result<Vec<(IncidentRow, bool)>, ErrorReply> {
    let mut rows: Vec<(IncidentRow, bool)> = store.open_incidents()?.into_iter().map(|row| (row, true)).collect();
    let (over, _) = store.closed_incidents(OVER)?;
    rows.extend(over.into_iter().filter(|row| now - row.last_at < OVER_FOR).map(|row| (row, false)));
    Ok(rows)
}

/// The mark that went by without an answer. An incident that everybody left alone is not filled with marks.
fn mark_passed(scene: &Scene<'_>) -> Option<Act> {
    let by_people = |act: &Act| !matches!(act, Act::MarkPassed(_) | Act::ClockJumped(_));
    let acts = scene.acts().filter(|(_, act)| by_people(act)).map(|(op, _)| op.happened.at);
    let lines = scene.state.views().map(|(_, view)| view.happened.at);
    let last = acts.chain(lines).max().unwrap_or_else(|| scene.declared_at());
    let ended = scene.acts().rev().find(|(_, act)| matches!(act, Act::StoodDown(_) | Act::Reopened(_)));
    let is_over = ended.is_some_and(|(_, act)| matches!(act, Act::StoodDown(_)));
    if is_over || scene.now - last > FORGOTTEN {
        return None;
    }
    marks::passed(scene).map(Act::MarkPassed)
}

/// Whether another window on the same store has noted the same jump already.
fn noted(scene: &Scene<'_>, act: &Act) -> bool {
    let Act::ClockJumped(new) = act else { return false };
    let near = |a: Moment, b: Moment| (a - b).abs() < TimeDelta::minutes(2);
    scene.acts().rev().take(3).any(|(_, act)| match act {
        Act::ClockJumped(old) => near(old.from, new.from) && near(old.to, new.to),
        _ => false,
    })
}
