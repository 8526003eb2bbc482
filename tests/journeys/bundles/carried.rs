//! One incident, two machines, one log.

use std::sync::{Arc, Mutex};

use muster_core::event::StreamKind;
use muster_core::ids::DIRECTORY;
use muster_exchange::{Bundle, BundleError};
use serde_json::{Value, json};

use super::{Two, look, take};
use crate::desk::Desk;

/// One pixel, as PNG.
const PNG: &str = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

fn picture(desk: &Desk, incident: &str) -> (String, String) {
    let picture = desk.tell("attachment_add", json!({ "base64": PNG }));
    let hash = picture["hash"].as_str().unwrap().to_owned();
    let change = desk.tell("line_add", json!({ "incident": incident, "text": "the pool", "attachments": [picture] }));
    (hash, change["events"][0]["id"].as_str().unwrap().to_owned())
}

#[test]
fn lines_of_two_machines_become_one_log() {
    let two = Two::new();
    let (left, right) = (&two.left, &two.right);
    left.tell("person_save", json!({ "handle": "ana", "name": "Ana Prado", "contact": "ext 12" }));
    left.tell("person_save", json!({ "handle": "bo", "name": "Bo Lind" }));
    let incident = left.declare("sev2 Card payments declined");
    left.log(&incident, "/a @ana drains the pool");
    let (hash, _) = picture(left, &incident);
    let told = Arc::new(Mutex::new(Vec::new()));
    let heard = Arc::clone(&told);
    right.service.on_changed(Box::new(move |changed| heard.lock().unwrap().extend(changed.streams.clone())));
    let taken = two.carry(left, right, &incident);
    assert_eq!(taken["incidents"][0]["here"], json!("INC-0001"));
    assert_eq!(taken["pictures"], json!(1));
    assert_eq!(left.texts(&incident, "arrival"), right.texts(&incident, "arrival"));
    let named = right.lines(&incident, "arrival").into_iter().find(|line| line.text.contains("drains")).unwrap();
    assert_eq!(named.people[0].name, "Ana Prado", "who is named goes along");
    let people = right.tell("directory", json!({}))["people"].as_array().unwrap().len();
    assert_eq!(people, 1, "and nobody else");
    assert!(told.lock().unwrap().iter().any(|stream| stream.to_string() == incident), "windows are told");
    assert_eq!(right.service.attachment(&hash).unwrap().0, "image/png");
    let found = right.tell("search", json!({ "words": "drains", "mode": "newest", "limit": 10 }));
    assert_eq!(found["hits"].as_array().unwrap().len(), 1, "it is found by words");
    // Both go on, and both bring what they have.
    right.at("02:20:00");
    let line = right.log(&incident, "/d the right one decides");
    left.at("02:21:00");
    left.log(&incident, "the left one looks");
    left.tell("severity_set", json!({ "incident": incident, "severity": "sev1", "reason": "" }));
    let back = two.carry(right, left, &incident);
    assert_eq!((back["incidents"][0]["lines"].clone(), back["incidents"][0]["others"].clone()), (json!(1), json!(0)));
    two.carry(left, right, &incident);
    assert_eq!(left.lines(&incident, "happened"), right.lines(&incident, "happened"));
    assert!(left.texts(&incident, "happened").contains(&"the right one decides".to_owned()));
    // What one strikes is struck on the other.
    left.tell("line_strike", json!({ "incident": incident, "line": line, "reason": "not decided" }));
    two.carry(left, right, &incident);
    assert_eq!(left.lines(&incident, "happened"), right.lines(&incident, "happened"));
    let again = two.carry(left, right, &incident);
    assert_eq!(again["taken"], json!(0), "twice is once");
    left.assert_good();
    right.assert_good();
}

#[test]
fn two_incidents_of_one_number_are_told_apart_alike_on_both_machines() {
    let two = Two::new();
    let first = two.left.declare("Logins fail");
    two.right.at("02:30:00");
    let second = two.right.declare("Queue grows");
    assert_eq!(
        (two.left.view(&first).reference, two.right.view(&second).reference),
        ("INC-0001".into(), "INC-0001".into())
    );
    let path = two.write(&two.left, &first, "first.muster");
    let seen = look(&two.right, &path);
    let note = seen["notes"][0].as_str().unwrap();
    assert!(note.contains("INC-0001 here, “Queue grows”, will be called INC-0001b"), "{note}");
    assert_eq!(seen["incidents"][0]["here"], json!("INC-0001"));
    take(&two.right, &path);
    let path = two.write(&two.right, &second, "second.muster");
    let note = look(&two.left, &path)["notes"][0].clone();
    assert!(note.as_str().unwrap().contains("this one is called INC-0001b"), "{note}");
    take(&two.left, &path);
    for desk in [&two.left, &two.right] {
        assert_eq!(desk.view(&first).reference, "INC-0001", "whichever was declared first keeps it");
        assert_eq!(desk.view(&second).reference, "INC-0001b");
        desk.assert_good();
    }
    let next = two.right.declare("Another");
    assert_eq!(two.right.view(&next).reference, "INC-0002");
}

