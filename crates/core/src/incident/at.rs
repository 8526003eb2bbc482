//! Any earlier minute: the same fold over fewer events.

use super::IncidentState;
use crate::event::Event;
use crate::time::Moment;

/// Up to when events count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cutoff {
    /// What had been written down by then: the log as it was on the screen.
    Recorded(Moment),
    /// What the responders knew by then, whenever it was written down.
    Known(Moment),
}

impl Cutoff {
    /// Whether an event counts.
    #[must_use]
    pub fn admits(self, event: &Event) -> bool {
        match self {
            Self::Recorded(at) => event.recorded_at() <= at,
            Self::Known(at) => event.header.known_at <= at,
        }
    }
}

/// Folds events into a state.
pub fn fold<'a>(events: impl IntoIterator<Item = &'a Event>) -> IncidentState {
    let mut state = IncidentState::default();
    for event in events {
        state.apply(event);
    }
    state
}

/// Folds what counted by an earlier minute.
pub fn fold_at<'a>(events: impl IntoIterator<Item = &'a Event>, cutoff: Cutoff) -> IncidentState {
    fold(events.into_iter().filter(|event| cutoff.admits(event)))
}
