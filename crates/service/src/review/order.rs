//! In which order a conversation is read: all sources and the log over each other, in time.
//!
//! Each source's own order is read once; hiding one, or putting a clock right, only lays them over each other again.
//! Marks change nothing of it.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use muster_core::ids::{EventId, StreamId};
use muster_core::incident::{Filter, Order};
use muster_core::review::{ReviewSource, sources};
use muster_core::time::Moment;
use muster_store::StoreError;
use muster_store::sources::MessageOrder;

use super::ReviewDesk;
use crate::service::{Service, lock};
use crate::wire::{ConversationOf, ErrorReply};

/// Of how many reviews the order is held at once.
const HELD: usize = 3;

/// No message of a source stands here.
const NOWHERE: u32 = u32::MAX;

/// The orders of the conversations that were read last.
#[derive(Default)]
pub(crate) struct Conversations {
    held: HashMap<StreamId, Held>,
    clock: u64,
}

#[derive(Default)]
struct Held {
    used: u64,
    key: Option<Key>,
    reading: Arc<Reading>,
    /// Each source's own order, with the imports it follows from.
    raw: HashMap<EventId, (Vec<EventId>, Arc<Vec<MessageOrder>>)>,
}

impl Conversations {
    /// What is held of a review; room is made for it by what was not used for longest.
    fn of(&mut self, stream: StreamId) -> &mut Held {
        self.clock += 1;
        if !self.held.contains_key(&stream) && self.held.len() >= HELD {
            let oldest = self.held.iter().min_by_key(|(_, held)| held.used).map(|(stream, _)| *stream);
            oldest.and_then(|oldest| self.held.remove(&oldest));
        }
        let held = self.held.entry(stream).or_default();
        held.used = self.clock;
        held
    }
}

/// What an order follows from.
#[derive(PartialEq, Eq)]
struct Key {
    sources: Vec<(EventId, Vec<EventId>, i64)>,
    /// How many events of the incident; `None` when its log is hidden.
    log: Option<usize>,
}

/// Something that is read.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Item {
    /// A message: which of the sources, its number, its instant in milliseconds.
    Message(usize, u32),
    /// A line of the log.
    Line(EventId),
}

#[derive(Clone, Copy)]
struct Spot {
    at: i64,
    /// Which of the sources; those behind them are lines.
    source: u32,
    place: u32,
}

/// An order in which a conversation is read.
#[derive(Default)]
pub(crate) struct Reading {
    spots: Vec<Spot>,
    /// The sources that are shown.
    pub(crate) sources: Vec<ReviewSource>,
    lines: Vec<EventId>,
    /// For each source where its messages stand, by number.
    by_place: Vec<Vec<u32>>,
    by_line: HashMap<EventId, u32>,
    /// What lines are numbered by: the order in which they were written down, whatever is shown of them.
    numbers: HashMap<EventId, u32>,
    line_of: HashMap<u32, EventId>,
}

fn small(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(NOWHERE)
}

impl Reading {
    pub(crate) fn len(&self) -> u32 {
        small(self.spots.len())
    }

    pub(crate) fn item(&self, index: u32) -> Option<Item> {
        let spot = self.spots.get(index as usize)?;
        let source = spot.source as usize;
        if source < self.sources.len() {
            return Some(Item::Message(source, spot.place));
        }
        self.lines.get(spot.place as usize).copied().map(Item::Line)
    }

    /// When it was; `None` where nobody can know.
    pub(crate) fn at(&self, index: u32) -> Option<Moment> {
        let spot = self.spots.get(index as usize)?;
        Moment::from_timestamp_millis(spot.at)
    }

    /// What a stretch that was read names it by.
    pub(crate) fn number(&self, item: Item) -> Option<(Option<EventId>, u32)> {
        match item {
            Item::Message(source, place) => Some((Some(self.sources.get(source)?.id), place)),
            Item::Line(line) => Some((None, *self.numbers.get(&line)?)),
        }
    }

    /// One more than the highest number that a stretch can name in a source, or in the log.
    pub(super) fn numbers_of(&self, source: Option<EventId>) -> u32 {
        let Some(source) = source else { return small(self.numbers.len()) };
        let which = self.sources.iter().position(|one| one.id == source);
        which.and_then(|which| self.by_place.get(which)).map_or(0, |places| small(places.len()))
    }

    /// Where what a stretch names stands.
    pub(crate) fn of_number(&self, source: Option<EventId>, number: u32) -> Option<u32> {
        match source {
            Some(source) => self.of_message(source, number),
            None => self.line_of.get(&number).and_then(|line| self.of_line(*line)),
        }
    }

    pub(crate) fn of_message(&self, source: EventId, place: u32) -> Option<u32> {
        let which = self.sources.iter().position(|one| one.id == source)?;
        self.by_place.get(which)?.get(place as usize).copied().filter(|index| *index != NOWHERE)
    }

    pub(crate) fn of_line(&self, line: EventId) -> Option<u32> {
        self.by_line.get(&line).copied()
    }

    /// Every line of the log that is shown, and where it stands.
    pub(crate) fn lines(&self) -> impl Iterator<Item = (EventId, u32)> + '_ {
        self.lines.iter().filter_map(|line| Some((*line, self.of_line(*line)?)))
    }

    /// The first that is not before an instant; the last one where all are.
    pub(crate) fn of_instant(&self, at: Moment) -> Option<u32> {
        let at = at.timestamp_millis();
        let index = self.spots.partition_point(|spot| spot.at < at);
        self.spots.len().checked_sub(1).map(|last| small(index.min(last)))
    }
}

