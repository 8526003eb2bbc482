//! After a drill: what is noted becomes a report, promises are counted in neutral words, nobody is shown alone.
#![expect(clippy::unwrap_used, reason = "a test says what it expects")]

mod drill_world;

use chrono::TimeDelta;
use drill_world::{World, start};
use muster_core::drill::after::{
    AfterReport, Confidence, ConfidenceAnswer, DraftSort, ProgressDrill, Side, TeamMark, after_report, areas, asks,
    cadence, confidence, confidence_of, courses, drafts, drill_marks, progress, strengths,
};
use muster_core::drill::play::DrillRejection;
use muster_core::review::IdeaHint;
use muster_core::words::IdeaState;
use muster_core::zone::Zone;
use proptest::prelude::*;
use serde_json::{Value, json};

fn zone() -> Zone {
    Zone::parse("UTC").unwrap()
}

fn sure(world: &World) -> Confidence {
    confidence(&world.scene(), &[], &[])
}

fn report(world: &World) -> AfterReport {
    after_report(&world.scene(), "DRILL-0003".to_owned(), zone(), sure(world))
}

fn rate(world: &mut World, objective: &str, observer: &str, rating: &str, remark: &str) {
    let act = json!({
        "kind": "objective_rated", "objective": objective, "observer": observer, "rating": rating, "remark": remark,
    });
    world.act(act).unwrap();
}

fn said(world: &mut World, part: &str, text: &str) -> muster_core::ids::EventId {
    world.act(json!({ "kind": "hot_wash_noted", "part": part, "text": text, "by": "mei" })).unwrap()
}

fn ended() -> World {
    let mut world = World::running("facilitated");
    world.pass(30 * 60);
    rate(&mut world, "mitigate", "jonas", "seen", "");
    rate(&mut world, "mitigate", "ana", "seen", "Within four minutes");
    rate(&mut world, "tell", "jonas", "seen", "");
    rate(&mut world, "tell", "ana", "not_seen", "Nobody told customers a next time");
    world.act(json!({ "kind": "drill_ended", "at": start() })).unwrap();
    world
}

#[test]
fn what_was_noted_is_the_report_and_nothing_is_made_up() {
    let mut world = ended();
    said(&mut world, "keep", "One voice to customers");
    let act = json!({
        "kind": "hot_wash_noted", "part": "change", "text": "Rehearse the break-glass login", "by": "mei",
        "due": "2026-12-01T09:00:00Z",
    });
    world.act(act).unwrap();
    said(&mut world, "surprised", "The rollback tool has the same login");
    let report = report(&world);
    let strong: Vec<&str> = report.strengths.iter().map(|one| one.text.as_str()).collect();
    assert_eq!(strong, ["Mitigates first", "One voice to customers"]);
    assert!(
        report.strengths.iter().all(|one| one.id.is_none() && !one.whence.is_empty()),
        "each says where it is from"
    );
    let better: Vec<(&str, &str)> =
        report.areas.iter().map(|one| (one.observation.as_str(), one.recommendation.as_str())).collect();
    assert_eq!(better, [("Nobody told customers a next time", ""), ("", "Rehearse the break-glass login")]);
    let promised = report.areas.last().unwrap();
    assert_eq!((promised.owner.as_str(), promised.due.is_some()), ("mei", true));
    let tell = report.objectives.iter().find(|one| one.key == "tell").unwrap();
    assert!(tell.differently && tell.ratings.len() == 2, "both observers stand side by side");
    assert_eq!(report.hot_wash.len(), 3);
    // A surprise is neither good nor bad before somebody says so.
    let notes: Vec<_> = drafts(&world.scene()).into_iter().filter(|one| one.sort == DraftSort::Note).collect();
    assert_eq!(notes.len(), 1);
}

#[test]
fn with_nothing_noted_nothing_stands_in_it() {
    let mut world = World::running("facilitated");
    world.act(json!({ "kind": "drill_ended", "at": start() })).unwrap();
    let report = report(&world);
    assert!(report.strengths.is_empty() && report.areas.is_empty() && report.hot_wash.is_empty());
    assert_eq!(report.cadence.sent + report.cadence.promised, 0);
    assert!(report.course.is_empty(), "what the scenario had in the log already is not what players did");
}

