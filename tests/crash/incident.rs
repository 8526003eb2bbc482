//! One incident in the real store, and how its lines are written and read.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use muster_core::event::{Body, Draft, EntryAdded, IncidentDeclared, StreamKind, TitleSet};
use muster_core::ids::{DeviceId, EventId, StreamId};
use muster_core::time::{Happened, Moment};
use muster_core::words::EntryKind;
use muster_store::{OpenOptions, Store, StoreError};
use muster_testkit::moment;
use uuid::Uuid;

/// The incident every line goes to.
pub(crate) const INCIDENT: StreamId = StreamId(Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_00aa));

/// What a store is opened with; tests of failing disks name their VFS.
pub(crate) fn options(vfs: Option<&str>) -> OpenOptions {
    OpenOptions {
        now: moment("2026-11-20T02:02:00Z"),
        new_device: DeviceId(Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_00d1)),
        backups: None,
        vfs: vfs.map(str::to_owned),
    }
}

/// The text of every line of the incident, in order of arrival.
pub(crate) fn lines_of(store: &Store) -> Result<Vec<String>, StoreError> {
    let events = store.events(INCIDENT, 0)?.events;
    Ok(events
        .into_iter()
        .filter_map(|event| if let Body::EntryAdded(entry) = event.body { Some(entry.text) } else { None })
        .collect())
}

/// What declares the incident and then holds the lines.
pub(crate) fn drafts(lines: &[String], declared: bool, now: Moment) -> Vec<Draft> {
    let draft = |name: &str, body: Body| Draft {
        id: id_of(name),
        stream: INCIDENT,
        stream_kind: StreamKind::Incident,
        author: None,
        happened: Happened::exact(now, "Europe/Berlin"),
        known_at: None,
        body,
    };
    let mut drafts = Vec::new();
    if !declared {
        let body = IncidentDeclared { number: 1, severity: None, is_drill: false };
        drafts.push(draft("declared", Body::IncidentDeclared(body)));
        drafts.push(draft("title", Body::TitleSet(TitleSet { title: "Gateway answers slowly".to_owned() })));
    }
    drafts.extend(lines.iter().map(|line| {
        let entry = EntryAdded {
            kind: EntryKind::Observation,
            text: line.clone(),
            people: Vec::new(),
            services: Vec::new(),
            pinned: false,
            flagged: false,
            ask: None,
            links: Vec::new(),
            attachments: Vec::new(),
        };
        draft(line, Body::EntryAdded(entry))
    }));
    drafts
}

/// An id that follows from the text, so that a line written twice would be seen.
fn id_of(text: &str) -> EventId {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    let tail = u128::from(hasher.finish() >> 2);
    EventId(Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0000 | tail))
}
