//! Conversations and timelines that were written elsewhere: chat exports, transcripts, alert payloads, tables.
//!
//! No file is trusted. A reader hands each line on as soon as it has it, asks often whether to go on, and says what it
//! did not understand with its place in the file; it never panics, and what it holds in memory has a bound. Lines say
//! when as exactly as the file does ([`When`]); what a file leaves open (the start, the zone, the date) a person
//! answers once for the whole source ([`Answers`]), and [`Resolver`] turns both into instants.

mod alerts;
mod bounded;
pub mod chats;
pub mod cues;
mod format;
mod gather;
mod line;
mod lines;
mod memory_tree;
mod muster;
mod names;
mod recognise;
mod records;
mod resolve;
pub mod slack;
mod stamps;
mod table;
mod timesketch;
mod tree;
mod zip_tree;

pub use format::{Format, FormatInfo};
pub use gather::{Gathered, Limits, Names, Preview};
pub use line::{Line, LineKind, Reaction, When, Who};
pub use memory_tree::MemoryTree;
pub use recognise::{HEAD, MAX_FILE, ReadOptions, read, recognise};
pub use resolve::{Answers, Asked, Resolver};
pub use table::{ColumnMap, TableSample, TimeFormat, WhenColumns, guess, header_signature, sample, time_formats};
pub use tree::{Tree, TreeEntry};
pub use zip_tree::{Caps, ZipTree};

use serde::{Deserialize, Serialize};

/// The person, or the program, does not want to go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stopped;

/// Takes what a reader finds, as it finds it.
pub trait Sink {
    /// Takes a line.
    ///
    /// # Errors
    /// [`Stopped`] when no more is wanted.
    fn line(&mut self, line: Line) -> Result<(), Stopped>;

    /// Takes note of something that was not understood.
    ///
    /// # Errors
    /// [`Stopped`] when no more is wanted.
    fn trouble(&mut self, trouble: Trouble) -> Result<(), Stopped>;

    /// Hears how many bytes of the original were read so far. Called at least every 64 kB and before every part of
    /// an archive, so that a cancelled reading ends within a fraction of a second.
    ///
    /// # Errors
    /// [`Stopped`] when no more is wanted.
    fn read_so_far(&mut self, bytes: u64) -> Result<(), Stopped>;
}

/// One part of a source that was not understood, or only in part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Trouble {
    /// Where it stands, as a person would look for it: `line 310`, `general/2016-01-04.json, message 12`.
    pub place: String,
    /// One sentence: what is wrong and what became of it.
    pub message: String,
    /// Whether the line was left out; otherwise it came in without what is meant.
    pub left_out: bool,
}

/// A source as a whole cannot be read. Reads well after "failed to".
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SourceError {
    /// Nothing in it.
    #[error("read {what}: it is empty")]
    Empty {
        /// Which file.
        what: String,
    },
    /// Larger than anything this reads.
    #[error("read {what}: it is larger than {limit}")]
    TooLarge {
        /// Which file or part of it.
        what: String,
        /// The bound, in words: `256 MB`.
        limit: String,
    },
    /// An archive that looks as if it was made to do harm: it swells, repeats itself or has parts without end.
    #[error("read {what}: {detail}; it was not opened further")]
    Hostile {
        /// Which archive or part of it.
        what: String,
        /// What was seen.
        detail: String,
    },
    /// Not of the kind it was taken for.
    #[error("read {what} as {format}: {detail}")]
    NotThat {
        /// Which file.
        what: String,
        /// What it was taken for, in words: `a Slack export`.
        format: String,
        /// Where and why, with what to do.
        detail: String,
    },
    /// The disk or the archive did not give its bytes.
    #[error("read {what}: {detail}")]
    Broken {
        /// Which file or part of it.
        what: String,
        /// What the reader said.
        detail: String,
    },
    /// Somebody cancelled.
    #[error("read the source: it was cancelled")]
    Cancelled,
}

impl From<Stopped> for SourceError {
    fn from(_: Stopped) -> Self {
        Self::Cancelled
    }
}
