//! Chat as somebody copied it from a window: Slack, Teams, Discord, Google Chat, or notes with times.
//!
//! A name is taken for one where it stands apart from the words, or comes again. Where that is not certain the words
//! stay whole and nobody is said to have spoken.

mod header;
mod untimed;

use std::collections::HashMap;

use chrono::{Datelike, NaiveDate};

use self::header::{Day, Header, Stamp, day_alone, header};
use super::held::push;
use super::order::{Evidence as Order, Order as Decided};
use crate::sources::cues::speech::{Evidence as Speech, looks_like_a_name};
use crate::sources::lines::{Body, Keys, Lines, Row, head, mended, named, open, place, text_and_original};
use crate::sources::{Line, LineKind, Sink, SourceError, When, Who};

const MAX_NAMES: usize = 10_000;

/// Reads pasted chat.
///
/// # Errors
/// When nothing in it looks like a message, when it is empty or too large, or when the sink stops.
pub fn read(bytes: &[u8], name: &str, sink: &mut dyn Sink) -> Result<(), SourceError> {
    let text = open(bytes, name, sink)?;
    let seen = Seen::of(&text, sink)?;
    if seen.headers == 0 {
        return untimed::read(&text, name, &seen.speech, sink);
    }
    let order = seen.order.decide();
    if let Some((line, doubt)) = seen.order.first_line().zip(order.doubt()) {
        sink.trouble(mended(line, doubt))?;
    }
    let mut teller = Teller { name, seen: &seen, order, keys: Keys::default(), held: None, day: None, relative: None };
    let mut lines = Lines::new(&text);
    let mut after_blank = true;
    while let Some(row) = lines.next(sink)? {
        teller.row(&row, after_blank, sink)?;
        after_blank = row.text.trim().is_empty();
    }
    teller.flush(sink)
}

/// How sure it is, from 0 to 100, that a file with this beginning and name is one.
#[must_use]
pub fn looks_like(bytes: &[u8], _name: &str) -> u8 {
    let text = head(bytes);
    if text.trim_start().starts_with(['{', '<']) {
        return 0;
    }
    let found =
        text.lines().take(300).filter_map(header).filter(|found| !found.name.is_empty() && !found.is_weak).count();
    let first = text.lines().find(|line| !line.trim().is_empty()).is_some_and(|line| header(line).is_some());
    match (found, first) {
        (0, true) => 20,
        (0, false) => 5,
        (1..=2, _) => 40,
        (_, true) => 65,
        (_, false) => 50,
    }
}

/// What the whole file shows.
#[derive(Default)]
struct Seen {
    headers: u32,
    /// How often a name stood before a time with one blank between, or in the line above a time.
    names: HashMap<String, u32>,
    order: Order,
    speech: Speech,
}

impl Seen {
    fn of(text: &[u8], sink: &mut dyn Sink) -> Result<Self, SourceError> {
        let mut seen = Self::default();
        let mut lines = Lines::quiet(text);
        let mut above = String::new();
        while let Some(row) = lines.next(sink)? {
            if row.text.trim().is_empty() {
                above.clear();
                continue;
            }
            if let Some(found) = header(&row.text) {
                seen.headers += u32::from(!found.is_weak);
                if let Day::Numbers(numbers) = &found.stamp.day {
                    seen.order.look(row.number, numbers);
                }
                if found.is_weak {
                    seen.count(found.name);
                } else if found.name.is_empty() && found.text.is_empty() {
                    seen.count(&above);
                }
            }
            seen.speech.look(&row.text);
            above.clear();
            above.extend(row.text.trim().chars().take(80));
        }
        let repeated = seen.names.values().filter(|count| **count >= 2).count();
        seen.headers = seen.headers.saturating_add(u32::try_from(repeated).unwrap_or(u32::MAX));
        Ok(seen)
    }

    fn count(&mut self, name: &str) {
        if let Some(count) = self.names.get_mut(name) {
            *count += 1;
        } else if !name.is_empty() && self.names.len() < MAX_NAMES {
            self.names.insert(name.to_owned(), 1);
        }
    }

    fn repeats(&self, name: &str) -> bool {
        self.names.get(name).is_some_and(|count| *count >= 2)
    }
}

/// A message whose lines are still coming.
struct Held {
    line: u32,
    name: String,
    is_program: bool,
    stamp: Option<Stamp>,
    raw_stamp: String,
    body: Body,
}

struct Teller<'s> {
    name: &'s str,
    seen: &'s Seen,
    order: Decided,
    keys: Keys,
    held: Option<Held>,
    day: Option<NaiveDate>,
    relative: Option<Day>,
}

