//! What the review is to be: how deep, why, and who leads it.

use serde::{Deserialize, Serialize};

use super::tiers::{ReviewPart, guide};
use super::{ReviewScene, ReviewState};
use crate::directory::Directory;
use crate::event::{Act, ReviewAct};
use crate::ids::{EventId, StreamId};
use crate::incident::IncidentState;
use crate::time::Moment;
use crate::words::{ReviewTier, Seat, Signal};

/// How a review stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum ReviewStanding {
    /// Nobody has asked for one.
    Unasked,
    /// Somebody nominated it, and nobody has answered.
    Nominated,
    /// Somebody looked, and it is passed over.
    PassedOver,
    /// It is to be reviewed; its depth may still be open.
    Open,
    /// It was decided that there is none.
    None,
    /// It is done.
    Closed,
}

/// A nomination.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Nomination {
    /// The event.
    pub id: EventId,
    /// Handle of who said so; empty when nobody gave a name.
    pub by: String,
    /// Their name; empty when nobody gave one.
    pub name: String,
    /// Why.
    pub why: String,
    /// What they saw.
    pub signals: Vec<Signal>,
    /// When.
    pub at: Moment,
}

/// What was answered to the nominations.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct NominationAnswerView {
    /// The event.
    pub id: EventId,
    /// Whether it is discussed.
    pub discuss: bool,
    /// Why.
    pub reason: String,
    /// When.
    pub at: Moment,
}

/// How deep it goes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct TierChoice {
    /// How deep.
    pub tier: ReviewTier,
    /// Why.
    pub reason: String,
    /// When it was chosen.
    pub at: Moment,
    /// Whether it was chosen while standing down, and not here.
    pub at_stand_down: bool,
}

/// Who sits where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct SeatView {
    /// The event by which it was taken.
    pub id: EventId,
    /// Which.
    pub seat: Seat,
    /// Handle.
    pub person: String,
    /// Name.
    pub name: String,
    /// Since when.
    pub since: Moment,
}

/// What the review is to be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ReviewScope {
    /// The incident.
    pub incident: StreamId,
    /// The review.
    pub review: StreamId,
    /// How it stands.
    pub standing: ReviewStanding,
    /// Whether anything was done in it; a depth chosen while standing down begins nothing.
    pub begun: bool,
    /// Who asked for it, earliest first.
    pub nominations: Vec<Nomination>,
    /// The latest answer to that.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub answer: Option<NominationAnswerView>,
    /// How deep; absent until somebody chose.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub tier: Option<TierChoice>,
    /// The parts of the screen that a review of this depth needs; the others can still be opened.
    pub parts: Vec<ReviewPart>,
    /// Who sits where.
    pub seats: Vec<SeatView>,
    /// What was said when it was closed; absent while it is open.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub closed: Option<String>,
}

/// Works out what the review is to be.
#[must_use]
pub fn scope(incident: StreamId, scene: &ReviewScene<'_>) -> ReviewScope {
    outline(incident, scene.review, scene.directory, chosen_at_stand_down(scene.incident))
}

/// The same, of what is known of a review without reading its incident.
#[must_use]
pub fn outline(
    incident: StreamId,
    review: &ReviewState,
    directory: &Directory,
    chosen: Option<TierChoice>,
) -> ReviewScope {
    let name = |handle: &str| directory.person_by_handle(handle).map_or(handle, |one| &one.name).to_owned();
    let mut scope = ReviewScope {
        incident,
        review: super::stream_of(incident),
        standing: ReviewStanding::Unasked,
        begun: review.exists(),
        nominations: Vec::new(),
        answer: None,
        tier: chosen,
        parts: ReviewPart::ALL.to_vec(),
        seats: Vec::new(),
        closed: None,
    };
    // What was said last about whether there is one; the commander's choice while standing down comes first.
    let mut word = scope.tier.as_ref().map(|choice| Word::of(choice.tier));
    for (op, act) in review.acts() {
        let at = op.happened.at;
        match act {
            ReviewAct::ReviewNominated(act) => {
                let (by, why, signals) = (act.by.clone(), act.why.clone(), act.signals.clone());
                scope.nominations.push(Nomination { id: op.id, name: name(&by), by, why, signals, at });
                // Any nomination counts: what was passed over comes up again, what goes on goes on.
                word = Some(word.filter(|word| *word == Word::Open).unwrap_or(Word::Asked));
            }
            ReviewAct::NominationAnswered(act) => {
                let reason = act.reason.clone();
                scope.answer = Some(NominationAnswerView { id: op.id, discuss: act.discuss, reason, at });
                word = Some(if act.discuss { Word::Open } else { Word::PassedOver });
                if act.discuss && scope.tier.as_ref().is_some_and(|choice| choice.tier == ReviewTier::None) {
                    // To discuss what was to have no review leaves its depth open.
                    scope.tier = None;
                }
            }
            ReviewAct::TierSet(act) => {
                scope.tier = Some(TierChoice { tier: act.tier, reason: act.reason.clone(), at, at_stand_down: false });
                word = Some(Word::of(act.tier));
            }
            ReviewAct::SeatTaken(act) => scope.seats.push(SeatView {
                id: op.id,
                seat: act.seat,
                person: act.person.clone(),
                name: name(&act.person),
                since: at,
            }),
            ReviewAct::SeatLeft(act) => scope.seats.retain(|seat| seat.id != act.taken),
            ReviewAct::ReviewClosed(act) => scope.closed = Some(act.remark.clone()),
            ReviewAct::ReviewReopened(_) => scope.closed = None,
            _ => {}
        }
    }
    if let Some(choice) = &scope.tier {
        scope.parts = guide(choice.tier).parts;
    }
    scope.standing = match (&scope.closed, word) {
        (Some(_), _) => ReviewStanding::Closed,
        (None, Some(Word::None)) => ReviewStanding::None,
        (None, Some(Word::PassedOver)) => ReviewStanding::PassedOver,
        (None, Some(Word::Asked)) => ReviewStanding::Nominated,
        (None, Some(Word::Open)) => ReviewStanding::Open,
        (None, None) if scope.begun => ReviewStanding::Open,
        (None, None) => ReviewStanding::Unasked,
    };
    scope
}

/// The last word on whether there is a review.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Word {
    Asked,
    PassedOver,
    None,
    Open,
}

impl Word {
    const fn of(tier: ReviewTier) -> Self {
        match tier {
            ReviewTier::None => Self::None,
            ReviewTier::Light | ReviewTier::Standard | ReviewTier::Deep => Self::Open,
        }
    }
}

/// The commander chooses while standing down; what is chosen in the review itself counts more.
#[must_use]
pub fn chosen_at_stand_down(incident: &IncidentState) -> Option<TierChoice> {
    incident.acts().rev().find_map(|op| match op.value.as_ref()? {
        Act::ReviewChosen(act) => {
            Some(TierChoice { tier: act.tier, reason: act.reason.clone(), at: op.happened.at, at_stand_down: true })
        }
        _ => None,
    })
}
