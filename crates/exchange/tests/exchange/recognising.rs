//! Which reader a file is offered to.

use muster_exchange::sources::{Format, Gathered, Limits, ReadOptions, SourceError, read, recognise};

use crate::mutate::{Strict, hunt};
use crate::resolving::no_answers;

/// What is thought of a file first.
pub(crate) fn first(name: &str, head: &[u8]) -> Option<Format> {
    recognise(name, head).first().map(|(format, _)| *format)
}

/// Reads a whole file as what is said.
pub(crate) fn gather(format: Format, name: &str, bytes: &[u8], options: &ReadOptions) -> Result<Gathered, SourceError> {
    let mut all = Gathered::new(Limits::ALL, no_answers());
    read(format, name, bytes, options, &mut all)?;
    Ok(all.finish())
}

#[test]
fn nothing_is_read_of_nothing_and_archives_are_sent_to_their_own_door() {
    let options = ReadOptions::default();
    for empty in [&b""[..], b"  \r\n\t "] {
        let refused = gather(Format::Csv, "log.csv", empty, &options).map(|_| ());
        assert_eq!(refused, Err(SourceError::Empty { what: "log.csv".to_owned() }));
    }
    assert_eq!(first("export.zip", b"PK\x03\x04\x14\0"), Some(Format::Slack));
    let refused = gather(Format::Slack, "export.zip", b"PK\x03\x04", &options).map(|_| ()).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "read export.zip as a Slack export: this is a folder or an archive of many files; open it as such"
    );
    let picture = recognise("holiday.png", b"\x89PNG\r\n\x1a\n");
    assert!(picture.iter().all(|(_, sure)| *sure < 10), "nobody is sure of a picture: {picture:?}");
}

#[test]
fn damaged_alerts_tables_and_time_lines_stop_no_reader() {
    let corpus: Vec<Vec<u8>> = [
        r#"{"version":"4","status":"resolved","alerts":[{"status":"resolved","labels":{"alertname":"A","severity":"x"},"startsAt":"2026-11-20T02:04:00Z","endsAt":"2026-11-20T02:44:00Z","fingerprint":"f"}]}"#,
        r#"{"log_entries":[{"id":"R","type":"annotate_log_entry","created_at":"2026-11-20T02:09:00Z","agent":{"type":"user_reference","summary":"Mei"},"channel":{"summary":"x"}}]}"#,
        "{\"message\":\"a\",\"timestamp\":1331698658276340,\"timestamp_desc\":\"x\"}\n{\"message\":\"a\",\"datetime\":\"1601-01-01T00:00:00Z\"}\n",
        "message,timestamp,datetime,timestamp_desc\na,1331698658276340,2026-11-20T02:09:00.123456789Z,x\nb,,,\n",
        "date;time;tz;who;text\r\n20.11.2026;3:04 PM;+01:00;Mei;\"läuft; gut\"\r\n1/2/26;00:00;;;x\r\n",
    ]
    .iter()
    .map(|text| text.as_bytes().to_vec())
    .collect();
    for info in Format::ALL {
        let is_here = info.endings.iter().any(|ending| matches!(*ending, "json" | "jsonl" | "csv"));
        if is_here && !matches!(info.format, Format::Mattermost | Format::Slack) {
            hunt(info.words, &corpus, |bytes| {
                let mut sink = Strict::default();
                let _read = read(info.format, "x.json", bytes, &ReadOptions::default(), &mut sink);
                assert!(recognise("x.json", bytes).len() <= Format::ALL.len());
            });
        }
    }
}
