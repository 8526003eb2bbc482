//! What every part of a review is worked out from.

use crate::directory::Directory;
use crate::incident::IncidentState;
use crate::library::Library;
use crate::time::Moment;
use crate::zone::Zone;

use super::ReviewState;

/// A review at an instant, with its incident and what the team and the directory say.
#[derive(Clone, Copy)]
pub struct ReviewScene<'a> {
    /// The review.
    pub review: &'a ReviewState,
    /// Its incident.
    pub incident: &'a IncidentState,
    /// Codes, probes, survey items and the rest, as they are now.
    pub library: &'a Library,
    /// People and services.
    pub directory: &'a Directory,
    /// The instant it is looked at.
    pub now: Moment,
    /// The zone in which sentences name times.
    pub zone: Zone,
}

impl ReviewScene<'_> {
    /// The name behind a handle; the handle when the directory does not know it.
    #[must_use]
    pub fn name(&self, handle: &str) -> String {
        self.directory.person_by_handle(handle).map_or_else(|| handle.to_owned(), |person| person.name.clone())
    }

    /// A handle as the directory spells it, so that one person has one handle; in lower case when it is not known.
    #[must_use]
    pub fn handle(&self, handle: &str) -> String {
        let handle = handle.trim().trim_start_matches('@');
        self.directory.person_by_handle(handle).map_or_else(|| handle.to_lowercase(), |person| person.handle.clone())
    }
}
