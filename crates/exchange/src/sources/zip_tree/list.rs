//! The list of parts at the end of an archive, walked before anything believes it.
//!
//! A zip says everything twice or thrice, and readers differ in what they believe; that is how one archive shows two
//! contents. Here there is one reading: the list ends at the record that ends the file, begins where that record says,
//! is as long and has as many parts as it says, and what the 64-bit record says agrees. All else is refused.

use std::collections::HashSet;
use std::io::{BufReader, Read, Seek, SeekFrom};

use super::caps::{Caps, in_words};
use crate::sources::SourceError;

const END: [u8; 4] = *b"PK\x05\x06";
const END_64: [u8; 4] = *b"PK\x06\x06";
const LOCATOR_64: [u8; 4] = *b"PK\x06\x07";
const PART: [u8; 4] = *b"PK\x01\x02";
const END_LENGTH: usize = 22;
const LOCATOR_LENGTH: u64 = 20;
const PART_LENGTH: u64 = 46;
/// The longest comment at the end, with the records before it.
const TAIL: u64 = 22 + 0xffff + 20 + 56;

/// Where the list of parts is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct List {
    pub(super) start: u64,
    pub(super) parts: u64,
    bytes: u64,
}

/// What is wrong with an archive, with its name.
pub(super) struct Faults<'a>(pub(super) &'a str);

impl Faults<'_> {
    pub(super) fn hostile(&self, detail: impl Into<String>) -> SourceError {
        SourceError::Hostile { what: self.0.to_owned(), detail: detail.into() }
    }

    pub(super) fn broken(&self, detail: impl Into<String>) -> SourceError {
        SourceError::Broken { what: self.0.to_owned(), detail: detail.into() }
    }

    /// What was inflated is not what it was packed from.
    pub(super) fn content(&self) -> SourceError {
        self.broken("its content is not what the archive says of it")
    }

    /// As many bytes as were claimed, and no other number.
    pub(super) fn whole(&self, got: u64, claimed: u64) -> Result<(), SourceError> {
        if got == claimed {
            return Ok(());
        }
        let more = if got > claimed { "more" } else { "less" };
        Err(self.broken(format!("it holds {more} than the {claimed} bytes it claims")))
    }

    fn large(&self, limit: String) -> SourceError {
        SourceError::TooLarge { what: self.0.to_owned(), limit }
    }

    fn disk(&self, error: &std::io::Error) -> SourceError {
        self.broken(if error.kind() == std::io::ErrorKind::UnexpectedEof {
            "it ends in the middle of its list of parts".to_owned()
        } else {
            error.to_string()
        })
    }
}

/// Numbers in the order in which a zip writes them.
struct Numbers<'a>(&'a [u8]);

impl Numbers<'_> {
    fn take(&mut self, count: usize) -> u64 {
        let (mine, rest) = self.0.split_at_checked(count).unwrap_or((self.0, &[]));
        self.0 = rest;
        mine.iter().rev().fold(0, |number, byte| (number << 8) | u64::from(*byte))
    }
}

/// What the record at the end says.
struct End {
    disks: u64,
    here: u64,
    parts: u64,
    bytes: u64,
    start: u64,
}

impl End {
    fn short(record: &[u8]) -> Self {
        let mut numbers = Numbers(record.get(4..).unwrap_or_default());
        let disks = numbers.take(2) | numbers.take(2);
        let (here, parts) = (numbers.take(2), numbers.take(2));
        Self { disks, here, parts, bytes: numbers.take(4), start: numbers.take(4) }
    }

    fn long(record: &[u8]) -> Self {
        let mut numbers = Numbers(record.get(16..).unwrap_or_default());
        let disks = numbers.take(4) | numbers.take(4);
        let (here, parts) = (numbers.take(8), numbers.take(8));
        Self { disks, here, parts, bytes: numbers.take(8), start: numbers.take(8) }
    }

    /// A short record may leave a number to the long one, and must say the same otherwise.
    fn agrees(&self, long: &Self) -> bool {
        let same = |short: u64, long: u64, left: u64| short == left || short == long;
        same(self.here, long.here, 0xffff)
            && same(self.parts, long.parts, 0xffff)
            && same(self.bytes, long.bytes, 0xffff_ffff)
            && same(self.start, long.start, 0xffff_ffff)
    }
}

/// Finds the list, walks it once without keeping it, and says where it is.
pub(super) fn find<R: Read + Seek>(
    reader: &mut BufReader<R>,
    caps: &Caps,
    faults: &Faults<'_>,
) -> Result<List, SourceError> {
    let length = reader.seek(SeekFrom::End(0)).map_err(|error| faults.disk(&error))?;
    if length == 0 {
        return Err(SourceError::Empty { what: faults.0.to_owned() });
    }
    let tail_start = length.saturating_sub(TAIL);
    let tail = read_at(reader, tail_start, length - tail_start, faults)?;
    let at = only_end(&tail, faults)?;
    let end_at = tail_start + u64::try_from(at).unwrap_or(0);
    let short = End::short(tail.get(at..).unwrap_or_default());
    let (end, list_end) = long_end(reader, short, end_at, faults)?;
    if end.disks & 0xffff != 0 || end.here != end.parts {
        return Err(faults.broken("it is one of several disks; put them together first"));
    }
    if end.parts > caps.parts {
        return Err(faults.large(format!("{} parts", caps.parts)));
    }
    if end.bytes > caps.list_bytes {
        return Err(faults.large(format!("{} of part names", in_words(caps.list_bytes))));
    }
    if end.start.checked_add(end.bytes) != Some(list_end) {
        return Err(faults.hostile("its list of parts is not where it says"));
    }
    let list = List { start: end.start, parts: end.parts, bytes: end.bytes };
    walk(reader, list, faults, |_, _| Ok(()))?;
    Ok(list)
}

