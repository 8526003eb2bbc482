//! The one place that may ask the machine for the time and for ids.

use std::sync::{Mutex, OnceLock};
use std::time::{Duration, Instant};

use muster_core::time::{Moment, to_millis};
use muster_core::zone::Zone;
use uuid::Uuid;

/// Gives instants, ids and the machine's zone. Tests give their own.
pub trait Clock: Send + Sync {
    /// The instant, to the millisecond.
    fn now(&self) -> Moment;
    /// A new id that sorts after earlier ones of this clock.
    fn new_id(&self) -> Uuid;
    /// The zone of the machine; UTC when it has none we know.
    fn system_zone(&self) -> Zone;
    /// How long it has counted; never set, so that a jump of the other is seen.
    fn counted(&self) -> Duration;
}

/// The machine's own clock.
#[derive(Debug, Default)]
pub struct SystemClock;

impl SystemClock {
    /// The machine's own clock.
    #[must_use]
    pub const fn new() -> Self {
        Self
    }
}

#[expect(clippy::disallowed_methods, reason = "this is the one place that asks the machine")]
impl Clock for SystemClock {
    fn now(&self) -> Moment {
        to_millis(chrono::Utc::now())
    }

    fn new_id(&self) -> Uuid {
        Uuid::now_v7()
    }

    fn system_zone(&self) -> Zone {
        iana_time_zone::get_timezone().ok().and_then(|name| Zone::parse(&name).ok()).unwrap_or(Zone::UTC)
    }

    fn counted(&self) -> Duration {
        static BEGAN: OnceLock<Instant> = OnceLock::new();
        BEGAN.get_or_init(Instant::now).elapsed()
    }
}

/// A clock that stands where it is put, with ids that can be told in advance.
#[derive(Debug)]
pub struct GivenClock {
    state: Mutex<(Moment, u64, Duration)>,
    zone: Zone,
}

/// The first ids are those of the streams that everybody has: people and services, and what teams wrote.
const TAKEN: u64 = 0xff;

impl GivenClock {
    /// Stands at `now`, in `zone`.
    #[must_use]
    pub const fn new(now: Moment, zone: Zone) -> Self {
        Self { state: Mutex::new((now, TAKEN, Duration::ZERO)), zone }
    }

    /// The same on another machine, whose ids are others.
    #[must_use]
    pub const fn on_machine(now: Moment, zone: Zone, machine: u16) -> Self {
        Self { state: Mutex::new((now, (machine as u64) << 32, Duration::ZERO)), zone }
    }

    /// Moves to another instant, forward or back. What lies between has passed.
    pub fn set(&self, now: Moment) {
        let mut state = self.state.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let passed = (now - state.0).to_std().unwrap_or_default();
        state.2 += passed;
        state.0 = now;
    }

    /// Is set to another instant by somebody, or wakes from a sleep: nothing lies between.
    pub fn jump(&self, now: Moment) {
        self.state.lock().unwrap_or_else(std::sync::PoisonError::into_inner).0 = now;
    }
}

impl Clock for GivenClock {
    fn now(&self) -> Moment {
        self.state.lock().unwrap_or_else(std::sync::PoisonError::into_inner).0
    }

    fn new_id(&self) -> Uuid {
        let mut state = self.state.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        state.1 += 1;
        Uuid::from_u128((0x0190_0000_0000_7000_8000 << 48) | u128::from(state.1))
    }

    fn system_zone(&self) -> Zone {
        self.zone
    }

    fn counted(&self) -> Duration {
        self.state.lock().unwrap_or_else(std::sync::PoisonError::into_inner).2
    }
}
