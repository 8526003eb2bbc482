//! What came after the drill: the talk, what went well, what is to be better.

use super::DrillScene;
use super::view::{AfterView, HotWashView, ImprovementView, StrengthView};
use crate::event::DrillAct;
use crate::words::IdeaState;

/// The talk right after a drill and what came of it.
#[must_use]
pub fn after(scene: &DrillScene<'_>) -> AfterView {
    let mut view = AfterView {
        hot_wash_at: None,
        hot_wash_minutes: 0,
        hot_wash_ended_at: None,
        said: Vec::new(),
        strengths: Vec::new(),
        improvements: Vec::new(),
    };
    for (op, act) in scene.drill.acts() {
        match act {
            DrillAct::HotWashBegan(act) => {
                view.hot_wash_at = Some(op.recorded_at());
                view.hot_wash_minutes = act.minutes;
                view.hot_wash_ended_at = None;
            }
            DrillAct::HotWashEnded(_) => view.hot_wash_ended_at = Some(op.recorded_at()),
            DrillAct::HotWashNoted(act) => {
                let by = if act.by.is_empty() { String::new() } else { scene.name(&act.by) };
                view.said.push(HotWashView { id: op.id, part: act.part, text: act.text.clone(), by, due: act.due });
            }
            DrillAct::StrengthNoted(act) => {
                view.strengths.push(StrengthView {
                    id: op.id,
                    text: act.text.clone(),
                    objective: act.objective.clone(),
                });
            }
            // One that is said anew keeps its place.
            DrillAct::ImprovementJotted(act) if act.improvement.is_some() => {
                if let Some(had) = view.improvements.iter_mut().find(|one| Some(one.id) == act.improvement) {
                    had.observation.clone_from(&act.observation);
                    had.consequence.clone_from(&act.consequence);
                    had.recommendation.clone_from(&act.recommendation);
                    had.owner = if act.owner.is_empty() { String::new() } else { scene.name(&act.owner) };
                    had.due = act.due;
                    had.objective.clone_from(&act.objective);
                }
            }
            DrillAct::ImprovementJotted(act) => view.improvements.push(ImprovementView {
                id: op.id,
                observation: act.observation.clone(),
                consequence: act.consequence.clone(),
                recommendation: act.recommendation.clone(),
                owner: if act.owner.is_empty() { String::new() } else { scene.name(&act.owner) },
                due: act.due,
                objective: act.objective.clone(),
                at: op.recorded_at(),
                state: IdeaState::Jotted,
                reason: String::new(),
            }),
            DrillAct::ImprovementDecided(act) => {
                if let Some(idea) = view.improvements.iter_mut().find(|one| one.id == act.idea) {
                    idea.state = act.to;
                    idea.reason.clone_from(&act.reason);
                }
            }
            _ => {}
        }
    }
    view
}
