//! Without hindsight: the scrubber over log and ledger, told beside known, points of view, accounts that differ.

use serde_json::{Value, json};

use crate::desk::Desk;

const CHAT: &str = "when,who,text\n\
    2026-11-20T02:01:30Z,Mei Tan,saw the customer thread\n\
    2026-11-20T02:05:00Z,Ana Ruiz,the pool is full\n\
    2026-11-20T02:05:40Z,Ana Ruiz,all hosts of it\n\
    2026-11-20T02:06:00Z,Jonas Weber,looking at the pool\n\
    2026-11-20T02:08:00Z,Ana Ruiz,rolled back\n";

/// A night of eleven minutes: declared, supposed, told, known, resolved.
fn night(desk: &Desk) -> (String, Value) {
    for (handle, name) in [("ana", "Ana Ruiz"), ("jonas", "Jonas Weber"), ("mei", "Mei Tan")] {
        desk.tell("person_save", json!({ "handle": handle, "name": name }));
    }
    let incident = desk.declare("Payments fail");
    let act = |act: Value| desk.tell("act", json!({ "incident": incident, "act": act }));
    act(json!({ "kind": "person_joined", "person": "ana", "engaged": true }));
    desk.at("02:04:00");
    let pool = desk.log(&incident, "/h @jonas the connection pool is exhausted");
    desk.at("02:05:00");
    let told = "Some payments fail; the connection pool seems exhausted.";
    act(
        json!({ "kind": "update_sent", "audience": "customers", "text": told, "channel": "plain", "nextBy": "2026-11-20T02:10:00Z" }),
    );
    desk.at("02:09:00");
    act(json!({ "kind": "standing_set", "entry": pool, "standing": "fact" }));
    desk.at("02:13:00");
    desk.tell("phase_set", json!({ "incident": incident, "phase": "resolved" }));
    let request = json!({ "incident": incident, "text": CHAT, "format": "csv", "job": "chat", "name": "chat" });
    (incident, desk.tell("source_import", request)["source"].clone())
}

fn at(time: &str) -> String {
    format!("2026-11-20T{time}Z")
}

#[test]
fn each_minute_is_shown_as_it_was_live() {
    let desk = Desk::new();
    let (incident, _) = night(&desk);
    let known = |time: &str| desk.tell("known_at", json!({ "incident": incident, "at": at(time) }));
    assert_eq!(known("02:01:59")["declared"], false, "nothing is known before it was declared");
    let early = known("02:04:30");
    assert_eq!(early["words"][1], "one hypothesis open");
    assert_eq!(early["words"][3], "nothing yet said to customers");
    assert_eq!(early["ledger"]["facts"], json!([]));
    let late = known("02:12:00");
    assert_eq!(late["ledger"]["facts"][0]["text"], "the connection pool is exhausted");
    assert_eq!(late["words"][3], "customers last told at 03:05");
    assert_eq!(late["phase"], "investigating");
    let of = json!({ "incident": incident });
    let line = desk.tell("time_line", of);
    assert_eq!((&line["from"], &line["to"]), (&json!("2026-11-20T02:02:00Z"), &json!("2026-11-20T02:13:00Z")));
    assert_eq!(line["promises"][0]["due"], "2026-11-20T02:10:00Z");
    assert_eq!(line["phases"].as_array().unwrap().len(), 1, "it was resolved at the very end");
}

#[test]
fn what_was_told_is_laid_beside_what_was_known() {
    let desk = Desk::new();
    let (incident, _) = night(&desk);
    let sorts = |request: Value| {
        let said = desk.tell("said_known", request);
        let sorts = said["remarks"].as_array().unwrap().iter().map(|one| one["sort"].as_str().unwrap().to_owned());
        sorts.collect::<Vec<_>>()
    };
    assert_eq!(sorts(json!({ "incident": incident, "at": at("02:06:00") })), ["first", "ahead"]);
    let said = desk.tell("said_known", json!({ "incident": incident, "at": at("02:12:00") }));
    let texts: Vec<&str> =
        said["remarks"].as_array().unwrap().iter().map(|one| one["text"].as_str().unwrap()).collect();
    assert!(texts[1].contains("was told 4 min before it was a known fact"), "{texts:?}");
    assert!(texts[2].contains("promised by 03:10; nothing more by 03:12"), "{texts:?}");
}

