//! Drills on their clock: at four times the speed, opened again in the middle, stopped for something real; and what stays
//! out of everything real.

use std::time::Duration;

use muster_service::clock::Clock as _;
use serde_json::{Value, json};

use super::team::{Played, desk_now, pass};
use crate::desk::{Desk, moment};

#[test]
fn the_flag_is_played_at_four_times_the_speed_with_two_observers() {
    let desk = Desk::new();
    let played = Played::new(&desk, "flag-every-region", "facilitated", 4);
    let began = played.now();
    assert!(began >= moment("2026-11-20T02:02:00Z"), "it begins when the clock is started");
    let view = desk.view(&played.incident);
    assert!(view.is_drill && view.reference.starts_with("DRILL-"));
    // A minute on the wall is four of the drill's: the first injects are there.
    played.pass(60);
    assert_eq!((played.now() - began).num_seconds(), 240);
    assert!(played.came() >= 1);
    // The team answers on the real screens, in drill time.
    let line = desk.log(&played.incident, "/d roll the flag back");
    let written = &desk.lines(&played.incident, "arrival").into_iter().find(|one| one.id.to_string() == line).unwrap();
    assert_eq!(written.happened.at, played.now(), "a line is stamped with the drill clock");
    assert_eq!((written.known_at, written.late_seconds), (played.now(), 0));
    let take = json!({ "kind": "role_assumed", "role": "commander", "person": "mei" });
    desk.tell("act", json!({ "incident": played.incident, "act": take }));
    let response = desk.tell("response", json!({ "incident": played.incident }));
    assert_eq!(moment(response["at"].as_str().unwrap()), played.now(), "clocks, asks and checklist run on it");
    // Two observers see different things, and both stand.
    let objective = played.console()["objectives"][0]["key"].clone();
    for (observer, rating) in [("jonas", "seen"), ("ana", "partly")] {
        played.act(json!({
            "kind": "objective_rated", "objective": objective, "observer": observer, "rating": rating, "evidence": line,
        }));
    }
    let rated = played.console()["objectives"][0]["ratings"].clone();
    assert_eq!((&rated[0]["rating"], &rated[1]["rating"]), (&json!("seen"), &json!("partly")));
    assert_eq!(rated[0]["at"], played.console()["clock"]["drill"], "stamped by the drill clock");
    // A pause stands; a jump goes forward only.
    played.act(json!({ "kind": "drill_paused", "at": began }));
    let stands = played.now();
    played.pass(30);
    assert_eq!(played.now(), stands);
    played.act(json!({ "kind": "drill_resumed", "at": began }));
    assert!(played.refused(json!({ "kind": "drill_jumped", "to": began })).contains("only goes forward"));
    let minutes = u64::from(u32::try_from(played.console()["brief"]["minutes"].as_u64().unwrap()).unwrap());
    played.pass(minutes * 60 / 4);
    for one in played.console()["injects"].as_array().unwrap().clone() {
        let waits = one["deliveredAt"].is_null();
        if waits {
            played.act(json!({ "kind": "inject_delivered", "inject": one["key"], "by": "hand" }));
        }
    }
    let twice = played.console()["injects"][0]["key"].clone();
    assert!(played.refused(json!({ "kind": "inject_delivered", "inject": twice, "by": "hand" })).contains("already"));
    played.act(json!({ "kind": "drill_ended", "at": began }));
    let over = played.now();
    played.pass(60);
    assert_eq!((played.console()["standing"].clone(), played.now()), (json!("ended"), over));
    desk.assert_good();
}

#[test]
fn a_machine_whose_clock_is_set_back_holds_no_drill_up() {
    let desk = Desk::new();
    let played = Played::new(&desk, "flag-every-region", "facilitated", 2);
    played.pass(120);
    let (before, came) = (played.now(), played.came());
    desk.clock.jump(desk.clock.now() - Duration::from_secs(3 * 3_600));
    assert_eq!(played.now(), before, "its clock reads as it did");
    played.pass(120);
    assert_eq!((played.now() - before).num_seconds(), 240, "and runs on");
    assert!(played.came() > came, "what is due comes");
    let line = desk.log(&played.incident, "/o what was it again");
    let written = &desk.lines(&played.incident, "arrival").into_iter().find(|one| one.id.to_string() == line).unwrap();
    assert_eq!(written.happened.at, played.now());
    let now = played.now();
    played.act(json!({ "kind": "drill_paused", "at": now }));
    played.pass(60);
    played.act(json!({ "kind": "drill_resumed", "at": now }));
    assert_eq!(played.now(), now);
    played.pass(30);
    assert_eq!((played.now() - now).num_seconds(), 60);
    desk.assert_good();
}

