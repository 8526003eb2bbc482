//! The store itself: one writer, some readers, and what happens when a write fails.

use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use muster_core::ids::DeviceId;
use rusqlite::Connection;

use crate::mark::Mark;
use crate::reading::ReadingCopy;
use crate::{StoreError, connect, doubt, open, verify};

/// Readers kept open for the next query.
const SPARE_READERS: usize = 4;

/// One log on one disk.
pub struct Store {
    path: PathBuf,
    backups: PathBuf,
    vfs: Option<String>,
    device: Mutex<DeviceId>,
    writer: Mutex<Writer>,
    readers: Mutex<Vec<Connection>>,
    /// Whether nothing else runs in this program, so that the connection that writes may read as well.
    alone: AtomicBool,
    pub(crate) mark: Mark,
    /// Read instead, as long as the disk cannot be written and has no index of the log.
    copy: Mutex<Option<ReadingCopy>>,
}

enum Writer {
    /// Ready.
    Open(Connection),
    /// A write failed; to be opened again and checked before the next one.
    Failed(String),
    /// The file is damaged. Nothing more is written to it: what can still be read of it must stay as it is.
    Damaged(String),
    /// The disk could not be written when the store was opened.
    ReadOnly,
}

/// What a checkpoint did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Checkpoint {
    /// Pages in the write-ahead log.
    pub log_pages: i64,
    /// Pages of them that are in the file now.
    pub moved: i64,
}

/// Notes a failure after which the connection must not be used again.
///
/// After a failed sync the system may have dropped what it could not write and report success the next time, so
/// nothing this connection believes can be trusted ("Can Applications Recover from fsync Failures?", ATC 2020).
#[derive(Debug, Default)]
pub(crate) struct Fatal(Option<StoreError>);

