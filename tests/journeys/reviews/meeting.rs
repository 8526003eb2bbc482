//! A learning meeting: planned, asked to, held by its clocks, and still there after the program was closed.

use serde_json::{Value, json};

use crate::desk::Desk;

fn act(desk: &Desk, incident: &str, act: Value) -> String {
    let change = desk.tell("review_act", json!({ "incident": incident, "act": act }));
    change["events"][0]["id"].as_str().unwrap().to_owned()
}

fn meeting(desk: &Desk, incident: &str) -> Value {
    desk.tell("meetings", json!({ "incident": incident }))["meetings"][0].clone()
}

/// A meeting at 13:00 UTC of the usual hour, and who was named in the log invited.
fn planned(desk: &Desk, incident: &str) -> String {
    desk.tell("person_save", json!({ "handle": "ana", "name": "Ana Ruiz", "contact": "+49 1, ana@example.org" }));
    desk.tell("person_save", json!({ "handle": "jonas", "name": "Jonas Weber" }));
    desk.log(incident, "@ana sees the pool is full");
    let view = desk.tell("meetings", json!({ "incident": incident }));
    assert_eq!(view["suggested"][0]["person"], "ana", "whoever is in the log may want to come");
    let usual = &view["offers"][0];
    assert_eq!((&usual["sort"], &usual["minutes"]), (&json!("learning"), &json!(60)));
    act(
        desk,
        incident,
        json!({
            "kind": "meeting_planned", "sort": "learning", "at": "2026-11-20T13:00:00Z", "agenda": usual["blocks"],
            "invited": ["@ana", "Jonas"], "place": " Room 4 ",
        }),
    )
}

#[test]
fn a_meeting_is_planned_asked_to_and_held() {
    let mut desk = Desk::new();
    let incident = desk.declare("Payments fail");
    let id = planned(&desk, &incident);
    let view = meeting(&desk, &incident);
    assert_eq!(
        (&view["standing"], &view["place"], &view["minutes"]),
        (&json!("not_begun"), &json!("Room 4"), &json!(60))
    );
    assert_eq!(view["people"][1]["person"], "jonas", "a handle is spelt as the directory spells it");

    let asked = desk.tell("meeting_invitation", json!({ "incident": incident, "meeting": id }));
    assert_eq!(asked["fileName"], "INC-0001-meeting-2026-11-20.ics");
    let text = asked["text"].as_str().unwrap().replace("\r\n ", "");
    for expected in [
        &format!("UID:{id}@muster.invalid"),
        "DTSTART:20261120T130000Z",
        "DTEND:20261120T140000Z",
        "mailto:ana@example.org",
        "Also asked: Jonas Weber",
    ] {
        assert!(text.contains(expected), "{expected} is missing in\n{text}");
    }

    desk.at("13:02:00");
    for person in ["jonas", "ana"] {
        act(&desk, &incident, json!({ "kind": "attended", "meeting": id, "person": person, "there": true }));
    }
    act(&desk, &incident, json!({ "kind": "meeting_began", "meeting": id }));
    desk.at("13:08:00");
    let running = &meeting(&desk, &incident)["running"];
    assert_eq!((&running["key"], &running["left"], &running["next"]), (&json!("open"), &json!(-60), &json!("walk")));
    act(&desk, &incident, json!({ "kind": "block_began", "meeting": id, "block": "walk" }));
    act(&desk, &incident, json!({ "kind": "spoke", "meeting": id, "person": "ana" }));
    act(&desk, &incident, json!({ "kind": "parked", "meeting": id, "text": "a second pool" }));
    act(&desk, &incident, json!({ "kind": "new_to_you", "meeting": id, "about": "the limit", "new": 1, "of": 2 }));
    desk.at("13:10:00");
    desk.reopen();
    let view = meeting(&desk, &incident);
    assert_eq!(view["running"]["left"], 33 * 60, "the clock goes on while the program is closed");
    assert_eq!(view["quiet"], json!(["jonas"]));
    assert_eq!((&view["parked"][0]["text"], &view["hands"][0]["new"]), (&json!("a second pool"), &json!(1)));

    // A slip is taken back: the last press only.
    desk.at("13:11:00");
    act(&desk, &incident, json!({ "kind": "block_began", "meeting": id, "block": "themes" }));
    let undone = desk.tell("review_undo", json!({ "incident": incident }));
    assert_eq!(undone["label"], "went on in the agenda");
    assert_eq!(meeting(&desk, &incident)["running"]["key"], "walk");
    act(&desk, &incident, json!({ "kind": "meeting_ended", "meeting": id }));
    assert_eq!(meeting(&desk, &incident)["standing"], "ended");
    desk.assert_good();
}