#[test]
fn a_kill_in_the_middle_loses_nothing() {
    let mut desk = Desk::new();
    let incident = {
        let played = Played::new(&desk, "flag-every-region", "solo", 2);
        played.pass(90);
        played.incident
    };
    let before = desk.tell("drill", json!({ "incident": incident }))["view"].clone();
    desk.reopen();
    let after = desk.tell("drill", json!({ "incident": incident }))["view"].clone();
    assert_eq!(after, before, "at the same instant everything is where it was");
    // Nobody looks for ten minutes; then what was due comes, each once.
    desk.clock.jump(desk_now(&desk) + Duration::from_secs(600));
    pass(&desk, 2);
    let played = Played { desk: &desk, incident };
    let due: Vec<Value> = played.console()["injects"].as_array().unwrap().clone();
    let now = played.now();
    for one in due.iter().filter(|one| one["dueAt"].as_str().is_some_and(|at| moment(at) <= now)) {
        assert!(!one["deliveredAt"].is_null(), "{} is lost", one["key"]);
    }
    let came = played.came();
    played.pass(1);
    assert!(played.came() >= came);
    desk.assert_good();
}

#[test]
fn players_who_close_too_early_are_played_on() {
    let desk = Desk::new();
    let played = Played::new(&desk, "flag-every-region", "facilitated", 4);
    played.until(9);
    desk.tell("phase_set", json!({ "incident": played.incident, "phase": "resolved" }));
    let came = played.came();
    played.until(16);
    assert!(played.came() >= came + 3, "the calls of minutes 10, 12 and 15 come: it is not over because they say so");
    played.end();
    let over = played.came();
    played.pass(600);
    assert_eq!(played.came(), over);
}

#[test]
fn alone_the_program_speaks_for_the_people_of_the_story() {
    let desk = Desk::new();
    let played = Played::new(&desk, "flag-every-region", "solo", 4);
    played.until(2);
    let people = played.players()["people"].clone();
    assert!(people.as_array().unwrap().iter().any(|one| one["handle"] == "devi"), "{people}");
    played.says("/q @devi what do customers see");
    played.says("/a call @yusuf about the rollback");
    played.pass(1);
    let heard = played.players()["injects"].to_string();
    assert!(heard.contains("LK-204418"), "support answers: {heard}");
    assert!(heard.contains("Yusuf Demir does not answer."), "and who is at the dentist does not: {heard}");
    // Everything comes by itself, to the end, and nobody else is needed.
    played.until(45);
    let left: Vec<String> = played.console()["injects"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|one| one["deliveredAt"].is_null())
        .map(|one| one["key"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(left, ["restart-worse", "odd-token"], "both are left out where nobody needs them");
}

#[test]
fn something_real_freezes_it_for_good() {
    let desk = Desk::new();
    let played = Played::new(&desk, "two-primaries", "facilitated", 4);
    played.pass(10);
    desk.tell("drill_stop", json!({ "incident": played.incident }));
    let clock = desk.tell("drill_clock_read", json!({ "incident": played.incident }));
    assert_eq!((&clock["stopped"], &clock["clock"]["rate"]), (&json!(true), &json!(0)));
    let came = played.came();
    played.pass(3600);
    assert_eq!(played.came(), came);
    let real = desk.declare("sev2 Checkout is down");
    let line = desk.log(&real, "this one is real");
    let written = desk.lines(&real, "arrival").into_iter().find(|one| one.id.to_string() == line).unwrap();
    assert_eq!(
        (written.happened.at, written.recorded_at),
        (desk_now(&desk), desk_now(&desk)),
        "on the machine's clock"
    );
}

#[test]
fn drills_stay_out_of_everything_real() {
    let desk = Desk::new();
    let real = desk.declare("sev2 Checkout fails with errors at the gateway");
    desk.log(&real, "/o #gateway checkout fails @mei");
    let before = (desk.tell("response", json!({ "incident": real })), desk.seen(&real));
    let played = Played::new(&desk, "flag-every-region", "facilitated", 4);
    desk.log(&played.incident, "/o #gateway checkout fails @mei");
    played.pass(30);
    // No hint of the one in the other, on the board, beside the log and in the queue of reviews.
    let board = desk.tell("board", json!({ "closed": 10 }));
    for card in board["open"].as_array().unwrap() {
        assert_eq!(card["sharesWith"], json!([]), "{}", card["reference"]);
    }
    let near = desk.tell("neighbours", json!({ "incident": real }));
    assert_eq!((&near["alike"], &near["merged"]), (&json!([]), &json!([])));
    let earlier = desk.tell("review_scope", json!({ "incident": real }))["earlier"].clone();
    assert_eq!(earlier, json!([]), "a drill is no earlier incident of a real one");
    assert_eq!(desk.tell("review_queue", json!({}))["rows"], json!([]));
    let clock = desk.tell("drill_clock_read", json!({ "incident": real }));
    assert_eq!(clock["clock"], Value::Null, "a real incident never asks for another clock");
    // What stood there stands there: only the seconds that passed on the wall have passed.
    let now = desk.tell("response", json!({ "incident": real, "at": before.0["at"] }));
    assert_eq!(now["roles"], before.0["roles"]);
    assert_eq!(desk.seen(&real), before.1);
}
