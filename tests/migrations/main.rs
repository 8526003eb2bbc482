//! Migrations are forever: none is changed once it has landed, every earlier store comes up with its data, a newer one
//! is refused untouched.

#![expect(clippy::unwrap_used, reason = "a migration that cannot run is a failed test")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use muster_core::ids::{DeviceId, Hash};
use muster_store::{OpenOptions, Store, latest_version};
use rusqlite::Connection;
use uuid::Uuid;

/// The checksum of each migration as it landed. A line is added with a migration and never changed.
const LANDED: &[(&str, &str)] = &[
    ("001-log", include_str!("landed/001-log.blake3")),
    ("002-private", include_str!("landed/002-private.blake3")),
    ("003-sources", include_str!("landed/003-sources.blake3")),
    ("004-waiting-words", include_str!("landed/004-waiting-words.blake3")),
    ("005-people-of-incidents", include_str!("landed/005-people-of-incidents.blake3")),
    ("006-words-of-reviews", include_str!("landed/006-words-of-reviews.blake3")),
    ("007-related-incidents", include_str!("landed/007-related-incidents.blake3")),
];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../migrations")
}

fn options() -> OpenOptions {
    OpenOptions {
        now: "2026-11-20T02:02:00Z".parse().unwrap(),
        new_device: DeviceId(Uuid::from_u128(1)),
        backups: None,
        vfs: None,
    }
}

#[test]
fn no_landed_migration_was_changed() {
    let mut found = BTreeMap::new();
    for entry in std::fs::read_dir(folder()).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        found.insert(name, Hash::of(&std::fs::read(path.join("up.sql")).unwrap()).to_string());
    }
    let landed: BTreeMap<String, String> =
        LANDED.iter().map(|(name, sum)| ((*name).to_owned(), sum.trim().to_owned())).collect();
    assert_eq!(found, landed, "a landed migration is never edited; write the next one");
    assert_eq!(landed.len(), latest_version() as usize);
}

/// What tables, indexes and columns there are.
fn shape(connection: &Connection) -> Vec<(String, String)> {
    connection
        .prepare("SELECT name, coalesce(sql, '') FROM sqlite_schema ORDER BY name")
        .unwrap()
        .query_map((), |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap()
}

/// Every earlier format, as a dump that was taken from a store of that format.
fn dumps() -> Vec<(u32, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/migrations/dumps");
    let mut dumps: Vec<(u32, String)> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "sql"))
        .map(|path| {
            let version = path.file_stem().unwrap().to_string_lossy().trim_start_matches('v').parse().unwrap();
            (version, std::fs::read_to_string(&path).unwrap())
        })
        .collect();
    dumps.sort();
    dumps
}

#[test]
fn every_earlier_store_comes_up_with_its_data() {
    let fresh = tempfile::tempdir().unwrap();
    let fresh = fresh.path().join("fresh.db");
    drop(Store::open(&fresh, &options()).unwrap());
    let expected = shape(&Connection::open(&fresh).unwrap());
    let dumps = dumps();
    assert!(!dumps.is_empty(), "there must be a dump of each landed format");
    for (version, dump) in dumps {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("muster.db");
        let old = Connection::open(&path).unwrap();
        old.execute_batch(&dump).unwrap_or_else(|error| panic!("the dump of format {version}: {error}"));
        drop(old);
        let store = Store::open(&path, &options()).unwrap();
        assert_eq!(store.event_count().unwrap(), 5, "format {version} must keep its events");
        let verified = store.verify(&mut |_, _| true).unwrap();
        assert_eq!(verified.problems, vec![], "format {version} must be whole");
        let board = store.open_incidents().unwrap();
        assert_eq!((board[0].title.as_str(), board[0].lines), ("Logins fail", 2), "format {version}");
        let named = store.named(board[0].stream).unwrap();
        assert_eq!((named.services, named.people), (vec!["gateway".to_owned()], vec!["jonas".to_owned()]), "{version}");
        drop(store);
        assert_eq!(shape(&Connection::open(&path).unwrap()), expected, "format {version} must end as a fresh store");
    }
}

#[test]
fn a_store_of_a_newer_format_is_refused_untouched() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("muster.db");
    drop(Store::open(&path, &options()).unwrap());
    let connection = Connection::open(&path).unwrap();
    connection
        .execute_batch(&format!("PRAGMA user_version = {}; PRAGMA wal_checkpoint(TRUNCATE);", latest_version() + 1))
        .unwrap();
    drop(connection);
    let before = std::fs::read(&path).unwrap();
    let error = Store::open(&path, &options()).err().unwrap().to_string();
    assert!(error.contains("newer Muster"), "{error}");
    assert_eq!(std::fs::read(&path).unwrap(), before, "not a byte may change");
}