impl Fatal {
    pub(crate) fn note(&mut self, error: StoreError) -> StoreError {
        match &error {
            StoreError::Failed(why) => self.0 = Some(StoreError::Failed(why.clone())),
            StoreError::Damaged(why) => self.0 = Some(StoreError::Damaged(why.clone())),
            StoreError::ReadOnly => self.0 = Some(StoreError::ReadOnly),
            _ => {}
        }
        error
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // A panic elsewhere must not stop the log: what the guard protects is valid between statements.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Store {
    pub(crate) fn assemble(
        path: &Path,
        backups: &Path,
        vfs: Option<String>,
        device: DeviceId,
        writer: Option<Connection>,
    ) -> Self {
        Self {
            path: path.to_owned(),
            backups: backups.to_owned(),
            vfs,
            device: Mutex::new(device),
            writer: Mutex::new(writer.map_or(Writer::ReadOnly, Writer::Open)),
            readers: Mutex::new(Vec::new()),
            alone: AtomicBool::new(false),
            mark: Mark::new(path),
            copy: Mutex::new(None),
        }
    }

    /// Reads from a copy until the disk can be written.
    pub(crate) fn reading_from(self, copy: Option<ReadingCopy>) -> Self {
        *lock(&self.copy) = copy;
        self
    }

    /// Reads on the connection that writes whenever it is free. For programs that do one thing and end: a connection
    /// more takes them a fifth of their time. Elsewhere a long search would make the next line wait.
    pub fn work_alone(&self) {
        self.alone.store(true, Ordering::Relaxed);
    }

    /// Where it lies.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Where its backups lie.
    #[must_use]
    pub fn backups_folder(&self) -> &Path {
        &self.backups
    }

    /// This copy's identity.
    #[must_use]
    pub fn device(&self) -> DeviceId {
        *lock(&self.device)
    }

    pub(crate) fn set_device(&self, device: DeviceId) {
        *lock(&self.device) = device;
    }

    /// Runs something on the connection that writes. When the work notes a failure of the disk the connection is given
    /// up, and the next call opens and checks the store first.
    pub(crate) fn on_writer<T, E: From<StoreError>>(
        &self,
        work: impl FnOnce(&mut Connection, &mut Fatal) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut guard = lock(&self.writer);
        match &*guard {
            Writer::Open(_) => {}
            Writer::Damaged(why) => return Err(StoreError::Damaged(why.clone()).into()),
            Writer::Failed(_) | Writer::ReadOnly => *guard = Writer::Open(self.reopen()?),
        }
        let Writer::Open(connection) = &mut *guard else { return Err(StoreError::ReadOnly.into()) };
        let mut fatal = Fatal::default();
        let result = work(connection, &mut fatal);
        if let Some(why) = fatal.0 {
            tracing::error!(%why, "a write failed; the connection is given up");
            *guard = match why {
                StoreError::Damaged(why) => Writer::Damaged(why),
                StoreError::ReadOnly => Writer::ReadOnly,
                why => {
                    doubt::leave(&self.path);
                    Writer::Failed(why.to_string())
                }
            };
            lock(&self.readers).clear();
        }
        result
    }

    /// As [`Store::on_writer`], for work that fails only for reasons of the store.
    pub(crate) fn writing<T>(
        &self,
        work: impl FnOnce(&mut Connection) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        self.on_writer(|connection, fatal| work(connection).map_err(|error| fatal.note(error)))
    }

    /// Opens the store again after a failure and makes sure of what is on the disk before anything is acknowledged.
    fn reopen(&self) -> Result<Connection, StoreError> {
        // A reader from a time when the disk was read-only keeps the whole process from writing.
        lock(&self.readers).clear();
        doubt::cut_off(&self.path, self.vfs.as_deref())?;
        let connection = self.apart()?;
        // What the failed sync may have left only in memory is written and synced anew, or this fails too.
        open::checkpoint_all(&connection)?;
        verify::check_tail(&connection)?;
        doubt::settle(&self.path)?;
        lock(&self.copy).take();
        tracing::info!("the store is open again");
        Ok(connection)
    }

    /// Opens a connection of its own that may write, for checks whose findings are no failure of the writer.
    pub(crate) fn apart(&self) -> Result<Connection, StoreError> {
        connect::writer(&self.path, self.vfs.as_deref())
    }

    /// Why lines cannot be saved right now, if they cannot.
    #[must_use]
    pub fn failing(&self) -> Option<StoreError> {
        match &*lock(&self.writer) {
            Writer::Open(_) => None,
            Writer::Failed(why) => Some(StoreError::Failed(why.clone())),
            Writer::Damaged(why) => Some(StoreError::Damaged(why.clone())),
            Writer::ReadOnly => Some(StoreError::ReadOnly),
        }
    }

    /// Tries to get back to a store that can be written, such as after a disk was mounted again.
    ///
    /// # Errors
    /// When it still cannot.
    pub fn try_again(&self) -> Result<(), StoreError> {
        self.writing(|connection| {
            connection.execute_batch("BEGIN IMMEDIATE; ROLLBACK;")?;
            Ok(())
        })
    }

    fn reader(&self) -> Result<Connection, StoreError> {
        if let Some(copy) = &*lock(&self.copy) {
            return connect::read_only(copy.path());
        }
        connect::reader(&self.path, self.vfs.as_deref()).or_else(|error| match error {
            StoreError::ReadOnly => connect::read_only(&self.path),
            other => Err(other),
        })
    }

    /// Runs something on a connection that only reads.
    pub(crate) fn on_reader<T>(
        &self,
        work: impl FnOnce(&Connection) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        // Who writes already has the guard and reads elsewhere, as ever.
        if self.alone.load(Ordering::Relaxed)
            && let Ok(writer) = self.writer.try_lock()
            && let Writer::Open(connection) = &*writer
        {
            return work(connection);
        }
        let spare = lock(&self.readers).pop();
        let connection = match spare {
            Some(connection) => connection,
            None => self.reader()?,
        };
        let result = work(&connection);
        if result.is_ok() {
            let mut readers = lock(&self.readers);
            if readers.len() < SPARE_READERS {
                readers.push(connection);
            }
        }
        result
    }

    /// Moves the write-ahead log into the file as far as readers allow. The log keeps its length, because writing over
    /// it is faster than writing behind it. Ours to run, so that its failure is seen.
    ///
    /// # Errors
    /// When the disk fails; the writer is then opened again before the next write.
    pub fn checkpoint(&self) -> Result<Checkpoint, StoreError> {
        self.writing(|connection| {
            let mode = if wal_bytes(&self.path) > WAL_BOUND { "RESTART" } else { "PASSIVE" };
            let (log_pages, moved) = connection
                .query_row(&format!("PRAGMA wal_checkpoint({mode})"), (), |row| Ok((row.get(1)?, row.get(2)?)))?;
            Ok(Checkpoint { log_pages, moved })
        })
    }

    /// Leaves a short log behind: whoever opens the store next reads all of it first. For the end of a program.
    ///
    /// # Errors
    /// When the disk fails.
    pub fn settle(&self) -> Result<(), StoreError> {
        if self.wal_bytes() <= WAL_WANTED {
            return Ok(());
        }
        let done = self.checkpoint()?;
        if done.log_pages != done.moved {
            return Ok(());
        }
        self.writing(|connection| {
            // A reader in the way answers "busy" here, which is no failure: whoever ends next empties it.
            connect::without_waiting(connection, |connection| {
                connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", (), |_row| Ok(()))
            })?;
            Ok(())
        })
    }

    /// Size of the write-ahead log in bytes.
    #[must_use]
    pub fn wal_bytes(&self) -> u64 {
        wal_bytes(&self.path)
    }

    /// Whether a checkpoint is due.
    #[must_use]
    pub fn wants_checkpoint(&self) -> bool {
        self.wal_bytes() > WAL_WANTED && waiting_bytes(&self.path).is_none_or(|waiting| waiting > WAL_WANTED)
    }

    /// Changes whenever another connection, of this or another program, has committed.
    ///
    /// Only calls on the same watcher can be compared.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn watcher(&self) -> Result<Watcher, StoreError> {
        Ok(Watcher { connection: self.reader()? })
    }
}

