//! One incident handled as part of another: an overlay over two logs, which stay as they are.

use serde_json::{Value, json};

use crate::desk::Desk;

fn relate(desk: &Desk, from: &str, to: &str, relation: &str) {
    let act = json!({ "kind": "incident_related", "other": to, "relation": relation });
    desk.tell("act", json!({ "incident": from, "act": act }));
}

/// `INC-0002 The queue grows` for a line of another incident, its text alone for an own one.
fn shown(desk: &Desk, incident: &str, order: &str) -> Vec<String> {
    let words = |line: muster_service::wire::Line| match line.of {
        Some(of) => format!("{} {}", of.reference, line.text),
        None => line.text,
    };
    let written = |line: &String| !line.contains("declared") && !line.contains("another incident");
    desk.lines(incident, order).into_iter().map(words).filter(written).collect()
}

/// Checkout is down at 02:02, the queue grows from 02:03, and both go on.
fn two() -> (Desk, String, String) {
    let desk = Desk::new();
    let first = desk.declare("sev1 Checkout is down");
    desk.at("02:03:00");
    let second = desk.declare("sev3 The queue grows");
    for (at, incident, text) in [
        ("02:04:00", &first, "/o #gateway one"),
        ("02:05:00", &second, "/o @mei two"),
        ("02:06:00", &first, "/a three"),
        ("02:07:00", &second, "/a -6m four"),
    ] {
        desk.at(at);
        desk.log(incident, text);
    }
    desk.at("02:10:00");
    (desk, first, second)
}

#[test]
fn both_logs_stand_in_one_until_they_are_taken_apart() {
    let (desk, first, second) = two();
    let before = (desk.seen(&first), shown(&desk, &second, "arrival"));
    relate(&desk, &second, &first, "merged_into");
    assert_eq!(shown(&desk, &first, "arrival"), ["one", "INC-0002 two", "three", "INC-0002 four"]);
    assert_eq!(shown(&desk, &first, "happened"), ["INC-0002 four", "one", "INC-0002 two", "three"], "-6m");
    assert_eq!(shown(&desk, &second, "arrival"), ["two", "four"], "the merged one shows its own");
    let (view, within) = (desk.view(&first), desk.view(&second));
    assert_eq!(view.merged.iter().map(|one| one.reference.as_str()).collect::<Vec<_>>(), ["INC-0002"]);
    assert_eq!((view.merged_into.is_none(), within.merged_into.unwrap().reference.as_str()), (true, "INC-0001"));
    assert_eq!((view.lines, view.people[0].handle.as_str()), (4, "mei"), "the counts are of what is shown");
    assert_eq!(view.title, "Checkout is down", "all else stays its own");

    let alone = json!({ "incident": first, "order": "arrival", "from": 0, "count": 100, "filter": { "own": true } });
    let alone = desk.tell("log_slice", alone);
    assert!(alone["lines"].as_array().unwrap().iter().all(|line| line.get("of").is_none()));
    let events =
        |desk: &Desk| {
            desk.tell("export_text", json!({
        "incident": second, "format": "json", "order": "arrival", "filter": { "struck": true, "routine": true },
    }))["text"].as_str().map(|text| serde_json::from_str::<Value>(text).unwrap()["chain"]["events"].clone())
        };
    let merged_events = events(&desk);

    relate(&desk, &second, &first, "separate");
    assert_eq!(desk.seen(&first).1, before.0.1, "one again, at once");
    assert_eq!(shown(&desk, &second, "arrival"), before.1);
    let more = |events: &Option<Value>| events.as_ref().unwrap().as_u64().unwrap();
    assert_eq!(
        more(&events(&desk)),
        more(&merged_events) + 1,
        "nothing was written but the word that they are separate"
    );
    desk.tell("undo", json!({ "incident": second }));
    desk.tell("undo", json!({ "incident": second }));
    assert_eq!((desk.seen(&first), shown(&desk, &second, "arrival")), before, "undone is never been");
    desk.assert_good();
}

