//! The files of one store in memory, and a place to put them.

use std::collections::BTreeMap;
use std::path::Path;

/// The files of one store, by name relative to its directory.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

/// Writes the files into an empty directory.
pub(crate) fn write_files(files: &Files, dir: &Path) -> std::io::Result<()> {
    for (name, bytes) in files {
        let path = dir.join(name);
        if let Some(parent) = path.parent() {
            std::fs::create_dir_all(parent)?;
        }
        std::fs::write(path, bytes)?;
    }
    Ok(())
}

/// A directory for one image; in memory where the system offers that, since nothing here depends on a real disk.
pub(crate) fn scratch() -> std::io::Result<tempfile::TempDir> {
    let memory = Path::new("/dev/shm");
    if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() }
}

/// A number from the environment, or the one CI uses.
pub(crate) fn setting(name: &str, otherwise: usize) -> usize {
    std::env::var(name).ok().and_then(|value| value.parse().ok()).unwrap_or(otherwise)
}
