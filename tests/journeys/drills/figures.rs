//! Nothing of a drill counts among incidents: every figure, list and file about what is real is the same with five drills
//! beside it - closed and open, reviewed and surveyed, on the same service, by the same people - as without.

use serde_json::{Value, json};

use super::team::Played;
use crate::desk::Desk;

const WORDS: &str = "/o #gateway checkout fails with errors @mei";

fn without(list: &Value) -> Vec<Value> {
    list.as_array().unwrap().iter().filter(|one| one["isDrill"] != true).cloned().collect()
}

/// An incident at its end, with a review of which something was decided.
fn past(desk: &Desk, title: &str, asked: [&str; 3]) -> String {
    let incident = desk.declare(title);
    desk.log(&incident, WORDS);
    desk.tell(
        "act",
        json!({ "incident": incident, "act": { "kind": "role_assumed", "role": "commander", "person": "mei" } }),
    );
    desk.tell("phase_set", json!({ "incident": incident, "phase": "resolved" }));
    reviewed(desk, &incident, asked);
    incident
}

/// The review of something: led, with an idea that was kept, and a survey with too few answers to be shown alone.
fn reviewed(desk: &Desk, incident: &str, asked: [&str; 3]) {
    let review = |act: Value| desk.tell("review_act", json!({ "incident": incident, "act": act }));
    review(json!({ "kind": "tier_set", "incident": incident, "tier": "standard", "reason": "Worth a look" }));
    review(json!({ "kind": "seat_taken", "seat": "facilitator", "person": "jonas" }));
    let made = review(json!({ "kind": "idea_written", "text": "Give checkout a second gateway that is not shared" }));
    let idea = made["events"][0]["id"].clone();
    review(json!({ "kind": "idea_decided", "idea": idea, "state": "kept", "owner": "ana", "reason": "" }));
    let brought = desk.tell("surveys", json!({ "incident": incident }));
    let opened = desk.tell(
        "survey_open",
        json!({
            "incident": incident, "title": "How it went", "intro": "Five minutes.", "items": brought["reviewItems"],
            "minimum": 5, "minimumSpread": 8, "told": false, "people": 3, "asked": asked, "meeting": false,
        }),
    );
    let survey = opened["survey"].clone();
    for number in 1..=3 {
        let response = json!({ "answers": [{ "key": "R6", "number": number }] });
        let answer = json!({ "incident": incident, "survey": survey, "code": null, "response": response });
        desk.tell("survey_answer", answer);
    }
    desk.tell("survey_close", json!({ "incident": incident, "survey": survey }));
}

/// Everything the program works out over incidents, and every file about one.
fn figures(desk: &Desk, past: &str, open: &str) -> Value {
    let board = desk.tell("board", json!({ "closed": 100 }));
    let found = |mode: &str| {
        let all = desk.tell("search", json!({ "words": "checkout", "mode": mode, "limit": 100 }));
        without(&all["hits"])
    };
    let mut seen = json!({
        "open": without(&board["open"]),
        "closed": without(&board["closed"]),
        "closed in all": board["closedTotal"].as_u64().unwrap() - board["closedDrills"].as_u64().unwrap(),
        "clocks": without(&desk.tell("clocks", json!({}))["incidents"]),
        "queue of reviews": without(&desk.tell("review_queue", json!({}))["rows"]),
        "found newest": found("newest"),
        "found best": found("ranked").len(),
        "found letters": found("substring"),
        "people": desk.tell("directory", json!({})),
        "expertise": desk.tell("expertise", json!({})),
    });
    for (name, incident) in [("past", past), ("open", open)] {
        let only = json!({ "incident": incident });
        let scope = desk.tell("review_scope", only.clone());
        let ask = json!({ "incident": incident, "audience": "everybody", "names": true });
        let export = |format: &str| {
            let made = desk.tell("export_text", json!({ "incident": incident, "format": format, "order": "arrival" }));
            made["text"].as_str().unwrap().to_owned()
        };
        seen[name] = json!({
            "near": desk.tell("neighbours", only.clone()),
            "earlier": scope["earlier"],
            "candidates": scope["candidates"],
            "progress": scope["progress"],
            "ideas": desk.tell("ideas", only.clone()),
            "ideas as a file": desk.tell("ideas_export", json!({ "incident": incident, "format": "csv" })),
            "surveys": desk.tell("surveys", only.clone()),
            "response": desk.tell("response", only.clone()),
            "log": desk.lines(incident, "happened"),
            "report": desk.tell("report_preview", ask)["body"],
            "exports": [export("markdown"), export("csv"), export("json"), export("html")],
            "grab sheet": desk.tell("grab_sheet", only),
        });
    }
    seen
}

