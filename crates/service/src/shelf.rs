//! What is held in memory by stream, up to a weight: what was looked at longest ago goes first.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use muster_core::ids::StreamId;

/// How much a shelf holds.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Limits {
    /// From here on, what is over is let go.
    pub(crate) room: usize,
    /// From here on, what is needed every moment is let go, too.
    pub(crate) most: usize,
}

/// What was looked at last.
pub(crate) struct Shelf<T> {
    held: HashMap<StreamId, Held<T>>,
    clock: u64,
}

struct Held<T> {
    used: u64,
    weight: usize,
    stays: bool,
    thing: Arc<Mutex<T>>,
}

impl<T> Default for Shelf<T> {
    fn default() -> Self {
        Self { held: HashMap::new(), clock: 0 }
    }
}

impl<T: Default> Shelf<T> {
    /// What is held of a stream; empty when it was not held.
    pub(crate) fn take(&mut self, stream: StreamId) -> Arc<Mutex<T>> {
        self.clock += 1;
        let fresh = || Held { used: 0, weight: 0, stays: false, thing: Arc::default() };
        let held = self.held.entry(stream).or_insert_with(fresh);
        held.used = self.clock;
        Arc::clone(&held.thing)
    }

    /// Notes how much a stream takes and whether it stays as long as it can, and lets go of what was looked at longest ago
    /// where that is too much. The stream itself stays, however long it is.
    pub(crate) fn weigh(&mut self, stream: StreamId, weight: usize, stays: bool, limits: Limits) {
        if let Some(held) = self.held.get_mut(&stream) {
            held.weight = weight;
            held.stays = stays;
        }
        for (most, all) in [(limits.room, false), (limits.most, true)] {
            let mut total: usize = self.held.values().map(|held| held.weight).sum();
            while total > most {
                let spare = self.held.iter().filter(|(id, held)| **id != stream && (all || !held.stays));
                let Some((id, weight)) = spare.min_by_key(|(_, held)| held.used).map(|(id, held)| (*id, held.weight))
                else {
                    break;
                };
                self.held.remove(&id);
                total -= weight;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    const ROOM: usize = 100_000;
    const MOST: usize = 400_000;

    fn stream(n: u128) -> StreamId {
        StreamId(Uuid::from_u128(n))
    }

    fn held(shelf: &Shelf<()>) -> Vec<u128> {
        let mut ids: Vec<u128> = shelf.held.keys().map(|id| id.0.as_u128()).collect();
        ids.sort_unstable();
        ids
    }

    fn look(shelf: &mut Shelf<()>, n: u128, events: usize, is_open: bool) {
        shelf.take(stream(n));
        shelf.weigh(stream(n), events, is_open, Limits { room: ROOM, most: MOST });
    }

    #[test]
    fn every_open_incident_is_held_and_what_is_over_goes_first() {
        let mut shelf = Shelf::default();
        look(&mut shelf, 100, ROOM, false);
        for n in 1..=30 {
            look(&mut shelf, n, 5_000, true);
        }
        assert_eq!(
            held(&shelf),
            (1..=30).collect::<Vec<_>>(),
            "thirty open ones, although they are more than the room"
        );
        look(&mut shelf, 101, 10, false);
        assert!(held(&shelf).contains(&101), "what is looked at right now is held in any case");
        look(&mut shelf, 1, 5_000, true);
        assert!(!held(&shelf).contains(&101), "and goes when something else is looked at");
    }

    #[test]
    fn small_ones_that_are_over_are_held_by_the_hundred() {
        let mut shelf = Shelf::default();
        for n in 0..500 {
            look(&mut shelf, n, 100, false);
        }
        assert_eq!(held(&shelf).len(), 500);
        look(&mut shelf, 500, ROOM / 2 + 50, false);
        assert_eq!(held(&shelf).first(), Some(&1), "the one looked at longest ago went first");
    }

    #[test]
    fn memory_has_an_end_even_for_open_ones() {
        let mut shelf = Shelf::default();
        for n in 0..10 {
            look(&mut shelf, n, MOST / 4, true);
        }
        assert_eq!(held(&shelf), [6, 7, 8, 9]);
        look(&mut shelf, 10, MOST * 2, true);
        assert_eq!(held(&shelf), [10], "one that is longer than everything is still shown");
    }
}
