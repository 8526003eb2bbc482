//! Interviews: what was agreed decides what others read, themes run dry, cues judge nobody.
#![expect(clippy::unwrap_used, reason = "a test says what it expects")]

use chrono::{DateTime, TimeDelta, Utc};
use muster_core::directory::Directory;
use muster_core::event::{Body, ChainHead, Draft, Event, Hlc, StreamKind, TalkAct, seal};
use muster_core::ids::{DeviceId, EventId, StreamId};
use muster_core::incident::IncidentState;
use muster_core::library::Library;
use muster_core::review::interviews::{Interviews, consent_of, interview_sheet, interviews, quotable};
use muster_core::review::{ReviewScene, ReviewState, fold_review, stream_of};
use muster_core::time::Happened;
use muster_core::zone::Zone;
use serde_json::{Value, json};
use uuid::Uuid;

fn start() -> DateTime<Utc> {
    "2026-03-10T09:00:00Z".parse().unwrap()
}

fn id(n: usize) -> EventId {
    EventId(Uuid::from_u128(0x100 + n as u128))
}

/// Acts as they were done, one a minute; act `n`, from 0, has the id `id(n)`.
fn played(acts: &[Value]) -> Vec<Event> {
    let (mut head, mut last) = (ChainHead::empty(DeviceId(Uuid::from_u128(7))), Hlc::default());
    let seal_one = |(n, act): (usize, &Value)| {
        let now = start() + TimeDelta::minutes(i64::try_from(n).unwrap());
        let act: TalkAct = serde_json::from_value(act.clone()).unwrap();
        let draft = Draft {
            id: id(n),
            stream: stream_of(StreamId(Uuid::from_u128(9))),
            stream_kind: StreamKind::Review,
            author: None,
            happened: Happened::exact(now, "UTC"),
            known_at: None,
            body: Body::Talk(act),
        };
        seal(draft, &mut head, &mut last, now).unwrap().0
    };
    acts.iter().enumerate().map(seal_one).collect()
}

fn on<T>(review: &ReviewState, at: DateTime<Utc>, look: impl FnOnce(&ReviewScene<'_>) -> T) -> T {
    let (incident, library, directory) = (IncidentState::default(), Library::built_in(), Directory::default());
    look(&ReviewScene {
        review,
        incident: &incident,
        library: &library,
        directory: &directory,
        now: at,
        zone: Zone::UTC,
    })
}

fn all(acts: &[Value]) -> Interviews {
    on(&fold_review(&played(acts)), start() + TimeDelta::days(1), |scene| interviews(scene, &[]))
}

#[expect(clippy::needless_pass_by_value, reason = "acts read better by value")]
fn agreed(change: Value) -> Value {
    let mut act = json!({
        "kind": "consent_given", "interview": id(0), "agreed": true, "recording": false, "inReport": true, "naming": "name",
    });
    act.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
    act
}

#[test]
fn what_a_person_agreed_to_decides_what_others_read() {
    // Each: what was agreed, whether it may be in the report, what the person is called there.
    let cases = [
        (None, false, ""),
        (Some(json!({})), true, "jonas"),
        (Some(json!({ "agreed": false })), false, ""),
        (Some(json!({ "inReport": false })), false, "jonas"),
        (Some(json!({ "naming": "role" })), true, "somebody who worked on it"),
        (Some(json!({ "naming": "unnamed" })), true, ""),
        (Some(json!({ "deleteBy": "2026-03-11T00:00:00Z" })), false, "jonas"),
        (Some(json!({ "deleteBy": "2026-04-11T00:00:00Z" })), true, "jonas"),
    ];
    for (given, in_report, called) in cases {
        let mut acts = vec![
            json!({ "kind": "interview_planned", "person": "jonas", "minutes": 30 }),
            json!({ "kind": "note_taken", "interview": id(0), "sort": "quote", "text": "it was the pool" }),
            json!({ "kind": "note_taken", "interview": id(0), "sort": "follow_up", "text": "ask Mei" }),
        ];
        acts.extend(given.clone().map(agreed));
        let review = fold_review(&played(&acts));
        on(&review, start() + TimeDelta::days(7), |scene| {
            let consent = consent_of(scene, id(0)).unwrap();
            assert_eq!(consent.may_be_in_report(scene.now), in_report, "{given:?}");
            assert_eq!(consent.called(scene), called, "{given:?}");
            let words = quotable(scene);
            assert_eq!(words.len(), usize::from(in_report), "the interviewer's own list is never quoted: {given:?}");
            assert!(words.iter().all(|one| one.called == called && one.said));
        });
    }
}

#[test]
fn what_is_agreed_last_counts() {
    let acts = [
        json!({ "kind": "interview_planned", "person": "jonas", "minutes": 30 }),
        agreed(json!({})),
        agreed(json!({ "inReport": false })),
    ];
    let talk = &all(&acts).talks[0];
    assert!(!talk.consent.as_ref().unwrap().in_report);
}

#[test]
fn talks_run_dry_when_two_in_a_row_bring_nothing_new() {
    // Each: the themes of each talk in order, and whether enough was heard.
    let cases: [(&[&str], bool); 5] = [
        (&["Alerts"], false),
        (&["Alerts", "alerts!"], false),
        (&["Alerts", "alerts", " ALERTS "], true),
        (&["Alerts", "alerts", "Handover"], false),
        (&["Alerts", "", "alerts", "", "Alerts."], true),
    ];
    for (themes, dry) in cases {
        let mut acts = Vec::new();
        for theme in themes {
            let interview = id(acts.len());
            acts.push(json!({ "kind": "interview_planned", "person": format!("p{}", acts.len()), "minutes": 30 }));
            acts.push(json!({ "kind": "interview_ended", "interview": interview }));
            let themes: Vec<&str> = Some(*theme).filter(|theme| !theme.is_empty()).into_iter().collect();
            acts.push(json!({ "kind": "interview_summed", "interview": interview, "themes": themes, "thanked": true }));
        }
        let view = all(&acts).dry;
        assert_eq!(view.dry, dry, "{themes:?}: {}", view.words);
    }
}

#[test]
fn nothing_that_the_program_offers_to_ask_judges_or_leads() {
    let review = fold_review(&played(&[json!({ "kind": "interview_planned", "person": "jonas", "minutes": 30 })]));
    on(&review, start(), |scene| {
        let sheet = interview_sheet(scene, id(0), Vec::new()).unwrap();
        for probe in sheet.families.iter().flat_map(|family| &family.probes) {
            assert!(!probe.text.contains('{'), "every place is filled: {}", probe.text);
            assert_eq!(muster_core::review::interviews::looked_at(&probe.text), [], "{}", probe.text);
        }
    });
}
