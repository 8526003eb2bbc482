//! What Zoom saves of a call's chat, in the shapes of the years.
//!
//! Its times are either times of day on the wall of whoever saved it, or count from the start of the recording; the
//! file does not say which. They are taken as counted when the first is before 00:30:00 and none goes back by more
//! than a minute, and the person is told.

use chrono::{NaiveTime, Timelike};

use super::held::{push, squeezed};
use super::stamps::{clock, iso_date};
use crate::sources::lines::{Body, Keys, Lines, head, mended, named, open, place, text_and_original};
use crate::sources::{Line, LineKind, Reaction, Sink, SourceError, When};

/// Before this a first time counts from the start.
const EARLY: u32 = 30 * 60;
/// How far a counted time may go back.
const SLIP: u32 = 60;
/// How far back the message is looked for that somebody answers.
const REACH: usize = 2_000;
/// How much of a message is compared.
const COMPARED: usize = 300;

/// Reads a saved chat.
///
/// # Errors
/// When no line of it is the beginning of a message, when it is empty or too large, or when the sink stops.
pub fn read(bytes: &[u8], name: &str, sink: &mut dyn Sink) -> Result<(), SourceError> {
    let text = open(bytes, name, sink)?;
    let mut lines = Lines::new(&text);
    let mut found: Vec<Message> = Vec::new();
    let mut stray = Body::default();
    while let Some(row) = lines.next(sink)? {
        if let Some(header) = header(&row.text) {
            found.push(Message::new(row.number, &header));
        } else if let Some(message) = found.last_mut() {
            push(&mut message.body, row.text.strip_prefix('\t').unwrap_or(&row.text), row.number, sink)?;
        } else if !row.text.trim().is_empty() {
            stray.push(&row.text);
        }
    }
    let Some(first) = found.first() else {
        return Err(SourceError::NotThat {
            what: name.to_owned(),
            format: "a Zoom chat".to_owned(),
            detail:
                "line 1 and those after it do not begin with a time and a name, such as 00:02:59 From Ana to Everyone:"
                    .to_owned(),
        });
    };
    if !stray.is_blank() {
        let message = "What stands before the first message has no time and nobody's name; it was left out.";
        sink.trouble(crate::sources::lines::left_out(1, message))?;
    }
    let counted = counted(&found);
    if counted {
        let message = format!(
            "The times begin at {} and only go up, so they are taken to count from the start of the recording.",
            first.time.format("%H:%M:%S")
        );
        sink.trouble(mended(first.line, message))?;
    }
    let size = u64::try_from(text.len()).unwrap_or(u64::MAX);
    Told::default().tell(&found, counted, (name, size), sink)
}

/// How sure it is, from 0 to 100, that a file with this beginning and name is one.
#[must_use]
pub fn looks_like(bytes: &[u8], _name: &str) -> u8 {
    let text = head(bytes);
    let mut lines = text.lines().filter(|line| !line.trim().is_empty()).take(200);
    let first = lines.next().is_some_and(|line| header(line).is_some());
    if first {
        95
    } else if lines.any(|line| header(line).is_some()) {
        50
    } else {
        0
    }
}

struct Header<'a> {
    stamp: &'a str,
    time: NaiveTime,
    date: Option<chrono::NaiveDate>,
    name: &'a str,
    to: &'a str,
    text: &'a str,
}

/// The words for "from" and "to" in the languages Zoom is used in.
const FROM_TO: &[(&str, &str)] = &[
    ("From ", " to "),
    ("Von ", " an "),
    ("De ", " à "),
    ("De ", " a "),
    ("De ", " para "),
    ("Da ", " a "),
    ("Van ", " aan "),
];

fn header(line: &str) -> Option<Header<'_>> {
    let (date, rest) = match iso_date(line) {
        Some((date, rest)) => (Some(date), rest.trim_start()),
        None => (None, line),
    };
    let (time, after) = clock(rest)?;
    let stamp = line.get(..line.len() - after.len())?;
    if stamp.matches(':').count() != 2 || !after.starts_with(['\t', ' ']) {
        return None;
    }
    let tabbed = after.starts_with('\t');
    let after = after.trim_start();
    let made = |name: &str| !name.trim().is_empty() && name.len() <= 300;
    for (from, to) in FROM_TO {
        let Some(rest) = after.strip_prefix(from) else { continue };
        let (names, text) = at_colon(rest)?;
        let names = names.trim();
        let (name, addressed) = names.rsplit_once(to).unwrap_or((names, ""));
        if !addressed.is_empty() || *from == "From " {
            return made(name).then_some(Header { stamp, time, date, name, to: addressed, text });
        }
    }
    let (name, text) = after.split_once(":\t").or_else(|| Some((after.strip_suffix(':')?, "")))?;
    let fits = tabbed && made(name) && !name.contains(['<', '>', '\t']);
    fits.then_some(Header { stamp, time, date, name, to: "", text })
}

/// Splits at the first colon that ends a word; an address has none of these.
fn at_colon(text: &str) -> Option<(&str, &str)> {
    text.match_indices(':').find_map(|(at, _)| {
        let (before, after) = (text.get(..at)?, text.get(at + 1..)?);
        (after.is_empty() || after.starts_with(char::is_whitespace)).then_some((before, after.trim_start()))
    })
}

struct Message {
    line: u32,
    stamp: String,
    time: NaiveTime,
    date: Option<chrono::NaiveDate>,
    name: String,
    to: String,
    body: Body,
}

