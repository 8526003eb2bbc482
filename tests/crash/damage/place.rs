//! The stores that are damaged: whole ones, with a backup and with lines that are only in the WAL.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::TimeDelta;
use muster_store::{BackupReason, Plan, Store, StoreError};
use muster_testkit::moment;

use crate::files::{Files, scratch};
use crate::incident::{drafts, lines_of, options};
use crate::lines;

/// The name of the store.
pub(crate) const NAME: &str = "muster.db";

/// A store copied while it was open, and what it held then.
pub(crate) struct Template {
    pub(crate) files: Files,
    /// Every line that had been acknowledged.
    pub(crate) lines: Vec<String>,
    /// How many of them the backup holds.
    pub(crate) in_backup: usize,
    /// The same store some lines and checkpoints on.
    pub(crate) later: Files,
    pub(crate) later_lines: Vec<String>,
}

/// Writes a store of about eighty lines and copies it twice.
pub(crate) fn template(seed: u64) -> Result<Template, Box<dyn std::error::Error>> {
    let dir = scratch()?;
    let path = dir.path().join(NAME);
    let store = Store::open(&path, &options(None))?;
    write(&store, seed, 0..20)?;
    store.backup(BackupReason::Daily, moment("2026-11-20T03:00:00Z"), &Arc::default())?;
    let in_backup = lines_of(&store)?.len();
    write(&store, seed, 20..35)?;
    store.checkpoint()?;
    write(&store, seed, 35..45)?;
    let (files, lines) = (copy(dir.path())?, lines_of(&store)?);
    write(&store, seed, 45..50)?;
    store.checkpoint()?;
    write(&store, seed, 50..60)?;
    Ok(Template { files, lines, in_backup, later: copy(dir.path())?, later_lines: lines_of(&store)? })
}

fn write(store: &Store, seed: u64, batches: std::ops::Range<usize>) -> Result<(), StoreError> {
    for batch in batches {
        let now = moment("2026-11-20T02:03:00Z") + TimeDelta::seconds(20 * batch as i64);
        let drafts = drafts(&lines::lines(seed, batch), batch > 0, now);
        store.write(now, |_peek| Ok::<_, StoreError>(Plan { drafts, ..Plan::default() }))?;
    }
    Ok(())
}

/// Every file below a directory but the shared memory, which no copy keeps.
pub(crate) fn copy(dir: &Path) -> std::io::Result<Files> {
    let mut files = Files::new();
    let mut folders = vec![PathBuf::new()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(dir.join(&folder))? {
            let entry = entry?;
            let name = folder.join(entry.file_name());
            if entry.file_type()?.is_dir() {
                folders.push(name);
            } else if !name.to_string_lossy().ends_with("-shm") {
                files.insert(name.to_string_lossy().into_owned(), std::fs::read(entry.path())?);
            }
        }
    }
    Ok(files)
}
