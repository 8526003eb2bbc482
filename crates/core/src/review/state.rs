//! What was done in a review and still holds.

use std::collections::{HashMap, HashSet};

use crate::event::{Body, Event, ReviewAct, TalkAct};
use crate::ids::EventId;
use crate::incident::{Op, Register, TakenBack};

/// A review as it follows from its events.
///
/// [`ReviewState::apply`] takes events in any order, and the same events give the same state.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ReviewState {
    acts: Register<ReviewAct>,
    talks: Register<TalkAct>,
    taken_back: TakenBack,
    /// What was erased, with the event that erased it.
    erased: HashMap<EventId, EventId>,
    known: HashSet<EventId>,
    newer: usize,
}

impl ReviewState {
    /// Takes in one event. The order of calls does not matter, and a second time changes nothing.
    pub fn apply(&mut self, event: &Event) {
        let header = &event.header;
        if !self.known.insert(header.id) {
            return;
        }
        let gone = self.erased.contains_key(&header.id);
        match &event.body {
            Body::Review(act) => self.acts.insert(Op::new(header, (!gone).then(|| act.clone()))),
            Body::Talk(act) => self.talks.insert(Op::new(header, (!gone).then(|| act.clone()))),
            Body::Restored(body) => self.taken_back.insert(header.id, &body.targets),
            Body::BodyErased(body) => {
                for target in &body.targets {
                    self.erased.entry(*target).or_insert(header.id);
                    self.acts.erase(*target);
                    self.talks.erase(*target);
                }
            }
            Body::Erased { kind, .. } if ReviewAct::is_kind(kind) => self.acts.insert(Op::new(header, None)),
            Body::Erased { kind, .. } if TalkAct::is_kind(kind) => self.talks.insert(Op::new(header, None)),
            Body::Newer { .. } => self.newer += 1,
            // Events of incidents, the directory and the library have no business in a review.
            Body::Erased { .. }
            | Body::Act(_)
            | Body::Drill(_)
            | Body::IncidentDeclared(_)
            | Body::TitleSet(_)
            | Body::SeveritySet(_)
            | Body::PhaseSet(_)
            | Body::MilestoneSet(_)
            | Body::StatementWritten(_)
            | Body::EntryAdded(_)
            | Body::EntryAmended(_)
            | Body::EntryStruck(_)
            | Body::EntryPinned(_)
            | Body::EntryFlagged(_)
            | Body::PersonAdded(_)
            | Body::PersonAmended(_)
            | Body::PersonMerged(_)
            | Body::ServiceAdded(_)
            | Body::ServiceAmended(_)
            | Body::LibrarySet(_)
            | Body::LibraryCleared(_) => self.newer += 1,
        }
    }

    /// Everything done in the review that holds and was not erased, in order.
    pub fn acts(&self) -> impl DoubleEndedIterator<Item = (&Op<ReviewAct>, &ReviewAct)> {
        self.acts.history(&self.taken_back).filter_map(|op| op.value.as_ref().map(|act| (op, act)))
    }

    /// Everything done in interviews and surveys that holds and was not erased, in order.
    pub fn talks(&self) -> impl DoubleEndedIterator<Item = (&Op<TalkAct>, &TalkAct)> {
        self.talks.history(&self.taken_back).filter_map(|op| op.value.as_ref().map(|act| (op, act)))
    }

    /// Everything ever done in the review and not erased, also what was taken back.
    pub fn ever(&self) -> impl Iterator<Item = (&Op<ReviewAct>, &ReviewAct)> {
        self.acts.ops().filter_map(|op| op.value.as_ref().map(|act| (op, act)))
    }

    /// What an event did in the review, if it holds.
    #[must_use]
    pub fn act(&self, id: EventId) -> Option<&ReviewAct> {
        if self.taken_back.covers(id) { None } else { self.acts.get(id)?.value.as_ref() }
    }

    /// What an event did in an interview or a survey, if it holds.
    #[must_use]
    pub fn talk(&self, id: EventId) -> Option<&TalkAct> {
        if self.taken_back.covers(id) { None } else { self.talks.get(id)?.value.as_ref() }
    }

    /// Whether anything was done that holds.
    #[must_use]
    pub fn exists(&self) -> bool {
        self.acts().next().is_some() || self.talks().next().is_some()
    }

    /// Whether an event is among those it follows from.
    #[must_use]
    pub fn holds(&self, id: EventId) -> bool {
        self.known.contains(&id)
    }

    /// Whether what an event said was erased.
    #[must_use]
    pub fn is_erased(&self, id: EventId) -> bool {
        self.erased.contains_key(&id)
    }

    /// Which events have been taken back.
    #[must_use]
    pub const fn taken_back(&self) -> &TakenBack {
        &self.taken_back
    }

    /// How many events it follows from.
    #[must_use]
    pub fn event_count(&self) -> usize {
        self.known.len()
    }

    /// How many events only a newer Muster understands.
    #[must_use]
    pub const fn newer_count(&self) -> usize {
        self.newer
    }
}

/// Folds events into a review.
pub fn fold_review<'a>(events: impl IntoIterator<Item = &'a Event>) -> ReviewState {
    let mut state = ReviewState::default();
    for event in events {
        state.apply(event);
    }
    state
}
