//! What a review is to be, who leads it, and how it is taken back.

use serde_json::json;

use crate::desk::Desk;

#[test]
fn a_review_is_asked_for_chosen_and_led() {
    let mut desk = Desk::new();
    let incident = desk.declare("Payments fail");
    let line = desk.log(&incident, "the pool is full");
    let before = desk.texts(&incident, "arrival");
    let act = |desk: &Desk, act: serde_json::Value| {
        desk.tell("review_act", json!({ "incident": incident, "act": act }));
    };
    assert_eq!(desk.tell("review", json!({ "incident": "INC-0001" }))["scope"]["standing"], "unasked");

    act(
        &desk,
        json!({ "kind": "review_nominated", "incident": incident, "why": "Nobody saw it coming", "signals": ["new"] }),
    );
    act(
        &desk,
        json!({ "kind": "tier_set", "incident": incident, "tier": "light", "reason": "half an hour is enough" }),
    );
    act(&desk, json!({ "kind": "seat_taken", "seat": "facilitator", "person": "@Sam" }));
    let passage = json!({ "line": line, "from": 4, "to": 8, "quote": "pool" });
    act(&desk, json!({ "kind": "mark_made", "passage": passage, "code": "diagnosis" }));

    let view = desk.tell("review", json!({ "incident": incident }));
    assert_eq!(view["scope"]["standing"], "open");
    assert_eq!(view["scope"]["tier"]["tier"], "light");
    assert_eq!(view["scope"]["seats"][0]["person"], "sam");
    assert_eq!(view["undo"], "marked a passage");

    let undone = desk.tell("review_undo", json!({ "incident": incident }));
    assert_eq!(
        (&undone["label"], &undone["undo"]),
        (&json!("marked a passage"), &json!("took the seat of facilitator"))
    );
    let redone = desk.tell("review_redo", json!({ "incident": incident }));
    assert_eq!(redone["redo"], serde_json::Value::Null);

    // The incident's own log and its undo are another matter.
    assert_eq!(desk.texts(&incident, "arrival"), before, "a review writes nothing into the log of its incident");
    desk.reopen();
    assert_eq!(desk.tell("review", json!({ "incident": incident }))["scope"], view["scope"], "it is on the disk");
    desk.assert_good();
}

#[test]
fn what_has_no_meaning_is_refused_with_one_sentence() {
    let desk = Desk::new();
    let incident = desk.declare("Payments fail");
    let cases = [
        (
            json!({ "kind": "tier_set", "incident": incident, "tier": "deep", "reason": " " }),
            "Failed to save it: the reason is missing.",
        ),
        (
            json!({ "kind": "mark_cleared", "mark": incident }),
            "Failed to find the mark: it is not in this review, or it was taken away.",
        ),
    ];
    for (act, sentence) in cases {
        let refused = desk.ask("review_act", json!({ "incident": incident, "act": act })).unwrap_err();
        assert_eq!(refused.message, sentence);
    }
    let unknown = desk.ask("review_act", json!({ "incident": incident, "act": { "kind": "ranked" } })).unwrap_err();
    assert!(unknown.message.contains("cannot be read"), "{}", unknown.message);
    assert_eq!(desk.tell("review", json!({ "incident": incident }))["scope"]["standing"], "unasked");
}
