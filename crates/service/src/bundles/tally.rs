//! Counting what of a bundle is new, by incident.

use std::collections::BTreeMap;

use muster_core::event::Header;
use muster_core::ids::StreamId;

/// What was counted of one incident.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Count {
    pub(super) lines: u32,
    pub(super) others: u32,
    pub(super) held: u32,
}

/// What was counted of all.
#[derive(Debug, Default)]
pub(super) struct Tally {
    of: BTreeMap<StreamId, Count>,
    /// New entries of the directory.
    pub(super) people: u32,
    pub(super) taken: u32,
    pub(super) held: u32,
}

impl Tally {
    /// Counts an event of an incident, or of the directory.
    pub(super) fn note(&mut self, incident: Option<StreamId>, header: &Header, is_new: bool) {
        if is_new {
            self.taken += 1;
        } else {
            self.held += 1;
        }
        let Some(incident) = incident else {
            self.people += u32::from(is_new);
            return;
        };
        let count = self.of.entry(incident).or_default();
        match (is_new, header.kind == "entry_added") {
            (false, _) => count.held += 1,
            (true, true) => count.lines += 1,
            (true, false) => count.others += 1,
        }
    }

    /// What was counted of an incident; `None` when there was nothing of it.
    pub(super) fn of(&self, incident: StreamId) -> Option<Count> {
        self.of.get(&incident).copied()
    }
}
