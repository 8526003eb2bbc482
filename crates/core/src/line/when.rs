//! The forms in which people write a time: `-5m`, `14:02`, `yesterday 23:50`, `~14:02`, `14:02..14:10`.
//!
//! Only the form is read here; `resolve` says which instant is meant.

use chrono::{FixedOffset, NaiveDate, NaiveTime, TimeDelta};

use super::clock::{clock, utc_offset};
use super::types::HintCode;
use crate::words::Precision;

/// A time as it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum WhenSpec {
    /// `14:02`, `~14:02`, `<14:02`.
    One { point: Point, precision: Precision },
    /// `14:02..14:10`.
    Span { from: Point, to: Point },
}

/// One end of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Point {
    /// `now`
    Now,
    /// `-5m`
    Back(TimeDelta),
    /// `14:02`: the day follows from the moment.
    Clock { time: NaiveTime, basis: Basis },
    /// `yesterday 23:50`, `2026-11-20 14:02`.
    Dated { day: Day, time: NaiveTime, basis: Basis },
}

/// The day, where one was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Day {
    /// A date.
    Date(NaiveDate),
    /// So many days before today.
    Ago(u32),
}

/// The clock a time was read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Basis {
    /// The clock on the person's wall.
    Local,
    /// `Z` or a written offset.
    Fixed(FixedOffset),
}

/// What stands at the beginning of some words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scan<T> {
    /// No time.
    No,
    /// Looks like a time and is none.
    Bad(HintCode),
    /// A time, over so many words.
    Found(T, usize),
}

impl WhenSpec {
    /// The clock time it begins with, when no day was written.
    pub(super) fn bare_clock(self) -> Option<Basis> {
        match self {
            Self::One { point: Point::Clock { basis, .. }, .. }
            | Self::Span { from: Point::Clock { basis, .. }, .. } => Some(basis),
            Self::One { .. } | Self::Span { .. } => None,
        }
    }

    /// Whether it names a day or an offset from now, so that lines below it can follow it.
    pub(super) fn is_dated(self) -> bool {
        matches!(self, Self::One { point: Point::Dated { .. }, .. } | Self::Span { from: Point::Dated { .. }, .. })
    }

    fn is_local(self) -> bool {
        let local = |point| {
            matches!(point, Point::Clock { basis: Basis::Local, .. } | Point::Dated { basis: Basis::Local, .. })
        };
        match self {
            Self::One { point, .. } => local(point),
            Self::Span { from, to } => local(from) && local(to),
        }
    }

    fn in_utc(self) -> Self {
        let utc = |point| match point {
            Point::Clock { time, .. } => Point::Clock { time, basis: Basis::Fixed(utc_offset()) },
            Point::Dated { day, time, .. } => Point::Dated { day, time, basis: Basis::Fixed(utc_offset()) },
            Point::Now | Point::Back(_) => point,
        };
        match self {
            Self::One { point, precision } => Self::One { point: utc(point), precision },
            Self::Span { from, to } => Self::Span { from: utc(from), to: utc(to) },
        }
    }
}

/// Reads a time at the beginning of `words`. `bare_digits` also takes `0312`, as pasted notes have it.
pub(super) fn scan(words: &[&str], bare_digits: bool) -> Scan<WhenSpec> {
    let Some(first) = words.first() else { return Scan::No };
    let (precision, body) = prefix(first);
    let (spec, mut used) = if let Some(day) = day_word(body) {
        // `yesterday` alone is a word like any other.
        let Some(second) = words.get(1) else { return Scan::No };
        let (own, clock) = prefix(second);
        let own = if precision == Precision::Exact { own } else { precision };
        let dash = if matches!(day, Ok(Day::Ago(_))) { Dash::Span } else { Dash::Offset };
        match one_or_span(clock, own, bare_digits, dash) {
            Scan::Found(spec, _) => match (day, with_day(spec, day)) {
                (Ok(_), Some(spec)) => (spec, 2),
                (Err(()), Some(_)) => return Scan::Bad(HintCode::BadTime),
                (_, None) => return Scan::No,
            },
            Scan::Bad(code) => return Scan::Bad(code),
            Scan::No => return Scan::No,
        }
    } else {
        match one_or_span(body, precision, bare_digits, Dash::Span) {
            Scan::Found(spec, _) => (spec, 1),
            other => return other,
        }
    };
    let mut spec = spec;
    let says_utc = |word: &&&str| matches!(word.trim_end_matches([':', ',']), "UTC" | "utc" | "GMT");
    if spec.is_local() && words.get(used).filter(says_utc).is_some() {
        spec = spec.in_utc();
        used += 1;
    }
    Scan::Found(spec, used)
}

fn prefix(word: &str) -> (Precision, &str) {
    if let Some(rest) = word.strip_prefix('~') {
        (Precision::About, rest)
    } else if let Some(rest) = word.strip_prefix('<') {
        (Precision::Before, rest)
    } else {
        (Precision::Exact, word)
    }
}

/// Reads a word that names a day; `Err` for a date that does not exist.
fn day_word(word: &str) -> Option<Result<Day, ()>> {
    if word.eq_ignore_ascii_case("yesterday") {
        return Some(Ok(Day::Ago(1)));
    }
    if word.eq_ignore_ascii_case("today") {
        return Some(Ok(Day::Ago(0)));
    }
    is_date_shape(word).then(|| date(word).map(Day::Date).ok_or(()))
}

