//! After a drill: the report is there before people leave, answers are sealed, progress names nobody, the drill is
//! reviewed on the review screens, and nothing of it counts among incidents.

use std::time::Duration;

use muster_service::clock::Clock;
use serde_json::{Value, json};

use crate::desk::{Desk, moment};

fn act(desk: &Desk, incident: &str, act: Value) -> Value {
    desk.tell("drill_act", json!({ "incident": incident, "act": act }))
}

fn plan(desk: &Desk, scenario: &str) -> String {
    let made = desk.tell("drill_plan", json!({ "scenario": scenario, "mode": "facilitated" }));
    let incident = made["incident"].as_str().unwrap().to_owned();
    for (seat, person) in [("facilitator", "fay"), ("player", "mei"), ("observer", "jonas"), ("observer", "ana")] {
        act(desk, &incident, json!({ "kind": "drill_seat_taken", "seat": seat, "person": person }));
    }
    incident
}

fn begin(desk: &Desk, incident: &str) {
    act(desk, incident, json!({ "kind": "drill_started", "begins": "2000-01-01T00:00:00Z", "speed": 4 }));
}

fn pass(desk: &Desk, seconds: u64) {
    for _ in 0..seconds {
        desk.clock.set(desk.clock.now() + Duration::from_secs(1));
        desk.service.run_drills();
        desk.service.look_at_clocks();
    }
}

fn end(desk: &Desk, incident: &str) {
    act(desk, incident, json!({ "kind": "drill_ended", "at": "2000-01-01T00:00:00Z" }));
}

fn rate(desk: &Desk, incident: &str, objective: &Value, observer: &str, rating: &str, remark: &str) {
    let rated = json!({
        "kind": "objective_rated", "objective": objective, "observer": observer, "rating": rating, "remark": remark,
    });
    act(desk, incident, rated);
}

fn objectives(desk: &Desk, incident: &str) -> Vec<Value> {
    let view = desk.tell("drill", json!({ "incident": incident }))["view"].clone();
    view["objectives"].as_array().unwrap().iter().map(|one| one["key"].clone()).collect()
}

fn after(desk: &Desk, incident: &str) -> Value {
    desk.tell("drill_after", json!({ "incident": incident }))
}

#[test]
fn the_report_is_there_before_people_leave() {
    let desk = Desk::new();
    desk.tell("person_save", json!({ "handle": "jonas", "name": "Jonas Weber" }));
    let incident = plan(&desk, "flag-every-region");
    begin(&desk, &incident);
    pass(&desk, 60);
    desk.log(&incident, "/d roll the flag back");
    let keys = objectives(&desk, &incident);
    rate(&desk, &incident, &keys[0], "jonas", "seen", "");
    rate(&desk, &incident, &keys[0], "ana", "partly", "After they had looked for the cause");
    rate(&desk, &incident, &keys[1], "ana", "seen", "");
    end(&desk, &incident);
    act(&desk, &incident, json!({ "kind": "hot_wash_began", "minutes": 15 }));
    let minutes_later = desk.clock.now() + Duration::from_secs(120);
    desk.clock.set(minutes_later);
    let view = after(&desk, &incident);
    assert_eq!(view["talk"]["hotWashMinutes"], 15);
    assert_eq!(moment(view["talk"]["hotWashAt"].as_str().unwrap()), minutes_later - Duration::from_secs(120));
    let change = json!({
        "kind": "hot_wash_noted", "part": "change", "text": "Rehearse the break-glass login", "by": "mei",
        "due": "2026-12-01T12:00:00Z",
    });
    act(&desk, &incident, change);
    act(&desk, &incident, json!({ "kind": "hot_wash_ended" }));
    // Nobody has written a report, and it is there: in the words in which things were noted.
    let view = after(&desk, &incident);
    let report = &view["report"];
    assert_eq!(report["objectives"][0]["differently"], true);
    assert_eq!(report["areas"][0]["observation"], "After they had looked for the cause");
    assert_eq!(report["areas"][1]["recommendation"], "Rehearse the break-glass login");
    assert!(report["course"].as_array().unwrap().iter().any(|row| row["text"] == "roll the flag back"));
    assert!(view["body"].as_str().unwrap().contains("nobody has gone through it yet"));
    // The facilitator goes through it: one taken up, one set aside; what was done can be taken back.
    let drafts = view["drafts"].as_array().unwrap().clone();
    let one = drafts.iter().find(|one| one["recommendation"] != "").unwrap();
    let taken = json!({
        "kind": "improvement_jotted", "observation": "Only one person could log in", "recommendation": one["recommendation"],
        "owner": "mei", "due": "2026-12-01T12:00:00Z", "from": one["from"],
    });
    act(&desk, &incident, taken);
    let area = after(&desk, &incident)["report"]["areas"][0].clone();
    assert_eq!((&area["state"], &area["ownerName"]), (&json!("soaking"), &json!("mei")));
    act(&desk, &incident, json!({ "kind": "improvement_decided", "idea": area["id"], "to": "kept" }));
    let kept = after(&desk, &incident)["report"]["areas"][0].clone();
    assert_eq!((&kept["state"], &kept["hints"]), (&json!("kept"), &json!(["before_soak"])));
    assert_eq!(desk.tell("drill_undo", json!({ "incident": incident }))["label"], "decided on an improvement");
    for (format, ending) in [("html", "html"), ("markdown", "md"), ("json", "json")] {
        let made = desk.tell("drill_report_text", json!({ "incident": incident, "format": format }));
        assert_eq!(made["fileName"], format!("EXERCISE-DRILL-0001-after-action.{ending}"));
        let text = made["text"].as_str().unwrap();
        assert!(text.contains("EXERCISE") && text.contains("Jonas Weber") && text.contains("Rehearse"), "{text}");
    }
    desk.assert_good();
}

