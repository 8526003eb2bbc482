//! How sure the players are before and after, with the privacy of a survey.
//!
//! Answers are in no stream, have no name, no time and no order. Nothing of them is shown before they are closed, because
//! somebody who looks after each answer reads them one by one; and then nothing of fewer than five, and no single answers
//! of fewer than eight.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::super::play::{DrillScene, DrillStanding};
use super::view::views;
use crate::event::DrillAct;
use crate::ids::{EventId, Hash, StreamId};
use crate::review::survey::{MINIMUM, MINIMUM_SPREAD};

/// What is asked. From 1, not at all, to 5, very.
pub const QUESTIONS: [&str; 2] = [
    "How sure are you that this team would find its way through a night like this?",
    "How sure are you of your own part in it?",
];

/// The highest step.
const STEPS: u8 = 5;

/// When something is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// Before the clock starts.
    Before,
    /// After the drill is over.
    After,
}

/// Both times.
pub const BEFORE_AND_AFTER: [Side; 2] = [Side::Before, Side::After];

/// One person's answers, opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConfidenceAnswer {
    /// To the first question.
    pub team: u8,
    /// To the second.
    pub own: u8,
}

impl ConfidenceAnswer {
    /// Whether both are on the scale.
    #[must_use]
    pub const fn is_whole(self) -> bool {
        1 <= self.team && self.team <= STEPS && 1 <= self.own && self.own <= STEPS
    }
}

views! {
    /// How sure people are, as far as it may be shown.
    Confidence {
        /// What is asked.
        questions: Vec<String>,
        /// Which side can be answered now; absent when none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        asks: Option<Side>,
        /// Whether answers are closed.
        closed: bool,
        /// Before the clock started.
        before: ConfidenceSide,
        /// After the drill.
        after: ConfidenceSide,
    }

    /// What is shown of one time.
    ConfidenceSide {
        /// How many answered.
        answers: u32,
        /// A figure for each question; empty when nothing is shown.
        figures: Vec<ConfidenceFigure>,
        /// Why something is not shown; empty when all is.
        hidden: String,
    }

    /// What is shown of the answers to a question.
    ConfidenceFigure {
        /// The middle.
        median: f64,
        /// How often each step was chosen, from 1 on; empty where too few answered.
        counts: Vec<u32>,
    }
}

/// Under which number answers lie; worked out from the incident, so that it is in no log.
#[must_use]
pub fn confidence_of(incident: StreamId, side: Side) -> EventId {
    let mut named = match side {
        Side::Before => b"muster confidence before ".to_vec(),
        Side::After => b"muster confidence after ".to_vec(),
    };
    named.extend_from_slice(incident.as_bytes());
    let hash = Hash::of(&named);
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hash.0[..16]);
    EventId(Uuid::new_v8(bytes))
}

/// Whether nobody is asked any more. What was shown once stays shown, so this cannot be taken back.
#[must_use]
pub fn is_closed(scene: &DrillScene<'_>) -> bool {
    scene.drill.ever().any(|(_, act)| matches!(act, DrillAct::ConfidenceClosed(_)))
}

/// Which side can be answered now.
#[must_use]
pub fn asks(scene: &DrillScene<'_>) -> Option<Side> {
    match scene.standing() {
        _ if is_closed(scene) => None,
        DrillStanding::Planned => Some(Side::Before),
        DrillStanding::Running | DrillStanding::Paused => None,
        DrillStanding::Stopped | DrillStanding::Ended => Some(Side::After),
    }
}

/// What may be shown of some answers. Their order says nothing, and comes from nowhere.
#[must_use]
pub fn confidence(scene: &DrillScene<'_>, before: &[ConfidenceAnswer], after: &[ConfidenceAnswer]) -> Confidence {
    let closed = is_closed(scene);
    Confidence {
        questions: QUESTIONS.iter().map(|one| (*one).to_owned()).collect(),
        asks: asks(scene),
        closed,
        before: side(before, closed),
        after: side(after, closed),
    }
}

fn side(answers: &[ConfidenceAnswer], closed: bool) -> ConfidenceSide {
    let people = u32::try_from(answers.len()).unwrap_or(u32::MAX);
    let mut view = ConfidenceSide { answers: people, figures: Vec::new(), hidden: String::new() };
    if !closed {
        "Nothing is shown before the answers are closed.".clone_into(&mut view.hidden);
    } else if people < MINIMUM {
        view.hidden = format!(
            "Collected {people}. Below {MINIMUM} answers nothing else is shown, so that nobody can be made out."
        );
    } else {
        let pick: [fn(&ConfidenceAnswer) -> u8; 2] = [|one| one.team, |one| one.own];
        view.figures = pick.iter().map(|pick| figure(answers.iter().map(pick).collect(), people)).collect();
        if people < MINIMUM_SPREAD {
            view.hidden = format!("How answers spread is shown from {MINIMUM_SPREAD} on.");
        }
    }
    view
}

fn figure(mut values: Vec<u8>, people: u32) -> ConfidenceFigure {
    values.sort_unstable();
    let middle = values.len() / 2;
    let at = |place: usize| f64::from(values.get(place).copied().unwrap_or_default());
    let median =
        if values.len() % 2 == 1 { at(middle) } else { f64::midpoint(at(middle.saturating_sub(1)), at(middle)) };
    let count = |step: u8| u32::try_from(values.iter().filter(|value| **value == step).count()).unwrap_or(u32::MAX);
    let counts = if people < MINIMUM_SPREAD { Vec::new() } else { (1..=STEPS).map(count).collect() };
    ConfidenceFigure { median, counts }
}
