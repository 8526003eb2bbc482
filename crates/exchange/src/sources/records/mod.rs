//! Records of a JSON file one at a time: an array, one object after the other, or one object a line. What is broken is
//! named with its line, and what stands around it still comes in.

mod scan;
mod sketch;

pub(super) use sketch::Sketch;

use serde_json::Value;

use super::recognise::Opened;
use super::{Format, Sink, SourceError, Trouble};
use scan::{Fault, Lines, blanks, value_end};

/// The largest record that is built in memory.
const LARGEST: usize = 32 * 1024 * 1024;

/// How many objects without an end are looked for to the end of the file: each costs as much as the whole file.
const WIDE: u32 = 16;

/// One record.
pub(super) struct Record<'a> {
    /// What it says.
    pub(super) value: &'a Value,
    /// As it stands in the file.
    pub(super) raw: &'a [u8],
    /// Where it stands: `event 3 (line 40)`.
    pub(super) place: &'a str,
}

/// Takes a record; says how many lines it gave.
pub(super) type Take<'t> = dyn FnMut(&Record<'_>, &mut dyn Sink) -> Result<u64, SourceError> + 't;

/// Reads every record of a file.
///
/// # Errors
/// When not one line came of it, or nobody wants the rest.
pub(super) fn each(
    file: &Opened<'_>,
    format: Format,
    sink: &mut dyn Sink,
    take: &mut Take<'_>,
) -> Result<(), SourceError> {
    let lines = Lines::default();
    let mut walk =
        Walk { bytes: file.bytes, sink, take, lines, records: 0, given: 0, told: 0, wide: WIDE, first_fault: None };
    walk.all()?;
    walk.tell(file.bytes.len())?;
    if walk.given > 0 {
        return Ok(());
    }
    Err(SourceError::NotThat {
        what: file.name.to_owned(),
        format: format.words().to_owned(),
        detail: walk.first_fault.unwrap_or_else(|| "no object in it says what happened".to_owned()),
    })
}

fn count(bytes: usize) -> u64 {
    u64::try_from(bytes).unwrap_or(u64::MAX)
}

struct Walk<'a, 's, 't> {
    bytes: &'a [u8],
    sink: &'s mut dyn Sink,
    take: &'s mut Take<'t>,
    lines: Lines,
    records: u64,
    given: u64,
    /// How far the sink heard that the file was read.
    told: u64,
    /// How many objects more may be looked for beyond their line and not be found.
    wide: u32,
    first_fault: Option<String>,
}

impl Walk<'_, '_, '_> {
    fn all(&mut self) -> Result<(), SourceError> {
        let mut at = if self.bytes.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
        let mut in_list = false;
        loop {
            at = blanks(self.bytes, at);
            at = match self.bytes.get(at) {
                None if in_list => return self.fault(at, "the file ends in the middle of its list", false),
                None => return Ok(()),
                Some(b',') => at + 1,
                Some(b'[') => {
                    in_list = true;
                    at + 1
                }
                Some(b']') => {
                    in_list = false;
                    at + 1
                }
                Some(b'{') => self.object(at, in_list)?,
                Some(_) => {
                    self.fault(at, "this is no JSON object, and was left out", true)?;
                    self.behind(at, in_list)?
                }
            };
        }
    }

    /// Takes the object that begins here; gives the place behind it.
    fn object(&mut self, start: usize, in_list: bool) -> Result<usize, SourceError> {
        let end = match self.end_of(start)? {
            Ok(end) => end,
            Err(fault) => {
                let (at, words) = match fault {
                    Fault::CutOff => (start, "the file ends in the middle of this object, and it was left out"),
                    Fault::TooDeep(at) => (at, "brackets stand deeper in each other than anybody means; left out"),
                    Fault::Crooked(at) => (at, "a bracket closes what is not open; this object was left out"),
                    Fault::Stopped => return Err(SourceError::Cancelled),
                };
                self.fault(at, words, true)?;
                return Ok(self.next_line(at.max(start + 1)));
            }
        };
        self.records += 1;
        let raw = self.bytes.get(start..end).unwrap_or_default();
        let line = self.lines.of(self.bytes, start);
        if raw.len() > LARGEST {
            self.fault(start, "this object is larger than 32 MB, and was left out", true)?;
            return Ok(end);
        }
        match serde_json::from_slice::<Value>(raw) {
            Ok(value) => {
                let place = format!("event {} (line {line})", self.records);
                self.given += (self.take)(&Record { value: &value, raw, place: &place }, self.sink)?;
                self.tell(end)?;
                Ok(end)
            }
            Err(error) => {
                let within = u64::try_from(error.line()).unwrap_or(1).saturating_sub(1);
                let said = error.to_string();
                let said = said.split(" at line").next().unwrap_or_default();
                let words = format!("this is not JSON ({said}), and was left out");
                self.say(format!("line {}", line + within), &words, true)?;
                // Where lines are records, a broken one may have swallowed those behind it.
                let next = self.next_line(start).min(end).max(start + 1);
                Ok(if !in_list && self.bytes.get(next) == Some(&b'{') { next } else { end })
            }
        }
    }

    /// Where the value ends that begins here. An object a line is looked for in its line first.
    fn end_of(&mut self, start: usize) -> Result<Result<usize, Fault>, SourceError> {
        let line = self.bytes.get(..self.next_line(start)).unwrap_or(self.bytes);
        let within = self.scan(line, start)?;
        if within != Err(Fault::CutOff) || line.len() == self.bytes.len() || self.wide == 0 {
            return Ok(within);
        }
        let found = self.scan(self.bytes, start)?;
        if found == Err(Fault::CutOff) {
            self.wide -= 1;
        }
        Ok(found)
    }

    fn scan(&mut self, bytes: &[u8], start: usize) -> Result<Result<usize, Fault>, SourceError> {
        let (sink, told) = (&mut *self.sink, &mut self.told);
        let mut heed = |at| {
            *told = count(at).max(*told);
            sink.read_so_far(*told).is_ok()
        };
        match value_end(bytes, start, &mut heed) {
            Err(Fault::Stopped) => Err(SourceError::Cancelled),
            other => Ok(other),
        }
    }

    fn tell(&mut self, at: usize) -> Result<(), SourceError> {
        self.told = count(at).max(self.told);
        Ok(self.sink.read_so_far(self.told)?)
    }

    /// Behind what is no object.
    fn behind(&mut self, at: usize, in_list: bool) -> Result<usize, SourceError> {
        if !in_list {
            return Ok(self.next_line(at));
        }
        Ok(self.end_of(at)?.unwrap_or_else(|_| self.next_line(at)).max(at + 1))
    }

    fn next_line(&self, at: usize) -> usize {
        let rest = self.bytes.get(at..).unwrap_or_default();
        rest.iter().position(|b| *b == b'\n').map_or(self.bytes.len(), |to| at + to + 1)
    }

    fn fault(&mut self, at: usize, message: &str, left_out: bool) -> Result<(), SourceError> {
        let line = self.lines.of(self.bytes, at);
        self.tell(at)?;
        self.say(format!("line {line}"), message, left_out)
    }

    fn say(&mut self, place: String, message: &str, left_out: bool) -> Result<(), SourceError> {
        if self.first_fault.is_none() {
            self.first_fault = Some(format!("{place}: {message}"));
        }
        let mut sentence = message.to_owned();
        if let Some(first) = sentence.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        sentence.push('.');
        Ok(self.sink.trouble(Trouble { place, message: sentence, left_out })?)
    }
}
