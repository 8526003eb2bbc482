//! Which instant a written time means, seen from when the person began to write.

use chrono::{Datelike, NaiveDate, NaiveTime, TimeDelta};

use super::types::{HintCode, LineContext};
use super::when::{Basis, Day, Point, WhenSpec};
use crate::time::{Happened, Moment, to_millis};
use crate::words::Precision;
use crate::zone::{Clarity, Zone};

/// How far ahead a clock time may lie and still be today's: wall clocks and people are a little off.
const TOLERANCE: TimeDelta = TimeDelta::minutes(5);
/// A span longer than this that crosses midnight was written the wrong way round.
const LONGEST_NIGHT: TimeDelta = TimeDelta::hours(12);

/// What a written time is read against.
#[derive(Debug, Clone, Copy)]
pub(super) struct Env {
    /// When the person began to write.
    pub(super) now: Moment,
    /// The person's zone.
    pub(super) zone: Zone,
}

/// The day a clock time without a date belongs to.
#[derive(Debug, Clone, Copy)]
pub(super) enum Anchor {
    /// The last time the clock showed it.
    Last,
    /// This day, on the clock it was read from.
    On(NaiveDate),
}

/// A remark without a place yet.
pub(super) type Note = (HintCode, String);

impl Env {
    pub(super) fn of(ctx: &LineContext<'_>) -> Self {
        let now = to_millis(ctx.started_at);
        // Far outside the calendar people use, day arithmetic could overflow; nothing real is there.
        let now = if (1..=9_998).contains(&now.year()) { now } else { Moment::UNIX_EPOCH };
        Self { now, zone: ctx.zone }
    }

    /// Whether an instant lies further ahead than clocks differ.
    pub(super) fn is_future(self, at: Moment) -> bool {
        at > self.latest()
    }

    pub(super) fn latest(self) -> Moment {
        self.now + TOLERANCE
    }

    /// The date a clock of this basis shows at `at`.
    pub(super) fn date(self, at: Moment, basis: Basis) -> NaiveDate {
        match basis {
            Basis::Local => self.zone.local_time(at).naive.date(),
            Basis::Fixed(offset) => at.naive_utc().checked_add_offset(offset).unwrap_or_default().date(),
        }
    }

    fn on(self, date: NaiveDate, time: NaiveTime, basis: Basis) -> (Moment, Vec<Note>) {
        let wall = date.and_time(time);
        let Basis::Fixed(offset) = basis else {
            let resolved = self.zone.resolve_local(wall, self.now);
            return (resolved.at, self.clarity(time, resolved.at, resolved.clarity));
        };
        let naive = wall.checked_sub_offset(offset).unwrap_or(wall);
        (naive.and_utc(), Vec::new())
    }

    fn clarity(self, time: NaiveTime, at: Moment, clarity: Clarity) -> Vec<Note> {
        let said = time.format("%H:%M");
        match clarity {
            Clarity::Plain => Vec::new(),
            Clarity::Gap { .. } => {
                let wall = self.zone.local_time(at).naive.format("%H:%M");
                let message = format!("{said} did not exist: the clocks went forward. Taken as {wall}.");
                vec![(HintCode::ClockGap, message)]
            }
            Clarity::Fold { earlier, .. } => {
                let which = if at == earlier { "first" } else { "second" };
                let offset = self.zone.offset_label(at);
                let message =
                    format!("{said} happened twice: the clocks went back. Taken as the {which} time, at {offset}.");
                vec![(HintCode::ClockFold, message)]
            }
        }
    }

    /// The last time a clock showed `time`, not after `limit`.
    fn last(self, time: NaiveTime, basis: Basis, limit: Moment) -> (Moment, Vec<Note>) {
        let mut day = self.date(limit, basis).succ_opt().unwrap_or_default();
        for _ in 0..3 {
            let found = self.on(day, time, basis);
            if found.0 <= limit {
                return found;
            }
            day = day.pred_opt().unwrap_or_default();
        }
        self.on(day, time, basis)
    }

    /// The first time a clock shows `time`, not before `from`.
    fn next(self, time: NaiveTime, basis: Basis, from: Moment) -> (Moment, Vec<Note>) {
        let mut day = self.date(from, basis).pred_opt().unwrap_or_default();
        for _ in 0..3 {
            let found = self.on(day, time, basis);
            if found.0 >= from {
                return found;
            }
            day = day.succ_opt().unwrap_or_default();
        }
        self.on(day, time, basis)
    }

