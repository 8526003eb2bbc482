//! Ideas: they soak, they are decided, they are not had twice unseen.

mod review_world;

use muster_core::ids::EventId;
use muster_core::review::{EarlierIdea, IdeaHint, Ideas, decided, ideas, is_vague, working_days};
use muster_core::time::Moment;
use muster_core::words::IdeaState;
use muster_core::zone::Zone;
use proptest::prelude::*;
use review_world::{INCIDENT, World, at};
use serde_json::json;

fn seen(world: &World, now: &str) -> Ideas {
    ideas(&world.seen().scene(now), &[])
}

fn state(world: &World, now: &str) -> IdeaState {
    seen(world, now).ideas[0].state
}

fn idea(world: &mut World, when: &str, text: &str) -> EventId {
    world.act(when, json!({ "kind": "idea_written", "text": text }))
}

fn learning(world: &mut World, when: &str, begins: &str) -> EventId {
    world.act(when, json!({ "kind": "meeting_planned", "sort": "learning", "at": begins, "agenda": [] }))
}

#[test]
fn working_days_leave_out_weekends_and_keep_the_hour_on_the_wall() {
    let berlin = Zone::parse("Europe/Berlin").unwrap();
    for (from, days, expected) in [
        // Tuesday to Thursday.
        ("2026-03-10T13:00:00Z", 2, "2026-03-12T13:00:00Z"),
        // Thursday and Friday go over the weekend.
        ("2026-03-12T13:00:00Z", 2, "2026-03-16T13:00:00Z"),
        ("2026-03-13T13:00:00Z", 2, "2026-03-17T13:00:00Z"),
        // What falls on a weekend begins with Monday.
        ("2026-03-14T13:00:00Z", 2, "2026-03-17T23:00:00Z"),
        ("2026-03-15T13:00:00Z", 1, "2026-03-16T23:00:00Z"),
        // Sunday 23:30 in UTC is Monday in Berlin.
        ("2026-03-15T23:30:00Z", 2, "2026-03-17T23:30:00Z"),
        // Over the change of the clocks: 14:00 on the wall both times.
        ("2026-03-27T13:00:00Z", 1, "2026-03-30T12:00:00Z"),
        ("2026-03-14T13:00:00Z", 0, "2026-03-14T13:00:00Z"),
    ] {
        assert_eq!(working_days(at(from), days, berlin), at(expected), "{from} and {days} days");
    }
}

proptest! {
    #[test]
    fn a_longer_soak_never_ends_sooner(seconds in 0_i64..4_000_000_000, days in 0_u32..40) {
        let from = Moment::from_timestamp(seconds, 0).unwrap();
        let zone = Zone::parse("America/New_York").unwrap();
        let (one, more) = (working_days(from, days, zone), working_days(from, days + 1, zone));
        prop_assert!(from <= one && one < more);
    }

    #[test]
    fn no_text_is_too_odd_to_be_judged(text in "\\PC{0,200}") {
        let _judged = is_vague(&text);
        let mut world = World::new();
        world.act("2026-03-10T09:00:00Z", json!({ "kind": "idea_written", "text": text }));
        prop_assert_eq!(seen(&world, "2026-03-20T09:00:00Z").ideas.len(), 1);
    }
}

