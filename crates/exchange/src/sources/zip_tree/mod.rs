//! A zip that nobody trusts, read part by part and never unpacked.
//!
//! Everything the archive says of itself is checked when it is opened, without inflating anything: that its list of
//! parts is one and whole, names stay inside, no part lies in another, nothing swells beyond [`Caps`]. When a part is
//! read, its own header must agree with the list, and no more is inflated than it claimed and the caller asked for.

mod caps;
mod list;
mod names;

pub use caps::Caps;

use std::collections::HashSet;
use std::io::{BufRead, BufReader, Read, Seek};

use zip::read::{ArchiveOffset, Config, ZipFile, ZipFileEntry};
use zip::result::ZipError;
use zip::{CompressionMethod, ZipArchive, ZipReadOptions};

use self::caps::in_words;
use self::list::{Faults, List};
use super::{SourceError, Tree, TreeEntry};

/// Bytes of a part's own header, without its name.
const HEADER: u64 = 30;
/// Flags of parts that are encrypted, patched, strongly encrypted or hidden.
const SEALED: u16 = 1 | (1 << 5) | (1 << 6) | (1 << 13);
/// What a part is on Unix: this mask, and the two kinds that are read.
const KIND: u32 = 0o170_000;
const FILE: u32 = 0o100_000;
const FOLDER: u32 = 0o040_000;

/// Where a part is in the archive.
#[derive(Debug, Clone, Copy)]
struct Part {
    number: usize,
    /// Where the next one begins.
    end: u64,
}

/// An archive whose files can be read by their number.
#[derive(Debug)]
pub struct ZipTree<R: Read + Seek> {
    name: String,
    caps: Caps,
    archive: ZipArchive<BufReader<R>>,
    entries: Vec<TreeEntry>,
    parts: Vec<Part>,
}

impl<R: Read + Seek> ZipTree<R> {
    /// Opens an archive; `name` is what messages call it.
    ///
    /// # Errors
    /// One sentence that names the archive, and the part where there is one: [`SourceError::Empty`],
    /// [`SourceError::TooLarge`], [`SourceError::Broken`] or [`SourceError::Hostile`].
    pub fn open(name: impl Into<String>, reader: R, caps: Caps) -> Result<Self, SourceError> {
        let name = name.into();
        let faults = Faults(&name);
        let mut reader = BufReader::with_capacity(16 << 10, reader);
        let list = list::find(&mut reader, &caps, &faults)?;
        let config = Config { archive_offset: ArchiveOffset::Known(0) };
        let archive = ZipArchive::with_config(config, reader).map_err(|error| faults.broken(error.to_string()))?;
        if archive.has_duplicate_names() {
            return Err(list::twice(&mut archive.into_inner(), list, &faults));
        }
        if u64::try_from(archive.len()) != Ok(list.parts) || archive.central_directory_start() != list.start {
            return Err(faults.hostile("its list of parts can be read in two ways"));
        }
        let (entries, parts) = looked_over(&archive, &caps, list, &faults)?;
        Ok(Self { name, caps, archive, entries, parts })
    }
}

/// What one part is, once nothing speaks against it.
struct Looked {
    path: String,
    is_folder: bool,
    packed: u64,
    size: u64,
    start: u64,
    /// The first byte that may belong to another part.
    end: u64,
}

