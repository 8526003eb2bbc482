//! The tape of one disk, its armed fault and its lie.

use std::collections::{BTreeMap, BTreeSet};
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use rusqlite::ffi;

use crate::tape::{Change, FileId, Names, Step};

/// What kind of file SQLite opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Database,
    Wal,
    Journal,
}

/// Which operation fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FaultKind {
    /// The n-th write fails once, half done.
    Write,
    /// From the n-th write on there is no space for anything that grows a file, until space is given back.
    Full,
    /// The n-th sync fails once.
    Sync,
    /// The n-th truncation fails once.
    Truncate,
}

/// The `nth` operation of its kind fails, counted from one.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fault {
    pub(crate) kind: FaultKind,
    pub(crate) nth: u64,
}

/// A promise the disk breaks, as a seeded bug.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lie {
    /// Syncs of the WAL do nothing.
    WalSync,
    /// Syncs of the database file do nothing: a checkpoint is never on the disk.
    DatabaseSync,
    /// The database file is synced only after the WAL was cut or begun again, together with its next commit.
    DatabaseSyncLate,
    /// The directory is never synced, so the entry of a new file can vanish.
    DirectorySync,
}

#[derive(Default)]
pub(super) struct State {
    pub(super) tape: Vec<Step>,
    pub(super) full: bool,
    pub(super) lie: Option<Lie>,
    pub(super) failures: Vec<String>,
    names: BTreeMap<String, FileId>,
    inodes: BTreeMap<u64, FileId>,
    files: FileId,
    /// New journals and WALs: their first sync also syncs the directory, as the Unix VFS does.
    fresh: BTreeSet<FileId>,
    fault: Option<(Fault, u64)>,
    /// The database whose sync is put off, and whether the WAL was begun again since.
    owed: Option<FileId>,
    restarted: bool,
}

impl State {
    pub(super) fn arm(&mut self, fault: Fault) {
        self.fault = Some((fault, 0));
    }

    /// Counts one operation; true when it is the one that fails.
    fn due(&mut self, kinds: &[FaultKind], what: &str, role: Role) -> Option<FaultKind> {
        let (fault, count) = self.fault.as_mut()?;
        if !kinds.contains(&fault.kind) {
            return None;
        }
        *count += 1;
        let kind = fault.kind;
        (*count == fault.nth).then(|| {
            self.failures.push(format!("{what} {role:?}"));
            kind
        })
    }

    fn change(&mut self, file: FileId, role: Role, change: Change) {
        let restarts = match &change {
            Change::Write { offset, .. } => role == Role::Wal && *offset == 0,
            Change::Truncate { .. } => role == Role::Wal,
        };
        self.tape.push(Step::Change { file, change });
        self.restarted |= restarts;
    }

    /// Decides over a write: the bytes that reach the file, and the code to answer.
    pub(super) fn write(&mut self, file: FileId, role: Role, offset: usize, bytes: &[u8], grows: bool) -> (usize, i32) {
        let verdict = match self.due(&[FaultKind::Write, FaultKind::Full], "write", role) {
            Some(FaultKind::Full) => {
                self.full = true;
                Some(ffi::SQLITE_FULL)
            }
            Some(_) => Some(ffi::SQLITE_IOERR_WRITE),
            None if self.full && grows => Some(ffi::SQLITE_FULL),
            None => None,
        };
        let done = if verdict.is_some() { bytes.len() / 2 } else { bytes.len() };
        if done > 0 {
            self.change(file, role, Change::Write { offset, bytes: bytes[..done].into() });
        }
        (done, verdict.unwrap_or(ffi::SQLITE_OK))
    }

    pub(super) fn truncate(&mut self, file: FileId, role: Role, len: usize) -> i32 {
        if self.due(&[FaultKind::Truncate], "truncate", role).is_some() {
            return ffi::SQLITE_IOERR_TRUNCATE;
        }
        self.change(file, role, Change::Truncate { len });
        ffi::SQLITE_OK
    }

    pub(super) fn sync(&mut self, file: FileId, role: Role) -> i32 {
        if self.due(&[FaultKind::Sync], "sync", role).is_some() {
            self.tape.push(Step::FailedSync { file });
            return ffi::SQLITE_IOERR_FSYNC;
        }
        let names = if self.lie == Some(Lie::DirectorySync) {
            Names::Untouched
        } else if self.fresh.remove(&file) {
            Names::All
        } else {
            Names::Own
        };
        match (self.lie, role) {
            (Some(Lie::WalSync), Role::Wal) | (Some(Lie::DatabaseSync), Role::Database) => {}
            (Some(Lie::DatabaseSyncLate), Role::Database) => self.owed = Some(file),
            _ => self.tape.push(Step::Sync { file, names }),
        }
        if self.restarted && role == Role::Wal {
            self.restarted = false;
            if let Some(file) = self.owed.take() {
                self.tape.push(Step::Sync { file, names: Names::Untouched });
            }
        }
        ffi::SQLITE_OK
    }

    /// Notes that a file was opened; `inode` tells a file that was given another name from a new one.
    pub(super) fn open(&mut self, name: &str, role: Role, inode: u64) -> FileId {
        let known = self.inodes.get(&inode).copied();
        if let (Some(file), Some(named)) = (known, self.names.get(name))
            && file == *named
        {
            return file;
        }
        let file = known.filter(|_| role == Role::Database).unwrap_or(self.files);
        self.tape.push(Step::Create { file, name: name.to_owned() });
        self.names.insert(name.to_owned(), file);
        if file == self.files {
            self.files += 1;
            self.inodes.insert(inode, file);
            if role != Role::Database {
                self.fresh.insert(file);
            }
        }
        file
    }

    pub(super) fn unlink(&mut self, name: &str, synced: bool) {
        if let Some(file) = self.names.remove(name) {
            if !self.names.values().any(|other| *other == file) {
                self.inodes.retain(|_, other| *other != file);
            }
            let synced = synced && self.lie != Some(Lie::DirectorySync);
            self.tape.push(Step::Unlink { name: name.to_owned(), synced });
        }
    }
}

/// The state of one disk, shared by every connection to it.
pub(super) struct Shared {
    dir: PathBuf,
    state: Mutex<State>,
}

impl Shared {
    pub(super) fn new(dir: PathBuf, names: impl Iterator<Item = String>) -> std::io::Result<Self> {
        let names: BTreeMap<_, _> = names.enumerate().map(|(file, name)| (name, file)).collect();
        let inodes = names.iter().map(|(name, file)| Ok((std::fs::metadata(dir.join(name))?.ino(), *file)));
        let inodes = inodes.collect::<std::io::Result<_>>()?;
        let state = State { files: names.len(), names, inodes, ..State::default() };
        Ok(Self { dir, state: Mutex::new(state) })
    }

    pub(super) fn with<T>(&self, work: impl FnOnce(&mut State) -> T) -> T {
        work(&mut self.state.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// The name of a file relative to this disk; `None` for files elsewhere, which are not on the tape.
    pub(super) fn name_of(&self, path: &Path) -> Option<String> {
        Some(path.strip_prefix(&self.dir).ok()?.to_str()?.to_owned())
    }
}
