//! Reading a conversation through: one order for all sources and the log, marks that lie over each other, what was read.

use serde_json::{Value, json};

use crate::desk::Desk;

const CHAT: &str = "when,who,text\n\
    2026-11-20T02:05:00Z,Ana Ruiz,the pool is full\n\
    2026-11-20T02:06:00Z,Jonas Weber,looking at the pool\n\
    2026-11-20T02:08:00Z,Ana Ruiz,rolled back\n";

fn bring(desk: &Desk, incident: &str, name: &str, text: &str) -> Value {
    let request = json!({ "incident": incident, "text": text, "format": "csv", "job": name, "name": name });
    desk.tell("source_import", request)["source"].clone()
}

fn read(desk: &Desk, incident: &str, of: Value) -> Vec<Value> {
    let mut of = of;
    of["incident"] = json!(incident);
    let reply = desk.tell("conversation", json!({ "of": of, "from": 0, "count": 100 }));
    reply["items"].as_array().unwrap().clone()
}

fn texts(items: &[Value]) -> Vec<&str> {
    let text = |item: &Value, what: &str| item[what]["text"].as_str().is_some();
    let what = |item: &Value| if text(item, "message") { "message" } else { "line" };
    items.iter().map(|item| item[what(item)]["text"].as_str().unwrap()).collect()
}

fn mark(desk: &Desk, incident: &str, passage: Value, code: &str) -> Value {
    let act = json!({ "kind": "mark_made", "passage": passage, "code": code });
    desk.tell("review_act", json!({ "incident": incident, "act": act }))["events"][0]["id"].clone()
}

fn codes(items: &[Value], index: usize) -> Vec<&str> {
    items[index]["marks"].as_array().unwrap().iter().map(|mark| mark["code"].as_str().unwrap()).collect()
}

#[test]
fn sources_and_the_log_are_read_in_one_order() {
    let desk = Desk::new();
    let incident = desk.declare("Payments fail");
    desk.at("02:07:00");
    let line = desk.log(&incident, "/a taking the release back");
    let chat = bring(&desk, &incident, "chat", CHAT);
    let call = bring(&desk, &incident, "call", "when,who,text\n2026-11-20T02:05:30Z,Mei,saw it too\n");

    let all = read(&desk, &incident, json!({}));
    let expected = ["the pool is full", "saw it too", "looking at the pool", "taking the release back", "rolled back"];
    assert_eq!(texts(&all)[1..], expected, "the first line says that it was declared");
    let quiet = read(&desk, &incident, json!({ "hidden": [call], "noLog": true }));
    assert_eq!(texts(&quiet), ["the pool is full", "looking at the pool", "rolled back"]);

    let act = json!({ "kind": "source_shifted", "source": chat, "from": "2026-11-20T02:05:00Z", "to": "2026-11-20T02:05:40Z" });
    desk.tell("review_act", json!({ "incident": incident, "act": act }));
    assert_eq!(texts(&read(&desk, &incident, json!({})))[1..3], ["saw it too", "the pool is full"]);

    let of = json!({ "incident": incident });
    let place = |request: Value| desk.tell("conversation_place", request)["index"].clone();
    assert_eq!(place(json!({ "of": of, "source": chat, "place": 2 })), 5);
    assert_eq!(place(json!({ "of": of, "line": line })), 4);
    assert_eq!(place(json!({ "of": of, "at": "2026-11-20T02:06:00Z" })), 3);
    let hits = desk.tell("conversation_search", json!({ "of": of, "words": "the re", "limit": 9 }));
    assert_eq!(hits["hits"][0]["text"], "taking the release back");
    let hits = desk.tell("conversation_search", json!({ "of": of, "words": "pool", "limit": 9 }));
    let found: Vec<&Value> = hits["hits"].as_array().unwrap().iter().map(|hit| &hit["index"]).collect();
    assert_eq!(found, [2, 3], "in the order in which they are read");
}

