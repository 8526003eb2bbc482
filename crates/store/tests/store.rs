//! The store as the service uses it: append, project, search, back up, restore, verify, merge.

#![expect(clippy::unwrap_used, reason = "a store that cannot be used is a failed test")]

use std::sync::Arc;

use muster_core::event::{Body, Draft, EntryAdded, IncidentDeclared, StreamKind, TitleSet};
use muster_core::ids::{DeviceId, EventId, StreamId};
use muster_core::incident::{Ctx, LineIntent, decide, fold};
use muster_core::time::{Happened, Moment};
use muster_core::words::{EntryKind, Severity};
use muster_store::{BackupReason, OpenOptions, Plan, SearchHow, SearchQuery, Store, StoreError};
use uuid::Uuid;

struct World {
    _folder: tempfile::TempDir,
    store: Store,
    next: std::cell::Cell<u128>,
}

const STREAM: StreamId = StreamId(Uuid::from_u128(7));

fn now() -> Moment {
    "2026-11-20T02:02:00Z".parse().unwrap()
}

fn options(device: u128) -> OpenOptions {
    OpenOptions { now: now(), new_device: DeviceId(Uuid::from_u128(device)), backups: None, vfs: None }
}

impl World {
    fn new(device: u128) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("muster.db"), &options(device)).unwrap();
        Self { _folder: folder, store, next: std::cell::Cell::new(device << 64) }
    }

    fn id(&self) -> EventId {
        self.next.set(self.next.get() + 1);
        EventId(Uuid::from_u128(self.next.get()))
    }

    fn draft(&self, body: Body) -> Draft {
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

    fn write(&self, bodies: Vec<Body>) -> Vec<EventId> {
        let drafts: Vec<Draft> = bodies.into_iter().map(|body| self.draft(body)).collect();
        let written = self.store.write::<StoreError>(now(), |_peek| Ok(Plan::from(drafts))).unwrap();
        written.events.iter().map(muster_core::event::Event::id).collect()
    }

    fn declare(&self) {
        self.write(vec![
            Body::IncidentDeclared(IncidentDeclared { number: 1, severity: Some(Severity::Sev1), is_drill: false }),
            Body::TitleSet(TitleSet { title: "Logins fail".to_owned() }),
        ]);
    }

    fn line(&self, text: &str) -> EventId {
        self.write(vec![entry(text)])[0]
    }

    fn intend(&self, intent: LineIntent) -> Vec<EventId> {
        let events = self.store.events(STREAM, 0).unwrap().events;
        let state = fold(&events);
        let mut new_id = || self.id();
        let mut ctx = Ctx { now: now(), zone: "Europe/Berlin", actor: None, new_id: &mut new_id };
        let drafts = decide(STREAM, &state, intent, &mut ctx).unwrap();
        let written = self.store.write::<StoreError>(now(), |_peek| Ok(Plan::from(drafts))).unwrap();
        written.events.iter().map(muster_core::event::Event::id).collect()
    }

    fn found(&self, words: &str, how: SearchHow) -> Vec<String> {
        let query = SearchQuery { words: words.to_owned(), how, stream: None, limit: 50, after: None };
        self.store.search(&query).unwrap().into_iter().map(|found| found.text).collect()
    }

    fn assert_good(&self) {
        let verified = self.store.verify(&mut |_, _| true).unwrap();
        assert_eq!(verified.problems, vec![], "the tables must be what the log says");
    }
}

