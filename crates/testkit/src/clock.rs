//! Time for tests: given, never asked for.

use std::sync::Mutex;

use chrono::{DateTime, TimeDelta, Utc};

/// Reads an instant from RFC 3339, such as `2026-11-20T02:02:00Z`.
///
/// # Panics
/// When the text is not RFC 3339: the test itself is wrong.
#[must_use]
#[track_caller]
pub fn moment(text: &str) -> DateTime<Utc> {
    DateTime::parse_from_rfc3339(text)
        .unwrap_or_else(|why| unreachable!("{text:?} is not an RFC 3339 instant: {why}"))
        .to_utc()
}

/// A clock that stands still until a test moves it, forwards or backwards.
///
/// It implements no trait of the service on purpose, so that every crate can use it; a test wraps it where a trait is
/// asked for.
#[derive(Debug)]
pub struct SteppedClock(Mutex<DateTime<Utc>>);

impl SteppedClock {
    /// Starts at an instant written as for [`moment`].
    #[must_use]
    #[track_caller]
    pub fn at(text: &str) -> Self {
        Self(Mutex::new(moment(text)))
    }

    /// Returns the instant the clock stands at.
    #[must_use]
    pub fn now(&self) -> DateTime<Utc> {
        *self.lock()
    }

    /// Moves by `step`, which may be negative, and returns the new instant.
    pub fn step(&self, step: TimeDelta) -> DateTime<Utc> {
        let mut now = self.lock();
        *now += step;
        *now
    }

    /// Moves to an instant written as for [`moment`], earlier or later.
    #[track_caller]
    pub fn set(&self, text: &str) {
        *self.lock() = moment(text);
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, DateTime<Utc>> {
        // A panic in another thread of the test leaves a whole instant behind: it is safe to read on.
        self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stepped_clock_moves_only_when_told_and_also_backwards() {
        let clock = SteppedClock::at("2026-11-20T02:02:00Z");
        assert_eq!(clock.now(), clock.now());
        assert_eq!(clock.step(TimeDelta::seconds(30)), moment("2026-11-20T02:02:30Z"));
        assert_eq!(clock.step(TimeDelta::minutes(-1)), moment("2026-11-20T02:01:30Z"));
        clock.set("2026-11-20T04:00:00+02:00");
        assert_eq!(clock.now(), moment("2026-11-20T02:00:00Z"), "an offset is turned into UTC");
    }
}