fn answer(desk: &Desk, incident: &str, side: &str, team: u32) -> Result<Value, muster_service::wire::ErrorReply> {
    desk.ask("confidence_add", json!({ "incident": incident, "side": side, "team": team, "own": 2 }))
}

#[test]
fn how_sure_people_are_is_sealed_and_shown_of_many_only() {
    let desk = Desk::new();
    let incident = plan(&desk, "two-primaries");
    let events = |desk: &Desk| desk.tell("drill", json!({ "incident": incident }))["view"].to_string();
    let before = events(&desk);
    for team in [5, 5, 4, 3, 2, 1] {
        answer(&desk, &incident, "before", team).unwrap();
    }
    assert_eq!(events(&desk), before, "what was answered is in no log");
    assert!(answer(&desk, &incident, "before", 6).unwrap_err().message.contains("from 1 to 5"));
    assert!(answer(&desk, &incident, "after", 3).is_err(), "it is not over");
    begin(&desk, &incident);
    pass(&desk, 5);
    assert!(answer(&desk, &incident, "before", 3).unwrap_err().message.contains("has begun"));
    end(&desk, &incident);
    for team in [5, 4, 4, 4] {
        answer(&desk, &incident, "after", team).unwrap();
    }
    let sure = after(&desk, &incident)["report"]["confidence"].clone();
    assert_eq!((&sure["before"]["answers"], &sure["before"]["figures"]), (&json!(6), &json!([])));
    for file in ["muster.db", "muster.db-wal"] {
        let bytes = std::fs::read(desk.path().with_file_name(file)).unwrap_or_default();
        let found = |words: &[u8]| bytes.windows(words.len()).any(|part| part == words);
        assert!(!found(b"\"team\":"), "an answer can be read in {file}");
    }
    act(&desk, &incident, json!({ "kind": "confidence_closed" }));
    let sure = after(&desk, &incident)["report"]["confidence"].clone();
    assert_eq!(sure["before"]["figures"][0], json!({ "median": 3.5, "counts": [] }));
    assert_eq!(
        (&sure["after"]["answers"], &sure["after"]["figures"]),
        (&json!(4), &json!([])),
        "four are only counted"
    );
    assert!(
        answer(&desk, &incident, "after", 1).unwrap_err().message.contains("closed"),
        "nobody is added to what is seen"
    );
    let text = desk.tell("drill_report_text", json!({ "incident": incident, "format": "markdown" }));
    assert!(text["text"].as_str().unwrap().contains("After: 4 answered; not shown"));
}

#[test]
fn progress_over_drills_names_nobody() {
    let desk = Desk::new();
    for rating in ["not_seen", "seen"] {
        let incident = plan(&desk, "two-primaries");
        begin(&desk, &incident);
        pass(&desk, 2);
        let keys = objectives(&desk, &incident);
        rate(&desk, &incident, &keys[0], "jonas", rating, "Jonas says so");
        rate(&desk, &incident, &keys[0], "ana", rating, "");
        assert_eq!(
            desk.tell("drill_progress", json!({}))["drills"].as_array().unwrap().len(),
            usize::from(rating == "seen")
        );
        end(&desk, &incident);
    }
    let alone = desk.tell("drill_plan", json!({ "scenario": "two-primaries", "mode": "solo" }));
    let alone = alone["incident"].as_str().unwrap();
    begin(&desk, alone);
    end(&desk, alone);
    let progress = desk.tell("drill_progress", json!({}));
    let marks: Vec<&Value> =
        progress["objectives"][0]["marks"].as_array().unwrap().iter().map(|one| &one["mark"]).collect();
    assert_eq!(marks, ["not_seen", "seen"]);
    assert_eq!(progress["leftOut"], 1, "what one person played alone is nobody's business");
    let written = progress.to_string().to_lowercase();
    assert!(!written.contains("jonas") && !written.contains("\"ana\"") && !written.contains("mei"), "{written}");
}

