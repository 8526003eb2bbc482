//! The wheel of misfortune over what happened to us: only what was real and is over, as it was known then.

use serde_json::{Value, json};

use crate::desk::Desk;

fn spin(desk: &Desk, of: &str, difficulty: Option<&str>, seed: u32) -> Value {
    let mut request = json!({ "among": of, "seed": seed });
    if let Some(difficulty) = difficulty {
        request["difficulty"] = json!(difficulty);
    }
    desk.tell("drill_spin", request)
}

#[test]
fn a_past_incident_is_chosen_played_and_stands_in_no_library() {
    let desk = Desk::new();
    let nothing = spin(&desk, "past", None, 7);
    assert_eq!((&nothing["among"], &nothing["closed"]), (&json!(0), &json!(0)), "there is nothing to play yet");
    assert_eq!(spin(&desk, "scenarios", None, 7)["among"], json!(6));
    let short = desk.declare("sev3 Queue grows");
    desk.log(&short, "the queue grows since noon");
    let long = desk.declare("sev1 Payments fail");
    desk.log(&long, "payments fail in all regions");
    let empty = desk.declare("sev1 A false alarm");
    let open = desk.declare("sev1 Still going on");
    desk.log(&open, "nobody knows yet");
    let drill = desk.declare("drill One zone is lost");
    desk.log(&drill, "it is only a drill");
    desk.at("02:20:00");
    for incident in [&short, &empty] {
        desk.tell("phase_set", json!({ "incident": incident, "phase": "resolved" }));
    }
    desk.at("09:20:00");
    for incident in [&long, &drill] {
        desk.tell("phase_set", json!({ "incident": incident, "phase": "resolved" }));
    }
    let all = spin(&desk, "past", None, 1);
    assert_eq!((&all["among"], &all["closed"]), (&json!(2), &json!(2)), "closed, real, and with something to tell");
    assert_eq!(spin(&desk, "anything", None, 1)["among"], json!(8));
    for seed in 0..20 {
        assert_eq!(spin(&desk, "past", Some("hard"), seed)["past"]["incident"], json!(long), "severe and long");
        assert_eq!(spin(&desk, "past", Some("easy"), seed)["past"]["incident"], json!(short));
        assert_eq!(spin(&desk, "past", None, seed), spin(&desk, "past", None, seed), "by its number it comes again");
    }
    assert_eq!(spin(&desk, "past", Some("medium"), 3)["among"], json!(0));

    let library = desk.tell("scenarios", json!({}));
    let past = json!({ "incident": long, "namesToRoles": true });
    let made = desk.tell("drill_plan", json!({ "past": past, "mode": "wheel", "seed": 3 }));
    let view = desk.tell("drill", json!({ "incident": made["incident"] }))["view"].clone();
    assert_eq!((&view["title"], &view["mode"]), (&json!("Payments fail"), &json!("wheel")));
    assert_eq!(view["injects"][0]["text"], json!("payments fail in all regions"));
    assert_eq!(view["brief"]["difficulty"], json!("hard"));
    assert_eq!(desk.tell("scenarios", json!({})), library);
    for (incident, why) in [(&open, "not over"), (&drill, "only an incident that was real")] {
        let past = json!({ "incident": incident, "namesToRoles": true });
        let error = desk.ask("drill_plan", json!({ "past": past, "mode": "wheel" })).unwrap_err();
        assert!(error.message.contains(why), "{}", error.message);
    }
}

#[test]
fn what_is_under_way_and_what_was_stopped_is_told_and_stands_on_its_card() {
    let desk = Desk::new();
    let running = || desk.tell("drills_running", json!({}))["drills"].clone();
    let made = desk.tell("drill_plan", json!({ "scenario": "two-rooms", "mode": "facilitated" }));
    assert_eq!(running(), json!([]), "it has not begun");
    let incident = made["incident"].as_str().unwrap();
    let start = json!({ "kind": "drill_started", "begins": "2026-11-20T02:02:00Z", "speed": 4 });
    desk.tell("drill_act", json!({ "incident": incident, "act": start }));
    assert_eq!(running()[0]["standing"], json!("running"));
    desk.at("02:10:00");
    desk.tell("drill_stop", json!({ "incident": incident }));
    assert_eq!(running()[0]["standing"], json!("stopped"));
    let card = || desk.tell("board", json!({ "closed": 10 }))["open"][0]["drill"].clone();
    let stopped = card();
    assert_eq!((&stopped["standing"], &stopped["clock"]["rate"]), (&json!("stopped"), &json!(0)));
    desk.at("05:00:00");
    assert_eq!(card()["clock"]["drill"], stopped["clock"]["drill"], "its clock stands");
    let real = desk.declare("sev2 Checkout is down");
    let cards = desk.tell("board", json!({ "closed": 10 }))["open"].clone();
    let of = |id: &str| cards.as_array().unwrap().iter().find(|one| one["id"] == id).unwrap()["drill"].clone();
    assert_eq!(of(&real), Value::Null);
}
