//! What the review is to be: how deep, why, and who leads it.

use serde::{Deserialize, Serialize};

use super::ReviewScene;
use crate::event::{Act, ReviewAct};
use crate::ids::{EventId, StreamId};
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
    let mut scope = ReviewScope {
        incident,
        review: super::stream_of(incident),
        standing: ReviewStanding::Unasked,
        nominations: Vec::new(),
        answer: None,
        tier: chosen_at_stand_down(scene),
        seats: Vec::new(),
        closed: None,
    };
    for (op, act) in scene.review.acts() {
        let at = op.happened.at;
        match act {
            ReviewAct::ReviewNominated(act) => scope.nominations.push(Nomination {
                id: op.id,
                by: act.by.clone(),
                why: act.why.clone(),
                signals: act.signals.clone(),
                at,
            }),
            ReviewAct::NominationAnswered(act) => {
                let reason = act.reason.clone();
                scope.answer = Some(NominationAnswerView { id: op.id, discuss: act.discuss, reason, at });
            }
            ReviewAct::TierSet(act) => {
                scope.tier = Some(TierChoice { tier: act.tier, reason: act.reason.clone(), at, at_stand_down: false });
            }
            ReviewAct::SeatTaken(act) => scope.seats.push(SeatView {
                id: op.id,
                seat: act.seat,
                person: act.person.clone(),
                name: scene.name(&act.person),
                since: at,
            }),
            ReviewAct::SeatLeft(act) => scope.seats.retain(|seat| seat.id != act.taken),
            ReviewAct::ReviewClosed(act) => scope.closed = Some(act.remark.clone()),
            ReviewAct::ReviewReopened(_) => scope.closed = None,
            _ => {}
        }
    }
    scope.standing = standing(&scope, scene);
    scope
}

fn standing(scope: &ReviewScope, scene: &ReviewScene<'_>) -> ReviewStanding {
    let discussed = scope.answer.as_ref().map(|answer| answer.discuss);
    match (&scope.closed, scope.tier.as_ref().map(|choice| choice.tier), discussed) {
        (Some(_), _, _) => ReviewStanding::Closed,
        (None, Some(ReviewTier::None), _) => ReviewStanding::None,
        (None, Some(ReviewTier::Light | ReviewTier::Standard | ReviewTier::Deep), _) | (None, None, Some(true)) => {
            ReviewStanding::Open
        }
        (None, None, Some(false)) => ReviewStanding::PassedOver,
        (None, None, None) if !scope.nominations.is_empty() => ReviewStanding::Nominated,
        (None, None, None) if scene.review.exists() => ReviewStanding::Open,
        (None, None, None) => ReviewStanding::Unasked,
    }
}

/// The commander chooses while standing down; what is chosen in the review itself counts more.
fn chosen_at_stand_down(scene: &ReviewScene<'_>) -> Option<TierChoice> {
    scene.incident.acts().rev().find_map(|op| match op.value.as_ref()? {
        Act::ReviewChosen(act) => {
            Some(TierChoice { tier: act.tier, reason: act.reason.clone(), at: op.happened.at, at_stand_down: true })
        }
        _ => None,
    })
}
