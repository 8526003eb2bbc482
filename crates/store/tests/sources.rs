//! Conversations from elsewhere: staged unseen, counted with their event, changed by newer exports, swept when given up.

#![expect(clippy::unwrap_used, reason = "a store that cannot be used is a failed test")]

use muster_core::ids::{DeviceId, EventId, Hash};
use muster_store::sources::{ChangedMessage, NewAuthor, NewMessage, Staging};
use muster_store::{OpenOptions, Plan, Store, StoreError};
use uuid::Uuid;

fn open() -> (tempfile::TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let store = again(&folder);
    (folder, store)
}

/// Opens the store of the folder, as another program would.
fn again(folder: &tempfile::TempDir) -> Store {
    let options = OpenOptions {
        now: "2026-11-20T02:02:00Z".parse().unwrap(),
        new_device: DeviceId(Uuid::from_u128(1)),
        backups: None,
        vfs: None,
    };
    Store::open(&folder.path().join("muster.db"), &options).unwrap()
}

fn event(n: u128) -> EventId {
    EventId(Uuid::from_u128(n))
}

fn message(key: &str, at: i64, text: &str) -> NewMessage {
    NewMessage {
        at: Some(at),
        lasted: Some(1_500),
        author: NewAuthor { id: "U1".to_owned(), name: "Ana".to_owned(), ..NewAuthor::default() },
        kind: "message",
        edited: false,
        room: "general".to_owned(),
        key: key.to_owned(),
        spot: format!("line {at}"),
        text: text.to_owned(),
        original: String::new(),
        extra: String::new(),
    }
}

/// Finishes without an event: what the log says is given to each reading by name.
fn finish(store: &Store, staging: &Staging) {
    let plan = Plan { import: Some(staging.import()), ..Plan::default() };
    store.write("2026-11-20T02:03:00Z".parse().unwrap(), |_peek| Ok::<_, StoreError>(plan)).unwrap();
}

fn texts(store: &Store, source: EventId, held: &[EventId]) -> Vec<String> {
    let places: Vec<u32> = store.message_order(source, held).unwrap().into_iter().map(|order| order.place).collect();
    store.messages(source, held, &places).unwrap().into_iter().map(|message| message.text).collect()
}

#[test]
fn messages_stand_in_the_order_of_time_and_are_found() {
    let (_folder, store) = open();
    let source = event(1);
    let mut staging = store.begin_import(source, None).unwrap();
    store.stage(&mut staging, &[message("b", 20, "the pool is full"), message("a", 10, "anyone here")], &[]).unwrap();
    store.stage(&mut staging, &[message("c", 15, "looking")], &[]).unwrap();
    finish(&store, &staging);
    assert_eq!(texts(&store, source, &[source]), ["anyone here", "looking", "the pool is full"]);
    assert_eq!(texts(&store, source, &[]), Vec::<String>::new(), "what the log does not name is not there");
    let found = store.search_messages(source, &[source], "full po", 10).unwrap();
    assert_eq!(found.iter().map(|one| one.place).collect::<Vec<_>>(), [0]);
    let spoken = store.spoken(source, &[source]).unwrap();
    assert_eq!((spoken[0].messages, spoken[0].millis, spoken[0].first, spoken[0].last), (3, 4_500, Some(10), Some(20)));
    let authors = store.authors(source).unwrap();
    assert_eq!(authors.len(), 1, "one person is kept once");
    assert!(store.verify(&mut |_, _| true).unwrap().is_good());
}

