//! The queue of reviews, and what the choice of depth and people rests on.

use std::collections::{HashMap, HashSet};

use muster_core::directory::Directory;
use muster_core::event::StreamKind;
use muster_core::ids::StreamId;
use muster_core::incident::IncidentState;
use muster_core::response::alike::Traits;
use muster_core::review::earlier::{self, EarlierIncident};
use muster_core::review::queue::{
    PROGRESS_KINDS, QueueIncident, SCOPE_KINDS, in_order, is_running, progress, queue_row,
};
use muster_core::review::seats::{LastLed, candidates, note_led};
use muster_core::review::{ReviewStanding, ReviewState, chosen_at_stand_down, fold_review, outline, stream_of, tiers};
use muster_store::{IncidentRow, Store};

use crate::neighbours::reason;
use crate::service::{Service, lock};
use crate::wire::{Empty, ErrorReply, IncidentOnly, ReviewQueue, ReviewScopeView};

/// How many closed incidents are looked through for earlier ones on the same things.
const LOOKED_THROUGH: u32 = 500;
/// What is read of an earlier review.
const FOUND_KINDS: &[&str] = &["finding_written", "finding_struck", "restored", "body_erased"];

/// What the queue follows from, held in memory: of every review the few events that say how it stands.
#[derive(Default)]
pub(crate) struct HeldQueue {
    /// Up to which arrival; `None` when nothing was read yet.
    seen: Option<i64>,
    /// The incident of each review.
    incidents: HashMap<StreamId, StreamId>,
    reviews: HashMap<StreamId, Outlined>,
    /// Incidents whose commander chose a review while standing down: only the events that say so.
    chosen: HashMap<StreamId, IncidentState>,
}

#[derive(Default)]
struct Outlined {
    state: ReviewState,
    /// Up to which arrival its progress was read.
    read: i64,
}

impl HeldQueue {
    /// Reads what arrived since.
    fn refresh(&mut self, store: &Store) -> Result<(), ErrorReply> {
        if self.seen == Some(store.last_arrival()?) {
            return Ok(());
        }
        let arrived = store.events_of_kinds(SCOPE_KINDS, self.seen.unwrap_or(0))?;
        let mut fresh = HashSet::new();
        for event in &arrived.events {
            let stream = event.header.stream;
            match event.header.stream_kind {
                StreamKind::Review => self.reviews.entry(stream).or_default().state.apply(event),
                StreamKind::Incident if self.chosen.contains_key(&stream) => {
                    if let Some(state) = self.chosen.get_mut(&stream) {
                        state.apply(event);
                    }
                }
                // What was taken back may have arrived before what it takes back: such a stream is read from its start.
                StreamKind::Incident if event.header.kind == "review_chosen" => {
                    fresh.insert(stream);
                }
                StreamKind::Incident | StreamKind::Drill | StreamKind::Catalog | StreamKind::Library => {}
            }
        }
        for stream in fresh {
            let mut state = IncidentState::default();
            store.stream_events_of_kinds(stream, SCOPE_KINDS, 0)?.events.iter().for_each(|event| state.apply(event));
            self.chosen.insert(stream, state);
        }
        // Where somebody only marked, a review goes on too.
        let streams = store.review_streams()?;
        if streams.iter().any(|stream| !self.incidents.contains_key(stream)) {
            let all = store.incident_streams()?;
            self.incidents = all.into_iter().map(|incident| (stream_of(incident), incident)).collect();
        }
        for stream in streams {
            self.reviews.entry(stream).or_default();
        }
        self.seen = Some(arrived.last);
        Ok(())
    }

    /// Every incident that has to do with a review, with the stream of that.
    fn all(&self) -> Vec<(StreamId, StreamId)> {
        let reviewed = self.reviews.keys().filter_map(|stream| Some((*self.incidents.get(stream)?, *stream)));
        let mut all: HashMap<StreamId, StreamId> = reviewed.collect();
        all.extend(self.chosen.keys().map(|incident| (*incident, stream_of(*incident))));
        all.into_iter().collect()
    }

    /// Who led which review last. Reviews of drills count among drills alone.
    fn led(&self, store: &Store, but: StreamId, drills: bool) -> Result<LastLed, ErrorReply> {
        let mut led = LastLed::new();
        for (stream, review) in self.reviews.iter().filter(|(stream, _)| **stream != but) {
            let row = match self.incidents.get(stream) {
                Some(incident) => store.incident(*incident)?,
                None => None,
            };
            if row.is_none_or(|row| row.is_drill == drills) {
                note_led(&mut led, &review.state);
            }
        }
        Ok(led)
    }

