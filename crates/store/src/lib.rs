//! The only SQL: open, migrate, append, project, search, back up, verify.
//!
//! One writer and separate readers on one SQLite file. A line is acknowledged when [`Store::write`] returns, which is
//! after its commit and the sync that the commit waits for. Time and new ids are arguments.

mod answers;
mod append;
mod attach;
mod backup;
pub mod bare;
mod board;
mod connect;
mod create;
pub mod damage;
mod doubt;
mod error;
mod mark;
mod merge;
mod open;
mod place;
pub mod private;
mod project;
mod read;
mod reading;
mod reviews;
mod rows;
mod schema;
mod sealed;
mod search;
mod settings;
pub mod sources;
mod store;
mod verify;
mod waiting;
mod written;

pub use answers::Kept;
pub use append::{Peek, Plan, Written};
pub use attach::StoredAttachment;
pub use backup::{Backup, BackupReason, Keep, Restored, list as list_backups, prove as prove_backup};
pub use board::{Closed, IncidentRow, Named, reference};
pub use error::{OpenError, StoreError};
pub use merge::{Comparing, Known, Merged, Merging};
pub use open::OpenOptions;
pub use place::{PlaceWarning, look_at_place};
pub use read::Arrived;
pub use rows::RawEvent;
pub use schema::{APPLICATION_ID, latest_version};
pub use sealed::SealedNote;
pub use search::{Found, SearchHow, SearchQuery};
pub use settings::Draft as DraftText;
pub use store::{Checkpoint, Store, Watcher};
pub use verify::{Problem, Tick, Verified};
pub use written::{FoundAnywhere, FoundWritten};
