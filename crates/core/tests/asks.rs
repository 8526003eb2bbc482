//! Asks, pages and ten-minute marks, row by row.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::needless_pass_by_value,
    reason = "a test says what it expects, and reads better with rows by value"
)]

mod response_desk;

use muster_core::event::AskBody;
use muster_core::ids::EventId;
use muster_core::incident::{LineIntent, NewLine, Rejection};
use muster_core::response::{AskView, marks};
use muster_core::words::{AskAnswer, MarkQuestion, Phase};
use muster_testkit::moment;
use proptest::prelude::*;
use response_desk::Desk;
use serde_json::json;

fn ask(desk: &mut Desk, person: &str, minutes: Option<u32>, text: &str) -> EventId {
    let ask = Some(AskBody { person: person.to_owned(), minutes });
    desk.line(NewLine { text: text.to_owned(), ask, ..NewLine::default() })
}

fn answer(desk: &mut Desk, ask: EventId, answer: &str) {
    desk.acts(json!({"kind":"ask_answered","ask":ask,"answer":answer,"remark":"still reading"}));
}

fn one(desk: &Desk) -> AskView {
    desk.view().asks.into_iter().next().unwrap()
}

#[test]
fn an_ask_runs_from_its_line_and_names_the_sentence_to_say() {
    let mut desk = Desk::new();
    let rows = [
        ("ana", Some(5), "Ana, your 5 minutes are up. What do you have?"),
        ("ANA", Some(1), "Ana, your minute is up. What do you have?"),
        ("ana", None, "Ana, what do you have?"),
        ("db-team", Some(2), "db-team, your 2 minutes are up. What do you have?"),
    ];
    for (who, minutes, say) in rows {
        let id = ask(&mut desk, who, minutes, "check replica lag");
        let shown = desk.view().asks.into_iter().find(|ask| ask.id == id).unwrap();
        assert_eq!(shown.say, say);
        assert_eq!(shown.text, "check replica lag");
        let due = minutes.map(|minutes| desk.now + chrono::TimeDelta::minutes(minutes.into()));
        assert_eq!((shown.due_at, shown.at), (due, desk.now));
    }
}

#[test]
fn more_time_runs_from_the_answer_and_an_end_ends_it() {
    let mut desk = Desk::new();
    let id = ask(&mut desk, "ana", Some(5), "check replica lag");
    desk.minute(2);
    desk.acts(json!({"kind":"ask_read_back","ask":id}));
    assert_eq!(desk.refused(json!({"kind":"ask_read_back","ask":id})), Rejection::NoChange, "it was read back");
    assert_eq!(one(&desk).read_back_at, Some(moment("2026-11-20T02:02:00Z")));
    for minutes in [json!(null), json!(0)] {
        let more = json!({"kind":"ask_answered","ask":id,"answer":"more_time","minutes":minutes});
        assert_eq!(desk.refused(more), Rejection::NoMinutes);
    }
    desk.minute(6);
    desk.acts(json!({"kind":"ask_answered","ask":id,"answer":"more_time","minutes":4,"remark":"still reading"}));
    let shown = one(&desk);
    assert_eq!(shown.due_at, Some(moment("2026-11-20T02:10:00Z")));
    assert_eq!((shown.extended, shown.ended, shown.remark.as_str()), (1, None, "still reading"));
    assert_eq!(shown.say, "Ana, your 4 minutes are up. What do you have?", "the box that runs now");
    let timer = desk.view().timers.into_iter().find(|timer| timer.key == id.to_string()).unwrap();
    assert_eq!(
        (shown.at, timer.from),
        (moment("2026-11-20T02:00:00Z"), desk.now),
        "the new box is as long as was given"
    );
    desk.minute(8);
    answer(&mut desk, id, "blocked");
    let shown = one(&desk);
    assert_eq!((shown.ended, shown.ended_at), (Some(AskAnswer::Blocked), Some(desk.now)));
    assert!(desk.view().hints.iter().any(|hint| hint.code == "ask_blocked"));
    desk.minute(9);
    desk.acts(json!({"kind":"ask_answered","ask":id,"answer":"more_time","minutes":2}));
    assert_eq!(one(&desk).ended, None, "it goes on");
    answer(&mut desk, id, "finished");
    assert_eq!(one(&desk).ended, Some(AskAnswer::Finished));
}

#[test]
fn open_asks_stand_by_their_time_and_ended_ones_last() {
    let mut desk = Desk::new();
    let names = ["ended", "none", "late", "soon", "blocked", "dropped"];
    let minutes = [Some(1), None, Some(30), Some(3), Some(9), Some(2)];
    let ids: Vec<EventId> = names.iter().zip(minutes).map(|(name, min)| ask(&mut desk, "ana", min, name)).collect();
    desk.minute(1);
    answer(&mut desk, ids[0], "finished");
    answer(&mut desk, ids[4], "blocked");
    desk.minute(2);
    answer(&mut desk, ids[5], "dropped");
    let order: Vec<String> = desk.view().asks.into_iter().map(|ask| ask.text).collect();
    assert_eq!(order, ["soon", "blocked", "late", "none", "dropped", "ended"]);
}

#[test]
fn a_line_that_was_struck_asks_for_nothing() {
    let mut desk = Desk::new();
    let id = ask(&mut desk, "ana", Some(5), "check replica lag");
    desk.changes(LineIntent::Strike(id, None));
    assert_eq!(desk.view().asks, []);
    desk.changes(LineIntent::Unstrike(id));
    assert_eq!(desk.view().asks.len(), 1);
}