#[test]
fn who_spoke_in_which_minute_is_counted_once_over_all_imports() {
    let (_folder, store) = open();
    let (first, second) = (event(1), event(2));
    let by = |key: &str, at: i64, who: &str| NewMessage {
        author: NewAuthor { id: who.to_owned(), name: who.to_owned(), ..NewAuthor::default() },
        ..message(key, at, "words")
    };
    let notice = NewMessage { kind: "notice", ..by("n", 5, "Ana") };
    let undated = NewMessage { at: None, ..by("u", 0, "Ana") };
    let said = [by("a", 10, "Ana"), by("b", 59_999, "Ana"), by("c", 20, "Jo"), by("d", 60_000, "Ana"), notice, undated];
    let mut staging = store.begin_import(first, None).unwrap();
    store.stage(&mut staging, &said, &[]).unwrap();
    finish(&store, &staging);
    let mut staging = store.begin_import(second, Some(first)).unwrap();
    store.stage(&mut staging, &[by("e", 30, "Ana")], &[]).unwrap();
    finish(&store, &staging);

    let count = |held: &[EventId], within| {
        let spoken = store.spoken_by_minute(first, held, within).unwrap();
        spoken.iter().map(|one| (one.place, one.first, one.last, one.messages)).collect::<Vec<_>>()
    };
    assert_eq!(count(&[first], None), [(0, 10, 59_999, 2), (2, 20, 20, 1), (3, 60_000, 60_000, 1)]);
    assert_eq!(count(&[first, second], None)[0], (0, 10, 59_999, 3), "two imports of one minute are one minute");
    assert_eq!(count(&[first], Some((0, 20))), [(0, 10, 10, 1), (2, 20, 20, 1)], "nothing from after the instant");
    assert!(count(&[], None).is_empty(), "what the log does not name is not there");
}

#[test]
fn a_newer_import_changes_what_is_read_and_taking_it_back_brings_it_back() {
    let (_folder, store) = open();
    let (first, second) = (event(1), event(2));
    let mut staging = store.begin_import(first, None).unwrap();
    store.stage(&mut staging, &[message("a", 10, "it is down"), message("b", 20, "wrong channel")], &[]).unwrap();
    finish(&store, &staging);

    let mut staging = store.begin_import(second, Some(first)).unwrap();
    assert_eq!(staging.next, 2, "new messages stand behind those that are there");
    let known = store.known_messages(first, &[first]).unwrap();
    assert!(known["a"].says("it is down") && !known["a"].says("it is up"));
    let change = |place, gone, text: &str| ChangedMessage { place, gone, message: message("-", 0, text) };
    let changed = [change(0, false, "it is down in the west"), change(1, true, "wrong channel")];
    store.stage(&mut staging, &[message("c", 30, "on it")], &changed).unwrap();
    assert_eq!(texts(&store, first, &[first]), ["it is down", "wrong channel"], "nobody sees it before it is finished");
    finish(&store, &staging);

    let both = [first, second];
    assert_eq!(texts(&store, first, &both), ["it is down in the west", "wrong channel", "on it"]);
    let rows = store.messages(first, &both, &[0, 1, 2]).unwrap();
    assert_eq!(
        rows.iter().map(|row| (row.changed, row.gone)).collect::<Vec<_>>(),
        [(true, false), (false, true), (false, false)]
    );
    assert_eq!(texts(&store, first, &[first]), ["it is down", "wrong channel"], "the newer one was taken back");
    let known = store.known_messages(first, &both).unwrap();
    assert!(known["a"].says("it is down in the west") && known["b"].gone && known["c"].says("on it"));
    assert!(matches!(store.begin_import(event(4), Some(event(99))), Err(StoreError::Unfit(_))));
}

