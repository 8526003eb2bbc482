//! Incidents held in memory while somebody looks at them.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use muster_core::event::{Act, Body, Event};
use muster_core::ids::StreamId;
use muster_core::incident::{Cutoff, Filter, IncidentState, LineKey, Order, Woven, fold_at};
use muster_core::time::Moment;
use muster_core::words::{Phase, RelationKind};
use muster_store::{Arrived, Store, StoreError};

use crate::service::{Service, lock};
use crate::shelf::Limits;
use crate::wire::ErrorReply;

/// How many events are held at once before incidents that are over are let go. What follows from an event takes about
/// 1 kB, and the event itself as much again while somebody looks at earlier minutes.
const ROOM: usize = 100_000;
/// How many events are held at once before open incidents are let go, too: each of them is looked at every second.
const MOST: usize = 400_000;

/// How many incidents are held, counted in events.
const LIMITS: Limits = Limits { room: ROOM, most: MOST };

/// One incident in memory.
#[derive(Default)]
pub(crate) struct Loaded {
    count: usize,
    last: i64,
    pub(crate) state: IncidentState,
    pub(crate) orders: Orders,
    ever_merged_into: Vec<StreamId>,
    past: Past,
}

/// What somebody who looks at earlier minutes needs; let go when the incident goes on and nobody has looked.
#[derive(Default)]
struct Past {
    events: Arrived,
    looked_at: bool,
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
        let (from, mut erased) = (self.last, false);
        let read = store.each_event(stream, from, |event| {
            erased |= matches!(event.body, Body::BodyErased(_));
            self.take(&event);
        });
        // What was erased must be gone from here too, also from earlier minutes; and half of a reading counts twice when
        // it is read again.
        if read.is_err() || (erased && from > 0) {
            *self = Self::default();
            read?;
            return self.refresh(store, stream);
        }
        self.last = read?;
        if self.last > from {
            self.orders = Orders::default();
            self.past.earlier = None;
            if !std::mem::take(&mut self.past.looked_at) {
                self.past = Past::default();
            }
        }
        Ok(())
    }

    fn take(&mut self, event: &Event) {
        self.state.apply(event);
        self.count += 1;
        if let Body::Act(Act::IncidentRelated(act)) = &event.body
            && act.relation == RelationKind::MergedInto
            && !self.ever_merged_into.contains(&act.other)
        {
            self.ever_merged_into.push(act.other);
        }
    }

    /// Every incident it was ever merged into, whether that still holds or not.
    pub(crate) fn ever_merged_into(&self) -> Vec<StreamId> {
        self.ever_merged_into.clone()
    }

    /// The state as it was known at an earlier minute.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub(crate) fn known_at(
        &mut self,
        store: &Store,
        stream: StreamId,
        at: Moment,
    ) -> Result<Arc<IncidentState>, StoreError> {
        let past = &mut self.past;
        past.looked_at = true;
        if let Some((held, state)) = &past.earlier
            && *held == at
        {
            return Ok(Arc::clone(state));
        }
        let arrived = store.events(stream, past.events.last)?;
        past.events.events.extend(arrived.events);
        past.events.last = arrived.last;
        let state = Arc::new(fold_at(&past.events.events, Cutoff::Known(at)));
        past.earlier = Some((at, Arc::clone(&state)));
        Ok(state)
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
            (loaded.count, loaded.state.phase() != Phase::Resolved)
        };
        lock(&self.shelf).weigh(stream, events, is_open, LIMITS);
        Ok(incident)
    }
}
