//! What other programs read back is what was there.

use muster_core::incident::Order;
use muster_core::words::{EntryKind, Precision, Severity};
use muster_exchange::{JsonError, csv, from_json, json};
use proptest::prelude::*;

use crate::desk::{Desk, line, ordered, rich};

fn rows(text: &str) -> Vec<Vec<String>> {
    let mut reader = ::csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[test]
fn csv_is_a_rectangle_with_a_header() {
    let desk = rich(false);
    let text = csv(&desk.dossier());
    assert!(text.ends_with("\r\n") && !text.starts_with('\u{feff}'));
    let rows = rows(&text);
    assert_eq!(rows.len(), 1 + desk.state.line_keys(Order::Arrival, &muster_exchange::everything()).len());
    assert_eq!(rows[0][5], "happened (Europe/Berlin)");
    assert_eq!(rows[0][6], "happened (UTC)");
    let late = rows.iter().find(|row| row.contains(&"A customer wrote in".to_owned())).unwrap();
    assert_eq!(
        (&late[5], &late[6], &late[7], &late[13]),
        (
            &"2026-11-20 03:02:00 +01:00".to_owned(),
            &"2026-11-20 02:02:00Z".to_owned(),
            &"before".to_owned(),
            &"13".to_owned()
        )
    );
    let struck = rows.iter().find(|row| row.contains(&"Wallets fail, too".to_owned())).unwrap();
    assert!(struck.contains(&"yes: that was the test system".to_owned()));
    let many = rows.iter().find(|row| row.contains(&"Mei Tan (mei), נועה".to_owned())).unwrap();
    assert!(many[17].contains("flat. מאגר החיבורים 🔥\nSecond look later"), "a line break stays inside its cell");
}

#[test]
fn json_comes_back_as_it_was_written() {
    for (desk, order) in [(rich(true), Order::Happened), (rich(false), Order::Arrival)] {
        let text = json(&ordered(&desk, order));
        let file = from_json(text.as_bytes()).unwrap();
        assert_eq!(file.exercise, desk.state.is_drill());
        assert_eq!(
            (file.severity, file.title.as_deref()),
            (Some(Severity::Sev1), Some("Card payments declined in eu-west"))
        );
        assert_eq!((file.newer_events, file.chain.state.as_str()), (1, "verified"));
        assert_eq!(file.statements.len(), 2);
        let keys: Vec<_> =
            desk.state.line_keys(order, &muster_exchange::everything()).iter().map(|key| key.id).collect();
        assert_eq!(file.lines.iter().map(|line| line.id).collect::<Vec<_>>(), keys);
        for note in &file.lines {
            let line = desk.state.line(note.id).unwrap();
            assert_eq!(
                (&note.text, note.kind, note.happened.at),
                (&line.view.text, line.view.kind, line.view.happened.at)
            );
            assert_eq!(note.happened.local.parse::<chrono::DateTime<chrono::FixedOffset>>().unwrap(), note.happened.at);
            assert_eq!((note.struck.is_some(), note.erased.is_some()), (line.view.struck.is_some(), line.view.erased));
        }
        let mustered = file.milestones.iter().find(|one| one.label == "Mustered").unwrap();
        assert_eq!(mustered.happened.precision, Precision::Between);
        assert!(mustered.happened.until.is_some());
        assert!(
            file.durations
                .iter()
                .any(|one| one.name == "Time to muster" && one.about && one.least_seconds == Some(240))
        );
        let again = serde_json::to_string(&file).unwrap();
        assert_eq!(from_json(again.as_bytes()).as_ref(), Ok(&file));
    }
}

#[test]
fn what_is_not_ours_is_refused_in_words() {
    let rows: [(&[u8], &str); 8] = [
        (b"", "read the incident from JSON: EOF"),
        (b"[]", "read the incident from JSON: "),
        (b"{}", "something without a format"),
        (b"{\"format\":\"slack\",\"version\":1}", "\"slack\" and not \"muster-incident\""),
        (b"{\"format\":\"muster-incident\"}", "the version is missing"),
        (b"{\"format\":\"muster-incident\",\"version\":2}", "version 2"),
        (b"{\"format\":\"muster-incident\",\"version\":1}", "missing field"),
        (b"\xff\xfe{\0}\0", "read the incident from JSON: "),
    ];
    for (bytes, words) in rows {
        let error = from_json(bytes).unwrap_err();
        assert!(error.to_string().contains(words), "{error}");
    }
    let newer = br#"{"format":"muster-incident","version":9,"lines":"of another shape"}"#;
    assert_eq!(from_json(newer), Err(JsonError::NewerVersion(9)), "what a newer shape holds does not matter");
    let deep = "[".repeat(100_000);
    assert!(from_json(deep.as_bytes()).is_err(), "depth is bounded");
    let with_mark = [b"\xef\xbb\xbf".as_slice(), json(&rich(false).dossier()).as_bytes()].concat();
    assert!(from_json(&with_mark).is_ok());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn benign_words_come_back_exactly(words in "[a-zA-Z0-9äöüß漢字 ,.%()\"'!?:/#_]{1,60}") {
        let words = words.trim();
        prop_assume!(!words.is_empty());
        let mut desk = Desk::declared("x", false);
        desk.logs(1, line(EntryKind::Observation, words));
        let text = csv(&desk.dossier());
        prop_assert!(rows(&text).last().unwrap().contains(&words.to_owned()));
    }

    #[test]
    fn any_words_come_back_through_json(words in "(?s).{1,80}") {
        prop_assume!(!words.trim().is_empty());
        let mut desk = Desk::declared(&words, false);
        desk.logs(1, line(EntryKind::Observation, &words));
        let file = from_json(json(&desk.dossier()).as_bytes()).unwrap();
        prop_assert_eq!(&file.lines.last().unwrap().text, words.trim());
    }

    #[test]
    fn no_bytes_make_the_reader_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        prop_assert!(from_json(&bytes).is_err());
    }
}
