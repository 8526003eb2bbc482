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
use crate::wire::ErrorReply;

/// How many events are held at once before incidents that are over are let go. An event with what follows from it takes
/// about 2 kB.
const ROOM: usize = 100_000;
/// How many events are held at once before open incidents are let go, too: each of them is looked at every second.
const MOST: usize = 400_000;

/// The incidents that were looked at last.
#[derive(Default)]
pub(crate) struct Shelf {
    incidents: HashMap<StreamId, Held>,
    clock: u64,
}

#[derive(Default)]
struct Held {
    used: u64,
    events: usize,
    is_open: bool,
    loaded: Arc<Mutex<Loaded>>,
}

impl Shelf {
    fn take(&mut self, stream: StreamId) -> Arc<Mutex<Loaded>> {
        self.clock += 1;
        let held = self.incidents.entry(stream).or_default();
        held.used = self.clock;
        Arc::clone(&held.loaded)
    }

    /// Notes how much an incident takes, and lets go of what was looked at longest ago where that is too much. The
    /// incident itself stays, however long it is.
    fn weigh(&mut self, stream: StreamId, events: usize, is_open: bool) {
        if let Some(held) = self.incidents.get_mut(&stream) {
            held.events = events;
            held.is_open = is_open;
        }
        for (most, open_too) in [(ROOM, false), (MOST, true)] {
            let mut total: usize = self.incidents.values().map(|held| held.events).sum();
            while total > most {
                let spare = self.incidents.iter().filter(|(id, held)| **id != stream && (open_too || !held.is_open));
                let Some((id, events)) = spare.min_by_key(|(_, held)| held.used).map(|(id, held)| (*id, held.events))
                else {
                    break;
                };
                self.incidents.remove(&id);
                total -= events;
            }
        }
    }
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
        lock(&self.shelf).weigh(stream, events, is_open);
        Ok(incident)
    }
}

#[cfg(test)]
mod tests {
    use muster_core::ids::StreamId;
    use uuid::Uuid;

    use super::*;

    fn stream(n: u128) -> StreamId {
        StreamId(Uuid::from_u128(n))
    }

    fn held(shelf: &Shelf) -> Vec<u128> {
        let mut ids: Vec<u128> = shelf.incidents.keys().map(|id| id.0.as_u128()).collect();
        ids.sort_unstable();
        ids
    }

    fn look(shelf: &mut Shelf, n: u128, events: usize, is_open: bool) {
        shelf.take(stream(n));
        shelf.weigh(stream(n), events, is_open);
    }

    #[test]
    fn every_open_incident_is_held_and_what_is_over_goes_first() {
        let mut shelf = Shelf::default();
        look(&mut shelf, 100, ROOM, false);
        for n in 1..=30 {
            look(&mut shelf, n, 5_000, true);
        }
        assert_eq!(
            held(&shelf),
            (1..=30).collect::<Vec<_>>(),
            "thirty open ones, although they are more than the room"
        );
        look(&mut shelf, 101, 10, false);
        assert!(held(&shelf).contains(&101), "what is looked at right now is held in any case");
        look(&mut shelf, 1, 5_000, true);
        assert!(!held(&shelf).contains(&101), "and goes when something else is looked at");
    }

    #[test]
    fn small_ones_that_are_over_are_held_by_the_hundred() {
        let mut shelf = Shelf::default();
        for n in 0..500 {
            look(&mut shelf, n, 100, false);
        }
        assert_eq!(held(&shelf).len(), 500);
        look(&mut shelf, 500, ROOM / 2 + 50, false);
        assert_eq!(held(&shelf).first(), Some(&1), "the one looked at longest ago went first");
    }

    #[test]
    fn memory_has_an_end_even_for_open_ones() {
        let mut shelf = Shelf::default();
        for n in 0..10 {
            look(&mut shelf, n, MOST / 4, true);
        }
        assert_eq!(held(&shelf), [6, 7, 8, 9]);
        look(&mut shelf, 10, MOST * 2, true);
        assert_eq!(held(&shelf), [10], "one that is longer than everything is still shown");
    }
}
