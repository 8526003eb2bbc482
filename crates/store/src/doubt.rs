//! A note beside the store that a write or a sync failed, for whoever opens it next.
//!
//! After a failed sync the system calls pages clean that may not be on the disk. Whoever opens the store anew finds what
//! was being written in the write-ahead log, whole and with right sums, and would take it for certain: moving it into
//! the file would mix pages that are on the disk with pages that may not be, and a power cut in the middle would leave
//! neither the old state nor the new. Nobody was told that those lines are saved. So the note says where they begin,
//! and whoever finds it first cuts them off while nobody else has the store open; then the log is moved into the file,
//! which writes and syncs everything again. Programs that have the store open never saw those lines and write over them.
//! The note itself needs no sync: when the power goes, the pages in doubt go with it.

use std::fs::{self, File, OpenOptions};
use std::io::{Read as _, Seek as _, SeekFrom};
use std::path::{Path, PathBuf};

use rusqlite::Connection;

use crate::open::checkpoint_all;
use crate::{StoreError, backup, connect};

/// The header of the write-ahead log, and of each page in it, by SQLite's file format.
const LOG_HEADER: u64 = 32;
const PAGE_HEADER: usize = 24;
/// A page of the log with its header.
const FRAME: u64 = 4096 + PAGE_HEADER as u64;

/// Where what is in doubt begins in the log, and the header of its first page, which no later page can share.
#[derive(Debug, PartialEq, Eq)]
struct InDoubt {
    offset: u64,
    header: [u8; PAGE_HEADER],
}

impl InDoubt {
    /// What lies in the log behind the pages that the index of all programs counts.
    fn of(path: &Path) -> Option<Self> {
        let mut index = [0; 20];
        File::open(beside(path, "-shm")).and_then(|mut file| file.read_exact(&mut index)).ok()?;
        let counted = u32::from_ne_bytes(*index.last_chunk()?);
        let offset = LOG_HEADER + u64::from(counted) * FRAME;
        Some(Self { offset, header: header_at(path, offset)? })
    }

    fn write(&self) -> String {
        let bytes: Vec<String> = self.header.iter().map(|byte| format!("{byte:02x}")).collect();
        format!("{} {}\n", self.offset, bytes.concat())
    }

    fn read(note: &str) -> Option<Self> {
        let (offset, header) = note.trim().split_once(' ')?;
        let bytes: Option<Vec<u8>> = (0..PAGE_HEADER)
            .map(|at| header.get(at * 2..at * 2 + 2).and_then(|byte| u8::from_str_radix(byte, 16).ok()))
            .collect();
        Some(Self { offset: offset.parse().ok()?, header: bytes?.try_into().ok()? })
    }
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

fn note_of(path: &Path) -> PathBuf {
    beside(path, "-in-doubt")
}

fn header_at(path: &Path, offset: u64) -> Option<[u8; PAGE_HEADER]> {
    let mut file = File::open(beside(path, "-wal")).ok()?;
    let mut header = [0; PAGE_HEADER];
    file.seek(SeekFrom::Start(offset)).and_then(|_| file.read_exact(&mut header)).ok()?;
    Some(header)
}

/// Leaves the note. Called while the connection that failed is still open, so that the index is still there.
pub(crate) fn leave(path: &Path) {
    let note = InDoubt::of(path).map_or_else(String::new, |doubt| doubt.write());
    if let Err(error) = fs::write(note_of(path), note) {
        tracing::error!(%error, "the note about a failed write could not be left");
    }
}

/// Takes the note away: everything the log holds was written and synced again.
pub(crate) fn settle(path: &Path) -> Result<(), StoreError> {
    backup::remove_if_there(&note_of(path))
}

/// Cuts off what is in doubt, before anybody reads the log. Does nothing while another program, or another thread of
/// this one, has the store open: they never saw it.
pub(crate) fn cut_off(path: &Path, vfs: Option<&str>) -> Result<(), StoreError> {
    let Ok(note) = fs::read_to_string(note_of(path)) else { return Ok(()) };
    let Some(doubt) = InDoubt::read(&note) else { return Ok(()) };
    let Some(alone) = connect::alone(path, vfs)? else { return Ok(()) };
    if header_at(path, doubt.offset) == Some(doubt.header) {
        let log = beside(path, "-wal");
        let cut = OpenOptions::new().write(true).open(&log).and_then(|file| {
            file.set_len(doubt.offset)?;
            file.sync_all()
        });
        cut.map_err(StoreError::file("cut what is in doubt off", &log))?;
        tracing::warn!("lines whose sync had failed were cut off; nobody was told that they are saved");
    }
    drop(alone);
    Ok(())
}

/// Writes everything anew when there is a note.
pub(crate) fn dispel(path: &Path, connection: &Connection) -> Result<(), StoreError> {
    if !note_of(path).exists() {
        return Ok(());
    }
    match checkpoint_all(connection) {
        Ok(()) => settle(path),
        // Another program has the store open: it never saw the pages in doubt and writes over them.
        Err(StoreError::Busy) => Ok(()),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_comes_back_as_it_was_written() {
        let doubt = InDoubt { offset: 4152, header: *b"0123456789abcdef01234567" };
        assert_eq!(InDoubt::read(&doubt.write()), Some(doubt));
        for broken in ["", "x", "12", "12 zz", "12 0102", "-1 00"] {
            assert_eq!(InDoubt::read(broken), None, "{broken:?}");
        }
    }
}
