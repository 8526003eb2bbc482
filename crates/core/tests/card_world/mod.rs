//! An incident told minute by minute, and its checklist at any of them.
#![allow(dead_code, clippy::allow_attributes, reason = "each test file uses its part")]

use chrono::TimeDelta;
use muster_core::directory::Directory;
use muster_core::event::{
    Act, Body, ChainHead, Draft, EntryAdded, Event, Hlc, IncidentDeclared, ItemAnswered, PhaseSet, Restored,
    RestoredWhy, ServiceAdded, StreamKind, seal,
};
use muster_core::ids::{DeviceId, EventId, ServiceId, StreamId};
use muster_core::incident::{IncidentState, fold};
use muster_core::library::Library;
use muster_core::response::checklist::{Checklist, checklist};
use muster_core::response::{ItemView, RoundView, Scene, rounds};
use muster_core::time::{Happened, Moment};
use muster_core::words::{EntryKind, ItemState, Phase, Severity};
use muster_core::zone::Zone;
use muster_testkit::moment;
use serde_json::{Value, json};
use uuid::Uuid;

/// Minute 0.
pub(crate) fn start() -> Moment {
    moment("2026-03-08T02:00:00Z")
}

/// So many minutes after the declaration, in tenths.
pub(crate) fn minute(minutes: f64) -> Moment {
    #[expect(clippy::cast_possible_truncation, reason = "a few hours in seconds")]
    let seconds = (minutes * 60.0).round() as i64;
    start() + TimeDelta::seconds(seconds)
}

pub(crate) struct Told {
    pub(crate) events: Vec<Event>,
    pub(crate) library: Library,
    pub(crate) directory: Directory,
    head: ChainHead,
    last: Hlc,
}

impl Told {
    /// An incident declared at minute 0, without a severity.
    pub(crate) fn new() -> Self {
        Self::declared(None)
    }

    pub(crate) fn declared(severity: Option<Severity>) -> Self {
        let head = ChainHead::empty(DeviceId(Uuid::from_u128(7)));
        let mut told = Self {
            events: Vec::new(),
            library: Library::built_in(),
            directory: Directory::default(),
            head,
            last: Hlc::default(),
        };
        told.write(0.0, Body::IncidentDeclared(IncidentDeclared { number: 1, severity, is_drill: false }));
        told
    }

    /// Writes an event; the n-th has the id n.
    pub(crate) fn write(&mut self, minutes: f64, body: Body) -> EventId {
        let id = EventId(Uuid::from_u128(self.events.len() as u128 + 1));
        let at = minute(minutes);
        let draft = Draft {
            id,
            stream: StreamId(Uuid::from_u128(1)),
            stream_kind: StreamKind::Incident,
            author: None,
            happened: Happened::exact(at, "UTC"),
            known_at: None,
            body,
        };
        self.events.push(seal(draft, &mut self.head, &mut self.last, at).unwrap().0);
        id
    }

    /// Writes an act, given as its kind and its fields.
    pub(crate) fn act(&mut self, minutes: f64, kind: &str, fields: Value) -> EventId {
        let mut value = fields;
        value["kind"] = json!(kind);
        let act: Act = serde_json::from_value(value).unwrap();
        self.write(minutes, Body::Act(act))
    }

    pub(crate) fn line(&mut self, minutes: f64, kind: EntryKind, ask: Option<(&str, u32)>) -> EventId {
        let ask = ask.map(|(person, minutes)| json!({ "person": person, "minutes": minutes }));
        let entry = json!({
            "kind": kind, "text": "pool exhausted", "people": [], "services": [], "pinned": false, "flagged": false,
            "ask": ask, "links": [], "attachments": []
        });
        let entry: EntryAdded = serde_json::from_value(entry).unwrap();
        self.write(minutes, Body::EntryAdded(entry))
    }

    /// A line at minute 1 that names a service of a tier, which the directory knows.
    pub(crate) fn service(&mut self, tier: u32) {
        let entry = json!({
            "kind": "observation", "text": "declines", "people": [], "services": ["pay"], "pinned": false,
            "flagged": false, "ask": null, "links": [], "attachments": []
        });
        let entry: EntryAdded = serde_json::from_value(entry).unwrap();
        self.write(1.0, Body::EntryAdded(entry));
        let service = json!({
            "service": ServiceId(Uuid::from_u128(5)), "handle": "pay", "name": "Payments", "team": "", "tier": tier,
            "contact": "", "runbook": ""
        });
        let service: ServiceAdded = serde_json::from_value(service).unwrap();
        let added = self.write(0.0, Body::ServiceAdded(service));
        self.directory = Directory::fold(self.events.iter().filter(|event| event.id() == added));
    }

    pub(crate) fn answer(&mut self, minutes: f64, item: &str, state: ItemState, until: Option<f64>) -> EventId {
        let (card, until) = (item[..1].to_owned(), until.map(minute));
        let act = ItemAnswered { card, item: item.to_owned(), state, remark: "said so".to_owned(), until };
        self.write(minutes, Body::Act(act.into()))
    }

    pub(crate) fn done(&mut self, minutes: f64, item: &str) -> EventId {
        self.answer(minutes, item, ItemState::Done, None)
    }

    pub(crate) fn phase(&mut self, minutes: f64, phase: Phase) {
        self.write(minutes, Body::PhaseSet(PhaseSet { phase }));
    }

    pub(crate) fn take_back(&mut self, minutes: f64, target: EventId) -> EventId {
        self.write(minutes, Body::Restored(Restored { targets: vec![target], why: RestoredWhy::Undo }))
    }

    /// Everything that was written by then.
    pub(crate) fn state(&self, minutes: f64) -> IncidentState {
        let now = minute(minutes);
        fold(self.events.iter().filter(|event| event.recorded_at() <= now))
    }

    fn look<T>(&self, minutes: f64, look: impl FnOnce(&Scene<'_>) -> T) -> T {
        let (state, directory) = (self.state(minutes), &self.directory);
        let zone = Zone::parse("UTC").unwrap();
        look(&Scene { state: &state, library: &self.library, directory, now: minute(minutes), zone })
    }

    pub(crate) fn at(&self, minutes: f64) -> Checklist {
        self.look(minutes, checklist)
    }

    pub(crate) fn round(&self, minutes: f64) -> RoundView {
        self.look(minutes, rounds::round)
    }

    pub(crate) fn item(&self, minutes: f64, item: &str) -> ItemView {
        item_of(&self.at(minutes), item)
    }
}

pub(crate) fn item_of(list: &Checklist, item: &str) -> ItemView {
    list.cards.iter().flat_map(|card| &card.items).find(|view| view.key == item).unwrap().clone()
}