fn entry(text: &str) -> Body {
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

#[test]
fn a_line_is_on_the_board_and_found_at_once() {
    let world = World::new(1);
    world.declare();
    world.line("rolled back 8 of 12 hosts");
    let board = world.store.open_incidents().unwrap();
    assert_eq!(board.len(), 1);
    assert_eq!((board[0].reference().as_str(), board[0].lines), ("INC-0001", 1));
    assert_eq!(board[0].last_line, "rolled back 8 of 12 hosts");
    assert_eq!(board[0].services, ["gateway"]);
    assert_eq!(world.found("roll", SearchHow::Newest), ["rolled back 8 of 12 hosts"]);
    assert_eq!(world.found("hosts rolled", SearchHow::Ranked), ["rolled back 8 of 12 hosts"]);
    assert_eq!(world.found("led ba", SearchHow::Substring), ["rolled back 8 of 12 hosts"]);
    assert_eq!(world.found("of", SearchHow::Substring), ["rolled back 8 of 12 hosts"], "two letters");
    assert_eq!(world.found("logins", SearchHow::Newest), ["Logins fail"], "titles are found too");
    world.assert_good();
}

#[test]
fn undo_and_erasure_reach_every_table() {
    let world = World::new(1);
    world.declare();
    let line = world.line("secret token abcdef");
    let strike = world.intend(LineIntent::Strike(line, None));
    assert_eq!(world.store.open_incidents().unwrap()[0].lines, 0, "a struck line no longer counts");
    let undo = world.intend(LineIntent::Undo(strike));
    assert_eq!(world.store.open_incidents().unwrap()[0].lines, 1);
    world.intend(LineIntent::Redo(undo));
    world.assert_good();
    world.intend(LineIntent::Erase(line, "held a secret".to_owned()));
    assert!(world.found("token", SearchHow::Newest).is_empty(), "erased words must not be found");
    assert!(world.found("abcdef", SearchHow::Substring).is_empty());
    world.assert_good();
}

#[test]
fn undoing_the_declaration_takes_the_incident_off_the_board_and_redo_brings_it_back() {
    let world = World::new(1);
    world.declare();
    world.line("one");
    let first: Vec<EventId> = world.store.events(STREAM, 0).unwrap().events[..2].iter().map(|e| e.id()).collect();
    let undo = world.intend(LineIntent::Undo(first));
    assert!(world.store.open_incidents().unwrap().is_empty());
    world.assert_good();
    world.intend(LineIntent::Redo(undo));
    assert_eq!(world.store.open_incidents().unwrap()[0].lines, 1);
    world.assert_good();
}

#[test]
fn two_devices_that_merge_hold_the_same() {
    let (left, right) = (World::new(1), World::new(2));
    left.declare();
    let line = left.line("left one");
    copy(&left, &right);
    right.line("right one");
    right.intend(LineIntent::Strike(line, Some("wrong host".to_owned())));
    left.line("left two");
    left.intend(LineIntent::Pin(line, true));
    copy(&left, &right);
    copy(&right, &left);
    let state = |world: &World| fold(&world.store.events(STREAM, 0).unwrap().events);
    assert_eq!(state(&left), state(&right));
    assert_eq!(left.store.version_vector().unwrap(), right.store.version_vector().unwrap());
    left.assert_good();
    right.assert_good();
}

fn copy(from: &World, to: &World) {
    let mut events = Vec::new();
    from.store
        .each_raw(|raw| {
            events.push(raw);
            Ok(())
        })
        .unwrap();
    to.store.merge(events).unwrap();
}

#[test]
fn a_backup_restores_and_the_chain_goes_on_as_a_new_device() {
    let world = World::new(1);
    world.declare();
    world.line("before");
    let backup = world.store.backup(BackupReason::Asked, now(), &Arc::default()).unwrap();
    assert_eq!(backup.events, Some(3));
    world.line("after");
    let device = DeviceId(Uuid::from_u128(9));
    let restored = world.store.restore(&backup.path, now(), device, &Arc::default()).unwrap();
    assert_eq!(restored.events, 3);
    assert!(restored.kept_aside.exists(), "what stood there must be kept");
    assert!(world.found("after", SearchHow::Newest).is_empty());
    world.line("since");
    assert_eq!(world.store.version_vector().unwrap().last_of(device), 1);
    world.assert_good();
}

#[test]
fn what_is_not_a_store_is_refused_untouched() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("notes.db");
    let cases: [(&[u8], &str); 2] = [(b"hello", "not a Muster store"), (&[7; 4096], "not a Muster store")];
    for (bytes, sentence) in cases {
        std::fs::write(&path, bytes).unwrap();
        let error = Store::open(&path, &options(1)).err().unwrap().to_string();
        assert!(error.contains(sentence), "{error}");
        assert_eq!(std::fs::read(&path).unwrap(), bytes, "a refused file must not change");
    }
    let error = Store::open(folder.path(), &options(1)).err().unwrap().to_string();
    assert!(error.contains("folder"), "{error}");
}

#[test]
fn a_newer_store_is_refused_untouched() {
    let world = World::new(1);
    world.declare();
    let path = world.store.path().to_owned();
    drop(world.store);
    let mut bytes = std::fs::read(&path).unwrap();
    bytes[60..64].copy_from_slice(&99_u32.to_be_bytes());
    std::fs::write(&path, &bytes).unwrap();
    let error = Store::open(&path, &options(1)).err().unwrap().to_string();
    assert!(error.contains("newer Muster"), "{error}");
    assert_eq!(std::fs::read(&path).unwrap(), bytes);
}

#[test]
fn the_files_are_private() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("deep/er/muster.db");
    let store = Store::open(&path, &options(1)).unwrap();
    let mode = |path: &std::path::Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&path), 0o600);
    assert_eq!(mode(path.parent().unwrap()), 0o700);
    let backup = store.backup(BackupReason::Daily, now(), &Arc::default()).unwrap();
    assert_eq!(mode(&backup.path), 0o600);
}
