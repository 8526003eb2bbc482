//! Bad input of every kind: one clear sentence, the right exit code, nothing lost and nothing touched.

use std::fs;
use std::path::Path;

use crate::desk::Desk;

/// A word that must not turn up anywhere but in the store.
const CANARY: &str = "canary-8f2e1c";

#[test]
fn wrong_usage_ends_with_2_and_help_with_0() {
    let desk = Desk::with_incident();
    for args in [
        &[][..],
        &["frobnicate"],
        &["declare"],
        &["declare", "x", "--severity", "sev9"],
        &["log"],
        &["log", "--stdin", "a line"],
        &["log", "two", "lines"],
        &["search"],
        &["search", "x", "--ranked", "--substring"],
        &["export", "1"],
        &["export", "1", "--format", "pdf"],
        &["export", "1", "--format", "md", "--order", "random"],
        &["restore"],
        &["people", "import"],
        &["call"],
        &["call", "board", "{not json"],
    ] {
        let run = desk.run(args);
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{args:?}: {}", run.err);
        assert!(!run.err.is_empty(), "{args:?}");
    }
    for args in [&["--help"][..], &["--version"], &["log", "--help"]] {
        let run = desk.run(args);
        assert_eq!((run.code, run.err.as_str()), (0, ""), "{args:?}");
        assert!(!run.out.is_empty(), "{args:?}");
    }
}

#[test]
fn a_store_that_is_none_is_refused_by_every_command_and_not_touched() {
    let desk = Desk::new();
    let folder = desk.folder.path().join("a-folder");
    fs::create_dir(&folder).unwrap();
    let text =
        desk.file("notes.txt", format!("{CANARY} is written here, and it is long enough to be looked at. ").repeat(9));
    let foreign = desk.file("foreign.db", foreign_database());
    let list = desk.file("people.csv", "name\nAna\n");
    for store in [&folder, &text, &foreign] {
        let before = fs::read(store).ok();
        for args in [
            &["declare", "x"][..],
            &["log", "--incident", "1", "x"],
            &["log", "x"],
            &["show"],
            &["list"],
            &["search", "x"],
            &["export", "1", "--format", "md"],
            &["verify"],
            &["backup"],
            &["people", "import", list.to_str().unwrap()],
            &["call", "board", r#"{"closed": 0}"#],
        ] {
            let said = desk.run_on(store, args, b"").refused();
            assert!(said.contains("failed to"), "{args:?} on {}: {said}", store.display());
            assert!(!said.contains(CANARY), "{said}");
        }
        assert_eq!(fs::read(store).ok(), before, "{} was not touched", store.display());
    }
}

/// A database of another program: the header SQLite writes, without our mark in it.
fn foreign_database() -> Vec<u8> {
    let mut bytes = vec![0_u8; 4096];
    bytes[..16].copy_from_slice(b"SQLite format 3\0");
    bytes[16..24].copy_from_slice(&[16, 0, 1, 1, 0, 64, 32, 32]);
    bytes[28..32].copy_from_slice(&1_u32.to_be_bytes());
    bytes
}

#[test]
fn what_is_not_there_is_named() {
    let desk = Desk::with_incident();
    for args in [
        &["show", "INC-0099"][..],
        &["log", "--incident", "INC-0099", "x"],
        &["export", "INC-0099", "--format", "md"],
        &["search", "x", "--incident", "INC-0099"],
    ] {
        let said = desk.refused(args);
        assert!(said.contains("INC-0099"), "{args:?}: {said}");
    }
    let none = Desk::new();
    for args in [&["log", "a line"][..], &["show"]] {
        assert!(none.refused(args).contains("declare one"), "{args:?}");
    }
    let said = desk.refused(&["restore", "/no/such/backup.db"]);
    assert!(said.contains("backup.db"), "{said}");
    let said = desk.refused(&["people", "import", "/no/such/list.csv"]);
    assert!(said.contains("list.csv"), "{said}");
    let said = desk.refused(&["call", "no_such_command"]);
    assert!(said.contains("no_such_command"), "{said}");
}

#[test]
fn what_has_no_meaning_is_refused() {
    let desk = Desk::with_incident();
    let empty = desk.file("empty.csv", "");
    let binary = desk.file("binary.csv", [0xff, 0xfe, 0x00, 0x41]);
    let nameless = desk.file("nameless.csv", "colour,shoe\nred,42\n");
    let text = desk.file("text.db", "no backup");
    for args in [
        &["log", ""][..],
        &["log", "   "],
        &["show", "--at", "soonish"],
        &["show", "--at", ""],
        &["people", "import", binary.to_str().unwrap()],
        &["people", "import", nameless.to_str().unwrap()],
        &["people", "import", desk.folder.path().to_str().unwrap()],
        &["restore", text.to_str().unwrap()],
        &["restore", desk.folder.path().to_str().unwrap()],
        &["export", "1", "--format", "md", "--out", "/no/such/folder/out.md"],
        &["backup", "--out", "/no/such/folder/backup.db"],
        &["call", "line_add", r#"{"incident": 7}"#],
    ] {
        let run = desk.run(args);
        assert_eq!(run.code, 1, "{args:?}: {} {}", run.out, run.err);
        assert!(!run.err.contains("panicked"), "{args:?}: {}", run.err);
    }
    // An empty list of people has nobody in it; it must not end as if it had.
    let run = desk.run(&["people", "import", empty.to_str().unwrap()]);
    assert!(!run.err.contains("panicked"), "{}", run.err);
    assert!(desk.done(&["verify"]).contains("all is well"));
}

#[test]
fn a_line_that_is_refused_does_not_keep_the_others_out() {
    let desk = Desk::with_incident();
    let run = desk.run_on(&desk.store(), &["log", "--stdin"], b"first\n/a\nthird\n");
    let shown = desk.done(&["show"]);
    assert!(shown.contains("first") && shown.contains("third"), "{shown}");
    if run.code != 0 {
        assert!(run.err.contains("line 2"), "{}", run.err);
    }
}

#[test]
fn nothing_is_written_past_the_first_line_that_cannot_be_saved() {
    let desk = Desk::with_incident();
    let run = desk.run_on(&desk.store(), &["log", "--stdin", "--incident", "INC-0099"], b"first\nsecond\n");
    assert_eq!((run.code, run.out.as_str()), (1, ""));
    assert_eq!(run.err.lines().count(), 1, "it stops at once: {}", run.err);
    assert!(run.err.contains("line 1 and what follows"), "{}", run.err);
}

#[test]
fn what_a_person_wrote_is_found_in_no_message_and_no_log() {
    let desk = Desk::with_incident();
    let said = [
        desk.run(&["log", CANARY]),
        desk.run(&["declare", CANARY]),
        desk.run(&["log", "--incident", "INC-0099", CANARY]),
        desk.run(&["call", "line_add", &format!(r#"{{"incident": 7, "text": "{CANARY}"}}"#)]),
        desk.run(&["verify"]),
    ];
    for run in said {
        assert!(!run.err.contains(CANARY), "{}", run.err);
    }
    for path in files(desk.folder.path()) {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if !name.starts_with("muster.db") {
            let bytes = fs::read(&path).unwrap();
            let found = bytes.windows(CANARY.len()).any(|window| window == CANARY.as_bytes());
            assert!(!found, "{} holds what was written", path.display());
        }
    }
}

/// Every file under a folder.
fn files(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { files.extend(self::files(&path)) } else { files.push(path) }
    }
    files
}
