//! The drills there are, and how one is put together.

use std::sync::Arc;

use muster_core::drill::play::{DrillScene, DrillStanding, decide_drill, row, spin, stream_of};
use muster_core::drill::scenario::Scenario;
use muster_core::event::DrillPlanned;
use muster_core::ids::StreamId;
use muster_core::incident::IncidentState;
use muster_core::library::Library;
use muster_store::IncidentRow;

use crate::service::{Service, lock};
use crate::wire::{DrillChoice, DrillMade, DrillPlan, DrillSpin, DrillSpun, Drills, Empty, ErrorCode, ErrorReply};

impl Service {
    pub(crate) fn drills(&self, _: Empty) -> Result<Drills, ErrorReply> {
        let (store, names, wall) = (self.store()?, self.names()?, self.clock.now());
        let nothing = IncidentState::default();
        let mut rows = Vec::new();
        for stream in store.drill_streams()? {
            let drill = self.load_drill(&store, stream)?;
            let drill = lock(&drill);
            // What the players did is not in the list: the drill alone says how far it is.
            let scene = DrillScene { drill: &drill.state, incident: &nothing, directory: &names.directory, wall };
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
        let DrillPlan { scenario: key, title, mode, seed } = request;
        let found = self.playable()?.into_iter().find(|one| one.key == key).ok_or_else(|| {
            let shown: String = key.chars().take(60).collect();
            ErrorReply::new(ErrorCode::NotFound, format!("There is no scenario \"{shown}\" in the library."))
                .in_field("scenario")
        })?;
        let title = [title.trim(), found.start.title.trim(), found.title.trim()];
        let title = title.into_iter().find(|title| !title.is_empty()).unwrap_or("Drill").to_owned();
        let incident = StreamId(self.clock.new_id());
        let scenario = serde_json::to_value(found.as_ref())
            .map_err(|error| ErrorReply::new(ErrorCode::Internal, format!("Failed to keep the scenario: {error}.")))?;
        let act = DrillPlanned { incident, title, mode, scenario, seed }.into();
        let (store, names, wall) = (self.store()?, self.names()?, self.clock.now());
        let stream = stream_of(incident);
        let nothing = IncidentState::default();
        let drill = self.load_drill(&store, stream)?;
        let drill = lock(&drill);
        let scene = DrillScene { drill: &drill.state, incident: &nothing, directory: &names.directory, wall };
        let written = self.write_drill(&store, wall, |_, ctx| decide_drill(stream, &scene, act, ctx))?;
        drop(drill);
        Ok(DrillMade { incident, change: self.announce(&written, Vec::new()) })
    }

    pub(crate) fn drill_spin(&self, request: DrillSpin) -> Result<DrillSpun, ErrorReply> {
        let scenarios = self.playable()?;
        let hard: Vec<_> = scenarios.iter().map(|one| one.difficulty).collect();
        let fits = |one: &&Arc<Scenario>| request.difficulty.is_none_or(|wanted| one.difficulty == wanted);
        let among = u32::try_from(scenarios.iter().filter(fits).count()).unwrap_or(u32::MAX);
        let chosen = spin(&hard, request.difficulty, request.seed).and_then(|place| scenarios.get(place));
        Ok(DrillSpun {
            scenario: chosen.map(|one| one.key.clone()),
            title: chosen.map(|one| one.title.clone()).unwrap_or_default(),
            among,
        })
    }
}
