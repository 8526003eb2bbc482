//! Drills: put together, played, watched.

mod after;
mod alone;
mod held;
mod list;

use muster_core::drill::play::{
    DrillScene, DrillStanding, PlayersView, clock, console, decide_drill, decide_drill_undo, decide_start, drill_label,
    players, reading, stream_of,
};
use muster_core::event::{Draft, DrillAct, DrillStoppedRealWorld};
use muster_core::ids::StreamId;
use muster_core::incident::Ctx;
use muster_core::response::{Scene, response};
use muster_core::time::Moment;
use muster_store::{IncidentRow, Plan, Store, Written};

pub(crate) use held::HeldDrills;

use crate::service::{Service, lock};
use crate::undo::Step;
use crate::wire::{Change, DrillActRequest, DrillClockReply, DrillReply, ErrorCode, ErrorReply, IncidentOnly, Undone};

/// What a use case of drills works with.
pub(crate) struct DrillDesk<'a> {
    pub(crate) store: &'a Store,
    /// The incident the players work on; absent before the drill began.
    pub(crate) row: Option<IncidentRow>,
    pub(crate) incident: StreamId,
    /// The stream of the drill.
    pub(crate) stream: StreamId,
    pub(crate) scene: DrillScene<'a>,
}

impl DrillDesk<'_> {
    /// What people say aloud; empty before it began.
    pub(crate) fn reference(&self) -> String {
        self.row.as_ref().map(IncidentRow::reference).unwrap_or_default()
    }
}

impl Service {
    /// Before a drill begins its incident stands nowhere, so it is named by its id alone.
    pub(crate) fn drill_of(&self, store: &Store, incident: &str) -> Result<StreamId, ErrorReply> {
        match incident.trim().parse::<StreamId>() {
            Ok(stream) => Ok(stream),
            Err(_spoken) => self.resolve(store, incident),
        }
    }

