//! Strengths, and areas to make better with who does what by when. They soak as the ideas of a review do.

use super::super::play::DrillScene;
use super::drafts::drafts;
use super::view::{AfterArea, AfterDraft, AfterStrength, DraftSort};
use crate::event::{DrillAct, ImprovementJotted};
use crate::ids::EventId;
use crate::review::{IdeaHint, USUAL_SOAK, is_vague, working_days};
use crate::time::Moment;
use crate::words::IdeaState;
use crate::zone::Zone;

/// What went well: as it was written, then what was only noted.
#[must_use]
pub fn strengths(scene: &DrillScene<'_>) -> Vec<AfterStrength> {
    let written = scene.drill.acts().filter_map(|(op, act)| match act {
        DrillAct::StrengthNoted(act) => Some(AfterStrength {
            id: Some(op.id),
            text: act.text.clone(),
            objective: objective(scene, &act.objective),
            whence: String::new(),
        }),
        _ => None,
    });
    let noted = drafts(scene).into_iter().filter(|one| one.sort == DraftSort::Strength).map(|one| AfterStrength {
        id: None,
        text: one.text,
        objective: objective(scene, &one.objective),
        whence: one.whence,
    });
    written.chain(noted).collect()
}

/// What is to be better: as it was written, then what was only noted.
#[must_use]
pub fn areas(scene: &DrillScene<'_>, zone: Zone) -> Vec<AfterArea> {
    let mut areas: Vec<AfterArea> = Vec::new();
    for (op, act) in scene.drill.acts() {
        match act {
            DrillAct::ImprovementJotted(act) => {
                let known = act.improvement.and_then(|id| areas.iter_mut().find(|one| one.id == Some(id)));
                match known {
                    Some(area) => say(scene, area, act),
                    None if act.improvement.is_none() => {
                        let until = working_days(op.recorded_at(), USUAL_SOAK, zone);
                        let mut area = blank(Some(op.id), until);
                        say(scene, &mut area, act);
                        areas.push(area);
                    }
                    None => {}
                }
            }
            DrillAct::ImprovementDecided(act) => {
                if let Some(area) = areas.iter_mut().find(|one| one.id == Some(act.idea)) {
                    decide(area, act.to, &act.reason, op.recorded_at());
                }
            }
            _ => {}
        }
    }
    areas.iter_mut().for_each(|area| settle(area, scene.wall));
    let noted = drafts(scene).into_iter().filter(|one| one.sort == DraftSort::Area);
    areas.extend(noted.map(|one| of_draft(scene, one)));
    areas
}

fn blank(id: Option<EventId>, until: Moment) -> AfterArea {
    AfterArea {
        id,
        observation: String::new(),
        consequence: String::new(),
        recommendation: String::new(),
        owner: String::new(),
        owner_name: String::new(),
        due: None,
        objective_key: String::new(),
        objective: String::new(),
        state: IdeaState::Jotted,
        soaks_until: Some(until),
        reason: String::new(),
        hints: Vec::new(),
        whence: String::new(),
    }
}

fn say(scene: &DrillScene<'_>, area: &mut AfterArea, act: &ImprovementJotted) {
    area.observation.clone_from(&act.observation);
    area.consequence.clone_from(&act.consequence);
    area.recommendation.clone_from(&act.recommendation);
    area.owner.clone_from(&act.owner);
    area.owner_name = if act.owner.is_empty() { String::new() } else { scene.name(&act.owner) };
    area.due = act.due;
    area.objective_key.clone_from(&act.objective);
    area.objective = objective(scene, &act.objective);
}

fn decide(area: &mut AfterArea, to: IdeaState, reason: &str, at: Moment) {
    let soaked = area.soaks_until.is_none_or(|until| until <= at);
    area.state = to;
    reason.clone_into(&mut area.reason);
    area.hints = if is_final(to) && to != IdeaState::Done && !soaked { vec![IdeaHint::BeforeSoak] } else { Vec::new() };
}

fn settle(area: &mut AfterArea, now: Moment) {
    if is_final(area.state) {
        area.soaks_until = None;
    } else if area.state != IdeaState::Proposed {
        let soaked = area.soaks_until.is_some_and(|until| until <= now);
        area.state = if soaked { IdeaState::Proposed } else { IdeaState::Soaking };
    }
    if matches!(area.state, IdeaState::Soaking | IdeaState::Proposed | IdeaState::Kept)
        && !area.recommendation.is_empty()
        && is_vague(&area.recommendation)
    {
        area.hints.insert(0, IdeaHint::TooVague);
    }
    if area.state == IdeaState::Kept && area.owner.is_empty() {
        area.hints.push(IdeaHint::NoOwner);
    }
}

const fn is_final(state: IdeaState) -> bool {
    match state {
        IdeaState::Kept | IdeaState::Declined | IdeaState::Merged | IdeaState::Done => true,
        IdeaState::Jotted | IdeaState::Soaking | IdeaState::Proposed => false,
    }
}

fn of_draft(scene: &DrillScene<'_>, one: AfterDraft) -> AfterArea {
    AfterArea {
        observation: one.text,
        recommendation: one.recommendation,
        owner: one.owner,
        owner_name: one.owner_name,
        due: one.due,
        objective: objective(scene, &one.objective),
        objective_key: one.objective,
        whence: one.whence,
        soaks_until: None,
        ..blank(None, scene.wall)
    }
}

/// An objective in words; empty for none.
fn objective(scene: &DrillScene<'_>, key: &str) -> String {
    let objectives = scene.scenario().map(|scenario| scenario.objectives.as_slice()).unwrap_or_default();
    objectives.iter().find(|one| one.key == key).map(|one| one.text.clone()).unwrap_or_default()
}
