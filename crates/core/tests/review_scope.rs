//! What a review is to be: depths, the queue, how far it is, who may lead, earlier incidents.
#![expect(clippy::unwrap_used, reason = "a test says what it expects")]

use std::collections::BTreeSet;

use chrono::{DateTime, TimeDelta, Utc};
use muster_core::directory::Directory;
use muster_core::event::{Body, ChainHead, Draft, Event, Hlc, ReviewAct, StreamKind, TalkAct, seal};
use muster_core::ids::{DeviceId, EventId, StreamId};
use muster_core::response::alike::Traits;
use muster_core::review::earlier::{findings, likest};
use muster_core::review::queue::{QueueGroup, QueueIncident, QueueRow, in_order, progress, queue_row};
use muster_core::review::seats::{LastLed, note_led};
use muster_core::review::tiers::{ReviewPart, guides};
use muster_core::review::{ReviewState, TierChoice, fold_review, outline, stream_of};
use muster_core::time::Happened;
use muster_core::words::ReviewTier;
use proptest::prelude::*;
use serde_json::{Value, json};
use uuid::Uuid;

const INCIDENT: StreamId = StreamId(Uuid::from_u128(9));

fn start() -> DateTime<Utc> {
    "2026-03-10T09:00:00Z".parse().unwrap()
}

fn id(n: usize) -> EventId {
    EventId(Uuid::from_u128(0x101 + n as u128))
}

/// Acts one minute apart; the first has the id `id(0)`. Those of interviews begin with `interview_`.
fn review(acts: &[Value]) -> ReviewState {
    fold_review(&events(acts))
}

fn events(acts: &[Value]) -> Vec<Event> {
    let (mut head, mut last) = (ChainHead::empty(DeviceId(Uuid::from_u128(7))), Hlc::default());
    let sealed = acts.iter().enumerate().map(|(n, act)| {
        let now = start() + TimeDelta::minutes(i64::try_from(n).unwrap());
        let body = if act["kind"].as_str().unwrap().starts_with("interview_") {
            Body::Talk(serde_json::from_value::<TalkAct>(act.clone()).unwrap())
        } else {
            Body::Review(serde_json::from_value::<ReviewAct>(act.clone()).unwrap())
        };
        let draft = Draft {
            id: id(n),
            stream: stream_of(INCIDENT),
            stream_kind: StreamKind::Review,
            author: None,
            happened: Happened::exact(now, "UTC"),
            known_at: None,
            body,
        };
        seal(draft, &mut head, &mut last, now).unwrap().0
    });
    sealed.collect()
}

fn nominated() -> Value {
    json!({ "kind": "review_nominated", "incident": INCIDENT, "why": "Nobody saw it coming" })
}

fn answered(discuss: bool) -> Value {
    json!({ "kind": "nomination_answered", "incident": INCIDENT, "discuss": discuss })
}

fn tier(tier: &str) -> Value {
    json!({ "kind": "tier_set", "incident": INCIDENT, "tier": tier, "reason": "it fits" })
}

fn led() -> Value {
    json!({ "kind": "seat_taken", "seat": "facilitator", "person": "sam" })
}

fn source(lines: u32) -> Value {
    let hash = "ab".repeat(32);
    json!({ "kind": "source_imported", "name": "chat", "format": "slack", "file": "a.zip", "original": hash,
        "answers": {}, "lines": lines, "changed": [lines, 0, 0], "digest": hash })
}

fn queued(acts: &[Value], at_stand_down: Option<ReviewTier>) -> Option<QueueRow> {
    let review = review(acts);
    let chosen = at_stand_down.map(|tier| TierChoice {
        tier,
        reason: "the commander chose".to_owned(),
        at: start() - TimeDelta::hours(1),
        at_stand_down: true,
    });
    let about = QueueIncident {
        reference: "INC-0042".to_owned(),
        title: "Payments fail".to_owned(),
        severity: None,
        is_drill: false,
        at: start() - TimeDelta::hours(2),
        lines: 100,
    };
    queue_row(about, outline(INCIDENT, &review, &Directory::default(), chosen), &review)
}