/// The one record at which the file ends.
fn only_end(tail: &[u8], faults: &Faults<'_>) -> Result<usize, SourceError> {
    let ends_here = |at: usize| {
        let comment = tail.get(at + 20..at + END_LENGTH).map(|bytes| Numbers(bytes).take(2));
        let rest = u64::try_from(tail.len() - at).unwrap_or(0);
        comment.is_some_and(|comment| comment + 22 == rest)
    };
    let mut found = tail.windows(4).enumerate().filter(|(at, four)| *four == END && ends_here(*at)).map(|(at, _)| at);
    match (found.next(), found.next()) {
        (Some(at), None) => Ok(at),
        (Some(_), Some(_)) => Err(faults.hostile("it ends with two different lists of its parts")),
        (None, _) => Err(faults.broken("it is cut short, or it is no archive at all")),
    }
}

/// The 64-bit record, where there is one, and where the list has to end.
fn long_end<R: Read + Seek>(
    reader: &mut BufReader<R>,
    short: End,
    end_at: u64,
    faults: &Faults<'_>,
) -> Result<(End, u64), SourceError> {
    let locator_at = end_at.checked_sub(LOCATOR_LENGTH);
    let locator = match locator_at {
        Some(at) => read_at(reader, at, LOCATOR_LENGTH, faults)?,
        None => Vec::new(),
    };
    let (Some(locator_at), true) = (locator_at, locator.starts_with(&LOCATOR_64)) else {
        if short.bytes == 0xffff_ffff || short.start == 0xffff_ffff {
            return Err(faults.hostile("its sizes are in a 64-bit record that is not there"));
        }
        return Ok((short, end_at));
    };
    let long_at = Numbers(locator.get(8..).unwrap_or_default()).take(8);
    let lies = || faults.hostile("its 64-bit record does not agree with the rest");
    if long_at.checked_add(56).is_none_or(|end| end > locator_at) {
        return Err(lies());
    }
    let record = read_at(reader, long_at, 56, faults)?;
    let size = Numbers(record.get(4..).unwrap_or_default()).take(8);
    let long = End::long(&record);
    let whole = size.checked_add(12).and_then(|size| size.checked_add(long_at)) == Some(locator_at);
    if !record.starts_with(&END_64) || !whole || !short.agrees(&long) {
        return Err(lies());
    }
    Ok((long, long_at))
}

fn read_at<R: Read + Seek>(
    reader: &mut BufReader<R>,
    at: u64,
    length: u64,
    faults: &Faults<'_>,
) -> Result<Vec<u8>, SourceError> {
    let mut bytes = Vec::new();
    reader
        .seek(SeekFrom::Start(at))
        .and_then(|_| reader.take(length).read_to_end(&mut bytes))
        .map_err(|error| faults.disk(&error))?;
    Ok(bytes)
}

/// Walks the list: it must have as many parts and be as long as it says.
fn walk<R: Read + Seek>(
    reader: &mut BufReader<R>,
    list: List,
    faults: &Faults<'_>,
    mut each: impl FnMut(u64, &[u8]) -> Result<(), SourceError>,
) -> Result<(), SourceError> {
    reader.seek(SeekFrom::Start(list.start)).map_err(|error| faults.disk(&error))?;
    let (mut left, mut name) = (list.bytes, Vec::new());
    for number in 1..=list.parts {
        let mut part = [0; 46];
        let whole = left >= PART_LENGTH;
        if whole {
            reader.read_exact(&mut part).map_err(|error| faults.disk(&error))?;
        }
        if !part.starts_with(&PART) {
            return Err(faults.hostile(format!("its list has no part {number} of the {} it counts", list.parts)));
        }
        let mut numbers = Numbers(part.get(28..).unwrap_or_default());
        let (name_length, more) = (numbers.take(2), numbers.take(2) + numbers.take(2));
        left = left
            .checked_sub(PART_LENGTH + name_length + more)
            .ok_or_else(|| faults.hostile(format!("part {number} of its list reaches past the end of the list")))?;
        name.clear();
        reader.by_ref().take(name_length).read_to_end(&mut name).map_err(|error| faults.disk(&error))?;
        reader.seek_relative(i64::try_from(more).unwrap_or(0)).map_err(|error| faults.disk(&error))?;
        each(number, &name)?;
    }
    if left != 0 {
        return Err(faults.hostile("its list of parts is longer than the parts it counts"));
    }
    Ok(())
}

/// The name that two parts have: only asked for when there is one.
pub(super) fn twice<R: Read + Seek>(reader: &mut BufReader<R>, list: List, faults: &Faults<'_>) -> SourceError {
    let mut names = HashSet::new();
    let found = walk(reader, list, faults, |_, name| {
        if names.insert(name.to_vec()) {
            return Ok(());
        }
        Err(faults.hostile(format!("`{}` is in it twice", super::names::shown(name))))
    });
    found.err().unwrap_or_else(|| faults.hostile("two of its parts have one name"))
}
