//! Meetings: agendas that fill their time, clocks that follow from the log, who has not been heard.

mod review_world;

use muster_core::event::{Body, MilestoneSet, SeveritySet};
use muster_core::ids::EventId;
use muster_core::library::Library;
use muster_core::review::{Meeting, MeetingStanding, agenda, glance, lengths, meetings};
use muster_core::words::{MeetingKind, Milestone, Severity};
use proptest::prelude::*;
use review_world::{World, at};
use serde_json::json;

fn planned(world: &mut World, when: &str, begins: &str) -> EventId {
    let agenda = json!([
        { "key": "open", "title": "Open", "minutes": 5, "script": "" },
        { "key": "walk", "title": "Walk", "minutes": 35, "script": "" },
        { "key": "close", "title": "Close", "minutes": 10, "script": "" },
    ]);
    world.act(
        when,
        json!({ "kind": "meeting_planned", "sort": "learning", "at": begins, "agenda": agenda, "invited": ["ana", "jonas"] }),
    )
}

fn meeting(world: &World, now: &str) -> Meeting {
    meetings(&world.seen().scene(now)).meetings.remove(0)
}

proptest! {
    #[test]
    fn blocks_fill_the_time_and_none_vanishes(minutes in 1_u32..600, learning: bool) {
        let sort = if learning { MeetingKind::Learning } else { MeetingKind::Actions };
        let blocks = agenda(&Library::built_in(), sort, minutes);
        let count = u32::try_from(blocks.len()).unwrap();
        prop_assert_eq!(blocks.iter().map(|block| block.minutes).sum::<u32>(), minutes.max(count));
        prop_assert!(blocks.iter().all(|block| block.minutes > 0 && !block.script.is_empty()));
    }
}

#[test]
fn the_usual_length_is_an_hour_and_most_of_it_is_telling() {
    let library = Library::built_in();
    let minutes = |sort, length| agenda(&library, sort, length).iter().map(|block| block.minutes).collect::<Vec<_>>();
    assert_eq!(minutes(MeetingKind::Learning, 60), [5, 35, 12, 5, 3]);
    assert_eq!(minutes(MeetingKind::Actions, 30), [5, 20, 5]);
    for sort in MeetingKind::ALL {
        for length in lengths(*sort) {
            assert_eq!(minutes(*sort, *length).iter().sum::<u32>(), *length);
        }
    }
    let half = minutes(MeetingKind::Learning, 30);
    assert!(half[1] >= 13, "the telling keeps the largest part: {half:?}");
}

#[test]
fn a_team_says_it_in_its_own_words_and_leaves_parts_out() {
    let mut library = Library::built_in();
    let own = |library: &mut Library, key: &str, moment: &str, say: &str| {
        let script = library.scripts.iter_mut().find(|script| script.key == key).unwrap();
        (script.moment, script.say) = (moment.to_owned(), say.to_owned());
    };
    own(&mut library, "meeting-learning-open-questions", "What we do not know", "Ask like a newcomer.");
    library.scripts.retain(|script| script.key != "meeting-learning-themes");
    let blocks = agenda(&library, MeetingKind::Learning, 60);
    let keys: Vec<&str> = blocks.iter().map(|block| block.key.as_str()).collect();
    assert_eq!(keys, ["open", "walk", "open_questions", "close"], "what a team put away is in no agenda");
    assert_eq!((blocks[2].title.as_str(), blocks[2].script.as_str()), ("What we do not know", "Ask like a newcomer."));
    assert_eq!(blocks.iter().map(|block| block.minutes).sum::<u32>(), 60, "the others fill the time");
    library.scripts.clear();
    assert!(agenda(&library, MeetingKind::Actions, 30).is_empty());
}

