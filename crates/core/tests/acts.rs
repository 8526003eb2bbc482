//! Every kind of act: its stored form, and the words it becomes in the log.
#![expect(clippy::unwrap_used, reason = "a test says what it expects")]

use std::collections::BTreeSet;

use chrono::{DateTime, TimeDelta, Utc};
use muster_core::event::{Act, Body, ChainHead, Draft, EntryAdded, Event, Hlc, StreamKind, seal};
use muster_core::ids::{DeviceId, EventId, StreamId};
use muster_core::incident::{Filter, Order, fold};
use muster_core::time::Happened;
use muster_core::words::EntryKind;
use uuid::Uuid;

fn acts() -> Vec<Act> {
    serde_json::from_str(include_str!("acts.json")).unwrap()
}

/// Event 1 is a line, event `n` the act in row `n` of the file, counted from 1 with the first row left out.
fn played() -> Vec<Event> {
    let stream = StreamId(Uuid::from_u128(1));
    let start: DateTime<Utc> = "2026-03-08T02:00:00Z".parse().unwrap();
    let (mut head, mut last) = (ChainHead::empty(DeviceId(Uuid::from_u128(7))), Hlc::default());
    let line = EntryAdded {
        kind: EntryKind::Hypothesis,
        text: "the pool starves connections".to_owned(),
        people: Vec::new(),
        services: Vec::new(),
        pinned: false,
        flagged: false,
        ask: None,
        links: Vec::new(),
        attachments: Vec::new(),
    };
    let bodies = std::iter::once(Body::EntryAdded(line)).chain(acts().into_iter().map(Body::Act));
    // The file is read with row numbers in mind: the line is event 1, and the first act is named by nothing.
    bodies
        .enumerate()
        .map(|(n, body)| {
            let n = if n == 0 { 1 } else { n };
            let id = if matches!(body, Body::EntryAdded(_)) {
                1
            } else if n == 1 {
                0xff
            } else {
                n as u128
            };
            let at = start + TimeDelta::minutes(i64::try_from(n).unwrap());
            let draft = Draft {
                id: EventId(Uuid::from_u128(id)),
                stream,
                stream_kind: StreamKind::Incident,
                author: None,
                happened: Happened::exact(at, "UTC"),
                known_at: None,
                body,
            };
            seal(draft, &mut head, &mut last, at).unwrap().0
        })
        .collect()
}

#[test]
fn every_kind_of_act_comes_back_as_it_was_written() {
    let acts = acts();
    let seen: BTreeSet<&str> = acts.iter().map(Act::kind).collect();
    let known: BTreeSet<&str> = Act::KINDS.iter().map(|(kind, _)| *kind).collect();
    assert_eq!(seen, known, "a new kind of act needs its row in acts.json");
    for act in acts {
        let body = Body::Act(act);
        let bytes = body.encode().unwrap();
        assert_eq!(Body::decode(body.kind(), body.version(), Some(&bytes)), Ok(body));
    }
}

#[test]
fn every_act_is_a_line_in_words() {
    let state = fold(&played());
    let filter = Filter { routine: true, ..Filter::default() };
    let lines: Vec<String> = state
        .line_keys(Order::Arrival, &filter)
        .iter()
        .filter_map(|key| state.line(key.id))
        .map(|line| {
            let routine = if line.view.routine { "~" } else { " " };
            format!("{routine}{:<12} {}\n", line.view.kind.as_str(), line.view.text)
        })
        .collect();
    let lines = lines.concat();
    let golden = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/acts.txt");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(golden, &lines).unwrap();
    }
    assert_eq!(lines, std::fs::read_to_string(golden).unwrap(), "UPDATE_GOLDEN=1 writes it anew");
}

#[test]
fn acts_fold_in_any_order_and_can_be_erased() {
    let events = played();
    let straight = fold(&events);
    let mut turned = events.clone();
    turned.reverse();
    assert_eq!(fold(&turned), straight);
    assert_eq!(straight.acts().count(), events.len() - 1);
}

#[test]
fn routine_lines_are_hidden_until_asked_for() {
    let state = fold(&played());
    let all = state.line_keys(Order::Arrival, &Filter { routine: true, ..Filter::default() }).len();
    let shown = state.line_keys(Order::Arrival, &Filter::default()).len();
    assert!(shown < all, "{shown} of {all}");
}

#[test]
fn a_word_that_came_after_its_promise_says_by_how_much() {
    let at: DateTime<Utc> = "2026-03-08T02:30:00Z".parse().unwrap();
    for (promised, said) in
        [(None, ""), (Some(0), ", in time"), (Some(-40), ", 40 s late"), (Some(-425), ", 7 min late")]
    {
        let mut sent = serde_json::json!({ "kind": "update_sent", "audience": "customers", "text": "It is over.", "channel": "chat" });
        if let Some(seconds) = promised {
            sent["dueAt"] = serde_json::json!((at + TimeDelta::seconds(seconds)).to_rfc3339());
        }
        let draft = Draft {
            id: EventId(Uuid::from_u128(2)),
            stream: StreamId(Uuid::from_u128(1)),
            stream_kind: StreamKind::Incident,
            author: None,
            happened: Happened::exact(at, "UTC"),
            known_at: None,
            body: Body::Act(serde_json::from_value(sent).unwrap()),
        };
        let (mut head, mut last) = (ChainHead::empty(DeviceId(Uuid::from_u128(7))), Hlc::default());
        let state = fold(&[seal(draft, &mut head, &mut last, at).unwrap().0]);
        let line = state.line(state.line_keys(Order::Arrival, &Filter::default())[0].id).unwrap();
        assert_eq!(line.view.text, format!("Update to customers sent by chat{said}: It is over."));
    }
}
