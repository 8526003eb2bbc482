//! The surveys of a review as they stand.

use serde::{Deserialize, Serialize};

use super::answer::SurveyResponse;
use super::items::{is_adapted, minutes};
use super::results::results;
use super::types::SurveyResults;
use crate::event::{SurveyOpened, TalkAct};
use crate::ids::EventId;
use crate::review::{ReviewScene, ReviewState};
use crate::time::Moment;

/// A survey as it follows from the log; answers are not part of it.
#[derive(Debug, Clone, Copy)]
pub struct HeldSurvey<'a> {
    /// The event that opened it.
    pub id: EventId,
    /// What is asked of whom.
    pub open: &'a SurveyOpened,
    /// When it was opened.
    pub opened_at: Moment,
    /// When it was closed; `None` while answers are taken.
    pub closed_at: Option<Moment>,
    /// When answers were thrown away last, and how many in all.
    pub dropped: Option<(Moment, u32)>,
}

/// The surveys of a review, in the order in which they were opened.
#[must_use]
pub fn held_surveys(review: &ReviewState) -> Vec<HeldSurvey<'_>> {
    let mut held: Vec<HeldSurvey<'_>> = Vec::new();
    for (op, act) in review.talks() {
        match act {
            TalkAct::SurveyOpened(open) => {
                held.push(HeldSurvey { id: op.id, open, opened_at: op.happened.at, closed_at: None, dropped: None });
            }
            TalkAct::SurveyClosed(act) => {
                if let Some(one) = held.iter_mut().find(|one| one.id == act.survey) {
                    one.closed_at.get_or_insert(op.happened.at);
                }
            }
            TalkAct::AnswersDropped(act) => {
                if let Some(one) = held.iter_mut().find(|one| one.id == act.survey) {
                    let before = one.dropped.map_or(0, |(_, answers)| answers);
                    one.dropped = Some((op.happened.at, before.saturating_add(act.answers)));
                }
            }
            TalkAct::InterviewPlanned(_)
            | TalkAct::InterviewDropped(_)
            | TalkAct::InterviewPrepared(_)
            | TalkAct::ConsentGiven(_)
            | TalkAct::InterviewBegan(_)
            | TalkAct::InterviewEnded(_)
            | TalkAct::TurnTaken(_)
            | TalkAct::NoteTaken(_)
            | TalkAct::NoteAmended(_)
            | TalkAct::NoteStruck(_)
            | TalkAct::InterviewSummed(_)
            | TalkAct::CalibrationMade(_)
            | TalkAct::CalibrationReturned(_)
            | TalkAct::CommentSettled(_)
            | TalkAct::ExpertiseWritten(_)
            | TalkAct::ExpertiseStruck(_) => {}
        }
    }
    held
}

/// A survey on screen.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct SurveyView {
    /// The event that opened it.
    pub id: EventId,
    /// What was asked of whom.
    pub open: SurveyOpened,
    /// The names of who is asked, in the order of their handles.
    pub asked_names: Vec<String>,
    /// When it was opened.
    pub opened_at: Moment,
    /// When it was closed.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub closed_at: Option<Moment>,
    /// When answers were thrown away last.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub dropped_at: Option<Moment>,
    /// How many were thrown away.
    pub dropped: u32,
    /// How many minutes it takes.
    pub minutes: u32,
    /// Whether some of its questions are adapted from a validated instrument.
    pub adapted: bool,
    /// How many answers there are.
    pub collected: u32,
    /// How many of them the key of this machine does not open.
    pub unreadable: u32,
    /// What is shown; absent until it is closed. Looks at different times, while answers come in, could be taken from
    /// each other.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub results: Option<SurveyResults>,
}

/// Works out how a survey stands. `responses` are asked for only when it is closed.
#[must_use]
pub fn survey_view(
    scene: &ReviewScene<'_>,
    held: &HeldSurvey<'_>,
    collected: u32,
    responses: &[SurveyResponse],
    seed: u64,
) -> SurveyView {
    let open = held.open;
    let readable = u32::try_from(responses.len()).unwrap_or(u32::MAX);
    let shown = held.closed_at.map(|_| results(&open.items, open.minimum, open.minimum_spread, responses, seed));
    SurveyView {
        id: held.id,
        open: open.clone(),
        asked_names: open.asked.iter().map(|handle| scene.name(handle)).collect(),
        opened_at: held.opened_at,
        closed_at: held.closed_at,
        dropped_at: held.dropped.map(|(at, _)| at),
        dropped: held.dropped.map_or(0, |(_, answers)| answers),
        minutes: minutes(&open.items),
        adapted: open.items.iter().any(is_adapted),
        collected,
        unreadable: if held.closed_at.is_some() { collected.saturating_sub(readable) } else { 0 },
        results: shown,
    }
}
