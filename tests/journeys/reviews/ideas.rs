//! Ideas: jotted at night, soaking, decided in daylight, and shown again when somebody has them once more.

use serde_json::{Value, json};

use crate::desk::{Desk, moment};

fn act(desk: &Desk, incident: &str, act: Value) -> String {
    let change = desk.tell("review_act", json!({ "incident": incident, "act": act }));
    change["events"][0]["id"].as_str().unwrap().to_owned()
}

fn ideas(desk: &Desk, incident: &str) -> Value {
    desk.tell("ideas", json!({ "incident": incident }))
}

fn on(desk: &Desk, time: &str) {
    desk.clock.set(moment(time));
}

#[test]
fn an_idea_soaks_and_is_decided_in_its_own_meeting() {
    let mut desk = Desk::new();
    let incident = desk.declare("Payments fail");
    let jot = json!({ "kind": "idea_jotted", "text": "page on a full pool" });
    let jotted = desk.tell("act", json!({ "incident": incident, "act": jot }))["events"][0]["id"].clone();
    let meeting = act(
        &desk,
        &incident,
        json!({ "kind": "meeting_planned", "sort": "learning", "at": "2026-11-20T13:00:00Z", "agenda": [] }),
    );
    assert_eq!(ideas(&desk, &incident)["ideas"][0]["state"], "jotted", "its soak begins with the end of the meeting");

    // A Friday: the weekend does not count.
    on(&desk, "2026-11-20T13:00:00Z");
    act(&desk, &incident, json!({ "kind": "meeting_began", "meeting": meeting }));
    on(&desk, "2026-11-20T14:00:00Z");
    act(&desk, &incident, json!({ "kind": "meeting_ended", "meeting": meeting }));
    let late = act(&desk, &incident, json!({ "kind": "idea_written", "text": "Somebody should look at alerting" }));
    let view = ideas(&desk, &incident);
    assert_eq!(view["ideas"][0]["soaksUntil"], "2026-11-24T14:00:00Z");
    assert_eq!(view["ideas"][1]["hints"], json!(["too_vague"]));

    on(&desk, "2026-11-23T09:00:00Z");
    act(&desk, &incident, json!({ "kind": "idea_decided", "idea": late, "state": "declined", "reason": "too vague" }));
    assert_eq!(ideas(&desk, &incident)["ideas"][1]["hints"], json!(["before_soak"]), "it is said, and allowed");

    on(&desk, "2026-11-24T14:00:00Z");
    assert_eq!(ideas(&desk, &incident)["ideas"][0]["state"], "proposed");
    let kept = json!({
        "kind": "idea_decided", "idea": jotted, "state": "kept", "owner": "@Ana", "purpose": "detect",
        "cost": "a day", "effect": "seen within a minute", "due": "2026-12-01T09:00:00Z",
    });
    act(&desk, &incident, kept);
    desk.reopen();
    let view = ideas(&desk, &incident);
    assert_eq!((&view["ideas"][0]["state"], &view["ideas"][0]["decision"]["owner"]), (&json!("kept"), &json!("ana")));
    assert_eq!(view["ideas"][0]["hints"], json!([]));

    let csv = desk.tell("ideas_export", json!({ "incident": incident, "format": "csv" }));
    assert_eq!(csv["fileName"], "INC-0001-ideas.csv");
    let rows = muster_exchange::ideas_from_csv(csv["text"].as_str().unwrap()).unwrap();
    assert_eq!((rows.len(), rows[0].owner.as_str(), rows[1].reason.as_str()), (2, "ana", "too vague"));
    let page = desk.tell("ideas_export", json!({ "incident": incident, "format": "markdown" }));
    assert!(page["text"].as_str().unwrap().contains("## Kept"), "{page}");
    let ask = json!({ "incident": incident, "audience": "everybody", "names": true });
    let report = desk.tell("report_text", json!({ "report": ask, "format": "markdown" }));
    let told = report["text"].as_str().unwrap();
    assert!(told.contains("page on a full pool"), "what was jotted that night and kept is told: {told}");
    desk.assert_good();
}

#[test]
fn nothing_to_do_is_an_answer() {
    let desk = Desk::new();
    let incident = desk.declare("Payments fail");
    act(&desk, &incident, json!({ "kind": "no_actions", "because": "it was mended that night" }));
    assert_eq!(ideas(&desk, &incident)["none"]["because"], "it was mended that night");
    let refused =
        desk.ask("review_act", json!({ "incident": incident, "act": { "kind": "no_actions", "because": " " } }));
    assert_eq!(refused.unwrap_err().message, "Failed to save it: the reason is missing.");
}

#[test]
fn an_idea_that_was_declined_before_is_shown_with_its_reason() {
    let desk = Desk::new();
    let first = desk.declare("Payments fail");
    desk.log(&first, "#payments is slow");
    let idea = act(&desk, &first, json!({ "kind": "idea_written", "text": "Alert when the connection pool is full" }));
    act(&desk, &first, json!({ "kind": "idea_decided", "idea": idea, "state": "declined", "reason": "too noisy" }));

    on(&desk, "2026-12-20T02:00:00Z");
    let unrelated = desk.declare("Mail is late");
    desk.log(&unrelated, "#mail is late");
    let again = desk.declare("Payments fail again");
    desk.log(&again, "#payments is slow once more");
    for incident in [&unrelated, &again] {
        act(&desk, incident, json!({ "kind": "idea_written", "text": "alert on a full connection pool" }));
    }
    assert_eq!(ideas(&desk, &unrelated)["ideas"][0]["repeats"], json!([]), "nothing else fails the same way");
    let repeats = &ideas(&desk, &again)["ideas"][0]["repeats"];
    assert_eq!((&repeats[0]["reference"], &repeats[0]["reason"]), (&json!("INC-0001"), &json!("too noisy")));
    assert_eq!(ideas(&desk, &first)["ideas"][0]["repeats"], json!([]), "what came later is no earlier idea");
}
