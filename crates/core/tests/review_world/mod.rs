//! A review put together act by act, each at an instant of its own.
#![allow(dead_code, reason = "each table uses what it needs")]
#![expect(clippy::unwrap_used, reason = "a test says what it expects")]

use muster_core::directory::Directory;
use muster_core::event::{Act, Body, ChainHead, Draft, Event, Hlc, PersonAdded, ReviewAct, StreamKind, TalkAct, seal};
use muster_core::ids::{DIRECTORY, DeviceId, EventId, PersonId, StreamId};
use muster_core::incident::{IncidentState, fold};
use muster_core::library::Library;
use muster_core::review::{ReviewScene, ReviewState, fold_review, stream_of};
use muster_core::time::{Happened, Moment};
use muster_core::zone::Zone;
use serde_json::Value;
use uuid::Uuid;

pub(crate) const INCIDENT: StreamId = StreamId(Uuid::from_u128(9));

pub(crate) fn at(text: &str) -> Moment {
    text.parse().unwrap()
}

pub(crate) fn id(n: u128) -> EventId {
    EventId(Uuid::from_u128(n))
}

/// What was written so far. Event `n`, from 1, has the id `n`, whichever stream it is in.
pub(crate) struct World {
    head: ChainHead,
    last: Hlc,
    count: u128,
    review: Vec<Event>,
    incident: Vec<Event>,
    people: Vec<Event>,
    pub(crate) library: Library,
    directory: Directory,
    pub(crate) zone: Zone,
}

pub(crate) struct Seen<'a> {
    world: &'a World,
    review: ReviewState,
    incident: IncidentState,
}

impl World {
    pub(crate) fn new() -> Self {
        Self {
            head: ChainHead::empty(DeviceId(Uuid::from_u128(7))),
            last: Hlc::default(),
            count: 0,
            review: Vec::new(),
            incident: Vec::new(),
            people: Vec::new(),
            library: Library::built_in(),
            directory: Directory::default(),
            zone: Zone::parse("Europe/Berlin").unwrap(),
        }
    }

    fn push(&mut self, when: &str, stream: StreamId, stream_kind: StreamKind, body: Body) -> EventId {
        self.count += 1;
        let happened = Happened::exact(at(when), self.zone.name());
        let draft = Draft { id: id(self.count), stream, stream_kind, author: None, happened, known_at: None, body };
        let event = seal(draft, &mut self.head, &mut self.last, at(when)).unwrap().0;
        match stream_kind {
            StreamKind::Review => self.review.push(event),
            StreamKind::Catalog => self.people.push(event),
            _ => self.incident.push(event),
        }
        id(self.count)
    }

    /// Something done in the review.
    pub(crate) fn act(&mut self, when: &str, act: Value) -> EventId {
        let act: ReviewAct = serde_json::from_value(act).unwrap();
        self.push(when, stream_of(INCIDENT), StreamKind::Review, Body::Review(act))
    }

    /// Something done in an interview.
    pub(crate) fn talk(&mut self, when: &str, act: Value) -> EventId {
        let act: TalkAct = serde_json::from_value(act).unwrap();
        self.push(when, stream_of(INCIDENT), StreamKind::Review, Body::Talk(act))
    }

    /// Somebody of the directory.
    pub(crate) fn person(&mut self, when: &str, handle: &str, name: &str) {
        let person = PersonId(Uuid::from_u128(self.count + 1));
        let person = serde_json::json!({ "person": person, "handle": handle, "name": name });
        let person: PersonAdded = serde_json::from_value(person).unwrap();
        self.push(when, DIRECTORY, StreamKind::Catalog, Body::PersonAdded(person));
        self.directory = Directory::fold(&self.people);
    }

    /// Something that stands in the incident.
    pub(crate) fn incident(&mut self, when: &str, body: Body) -> EventId {
        self.push(when, INCIDENT, StreamKind::Incident, body)
    }

    /// Something done in the response.
    pub(crate) fn response(&mut self, when: &str, act: Value) -> EventId {
        let act: Act = serde_json::from_value(act).unwrap();
        self.incident(when, Body::Act(act))
    }

    pub(crate) fn seen(&self) -> Seen<'_> {
        Seen { world: self, review: fold_review(&self.review), incident: fold(&self.incident) }
    }
}

impl Seen<'_> {
    pub(crate) fn scene(&self, now: &str) -> ReviewScene<'_> {
        ReviewScene {
            review: &self.review,
            incident: &self.incident,
            library: &self.world.library,
            directory: &self.world.directory,
            now: at(now),
            zone: self.world.zone,
        }
    }
}
