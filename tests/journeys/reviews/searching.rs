//! Search finds what was written in reviews and what was brought in, and nothing that is sealed, gone or over.

use serde_json::{Value, json};

use crate::desk::Desk;

const CHAT: &str = "when,who,text\n\
    2026-11-20T02:05:00Z,Ana Ruiz,the zpool is full\n\
    2026-11-20T02:06:00Z,Jonas Weber,looking\n";

fn act(desk: &Desk, incident: &str, act: Value) -> Value {
    desk.tell("review_act", json!({ "incident": incident, "act": act }))["events"][0]["id"].clone()
}

fn talk(desk: &Desk, incident: &str, act: Value) -> Value {
    desk.tell("talk_act", json!({ "incident": incident, "act": act }))["events"][0]["id"].clone()
}

fn found(desk: &Desk, words: &str) -> Vec<Value> {
    desk.tell("search_reviews", json!({ "words": words }))["hits"].as_array().unwrap().clone()
}

/// Of each hit what it is, in the order of the hits.
fn sorts(desk: &Desk, words: &str) -> Vec<String> {
    let sort = |hit: &Value| hit["sort"].as_str().unwrap_or("message").to_owned();
    let mut all: Vec<String> = found(desk, words).iter().map(sort).collect();
    all.sort();
    all
}

#[test]
fn everything_written_in_a_review_is_found_where_it_stands() {
    let mut desk = Desk::new();
    let incident = desk.declare("Payments fail");
    let text = "The zword came first, [as Ana saw](evidence:line/00000000-0000-0000-0000-000000000001).";
    let section = json!({ "kind": "section_written", "section": "own-1", "title": "Theirs", "place": 0, "text": text });
    act(&desk, &incident, section);
    let finding =
        act(&desk, &incident, json!({ "kind": "finding_written", "sort": "surprise", "text": "zword is per host" }));
    act(&desk, &incident, json!({ "kind": "idea_written", "text": "watch the zword" }));
    act(
        &desk,
        &incident,
        json!({ "kind": "tier_set", "incident": incident, "tier": "deep", "reason": "the zword again" }),
    );
    let interview = talk(&desk, &incident, json!({ "kind": "interview_planned", "person": "ana", "minutes": 30 }));
    let note =
        json!({ "kind": "note_taken", "interview": interview, "sort": "heard", "text": "I thought of the zword" });
    let note = talk(&desk, &incident, note);
    let sealed = json!({ "incident": incident, "interview": interview, "text": "zword in confidence" });
    desk.tell("sealed_add", sealed);
    let request = json!({ "incident": incident, "text": CHAT.replace("zpool", "zword"), "format": "csv", "job": "in", "name": "chat" });
    let source = desk.tell("source_import", request)["source"].clone();

    assert_eq!(sorts(&desk, "zwo"), ["finding", "idea", "message", "note", "scope", "section"]);
    let hits = found(&desk, "zword");
    let of = |sort: &str| hits.iter().find(|hit| hit["sort"] == sort).unwrap();
    assert_eq!(of("section")["place"], "own-1");
    assert_eq!(of("section")["text"], "Theirs The zword came first, as Ana saw.", "addresses are no words");
    assert_eq!((&of("note")["id"], &of("note")["place"]), (&note, &interview));
    assert_eq!(of("finding")["reference"], "INC-0001");
    let message = hits.iter().find(|hit| hit["sort"].is_null()).unwrap();
    assert_eq!((&message["id"], &message["place"], &message["who"]), (&source, &json!("0"), &json!("Ana Ruiz")));
    assert_eq!(message["marks"], json!([[4, 9]]));
    desk.assert_good();

    // What is written anew is found in its new words, what is taken back is not found at all.
    let anew =
        json!({ "kind": "finding_written", "finding": finding, "sort": "surprise", "text": "each host has its own" });
    act(&desk, &incident, anew);
    act(&desk, &incident, json!({ "kind": "source_removed", "source": source }));
    assert_eq!(sorts(&desk, "zword"), ["idea", "note", "scope", "section"]);
    assert_eq!(sorts(&desk, "each host"), ["finding"]);
    desk.tell("review_undo", json!({ "incident": incident }));
    desk.tell("review_undo", json!({ "incident": incident }));
    assert_eq!(sorts(&desk, "zword"), ["finding", "idea", "message", "note", "scope", "section"]);
    desk.reopen();
    assert_eq!(sorts(&desk, "zword").len(), 6);
    desk.assert_good();
}

#[test]
fn what_is_erased_or_over_is_not_found() {
    let desk = Desk::new();
    let incident = desk.declare("Payments fail");
    let interview = talk(&desk, &incident, json!({ "kind": "interview_planned", "person": "ana", "minutes": 30 }));
    let consent = json!({
        "kind": "consent_given", "interview": interview, "agreed": true, "recording": false, "inReport": true,
        "naming": "name", "deleteBy": "2026-11-20T12:00:00Z",
    });
    talk(&desk, &incident, consent);
    let note = json!({ "kind": "note_taken", "interview": interview, "sort": "heard", "text": "zword at my desk" });
    talk(&desk, &incident, note);
    assert_eq!(sorts(&desk, "zword"), ["note"]);
    desk.clock.set(crate::desk::moment("2026-11-21T12:00:00Z"));
    assert_eq!(sorts(&desk, "zword"), Vec::<String>::new(), "what was to be deleted is hidden");
    desk.at("03:00:00");
    assert_eq!(sorts(&desk, "zword"), ["note"]);
    desk.tell("interview_erase", json!({ "incident": incident, "interview": interview }));
    assert_eq!(sorts(&desk, "zword"), Vec::<String>::new());
    desk.assert_good();
}

#[test]
fn words_are_looked_for_in_all_reviews_or_in_one() {
    let desk = Desk::new();
    let (one, other) = (desk.declare("Payments fail"), desk.declare("Maps fail"));
    for incident in [&one, &other] {
        act(&desk, incident, json!({ "kind": "finding_written", "sort": "helped", "text": "somebody knew the zword" }));
    }
    assert_eq!(found(&desk, "zword").len(), 2);
    let only = desk.tell("search_reviews", json!({ "words": "zword", "incident": other }))["hits"].clone();
    assert_eq!((only.as_array().unwrap().len(), &only[0]["title"]), (1, &json!("Maps fail")));
    assert_eq!(desk.tell("search_reviews", json!({ "words": " " }))["hits"], json!([]));
}