fn is_date_shape(word: &str) -> bool {
    let bytes = word.as_bytes();
    bytes.len() == 10
        && bytes.iter().enumerate().all(|(i, b)| if i == 4 || i == 7 { *b == b'-' } else { b.is_ascii_digit() })
}

fn date(word: &str) -> Option<NaiveDate> {
    let number = |from: usize, to: usize| word.get(from..to).and_then(|digits| digits.parse::<u32>().ok());
    let year = i32::try_from(number(0, 4)?).ok()?;
    NaiveDate::from_ymd_opt(year, number(5, 7)?, number(8, 10)?)
}

/// Puts a day before the clock time a form begins with.
fn with_day(spec: WhenSpec, day: Result<Day, ()>) -> Option<WhenSpec> {
    let day = day.unwrap_or(Day::Ago(0));
    let dated = |point| match point {
        Point::Clock { time, basis } => Some(Point::Dated { day, time, basis }),
        Point::Now | Point::Back(_) | Point::Dated { .. } => None,
    };
    Some(match spec {
        WhenSpec::One { point, precision } => WhenSpec::One { point: dated(point)?, precision },
        WhenSpec::Span { from, to } => WhenSpec::Span { from: dated(from)?, to },
    })
}

/// What a dash between two clock times means when both could be: `14:02-05:00`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Dash {
    /// From the first to the second, as people write it.
    Span,
    /// A distance from UTC, as programs write it after a date.
    Offset,
}

/// Splits a form into its two ends.
fn ends(word: &str) -> Option<(&str, &str)> {
    let dashed = || word.split_once(['-', '\u{2013}']).filter(|(from, to)| from.contains(':') && to.contains(':'));
    word.split_once("..").or_else(dashed)
}

fn one_or_span(word: &str, precision: Precision, bare_digits: bool, dash: Dash) -> Scan<WhenSpec> {
    let whole = || match point(word, bare_digits) {
        Scan::Found(point, used) => Scan::Found(WhenSpec::One { point, precision }, used),
        Scan::Bad(code) => Scan::Bad(code),
        Scan::No => Scan::No,
    };
    let Some((from, to)) = ends(word) else { return whole() };
    // A date and time in one word is how programs write; the dash after it begins an offset.
    if (dash == Dash::Offset || from.contains(['T', 't']))
        && !word.contains("..")
        && let Scan::Found(spec, used) = whole()
    {
        return Scan::Found(spec, used);
    }
    if precision == Precision::Before {
        return Scan::No;
    }
    match (point(from, bare_digits), point(to, bare_digits)) {
        (Scan::Found(from, _), Scan::Found(to, _)) => Scan::Found(WhenSpec::Span { from, to }, 1),
        (Scan::Bad(code), Scan::Found(..) | Scan::Bad(_)) | (Scan::Found(..), Scan::Bad(code)) => Scan::Bad(code),
        (Scan::No, _) | (_, Scan::No) => Scan::No,
    }
}

fn point(word: &str, bare_digits: bool) -> Scan<Point> {
    if word.eq_ignore_ascii_case("now") {
        return Scan::Found(Point::Now, 1);
    }
    if let Some(distance) = word.strip_prefix('-').or_else(|| word.strip_prefix('\u{2212}')) {
        return match duration(distance) {
            Scan::Found(back, used) => Scan::Found(Point::Back(back), used),
            Scan::Bad(code) => Scan::Bad(code),
            Scan::No => Scan::No,
        };
    }
    if let (Some(day), Some(rest)) = (word.get(..10).filter(|day| is_date_shape(day)), word.get(10..)) {
        let Some(rest) = rest.strip_prefix(['T', 't', '_']) else { return Scan::No };
        return match (date(day), clock(rest, false)) {
            (Some(day), Scan::Found((time, basis), used)) => {
                Scan::Found(Point::Dated { day: Day::Date(day), time, basis }, used)
            }
            (None, Scan::Found(..)) => Scan::Bad(HintCode::BadTime),
            (_, Scan::Bad(code)) => Scan::Bad(code),
            (_, Scan::No) => Scan::No,
        };
    }
    match clock(word, bare_digits) {
        Scan::Found((time, basis), used) => Scan::Found(Point::Clock { time, basis }, used),
        Scan::Bad(code) => Scan::Bad(code),
        Scan::No => Scan::No,
    }
}

/// Reads `1h20m`. Nobody means more than a century, so that is where it stops.
pub(super) fn duration(word: &str) -> Scan<TimeDelta> {
    const CENTURY: i64 = 100 * 366 * 86_400;
    let mut rest = word;
    let (mut total, mut too_far) = (0_i64, false);
    if rest.is_empty() {
        return Scan::No;
    }
    while !rest.is_empty() {
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let (number, after) = rest.split_at(digits);
        let letters = after.len() - after.trim_start_matches(|c: char| c.is_ascii_alphabetic()).len();
        let (unit, after) = after.split_at(letters);
        let seconds = match unit.to_ascii_lowercase().as_str() {
            "s" | "sec" => 1,
            "m" | "min" => 60,
            "h" => 3_600,
            "d" => 86_400,
            "w" => 7 * 86_400,
            _ => return Scan::No,
        };
        if digits == 0 {
            return Scan::No;
        }
        match number.parse::<i64>().ok().and_then(|n| n.checked_mul(seconds)).and_then(|s| total.checked_add(s)) {
            Some(sum) if sum <= CENTURY => total = sum,
            Some(_) | None => too_far = true,
        }
        rest = after;
    }
    if too_far { Scan::Bad(HintCode::TimeTooFar) } else { Scan::Found(TimeDelta::seconds(total), 1) }
}
