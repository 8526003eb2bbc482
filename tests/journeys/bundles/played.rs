//! A drill on two machines: the facilitator's, and one of a player who brings their part back at the end.

use std::time::Duration;

use muster_service::clock::Clock;
use serde_json::{Value, json};

use super::{Two, look, take};
use crate::desk::Desk;

fn act(desk: &Desk, incident: &str, act: Value) {
    desk.tell("drill_act", json!({ "incident": incident, "act": act }));
}

/// Lets seconds pass at both machines, which look at their clocks every second.
fn pass(two: &Two, seconds: u64) {
    for _ in 0..seconds {
        for desk in [&two.left, &two.right] {
            desk.clock.set(desk.clock.now() + Duration::from_secs(1));
            desk.service.run_drills();
            desk.service.look_at_clocks();
        }
    }
}

fn drill(desk: &Desk, incident: &str) -> Value {
    desk.tell("drill", json!({ "incident": incident }))["view"].clone()
}

#[test]
fn a_player_elsewhere_brings_their_part_back_at_the_end() {
    let two = Two::new();
    let (left, right) = (&two.left, &two.right);
    left.tell("person_save", json!({ "handle": "mei", "name": "Mei Tan" }));
    let made = left.tell("drill_plan", json!({ "scenario": "flag-every-region", "mode": "facilitated" }));
    let incident = made["incident"].as_str().unwrap().to_owned();
    act(left, &incident, json!({ "kind": "drill_seat_taken", "seat": "facilitator", "person": "fay" }));
    act(left, &incident, json!({ "kind": "drill_seat_taken", "seat": "player", "person": "mei" }));
    // Before it begins it goes along, too, without a number.
    let early = two.write(left, &incident, "early.muster");
    assert_eq!(look(right, &early)["incidents"][0]["item"]["isDrill"], json!(true));
    act(left, &incident, json!({ "kind": "drill_started", "begins": "2000-01-01T00:00:00Z", "speed": 4 }));
    let offer = left.tell("bundle_offer", json!({ "incident": incident }));
    let name = offer["fileName"].as_str().unwrap();
    assert!(name.starts_with("EXERCISE-DRILL-0001-") && name.ends_with(".muster"), "{name}");
    let path = two.write(left, &incident, name);
    let seen = look(right, &path);
    assert_eq!((seen["incidents"][0]["item"]["isDrill"].clone(), seen["own"].clone()), (json!(true), json!(false)));
    take(right, &path);
    take(right, &early);
    // The same clock runs on both, without a word between them.
    pass(&two, 30);
    let clock = |desk: &Desk| drill(desk, &incident)["clock"].clone();
    assert_eq!(clock(left), clock(right));
    let view = right.view(&incident);
    assert!(view.is_drill && view.reference == "DRILL-0001");
    // The player writes on the real screens of their machine; the facilitator goes on.
    right.log(&incident, "/d @mei rolls the flag back");
    let role = json!({ "kind": "role_assumed", "role": "commander", "person": "mei" });
    right.tell("act", json!({ "incident": incident, "act": role }));
    let written = right.lines(&incident, "arrival").into_iter().find(|one| one.text.contains("rolls")).unwrap();
    assert_eq!(json!(written.happened.at), drill(right, &incident)["clock"]["drill"], "by the drill clock");
    pass(&two, 30);
    left.log(&incident, "/o the left one saw it");
    act(left, &incident, json!({ "kind": "drill_ended", "at": "2000-01-01T00:00:00Z" }));
    let over = clock(left)["drill"].clone();
    pass(&two, 5);
    // At the end the player's bundle comes back.
    let path = two.write(right, &incident, "EXERCISE-mei.muster");
    let seen = look(left, &path);
    assert_eq!(seen["incidents"][0]["lines"], json!(1), "{seen}");
    take(left, &path);
    take(left, &path);
    assert_eq!(clock(left)["drill"], over, "what comes later moves no clock");
    assert!(left.texts(&incident, "happened").iter().any(|text| text.contains("rolls the flag back")));
    let response = left.tell("response", json!({ "incident": incident }));
    assert!(response.to_string().contains("mei"), "who had command there has it in the record here");
    let after = left.tell("drill_after", json!({ "incident": incident }));
    assert!(after["report"].to_string().contains("rolls the flag back"), "the report sees it: {}", after["report"]);
    // And the player takes the whole home.
    let path = two.write(left, &incident, "EXERCISE-all.muster");
    take(right, &path);
    assert_eq!(left.lines(&incident, "happened"), right.lines(&incident, "happened"));
    assert_eq!(drill(right, &incident)["standing"], json!("ended"));
    assert_eq!(right.tell("drill_after", json!({ "incident": incident }))["report"], after["report"]);
    left.assert_good();
    right.assert_good();
}
