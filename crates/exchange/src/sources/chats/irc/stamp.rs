//! The time at the beginning of a line of a log.

use chrono::{FixedOffset, NaiveDate, NaiveTime};

use crate::sources::chats::stamps::{clock, digits, iso_date, month, offset};

/// What stands before the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Stamp<'a> {
    pub(super) date: Option<NaiveDate>,
    /// Month and day, where the year is not said.
    pub(super) day: Option<(u32, u32)>,
    pub(super) time: Option<NaiveTime>,
    pub(super) offset: Option<FixedOffset>,
    /// A channel that stands before the time.
    pub(super) room: &'a str,
    /// All of it as it is written.
    pub(super) raw: &'a str,
}

/// Takes the time from the front of a line.
pub(super) fn stamp(line: &str) -> (Stamp<'_>, &str) {
    let line = line.trim_start();
    let (found, rest) = read(line).or_else(|| after_room(line)).unwrap_or((Stamp::default(), line));
    let raw = line.get(..line.len() - rest.len()).unwrap_or_default().trim();
    // One blank parts the time from the words; more of them can belong to a column of names.
    (Stamp { raw, ..found }, rest)
}

/// `ubuntu-meeting 2010-11-08 [13:21] <nick>`
fn after_room(line: &str) -> Option<(Stamp<'_>, &str)> {
    let (room, rest) = line.split_once(' ')?;
    let (date, undated) = iso_date(rest)?;
    if let Some((found, rest)) = read(rest) {
        return Some((Stamp { room, ..found }, rest));
    }
    // A change of name has the day and no time.
    let marked = undated.trim_start().starts_with("===");
    marked.then_some((Stamp { room, date: Some(date), ..Stamp::default() }, undated))
}

fn read(line: &str) -> Option<(Stamp<'_>, &str)> {
    let mut found = Stamp::default();
    let mut rest = opened(line);
    if let Some((date, after)) = iso_date(rest).or_else(|| european(rest)) {
        found.date = Some(date);
        rest = after.trim_start_matches(['T', ' ', '_', ',', ']', '\t']);
        rest = opened(rest);
    } else if let Some((day, after)) = month_and_day(rest) {
        found.day = Some(day);
        rest = after.trim_start();
    }
    let (time, after) = clock(rest)?;
    found.time = Some(time);
    rest = after;
    if let Some((east, after)) = offset(rest) {
        found.offset = Some(east);
        rest = after;
    }
    let closed = rest.strip_prefix(']').or_else(|| rest.strip_prefix(')'));
    let rest = closed.unwrap_or(rest);
    let parted = rest.is_empty() || rest.starts_with([' ', '\t', '<']) || closed.is_some();
    parted.then_some((found, rest))
}

fn opened(text: &str) -> &str {
    text.strip_prefix('[').or_else(|| text.strip_prefix('(')).unwrap_or(text)
}

/// `02.01.2024`
fn european(text: &str) -> Option<(NaiveDate, &str)> {
    let (day, _, rest) = digits(text, 2)?;
    let (month, _, rest) = digits(rest.strip_prefix('.')?, 2)?;
    let (year, 4, rest) = digits(rest.strip_prefix('.')?, 4)? else { return None };
    Some((NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)?, rest))
}

/// `Jan 02`
fn month_and_day(text: &str) -> Option<((u32, u32), &str)> {
    let (word, rest) = text.split_once(' ')?;
    if word.chars().count() > 4 {
        return None;
    }
    let found = month(word)?;
    let (day, _, rest) = digits(rest.trim_start(), 2)?;
    ((1..=31).contains(&day) && rest.starts_with(' ')).then_some(((found, day), rest))
}
