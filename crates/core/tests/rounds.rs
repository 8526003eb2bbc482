//! The loop, round after round.
#![expect(clippy::unwrap_used, reason = "a test says what it expects")]

mod card_world;

use card_world::{Told, minute};
use muster_core::words::{LoopStep, Phase};
use serde_json::json;

#[test]
fn what_came_of_a_step_is_kept_under_that_step() {
    let mut told = Told::new();
    assert_eq!((told.round(1.0).round, told.round(1.0).outcomes.len()), (0, 0), "the loop has not begun");
    let mut go = |at: f64, round: u32, step: &str, outcome: &str| {
        told.act(at, "loop_step_set", json!({ "round": round, "step": step, "outcome": outcome }))
    };
    let first = go(30.0, 1, "stabilise", "the pool is full");
    go(33.0, 1, "update", "rolled back");
    go(34.0, 1, "verify", "");
    let last = go(36.0, 2, "assess", "errors fell to 2 %");
    let view = told.round(40.0);
    assert_eq!((view.round, view.step), (2, LoopStep::Assess));
    let outcomes: Vec<_> = view.outcomes.iter().map(|one| (one.round, one.step, one.text.as_str())).collect();
    assert_eq!(
        outcomes,
        [
            (1, LoopStep::Verify, "errors fell to 2 %"),
            (1, LoopStep::Stabilise, "rolled back"),
            (1, LoopStep::Assess, "the pool is full"),
        ],
        "latest first; what nobody said is not made up"
    );
    assert_eq!((view.outcomes[0].line, view.outcomes[2].line), (last, first));
    assert_eq!(told.round(35.0).step, LoopStep::Verify, "an earlier minute shows the loop as it was");
}

#[test]
fn a_time_box_lasts_until_the_next_assessment() {
    let mut told = Told::new();
    let go = |told: &mut Told, at: f64, round: u32, step: &str| {
        told.act(at, "loop_step_set", json!({ "round": round, "step": step }));
    };
    let line = told.act(28.0, "time_box_set", json!({ "text": "watch the pool", "until": minute(40.0) }));
    go(&mut told, 30.0, 1, "assess");
    let view = told.round(31.0);
    assert_eq!(
        (view.box_text.as_str(), view.box_until, view.box_line),
        ("watch the pool", Some(minute(40.0)), Some(line))
    );
    go(&mut told, 35.0, 1, "verify");
    assert_eq!(
        told.round(45.0).box_until,
        Some(minute(40.0)),
        "a time box that is over counts up until somebody assesses"
    );
    go(&mut told, 46.0, 2, "assess");
    assert_eq!(told.round(46.0).box_until, None);
    told.act(47.0, "time_box_set", json!({ "until": minute(60.0) }));
    assert_eq!(told.round(48.0).box_until, Some(minute(60.0)));
    told.phase(50.0, Phase::Resolved);
    assert_eq!(told.round(51.0).box_until, None, "nobody assesses again what is over");
}

#[test]
fn a_step_taken_back_never_was() {
    let mut told = Told::new();
    told.act(30.0, "loop_step_set", json!({ "round": 1, "step": "assess" }));
    let wrong = told.act(31.0, "loop_step_set", json!({ "round": 1, "step": "verify", "outcome": "wrong key" }));
    told.take_back(32.0, wrong);
    let view = told.round(33.0);
    assert_eq!((view.step, view.outcomes.len()), (LoopStep::Assess, 0));
}
