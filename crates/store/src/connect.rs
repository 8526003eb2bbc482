//! Opening one connection the way every connection of ours is opened.

use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use crate::StoreError;

/// How long a connection waits for another program before it says so.
const BUSY: Duration = Duration::from_secs(5);

/// Opens the connection that writes. The file exists already, private to the user.
pub(crate) fn writer(path: &Path, vfs: Option<&str>) -> Result<Connection, StoreError> {
    let connection = open(path, vfs, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE)?;
    // SQLite falls back to reading on a disk that cannot be written, and would stay there after it can be.
    if connection.is_readonly(rusqlite::MAIN_DB)? {
        return Err(StoreError::ReadOnly);
    }
    // Closing must not checkpoint behind our back: its failure would be seen by nobody.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    // Run to the end: the answer comes before the switch is on the disk, and only the step after it has the error.
    let answers: Result<Vec<String>, _> =
        connection.prepare("PRAGMA journal_mode = WAL")?.query_map((), |row| row.get(0))?.collect();
    let mode = answers?.concat();
    if mode != "wal" {
        return Err(StoreError::Unfit(format!(
            "open the store safely: its folder does not allow the write-ahead log ({mode})"
        )));
    }
    connection
        .execute_batch("PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0; PRAGMA cache_size = -16000;")?;
    Ok(connection)
}

/// A connection that keeps everybody else from the store until it is dropped, without changing a byte; `None` when
/// somebody has it open.
pub(crate) fn alone(path: &Path, vfs: Option<&str>) -> Result<Option<Connection>, StoreError> {
    let connection = open(path, vfs, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    connection.busy_timeout(Duration::ZERO)?;
    let taken = connection
        .query_row("PRAGMA locking_mode = EXCLUSIVE", (), |_row| Ok(()))
        .and_then(|()| connection.query_row("SELECT count(*) FROM sqlite_schema", (), |row| row.get::<_, i64>(0)));
    match taken.map_err(StoreError::from) {
        Ok(_) => Ok(Some(connection)),
        Err(StoreError::Busy) => Ok(None),
        Err(error) => Err(error),
    }
}

/// Opens a connection that only reads, beside a writer of this program.
pub(crate) fn reader(path: &Path, vfs: Option<&str>) -> Result<Connection, StoreError> {
    let connection = open(path, vfs, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    connection.execute_batch("PRAGMA query_only = ON; PRAGMA cache_size = -2000;")?;
    Ok(connection)
}

/// Opens a file for reading only, without changing a byte of it, such as a backup or a store on a read-only disk.
pub(crate) fn read_only(path: &Path) -> Result<Connection, StoreError> {
    open(path, None, OpenFlags::SQLITE_OPEN_READ_ONLY)
}

/// Runs something that does not wait for other programs.
pub(crate) fn without_waiting<T>(
    connection: &Connection,
    work: impl FnOnce(&Connection) -> rusqlite::Result<T>,
) -> rusqlite::Result<T> {
    connection.busy_timeout(Duration::ZERO)?;
    let done = work(connection);
    connection.busy_timeout(BUSY)?;
    done
}

fn open(path: &Path, vfs: Option<&str>, flags: OpenFlags) -> Result<Connection, StoreError> {
    let flags = flags | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_EXRESCODE;
    let connection = match vfs {
        Some(vfs) => Connection::open_with_flags_and_vfs(path, flags, vfs)?,
        None => Connection::open_with_flags(path, flags)?,
    };
    connection.busy_timeout(BUSY)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.execute_batch("PRAGMA foreign_keys = ON; PRAGMA cell_size_check = ON;")?;
    connection.set_prepared_statement_cache_capacity(64);
    Ok(connection)
}
