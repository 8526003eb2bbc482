//! What was done in a drill in a few words, for "undo: …".

use crate::event::DrillAct;

/// Says what was done, to follow "undo"; `None` for what cannot be taken back: the clock, and what reached the players.
#[must_use]
pub fn drill_label(act: &DrillAct) -> Option<&'static str> {
    Some(match act {
        DrillAct::DrillPlanned(_)
        | DrillAct::DrillStarted(_)
        | DrillAct::DrillPaused(_)
        | DrillAct::DrillResumed(_)
        | DrillAct::DrillJumped(_)
        | DrillAct::DrillSpeedSet(_)
        | DrillAct::InjectDelivered(_)
        | DrillAct::InjectImprovised(_)
        | DrillAct::DrillStoppedRealWorld(_)
        | DrillAct::DrillEnded(_)
        // What was shown once was seen.
        | DrillAct::ConfidenceClosed(_) => return None,
        DrillAct::DrillSeatTaken(_) => "took a seat",
        DrillAct::DrillSeatLeft(_) => "gave a seat back",
        DrillAct::InjectHeld(act) if act.on => "held an inject",
        DrillAct::InjectHeld(_) => "let an inject come",
        DrillAct::InjectSkipped(act) if act.on => "left an inject out",
        DrillAct::InjectSkipped(_) => "took an inject in again",
        DrillAct::InjectEdited(_) => "changed an inject",
        DrillAct::InjectAnswered(_) => "wrote what the players did",
        DrillAct::ObjectiveRated(_) => "rated an objective",
        DrillAct::ObserverNoted(_) => "wrote a note",
        DrillAct::HotWashBegan(_) => "began the hot wash",
        DrillAct::HotWashNoted(_) => "wrote what was said",
        DrillAct::HotWashEnded(_) => "ended the hot wash",
        DrillAct::StrengthNoted(_) => "wrote what went well",
        DrillAct::ImprovementJotted(_) => "wrote what to make better",
        DrillAct::ImprovementDecided(_) => "decided on an improvement",
        DrillAct::NoteSetAside(act) if act.on => "set a note aside",
        DrillAct::NoteSetAside(_) => "took a note up again",
    })
}
