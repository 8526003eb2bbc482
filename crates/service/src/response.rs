//! The response beside its log, and what is done in it.

use std::sync::Arc;

use muster_core::event::Event;
use muster_core::ids::LIBRARY;
use muster_core::library::Library;
use muster_core::response::{Response, Scene, decide_act, label, response};
use muster_core::time::Moment;
use muster_store::IncidentRow;

use crate::directory::Names;
use crate::service::{Service, lock};
use crate::wire::{ActRequest, Change, ErrorReply, IncidentRequest};

impl Service {
    /// What teams wrote for themselves, read once.
    pub(crate) fn library_events(&self) -> Result<Arc<Vec<Event>>, ErrorReply> {
        if let Some(events) = &*lock(&self.library) {
            return Ok(Arc::clone(events));
        }
        let events = Arc::new(self.store()?.events(LIBRARY, 0)?.events);
        *lock(&self.library) = Some(Arc::clone(&events));
        Ok(events)
    }

    /// The library as it was when an incident was declared.
    pub(crate) fn library_at(&self, at: Moment) -> Result<Library, ErrorReply> {
        Ok(Library::at(self.library_events()?.iter(), at))
    }

    /// Looks at an incident as it stands, or as it was known at an earlier minute.
    pub(crate) fn on_scene<T>(
        &self,
        incident: &str,
        at: Option<Moment>,
        look: impl FnOnce(&Scene<'_>, &IncidentRow, &Names) -> Result<T, ErrorReply>,
    ) -> Result<T, ErrorReply> {
        let zone = self.zone();
        self.on_state(incident, at, |store, row, state, _orders, names| {
            let now = at.map_or_else(|| self.now_of(store, row), Ok)?;
            let library = self.library_at(row.declared_at)?;
            look(&Scene { state, library: &library, directory: &names.directory, now, zone }, row, names)
        })
    }

    pub(crate) fn response(&self, request: IncidentRequest) -> Result<Response, ErrorReply> {
        self.on_scene(&request.incident, request.at, |scene, _row, _names| Ok(response(scene)))
    }

    pub(crate) fn act(&self, request: ActRequest) -> Result<Change, ErrorReply> {
        let ActRequest { incident, act } = request;
        let store = self.store()?;
        let stream = self.resolve(&store, &incident)?;
        let names = self.names()?;
        let zone = self.zone();
        let loaded = self.load(&store, stream)?;
        let loaded = lock(&loaded);
        let now = self.now_in(&store, stream)?;
        let declared_at = loaded.state.declaration().map_or(now, |op| op.happened.at);
        let library = self.library_at(declared_at)?;
        let label = label(&act);
        let written = self.write_in(&store, stream, Some(&label), None, |ctx| {
            let scene =
                Scene { state: &loaded.state, library: &library, directory: &names.directory, now: ctx.now, zone };
            decide_act(stream, &scene, act, ctx)
        })?;
        drop(loaded);
        Ok(self.announce(&written, Vec::new()))
    }
}
