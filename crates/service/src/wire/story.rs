//! The narrative of a review and its report.

use muster_core::ids::Hash;
use muster_core::language::blame::Hint;
use muster_core::review::{DraftSection, EvidenceView, FindingView, Report, ReportNotice, SectionView};
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

/// What a claim could rest on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum OfferSort {
    /// A passage that was marked.
    Mark,
    /// A line of the log with a picture.
    Picture,
    /// What a finding rests on.
    Finding,
    /// What somebody said in an interview and gave for the report.
    Quote,
    /// A message.
    Message,
    /// A line of the log.
    Line,
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
        /// Sections that were put away, with what stood in them.
        pub away: Vec<SectionView>,
        /// What was found, by kind.
        pub findings: Vec<FindingView>,
    }

    /// Asks for what a claim could rest on.
    pub struct StoryEvidence {
        /// Id or reference of the incident.
        pub incident: String,
        /// Words that it is to hold; empty for what stands out anyway.
        #[serde(default)]
        pub words: String,
    }

    /// What a claim could rest on.
    pub struct StoryOffers {
        /// Marks, pictures, findings, what people said, messages and lines of the log, in this order.
        pub offers: Vec<EvidenceOffer>,
    }

    /// Something a claim could rest on.
    pub struct EvidenceOffer {
        /// What it is.
        pub sort: OfferSort,
        /// The passage, with its words.
        pub evidence: EvidenceView,
        /// What is to be known of it: the code of a mark, the kind of a finding, the caption of a picture.
        pub about: String,
        /// A picture of it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub picture: Option<Hash>,
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
        /// What to look at before it is handed out. It blocks nothing.
        pub before: Vec<ReportNotice>,
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
