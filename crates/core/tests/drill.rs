//! Every kind of act of a drill: its stored form, its words; what comes when, what players may see, what is refused.
#![expect(clippy::unwrap_used, reason = "a test says what it expects")]

mod drill_world;

use std::collections::BTreeSet;

use chrono::TimeDelta;
use drill_world::{World, start};
use muster_core::drill::play::{
    DrillRejection, DrillStanding, InjectStanding, clock, console, drill_label, fold_drill, injects, players, spin,
    stamped, stamped_around, stream_of,
};
use muster_core::event::{Body, DrillAct};
use muster_core::words::{DeliveredBy, Difficulty, Rating};
use serde_json::json;

fn rows() -> Vec<DrillAct> {
    serde_json::from_str(include_str!("drill_acts.json")).unwrap()
}

fn standing(world: &World, key: &str) -> InjectStanding {
    injects(&world.scene()).into_iter().find(|one| one.inject.key == key).unwrap().standing
}

fn deliver(world: &mut World, key: &str) -> Result<(), DrillRejection> {
    world.act(json!({ "kind": "inject_delivered", "inject": key, "by": "hand" })).map(drop)
}

#[test]
fn every_kind_comes_back_as_it_was_written() {
    let mut seen = BTreeSet::new();
    for act in rows() {
        seen.insert(act.kind());
        let body = Body::Drill(act);
        let bytes = body.encode().unwrap();
        assert_eq!(Body::decode(body.kind(), body.version(), Some(&bytes)), Ok(body));
    }
    let known: BTreeSet<&str> = DrillAct::KINDS.iter().map(|(kind, _)| *kind).collect();
    assert_eq!(seen, known, "a new kind of act needs its row in drill_acts.json");
}

#[test]
fn what_can_be_taken_back_has_words_and_the_clock_has_none() {
    for act in rows() {
        let kind = act.kind();
        let fixed = kind.starts_with("drill_") && !kind.starts_with("drill_seat")
            || matches!(kind, "inject_delivered" | "inject_improvised" | "confidence_closed");
        let label = drill_label(&act);
        assert_eq!(label.is_none(), fixed, "{kind}: what reached people, and the time, cannot be undone");
        assert!(label.is_none_or(|label| !label.is_empty() && !label.ends_with('.')), "{kind}");
    }
}

#[test]
fn timed_injects_come_by_themselves_and_conditions_propose() {
    let mut world = World::running("facilitated");
    world.pass(239);
    assert_eq!(standing(&world, "first"), InjectStanding::Planned);
    world.pass(1);
    assert_eq!(standing(&world, "first"), InjectStanding::Delivered);
    // "first" has been out for three minutes: what is to follow it follows.
    world.pass(180);
    assert_eq!(standing(&world, "after"), InjectStanding::Delivered);
    world.player(json!({ "kind": "role_assumed", "role": "commander", "person": "mei" }));
    world.pass(1);
    assert_eq!(standing(&world, "when"), InjectStanding::Proposed, "what players do proposes, and a person delivers");
    deliver(&mut world, "when").unwrap();
    assert_eq!(deliver(&mut world, "when"), Err(DrillRejection::Came), "nothing comes twice");
    assert_eq!(standing(&world, "hand"), InjectStanding::Planned);
}

#[test]
fn what_nobody_does_comes_by_itself_after_its_time() {
    let mut world = World::running("facilitated");
    world.pass(12 * 60);
    let placed = injects(&world.scene());
    let by = |key: &str| placed.iter().find(|one| one.inject.key == key).unwrap().delivered.map(|(.., by)| by);
    assert_eq!(by("when"), Some(DeliveredBy::Fallback));
    // Nothing was seen six minutes after "first": its push follows.
    world.pass(6 * 60);
    let placed = injects(&world.scene());
    let push = placed.iter().find(|one| one.inject.key == "push").unwrap();
    assert_eq!(push.delivered.map(|(.., by)| by), Some(DeliveredBy::Fallback));
    assert_eq!(standing(&world, "hand"), InjectStanding::Planned, "what is kept for a hand waits for one");
}

#[test]
fn what_was_seen_needs_no_push() {
    let mut world = World::running("facilitated");
    world.pass(240);
    let seen = json!({ "kind": "inject_answered", "inject": "first", "observer": "ana", "rating": "seen" });
    world.act(seen).unwrap();
    world.pass(600);
    assert_eq!(standing(&world, "push"), InjectStanding::Planned);
}

#[test]
fn held_and_left_out_injects_stay_until_a_hand_delivers_them() {
    let mut world = World::running("facilitated");
    let held = world.act(json!({ "kind": "inject_held", "inject": "first", "on": true })).unwrap();
    world.act(json!({ "kind": "inject_skipped", "inject": "late", "on": true, "reason": "no time" })).unwrap();
    world.pass(40 * 60);
    assert_eq!((standing(&world, "first"), standing(&world, "late")), (InjectStanding::Held, InjectStanding::Skipped));
    world.undo(held).unwrap();
    world.pass(1);
    assert_eq!(standing(&world, "first"), InjectStanding::Delivered, "let go, it comes at once");
    deliver(&mut world, "late").unwrap();
    assert_eq!(standing(&world, "late"), InjectStanding::Delivered);
}

#[test]
fn alone_everything_comes_and_on_the_wheel_nothing_does() {
    let mut world = World::running("solo");
    world.player(json!({ "kind": "role_assumed", "role": "commander", "person": "mei" }));
    for _ in 0..40 {
        world.pass(60);
    }
    let waiting: Vec<String> = injects(&world.scene())
        .iter()
        .filter(|one| one.delivered.is_none())
        .map(|one| one.inject.key.clone())
        .collect();
    assert_eq!(waiting, Vec::<String>::new(), "nobody else is needed");
    let mut world = World::running("wheel");
    world.pass(3600);
    assert!(injects(&world.scene()).iter().all(|one| one.delivered.is_none()), "the game master speaks");
    assert_eq!(standing(&world, "first"), InjectStanding::Due);
}