    fn rows(&mut self, store: &Store, directory: &Directory) -> Result<ReviewQueue, ErrorReply> {
        let mut rows = Vec::new();
        for (incident, stream) in self.all() {
            let Some(row) = store.incident(incident)? else { continue };
            let chosen = self.chosen.get(&incident).and_then(chosen_at_stand_down);
            let review = self.reviews.entry(stream).or_default();
            let mut scope = outline(incident, &review.state, directory, chosen.clone());
            // Where nobody asked for one, somebody may have begun all the same.
            if is_running(&scope) || scope.standing == ReviewStanding::Unasked {
                let arrived = store.stream_events_of_kinds(stream, PROGRESS_KINDS, review.read)?;
                arrived.events.iter().for_each(|event| review.state.apply(event));
                review.read = arrived.last;
                scope = outline(incident, &review.state, directory, chosen);
            }
            rows.extend(queue_row(about(&row), scope, &review.state));
        }
        in_order(&mut rows);
        Ok(ReviewQueue { rows })
    }
}

fn about(row: &IncidentRow) -> QueueIncident {
    QueueIncident {
        reference: row.reference(),
        title: row.title.clone(),
        severity: row.severity,
        is_drill: row.is_drill,
        at: row.resolved_at.unwrap_or(row.declared_at),
        lines: row.lines,
    }
}

impl Service {
    pub(crate) fn review_queue(&self, _: Empty) -> Result<ReviewQueue, ErrorReply> {
        let (store, names) = (self.store()?, self.names()?);
        let mut held = lock(&self.reviews);
        held.queue.refresh(&store)?;
        held.queue.rows(&store, &names.directory)
    }

    pub(crate) fn review_scope(&self, request: IncidentOnly) -> Result<ReviewScopeView, ErrorReply> {
        let store = self.store()?;
        let incident = self.resolve(&store, &request.incident)?;
        let is_drill = store.incident(incident)?.is_some_and(|row| row.is_drill);
        let led = {
            let mut held = lock(&self.reviews);
            held.queue.refresh(&store)?;
            held.queue.led(&store, stream_of(incident), is_drill)?
        };
        let (row, mine, candidates, progress) = self.on_review(&request.incident, |desk| {
            let candidates = candidates(&desk.scene, &led);
            let progress = progress(desk.scene.review, desk.row.lines);
            Ok((desk.row.clone(), Traits::of(desk.scene.incident), candidates, progress))
        })?;
        // Reads other incidents: this one must not be held meanwhile.
        let earlier = self.earlier(&store, &row, &mine)?;
        Ok(ReviewScopeView { guides: tiers::guides(), candidates, earlier, progress })
    }

    /// Earlier incidents on the same things. They are found by what the board knows of them; who was in both is looked
    /// up for the few that are shown.
    fn earlier(&self, store: &Store, row: &IncidentRow, mine: &Traits) -> Result<Vec<EarlierIncident>, ErrorReply> {
        let names = self.names()?;
        let mut others = store.closed_incidents(LOOKED_THROUGH)?.0;
        others.extend(store.open_incidents()?);
        // Two of the same minute are told apart by their numbers.
        let age = |one: &IncidentRow| (one.declared_at, one.number);
        others.retain(|other| other.stream != row.stream && other.is_drill == row.is_drill && age(other) < age(row));
        others.sort_by_key(|other| std::cmp::Reverse(age(other)));
        let traits: Vec<(StreamId, Traits)> = others.iter().map(|other| (other.stream, of_row(other))).collect();
        let mut found = Vec::new();
        for (id, mut common) in earlier::likest(mine, &traits).into_iter().take(earlier::MOST) {
            let Some(other) = others.iter().find(|other| other.stream == id) else { continue };
            let (people, chosen) = {
                let loaded = self.load(store, id)?;
                let state = &lock(&loaded).state;
                (Traits::of(state).people, chosen_at_stand_down(state))
            };
            common.people = mine.people.intersection(&people).cloned().collect();
            let review = stream_of(id);
            let scoped = store.stream_events_of_kinds(review, SCOPE_KINDS, 0)?;
            let scope = outline(id, &fold_review(&scoped.events), &names.directory, chosen);
            let written = store.stream_events_of_kinds(review, FOUND_KINDS, 0)?;
            found.push(EarlierIncident {
                incident: id,
                reference: other.reference(),
                title: other.title.clone(),
                at: other.declared_at,
                reason: reason(&common, &names.directory),
                standing: scope.standing,
                tier: scope.tier.map(|choice| choice.tier),
                findings: earlier::findings(&fold_review(&written.events)),
            });
        }
        Ok(found)
    }
}

/// What the board knows an incident by.
fn of_row(row: &IncidentRow) -> Traits {
    Traits {
        services: row.services.iter().cloned().collect(),
        people: std::collections::BTreeSet::new(),
        words: Traits::words_of(&[&row.title, &row.statement]),
    }
}