#[test]
fn a_drill_is_reviewed_on_the_review_screens() {
    let desk = Desk::new();
    let incident = plan(&desk, "flag-every-region");
    begin(&desk, &incident);
    pass(&desk, 10);
    let line = desk.log(&incident, "/d roll the flag back");
    end(&desk, &incident);
    let review = |act: Value| desk.tell("review_act", json!({ "incident": incident, "act": act }));
    review(
        json!({ "kind": "tier_set", "incident": incident, "tier": "light", "reason": "The first drill of this team" }),
    );
    review(json!({
        "kind": "finding_written", "sort": "learning", "text": "The rollback tool needs the same login.",
        "evidence": [{ "line": line, "quote": "roll the flag back" }],
    }));
    let view = desk.tell("review", json!({ "incident": incident }));
    assert_eq!((&view["isDrill"], &view["reference"]), (&json!(true), &json!("DRILL-0001")));
    let conversation = json!({ "of": { "incident": incident }, "from": 0, "count": 100 });
    let read = desk.tell("conversation", conversation);
    assert!(!read["items"].as_array().unwrap().is_empty(), "its log is read as any other");
    let ask = json!({ "incident": incident, "audience": "everybody", "names": true });
    let preview = desk.tell("report_preview", ask.clone());
    assert!(preview["body"].as_str().unwrap().contains("EXERCISE"));
    for format in ["html", "markdown", "json"] {
        let made = desk.tell("report_text", json!({ "report": ask, "format": format }));
        assert!(made["fileName"].as_str().unwrap().starts_with("EXERCISE-"));
        assert!(made["text"].as_str().unwrap().contains(if format == "json" {
            "\"isDrill\": true"
        } else {
            "EXERCISE"
        }));
    }
}

/// Everything the program works out over incidents, with what is a drill taken out where it says so itself.
fn figures(desk: &Desk, real: &str) -> Value {
    let without = |list: &Value| -> Vec<Value> {
        list.as_array().unwrap().iter().filter(|one| one["isDrill"] != true).cloned().collect()
    };
    let board = desk.tell("board", json!({ "closed": 10 }));
    let found = desk.tell("search", json!({ "words": "checkout", "mode": "newest", "limit": 100 }));
    let scope = desk.tell("review_scope", json!({ "incident": real }));
    json!({
        "open": without(&board["open"]),
        "closed": without(&board["closed"]),
        "closed in all": board["closedTotal"].as_u64().unwrap() - board["closedDrills"].as_u64().unwrap(),
        "near": desk.tell("neighbours", json!({ "incident": real })),
        "earlier": scope["earlier"],
        "candidates": scope["candidates"],
        "progress": scope["progress"],
        "queue": without(&desk.tell("review_queue", json!({}))["rows"]),
        "found": without(&found["hits"]),
        "ideas": desk.tell("ideas", json!({ "incident": real })),
    })
}

#[test]
fn drills_never_count_among_incidents() {
    let desk = Desk::new();
    for (handle, name) in [("mei", "Mei Tan"), ("jonas", "Jonas Weber")] {
        desk.tell("person_save", json!({ "handle": handle, "name": name }));
    }
    let real = desk.declare("sev2 Checkout fails with errors at the gateway");
    desk.log(&real, "/o #gateway checkout fails @mei");
    desk.tell(
        "review_act",
        json!({
            "incident": real, "act": { "kind": "review_nominated", "incident": real, "why": "It looks like a repeat" },
        }),
    );
    let at = desk.clock.now() + Duration::from_secs(3600);
    desk.clock.set(at);
    let before = figures(&desk, &real);
    desk.clock.set(at - Duration::from_secs(3600));
    // A drill about the same things, with the same people, played to its end and reviewed by one of them.
    let drill = plan(&desk, "flag-every-region");
    begin(&desk, &drill);
    desk.log(&drill, "/o #gateway checkout fails with errors @mei");
    pass(&desk, 30);
    end(&desk, &drill);
    let review = |act: Value| desk.tell("review_act", json!({ "incident": drill, "act": act }));
    review(json!({ "kind": "tier_set", "incident": drill, "tier": "standard", "reason": "Worth a look" }));
    review(json!({ "kind": "seat_taken", "seat": "facilitator", "person": "jonas" }));
    review(json!({ "kind": "idea_written", "text": "Give checkout a second gateway that is not shared" }));
    desk.clock.set(at);
    let now = figures(&desk, &real);
    for (name, was) in before.as_object().unwrap() {
        assert_eq!(&now[name], was, "a drill counts in: {name}");
    }
    // Where a drill stands beside incidents, it says so.
    let board = desk.tell("board", json!({ "closed": 10 }));
    let queue = desk.tell("review_queue", json!({}));
    let found = desk.tell("search", json!({ "words": "checkout", "mode": "newest", "limit": 100 }));
    for (place, list) in [("board", &board["open"]), ("queue", &queue["rows"]), ("search", &found["hits"])] {
        let said = list.as_array().unwrap().iter().filter(|one| one["isDrill"] == true).count();
        assert!(said > 0, "{place} does not say what is a drill");
    }
    desk.assert_good();
}
