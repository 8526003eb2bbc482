//! The files that are damaged.

use std::path::PathBuf;

/// The folder of a target's files.
pub(crate) fn folder(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/corpus").join(name)
}

/// The files of a target, in the order of their names.
pub(crate) fn seeds(name: &str) -> Vec<Vec<u8>> {
    let folder = folder(name);
    let listed = std::fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<PathBuf> = listed.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let seeds: Vec<Vec<u8>> = paths.iter().map(|path| std::fs::read(path).unwrap()).collect();
    assert!(!seeds.is_empty() && seeds.iter().all(|seed| seed.len() < 64 << 10), "{name}: a few small files");
    seeds
}
