//! From bytes to rows of cells, whatever program wrote them.

use std::borrow::Cow;
use std::cell::RefCell;
use std::io::{self, Read};

use super::super::{Sink, SourceError, Stopped, Trouble};

/// How much is handed on between two looks at whether to go on.
const STEP: usize = 32 * 1024;
/// A row longer than this was not meant: a quote is open.
const LONGEST_ROW: usize = 1024 * 1024;

/// The text of a file, and the line of the first character that had to be guessed.
pub(crate) fn decoded(bytes: &[u8]) -> (Cow<'_, str>, Option<usize>) {
    let wide = |bytes: &[u8], read: fn([u8; 2]) -> u16| {
        let units = bytes
            .chunks_exact(2)
            .map(|pair| read([pair.first().copied().unwrap_or(0), pair.last().copied().unwrap_or(0)]));
        let text: String = char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
        let odd = text.find(char::REPLACEMENT_CHARACTER).map(|at| line_at(text.as_bytes(), at));
        (Cow::Owned(text), odd)
    };
    if let Some(rest) = bytes.strip_prefix(b"\xff\xfe") {
        return wide(rest, u16::from_le_bytes);
    }
    if let Some(rest) = bytes.strip_prefix(b"\xfe\xff") {
        return wide(rest, u16::from_be_bytes);
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => (Cow::Borrowed(text), None),
        Err(error) => {
            let line = line_at(bytes, error.valid_up_to());
            (Cow::Owned(bytes.iter().map(|byte| western(*byte)).collect()), Some(line))
        }
    }
}

fn line_at(bytes: &[u8], at: usize) -> usize {
    bytes.get(..at).unwrap_or_default().iter().filter(|byte| **byte == b'\n').count() + 1
}

/// Windows-1252, which is what old spreadsheets of the West write.
fn western(byte: u8) -> char {
    const MIDDLE: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘',
        '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    byte.checked_sub(0x80).and_then(|at| MIDDLE.get(usize::from(at))).copied().unwrap_or(char::from(byte))
}

/// `sep=;` on the first line, as Excel writes it: what it says, and what follows.
fn separator_line(text: &str) -> (Option<u8>, &str, u64) {
    let Some((first, rest)) = text.split_once('\n') else { return (None, text, 0) };
    match first.trim_end().trim_matches('"').strip_prefix("sep=").map(str::as_bytes) {
        Some(&[separator @ (b',' | b';' | b'\t' | b'|')]) => (Some(separator), rest, 1),
        Some(_) | None => (None, text, 0),
    }
}

/// What separates cells: what the first line has most of outside quotes.
pub(super) fn delimiter_of(first: &str) -> (u8, usize) {
    let count = |delimiter: u8| {
        let mut quoted = false;
        first
            .bytes()
            .filter(|byte| {
                quoted ^= *byte == b'"';
                !quoted && *byte == delimiter
            })
            .count()
    };
    // A comma on a tie: that is what the name of the format says.
    let found = [b',', b';', b'\t', b'|'].into_iter().rev().max_by_key(|delimiter| count(*delimiter)).unwrap_or(b',');
    (found, count(found))
}

/// One row.
pub(crate) struct Row {
    /// The line it begins on, from 1.
    pub(crate) line: u64,
    /// Its cells, trimmed.
    pub(crate) cells: Vec<String>,
}

/// Reads rows and says so as it goes; `take` says whether it wants another.
pub(crate) fn each_row(
    text: &str,
    sink: &mut dyn Sink,
    take: &mut dyn FnMut(Row, &mut dyn Sink) -> Result<bool, SourceError>,
) -> Result<(), SourceError> {
    let (said, body, skipped) = separator_line(text);
    let first = body.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let delimiter = said.unwrap_or_else(|| delimiter_of(first).0);
    let heard = RefCell::new(sink);
    let source = Heard { rest: body.as_bytes(), read: 0, sink: &heard };
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .buffer_capacity(STEP)
        .from_reader(source);
    let mut record = csv::StringRecord::new();
    loop {
        let from = reader.position().clone();
        match reader.read_record(&mut record) {
            Ok(false) => return Ok(()),
            Ok(true) => {}
            Err(error) if matches!(error.kind(), csv::ErrorKind::Io(_)) => return Err(SourceError::Cancelled),
            Err(error) => {
                let message = format!("This line cannot be read ({error}), and was left out.");
                trouble(&heard, from.line() + skipped, message)?;
                continue;
            }
        }
        let line = record.position().map_or(from.line(), |at| line_of(at, body)) + skipped;
        if record.as_slice().len() > LONGEST_ROW {
            let message = "This row is longer than 1 MB, as if a quote were opened and never closed; it was left out.";
            trouble(&heard, line, message.to_owned())?;
            continue;
        }
        let cells: Vec<String> = record.iter().map(|cell| cell.trim().to_owned()).collect();
        if cells.iter().all(String::is_empty) {
            continue;
        }
        let mut sink = heard.borrow_mut();
        if !take(Row { line, cells }, &mut **sink)? {
            return Ok(());
        }
    }
}

fn trouble(sink: &RefCell<&mut dyn Sink>, line: u64, message: String) -> Result<(), Stopped> {
    sink.borrow_mut().trouble(Trouble { place: format!("line {line}"), message, left_out: true })
}

/// The line a record begins on. The reader takes empty lines in front of it as part of it.
fn line_of(at: &csv::Position, body: &str) -> u64 {
    let from = usize::try_from(at.byte()).unwrap_or(usize::MAX);
    let before = body.as_bytes().get(from..).unwrap_or_default();
    let empty = before.iter().take_while(|byte| matches!(byte, b'\n' | b'\r')).filter(|byte| **byte == b'\n');
    at.line() + empty.fold(0, |lines, _| lines + 1)
}

/// Bytes that tell how many of them were read.
struct Heard<'a, 's> {
    rest: &'a [u8],
    read: u64,
    sink: &'a RefCell<&'s mut dyn Sink>,
}

impl Read for Heard<'_, '_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let long = self.rest.len().min(into.len()).min(STEP);
        let (now, rest) = self.rest.split_at(long);
        into.get_mut(..long).unwrap_or_default().copy_from_slice(now);
        self.rest = rest;
        self.read += u64::try_from(long).unwrap_or_default();
        match self.sink.borrow_mut().read_so_far(self.read) {
            Ok(()) => Ok(long),
            Err(Stopped) => Err(io::Error::other("stopped")),
        }
    }
}