#[test]
fn an_import_that_is_given_up_leaves_nothing() {
    let (folder, store) = open();
    let mut staging = store.begin_import(event(1), None).unwrap();
    let many: Vec<NewMessage> = (0..5_000).map(|n| message(&n.to_string(), n, &format!("needle {n}"))).collect();
    store.stage(&mut staging, &many, &[]).unwrap();
    store.stage_original(&staging, 0, b"the file").unwrap();
    store.finish_original(&staging, Hash::of(b"the file"), "text/plain", 8).unwrap();
    store.drop_import(&staging).unwrap();
    let late = store.stage(&mut staging, &[message("x", 1, "late")], &[]);
    assert!(matches!(late, Err(StoreError::Cancelled)), "what was dropped takes nothing any more");
    let plan = Plan { import: Some(staging.import()), ..Plan::default() };
    let finished = store.write("2026-11-20T02:03:00Z".parse().unwrap(), |_peek| Ok::<_, StoreError>(plan));
    assert!(matches!(finished, Err(StoreError::Cancelled)), "and cannot be finished");
    while store.sweep().unwrap() {}
    let raw = rusqlite::Connection::open(folder.path().join("muster.db")).unwrap();
    for table in ["import", "author", "message", "message_change", "original", "original_part"] {
        let rows: i64 = raw.query_row(&format!("SELECT count(*) FROM {table}"), (), |row| row.get(0)).unwrap();
        assert_eq!(rows, 0, "{table}");
    }
    let hits = "SELECT count(*) FROM message_words WHERE message_words MATCH 'needle'";
    assert_eq!(raw.query_row(hits, (), |row| row.get::<_, i64>(0)).unwrap(), 0, "its words are not found");
    raw.execute("INSERT INTO message_words (message_words, rank) VALUES ('integrity-check', 1)", ()).unwrap();
}