#[test]
fn lanes_hold_log_and_conversation_up_to_the_minute() {
    let desk = Desk::new();
    let (incident, chat) = night(&desk);
    let lanes = |request: Value| desk.tell("points_of_view", request)["lanes"].as_array().unwrap().clone();
    let names =
        |lanes: &[Value]| lanes.iter().map(|lane| lane["name"].as_str().unwrap().to_owned()).collect::<Vec<_>>();
    let of = json!({ "incident": incident });
    let all = lanes(json!({ "of": of }));
    assert_eq!(names(&all), ["Ana Ruiz", "Jonas Weber"], "Mei spoke before it began, which no lane reaches");
    let spoke = |lanes: &[Value], name: &str| {
        let lane = lanes.iter().find(|lane| lane["name"] == name).unwrap();
        let items = lane["items"].as_array().unwrap().iter().filter(|item| item["sort"] == "spoke");
        items.map(|item| item["count"].as_u64().unwrap()).collect::<Vec<_>>()
    };
    assert_eq!(spoke(&all, "Ana Ruiz"), [2, 1], "what was said within one minute is one sign");
    let then = lanes(json!({ "of": of, "at": at("02:05:20") }));
    assert_eq!(spoke(&then, "Ana Ruiz"), [1], "of the minute in which one stands only what had been said");
    assert_eq!(spoke(&then, "Jonas Weber"), [0_u64; 0]);
    let extent = desk.tell("view_extent", of.clone());
    assert!(extent["from"].as_str() < extent["incidentFrom"].as_str(), "the chat began earlier: {extent}");
    let wide = lanes(json!({ "of": of, "from": extent["from"], "to": extent["to"] }));
    assert!(
        names(&wide).contains(&"Mei Tan".to_owned()),
        "what lies before it is there when it is asked for: {:?}",
        names(&wide)
    );
    let counts: u64 = extent["counts"].as_array().unwrap().iter().map(|one| one.as_u64().unwrap()).sum();
    assert!(counts >= 4, "every message and line is in the overview: {extent}");
    let hidden = lanes(json!({ "of": { "incident": incident, "hidden": [chat] } }));
    assert_eq!(spoke(&hidden, "Ana Ruiz"), [0_u64; 0]);
    let item = all[0]["items"].as_array().unwrap().iter().find(|item| item["sort"] == "spoke").unwrap().clone();
    let place = json!({ "of": of, "source": item["source"], "place": item["place"] });
    assert!(desk.tell("conversation_place", place)["index"].is_u64(), "each sign opens its message");
}

#[test]
fn accounts_that_differ_become_a_card_on_the_agenda_and_undo_brings_them_back() {
    let mut desk = Desk::new();
    let (incident, _) = night(&desk);
    let line = desk.log(&incident, "/d roll back the west only");
    let detail = json!({ "kind": "decision_detailed", "entry": line, "objections": "the queue will flood", "decidedBy": "jonas" });
    desk.tell("act", json!({ "incident": incident, "act": detail }));
    let look = |desk: &Desk| desk.tell("differences", json!({ "incident": incident }));
    let act = |desk: &Desk, act: Value| desk.tell("review_act", json!({ "incident": incident, "act": act }));
    let seen = look(&desk);
    let proposal = seen["proposed"][0].clone();
    assert_eq!(proposal["sort"], "objection");
    assert_eq!(proposal["accounts"][0]["evidence"][0]["passage"]["line"], line);

    let away = json!({ "kind": "difference_put_away", "proposal": proposal["key"], "question": proposal["question"], "reason": "heard" });
    act(&desk, away);
    assert_eq!(look(&desk)["putAway"][0]["reason"], "heard");
    desk.tell("review_undo", json!({ "incident": incident }));
    assert_eq!(look(&desk)["proposed"][0]["key"], proposal["key"]);

    let accounts: Vec<Value> = proposal["accounts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| json!({ "person": one["person"], "text": one["text"], "evidence": [one["evidence"][0]["passage"]] }))
        .collect();
    let note = json!({ "kind": "difference_noted", "question": proposal["question"], "accounts": accounts, "proposal": proposal["key"] });
    act(&desk, note);
    let card = look(&desk)["cards"][0].clone();
    let plan = json!({ "kind": "meeting_planned", "sort": "learning", "at": "2026-11-24T13:00:00Z", "agenda": [card["block"]] });
    act(&desk, plan);
    desk.reopen();
    let seen = look(&desk);
    assert!(seen["cards"][0]["meeting"].is_string());
    assert_eq!(seen["proposed"], json!([]));
    desk.assert_good();
}
