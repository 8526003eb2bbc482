//! An incident and those that are handled as part of it, looked at together.

use std::sync::{Arc, Mutex, MutexGuard};

use muster_core::ids::{EventId, StreamId};
use muster_core::incident::{Filter, IncidentState, LineKey, Order, Woven, interleave};
use muster_core::time::Moment;
use muster_store::Store;

use crate::loaded::{Loaded, Orders};
use crate::service::{Service, lock};
use crate::wire::{ErrorReply, Neighbour};

/// An incident with those that are handled as part of it.
pub(crate) struct Family {
    /// The incident itself first.
    members: Vec<(StreamId, Arc<Mutex<Loaded>>)>,
    /// Those that are part of it, in the order of the members after the first.
    pub(crate) merged: Vec<Neighbour>,
}

/// One of a family while all of it is held.
pub(crate) struct Part<'a> {
    /// Where its lines are from; `None` for the incident itself.
    pub(crate) of: Option<&'a Neighbour>,
    pub(crate) state: &'a IncidentState,
    orders: Option<&'a mut Orders>,
}

impl Family {
    /// The incident itself and its parts.
    pub(crate) fn streams(&self) -> Vec<StreamId> {
        self.members.iter().map(|(stream, _)| *stream).collect()
    }

    /// The incident of a line: one of the parts, or the incident itself.
    pub(crate) fn of(&self, part: usize) -> Option<&Neighbour> {
        self.merged.get(part.checked_sub(1)?)
    }

    /// Looks at all of them at one moment. They are always held in the order of their ids, so that two who look at the
    /// same ones never wait for each other.
    pub(crate) fn look<T>(
        &self,
        store: &Store,
        at: Option<Moment>,
        work: impl FnOnce(&mut [Part<'_>]) -> Result<T, ErrorReply>,
    ) -> Result<T, ErrorReply> {
        let mut by_id: Vec<_> = self.members.iter().enumerate().collect();
        by_id.sort_by_key(|(_, (stream, _))| *stream);
        let mut held: Vec<(usize, MutexGuard<'_, Loaded>)> =
            by_id.into_iter().map(|(nth, (_, loaded))| (nth, lock(loaded))).collect();
        held.sort_by_key(|(nth, _)| *nth);
        if let Some(at) = at {
            let named = held.iter_mut().zip(&self.members);
            let states = named.map(|((_, loaded), (stream, _))| loaded.known_at(store, *stream, at));
            let states = states.collect::<Result<Vec<_>, _>>()?;
            drop(held);
            let part = |(nth, state)| Part { of: self.of(nth), state, orders: None };
            let mut parts: Vec<_> = states.iter().map(Arc::as_ref).enumerate().map(part).collect();
            return work(&mut parts);
        }
        let part = |(nth, loaded)| {
            let Loaded { state, orders, .. }: &mut Loaded = loaded;
            Part { of: self.of(nth), state, orders: Some(orders) }
        };
        let mut parts: Vec<_> = held.iter_mut().map(|(nth, loaded)| (*nth, &mut **loaded)).map(part).collect();
        work(&mut parts)
    }
}

/// The lines of a family in one order.
pub(crate) enum Keys {
    /// Of one incident that nothing is part of.
    One(Arc<Vec<LineKey>>),
    /// Of several.
    Several(Arc<Vec<Woven>>),
}

impl Keys {
    /// The lines of the parts in an order, through a filter.
    pub(crate) fn of(parts: &mut [Part<'_>], order: Order, filter: &Filter) -> Self {
        let mut lists: Vec<Arc<Vec<LineKey>>> = parts
            .iter_mut()
            .map(|part| match &mut part.orders {
                Some(orders) => orders.keys(part.state, order, filter),
                None => Arc::new(part.state.line_keys(order, filter)),
            })
            .collect();
        if lists.len() == 1
            && let Some(only) = lists.pop()
        {
            return Self::One(only);
        }
        let weave = |lists: &[Arc<Vec<LineKey>>]| interleave(lists.iter().map(|list| list.as_slice()));
        match parts.first_mut().and_then(|part| part.orders.as_deref_mut()) {
            Some(orders) => Self::Several(orders.woven(lists, weave)),
            None => Self::Several(Arc::new(weave(&lists))),
        }
    }

    pub(crate) fn len(&self) -> usize {
        match self {
            Self::One(keys) => keys.len(),
            Self::Several(keys) => keys.len(),
        }
    }

    /// Some of them: which part each is of, and its id.
    pub(crate) fn slice(&self, from: usize, count: usize) -> Vec<(usize, EventId)> {
        match self {
            Self::One(keys) => keys.iter().skip(from).take(count).map(|key| (0, key.id)).collect(),
            Self::Several(keys) => keys.iter().skip(from).take(count).map(|one| (one.part, one.key.id)).collect(),
        }
    }

    pub(crate) fn place(&self, line: EventId) -> Option<usize> {
        match self {
            Self::One(keys) => keys.iter().position(|key| key.id == line),
            Self::Several(keys) => keys.iter().position(|one| one.key.id == line),
        }
    }
}

impl Service {
    /// An incident and those that are handled as part of it.
    pub(crate) fn family(
        &self,
        store: &Store,
        stream: StreamId,
        at: Option<Moment>,
        alone: bool,
    ) -> Result<Family, ErrorReply> {
        let parts = if alone { Vec::new() } else { self.overlay(store, stream, at)?.parts(stream) };
        let mut family = Family { members: vec![(stream, self.load(store, stream)?)], merged: Vec::new() };
        for part in parts {
            if let Some(named) = neighbour(store, part)? {
                family.members.push((part, self.load(store, part)?));
                family.merged.push(named);
            }
        }
        Ok(family)
    }

    /// The incident that a line seen in this one belongs to: this one, or one that is handled as part of it.
    pub(crate) fn home_of(&self, incident: &str, line: EventId) -> Result<String, ErrorReply> {
        let store = self.store()?;
        let stream = self.resolve(&store, incident)?;
        let parts = self.overlay(&store, stream, None)?.parts(stream);
        if parts.is_empty() {
            return Ok(stream.to_string());
        }
        let home = store.stream_of(line)?.filter(|home| parts.contains(home));
        Ok(home.unwrap_or(stream).to_string())
    }
}

/// What people call an incident.
pub(crate) fn neighbour(store: &Store, id: StreamId) -> Result<Option<Neighbour>, ErrorReply> {
    Ok(store.incident(id)?.map(|row| Neighbour { id, reference: row.reference(), title: row.title }))
}