#[test]
fn an_idea_soaks_after_the_meeting_and_is_then_up() {
    let mut world = World::new();
    world.response("2026-03-08T02:00:00Z", json!({ "kind": "idea_jotted", "text": "page on a full pool" }));
    assert_eq!(state(&world, "2026-03-08T03:00:00Z"), IdeaState::Soaking, "with no meeting in sight it soaks at once");
    let meeting = learning(&mut world, "2026-03-09T09:00:00Z", "2026-03-10T13:00:00Z");
    let before = seen(&world, "2026-03-20T09:00:00Z");
    assert_eq!((before.ideas[0].state, before.ideas[0].soaks_until), (IdeaState::Jotted, None));
    assert_eq!(before.meeting_at, Some(at("2026-03-10T13:00:00Z")));

    world.act("2026-03-10T13:00:00Z", json!({ "kind": "meeting_began", "meeting": meeting }));
    world.act("2026-03-10T14:00:00Z", json!({ "kind": "meeting_ended", "meeting": meeting }));
    let after = seen(&world, "2026-03-10T15:00:00Z");
    assert_eq!(after.ideas[0].soaks_until, Some(at("2026-03-12T14:00:00Z")));
    for (now, expected) in [
        ("2026-03-10T15:00:00Z", IdeaState::Soaking),
        ("2026-03-12T13:59:59Z", IdeaState::Soaking),
        ("2026-03-12T14:00:00Z", IdeaState::Proposed),
    ] {
        assert_eq!(state(&world, now), expected, "at {now}");
    }
    // One that came later soaks from then on.
    idea(&mut world, "2026-03-12T09:00:00Z", "show the pool on the first page");
    assert_eq!(seen(&world, "2026-03-12T15:00:00Z").ideas[1].soaks_until, Some(at("2026-03-16T09:00:00Z")));
    world.act("2026-03-12T16:00:00Z", json!({ "kind": "soak_set", "days": 0 }));
    assert_eq!(seen(&world, "2026-03-12T16:00:00Z").ideas[1].state, IdeaState::Proposed);
}

#[test]
fn what_was_decided_stays_and_what_is_odd_about_it_is_said() {
    let cases = [
        (json!({ "state": "kept", "owner": "ana", "purpose": "detect" }), "2026-03-12T14:00:00Z", vec![]),
        (
            json!({ "state": "kept", "owner": "ana", "purpose": "detect" }),
            "2026-03-11T14:00:00Z",
            vec![IdeaHint::BeforeSoak],
        ),
        (json!({ "state": "kept" }), "2026-03-12T14:00:00Z", vec![IdeaHint::NoOwner, IdeaHint::NoPurpose]),
        (json!({ "state": "declined", "reason": "rare" }), "2026-03-11T14:00:00Z", vec![IdeaHint::BeforeSoak]),
        (json!({ "state": "done" }), "2026-03-10T14:00:00Z", vec![]),
    ];
    for (what, when, hints) in cases {
        let mut world = World::new();
        let id = idea(&mut world, "2026-03-10T09:00:00Z", "page on a full pool");
        let mut act = json!({ "kind": "idea_decided", "idea": id });
        act.as_object_mut().unwrap().extend(what.as_object().unwrap().clone());
        world.act(when, act);
        // A meeting that is planned afterwards does not make it early.
        learning(&mut world, "2026-03-13T09:00:00Z", "2026-03-20T13:00:00Z");
        let one = seen(&world, "2026-03-14T09:00:00Z").ideas.remove(0);
        assert_eq!(json!(one.state), what["state"]);
        assert_eq!(one.hints, hints, "{what}");
        assert_eq!(one.soaks_until, None, "nothing soaks that is decided");
    }
}

#[test]
fn an_idea_can_be_put_up_again_and_one_of_the_incident_has_one_place() {
    let mut world = World::new();
    let jotted = world.response("2026-03-10T02:00:00Z", json!({ "kind": "idea_jotted", "text": "test the rollback" }));
    let written = world.act(
        "2026-03-10T09:00:00Z",
        json!({ "kind": "idea_written", "text": "test the rollback each month", "from": jotted }),
    );
    let decide = |idea, state: &str| json!({ "kind": "idea_decided", "idea": idea, "state": state, "reason": "rare" });
    world.act("2026-03-16T09:00:00Z", decide(written, "declined"));
    let all = seen(&world, "2026-03-16T09:00:00Z").ideas;
    assert_eq!((all.len(), all[0].id, all[0].state), (1, jotted, IdeaState::Declined));
    assert_eq!(all[0].text, "test the rollback each month");
    world.act("2026-03-16T09:05:00Z", decide(jotted, "proposed"));
    let again = seen(&world, "2026-03-16T09:06:00Z").ideas.remove(0);
    assert_eq!((again.state, again.decision), (IdeaState::Proposed, None));
}

