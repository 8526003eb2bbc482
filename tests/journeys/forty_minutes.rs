//! A SEV1 of forty minutes, from the first line to stand-down, against the rules of checklist, clocks and interruptions.

use muster_core::response::Pace;
use muster_core::words::{ItemState, Milestone};
use serde_json::json;

use crate::played::Play;

/// The first ten minutes: take command, size up.
fn take_command(play: &mut Play) {
    play.act("02:02:20", json!({ "kind": "role_assumed", "role": "commander", "person": "priya" }));
    play.act("02:03:00", json!({ "kind": "meeting_place_set", "place": "https://meet.example/42" }));
    play.item("02:03:20", "a3", "no other incident is open");
    play.act("02:04:00", json!({ "kind": "role_assumed", "role": "deputy", "person": "lena" }));
    play.act("02:04:20", json!({ "kind": "role_assumed", "role": "scribe", "person": "mei" }));
    play.sent("02:05:30", "customers", Some("02:16"), "Some card payments fail since 02:02 UTC. Next by 02:16 UTC.");
    play.sent("02:05:50", "executives", Some("02:36"), "Card payments fail in eu-west. Next by 02:36 UTC.");
    play.item("02:06:30", "a7", "said");
    play.log("02:07:10", "/m impact 02:02Z first failed authorisation");
    play.log("02:08:00", "error rate flat at 38%, #payments-gateway");
    let statement =
        "Since 02:02 UTC about 38% of card payments in eu-west fail. Wallets are fine. The cause is not known.";
    play.call("02:08:40", "statement_write", json!({ "text": statement }));
    play.act("02:09:00", json!({ "kind": "role_assumed", "role": "expert", "person": "jonas", "area": "gateway" }));
    for (time, item) in
        [("02:09:30", "b1"), ("02:09:40", "b2"), ("02:09:50", "b3"), ("02:10:10", "b4"), ("02:10:30", "b7")]
    {
        play.item(time, item, "");
    }
}

/// Minute ten to twenty: a decision, an ask, the promises kept; one is late.
fn stabilise(play: &mut Play) -> String {
    play.act(
        "02:12:10",
        json!({ "kind": "mark_answered", "mark": 10, "question": "severity", "answer": "still right" }),
    );
    play.act("02:12:15", json!({ "kind": "mark_answered", "mark": 10, "question": "missing", "answer": "nobody" }));
    play.act("02:12:20", json!({ "kind": "mark_answered", "mark": 10, "question": "update", "answer": "out" }));
    play.sent("02:12:40", "responders", Some("02:22"), "Rolling back the gateway is proposed.");
    play.item("02:13:00", "c1", "roll back, or drain eu-west");
    play.item("02:13:10", "c2", "roll back");
    play.log("02:13:55", "/d roll back the gateway in eu-west only");
    let ask = play.log("02:14:10", "=> jonas 5m roll back the gateway");
    play.act("02:14:20", json!({ "kind": "ask_read_back", "ask": ask }));
    play.log("02:15:00", "/e https://graphs.example/errors flat");
    play.sent("02:17:30", "customers", Some("02:36"), "We are undoing a change. Next by 02:36 UTC.");
    play.act(
        "02:19:30",
        json!({ "kind": "ask_answered", "ask": ask, "answer": "more_time", "minutes": 3, "remark": "8 of 12" }),
    );
    ask
}

