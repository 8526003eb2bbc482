//! Meetings and ideas of a review.

use muster_core::ids::EventId;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::wire_types;

/// The form of a list of ideas.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum IdeasFormat {
    /// For a spreadsheet or a tracker.
    Csv,
    /// For a wiki or a ticket.
    Markdown,
}

wire_types! {
    /// A meeting of the review of an incident.
    pub struct MeetingOnly {
        /// Id or reference of the incident.
        pub incident: String,
        /// The meeting.
        pub meeting: EventId,
    }

    /// Writes the ideas of a review out.
    pub struct IdeasExport {
        /// Id or reference of the incident.
        pub incident: String,
        /// How.
        pub format: IdeasFormat,
    }
}
