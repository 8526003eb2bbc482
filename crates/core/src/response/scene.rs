//! What every part of a response is worked out from.

use crate::directory::Directory;
use crate::event::Act;
use crate::incident::{IncidentState, Op};
use crate::library::Library;
use crate::time::Moment;
use crate::words::Milestone;
use crate::zone::Zone;

/// An incident at an instant, with what the team and the directory say.
#[derive(Clone, Copy)]
pub struct Scene<'a> {
    /// The incident.
    pub state: &'a IncidentState,
    /// Cards, policies and the rest, as they were when the incident was declared.
    pub library: &'a Library,
    /// People and services.
    pub directory: &'a Directory,
    /// The instant it is looked at.
    pub now: Moment,
    /// The zone in which sentences name times.
    pub zone: Zone,
}

impl<'a> Scene<'a> {
    /// The name behind a handle; the handle when the directory does not know it.
    #[must_use]
    pub fn name(&self, handle: &str) -> String {
        self.directory.person_by_handle(handle).map_or_else(|| handle.to_owned(), |person| person.name.clone())
    }

    /// A handle as the directory spells it, so that one person has one handle; in lower case when it is not known.
    #[must_use]
    pub fn handle(&self, handle: &str) -> String {
        self.directory.person_by_handle(handle).map_or_else(|| handle.to_lowercase(), |person| person.handle.clone())
    }

    /// When it was declared; what minutes are counted from.
    #[must_use]
    pub fn declared_at(&self) -> Moment {
        self.state.milestone(Milestone::Declared).map_or(self.now, |happened| happened.at)
    }

    /// Whole minutes since the declaration; 0 before it.
    #[must_use]
    pub fn minute(&self) -> u32 {
        self.minute_of(self.now)
    }

    /// Whole minutes between the declaration and an instant; 0 before it.
    #[must_use]
    pub fn minute_of(&self, at: Moment) -> u32 {
        u32::try_from((at - self.declared_at()).num_minutes().max(0)).unwrap_or(u32::MAX)
    }

    /// Every act that holds and was not erased, in order.
    pub fn acts(&self) -> impl DoubleEndedIterator<Item = (&'a Op<Act>, &'a Act)> + use<'a> {
        self.state.acts().filter_map(|op| op.value.as_ref().map(|act| (op, act)))
    }
}