#[test]
fn clocks_follow_from_what_was_noted() {
    let mut world = World::new();
    let id = planned(&mut world, "2026-03-10T09:00:00Z", "2026-03-12T13:00:00Z");
    let before = meeting(&world, "2026-03-12T12:59:00Z");
    assert_eq!((before.standing, before.minutes, before.running), (MeetingStanding::NotBegun, 50, None));
    assert_eq!(before.agenda[1].due, at("2026-03-12T13:05:00Z"));

    world.act("2026-03-12T13:02:00Z", json!({ "kind": "meeting_began", "meeting": id }));
    world.act("2026-03-12T13:08:00Z", json!({ "kind": "block_began", "meeting": id, "block": "walk" }));
    // Back to the opening for two minutes, then on.
    world.act("2026-03-12T13:20:00Z", json!({ "kind": "block_began", "meeting": id, "block": "open" }));
    world.act("2026-03-12T13:22:00Z", json!({ "kind": "block_began", "meeting": id, "block": "walk" }));
    for (now, key, left) in [
        ("2026-03-12T13:30:00Z", "walk", 15 * 60),
        ("2026-03-12T13:45:00Z", "walk", 0),
        ("2026-03-12T13:50:30Z", "walk", -330),
    ] {
        let running = meeting(&world, now).running.unwrap();
        assert_eq!((running.key.as_str(), running.left), (key, left), "at {now}");
        assert_eq!(running.next.as_deref(), Some("close"));
    }
    let seen = meeting(&world, "2026-03-12T13:30:00Z");
    assert_eq!(seen.agenda[0].spent, 8 * 60, "six minutes first, two later");
    assert_eq!(seen.agenda[1].spent, 20 * 60);
    assert_eq!(seen.agenda[2].began, None);

    world.act("2026-03-12T13:52:00Z", json!({ "kind": "block_began", "meeting": id, "block": "close" }));
    let last = meeting(&world, "2026-03-12T13:53:00Z").running.unwrap();
    assert_eq!((last.next, last.left), (None, 9 * 60));
    world.act("2026-03-12T13:58:00Z", json!({ "kind": "meeting_ended", "meeting": id }));
    let over = meeting(&world, "2026-03-14T00:00:00Z");
    assert_eq!((over.standing, over.running), (MeetingStanding::Ended, None));
    assert_eq!(over.agenda[2].spent, 6 * 60, "no clock goes on after the end");
}

#[test]
fn a_meeting_that_begins_is_in_its_first_block() {
    let mut world = World::new();
    let id = planned(&mut world, "2026-03-10T09:00:00Z", "2026-03-12T13:00:00Z");
    world.act("2026-03-12T13:02:00Z", json!({ "kind": "meeting_began", "meeting": id }));
    let running = meeting(&world, "2026-03-12T13:04:00Z").running.unwrap();
    assert_eq!((running.key.as_str(), running.left, running.next.as_deref()), ("open", 180, Some("walk")));
}

#[test]
fn who_is_there_and_has_not_spoken_stands_in_order_of_arrival() {
    let mut world = World::new();
    world.act("2026-03-10T08:00:00Z", json!({ "kind": "seat_taken", "seat": "facilitator", "person": "sam" }));
    let id = planned(&mut world, "2026-03-10T09:00:00Z", "2026-03-12T13:00:00Z");
    let attended =
        |person: &str, there: bool| json!({ "kind": "attended", "meeting": id, "person": person, "there": there });
    for person in ["mei", "sam", "jonas", "eli"] {
        world.act("2026-03-12T13:00:00Z", attended(person, true));
    }
    world.act("2026-03-12T13:10:00Z", json!({ "kind": "spoke", "meeting": id, "person": "jonas" }));
    world.act("2026-03-12T13:11:00Z", json!({ "kind": "spoke", "meeting": id, "person": "guest" }));
    world.act("2026-03-12T13:20:00Z", attended("eli", false));
    let seen = meeting(&world, "2026-03-12T13:30:00Z");
    assert_eq!(seen.quiet, ["mei"], "who left, who spoke and who leads is not waited for");
    let people: Vec<(&str, bool, bool)> =
        seen.people.iter().map(|one| (one.person.as_str(), one.there, one.spoke)).collect();
    let expected = [
        ("mei", true, false),
        ("sam", true, false),
        ("jonas", true, true),
        ("eli", false, false),
        ("guest", true, true),
        ("ana", false, false),
    ];
    assert_eq!(people, expected, "whoever speaks is there, whoever is invited and absent comes last");
}

