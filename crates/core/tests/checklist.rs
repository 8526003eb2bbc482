//! The checklist as people meet it: what ticks itself, what comes back, what comes next.
#![expect(clippy::unwrap_used, reason = "a test says what it expects")]

mod card_world;

use card_world::{Told, item_of, minute};
use muster_core::event::{Body, SeveritySet, StatementWritten};
use muster_core::library::Library;
use muster_core::response::Pace;
use muster_core::words::{EntryKind, ItemState, Phase, Severity};
use serde_json::{Value, json};

fn sent(audience: &str, next_by: Option<f64>) -> Value {
    let mut sent = json!({ "audience": audience, "text": "We are on it.", "channel": "plain" });
    if let Some(next_by) = next_by {
        sent["next_by"] = json!(null);
        sent["nextBy"] = json!(minute(next_by));
    }
    sent
}

#[test]
fn each_fact_ticks_its_item_and_links_to_its_line() {
    // Item, the kind of act that answers it, its fields, what the answer records.
    let table: Vec<(&str, &str, Value, &str)> = vec![
        ("a1", "role_assumed", json!({ "role": "commander", "person": "asha" }), "asha since 02:31"),
        ("a2", "meeting_place_set", json!({ "place": "https://meet.example/1" }), "https://meet.example/1"),
        ("a3", "incident_related", json!({ "other": uuid::Uuid::from_u128(9), "relation": "separate" }), "Separate"),
        ("a6", "update_sent", sent("company", None), "Company at 02:31"),
        ("a7", "said", json!({ "script": "card.a", "text": "Card A is complete." }), ""),
        ("a7", "said", json!({ "script": "card.a.a7", "text": "Card A is complete." }), ""),
        (
            "b5",
            "role_assumed",
            json!({ "role": "expert", "person": "mei", "area": "ledger" }),
            "mei (ledger) since 02:31",
        ),
        (
            "b7",
            "reporting_clock_started",
            json!({ "name": "GDPR", "anchor": minute(0.0), "due": minute(60.0) }),
            "GDPR",
        ),
        ("b7", "severity_sized", json!({ "suggested": "sev1", "pageNow": true, "answers": [] }), "SEV1 since 02:31"),
        ("d6", "time_box_set", json!({ "text": "watch it", "until": minute(40.0) }), "watch it until 02:40"),
        ("e1", "recovery_verified", json!({ "by": "mei", "signal": "error rate" }), "mei by error rate"),
        ("e6", "review_chosen", json!({ "tier": "light", "reason": "seen before" }), "Light"),
        ("e7", "survey_chosen", json!({ "wanted": false }), "No"),
    ];
    for (item, kind, fields, remark) in table {
        let mut told = Told::new();
        assert_eq!(told.item(30.0, item).state, ItemState::Open, "{item}");
        let line = told.act(31.0, kind, fields);
        let view = told.item(32.0, item);
        assert_eq!((view.state, view.by_itself, view.line), (ItemState::Done, true, Some(line)), "{item} by {kind}");
        assert_eq!((view.at, view.remark.as_str(), view.by.as_str()), (Some(minute(31.0)), remark, ""), "{item}");
        told.take_back(33.0, line);
        assert_eq!(told.item(34.0, item).state, ItemState::Open, "{item}: the fact is gone, and nobody ticked it");
    }
}

#[test]
fn what_people_write_ticks_items_too() {
    let mut told = Told::new();
    let severity = told.write(2.0, Body::SeveritySet(SeveritySet { severity: Severity::Sev1, reason: None }));
    let statement =
        told.write(9.0, Body::StatementWritten(StatementWritten { text: "Payments fail.\nSince 01:55.".into() }));
    let decision = told.line(13.0, EntryKind::Decision, None);
    let ask = told.line(14.0, EntryKind::Action, Some(("ana", 5)));
    let evidence = told.line(15.0, EntryKind::Evidence, None);
    told.line(16.0, EntryKind::Decision, None);
    let list = told.at(17.0);
    let lines = [("a4", severity), ("b6", statement), ("c3", decision), ("c4", ask), ("c5", evidence)];
    for (item, line) in lines {
        assert_eq!(item_of(&list, item).line, Some(line), "{item}: the first line that did it");
    }
    assert_eq!(item_of(&list, "b6").remark, "Payments fail.…", "an answer is one line");
    assert_eq!(item_of(&Told::declared(Some(Severity::Sev2)).at(0.0), "a4").remark, "SEV2 since 02:00");
}

