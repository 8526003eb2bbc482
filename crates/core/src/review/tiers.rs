//! The depths of a review: what each holds, how long it takes, and which parts of the screen it needs.

use serde::{Deserialize, Serialize};

use crate::words::ReviewTier;

/// A part of the review's screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum ReviewPart {
    /// What it is to be.
    Scope,
    /// What was said and written.
    Transcript,
    /// Talks with people.
    Interviews,
    /// The account.
    Narrative,
    /// Questions to many.
    Survey,
    /// Meetings.
    Meetings,
    /// Ideas and what becomes of them.
    Actions,
    /// What is handed out.
    Report,
}

impl ReviewPart {
    /// Every part, in the order of the work.
    pub const ALL: &[Self] = &[
        Self::Scope,
        Self::Transcript,
        Self::Interviews,
        Self::Narrative,
        Self::Survey,
        Self::Meetings,
        Self::Actions,
        Self::Report,
    ];
}

/// What a depth means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct TierGuide {
    /// Which.
    pub tier: ReviewTier,
    /// How long it takes.
    pub takes: String,
    /// When it fits, in one sentence.
    pub fits: String,
    /// What is done, one sentence each.
    pub holds: Vec<String>,
    /// The parts of the screen it needs.
    pub parts: Vec<ReviewPart>,
}

/// What every depth means, the least first.
#[must_use]
pub fn guides() -> Vec<TierGuide> {
    [ReviewTier::None, ReviewTier::Light, ReviewTier::Standard, ReviewTier::Deep].map(guide).to_vec()
}

/// What a depth means.
#[must_use]
pub fn guide(tier: ReviewTier) -> TierGuide {
    use ReviewPart as Part;
    let (takes, fits, holds, parts): (&str, &str, &[&str], &[ReviewPart]) = match tier {
        ReviewTier::None => (
            "1 minute",
            "It is understood, and there is little to learn from it.",
            &["The decision and its reason are kept."],
            &[Part::Scope],
        ),
        ReviewTier::Light => (
            "30 minutes, nothing to prepare",
            "A few people can learn something by reading it together once.",
            &[
                "Two or three people read everything from top to bottom and leave nothing out.",
                "They mark where it was noticed, worked out and repaired, and what they wonder about.",
                "They write down what was new to them.",
                "They decide what is to be done, or that nothing is.",
            ],
            &[Part::Scope, Part::Transcript, Part::Actions, Part::Report],
        ),
        ReviewTier::Standard => (
            "3 to 5 hours, and a meeting of one hour",
            "People saw it differently, or it showed something new about how things work.",
            &[
                "All conversations are brought together and marked.",
                "One to three people are interviewed, and each checks what is written about them.",
                "The account says what every claim rests on.",
                "A meeting is held to learn from each other; ideas for actions wait until afterwards.",
            ],
            &[
                Part::Scope,
                Part::Transcript,
                Part::Interviews,
                Part::Narrative,
                Part::Meetings,
                Part::Actions,
                Part::Report,
            ],
        ),
        ReviewTier::Deep => (
            "several days, about once a month",
            "It reaches across teams, and the history behind it matters.",
            &[
                "Many people are interviewed, until talks bring little that is new.",
                "The points of view of several people stand beside each other.",
                "How the parts came to be as they are is told, too.",
                "What runs through the accounts is worked out and written for those who were not there.",
                "Who is to read it is planned, and whether they did is seen.",
            ],
            Part::ALL,
        ),
    };
    TierGuide {
        tier,
        takes: takes.to_owned(),
        fits: fits.to_owned(),
        holds: holds.iter().map(|text| (*text).to_owned()).collect(),
        parts: parts.to_vec(),
    }
}
