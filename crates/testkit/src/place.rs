//! A place on disk for one test.

use std::path::{Path, PathBuf};

use tempfile::TempDir;

/// A directory of its own with the path of a store in it; both go away when this is dropped.
///
/// The store file itself is not made: opening it is what a test is about.
#[derive(Debug)]
pub struct TempStore {
    dir: TempDir,
}

impl TempStore {
    /// Makes the directory.
    ///
    /// # Panics
    /// When the machine has no room for a temporary directory: no test can run there.
    #[must_use]
    #[track_caller]
    pub fn new() -> Self {
        let dir = tempfile::Builder::new()
            .prefix("muster-test-")
            .tempdir()
            .unwrap_or_else(|why| unreachable!("no temporary directory: {why}"));
        Self { dir }
    }

    /// Returns where the store goes.
    #[must_use]
    pub fn path(&self) -> PathBuf {
        self.dir.path().join("muster.db")
    }

    /// Returns the directory that holds the store and whatever stands beside it.
    #[must_use]
    pub fn dir(&self) -> &Path {
        self.dir.path()
    }
}

impl Default for TempStore {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_is_empty_and_goes_away() {
        let place = TempStore::new();
        let dir = place.dir().to_owned();
        assert!(dir.is_dir() && !place.path().exists());
        drop(place);
        assert!(!dir.exists());
    }
}
