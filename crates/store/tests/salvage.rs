//! What lies beside the log comes through damage, too: sealed notes and answers, sources and their originals.

#![expect(clippy::unwrap_used, reason = "a store that cannot be used is a failed test")]

#[expect(dead_code, reason = "other tests use the rest of it")]
mod world;

use std::fs;
use std::path::{Path, PathBuf};

use muster_core::event::{AnswersDropped, Body, StreamKind, TalkAct, TitleSet};
use muster_core::ids::{EventId, Hash, StreamId};
use muster_store::damage::{Choice, recover};
use muster_store::sources::{ChangedMessage, NewAuthor, NewMessage, Staging};
use muster_store::{BackupReason, Plan, SealedNote, Store, StoreError};
use uuid::Uuid;

use world::{World, entry, now, options};

const REVIEW: StreamId = StreamId(Uuid::from_u128(99));

fn message(key: u32, text: &str) -> NewMessage {
    NewMessage {
        at: Some(i64::from(key)),
        lasted: None,
        author: NewAuthor { id: "U1".to_owned(), name: "Ana".to_owned(), ..NewAuthor::default() },
        kind: "message",
        edited: false,
        room: "general".to_owned(),
        key: key.to_string(),
        spot: format!("line {key}"),
        text: text.to_owned(),
        original: String::new(),
        extra: String::new(),
    }
}

/// Finishes an import in the transaction of an event that bears its name, as an import does.
fn finish(world: &World, staging: &Staging) {
    let mut draft = world.draft(Body::TitleSet(TitleSet { title: "Logins fail".to_owned() }));
    draft.id = staging.event;
    let plan = Plan { drafts: vec![draft], import: Some(staging.import()), ..Plan::default() };
    world.store.write::<StoreError>(now(), |_peek| Ok(plan)).unwrap();
}

/// A store with a backup, and with things beside the log that came before and after it.
struct Beside {
    world: World,
    path: PathBuf,
    first: EventId,
    second: EventId,
    newer: EventId,
    file: Vec<u8>,
}

fn noted(store: &Store, n: u8) {
    let note = SealedNote { id: [n; 16], sealed: vec![n; 40] };
    store.keep_sealed(REVIEW, EventId(Uuid::from_u128(5)), &note).unwrap();
    store.keep_answer(EventId(Uuid::from_u128(6)), [n; 16], &[n; 30]).unwrap();
}

impl Beside {
    fn new() -> Self {
        let world = World::new(1);
        let path = world.store.path().to_owned();
        world.declare();
        let (first, second, newer) = (world.id(), world.id(), world.id());
        noted(&world.store, 1);
        world.store.save_setting("theme", "dark").unwrap();
        let many: Vec<NewMessage> =
            (0..400).map(|n| message(n, &format!("needle{n} {}", "words ".repeat(40)))).collect();
        let mut staging = world.store.begin_import(first, None).unwrap();
        world.store.stage(&mut staging, &many, &[]).unwrap();
        finish(&world, &staging);
        world.store.backup(BackupReason::Asked, now(), &std::sync::Arc::default()).unwrap();
        noted(&world.store, 2);
        world.store.save_setting("theme", "light").unwrap();
        // What was cut off is no part of it, and takes a number.
        let mut cut_off = world.store.begin_import(world.id(), None).unwrap();
        world.store.stage(&mut cut_off, &many, &[]).unwrap();
        let file = b"the file itself".to_vec();
        let mut staging = world.store.begin_import(second, None).unwrap();
        world.store.stage(&mut staging, &many, &[]).unwrap();
        world.store.stage_original(&staging, 0, &file[..8]).unwrap();
        world.store.stage_original(&staging, 1, &file[8..]).unwrap();
        world.store.finish_original(&staging, Hash::of(&file), "text/plain", file.len() as u64).unwrap();
        finish(&world, &staging);
        let mut staging = world.store.begin_import(newer, Some(second)).unwrap();
        let changed = ChangedMessage { place: 3, gone: false, message: message(3, "said anew") };
        world.store.stage(&mut staging, &[message(400, "one more")], &[changed]).unwrap();
        finish(&world, &staging);
        world.write(vec![entry("the last line")]);
        Self { world, path, first, second, newer, file }
    }

    fn texts(&self, store: &Store) -> Vec<String> {
        let held = [self.second, self.newer];
        let places: Vec<u32> =
            store.message_order(self.second, &held).unwrap().into_iter().map(|one| one.place).collect();
        store.messages(self.second, &held, &places).unwrap().into_iter().map(|one| one.text).collect()
    }

    fn recovered(&self, choice: Choice) -> Store {
        self.world.store.settle().unwrap();
        recover(&self.path, choice, &options(2)).unwrap().0
    }
}