#[test]
fn marks_lie_over_each_other_and_can_be_taken_back() {
    let mut desk = Desk::new();
    let incident = desk.declare("Payments fail");
    let chat = bring(&desk, &incident, "chat", CHAT);
    let only = json!({ "noLog": true });
    let first = json!({ "source": chat, "place": 0, "last": 1, "from": 4, "to": 7, "quote": "pool is full … looking" });
    let second = json!({ "source": chat, "place": 1, "from": 0, "to": 7, "quote": "looking" });
    let mark_one = mark(&desk, &incident, first, "detection");
    mark(&desk, &incident, second, "diagnosis");
    let items = read(&desk, &incident, only.clone());
    assert_eq!(codes(&items, 0), ["detection"]);
    assert_eq!(codes(&items, 1), ["detection", "diagnosis"], "the first one runs over both");
    assert!(codes(&items, 2).is_empty());

    desk.tell("review_undo", json!({ "incident": incident }));
    assert_eq!(codes(&read(&desk, &incident, only.clone()), 1), ["detection"]);
    desk.tell("review_redo", json!({ "incident": incident }));
    let note = json!({ "kind": "mark_noted", "mark": mark_one, "note": " earlier than the alert " });
    desk.tell("review_act", json!({ "incident": incident, "act": note }));
    desk.reopen();
    let items = read(&desk, &incident, only);
    assert_eq!(codes(&items, 1), ["detection", "diagnosis"]);
    assert_eq!(items[0]["marks"][0]["note"], "earlier than the alert");
    let all = desk.tell("marks", json!({ "incident": incident, "code": "diagnosis", "from": 0, "count": 9 }));
    assert_eq!((&all["total"], &all["marks"][0]["passage"]["quote"]), (&json!(1), &json!("looking")));
    desk.assert_good();
}

