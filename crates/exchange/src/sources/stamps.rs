//! Times as programs and people write them in files, read with no more certainty than they have.
//!
//! An instant comes out only where the text names its distance from UTC; else a time on a wall, a time of day or an
//! offset. A day and a month that could be either way round are read only when the caller says which comes first.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Weekday};
use muster_core::time::Moment;
use muster_core::zone::Zone;

use super::When;
use super::table::TimeFormat;

/// What the longest time people write has.
const MAX_LENGTH: usize = 80;

/// Reads a time that carries its own order: year first, a month in words, or a count since 1970.
pub(crate) fn when_of(text: &str) -> Option<When> {
    when_as(text, TimeFormat::YearFirst).or_else(|| when_as(text, TimeFormat::Epoch))
}

/// Reads a time written in the given way.
pub(crate) fn when_as(text: &str, format: TimeFormat) -> Option<When> {
    let text = text.trim().trim_matches(['"', '\'']).trim();
    if text.is_empty() || text.len() > MAX_LENGTH {
        return None;
    }
    match format {
        TimeFormat::Epoch => epoch_text(text).map(When::At),
        TimeFormat::Elapsed => elapsed(text).map(When::Offset),
        TimeFormat::Clock => {
            let (clock, rest) = clock_in(text)?;
            (rest.before.trim().is_empty() && rest.after.trim().is_empty()).then_some(When::Clock(clock))
        }
        TimeFormat::YearFirst | TimeFormat::DayFirst | TimeFormat::MonthFirst => dated(text, format),
    }
}

/// A date alone.
pub(crate) fn date_as(text: &str, format: TimeFormat) -> Option<NaiveDate> {
    let text = text.trim();
    if text.is_empty() || text.len() > MAX_LENGTH {
        return None;
    }
    match format {
        TimeFormat::Epoch => epoch_text(text).map(|at| at.date_naive()),
        TimeFormat::Elapsed | TimeFormat::Clock => None,
        TimeFormat::YearFirst | TimeFormat::DayFirst | TimeFormat::MonthFirst => {
            // A spreadsheet writes midnight behind each date.
            let bare = clock_in(text).map_or(text, |(_, rest)| rest.before.trim_end_matches(['T', 't', ' ', ',']));
            compact_date(bare).or_else(|| date_of(bare, format))
        }
    }
}

/// A count since 1970, to its last digit; its size says of what.
fn epoch_whole(count: u64) -> Option<Moment> {
    let per_second: u64 = match count {
        0 => return None,
        1..100_000_000_000 => 1,
        100_000_000_000..100_000_000_000_000 => 1_000,
        100_000_000_000_000..100_000_000_000_000_000 => 1_000_000,
        100_000_000_000_000_000.. => 1_000_000_000,
    };
    let nanos = (count % per_second) * (1_000_000_000 / per_second);
    DateTime::from_timestamp(i64::try_from(count / per_second).ok()?, u32::try_from(nanos).ok()?)
}

fn epoch_text(text: &str) -> Option<Moment> {
    if text.is_empty() || !text.bytes().all(|b| b.is_ascii_digit() || b == b'.') {
        return None;
    }
    match text.split_once('.') {
        None => epoch_whole(text.parse().ok()?),
        // Seconds with a fraction are read digit by digit: a float would give 09:15:00.122999.
        Some((whole, part)) => {
            let at = epoch_whole(whole.parse().ok()?)?;
            if whole.len() > 11 {
                return Some(at);
            }
            let digits: String = part.chars().chain("000000000".chars()).take(9).collect();
            at.checked_add_signed(TimeDelta::nanoseconds(digits.parse().ok()?))
        }
    }
}

/// What stands around a time of day.
struct Around<'a> {
    before: &'a str,
    after: &'a str,
}

