//! Scenarios of a team: duplicated, edited, in and out of files, made of what happened, kept by a drill that runs.

use serde_json::{Value, json};

use crate::desk::Desk;

fn shelf(desk: &Desk) -> Vec<String> {
    let view = desk.tell("scenarios", json!({}));
    view["scenarios"].as_array().unwrap().iter().map(|one| one["key"].as_str().unwrap().to_owned()).collect()
}

fn scenario(desk: &Desk, key: &str) -> Value {
    desk.tell("scenario", json!({ "key": key }))["scenario"].clone()
}

fn put(desk: &Desk, value: &Value) {
    desk.tell("library_set", json!({ "shelf": "scenario", "key": value["key"], "value": value }));
}

#[test]
fn a_scenario_is_duplicated_changed_and_put_away_and_a_drill_keeps_the_one_it_began_with() {
    let desk = Desk::new();
    let brought = shelf(&desk);
    assert_eq!(brought.len(), 6);
    let mut own = scenario(&desk, "two-primaries");
    own["key"] = json!("ours");
    own["title"] = json!("Two primaries, ours");
    put(&desk, &own);
    let begun = desk.tell("drill_plan", json!({ "scenario": "ours", "mode": "facilitated" }));
    let before = desk.tell("drill", json!({ "incident": begun["incident"] }));
    own["injects"][0]["title"] = json!("Something else altogether");
    put(&desk, &own);
    let after = desk.tell("drill", json!({ "incident": begun["incident"] }));
    assert!(!after.to_string().contains("Something else altogether"), "a drill keeps the version it began with");
    assert_eq!(before["view"]["injects"], after["view"]["injects"]);
    desk.tell("library_clear", json!({ "shelf": "scenario", "key": "ours", "hides": false }));
    assert_eq!(shelf(&desk), brought);
    let mut changed = scenario(&desk, "two-rooms");
    changed["minutes"] = json!(75);
    put(&desk, &changed);
    let view = desk.tell("scenarios", json!({}));
    let card = view["scenarios"].as_array().unwrap().iter().find(|one| one["key"] == "two-rooms").unwrap();
    assert_eq!((&card["own"], &card["replaces"], &card["minutes"]), (&json!(true), &json!(true), &json!(75)));
    desk.tell("library_clear", json!({ "shelf": "scenario", "key": "two-rooms", "hides": false }));
    assert_eq!(scenario(&desk, "two-rooms")["minutes"], json!(60), "the built-in one is back");
}

#[test]
fn it_leaves_in_eight_ways_and_comes_back_as_it_was() {
    let desk = Desk::new();
    let export = |form: &str| desk.tell("scenario_export", json!({ "key": "two-rooms", "form": form }));
    let read = |name: &str, text: &Value, into: Value| {
        let mut request = json!({ "name": name, "text": text });
        if !into.is_null() {
            request["into"] = into;
        }
        desk.tell("scenario_read", request)
    };
    let whole = scenario(&desk, "two-rooms");
    let yaml = export("yaml");
    assert_eq!(yaml["fileName"], "scenario-two-rooms.yaml");
    assert_eq!(read("x.yaml", &yaml["text"], Value::Null)["scenarios"][0], whole);
    let list = export("list");
    assert_eq!(read("x.csv", &list["text"], whole.clone())["scenarios"][0], whole);
    for form in ["markdown", "skillaegis", "manual", "guide", "evaluation", "cards"] {
        let out = export(form);
        let text = out["text"].as_str().unwrap();
        assert!(text.contains("EXERCISE"), "{form} is stamped");
        assert!(out["fileName"].as_str().unwrap().starts_with("EXERCISE-"), "{form}");
        let truth = "It is one fault.";
        assert_eq!(text.contains(truth), ["markdown", "skillaegis", "guide"].contains(&form), "{form}");
    }
    let refused = read("x.yaml", &json!("key: [a"), Value::Null);
    assert!(refused["problem"].as_str().unwrap().starts_with("Failed to read the scenario: line 1"), "{refused}");
    let error = desk.ask("scenario_export", json!({ "key": "none", "form": "yaml" })).unwrap_err();
    assert!(error.message.contains("\"none\""));
}