impl Teller<'_> {
    fn row(&mut self, row: &Row<'_>, after_blank: bool, sink: &mut dyn Sink) -> Result<(), SourceError> {
        let text = row.text.trim();
        if text.is_empty() {
            return self.more(row, sink);
        }
        if let Some(day) = day_alone(text) {
            self.flush(sink)?;
            self.day = self.date(day).or(self.day.filter(|_| matches!(day, Day::NoYear(..))));
            return Ok(());
        }
        if after_blank && matches!(text, "Today" | "Yesterday" | "New") {
            return self.flush(sink);
        }
        match header(text) {
            Some(found) if found.is_weak && !self.seen.repeats(found.name) => self.more(row, sink),
            Some(found) if found.name.is_empty() && found.text.is_empty() => self.time_alone(row, &found, sink),
            Some(found) => {
                self.flush(sink)?;
                self.held = Some(Held {
                    line: row.number,
                    name: found.name.to_owned(),
                    is_program: found.is_program,
                    stamp: Some(found.stamp),
                    raw_stamp: stamp_words(&found.stamp),
                    body: Body::of(found.text),
                });
                Ok(())
            }
            None => self.more(row, sink),
        }
    }

    /// A time in a line of its own: the line above it is a name, or the same person goes on.
    fn time_alone(&mut self, row: &Row<'_>, found: &Header<'_>, sink: &mut dyn Sink) -> Result<(), SourceError> {
        let (mut line, mut name, mut is_program) = (row.number, String::new(), false);
        if let Some(held) = &mut self.held {
            let above = held.body.last().trim().to_owned();
            let after_gap = held.body.as_str().is_empty() || held.body.as_str() == above || {
                let before = held.body.as_str().strip_suffix(above.as_str()).unwrap_or_default();
                before.ends_with("\n\n")
            };
            let apart = after_gap && held.stamp.is_none() || self.seen.repeats(&above);
            if looks_like_a_name(&above) && !above.is_empty() && apart {
                held.body.pop();
                (line, name) = (row.number.saturating_sub(1), above);
            } else {
                (name, is_program) = (held.name.clone(), held.is_program);
            }
        }
        self.flush(sink)?;
        let (stamp, raw_stamp) = (Some(found.stamp), stamp_words(&found.stamp));
        self.held = Some(Held { line, name, is_program, stamp, raw_stamp, body: Body::default() });
        Ok(())
    }

    fn more(&mut self, row: &Row<'_>, sink: &mut dyn Sink) -> Result<(), SourceError> {
        if let Some(held) = &mut self.held {
            return push(&mut held.body, row.text.trim_end(), row.number, sink);
        }
        if !row.text.trim().is_empty() {
            self.held = Some(Held {
                line: row.number,
                name: String::new(),
                is_program: false,
                stamp: None,
                raw_stamp: String::new(),
                body: Body::of(row.text.trim()),
            });
        }
        Ok(())
    }

    fn flush(&mut self, sink: &mut dyn Sink) -> Result<(), SourceError> {
        let Some(held) = self.held.take() else { return Ok(()) };
        let raw = held.body.as_str();
        if raw.is_empty() {
            return Ok(());
        }
        let day = self.day.map(|day| day.to_string()).unwrap_or_default();
        let key = self.keys.of(self.name, &[&day, &held.raw_stamp, &held.name, raw])?;
        let when = self.when(&held, sink)?;
        let shown = raw.strip_suffix("(edited)").map(str::trim_end);
        let (text, original) = text_and_original(shown.unwrap_or(raw), raw);
        let who = if held.name.is_empty() { Who::default() } else { named(&held.name) };
        let mut line = Line::message(key, place(held.line), when, Who { is_program: held.is_program, ..who }, text);
        line.original = original;
        line.edited = shown.is_some();
        if held.stamp.is_none() {
            line.kind = LineKind::Notice;
        }
        sink.line(line)?;
        Ok(())
    }

    fn when(&mut self, held: &Held, sink: &mut dyn Sink) -> Result<When, SourceError> {
        let Some(stamp) = held.stamp else { return Ok(When::Unsaid) };
        if matches!(stamp.day, Day::Today | Day::Yesterday) {
            if self.relative.is_some_and(|day| day != stamp.day) {
                let message =
                    "The text says today and yesterday and not which days they are. Look at the dates after this line.";
                sink.trouble(mended(held.line, message))?;
            }
            self.relative = Some(stamp.day);
            return Ok(When::Clock(stamp.time));
        }
        let date = if stamp.day == Day::Unsaid { self.day } else { self.date(stamp.day) };
        Ok(date.map_or(When::Clock(stamp.time), |date| When::Wall(date.and_time(stamp.time))))
    }

    fn date(&self, day: Day) -> Option<NaiveDate> {
        match day {
            Day::Date(date) => Some(date),
            Day::Numbers(numbers) => self.order.date(&numbers),
            Day::NoYear(month, day) => self.day.and_then(|known| NaiveDate::from_ymd_opt(known.year(), month, day)),
            Day::Unsaid | Day::Today | Day::Yesterday => None,
        }
    }
}

/// What does not change about a time when the rest of the file is read otherwise.
fn stamp_words(stamp: &Stamp) -> String {
    let day = match stamp.day {
        Day::Unsaid | Day::Today | Day::Yesterday => String::new(),
        Day::Date(date) => date.to_string(),
        Day::Numbers(numbers) => format!("{:?}", numbers.parts),
        Day::NoYear(month, day) => format!("{month} {day}"),
    };
    format!("{day} {}", stamp.time)
}
