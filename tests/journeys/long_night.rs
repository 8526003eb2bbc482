//! A SEV2 of nine hours with two handovers: promises slow down by being announced, nobody commands for ever.

use chrono::TimeDelta;
use muster_core::response::Weight;
use muster_core::words::{CadenceMode, Role};
use serde_json::{Value, json};

use crate::desk::moment;
use crate::played::Play;

/// Sends every update that is due in the next five minutes, until `time`. As a deputy does who is never late.
fn keep_promises(play: &mut Play, until: &str, minutes: i64) {
    loop {
        let clocks = play.response().clocks;
        let Some(next) =
            clocks.iter().filter_map(|clock| clock.due_at.map(|due| (due, clock))).min_by_key(|(due, _)| *due)
        else {
            break;
        };
        let (due, clock) = next;
        let at = due - TimeDelta::minutes(2);
        if at.format("%H:%M:%S").to_string().as_str() > until {
            break;
        }
        let act = json!({
            "kind": "update_sent", "audience": clock.audience, "text": "No change. Restoring in batches.", "channel": "chat",
            "nextBy": due + TimeDelta::minutes(minutes),
        });
        play.act(&at.format("%H:%M:%S").to_string(), act);
    }
    play.until(until);
}

/// Hands command over with a brief that is read back and accepted.
fn hand_over(play: &mut Play, times: [&str; 3], to: &str) -> Value {
    let request = json!({ "incident": play.incident, "role": "commander", "to": to });
    play.until(times[0]);
    let brief = play.desk.tell("handover_brief", request)["parts"].clone();
    let act = json!({ "kind": "handover_prepared", "role": "commander", "to": to, "brief": brief });
    let handover = play.act(times[0], act);
    let said = "restore runs in batches, tenant 7 last, customers hear hourly";
    play.act(times[1], json!({ "kind": "handover_read_back", "handover": handover, "text": said }));
    play.act(times[2], json!({ "kind": "handover_accepted", "handover": handover }));
    brief
}

#[test]
fn a_sev2_of_nine_hours_is_handed_over_twice() {
    let mut play = Play::begin("sev2 Tenants were deleted by a cleanup");
    play.act("02:02:30", json!({ "kind": "role_assumed", "role": "commander", "person": "ana" }));
    play.act("02:03:00", json!({ "kind": "role_assumed", "role": "communications", "person": "lena" }));
    play.act("02:04:00", json!({ "kind": "role_assumed", "role": "expert", "person": "jonas", "area": "restore" }));
    play.call("02:10:00", "statement_write", json!({ "text": "Since 01:50 UTC 700 tenants cannot log in." }));
    keep_promises(&mut play, "02:19:00", 30);
    play.log("02:20:00", "/h the cleanup read the list of test tenants wrongly");
    let ask = play.log("02:25:00", "=> jonas 600m restore the tenants in batches");
    play.act("02:26:00", json!({ "kind": "temporary_change_noted", "text": "cleanup job off", "owner": "jonas" }));
    keep_promises(&mut play, "04:30:00", 30);
    let clocks = play.response().clocks;
    let slow = clocks.iter().filter(|clock| clock.mode == CadenceMode::Every).all(|clock| clock.may_slow);
    assert!(slow, "after two hours slowing down can be announced: {clocks:?}");
    // Slow by announcing: the next word is promised in an hour.
    keep_promises(&mut play, "08:09:00", 60);

    let weight = |play: &Play| {
        play.response().hints.into_iter().find(|hint| hint.code == "command_time").map(|hint| hint.weight)
    };
    play.until("08:10:00");
    assert_eq!(weight(&play), Some(Weight::Notice), "six hours in command: {:?}", play.response().hints);
    // Nobody comes, and the night goes on.
    keep_promises(&mut play, "09:38:00", 60);
    let vendor = play.log("09:40:00", "=> ana 60m ask the vendor about tenant 7");
    keep_promises(&mut play, "10:02:00", 60);
    play.until("10:03:00");
    assert_eq!(weight(&play), Some(Weight::Firm), "eight hours in command: {:?}", play.response().hints);
    let brief = hand_over(&mut play, ["10:04:00", "10:06:00", "10:08:00"], "mei");
    let asks = play.response().asks;
    let passed = asks.iter().find(|ask| ask.person == "mei").unwrap();
    assert_eq!(passed.due_at, Some(moment("2026-11-20T10:40:00Z")), "what she was asked for goes on with mei");
    let passed = passed.id.to_string();
    assert!(asks.iter().any(|ask| ask.id.to_string() == vendor && ask.ended.is_some()));
    let parts = brief.as_array().unwrap();
    let part =
        |field: &str| parts.iter().find(|part| part["field"] == field).unwrap()["text"].as_str().unwrap().to_owned();
    assert!(part("tasks").contains("restore the tenants"), "open asks move across: {}", part("tasks"));
    assert!(part("temporary").contains("cleanup job off"), "{}", part("temporary"));
    assert!(part("unknowns").contains("test tenants wrongly"), "{}", part("unknowns"));
    assert!(!part("promises").is_empty());
    assert_eq!(weight(&play), None, "a new commander is fresh: {:?}", play.response().hints);
    play.act(
        "10:20:00",
        json!({ "kind": "ask_answered", "ask": passed, "answer": "finished", "remark": "they have it" }),
    );
    keep_promises(&mut play, "10:28:00", 60);

    play.act("10:29:00", json!({ "kind": "tiredness_said", "person": "mei" }));
    assert!(!play.response().hints.is_empty(), "tiredness is answered at once");
    hand_over(&mut play, ["10:30:00", "10:32:00", "10:33:00"], "ana");
    play.act("10:40:00", json!({ "kind": "ask_answered", "ask": ask, "answer": "finished", "remark": "all 700" }));
    keep_promises(&mut play, "10:50:00", 60);
    play.call("10:55:00", "phase_set", json!({ "phase": "resolved" }));
    for (time, audience) in
        [("10:55:20", "responders"), ("10:55:40", "company"), ("10:56:00", "executives"), ("10:56:20", "customers")]
    {
        play.sent(time, audience, None, "All tenants are back.");
    }
    play.act("11:02:00", json!({ "kind": "stood_down" }));

    let end = play.response();
    let commanders = end.roles.iter().find(|role| role.role == Role::Commander).unwrap();
    let held: Vec<&str> =
        commanders.before.iter().chain(&commanders.holders).map(|tenure| tenure.person.as_str()).collect();
    assert_eq!(held, ["ana", "mei", "ana"], "two handovers, both named and timed");
    assert!(end.handovers.iter().all(|handover| handover.accepted_at.is_some() && !handover.read_back.is_empty()));
    let late: Vec<String> = end
        .sent
        .iter()
        .filter(|update| update.late_seconds > 0)
        .map(|update| format!("{} {} {} s", update.at.format("%H:%M"), update.audience, update.late_seconds))
        .collect();
    assert_eq!(late, [] as [&str; 0], "every promise was kept; the end came before any of them was due");
    assert!(end.clocks.iter().all(|clock| clock.due_at.is_none()));
    assert!(play.most_in_thirty_minutes() <= 6, "{:?}", play.interruptions);
    play.ends_as("long_night");
    play.desk.assert_good();
}
