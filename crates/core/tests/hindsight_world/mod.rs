//! An incident and its review, written minute by minute by several people, at any of whose minutes one can look.
#![allow(dead_code, reason = "each table uses what it needs")]
#![expect(clippy::unwrap_used, reason = "a test says what it expects")]

use muster_core::directory::Directory;
use muster_core::event::{
    Act, Body, ChainHead, Draft, EntryAdded, Event, Hlc, IncidentDeclared, MilestoneSet, PersonAdded, PhaseSet,
    Restored, RestoredWhy, ReviewAct, StatementWritten, StreamKind, TalkAct, TitleSet, seal,
};
use muster_core::ids::{DIRECTORY, DeviceId, EventId, PersonId, StreamId};
use muster_core::incident::{Cutoff, IncidentState, fold, fold_at};
use muster_core::library::Library;
use muster_core::response::Scene;
use muster_core::review::{ReviewScene, ReviewState, fold_review, stream_of};
use muster_core::time::{Happened, Moment};
use muster_core::words::{Milestone, Phase, Severity};
use muster_core::zone::Zone;
use serde_json::{Value, json};
use uuid::Uuid;

pub(crate) const INCIDENT: StreamId = StreamId(Uuid::from_u128(9));

pub(crate) fn id(n: u128) -> EventId {
    EventId(Uuid::from_u128(n))
}

/// A minute after two at night.
pub(crate) fn at(minute: u32) -> Moment {
    format!("2026-11-20T{:02}:{:02}:00Z", 2 + minute / 60, minute % 60).parse().unwrap()
}

/// What was written so far. Event `n`, from 1, has the id `n`, whichever stream it is in.
pub(crate) struct World {
    head: ChainHead,
    last: Hlc,
    count: u128,
    pub(crate) incident: Vec<Event>,
    review: Vec<Event>,
    directory: Vec<Event>,
    pub(crate) library: Library,
    /// Who writes; 0 for nobody.
    pub(crate) author: u128,
}

impl World {
    /// Declared at minute 2 by person 1; Ana (1), Jonas (2) and Mei (3) are known.
    pub(crate) fn new() -> Self {
        let mut world = Self {
            head: ChainHead::empty(DeviceId(Uuid::from_u128(7))),
            last: Hlc::default(),
            count: 900,
            incident: Vec::new(),
            review: Vec::new(),
            directory: Vec::new(),
            library: Library::built_in(),
            author: 0,
        };
        for (n, handle, name) in [(1, "ana", "Ana Ruiz"), (2, "jonas", "Jonas Weber"), (3, "mei", "Mei Tan")] {
            let person = json!({ "person": PersonId(Uuid::from_u128(n)), "handle": handle, "name": name });
            let person: PersonAdded = serde_json::from_value(person).unwrap();
            world.push(0, 0, DIRECTORY, StreamKind::Catalog, Body::PersonAdded(person));
        }
        (world.count, world.author) = (0, 1);
        let declared = IncidentDeclared { number: 42, severity: Some(Severity::Sev2), is_drill: false };
        world.body(2, 2, Body::IncidentDeclared(declared));
        world.body(2, 2, Body::TitleSet(TitleSet { title: "Cards declined".to_owned() }));
        world
    }

    fn push(&mut self, happened: u32, known: u32, stream: StreamId, stream_kind: StreamKind, body: Body) -> EventId {
        self.count += 1;
        let draft = Draft {
            id: id(self.count),
            stream,
            stream_kind,
            author: (self.author > 0).then(|| PersonId(Uuid::from_u128(self.author))),
            happened: Happened::exact(at(happened), "UTC"),
            known_at: None,
            body,
        };
        let event = seal(draft, &mut self.head, &mut self.last, at(known)).unwrap().0;
        match stream_kind {
            StreamKind::Incident => self.incident.push(event),
            StreamKind::Review => self.review.push(event),
            _ => self.directory.push(event),
        }
        id(self.count)
    }

    /// Something in the incident that happened at one minute and was written down at another.
    pub(crate) fn body(&mut self, happened: u32, known: u32, body: Body) -> EventId {
        self.push(happened, known, INCIDENT, StreamKind::Incident, body)
    }

    /// Something done in the response.
    pub(crate) fn act(&mut self, minute: u32, act: Value) -> EventId {
        let act: Act = serde_json::from_value(act).unwrap();
        self.body(minute, minute, Body::Act(act))
    }

