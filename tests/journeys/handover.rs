//! Command changes hands, the incident ends, and the paper lies beside the store.

use std::os::unix::fs::PermissionsExt;

use serde_json::{Value, json};

use crate::desk::Desk;

fn act(desk: &Desk, incident: &str, act: Value) -> Value {
    desk.tell("act", json!({ "incident": incident, "act": act }))
}

/// The id of the latest act of a kind.
fn latest(desk: &Desk, incident: &str, kind: &str) -> String {
    let request = json!({
        "incident": incident, "order": "arrival", "from": 0, "count": 1000, "filter": { "struck": true, "routine": true },
    });
    let slice = desk.tell("log_slice", request);
    let lines = slice["lines"].as_array().unwrap();
    let found = lines.iter().rev().find(|line| line["origin"]["act"] == kind);
    found.unwrap_or_else(|| panic!("no {kind} in {lines:?}"))["id"].as_str().unwrap().to_owned()
}

fn response(desk: &Desk, incident: &str) -> Value {
    desk.tell("response", json!({ "incident": incident }))
}

fn part(brief: &Value, field: &str) -> String {
    let parts = brief["parts"].as_array().unwrap();
    parts.iter().find(|part| part["field"] == field).unwrap()["text"].as_str().unwrap().to_owned()
}

/// Six hours of a SEV2 under Asha.
fn night() -> (Desk, String) {
    let desk = Desk::new();
    for (handle, name) in [("asha", "Asha Rao"), ("mei", "Mei Tan")] {
        desk.tell(
            "person_save",
            json!({ "name": name, "handle": handle, "contact": "+49 170 1234", "team": "Payments" }),
        );
    }
    let incident = desk.declare("sev2 Card payments declined");
    act(&desk, &incident, json!({ "kind": "role_assumed", "role": "commander", "person": "asha" }));
    act(&desk, &incident, json!({ "kind": "meeting_place_set", "place": "https://meet.example/42" }));
    desk.at("02:10:00");
    desk.tell("statement_write", json!({ "incident": incident, "text": "A third of card payments fail." }));
    let pool = desk.log(&incident, "/h the pool starves");
    let graph = desk.log(&incident, "/e pool graph is flat");
    act(&desk, &incident, json!({ "kind": "standing_set", "entry": pool, "standing": "dropped", "because": graph }));
    act(&desk, &incident, json!({ "kind": "temporary_change_noted", "text": "autoscaler off", "owner": "mei" }));
    (desk, incident)
}

#[test]
fn command_goes_from_one_to_the_next_with_a_brief_a_read_back_and_a_yes() {
    let (desk, incident) = night();
    desk.at("08:00:00");
    let brief = desk.tell("handover_brief", json!({ "incident": incident, "role": "commander", "to": "mei" }));
    assert_eq!(brief["from"], "Asha Rao");
    assert_eq!(brief["parts"].as_array().unwrap().len(), 12);
    assert!(part(&brief, "unknowns").contains("Ruled out: the pool starves (pool graph is flat)"));
    assert!(part(&brief, "temporary").contains("autoscaler off (Mei Tan)"));
    let given = json!({ "kind": "handover_prepared", "role": "commander", "to": "mei", "brief": brief["parts"] });
    act(&desk, &incident, given);
    let id = latest(&desk, &incident, "handover_prepared");
    desk.at("08:04:00");
    act(
        &desk,
        &incident,
        json!({ "kind": "handover_read_back", "handover": id, "text": "A third of cards, pool is out." }),
    );
    desk.at("08:05:00");
    act(&desk, &incident, json!({ "kind": "handover_accepted", "handover": id }));

    let seen = response(&desk, &incident);
    let one = &seen["handovers"][0];
    assert_eq!((&one["from"], &one["toName"]), (&json!("Asha Rao"), &json!("Mei Tan")));
    assert_eq!(
        (&one["readBackAt"], &one["acceptedAt"]),
        (&json!("2026-11-20T08:04:00Z"), &json!("2026-11-20T08:05:00Z"))
    );
    let commander = seen["roles"].as_array().unwrap().iter().find(|role| role["role"] == "commander").unwrap();
    assert_eq!(commander["holders"].as_array().unwrap().len(), 1, "one commands");
    assert_eq!(commander["holders"][0]["name"], "Mei Tan");

    for (format, words) in
        [("html", "<h2>12. Read back</h2>"), ("markdown", "## 12. Read back"), ("plain", "12. Read back")]
    {
        let sheet = desk.tell("handover_sheet", json!({ "incident": incident, "format": format }));
        let text = sheet["text"].as_str().unwrap();
        assert!(text.contains(words) && text.contains("A third of cards, pool is out."), "{format}: {text}");
        assert!(
            text.contains("Asha Rao") && text.contains("Mei Tan") && text.contains("09:05 CET"),
            "{format}: {text}"
        );
    }
    // The next one is being written: what is on the form is what goes to paper, and not what was given before.
    let parts = json!([{ "field": "plan", "text": "Keep the pool, watch until noon." }]);
    let draft = json!({ "role": "commander", "to": "asha", "parts": parts });
    let sheet = desk.tell("handover_sheet", json!({ "incident": incident, "format": "plain", "draft": draft }));
    let text = sheet["text"].as_str().unwrap();
    assert!(text.contains("Keep the pool, watch until noon.") && text.contains("Mei Tan to Asha Rao"), "{text}");
    assert!(text.contains("Not accepted yet") && !text.contains("pool is out"), "{text}");
    let gone = desk.ask("handover_sheet", json!({ "incident": incident, "format": "html", "handover": incident }));
    assert!(gone.unwrap_err().message.contains("not in this incident"));
    desk.assert_good();
}

