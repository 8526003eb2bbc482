//! The lines that begin a message in chat that was copied from a window.

use chrono::{NaiveDate, NaiveTime};

use crate::sources::chats::order::Stamp as Numbers;
use crate::sources::chats::stamps::{clock, day_in_words, digits, iso_date, month};
use crate::sources::cues::speech::{could_be_name, looks_like_a_name};

/// Which day a stamp says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Day {
    Unsaid,
    Date(NaiveDate),
    Numbers(Numbers),
    /// Month and day without a year.
    NoYear(u32, u32),
    Today,
    Yesterday,
}

/// When a message was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stamp {
    pub(super) day: Day,
    pub(super) time: NaiveTime,
}

/// The beginning of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Header<'a> {
    pub(super) stamp: Stamp,
    /// Empty where only the time is said.
    pub(super) name: &'a str,
    pub(super) is_program: bool,
    /// What follows on the same line.
    pub(super) text: &'a str,
    /// Whether a name and a time stand there with one blank between, as in many a sentence.
    pub(super) is_weak: bool,
}

const LONGEST: usize = 160;
const WEEKDAYS: &[&str] = &["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// Reads a line as the beginning of a message.
pub(super) fn header(line: &str) -> Option<Header<'_>> {
    let line = line.trim();
    time_first(line).or_else(|| name_first(line))
}

/// `[10:15] Ana: text`, `10:15 AM - Ana: text`, `[10:15] Ana`, `10:15`
fn time_first(line: &str) -> Option<Header<'_>> {
    let opened = line.strip_prefix(['[', '(']);
    let (stamp, rest) = stamp(opened.unwrap_or(line))?;
    let closed = rest.trim_start().strip_prefix([']', ')']);
    let (bracketed, rest) = match (opened, closed) {
        (Some(_), Some(rest)) => (true, rest),
        (None, None) => (false, rest),
        (Some(_), None) | (None, Some(_)) => return None,
    };
    if !bracketed && !rest.is_empty() && !rest.starts_with([' ', '\t', '-', '–', '—', '|']) {
        return None;
    }
    let rest = rest.trim_start_matches([' ', '\t', '-', '–', '—', '|']).trim_end();
    let made = |name, text| Some(Header { stamp, name, is_program: false, text, is_weak: false });
    if let Some((name, text)) = rest.split_once('\t').filter(|(name, _)| is_name(name.trim_end_matches(':'))) {
        return made(name.trim_end_matches(':').trim(), text.trim());
    }
    let colon = rest.split_once(':').filter(|(_, text)| text.is_empty() || text.starts_with(char::is_whitespace));
    if let Some((name, text)) = colon.filter(|(name, _)| is_name(name)) {
        return made(name.trim(), text.trim());
    }
    if bracketed && looks_like_a_name(rest) && is_name(rest) {
        return made(rest, "");
    }
    made("", rest)
}

/// `Ana Silva  10:15 AM`, `Ana — Today at 10:15`, `Ana, Mon 10:15`, `Ana [10:15]: text`
fn name_first(line: &str) -> Option<Header<'_>> {
    let window = line.char_indices().nth(LONGEST).map_or(line, |(at, _)| line.get(..at).unwrap_or_default());
    for (at, mark) in window.char_indices() {
        if !matches!(mark, ' ' | '\t' | '[' | '(' | '\u{a0}') {
            continue;
        }
        let (before, after) = line.split_at(at);
        let bracketed = matches!(mark, '[' | '(');
        let after = after.trim_start_matches(mark);
        let Some((stamp, rest)) = stamp(after) else { continue };
        let rest = if bracketed { rest.strip_prefix([']', ')'])? } else { rest };
        let (text, ends) = match rest.trim_start().strip_prefix(':') {
            Some(text) if bracketed => (text.trim(), true),
            Some(_) | None => ("", rest.trim().is_empty()),
        };
        if !ends {
            return None;
        }
        let name = before.trim_end_matches([' ', '\t', '—', '–', '-', ',', '|', '•', '·', '\u{a0}']);
        let gap = line.get(name.len()..at + mark.len_utf8()).unwrap_or_default();
        let wide = line.get(at..).is_some_and(|rest| rest.starts_with("  "));
        let is_weak = gap == " " && !wide && stamp.day == Day::Unsaid;
        let (name, is_program) = without_badge(name);
        let fits = is_name(name) && (is_weak || looks_like_a_name(name) || gap.contains(['—', '\t']) || wide);
        return fits.then_some(Header { stamp, name, is_program, text, is_weak });
    }
    None
}

/// Programs have a badge behind their name.
fn without_badge(name: &str) -> (&str, bool) {
    for badge in ["APP", "BOT", "WORKFLOW"] {
        if let Some(rest) = name.strip_suffix(badge).filter(|rest| rest.ends_with([' ', '\t'])) {
            return (rest.trim(), true);
        }
    }
    (name.trim(), false)
}

