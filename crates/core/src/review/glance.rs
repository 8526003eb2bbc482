//! How much there is in a review, and what comes next: for its head.

use serde::{Deserialize, Serialize};

use super::meetings::next_meeting;
use super::{ReviewScene, sources};
use crate::event::TalkAct;
use crate::ids::EventId;
use crate::incident::Filter;
use crate::time::Moment;
use crate::words::MeetingKind;

/// A meeting that is still to come, or goes on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct MeetingSoon {
    /// The meeting.
    pub id: EventId,
    /// What it is for.
    pub sort: MeetingKind,
    /// When it begins.
    pub at: Moment,
}

/// What a review holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Glance {
    /// Messages that were brought in, and lines of the log.
    pub lines: u32,
    /// Interviews that were planned and not called off.
    pub interviews: u32,
    /// The meeting that comes next.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub meeting: Option<MeetingSoon>,
}

/// Works out what a review holds.
#[must_use]
pub fn glance(scene: &ReviewScene<'_>) -> Glance {
    // As the conversation has it: what is counted here is what is read there.
    let written = scene.incident.line_count(&Filter::default());
    let brought: u32 = sources(scene.review).iter().map(|source| source.lines).fold(0, u32::saturating_add);
    let mut planned: Vec<EventId> = Vec::new();
    for (op, act) in scene.review.talks() {
        match act {
            TalkAct::InterviewPlanned(_) => planned.push(op.id),
            TalkAct::InterviewDropped(act) => planned.retain(|id| *id != act.interview),
            _ => {}
        }
    }
    Glance {
        lines: brought.saturating_add(u32::try_from(written).unwrap_or(u32::MAX)),
        interviews: u32::try_from(planned.len()).unwrap_or(u32::MAX),
        meeting: next_meeting(scene),
    }
}
