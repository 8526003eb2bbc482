//! Bundles that are none, are cut, changed, too new or made to do harm: refused in one sentence, nothing taken in.

use std::io::{Cursor, Read as _, Write as _};
use std::path::Path;

use muster_service::wire::ErrorCode;
use serde_json::json;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::{Two, take};

type Parts = Vec<(String, Vec<u8>)>;

fn unpacked(path: &Path) -> Parts {
    let mut zip = ZipArchive::new(std::fs::File::open(path).unwrap()).unwrap();
    let numbers = 0..zip.len();
    numbers
        .map(|number| {
            let mut part = zip.by_index(number).unwrap();
            let mut bytes = Vec::new();
            part.read_to_end(&mut bytes).unwrap();
            (String::from_utf8_lossy(part.name_raw()).into_owned(), bytes)
        })
        .collect()
}

fn packed(parts: &Parts) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// The parts with one text in the place of another, once, in one of them.
fn with(parts: &Parts, part: &str, from: &str, to: &str) -> Vec<u8> {
    let mut parts = parts.clone();
    let (_, bytes) = parts.iter_mut().find(|(name, _)| name == part).unwrap();
    let text = String::from_utf8(bytes.clone()).unwrap();
    assert!(text.contains(from), "{from} is in {part}");
    *bytes = text.replacen(from, to, 1).into_bytes();
    packed(&parts)
}

fn more(parts: &Parts, name: &str, bytes: Vec<u8>) -> Vec<u8> {
    let mut parts = parts.clone();
    parts.push((name.to_owned(), bytes));
    packed(&parts)
}

#[test]
fn bad_bundles_are_refused_in_one_sentence_and_nothing_is_taken_in() {
    let two = Two::new();
    let incident = two.left.declare("Logins fail");
    two.left.log(&incident, "the pool is full");
    two.left.log(&incident, "it is drained");
    let good = two.write(&two.left, &incident, "good.muster");
    let whole = std::fs::read(&good).unwrap();
    let parts = unpacked(&good);
    let (events, manifest) = ("events.jsonl", "manifest.json");
    let middle = whole.len() / 2;
    let mut flipped = whole.clone();
    flipped[60] ^= 0x10;
    let other = vec![("users.json".to_owned(), b"[]".to_vec())];
    let cases: Vec<(&str, Vec<u8>, &str)> = vec![
        ("not a zip", b"hello, I am a text".to_vec(), "it is no bundle of Muster"),
        ("empty", Vec::new(), "it is empty"),
        ("cut", whole[..middle].to_vec(), "it is cut short"),
        ("of another program", packed(&other), "it is no bundle of Muster (it lacks"),
        ("of another kind", with(&parts, manifest, "muster-bundle", "other"), "that of another program"),
        ("newer", with(&parts, manifest, "\"version\": 1", "\"version\": 9"), "written by a newer Muster (format 9"),
        ("a flipped byte", flipped, "`events.jsonl` in"),
        (
            "other words",
            with(&parts, events, "the pool is full", "the pool is fine"),
            "its text is not what was written",
        ),
        ("another time", with(&parts, events, "02:02:00", "02:03:00"), "its header is not what was written"),
        (
            "a missing line",
            with(&parts, manifest, "\"events\": 4,", "\"events\": 5,"),
            "it says that it holds 5 events",
        ),
        ("no JSON", with(&parts, events, "{\"id\"", "{id"), "read line 1 of `events.jsonl`"),
        ("more in a line", with(&parts, events, "{\"id\"", "{\"more\":1,\"id\""), "unknown field"),
        ("a way out", more(&parts, "../../muster.db", vec![1]), "leads out of the archive"),
        ("a place on a disk", more(&parts, "/etc/passwd", vec![1]), "a place on a disk"),
        ("more parts", more(&parts, "sealed.db", vec![1]), "no bundle has a part `sealed.db`"),
        (
            "an unnamed picture",
            more(&parts, &format!("attachments/{}", "a".repeat(64)), vec![1]),
            "it does not say what",
        ),
        ("a bomb", more(&parts, "attachments/x", vec![0; 64 << 20]), "it claims to swell"),
        (
            "of no incident",
            with(&parts, manifest, &incident, "0190aaaa-0000-7000-8000-0000000000aa"),
            "belongs to none",
        ),
    ];
    for (name, bytes, sentence) in cases {
        let path = two.file("bad.muster");
        std::fs::write(&path, bytes).unwrap();
        for command in ["bundle_look", "bundle_take"] {
            let error = two.right.ask(command, json!({ "path": path })).unwrap_err();
            assert!(error.message.contains(sentence), "{command} {name}: {}", error.message);
            assert!(
                error.message.starts_with("Failed to ") && error.message.ends_with('.'),
                "{name}: {}",
                error.message
            );
            assert_eq!((error.code, error.field.as_deref()), (ErrorCode::Rejected, Some("path")), "{name}");
            assert!(error.hint.is_some(), "{name}: says what to do");
        }
    }
    assert_eq!(two.right.tell("verify", json!({ "job": "v" }))["events"], json!(0), "all or nothing");
    take(&two.right, &good);
    assert_eq!(two.right.texts(&incident, "arrival").len(), two.left.texts(&incident, "arrival").len());
    two.right.assert_good();
}

#[test]
fn a_clock_far_ahead_is_refused() {
    let two = Two::new();
    two.left.clock.set(crate::desk::moment("2099-01-01T00:00:00Z"));
    let incident = two.left.declare("Logins fail");
    let path = two.write(&two.left, &incident, "ahead.muster");
    let error = two.right.ask("bundle_take", json!({ "path": path })).unwrap_err();
    assert!(error.message.contains("2099-01-01"), "{}", error.message);
}

#[test]
fn a_bundle_never_takes_the_place_of_the_store_or_of_a_folder() {
    let two = Two::new();
    let incident = two.left.declare("Logins fail");
    for path in [two.left.path(), two.stick.path().to_owned()] {
        let error = two.left.ask("bundle_write", json!({ "incident": incident, "path": path })).unwrap_err();
        assert_eq!(error.field.as_deref(), Some("path"), "{}", error.message);
    }
    two.left.assert_good();
    let gone = two.left.ask("bundle_look", json!({ "path": two.file("gone.muster") })).unwrap_err();
    assert!(gone.message.contains("gone.muster") && gone.hint.is_some(), "{}", gone.message);
}
