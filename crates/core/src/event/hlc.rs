//! The hybrid logical clock: wall time that never runs backwards within a store.

use chrono::DateTime;

use crate::time::Moment;

/// When an event was written down: milliseconds since 1970 and a counter within the millisecond.
///
/// Order survives a clock that was set back: the next stamp is always later than every stamp already in the store.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Hlc {
    wall_ms: i64,
    counter: u16,
}

/// 47 bits of milliseconds reach the year 6429; the packed form stays a positive `i64`.
const MAX_WALL_MS: i64 = (1 << 47) - 1;

impl Hlc {
    /// Takes the next stamp after `last`, at `now` if the machine's clock is ahead of it.
    #[must_use]
    pub fn next(last: Self, now: Moment) -> Self {
        let now_ms = now.timestamp_millis().clamp(0, MAX_WALL_MS);
        if now_ms > last.wall_ms {
            return Self { wall_ms: now_ms, counter: 0 };
        }
        match last.counter.checked_add(1) {
            Some(counter) => Self { wall_ms: last.wall_ms, counter },
            None => Self { wall_ms: last.wall_ms + 1, counter: 0 },
        }
    }

    /// The wall-clock part.
    #[must_use]
    pub fn moment(self) -> Moment {
        DateTime::from_timestamp_millis(self.wall_ms).unwrap_or_default()
    }

    /// Packs into one integer that sorts like the stamp, as it is stored.
    #[must_use]
    pub const fn pack(self) -> i64 {
        (self.wall_ms << 16) | self.counter as i64
    }

    /// Reads the packed form.
    #[must_use]
    pub const fn unpack(packed: i64) -> Self {
        Self { wall_ms: packed >> 16, counter: (packed & 0xffff) as u16 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(ms: i64) -> Moment {
        DateTime::from_timestamp_millis(ms).unwrap()
    }

    #[test]
    fn runs_with_the_wall_and_never_back() {
        let first = Hlc::next(Hlc::default(), at(5_000));
        assert_eq!(first.moment(), at(5_000));
        let set_back = Hlc::next(first, at(1_000));
        assert!(set_back > first, "a clock set back must not break the order");
        let forward = Hlc::next(set_back, at(9_000));
        assert_eq!(forward.moment(), at(9_000));
    }

    #[test]
    fn a_full_counter_borrows_a_millisecond() {
        let full = Hlc { wall_ms: 10, counter: u16::MAX };
        let next = Hlc::next(full, at(3));
        assert_eq!(next, Hlc { wall_ms: 11, counter: 0 });
        assert!(next.pack() > full.pack());
    }

    #[test]
    fn packs_in_order() {
        let stamps = [Hlc { wall_ms: 1, counter: 9 }, Hlc { wall_ms: 2, counter: 0 }, Hlc { wall_ms: 2, counter: 1 }];
        for pair in stamps.windows(2) {
            assert!(pair[0].pack() < pair[1].pack());
        }
        for stamp in stamps {
            assert_eq!(Hlc::unpack(stamp.pack()), stamp);
        }
    }
}
