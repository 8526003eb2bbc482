//! Reviews without hindsight: the time line, any earlier minute, told beside known, points of view, accounts that differ.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::{DateTime, TimeDelta};
use muster_core::event::Passage;
use muster_core::ids::EventId;
use muster_core::library::Library;
use muster_core::review::{
    Differences, KnownAt, Marks, PointsOfView, ReviewScene, ReviewSource, SaidKnown, SpokenMinute, TimeLine,
    differences, known_at, marks, points_of_view, said_known, stream_of, time_line,
};
use muster_core::time::Moment;
use muster_store::StoreError;
use muster_store::sources::SpokenIn;

use super::ReviewDesk;
use super::order::Reading;
use crate::service::{Service, lock};
use crate::sources::person_of;
use crate::wire::{ConversationOf, ErrorReply, IncidentRequest, ViewExtent, ViewsRequest};

/// Of how many sources the minutes are held at once.
const HELD: usize = 12;
/// Into how many steps a lane is divided at most, so that a long incident draws as quickly as a short one.
const STEPS: i64 = 240;

/// Into how many parts everything that is read is divided for an overview.
const PARTS: usize = 120;
/// How long before the incident a line may be that belongs to it.
const SEEN_BEFORE: TimeDelta = TimeDelta::hours(2);

/// Who spoke in which minute, of the sources that were looked at last, with the imports it follows from.
#[derive(Default)]
pub(crate) struct Minutes {
    held: HashMap<EventId, (Vec<EventId>, Arc<Vec<SpokenIn>>)>,
}

/// Where people's own course of an incident begins: what they saw shortly before it was declared belongs to it, what was
/// said of last night does not.
fn seen_from(desk: &ReviewDesk<'_>, from: Moment) -> Moment {
    let lines = desk.scene.incident.views().filter(|(_, view)| view.struck.is_none()).map(|(_, view)| view.happened.at);
    lines.filter(|at| *at < from && from - *at <= SEEN_BEFORE).min().unwrap_or(from)
}

impl Service {
    pub(crate) fn time_line(&self, of: ConversationOf) -> Result<TimeLine, ErrorReply> {
        self.on_review(&of.incident, |desk| {
            let order = self.conversation_order(desk, &of)?;
            Ok(time_line(&desk.scene, &marks(&desk.scene), &|passage| when(desk, &order, passage)))
        })
    }

    pub(crate) fn known_at(&self, request: IncidentRequest) -> Result<KnownAt, ErrorReply> {
        self.on_scene(&request.incident, request.at, |scene, _row, _names| Ok(known_at(scene)))
    }

    pub(crate) fn said_known(&self, request: IncidentRequest) -> Result<SaidKnown, ErrorReply> {
        self.on_scene(&request.incident, request.at, |scene, _row, _names| Ok(said_known(scene)))
    }

    pub(crate) fn points_of_view(&self, request: ViewsRequest) -> Result<PointsOfView, ErrorReply> {
        let ViewsRequest { of, at, from, to } = request;
        // What was said is read by the conversation as it is; the log by what was known. Both cannot be looked at at once.
        let (spoken, now_known) = self.on_review(&of.incident, |desk| {
            let order = self.conversation_order(desk, &of)?;
            let ends = time_line(&desk.scene, &Marks::default(), &|_| None);
            let from = from.unwrap_or_else(|| seen_from(desk, ends.from));
            let span = (from, to.unwrap_or(ends.to).max(from + TimeDelta::minutes(1)));
            let spoken = self.spoken(desk, &order, span, at)?;
            let all = || points_of_view(&desk.scene, None, &spoken, &|passage| when(desk, &order, passage));
            let now_known = at.is_none().then(all);
            Ok((spoken, now_known))
        })?;
        if let Some(now_known) = now_known {
            return Ok(now_known);
        }
        let (now, zone) = (self.clock.now(), self.zone());
        let library = Library::at(self.library_events()?.iter(), now);
        self.on_state(&of.incident, at, |store, row, state, _orders, names| {
            let held = self.load_review(store, stream_of(row.stream))?;
            let held = lock(&held);
            let (review, directory) = (&held.state, &names.directory);
            let scene = ReviewScene { review, incident: state, library: &library, directory, now, zone };
            Ok(points_of_view(&scene, at, &spoken, &|_| None))
        })
    }

    pub(crate) fn view_extent(&self, of: ConversationOf) -> Result<ViewExtent, ErrorReply> {
        self.on_review(&of.incident, |desk| {
            let order = self.conversation_order(desk, &of)?;
            let ends = time_line(&desk.scene, &Marks::default(), &|_| None);
            let lines: Vec<Moment> = desk
                .scene
                .incident
                .views()
                .filter(|(_, view)| view.struck.is_none())
                .map(|(_, view)| view.happened.at)
                .collect();
            let mut spread = Spread::new((ends.from, ends.to), &order.sources, &lines);
            for source in &order.sources {
                let shift = source.shift.num_milliseconds();
                for one in self.minutes(desk, source)?.iter() {
                    spread.put(one.first.saturating_add(shift), one.messages);
                }
            }
            for at in lines {
                spread.put(at.timestamp_millis(), 1);
            }
            let Spread { from, to, counts } = spread;
            Ok(ViewExtent { from, to, incident_from: seen_from(desk, ends.from), incident_to: ends.to, counts })
        })
    }

