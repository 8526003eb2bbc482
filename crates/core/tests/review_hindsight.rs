//! Without hindsight: the minute as it was known, told beside known, lanes, accounts that differ.
#![expect(clippy::indexing_slicing, reason = "a test says what it expects")]

mod hindsight_world;

use hindsight_world::{World, at, id};
use muster_core::event::Passage;
use muster_core::ids::EventId;
use muster_core::review::{
    LaneSort, PointsOfView, RemarkSort, SpokenMinute, TimeSort, known_at, marks, points_of_view, said_known, time_line,
};
use muster_core::time::Moment;
use muster_core::words::{Milestone, Phase, Standing};
use proptest::prelude::*;
use serde_json::json;

const NOWHEN: &dyn Fn(&Passage) -> Option<Moment> = &|_| None;

fn night() -> World {
    let mut world = World::new();
    world.act(4, json!({ "kind": "person_joined", "person": "ana", "engaged": true }));
    world.act(5, json!({ "kind": "person_joined", "person": "jonas", "engaged": true, "onCall": true }));
    world.statement(6, "Card payments are declined in eu-west.");
    world.author = 2;
    let pool = world.line(9, "hypothesis", "the connection pool is exhausted", &["jonas"]);
    world.author = 1;
    world.told(12, "customers", "Some card payments are declined. Our connection pool seems exhausted.", Some(30));
    world.standing(15, pool, "fact", "the graph shows it");
    world.phase(16, Phase::Identified);
    let limit = world.line(18, "observation", "release 4.18 changed the limit per host", &[]);
    world.standing(20, limit, "fact", "");
    world.told(37, "customers", "Release 4.18 changed a limit per host; we roll back.", None);
    world.draft(38, "executives", "We roll back.");
    world.phase(50, Phase::Resolved);
    world
}

#[test]
fn each_minute_shows_what_was_known_in_it_and_no_more() {
    let world = night();
    let table: &[(u32, &[&str])] = &[
        (1, &["it had not been declared yet"]),
        (2, &["no statement yet", "no hypotheses open", "nobody noted on the call", "nothing yet said to customers"]),
        (11, &["statement version 1", "one hypothesis open", "2 people on the call", "nothing yet said to customers"]),
        (13, &["statement version 1", "one hypothesis open", "2 people on the call", "customers last told at 02:12"]),
        (60, &["statement version 1", "no hypotheses open", "2 people on the call", "customers last told at 02:37"]),
    ];
    for (minute, words) in table {
        let known = known_at(&world.seen_at(*minute).response());
        assert_eq!(known.words, *words, "at minute {minute}");
        assert!(known.latest.iter().all(|line| line.known_at <= at(*minute)));
        assert_eq!(known.declared, *minute >= 2);
    }
    let known = known_at(&world.seen_at(17).response());
    assert_eq!((known.phase, known.ledger.facts.len(), known.told.len()), (Phase::Identified, 1, 1));
    assert_eq!(known.ledger.facts[0].text, "the connection pool is exhausted");
}

#[test]
fn the_line_holds_phases_updates_marks_and_promises() {
    let mut world = night();
    world.milestone(1, 52, Milestone::ImpactBegan);
    for code in ["surprise", "detection", "cue"] {
        world.review(json!({ "kind": "mark_made", "passage": { "line": id(6), "place": 0 }, "code": code }));
    }
    let seen = world.seen();
    let scene = seen.review();
    let line = time_line(&scene, &marks(&scene), &|passage| passage.line.map(|_| at(9)));
    assert_eq!((line.from, line.to), (at(1), at(52)), "from the impact to the last thing known of it");
    let phases: Vec<_> = line.phases.iter().map(|one| (one.phase, one.from, one.until)).collect();
    assert_eq!(
        phases,
        [(Phase::Investigating, at(2), at(16)), (Phase::Identified, at(16), at(50)), (Phase::Resolved, at(50), at(52))]
    );
    let marks: Vec<_> = line.moments.iter().filter(|one| one.sort == TimeSort::Mark).map(|one| one.count).collect();
    assert_eq!(marks, [3], "marks within a minute are one sign");
    let impact = line.moments.iter().find(|one| one.text == "Impact began").map(|one| one.at);
    assert_eq!(impact, Some(at(52)), "a milestone stands where it was known, not where it happened");
    let kept: Vec<_> = line.promises.iter().map(|one| (one.due, one.kept_at, one.late_seconds)).collect();
    assert_eq!(kept, [(at(30), Some(at(37)), 420)]);
}