#[test]
fn a_draft_is_taken_up_or_set_aside_once() {
    let mut world = ended();
    let keep = said(&mut world, "keep", "One voice");
    let wait = said(&mut world, "waited", "For access");
    world.act(json!({ "kind": "strength_noted", "text": "One voice to customers", "from": keep })).unwrap();
    world.act(json!({ "kind": "note_set_aside", "note": wait, "on": true })).unwrap();
    let open: Vec<_> = drafts(&world.scene()).into_iter().map(|one| one.from).collect();
    assert!(!open.contains(&keep) && !open.contains(&wait));
    let texts: Vec<String> = strengths(&world.scene()).into_iter().map(|one| one.text).collect();
    assert_eq!(texts, ["One voice to customers", "Mitigates first"], "as it was written, then what was only noted");
    world.act(json!({ "kind": "note_set_aside", "note": wait, "on": false })).unwrap();
    assert!(drafts(&world.scene()).iter().any(|one| one.from == wait));
    let nowhere = json!({ "kind": "note_set_aside", "note": "00000000-0000-0000-0000-00000000ffff", "on": true });
    assert_eq!(world.act(nowhere), Err(DrillRejection::NotThere("note")));
}

#[test]
fn areas_soak_as_ideas_do() {
    let mut world = ended();
    let jot =
        |text: &str| json!({ "kind": "improvement_jotted", "observation": "It took long", "recommendation": text });
    let one = world.act(jot("Put a second keeper of the account on the list")).unwrap();
    let vague = world.act(jot("Somebody should look at access")).unwrap();
    let find = |world: &World, id| areas(&world.scene(), zone()).into_iter().find(|one| one.id == Some(id)).unwrap();
    assert_eq!(find(&world, one).state, IdeaState::Soaking);
    assert_eq!(find(&world, vague).hints, [IdeaHint::TooVague]);
    world.act(json!({ "kind": "improvement_decided", "idea": one, "to": "kept" })).unwrap();
    assert_eq!(find(&world, one).hints, [IdeaHint::BeforeSoak, IdeaHint::NoOwner]);
    // Said anew it keeps its place and its soak.
    let anew = json!({
        "kind": "improvement_jotted", "observation": "It took nine minutes", "recommendation": "A second keeper",
        "owner": "mei", "due": "2026-12-01T09:00:00Z", "improvement": one,
    });
    world.act(anew).unwrap();
    let kept = find(&world, one);
    assert_eq!((kept.observation.as_str(), kept.owner.as_str()), ("It took nine minutes", "mei"));
    assert_eq!(kept.hints, [IdeaHint::BeforeSoak]);
    world.wall += TimeDelta::days(5);
    assert_eq!(find(&world, vague).state, IdeaState::Proposed, "after two working days it is to be decided");
    let empty = json!({ "kind": "improvement_jotted", "observation": " " });
    assert_eq!(world.act(empty), Err(DrillRejection::Missing("what was seen")));
}

#[test]
fn promises_are_told_by_how_much_and_blame_nobody() {
    let mut world = World::running("facilitated");
    let send = |world: &mut World, due: Option<&str>, next: Option<&str>| {
        world.player(json!({
            "kind": "update_sent", "audience": "customers", "text": "We are looking", "channel": "mail",
            "dueAt": due, "nextBy": next,
        }));
    };
    world.pass(60);
    send(&mut world, None, Some("2026-11-20T14:10:00Z"));
    world.pass(16 * 60);
    send(&mut world, Some("2026-11-20T14:10:00Z"), Some("2026-11-20T14:20:00Z"));
    world.pass(60);
    send(&mut world, Some("2026-11-20T14:20:00Z"), Some("2026-11-20T14:25:00Z"));
    world.pass(20 * 60);
    world.act(json!({ "kind": "drill_ended", "at": start() })).unwrap();
    let kept = cadence(&world.scene());
    assert_eq!((kept.sent, kept.promised, kept.kept, kept.late, kept.open), (3, 3, 1, 1, 1));
    let words: Vec<&str> = kept.rows.iter().map(|row| row.words.as_str()).collect();
    assert_eq!(words, ["first word", "7 min late", "on time", "still to come at the end, 13 min after its time"]);
    for word in ["miss", "fail", "should", "bad", "breach"] {
        assert!(!words.concat().contains(word), "{word}");
    }
}

#[test]
fn how_sure_people_are_is_asked_before_and_after_and_closed_for_good() {
    let mut world = World::planned("facilitated");
    assert_eq!(asks(&world.scene()), Some(Side::Before));
    world.begin(1).unwrap();
    assert_eq!(asks(&world.scene()), None);
    world.act(json!({ "kind": "drill_ended", "at": start() })).unwrap();
    assert_eq!(asks(&world.scene()), Some(Side::After));
    let many = vec![ConfidenceAnswer { team: 4, own: 3 }; 9];
    let open = confidence(&world.scene(), &many, &many);
    assert!(open.before.figures.is_empty() && open.before.answers == 9, "nothing is shown while answers come in");
    let closed = world.act(json!({ "kind": "confidence_closed" })).unwrap();
    world.undo(closed).unwrap();
    assert_eq!(asks(&world.scene()), None, "what was looked at was looked at");
    assert_eq!(world.act(json!({ "kind": "confidence_closed" })), Err(DrillRejection::NoChange));
    let shown = confidence(&world.scene(), &many, &many[..6]);
    assert_eq!((shown.before.figures[0].median, shown.before.figures[0].counts.len()), (4.0, 5));
    assert!(shown.after.figures[0].counts.is_empty(), "how six answers spread is not shown");
    let drill = drill_world::INCIDENT;
    assert_ne!(confidence_of(drill, Side::Before), confidence_of(drill, Side::After));
}

