//! Incidents held in memory while somebody looks at them.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use muster_core::event::{Body, Event};
use muster_core::ids::StreamId;
use muster_core::incident::{Cutoff, Filter, IncidentState, LineKey, Order, fold, fold_at};
use muster_core::time::Moment;
use muster_store::{Store, StoreError};

use crate::service::{Service, lock};
use crate::wire::ErrorReply;

/// How many incidents are held at once.
const HELD: usize = 8;

/// The incidents that were looked at last.
#[derive(Default)]
pub(crate) struct Shelf {
    incidents: HashMap<StreamId, (u64, Arc<Mutex<Loaded>>)>,
    clock: u64,
}

/// One incident in memory.
#[derive(Default)]
pub(crate) struct Loaded {
    events: Vec<Event>,
    last: i64,
    pub(crate) state: IncidentState,
    pub(crate) orders: Orders,
    earlier: Option<(Moment, Arc<IncidentState>)>,
}

/// The orders of the lines that were asked for since the incident last changed.
#[derive(Default)]
pub(crate) struct Orders(HashMap<(Order, Filter), Arc<Vec<LineKey>>>);

impl Loaded {
    /// Reads what arrived since.
    fn refresh(&mut self, store: &Store, stream: StreamId) -> Result<(), StoreError> {
        let arrived = store.events(stream, self.last)?;
        if arrived.events.is_empty() {
            return Ok(());
        }
        if arrived.events.iter().any(|event| matches!(event.body, Body::BodyErased(_))) && self.last > 0 {
            // What was erased must be gone from here too, also from earlier minutes.
            *self = Self::default();
            return self.refresh(store, stream);
        }
        if self.last == 0 {
            self.state = fold(&arrived.events);
        } else {
            arrived.events.iter().for_each(|event| self.state.apply(event));
        }
        self.events.extend(arrived.events);
        self.last = arrived.last;
        self.orders.0.clear();
        self.earlier = None;
        Ok(())
    }

    /// The state as it was known at an earlier minute.
    pub(crate) fn known_at(&mut self, at: Moment) -> Arc<IncidentState> {
        match &self.earlier {
            Some((held, state)) if *held == at => Arc::clone(state),
            Some(_) | None => {
                let state = Arc::new(fold_at(&self.events, Cutoff::Known(at)));
                self.earlier = Some((at, Arc::clone(&state)));
                state
            }
        }
    }
}

impl Orders {
    /// The lines of the state they belong to, in an order, through a filter.
    pub(crate) fn keys(&mut self, state: &IncidentState, order: Order, filter: &Filter) -> Arc<Vec<LineKey>> {
        if let Some(keys) = self.0.get(&(order, filter.clone())) {
            return Arc::clone(keys);
        }
        if self.0.len() >= 16 {
            self.0.clear();
        }
        let keys = Arc::new(state.line_keys(order, filter));
        self.0.insert((order, filter.clone()), Arc::clone(&keys));
        keys
    }
}

impl Service {
    /// An incident, up to date.
    pub(crate) fn load(&self, store: &Store, stream: StreamId) -> Result<Arc<Mutex<Loaded>>, ErrorReply> {
        let incident = {
            let mut shelf = lock(&self.shelf);
            shelf.clock += 1;
            let now = shelf.clock;
            if !shelf.incidents.contains_key(&stream) && shelf.incidents.len() >= HELD {
                let oldest = shelf.incidents.iter().min_by_key(|(_, (used, _))| *used).map(|(stream, _)| *stream);
                if let Some(oldest) = oldest {
                    shelf.incidents.remove(&oldest);
                }
            }
            let (used, incident) = shelf.incidents.entry(stream).or_default();
            *used = now;
            Arc::clone(incident)
        };
        lock(&incident).refresh(store, stream)?;
        Ok(incident)
    }
}
