//! A night: declare, write while talking, correct, take back, look at an earlier minute, find it again.

use muster_service::wire::LineOrigin;
use serde_json::json;

use crate::desk::Desk;

#[test]
fn a_line_stands_in_both_orders_with_all_its_times() {
    let desk = Desk::new();
    let incident = desk.declare("sev1 Card payments declined");
    desk.at("02:05:00");
    desk.log(&incident, "error rate flat at 38%");
    desk.at("02:15:00");
    desk.log(&incident, "/m impact 02:02Z first failed authorisation");
    desk.at("02:19:00");
    desk.log(&incident, "/a -16m @jonas #gateway 8 of 12 hosts rolled back");
    let arrival = desk.texts(&incident, "arrival");
    assert_eq!(
        arrival,
        [
            "Incident declared, SEV1",
            "error rate flat at 38%",
            "first failed authorisation",
            "8 of 12 hosts rolled back"
        ]
    );
    let happened = desk.lines(&incident, "happened");
    let texts: Vec<&str> = happened.iter().map(|line| line.text.as_str()).collect();
    assert_eq!(
        texts,
        [
            "Incident declared, SEV1",
            "first failed authorisation",
            "8 of 12 hosts rolled back",
            "error rate flat at 38%"
        ]
    );
    let late = &happened[2];
    assert_eq!(late.late_seconds, 16 * 60, "the line says how late it was written down");
    assert_eq!(late.people[0].handle, "jonas");
    assert_eq!(late.services[0].handle, "gateway");
    let view = desk.view(&incident);
    assert!(view.clock_from_impact, "the clock counts from impact once that is known");
    assert_eq!(view.lines, 2, "a milestone is not a written line");
}

#[test]
fn everything_done_can_be_taken_back_and_done_again() {
    let desk = Desk::new();
    let incident = desk.declare("Logins fail");
    let line = desk.log(&incident, "pool graph looks odd");
    let person = |request: serde_json::Value| request;
    let steps = [
        ("line_add", person(json!({ "incident": incident, "text": "/d roll back" }))),
        ("lines_add", json!({ "incident": incident, "text": "0301 restarted pods\n0303 no change" })),
        ("line_amend", json!({ "incident": incident, "line": line, "text": "pool graph is fine", "when": "-5m" })),
        ("line_amend", json!({ "incident": incident, "line": line, "kind": "hypothesis" })),
        ("line_strike", json!({ "incident": incident, "line": line, "reason": "wrong graph" })),
        ("line_restore", json!({ "incident": incident, "line": line })),
        ("line_pin", json!({ "incident": incident, "line": line, "on": true })),
        ("line_flag", json!({ "incident": incident, "line": line, "on": true })),
        ("statement_write", json!({ "incident": incident, "text": "About a third of logins fail." })),
        ("title_set", json!({ "incident": incident, "text": "Logins fail in eu-west" })),
        ("severity_set", json!({ "incident": incident, "severity": "sev2", "reason": "a third" })),
        ("phase_set", json!({ "incident": incident, "phase": "identified" })),
        ("milestone_set", json!({ "incident": incident, "milestone": "detected", "when": "-10m" })),
        ("milestone_clear", json!({ "incident": incident, "milestone": "detected" })),
    ];
    let mut seen = vec![desk.seen(&incident)];
    for (name, request) in steps {
        desk.tell(name, request);
        seen.push(desk.seen(&incident));
    }
    for round in 0..2 {
        for expected in seen.iter().rev().skip(1) {
            let undone = desk.tell("undo", json!({ "incident": incident }));
            assert!(undone["label"].is_string(), "round {round}: there is more to take back");
            assert_eq!(&desk.seen(&incident), expected, "undo of “{}”", undone["label"]);
        }
        for expected in seen.iter().skip(1) {
            let redone = desk.tell("redo", json!({ "incident": incident }));
            assert_eq!(&desk.seen(&incident), expected, "redo of “{}”", redone["label"]);
        }
    }
    desk.assert_good();
}

#[test]
fn an_earlier_minute_shows_what_was_known_then() {
    let desk = Desk::new();
    let incident = desk.declare("sev3 Replication lag");
    let mut live = Vec::new();
    for minute in 3..20 {
        desk.at(&format!("02:{minute:02}:00"));
        desk.log(&incident, &format!("/o -{minute}m seen {minute}"));
        if minute == 10 {
            desk.tell("severity_set", json!({ "incident": incident, "severity": "sev1" }));
        }
        desk.at(&format!("02:{minute:02}:30"));
        live.push((minute, desk.seen(&incident)));
    }
    desk.at("03:00:00");
    for (minute, (view, lines)) in live {
        let at = format!("2026-11-20T02:{minute:02}:30Z");
        assert_eq!(desk.slice(&incident, "arrival", json!(at)), lines, "the log as it was at {at}");
        let then = desk.tell("incident", json!({ "incident": incident, "at": at }));
        assert_eq!(then["severity"], view["severity"], "the severity as it was at {at}");
        assert_eq!(then["lines"], view["lines"]);
    }
}