fn is_name(name: &str) -> bool {
    let name = name.trim();
    could_be_name(name)
        && name.split_whitespace().count() <= 6
        && !name.ends_with(['.', ',', ';'])
        && !name.contains("://")
        && !name.starts_with(['-', '*', '#', '/', '\'', '('])
}

/// `10:15`, `Today at 10:15 AM`, `Mon 10:15`, `2024-01-02 10:15`, `1/2/2024 10:15`, `Jan 2, 10:15`
pub(super) fn stamp(text: &str) -> Option<(Stamp, &str)> {
    let text = text.trim_start();
    let (mut day, mut rest) = (Day::Unsaid, text);
    for (word, said) in [("Today", Day::Today), ("Yesterday", Day::Yesterday)] {
        if let Some(after) = text.strip_prefix(word) {
            (day, rest) = (said, after);
        }
    }
    let weekday = rest.get(..3).is_some_and(|start| WEEKDAYS.contains(&start.to_ascii_lowercase().as_str()));
    if weekday && let Some((word, after)) = rest.split_once([' ', ',']) {
        let full =
            word.chars().all(char::is_alphabetic) && (word.len() == 3 || word.to_ascii_lowercase().ends_with("day"));
        rest = if full { after.trim_start() } else { rest };
    }
    if let Some((date, after)) = iso_date(rest) {
        (day, rest) = (Day::Date(date), after.trim_start_matches('T'));
    } else if let Some((numbers, after)) = numbers(rest) {
        (day, rest) = (Day::Numbers(numbers), after);
    } else if let Some((said, after)) = words(rest) {
        (day, rest) = (said, after);
    }
    let rest = rest.trim_start_matches([' ', ',', '\u{a0}', '\u{202f}']);
    let rest = rest.strip_prefix("at ").unwrap_or(rest);
    let (time, after) = clock(rest)?;
    let written = rest.get(..rest.len() - after.len()).unwrap_or_default();
    if let Day::Numbers(numbers) = &mut day {
        numbers.halves = written.contains(char::is_alphabetic);
    }
    // `10.15` is a number as often as it is a time.
    (written.contains(':') || day != Day::Unsaid).then_some((Stamp { day, time }, after))
}

/// `1/2/2024`, `02.01.24`
fn numbers(text: &str) -> Option<(Numbers, &str)> {
    let (first, _, rest) = digits(text, 2)?;
    let mark = rest.chars().next().filter(|mark| matches!(mark, '/' | '.' | '-'))?;
    let (second, _, rest) = digits(rest.strip_prefix(mark)?, 2)?;
    let (third, length, rest) = digits(rest.strip_prefix(mark)?, 4)?;
    let fits = (length == 2 || length == 4) && rest.starts_with([' ', ',']);
    fits.then_some((Numbers { parts: [first, second, third], year_first: false, mark, halves: false }, rest))
}

/// `Jan 2`, `2 January 2024`, `Jan 2nd, 2024`
fn words(text: &str) -> Option<(Day, &str)> {
    let starts = text.split([' ', '.']).next().is_some_and(|word| month(word).is_some())
        || text.starts_with(|c: char| c.is_ascii_digit());
    if !starts {
        return None;
    }
    let colon = text.find(':')?;
    let before = text.get(..colon)?;
    let at = before.rfind(|c: char| !c.is_ascii_digit())? + 1;
    let (date, rest) = text.split_at_checked(at)?;
    if date.len() > 40 {
        return None;
    }
    let (year, month, day) = day_in_words(date.trim_end_matches([' ', ',']).trim_end_matches("at"))?;
    let said = match year {
        Some(year) => Day::Date(NaiveDate::from_ymd_opt(year, month, day)?),
        None => Day::NoYear(month, day),
    };
    Some((said, rest))
}

/// A line that only says which day it is. The year may be missing.
pub(super) fn day_alone(line: &str) -> Option<Day> {
    let text = line.trim().trim_matches(['-', '—', '–', '=', '*', ' ']);
    if text.len() > 40 || text.contains(':') {
        return None;
    }
    if let Some((date, "")) = iso_date(text) {
        return Some(Day::Date(date));
    }
    let known = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        word.is_empty()
            || month(word).is_some()
            || word.starts_with(|c: char| c.is_ascii_digit())
            || WEEKDAYS
                .iter()
                .any(|day| word.to_ascii_lowercase().starts_with(day) && (word.len() == 3 || word.ends_with("day")))
    };
    if !text.split([' ', ',']).all(known) {
        return None;
    }
    let (year, month, day) = day_in_words(text)?;
    match year {
        Some(year) => NaiveDate::from_ymd_opt(year, month, day).map(Day::Date),
        None => Some(Day::NoYear(month, day)),
    }
}
