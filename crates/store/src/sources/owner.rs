//! Whose an import under way is: a file beside the store that the program which imports holds locked.
//!
//! The system gives the lock back when a program ends, however it ends. So whoever starts next can tell what was cut off
//! from what another program is still bringing in, without a clock and without asking it.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use muster_core::ids::EventId;

use crate::private;

fn path_of(store: &Path, event: EventId) -> PathBuf {
    let mut name = store.as_os_str().to_owned();
    name.push(format!("-import-{event}"));
    PathBuf::from(name)
}

/// Held as long as an import goes on.
#[derive(Debug)]
pub(crate) struct Owner {
    path: PathBuf,
    /// Locked until it is closed.
    _file: File,
}

impl Owner {
    /// Says that an import is this program's. Where files cannot be locked nobody says so, and a program that starts
    /// meanwhile takes the import for one that was cut off, which loses time and no line.
    pub(crate) fn of(store: &Path, event: EventId) -> Option<Self> {
        let path = path_of(store, event);
        let taken = private::with_mode(OpenOptions::new().create(true).truncate(false).write(true), 0o600)
            .open(&path)
            .and_then(|file| file.try_lock().map(|()| file).map_err(std::io::Error::from));
        match taken {
            Ok(file) => Some(Self { path, _file: file }),
            Err(error) => {
                tracing::warn!(%error, "it could not be noted whose an import is");
                remove(&path);
                None
            }
        }
    }
}

impl Drop for Owner {
    fn drop(&mut self) {
        // Before the lock goes, so that nobody finds the file without it.
        remove(&self.path);
    }
}

/// Whether a program that is still there brings this in.
pub(crate) fn goes_on(store: &Path, event: EventId) -> bool {
    let path = path_of(store, event);
    let Ok(file) = File::open(&path) else { return false };
    match file.try_lock() {
        Err(TryLockError::WouldBlock) => true,
        Ok(()) | Err(TryLockError::Error(_)) => {
            remove(&path);
            false
        }
    }
}

fn remove(path: &Path) {
    match fs::remove_file(path) {
        Ok(()) => {}
        Err(error) if error.kind() == ErrorKind::NotFound => {}
        Err(error) => tracing::warn!(%error, "a note about an import could not be removed"),
    }
}
