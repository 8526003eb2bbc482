//! An incident of our own, played again: closed, made a scenario with one command, its names turned into roles, edited by
//! the facilitator, played by people who decide otherwise; then both courses lie beside each other in the report.

use serde_json::{Value, json};

use super::team::Played;
use crate::desk::Desk;

/// A red dot.
const PICTURE: &str = "iVBORw0KGgoAAAANSUhEUgAAAAUAAAAFCAYAAACNbyblAAAAHElEQVQI12P4//8/w38GIAXDIBKE0DHxgljNBAAO9TXL0Y4OHwAAAABJRU5ErkJggg==";

/// A night of forty minutes, closed.
fn night(desk: &Desk) -> String {
    for (handle, name) in [("jonas", "Jonas Weber"), ("ana", "Ana Reis"), ("mei", "Mei Tan")] {
        desk.tell("person_save", json!({ "handle": handle, "name": name }));
    }
    let incident = desk.declare("sev2 Payments fail for some");
    let act = |act: Value| desk.tell("act", json!({ "incident": incident, "act": act }));
    act(json!({ "kind": "role_assumed", "role": "commander", "person": "jonas" }));
    desk.at("02:04:00");
    let picture = desk.tell("attachment_add", json!({ "base64": PICTURE, "caption": "The pool, as Ana saw it" }));
    desk.tell(
        "line_add",
        json!({ "incident": incident, "text": "/e the pool is full @ana", "attachments": [picture] }),
    );
    desk.at("02:12:00");
    desk.log(&incident, "/o Jonas hears of two orders for one basket");
    desk.at("02:20:00");
    desk.log(&incident, "/d we roll the gateway back");
    act(json!({
        "kind": "update_sent", "audience": "customers", "text": "Paying fails for some.", "channel": "status_page",
        "nextBy": "2026-11-20T02:35:00Z",
    }));
    desk.at("02:32:00");
    // It began early and was known late: whoever plays must not know it earlier than people did.
    desk.log(&incident, "/o -29m the limit was halved at two");
    desk.at("02:40:00");
    desk.tell("phase_set", json!({ "incident": incident, "phase": "resolved" }));
    incident
}

/// The facilitator goes over what the program made of it.
fn edited(desk: &Desk, key: &str) -> Value {
    let looked = desk.tell("scenario", json!({ "key": key }));
    let mut scenario = looked["scenario"].clone();
    let everything = scenario.to_string();
    for name in ["Jonas", "jonas", "Ana", "Weber", "Reis"] {
        let hidden = everything.replace("analy", "").replace("Ananas", "");
        assert!(!hidden.contains(name), "{name} is still in it: {hidden}");
    }
    assert!(everything.contains("the commander hears of two orders"), "{everything}");
    scenario["start"]["title"] = json!("Paying is slow");
    scenario["objectives"][0]["text"] = json!("The team says who is hurt before it says why");
    let injects = scenario["injects"].as_array_mut().unwrap();
    let late = injects.iter_mut().find(|one| one["text"].as_str().unwrap().contains("halved")).unwrap();
    late["fallback"] = json!({ "within": 3, "hint": "Ask what changed before it began." });
    let view = desk.tell("scenario_look", json!({ "scenario": scenario }));
    let refuses = view["findings"].as_array().unwrap().iter().filter(|one| one["refuses"] == true).count();
    assert_eq!(refuses, 0, "{}", view["findings"]);
    let pictures = view["shown"].to_string();
    assert!(pictures.contains("picture"), "what was seen then is shown again: {pictures}");
    desk.tell("library_set", json!({ "shelf": "scenario", "key": key, "value": scenario }));
    scenario
}

#[test]
fn a_past_incident_is_played_again_beside_its_own_course() {
    let desk = Desk::new();
    let incident = night(&desk);
    let before = desk.seen(&incident);
    let made = desk.tell("scenario_make", json!({ "incident": incident, "namesToRoles": true }));
    let key = made["key"].as_str().unwrap();
    edited(&desk, key);
    let played = Played::new(&desk, key, "facilitated", 4);
    let view = played.console();
    assert_eq!((&view["title"], &view["brief"]["fromIncident"]), (&json!("Paying is slow"), &json!(incident)));
    let planned: Vec<u64> =
        view["injects"].as_array().unwrap().iter().map(|one| one["after"].as_u64().unwrap() / 60).collect();
    assert_eq!(planned, [2, 10, 30], "at the minutes at which things were known");
    // They roll back at once, and tell customers sooner than was done then.
    played.until(3);
    let shown = played.players();
    assert_eq!(shown["injects"].as_array().unwrap().len(), 1);
    assert!(!shown["injects"][0]["artefacts"].as_array().unwrap().is_empty(), "with the picture of then");
    played.player(json!({ "kind": "role_assumed", "role": "commander", "person": "mei" }));
    played.says("/d roll the gateway back now, look later");
    played.until(6);
    played.player(json!({
        "kind": "update_sent", "audience": "customers", "text": "Paying fails for some of you.", "channel": "status_page",
        "nextBy": played.begins() + super::team::chrono_minutes(20),
    }));
    // What was decided then is kept from the players until they ask.
    for minute in [12, 25, 35] {
        played.until(minute);
        let seen = played.players().to_string();
        assert!(!seen.contains("we roll the gateway back"), "minute {minute} gives the course away: {seen}");
        let log = desk.texts(&played.incident, "arrival").join("\n");
        assert!(!log.contains("we roll the gateway back"), "{log}");
    }
    let told = played.console()["brief"]["course"].to_string();
    assert!(told.contains("we roll the gateway back"), "the facilitator has it at hand: {told}");
    assert_eq!(played.came(), 3);
    played.until(50);
    played.end();
    both_courses(&played);
    assert_eq!(desk.seen(&incident), before, "the incident of then stands as it stood");
    desk.assert_good();
}

fn both_courses(played: &Played<'_>) {
    let courses = played.after()["report"]["courses"].clone();
    let find = |side: &str, words: &str| {
        let points = courses[side].as_array().unwrap();
        let point = points.iter().find(|one| one["text"].as_str().unwrap().contains(words));
        point.unwrap_or_else(|| panic!("{words} is not in {side}: {courses}"))["after"].as_u64().unwrap()
    };
    assert_eq!(find("then", "we roll the gateway back"), 18 * 60);
    let now = find("now", "roll the gateway back now");
    assert!((180..=200).contains(&now), "{now}");
    let now = courses["now"].to_string();
    assert!(!now.contains("the pool is full"), "what reached the players in a picture is nothing they did: {now}");
    let first =
        |kind: &str| courses["firsts"].as_array().unwrap().iter().find(|one| one["kind"] == kind).unwrap().clone();
    let decided = first("decision");
    assert!(decided["now"].as_u64().unwrap() < decided["then"].as_u64().unwrap() || decided["then"] == 0, "{decided}");
    let told = first("update");
    assert_eq!(told["then"], 18 * 60);
    assert!((360..=380).contains(&told["now"].as_u64().unwrap()), "{told}");
    for format in ["html", "markdown", "json"] {
        let made = played.desk.tell("drill_report_text", json!({ "incident": played.incident, "format": format }));
        let text = made["text"].as_str().unwrap();
        assert!(text.contains("EXERCISE"), "{format}");
        for side in ["we roll the gateway back", "roll the gateway back now, look later"] {
            assert!(text.contains(side), "{format} lacks “{side}”");
        }
    }
    let html = played.desk.tell("drill_report_text", json!({ "incident": played.incident, "format": "html" }));
    assert!(html["text"].as_str().unwrap().contains("<svg"), "one time line, drawn");
}
