//! What was done in a drill and still holds.

use std::collections::{HashMap, HashSet};

use super::super::scenario::Scenario;
use crate::event::{Body, DrillAct, DrillPlanned, Event};
use crate::ids::EventId;
use crate::incident::{Op, Register, TakenBack};

/// A drill as it follows from its events.
///
/// [`DrillState::apply`] takes events in any order, and the same events give the same state.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DrillState {
    acts: Register<DrillAct>,
    taken_back: TakenBack,
    /// Of the clock and of what reached the players nothing can be taken back.
    nothing: TakenBack,
    erased: HashMap<EventId, EventId>,
    known: HashSet<EventId>,
    newer: usize,
    scenario: Option<Scenario>,
}

impl DrillState {
    /// Takes in one event. The order of calls does not matter, and a second time changes nothing.
    pub fn apply(&mut self, event: &Event) {
        let header = &event.header;
        if !self.known.insert(header.id) {
            return;
        }
        let gone = self.erased.contains_key(&header.id);
        match &event.body {
            Body::Drill(act) => {
                self.acts.insert(Op::new(header, (!gone).then(|| act.clone())));
                if matches!(act, DrillAct::DrillPlanned(_)) {
                    self.read_scenario();
                }
            }
            Body::Restored(body) => self.taken_back.insert(header.id, &body.targets),
            Body::BodyErased(body) => {
                for target in &body.targets {
                    self.erased.entry(*target).or_insert(header.id);
                    self.acts.erase(*target);
                }
                self.read_scenario();
            }
            Body::Erased { kind, .. } if DrillAct::is_kind(kind) => self.acts.insert(Op::new(header, None)),
            Body::Newer { .. } => self.newer += 1,
            // Events of incidents, reviews, the directory and the library have no business in a drill.
            Body::Erased { .. }
            | Body::Act(_)
            | Body::Review(_)
            | Body::Talk(_)
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

    /// Everything done in the drill that holds and was not erased, in order.
    pub fn acts(&self) -> impl DoubleEndedIterator<Item = (&Op<DrillAct>, &DrillAct)> {
        self.acts.history(&self.taken_back).filter_map(|op| op.value.as_ref().map(|act| (op, act)))
    }

    /// Everything ever done in it that was not erased, in order. The clock and what reached the players follow from it:
    /// a clock that could be taken back would run back.
    pub(in crate::drill) fn ever(&self) -> impl DoubleEndedIterator<Item = (&Op<DrillAct>, &DrillAct)> {
        self.acts.history(&self.nothing).filter_map(|op| op.value.as_ref().map(|act| (op, act)))
    }

    /// How it was put together, with the event that says so.
    #[must_use]
    pub fn plan(&self) -> Option<(&Op<DrillAct>, &DrillPlanned)> {
        self.ever().find_map(|(op, act)| match act {
            DrillAct::DrillPlanned(plan) => Some((op, plan)),
            _ => None,
        })
    }

    /// What is played; `None` when it was not planned, was erased or cannot be read by this program.
    #[must_use]
    pub const fn scenario(&self) -> Option<&Scenario> {
        self.scenario.as_ref()
    }

    /// What an event did in the drill, if it holds.
    #[must_use]
    pub fn act(&self, id: EventId) -> Option<&DrillAct> {
        if self.taken_back.covers(id) { None } else { self.acts.get(id)?.value.as_ref() }
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

    /// How many events only a newer Muster understands.
    #[must_use]
    pub const fn newer_count(&self) -> usize {
        self.newer
    }

    fn read_scenario(&mut self) {
        let planned = self.plan().map(|(_, plan)| plan.scenario.clone());
        self.scenario = planned.and_then(|scenario| serde_json::from_value(scenario).ok());
    }
}

/// Folds events into a drill.
pub fn fold_drill<'a>(events: impl IntoIterator<Item = &'a Event>) -> DrillState {
    let mut state = DrillState::default();
    for event in events {
        state.apply(event);
    }
    state
}