proptest! {
    /// Nothing but the number of people is ever said of fewer than five, and the order of answers says nothing.
    #[test]
    fn nobody_is_shown_alone(
        answers in prop::collection::vec((1_u8..=5, 1_u8..=5), 0..14),
        turn in 0_usize..14,
    ) {
        let mut world = World::running("facilitated");
        world.act(json!({ "kind": "drill_ended", "at": start() })).unwrap();
        world.act(json!({ "kind": "confidence_closed" })).unwrap();
        let mut answers: Vec<_> = answers.iter().map(|(team, own)| ConfidenceAnswer { team: *team, own: *own }).collect();
        let shown = confidence(&world.scene(), &answers, &[]);
        prop_assert_eq!(shown.before.figures.is_empty(), answers.len() < 5);
        for figure in &shown.before.figures {
            prop_assert!((1.0..=5.0).contains(&figure.median));
            prop_assert_eq!(figure.counts.is_empty(), answers.len() < 8);
        }
        if !answers.is_empty() {
            let by = turn % answers.len();
            answers.rotate_left(by);
        }
        prop_assert_eq!(confidence(&world.scene(), &answers, &[]), shown);
    }
}

#[test]
fn progress_is_one_mark_a_drill_and_names_nobody() {
    let drill = ended();
    let marks = drill_marks("DRILL-0003".to_owned(), &drill.scene()).unwrap().unwrap();
    let seen: Vec<TeamMark> = marks.objectives.iter().map(|one| one.mark).collect();
    assert_eq!(seen, [TeamMark::Seen, TeamMark::Differently]);
    let later = ProgressDrill {
        incident: muster_core::ids::StreamId(uuid::Uuid::from_u128(77)),
        at: marks.at + TimeDelta::days(30),
        scenario: "another".to_owned(),
        ..marks.clone()
    };
    let all = progress(vec![later, marks], 1);
    assert_eq!(all.drills.len(), 2);
    assert_eq!(all.objectives.len(), 2, "an objective in the same words is the same");
    assert!(all.objectives.iter().all(|row| row.marks.len() == 2 && row.marks[0].incident == drill_world::INCIDENT));
    let written = serde_json::to_string(&all).unwrap().to_lowercase();
    for name in ["jonas", "ana", "mei", "average", "mean", "score"] {
        assert!(!written.contains(&format!("\"{name}")) && !written.contains(&format!("{name}\"")), "{name}");
    }
}

#[test]
fn a_drill_of_one_person_is_nobodys_progress() {
    for (mode, left_out) in [("solo", true), ("wheel", true), ("facilitated", false)] {
        let mut world = World::running(mode);
        assert!(drill_marks(String::new(), &world.scene()).is_none(), "it is not over");
        world.act(json!({ "kind": "drill_ended", "at": start() })).unwrap();
        assert_eq!(drill_marks(String::new(), &world.scene()).unwrap().is_err(), left_out, "{mode}");
    }
}

#[test]
fn then_and_now_lie_on_one_time_line() {
    let mut scenario = drill_world::scenario();
    assert!(courses(&World::running("facilitated").scene()).is_none(), "nothing lies beside what was made up");
    let step = |minute: u32, kind: &str, text: &str| json!({ "minute": minute, "kind": kind, "text": text });
    scenario["fromIncident"] = Value::from("INC-0042");
    scenario["course"] =
        json!([step(12, "decision", "Roll the flag back"), step(3, "observation", "Errors at the edge")]);
    let mut world = World::planned_with("facilitated", &scenario);
    world.begin(1).unwrap();
    world.pass(8 * 60);
    world.player(json!({ "kind": "role_assumed", "role": "commander", "person": "mei" }));
    world.act(json!({ "kind": "drill_ended", "at": start() })).unwrap();
    let both = courses(&world.scene()).unwrap();
    let then: Vec<u32> = both.then.iter().map(|one| one.after).collect();
    assert_eq!(then, [180, 720], "in the order of time");
    assert_eq!(both.now.iter().map(|one| one.after).collect::<Vec<_>>(), [480]);
    assert_eq!(both.seconds, 720);
    assert!(both.firsts.iter().all(|one| one.then.is_some() || one.now.is_some()));
}
