//! A text file as lines, whatever its writer took for text: any line end, a byte order mark, UTF-16, broken UTF-8.

use std::borrow::Cow;
use std::collections::HashMap;

use muster_core::ids::Hash;

use super::{Sink, SourceError, Stopped, Trouble, Who};
use crate::text::{clean, one_line};

/// The largest file that is read.
pub(crate) const MAX_FILE: usize = 256 * 1024 * 1024;
/// The longest line of a file, and the longest text of one message.
pub(crate) const MAX_TEXT: usize = 1024 * 1024;
/// The most lines of a source; what is remembered of each to tell doubles apart has a bound through this.
const MAX_LINES: u32 = 5_000_000;
/// How far is read before the sink is asked whether to go on.
const STEP: usize = 32 * 1024;

/// Says where a line of the file stands.
pub(crate) fn place(number: u32) -> String {
    format!("line {number}")
}

/// Something that came in, but not as it stood.
pub(crate) fn mended(number: u32, message: impl Into<String>) -> Trouble {
    Trouble { place: place(number), message: message.into(), left_out: false }
}

/// Something that did not come in.
pub(crate) fn left_out(number: u32, message: impl Into<String>) -> Trouble {
    Trouble { place: place(number), message: message.into(), left_out: true }
}

/// Somebody whom the file knows by this name and nothing else.
pub(crate) fn named(name: &str) -> Who {
    let name = one_line(name);
    Who { id: name.clone(), name, email: String::new(), is_program: false }
}

/// The text for a reader, and the original where it says something else.
pub(crate) fn text_and_original(shown: &str, raw: &str) -> (String, String) {
    let text = clean(shown).trim().to_owned();
    let original = if text == raw { String::new() } else { raw.to_owned() };
    (text, original)
}

/// The bytes of a file as UTF-8 without a mark, where it is not empty and not too large.
pub(crate) fn open<'a>(bytes: &'a [u8], name: &str, sink: &mut dyn Sink) -> Result<Cow<'a, [u8]>, SourceError> {
    if bytes.len() > MAX_FILE {
        return Err(SourceError::TooLarge { what: name.to_owned(), limit: "256 MB".to_owned() });
    }
    let text = match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => Cow::Borrowed(rest),
        [0xff, 0xfe, rest @ ..] => Cow::Owned(from_utf16(rest, u16::from_le_bytes, sink)?),
        [0xfe, 0xff, rest @ ..] => Cow::Owned(from_utf16(rest, u16::from_be_bytes, sink)?),
        _ => Cow::Borrowed(bytes),
    };
    if text.iter().all(u8::is_ascii_whitespace) {
        return Err(SourceError::Empty { what: name.to_owned() });
    }
    Ok(text)
}

/// The beginning of a file as text, to tell what it is. A character cut in half at its end is not a fault.
pub(crate) fn head(bytes: &[u8]) -> String {
    let part = bytes.get(..bytes.len().min(64 * 1024)).unwrap_or_default();
    let units = |rest: &[u8], read: fn([u8; 2]) -> u16| {
        let units = rest
            .chunks_exact(2)
            .map(|pair| read([pair.first().copied().unwrap_or(0), pair.last().copied().unwrap_or(0)]));
        char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
    };
    match part {
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        [0xff, 0xfe, rest @ ..] => units(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => units(rest, u16::from_be_bytes),
        _ => String::from_utf8_lossy(part).into_owned(),
    }
}

fn from_utf16(rest: &[u8], read: fn([u8; 2]) -> u16, sink: &mut dyn Sink) -> Result<Vec<u8>, Stopped> {
    let mut out = String::with_capacity(rest.len());
    let mut broken = !rest.len().is_multiple_of(2);
    let mut since = 0_usize;
    let units =
        rest.chunks_exact(2).map(|pair| read([pair.first().copied().unwrap_or(0), pair.last().copied().unwrap_or(0)]));
    for unit in char::decode_utf16(units) {
        broken |= unit.is_err();
        out.push(unit.unwrap_or(char::REPLACEMENT_CHARACTER));
        since += 1;
        if since >= STEP {
            since = 0;
            sink.read_so_far(0)?;
        }
    }
    if broken {
        sink.trouble(mended(1, "The file is UTF-16 with broken characters in it; each became \u{fffd}."))?;
    }
    Ok(out.into_bytes())
}

/// One line of the file.
#[derive(Debug, Clone)]
pub(crate) struct Row<'a> {
    /// Counted from one.
    pub(crate) number: u32,
    /// Without its line end.
    pub(crate) text: Cow<'a, str>,
}

/// The lines of a file, one at a time.
#[derive(Debug)]
pub(crate) struct Lines<'a> {
    bytes: &'a [u8],
    at: usize,
    number: u32,
    told: usize,
    quiet: bool,
}