#[test]
fn a_meeting_that_is_moved_keeps_its_place_in_a_calendar() {
    let desk = Desk::new();
    let incident = desk.declare("Payments fail");
    let id = planned(&desk, &incident);
    let agenda = meeting(&desk, &incident)["agenda"][0]["block"].clone();
    act(
        &desk,
        &incident,
        json!({ "kind": "meeting_planned", "meeting": id, "sort": "learning", "at": "2026-11-21T09:30:00Z", "agenda": [agenda] }),
    );
    let asked = desk.tell("meeting_invitation", json!({ "incident": incident, "meeting": id }));
    let text = asked["text"].as_str().unwrap();
    for expected in [&format!("UID:{id}"), "SEQUENCE:1", "DTSTART:20261121T093000Z"] {
        assert!(text.contains(expected), "{expected} is missing in\n{text}");
    }
    let other = json!({ "incident": incident, "meeting": "00000000-0000-0000-0000-00000000000a" });
    let refused = desk.ask("meeting_invitation", other).unwrap_err();
    assert_eq!(refused.message, "Failed to find the meeting: it is not in this review.");
}

#[test]
fn calendars_are_told_that_a_meeting_is_called_off_and_that_it_takes_place_after_all() {
    let desk = Desk::new();
    let incident = desk.declare("Payments fail");
    let id = planned(&desk, &incident);
    let told = || {
        let file = desk.tell("meeting_invitation", json!({ "incident": incident, "meeting": id }));
        (file["fileName"].as_str().unwrap().to_owned(), file["text"].as_str().unwrap().replace("\r\n ", ""))
    };
    act(&desk, &incident, json!({ "kind": "meeting_dropped", "meeting": id, "reason": "nobody can come" }));
    let view = desk.tell("meetings", json!({ "incident": incident }));
    assert_eq!(view["calledOff"][0]["reason"], "nobody can come");
    let (name, text) = told();
    assert_eq!(name, "INC-0001-meeting-called-off-2026-11-20.ics");
    for expected in [
        "METHOD:CANCEL",
        "STATUS:CANCELLED",
        &format!("UID:{id}@muster.invalid"),
        "SEQUENCE:1",
        "mailto:ana@example.org",
        "nobody can come",
    ] {
        assert!(text.contains(expected), "{expected} is missing in\n{text}");
    }
    // A calendar keeps the highest number it saw, so what comes later has to have a higher one.
    desk.tell("review_undo", json!({ "incident": incident }));
    let (_, text) = told();
    assert!(text.contains("METHOD:PUBLISH") && text.contains("SEQUENCE:2"), "{text}");
    desk.tell("review_redo", json!({ "incident": incident }));
    let (_, text) = told();
    assert!(text.contains("METHOD:CANCEL") && text.contains("SEQUENCE:3"), "{text}");
}

#[test]
fn a_meeting_that_is_called_off_can_take_place_after_all() {
    let desk = Desk::new();
    let incident = desk.declare("Payments fail");
    let id = planned(&desk, &incident);
    act(&desk, &incident, json!({ "kind": "meeting_dropped", "meeting": id, "reason": "half of us are ill" }));
    let meetings = || desk.tell("meetings", json!({ "incident": incident }))["meetings"].as_array().unwrap().len();
    assert_eq!(meetings(), 0);
    let undone = desk.tell("review_undo", json!({ "incident": incident }));
    assert_eq!((&undone["label"], &undone["redo"]), (&json!("called off a meeting"), &json!("called off a meeting")));
    assert_eq!(meetings(), 1);
}

#[test]
fn a_team_keeps_its_own_words_for_every_meeting() {
    let desk = Desk::new();
    let incident = desk.declare("Payments fail");
    let key = "meeting-learning-open-questions";
    let value = json!({ "key": key, "moment": "What we do not know", "say": "Ask like a newcomer.", "then": "" });
    desk.tell("library_set", json!({ "shelf": "script", "key": key, "value": value }));
    let offered = || {
        let view = desk.tell("meetings", json!({ "incident": incident }));
        view["offers"][0]["blocks"].as_array().unwrap().clone()
    };
    let block = offered().into_iter().find(|one| one["key"] == "open_questions").unwrap();
    assert_eq!((&block["title"], &block["script"]), (&json!("What we do not know"), &json!("Ask like a newcomer.")));
    desk.tell("library_clear", json!({ "shelf": "script", "key": key, "hides": true }));
    assert!(offered().iter().all(|one| one["key"] != "open_questions"), "a part that is put away is in no new agenda");
}