    fn point(self, point: Point, anchor: Anchor) -> Result<(Moment, Vec<Note>), HintCode> {
        let (at, notes) = match (point, anchor) {
            (Point::Now, _) => (self.now, Vec::new()),
            (Point::Back(by), _) => (self.now.checked_sub_signed(by).ok_or(HintCode::TimeTooFar)?, Vec::new()),
            (Point::Clock { time, basis }, Anchor::Last) => self.last(time, basis, self.latest()),
            (Point::Clock { time, basis }, Anchor::On(date)) => self.on(date, time, basis),
            (Point::Dated { day, time, basis }, _) => {
                let date = match day {
                    Day::Date(date) => date,
                    Day::Ago(days) => self.date(self.now, basis) - chrono::Days::new(u64::from(days)),
                };
                self.on(date, time, basis)
            }
        };
        // Four-digit years are what the printed form can carry.
        if (1..=9_998).contains(&at.year()) { Ok((at, notes)) } else { Err(HintCode::TimeTooFar) }
    }

    fn span(self, from: Point, to: Point, anchor: Anchor) -> Result<(Moment, Moment, Vec<Note>), HintCode> {
        let (at, until, mut notes) = match (from, to) {
            (_, Point::Clock { time, basis }) => {
                let (at, mut notes) = self.point(from, anchor)?;
                let (until, more) = self.next(time, basis, at);
                notes.extend(more);
                (at, until, notes)
            }
            (Point::Clock { time, basis }, _) if matches!(anchor, Anchor::Last) => {
                let (until, more) = self.point(to, anchor)?;
                let (at, mut notes) = self.last(time, basis, until);
                notes.extend(more);
                (at, until, notes)
            }
            _ => {
                let ((at, mut notes), (until, more)) = (self.point(from, anchor)?, self.point(to, anchor)?);
                notes.extend(more);
                (at, until, notes)
            }
        };
        if until < at || (until - at > LONGEST_NIGHT && matches!(to, Point::Clock { .. })) {
            let message = "The span ended before it began; it was turned round.".to_owned();
            let (at, until) = match (from, to) {
                (Point::Clock { .. }, Point::Clock { time, basis }) => {
                    // The end as written is the beginning, on the same clock day or the one after.
                    let begin = self.on(self.date(at, basis), time, basis).0;
                    if begin <= at { (begin, at) } else { (at, begin) }
                }
                (_, Point::Clock { time, basis }) => {
                    let begin = self.last(time, basis, at).0;
                    (begin, at)
                }
                _ => (until, at),
            };
            notes.push((HintCode::SpanReversed, message));
            return Ok((at, until, notes));
        }
        notes.dedup();
        Ok((at, until, notes))
    }

    /// Finds the instant a written time means.
    ///
    /// # Errors
    /// [`HintCode::TimeTooFar`] when it lies outside the calendar.
    pub(super) fn resolve(self, spec: WhenSpec, anchor: Anchor) -> Result<(Happened, Vec<Note>), HintCode> {
        let zone = self.zone.name().to_owned();
        let (happened, mut notes) = match spec {
            WhenSpec::One { point, precision } => {
                let (at, notes) = self.point(point, anchor)?;
                (Happened { at, precision, until: None, zone }, notes)
            }
            WhenSpec::Span { from, to } => {
                let (at, until, notes) = self.span(from, to, anchor)?;
                (Happened { at, precision: Precision::Between, until: Some(until), zone }, notes)
            }
        };
        if spec.bare_clock().is_some() && matches!(anchor, Anchor::Last) {
            notes.extend(self.other_day(happened.at));
        }
        if self.is_future(happened.until.unwrap_or(happened.at)) {
            notes.push((HintCode::Future, "This time is still to come.".to_owned()));
        }
        Ok((happened, notes))
    }

    /// Says which day an instant fell on when it is not today.
    fn other_day(self, at: Moment) -> Option<Note> {
        let (today, day) = (self.date(self.now, Basis::Local), self.date(at, Basis::Local));
        let named = match (day - today).num_days() {
            0 => return None,
            -1 => "yesterday, ",
            1 => "tomorrow, ",
            _ => "",
        };
        Some((HintCode::OtherDay, format!("Taken as {named}{}.", day.format("%-d %B %Y"))))
    }
}

/// The sentence for a time that was kept as text.
pub(super) fn bad_time(code: HintCode, said: &str) -> String {
    if code == HintCode::TimeTooFar {
        format!("`{said}` lies too far away to be meant; kept as text.")
    } else {
        format!("`{said}` is not a time of day; kept as text.")
    }
}