#[test]
fn nothing_to_do_is_an_answer_until_something_is_kept() {
    let mut world = World::new();
    let id = idea(&mut world, "2026-03-10T09:00:00Z", "page on a full pool");
    world.act("2026-03-16T09:00:00Z", json!({ "kind": "no_actions", "because": "fixed that night" }));
    assert_eq!(seen(&world, "2026-03-16T10:00:00Z").none.unwrap().because, "fixed that night");
    world.act("2026-03-17T09:00:00Z", json!({ "kind": "idea_decided", "idea": id, "state": "kept" }));
    assert_eq!(seen(&world, "2026-03-17T10:00:00Z").none, None);
}

#[test]
fn only_what_nobody_could_finish_is_called_vague() {
    let vague = [
        "Someone should look at alerting",
        "We should look into the cache",
        "Think about retries",
        "Improve monitoring",
        "be more careful with deploys",
        "Investigate alerting",
        "Maybe we should consider a second region",
        "Better communication",
        "Everyone should read the runbook",
        "alerts",
        "let’s try to test more",
    ];
    let clear = [
        "Page the owner when the pool is over 90 % for two minutes",
        "Improve the pool alert so that it pages before it is full",
        "Add the pool graph to the first page of the dashboard",
        "Remove the nightly job",
        "Write down how to fail over",
        "Test the rollback each month",
        "Lookup table for region codes",
        "Considerate defaults for timeouts: 2 s",
        "",
    ];
    for text in vague {
        assert!(is_vague(text), "{text:?} leaves open when it is done");
    }
    for text in clear {
        assert!(!is_vague(text), "{text:?} can be done");
    }
}

#[test]
fn an_idea_that_was_had_before_is_shown_beside_it() {
    let earlier = |text: &str, state| EarlierIdea {
        incident: INCIDENT,
        reference: "INC-0012".to_owned(),
        text: text.to_owned(),
        state,
        reason: "rare".to_owned(),
        owner: String::new(),
        at: at("2025-11-01T09:00:00Z"),
    };
    let known = [
        earlier("Alert when the connection pool is full", IdeaState::Kept),
        earlier("Move the nightly job to another hour", IdeaState::Declined),
        earlier("Write a runbook for the gateway", IdeaState::Done),
    ];
    for (text, expected) in [
        ("Alerting on a full connection pool", vec![0]),
        ("alert on full connection pools before they fill", vec![0]),
        ("Moving the nightly jobs", vec![1]),
        ("Paint the office", vec![]),
        ("pool", vec![]),
        ("A job for the runbook", vec![]),
    ] {
        let mut world = World::new();
        idea(&mut world, "2026-03-10T09:00:00Z", text);
        let found = ideas(&world.seen().scene("2026-03-10T10:00:00Z"), &known).ideas.remove(0).repeats;
        let expected: Vec<EarlierIdea> = expected.into_iter().map(|at: usize| known[at].clone()).collect();
        assert_eq!(found, expected, "{text:?}");
    }
    let many: Vec<EarlierIdea> = (0..5_000).map(|_| known[0].clone()).collect();
    let mut world = World::new();
    idea(&mut world, "2026-03-10T09:00:00Z", "Alert on a full connection pool");
    let found = ideas(&world.seen().scene("2026-03-10T10:00:00Z"), &many).ideas.remove(0).repeats;
    assert_eq!(found.len(), 3, "a few are enough to be reminded");
}

#[test]
fn a_later_review_is_told_what_was_decided_and_why() {
    let mut world = World::new();
    let jotted =
        world.response("2026-03-10T02:00:00Z", json!({ "kind": "idea_jotted", "text": "page on a full pool" }));
    let open = idea(&mut world, "2026-03-10T09:00:00Z", "a second pool");
    world.act("2026-03-16T09:00:00Z", json!({ "kind": "idea_decided", "idea": jotted, "state": "kept", "owner": "ana", "effect": "seen in a minute" }));
    let told = decided(INCIDENT, "INC-0042", &world.seen().scene("2026-03-20T09:00:00Z"));
    assert_eq!(told.len(), 1, "{open} is not decided");
    assert_eq!(
        (told[0].text.as_str(), told[0].owner.as_str(), told[0].reason.as_str()),
        ("page on a full pool", "ana", "seen in a minute")
    );
}
