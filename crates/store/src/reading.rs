//! Reading a store on a disk that cannot be written.
//!
//! SQLite needs an index beside the write-ahead log and cannot make one there, so the store is read from a private copy
//! that goes away with it.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use crate::damage::copy_parts;
use crate::{StoreError, private};

static COPIES: AtomicU64 = AtomicU64::new(0);

/// A private copy, removed when it is dropped.
pub(crate) struct ReadingCopy {
    folder: PathBuf,
    file: PathBuf,
}

impl ReadingCopy {
    /// Copies a store into the folder for temporary files.
    pub(crate) fn of(store: &Path) -> Result<Self, StoreError> {
        let number = COPIES.fetch_add(1, Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("muster-reading-{}-{number}", std::process::id()));
        // Left by a program that had the same number once.
        if folder.exists() {
            fs::remove_dir_all(&folder).map_err(StoreError::file("remove", &folder))?;
        }
        // Not recursive: a folder that somebody else put there meanwhile is refused.
        private::folder(&folder).map_err(StoreError::file("make", &folder))?;
        let copy = Self { file: folder.join("copy.db"), folder };
        copy_parts(store, &copy.file)?;
        Ok(copy)
    }

    pub(crate) fn path(&self) -> &Path {
        &self.file
    }
}

impl Drop for ReadingCopy {
    fn drop(&mut self) {
        if let Err(error) = fs::remove_dir_all(&self.folder) {
            tracing::warn!(%error, "a copy for reading could not be removed");
        }
    }
}
