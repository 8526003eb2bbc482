//! From what a file says about time to instants.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use muster_core::time::Moment;
use muster_core::zone::{Clarity, Zone};
use serde::{Deserialize, Serialize};

use super::When;

/// How far a time of day may go back before it means that midnight has passed.
const MIDNIGHT: TimeDelta = TimeDelta::hours(12);

/// What a file leaves open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Asked {
    /// When the recording began: there are only offsets.
    Start,
    /// In which zone its clocks stood.
    Zone,
    /// On which day it began: there are only times of day.
    Date,
}

/// What a person answered for the whole source.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", default)]
pub struct Answers {
    /// When it began, for offsets.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub start: Option<Moment>,
    /// The zone of its clocks.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub zone: Option<Zone>,
    /// The day of its first line, for times of day.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional, type = "string"))]
    pub date: Option<NaiveDate>,
}

/// Turns what lines say about time into instants, in the order of the lines.
#[derive(Debug, Clone)]
pub struct Resolver {
    answers: Answers,
    day: Option<NaiveDate>,
    last_clock: Option<NaiveTime>,
    last: Option<Moment>,
}

impl Resolver {
    /// Begins a source.
    #[must_use]
    pub const fn new(answers: Answers) -> Self {
        let day = answers.date;
        Self { answers, day, last_clock: None, last: None }
    }

    /// What has to be answered before a line like this has an instant.
    #[must_use]
    pub const fn asks(when: &When) -> &'static [Asked] {
        match when {
            When::At(_) | When::Unsaid => &[],
            When::Wall(_) => &[Asked::Zone],
            When::Clock(_) => &[Asked::Zone, Asked::Date],
            When::Offset(_) => &[Asked::Start],
        }
    }

    /// The instant of the next line. A line that says nothing stands at the instant of the line before it.
    ///
    /// `None` when an answer is missing, or for a line without a time before any line that has one.
    pub fn resolve(&mut self, when: When) -> Option<Moment> {
        let at = match when {
            When::At(at) => Some(at),
            When::Wall(wall) => self.answers.zone.map(|zone| self.on_wall(zone, wall)),
            When::Clock(clock) => self.clock(clock),
            When::Offset(millis) => {
                self.answers.start.and_then(|start| start.checked_add_signed(TimeDelta::try_milliseconds(millis)?))
            }
            When::Unsaid => self.last.or(self.answers.start),
        };
        if at.is_some() {
            self.last = at;
        }
        at
    }

    /// An hour that happened twice is its first time round until that would go back in time.
    fn on_wall(&self, zone: Zone, wall: NaiveDateTime) -> Moment {
        let found = zone.resolve_local(wall, Moment::MIN_UTC);
        match (found.clarity, self.last) {
            (Clarity::Fold { earlier, later }, Some(last)) if earlier < last => later,
            (Clarity::Plain | Clarity::Gap { .. } | Clarity::Fold { .. }, _) => found.at,
        }
    }

    /// A time of day that goes back by half a day or more means that midnight has passed.
    fn clock(&mut self, clock: NaiveTime) -> Option<Moment> {
        let zone = self.answers.zone?;
        let mut day = self.day?;
        if self.last_clock.is_some_and(|last| last.signed_duration_since(clock) >= MIDNIGHT) {
            day = day.succ_opt()?;
            self.day = Some(day);
        }
        self.last_clock = Some(clock);
        Some(self.on_wall(zone, day.and_time(clock)))
    }
}