#[test]
fn a_mark_becomes_something_and_undo_takes_that_back() {
    let desk = Desk::new();
    let incident = desk.declare("Payments fail");
    desk.tell("person_save", json!({ "handle": "ana", "name": "Ana Ruiz" }));
    let chat = bring(&desk, &incident, "chat", CHAT);
    let made = mark(&desk, &incident, json!({ "source": chat, "place": 2, "quote": "rolled back" }), "repair");
    let used = |desk: &Desk| {
        let items = read(desk, &incident, json!({ "noLog": true }));
        let used = items[2]["marks"][0]["used"].as_array().unwrap();
        used.iter().map(|one| one["became"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    for became in ["question", "cue", "evidence", "theme", "log_line"] {
        desk.tell("mark_use", json!({ "incident": incident, "mark": made, "became": became }));
    }
    assert_eq!(used(&desk), ["question", "cue", "evidence", "theme", "log_line"]);
    let lines = desk.lines(&incident, "happened");
    let line = lines.last().unwrap();
    assert_eq!(line.text, "rolled back (chat)");
    assert_eq!(line.people[0].handle, "ana");
    assert_eq!(line.happened.at.to_rfc3339(), "2026-11-20T02:08:00+00:00", "when it was said");

    desk.tell("review_undo", json!({ "incident": incident }));
    desk.tell("review_undo", json!({ "incident": incident }));
    assert_eq!(used(&desk), ["question", "cue", "evidence"]);
    desk.assert_good();
}

#[test]
fn a_mark_becomes_a_finding_of_the_kind_that_was_chosen() {
    let desk = Desk::new();
    let incident = desk.declare("Payments fail");
    let chat = bring(&desk, &incident, "chat", CHAT);
    let made = mark(&desk, &incident, json!({ "source": chat, "place": 2, "quote": "rolled back" }), "repair");
    for sort in [json!("contributing_factor"), json!("helped"), Value::Null] {
        let mut request = json!({ "incident": incident, "mark": made, "became": "evidence", "text": "words" });
        if !sort.is_null() {
            request["sort"] = sort;
        }
        desk.tell("mark_use", request);
    }
    let story = desk.tell("story", json!({ "incident": incident }));
    let sorts: Vec<&Value> = story["findings"].as_array().unwrap().iter().map(|one| &one["sort"]).collect();
    assert_eq!(sorts.len(), 3);
    for sort in ["contributing_factor", "helped", "learning"] {
        assert!(sorts.contains(&&json!(sort)), "{sort} is missing in {sorts:?}");
    }
}

#[test]
fn reading_goes_on_where_it_stopped_and_undo_passes_over_it() {
    let desk = Desk::new();
    let incident = desk.declare("Payments fail");
    let chat = bring(&desk, &incident, "chat", CHAT);
    mark(&desk, &incident, json!({ "source": chat, "place": 0 }), "cue");
    let of = json!({ "incident": incident });
    let read = |from: u32, to: u32| desk.tell("conversation_read", json!({ "of": of, "from": from, "to": to }));
    assert_eq!(read(0, 2)["events"].as_array().unwrap().len(), 2, "the log, and the chat");
    assert_eq!(read(0, 2)["events"], json!([]), "what was read is not noted again");
    let marking = desk.tell("marking", of.clone());
    assert_eq!((&marking["read"], &marking["total"], &marking["stopped"]), (&json!(3), &json!(4), &json!(2)));
    assert_eq!(marking["rail"][1]["codes"], json!(["cue"]));
    assert_eq!(marking["codebook"]["recent"].as_array().unwrap().len(), 9);
    let undone = desk.tell("review_undo", json!({ "incident": incident }));
    assert_eq!(undone["label"], "marked a passage");

    let heard = desk.tell("heard", of);
    assert_eq!(heard["people"][0]["name"], "Ana Ruiz");
    assert_eq!(heard["people"][0]["messages"], 2);
}

#[test]
fn the_rail_counts_what_was_read_however_it_was_read() {
    let desk = Desk::new();
    let incident = desk.declare("Payments fail");
    // Times that run against the order of the file, so that a stretch of it lies in many places.
    let rows: String =
        (0..600).map(|n| format!("2026-11-20T02:{:02}:{:02}Z,Mei,line {n}\n", n * 37 % 60, n % 60)).collect();
    let chat = bring(&desk, &incident, "chat", &format!("when,who,text\n{rows}"));
    let call = bring(&desk, &incident, "call", CHAT);
    let of = json!({ "incident": incident });
    let agree = |of: &Value| {
        let marking = desk.tell("marking", of.clone());
        let total = u32::try_from(marking["total"].as_u64().unwrap()).unwrap();
        let (mut read, mut by_part) = (0, vec![(0, 0); marking["rail"].as_array().unwrap().len()]);
        for from in (0..total).step_by(500) {
            let slice = desk.tell("conversation", json!({ "of": of, "from": from, "count": 500 }));
            for (index, item) in (from..).zip(slice["items"].as_array().unwrap()) {
                let part = index as usize * by_part.len() / total as usize;
                by_part[part].1 += 1;
                if item["read"] == json!(true) {
                    by_part[part].0 += 1;
                    read += 1;
                }
            }
        }
        let told = marking["rail"].as_array().unwrap().iter();
        let told: Vec<(u64, u64)> =
            told.map(|part| (part["read"].as_u64().unwrap(), part["of"].as_u64().unwrap())).collect();
        assert_eq!((&marking["read"], told), (&json!(read), by_part), "{of}");
    };
    for (from, to) in [(10, 40), (300, 420), (35, 320), (590, 9_999)] {
        desk.tell("conversation_read", json!({ "of": of, "from": from, "to": to }));
        agree(&of);
    }
    // What claims more than there is, of a source that is shown and of one that is hidden.
    for source in [&chat, &call] {
        let act = json!({ "kind": "stretch_read", "source": source, "from": 1, "to": 4_000_000_000_u32 });
        desk.tell("review_act", json!({ "incident": incident, "act": act }));
        agree(&of);
        agree(&json!({ "incident": incident, "hidden": [call], "noLog": true }));
        desk.tell("review_undo", json!({ "incident": incident }));
        agree(&of);
    }
    let shift = json!({ "kind": "source_shifted", "source": chat, "from": "2026-11-20T02:05:00Z", "to": "2026-11-20T02:25:40Z" });
    desk.tell("review_act", json!({ "incident": incident, "act": shift }));
    agree(&of);
    // Who spoke is counted once and again after a newer export.
    let heard = |desk: &Desk| desk.tell("heard", of.clone())["people"].as_array().unwrap().clone();
    let messages = |people: &[Value], name: &str| {
        people.iter().find(|one| one["name"] == json!(name)).map(|one| one["messages"].clone())
    };
    assert_eq!(messages(&heard(&desk), "Mei"), Some(json!(600)));
    let more = format!("when,who,text\n{rows}2026-11-20T03:00:00Z,Mei,one more\n");
    let request = json!({ "incident": incident, "text": more, "format": "csv", "job": "more", "newerOf": chat });
    desk.tell("source_import", request);
    assert_eq!(messages(&heard(&desk), "Mei"), Some(json!(601)));
    desk.tell("review_undo", json!({ "incident": incident }));
    assert_eq!(messages(&heard(&desk), "Mei"), Some(json!(600)));
    desk.assert_good();
}