/// Finds `h:mm`, with seconds and their parts, and with AM or PM where it stands.
fn clock_in(text: &str) -> Option<(NaiveTime, Around<'_>)> {
    let bytes = text.as_bytes();
    let colon = (1..bytes.len()).find(|at| {
        bytes.get(*at) == Some(&b':')
            && bytes.get(at - 1).is_some_and(u8::is_ascii_digit)
            && bytes.get(at + 1).is_some_and(u8::is_ascii_digit)
    });
    let Some(colon) = colon else { return bare_hour(text) };
    let from = (0..colon).rev().take_while(|at| bytes.get(*at).is_some_and(u8::is_ascii_digit)).last()?;
    let hour: u32 = text.get(from..colon)?.parse().ok().filter(|_| colon - from <= 2)?;
    let (minute, rest) = two_digits(text.get(colon + 1..)?)?;
    let (second, nanos, rest) = match rest.strip_prefix(':').and_then(two_digits) {
        None => (0, 0, rest),
        Some((second, rest)) => {
            let part = rest.strip_prefix(['.', ',']).unwrap_or_default();
            let digits = part.bytes().take_while(u8::is_ascii_digit).count();
            let nanos = part.get(..digits.min(9)).filter(|digits| !digits.is_empty()).map_or(Some(0), |digits| {
                digits.chars().chain("000000000".chars()).take(9).collect::<String>().parse().ok()
            })?;
            (second, nanos, if digits == 0 { rest } else { part.get(digits..)? })
        }
    };
    // A third part of three digits is milliseconds with a colon; anything longer is no time.
    if rest.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let (hour, after) = half_of_day(hour, rest)?;
    let second = second.min(59);
    Some((NaiveTime::from_hms_nano_opt(hour, minute, second, nanos)?, Around { before: text.get(..from)?, after }))
}

/// `3 PM`
fn bare_hour(text: &str) -> Option<(NaiveTime, Around<'_>)> {
    let from = text.rfind(|c: char| !c.is_ascii_digit() && !c.is_ascii_alphabetic() && c != ' ').map_or(0, |at| at + 1);
    let tail = text.get(from..)?.trim_start();
    let digits = tail.bytes().take_while(u8::is_ascii_digit).count();
    let hour: u32 = tail.get(..digits)?.parse().ok().filter(|_| digits <= 2)?;
    let rest = tail.get(digits..)?;
    let (hour, after) = half_of_day(hour, rest)?;
    if after.len() == rest.len() {
        return None;
    }
    Some((NaiveTime::from_hms_opt(hour, 0, 0)?, Around { before: text.get(..from)?, after }))
}

/// Takes AM or PM off the front; 12 at night is 0.
fn half_of_day(hour: u32, rest: &str) -> Option<(u32, &str)> {
    let tail = rest.trim_start_matches([' ', '\u{a0}', '\u{202f}']);
    let lower = tail.to_ascii_lowercase();
    let found = [("a.m.", false), ("p.m.", true), ("am", false), ("pm", true)]
        .into_iter()
        .find(|(word, _)| lower.starts_with(word) && !lower[word.len()..].starts_with(|c: char| c.is_alphanumeric()));
    match found {
        None => Some((hour, rest)),
        Some(_) if !(1..=12).contains(&hour) => None,
        Some((word, afternoon)) => Some((hour % 12 + if afternoon { 12 } else { 0 }, tail.get(word.len()..)?)),
    }
}

fn two_digits(text: &str) -> Option<(u32, &str)> {
    let digits = text.get(..2)?;
    digits.bytes().all(|b| b.is_ascii_digit()).then_some(())?;
    Some((digits.parse().ok()?, text.get(2..)?))
}

fn dated(text: &str, format: TimeFormat) -> Option<When> {
    if let Some(found) = compact(text) {
        return Some(found);
    }
    let (clock, before, after) = match clock_in(text) {
        Some((clock, around)) => (clock, around.before, around.after),
        // A date alone is its first moment on the wall.
        None => (NaiveTime::MIN, text, ""),
    };
    let before = before.trim_end().trim_end_matches(['T', 't', ',', '_', '@']).trim_end_matches(" at");
    let (zone, behind) = zone_in(after);
    // `Sat Oct 26 23:20:39 UTC 2024`: the year stands behind.
    let day = date_of(&format!("{before} {behind}"), format)?;
    on(day.and_time(clock), zone)
}

/// What an ending says about the zone.
#[derive(Clone, Copy)]
enum Ending {
    Nothing,
    Ahead(i32),
    Named(Zone),
}

