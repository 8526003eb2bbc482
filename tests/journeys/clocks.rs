//! Clocks that ring: once each, within the budget, right again after the machine's clock moved.

use std::sync::{Arc, Mutex};

use muster_service::wire::{Alarm, AllClocks};
use serde_json::json;

use crate::desk::Desk;

/// Listens, and gives what it heard since it was last asked.
fn listen(desk: &Desk) -> impl Fn() -> Vec<(bool, String)> + use<> {
    let heard: Arc<Mutex<Vec<Alarm>>> = Arc::default();
    let ear = Arc::clone(&heard);
    desk.service.on_alarm(Box::new(move |alarm| ear.lock().unwrap().push(alarm.clone())));
    move || heard.lock().unwrap().drain(..).map(|alarm| (alarm.sound, alarm.text)).collect()
}

fn clocks(desk: &Desk) -> AllClocks {
    serde_json::from_value(desk.tell("clocks", json!({}))).unwrap()
}

fn snooze_all(desk: &Desk, incident: &str) {
    for audience in ["responders", "company", "executives", "customers"] {
        let act = json!({ "kind": "cadence_set", "audience": audience, "mode": "off", "reason": "not for this test" });
        desk.tell("act", json!({ "incident": incident, "act": act }));
    }
}

#[test]
fn without_an_incident_there_is_nothing_to_hear() {
    let desk = Desk::new();
    let heard = listen(&desk);
    desk.service.look_at_clocks();
    assert!(heard().is_empty() && clocks(&desk).incidents.is_empty());
}

#[test]
fn a_promise_rings_before_and_at_its_time_and_waits_for_whoever_types() {
    let desk = Desk::new();
    let incident = desk.declare("sev1 Card payments declined");
    snooze_all(&desk, &incident);
    let heard = listen(&desk);
    let sent = json!({
        "kind": "update_sent", "audience": "customers", "text": "Some cards fail.", "channel": "plain",
        "nextBy": "2026-11-20T02:32:00Z",
    });
    desk.tell("act", json!({ "incident": incident, "act": sent }));
    let timers = &clocks(&desk).incidents[0].timers;
    assert_eq!(timers[0].due_at, crate::desk::moment("2026-11-20T02:32:00Z"), "the promise is the next clock");
    let label = timers[0].label.clone();
    for (time, expected) in [
        ("02:26:59", Vec::new()),
        ("02:27:00", vec![(false, format!("{label}: due in 5 min."))]),
        ("02:27:01", Vec::new()),
    ] {
        desk.at(time);
        desk.service.look_at_clocks();
        assert_eq!(heard(), expected, "at {time}");
    }
    desk.at("02:31:59");
    desk.tell("typing", json!({ "incident": incident }));
    desk.at("02:32:00");
    desk.service.look_at_clocks();
    assert!(heard().is_empty(), "somebody types");
    desk.at("02:32:05");
    desk.service.look_at_clocks();
    assert_eq!(heard(), [(true, format!("{label}: due now."))]);
    desk.at("02:50:00");
    desk.service.look_at_clocks();
    assert!(heard().is_empty(), "after that it only counts up");
    assert_eq!(clocks(&desk).incidents[0].overdue, 1);
}

#[test]
fn a_restart_rings_once_for_all_that_is_late() {
    let mut desk = Desk::new();
    for title in ["sev1 Card payments declined", "sev1 Logins fail"] {
        desk.declare(title);
    }
    desk.at("05:00:00");
    desk.reopen();
    let heard = listen(&desk);
    for time in ["05:00:01", "05:00:02", "05:00:03"] {
        desk.at(time);
        desk.service.look_at_clocks();
    }
    let heard = heard();
    assert_eq!(heard.iter().filter(|(sound, _)| *sound).count(), 1, "{heard:?}");
}

#[test]
fn a_jump_of_the_clock_is_in_the_log_once() {
    let desk = Desk::new();
    let incident = desk.declare("sev1 Card payments declined");
    desk.service.look_at_clocks();
    desk.clock.jump(crate::desk::moment("2026-11-20T01:02:00Z"));
    let beside = desk.second();
    beside.look_at_clocks();
    for _ in 0..3 {
        desk.service.look_at_clocks();
    }
    let jumps = |desk: &Desk| {
        let slice =
            json!({ "incident": incident, "order": "arrival", "from": 0, "count": 100, "filter": { "routine": true } });
        let lines = desk.tell("log_slice", slice);
        let lines = lines["lines"].as_array().unwrap().clone();
        lines.iter().filter(|line| line["text"].as_str().unwrap().contains("clock")).count()
    };
    assert_eq!(jumps(&desk), 1);
    desk.assert_good();
}

#[test]
fn a_mark_that_nobody_answered_is_recorded_until_everybody_has_left() {
    let desk = Desk::new();
    let incident = desk.declare("sev1 Card payments declined");
    let recorded = |desk: &Desk| {
        let slice =
            json!({ "incident": incident, "order": "arrival", "from": 0, "count": 100, "filter": { "routine": true } });
        desk.tell("log_slice", slice)["total"].as_u64().unwrap()
    };
    let before = recorded(&desk);
    desk.at("02:22:00");
    for _ in 0..3 {
        desk.service.look_at_clocks();
    }
    assert_eq!(recorded(&desk), before + 1, "the mark at ten minutes went by");
    for time in ["08:22:00", "08:32:00"] {
        desk.at(time);
        desk.service.look_at_clocks();
    }
    assert_eq!(recorded(&desk), before + 1, "nobody is there to be asked");
    desk.assert_good();
}