#[test]
fn a_deputy_and_a_scribe_are_needed_at_the_same_time() {
    let mut told = Told::new();
    let deputy = told.act(1.0, "role_assumed", json!({ "role": "deputy", "person": "lena" }));
    assert_eq!(told.item(2.0, "a5").state, ItemState::Open);
    told.act(2.0, "role_released", json!({ "tenure": deputy }));
    told.act(3.0, "role_assumed", json!({ "role": "scribe", "person": "tom" }));
    assert_eq!(told.item(3.5, "a5").state, ItemState::Open, "the deputy is gone");
    told.act(4.0, "role_assumed", json!({ "role": "deputy", "person": "tom" }));
    assert_eq!(told.item(5.0, "a5").remark, "tom, tom since 02:04", "the deputy writes");
}

#[test]
fn every_ask_is_answered_from_the_beginning_of_the_card_on() {
    let mut told = Told::new();
    let first = told.line(3.0, EntryKind::Action, Some(("ana", 5)));
    told.act(8.0, "ask_answered", json!({ "ask": first, "answer": "finished" }));
    assert_eq!(told.item(19.0, "d1").state, ItemState::Open, "it is too early for the round of questions");
    let at_twenty = told.item(20.0, "d1");
    assert_eq!((at_twenty.state, at_twenty.at), (ItemState::Done, Some(minute(20.0))));

    let second = told.line(18.0, EntryKind::Action, Some(("jonas", 10)));
    assert_eq!(told.item(20.0, "d1").state, ItemState::Open, "somebody has not been asked");
    let more = told.act(22.0, "ask_answered", json!({ "ask": second, "answer": "more_time", "minutes": 5 }));
    let asked = told.item(22.0, "d1");
    assert_eq!((asked.state, asked.line), (ItemState::Done, Some(more)), "more time is an answer");
    told.line(23.0, EntryKind::Action, Some(("mei", 10)));
    assert_eq!(told.item(24.0, "d1").state, ItemState::Done, "a later ask does not take the answer back");
}

#[test]
fn nothing_asked_is_not_everything_answered() {
    let mut told = Told::new();
    told.phase(25.0, Phase::Monitoring);
    assert_eq!(told.item(29.0, "d1").state, ItemState::Open);
    assert_eq!(told.item(29.0, "e4").state, ItemState::Open, "that nothing was changed for the moment, a person says");
}

#[test]
fn temporary_changes_are_undone_after_the_recovery() {
    let mut told = Told::new();
    let one = told.act(10.0, "temporary_change_noted", json!({ "text": "alerts off" }));
    told.act(12.0, "temporary_change_undone", json!({ "change": one }));
    assert_eq!(told.item(14.0, "e4").state, ItemState::Open, "more may be changed before it is over");
    told.phase(20.0, Phase::Monitoring);
    assert_eq!(told.item(20.0, "e4").state, ItemState::Done);
    told.act(19.0, "temporary_change_noted", json!({ "text": "pool doubled" }));
    assert_eq!(told.item(21.0, "e4").state, ItemState::Open);
}

#[test]
fn updates_are_out_when_nobody_who_was_due_waits() {
    let mut told = Told::declared(Some(Severity::Sev1));
    told.act(4.0, "update_sent", sent("customers", Some(14.0)));
    told.act(4.0, "update_sent", sent("executives", None));
    told.act(10.5, "update_sent", sent("responders", None));
    assert_eq!(
        told.item(11.0, "c6").state,
        ItemState::Open,
        "executives heard before the card, and nothing was promised"
    );
    let last = told.act(12.0, "update_sent", sent("executives", None));
    let view = told.item(12.0, "c6");
    assert_eq!(
        (view.state, view.line),
        (ItemState::Done, Some(last)),
        "customers have a promise, the company is due later"
    );
    assert_eq!(view.remark, "Executives, Responders at 02:12");
    // More people are told at a higher severity; what was answered stays answered.
    told.write(13.0, Body::SeveritySet(SeveritySet { severity: Severity::Sev2, reason: None }));
    assert_eq!(told.item(16.0, "c6").state, ItemState::Done);
}

#[test]
fn who_is_due_is_read_from_the_policy_as_the_clocks_read_it() {
    let told_responders = |mut told: Told| {
        told.act(10.5, "update_sent", sent("responders", None));
        told.item(19.0, "c6").state
    };
    let sev2 = || Told::declared(Some(Severity::Sev2));
    assert_eq!(told_responders(sev2()), ItemState::Open, "executives hear within a quarter of an hour");
    let mut told = sev2();
    told.act(2.0, "update_sent", sent("executives", None));
    assert_eq!(told_responders(told), ItemState::Done, "nobody knows yet that it reaches customers");
    let mut told = sev2();
    told.act(2.0, "update_sent", sent("executives", None));
    told.write(3.0, Body::StatementWritten(StatementWritten { text: "Payments fail.".into() }));
    assert_eq!(told_responders(told), ItemState::Open, "now customers are due");
    let mut told = Told::new();
    told.act(2.0, "update_sent", sent("executives", None));
    assert_eq!(told_responders(told), ItemState::Done, "unsized counts as SEV2");

    // At SEV4 nobody is due; a service of tier 1 moves it to SEV3, where responders hear within half an hour.
    for (tier, state) in [(1, ItemState::Open), (2, ItemState::Done)] {
        let mut told = Told::declared(Some(Severity::Sev4));
        told.library.policy.rules.iter_mut().filter(|rule| rule.audience == "responders").for_each(|rule| {
            rule.first = rule.minutes.map(|minutes| minutes / 2);
        });
        told.service(tier);
        told.act(10.5, "update_sent", sent("company", None));
        assert_eq!(told.item(19.0, "c6").state, state, "tier {tier}");
    }
}

