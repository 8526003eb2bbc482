//! Broken and hostile exports: each costs what is broken and nothing else, and nothing stops the reader.

use muster_exchange::sources::slack::Workspace;
use muster_exchange::sources::{MemoryTree, SourceError, Tree};
use proptest::prelude::*;

use super::desk::{CHANNELS, DMS, USERS, all, export, read};
use crate::mutate::{Strict, hunt};

const GOOD: &str = r#"{"ts":"1700000000.000100","user":"U1","text":"good"}"#;

#[test]
fn a_broken_message_costs_itself() {
    let table = [
        (format!("[{GOOD}, 7, {GOOD}]"), 2, "it is not a message and was left out"),
        (format!("[{GOOD}, [\"a\"], {GOOD}]"), 2, "it is not a message and was left out"),
        (format!("[{GOOD}, null, {GOOD}]"), 2, "it is not a message and was left out"),
        (
            format!(r#"[{GOOD}, {{"ts":"2.0","text":"\ud83d cut"}}, {GOOD}]"#),
            3,
            "part of it was damaged and was mended",
        ),
        (
            format!(r#"[{GOOD}, {{"ts":"2.0","text":"a","text":"b"}}, {GOOD}]"#),
            3,
            "part of it was damaged and was mended",
        ),
    ];
    for (day, count, trouble) in table {
        let (lines, troubles) = read(&day);
        assert_eq!(lines.len(), count, "{day}");
        assert_eq!((troubles.len(), troubles[0].message.as_str()), (1, trouble), "{day}");
        assert_eq!(troubles[0].place, "general/2024-03-10.json, message 2");
    }
    let (lines, _) = read(r#"[{"ts":"2.0","text":"\ud83d \ud83d\ude00 \\ud83d a\"b"}]"#);
    assert_eq!(lines[0].text, "\u{fffd} 😀 \\ud83d a\"b");
}

#[test]
fn fields_of_any_kind_are_taken_or_left() {
    let odd = r#"[{"ts":1700000000.0001,"user":{"id":"U1"},"text":["x"],"thread_ts":{},"files":{"a":1},"reactions":"none",
        "attachments":[1,"x",{"text":5,"fields":"x"}],"blocks":"none","edited":false,"username":[],"bot_id":true,"subtype":{}}]"#;
    let (lines, troubles) = read(odd);
    assert_eq!((lines.len(), troubles.len()), (1, 0));
    assert_eq!((lines[0].key.as_str(), lines[0].text.as_str()), ("C1/1700000000.000100", "5"));
}

#[test]
fn a_day_that_breaks_off_keeps_what_came_before() {
    let (lines, troubles) = read(&format!("[{GOOD},{{\"ts\":\"1.0\",\"te"));
    assert_eq!((lines.len(), troubles.len()), (1, 1));
    assert!(troubles[0].message.starts_with("nothing after message 1 of this day could be read (EOF"), "{troubles:?}");
    assert!(troubles[0].left_out);
    let (lines, troubles) = read(&format!("[{GOOD}] and more"));
    assert_eq!((lines.len(), troubles.len()), (1, 1), "all of the list was read");
    for day in ["", "{}", "null", "<html>", "[", "\0"] {
        let (lines, troubles) = read(day);
        assert_eq!((lines.len(), troubles.len()), (0, 1), "{day}");
        assert!(troubles[0].message.starts_with("the day was left out: it is not a list of messages"), "{troubles:?}");
    }
}

#[test]
fn one_broken_day_costs_itself() {
    let days = [("general/2024-03-09.json", "nonsense"), ("general/2024-03-10.json", &format!("[{GOOD}]"))];
    let gathered = all(&mut MemoryTree::new("export", days)).unwrap();
    assert_eq!((gathered.lines.len(), gathered.troubles[0].place.as_str()), (1, "general/2024-03-09.json"));
}

#[test]
fn broken_utf_8_is_repaired_and_told() {
    let mut day = format!("\u{feff}[{GOOD}, {{\"ts\":\"1.0\",\"text\":\"gr\u{f6}").into_bytes();
    day.pop();
    day.extend_from_slice(b"\xff\xfe end\"}]");
    let files = [("general/2024-03-10.json", day)];
    let gathered = all(&mut MemoryTree::new("export", files)).unwrap();
    assert_eq!(gathered.lines.len(), 2);
    assert_eq!(gathered.lines[1].0.text, "gr\u{fffd}\u{fffd}\u{fffd} end");
    assert_eq!(gathered.troubles.len(), 1, "once for a day");
    assert_eq!(gathered.troubles[0].message, "it is not all UTF-8; what could not be read is shown as \u{fffd}");
}

#[test]
fn a_message_of_ten_megabytes_is_cut() {
    let (lines, troubles) =
        read(&format!(r#"[{{"ts":"1.0","user":"U1","text":"<@U1> {}"}}, {GOOD}]"#, "ö".repeat(5 << 20)));
    assert_eq!(lines.len(), 2);
    assert!(lines[0].text.len() <= 256 << 10 && lines[0].text.starts_with("@ana.s ö") && lines[0].text.ends_with('ö'));
    assert!(lines[0].original.len() <= 256 << 10);
    assert_eq!(troubles[0].message, "its text is 10240 kB long; the first 256 kB came in");
    let hanging = format!(r#"[{{"ts":"1.0","bot_id":"B","attachments":[{{"text":"{}"}}]}}]"#, "x".repeat(10 << 20));
    let (lines, troubles) = read(&hanging);
    assert_eq!((lines[0].text.len(), troubles.len()), (256 << 10, 1));
}

#[test]
fn nesting_without_end_is_left_out() {
    for deep in ["[".repeat(100_000), "{\"a\":".repeat(100_000)] {
        let (lines, troubles) = read(&format!("[{GOOD}, {deep}"));
        assert_eq!((lines.len(), troubles.len()), (1, 1));
    }
    let blocks = format!("{}{}", "[".repeat(5_000), "]".repeat(5_000));
    let (lines, _) = read(&format!(r#"[{{"ts":"1.0","text":"x","blocks":{blocks},"attachments":{blocks}}}]"#));
    assert_eq!(lines[0].text, "x");
}

/// A tree whose days turn out to be something else when they are read.
struct Turns(MemoryTree, SourceError);

impl Tree for Turns {
    fn name(&self) -> &str {
        self.0.name()
    }

    fn entries(&self) -> &[muster_exchange::sources::TreeEntry] {
        self.0.entries()
    }

    fn read(&mut self, index: usize, limit: u64) -> Result<Vec<u8>, SourceError> {
        let turned = self.0.entries()[index].path.contains("2024-");
        if turned { Err(self.1.clone()) } else { self.0.read(index, limit) }
    }
}

#[test]
fn a_day_that_cannot_be_read_is_left_out_and_a_hostile_one_ends_it() {
    let broken = SourceError::Broken { what: "`a` in x.zip".to_owned(), detail: "it is torn".to_owned() };
    let gathered = all(&mut Turns(export("[]"), broken)).unwrap();
    assert_eq!(gathered.troubles[0].message, "the day was left out: failed to read `a` in x.zip: it is torn");
    let hostile = SourceError::Hostile { what: "`a` in x.zip".to_owned(), detail: "it swells".to_owned() };
    assert_eq!(all(&mut Turns(export("[]"), hostile.clone())).unwrap_err(), hostile);
}

#[test]
fn a_reading_stops_when_no_more_is_wanted() {
    let many: Vec<String> = (1..=50).map(|n| format!(r#"{{"ts":"{n}.0","text":"x"}}"#)).collect();
    let odd = format!("[7,{}]", many.join(","));
    for day in [format!("[{}]", many.join(",")), odd] {
        let mut tree = export(&day);
        let workspace = Workspace::open(&mut tree).unwrap();
        let mut sink = Strict { stop_after: Some(20), ..Strict::default() };
        let stopped = workspace.read(&mut tree, &["general".to_owned()], &mut sink);
        assert_eq!((stopped, sink.lines), (Err(SourceError::Cancelled), 20));
    }
}

/// Reads an export whose first file is given, and holds every line to what it must be.
fn reads(files: [(&str, &[u8]); 4]) -> Result<usize, SourceError> {
    let mut tree = MemoryTree::new("export", files);
    let workspace = Workspace::open(&mut tree)?;
    let keys: Vec<String> = workspace.rooms().map(|room| room.key.clone()).collect();
    let mut sink = Strict::default();
    workspace.read(&mut tree, &keys, &mut sink)?;
    Ok(sink.lines)
}

fn corpus() -> Vec<Vec<u8>> {
    let day = r#"[{"ts":"1700000000.000100","user":"U1","text":"hi <@U2> <https://x.org|x> &amp;","thread_ts":"1700000000.000100",
        "blocks":[{"type":"rich_text","elements":[{"type":"rich_text_list","style":"ordered","indent":1,"elements":[{"type":"rich_text_section",
        "elements":[{"type":"user","user_id":"U2"},{"type":"date","timestamp":1}]}]}]}]},
        {"ts":"1700000001.000100","subtype":"bot_message","username":"b","text":"","attachments":[{"title":"t","text":"x","fields":[{"title":"a","value":"b"}]}],
        "blocks":[{"type":"section","text":{"type":"mrkdwn","text":"<!date^1^x|y>"}},{"type":"table","rows":[[{"type":"raw_text","text":"c"}]]}]},
        {"ts":"1700000002.000100","subtype":"message_changed","message":{"user":"U1","text":"\ud83d\ude00"},"files":[{"id":"F","name":"n"}],
        "reactions":[{"name":"+1","count":2,"users":["U1"]}]},{"ts":"1","subtype":"huddle_thread","room":{"date_start":1,"date_end":2}}]"#;
    [day, USERS, CHANNELS, DMS].map(|text| text.as_bytes().to_vec()).into()
}

#[test]
fn no_damage_to_an_export_stops_the_reader() {
    let day = corpus().remove(0);
    let mut as_day = false;
    hunt("slack", &corpus(), |bytes| {
        as_day = !as_day;
        let (day, people, rooms): (&[u8], &[u8], &[u8]) =
            if as_day { (bytes, USERS.as_bytes(), CHANNELS.as_bytes()) } else { (&day, bytes, bytes) };
        let files =
            [("general/2024-03-10.json", day), ("users.json", people), ("channels.json", rooms), ("dms.json", rooms)];
        let lines = reads(files).expect("a folder with days is always read");
        assert!(lines < 100);
    });
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_a_text(text in "[<>@#!&|^:;a-z0-9 \\n.é再]{0,60}") {
        let day = serde_json::json!([{ "ts": "1.0", "user": "U1", "text": text }]).to_string();
        let (lines, troubles) = read(&day);
        prop_assert_eq!((lines.len(), troubles.len()), (1, 0));
        let kept = if lines[0].original.is_empty() { &lines[0].text } else { &lines[0].original };
        prop_assert_eq!(kept.trim_end(), text.trim_end(), "nothing of it is lost");
    }

    #[test]
    fn any_bytes_are_read_or_told_of(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let files: [(&str, &[u8]); 4] = [("general/2024-03-10.json", &bytes), ("users.json", &bytes), ("a", b""), ("b", b"")];
        prop_assert!(reads(files).is_ok());
    }
}