/// Minute twenty to forty: verify, loop, stand down.
fn verify(play: &mut Play, ask: &str) {
    play.act("02:22:20", json!({ "kind": "ask_answered", "ask": ask, "answer": "finished", "remark": "12 of 12" }));
    play.sent("02:22:50", "responders", Some("02:32"), "Rollback done, watching.");
    play.item("02:23:10", "c7", "drain eu-west");
    play.item("02:23:40", "d2", "error rate at 2 % and falling");
    play.item("02:24:00", "d3", "no");
    play.item("02:24:20", "d4", "network may leave");
    play.item("02:24:40", "d5", "fit");
    play.act(
        "02:25:00",
        json!({ "kind": "time_box_set", "text": "watch the error rate", "until": "2026-11-20T02:35:00Z" }),
    );
    play.item("02:25:30", "d7", "said");
    play.call("02:27:00", "phase_set", json!({ "phase": "monitoring" }));
    play.sent("02:28:00", "executives", Some("02:58"), "Rolled back; payments work again; watching.");
    play.sent("02:29:00", "company", Some("02:59"), "Payments work again; we are watching.");
    play.sent("02:31:30", "responders", Some("02:41"), "Watching.");
    play.act("02:33:00", json!({ "kind": "loop_step_set", "round": 1, "step": "assess" }));
    play.act(
        "02:34:00",
        json!({ "kind": "loop_step_set", "round": 1, "step": "verify", "outcome": "error rate at its usual level" }),
    );
    play.sent("02:35:00", "customers", Some("03:05"), "Payments have worked again since 02:26 UTC; we are watching.");
    play.act("02:36:00", json!({ "kind": "recovery_verified", "by": "jonas", "signal": "error rate at its usual level for ten minutes" }));
    play.act(
        "02:38:00",
        json!({ "kind": "temporary_change_noted", "text": "gateway pinned to 4.18", "owner": "jonas" }),
    );
    play.act("02:39:00", json!({ "kind": "review_chosen", "tier": "standard", "reason": "the rollout guard did not see it", "drafter": "mei" }));
    play.act("02:39:20", json!({ "kind": "survey_chosen", "wanted": true }));
    play.call("02:40:00", "phase_set", json!({ "phase": "resolved" }));
    for (time, audience) in
        [("02:40:30", "customers"), ("02:40:50", "company"), ("02:41:10", "executives"), ("02:41:30", "responders")]
    {
        play.sent(time, audience, None, "It is over. No data was lost.");
    }
    play.act("02:42:00", json!({ "kind": "stood_down", "remark": "follow-up in #inc-42" }));
}

#[test]
fn a_sev1_of_forty_minutes_keeps_its_rules() {
    let mut play = Play::begin("sev1 Card payments declined in eu-west");
    take_command(&mut play);
    let early = play.response();
    let card = |key: &str| early.cards.iter().find(|card| card.key == key).unwrap();
    assert_eq!(card("a").answered, 7, "all of card A is answered, four items by what was done");
    assert!(card("a").items.iter().any(|item| item.by_itself && item.line.is_some()), "with the line that did it");
    assert_ne!(early.pace, Pace::Behind);
    let mustered = play.desk.view(&play.incident).milestones.into_iter().find(|m| m.milestone == Milestone::Mustered);
    assert!(mustered.unwrap().happened.is_some(), "commander and expert are together: mustered follows from it");

    let ask = stabilise(&mut play);
    verify(&mut play, &ask);
    play.ends_as("forty_minutes");
    let end = play.response();
    assert!(!end.rail, "after minute 30 the rail gives way to the loop");
    let late: Vec<String> = end
        .sent
        .iter()
        .filter(|update| update.late_seconds > 0)
        .map(|update| format!("{} {} {} s", update.at.format("%H:%M"), update.audience, update.late_seconds))
        .collect();
    // A change of phase makes an update due, but nobody had been promised a word then: that is not late.
    let promised = ["02:12 responders 40 s", "02:17 customers 90 s", "02:22 responders 50 s", "02:41 responders 30 s"];
    assert_eq!(late, promised, "told in seconds and in no other way; everything else was in time");
    let promises = end.sent.iter().filter(|update| update.next_by.is_some()).count();
    let kept = end.sent.iter().filter(|update| update.next_by.is_none()).count();
    assert_eq!((promises, kept), (9, 4), "every promise is followed by a word to the same audience");
    assert!(end.clocks.iter().all(|clock| clock.due_at.is_none()), "after stand-down no clock runs: {:?}", end.clocks);
    assert_eq!(end.stand_down.temporary.iter().filter(|change| change.undone_at.is_none()).count(), 1);
    let deferred =
        end.cards.iter().flat_map(|card| &card.items).filter(|item| item.state == ItemState::Deferred).count();
    assert_eq!(deferred, 0);
    assert!(play.most_in_thirty_minutes() <= 6, "{:?}", play.interruptions);
    play.desk.assert_good();
}
