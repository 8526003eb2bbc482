//! One person alone: everything comes by itself, the program answers for the people of the story, and nothing waits for a
//! hand that is not there.
#![expect(clippy::unwrap_used, reason = "a test says what it expects")]

mod drill_world;

use chrono::TimeDelta;
use drill_world::{World, scenario, start};
use muster_core::drill::play::{injects, players};
use muster_core::library::Library;
use serde_json::{Value, json};

/// What reached the player, latest first, as who says what.
fn heard(world: &World) -> Vec<(String, String)> {
    let view = players(String::new(), &world.scene());
    view.injects.into_iter().map(|one| (one.from, one.text)).collect()
}

fn peopled() -> Value {
    let mut scenario = scenario();
    scenario["cast"] = json!([
        { "handle": "devi", "name": "Devi Raman", "part": "leads support", "present": true, "knows": "Has forty tickets.",
          "says": "Forty tickets." },
        { "handle": "yusuf", "name": "Yusuf Demir", "part": "at the dentist", "knows": "Compartment 4." },
    ]);
    scenario["injects"][5]["from"] = json!("Yusuf Demir, on the phone");
    scenario
}

fn running(mode: &str) -> World {
    let mut world = World::planned_with(mode, &peopled());
    world.begin(1).unwrap();
    world
}

#[test]
fn who_is_named_in_the_log_answers_once_and_who_is_not_there_says_so() {
    let mut world = running("solo");
    world.pass(30);
    assert_eq!(heard(&world), [], "nobody speaks unasked");
    world.says("@devi what do customers see?");
    world.pass(1);
    assert_eq!(heard(&world), [("Devi Raman".to_owned(), "Forty tickets.".to_owned())]);
    world.pass(1);
    world.says("thank you @devi");
    world.says("call @yusufs wife, or Yusuf Demirs desk");
    world.pass(1);
    assert_eq!(heard(&world).len(), 1, "once each, and only by a whole name");
    world.says("call Yusuf Demir about the envelope");
    world.pass(1);
    assert_eq!(heard(&world)[0], ("Yusuf Demir".to_owned(), "Yusuf Demir does not answer.".to_owned()));
    for _ in 0..20 {
        world.pass(60);
    }
    let there = heard(&world).into_iter().filter(|(from, _)| from.starts_with("Yusuf")).count();
    assert_eq!(there, 2, "he calls at minute 20, and what he knows waits until he is asked again");
    world.says("@yusuf where is it");
    world.pass(1);
    assert_eq!(
        heard(&world)[0],
        ("Yusuf Demir".to_owned(), "Yusuf Demir has this to say: Compartment 4.".to_owned()),
        "nobody wrote his words"
    );
    let before = heard(&world).len();
    world.pass(600);
    assert_eq!(heard(&world).len(), before);
    let people = players(String::new(), &world.scene()).people;
    assert_eq!(people.iter().map(|one| one.handle.as_str()).collect::<Vec<_>>(), ["devi", "yusuf"]);
    let told = serde_json::to_string(&people).unwrap();
    assert!(!told.contains("Forty") && !told.contains("Compartment"), "whom to ask, not what they know: {told}");
}

#[test]
fn where_people_voice_them_the_program_keeps_silent() {
    for mode in ["facilitated", "wheel"] {
        let mut world = running(mode);
        world.says("@devi what do customers see?");
        world.pass(5);
        assert_eq!(heard(&world), [], "{mode}");
        assert_eq!(players(String::new(), &world.scene()).people, [], "{mode}");
    }
}

#[test]
fn a_pause_silences_everybody() {
    let mut world = running("solo");
    world.act(json!({ "kind": "drill_paused", "at": start() })).unwrap();
    world.says("@devi what do customers see?");
    world.pass(60);
    assert_eq!(heard(&world), []);
}

#[test]
fn what_is_left_out_keeps_nothing_behind_it_waiting() {
    let mut world = World::running("solo");
    // The one before the inject that is kept for a hand never comes.
    for key in ["when", "after"] {
        world.act(json!({ "kind": "inject_skipped", "inject": key, "on": true })).unwrap();
    }
    for _ in 0..40 {
        world.pass(60);
    }
    let waiting: Vec<&str> = ["hand", "push"].into_iter().filter(|key| !came(&world, key)).collect();
    assert_eq!(waiting, Vec::<&str>::new());
}

fn came(world: &World, key: &str) -> bool {
    injects(&world.scene()).iter().any(|one| one.inject.key == key && one.delivered.is_some())
}

#[test]
fn every_scenario_that_is_brought_can_be_played_alone_to_its_end() {
    for scenario in Library::built_in().scenarios {
        let mut world = World::planned_with("solo", &serde_json::to_value(scenario.as_ref()).unwrap());
        world.begin(1).unwrap();
        // Nobody does anything at all: what waits for it comes all the same.
        for _ in 0..scenario.minutes {
            world.pass(60);
        }
        let missing: Vec<String> = injects(&world.scene())
            .iter()
            .filter(|one| one.delivered.is_none() && !one.inject.optional)
            .map(|one| one.inject.key.clone())
            .collect();
        assert_eq!(missing, Vec::<String>::new(), "{} within its {} minutes", scenario.key, scenario.minutes);
        assert!(world.scene().now() <= start() + TimeDelta::minutes(scenario.minutes.into()));
    }
}