#[test]
fn what_was_told_stands_beside_what_was_known() {
    let world = night();
    let said = said_known(&world.seen_at(50).response());
    let words: Vec<(RemarkSort, &str)> = said.remarks.iter().map(|one| (one.sort, one.text.as_str())).collect();
    assert_eq!(
        words,
        [
            (RemarkSort::First, "Customers heard first at 02:12, 10 min after the declaration."),
            (
                RemarkSort::Ahead,
                "Customers: “the connection pool is exhausted” was told 3 min before it was a known fact, while it was a hypothesis."
            ),
            (
                RemarkSort::Behind,
                "“release 4.18 changed the limit per host” was known for 17 min before any audience heard of it; customers heard first, at 02:37."
            ),
            (RemarkSort::Late, "Customers: promised by 02:30, told at 02:37, 7 min later."),
            (RemarkSort::Waits, "Executives: drafted at 02:38; by 02:50 nobody had confirmed that it went out."),
        ]
    );
    let customers = said.audiences.iter().find(|one| one.key == "customers").unwrap();
    assert_eq!(customers.told.iter().map(|one| one.confirmed).collect::<Vec<_>>(), [true, true]);
    let executives = said.audiences.iter().find(|one| one.key == "executives").unwrap();
    assert!(!executives.told[0].confirmed, "a draft is told when somebody says so");
    let pool = said.known.iter().find(|one| one.text.contains("pool is exhausted")).unwrap();
    let steps: Vec<_> = pool.steps.iter().map(|step| (step.at, step.standing)).collect();
    assert_eq!(steps, [(at(9), Some(Standing::Open)), (at(15), Some(Standing::Fact))]);
}

