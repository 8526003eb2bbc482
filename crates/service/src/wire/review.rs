//! Reviews: one view of what they are to be, and two ways to do anything in them.

use muster_core::event::{ReviewAct, TalkAct};
use muster_core::review::earlier::EarlierIncident;
use muster_core::review::queue::{QueueRow, ReviewProgress};
use muster_core::review::seats::Candidate;
use muster_core::review::tiers::TierGuide;
use muster_core::review::{Glance, ReviewScope};
use muster_core::words::Severity;

use super::wire_types;

wire_types! {
    /// Does something in the review of an incident.
    pub struct ReviewActRequest {
        /// Id or reference of the incident.
        pub incident: String,
        /// What.
        pub act: ReviewAct,
    }

    /// Does something in an interview or a survey of the review of an incident.
    pub struct TalkActRequest {
        /// Id or reference of the incident.
        pub incident: String,
        /// What.
        pub act: TalkAct,
    }

    /// A review: what every part of its screen needs.
    pub struct ReviewView {
        /// The incident, as people say it aloud.
        pub reference: String,
        /// Its title.
        pub title: String,
        /// Its severity; absent until somebody has sized it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub severity: Option<Severity>,
        /// Whether it is an exercise.
        pub is_drill: bool,
        /// What the review is to be.
        pub scope: ReviewScope,
        /// How much there is in it, and what comes next.
        pub glance: Glance,
        /// How many answers there are to its surveys.
        pub answers: u32,
        /// What undo would take back, in words.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub undo: Option<String>,
        /// What redo would do again, in words.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub redo: Option<String>,
    }

    /// Every incident that has to do with a review.
    pub struct ReviewQueue {
        /// What waits for a word first, then what goes on, then what is done.
        pub rows: Vec<QueueRow>,
    }

    /// What the choice of depth and people rests on.
    pub struct ReviewScopeView {
        /// What every depth means, the least first.
        pub guides: Vec<TierGuide>,
        /// Who may take a seat: first who is willing, was not in it and led longest ago.
        pub candidates: Vec<Candidate>,
        /// Earlier incidents on the same things, the likest first.
        pub earlier: Vec<EarlierIncident>,
        /// How far it is.
        pub progress: ReviewProgress,
    }
}
