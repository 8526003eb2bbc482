//! Handing command over: who gives, who takes, and what the brief says.
#![expect(clippy::unwrap_used, reason = "a test says what it expects")]

mod ledger_world;

use ledger_world::{Night, when};
use muster_core::event::{
    BriefPart, DecisionDetailed, DecisionPut, HandoverAccepted, HandoverDropped, HandoverPrepared, HandoverReadBack,
    IncidentRelated, MeetingPlaceSet, ReportingClockStarted, RoleAssumed, RoleReleased, StandingSet,
    TemporaryChangeNoted, UpdateDrafted,
};
use muster_core::ids::{EventId, StreamId};
use muster_core::response::brief::brief;
use muster_core::response::{handovers, related};
use muster_core::words::{BriefField, EntryKind, RelationKind, Role, Severity, Standing};
use uuid::Uuid;

fn takes(night: &mut Night, role: Role, person: &str) -> EventId {
    night.act(RoleAssumed { role, person: person.to_owned(), area: String::new() })
}

fn prepares(night: &mut Night, role: Role, to: &str) -> EventId {
    let brief = vec![BriefPart { field: BriefField::Severity, text: "SEV2".to_owned() }];
    night.act(HandoverPrepared { role, to: to.to_owned(), brief })
}

#[test]
fn a_handover_goes_from_whoever_held_the_role_then() {
    let mut night = Night::new();
    prepares(&mut night, Role::Commander, "mei");
    let asha = takes(&mut night, Role::Commander, "asha");
    takes(&mut night, Role::Deputy, "jonas");
    let first = prepares(&mut night, Role::Commander, "mei");
    night.at("08:01").act(HandoverReadBack { handover: first, text: "Cards fail.".to_owned() });
    night.at("08:02").act(HandoverAccepted { handover: first });
    night.act(RoleReleased { tenure: asha });
    takes(&mut night, Role::Commander, "mei");
    let second = prepares(&mut night, Role::Commander, "zoe");
    night.at("09:00").act(HandoverDropped { handover: second, reason: String::new() });
    let seen = night.see(handovers::handovers);
    let names: Vec<(&str, &str)> = seen.iter().map(|one| (one.from.as_str(), one.to_name.as_str())).collect();
    // Nobody commanded at first; somebody the directory does not know is called by their handle.
    assert_eq!(names, [("", "Mei Tan"), ("Asha Rao", "Mei Tan"), ("Mei Tan", "zoe")]);
    assert_eq!((seen[1].read_back.as_str(), seen[1].read_back_at), ("Cards fail.", Some(when("08:01"))));
    assert_eq!((seen[1].accepted_at, seen[1].dropped_at), (Some(when("08:02")), None));
    assert_eq!((seen[2].accepted_at, seen[2].dropped_at), (None, Some(when("09:00"))));
}

#[test]
fn the_latest_word_about_another_incident_counts() {
    let mut night = Night::new();
    let mut relate = |other: u128, relation| {
        let other = StreamId(Uuid::from_u128(other));
        night.act(IncidentRelated { other, relation, reason: String::new() })
    };
    relate(1, RelationKind::Linked);
    relate(2, RelationKind::Separate);
    let merged = relate(1, RelationKind::MergedInto);
    let seen = |night: &Night| {
        night.see(|scene| related::related(scene.state)).iter().map(|one| one.relation).collect::<Vec<_>>()
    };
    assert_eq!(seen(&night), [RelationKind::Separate, RelationKind::MergedInto]);
    let into = |night: &Night| night.see(|scene| related::merged_into(&related::related(scene.state)));
    assert_eq!(into(&night), Some(StreamId(Uuid::from_u128(1))));
    night.take_back(merged);
    assert_eq!(seen(&night), [RelationKind::Linked, RelationKind::Separate], "an overlay that is gone without trace");
    assert_eq!(into(&night), None);
    let into_one_after_the_other = [3, 4].map(|other| {
        let other = StreamId(Uuid::from_u128(other));
        night.act(IncidentRelated { other, relation: RelationKind::MergedInto, reason: String::new() })
    });
    assert_eq!(into(&night), Some(StreamId(Uuid::from_u128(4))), "it is handled in one place, the one said last");
    night.take_back(into_one_after_the_other[1]);
    assert_eq!(into(&night), Some(StreamId(Uuid::from_u128(3))));
}

/// The text of one part.
fn part(night: &Night, field: BriefField) -> String {
    let parts = night.see(|scene| brief(scene, Role::Commander, "mei"));
    parts.into_iter().find(|part| part.field == field).unwrap().text
}

#[test]
fn a_brief_has_twelve_parts_and_says_where_the_log_says_nothing() {
    let parts = Night::new().see(|scene| brief(scene, Role::Commander, "mei"));
    assert_eq!(parts.iter().map(|part| part.field).collect::<Vec<_>>(), BriefField::ALL);
    for part in &parts {
        let prompt = part.text.starts_with('[') && part.text.ends_with(']');
        // How large it is was said with the declaration; everything else is a prompt.
        assert!(
            prompt || matches!(part.field, BriefField::Severity | BriefField::People | BriefField::Promises),
            "{part:?}"
        );
    }
    assert!(parts[11].text.contains("Mei Tan") && parts[11].text.contains("commander"), "{}", parts[11].text);
}

