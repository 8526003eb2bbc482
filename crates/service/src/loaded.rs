//! Incidents held in memory while somebody looks at them.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use muster_core::event::{Act, Body, Event};
use muster_core::ids::StreamId;
use muster_core::incident::{Cutoff, Filter, IncidentState, LineKey, Order, Woven, fold, fold_at};
use muster_core::time::Moment;
use muster_core::words::{Phase, RelationKind};
use muster_store::{Store, StoreError};

use crate::service::{Service, lock};
use crate::shelf::Limits;
use crate::wire::ErrorReply;

/// How many events are held at once before incidents that are over are let go. An event with what follows from it takes
/// about 2 kB.
const ROOM: usize = 100_000;
/// How many events are held at once before open incidents are let go, too: each of them is looked at every second.
const MOST: usize = 400_000;

/// How many incidents are held, counted in events.
const LIMITS: Limits = Limits { room: ROOM, most: MOST };

/// One incident in memory.
#[derive(Default)]
pub(crate) struct Loaded {
    events: Vec<Event>,
    last: i64,
    pub(crate) state: IncidentState,
    pub(crate) orders: Orders,
    earlier: Option<(Moment, Arc<IncidentState>)>,
}

/// The lines of one incident in an order.
type List = Arc<Vec<LineKey>>;

/// The orders of the lines that were asked for since the incident last changed.
#[derive(Default)]
pub(crate) struct Orders {
    own: HashMap<(Order, Filter), List>,
    /// Together with those of the incidents that are part of it: from which lists, and what became of them.
    woven: Vec<(Vec<List>, Arc<Vec<Woven>>)>,
}

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
        self.orders = Orders::default();
        self.earlier = None;
        Ok(())
    }

    /// Every incident it was ever merged into, whether that still holds or not.
    pub(crate) fn ever_merged_into(&self) -> Vec<StreamId> {
        let mut ever: Vec<StreamId> = Vec::new();
        for event in &self.events {
            if let Body::Act(Act::IncidentRelated(act)) = &event.body
                && act.relation == RelationKind::MergedInto
                && !ever.contains(&act.other)
            {
                ever.push(act.other);
            }
        }
        ever
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
        if let Some(keys) = self.own.get(&(order, filter.clone())) {
            return Arc::clone(keys);
        }
        if self.own.len() >= 16 {
            self.own.clear();
        }
        let keys = Arc::new(state.line_keys(order, filter));
        self.own.insert((order, filter.clone()), Arc::clone(&keys));
        keys
    }

    /// Lists of several incidents as one, made anew when one of the lists is another.
    pub(crate) fn woven(&mut self, lists: Vec<List>, weave: impl FnOnce(&[List]) -> Vec<Woven>) -> Arc<Vec<Woven>> {
        let same = |(from, _): &&(Vec<List>, _)| {
            from.len() == lists.len() && from.iter().zip(&lists).all(|(one, other)| Arc::ptr_eq(one, other))
        };
        if let Some((_, woven)) = self.woven.iter().find(same) {
            return Arc::clone(woven);
        }
        if self.woven.len() >= 4 {
            self.woven.remove(0);
        }
        let woven = Arc::new(weave(&lists));
        self.woven.push((lists, Arc::clone(&woven)));
        woven
    }
}

impl Service {
    /// An incident, up to date.
    pub(crate) fn load(&self, store: &Store, stream: StreamId) -> Result<Arc<Mutex<Loaded>>, ErrorReply> {
        let incident = lock(&self.shelf).take(stream);
        let (events, is_open) = {
            let mut loaded = lock(&incident);
            loaded.refresh(store, stream)?;
            (loaded.events.len(), loaded.state.phase() != Phase::Resolved)
        };
        lock(&self.shelf).weigh(stream, events, is_open, LIMITS);
        Ok(incident)
    }
}