impl Service {
    /// The order in which a conversation is read.
    pub(crate) fn conversation_order(
        &self,
        desk: &ReviewDesk<'_>,
        of: &ConversationOf,
    ) -> Result<Arc<Reading>, ErrorReply> {
        let shown: Vec<ReviewSource> =
            sources(desk.scene.review).into_iter().filter(|source| !of.hidden.contains(&source.id)).collect();
        let key = Key {
            sources: shown
                .iter()
                .map(|source| (source.id, source.imports.clone(), source.shift.num_milliseconds()))
                .collect(),
            log: (!of.no_log).then(|| desk.scene.incident.event_count()),
        };
        let mut conversations = lock(&self.conversations);
        let held = conversations.of(desk.stream);
        if held.key.as_ref() != Some(&key) {
            let raw = raw(desk, &shown, &mut held.raw)?;
            held.reading = Arc::new(laid(desk, shown, &raw, !of.no_log));
            held.key = Some(key);
        } else if held.reading.sources != shown {
            // Who is who, or a name, changed; the order did not.
            let mut same = Arc::try_unwrap(std::mem::take(&mut held.reading));
            if let Ok(order) = &mut same {
                order.sources = shown;
            }
            match same {
                Ok(order) => held.reading = Arc::new(order),
                Err(shared) => {
                    held.reading = shared;
                    held.key = None;
                }
            }
        }
        Ok(Arc::clone(&held.reading))
    }
}

impl Service {
    /// The order of one source alone, before its clock was put right.
    pub(crate) fn source_order(
        &self,
        desk: &ReviewDesk<'_>,
        source: &ReviewSource,
    ) -> Result<Arc<Vec<MessageOrder>>, StoreError> {
        let mut conversations = lock(&self.conversations);
        let own = raw(desk, std::slice::from_ref(source), &mut conversations.of(desk.stream).raw)?;
        Ok(own.into_iter().next().unwrap_or_default())
    }
}

/// Each source's own order, read where it is not held yet.
fn raw(
    desk: &ReviewDesk<'_>,
    shown: &[ReviewSource],
    held: &mut HashMap<EventId, (Vec<EventId>, Arc<Vec<MessageOrder>>)>,
) -> Result<Vec<Arc<Vec<MessageOrder>>>, StoreError> {
    let known: HashSet<EventId> = sources(desk.scene.review).iter().map(|source| source.id).collect();
    held.retain(|source, _| known.contains(source));
    shown
        .iter()
        .map(|source| match held.get(&source.id) {
            Some((imports, order)) if *imports == source.imports => Ok(Arc::clone(order)),
            Some(_) | None => {
                let mut order = desk.store.message_order(source.id, &source.imports)?;
                date(&mut order);
                let order = Arc::new(order);
                held.insert(source.id, (source.imports.clone(), Arc::clone(&order)));
                Ok(order)
            }
        })
        .collect()
}

/// What has no instant stands behind what it followed in its source.
fn date(order: &mut [MessageOrder]) {
    if order.iter().all(|one| one.at.is_some()) {
        return;
    }
    order.sort_unstable_by_key(|one| one.place);
    let mut before = order.iter().find_map(|one| one.at);
    for one in order.iter_mut() {
        one.at = one.at.or(before);
        before = one.at;
    }
    order.sort_unstable();
}

fn laid(desk: &ReviewDesk<'_>, sources: Vec<ReviewSource>, raw: &[Arc<Vec<MessageOrder>>], with_log: bool) -> Reading {
    let mut order = Reading { sources, ..Reading::default() };
    let mut spots: Vec<Spot> = Vec::with_capacity(raw.iter().map(|one| one.len()).sum::<usize>() + 256);
    let lines_from = small(order.sources.len());
    if with_log {
        let all = Filter { struck: true, routine: true, ..Filter::default() };
        for (number, key) in desk.scene.incident.line_keys(Order::Arrival, &all).into_iter().enumerate() {
            order.numbers.insert(key.id, small(number));
            order.line_of.insert(small(number), key.id);
        }
        for key in desk.scene.incident.line_keys(Order::Happened, &Filter::default()) {
            let place = small(order.lines.len());
            spots.push(Spot { at: key.at.timestamp_millis(), source: lines_from, place });
            order.lines.push(key.id);
        }
    }
    for ((source, messages), number) in order.sources.iter().zip(raw).zip(0_u32..) {
        let shift = source.shift.num_milliseconds();
        let at = |message: &MessageOrder| message.at.map_or(i64::MIN, |at| at.saturating_add(shift));
        spots.extend(messages.iter().map(|one| Spot { at: at(one), source: number, place: one.place }));
    }
    // Each source is in order already, which a stable sort makes use of; the log stands first within an instant.
    spots.sort_by_key(|spot| spot.at);
    order.by_place =
        raw.iter().map(|one| vec![NOWHERE; one.iter().map(|one| one.place as usize + 1).max().unwrap_or(0)]).collect();
    for (index, spot) in spots.iter().enumerate() {
        if let Some(places) = order.by_place.get_mut(spot.source as usize) {
            if let Some(place) = places.get_mut(spot.place as usize) {
                *place = small(index);
            }
        } else if let Some(line) = order.lines.get(spot.place as usize) {
            order.by_line.insert(*line, small(index));
        }
    }
    order.spots = spots;
    order
}
