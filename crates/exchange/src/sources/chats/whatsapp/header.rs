//! The date and the time at the beginning of a message.

use chrono::NaiveTime;

use crate::sources::chats::order::Stamp;
use crate::sources::chats::stamps::{clock, digits};

/// The beginning of a message.
#[derive(Debug, Clone, Copy)]
pub(super) struct Header<'a> {
    pub(super) stamp: Stamp,
    pub(super) time: NaiveTime,
    pub(super) raw: &'a str,
    /// Who and what.
    pub(super) rest: &'a str,
}

const MARKS: [char; 6] = ['\u{200e}', '\u{200f}', '\u{202a}', '\u{202c}', '\u{feff}', ' '];

/// Reads a line as the beginning of a message.
pub(super) fn header(line: &str) -> Option<Header<'_>> {
    let line = line.trim_start_matches(MARKS);
    let (bracket, text) = match line.strip_prefix('[') {
        Some(text) => (true, text.trim_start_matches(MARKS)),
        None => (false, line),
    };
    if !text.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let (first, first_length, rest) = digits(text, 4)?;
    let mark = rest.chars().next().filter(|mark| matches!(mark, '/' | '.' | '-'))?;
    // Some languages write a blank after the dot.
    let next = |rest: &'_ str| -> Option<usize> { Some(rest.strip_prefix(mark)?.trim_start_matches(' ').len()) };
    let rest = rest.get(rest.len() - next(rest)?..)?;
    let (second, second_length, rest) = digits(rest, 2)?;
    let rest = rest.get(rest.len() - next(rest)?..)?;
    let (third, third_length, rest) = digits(rest, 4)?;
    let year_first = first_length == 4;
    let fits =
        second_length <= 2 && if year_first { third_length <= 2 } else { first_length <= 2 && third_length != 3 };
    if !fits || (!year_first && third_length == 1) {
        return None;
    }
    let rest = rest.strip_prefix('.').unwrap_or(rest);
    let rest = rest.strip_prefix([',', '،']).unwrap_or(rest);
    let rest = rest.trim_start_matches(char::is_whitespace);
    let rest = rest.strip_prefix("at ").or_else(|| rest.strip_prefix("um ")).unwrap_or(rest);
    let (time, after) = clock(rest)?;
    let written = rest.get(..rest.len() - after.len())?;
    let halves = written.contains(|c: char| c.is_alphabetic() && c != 'h');
    let rest = if bracket {
        after.trim_start().strip_prefix(']')?
    } else {
        let after = after.trim_start_matches(char::is_whitespace);
        after.strip_prefix('-').or_else(|| after.strip_prefix('–')).filter(|rest| rest.starts_with(' '))?
    };
    let raw = line.get(..line.len() - rest.len())?;
    let stamp = Stamp { parts: [first, second, third], year_first, mark, halves };
    Some(Header { stamp, time, raw: raw.trim(), rest: rest.trim_start_matches(' ') })
}

/// A text with ordinary blanks and without the marks of direction that phones put around names and numbers.
pub(super) fn narrow(text: &str) -> String {
    text.chars()
        .filter(|c| !matches!(c, '\u{200e}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}'))
        .map(|c| if matches!(c, '\u{a0}' | '\u{202f}') { ' ' } else { c })
        .collect()
}