fn on(wall: NaiveDateTime, zone: Ending) -> Option<When> {
    let zero = wall.and_utc().timestamp() <= 0;
    if zero {
        // `0001-01-01T00:00:00Z` and the first moment of 1970 are how programs write "not yet".
        return None;
    }
    Some(match zone {
        Ending::Nothing => When::Wall(wall),
        Ending::Ahead(seconds) => When::At(wall.checked_sub_signed(TimeDelta::seconds(i64::from(seconds)))?.and_utc()),
        Ending::Named(zone) => When::At(zone.resolve_local(wall, Moment::MIN_UTC).at),
    })
}

/// The zone at the front of what follows a time of day, and what follows the zone.
fn zone_in(after: &str) -> (Ending, &str) {
    let rest = after.trim();
    let (word, behind) = match rest.find(char::is_whitespace) {
        Some(at) => (rest.get(..at).unwrap_or_default(), rest.get(at..).unwrap_or_default().trim_start()),
        None => (rest, ""),
    };
    match zone_named(word) {
        Some(Ending::Ahead(seconds)) => {
            // Go writes the distance and then its name.
            let (next, further) = behind.split_once(' ').unwrap_or((behind, ""));
            let repeats = zone_named(next).is_some() || next.starts_with('(') || next.starts_with("m=");
            (Ending::Ahead(seconds), if repeats { further } else { behind })
        }
        Some(ending @ (Ending::Named(_) | Ending::Nothing)) => (ending, behind),
        None => (Ending::Nothing, rest),
    }
}

/// Reads the name of a zone or a distance from UTC.
fn zone_named(word: &str) -> Option<Ending> {
    let word = word.trim_matches(['(', ')', '[', ']', ',']);
    if let Some(sign @ ('+' | '-' | '−')) = word.chars().next() {
        let digits: String = word.chars().filter(char::is_ascii_digit).collect();
        let known = word.chars().skip(1).all(|c| c.is_ascii_digit() || matches!(c, ':' | '.'));
        let (hours, minutes): (i32, i32) = match digits.len() {
            1 | 2 => (digits.parse().ok()?, 0),
            4 => (digits.get(..2)?.parse().ok()?, digits.get(2..)?.parse().ok()?),
            _ => return None,
        };
        let ahead = hours * 3_600 + minutes * 60;
        return (known && hours <= 15 && minutes < 60).then_some(Ending::Ahead(if sign == '+' {
            ahead
        } else {
            -ahead
        }));
    }
    let hours = match word.to_ascii_uppercase().as_str() {
        "Z" | "UTC" | "GMT" | "UT" => 0,
        "CET" => 1,
        "CEST" | "EET" => 2,
        "EEST" => 3,
        "EST" => -5,
        "EDT" => -4,
        "PST" => -8,
        "PDT" => -7,
        "JST" => 9,
        "AEST" => 10,
        _ if word.contains('/') => return Zone::parse(word).ok().map(Ending::Named),
        upper => return upper.strip_prefix("UTC").or_else(|| upper.strip_prefix("GMT")).and_then(zone_named),
    };
    Some(Ending::Ahead(hours * 3_600))
}

/// Puts a time on the wall of a zone that stands in another column.
pub(crate) fn with_zone(when: When, zone: &str) -> Option<When> {
    match (when, zone_named(zone.trim())) {
        (When::Wall(wall), Some(ending)) => on(wall, ending),
        (When::At(_) | When::Wall(_) | When::Clock(_) | When::Offset(_) | When::Unsaid, _) => None,
    }
}

/// `20261120`, `20261120T030211Z`, `20261120030211`.
fn compact(text: &str) -> Option<When> {
    let day = compact_date(text.get(..8)?)?;
    let rest = text.get(8..)?;
    let rest = rest.strip_prefix(['T', 't', '-', '_', ' ']).unwrap_or(rest);
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let part = |from: usize| -> Option<u32> { rest.get(from..from + 2)?.parse().ok() };
    let clock = match digits {
        0 if rest.is_empty() => NaiveTime::MIN,
        4 => NaiveTime::from_hms_opt(part(0)?, part(2)?, 0)?,
        6 => NaiveTime::from_hms_opt(part(0)?, part(2)?, part(4)?)?,
        _ => return None,
    };
    let after = rest.get(digits..)?;
    let after = after.strip_prefix('.').map_or(after, |part| part.trim_start_matches(|c: char| c.is_ascii_digit()));
    let (zone, behind) = zone_in(after);
    behind.is_empty().then_some(())?;
    on(day.and_time(clock), zone)
}

