//! Drills in memory, and the clock they give to their incidents.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex};

use chrono::TimeDelta;
use muster_core::drill::play::{DrillClock, DrillState, SteadyWall, clock, stream_of};
use muster_core::event::Body;
use muster_core::ids::StreamId;
use muster_core::time::Moment;
use muster_store::{IncidentRow, Store, StoreError};

use crate::service::{Service, lock};
use crate::shelf::{Limits, Shelf};
use crate::wire::ErrorReply;

/// How many drills are held at once.
const HELD: Limits = Limits { room: 24, most: 24 };

/// The drills that were looked at last.
#[derive(Default)]
pub(crate) struct HeldDrills {
    drills: Shelf<HeldDrill>,
    /// Those that run, and how often anything had changed when that was worked out.
    running: Option<(u64, Arc<Vec<StreamId>>)>,
    /// Drills that are over, which is for good: nobody looks at them again.
    over: HashSet<StreamId>,
    /// The machine's clock, as each drill that was looked at goes by it.
    walls: HashMap<StreamId, SteadyWall>,
}

/// One drill in memory.
#[derive(Default)]
pub(crate) struct HeldDrill {
    last: i64,
    pub(crate) state: DrillState,
}

impl HeldDrill {
    /// Reads what arrived since.
    fn refresh(&mut self, store: &Store, stream: StreamId) -> Result<(), StoreError> {
        let arrived = store.events(stream, self.last)?;
        if self.last > 0 && arrived.events.iter().any(|event| matches!(event.body, Body::BodyErased(_))) {
            // What was erased must be gone from here too.
            *self = Self::default();
            return self.refresh(store, stream);
        }
        arrived.events.iter().for_each(|event| self.state.apply(event));
        self.last = arrived.last;
        Ok(())
    }
}

impl Service {
    /// A drill, up to date; empty when nothing was planned beside the incident.
    pub(crate) fn load_drill(&self, store: &Store, stream: StreamId) -> Result<Arc<Mutex<HeldDrill>>, ErrorReply> {
        let drill = {
            let mut held = lock(&self.drills);
            let drill = held.drills.take(stream);
            held.drills.weigh(stream, 1, false, HELD);
            drill
        };
        lock(&drill).refresh(store, stream)?;
        Ok(drill)
    }

    /// The clock an incident runs on, where that is a drill's. What is real never asks a second table.
    pub(crate) fn drill_clock(&self, store: &Store, incident: StreamId) -> Result<Option<DrillClock>, ErrorReply> {
        match store.incident(incident)? {
            Some(row) if row.is_drill => self.clock_beside(store, incident),
            Some(_) | None => Ok(None),
        }
    }

    fn clock_beside(&self, store: &Store, incident: StreamId) -> Result<Option<DrillClock>, ErrorReply> {
        let drill = self.load_drill(store, stream_of(incident))?;
        let clock = clock(&lock(&drill).state);
        Ok(clock.map(|clock| clock.behind(self.behind(stream_of(incident), Some(&clock)))))
    }

    /// How far the machine's clock is behind for a drill since somebody set it back.
    pub(crate) fn behind(&self, drill: StreamId, clock: Option<&DrillClock>) -> TimeDelta {
        let Some(clock) = clock.filter(|clock| !clock.standing.is_over()) else { return TimeDelta::zero() };
        let (now, counted) = (self.clock.now(), self.clock.counted());
        let mut held = lock(&self.drills);
        let wall = held.walls.entry(drill).or_insert_with(|| SteadyWall::new(now, counted));
        wall.behind(now, counted, clock.wall)
    }

    /// The same for the incident of a drill.
    pub(crate) fn behind_of(&self, store: &Store, incident: StreamId) -> Result<TimeDelta, ErrorReply> {
        let stream = stream_of(incident);
        let drill = self.load_drill(store, stream)?;
        let clock = clock(&lock(&drill).state);
        Ok(self.behind(stream, clock.as_ref()))
    }

    /// What time it is in an incident: the machine's time, or the drill clock's.
    pub(crate) fn now_of(&self, store: &Store, row: &IncidentRow) -> Result<Moment, ErrorReply> {
        let wall = self.clock.now();
        let clock = if row.is_drill { self.clock_beside(store, row.stream)? } else { None };
        Ok(clock.map_or(wall, |clock| clock.at(wall)))
    }

    /// The same by its id.
    pub(crate) fn now_in(&self, store: &Store, incident: StreamId) -> Result<Moment, ErrorReply> {
        let wall = self.clock.now();
        Ok(self.drill_clock(store, incident)?.map_or(wall, |clock| clock.at(wall)))
    }

    /// The incidents of the drills that run. Worked out anew only when something changed.
    pub(crate) fn running_drills(&self, store: &Store) -> Result<Arc<Vec<StreamId>>, ErrorReply> {
        let changes = self.listeners.changes();
        if let Some((seen, running)) = &lock(&self.drills).running
            && *seen == changes
        {
            return Ok(Arc::clone(running));
        }
        let mut running = Vec::new();
        // Not the open incidents: players may close theirs too early, and that is worth playing on.
        for stream in store.drill_streams()? {
            if lock(&self.drills).over.contains(&stream) {
                continue;
            }
            let drill = self.load_drill(store, stream)?;
            let drill = lock(&drill);
            let (Some((_, plan)), Some(clock)) = (drill.state.plan(), clock(&drill.state)) else { continue };
            if clock.standing.is_over() {
                lock(&self.drills).over.insert(stream);
            } else {
                running.push(plan.incident);
            }
        }
        let running = Arc::new(running);
        lock(&self.drills).running = Some((changes, Arc::clone(&running)));
        Ok(running)
    }

    /// How many seconds of the machine a minute has where time passes fastest, so that no mark of a drill goes by unseen.
    pub(crate) fn minute_of_drills(&self, store: &Store) -> Result<i64, ErrorReply> {
        let mut fastest = 1;
        for incident in self.running_drills(store)?.iter() {
            fastest = fastest.max(self.clock_beside(store, *incident)?.map_or(1, |clock| clock.speed));
        }
        Ok((60 / i64::from(fastest.max(1))).max(1))
    }
}