    pub(crate) fn differences(&self, of: ConversationOf) -> Result<Differences, ErrorReply> {
        self.on_review(&of.incident, |desk| {
            let order = self.conversation_order(desk, &of)?;
            Ok(differences(&desk.scene, &marks(&desk.scene), &|passage| when(desk, &order, passage)))
        })
    }

    /// What was said by an instant in the sources that are shown, a step at a time.
    fn spoken(
        &self,
        desk: &ReviewDesk<'_>,
        order: &Reading,
        (from, to): (Moment, Moment),
        at: Option<Moment>,
    ) -> Result<Vec<SpokenMinute>, ErrorReply> {
        let to = at.map_or(to, |at| at.min(to));
        let step = ((to - from).num_seconds() / STEPS).max(60) * 1_000;
        let mut all = Vec::new();
        for source in &order.sources {
            let shift = source.shift.num_milliseconds();
            let own = |at: Moment| at.timestamp_millis().saturating_sub(shift);
            let minutes = self.minutes(desk, source)?;
            let within = minutes.iter().filter(|one| own(from) <= one.first && one.last <= own(to)).copied();
            // The minute in which one stands is counted anew: not all of it was said.
            let cut = own(to).div_euclid(60_000) * 60_000;
            let whole = within.filter(|one| one.first < cut);
            let begun = desk.store.spoken_by_minute(source.id, &source.imports, Some((cut.max(own(from)), own(to))))?;
            let mut steps: HashMap<(i64, i64), SpokenIn> = HashMap::new();
            for one in whole.chain(begun) {
                let key = ((one.first - own(from)).div_euclid(step), one.author);
                let held = steps.entry(key).or_insert(SpokenIn { messages: 0, ..one });
                if one.first < held.first {
                    (held.first, held.place) = (one.first, one.place);
                }
                held.last = held.last.max(one.last);
                held.messages = held.messages.saturating_add(one.messages);
            }
            let authors = desk.store.authors(source.id)?;
            all.extend(steps.into_values().filter_map(|one| {
                let author = authors.get(&one.author)?;
                let person = person_of(source, desk.scene.directory, author);
                if author.is_program && person.is_none() {
                    return None;
                }
                Some(SpokenMinute {
                    person,
                    name: if author.name.is_empty() { author.id.clone() } else { author.name.clone() },
                    source: source.id,
                    place: one.place,
                    first: source.put_right(DateTime::from_timestamp_millis(one.first)?),
                    last: source.put_right(DateTime::from_timestamp_millis(one.last)?),
                    messages: one.messages,
                })
            }));
        }
        all.sort_by_key(|one| (one.first, one.source, one.place));
        Ok(all)
    }

    /// Who spoke in which minute of a source, counted once.
    fn minutes(&self, desk: &ReviewDesk<'_>, source: &ReviewSource) -> Result<Arc<Vec<SpokenIn>>, StoreError> {
        let mut minutes = lock(&self.minutes);
        if let Some((imports, held)) = minutes.held.get(&source.id)
            && *imports == source.imports
        {
            return Ok(Arc::clone(held));
        }
        if minutes.held.len() >= HELD {
            minutes.held.clear();
        }
        let counted = Arc::new(desk.store.spoken_by_minute(source.id, &source.imports, None)?);
        minutes.held.insert(source.id, (source.imports.clone(), Arc::clone(&counted)));
        Ok(counted)
    }
}

/// How much there is in each part of everything that is read.
struct Spread {
    from: Moment,
    to: Moment,
    counts: Vec<u32>,
}

impl Spread {
    fn new((from, to): (Moment, Moment), sources: &[ReviewSource], lines: &[Moment]) -> Self {
        let firsts = sources.iter().filter_map(|source| Some(source.put_right(source.first?)));
        let lasts = sources.iter().filter_map(|source| Some(source.put_right(source.last?)));
        let from = firsts.chain(lines.iter().copied()).fold(from, Moment::min);
        let to = lasts.chain(lines.iter().copied()).fold(to, Moment::max);
        Self { from, to, counts: vec![0; PARTS] }
    }

    fn put(&mut self, at: i64, count: u32) {
        let (from, to) = (self.from.timestamp_millis(), self.to.timestamp_millis());
        let width = (to - from).max(1);
        let part = usize::try_from(i128::from(at - from) * PARTS as i128 / i128::from(width)).ok();
        if let Some(one) = part.filter(|_| at <= to).and_then(|part| self.counts.get_mut(part.min(PARTS - 1))) {
            *one = one.saturating_add(count);
        }
    }
}

/// When a passage was: a message by the order it is read in, a line by what it says of itself.
fn when(desk: &ReviewDesk<'_>, order: &Reading, passage: &Passage) -> Option<Moment> {
    match (passage.source, passage.line) {
        (Some(source), _) => order.of_message(source, passage.place).and_then(|index| order.at(index)),
        (None, Some(line)) => match order.of_line(line) {
            Some(index) => order.at(index),
            None => desk.scene.incident.line(line).map(|line| line.view.happened.at),
        },
        (None, None) => None,
    }
}