fn compact_date(text: &str) -> Option<NaiveDate> {
    (text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit())).then_some(())?;
    let year: i32 = text.get(..4)?.parse().ok().filter(|year| (1990..2100).contains(year))?;
    NaiveDate::from_ymd_opt(year, text.get(4..6)?.parse().ok()?, text.get(6..)?.parse().ok()?)
}

/// Reads a date of three parts; weekdays are left out.
fn date_of(text: &str, format: TimeFormat) -> Option<NaiveDate> {
    let (mut numbers, mut month, mut year_at) = (Vec::new(), None, None);
    for word in text.split(|c: char| c.is_whitespace() || matches!(c, '-' | '/' | '.' | ',')).filter(|w| !w.is_empty())
    {
        let plain = word.trim_end_matches("st").trim_end_matches("nd").trim_end_matches("rd").trim_end_matches("th");
        if let Ok(number) = plain.parse::<u32>() {
            if plain.len() == 4 {
                year_at = Some(numbers.len());
            } else if plain.len() > 2 {
                return None;
            }
            numbers.push(number);
        } else if let Some(found) = month_of(word) {
            month = Some(found);
        } else if word.parse::<Weekday>().is_err() && !is_filler(word) {
            return None;
        }
    }
    let (year, month, day) = match (numbers.as_slice(), month, year_at) {
        (&[a, b], Some(month), Some(0)) => (a, month, b),
        (&[a, b], Some(month), _) => (b, month, a),
        (&[a, b, c], None, Some(0)) => (a, b, c),
        (&[a, b, c], None, _) => match format {
            TimeFormat::DayFirst => (c, b, a),
            TimeFormat::MonthFirst => (c, a, b),
            TimeFormat::YearFirst | TimeFormat::Epoch | TimeFormat::Clock | TimeFormat::Elapsed => return None,
        },
        _ => return None,
    };
    let year = if year < 100 { year + 2_000 } else { year };
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
}

fn is_filler(word: &str) -> bool {
    ["at", "of", "on", "um", "den", "T"].iter().any(|filler| filler.eq_ignore_ascii_case(word))
}

/// Months by their first letters, in English, German, French and Spanish.
fn month_of(word: &str) -> Option<u32> {
    const MONTHS: [&[&str]; 12] = [
        &["jan", "ene", "jän"],
        &["feb", "fev", "fév"],
        &["mar", "mär", "mrz"],
        &["apr", "avr", "abr"],
        &["may", "mai"],
        &["jun", "juin"],
        &["jul", "juil"],
        &["aug", "aou", "aoû", "ago"],
        &["sep"],
        &["oct", "okt"],
        &["nov"],
        &["dec", "dez", "déc", "dic"],
    ];
    let lower = word.to_lowercase();
    (lower.chars().all(char::is_alphabetic) && lower.chars().count() >= 3).then_some(())?;
    let at = MONTHS.iter().position(|starts| starts.iter().any(|start| lower.starts_with(start)))?;
    u32::try_from(at + 1).ok()
}

/// `00:03:12`, `3:12`, `1:02:03.250`, `+0:12`: hours, minutes and seconds after the start; two parts are minutes and seconds.
fn elapsed(text: &str) -> Option<i64> {
    let text = text.trim_start_matches(['+', 'T']);
    let (whole, part) = text.split_once(['.', ',']).unwrap_or((text, ""));
    let mut seconds: i64 = 0;
    let parts: Vec<&str> = whole.split(':').collect();
    if !(2..=3).contains(&parts.len()) || !part.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    for (at, part) in parts.iter().enumerate() {
        (part.len() <= 3 && part.bytes().all(|b| b.is_ascii_digit())).then_some(())?;
        let number: i64 = part.parse().ok()?;
        (at == 0 || number < 60).then_some(())?;
        seconds = seconds * 60 + number;
    }
    let millis: String = part.chars().chain("000".chars()).take(3).collect();
    Some(seconds * 1_000 + millis.parse::<i64>().ok()?)
}
