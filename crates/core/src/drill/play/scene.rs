//! What every part of playing is worked out from.

use chrono::TimeDelta;

use super::super::scenario::Scenario;
use super::{DrillClock, DrillStanding, DrillState, clock};
use crate::directory::Directory;
use crate::event::DrillPlanned;
use crate::incident::IncidentState;
use crate::time::Moment;
use crate::words::DrillMode;

/// A drill at an instant of the machine's clock, with the incident the players work on.
#[derive(Clone, Copy)]
pub struct DrillScene<'a> {
    /// The drill.
    pub drill: &'a DrillState,
    /// What the players did; empty before it began.
    pub incident: &'a IncidentState,
    /// People and services.
    pub directory: &'a Directory,
    /// The instant, by the machine's clock.
    pub wall: Moment,
    /// How far that clock is behind since somebody set it back.
    pub behind: TimeDelta,
}

impl<'a> DrillScene<'a> {
    /// Its clock; `None` before it began.
    #[must_use]
    pub fn clock(&self) -> Option<DrillClock> {
        clock(self.drill).map(|clock| clock.behind(self.behind))
    }

    /// What the drill clock says; the machine's before it began.
    #[must_use]
    pub fn now(&self) -> Moment {
        self.clock().map_or(self.wall, |clock| clock.at(self.wall))
    }

    /// How far it has come.
    #[must_use]
    pub fn standing(&self) -> DrillStanding {
        self.clock().map_or(DrillStanding::Planned, |clock| clock.standing)
    }

    /// When it began, by the machine's clock.
    #[must_use]
    pub fn began_at(&self) -> Option<Moment> {
        let mut started = self.drill.ever().filter(|(_, act)| matches!(act, crate::event::DrillAct::DrillStarted(_)));
        started.next().map(|(op, _)| op.recorded_at())
    }

    /// How it was put together.
    #[must_use]
    pub fn plan(&self) -> Option<&'a DrillPlanned> {
        self.drill.plan().map(|(_, plan)| plan)
    }

    /// How it is played.
    #[must_use]
    pub fn mode(&self) -> DrillMode {
        self.plan().map_or(DrillMode::Facilitated, |plan| plan.mode)
    }

    /// What is played.
    #[must_use]
    pub const fn scenario(&self) -> Option<&'a Scenario> {
        self.drill.scenario()
    }

    /// The name behind a handle; the handle when the directory does not know it.
    #[must_use]
    pub fn name(&self, handle: &str) -> String {
        self.directory.person_by_handle(handle).map_or_else(|| handle.to_owned(), |person| person.name.clone())
    }

    /// A handle as the directory spells it; in lower case when it is not known.
    #[must_use]
    pub fn handle(&self, handle: &str) -> String {
        let handle = handle.trim().trim_start_matches('@');
        self.directory.person_by_handle(handle).map_or_else(|| handle.to_lowercase(), |person| person.handle.clone())
    }
}

/// Whole seconds from one instant to another; 0 when it is before.
pub(in crate::drill) fn seconds(from: Moment, to: Moment) -> u32 {
    u32::try_from((to - from).num_seconds().max(0)).unwrap_or(u32::MAX)
}

/// So many minutes after an instant.
pub(super) fn minutes_after(from: Moment, minutes: u32) -> Moment {
    from.checked_add_signed(TimeDelta::minutes(minutes.into())).unwrap_or(from)
}
