//! An incident as it follows from its events.
//!
//! [`IncidentState::apply`] takes events in any order and the same events give the same state: every value keeps its
//! writes in the order of their stamps, and what counts is worked out from them. That is what makes merging a union
//! and an earlier minute a smaller set of events.

mod acts;
mod apply;
mod at;
mod decide;
mod entry;
mod lines;
mod overlay;
mod register;

pub use at::{Cutoff, fold, fold_at};
pub use decide::{Ctx, Head, Intent, LineIntent, NewLine, Rejection, decide, decide_on_head};
pub use entry::{Entry, EntryChange, EntryView, Strike};
pub use lines::{Filter, LineKey, LogLine, Order, Origin};
pub use overlay::{Claim, Overlay, Woven, interleave};
pub use register::{Op, Register, TakenBack};

use std::collections::{BTreeMap, HashMap};

use crate::event::{Act, IncidentDeclared, Stamp};
use crate::ids::{EventId, PersonId};
use crate::time::{Happened, Moment};
use crate::words::{Milestone, Phase, Severity};

/// What an event belongs to within an incident.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Key {
    Declared,
    Title,
    Severity,
    Phase,
    Milestone(Milestone),
    Statement,
    Entry(EventId),
    Restored,
    Act,
    Erasure,
    Newer,
}

/// A note that something was erased.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Erasure {
    /// The event that erased it.
    pub id: EventId,
    /// When.
    pub at: Moment,
    /// Who.
    pub by: Option<PersonId>,
    /// Why.
    pub reason: String,
}

/// An event of a kind that only a newer Muster knows.
#[derive(Debug, Clone, PartialEq)]
pub struct NewerEvent {
    /// Which.
    pub id: EventId,
    /// Its place in the order.
    pub stamp: Stamp,
    /// When it happened.
    pub happened: Happened,
    /// Its kind.
    pub kind: String,
}

/// A severity with the reason given for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeverityValue {
    /// Which.
    pub severity: Severity,
    /// Why, where somebody said it.
    pub reason: Option<String>,
}

/// An incident as it follows from its events.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct IncidentState {
    pub(crate) declared: Register<IncidentDeclared>,
    pub(crate) titles: Register<String>,
    pub(crate) severities: Register<SeverityValue>,
    pub(crate) phases: Register<Phase>,
    pub(crate) statements: Register<String>,
    pub(crate) milestones: BTreeMap<Milestone, Register<String>>,
    pub(crate) entries: BTreeMap<EventId, Entry>,
    pub(crate) taken_back: TakenBack,
    pub(crate) erased: HashMap<EventId, Erasure>,
    pub(crate) acts: Register<Act>,
    pub(crate) newer: Vec<NewerEvent>,
    pub(crate) owners: HashMap<EventId, Key>,
}

impl IncidentState {
    /// Whether it was declared, and the declaration was not taken back.
    #[must_use]
    pub fn exists(&self) -> bool {
        self.declared.current(&self.taken_back).is_some()
    }

    /// The declaration.
    #[must_use]
    pub fn declaration(&self) -> Option<&Op<IncidentDeclared>> {
        self.declared.current(&self.taken_back)
    }

    /// Its title; empty when it was erased or not yet written.
    #[must_use]
    pub fn title(&self) -> &str {
        self.titles.value(&self.taken_back).map_or("", String::as_str)
    }

    /// Every title it had, earliest first.
    pub fn titles(&self) -> impl DoubleEndedIterator<Item = &Op<String>> {
        self.titles.history(&self.taken_back)
    }

    /// Its severity; `None` until somebody has sized it.
    #[must_use]
    pub fn severity(&self) -> Option<Severity> {
        self.severities
            .value(&self.taken_back)
            .map(|value| value.severity)
            .or_else(|| self.declared.value(&self.taken_back).and_then(|declared| declared.severity))
    }

    /// What readers are told.
    #[must_use]
    pub fn phase(&self) -> Phase {
        self.phases.value(&self.taken_back).copied().unwrap_or(Phase::Investigating)
    }

    /// Since when readers are told so; `None` when the phase was never changed.
    #[must_use]
    pub fn phase_since(&self) -> Option<Moment> {
        self.phases.current(&self.taken_back).map(|op| op.happened.at)
    }