fn busy() -> Night {
    let mut night = Night::new();
    night.at("02:05").severity(Severity::Sev1, "all cards");
    night.at("02:08").statement("Card payments fail for a third of customers.");
    night.at("02:09").act(MeetingPlaceSet { place: "https://meet.example/inc".to_owned() });
    let pool = night.at("02:10").line(EntryKind::Hypothesis, "the pool starves");
    let dns = night.line(EntryKind::Hypothesis, "DNS is stale");
    let why = night.line(EntryKind::Evidence, "dig answers at once");
    night.act(StandingSet { entry: dns, standing: Standing::Dropped, because: Some(why), remark: String::new() });
    night.act(StandingSet { entry: pool, standing: Standing::Supported, because: None, remark: "8 of 12".to_owned() });
    night.line(EntryKind::Question, "is data lost?");
    for n in 0..9 {
        night.line(EntryKind::Action, &format!("restarted pod {n}"));
    }
    night.entry(EntryKind::Note, "finance must not be told before legal", |entry| entry.pinned = true);
    night.entry(EntryKind::Note, "graph", |entry| entry.links = vec!["https://graphs.example/p".to_owned()]);
    night.line(EntryKind::Decision, "if the error rate climbs again we fail over");
    let decision = night.at("02:20").line(EntryKind::Decision, "roll back 4.2");
    let (options, objections) = (Vec::new(), "drops the queue".to_owned());
    let revisit_at = Some(when("04:00"));
    night.act(DecisionDetailed {
        entry: decision,
        options,
        proposal: String::new(),
        objections,
        decided_by: None,
        revisit_at,
    });
    night.act(TemporaryChangeNoted {
        text: "autoscaler off".to_owned(),
        owner: Some("ana".to_owned()),
        replaces: None,
    });
    night.act(TemporaryChangeNoted { text: "alerts muted".to_owned(), owner: None, replaces: None });
    night.act(DecisionPut { text: "drop writes".to_owned(), before: "mei".to_owned(), by: when("03:10") });
    let (name, remark) = ("Card scheme".to_owned(), String::new());
    night.act(ReportingClockStarted { name, anchor: when("02:00"), due: when("26:00"), remark });
    let (audience, subject, text) = ("customers".to_owned(), String::new(), "We are on it.".to_owned());
    night.at("02:30").act(UpdateDrafted { audience, subject, text, next_by: None, replaces: None });
    night
}

#[test]
fn a_brief_says_what_the_log_says() {
    let night = busy();
    let rows: &[(BriefField, &[&str])] = &[
        (BriefField::Severity, &["SEV1 since 03:05 CET (02:05Z)", "Raised from SEV2: all cards", "minute 30"]),
        (BriefField::History, &["Card payments fail for a third", "03:20 CET (02:20Z) Decision: roll back 4.2"]),
        (BriefField::Plan, &["Decided 03:20 CET (02:20Z): roll back 4.2"]),
        (
            BriefField::Promises,
            &["Draft for Customers", "not sent", "Mei Tan decides by", "Report Card scheme: due 21 Nov"],
        ),
        (BriefField::Temporary, &["autoscaler off (Ana Lima)", "alerts muted (nobody is named to undo it)"]),
        (BriefField::Contingencies, &["Look again at 05:00 CET (04:00Z): roll back 4.2", "if the error rate climbs"]),
        (BriefField::Constraints, &["Mei Tan decides “drop writes”", "must not be told", "drops the queue"]),
        (
            BriefField::Unknowns,
            &[
                "Open: is data lost?",
                "Supported: the pool starves, because 8 of 12",
                "Ruled out: DNS is stale (dig answers at once)",
            ],
        ),
        (BriefField::Places, &["We meet at https://meet.example/inc", "https://graphs.example/p"]),
    ];
    for (field, expected) in rows {
        let text = part(&night, *field);
        for words in *expected {
            assert!(text.contains(words), "{field:?} lacks “{words}”: {text}");
        }
        assert!(text.lines().count() <= 12, "{field:?} is short: {text}");
    }
    let history = part(&night, BriefField::History);
    assert_eq!(history.lines().count(), 6, "the statement and five lines: {history}");
}

#[test]
fn what_was_read_back_stands_in_the_last_part() {
    let mut night = Night::new();
    let handover = prepares(&mut night, Role::Commander, "mei");
    night.act(HandoverReadBack { handover, text: "A third of cards fail.".to_owned() });
    assert_eq!(part(&night, BriefField::ReadBack), "A third of cards fail.");
}

#[test]
fn a_line_as_long_as_a_book_does_not_fill_the_brief() {
    let mut night = Night::new();
    night.line(EntryKind::Question, &"why ".repeat(5_000));
    assert!(part(&night, BriefField::Unknowns).chars().count() < 200);
}