    /// Looks at a drill as it stands.
    pub(crate) fn on_drill<T>(
        &self,
        incident: &str,
        work: impl FnOnce(&DrillDesk<'_>) -> Result<T, ErrorReply>,
    ) -> Result<T, ErrorReply> {
        let store = self.store()?;
        let incident = self.drill_of(&store, incident)?;
        let stream = stream_of(incident);
        let (row, names) = (store.incident(incident)?, self.names()?);
        // The incident before its drill, always: two who look at both never wait for each other.
        let loaded = self.load(&store, incident)?;
        let loaded = lock(&loaded);
        let drill = self.load_drill(&store, stream)?;
        let drill = lock(&drill);
        if drill.state.plan().is_none() {
            let message = "Failed to find the drill: nothing was planned beside this incident.";
            return Err(ErrorReply::new(ErrorCode::NotFound, message).in_field("incident"));
        }
        let wall = self.clock.now();
        let behind = self.behind(stream, clock(&drill.state).as_ref());
        let (state, directory) = (&loaded.state, &names.directory);
        let scene = DrillScene { drill: &drill.state, incident: state, directory, wall, behind };
        work(&DrillDesk { store: &store, row, incident, stream, scene })
    }

    pub(crate) fn drill(&self, request: IncidentOnly) -> Result<DrillReply, ErrorReply> {
        let zone = self.zone();
        self.on_drill(&request.incident, |desk| {
            let scene = &desk.scene;
            let seen = match &desk.row {
                Some(row) => {
                    let library = self.library_at(row.declared_at)?;
                    let (state, directory, now) = (scene.incident, scene.directory, scene.now());
                    Some(response(&Scene { state, library: &library, directory, now, zone }))
                }
                None => None,
            };
            let undo = lock(&self.undo);
            Ok(DrillReply {
                view: console(desk.stream, desk.incident, desk.reference(), scene, seen.as_ref()),
                undo: undo.last_done(desk.stream).map(|step| step.label.clone()),
                redo: undo.last_undone(desk.stream).map(|step| step.label.clone()),
            })
        })
    }

    pub(crate) fn drill_players(&self, request: IncidentOnly) -> Result<PlayersView, ErrorReply> {
        self.on_drill(&request.incident, |desk| Ok(players(desk.reference(), &desk.scene)))
    }

    pub(crate) fn drill_clock_read(&self, request: IncidentOnly) -> Result<DrillClockReply, ErrorReply> {
        let store = self.store()?;
        let incident = self.drill_of(&store, &request.incident)?;
        if self.drill_clock(&store, incident)?.is_none() {
            return Ok(DrillClockReply { clock: None, stopped: false });
        }
        self.on_drill(&incident.to_string(), |desk| {
            let stopped = desk.scene.standing() == DrillStanding::Stopped;
            Ok(DrillClockReply { clock: reading(&desk.scene), stopped })
        })
    }

    pub(crate) fn drill_act(&self, request: DrillActRequest) -> Result<Change, ErrorReply> {
        let DrillActRequest { incident, act } = request;
        let label = drill_label(&act);
        let (stream, written, also) = self.on_drill(&incident, |desk| {
            let written = match act {
                DrillAct::DrillStarted(start) => self.write_drill(desk, desk.scene.wall, |number, ctx| {
                    Ok(decide_start(desk.stream, &desk.scene, number, start.speed, ctx)?)
                }),
                act => self.write_drill(desk, desk.scene.now(), |_, ctx| {
                    let mut drafts = decide_drill(desk.stream, &desk.scene, act, ctx)?;
                    self.measure_pictures(&mut drafts)?;
                    Ok(drafts)
                }),
            }?;
            // Every window that counts along with the drill clock shows its incident.
            Ok((desk.stream, written, vec![desk.incident]))
        })?;
        if let Some(label) = label {
            let events = written.events.iter().map(|event| event.id()).collect();
            lock(&self.undo).did(stream, Step { events, label: label.to_owned() });
        }
        Ok(self.announce(&written, also))
    }

    pub(crate) fn drill_stop(&self, request: IncidentOnly) -> Result<Change, ErrorReply> {
        // What the clock said is filled in where it is decided.
        let act = DrillStoppedRealWorld { at: self.clock.now() }.into();
        self.drill_act(DrillActRequest { incident: request.incident, act })
    }

    /// Writes into a drill. It is recorded by the machine's clock, as the drill goes by it, and happens by `now`.
    fn write_drill(
        &self,
        desk: &DrillDesk<'_>,
        now: Moment,
        decide: impl FnOnce(u32, &mut Ctx<'_>) -> Result<Vec<Draft>, ErrorReply>,
    ) -> Result<Written, ErrorReply> {
        let (zone, actor) = (self.zone(), self.settings_now().me);
        let wall = self.clock.now() + desk.scene.behind;
        desk.store.write::<ErrorReply>(wall, |peek| {
            let number = peek.next_number(true)?;
            let mut new_id = || self.new_event_id();
            let mut ctx = Ctx { now, zone: zone.name(), actor, new_id: &mut new_id };
            Ok(Plan::from(decide(number, &mut ctx)?))
        })
    }

    pub(crate) fn drill_undo(&self, request: IncidentOnly) -> Result<Undone, ErrorReply> {
        self.take_back_drill(&request.incident, false)
    }

    pub(crate) fn drill_redo(&self, request: IncidentOnly) -> Result<Undone, ErrorReply> {
        self.take_back_drill(&request.incident, true)
    }

    fn take_back_drill(&self, incident: &str, again: bool) -> Result<Undone, ErrorReply> {
        let stream = self.on_drill(incident, |desk| Ok(desk.stream))?;
        self.turn_back(&[stream], again, |stream, events| {
            self.on_drill(incident, |desk| {
                self.write_drill(desk, desk.scene.now(), |_, ctx| {
                    Ok(decide_drill_undo(stream, desk.scene.drill, events, again, ctx)?)
                })
            })
        })
    }
}