#[test]
fn what_has_no_meaning_never_reaches_the_library_and_nothing_is_lost() {
    let desk = Desk::new();
    let mut wrong = scenario(&desk, "two-rooms");
    wrong["injects"][1]["key"] = wrong["injects"][0]["key"].clone();
    let error =
        desk.ask("library_set", json!({ "shelf": "scenario", "key": "two-rooms", "value": wrong })).unwrap_err();
    assert!(error.message.contains("Two injects have the key room-a."), "{}", error.message);
    let view = desk.tell("scenario_look", json!({ "scenario": wrong }));
    assert!(view["findings"].as_array().unwrap().iter().any(|one| one["refuses"] == json!(true)));
    assert_eq!(scenario(&desk, "two-rooms")["injects"][1]["key"], json!("room-b"), "what was there is there");
}

#[test]
fn a_closed_incident_becomes_a_scenario_at_the_minutes_at_which_things_were_known() {
    let desk = Desk::new();
    desk.tell("people_import", json!({ "text": "name,handle\nJonas Weber,jonas\nAna Ruiz,ana\n" }));
    let incident = desk.declare("Payments fail for some");
    let act = |act: Value| desk.tell("act", json!({ "incident": incident, "act": act }));
    act(json!({ "kind": "role_assumed", "role": "commander", "person": "jonas" }));
    desk.at("02:05:00");
    desk.log(&incident, "@ana sees errors on #gateway, Jonas agrees");
    desk.at("02:12:00");
    desk.log(&incident, "/d we roll the gateway back");
    desk.at("02:30:00");
    // It happened early and was known late: players must not know it earlier than people did.
    desk.log(&incident, "-27m the pool was full since the start");
    let refused = desk.ask("scenario_make", json!({ "incident": incident, "namesToRoles": true })).unwrap_err();
    assert!(refused.message.contains("not over"), "{}", refused.message);
    desk.at("02:40:00");
    desk.tell("phase_set", json!({ "incident": incident, "phase": "resolved" }));

    let made = desk.tell("scenario_make", json!({ "incident": incident, "namesToRoles": true }));
    let key = made["key"].as_str().unwrap();
    let past = desk.tell("scenario", json!({ "key": key }));
    let refuses = past["findings"].as_array().unwrap().iter().filter(|one| one["refuses"] == json!(true)).count();
    assert_eq!(refuses, 0, "{}", past["findings"]);
    let past = &past["scenario"];
    let minutes: Vec<(u64, &str)> = past["injects"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["trigger"]["minute"].as_u64().unwrap(), one["text"].as_str().unwrap()))
        .collect();
    assert_eq!(minutes.len(), 2, "what people noticed, not what they decided: {minutes:?}");
    assert_eq!(minutes[0].0, 3);
    assert_eq!(minutes[1], (28, "the pool was full since the start"), "at the minute at which it was known");
    let told: String = minutes.iter().map(|(_, text)| *text).collect();
    assert!(!told.contains("Jonas") && !told.contains("ana") && told.contains("the commander agrees"), "{told}");
    let course = past["course"].to_string();
    assert!(course.contains("roll the gateway back"), "kept aside: {course}");
    let manual = desk.tell("scenario_export", json!({ "key": key, "form": "manual" }))["text"].to_string();
    let cards = desk.tell("scenario_export", json!({ "key": key, "form": "cards" }))["text"].to_string();
    assert!(!manual.contains("roll the gateway") && !cards.contains("roll the gateway"), "hidden from players");
    let guide = desk.tell("scenario_export", json!({ "key": key, "form": "guide" }))["text"].to_string();
    assert!(guide.contains("roll the gateway back"));

    let named = desk.tell("scenario_make", json!({ "incident": incident, "namesToRoles": false }));
    assert_ne!(named["key"], made["key"], "the first one may have been edited; it stays");
    assert!(scenario(&desk, named["key"].as_str().unwrap()).to_string().contains("Jonas agrees"));
    assert_eq!(shelf(&desk).len(), 8);
}