#[test]
fn every_depth_says_what_it_holds_and_leads_back_to_the_scope() {
    let guides = guides();
    let tiers: Vec<ReviewTier> = guides.iter().map(|guide| guide.tier).collect();
    assert_eq!(tiers, [ReviewTier::None, ReviewTier::Light, ReviewTier::Standard, ReviewTier::Deep], "the least first");
    for guide in &guides {
        assert!(!guide.takes.is_empty() && !guide.holds.is_empty(), "{:?}", guide.tier);
        assert!(guide.fits.ends_with('.') && guide.holds.iter().all(|text| text.ends_with('.')), "sentences");
        assert_eq!(guide.parts.first(), Some(&ReviewPart::Scope), "the depth can be changed from any depth");
        let distinct: BTreeSet<usize> = guide.parts.iter().map(|part| *part as usize).collect();
        assert_eq!(distinct.len(), guide.parts.len());
    }
    let parts: Vec<usize> = guides.iter().map(|guide| guide.parts.len()).collect();
    assert!(parts.is_sorted(), "deeper shows no less: {parts:?}");
    assert_eq!(guides[1].parts, [ReviewPart::Scope, ReviewPart::Transcript, ReviewPart::Actions, ReviewPart::Report]);
    assert!(guides[1].takes.contains("30 minutes"));
    assert_eq!(guides[3].parts, ReviewPart::ALL);
}

#[test]
fn an_incident_stands_in_the_queue_where_the_last_word_puts_it() {
    use QueueGroup as Group;
    let light = Some(ReviewTier::Light);
    let cases: &[(&[Value], Option<ReviewTier>, Option<Group>)] = &[
        (&[], None, None),
        (&[], light, Some(Group::ToBegin)),
        (&[], Some(ReviewTier::None), Some(Group::Without)),
        (&[nominated()], None, Some(Group::Asked)),
        (&[nominated(), answered(true)], None, Some(Group::ToBegin)),
        (&[nominated(), answered(true), tier("light")], None, Some(Group::ToBegin)),
        (&[nominated(), answered(true), led()], None, Some(Group::Running)),
        (&[tier("standard"), source(9)], None, Some(Group::Running)),
        (&[led()], light, Some(Group::Running)),
        (&[nominated(), answered(false)], None, Some(Group::Without)),
        // Skipping counts against what was chosen while standing down, too.
        (&[answered(false)], light, Some(Group::Without)),
        // Any nomination counts: what was passed over, or was to have none, comes up again.
        (&[nominated(), answered(false), nominated()], None, Some(Group::Asked)),
        (&[nominated()], Some(ReviewTier::None), Some(Group::Asked)),
        (&[nominated(), answered(true)], Some(ReviewTier::None), Some(Group::ToBegin)),
        // What goes on goes on.
        (&[tier("deep"), led(), nominated()], None, Some(Group::Running)),
        (&[tier("none")], light, Some(Group::Without)),
        (&[tier("light"), led(), json!({ "kind": "review_closed" })], None, Some(Group::Done)),
        (
            &[led(), json!({ "kind": "review_closed" }), json!({ "kind": "review_reopened", "reason": "more came" })],
            light,
            Some(Group::Running),
        ),
    ];
    for (n, (acts, at_stand_down, expected)) in cases.iter().enumerate() {
        assert_eq!(queued(acts, *at_stand_down).map(|row| row.group), *expected, "case {n}");
    }
    let reopened = queued(&[nominated(), answered(true)], Some(ReviewTier::None)).unwrap();
    assert_eq!(reopened.tier, None, "to discuss what was to have none leaves the depth open");
}

#[test]
fn what_waits_stands_first_and_there_the_oldest() {
    let row =
        |acts: &[Value], reference: &str| QueueRow { reference: reference.to_owned(), ..queued(acts, None).unwrap() };
    let mut rows = vec![
        row(&[tier("none")], "none"),
        row(&[led()], "running"),
        row(&[nominated(), nominated()], "asked later"),
        row(&[nominated()], "asked"),
    ];
    in_order(&mut rows);
    let order: Vec<&str> = rows.iter().map(|row| row.reference.as_str()).collect();
    assert_eq!(order, ["asked", "asked later", "running", "none"]);
}

