//! The narrative of a review and its report.

use muster_core::language::blame::Hint;
use muster_core::review::{DraftSection, FindingView, Report, SectionView};
use muster_core::time::Moment;
use muster_core::words::{ReportAudience, ReportPart, ReviewTier};
use serde::{Deserialize, Serialize};

use super::{Change, wire_types};

/// What a report is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum ReportFormat {
    /// One page with everything inside.
    Html,
    /// Markdown.
    Markdown,
    /// JSON, for other programs.
    Json,
}

wire_types! {
    /// The narrative and what was found.
    pub struct Story {
        /// How deep the review goes; absent while nobody chose.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub tier: Option<ReviewTier>,
        /// The sections, in order.
        pub sections: Vec<StorySection>,
        /// What was found, by kind.
        pub findings: Vec<FindingView>,
    }

    /// A section with hints at its words.
    pub struct StorySection {
        /// The section.
        pub section: SectionView,
        /// Words that blame, with something better to write; places in UTF-16 units.
        pub hints: Vec<Hint>,
    }

    /// A draft of the narrative.
    pub struct StoryDraft {
        /// Sections that something was written for.
        pub sections: Vec<DraftSection>,
    }

    /// What a report is to be.
    pub struct ReportRequest {
        /// Id or reference of the incident.
        pub incident: String,
        /// For whom.
        pub audience: ReportAudience,
        /// Whether people are named.
        pub names: bool,
        /// Its parts; absent for those its readers usually get.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub parts: Option<Vec<ReportPart>>,
        /// The zone of its times; absent for the person's own.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub zone: Option<String>,
    }

    /// A report before it is handed out.
    pub struct ReportPreview {
        /// The report.
        pub report: Report,
        /// The parts that are in it.
        pub parts: Vec<ReportPart>,
        /// The same as a piece of HTML in which nothing runs; pictures are named by their hash.
        pub body: String,
        /// Reports that were handed out.
        pub handed_out: Vec<HandedOut>,
    }

    /// A report that was handed out.
    pub struct HandedOut {
        /// Its code.
        pub code: String,
        /// For whom.
        pub audience: String,
        /// As what.
        pub format: String,
        /// When.
        pub at: Moment,
        /// What its readers said, as far as they sent it back.
        pub readers: Vec<Reader>,
    }

    /// A reader who said that they read it.
    pub struct Reader {
        /// Who; empty when they did not say.
        pub reader: String,
        /// What they learned; empty when nothing.
        pub learned: String,
    }

    /// Asks for a report as a file.
    pub struct ReportTextRequest {
        /// What it is to be.
        pub report: ReportRequest,
        /// As what.
        pub format: ReportFormat,
    }

    /// A report as a file.
    pub struct ReportText {
        /// Its text.
        pub text: String,
        /// What to call it.
        pub file_name: String,
        /// The code that readers' answers bear; to be noted once it is handed out.
        pub code: String,
        /// The parts that are in it.
        pub parts: Vec<ReportPart>,
    }

    /// The file of a reader.
    pub struct ReaderTake {
        /// Id or reference of the incident.
        pub incident: String,
        /// What stands in the file.
        pub text: String,
    }

    /// What came of it.
    pub struct ReaderTaken {
        /// Whether it was taken in before.
        pub known: bool,
        /// What was written.
        pub change: Change,
    }
}
