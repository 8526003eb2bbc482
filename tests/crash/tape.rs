//! What a connection asked of the disk, in order. Power-cut images are cut from this tape.

/// One file as the disk sees it: a name that is deleted and made again is another file.
pub(crate) type FileId = usize;

/// How far a sync reaches into the directory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Names {
    /// The data only; the entry of a new file may still vanish.
    Untouched,
    /// The entry of this file, and what the file system did before it.
    Own,
    /// The directory itself was synced.
    All,
}

/// A change to the bytes of one file.
#[derive(Clone, Debug)]
pub(crate) enum Change {
    Write { offset: usize, bytes: Box<[u8]> },
    Truncate { len: usize },
}

/// One step of the tape.
#[derive(Clone, Debug)]
pub(crate) enum Step {
    Create {
        file: FileId,
        name: String,
    },
    Unlink {
        name: String,
        synced: bool,
    },
    Change {
        file: FileId,
        change: Change,
    },
    Sync {
        file: FileId,
        names: Names,
    },
    /// The kernel marks the pages clean although they may not be on the disk, so a later sync does not save them.
    FailedSync {
        file: FileId,
    },
    /// A person was told that this batch is saved.
    Ack {
        batch: usize,
    },
}
