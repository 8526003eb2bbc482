//! A chat as `WhatsApp` exports it, on Android and iOS, in the language of the phone.
//!
//! The phone's language decides whether the day or the month comes first, and the file does not say. It is decided by
//! what the whole file shows (`order.rs`); where that is not enough the person is told what was taken.

mod header;
mod phrases;

use chrono::NaiveTime;

use self::header::{Header, header, narrow};
use self::phrases::{Event, event};
use super::held::push;
use super::order::{Evidence, Order, Stamp};
use crate::sources::lines::{Body, Keys, Lines, head, left_out, mended, named, open, place, text_and_original};
use crate::sources::{Line, LineKind, Sink, SourceError, When, Who};

/// Reads an exported chat.
///
/// # Errors
/// When no line of it is the beginning of a message, when it is empty or too large, or when the sink stops.
pub fn read(bytes: &[u8], name: &str, sink: &mut dyn Sink) -> Result<(), SourceError> {
    let text = open(bytes, name, sink)?;
    let mut evidence = Evidence::default();
    let mut lines = Lines::quiet(&text);
    while let Some(row) = lines.next(sink)? {
        if let Some(header) = header(&row.text) {
            evidence.look(row.number, &header.stamp);
        }
    }
    let Some(first) = evidence.first_line() else {
        return Err(SourceError::NotThat {
            what: name.to_owned(),
            format: "a WhatsApp chat".to_owned(),
            detail:
                "line 1 and those after it do not begin with a date and a time, such as 31/12/2023, 22:15 - Ana: hello"
                    .to_owned(),
        });
    };
    let order = evidence.decide();
    if let Some(doubt) = order.doubt() {
        sink.trouble(mended(first, doubt))?;
    }
    let mut teller = Teller { name, order, keys: Keys::default(), held: None };
    let mut lines = Lines::new(&text);
    while let Some(row) = lines.next(sink)? {
        if let Some(header) = header(&row.text) {
            teller.flush(sink)?;
            teller.held = Some(Held::new(row.number, &header));
        } else if let Some(held) = &mut teller.held {
            push(&mut held.body, &row.text, row.number, sink)?;
        } else if !row.text.trim().is_empty() {
            sink.trouble(left_out(row.number, "The line stands before the first message; it was left out."))?;
        }
    }
    teller.flush(sink)
}

/// How sure it is, from 0 to 100, that a file with this beginning and name is one.
#[must_use]
pub fn looks_like(bytes: &[u8], name: &str) -> u8 {
    let text = head(bytes);
    let mut lines = text.lines().filter(|line| !line.trim().is_empty()).take(100);
    let first = lines.next().is_some_and(|line| header(line).is_some());
    let more = lines.any(|line| header(line).is_some());
    let named = name.to_ascii_lowercase().contains("whatsapp");
    match (first, more, named) {
        (true, true, true) => 99,
        (true, _, _) => 90,
        (false, true, true) => 80,
        (false, true, false) => 35,
        (false, false, _) => 0,
    }
}

/// A message whose lines are still coming.
struct Held {
    line: u32,
    stamp: String,
    date: Stamp,
    time: NaiveTime,
    body: Body,
}

impl Held {
    fn new(line: u32, header: &Header<'_>) -> Self {
        Self { line, stamp: header.raw.to_owned(), date: header.stamp, time: header.time, body: Body::of(header.rest) }
    }
}

struct Teller<'n> {
    name: &'n str,
    order: Order,
    keys: Keys,
    held: Option<Held>,
}

impl Teller<'_> {
    fn flush(&mut self, sink: &mut dyn Sink) -> Result<(), SourceError> {
        let Some(held) = self.held.take() else { return Ok(()) };
        let raw = held.body.as_str();
        if raw.is_empty() {
            return Ok(());
        }
        // Which of day and month comes first may be read otherwise once there is more of the file.
        let key = self.keys.of(self.name, &[&held.stamp, raw])?;
        let when = match self.order.date(&held.date) {
            Some(date) => When::Wall(date.and_time(held.time)),
            None => {
                sink.trouble(mended(held.line, "There is no such day; the line stands beside the one before it."))?;
                When::Unsaid
            }
        };
        let plain = narrow(raw);
        let found = event(&plain);
        let (kind, who, shown) = match &found {
            Event::Said { name, text } => (LineKind::Message, named(name), *text),
            Event::Removed { name, text } => (LineKind::Removed, named(name), *text),
            Event::Joined { name, text } => (LineKind::Joined, named_or_nobody(name), *text),
            Event::Left { name, text } => (LineKind::Left, named_or_nobody(name), *text),
            Event::Notice { text } => (LineKind::Notice, Who::default(), *text),
        };
        let edited = phrases::without_edited(shown);
        let (text, _) = text_and_original(edited.unwrap_or(shown), "");
        let mut line = Line::message(key, place(held.line), when, who, text);
        line.kind = kind;
        line.edited = edited.is_some();
        line.files = phrases::files(&line.text);
        let bare = plain.split_once(": ").map_or(plain.as_str(), |(_, rest)| rest);
        if line.text != bare.trim() && line.text != plain.trim() {
            line.original = raw.to_owned();
        }
        sink.line(line)?;
        Ok(())
    }
}

fn named_or_nobody(name: &str) -> Who {
    if name.is_empty() { Who::default() } else { named(name) }
}
