//! Marks, codes, what was read and who was heard, in tables; and that the order of arrival never matters.
#![expect(clippy::unwrap_used, reason = "a test says what it expects")]

use chrono::{DateTime, TimeDelta, Utc};
use muster_core::directory::Directory;
use muster_core::event::{
    Body, ChainHead, Draft, Event, Hlc, LibrarySet, MarkCleared, MarkMade, MarkNoted, MarkRecoded, Passage, Restored,
    RestoredWhy, ReviewAct, StreamKind, StretchRead, seal,
};
use muster_core::ids::{DeviceId, EventId, LIBRARY, StreamId};
use muster_core::incident::IncidentState;
use muster_core::library::Library;
use muster_core::review::{ReviewScene, Speaker, codebook, fold_review, heard, marks, reading, resolved, stream_of};
use muster_core::time::Happened;
use muster_core::words::Shelf;
use muster_core::zone::Zone;
use proptest::prelude::*;
use serde_json::json;
use uuid::Uuid;

const SOURCE: EventId = EventId(Uuid::from_u128(77));
const OTHER: EventId = EventId(Uuid::from_u128(78));

fn start() -> DateTime<Utc> {
    "2026-03-10T09:00:00Z".parse().unwrap()
}

fn id(n: usize) -> EventId {
    EventId(Uuid::from_u128(n as u128 + 1))
}

fn sealed(bodies: Vec<Body>, stream: StreamId, stream_kind: StreamKind) -> Vec<Event> {
    let (mut head, mut last) = (ChainHead::empty(DeviceId(Uuid::from_u128(7))), Hlc::default());
    let seal_one = |(n, body): (usize, Body)| {
        let now = start() + TimeDelta::seconds(i64::try_from(n).unwrap());
        let draft = Draft {
            id: id(n),
            stream,
            stream_kind,
            author: None,
            happened: Happened::exact(now, "UTC"),
            known_at: None,
            body,
        };
        seal(draft, &mut head, &mut last, now).unwrap().0
    };
    bodies.into_iter().enumerate().map(seal_one).collect()
}

fn review(bodies: Vec<Body>) -> Vec<Event> {
    sealed(bodies, stream_of(StreamId(Uuid::from_u128(9))), StreamKind::Review)
}

