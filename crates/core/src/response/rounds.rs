//! The loop: assess, stabilise, update, verify, round after round.

use super::Scene;
use super::view::{OutcomeView, RoundView};
use crate::event::Act;
use crate::words::{LoopStep, Phase};

/// Works out where the loop stands.
///
/// What came of a step is carried by the act that begins the next one. The first act of all may say what came of the
/// cards; it is kept under the step before it in the cycle, so that no word is lost.
#[must_use]
pub fn round(scene: &Scene<'_>) -> RoundView {
    let mut view = RoundView {
        round: 0,
        step: LoopStep::Assess,
        outcomes: Vec::new(),
        box_text: String::new(),
        box_until: None,
        box_line: None,
    };
    for (op, act) in scene.acts() {
        if let Act::LoopStepSet(act) = act {
            if !act.outcome.is_empty() {
                let (round, step) = if view.round == 0 { before(act.round, act.step) } else { (view.round, view.step) };
                let (text, at) = (act.outcome.clone(), op.happened.at);
                view.outcomes.push(OutcomeView { round, step, text, at, line: op.id });
            }
            // A new round is the assessment that the time box of the last one led to. One that was set before the
            // first round began belongs to it.
            if view.round > 0 && act.round > view.round {
                clear_box(&mut view);
            }
            (view.round, view.step) = (act.round.max(1), act.step);
        } else if let Act::TimeBoxSet(act) = act {
            view.box_text.clone_from(&act.text);
            (view.box_until, view.box_line) = (Some(act.until), Some(op.id));
        } else if let Act::StoodDown(_) = act {
            clear_box(&mut view);
        }
    }
    // Nobody assesses again what is over.
    if scene.state.phase() == Phase::Resolved {
        clear_box(&mut view);
    }
    view.outcomes.reverse();
    view
}

fn clear_box(view: &mut RoundView) {
    view.box_text.clear();
    (view.box_until, view.box_line) = (None, None);
}

const fn before(round: u32, step: LoopStep) -> (u32, LoopStep) {
    match step {
        LoopStep::Assess => (round.saturating_sub(1), LoopStep::Verify),
        LoopStep::Stabilise => (round, LoopStep::Assess),
        LoopStep::Update => (round, LoopStep::Stabilise),
        LoopStep::Verify => (round, LoopStep::Update),
    }
}