impl<'a> Lines<'a> {
    /// Begins; says what had to be mended and how far it is.
    pub(crate) const fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0, number: 0, told: 0, quiet: false }
    }

    /// Begins a first look through the file: it can be stopped, and says nothing.
    pub(crate) const fn quiet(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0, number: 0, told: 0, quiet: true }
    }

    /// The next line.
    pub(crate) fn next(&mut self, sink: &mut dyn Sink) -> Result<Option<Row<'a>>, Stopped> {
        let start = self.at;
        if start >= self.bytes.len() {
            if self.told < start {
                self.tell(start, sink)?;
            }
            return Ok(None);
        }
        let end = self.find_end(sink)?;
        let line = self.bytes.get(start..end).unwrap_or_default();
        let ends = self.bytes.get(end..).unwrap_or_default();
        self.at = (end + if ends.starts_with(b"\r\n") { 2 } else { 1 }).min(self.bytes.len());
        self.number = self.number.saturating_add(1);
        let mut kept = line;
        if line.len() > MAX_TEXT {
            let cut = (MAX_TEXT - 3..=MAX_TEXT).rev().find(|at| line.get(*at).is_some_and(|byte| byte & 0xc0 != 0x80));
            kept = line.get(..cut.unwrap_or(MAX_TEXT)).unwrap_or_default();
            self.say(mended(self.number, "The line is longer than 1 MB; what comes after that was left out."), sink)?;
        }
        let text = String::from_utf8_lossy(kept);
        if matches!(text, Cow::Owned(_)) {
            self.say(mended(self.number, "The line has bytes that are not UTF-8; each became \u{fffd}."), sink)?;
        }
        Ok(Some(Row { number: self.number, text }))
    }

    fn find_end(&mut self, sink: &mut dyn Sink) -> Result<usize, Stopped> {
        let mut at = self.at;
        loop {
            if at >= self.told + STEP {
                self.tell(at, sink)?;
            }
            let part = self.bytes.get(at..self.bytes.len().min(at + STEP)).unwrap_or_default();
            if let Some(found) = part.iter().position(|byte| matches!(byte, b'\n' | b'\r')) {
                return Ok(at + found);
            }
            at += part.len();
            if at >= self.bytes.len() {
                return Ok(at);
            }
        }
    }

    fn tell(&mut self, at: usize, sink: &mut dyn Sink) -> Result<(), Stopped> {
        self.told = at;
        sink.read_so_far(if self.quiet { 0 } else { u64::try_from(at).unwrap_or(u64::MAX) })
    }

    fn say(&self, trouble: Trouble, sink: &mut dyn Sink) -> Result<(), Stopped> {
        if self.quiet { Ok(()) } else { sink.trouble(trouble) }
    }
}

/// The text of one message as its lines come, with a bound.
#[derive(Debug, Clone, Default)]
pub(crate) struct Body {
    text: String,
    lines: u32,
    full: bool,
}

impl Body {
    /// Begins with its first line.
    pub(crate) fn of(first: &str) -> Self {
        let mut body = Self::default();
        body.push(first);
        body
    }

    /// Adds a line. `false` when it was the first that had no room; none after it is taken.
    pub(crate) fn push(&mut self, line: &str) -> bool {
        if self.full {
            return true;
        }
        if self.text.len() + line.len() > MAX_TEXT {
            self.full = true;
            return false;
        }
        if self.lines > 0 {
            self.text.push('\n');
        }
        self.text.push_str(line);
        self.lines += 1;
        true
    }

    /// Takes the last line away again.
    pub(crate) fn pop(&mut self) -> String {
        let last = self.last().to_owned();
        self.text.truncate(self.text.len().saturating_sub(last.len() + 1));
        self.lines = self.lines.saturating_sub(1);
        last
    }

    /// The last line.
    pub(crate) fn last(&self) -> &str {
        self.text.rsplit('\n').next().unwrap_or_default()
    }

    /// Whether there are no words.
    pub(crate) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// All of it, without blank lines around it.
    pub(crate) fn as_str(&self) -> &str {
        self.text.trim_matches(['\n', ' ', '\t'])
    }
}

/// The sentence for a text that [`Body::push`] had no room for.
pub(crate) const TOO_LONG: &str = "The text is longer than 1 MB; the rest of it was left out.";

/// Makes keys for lines of a format that has no names for them: what does not change about a line, and the how-manieth
/// of its like it is. A newer export that only adds lines gives every old line its old key.
#[derive(Debug, Default)]
pub(crate) struct Keys {
    seen: HashMap<u64, u32>,
    made: u32,
    buffer: Vec<u8>,
}

impl Keys {
    /// The key of a line about which these parts do not change.
    pub(crate) fn of(&mut self, name: &str, parts: &[&str]) -> Result<String, SourceError> {
        self.made += 1;
        if self.made > MAX_LINES {
            return Err(SourceError::TooLarge { what: name.to_owned(), limit: "5 million lines".to_owned() });
        }
        self.buffer.clear();
        for part in parts {
            self.buffer.extend_from_slice(&part.len().to_le_bytes());
            self.buffer.extend_from_slice(part.as_bytes());
        }
        let hash = Hash::of(&self.buffer);
        let [a, b, c, d, e, f, g, h, ..] = hash.0;
        let count = self.seen.entry(u64::from_le_bytes([a, b, c, d, e, f, g, h])).or_insert(0);
        *count += 1;
        let hex = hash.to_string();
        let short = hex.get(..24).unwrap_or_default();
        Ok(if *count == 1 { short.to_owned() } else { format!("{short}-{count}") })
    }

    /// The key of a line that has a name in the file. A name that comes again was not one.
    pub(crate) fn given(&mut self, name: &str, id: &str) -> Result<String, SourceError> {
        let made = self.of(name, &["named", id])?;
        Ok(if made.contains('-') { made } else { id.to_owned() })
    }
}
