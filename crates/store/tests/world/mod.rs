//! A store in a folder of its own, with an incident in it.

use std::collections::BTreeSet;

use muster_core::event::{Body, Draft, EntryAdded, IncidentDeclared, StreamKind, TitleSet};
use muster_core::ids::{DeviceId, EventId, StreamId};
use muster_core::incident::{Ctx, LineIntent, decide, fold};
use muster_core::time::{Happened, Moment};
use muster_core::words::{EntryKind, Severity};
use muster_store::{Named, OpenOptions, Plan, SearchHow, SearchQuery, Store, StoreError};
use uuid::Uuid;

pub(crate) struct World {
    _folder: tempfile::TempDir,
    pub(crate) store: Store,
    next: std::cell::Cell<u128>,
}

pub(crate) const STREAM: StreamId = StreamId(Uuid::from_u128(7));

pub(crate) fn now() -> Moment {
    "2026-11-20T02:02:00Z".parse().unwrap()
}

pub(crate) fn options(device: u128) -> OpenOptions {
    OpenOptions { now: now(), new_device: DeviceId(Uuid::from_u128(device)), backups: None, vfs: None }
}

impl World {
    pub(crate) fn new(device: u128) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("muster.db"), &options(device)).unwrap();
        Self { _folder: folder, store, next: std::cell::Cell::new(device << 64) }
    }

    pub(crate) fn id(&self) -> EventId {
        self.next.set(self.next.get() + 1);
        EventId(Uuid::from_u128(self.next.get()))
    }

    pub(crate) fn draft(&self, body: Body) -> Draft {
        Draft {
            id: self.id(),
            stream: STREAM,
            stream_kind: StreamKind::Incident,
            author: None,
            happened: Happened::exact(now(), "Europe/Berlin"),
            known_at: None,
            body,
        }
    }

    pub(crate) fn write(&self, bodies: Vec<Body>) -> Vec<EventId> {
        let drafts: Vec<Draft> = bodies.into_iter().map(|body| self.draft(body)).collect();
        let written = self.store.write::<StoreError>(now(), |_peek| Ok(Plan::from(drafts))).unwrap();
        written.events.iter().map(muster_core::event::Event::id).collect()
    }

    pub(crate) fn declare(&self) {
        self.write(vec![
            Body::IncidentDeclared(IncidentDeclared { number: 1, severity: Some(Severity::Sev1), is_drill: false }),
            Body::TitleSet(TitleSet { title: "Logins fail".to_owned() }),
        ]);
    }

    pub(crate) fn line(&self, text: &str) -> EventId {
        self.write(vec![entry(text)])[0]
    }

    pub(crate) fn intend(&self, intent: LineIntent) -> Vec<EventId> {
        let events = self.store.events(STREAM, 0).unwrap().events;
        let state = fold(&events);
        let mut new_id = || self.id();
        let mut ctx = Ctx { now: now(), zone: "Europe/Berlin", actor: None, new_id: &mut new_id };
        let drafts = decide(STREAM, &state, intent, &mut ctx).unwrap();
        let written = self.store.write::<StoreError>(now(), |_peek| Ok(Plan::from(drafts))).unwrap();
        written.events.iter().map(muster_core::event::Event::id).collect()
    }

    pub(crate) fn found(&self, words: &str, how: SearchHow) -> Vec<String> {
        let query = SearchQuery { words: words.to_owned(), how, streams: Vec::new(), limit: 50, after: None };
        self.store.search(&query).unwrap().into_iter().map(|found| found.text).collect()
    }

    pub(crate) fn assert_good(&self) {
        let verified = self.store.verify(&mut |_, _| true).unwrap();
        assert_eq!(verified.problems, vec![], "the tables must be what the log says");
        let state = fold(&self.store.events(STREAM, 0).unwrap().events);
        let lower = |names: BTreeSet<String>| names.iter().map(|name| name.to_lowercase()).collect::<Vec<_>>();
        let named = Named { services: lower(state.services_named()), people: lower(state.people_named()) };
        assert_eq!(self.store.named(STREAM).unwrap(), named, "what the lines that stand name");
    }
}

pub(crate) fn entry(text: &str) -> Body {
    Body::EntryAdded(EntryAdded {
        kind: EntryKind::Action,
        text: text.to_owned(),
        people: vec!["jonas".to_owned()],
        services: vec!["Gateway".to_owned()],
        pinned: false,
        flagged: false,
        ask: None,
        links: vec![],
        attachments: vec![],
    })
}
