//! What one log has and another lacks. Merging is set union; the version vector says what is missing.

use std::collections::BTreeMap;

use crate::event::{Header, Stamp};
use crate::ids::DeviceId;

/// For each device the number of its last event that a log holds. Of other devices some before it may be missing, where
/// only some of their streams were brought.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct VersionVector(pub BTreeMap<DeviceId, u64>);

impl VersionVector {
    /// Notes that an event is held.
    pub fn observe(&mut self, stamp: Stamp) {
        let seq = self.0.entry(stamp.device).or_insert(0);
        *seq = (*seq).max(stamp.seq);
    }

    /// Whether the event is among those held, in a log without gaps.
    #[must_use]
    pub fn holds(&self, header: &Header) -> bool {
        self.last_of(header.stamp.device) >= header.stamp.seq
    }

    /// The number of the last event held of a device; 0 for none.
    #[must_use]
    pub fn last_of(&self, device: DeviceId) -> u64 {
        self.0.get(&device).copied().unwrap_or(0)
    }

    /// Which events of `theirs` are not held here: for each device, the numbers after `.0` up to `.1`.
    #[must_use]
    pub fn missing_from(&self, theirs: &Self) -> Vec<(DeviceId, u64, u64)> {
        theirs
            .0
            .iter()
            .map(|(device, last)| (*device, self.last_of(*device), *last))
            .filter(|(_, ours, last)| ours < last)
            .collect()
    }
}
