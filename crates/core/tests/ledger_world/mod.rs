//! One incident, written event by event on a fixed clock, and looked at as a scene.
#![allow(dead_code, clippy::unwrap_used, clippy::allow_attributes, reason = "each test uses what it needs of it")]

use chrono::TimeDelta;
use muster_core::directory::Directory;
use muster_core::event::{
    Act, Body, ChainHead, Draft, EntryAdded, EntryStruck, Event, Hlc, IncidentDeclared, PersonAdded, PhaseSet,
    Restored, RestoredWhy, SeveritySet, StatementWritten, StreamKind, seal,
};
use muster_core::ids::{DIRECTORY, DeviceId, EventId, PersonId, StreamId};
use muster_core::incident::{Cutoff, IncidentState, fold, fold_at};
use muster_core::library::{Audience, Library};
use muster_core::response::Scene;
use muster_core::time::{Happened, Moment};
use muster_core::words::{EntryKind, Phase, Severity};
use muster_core::zone::Zone;
use muster_testkit::moment;
use uuid::Uuid;

pub(crate) struct Night {
    pub(crate) events: Vec<Event>,
    pub(crate) library: Library,
    pub(crate) directory: Directory,
    pub(crate) zone: Zone,
    head: ChainHead,
    last: Hlc,
    now: Moment,
    ids: u128,
}

impl Night {
    /// Declared as SEV2 at 02:00 UTC, with four people in the directory and two audiences in the library.
    pub(crate) fn new() -> Self {
        let mut library = Library::built_in();
        library.audiences = [("customers", "Customers", true), ("company", "Company", false)]
            .map(|(key, name, outside)| Audience {
                key: key.to_owned(),
                name: name.to_owned(),
                outside,
                may_hear_eta: false,
                zone: String::new(),
                to: String::new(),
            })
            .to_vec();
        let mut night = Self {
            events: Vec::new(),
            library,
            directory: Directory::default(),
            zone: Zone::parse("Europe/Berlin").unwrap(),
            head: ChainHead::empty(DeviceId(Uuid::from_u128(7))),
            last: Hlc::default(),
            now: moment("2026-11-20T02:00:00Z"),
            ids: 0,
        };
        for (handle, name) in [("asha", "Asha Rao"), ("mei", "Mei Tan"), ("jonas", "Jonas Weber"), ("ana", "Ana Lima")]
        {
            night.person(handle, name);
        }
        let declared = IncidentDeclared { number: 42, severity: Some(Severity::Sev2), is_drill: false };
        night.write(Body::IncidentDeclared(declared));
        night
    }

    fn person(&mut self, handle: &str, name: &str) {
        let id = self.next();
        let person = PersonAdded {
            person: PersonId(id),
            handle: handle.to_owned(),
            name: name.to_owned(),
            team: String::new(),
            contact: String::new(),
            zone: String::new(),
            hours: String::new(),
            manager: String::new(),
            interviews: false,
        };
        let event = self.seal(DIRECTORY, StreamKind::Catalog, Body::PersonAdded(person));
        self.directory.apply(&event);
    }

    fn next(&mut self) -> Uuid {
        self.ids += 1;
        Uuid::from_u128(self.ids)
    }

    fn seal(&mut self, stream: StreamId, stream_kind: StreamKind, body: Body) -> Event {
        let draft = Draft {
            id: EventId(self.next()),
            stream,
            stream_kind,
            author: None,
            happened: Happened::exact(self.now, "UTC"),
            known_at: None,
            body,
        };
        seal(draft, &mut self.head, &mut self.last, self.now).unwrap().0
    }

    pub(crate) fn write(&mut self, body: Body) -> EventId {
        let event = self.seal(StreamId(Uuid::from_u128(9)), StreamKind::Incident, body);
        let id = event.id();
        self.events.push(event);
        id
    }

    /// The clock of the night, `HH:MM` UTC; hours from 24 on are the day after.
    pub(crate) fn at(&mut self, clock: &str) -> &mut Self {
        self.now = when(clock);
        self
    }

    pub(crate) fn act(&mut self, act: impl Into<Act>) -> EventId {
        self.write(Body::Act(act.into()))
    }

    pub(crate) fn line(&mut self, kind: EntryKind, text: &str) -> EventId {
        self.entry(kind, text, |_| {})
    }

    pub(crate) fn entry(&mut self, kind: EntryKind, text: &str, with: impl FnOnce(&mut EntryAdded)) -> EventId {
        let mut entry = EntryAdded {
            kind,
            text: text.to_owned(),
            people: Vec::new(),
            services: Vec::new(),
            pinned: false,
            flagged: false,
            ask: None,
            links: Vec::new(),
            attachments: Vec::new(),
        };
        with(&mut entry);
        self.write(Body::EntryAdded(entry))
    }

    pub(crate) fn strike(&mut self, entry: EventId) -> EventId {
        self.write(Body::EntryStruck(EntryStruck { entry, reason: None }))
    }

    pub(crate) fn take_back(&mut self, target: EventId) -> EventId {
        self.write(Body::Restored(Restored { targets: vec![target], why: RestoredWhy::Undo }))
    }

    pub(crate) fn phase(&mut self, phase: Phase) -> EventId {
        self.write(Body::PhaseSet(PhaseSet { phase }))
    }

    pub(crate) fn severity(&mut self, severity: Severity, reason: &str) -> EventId {
        self.write(Body::SeveritySet(SeveritySet { severity, reason: Some(reason.to_owned()) }))
    }

    pub(crate) fn statement(&mut self, text: &str) -> EventId {
        self.write(Body::StatementWritten(StatementWritten { text: text.to_owned() }))
    }

    /// Looks at it now.
    pub(crate) fn see<T>(&self, look: impl FnOnce(&Scene<'_>) -> T) -> T {
        self.look(&fold(&self.events), self.now, look)
    }

    /// Looks at it as it was known then.
    pub(crate) fn saw<T>(&self, clock: &str, look: impl FnOnce(&Scene<'_>) -> T) -> T {
        self.look(&fold_at(&self.events, Cutoff::Known(when(clock))), when(clock), look)
    }

    fn look<T>(&self, state: &IncidentState, now: Moment, look: impl FnOnce(&Scene<'_>) -> T) -> T {
        look(&Scene { state, library: &self.library, directory: &self.directory, now, zone: self.zone })
    }
}

pub(crate) fn when(clock: &str) -> Moment {
    let (hours, minutes) = clock.split_once(':').unwrap();
    moment("2026-11-20T00:00:00Z")
        + TimeDelta::hours(hours.parse().unwrap())
        + TimeDelta::minutes(minutes.parse().unwrap())
}