    /// A line of the log.
    pub(crate) fn line(&mut self, minute: u32, kind: &str, text: &str, people: &[&str]) -> EventId {
        self.late_line(minute, minute, kind, text, people)
    }

    /// A line that was written down later than it happened.
    pub(crate) fn late_line(&mut self, happened: u32, known: u32, kind: &str, text: &str, people: &[&str]) -> EventId {
        let entry = json!({ "kind": kind, "text": text, "people": people, "services": [], "pinned": false, "flagged": false,
            "links": [], "attachments": [] });
        let entry: EntryAdded = serde_json::from_value(entry).unwrap();
        self.body(happened, known, Body::EntryAdded(entry))
    }

    pub(crate) fn standing(&mut self, minute: u32, entry: EventId, standing: &str, remark: &str) -> EventId {
        self.act(minute, json!({ "kind": "standing_set", "entry": entry, "standing": standing, "remark": remark }))
    }

    /// An update to an audience, with the minute of the next word where one was promised.
    pub(crate) fn told(&mut self, minute: u32, audience: &str, text: &str, next: Option<u32>) -> EventId {
        let act = json!({ "kind": "update_sent", "audience": audience, "text": text, "channel": "plain",
            "nextBy": next.map(at) });
        self.act(minute, act)
    }

    pub(crate) fn draft(&mut self, minute: u32, audience: &str, text: &str) -> EventId {
        self.act(minute, json!({ "kind": "update_drafted", "audience": audience, "text": text }))
    }

    pub(crate) fn statement(&mut self, minute: u32, text: &str) -> EventId {
        self.body(minute, minute, Body::StatementWritten(StatementWritten { text: text.to_owned() }))
    }

    pub(crate) fn phase(&mut self, minute: u32, phase: Phase) -> EventId {
        self.body(minute, minute, Body::PhaseSet(PhaseSet { phase }))
    }

    pub(crate) fn milestone(&mut self, happened: u32, known: u32, milestone: Milestone) -> EventId {
        self.body(happened, known, Body::MilestoneSet(MilestoneSet { milestone, text: String::new() }))
    }

    pub(crate) fn take_back(&mut self, minute: u32, target: EventId) -> EventId {
        self.body(minute, minute, Body::Restored(Restored { targets: vec![target], why: RestoredWhy::Undo }))
    }

    /// Something done in the review, days later.
    pub(crate) fn review(&mut self, act: Value) -> EventId {
        let body = match serde_json::from_value::<ReviewAct>(act.clone()) {
            Ok(act) => Body::Review(act),
            Err(_) => Body::Talk(serde_json::from_value::<TalkAct>(act).unwrap()),
        };
        self.push(600, 600, stream_of(INCIDENT), StreamKind::Review, body)
    }

    /// As everything is known now.
    pub(crate) fn seen(&self) -> Seen<'_> {
        self.of(fold(&self.incident), at(660))
    }

    /// As it was known at a minute.
    pub(crate) fn seen_at(&self, minute: u32) -> Seen<'_> {
        self.of(fold_at(&self.incident, Cutoff::Known(at(minute))), at(minute))
    }

    /// As it was seen live at a minute: only what had been written by then was there.
    pub(crate) fn live_at(&self, minute: u32) -> Seen<'_> {
        let mut state = IncidentState::default();
        self.incident.iter().filter(|event| event.recorded_at() <= at(minute)).for_each(|event| state.apply(event));
        self.of(state, at(minute))
    }

    fn of(&self, incident: IncidentState, now: Moment) -> Seen<'_> {
        Seen {
            world: self,
            incident,
            review: fold_review(&self.review),
            directory: Directory::fold(&self.directory),
            now,
        }
    }
}

pub(crate) struct Seen<'a> {
    world: &'a World,
    incident: IncidentState,
    review: ReviewState,
    directory: Directory,
    now: Moment,
}

impl Seen<'_> {
    pub(crate) fn response(&self) -> Scene<'_> {
        let Self { world, incident: state, directory, now, .. } = self;
        Scene { state, library: &world.library, directory, now: *now, zone: Zone::UTC }
    }

    pub(crate) fn review(&self) -> ReviewScene<'_> {
        let Self { world, incident, review, directory, now } = self;
        ReviewScene { review, incident, library: &world.library, directory, now: *now, zone: Zone::UTC }
    }
}
