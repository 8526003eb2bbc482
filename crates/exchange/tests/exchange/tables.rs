//! Tables and time lines: what the columns are, what each row says, and what is wrong with it.

use muster_core::incident::Order;
use muster_core::time::rfc3339;
use muster_exchange::sources::{
    ColumnMap, Format, LineKind, ReadOptions, TimeFormat, When, WhenColumns, header_signature, sample, time_formats,
};
use muster_exchange::{csv, everything, json};

use crate::desk::{ordered, rich};
use crate::recognising::{first, gather};

const fn one(column: usize, format: TimeFormat) -> WhenColumns {
    WhenColumns::One { column, format }
}

/// Time, who and text of each row, read as it was guessed.
fn told(bytes: &[u8]) -> Vec<String> {
    let all = gather(Format::Csv, "log.csv", bytes, &ReadOptions::default()).unwrap();
    let when = |when: When| match when {
        When::At(at) => rfc3339(at),
        When::Wall(wall) => wall.to_string(),
        When::Clock(clock) => clock.to_string(),
        When::Offset(millis) => format!("+{millis}"),
        When::Unsaid => "-".to_owned(),
    };
    all.lines.iter().map(|(line, _)| format!("{} {}: {}", when(line.when), line.who.name, line.text)).collect()
}

/// A file, where its time is, its columns of people and of text, and what it says.
type Guessed = (&'static str, WhenColumns, &'static [usize], &'static [usize], &'static [&'static str]);

const GUESSED: &[Guessed] = &[
    (
        "time,who,text\n2026-11-20T02:04:00Z,Mei,up\n",
        one(0, TimeFormat::YearFirst),
        &[1],
        &[2],
        &["2026-11-20T02:04:00.000Z Mei: up"],
    ),
    (
        "Datum;Wer;Ereignis\n20.11.2026 03:04;Mei;läuft\n",
        one(0, TimeFormat::DayFirst),
        &[1],
        &[2],
        &["2026-11-20 03:04:00 Mei: läuft"],
    ),
    (
        "When\tMessage\n11/20/2026 3:04 PM\tup\n",
        one(0, TimeFormat::MonthFirst),
        &[],
        &[1],
        &["2026-11-20 15:04:00 : up"],
    ),
    (
        "Date,Time (UTC),Event\n20/11/26,12:04 am,up\n21/11/26,1:04 pm,down\n",
        WhenColumns::DateAndTime { date: 0, time: 1, format: TimeFormat::DayFirst },
        &[],
        &[2],
        &["2026-11-20 00:04:00 : up", "2026-11-21 13:04:00 : down"],
    ),
    (
        "ts,user,message\n1795140240123,mei,up\n",
        one(0, TimeFormat::Epoch),
        &[1],
        &[2],
        &["2026-11-20T02:04:00.123Z mei: up"],
    ),
    (
        "time,note\n03:04,up\n03:05:10,down\n",
        one(0, TimeFormat::Clock),
        &[],
        &[1],
        &["03:04:00 : up", "03:05:10 : down"],
    ),
    (
        "sep=;\nnote;when\n\"a; \"\"b\"\"\nc\";2026-11-20 03:04 +0100\n",
        one(1, TimeFormat::YearFirst),
        &[],
        &[0],
        &["2026-11-20T02:04:00.000Z : a; \"b\"\nc"],
    ),
    ("a,b\n1,only words here\n", WhenColumns::Nowhere, &[], &[1], &["+0 : only words here"]),
    (
        "when,tz,what\n2026-11-20 03:04,Europe/Berlin,up\n",
        one(0, TimeFormat::YearFirst),
        &[],
        &[2],
        &["2026-11-20T02:04:00.000Z : up"],
    ),
    (
        "elapsed,speaker,text\n00:03:12.5,Mei,hi\n01:00:00,Mei,bye\n",
        one(0, TimeFormat::Elapsed),
        &[1],
        &[2],
        &["+192500 Mei: hi", "+3600000 Mei: bye"],
    ),
    (
        "time,type,text\n2026-11-20T02:04:00Z,decision,roll back\n2026-11-20T02:05:00Z,alert,red\n",
        one(0, TimeFormat::YearFirst),
        &[],
        &[2],
        &["2026-11-20T02:04:00.000Z : decision: roll back", "2026-11-20T02:05:00.000Z : red"],
    ),
];

#[test]
fn columns_are_guessed_from_headers_and_values() {
    for (text, when, who, words, lines) in GUESSED {
        let found = sample("log.csv", text.as_bytes()).unwrap();
        assert_eq!(
            (&found.map.when, found.map.who.as_slice(), found.map.text.as_slice()),
            (when, *who, *words),
            "{text:?}"
        );
        assert_eq!(told(text.as_bytes()), *lines, "{text:?}");
        assert_eq!(first("log.csv", text.as_bytes()), Some(Format::Csv), "{text:?}");
    }
}

#[test]
fn days_and_months_that_could_be_either_are_offered_both_ways() {
    let column = |cells: &[&str]| cells.iter().map(|cell| vec![(*cell).to_owned()]).collect::<Vec<_>>();
    let rows: &[(&[&str], &[TimeFormat])] = &[
        (&["03/04/2026 10:00"], &[TimeFormat::DayFirst, TimeFormat::MonthFirst]),
        (&["03/04/2026 10:00", "13/04/2026 10:00"], &[TimeFormat::DayFirst]),
        (&["03/04/2026 10:00", "03/14/2026 10:00"], &[TimeFormat::MonthFirst]),
        (&["13/14/2026"], &[]),
        (&["17"], &[]),
        (&["", ""], &[]),
        (&["10:00"], &[TimeFormat::Clock, TimeFormat::Elapsed]),
    ];
    for (cells, formats) in rows {
        assert_eq!(time_formats(&column(cells), 0), *formats, "{cells:?}");
    }
}

#[test]
fn a_mapping_is_remembered_for_the_same_headers_and_travels() {
    let headers = |text: &str| text.split(',').map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(header_signature(&headers("Time (UTC),Who")), header_signature(&headers("time utc, who ")));
    assert_ne!(header_signature(&headers("Who,Time")), header_signature(&headers("Time,Who")));
    let map = ColumnMap { when: one(2, TimeFormat::DayFirst), text: vec![0, 1], ..ColumnMap::default() };
    let text = serde_json::to_string(&map).unwrap();
    assert_eq!(text, r#"{"when":{"is":"one","column":2,"format":"day_first"},"who":[],"text":[0,1]}"#);
    assert_eq!(serde_json::from_str::<ColumnMap>(&text).unwrap(), map);
    let options = ReadOptions { columns: Some(map) };
    let all = gather(Format::Csv, "x.csv", b"a,b,c\nx,y,3/4/26\n", &options).unwrap();
    assert_eq!(
        (all.lines[0].0.text.as_str(), all.lines[0].0.when),
        ("x: y", When::Wall("2026-04-03T00:00:00".parse().unwrap()))
    );
}

#[test]
fn old_and_wide_encodings_are_read_and_said() {
    let wide: Vec<u8> =
        "\u{feff}time\ttext\n2026-11-20T02:04:00Z\tläuft\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(told(&wide), ["2026-11-20T02:04:00.000Z : läuft"]);
    assert_eq!(
        told("\u{feff}time,text\n2026-11-20T02:04:00Z,läuft\n".as_bytes()),
        ["2026-11-20T02:04:00.000Z : läuft"]
    );
    let old = b"time,text\n2026-11-20T02:04:00Z,ok\n2026-11-20T02:05:00Z,l\xe4uft \x80\n";
    let all = gather(Format::Csv, "log.csv", old, &ReadOptions::default()).unwrap();
    assert_eq!((all.lines[1].0.text.as_str(), all.troubles[0].place.as_str()), ("läuft €", "line 3"));
}

#[test]
fn rows_that_do_not_fit_are_named_with_their_line() {
    let text = "time,who,text\n2026-11-20T02:04:00Z,Mei,a,b\n\n2026-11-20T02:05:00Z,Mei\nyesterday,Mei,c\n2026-11-20T02:06:00Z,Mei,d\n2026-11-20T02:06:00Z,Mei,d\n";
    let all = gather(Format::Csv, "log.csv", text.as_bytes(), &ReadOptions::default()).unwrap();
    let said: Vec<(&str, bool)> = all.troubles.iter().map(|t| (t.place.as_str(), t.left_out)).collect();
    assert_eq!(said, [("line 2", false), ("line 4", false), ("line 4", true), ("line 5", false)]);
    let keys: std::collections::HashSet<&str> = all.lines.iter().map(|(line, _)| line.key.as_str()).collect();
    assert_eq!((all.lines.len(), keys.len()), (4, 4), "two rows that say the same are two lines");
    let refused = |text: &str| {
        gather(Format::Csv, "x.csv", text.as_bytes(), &ReadOptions::default()).map(|_| ()).unwrap_err().to_string()
    };
    assert_eq!(
        refused("time,text\n"),
        "read x.csv as a table: line 1 is its only line, and it is taken for the header"
    );
    assert_eq!(
        refused("a,b\n1,2\n"),
        "read x.csv as a table: line 1: no column says what happened; choose one of a, b"
    );
}

#[test]
fn what_muster_wrote_comes_back() {
    for order in [Order::Happened, Order::Arrival] {
        let desk = rich(false);
        let dossier = ordered(&desk, order);
        let keys = desk.state.line_keys(order, &everything());
        for (name, text, format) in [("i.csv", csv(&dossier), Format::Csv), ("i.json", json(&dossier), Format::Muster)]
        {
            assert_eq!(first(name, text.as_bytes()), Some(format));
            let all = gather(format, name, text.as_bytes(), &ReadOptions::default()).unwrap();
            for key in &keys {
                let line = desk.state.line(key.id).unwrap();
                let Some((back, _)) = all.lines.iter().find(|(back, _)| back.key == key.id.to_string()) else {
                    assert!(
                        line.view.text.is_empty() && format == Format::Muster,
                        "only what was erased is left out: {:?}",
                        line.view
                    );
                    continue;
                };
                let second = chrono::DateTime::from_timestamp(line.view.happened.at.timestamp(), 0).unwrap();
                let at = if format == Format::Csv { second } else { line.view.happened.at };
                assert_eq!(back.when, When::At(at), "a table has seconds");
                let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
                let words = plain(&line.view.text);
                assert!(plain(&back.text).contains(&words) || words.chars().any(char::is_control), "{back:?}");
                if format == Format::Csv {
                    assert!(back.text.to_lowercase().starts_with(line.view.kind.as_str()), "{back:?}");
                }
                if let Some(person) = line.view.people.first() {
                    assert!(back.who.id == person.as_str() || back.who.name.contains(person.as_str()), "{back:?}");
                }
                assert_eq!(back.kind, LineKind::Message);
            }
        }
    }
}

#[test]
fn timesketch_takes_the_date_before_the_count_and_names_what_is_missing() {
    let text = "message,timestamp,datetime,timestamp_desc,tag,Tag\n\
        a,123456789,2024-07-24T10:57:02.877297Z,Write time,x,y\n\
        b,1331698658276340,,Write time,,\n\
        c,,1601-01-01T00:00:00Z,Write time,,\n\
        ,1331698658276340,,,,\n";
    assert_eq!(first("t.csv", text.as_bytes()), Some(Format::TimesketchCsv));
    let all = gather(Format::TimesketchCsv, "t.csv", text.as_bytes(), &ReadOptions::default()).unwrap();
    let at = |line: usize| all.lines[line].1.map(|at| at.to_rfc3339());
    assert_eq!(at(0).as_deref(), Some("2024-07-24T10:57:02.877297+00:00"));
    assert_eq!(at(1).as_deref(), Some("2012-03-14T04:17:38.276340+00:00"));
    assert_eq!(all.lines[2].0.when, When::Unsaid);
    assert_eq!(all.lines[0].0.text, "a [Write time]");
    let said: Vec<(&str, bool)> = all.troubles.iter().map(|t| (t.place.as_str(), t.left_out)).collect();
    assert_eq!(said, [("line 1", false), ("line 4", false), ("line 5", true)]);
    let refused = gather(Format::TimesketchCsv, "t.csv", b"No.,DT,message\n1,2,3\n", &ReadOptions::default())
        .map(|_| ())
        .unwrap_err();
    assert_eq!(
        refused.to_string(),
        "read t.csv as a Timesketch CSV: line 1 lacks the column datetime (or timestamp); it has No., DT, message. Read it as a table to say which column is what"
    );
    let lines = "{\"message\":\"a\",\"datetime\":\"2015-07-24T19:01:01+00:00\",\"timestamp_desc\":\"x\"}\n";
    assert_eq!(first("t.jsonl", lines.as_bytes()), Some(Format::TimesketchJsonl));
    let all = gather(Format::TimesketchJsonl, "t.jsonl", lines.as_bytes(), &ReadOptions::default()).unwrap();
    assert_eq!(all.preview.lines, 1);
}