#[test]
fn words_are_found_within_an_incident_in_every_log_that_is_read_as_one_with_it() {
    let (desk, first, second) = two();
    desk.at("02:11:00");
    let third = desk.declare("sev3 Mail is late");
    desk.log(&third, "/o gateway three");
    let found = |incident: &str, words: &str, mode: &str| -> Vec<String> {
        let request = json!({ "words": words, "mode": mode, "incident": incident, "limit": 50 });
        let hits = desk.tell("search", request)["hits"].as_array().unwrap().clone();
        let mut hits: Vec<_> =
            hits.iter().map(|hit| format!("{} {}", hit["reference"], hit["text"]).replace('"', "")).collect();
        hits.sort();
        hits
    };
    assert_eq!(found(&first, "two", "newest"), [""; 0]);
    relate(&desk, &second, &first, "merged_into");
    for mode in ["newest", "ranked", "substring"] {
        assert_eq!(found(&first, "two", mode), ["INC-0002 two"], "{mode}");
        assert_eq!(found(&second, "three", mode), [""; 0], "{mode}: the merged one has its own log alone");
        assert_eq!(found(&first, "three", mode), ["INC-0001 three"], "{mode}: no other incident's");
    }
    relate(&desk, &third, &second, "merged_into");
    assert_eq!(found(&first, "three", "newest"), ["INC-0001 three", "INC-0003 gateway three"], "through others too");
    relate(&desk, &second, &first, "separate");
    assert_eq!(found(&first, "two", "newest"), [""; 0]);
}

#[test]
fn a_slice_and_the_place_of_a_line_mean_the_same_index() {
    let (desk, first, second) = two();
    for n in 0..60 {
        desk.at(&format!("02:{:02}:30", 10 + n % 40));
        desk.log(if n % 3 == 0 { &first } else { &second }, &format!("/o -{}m line {n}", n % 7));
    }
    relate(&desk, &second, &first, "merged_into");
    for order in ["arrival", "happened"] {
        let ask = |from: i64, count: u32| {
            let request = json!({ "incident": first, "order": order, "from": from, "count": count });
            desk.tell("log_slice", request)
        };
        let all = ask(0, 1_000);
        let total = all["total"].as_u64().unwrap();
        assert_eq!(all["lines"].as_array().unwrap().len() as u64, total);
        let mut pages = Vec::new();
        for from in (0..total).step_by(7) {
            pages.extend(ask(i64::try_from(from).unwrap(), 7)["lines"].as_array().unwrap().clone());
        }
        assert_eq!(Value::from(pages), all["lines"], "{order}: page by page");
        assert_eq!(ask(-5, 5)["from"], total - 5, "{order}: from the end");
        for (index, line) in all["lines"].as_array().unwrap().iter().enumerate() {
            let place = desk.tell("log_place", json!({ "incident": first, "order": order, "line": line["id"] }));
            assert_eq!((&place["index"], &place["total"]), (&json!(index), &json!(total)), "{order}");
        }
    }
    let hidden = desk.lines(&second, "arrival").pop().unwrap().id;
    let place = json!({ "incident": first, "order": "arrival", "line": hidden, "filter": { "own": true } });
    assert_eq!(desk.tell("log_place", place).get("index"), None, "this incident alone does not have it");
}

