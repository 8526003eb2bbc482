//! The drill clock under everything that can be done to it: it never runs back, and no inject comes twice or is lost.

mod drill_world;

use chrono::TimeDelta;
use drill_world::World;
use muster_core::drill::play::{clock, fold_drill, injects};
use muster_core::event::{Body, DrillAct};
use proptest::prelude::*;
use serde_json::json;

#[derive(Debug, Clone)]
enum Step {
    Pass(i64),
    Pause,
    Resume,
    Jump(i64),
    Speed(u32),
    Deliver(usize),
    Hold(usize, bool),
    Skip(usize, bool),
    /// Another time for an inject that has not come.
    Move(usize, u32),
    Improvise,
    Answer(usize),
    Undo(usize),
    /// The program is killed and opened again: all that is left is the log.
    Kill,
    /// Nobody looked for a while: what is due comes late.
    Away(i64),
    /// Somebody sets the machine's clock, forward or back.
    Set(i64),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        4 => (0_i64..600).prop_map(Step::Pass),
        1 => Just(Step::Pause),
        2 => Just(Step::Resume),
        1 => (-600_i64..1200).prop_map(Step::Jump),
        2 => (0_u32..70).prop_map(Step::Speed),
        1 => (0_usize..6).prop_map(Step::Deliver),
        1 => (0_usize..6, any::<bool>()).prop_map(|(nth, on)| Step::Hold(nth, on)),
        1 => (0_usize..6, any::<bool>()).prop_map(|(nth, on)| Step::Skip(nth, on)),
        1 => (0_usize..6, 0_u32..1500).prop_map(|(nth, after)| Step::Move(nth, after)),
        1 => Just(Step::Improvise),
        1 => (0_usize..6).prop_map(Step::Answer),
        1 => (0_usize..40).prop_map(Step::Undo),
        1 => Just(Step::Kill),
        1 => (0_i64..7200).prop_map(Step::Away),
        2 => (-7200_i64..60).prop_map(Step::Set),
    ];
    proptest::collection::vec(step, 0..50)
}

const KEYS: [&str; 6] = ["first", "after", "when", "hand", "push", "late"];

fn take(world: &mut World, step: &Step) {
    let now = world.scene().now();
    // What is refused changes nothing, and that is as good.
    let _refused = match step {
        Step::Pass(seconds) => {
            world.pass(*seconds);
            return;
        }
        Step::Away(seconds) => {
            world.goes_on(TimeDelta::seconds(*seconds));
            return;
        }
        Step::Set(seconds) => {
            world.is_set(TimeDelta::seconds(*seconds));
            return;
        }
        Step::Pause => world.act(json!({ "kind": "drill_paused", "at": now })),
        Step::Resume => world.act(json!({ "kind": "drill_resumed", "at": now })),
        Step::Jump(seconds) => world.act(json!({ "kind": "drill_jumped", "to": now + TimeDelta::seconds(*seconds) })),
        Step::Speed(speed) => world.act(json!({ "kind": "drill_speed_set", "speed": speed })),
        Step::Deliver(nth) => world.act(json!({ "kind": "inject_delivered", "inject": KEYS[*nth], "by": "hand" })),
        Step::Hold(nth, on) => world.act(json!({ "kind": "inject_held", "inject": KEYS[*nth], "on": on })),
        Step::Skip(nth, on) => world.act(json!({ "kind": "inject_skipped", "inject": KEYS[*nth], "on": on })),
        Step::Move(nth, after) => world.act(json!({ "kind": "inject_edited", "inject": KEYS[*nth], "after": after })),
        Step::Improvise => world.act(json!({ "kind": "inject_improvised", "text": "Somebody asks" })),
        Step::Answer(nth) => world.act(json!({
            "kind": "inject_answered", "inject": KEYS[*nth], "observer": "ana", "rating": "seen",
        })),
        Step::Undo(nth) => match world.events.get(*nth).map(muster_core::event::Event::id) {
            Some(target) => world.undo(target),
            None => return,
        },
        Step::Kill => {
            let events = world.events.iter().filter(|event| matches!(event.body, Body::Drill(_) | Body::Restored(_)));
            world.drill = fold_drill(events);
            return;
        }
    };
}

#[test]
fn a_clock_that_is_set_back_holds_no_drill_up() {
    let mut world = World::running("facilitated");
    world.act(json!({ "kind": "drill_speed_set", "speed": 2 })).unwrap();
    world.goes_on(TimeDelta::minutes(10));
    let before = world.scene().now();
    world.is_set(TimeDelta::hours(-3));
    assert_eq!(world.scene().now(), before, "it reads as it did");
    world.goes_on(TimeDelta::minutes(5));
    assert_eq!(world.scene().now() - before, TimeDelta::minutes(10), "and runs on, twice as fast as before");
    let now = world.scene().now();
    world.act(json!({ "kind": "drill_paused", "at": now })).unwrap();
    world.goes_on(TimeDelta::minutes(5));
    world.act(json!({ "kind": "drill_resumed", "at": now })).unwrap();
    assert_eq!(world.scene().now(), now, "what is written down meanwhile counts from where it was");
    let again = fold_drill(world.events.iter().filter(|event| event.header.stream != drill_world::INCIDENT));
    assert!(clock(&again).unwrap().at(world.wall) >= now, "whoever opens it anew finds it no earlier");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn it_never_runs_back_and_nothing_comes_twice_or_is_lost(steps in steps(), mode in prop_oneof![Just("facilitated"), Just("solo")]) {
        let mut world = World::running(mode);
        let mut said = world.scene().now();
        for step in &steps {
            take(&mut world, step);
            let now = world.scene().now();
            prop_assert!(now >= said, "{step:?}: from {said} back to {now}");
            said = now;
            let mut came: Vec<&str> = Vec::new();
            for event in &world.events {
                if let Body::Drill(DrillAct::InjectDelivered(act)) = &event.body {
                    prop_assert!(!came.contains(&act.inject.as_str()), "{} came twice", act.inject);
                    came.push(&act.inject);
                }
            }
        }
        // Whatever was done before: let everything go, let the clock run, and what has a time comes.
        for key in KEYS {
            let _free = world.act(json!({ "kind": "inject_held", "inject": key, "on": false }));
            let _again = world.act(json!({ "kind": "inject_skipped", "inject": key, "on": false }));
        }
        let now = world.scene().now();
        let _running = world.act(json!({ "kind": "drill_resumed", "at": now }));
        for _ in 0..40 {
            world.pass(60);
        }
        for one in injects(&world.scene()) {
            // Alone there is no hand: what is kept for one comes, too.
            let timed = mode == "solo" || ["first", "after", "late", "when"].contains(&one.inject.key.as_str());
            prop_assert!(!timed || one.delivered.is_some(), "{} is lost", one.inject.key);
        }
    }

    #[test]
    fn where_it_stands_follows_from_the_log_alone(steps in steps()) {
        let mut world = World::running("facilitated");
        for step in &steps {
            take(&mut world, step);
        }
        let again = fold_drill(world.events.iter().filter(|event| event.header.stream != drill_world::INCIDENT));
        prop_assert_eq!(clock(&again), clock(&world.drill));
        let runs = world.scene().clock().and_then(|clock| Some((clock, clock.wall_of(clock.at(world.wall))?)));
        if let Some((clock, wall)) = runs {
            let off = (clock.at(wall) - clock.at(world.wall)).num_milliseconds().abs();
            prop_assert!(off <= i64::from(clock.speed), "to the wall and back is the same place, {off} ms off");
        }
    }
}
