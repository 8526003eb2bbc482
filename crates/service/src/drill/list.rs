//! The drills there are, and how one is put together.

use std::sync::Arc;

use chrono::TimeDelta;
use muster_core::drill::play::{DrillScene, DrillStanding, clock, decide_drill, row, spin, stream_of};
use muster_core::drill::scenario::{Scenario, difficulty_of};
use muster_core::event::DrillPlanned;
use muster_core::ids::StreamId;
use muster_core::incident::IncidentState;
use muster_core::library::Library;
use muster_core::words::Difficulty;
use muster_store::IncidentRow;

use super::DrillDesk;
use crate::service::{Service, lock};
use crate::wire::{
    DrillChoice, DrillMade, DrillPast, DrillPlan, DrillRuns, DrillSpin, DrillSpun, Drills, DrillsRunning, Empty,
    ErrorCode, ErrorReply, PastChoice, WheelOf,
};

/// As far back as the wheel looks.
const MOST_PAST: u32 = 5_000;

impl Service {
    pub(crate) fn drills(&self, _: Empty) -> Result<Drills, ErrorReply> {
        let (store, names, wall) = (self.store()?, self.names()?, self.clock.now());
        let nothing = IncidentState::default();
        let mut rows = Vec::new();
        for stream in store.drill_streams()? {
            let drill = self.load_drill(&store, stream)?;
            let drill = lock(&drill);
            // What the players did is not in the list: the drill alone says how far it is.
            let behind = self.behind(stream, clock(&drill.state).as_ref());
            let directory = &names.directory;
            let scene = DrillScene { drill: &drill.state, incident: &nothing, directory, wall, behind };
            let Some(plan) = scene.plan() else { continue };
            let reference = store.incident(plan.incident)?.as_ref().map(IncidentRow::reference).unwrap_or_default();
            rows.extend(row(reference, &scene));
        }
        let rank = |standing: DrillStanding| match standing {
            DrillStanding::Running | DrillStanding::Paused => 0,
            DrillStanding::Planned => 1,
            DrillStanding::Stopped | DrillStanding::Ended => 2,
        };
        rows.sort_by_key(|one| (rank(one.standing), std::cmp::Reverse(one.at)));
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let choice = |one: &Arc<Scenario>| DrillChoice {
            key: one.key.clone(),
            title: one.title.clone(),
            synopsis: one.synopsis.clone(),
            minutes: one.minutes,
            difficulty: one.difficulty,
            injects: count(one.injects.len()),
            objectives: count(one.objectives.len()),
        };
        Ok(Drills { scenarios: self.playable()?.iter().map(choice).collect(), rows })
    }

    fn playable(&self) -> Result<Vec<Arc<Scenario>>, ErrorReply> {
        Ok(Library::at(self.library_events()?.iter(), self.clock.now()).scenarios)
    }

    pub(crate) fn drill_plan(&self, request: DrillPlan) -> Result<DrillMade, ErrorReply> {
        let DrillPlan { scenario: key, past, title, mode, seed } = request;
        let mut found = match past {
            Some(past) => self.happened(&past)?,
            None => self.on_the_shelf(&key)?,
        };
        self.keep_pictures(&mut found)?;
        let title = [title.trim(), found.start.title.trim(), found.title.trim()];
        let title = title.into_iter().find(|title| !title.is_empty()).unwrap_or("Drill").to_owned();
        let incident = StreamId(self.clock.new_id());
        let scenario = serde_json::to_value(found)
            .map_err(|error| ErrorReply::new(ErrorCode::Internal, format!("Failed to keep the scenario: {error}.")))?;
        let act = DrillPlanned { incident, title, mode, scenario, seed }.into();
        let (store, names, wall) = (self.store()?, self.names()?, self.clock.now());
        let stream = stream_of(incident);
        let nothing = IncidentState::default();
        let drill = self.load_drill(&store, stream)?;
        let drill = lock(&drill);
        let (directory, behind) = (&names.directory, TimeDelta::zero());
        let scene = DrillScene { drill: &drill.state, incident: &nothing, directory, wall, behind };
        let desk = DrillDesk { store: &store, row: None, incident, stream, scene };
        let written = self.write_drill(&desk, wall, |_, ctx| Ok(decide_drill(stream, &scene, act, ctx)?))?;
        drop(drill);
        Ok(DrillMade { incident, change: self.announce(&written, Vec::new()) })
    }