/// Looks at one part of the list without reading it.
fn look(part: &ZipFileEntry<'_>, caps: &Caps, list: List, faults: &Faults<'_>) -> Result<Looked, SourceError> {
    let name = part.name().map_err(|error| faults.broken(error.to_string()))?;
    let bad = |detail: &str| {
        let what = format!("`{}` in {}", names::shown(part.name_raw()), faults.0);
        SourceError::Hostile { what, detail: detail.to_owned() }
    };
    let is_folder = name.ends_with(['/', '\\']);
    let kind = (part.external_attributes() >> 16) & KIND;
    if kind != 0 && kind != FILE && (kind != FOLDER || !is_folder) {
        return Err(bad("it is a link or a device and not a file"));
    }
    let path = names::path(&name, caps).map_err(bad)?;
    if path.is_empty() && !is_folder {
        return Err(bad("it has no name"));
    }
    if part.flags().as_u16() & SEALED != 0 || part.encrypted() {
        return Err(bad("it is encrypted"));
    }
    if !matches!(part.compression(), CompressionMethod::Stored | CompressionMethod::Deflated) {
        return Err(bad("it is packed in a way that exports are not"));
    }
    let (packed, size, start) = (part.compressed_size(), part.size(), part.header_start());
    if part.compression() == CompressionMethod::Stored && packed != size {
        return Err(bad("it is not packed and yet has two sizes"));
    }
    if swells(packed, size, caps.part_ratio, caps.harmless_bytes) {
        return Err(bad(&format!("it claims to swell from {} to {}", in_words(packed), in_words(size))));
    }
    let header = HEADER.saturating_add(u64::try_from(part.name_raw().len()).unwrap_or(u64::MAX));
    let end = start.checked_add(header).and_then(|at| at.checked_add(packed)).filter(|end| *end <= list.start);
    let end = end.ok_or_else(|| bad("it reaches past the end of the archive's content"))?;
    Ok(Looked { path, is_folder, packed, size, start, end })
}

/// Looks at every part of the list: entries and where they are, without folders, in the order of the archive.
fn looked_over<R: Read + Seek>(
    archive: &ZipArchive<BufReader<R>>,
    caps: &Caps,
    list: List,
    faults: &Faults<'_>,
) -> Result<(Vec<TreeEntry>, Vec<Part>), SourceError> {
    let (mut entries, mut parts) = (Vec::new(), Vec::new());
    let mut places = Vec::with_capacity(archive.len());
    let (mut packed, mut total) = (0_u64, 0_u64);
    for number in 0..archive.len() {
        let part = archive.by_index_data(number).map_err(|error| faults.broken(error.to_string()))?;
        let looked = look(&part, caps, list, faults)?;
        places.push((looked.start, looked.end, number));
        packed = packed.saturating_add(looked.packed);
        total = total.saturating_add(looked.size);
        if !looked.is_folder {
            entries.push(TreeEntry { path: looked.path, size: looked.size });
            parts.push(Part { number, end: list.start });
        }
    }
    if total > caps.total_bytes {
        return Err(SourceError::TooLarge { what: faults.0.to_owned(), limit: in_words(caps.total_bytes) });
    }
    if swells(packed, total, caps.total_ratio, caps.harmless_bytes.saturating_mul(16)) {
        let (packed, total) = (in_words(packed), in_words(total));
        return Err(faults.hostile(format!("all of it claims to swell from {packed} to {total}")));
    }
    apart(archive, &mut places, &mut parts, faults)?;
    let mut seen = HashSet::with_capacity(entries.len());
    match entries.iter().find(|entry| !seen.insert(entry.path.as_str())) {
        Some(entry) => Err(faults.hostile(format!("`{}` is in it twice", names::shown(entry.path.as_bytes())))),
        None => Ok((entries, parts)),
    }
}

const fn swells(small: u64, large: u64, ratio: u64, harmless: u64) -> bool {
    large > harmless && large > small.saturating_mul(ratio)
}

/// No part may begin before the one before it has ended: that is how few bytes become many files.
fn apart<R: Read + Seek>(
    archive: &ZipArchive<BufReader<R>>,
    places: &mut [(u64, u64, usize)],
    parts: &mut [Part],
    faults: &Faults<'_>,
) -> Result<(), SourceError> {
    places.sort_unstable();
    for pair in places.windows(2) {
        let [(_, end, _), (next, _, number)] = pair else { continue };
        if end > next {
            let raw = archive.by_index_data(*number).map(|part| names::shown(part.name_raw())).unwrap_or_default();
            let what = format!("`{raw}` in {}", faults.0);
            return Err(SourceError::Hostile { what, detail: "it lies inside another part".to_owned() });
        }
    }
    // Parts stand in the order of their number, so each is found by halving.
    for pair in places.windows(2) {
        let [(.., number), (next, ..)] = pair else { continue };
        if let Ok(at) = parts.binary_search_by_key(number, |part| part.number)
            && let Some(part) = parts.get_mut(at)
        {
            part.end = *next;
        }
    }
    Ok(())
}

