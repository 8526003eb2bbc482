//! The questions that the program brings, and how long a form takes.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::event::SurveyItem;

/// What stands beside questions that were made after a validated instrument.
pub const ADAPTED: &str =
    "Adapted wording, not the validated instrument: fit to talk about, not to compare with published figures.";

/// How a question is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Scale {
    /// From 0 to 100 in steps of 5.
    Load,
    /// From 1 to 5.
    Agree,
    /// Yes or no.
    YesNo,
    /// Yes or no, and some words.
    YesNoText,
    /// One of some.
    Choice,
    /// Words.
    Text,
}

impl Scale {
    /// Every scale.
    pub const ALL: &[Self] = &[Self::Load, Self::Agree, Self::YesNo, Self::YesNoText, Self::Choice, Self::Text];

    /// Its stored name.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Load => "load",
            Self::Agree => "agree",
            Self::YesNo => "yes_no",
            Self::YesNoText => "yes_no_text",
            Self::Choice => "choice",
            Self::Text => "text",
        }
    }

    /// The scale of a question; `None` where only a newer Muster knows it.
    #[must_use]
    pub fn of(item: &SurveyItem) -> Option<Self> {
        Self::ALL.iter().copied().find(|scale| scale.as_str() == item.scale)
    }

    /// How long an answer takes, in seconds.
    const fn seconds(self) -> u32 {
        match self {
            Self::Load => 15,
            Self::Agree | Self::Choice => 12,
            Self::YesNo => 8,
            Self::YesNoText => 40,
            Self::Text => 75,
        }
    }

    /// Whether a number is an answer to a question with some labels.
    #[must_use]
    pub fn holds(self, number: u32, labels: usize) -> bool {
        match self {
            Self::Load => number <= 100 && number.is_multiple_of(5),
            Self::Agree => (1..=5).contains(&number),
            Self::YesNo | Self::YesNoText => number <= 1,
            Self::Choice => usize::try_from(number).is_ok_and(|number| number < labels),
            Self::Text => false,
        }
    }

    /// Whether words are an answer.
    #[must_use]
    pub const fn takes_words(self) -> bool {
        match self {
            Self::YesNoText | Self::Text => true,
            Self::Load | Self::Agree | Self::YesNo | Self::Choice => false,
        }
    }
}

#[derive(Deserialize)]
struct Row {
    set: String,
    #[serde(default)]
    adapted: bool,
    #[serde(flatten)]
    item: SurveyItem,
}

static ROWS: LazyLock<Vec<Row>> = LazyLock::new(|| {
    // A file that cannot be read gives nothing; a test holds that it can.
    serde_json::from_str(include_str!("../../library/builtin/survey.json")).unwrap_or_default()
});

fn of_set(set: &str) -> Vec<SurveyItem> {
    ROWS.iter().filter(|row| row.set == set).map(|row| row.item.clone()).collect()
}

/// What is asked about an incident.
#[must_use]
pub fn review_items() -> Vec<SurveyItem> {
    of_set("review")
}

/// What is asked about a learning meeting.
#[must_use]
pub fn meeting_items() -> Vec<SurveyItem> {
    of_set("meeting")
}

/// Whether a question was made after a validated instrument.
#[must_use]
pub fn is_adapted(item: &SurveyItem) -> bool {
    ROWS.iter().any(|row| row.adapted && row.item.key == item.key)
}

/// How many minutes a form takes, reading it included; at least one.
#[must_use]
pub fn minutes(items: &[SurveyItem]) -> u32 {
    let seconds: u32 = items.iter().filter_map(Scale::of).map(Scale::seconds).sum();
    (seconds + 30).div_ceil(60).max(1)
}
