//! Noticing that the clock of the machine jumped.

use std::time::Duration;

use chrono::TimeDelta;

use crate::time::Moment;

/// Less than this is a clock that is put right, as time servers do all day.
const NOTICED: TimeDelta = TimeDelta::minutes(2);

/// Compares the clock on the wall with one that only counts: what the wall clock would have said, and what it says.
///
/// The counting clock of Linux stands still while the machine sleeps, so a sleep looks like a jump forward. That is told
/// as well: nobody was there to hear the clocks.
#[must_use]
pub fn jump(
    previous_wall: Moment,
    previous_mono: Duration,
    now_wall: Moment,
    now_mono: Duration,
) -> Option<(Moment, Moment)> {
    let passed = TimeDelta::from_std(now_mono.saturating_sub(previous_mono)).ok()?;
    let expected = previous_wall.checked_add_signed(passed)?;
    ((now_wall - expected).abs() > NOTICED).then_some((expected, now_wall))
}