#[test]
fn the_end_is_told_to_everybody_who_heard_of_the_beginning_or_it_is_said_why_not() {
    let mut told = Told::declared(Some(Severity::Sev4));
    told.act(4.0, "update_sent", sent("customers", None));
    told.phase(20.0, Phase::Resolved);
    told.act(21.0, "update_sent", sent("company", None));
    assert_eq!(told.item(22.0, "e2").state, ItemState::Open);
    let waived = told.act(23.0, "audience_waived", json!({ "audience": "customers", "reason": "a test account" }));
    assert_eq!(told.item(24.0, "e2").line, Some(waived));
}

#[test]
fn a_person_s_answer_stands_over_any_fact() {
    for state in [ItemState::Done, ItemState::NotApplicable] {
        let mut told = Told::new();
        let ticked = told.answer(1.0, "a1", state, None);
        let fact = told.act(2.0, "role_assumed", json!({ "role": "commander", "person": "asha" }));
        told.take_back(3.0, fact);
        for at in [1.5, 2.5, 3.5] {
            let view = told.item(at, "a1");
            assert_eq!((view.state, view.by_itself, view.remark.as_str()), (state, false, "said so"), "minute {at}");
        }
        told.take_back(4.0, ticked);
        assert_eq!(told.item(5.0, "a1").state, ItemState::Open);
    }
}

#[test]
fn what_a_person_opened_again_stays_open_until_something_new_happens() {
    let mut told = Told::new();
    told.act(1.0, "role_assumed", json!({ "role": "commander", "person": "asha" }));
    told.answer(5.0, "a1", ItemState::Open, None);
    assert_eq!(told.item(6.0, "a1").state, ItemState::Open, "the old fact does not answer a question put anew");
    let new = told.act(7.0, "role_assumed", json!({ "role": "commander", "person": "mei" }));
    assert_eq!(told.item(8.0, "a1").line, Some(new));
}

#[test]
fn what_was_put_off_comes_back() {
    let mut told = Told::new();
    told.answer(1.0, "a2", ItemState::Deferred, Some(6.0));
    told.answer(1.0, "a3", ItemState::Deferred, None);
    let early = told.at(5.0);
    assert!(!item_of(&early, "a2").late, "it waits for its moment");
    assert_ne!(early.next.item, "a2");
    let back = told.item(6.0, "a2");
    assert_eq!((back.state, back.until, back.late), (ItemState::Deferred, Some(minute(6.0)), true));
    assert_eq!(told.item(6.0, "a3").until, Some(minute(11.0)), "without a word on when, at the next mark");
    told.done(6.5, "a2");
    assert_eq!(told.item(7.0, "a2").state, ItemState::Done);
}

#[test]
fn an_item_that_waits_for_another_comes_back_with_its_answer() {
    let mut told = Told::new();
    told.library.cards[0].items[1].after = Some("a1".to_owned());
    told.answer(1.0, "a2", ItemState::Deferred, None);
    assert_eq!(told.item(2.0, "a2").until, Some(minute(11.0)), "also when the other is never answered");
    told.done(3.0, "a1");
    assert_eq!(told.item(4.0, "a2").until, Some(minute(3.0)));
    told.answer(4.0, "a2", ItemState::Deferred, Some(20.0));
    assert_eq!(told.item(5.0, "a2").until, Some(minute(20.0)), "a moment that a person named is kept");
}

#[test]
fn you_were_here() {
    let mut told = Told::new();
    let here = |told: &Told, at| {
        let list = told.at(at);
        let here: Vec<String> = list
            .cards
            .iter()
            .flat_map(|card| &card.items)
            .filter(|item| item.here)
            .map(|item| item.key.clone())
            .collect();
        here.join(" ")
    };
    assert_eq!(here(&told, 0.5), "", "nobody was anywhere yet");
    told.done(1.0, "a1");
    told.done(2.0, "a3");
    assert_eq!(here(&told, 2.5), "a4", "the one after the last answer");
    told.act(2.6, "role_assumed", json!({ "role": "expert", "person": "mei" }));
    assert_eq!(here(&told, 2.7), "a4", "what ticks itself moves nobody");
    for item in ["a4", "a5", "a6", "a7"] {
        told.done(3.0, item);
    }
    assert_eq!(here(&told, 3.5), "a2", "what was passed over comes up at the end of the card");
}