#[test]
fn what_is_done_to_a_line_is_done_where_it_belongs_and_taken_back_from_here() {
    let (desk, first, second) = two();
    relate(&desk, &second, &first, "merged_into");
    let line = |text: &str| desk.lines(&first, "arrival").into_iter().find(|line| line.text == text).unwrap();
    let two = line("two").id;
    let request = |more: Value| {
        let mut request = json!({ "incident": first, "line": two });
        request.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        request
    };
    desk.tell("line_pin", request(json!({ "on": true })));
    desk.tell("line_flag", request(json!({ "on": true })));
    let change = desk.tell("line_amend", request(json!({ "text": "two and a half" })));
    assert_eq!(change["streams"], json!([second]), "written into its own log");
    let own = desk.lines(&second, "arrival").into_iter().find(|line| line.id == two).unwrap();
    assert!(own.pinned && own.flagged && own.edits == 1);
    let pinned = &desk.view(&first).pinned;
    assert_eq!((pinned[0].id, pinned[0].of.as_ref().unwrap().reference.as_str()), (two, "INC-0002"));
    let history = desk.tell("line_history", request(json!({})));
    assert_eq!(history["steps"].as_array().unwrap().len(), 4);
    desk.tell("line_strike", request(json!({ "reason": "twice" })));

    // Something is done to an own line in between; undo goes back through all of it, latest first.
    let one = line("one").id;
    desk.tell("line_pin", json!({ "incident": first, "line": one, "on": true }));
    desk.tell("line_restore", request(json!({})));
    for label in ["brought a line back", "pinned a line", "struck a line", "changed a line"] {
        assert_eq!(desk.view(&first).undo.as_deref(), Some(label));
        assert_eq!(desk.tell("undo", json!({ "incident": first }))["label"], label);
    }
    assert!(line("two").struck.is_none() && !line("one").pinned);
    for label in ["changed a line", "struck a line", "pinned a line"] {
        assert_eq!(desk.tell("redo", json!({ "incident": first }))["label"], label);
    }
    assert!(line("one").pinned);
    desk.tell("line_erase", request(json!({ "reason": "a name" })));
    let erased = desk.lines(&second, "arrival").into_iter().find(|line| line.id == two).unwrap();
    assert_eq!(erased.erased.unwrap().reason.as_deref(), Some("a name"));

    // Apart, neither reaches into the other.
    relate(&desk, &second, &first, "separate");
    let error = desk.ask("line_pin", request(json!({ "on": false }))).unwrap_err();
    assert_eq!(error.code, muster_service::wire::ErrorCode::NotFound);
    desk.assert_good();
}

#[test]
fn an_earlier_minute_shows_what_was_merged_then() {
    let (mut desk, first, second) = two();
    relate(&desk, &second, &first, "merged_into");
    desk.at("02:20:00");
    let five = desk.log(&second, "five");
    desk.at("02:30:00");
    relate(&desk, &second, &first, "separate");
    desk.reopen();
    let count = |at: &str| {
        let lines = desk.slice(&first, "arrival", json!(format!("2026-11-20T{at}Z")));
        (lines.iter().filter(|line| line.of.is_some()).count(), lines.iter().any(|line| line.id.to_string() == five))
    };
    assert_eq!(count("02:09:00"), (0, false), "not yet");
    // The declaration, two lines, and the word that they are merged.
    assert_eq!(count("02:15:00"), (4, false));
    assert_eq!(count("02:25:00"), (5, true));
    assert_eq!(count("02:35:00"), (0, false), "apart again");
    let then = desk.tell("incident", json!({ "incident": second, "at": "2026-11-20T02:25:00Z" }));
    assert_eq!(then["mergedInto"]["reference"], "INC-0001");
    assert!(desk.view(&second).merged_into.is_none());
}

#[test]
fn chains_and_rings_from_two_machines_end() {
    let (desk, first, second) = two();
    let third = desk.declare("sev4 A dashboard is empty");
    desk.log(&third, "five");
    relate(&desk, &third, &second, "merged_into");
    relate(&desk, &second, &first, "merged_into");
    let all = ["one", "INC-0002 two", "three", "INC-0002 four", "INC-0003 five"];
    assert_eq!(shown(&desk, &first, "arrival"), all);
    assert_eq!(shown(&desk, &second, "arrival"), ["two", "four", "INC-0003 five"]);
    assert_eq!(desk.view(&third).merged_into.unwrap().reference, "INC-0001", "where it is handled in the end");

    relate(&desk, &first, &third, "merged_into");
    assert_eq!(shown(&desk, &first, "arrival"), all, "of a ring the earliest stands by itself, on every machine");
    assert!(desk.view(&first).merged_into.is_none());
    let board = desk.tell("board", json!({ "closed": 5 }));
    let merged = |nth: usize| board["open"][nth]["merged"].as_array().unwrap().len();
    assert_eq!((merged(0), merged(1), merged(2)), (1, 1, 0));

    let drill = desk.declare("drill sev2 Checkout is down");
    relate(&desk, &drill, &first, "merged_into");
    assert_eq!(shown(&desk, &first, "arrival"), all, "an exercise never stands among the real thing");
}

