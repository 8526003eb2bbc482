//! What the harness needs to know of a program that saves lines.

use std::path::Path;

use crate::vfs::{FaultDisk, Lie};

/// A way of saving lines: the real store, the plain reference writer or one of its mutants.
pub(crate) trait Subject: Sync {
    /// Opens the store at `path` through the disk's VFS, making it if need be.
    fn open<'d>(&self, disk: &'d FaultDisk, path: &Path) -> Result<Box<dyn Session + 'd>, String>;

    /// Opens what a power cut left, without the fault VFS, proves that it is whole and reads every line in order.
    fn recover(&self, path: &Path) -> Result<Vec<String>, String>;

    /// The promise the disk breaks under this subject.
    fn lie(&self) -> Option<Lie> {
        None
    }
}

/// One open store.
pub(crate) trait Session {
    /// Saves the lines together and calls `saved` at the moment a person would be told so.
    fn append(&mut self, lines: &[String], saved: &mut dyn FnMut()) -> Result<(), String>;

    /// Moves the WAL into the database file.
    fn checkpoint(&mut self) -> Result<(), String>;

    /// Whether the session opens the store again by itself after a failed sync, before it takes another line.
    fn heals(&self) -> bool {
        false
    }

    /// Closes the store in the orderly way.
    fn close(self: Box<Self>) -> Result<(), String>;
}