impl Message {
    fn new(line: u32, header: &Header<'_>) -> Self {
        Self {
            line,
            stamp: header.stamp.to_owned(),
            time: header.time,
            date: header.date,
            name: header.name.trim().to_owned(),
            to: header.to.trim().to_owned(),
            body: Body::of(header.text),
        }
    }
}

fn counted(found: &[Message]) -> bool {
    let seconds = |message: &Message| message.time.num_seconds_from_midnight();
    let mut highest = 0;
    found.first().is_some_and(|first| seconds(first) < EARLY)
        && found.iter().all(|message| {
            let fits = message.date.is_none() && seconds(message) + SLIP >= highest;
            highest = highest.max(seconds(message));
            fits
        })
}

/// What a message is about another one.
enum About<'a> {
    Reacted { quote: &'a str, sign: &'a str },
    Unreacted { quote: &'a str, sign: &'a str },
    Replied { quote: &'a str, text: &'a str },
}

fn unquoted(text: &str) -> &str {
    text.trim().trim_matches(['"', '\u{201c}', '\u{201d}'])
}

fn about(text: &str) -> Option<About<'_>> {
    if let Some(rest) = text.strip_prefix("Reacted to ") {
        let (quote, sign) = rest.rsplit_once(" with ")?;
        return Some(About::Reacted { quote: unquoted(quote), sign: unquoted(sign) });
    }
    if let Some(rest) = text.strip_prefix("Removed a ").or_else(|| text.strip_prefix("Removed an ")) {
        let (sign, quote) = rest.split_once(" reaction from ")?;
        return Some(About::Unreacted { quote: unquoted(quote), sign: unquoted(sign) });
    }
    let rest = text.strip_prefix("Replying to ")?;
    let (quote, text) = rest.split_once("\n\n").or_else(|| rest.split_once('\n'))?;
    (!text.trim().is_empty()).then(|| About::Replied { quote: unquoted(quote), text: text.trim() })
}

/// What was said so far, to find what somebody answers.
#[derive(Default)]
struct Told {
    keys: Keys,
    lines: Vec<Line>,
    said: Vec<String>,
}

impl Told {
    fn tell(
        mut self,
        found: &[Message],
        counted: bool,
        (file, size): (&str, u64),
        sink: &mut dyn Sink,
    ) -> Result<(), SourceError> {
        for (index, message) in found.iter().enumerate() {
            if index % 256 == 0 {
                sink.read_so_far(size)?;
            }
            self.message(message, counted, file)?;
        }
        for line in self.lines {
            sink.line(line)?;
        }
        Ok(())
    }

    fn message(&mut self, message: &Message, counted: bool, file: &str) -> Result<(), SourceError> {
        let raw = message.body.as_str();
        if raw.is_empty() {
            return Ok(());
        }
        let key = self.keys.of(file, &[&message.stamp, &message.name, &message.to, raw])?;
        let about = about(raw);
        let (mut shown, mut reply_to, mut kind) = (raw, None, LineKind::Message);
        match about {
            Some(About::Reacted { quote, sign }) => {
                if let Some(line) = self.find(quote).and_then(|at| self.lines.get_mut(at)) {
                    react(&mut line.reactions, sign, true);
                    return Ok(());
                }
                kind = LineKind::Notice;
            }
            Some(About::Unreacted { quote, sign }) => {
                if let Some(line) = self.find(quote).and_then(|at| self.lines.get_mut(at)) {
                    react(&mut line.reactions, sign, false);
                    return Ok(());
                }
                kind = LineKind::Notice;
            }
            Some(About::Replied { quote, text }) => {
                if let Some(line) = self.find(quote).and_then(|at| self.lines.get(at)) {
                    reply_to = Some(line.key.clone());
                    shown = text;
                }
            }
            None => {}
        }
        let (text, original) = text_and_original(shown, raw);
        let when = match message.date {
            Some(date) => When::Wall(date.and_time(message.time)),
            None if counted => When::Offset(i64::from(message.time.num_seconds_from_midnight()) * 1000),
            None => When::Clock(message.time),
        };
        self.said.push(squeezed(shown, COMPARED));
        let mut line = Line::message(key, place(message.line), when, named(&message.name), text);
        (line.original, line.reply_to, line.kind) = (original, reply_to, kind);
        line.room = private_room(&message.to);
        self.lines.push(line);
        Ok(())
    }

    /// The latest message that begins like this.
    fn find(&self, quote: &str) -> Option<usize> {
        let quote = squeezed(quote.trim_end_matches(['.', '\u{2026}', ' ']), COMPARED);
        if quote.is_empty() {
            return None;
        }
        let from = self.said.len().saturating_sub(REACH);
        let recent = self.said.get(from..).unwrap_or_default();
        recent.iter().rposition(|said| said.starts_with(&quote)).map(|at| from + at)
    }
}

fn react(reactions: &mut Vec<Reaction>, sign: &str, more: bool) {
    match reactions.iter_mut().find(|reaction| reaction.sign == sign) {
        Some(reaction) if more => reaction.count = reaction.count.saturating_add(1),
        Some(reaction) => reaction.count = reaction.count.saturating_sub(1),
        None if more => reactions.push(Reaction { sign: sign.to_owned(), count: 1 }),
        None => {}
    }
    reactions.retain(|reaction| reaction.count > 0);
}

/// Empty for what everybody could read.
fn private_room(to: &str) -> String {
    let lower = to.to_lowercase();
    let private = lower.contains("(direct message)") || lower.contains("(privately)");
    if !private {
        return String::new();
    }
    let name = to.split('(').next().unwrap_or_default().trim();
    format!("to {name} only")
}
