//! The store as the service uses it: append, project, search, back up, restore, verify, merge.

#![expect(clippy::unwrap_used, reason = "a store that cannot be used is a failed test")]

mod world;

use std::sync::Arc;

use muster_core::ids::{DeviceId, EventId};
use muster_core::incident::{LineIntent, fold};
use muster_store::{BackupReason, SearchHow, Store};
use uuid::Uuid;

use world::{STREAM, World, now, options};

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
    to.store.merge(events, now()).unwrap();
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
