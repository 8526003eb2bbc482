//! Reading a time of day, with `Z` or a distance from UTC where one is written.

use chrono::{FixedOffset, NaiveTime, Offset, Utc};

use super::types::HintCode;
use super::when::{Basis, Scan};

/// Reads `14:02`, `14:02:30.5`, `2:02pm`, `02:02Z`, `14:02+01:00` and, on demand, `1402`.
pub(super) fn clock(word: &str, bare_digits: bool) -> Scan<(NaiveTime, Basis)> {
    let mut reader = Reader { rest: word };
    let Some(parts) = clock_digits(&mut reader, bare_digits) else { return Scan::No };
    let (mut hour, minute, second, millis) = parts;
    let lower = reader.rest.to_ascii_lowercase();
    let noon = ["am", "pm"].into_iter().find(|mark| lower.starts_with(mark));
    if let Some(mark) = noon {
        reader.rest = &reader.rest[2..];
        if !(1..=12).contains(&hour) {
            return Scan::Bad(HintCode::BadTime);
        }
        hour = hour % 12 + if mark == "pm" { 12 } else { 0 };
    }
    let Some(basis) = basis(reader.rest) else { return Scan::No };
    match (NaiveTime::from_hms_milli_opt(hour, minute, second, millis), basis) {
        (Some(time), Ok(basis)) => Scan::Found((time, basis), 1),
        (None, _) | (_, Err(())) => Scan::Bad(HintCode::BadTime),
    }
}

fn clock_digits(reader: &mut Reader<'_>, bare_digits: bool) -> Option<(u32, u32, u32, u32)> {
    let hour = reader.digits();
    if bare_digits && hour.len() == 4 && !reader.rest.starts_with(':') {
        let (hour, minute) = hour.split_at(2);
        let (hour, minute): (u32, u32) = (hour.parse().ok()?, minute.parse().ok()?);
        // A bare number that is no time of day is just a number.
        return (hour < 24 && minute < 60).then_some((hour, minute, 0, 0));
    }
    if !(1..=2).contains(&hour.len()) || !reader.take(':') {
        return None;
    }
    let minute = reader.digits();
    if minute.len() != 2 {
        return None;
    }
    let (mut second, mut millis) = (0, 0);
    if reader.take(':') {
        let digits = reader.digits();
        if digits.len() != 2 {
            return None;
        }
        second = digits.parse().ok()?;
        let fraction_follows =
            reader.rest.starts_with(['.', ',']) && reader.rest[1..].starts_with(|c: char| c.is_ascii_digit());
        if fraction_follows {
            reader.rest = &reader.rest[1..];
            let fraction = format!("{:0<3}", reader.digits());
            millis = fraction.get(..3)?.parse().ok()?;
        }
    }
    Some((hour.parse().ok()?, minute.parse().ok()?, second, millis))
}

/// Reads what follows a clock time: nothing, `Z`, or an offset. `None`: something else; `Err`: no such offset.
fn basis(rest: &str) -> Option<Result<Basis, ()>> {
    if rest.is_empty() {
        return Some(Ok(Basis::Local));
    }
    if rest.eq_ignore_ascii_case("z") {
        return Some(Ok(Basis::Fixed(utc_offset())));
    }
    let (sign, digits) = match rest.split_at_checked(1)? {
        ("+", digits) => (1, digits),
        ("-", digits) => (-1, digits),
        _ => return None,
    };
    let digits =
        if digits.len() == 5 && digits.as_bytes()[2] == b':' { digits.replace(':', "") } else { digits.to_owned() };
    if !matches!(digits.len(), 2 | 4) || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let hours: i32 = digits.get(..2)?.parse().ok()?;
    let minutes: i32 = digits.get(2..).filter(|m| !m.is_empty()).map_or(Some(0), |m| m.parse().ok())?;
    // The furthest a zone is from UTC.
    let furthest = if sign > 0 { 14 * 60 } else { 12 * 60 };
    if hours * 60 + minutes > furthest || minutes > 59 {
        return Some(Err(()));
    }
    Some(FixedOffset::east_opt(sign * (hours * 3_600 + minutes * 60)).map(Basis::Fixed).ok_or(()))
}

pub(super) fn utc_offset() -> FixedOffset {
    Utc.fix()
}

struct Reader<'a> {
    rest: &'a str,
}

impl<'a> Reader<'a> {
    fn digits(&mut self) -> &'a str {
        let len = self.rest.len() - self.rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let (digits, rest) = self.rest.split_at(len);
        self.rest = rest;
        digits
    }

    fn take(&mut self, c: char) -> bool {
        self.rest.strip_prefix(c).map(|rest| self.rest = rest).is_some()
    }
}
