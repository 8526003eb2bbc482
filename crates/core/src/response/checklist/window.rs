//! When a card's time is: its minutes, or the recovery.

use super::super::Scene;
use crate::event::Act;
use crate::library::{Card, ItemBinding};
use crate::time::Moment;
use crate::words::{Milestone, Phase};
use chrono::TimeDelta;

/// When facts begin to count for the items of a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Window {
    /// The card's beginning; absent while a recovery is not in sight. What is true of "every ask" or "every audience" is
    /// asked from here on, because earlier it was true of too few.
    pub(super) from: Option<Moment>,
    /// Last minute of the card, counted from the declaration.
    pub(super) last_minute: Option<u32>,
    /// What is not later than this belongs to an end that was none.
    pub(super) after: Option<Moment>,
    /// Whether the card is about the end.
    pub(super) of_recovery: bool,
}

/// How far the incident is, as the cards see it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Course {
    declared: Moment,
    /// Since when it looks as if it works again.
    pub(super) recovered: Option<Moment>,
    /// When the response was last begun again.
    pub(super) reopened: Option<Moment>,
    /// Whether the response has ended.
    pub(super) ended: bool,
}

impl Course {
    pub(super) fn of(scene: &Scene<'_>) -> Self {
        let mut reopened = None;
        let mut stood_down = false;
        for (op, act) in scene.acts() {
            if matches!(act, Act::StoodDown(_)) {
                stood_down = true;
            } else if matches!(act, Act::Reopened(_)) {
                (stood_down, reopened) = (false, Some(op.happened.at));
            }
        }
        let phase = scene.state.phase();
        let since = scene.state.phase_since();
        let (quiet, again) = match phase {
            Phase::Monitoring | Phase::Resolved => (since, None),
            // Looking for the cause anew says that an earlier recovery did not last.
            Phase::Investigating => (None, since),
            Phase::Identified => (None, None),
        };
        let lasts = |at: &Moment| [again, reopened].iter().flatten().all(|end| at > end);
        let milestone = |which| scene.state.milestone(which).map(|happened| happened.at).filter(lasts);
        let recovered =
            [quiet, milestone(Milestone::Stabilised), milestone(Milestone::Resolved)].into_iter().flatten().min();
        let ended = stood_down || phase == Phase::Resolved;
        Self { declared: scene.declared_at(), recovered, reopened, ended }
    }

    pub(super) fn window(&self, card: &Card) -> Window {
        let of_recovery = of_recovery(card);
        let from = if of_recovery {
            self.recovered
        } else {
            let first = card.minutes.map_or(0, |(first, _)| first);
            Some(self.declared + TimeDelta::minutes(first.into()))
        };
        let after = self.reopened.filter(|_| of_recovery);
        Window { from, last_minute: card.minutes.map(|(_, last)| last), after, of_recovery }
    }
}

/// Whether a card is about the end: it has no minutes and asks for the recovery.
fn of_recovery(card: &Card) -> bool {
    card.minutes.is_none() && card.items.iter().any(|item| item.binding == ItemBinding::Recovery)
}