#[test]
fn nothing_of_five_drills_is_in_any_figure() {
    let mut desk = Desk::new();
    for (handle, name) in [("mei", "Mei Tan"), ("jonas", "Jonas Weber"), ("ana", "Ana Reis")] {
        desk.tell("person_save", json!({ "handle": handle, "name": name }));
    }
    desk.tell("service_save", json!({ "name": "Gateway", "team": "Platform", "handle": "gateway" }));
    desk.at("02:03:00");
    past(&desk, "sev2 Checkout fails with errors", ["ana", "ben", "cem"]);
    desk.at("02:10:00");
    let closed = past(&desk, "sev2 Checkout is slow", ["dov", "eva", "fay"]);
    desk.at("02:20:00");
    let open = desk.declare("sev1 Checkout fails again");
    desk.log(&open, WORDS);
    let nominated = json!({ "kind": "review_nominated", "incident": open, "why": "It looks like a repeat" });
    desk.tell("review_act", json!({ "incident": open, "act": nominated }));
    // What is compared is looked at at one instant: time alone moves figures, too.
    let later = crate::desk::moment("2026-11-20T09:00:00Z");
    desk.clock.set(later);
    let before = figures(&desk, &closed, &open);
    assert!(!before["past"]["earlier"].as_array().unwrap().is_empty(), "real ones do count as repeats");
    assert_eq!(
        before["past"]["surveys"]["pools"][0]["people"], 6,
        "and are shown together: {}",
        before["past"]["surveys"]
    );
    let progress = desk.tell("drill_progress", json!({}));
    assert_eq!(progress["drills"], json!([]), "nor does what is real count among drills");

    for (minute, closes) in [(21, true), (22, true), (23, true), (24, false), (25, false)] {
        desk.at(&format!("02:{minute}:00"));
        let played = Played::new(&desk, "flag-every-region", "facilitated", 4);
        desk.log(&played.incident, WORDS);
        played.player(json!({ "kind": "role_assumed", "role": "commander", "person": "mei" }));
        played.pass(20);
        if closes {
            desk.tell("phase_set", json!({ "incident": played.incident, "phase": "resolved" }));
            played.end();
            reviewed(&desk, &played.incident, ["gus", "hal", "ivy"]);
        }
    }
    for again in ["at once", "opened again"] {
        desk.clock.set(later);
        let now = figures(&desk, &closed, &open);
        for (name, was) in before.as_object().unwrap() {
            match was.as_object() {
                Some(parts) if ["past", "open"].contains(&name.as_str()) => {
                    for (part, was) in parts {
                        assert_eq!(&now[name][part], was, "{again}: drills count in: {name}, {part}");
                    }
                }
                _ => assert_eq!(&now[name], was, "{again}: drills count in: {name}"),
            }
        }
        desk.reopen();
    }
    // And the other way: progress over drills holds drills alone, and the next real one has the next number.
    let progress = desk.tell("drill_progress", json!({}));
    let counted: Vec<&str> =
        progress["drills"].as_array().unwrap().iter().map(|one| one["reference"].as_str().unwrap()).collect();
    assert_eq!(counted, ["DRILL-0001", "DRILL-0002", "DRILL-0003"], "those that are over");
    let next = desk.declare("sev3 Something else");
    assert_eq!(desk.view(&next).reference, "INC-0004");
    desk.assert_good();
}

#[test]
fn real_incidents_stay_in_sight_behind_any_number_of_drills() {
    let desk = Desk::new();
    let real = desk.declare("sev2 Checkout fails");
    desk.log(&real, WORDS);
    desk.tell("phase_set", json!({ "incident": real, "phase": "resolved" }));
    for _ in 0..6 {
        let drill = desk.declare("drill sev2 Checkout fails");
        desk.log(&drill, WORDS);
        desk.tell("phase_set", json!({ "incident": drill, "phase": "resolved" }));
    }
    let board = desk.tell("board", json!({ "closed": 3 }));
    assert_eq!(without(&board["closed"]).len(), 1, "drills crowd nothing real out: {}", board["closed"]);
    let found = desk.tell("search", json!({ "words": "checkout", "mode": "newest", "limit": 100 }));
    assert!(!without(&found["hits"]).is_empty());
}