#[test]
fn what_was_parked_and_counted_stays_with_its_meeting() {
    let mut world = World::new();
    let id = planned(&mut world, "2026-03-10T09:00:00Z", "2026-03-12T13:00:00Z");
    let other = planned(&mut world, "2026-03-10T09:01:00Z", "2026-03-13T13:00:00Z");
    world.act("2026-03-12T13:10:00Z", json!({ "kind": "parked", "meeting": id, "text": "a second pool" }));
    world.act(
        "2026-03-12T13:11:00Z",
        json!({ "kind": "new_to_you", "meeting": id, "about": "the pool", "new": 5, "of": 9 }),
    );
    let all = meetings(&world.seen().scene("2026-03-12T14:00:00Z")).meetings;
    assert_eq!((all[0].parked.len(), all[0].hands[0].new, all[1].parked.len()), (1, 5, 0));
    world.act("2026-03-12T15:00:00Z", json!({ "kind": "meeting_dropped", "meeting": other, "reason": "holiday" }));
    assert_eq!(meetings(&world.seen().scene("2026-03-12T16:00:00Z")).meetings.len(), 1);
}

#[test]
fn open_questions_are_asked_until_they_are_answered() {
    let mut world = World::new();
    let written = |text: &str, sort: &str| json!({ "kind": "finding_written", "sort": sort, "text": text });
    let first = world.act("2026-03-10T09:00:00Z", written("Why was the limit 80?", "question"));
    world.act("2026-03-10T09:01:00Z", written("The pool was full", "surprise"));
    let second = world.act("2026-03-10T09:02:00Z", written("Who owns the cron job?", "question"));
    let asked = |world: &World| {
        let all = meetings(&world.seen().scene("2026-03-11T09:00:00Z")).questions;
        assert!(all.iter().filter(|one| one.finding.is_none()).count() >= 6, "some are always brought along");
        all.into_iter().filter_map(|one| one.finding).collect::<Vec<_>>()
    };
    assert_eq!(asked(&world), [first, second]);
    world.act("2026-03-10T09:03:00Z", json!({ "kind": "finding_answered", "finding": first, "text": "a guess" }));
    assert_eq!(asked(&world), [second]);
}

#[test]
fn the_worse_it_was_the_sooner_one_meets() {
    for (severity, expected) in [
        (Severity::Sev1, Some("2026-03-09T02:00:00Z")),
        // Friday to Friday: the weekend does not count.
        (Severity::Sev2, Some("2026-03-13T02:00:00Z")),
        (Severity::Sev3, None),
    ] {
        let mut world = World::new();
        world.incident("2026-03-06T01:00:00Z", Body::SeveritySet(SeveritySet { severity, reason: None }));
        assert_eq!(meetings(&world.seen().scene("2026-03-06T03:00:00Z")).hold_within, None, "it is not over yet");
        world.incident(
            "2026-03-06T02:00:00Z",
            Body::MilestoneSet(MilestoneSet { milestone: Milestone::Resolved, text: String::new() }),
        );
        let within = meetings(&world.seen().scene("2026-03-06T03:00:00Z")).hold_within;
        assert_eq!(within.map(|one| one.by), expected.map(at), "{severity:?}");
    }
}

#[test]
fn the_head_of_a_review_says_what_it_holds_and_what_comes_next() {
    let mut world = World::new();
    let head = |world: &World| glance(&world.seen().scene("2026-03-12T12:00:00Z"));
    assert_eq!((head(&world).lines, head(&world).interviews, head(&world).meeting), (0, 0, None));
    let late = planned(&mut world, "2026-03-10T09:00:00Z", "2026-03-14T13:00:00Z");
    let soon = planned(&mut world, "2026-03-10T09:01:00Z", "2026-03-12T13:00:00Z");
    assert_eq!(head(&world).meeting.unwrap().id, soon);
    world.act("2026-03-10T09:02:00Z", json!({ "kind": "meeting_dropped", "meeting": soon }));
    assert_eq!(head(&world).meeting.unwrap().id, late, "one that is called off does not come next");
    world.act("2026-03-14T13:00:00Z", json!({ "kind": "meeting_began", "meeting": late }));
    assert_eq!(head(&world).meeting.unwrap().id, late, "one that goes on is not over");
    world.act("2026-03-14T14:00:00Z", json!({ "kind": "meeting_ended", "meeting": late }));
    assert_eq!(head(&world).meeting, None);
    let asked =
        world.talk("2026-03-15T09:00:00Z", json!({ "kind": "interview_planned", "person": "mei", "minutes": 30 }));
    assert_eq!(head(&world).interviews, 1);
    world.talk("2026-03-15T09:01:00Z", json!({ "kind": "interview_dropped", "interview": asked }));
    assert_eq!(head(&world).interviews, 0);
}
