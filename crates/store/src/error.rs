//! Why the store could not do something. Fragments read well after "failed to".

use muster_core::event::{BodyError, ChainFault};
use rusqlite::{ErrorCode, ffi};

/// Why the store could not do something.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The disk is full.
    #[error("save: the disk is full")]
    DiskFull,
    /// The file or its folder cannot be written.
    #[error("save: the store cannot be written")]
    ReadOnly,
    /// A write or a sync failed. Nothing was acknowledged; the store opens itself again before the next write.
    #[error("save: the disk reported an error ({0})")]
    Failed(String),
    /// Another program holds the store for longer than we wait.
    #[error("save: another program holds the store")]
    Busy,
    /// The file is damaged.
    #[error("read the store: it is damaged ({0})")]
    Damaged(String),
    /// A person stopped it.
    #[error("finish: it was stopped")]
    Cancelled,
    /// An event does not fit the chain.
    #[error("take in events: {0}")]
    Chain(#[from] ChainFault),
    /// An event does not have its shape.
    #[error(transparent)]
    Body(#[from] BodyError),
    /// A file could not be read or written.
    #[error("{doing} {path}: {source}")]
    File {
        /// What was being done.
        doing: &'static str,
        /// To which file.
        path: String,
        /// What the system said.
        source: std::io::Error,
    },
    /// A file is not what it should be; the sentence says how.
    #[error("{0}")]
    Unfit(String),
    /// Anything else SQLite said; a defect of ours.
    #[error("run a query: {0}")]
    Sql(rusqlite::Error),
}

impl StoreError {
    /// Names a file in a failure.
    pub(crate) fn file(doing: &'static str, path: &std::path::Path) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.display().to_string();
        move |source| match source.kind() {
            std::io::ErrorKind::StorageFull => Self::DiskFull,
            _ => Self::File { doing, path, source },
        }
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        let Some(code) = error.sqlite_error_code() else { return Self::Sql(error) };
        // No room for the index of the log beside the file.
        let no_room = error.sqlite_error().is_some_and(|inner| inner.extended_code == ffi::SQLITE_IOERR_SHMSIZE);
        match code {
            ErrorCode::SystemIoFailure if no_room => Self::DiskFull,
            ErrorCode::DiskFull => Self::DiskFull,
            ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied => Self::ReadOnly,
            ErrorCode::SystemIoFailure => Self::Failed(error.to_string()),
            ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked | ErrorCode::FileLockingProtocolFailed => Self::Busy,
            ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase => Self::Damaged(error.to_string()),
            ErrorCode::OperationInterrupted => Self::Cancelled,
            _ => Self::Sql(error),
        }
    }
}

/// Why a store could not be opened. The file was not touched.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// A newer Muster wrote it.
    #[error("open {path}: it was written by a newer Muster (format {found}, this one knows {known})")]
    Newer {
        /// The file.
        path: String,
        /// Its format.
        found: u32,
        /// The newest format this program knows.
        known: u32,
    },
    /// It is not a store.
    #[error("open {path}: {what}")]
    NotAStore {
        /// The file.
        path: String,
        /// What it is instead.
        what: String,
    },
    /// It is damaged.
    #[error("open {path}: the store is damaged ({detail})")]
    Damaged {
        /// The file.
        path: String,
        /// What was found.
        detail: String,
    },
    /// The SQLite inside is one that can lose committed lines.
    #[error("start: SQLite {found} can lose saved lines; at least 3.51.3 is needed")]
    OldSqlite {
        /// Its version.
        found: String,
    },
    /// Something else failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}