#[test]
fn what_was_believed_at_an_earlier_minute_is_still_there_after_the_handover() {
    let (desk, incident) = night();
    desk.at("08:00:00");
    let then = desk.tell("response", json!({ "incident": incident, "at": "2026-11-20T02:09:00Z" }));
    assert_eq!(then["ledger"]["hypotheses"], json!([]));
    assert_eq!(response(&desk, &incident)["ledger"]["hypotheses"][0]["standing"], "dropped");
}

#[test]
fn a_grab_sheet_lies_beside_the_store_while_an_incident_is_open() {
    let (desk, incident) = night();
    let path = desk.path().with_file_name("grab").join("INC-0001.html");
    desk.service.keep_grab_sheets();
    let read = || std::fs::read_to_string(&path).unwrap();
    for words in
        ["Card payments declined", "Commander: Asha Rao, +49 170 1234", "https://meet.example/42", "autoscaler off"]
    {
        assert!(read().contains(words), "{words}: {}", read());
    }
    let mode = std::fs::metadata(&path).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600, "it names people and how to reach them");
    let asked = desk.tell("grab_sheet", json!({ "incident": incident }));
    assert_eq!(asked["text"].as_str().unwrap(), read(), "the same page, asked for or found");

    // Nothing was written: the file is left alone, even when somebody wrote on it.
    std::fs::write(&path, "my notes").unwrap();
    desk.service.keep_grab_sheets();
    assert_eq!(read(), "my notes");
    let secret = desk.log(&incident, "the password is hunter2");
    desk.service.keep_grab_sheets();
    assert!(read().contains("hunter2"));
    desk.tell("line_erase", json!({ "incident": incident, "line": secret, "reason": "a secret" }));
    assert!(!read().contains("hunter2"), "what is erased is gone from the sheet at once");

    desk.at("09:00:00");
    desk.tell("phase_set", json!({ "incident": incident, "phase": "resolved" }));
    desk.service.keep_grab_sheets();
    assert!(read().contains("Resolved"));
    let folder = path.parent().unwrap();
    std::fs::write(folder.join("notes.html"), "mine").unwrap();
    desk.clock.set(crate::desk::moment("2026-11-21T09:00:01Z"));
    desk.service.keep_grab_sheets();
    assert!(!path.exists(), "a day later nobody grabs it any more");
    assert!(folder.join("notes.html").exists(), "what is not ours stays");
}

#[test]
fn an_erased_phone_number_of_a_person_reaches_the_sheet() {
    let (desk, _incident) = night();
    desk.service.keep_grab_sheets();
    let path = desk.path().with_file_name("grab").join("INC-0001.html");
    let people = desk.tell("directory", json!({}));
    let asha = people["people"].as_array().unwrap().iter().find(|one| one["handle"] == "asha").unwrap().clone();
    desk.tell("person_save", json!({ "id": asha["id"], "name": "Asha Rao", "handle": "asha", "contact": "room 4" }));
    desk.service.keep_grab_sheets();
    assert!(std::fs::read_to_string(path).unwrap().contains("Asha Rao, room 4"), "names change what stands there");
}

#[test]
fn incidents_that_may_be_the_same_are_named_until_somebody_says_how_they_stand() {
    let (desk, first) = night();
    desk.log(&first, "/o #gateway times out");
    let second = desk.declare("sev3 Payments page hangs");
    desk.log(&second, "/o #gateway answers late");
    let apart = desk.declare("sev4 Printer on floor 3");
    let near = |incident: &str| desk.tell("neighbours", json!({ "incident": incident }));
    let found = near(&second);
    assert_eq!(found["alike"].as_array().unwrap().len(), 1, "{found}");
    assert_eq!(found["alike"][0]["reason"], "Both name #gateway. Both say “payments”.");
    assert_eq!(near(&apart)["alike"], json!([]));

    act(&desk, &second, json!({ "kind": "incident_related", "other": first, "relation": "merged_into" }));
    assert_eq!(near(&first)["merged"][0]["title"], "Payments page hangs");
    assert_eq!((&near(&first)["alike"], &near(&second)["alike"]), (&json!([]), &json!([])), "nobody is asked again");
    desk.tell("undo", json!({ "incident": second }));
    let found = near(&first);
    assert_eq!(
        (&found["merged"], found["alike"].as_array().unwrap().len()),
        (&json!([]), 1),
        "as if it had never been"
    );
}