#[test]
fn an_export_says_which_incident_a_line_is_of() {
    let (desk, first, second) = two();
    relate(&desk, &second, &first, "merged_into");
    let export = |format: &str, own: bool| {
        let filter = json!({ "struck": true, "routine": true, "own": own });
        let request = json!({ "incident": first, "format": format, "order": "arrival", "filter": filter });
        desk.tell("export_text", request)["text"].as_str().unwrap().to_owned()
    };
    for format in ["markdown", "html"] {
        let text = export(format, false);
        assert!(text.contains("INC-0002 is handled as part of it") && text.contains("of INC-0002"), "{format}: {text}");
        assert!(!export(format, true).contains("of INC-0002"), "{format}");
    }
    let csv = export("csv", false);
    let row = |text: &str| csv.lines().find(|row| row.contains(&format!("\"{text}\""))).unwrap();
    assert!(row("one").starts_with("\"INC-0001\",\"\",\"Checkout is down\",\"SEV1\""));
    assert!(row("two").starts_with("\"INC-0002\",\"\",\"The queue grows\",\"SEV3\""), "each row says whose it is");
    let json: Value = serde_json::from_str(&export("json", false)).unwrap();
    let of = |text: &str| {
        let lines = json["lines"].as_array().unwrap();
        lines.iter().find(|line| line["text"] == text).unwrap()["of"].clone()
    };
    assert_eq!((of("one"), of("two"), &json["merged"]), (Value::Null, json!("INC-0002"), &json!(["INC-0002"])));
}

#[test]
fn the_board_and_an_incident_say_the_same_of_what_is_related() {
    let (desk, first, second) = two();
    desk.log(&second, "/o #gateway and @mei");
    let third = desk.declare("sev4 Checkout shows old prices");
    desk.log(&third, "@mei looks");
    let board = || desk.tell("board", json!({ "closed": 5 }));
    let also = |incident: &str| desk.tell("incident", json!({ "incident": incident }))["alsoOpen"].clone();
    let reasons = |shared: &Value| {
        let one = |one: &Value| format!("{} {}", one["reference"].as_str().unwrap(), one["reason"].as_str().unwrap());
        shared.as_array().unwrap().iter().map(one).collect::<Vec<_>>()
    };
    assert_eq!(
        reasons(&board()["open"][1]["sharesWith"]),
        ["INC-0001 Both name #gateway.", "INC-0003 mei is in both."]
    );
    assert_eq!(reasons(&also(&second)), ["INC-0001 Both name #gateway.", "INC-0003 mei is in both."]);
    assert_eq!(reasons(&also(&first)), ["INC-0002 Both name #gateway.", "INC-0003 Both say “checkout”."]);

    relate(&desk, &third, &second, "linked");
    relate(&desk, &second, &first, "separate");
    assert_eq!(board()["open"][2]["linked"], json!([second]));
    assert_eq!(board()["open"][1]["sharesWith"], json!([]), "nobody is asked again");
    let linked = also(&second);
    assert_eq!((reasons(&linked), &linked[0]["linked"]), (vec!["INC-0003 mei is in both.".to_owned()], &json!(true)));
    desk.tell("undo", json!({ "incident": third }));
    assert_eq!(board()["open"][2]["linked"], json!([]));
    desk.at("03:00:00");
    desk.tell("phase_set", json!({ "incident": second, "phase": "resolved" }));
    assert_eq!(reasons(&also(&first)), ["INC-0003 Both say “checkout”."], "what is over is not also open");
}