#[test]
fn how_far_it_is_counts_what_holds() {
    let read = |from: u32, to: u32| json!({ "kind": "stretch_read", "source": id(0), "from": from, "to": to });
    let meeting = |day: u32| json!({ "kind": "meeting_planned", "sort": "learning", "at": format!("2026-03-{day}T10:00:00Z"), "agenda": [] });
    let interview = json!({ "kind": "interview_planned", "person": "ana", "minutes": 45, "interviewer": "Noor" });
    let section =
        |text: &str| json!({ "kind": "section_written", "section": text, "title": "t", "place": 0, "text": text });
    let acts = [
        source(100),
        read(0, 9),
        read(5, 19),
        read(90, 500),
        meeting(20),
        meeting(18),
        json!({ "kind": "meeting_ended", "meeting": id(5) }),
        interview.clone(),
        interview,
        json!({ "kind": "interview_ended", "interview": id(7) }),
        section("what happened"),
        section(" "),
    ];
    let far = progress(&review(&acts), 700);
    assert_eq!(far.read, Some(30), "a line that was read twice counts once, and none counts that is not there");
    assert_eq!((far.sources, far.interviews, far.interviews_planned, far.sections), (1, 1, 2, 1));
    assert_eq!(far.meeting, Some("2026-03-20T10:00:00Z".parse().unwrap()), "the one that is to come");
    assert!(!far.meeting_held);
    let log = progress(&review(&[json!({ "kind": "stretch_read", "from": 0, "to": 49 })]), 100);
    assert_eq!(log.read, Some(50), "without a source it is the log that is read");
    assert_eq!(progress(&review(&[led()]), 0).read, None, "nobody reads here");

    let mut led = LastLed::new();
    note_led(&mut led, &review(&acts));
    assert_eq!(led.keys().collect::<Vec<_>>(), ["noor"], "whoever interviews leads");
}

proptest! {
    #[test]
    fn the_share_read_is_a_share(stretches in prop::collection::vec((0_u32..200, 0_u32..200), 1..12)) {
        let mut acts = vec![source(120)];
        let mut lines = BTreeSet::new();
        for (from, more) in stretches {
            acts.push(json!({ "kind": "stretch_read", "source": id(0), "from": from, "to": from + more }));
            lines.extend((from..=from + more).filter(|line| *line < 120));
        }
        let expected = u32::try_from(lines.len() * 100 / 120).unwrap();
        prop_assert_eq!(progress(&review(&acts), 0).read, Some(expected));
    }
}

#[test]
fn earlier_incidents_share_services_or_telling_words() {
    let traits = |services: &[&str], words: &[&str]| Traits {
        services: services.iter().map(|one| (*one).to_owned()).collect(),
        people: BTreeSet::new(),
        words: words.iter().map(|one| (*one).to_owned()).collect(),
    };
    let other = |n: u128, services: &[&str], words: &[&str]| (StreamId(Uuid::from_u128(n)), traits(services, words));
    let mine = traits(&["checkout"], &["pool", "exhausted"]);
    let others = [
        other(1, &[], &["pool"]),
        other(2, &["search"], &["nothing"]),
        other(3, &["checkout"], &[]),
        other(4, &["checkout"], &["pool", "exhausted"]),
        other(5, &[], &["pool", "exhausted"]),
    ];
    let found: Vec<u128> = likest(&mine, &others).into_iter().map(|(id, _)| id.0.as_u128()).collect();
    assert_eq!(found, [4, 3, 5], "the likest first; one word alone is chance");
}

#[test]
fn of_an_earlier_review_the_findings_that_hold_are_told_as_written_last() {
    let found = |sort: &str, text: &str| json!({ "kind": "finding_written", "sort": sort, "text": text });
    let acts = [
        found("cue", "What told you?"),
        found("learning", "The pool has a limit"),
        found("contributing_factor", "Nobody saw the limit"),
        found("risk", "Search has the same pool"),
        json!({ "kind": "finding_struck", "finding": id(3) }),
        json!({ "kind": "finding_written", "finding": id(2), "sort": "contributing_factor", "text": "No graph shows the limit" }),
    ];
    let texts: Vec<String> = findings(&review(&acts)).into_iter().map(|one| one.text).collect();
    assert_eq!(texts, ["No graph shows the limit", "The pool has a limit"]);
}