#[test]
fn the_strip_says_the_next_step() {
    let mut told = Told::declared(Some(Severity::Sev1));
    told.act(0.5, "role_assumed", json!({ "role": "commander", "person": "asha" }));
    let next = |told: &Told, at: f64| {
        let list = told.at(at);
        (list.current, list.rail, list.next.place, list.next.item)
    };
    let step =
        |current: &str, rail, place: &str, item: &str| (current.to_owned(), rail, place.to_owned(), item.to_owned());
    assert_eq!(next(&told, 1.0), step("a", true, "Card A, 2 of 7", "a2"));
    for item in ["a2", "a3", "a5", "a6", "a7"] {
        told.done(2.0, item);
    }
    assert_eq!(next(&told, 2.0), step("b", true, "Card B, 1 of 7", "b1"), "who is ahead is not kept waiting");
    assert_eq!(next(&told, 30.0), step("b", false, "Round 1, assess", ""), "after half an hour the loop leads");
    told.act(31.0, "loop_step_set", json!({ "round": 2, "step": "verify", "outcome": "rolled back" }));
    assert_eq!(next(&told, 31.0), step("b", false, "Round 2, verify", ""));
    told.phase(35.0, Phase::Monitoring);
    assert_eq!(next(&told, 35.0), step("e", false, "Card E, 1 of 7", "e1"), "on recovery the end comes up");
    told.phase(36.0, Phase::Investigating);
    assert_eq!(next(&told, 36.0).0, "b", "it was none");
    told.phase(40.0, Phase::Resolved);
    for item in ["e1", "e2", "e3", "e4", "e5", "e6", "e7"] {
        told.done(41.0, item);
    }
    assert_eq!(next(&told, 41.0), step("", false, "", ""));
    let complete: Vec<_> = told.at(41.0).cards.iter().map(|card| card.complete_at).collect();
    assert_eq!(complete, [Some(minute(2.0)), None, None, None, Some(minute(41.0))]);
}

#[test]
fn a_response_that_begins_again_asks_for_its_end_again() {
    let mut told = Told::new();
    told.phase(20.0, Phase::Resolved);
    told.done(21.0, "e3");
    told.act(22.0, "recovery_verified", json!({ "by": "mei", "signal": "error rate" }));
    told.act(23.0, "stood_down", json!({}));
    told.act(25.0, "reopened", json!({ "reason": "it is back" }));
    told.phase(25.0, Phase::Investigating);
    let list = told.at(26.0);
    assert!(list.rail && list.current != "e");
    assert_eq!([item_of(&list, "e1").state, item_of(&list, "e3").state], [ItemState::Open; 2]);
}

#[test]
fn the_pace_is_what_the_clock_says() {
    let mut told = Told::declared(Some(Severity::Sev1));
    assert_eq!(told.at(0.0).pace, Pace::OnPace);
    assert_eq!(told.at(1.0).pace, Pace::OnPace, "minute 1 lasts until it is over");
    assert_eq!(told.at(1.1).pace, Pace::Behind);
    for item in ["a1", "a2", "a3"] {
        told.done(1.5, item);
    }
    assert_eq!(told.at(2.0).pace, Pace::Ahead);
    assert_eq!(told.at(3.0).pace, Pace::OnPace);
    told.answer(3.5, "a5", ItemState::Deferred, Some(15.0));
    told.done(3.5, "a6");
    told.done(3.5, "a7");
    assert_eq!(told.at(5.0).pace, Pace::OnPace, "what was put off is not late, and nobody is ahead of it");
    assert_eq!(told.at(15.1).pace, Pace::Behind);
    told.phase(16.0, Phase::Resolved);
    assert_eq!(told.at(40.0).pace, Pace::OnPace, "nobody is behind in what is over");
}

#[test]
fn a_team_s_own_card_is_used_as_it_is() {
    let mut told = Told::new();
    let card = json!({
        "key": "db-failover", "title": "Fail over the database", "readDo": true, "minutes": [0, 3],
        "items": [{ "key": "stop", "text": "Stop the writers?", "minute": 1, "binding": "commander" }]
    });
    told.library = Library { cards: vec![serde_json::from_value(card).unwrap()], ..Library::built_in() };
    assert_eq!(told.at(0.0).next.place, "Fail over the database, 1 of 1");
    told.act(0.5, "role_assumed", json!({ "role": "commander", "person": "asha" }));
    assert_eq!(told.at(1.0).next.place, "Round 1, assess", "nothing of the cards is left");
    told.library.cards.clear();
    assert_eq!(told.at(1.0).next.place, "Round 1, assess");
}