#[test]
fn what_was_typed_and_what_was_saved_are_there_after_a_restart() {
    let mut desk = Desk::new();
    let incident = desk.declare("sev2 Queue grows");
    desk.log(&incident, "depth 40,000");
    let draft = json!({
        "incident": incident, "field": "composer", "text": "/a half a sen", "startedAt": "2026-11-20T02:03:00Z",
    });
    desk.tell("draft_save", draft);
    desk.reopen();
    assert_eq!(desk.texts(&incident, "arrival").last().unwrap(), "depth 40,000");
    let draft = desk.tell("draft_load", json!({ "incident": incident, "field": "composer" }));
    assert_eq!(draft["text"], "/a half a sen");
    desk.log(&incident, "/a half a sentence");
    let draft = desk.tell("draft_load", json!({ "incident": incident, "field": "composer" }));
    assert_eq!(draft["text"], "", "a written line is no longer a draft");
}

#[test]
fn references_are_short_and_drills_are_counted_apart() {
    let desk = Desk::new();
    let declared = |text: &str| desk.tell("declare", json!({ "text": text }))["reference"].clone();
    assert_eq!(declared("one"), "INC-0001");
    assert_eq!(declared("drill two"), "DRILL-0001");
    assert_eq!(declared("three"), "INC-0002");
    assert_eq!(desk.view("inc-2").title, "three");
    assert_eq!(desk.view("2").title, "three");
    assert!(desk.view("DRILL-1").is_drill);
}

#[test]
fn a_line_logged_elsewhere_is_noticed() {
    let desk = Desk::new();
    let incident = desk.declare("sev2 Queue grows");
    let (heard, hears) = std::sync::mpsc::channel();
    desk.service.on_changed(Box::new(move |changed| {
        heard.send(changed.streams.len()).unwrap();
    }));
    desk.service.start_background();
    let other = desk.second();
    // The first look only notes where the log stands, so that writes before it are not news.
    let mut noticed = false;
    for n in 0..10 {
        other.call("line_add", json!({ "incident": incident, "text": format!("from a terminal {n}") })).unwrap();
        if hears.recv_timeout(std::time::Duration::from_secs(1)).is_ok() {
            noticed = true;
            break;
        }
    }
    assert!(noticed, "the window must hear of a line that another program wrote");
    assert!(desk.texts(&incident, "arrival").iter().any(|text| text.starts_with("from a terminal")));
    desk.service.close();
}

#[test]
fn a_clock_set_back_does_not_break_the_order() {
    let desk = Desk::new();
    let incident = desk.declare("clock");
    desk.at("02:30:00");
    desk.log(&incident, "first");
    desk.at("01:30:00");
    desk.log(&incident, "second");
    assert_eq!(desk.texts(&incident, "arrival")[1..], ["first".to_owned(), "second".to_owned()]);
    let second = desk.lines(&incident, "arrival").pop().unwrap();
    assert_eq!(second.origin, LineOrigin::Written);
    assert_eq!(second.happened.at, crate::desk::moment("2026-11-20T01:30:00Z"), "the clock said so; it is kept");
}

#[test]
fn resolving_closes_and_changing_the_phase_opens_again() {
    let desk = Desk::new();
    let incident = desk.declare("sev4 Slow reports");
    desk.at("02:40:00");
    desk.tell("milestone_set", json!({ "incident": incident, "milestone": "resolved" }));
    desk.tell("phase_set", json!({ "incident": incident, "phase": "resolved" }));
    let board = desk.tell("board", json!({ "closed": 10 }));
    assert_eq!((board["open"].as_array().unwrap().len(), board["closedTotal"].clone()), (0, json!(1)));
    assert_eq!(desk.view(&incident).resolved_at, Some(crate::desk::moment("2026-11-20T02:40:00Z")));
    desk.tell("phase_set", json!({ "incident": incident, "phase": "monitoring" }));
    assert_eq!(desk.tell("board", json!({ "closed": 10 }))["open"].as_array().unwrap().len(), 1);
    desk.assert_good();
}

#[test]
fn a_line_that_was_erased_does_not_stand_in_the_way_of_undo() {
    let desk = Desk::new();
    let incident = desk.declare("x");
    desk.log(&incident, "first");
    let line = desk.log(&incident, "second");
    desk.tell("line_strike", json!({ "incident": incident, "line": line }));
    desk.tell("line_erase", json!({ "incident": incident, "line": line, "reason": "held a name" }));
    while desk.tell("undo", json!({ "incident": incident }))["label"].is_string() {}
    let board = desk.tell("board", json!({ "closed": 1 }));
    assert_eq!(board["open"], json!([]), "undo went on to the declaration");
    desk.assert_good();
}
