//! How much of the conversation was read, so that marking goes through all of it and nothing is picked.

use std::collections::BTreeMap;

use super::ReviewState;
use crate::event::ReviewAct;
use crate::ids::EventId;

/// What was read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reading {
    /// For each source the stretches that were read, as first and last number, in order and without overlap; `None` is
    /// the log of the incident, whose lines are numbered as they were written down.
    stretches: BTreeMap<Option<EventId>, Vec<(u32, u32)>>,
    /// Where somebody stopped last: the source and the number.
    pub stopped: Option<(Option<EventId>, u32)>,
}

impl Reading {
    /// Whether a message, or a line of the log, was read.
    #[must_use]
    pub fn covers(&self, source: Option<EventId>, place: u32) -> bool {
        let Some(stretches) = self.stretches.get(&source) else { return false };
        let next = stretches.partition_point(|(from, _)| *from <= place);
        next.checked_sub(1).and_then(|index| stretches.get(index)).is_some_and(|(_, to)| place <= *to)
    }

    /// The stretches of a source that were read.
    #[must_use]
    pub fn stretches(&self, source: Option<EventId>) -> &[(u32, u32)] {
        self.stretches.get(&source).map_or(&[], Vec::as_slice)
    }
}

/// Works out what was read.
#[must_use]
pub fn reading(review: &ReviewState) -> Reading {
    let mut reading = Reading::default();
    for (_, act) in review.acts() {
        if let ReviewAct::StretchRead(act) = act {
            reading.stretches.entry(act.source).or_default().push((act.from, act.to));
            reading.stopped = Some((act.source, act.to));
        }
    }
    for stretches in reading.stretches.values_mut() {
        stretches.sort_unstable();
        let mut joined: Vec<(u32, u32)> = Vec::with_capacity(stretches.len());
        for (from, to) in stretches.drain(..) {
            match joined.last_mut() {
                Some(last) if from <= last.1.saturating_add(1) => last.1 = last.1.max(to),
                Some(_) | None => joined.push((from, to)),
            }
        }
        *stretches = joined;
    }
    reading
}
