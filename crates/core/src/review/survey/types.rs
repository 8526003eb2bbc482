//! What is shown of a survey: also what travels to the page.

use serde::{Deserialize, Serialize};

use super::answer::SurveyResponse;

macro_rules! views {
    ($($(#[$meta:meta])* $name:ident { $($(#[$fmeta:meta])* $field:ident: $type:ty,)+ })+) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
        #[cfg_attr(feature = "ts", derive(ts_rs::TS))]
        #[serde(rename_all = "camelCase")]
        pub struct $name { $($(#[$fmeta])* pub $field: $type,)+ }
    )+};
}

views! {
    /// What is shown of a group.
    GroupResult {
        /// What its people chose.
        label: String,
        /// How many answered.
        count: u32,
        /// The middle.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        median: Option<f64>,
        /// Single answers from low to high, where enough people answered.
        dots: Vec<f64>,
    }

    /// What is shown of a question, or of some that belong together.
    ResultRow {
        /// The key of the question, `load` or `safety`.
        key: String,
        /// What it is about.
        about: String,
        /// What was asked.
        text: String,
        /// How it was answered.
        scale: String,
        /// The ends of the scale, or what could be chosen.
        labels: Vec<String>,
        /// The lowest figure of the scale.
        low: f64,
        /// The highest.
        high: f64,
        /// Whether a high answer means the opposite of its neighbours'.
        reversed: bool,
        /// How many answered; absent where that would say too much.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        count: Option<u32>,
        /// The middle.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        median: Option<f64>,
        /// Single answers from low to high, where enough people answered.
        dots: Vec<f64>,
        /// How often each was chosen, in the order of the labels; no, then yes.
        counts: Vec<u32>,
        /// What people wrote, shuffled.
        words: Vec<String>,
        /// The same for groups that are large enough.
        groups: Vec<GroupResult>,
        /// How many are in no group that is shown.
        others: u32,
        /// Why something of it is not shown; empty when all is.
        hidden: String,
    }

    /// Whether a learning meeting was worth it to those who came. It is about the meeting, and ranks nobody.
    MeetingBar {
        /// Somebody learned something.
        learned: bool,
        /// At least half would come again.
        again: bool,
        /// Both.
        reached: bool,
        /// In words.
        words: String,
    }

    /// What is shown of a survey.
    SurveyResults {
        /// How many answers there are.
        answers: u32,
        /// Whether anything but that is shown.
        shown: bool,
        /// Why not; empty when it is.
        hidden: String,
        /// Figures over several questions.
        indexes: Vec<ResultRow>,
        /// Question by question.
        items: Vec<ResultRow>,
        /// For a survey about a meeting.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        bar: Option<MeetingBar>,
        /// Answers that their people gave to the facilitator by name.
        released: Vec<SurveyResponse>,
    }
}
