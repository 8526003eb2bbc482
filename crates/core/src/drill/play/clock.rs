//! The drill clock: worked out from what was done, never counted.
//!
//! A restart, a kill or a sleep cannot lose it. It can stand, run faster and be put forward; it never runs back.

use std::time::Duration;

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

use super::DrillState;
use crate::event::DrillAct;
use crate::time::Moment;

/// The speeds that are offered.
pub const SPEEDS: &[u32] = &[1, 2, 4];

/// How far a drill has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum DrillStanding {
    /// It has not begun.
    Planned,
    /// Its clock runs.
    Running,
    /// Its clock stands for a while.
    Paused,
    /// Something real happened; it stands for good.
    Stopped,
    /// It is over.
    Ended,
}

impl DrillStanding {
    /// Whether nothing comes any more.
    #[must_use]
    pub const fn is_over(self) -> bool {
        matches!(self, Self::Stopped | Self::Ended)
    }
}

/// How the drill clock goes on from an instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DrillClock {
    /// From this instant of the machine's clock on.
    pub wall: Moment,
    /// What the drill clock said then.
    pub drill: Moment,
    /// How many drill seconds a second has while it runs.
    pub speed: u32,
    /// Whether it runs.
    pub standing: DrillStanding,
    /// What it said when the drill began.
    pub begins: Moment,
}

impl DrillClock {
    /// What it says at an instant of the machine's clock.
    #[must_use]
    pub fn at(&self, wall: Moment) -> Moment {
        let passed = (wall - self.wall).max(TimeDelta::zero());
        match self.standing {
            DrillStanding::Running => {
                let faster = i32::try_from(self.speed).ok().and_then(|speed| passed.checked_mul(speed));
                faster.and_then(|passed| self.drill.checked_add_signed(passed)).unwrap_or(self.drill)
            }
            DrillStanding::Planned | DrillStanding::Paused | DrillStanding::Stopped | DrillStanding::Ended => {
                self.drill
            }
        }
    }

    /// At which instant of the machine's clock it will say this; `None` while it stands.
    #[must_use]
    pub fn wall_of(&self, drill: Moment) -> Option<Moment> {
        if self.standing != DrillStanding::Running {
            return None;
        }
        let speed = i32::try_from(self.speed).ok().filter(|speed| *speed > 0)?;
        Some(self.wall + (drill - self.drill) / speed)
    }

    /// The same clock for a machine whose own is behind by so much.
    #[must_use]
    pub fn behind(self, by: TimeDelta) -> Self {
        Self { wall: self.wall.checked_sub_signed(by).unwrap_or(self.wall), ..self }
    }

    fn settle(&mut self, wall: Moment) {
        self.drill = self.at(wall);
        self.wall = self.wall.max(wall);
    }
}

/// The machine's clock as a drill goes by it: when somebody sets it back, the drill goes on as if nobody had.
///
/// Held in memory for each drill. After a restart it begins with what the log says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SteadyWall {
    told: Moment,
    counted: Duration,
    behind: TimeDelta,
}

impl SteadyWall {
    /// Begins where the machine's clock stands, which has counted so long.
    #[must_use]
    pub const fn new(now: Moment, counted: Duration) -> Self {
        Self { told: now, counted, behind: TimeDelta::zero() }
    }

    /// How far the machine's clock is behind now. `least` is the latest instant that the drill's log knows.
    pub fn behind(&mut self, now: Moment, counted: Duration, least: Moment) -> TimeDelta {
        let here = now.checked_add_signed(self.behind).unwrap_or(now);
        let passed = TimeDelta::from_std(counted.saturating_sub(self.counted)).unwrap_or_default();
        let steady = if here < self.told { self.told.checked_add_signed(passed).unwrap_or(self.told) } else { here };
        self.told = steady.max(least);
        self.counted = counted;
        self.behind = self.told - now;
        self.behind
    }
}

/// The clock of a drill; `None` before it began.
#[must_use]
pub fn clock(drill: &DrillState) -> Option<DrillClock> {
    let mut clock: Option<DrillClock> = None;
    for (op, act) in drill.ever() {
        let wall = op.recorded_at();
        let Some(clock) = &mut clock else {
            if let DrillAct::DrillStarted(act) = act {
                let speed = act.speed.max(1);
                let standing = DrillStanding::Running;
                clock = Some(DrillClock { wall, drill: act.begins, speed, standing, begins: act.begins });
            }
            continue;
        };
        if clock.standing.is_over() {
            break;
        }
        let standing = clock.standing;
        clock.settle(wall);
        match act {
            DrillAct::DrillPaused(_) => clock.standing = DrillStanding::Paused,
            DrillAct::DrillResumed(_) => clock.standing = DrillStanding::Running,
            DrillAct::DrillJumped(act) => clock.drill = clock.drill.max(act.to),
            DrillAct::DrillSpeedSet(act) => clock.speed = act.speed.max(1),
            DrillAct::DrillStoppedRealWorld(_) => clock.standing = DrillStanding::Stopped,
            DrillAct::DrillEnded(_) => clock.standing = DrillStanding::Ended,
            _ => clock.standing = standing,
        }
    }
    clock
}
