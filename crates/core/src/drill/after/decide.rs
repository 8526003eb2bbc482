//! What is refused after a drill: only what has no meaning.

use super::super::play::{DrillRejection, DrillScene, filled, objective, tidy};
use super::confidence::is_closed;
use crate::event::DrillAct;
use crate::ids::EventId;

/// More minutes than this are no hot wash.
const LONGEST: u32 = 240;

/// Puts an act of the time after a drill in order, or says why it cannot be.
pub(in crate::drill) fn check(scene: &DrillScene<'_>, act: &mut DrillAct) -> Result<(), DrillRejection> {
    match act {
        DrillAct::HotWashBegan(act) => {
            act.minutes = act.minutes.clamp(1, LONGEST);
            Ok(())
        }
        DrillAct::HotWashNoted(act) => {
            act.by = handle(scene, &act.by);
            filled(&mut act.text, "what was said")
        }
        DrillAct::HotWashEnded(act) => {
            tidy(&mut act.remark);
            Ok(())
        }
        DrillAct::StrengthNoted(act) => {
            about(scene, &act.objective)?;
            noted(scene, act.from)?;
            filled(&mut act.text, "what went well")
        }
        DrillAct::ImprovementJotted(act) => {
            act.owner = handle(scene, &act.owner);
            [&mut act.observation, &mut act.consequence, &mut act.recommendation].into_iter().for_each(tidy);
            about(scene, &act.objective)?;
            noted(scene, act.from)?;
            if act.improvement.is_some_and(|id| !is_improvement(scene, id)) {
                return Err(DrillRejection::NotThere("improvement"));
            }
            // What somebody will change says enough without what was seen.
            if act.recommendation.is_empty() { filled(&mut act.observation, "what was seen") } else { Ok(()) }
        }
        DrillAct::ImprovementDecided(act) => {
            tidy(&mut act.reason);
            if is_improvement(scene, act.idea) { Ok(()) } else { Err(DrillRejection::NotThere("improvement")) }
        }
        DrillAct::NoteSetAside(act) => noted(scene, Some(act.note)),
        DrillAct::ConfidenceClosed(act) => {
            tidy(&mut act.remark);
            if is_closed(scene) { Err(DrillRejection::NoChange) } else { Ok(()) }
        }
        _ => Ok(()),
    }
}

fn is_improvement(scene: &DrillScene<'_>, id: EventId) -> bool {
    matches!(scene.drill.act(id), Some(DrillAct::ImprovementJotted(_)))
}

fn handle(scene: &DrillScene<'_>, typed: &str) -> String {
    if typed.trim().is_empty() { String::new() } else { scene.handle(typed) }
}

fn about(scene: &DrillScene<'_>, key: &str) -> Result<(), DrillRejection> {
    if key.is_empty() { Ok(()) } else { objective(scene, key) }
}

fn noted(scene: &DrillScene<'_>, note: Option<EventId>) -> Result<(), DrillRejection> {
    match note {
        Some(note) if scene.drill.act(note).is_none() => Err(DrillRejection::NotThere("note")),
        Some(_) | None => Ok(()),
    }
}