/// A message that names pictures as the one who brings it in writes them down.
fn pictured(key: &str, pictures: &[Hash]) -> NewMessage {
    let names: Vec<String> = pictures.iter().map(|hash| format!(r#"{{"hash":"{hash}"}}"#)).collect();
    NewMessage { extra: format!(r#"{{"pictures":[{}]}}"#, names.join(",")), ..message(key, 1, "see this") }
}

#[test]
fn pictures_of_an_import_that_was_cut_off_go_unless_something_else_shows_them() {
    let (_folder, store) = open();
    let pictures = ["its own", "of another chat", "of a line", "pasted before"];
    let [own, chat, line, changed] =
        pictures.map(|bytes| store.keep_attachment("image/png", bytes.as_bytes()).unwrap());
    let first = event(1);
    let mut staging = store.begin_import(first, None).unwrap();
    store.stage(&mut staging, &[pictured("a", &[chat])], &[]).unwrap();
    finish(&store, &staging);

    let mut cut_off = store.begin_import(event(2), Some(first)).unwrap();
    let mut many: Vec<NewMessage> = (0..3_000).map(|n| message(&n.to_string(), n, "words")).collect();
    many.push(pictured("b", &[own, chat, line]));
    let change = ChangedMessage { place: 0, gone: false, message: pictured("a", &[changed]) };
    store.stage(&mut cut_off, &many, &[change]).unwrap();
    drop(cut_off);
    store.drop_unfinished().unwrap();

    // While somebody else brings something in, which may name any of them, they stay.
    let mut other = store.begin_import(event(3), None).unwrap();
    assert!(store.sweep().unwrap() && store.sweep().unwrap(), "there is something left to do");
    assert!(store.attachment(own).unwrap().is_some());
    store.stage(&mut other, &[pictured("c", &[line])], &[]).unwrap();
    finish(&store, &other);

    while store.sweep().unwrap() {}
    let there = [own, chat, line, changed].map(|hash| store.attachment(hash).unwrap().is_some());
    assert_eq!(there, [false, true, true, false], "in the order of {pictures:?}");
    assert_eq!(texts(&store, first, &[first]), ["see this"]);
}

#[test]
fn a_picture_of_a_chat_stays_when_the_line_that_shows_it_is_erased() {
    let (_folder, store) = open();
    let [chat, nobody] =
        ["of a chat", "of nobody"].map(|one| store.keep_attachment("image/png", one.as_bytes()).unwrap());
    let mut staging = store.begin_import(event(1), None).unwrap();
    store.stage(&mut staging, &[pictured("a", &[chat])], &[]).unwrap();
    finish(&store, &staging);
    // As the service does it once a line is erased.
    store.forget_attachments(&[chat, nobody]).unwrap();
    assert!(store.attachment(chat).unwrap().is_some(), "the conversation shows it, too");
    assert!(store.attachment(nobody).unwrap().is_none());
}

#[test]
fn what_was_cut_off_is_dropped_at_the_next_start_and_the_newer_part_alone_goes() {
    let (_folder, store) = open();
    let first = event(1);
    let mut staging = store.begin_import(first, None).unwrap();
    store.stage(&mut staging, &[message("a", 10, "kept")], &[]).unwrap();
    finish(&store, &staging);
    let mut newer = store.begin_import(event(2), Some(first)).unwrap();
    store.stage(&mut newer, &[message("b", 20, "cut off")], &[]).unwrap();
    // As when a program ends: what it held goes with it.
    drop(newer);
    store.drop_unfinished().unwrap();
    while store.sweep().unwrap() {}
    assert_eq!(texts(&store, first, &[first, event(2)]), ["kept"]);
    assert_eq!(store.authors(first).unwrap().len(), 1, "who speaks in what stays is still known");
    let again = store.begin_import(event(3), Some(first)).unwrap();
    assert_eq!(again.next, 1);
}

#[test]
fn what_another_program_brings_in_goes_on_when_one_starts() {
    let (folder, store) = open();
    let mut staging = store.begin_import(event(1), None).unwrap();
    store.stage(&mut staging, &[message("a", 10, "first half")], &[]).unwrap();
    let other = again(&folder);
    other.drop_unfinished().unwrap();
    assert!(!other.sweep().unwrap(), "there is nothing to take away");
    store.stage(&mut staging, &[message("b", 20, "second half")], &[]).unwrap();
    finish(&store, &staging);
    assert_eq!(texts(&other, event(1), &[event(1)]), ["first half", "second half"]);
    drop(staging);
    let left: Vec<_> = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(left.iter().all(|name| !name.to_string_lossy().contains("-import-")), "nothing is left beside: {left:?}");
}

#[test]
fn a_note_that_a_killed_program_left_behind_holds_nobody_up() {
    let (folder, store) = open();
    let mut staging = store.begin_import(event(1), None).unwrap();
    store.stage(&mut staging, &[message("a", 10, "cut off")], &[]).unwrap();
    drop(staging);
    let note = folder.path().join(format!("muster.db-import-{}", event(1)));
    std::fs::write(&note, []).unwrap();
    again(&folder).drop_unfinished().unwrap();
    while store.sweep().unwrap() {}
    assert_eq!(store.rows_of_sources().unwrap(), 0);
    assert!(!note.exists());
}

#[test]
fn a_file_is_kept_in_pieces_once_and_comes_back_whole() {
    let (_folder, store) = open();
    let bytes: Vec<u8> = (0..100_000_u32).flat_map(u32::to_le_bytes).collect();
    let hash = Hash::of(&bytes);
    for n in [1, 2] {
        let staging = store.begin_import(event(n), None).unwrap();
        for (part, piece) in (0..).zip(bytes.chunks(64 * 1024)) {
            store.stage_original(&staging, part, piece).unwrap();
        }
        store.finish_original(&staging, hash, "application/zip", bytes.len() as u64).unwrap();
        finish(&store, &staging);
    }
    let mut back = Vec::new();
    store
        .read_original(hash, |piece| {
            back.extend_from_slice(piece);
            Ok(())
        })
        .unwrap();
    assert_eq!(Hash::of(&back), hash);
    assert_eq!(store.imported_before(hash, &[event(1)]).unwrap(), Some(event(1)));
    assert_eq!(store.imported_before(hash, &[]).unwrap(), None, "an import that was taken back does not count");
    assert!(store.read_original(Hash::of(b"other"), |_| Ok(())).is_err());
}

#[test]
fn the_names_of_columns_are_remembered() {
    let (_folder, store) = open();
    assert_eq!(store.column_map("a|b").unwrap(), None);
    store.keep_column_map("a|b", "{1}").unwrap();
    store.keep_column_map("a|b", "{2}").unwrap();
    assert_eq!(store.column_map("a|b").unwrap().as_deref(), Some("{2}"));
}