    fn on_the_shelf(&self, key: &str) -> Result<Scenario, ErrorReply> {
        let found = self.playable()?.into_iter().find(|one| one.key == key).ok_or_else(|| {
            let shown: String = key.chars().take(60).collect();
            ErrorReply::new(ErrorCode::NotFound, format!("There is no scenario \"{shown}\" in the library."))
                .in_field("scenario")
        })?;
        Ok(Scenario::clone(&found))
    }

    /// A past incident as it happened. Only what was real and is over.
    fn happened(&self, past: &DrillPast) -> Result<Scenario, ErrorReply> {
        let store = self.store()?;
        let incident = self.resolve(&store, &past.incident)?;
        if store.incident(incident)?.is_none_or(|row| row.is_drill) {
            let message = "Failed to put the drill together: only an incident that was real can be played again.";
            return Err(ErrorReply::new(ErrorCode::Rejected, message).in_field("past"));
        }
        self.scenario_of_incident(&past.incident, past.names_to_roles)
    }

    pub(crate) fn drill_spin(&self, request: DrillSpin) -> Result<DrillSpun, ErrorReply> {
        let DrillSpin { difficulty, among: of, seed } = request;
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let past = self.past_choices()?;
        let closed = count(past.len());
        let (with_past, with_shelf) =
            (matches!(of, WheelOf::Anything | WheelOf::Past), matches!(of, WheelOf::Anything | WheelOf::Scenarios));
        let mut wheel: Vec<(Difficulty, DrillSpun)> = Vec::new();
        for one in self.playable()?.iter().filter(|_| with_shelf) {
            let (scenario, title) = (Some(one.key.clone()), one.title.clone());
            wheel.push((one.difficulty, DrillSpun { scenario, past: None, title, among: 0, closed }));
        }
        for (choice, title) in past.into_iter().filter(|_| with_past) {
            let title = format!("{}: {title}", choice.reference);
            wheel.push((choice.difficulty, DrillSpun { scenario: None, past: Some(choice), title, among: 0, closed }));
        }
        let hard: Vec<_> = wheel.iter().map(|(hard, _)| *hard).collect();
        let among = count(hard.iter().filter(|one| difficulty.is_none_or(|wanted| **one == wanted)).count());
        let chosen = spin(&hard, difficulty, seed).and_then(|place| wheel.into_iter().nth(place));
        let none = DrillSpun { scenario: None, past: None, title: String::new(), among, closed };
        Ok(chosen.map_or(none, |(_, spun)| DrillSpun { among, ..spun }))
    }

    /// Closed incidents that can be played, the latest first, with their titles. Drills are none, nor is what holds no line.
    fn past_choices(&self) -> Result<Vec<(PastChoice, String)>, ErrorReply> {
        let (rows, _) = self.store()?.closed_incidents(MOST_PAST)?;
        let played = rows.into_iter().filter(|row| !row.is_drill && row.lines > 0);
        let choice = |row: IncidentRow| {
            let (from, over) = (row.impact_at.unwrap_or(row.declared_at), row.resolved_at.unwrap_or(row.last_at));
            let difficulty = difficulty_of(row.severity, over - from);
            let reference = row.reference();
            let choice = PastChoice { incident: row.stream, reference, declared_at: row.declared_at, difficulty };
            (choice, row.title)
        };
        Ok(played.map(choice).collect())
    }

    /// The drills that are under way or were stopped, for screens that show none of them.
    pub(crate) fn drills_running(&self, _: Empty) -> Result<DrillsRunning, ErrorReply> {
        let store = self.store()?;
        let mut drills = Vec::new();
        let mut tell = |row: IncidentRow, standing: DrillStanding| {
            let reference = row.reference();
            drills.push(DrillRuns { incident: row.stream, reference, title: row.title, standing });
        };
        for incident in self.running_drills(&store)?.iter() {
            if let (Some(row), Some(clock)) = (store.incident(*incident)?, self.drill_clock(&store, *incident)?) {
                tell(row, clock.standing);
            }
        }
        for row in store.open_incidents()?.into_iter().filter(|row| row.is_drill) {
            let clock = self.drill_clock(&store, row.stream)?;
            if clock.is_some_and(|clock| clock.standing == DrillStanding::Stopped) {
                tell(row, DrillStanding::Stopped);
            }
        }
        Ok(DrillsRunning { drills })
    }
}
