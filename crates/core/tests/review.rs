//! Every kind of act of a review: its stored form, its fold, and what is refused.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test says what it expects")]

use std::collections::BTreeSet;

use chrono::{DateTime, TimeDelta, Utc};
use muster_core::directory::Directory;
use muster_core::event::{
    Body, BodyErased, ChainHead, Draft, EntryAdded, Event, Hlc, ReviewAct, StreamKind, TalkAct, seal,
};
use muster_core::ids::{DeviceId, EventId, StreamId};
use muster_core::incident::{Ctx, IncidentState, fold};
use muster_core::library::Library;
use muster_core::review::{
    ReviewScene, ReviewStanding, ReviewState, decide_review, decide_talk, decide_undo, fold_review, review_label,
    scope, stream_of, talk_label,
};
use muster_core::time::Happened;
use muster_core::words::{EntryKind, Seat};
use muster_core::zone::Zone;
use serde::Deserialize;
use uuid::Uuid;

#[derive(Clone, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Row {
    Review(ReviewAct),
    Talk(TalkAct),
}

const INCIDENT: StreamId = StreamId(Uuid::from_u128(9));

fn rows() -> Vec<Row> {
    serde_json::from_str(include_str!("review_acts.json")).unwrap()
}

fn start() -> DateTime<Utc> {
    "2026-03-10T09:00:00Z".parse().unwrap()
}

fn id(n: usize) -> EventId {
    EventId(Uuid::from_u128(n as u128))
}

fn incident() -> IncidentState {
    let line = EntryAdded {
        kind: EntryKind::Observation,
        text: "the pool is full".to_owned(),
        people: Vec::new(),
        services: Vec::new(),
        pinned: false,
        flagged: false,
        ask: None,
        links: Vec::new(),
        attachments: Vec::new(),
    };
    let (mut head, mut last) = (ChainHead::empty(DeviceId(Uuid::from_u128(7))), Hlc::default());
    let draft = Draft {
        id: id(1),
        stream: INCIDENT,
        stream_kind: StreamKind::Incident,
        author: None,
        happened: Happened::exact(start(), "UTC"),
        known_at: None,
        body: Body::EntryAdded(line),
    };
    fold(&[seal(draft, &mut head, &mut last, start()).unwrap().0])
}

/// Plays the rows through the rules, one a minute; row `n`, from 1, has the id `0x100 + n`.
fn played() -> Vec<Event> {
    let (incident, library, directory) = (incident(), Library::built_in(), Directory::default());
    let (mut head, mut last) = (ChainHead::empty(DeviceId(Uuid::from_u128(7))), Hlc::default());
    let mut review = ReviewState::default();
    let mut events = Vec::new();
    for (n, row) in rows().into_iter().enumerate() {
        let now = start() + TimeDelta::minutes(i64::try_from(n).unwrap());
        let scene = ReviewScene {
            review: &review,
            incident: &incident,
            library: &library,
            directory: &directory,
            now,
            zone: Zone::UTC,
        };
        let mut new_id = || id(0x101 + n);
        let mut ctx = Ctx { now, zone: "UTC", actor: None, new_id: &mut new_id };
        let stream = stream_of(INCIDENT);
        let drafts = match row {
            Row::Review(act) => decide_review(stream, &scene, act, &mut ctx),
            Row::Talk(act) => decide_talk(stream, &scene, act, &mut ctx),
        };
        let drafts = drafts.unwrap_or_else(|error| panic!("row {}: {error}", n + 1));
        for draft in drafts {
            let event = seal(draft, &mut head, &mut last, now).unwrap().0;
            review.apply(&event);
            events.push(event);
        }
    }
    events
}

#[test]
fn every_kind_comes_back_as_it_was_written() {
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    for row in rows() {
        let (kind, body) = match row {
            Row::Review(act) => (act.kind(), Body::Review(act)),
            Row::Talk(act) => (act.kind(), Body::Talk(act)),
        };
        seen.insert(kind);
        let bytes = body.encode().unwrap();
        assert_eq!(Body::decode(body.kind(), body.version(), Some(&bytes)), Ok(body));
    }
    let known: BTreeSet<&str> = ReviewAct::KINDS.iter().chain(TalkAct::KINDS).map(|(kind, _)| *kind).collect();
    assert_eq!(seen, known, "a new kind of act needs its row in review_acts.json");
}

#[test]
fn every_kind_can_be_told_in_a_few_words() {
    for row in rows() {
        let label = match row {
            Row::Review(act) => review_label(&act),
            Row::Talk(act) => talk_label(&act),
        };
        assert!(!label.is_empty() && label.len() < 60, "{label}");
        assert!(!label.ends_with('.'), "it follows “undo”: {label}");
    }
}

#[test]
fn acts_fold_in_any_order() {
    let events = played();
    let straight = fold_review(&events);
    let mut turned = events.clone();
    turned.reverse();
    assert_eq!(fold_review(&turned), straight);
    let mut twice = events.clone();
    twice.extend(events);
    assert_eq!(fold_review(&twice), straight, "a second time changes nothing");
}