fn on<T>(events: &[Event], library: &Library, look: impl FnOnce(&ReviewScene<'_>) -> T) -> T {
    let state = fold_review(events);
    let (incident, directory) = (IncidentState::default(), Directory::default());
    let (now, zone) = (start(), Zone::UTC);
    look(&ReviewScene { review: &state, incident: &incident, library, directory: &directory, now, zone })
}

fn passage(source: EventId, place: u32, last: u32) -> Passage {
    Passage { source: Some(source), line: None, note: None, place, last, from: 0, to: 0, quote: String::new() }
}

fn made(source: EventId, place: u32, last: u32, code: &str) -> Body {
    let (code, note) = (code.to_owned(), String::new());
    Body::Review(ReviewAct::MarkMade(MarkMade { passage: passage(source, place, last), code, note }))
}

fn recoded(mark: usize, code: &str) -> Body {
    Body::Review(ReviewAct::MarkRecoded(MarkRecoded { mark: id(mark), code: code.to_owned() }))
}

fn noted(mark: usize, note: &str) -> Body {
    Body::Review(ReviewAct::MarkNoted(MarkNoted { mark: id(mark), note: note.to_owned() }))
}

fn cleared(mark: usize) -> Body {
    Body::Review(ReviewAct::MarkCleared(MarkCleared { mark: id(mark) }))
}

fn undone(targets: &[usize]) -> Body {
    Body::Restored(Restored { targets: targets.iter().map(|n| id(*n)).collect(), why: RestoredWhy::Undo })
}

fn codes_of(bodies: Vec<Body>) -> Vec<String> {
    on(&review(bodies), &Library::built_in(), |scene| {
        marks(scene).all().iter().map(|mark| format!("{} {}", mark.code, mark.note).trim().to_owned()).collect()
    })
}

#[test]
fn a_mark_is_what_was_done_to_it_last() {
    let cases: Vec<(&str, Vec<Body>, &[&str])> = vec![
        ("made", vec![made(SOURCE, 1, 1, "detection")], &["detection"]),
        ("recoded", vec![made(SOURCE, 1, 1, "detection"), recoded(0, "repair")], &["repair"]),
        ("noted twice", vec![made(SOURCE, 1, 1, "cue"), noted(0, "a"), noted(0, "b")], &["cue b"]),
        ("cleared", vec![made(SOURCE, 1, 1, "cue"), cleared(0)], &[]),
        ("cleared, and that undone", vec![made(SOURCE, 1, 1, "cue"), cleared(0), undone(&[1])], &["cue"]),
        ("taken back", vec![made(SOURCE, 1, 1, "cue"), undone(&[0])], &[]),
        ("done again", vec![made(SOURCE, 1, 1, "cue"), undone(&[0]), undone(&[1])], &["cue"]),
        ("recoded, taken back", vec![made(SOURCE, 1, 1, "cue"), recoded(0, "alert"), undone(&[1])], &["cue"]),
        ("of a mark that is not there", vec![recoded(5, "cue"), cleared(6), noted(7, "x")], &[]),
        ("twice on one passage", vec![made(SOURCE, 1, 1, "cue"), made(SOURCE, 1, 1, "alert")], &["cue", "alert"]),
        ("a code nobody knows", vec![made(SOURCE, 1, 1, "our-own")], &["our-own"]),
    ];
    for (name, bodies, expected) in cases {
        assert_eq!(codes_of(bodies), expected, "{name}");
    }
}

#[test]
fn marks_are_found_on_every_message_they_run_over() {
    let spans = [(0, 4), (1, 1), (2, 9), (3, 3), (30, 40)];
    let bodies = spans.iter().map(|(from, to)| made(SOURCE, *from, *to, "cue")).collect();
    on(&review(bodies), &Library::built_in(), |scene| {
        let marks = marks(scene);
        for place in 0..50 {
            let found: Vec<EventId> = marks.of_message(SOURCE, place).iter().map(|mark| mark.id).collect();
            let covers = |(_, (from, to)): &(usize, &(u32, u32))| *from <= place && place <= *to;
            let expected: Vec<EventId> = spans.iter().enumerate().filter(covers).map(|(n, _)| id(n)).collect();
            assert_eq!(found, expected, "message {place}");
            assert!(marks.of_message(OTHER, place).is_empty(), "the other source has none");
        }
    });
}

fn with_codes(codes: &[(&str, Option<&str>)]) -> Library {
    let set = |(key, into): &(&str, Option<&str>)| {
        let mut value = json!({ "key": key, "name": key, "colour": "blue", "shape": "solid" });
        if let Some(into) = into {
            value["mergedInto"] = json!(into);
        }
        Body::LibrarySet(LibrarySet { shelf: Shelf::Code, key: (*key).to_owned(), place: None, value })
    };
    let events = sealed(codes.iter().map(set).collect(), LIBRARY, StreamKind::Library);
    Library::at(&events, start() + TimeDelta::hours(1))
}

#[test]
fn merged_codes_count_as_what_they_became_and_circles_end() {
    let library =
        with_codes(&[("a", Some("b")), ("b", Some("cue")), ("x", Some("y")), ("y", Some("x")), ("z", Some("gone"))]);
    let cases =
        [("a", "cue"), ("b", "cue"), ("cue", "cue"), ("x", "x"), ("y", "y"), ("z", "z"), ("unknown", "unknown")];
    for (key, expected) in cases {
        assert_eq!(resolved(&library, key), expected, "{key}");
    }
    let events = review(vec![made(SOURCE, 0, 0, "a"), made(SOURCE, 0, 0, "cue")]);
    on(&events, &library, |scene| {
        let book = codebook(scene, marks(scene).all());
        let count = |key: &str| book.codes.iter().find(|one| one.code.key == key).unwrap().marks;
        assert_eq!((count("cue"), count("a")), (2, 0), "marks of a merged code count as the other's");
    });
}

#[test]
fn codes_keep_their_keys_while_they_are_used() {
    let recent = |bodies| on(&review(bodies), &Library::built_in(), |scene| codebook(scene, &[]).recent);
    let first = recent(vec![]);
    assert_eq!((first.len(), first[0].as_str()), (9, "narrative"));
    let after =
        recent(vec![made(SOURCE, 0, 0, "alert"), made(SOURCE, 0, 0, "narrative"), made(SOURCE, 0, 0, "change")]);
    assert_eq!(after[..7], first[..7], "what is there keeps its place");
    assert_eq!(after[7..], ["change", "alert"], "new ones take the places that were not used");
}

#[test]
fn what_was_read_is_joined_and_says_where_it_stopped() {
    let read = |source, from, to| Body::Review(ReviewAct::StretchRead(StretchRead { source, from, to }));
    let events =
        review(vec![read(Some(SOURCE), 10, 20), read(Some(SOURCE), 0, 4), read(None, 0, 2), read(Some(SOURCE), 5, 8)]);
    let reading = reading(&fold_review(&events));
    assert_eq!(reading.stretches(Some(SOURCE)), [(0, 8), (10, 20)]);
    let cases = [(0, true), (8, true), (9, false), (10, true), (20, true), (21, false)];
    for (place, expected) in cases {
        assert_eq!(reading.covers(Some(SOURCE), place), expected, "message {place}");
    }
    assert!(reading.covers(None, 2) && !reading.covers(None, 3) && !reading.covers(Some(OTHER), 0));
    assert_eq!(reading.stopped, Some((Some(SOURCE), 8)));
}

#[test]
fn people_stand_in_the_order_of_their_first_word_and_never_by_how_much_they_said() {
    let speaker = |name: &str, messages, minute| Speaker {
        name: name.to_owned(),
        messages,
        first: Some(start() + TimeDelta::minutes(minute)),
        ..Speaker::default()
    };
    let bot = Speaker { is_program: true, messages: 900, ..speaker("bot", 0, 0) };
    let speakers = [speaker("Jonas", 148, 5), speaker("Mei", 71, 3), bot, speaker("Jonas", 2, 1)];
    on(&review(Vec::new()), &Library::built_in(), |scene| {
        let heard = heard(scene, &speakers);
        let people: Vec<(&str, u32)> = heard.people.iter().map(|one| (one.name.as_str(), one.messages)).collect();
        assert_eq!(people, [("Jonas", 150), ("Mei", 71)], "one name in two sources is one person");
        assert_eq!((heard.programs, heard.timed), (900, false));
    });
}

fn any_body() -> impl Strategy<Value = Body> {
    let code = prop_oneof![Just("cue"), Just("alert"), Just("own")];
    prop_oneof![
        3 => (0_u32..9, 0_u32..4, code.clone()).prop_map(|(place, more, code)| made(SOURCE, place, place + more, code)),
        1 => (0_usize..12, code).prop_map(|(mark, code)| recoded(mark, code)),
        1 => (0_usize..12, "[a-c]").prop_map(|(mark, note)| noted(mark, &note)),
        1 => (0_usize..12).prop_map(cleared),
        1 => prop::collection::vec(0_usize..12, 1..3).prop_map(|targets| undone(&targets)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn marks_are_the_same_in_whatever_order_they_arrive(
        (bodies, turned) in prop::collection::vec(any_body(), 1..24).prop_flat_map(|bodies| {
            let events = review(bodies);
            (Just(events.clone()), Just(events).prop_shuffle())
        })
    ) {
        let library = Library::built_in();
        let straight = on(&bodies, &library, |scene| (marks(scene), codebook(scene, &[])));
        let shuffled = on(&turned, &library, |scene| (marks(scene), codebook(scene, &[])));
        prop_assert_eq!(straight, shuffled);
    }
}