/// What is remarked about one claim and one update, with the minute at which one looks.
#[test]
fn remarks_follow_from_the_two_instants_alone() {
    type Case = (&'static str, fn(&mut World), u32, &'static [&'static str]);
    let cases: &[Case] = &[
        (
            "a promise that was kept",
            |world| {
                world.told(10, "customers", "We are looking into it.", Some(30));
                world.told(28, "customers", "Still looking.", None);
            },
            40,
            &["Customers: promised by 02:30, told at 02:28."],
        ),
        (
            "a promise that is not due yet",
            |world| {
                world.told(10, "customers", "We are looking into it.", Some(30));
            },
            20,
            &[],
        ),
        (
            "a promise without a word since",
            |world| {
                world.told(10, "customers", "We are looking into it.", Some(30));
            },
            41,
            &["Customers: promised by 02:30; nothing more by 02:41."],
        ),
        (
            "told when it was known",
            |world| {
                let line = world.line(10, "observation", "the connection pool is exhausted", &[]);
                world.standing(10, line, "fact", "");
                world.told(11, "customers", "The connection pool is exhausted.", None);
            },
            40,
            &[],
        ),
        (
            "a hypothesis that never became a fact",
            |world| {
                world.line(10, "hypothesis", "the connection pool is exhausted", &[]);
                world.told(12, "customers", "The connection pool is exhausted.", None);
            },
            40,
            &["Customers: “the connection pool is exhausted” was told while it was a hypothesis, and no known fact."],
        ),
        (
            "told after it was dropped",
            |world| {
                let line = world.line(10, "hypothesis", "the connection pool is exhausted", &[]);
                world.standing(20, line, "dropped", "");
                world.told(24, "customers", "The connection pool is exhausted.", None);
            },
            40,
            &["Customers: “the connection pool is exhausted” was told 4 min after it had been dropped here."],
        ),
        (
            "a fact nobody heard of",
            |world| {
                let line = world.line(10, "observation", "the connection pool is exhausted", &[]);
                world.standing(10, line, "fact", "");
            },
            40,
            &["“the connection pool is exhausted” was known from 02:10; by 02:40 no audience had heard of it."],
        ),
    ];
    for (what, write, minute, words) in cases {
        let mut world = World::new();
        write(&mut world);
        let said = said_known(&world.seen_at(*minute).response());
        let found = said.remarks.iter().filter(|one| one.sort != RemarkSort::First).map(|one| one.text.as_str());
        assert_eq!(found.collect::<Vec<_>>(), *words, "{what}");
    }
}

fn spoken(person: Option<&str>, name: &str, minute: u32, messages: u32) -> SpokenMinute {
    let person = person.map(str::to_owned);
    let (first, last) = (at(minute), at(minute) + chrono::TimeDelta::seconds(40));
    SpokenMinute { person, name: name.to_owned(), source: id(77), place: minute, first, last, messages }
}

#[test]
fn lanes_stand_in_the_order_of_the_first_appearance_and_rank_nobody() {
    let mut world = night();
    world.act(40, json!({ "kind": "person_left", "person": "jonas" }));
    world.act(45, json!({ "kind": "person_joined", "person": "jonas", "engaged": true }));
    let talks = [spoken(Some("mei"), "Mei", 1, 1), spoken(None, "U77", 3, 40), spoken(Some("jonas"), "jw", 9, 90)];
    let seen = world.seen();
    let views = points_of_view(&seen.review(), None, &talks, NOWHEN);
    let names: Vec<&str> = views.lanes.iter().map(|lane| lane.name.as_str()).collect();
    assert_eq!(names, ["Mei Tan", "Ana Ruiz", "U77", "Jonas Weber"], "whoever came first, however little they said");
    let jonas = &views.lanes[3];
    let spans: Vec<_> = jonas.there.iter().map(|span| (span.from, span.until)).collect();
    assert_eq!(spans, [(at(5), Some(at(40))), (at(45), None)]);
    assert_eq!(jonas.context.on_call, Some(true));
    assert!(jonas.items.iter().any(|item| item.sort == LaneSort::Did && item.text.contains("pool")));
    let spoke = jonas.items.iter().find(|item| item.sort == LaneSort::Spoke).unwrap();
    assert_eq!((spoke.source, spoke.place, spoke.count), (Some(id(77)), 9, 90));
}

#[test]
fn words_of_an_interview_stand_in_a_lane_only_where_the_person_agreed_to_both() {
    let table = [(true, "name", 1), (true, "role", 0), (true, "unnamed", 0), (false, "name", 0)];
    for (in_report, naming, shown) in table {
        let mut world = night();
        let talk = world.review(json!({ "kind": "interview_planned", "person": "jonas", "minutes": 30 }));
        world.review(json!({ "kind": "consent_given", "interview": talk, "agreed": true, "recording": false,
            "inReport": in_report, "naming": naming }));
        world.review(json!({ "kind": "interview_began", "interview": talk }));
        let passage = json!({ "line": id(6), "place": 0 });
        world.review(json!({ "kind": "note_taken", "interview": talk, "sort": "quote", "text": "it looked flat", "passage": passage }));
        world.review(json!({ "kind": "note_taken", "interview": talk, "sort": "interpretation", "text": "was worried", "passage": passage }));
        let seen = world.seen();
        let now = points_of_view(&seen.review(), None, &[], &|_| Some(at(9)));
        let told = |views: &PointsOfView| {
            views.lanes.iter().flat_map(|lane| &lane.items).filter(|item| item.sort == LaneSort::Told).count()
        };
        assert_eq!((told(&now), now.left_out), (shown, u32::try_from(1 - shown).unwrap()), "{in_report} {naming}");
        let then = points_of_view(&seen.review(), Some(at(55)), &[], &|_| Some(at(9)));
        assert_eq!(told(&then), 0, "nobody had told it then");
    }
}

/// Any acts at rising minutes, some of them taken back again.
fn acts() -> impl Strategy<Value = Vec<(u8, u32, u8)>> {
    prop::collection::vec((0..8_u8, 0..4_u32, any::<u8>()), 1..40)
}

fn play(steps: &[(u8, u32, u8)]) -> World {
    let mut world = World::new();
    let mut minute = 2;
    let mut made: Vec<EventId> = Vec::new();
    let mut lines: Vec<EventId> = Vec::new();
    for (what, after, which) in steps {
        minute += after;
        world.author = u128::from(which % 3) + 1;
        let text = ["the pool is exhausted again", "release 4.18 changed limits", "disk filled up quickly"]
            [usize::from(which % 3)];
        let line = lines.get(usize::from(*which) % lines.len().max(1)).copied();
        let event = match (what, line) {
            (0, _) => world.line(minute, "hypothesis", text, &["mei"]),
            (1, _) => {
                world.late_line(minute.saturating_sub(u32::from(which % 5)), minute, "observation", text, &["jonas"])
            }
            (2, Some(line)) => {
                world.standing(minute, line, ["fact", "dropped", "supported"][usize::from(which % 3)], "")
            }
            (3, _) => world.told(minute, "customers", text, Some(minute + 10)),
            (4, _) => world.statement(minute, text),
            (5, _) => world.act(minute, json!({ "kind": "person_joined", "person": "mei", "engaged": true })),
            (6, _) => world.draft(minute, "executives", text),
            (_, _) => match made.get(usize::from(*which) % made.len().max(1)) {
                Some(target) => world.take_back(minute, *target),
                None => world.line(minute, "note", text, &[]),
            },
        };
        if matches!(what, 0 | 1) {
            lines.push(event);
        }
        made.push(event);
    }
    world
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn the_minute_is_what_was_seen_live_in_it(steps in acts(), minute in 0..120_u32) {
        let world = play(&steps);
        let (then, live) = (world.seen_at(minute), world.live_at(minute));
        prop_assert_eq!(known_at(&then.response()), known_at(&live.response()));
        prop_assert_eq!(said_known(&then.response()), said_known(&live.response()));
    }

    #[test]
    fn nothing_stands_anywhere_that_was_not_known(steps in acts(), minute in 0..120_u32) {
        let world = play(&steps);
        let (seen, to) = (world.seen_at(minute), at(minute));
        let known = known_at(&seen.response());
        prop_assert!(known.latest.iter().all(|line| line.known_at <= to));
        prop_assert!(known.told.iter().all(|one| one.at <= to));
        let said = said_known(&seen.response());
        prop_assert!(said.known.iter().flat_map(|one| &one.steps).all(|step| step.at <= to));
        prop_assert!(said.audiences.iter().flat_map(|one| &one.told).all(|one| one.at <= to));
        prop_assert!(said.remarks.iter().all(|one| one.at <= to));
        let talk: Vec<SpokenMinute> = (0..120).map(|n| spoken(Some("mei"), "Mei", n, 2)).collect();
        let views = points_of_view(&seen.review(), Some(to), &talk, NOWHEN);
        let items = views.lanes.iter().flat_map(|lane| &lane.items);
        prop_assert!(items.clone().all(|item| item.known_at <= to && item.at <= to));
        prop_assert!(views.lanes.iter().flat_map(|lane| &lane.there).all(|span| span.from <= to));
        prop_assert!(views.lanes.is_sorted_by_key(|lane| lane.first));
    }
}