impl<R: Read + Seek> Tree for ZipTree<R> {
    fn name(&self) -> &str {
        &self.name
    }

    fn entries(&self) -> &[TreeEntry] {
        &self.entries
    }

    fn read(&mut self, index: usize, limit: u64) -> Result<Vec<u8>, SourceError> {
        let (what, size, mut part) = self.part(index, limit)?;
        let faults = Faults(&what);
        // What is set aside at once is bounded; a claim costs nothing until there are bytes behind it.
        let mut bytes = Vec::with_capacity(usize::try_from(size.min(1 << 20)).unwrap_or(0));
        let read = part.by_ref().take(size.saturating_add(1)).read_to_end(&mut bytes);
        if read.is_err() {
            return Err(faults.content());
        }
        faults.whole(u64::try_from(bytes.len()).unwrap_or(u64::MAX), size)?;
        Ok(bytes)
    }
}

impl<R: Read + Seek> ZipTree<R> {
    /// Opens a part that is no larger than `limit`: what messages call it, the size it claims, and its bytes.
    fn part(&mut self, index: usize, limit: u64) -> Result<(String, u64, ZipFile<'_, BufReader<R>>), SourceError> {
        let (Some(entry), Some(place)) = (self.entries.get(index), self.parts.get(index)) else {
            return Err(Faults(&self.name).broken("it has no such part"));
        };
        let what = format!("`{}` in {}", names::shown(entry.path.as_bytes()), self.name);
        let faults = Faults(&what);
        let most = limit.min(self.caps.part_bytes);
        if entry.size > most {
            return Err(SourceError::TooLarge { what, limit: in_words(most) });
        }
        let options = ZipReadOptions::new().enforce_header_consistency(true);
        let part = self.archive.by_index_with_options(place.number, options);
        let part = part.map_err(|error| match error {
            ZipError::InvalidArchive(_) => {
                faults.broken("its own header does not agree with the archive's list of parts")
            }
            other => faults.broken(other.to_string()),
        })?;
        let end = part.data_start().and_then(|start| start.checked_add(part.compressed_size()));
        if end.is_none_or(|end| end > place.end) {
            return Err(faults.hostile("it reaches into the part after it"));
        }
        let size = entry.size;
        Ok((what, size, part))
    }

    /// Hands over the lines of a part, from 1, without holding all of it. `(whole, one)` are the most bytes of the part
    /// and of a line. Empty lines are passed over.
    ///
    /// # Errors
    /// As [`Tree::read`], or when a line is longer, in the form that `refused` gives it; or what `take` said.
    pub fn lines<E>(
        &mut self,
        index: usize,
        (whole, one): (u64, u64),
        refused: impl Fn(SourceError) -> E,
        mut take: impl FnMut(u64, &[u8]) -> Result<(), E>,
    ) -> Result<(), E> {
        let (what, size, part) = self.part(index, whole).map_err(&refused)?;
        let faults = Faults(&what);
        let mut bytes = BufReader::new(part.take(size.saturating_add(1)));
        let (mut line, mut number, mut got) = (Vec::new(), 0, 0_u64);
        loop {
            line.clear();
            let read = bytes.by_ref().take(one.saturating_add(1)).read_until(b'\n', &mut line);
            let Ok(read) = read.map(|read| u64::try_from(read).unwrap_or(u64::MAX)) else {
                return Err(refused(faults.content()));
            };
            if read == 0 {
                break;
            }
            number += 1;
            got = got.saturating_add(read);
            if read > one {
                let what = format!("line {number} of {what}");
                return Err(refused(SourceError::TooLarge { what, limit: in_words(one) }));
            }
            let text = line.trim_ascii();
            if !text.is_empty() {
                take(number, text)?;
            }
        }
        faults.whole(got, size).map_err(refused)
    }
}
