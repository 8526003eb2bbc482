//! Which day a time of day belongs to.

use std::borrow::Cow;

use chrono::{Datelike, NaiveDate, NaiveTime, TimeDelta};

use super::page;
use super::shape::shape;
use super::stamp::{Stamp, stamp};
use crate::sources::chats::stamps::{date_in_words, iso_date};
use crate::sources::lines::Lines;
use crate::sources::{Sink, Stopped, When};

/// A line that says which day it is, and nothing anybody said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Header {
    /// From here on it is this day.
    Day(NaiveDate),
    /// Midnight passed, and it is this day.
    Changed(NaiveDate),
    /// The times are UTC.
    Utc,
    /// About the log itself.
    Other,
}

/// The beginnings of such lines, in small letters.
const HEADERS: &[(&str, bool)] = &[
    ("--- log opened", false),
    ("--- log closed", false),
    ("--- day changed", true),
    ("session start:", false),
    ("session time:", false),
    ("session close:", false),
    ("session ident:", false),
    ("**** begin logging at", false),
    ("**** ending logging at", false),
    ("-- day changed to", true),
    ("day changed to", true),
    ("irc log of ", false),
    ("irc log for ", false),
    ("[[day changed", true),
    ("=== day changed", true),
];

/// Reads a line as such.
pub(super) fn header(line: &str) -> Option<Header> {
    let (found, rest) = stamp(line);
    let text = if found.time.is_some() { rest.trim() } else { line.trim() };
    let lower = text.get(..text.len().min(24)).or(text.get(..0)).unwrap_or_default().to_ascii_lowercase();
    let day = || date_in_words(text).or_else(|| text.split([' ', ',']).find_map(|word| Some(iso_date(word)?.0)));
    if text.to_ascii_lowercase().contains("timestamps are in utc") && text.len() < 120 {
        return Some(Header::Utc);
    }
    if let Some((_, changed)) = HEADERS.iter().find(|(start, _)| lower.starts_with(start)) {
        return Some(match day() {
            Some(day) if *changed => Header::Changed(day),
            Some(day) => Header::Day(day),
            None => Header::Other,
        });
    }
    // Eggdrop: `[00:00] --- Tue Jan  2 2024`
    let dashed = text.strip_prefix("--- ").filter(|rest| rest.len() < 40)?;
    date_in_words(dashed).map(Header::Changed)
}

/// Keeps the day while a log is read.
#[derive(Debug, Clone, Default)]
pub(super) struct Days {
    day: Option<NaiveDate>,
    last: Option<NaiveTime>,
    utc: bool,
    /// Whether anybody says anything in the log.
    pub(super) any_said: bool,
}

impl Days {
    /// Looks through the log for what is known before its first line.
    pub(super) fn before(text: &[u8], name: &str, is_page: bool, sink: &mut dyn Sink) -> Result<Self, Stopped> {
        let mut days = Self { day: in_name(name), ..Self::default() };
        let mut first = None;
        let mut lines = Lines::quiet(text);
        while let Some(row) = lines.next(sink)? {
            let text = if is_page { Cow::Owned(page::plain(&row.text)) } else { Cow::Borrowed(row.text.as_ref()) };
            if text.trim().is_empty() {
                continue;
            }
            match header(&text) {
                Some(Header::Utc) => days.utc = true,
                Some(found @ (Header::Day(_) | Header::Changed(_))) => first = first.or(Some((found, days.any_said))),
                Some(Header::Other) => {}
                None if !days.any_said => {
                    let (found, rest) = stamp(&text);
                    days.any_said = shape(rest, is_page, found.time.is_some()).is_some();
                }
                None => {}
            }
            // The first day that is named tells the day of what stands before it.
            if days.any_said && first.is_some() && days.utc {
                break;
            }
        }
        match first {
            Some((Header::Changed(day), true)) => days.day = day.pred_opt(),
            Some((Header::Day(day) | Header::Changed(day), false)) => days.day = Some(day),
            Some(_) | None => {}
        }
        Ok(days)
    }

    /// Takes a line that says the day. `false` when it says something else.
    pub(super) fn hear(&mut self, line: &str) -> bool {
        match header(line) {
            Some(Header::Day(day) | Header::Changed(day)) => {
                self.day = Some(day);
                self.last = None;
                true
            }
            Some(Header::Utc | Header::Other) => true,
            None => false,
        }
    }

    /// When a line was written.
    pub(super) fn when(&mut self, stamp: &Stamp<'_>) -> When {
        let Some(time) = stamp.time else { return When::Unsaid };
        let written = stamp.date.or_else(|| self.near(stamp.day));
        if let Some(day) = written {
            self.day = Some(day);
            self.last = None;
        } else if self.last.is_some_and(|last| last.signed_duration_since(time) >= TimeDelta::hours(12)) {
            self.day = self.day.and_then(|day| day.succ_opt());
        }
        self.last = Some(time);
        match (self.day, stamp.offset) {
            (Some(day), Some(east)) => {
                let local = day.and_time(time).checked_sub_offset(east);
                local.map_or(When::Wall(day.and_time(time)), |at| When::At(at.and_utc()))
            }
            (Some(day), None) if self.utc => When::At(day.and_time(time).and_utc()),
            (Some(day), None) => When::Wall(day.and_time(time)),
            (None, _) => When::Clock(time),
        }
    }

    /// A day whose year is not written is the one next to the day before it.
    fn near(&self, day: Option<(u32, u32)>) -> Option<NaiveDate> {
        let ((month, day), known) = (day?, self.day?);
        let year = if month == 1 && known.month() == 12 { known.year() + 1 } else { known.year() };
        NaiveDate::from_ymd_opt(year, month, day)
    }
}

/// Logs that are cut by day carry it as their name: `2024-01-02.log`, `#ops_20240102.log`.
fn in_name(name: &str) -> Option<NaiveDate> {
    let file = name.rsplit(['/', '\\']).next()?;
    let stem = file.split('.').next()?;
    let digits = stem.get(stem.len().checked_sub(8)?..).filter(|end| end.bytes().all(|byte| byte.is_ascii_digit()));
    let plain = digits.and_then(|digits| NaiveDate::parse_from_str(digits, "%Y%m%d").ok());
    let dashed = || {
        let (date, rest) = iso_date(stem.get(stem.len().checked_sub(10)?..)?)?;
        rest.is_empty().then_some(date)
    };
    plain.or_else(dashed).filter(|day| (1988..=2200).contains(&day.year()))
}
