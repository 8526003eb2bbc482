//! Surveys: what is asked, what is handed out, what comes back, what may be shown.

use muster_core::event::SurveyItem;
use muster_core::ids::EventId;
use muster_core::review::survey::{Pool, SurveyResponse, SurveyView};
use serde::{Deserialize, Serialize};

use super::{Change, wire_types};

wire_types! {
    /// The surveys of a review.
    pub struct SurveysView {
        /// In the order in which they were opened.
        pub surveys: Vec<SurveyView>,
        /// Surveys of this review taken together with those of others, where each has too few answers.
        pub pools: Vec<Pool>,
        /// What is asked about an incident unless somebody chooses.
        pub review_items: Vec<SurveyItem>,
        /// What is asked about a learning meeting.
        pub meeting_items: Vec<SurveyItem>,
        /// Keys of questions that were made after a validated instrument.
        pub adapted: Vec<String>,
        /// What is said of them.
        pub adapted_words: String,
        /// What people are promised before they answer.
        pub promise: String,
    }

    /// One survey of the review of an incident.
    pub struct SurveyOnly {
        /// Id or reference of the incident.
        pub incident: String,
        /// The survey.
        pub survey: EventId,
    }

    /// Looks at a form while it is put together.
    pub struct SurveyLook {
        /// What is asked.
        pub items: Vec<SurveyItem>,
        /// From how many answers on scores are shown.
        pub minimum: u32,
        /// From how many on single answers and remarks are.
        pub minimum_spread: u32,
        /// Whether everybody was told that it is fewer than usual.
        pub told: bool,
    }

    /// Opens a survey: from then on nothing of its form and its rules changes.
    pub struct SurveyOpen {
        /// Id or reference of the incident.
        pub incident: String,
        /// What it is called.
        pub title: String,
        /// What is said before the first question.
        pub intro: String,
        /// What is asked.
        pub items: Vec<SurveyItem>,
        /// From how many answers on scores are shown.
        pub minimum: u32,
        /// From how many on single answers and remarks are.
        pub minimum_spread: u32,
        /// Whether everybody was told that it is fewer than usual.
        pub told: bool,
        /// How many people are asked.
        pub people: u32,
        /// Their handles, where somebody says.
        pub asked: Vec<String>,
        /// Whether it is about the meeting.
        pub meeting: bool,
    }

    /// Asks for sheets to print.
    pub struct SurveyPaper {
        /// Id or reference of the incident.
        pub incident: String,
        /// The survey.
        pub survey: EventId,
        /// How many.
        pub copies: u32,
    }

    /// A file that came back.
    pub struct SurveyFile {
        /// What it is called.
        pub name: String,
        /// What it says.
        pub text: String,
    }

    /// Files that came back.
    pub struct SurveyTake {
        /// Id or reference of the incident.
        pub incident: String,
        /// The survey.
        pub survey: EventId,
        /// In any order.
        pub files: Vec<SurveyFile>,
    }

    /// What came of a file.
    pub struct SurveyFileTaken {
        /// What it is called.
        pub name: String,
        /// What became of it.
        pub outcome: AnswerOutcome,
        /// In words.
        pub words: String,
    }

    /// What came of files.
    pub struct SurveyTaken {
        /// File by file.
        pub files: Vec<SurveyFileTaken>,
        /// How many answers there are now.
        pub collected: u32,
    }

    /// An answer from a sheet of paper, or given at this machine.
    pub struct SurveyAnswer {
        /// Id or reference of the incident.
        pub incident: String,
        /// The survey.
        pub survey: EventId,
        /// The code of the sheet; absent where there is none.
        #[ts(optional)]
        pub code: Option<String>,
        /// What was answered.
        pub response: SurveyResponse,
    }

    /// What came of it.
    pub struct SurveyAnswered {
        /// Whether it was taken, or its sheet was typed in before.
        pub outcome: AnswerOutcome,
        /// How many answers there are now.
        pub collected: u32,
    }

    /// What came of opening or closing a survey.
    pub struct SurveyChanged {
        /// The survey.
        pub survey: EventId,
        /// What was written.
        pub change: Change,
    }
}

/// What became of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum AnswerOutcome {
    /// It is kept.
    Taken,
    /// It was there already.
    Known,
    /// It cannot be kept.
    Refused,
}