#[test]
fn a_page_goes_on_after_the_time_the_policy_says() {
    let mut desk = Desk::new();
    let page = desk.acts(json!({"kind":"page_made","person":"ana","reason":"gateway"}));
    assert_eq!(desk.view().pages[0].escalate_at, moment("2026-11-20T02:15:00Z"));
    desk.library.policy.page_minutes = 5;
    assert_eq!(desk.view().pages[0].escalate_at, moment("2026-11-20T02:05:00Z"));
    desk.minute(6);
    let events = desk.steps(json!({"kind":"page_answered","page":page,"answer":"escalated","to":"mei"}));
    let pages = desk.view().pages;
    assert_eq!((pages[0].to.as_str(), pages[0].answered_at), ("mei", Some(desk.now)));
    assert_eq!((pages[1].person.as_str(), pages[1].reason.as_str(), pages[1].answer), ("mei", "gateway", None));
    desk.undo(&events);
    assert_eq!((desk.view().pages.len(), desk.view().pages[0].answer), (1, None), "both go together");
}

#[test]
fn a_mark_waits_until_it_is_answered_or_the_next_one_comes() {
    let mut desk = Desk::new();
    desk.minute(9);
    assert_eq!(desk.view().mark, None, "ten minutes have not passed");
    desk.minute(13);
    let mark = desk.view().mark.unwrap();
    assert_eq!((mark.mark, mark.at, mark.open.as_slice()), (10, moment("2026-11-20T02:10:00Z"), MarkQuestion::ALL));
    for question in ["missing", "severity"] {
        desk.acts(json!({"kind":"mark_answered","mark":10,"question":question,"answer":"no"}));
    }
    desk.acts(json!({"kind":"mark_answered","mark":10,"question":"missing","answer":"the DBA"}));
    let mark = desk.view().mark.unwrap();
    assert_eq!(mark.open, [MarkQuestion::Update]);
    let answers: Vec<&str> = mark.answered.iter().map(|one| one.answer.as_str()).collect();
    assert_eq!(answers, ["no", "the DBA"], "in the order of the questions, the last word of each");
    assert_eq!(marks::passed(&desk.scene()), None, "it is still the current one");
    desk.minute(20);
    assert_eq!(desk.view().mark.unwrap().mark, 20, "a mark lasts until the next");
    let passed = marks::passed(&desk.scene()).unwrap();
    assert_eq!((passed.mark, passed.questions.as_slice()), (10, [MarkQuestion::Update].as_slice()));
    desk.tries(passed.into()).unwrap();
    assert_eq!(marks::passed(&desk.scene()), None, "recorded once");
    for question in ["severity", "missing", "update"] {
        desk.acts(json!({"kind":"mark_answered","mark":20,"question":question,"answer":"yes"}));
    }
    assert_eq!(desk.view().mark, None);
    desk.minute(31);
    desk.acts(json!({"kind":"mark_passed","mark":30,"questions":["update"]}));
    assert_eq!(desk.view().mark, None, "passed on purpose");
    desk.minute(45);
    assert_eq!(desk.view().mark.unwrap().mark, 40);
    desk.acts(json!({"kind":"stood_down"}));
    assert_eq!((desk.state.phase(), desk.view().mark), (Phase::Resolved, None));
}

#[test]
fn ten_thousand_lines_do_not_keep_an_ask_waiting() {
    let mut desk = Desk::new();
    let lines = (0..10_000).map(|n| {
        let ask = (n % 100 == 0).then(|| AskBody { person: "ana".to_owned(), minutes: Some(n / 100 + 1) });
        NewLine { text: format!("line {n}"), ask, ..NewLine::default() }
    });
    desk.does(muster_core::incident::Intent::Log(lines.collect()));
    let asks = muster_core::response::asks::asks(&desk.scene());
    assert_eq!(asks.len(), 100, "only those that ask");
    assert!(asks.is_sorted_by_key(|ask| ask.due_at));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Whatever is answered in whatever order: every ask stands once, open ones first, and an open one with a time
    /// box has an end. Undoing all answers gives the asks as they were made.
    #[test]
    fn an_ask_is_never_lost(steps in proptest::collection::vec((0usize..4, 0usize..5, 1u32..30), 0..24)) {
        let mut desk = Desk::new();
        let ids: Vec<EventId> = (0..4).map(|n| ask(&mut desk, "ana", (n > 0).then_some(n), "look")).collect();
        let fresh = desk.view().asks;
        let mut done = Vec::new();
        for (which, what, minutes) in steps {
            desk.now += chrono::TimeDelta::minutes(1);
            let ask = ids[which];
            let act = match what {
                0 => json!({"kind":"ask_read_back","ask":ask}),
                1 => json!({"kind":"ask_answered","ask":ask,"answer":"finished"}),
                2 => json!({"kind":"ask_answered","ask":ask,"answer":"more_time","minutes":minutes}),
                3 => json!({"kind":"ask_answered","ask":ask,"answer":"blocked"}),
                _ => json!({"kind":"ask_answered","ask":ask,"answer":"dropped"}),
            };
            if let Ok(events) = desk.tries(serde_json::from_value(act).unwrap()) {
                done.push(events);
            }
            let asks = desk.view().asks;
            prop_assert_eq!(asks.len(), 4);
            let open: Vec<bool> = asks.iter().map(muster_core::response::asks::is_open).collect();
            prop_assert!(open.is_sorted_by(|a, b| a >= b), "open ones stand first: {:?}", open);
            prop_assert!(asks.iter().all(|ask| ask.ended.is_some() == ask.ended_at.is_some()));
            let boxed = |ask: &AskView| ask.extended == 0 || ask.due_at.is_some();
            prop_assert!(asks.iter().all(boxed), "more time is a time");
        }
        for events in done.iter().rev() {
            desk.undo(events);
        }
        prop_assert_eq!(desk.view().asks, fresh);
    }
}
