//! Logs of IRC: irssi, weechat, ZNC, mIRC, `HexChat`, eggdrop, supybot and its meeting bots, the W3C's, Ubuntu's.
//!
//! Most logs write a time of day and say the day in a line of its own, or in their name. Host masks are left out of
//! what is shown. A line in which nobody can be told comes in as a notice.

mod days;
mod page;
mod shape;
mod stamp;

use std::borrow::Cow;

use self::days::Days;
use self::shape::{Said, shape};
use self::stamp::stamp;
use crate::sources::lines::{Keys, Lines, Row, head, mended, named, open, place, text_and_original};
use crate::sources::{Line, LineKind, Sink, SourceError, When, Who};

/// Reads a log.
///
/// # Errors
/// When no line of it is one of a log, when it is empty or too large, or when the sink stops.
pub fn read(bytes: &[u8], name: &str, sink: &mut dyn Sink) -> Result<(), SourceError> {
    let text = open(bytes, name, sink)?;
    let is_page = page::is_page(&text);
    let mut days = Days::before(&text, name, is_page, sink)?;
    if !days.any_said {
        return Err(SourceError::NotThat {
            what: name.to_owned(),
            format: "an IRC log".to_owned(),
            detail: "line 1 and those after it have no name in the way logs write them, such as [12:34] <ana> hello"
                .to_owned(),
        });
    }
    let mut teller = Teller { name, keys: Keys::default(), started: false };
    let mut lines = Lines::new(&text);
    while let Some(row) = lines.next(sink)? {
        let text = if is_page { Cow::Owned(page::plain(&row.text)) } else { Cow::Borrowed(row.text.as_ref()) };
        if text.trim().is_empty() || days.hear(&text) {
            continue;
        }
        teller.tell(&row, &text, is_page, &mut days, sink)?;
    }
    Ok(())
}

/// How sure it is, from 0 to 100, that a file with this beginning and name is one.
#[must_use]
pub fn looks_like(bytes: &[u8], _name: &str) -> u8 {
    let text = head(bytes);
    let is_page = page::is_page(text.as_bytes());
    let (mut fits, mut all) = (0_u32, 0_u32);
    for line in text.lines().take(300) {
        let line = if is_page { Cow::Owned(page::plain(line)) } else { Cow::Borrowed(line) };
        if line.trim().is_empty() {
            continue;
        }
        all += 1;
        let (found, rest) = stamp(&line);
        let fit = days::header(&line).is_some()
            || shape(rest, is_page, found.time.is_some()).is_some_and(|said| found.time.is_some() || said.is_sure());
        fits += u32::from(fit);
    }
    match (fits * 100).checked_div(all).unwrap_or(0) {
        90..=100 => 94,
        70..=89 => 85,
        40..=69 => 50,
        _ if is_page && fits > 5 => 70,
        _ => 0,
    }
}

struct Teller<'n> {
    name: &'n str,
    keys: Keys,
    started: bool,
}

impl Teller<'_> {
    fn tell(
        &mut self,
        row: &Row<'_>,
        text: &str,
        is_page: bool,
        days: &mut Days,
        sink: &mut dyn Sink,
    ) -> Result<(), SourceError> {
        let (stamp, rest) = stamp(text);
        let said = shape(rest, is_page, stamp.time.is_some());
        if said.is_none() && stamp.time.is_none() && (is_page || !self.started) {
            // What a page or a log says about itself before anybody speaks.
            if !is_page {
                let message = "The line is not one of a log; it was left out.";
                sink.trouble(crate::sources::lines::left_out(row.number, message))?;
            }
            return Ok(());
        }
        self.started = true;
        let when = days.when(&stamp);
        let raw_when = match when {
            When::At(at) => at.timestamp_millis().to_string(),
            When::Wall(wall) => wall.to_string(),
            When::Clock(_) | When::Offset(_) | When::Unsaid => stamp.raw.to_owned(),
        };
        let key = self.keys.of(self.name, &[&raw_when, rest])?;
        if said.is_none() && !rest.trim().is_empty() {
            sink.trouble(mended(row.number, "Nobody's name could be found in the line; it came in as a notice."))?;
        }
        let (kind, nick, shown) = parts(said, rest);
        let (text, _) = text_and_original(&uncoloured(&shown), "");
        if text.is_empty() {
            return Ok(());
        }
        let who = if nick.is_empty() { Who::default() } else { named(&nick) };
        let mut line = Line::message(key, place(row.number), when, who, text);
        line.kind = kind;
        line.room = stamp.room.to_owned();
        if line.text != rest.trim() && !row.text.ends_with(line.text.as_str()) {
            line.original = row.text.trim().to_owned();
        }
        sink.line(line)?;
        Ok(())
    }
}

fn parts(said: Option<Said>, rest: &str) -> (LineKind, String, String) {
    match said {
        Some(Said::Talk { nick, text }) => (LineKind::Message, nick, text),
        Some(Said::Acts { nick, text }) => (LineKind::Message, nick, format!("* {text}")),
        Some(Said::Joined { nick, text }) => (LineKind::Joined, nick, text),
        Some(Said::Left { nick, text }) => (LineKind::Left, nick, text),
        Some(Said::Notice { nick, text }) => (LineKind::Notice, nick, text),
        None => (LineKind::Notice, String::new(), rest.to_owned()),
    }
}

/// The words without the codes that colour them.
fn uncoloured(text: &str) -> Cow<'_, str> {
    if !text.contains(['\u{2}', '\u{3}', '\u{f}', '\u{16}', '\u{1d}', '\u{1f}']) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\u{2}' | '\u{f}' | '\u{16}' | '\u{1d}' | '\u{1f}' => {}
            '\u{3}' => {
                let mut number =
                    |most: u8| (0..most).take_while(|_| chars.next_if(char::is_ascii_digit).is_some()).count();
                let has_colour = number(2) > 0;
                let mut ahead = chars.clone();
                if has_colour && ahead.next() == Some(',') && ahead.next().is_some_and(|c| c.is_ascii_digit()) {
                    chars.next();
                    for _ in 0..2 {
                        chars.next_if(char::is_ascii_digit);
                    }
                }
            }
            c => out.push(c),
        }
    }
    Cow::Owned(out)
}