#[test]
fn the_last_thing_can_be_taken_back_and_done_again() {
    let mut events = played();
    let whole = fold_review(&events);
    let (mut head, mut last) = (ChainHead::empty(DeviceId(Uuid::from_u128(8))), Hlc::default());
    let now = start() + TimeDelta::hours(9);
    let removed = events.last().unwrap().id();
    let before = whole.acts().count();
    for (n, expected) in [(0, before - 1), (1, before)] {
        let state = fold_review(&events);
        let mut new_id = || id(0x900 + n);
        let mut ctx = Ctx { now, zone: "UTC", actor: None, new_id: &mut new_id };
        let target = if n == 0 { removed } else { id(0x900) };
        let drafts = decide_undo(stream_of(INCIDENT), &state, vec![target], n == 1, &mut ctx).unwrap();
        events.extend(drafts.into_iter().map(|draft| seal(draft, &mut head, &mut last, now).unwrap().0));
        assert_eq!(fold_review(&events).acts().count(), expected);
    }
}

#[test]
fn what_was_erased_says_nothing_in_whatever_order_it_arrives() {
    let mut events = played();
    let (mut head, mut last) = (ChainHead::empty(DeviceId(Uuid::from_u128(8))), Hlc::default());
    let now = start() + TimeDelta::hours(9);
    let target = events.iter().find(|event| event.header.kind == "note_taken").unwrap().id();
    let body = Body::BodyErased(BodyErased { targets: vec![target], reason: "asked for".to_owned() });
    let draft = Draft {
        id: id(0x900),
        stream: stream_of(INCIDENT),
        stream_kind: StreamKind::Review,
        author: None,
        happened: Happened::exact(now, "UTC"),
        known_at: None,
        body,
    };
    events.push(seal(draft, &mut head, &mut last, now).unwrap().0);
    let straight = fold_review(&events);
    events.reverse();
    assert_eq!(fold_review(&events), straight);
    assert!(straight.talk(target).is_none());
    assert!(straight.is_erased(target));
}

#[test]
fn what_has_no_meaning_is_refused_in_words() {
    let (incident, library, directory) = (incident(), Library::built_in(), Directory::default());
    let review = fold_review(&played()[..20]);
    let scene = ReviewScene {
        review: &review,
        incident: &incident,
        library: &library,
        directory: &directory,
        now: start(),
        zone: Zone::UTC,
    };
    let source = id(0x101);
    let cases = [
        (
            r#"{"kind":"tier_set","incident":"00000000-0000-0000-0000-000000000009","tier":"deep","reason":"  "}"#,
            "reason is missing",
        ),
        (r#"{"kind":"seat_left","taken":"00000000-0000-0000-0000-000000000777"}"#, "find the seat"),
        (r#"{"kind":"mark_made","passage":{},"code":"x"}"#, "what it points at is missing"),
        (
            r#"{"kind":"mark_made","passage":{"line":"00000000-0000-0000-0000-000000000777"},"code":"x"}"#,
            "find the line",
        ),
        (
            &format!(r#"{{"kind":"mark_made","passage":{{"source":"{source}","from":5,"to":5}},"code":"x"}}"#),
            "the passage is empty",
        ),
        (
            &format!(
                r#"{{"kind":"source_shifted","source":"{source}","from":"2026-03-08T02:00:00Z","to":"2026-03-08T02:00:00Z"}}"#
            ),
            "it stands like that already",
        ),
        (&format!(r#"{{"kind":"stretch_read","source":"{source}","from":9,"to":2}}"#), "ends before it begins"),
        (r#"{"kind":"idea_decided","idea":"00000000-0000-0000-0000-000000000777","state":"kept"}"#, "find the idea"),
        (r#"{"kind":"no_actions","because":""}"#, "the reason is missing"),
    ];
    for (json, expected) in cases {
        let act: ReviewAct = serde_json::from_str(json).unwrap();
        let mut new_id = || id(0x999);
        let mut ctx = Ctx { now: start(), zone: "UTC", actor: None, new_id: &mut new_id };
        let refused = decide_review(stream_of(INCIDENT), &scene, act, &mut ctx).unwrap_err().to_string();
        assert!(refused.contains(expected), "{json}: {refused}");
    }
}

#[test]
fn the_scope_follows_from_what_was_said() {
    let events = played();
    let (incident, library, directory) = (incident(), Library::built_in(), Directory::default());
    let looked_at = |count: usize| {
        let review = fold_review(&events[..count]);
        let scene = ReviewScene {
            review: &review,
            incident: &incident,
            library: &library,
            directory: &directory,
            now: start(),
            zone: Zone::UTC,
        };
        scope(INCIDENT, &scene)
    };
    assert_eq!(looked_at(0).standing, ReviewStanding::Unasked);
    assert_eq!(looked_at(4).standing, ReviewStanding::Open);
    let seats: Vec<Seat> = looked_at(7).seats.into_iter().map(|seat| seat.seat).collect();
    assert_eq!(seats, [Seat::Facilitator], "the note-taker gave the seat back");
    let closed = events.iter().position(|event| event.header.kind == "review_closed").unwrap();
    assert_eq!(looked_at(closed + 1).standing, ReviewStanding::Closed);
    assert_eq!(looked_at(closed + 2).standing, ReviewStanding::Open, "it was reopened");
    assert_eq!(looked_at(closed + 2).review, stream_of(INCIDENT));
}
