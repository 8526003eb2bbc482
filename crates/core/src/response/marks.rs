//! The ten-minute mark: severity still right, who is missing, update out.

use chrono::TimeDelta;

use super::Scene;
use super::view::{MarkAnswerView, MarkView};
use crate::event::{Act, MarkPassed};
use crate::words::{MarkQuestion, Phase};

/// Minutes from one mark to the next.
pub const EVERY_MINUTES: u32 = 10;

/// Works out the mark that waits for answers; `None` when none does.
///
/// A mark lasts until the next one: what nobody answered by then is asked anew and not twice.
#[must_use]
pub fn mark(scene: &Scene<'_>) -> Option<MarkView> {
    if scene.state.phase() == Phase::Resolved {
        return None;
    }
    let mark = current(scene);
    let (open, answered) = standing(scene, mark)?;
    let at = scene.declared_at().checked_add_signed(TimeDelta::minutes(mark.into()))?;
    (!open.is_empty()).then_some(MarkView { mark, at, open, answered })
}

/// The mark before the current one when it went by with open questions, so that this can be recorded.
///
/// Only that one: a machine that slept for hours has nothing to say about the marks in between.
#[must_use]
pub fn passed(scene: &Scene<'_>) -> Option<MarkPassed> {
    if scene.state.phase() == Phase::Resolved {
        return None;
    }
    let mark = current(scene).checked_sub(EVERY_MINUTES)?;
    let (questions, _) = standing(scene, mark)?;
    (!questions.is_empty()).then_some(MarkPassed { mark, questions })
}

fn current(scene: &Scene<'_>) -> u32 {
    scene.minute() / EVERY_MINUTES * EVERY_MINUTES
}

/// What is open and what was answered at a mark; `None` before the first and when it was closed.
fn standing(scene: &Scene<'_>, mark: u32) -> Option<(Vec<MarkQuestion>, Vec<MarkAnswerView>)> {
    if mark == 0 {
        return None;
    }
    let mut answered: Vec<MarkAnswerView> = Vec::new();
    for (_, act) in scene.acts() {
        match act {
            Act::MarkAnswered(act) if act.mark == mark => {
                answered.retain(|one| one.question != act.question);
                answered.push(MarkAnswerView { question: act.question, answer: act.answer.clone() });
            }
            Act::MarkPassed(act) if act.mark == mark => return None,
            _ => {}
        }
    }
    answered.sort_by_key(|one| one.question);
    let is_open = |question: &MarkQuestion| answered.iter().all(|one| one.question != *question);
    Some((MarkQuestion::ALL.iter().copied().filter(is_open).collect(), answered))
}