    /// Every severity it was given after its declaration, earliest first.
    pub fn severity_changes(&self) -> impl DoubleEndedIterator<Item = &Op<SeverityValue>> {
        self.severities.history(&self.taken_back)
    }

    /// Everything readers were told about where it stands, earliest first.
    pub fn phase_changes(&self) -> impl DoubleEndedIterator<Item = &Op<Phase>> {
        self.phases.history(&self.taken_back)
    }

    /// The write that set a milestone; `None` when nobody set it.
    #[must_use]
    pub fn milestone_set(&self, milestone: Milestone) -> Option<&Op<String>> {
        self.milestones.get(&milestone).and_then(|register| register.current(&self.taken_back))
    }

    /// Everything that was ever said about when a milestone was and holds, earliest first.
    pub fn milestone_history(&self, milestone: Milestone) -> impl DoubleEndedIterator<Item = &Op<String>> {
        self.milestones.get(&milestone).into_iter().flat_map(|register| register.history(&self.taken_back))
    }

    /// Whether it is an exercise.
    #[must_use]
    pub fn is_drill(&self) -> bool {
        self.declared.value(&self.taken_back).is_some_and(|declared| declared.is_drill)
    }

    /// Every version of the statement, earliest first.
    pub fn statements(&self) -> impl DoubleEndedIterator<Item = &Op<String>> {
        self.statements.history(&self.taken_back)
    }

    /// The statement that counts.
    #[must_use]
    pub fn statement(&self) -> Option<&Op<String>> {
        self.statements.current(&self.taken_back)
    }

    /// The instant of a milestone. The declaration itself is the milestone "declared" unless another time was set.
    #[must_use]
    pub fn milestone(&self, milestone: Milestone) -> Option<&Happened> {
        self.milestones
            .get(&milestone)
            .and_then(|register| register.current(&self.taken_back))
            .map(|op| &op.happened)
            .or_else(|| match milestone {
                Milestone::Declared => self.declaration().map(|op| &op.happened),
                Milestone::ImpactBegan
                | Milestone::Detected
                | Milestone::Mustered
                | Milestone::Diagnosed
                | Milestone::Stabilised
                | Milestone::Resolved => None,
            })
    }

    /// The event that set a milestone, so that it can be taken back; `None` for the declaration itself.
    #[must_use]
    pub fn milestone_event(&self, milestone: Milestone) -> Option<EventId> {
        self.milestones.get(&milestone).and_then(|register| register.current(&self.taken_back)).map(|op| op.id)
    }

    /// A line with its history.
    #[must_use]
    pub fn entry(&self, id: EventId) -> Option<&Entry> {
        self.entries.get(&id)
    }

    /// Every written line as it stands, struck ones too.
    pub fn views(&self) -> impl Iterator<Item = (EventId, &EntryView)> {
        self.entries.iter().filter_map(|(id, entry)| entry.view().map(|view| (*id, view)))
    }

    /// The ids of all lines that were ever written, also of those taken back.
    pub fn entry_ids(&self) -> impl Iterator<Item = EventId> + '_ {
        self.entries.keys().copied()
    }

    /// Which events have been taken back.
    #[must_use]
    pub const fn taken_back(&self) -> &TakenBack {
        &self.taken_back
    }

    /// What was erased, by the event whose body is gone.
    #[must_use]
    pub fn erasure(&self, id: EventId) -> Option<&Erasure> {
        self.erased.get(&id)
    }

    /// How many events only a newer Muster understands.
    #[must_use]
    pub fn newer_count(&self) -> usize {
        self.newer.len()
    }

    /// How many events it follows from.
    #[must_use]
    pub fn event_count(&self) -> usize {
        self.owners.len()
    }

    /// Whether an event is among those it follows from.
    #[must_use]
    pub fn holds(&self, id: EventId) -> bool {
        self.owners.contains_key(&id)
    }

    /// Every picture of a line that stands, with the line.
    pub fn attachments(&self) -> impl Iterator<Item = (EventId, &crate::event::Attachment)> {
        self.entries
            .iter()
            .filter_map(|(id, entry)| entry.view().map(|view| (*id, view)))
            .flat_map(|(id, view)| view.attachments.iter().map(move |attachment| (id, attachment)))
    }
}
