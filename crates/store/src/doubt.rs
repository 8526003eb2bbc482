//! A note beside the store that a write or a sync failed, for whoever opens it next.
//!
//! After a failed sync the system calls pages clean that may not be on the disk. A program that opens the store anew
//! finds them in the write-ahead log and would build on them, and a power cut would then take the lines after them
//! as well. So whoever finds the note first moves the log into the file, which writes and syncs everything again.
//! The note itself needs no sync: when the power goes, the pages in doubt go with it.

use std::fs::File;
use std::path::{Path, PathBuf};

use rusqlite::Connection;

use crate::open::checkpoint_all;
use crate::{StoreError, backup};

fn note_of(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push("-in-doubt");
    PathBuf::from(name)
}

/// Leaves the note.
pub(crate) fn leave(path: &Path) {
    if let Err(error) = File::create(note_of(path)) {
        tracing::error!(%error, "the note about a failed write could not be left");
    }
}

/// Takes the note away: everything the log holds was written and synced again.
pub(crate) fn settle(path: &Path) -> Result<(), StoreError> {
    backup::remove_if_there(&note_of(path))
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