#[test]
fn what_was_erased_stays_erased_whichever_bundle_comes_first() {
    for old_first in [true, false] {
        let two = Two::new();
        let (left, right) = (&two.left, &two.right);
        let incident = left.declare("Logins fail");
        let secret = left.log(&incident, "the canary of Jonas");
        let (hash, shown) = picture(left, &incident);
        let old = two.write(left, &incident, "old.muster");
        for line in [&secret, &shown] {
            left.tell("line_erase", json!({ "incident": incident, "line": line, "reason": "a name" }));
        }
        let new = two.write(left, &incident, "new.muster");
        let order = if old_first { [&old, &new] } else { [&new, &old] };
        for path in order {
            take(right, path);
        }
        assert_eq!(left.lines(&incident, "arrival"), right.lines(&incident, "arrival"));
        assert!(right.service.attachment(&hash).is_none(), "the picture goes with what it showed");
        let found = right.tell("search", json!({ "words": "canary", "mode": "substring", "limit": 10 }));
        assert_eq!(found["hits"], json!([]));
        // Nor does it come back from where it had not been erased.
        take(left, &old);
        assert!(left.service.attachment(&hash).is_none());
        assert_eq!(left.lines(&incident, "arrival"), right.lines(&incident, "arrival"));
        left.assert_good();
        right.assert_good();
    }
}

#[test]
fn only_the_log_and_what_it_names_is_in_it() {
    let two = Two::new();
    let desk = &two.left;
    let incident = desk.declare("Logins fail");
    desk.declare("Another with a canary");
    desk.tell("draft_save", json!({ "incident": incident, "field": "composer", "text": "a canary" }));
    desk.tell("review_act", json!({ "incident": incident, "act": { "kind": "tier_set", "incident": incident, "tier": "light", "reason": "half an hour" } }));
    let path = two.write(desk, &incident, "out.muster");
    let mut bundle = Bundle::open("out.muster", std::fs::File::open(&path).unwrap()).unwrap();
    let mut streams = Vec::new();
    bundle
        .events::<BundleError>(|_, event| {
            assert!(!event.body.unwrap_or_default().contains("canary"));
            streams.push((event.header.stream_kind, event.header.stream));
            Ok(())
        })
        .unwrap();
    assert!(streams.iter().any(|(kind, _)| *kind == StreamKind::Review), "its review goes along");
    assert!(streams.iter().all(|(kind, stream)| match kind {
        StreamKind::Incident => stream.to_string() == incident,
        StreamKind::Catalog => *stream == DIRECTORY,
        StreamKind::Review => true,
        StreamKind::Drill | StreamKind::Library => false,
    }));
    let offer: Value = desk.tell("bundle_offer", json!({ "incident": incident }));
    assert_eq!(offer["fileName"], json!("INC-0001-logins-fail.muster"));
    assert_eq!(offer["stays"].as_array().unwrap().len(), 1, "{offer}");
    take(&two.right, &path);
    assert_eq!(
        two.right.tell("review", json!({ "incident": incident }))["scope"],
        desk.tell("review", json!({ "incident": incident }))["scope"]
    );
}

#[test]
fn a_review_goes_along_without_the_conversations_brought_into_it() {
    let two = Two::new();
    let (left, right) = (&two.left, &two.right);
    let incident = left.declare("Payments fail");
    left.log(&incident, "the pool is full");
    let chat = "when,who,text\n2026-11-20T02:05:00Z,Ana Ruiz,a canary in the chat\n";
    let read = json!({ "incident": incident, "text": chat, "format": "csv", "job": "in" });
    let source = left.tell("source_import", read.clone())["source"].clone();
    let offer = left.tell("bundle_offer", json!({ "incident": incident }));
    assert!(offer["stays"].to_string().contains("The conversation"), "{offer}");
    two.carry(left, right, &incident);
    // It is named there, and nothing of it can be read; no screen of the review fails on that.
    let here = right.tell("sources", json!({ "incident": incident }));
    assert_eq!(here["sources"][0]["id"], source);
    let of = json!({ "incident": incident });
    for command in ["review", "marking", "heard", "time_line", "differences", "story", "story_draft"] {
        assert!(right.ask(command, of.clone()).is_ok(), "{command}");
    }
    let places = json!({ "incident": incident, "source": source, "places": [0] });
    assert!(!right.tell("messages", places).to_string().contains("canary"));
    let slice = json!({ "of": of, "from": 0, "count": 20 });
    assert!(right.tell("conversation", slice).to_string().contains("the pool is full"));
    // It can be brought in there from where it came from.
    assert_eq!(right.tell("source_import", read)["changed"], json!([1, 0, 0]));
    right.assert_good();
}
