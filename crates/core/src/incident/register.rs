//! A single value with its history: the latest write wins, the others stay visible.

use std::collections::{HashMap, HashSet};

use crate::event::{Header, Stamp};
use crate::ids::{EventId, PersonId};
use crate::time::{Happened, Moment};

/// One write to a value or to a line, with who and when.
#[derive(Debug, Clone, PartialEq)]
pub struct Op<T> {
    /// The event that made it.
    pub id: EventId,
    /// Its place in the order.
    pub stamp: Stamp,
    /// Who.
    pub author: Option<PersonId>,
    /// When it happened.
    pub happened: Happened,
    /// When the responders knew.
    pub known_at: Moment,
    /// What was written; `None` when it was erased.
    pub value: Option<T>,
}

impl<T> Op<T> {
    pub(crate) fn new(header: &Header, value: Option<T>) -> Self {
        Self {
            id: header.id,
            stamp: header.stamp,
            author: header.author,
            happened: header.happened.clone(),
            known_at: header.known_at,
            value,
        }
    }

    /// When it was written down.
    #[must_use]
    pub fn recorded_at(&self) -> Moment {
        self.stamp.recorded_at.moment()
    }
}

/// Puts an operation in its place; one that is already there is left alone, so that applying twice is applying once.
pub(crate) fn insert_in_order<T>(ops: &mut Vec<Op<T>>, op: Op<T>) {
    match ops.binary_search_by(|other| other.stamp.cmp(&op.stamp)) {
        Ok(_) => {}
        Err(place) => {
            // A line has one operation as a rule; left to itself the list makes room for four.
            if ops.len() == ops.capacity() {
                ops.reserve_exact(ops.len().max(1));
            }
            ops.insert(place, op);
        }
    }
}

/// A value that is written as a whole.
#[derive(Debug, Clone, PartialEq)]
pub struct Register<T> {
    ops: Vec<Op<T>>,
}

impl<T> Default for Register<T> {
    fn default() -> Self {
        Self { ops: Vec::new() }
    }
}

impl<T> Register<T> {
    pub(crate) fn insert(&mut self, op: Op<T>) {
        insert_in_order(&mut self.ops, op);
    }

    pub(crate) fn erase(&mut self, id: EventId) {
        for op in self.ops.iter_mut().filter(|op| op.id == id) {
            op.value = None;
        }
    }

    pub(crate) fn remove(&mut self, id: EventId) {
        self.ops.retain(|op| op.id != id);
    }

    pub(crate) const fn is_empty(&self) -> bool {
        self.ops.is_empty()
    }

    /// The write that an event made, also when it was taken back.
    pub(crate) fn get(&self, id: EventId) -> Option<&Op<T>> {
        self.ops.iter().find(|op| op.id == id)
    }

    /// Every value that was ever written and not erased, also those taken back.
    pub(crate) fn values(&self) -> impl Iterator<Item = &T> {
        self.ops.iter().filter_map(|op| op.value.as_ref())
    }

    /// Every write, also those taken back, earliest first.
    pub(crate) fn ops(&self) -> impl Iterator<Item = &Op<T>> {
        self.ops.iter()
    }

    /// Every write that still holds, earliest first.
    pub fn history<'a>(&'a self, taken_back: &'a TakenBack) -> impl DoubleEndedIterator<Item = &'a Op<T>> {
        self.ops.iter().filter(|op| !taken_back.covers(op.id))
    }

    /// The write that counts.
    #[must_use]
    pub fn current<'a>(&'a self, taken_back: &TakenBack) -> Option<&'a Op<T>> {
        self.ops.iter().rev().find(|op| !taken_back.covers(op.id))
    }

    /// The value that counts; `None` when nothing was written or it was erased.
    #[must_use]
    pub fn value<'a>(&'a self, taken_back: &TakenBack) -> Option<&'a T> {
        self.current(taken_back).and_then(|op| op.value.as_ref())
    }
}

/// Which events have been taken back by `restored` events, which may be taken back themselves.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TakenBack {
    by_target: HashMap<EventId, Vec<EventId>>,
    targets_of: HashMap<EventId, Vec<EventId>>,
}

impl TakenBack {
    pub(crate) fn insert(&mut self, restored: EventId, targets: &[EventId]) {
        if self.targets_of.contains_key(&restored) {
            return;
        }
        self.targets_of.insert(restored, targets.to_vec());
        for target in targets {
            let by = self.by_target.entry(*target).or_default();
            if let Err(place) = by.binary_search(&restored) {
                by.insert(place, restored);
            }
        }
    }

    /// Whether the effect of the event is taken back: some `restored` names it that is not taken back itself.
    ///
    /// Walks with its own stack, because a log from elsewhere may hold a very long chain of undo and redo.
    #[must_use]
    pub fn covers(&self, id: EventId) -> bool {
        if !self.by_target.contains_key(&id) {
            return false;
        }
        let mut known: HashMap<EventId, bool> = HashMap::new();
        let mut open: HashSet<EventId> = HashSet::from([id]);
        let mut stack = vec![id];
        while let Some(&at) = stack.last() {
            let by = self.by_target.get(&at).map_or(&[][..], Vec::as_slice);
            // A forged cycle is broken where it closes: what is still open counts as not covered.
            let next = by.iter().find(|r| !known.contains_key(r) && !open.contains(r));
            if let Some(&next) = next {
                open.insert(next);
                stack.push(next);
                continue;
            }
            let covered = by.iter().any(|r| !known.get(r).copied().unwrap_or(false));
            known.insert(at, covered);
            stack.pop();
        }
        known.get(&id).copied().unwrap_or(false)
    }

    /// How often the event was taken back and done again: each time is one. Two states between which somebody changed
    /// their mind are told apart by it, although they say the same.
    #[must_use]
    pub fn turns(&self, id: EventId) -> usize {
        let mut reached = HashSet::new();
        let mut queue = vec![id];
        while let Some(at) = queue.pop() {
            for by in self.by_target.get(&at).map_or(&[][..], Vec::as_slice) {
                if reached.insert(*by) {
                    queue.push(*by);
                }
            }
        }
        reached.len()
    }

    /// Every event whose standing a `restored` event can change: its targets, and theirs in turn.
    pub(crate) fn reaches(&self, restored: EventId) -> Vec<EventId> {
        let mut reached = HashSet::new();
        let mut queue = vec![restored];
        while let Some(at) = queue.pop() {
            for target in self.targets_of.get(&at).map_or(&[][..], Vec::as_slice) {
                if reached.insert(*target) {
                    queue.push(*target);
                }
            }
        }
        reached.into_iter().collect()
    }

    /// Whether the event is a `restored` event that is held.
    #[must_use]
    pub fn is_restored(&self, id: EventId) -> bool {
        self.targets_of.contains_key(&id)
    }
}
