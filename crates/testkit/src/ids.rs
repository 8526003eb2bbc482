//! Ids for tests: the shape of UUIDv7, the same ones in every run.

use std::sync::atomic::{AtomicU64, Ordering};

use chrono::{DateTime, Utc};
use uuid::{Builder, Uuid};

use crate::moment;

/// Makes ids that differ by seed and by count and are the same in every run.
///
/// Ids of one source sort in the order they were made, as real ones do. Two devices in a test take two seeds.
#[derive(Debug)]
pub struct SeededIds {
    seed: u16,
    began_ms: u64,
    made: AtomicU64,
}

impl SeededIds {
    /// Starts a source whose ids all carry the instant 2026-01-01T00:00:00Z.
    #[must_use]
    pub fn new(seed: u16) -> Self {
        Self::starting_at(seed, moment("2026-01-01T00:00:00Z"))
    }

    /// Starts a source whose ids all carry `at`, which must not be before 1970.
    #[must_use]
    pub fn starting_at(seed: u16, at: DateTime<Utc>) -> Self {
        Self { seed, began_ms: u64::try_from(at.timestamp_millis()).unwrap_or(0), made: AtomicU64::new(0) }
    }

    /// Makes the next id.
    pub fn next_id(&self) -> Uuid {
        let count = self.made.fetch_add(1, Ordering::Relaxed);
        // Bytes 0 and 2 of the ten carry version and variant, so the count starts behind them: there ids sort by it.
        // The seed stands last, where it is easy to see.
        let mut rest = [0_u8; 10];
        rest[3..8].copy_from_slice(&count.to_be_bytes()[3..]);
        rest[8..].copy_from_slice(&self.seed.to_be_bytes());
        Builder::from_unix_timestamp_millis(self.began_ms, &rest).into_uuid()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_version_seven_sorted_unique_and_repeatable() {
        let first: Vec<Uuid> = {
            let ids = SeededIds::new(7);
            (0..2000).map(|_| ids.next_id()).collect()
        };
        let again: Vec<Uuid> = {
            let ids = SeededIds::new(7);
            (0..2000).map(|_| ids.next_id()).collect()
        };
        assert_eq!(first, again, "the same seed gives the same ids");
        assert!(first.iter().all(|id| id.get_version_num() == 7));
        assert!(first.is_sorted_by(|a, b| a < b), "each id is greater than the one before");
        assert_ne!(SeededIds::new(8).next_id(), first[0], "another seed gives other ids");
    }
}
