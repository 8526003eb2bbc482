//! After a drill: the talk, the report and plan, how sure people are, progress over drills.

use muster_core::drill::after::{AfterDraft, AfterReport, Side};
use muster_core::drill::play::{AfterView, DrillSeatView, DrillStanding};

use super::{ReportFormat, wire_types};

wire_types! {
    /// Everything that came after a drill.
    pub struct DrillAfter {
        /// How far the drill has come.
        pub standing: DrillStanding,
        /// The hot wash with its clock.
        pub talk: AfterView,
        /// The report as it stands.
        pub report: AfterReport,
        /// The same as it will be read: HTML without a page around it.
        pub body: String,
        /// What was noted and is neither taken up nor set aside.
        pub drafts: Vec<AfterDraft>,
        /// Who is there.
        pub seats: Vec<DrillSeatView>,
        /// What undo would take back, in words.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub undo: Option<String>,
    }

    /// Asks for the report of a drill as a file.
    pub struct DrillReportRequest {
        /// Id or reference of the incident the players worked on.
        pub incident: String,
        /// What it is written as.
        pub format: ReportFormat,
    }

    /// The report of a drill as a file.
    pub struct DrillReportText {
        /// Its text.
        pub text: String,
        /// What to call it.
        pub file_name: String,
    }

    /// Says how sure somebody is. Nobody learns who.
    pub struct ConfidenceAdd {
        /// Id or reference of the incident the players work on.
        pub incident: String,
        /// Before or after.
        pub side: Side,
        /// To the first question, from 1 to 5.
        pub team: u8,
        /// To the second, from 1 to 5.
        pub own: u8,
    }

    /// How many answered.
    pub struct ConfidenceCount {
        /// So many.
        pub answers: u32,
    }
}