#[test]
fn players_see_what_reached_them_and_nothing_else() {
    let mut world = World::running("facilitated");
    world.pass(240);
    let improvised = json!({ "kind": "inject_improvised", "text": "A director joins", "delivery": "executive" });
    world.act(improvised).unwrap();
    let view = players("DRILL-0003".to_owned(), &world.scene());
    let texts: Vec<&str> = view.injects.iter().map(|one| one.text.as_str()).collect();
    assert_eq!(texts, ["A director joins", "Text of first"]);
    let wire = serde_json::to_string(&view).unwrap();
    for hidden in ["The flag did it", "Expected of", "Script of", "Title of", "Secret log", "Text of late", "mitigate"]
    {
        assert!(!wire.contains(hidden), "{hidden} is not for players");
    }
    deliver(&mut world, "when").unwrap();
    let wire = serde_json::to_string(&players(String::new(), &world.scene())).unwrap();
    assert!(wire.contains("Secret log"), "an artefact comes with its inject");
}

#[test]
fn observers_stand_side_by_side_and_the_latest_of_each_counts() {
    let mut world = World::running("facilitated");
    for (observer, rating) in [("ana", "partly"), ("jonas", "not_seen"), ("ana", "seen")] {
        let rated =
            json!({ "kind": "objective_rated", "objective": "mitigate", "observer": observer, "rating": rating });
        world.act(rated).unwrap();
    }
    let scene = world.scene();
    let view = console(stream_of(drill_world::INCIDENT), drill_world::INCIDENT, String::new(), &scene, None);
    let ratings: Vec<_> = view.objectives[0].ratings.iter().map(|one| (one.observer.as_str(), one.rating)).collect();
    assert_eq!(ratings, [("ana", Rating::Seen), ("jonas", Rating::NotSeen)]);
    assert_eq!(view.objectives[1].injects, ["late"]);
    let nowhere = json!({ "kind": "objective_rated", "objective": "no", "observer": "ana", "rating": "seen" });
    assert_eq!(world.act(nowhere), Err(DrillRejection::NotThere("objective")));
}

#[test]
fn the_start_declares_the_incident_as_the_scenario_begins() {
    let mut world = World::planned("facilitated");
    assert_eq!(world.act(json!({ "kind": "drill_paused", "at": start() })), Err(DrillRejection::NotBegun));
    world.wall += TimeDelta::hours(3);
    world.begin(4).unwrap();
    assert!(world.incident.is_drill());
    assert_eq!(world.incident.title(), "Checkout fails");
    assert_eq!(world.incident.declaration().unwrap().happened.at, start() + TimeDelta::hours(3));
    assert_eq!(world.incident.views().count(), 1, "what the scenario has in the log already");
    assert_eq!(world.begin(1), Err(DrillRejection::NoChange));
}

#[test]
fn a_stop_for_something_real_is_for_good() {
    let mut world = World::running("facilitated");
    world.pass(60);
    let stopped = world.act(json!({ "kind": "drill_stopped_real_world", "at": start() })).unwrap();
    world.pass(3600);
    assert_eq!(world.scene().standing(), DrillStanding::Stopped);
    assert_eq!(world.scene().now(), start() + TimeDelta::seconds(60));
    assert_eq!(deliver(&mut world, "first"), Err(DrillRejection::Over));
    world.undo(stopped).unwrap();
    assert_eq!(world.scene().standing(), DrillStanding::Stopped, "the clock cannot be taken back");
}

#[test]
fn events_fold_in_any_order() {
    let mut world = World::running("facilitated");
    for _ in 0..30 {
        world.pass(60);
    }
    let drill = || world.events.iter().filter(|event| event.header.stream != drill_world::INCIDENT);
    let straight = fold_drill(drill());
    let turned = fold_drill(drill().collect::<Vec<_>>().into_iter().rev());
    assert_eq!(turned, straight);
    assert_eq!(clock(&turned), clock(&world.drill));
}

#[test]
fn the_same_number_chooses_the_same() {
    let cards = [Difficulty::Easy, Difficulty::Hard, Difficulty::Easy, Difficulty::Medium, Difficulty::Hard];
    let mut chosen = BTreeSet::new();
    for seed in 0..50 {
        let place = spin(&cards, None, seed).unwrap();
        assert_eq!(spin(&cards, None, seed), Some(place));
        chosen.insert(place);
        let hard = spin(&cards, Some(Difficulty::Hard), seed).unwrap();
        assert_eq!(cards[hard], Difficulty::Hard);
    }
    assert_eq!(chosen.len(), cards.len(), "chance reaches every card");
    assert_eq!(spin(&[], None, 1), None);
    assert_eq!(spin(&cards[..1], Some(Difficulty::Hard), 1), None);
}

#[test]
fn the_word_stands_on_what_leaves_and_only_on_drills() {
    assert_eq!(stamped(true, "Checkout is back"), "EXERCISE: Checkout is back");
    assert_eq!(stamped(true, "EXERCISE: Checkout is back"), "EXERCISE: Checkout is back");
    assert_eq!(stamped(true, ""), "EXERCISE");
    assert_eq!(stamped(false, "Checkout is back"), "Checkout is back");
    let around = stamped_around(true, "One\n\nTwo\n");
    assert!(around.starts_with("EXERCISE") && around.matches("EXERCISE").count() == 2);
    assert_eq!(stamped_around(true, &around), around);
    assert_eq!(stamped_around(false, "One"), "One");
}