fn all_is_there(beside: &Beside, store: &Store) {
    let notes = store.sealed_notes(REVIEW, EventId(Uuid::from_u128(5))).unwrap();
    assert_eq!(notes.iter().map(|note| note.id[0]).collect::<Vec<_>>(), [1, 2]);
    assert_eq!(store.answer_count(EventId(Uuid::from_u128(6))).unwrap(), 2);
    assert_eq!(store.setting("theme").unwrap().as_deref(), Some("light"), "what was said last holds");
    let texts = beside.texts(store);
    assert_eq!((texts.len(), texts[3].as_str(), texts[400].as_str()), (401, "said anew", "one more"));
    assert_eq!(store.message_order(beside.first, &[beside.first]).unwrap().len(), 400);
    for source in [beside.first, beside.second] {
        let found = store.search_messages(source, &[source], "needle17 ", 5).unwrap();
        assert_eq!(found.iter().map(|one| one.place).collect::<Vec<_>>(), [17], "it is found, and once");
        assert_eq!(store.authors(source).unwrap().len(), 1);
    }
    let mut back = Vec::new();
    let take = |piece: &[u8]| {
        back.extend_from_slice(piece);
        Ok(())
    };
    store.read_original(Hash::of(&beside.file), take).unwrap();
    assert_eq!(back, beside.file);
    assert!(store.verify(&mut |_, _| true).unwrap().is_good());
}

#[test]
fn what_lies_beside_the_log_is_carried_over_with_a_backup_and_without() {
    for choice in [Choice::BackupAndReadable, Choice::ReadableOnly] {
        let beside = Beside::new();
        let store = beside.recovered(choice);
        all_is_there(&beside, &store);
        let rows = store.rows_of_sources().unwrap();
        store.drop_unfinished().unwrap();
        while store.sweep().unwrap() {}
        assert_eq!(store.rows_of_sources().unwrap(), rows, "{choice:?}: what was cut off is not there");
    }
}

#[test]
fn what_was_thrown_away_in_confidence_is_not_brought_back_by_a_backup() {
    let world = World::new(1);
    let path = world.store.path().to_owned();
    world.declare();
    for n in 1..=3 {
        noted(&world.store, n);
    }
    let kept = EventId(Uuid::from_u128(7));
    world.store.keep_answer(kept, [9; 16], &[9; 30]).unwrap();
    world.store.backup(BackupReason::Asked, now(), &std::sync::Arc::default()).unwrap();
    let (about, survey) = (EventId(Uuid::from_u128(5)), EventId(Uuid::from_u128(6)));
    assert_eq!(world.store.drop_sealed(REVIEW, about, Some([2; 16])).unwrap(), 1);
    assert_eq!(world.store.drop_sealed(REVIEW, about, Some([2; 16])).unwrap(), 0, "it is gone already");
    // The mark is in the log; the program is killed before the answers are gone.
    let mut draft = world.draft(Body::Talk(TalkAct::AnswersDropped(AnswersDropped { survey, answers: 3 })));
    (draft.stream, draft.stream_kind) = (REVIEW, StreamKind::Review);
    world.store.write::<StoreError>(now(), |_peek| Ok(Plan { drafts: vec![draft], ..Plan::default() })).unwrap();
    assert_eq!(world.store.drop_given_up_answers().unwrap(), 3, "what is left of them goes when it is looked for");
    assert_eq!(world.store.drop_given_up_answers().unwrap(), 0);
    world.store.settle().unwrap();

    for choice in [Choice::BackupAndReadable, Choice::ReadableOnly] {
        let store = recover(&path, choice, &options(2)).unwrap().0;
        let notes = store.sealed_notes(REVIEW, about).unwrap();
        assert_eq!(notes.iter().map(|note| note.id[0]).collect::<Vec<_>>(), [1, 3], "{choice:?}");
        assert_eq!(store.sealed_counts(REVIEW).unwrap(), [(about, 2)], "nor is it counted");
        assert_eq!((store.answer_count(survey).unwrap(), store.answer_count(kept).unwrap()), (0, 1), "{choice:?}");
        assert!(store.verify(&mut |_, _| true).unwrap().is_good());
    }
}

/// Overwrites every page of the file that holds a text.
fn spoil(path: &Path, text: &str) -> usize {
    let mut bytes = fs::read(path).unwrap();
    let hit = |page: &[u8]| page.windows(text.len()).any(|part| part == text.as_bytes());
    let pages: Vec<usize> = bytes.chunks(4096).enumerate().filter(|(_, page)| hit(page)).map(|(at, _)| at).collect();
    for page in &pages {
        bytes[page * 4096..(page + 1) * 4096].fill(0xa5);
    }
    fs::write(path, bytes).unwrap();
    pages.len()
}

#[test]
fn a_page_that_is_gone_takes_only_its_own_lines_along() {
    let beside = Beside::new();
    let moved = beside.world.store.checkpoint().unwrap();
    assert_eq!(moved.log_pages, moved.moved, "everything is in the file");
    fs::remove_file(beside.path.with_extension("db-wal")).unwrap();
    // Of the last source alone: the words of the first are in the backup.
    assert!(spoil(&beside.path, "needle200 words") > 0);
    let store = beside.recovered(Choice::BackupAndReadable);
    let texts = beside.texts(&store);
    assert!(texts.len() > 300 && texts.len() < 401, "{} of 401 lines", texts.len());
    assert!(texts.iter().any(|text| text == "one more"), "what stands behind the page is read, too");
    assert_eq!(store.message_order(beside.first, &[beside.first]).unwrap().len(), 400, "a backup has the others whole");
    assert_eq!(store.sealed_notes(REVIEW, EventId(Uuid::from_u128(5))).unwrap().len(), 2);
    assert!(store.verify(&mut |_, _| true).unwrap().is_good());
}