/// A checkpoint is due when the log is this long: about a hundred lines, which are read in 2 ms by the next to open.
const WAL_WANTED: u64 = 4 << 20;
/// How much of the log is not in the file yet, by the index that all programs on the store share. The log itself keeps
/// its length when it begins anew, so its size does not tell. The places are those of SQLite's WAL-index format.
fn waiting_bytes(path: &Path) -> Option<u64> {
    let mut index = path.as_os_str().to_owned();
    index.push("-shm");
    let mut header = [0; 100];
    fs::File::open(index).and_then(|mut file| file.read_exact(&mut header)).ok()?;
    let number = |at: usize| Some(u32::from_ne_bytes(header[at..at + 4].try_into().ok()?));
    let (frames, moved) = (number(16)?, number(96)?);
    Some(u64::from(frames.saturating_sub(moved)) * FRAME)
}

/// A page of the log with its header.
const FRAME: u64 = 4096 + 24;
/// Beyond this a checkpoint waits for readers, so that the log cannot grow without end.
const WAL_BOUND: u64 = 48 << 20;

fn wal_bytes(path: &Path) -> u64 {
    let mut wal = path.as_os_str().to_owned();
    wal.push("-wal");
    fs::metadata(wal).map_or(0, |metadata| metadata.len())
}

/// Notices what others commit.
pub struct Watcher {
    connection: Connection,
}

impl Watcher {
    /// A number that differs from the last one when somebody else committed.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn data_version(&self) -> Result<i64, StoreError> {
        Ok(self.connection.query_row("PRAGMA data_version", (), |row| row.get(0))?)
    }
}
