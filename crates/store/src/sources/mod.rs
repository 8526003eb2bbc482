//! Conversations brought in from elsewhere: staged piece by piece, counted once the log names them.
//!
//! An import is written in batches that each leave room for a line of an incident, and nobody sees a row of it before
//! the event that names it is in the log: that event and the import's last step are one transaction. What was cut off or
//! cancelled is not there from that instant on, and its rows are swept when there is time.

mod minutes;
mod originals;
mod owner;
mod pictures;
mod read;
mod search;
mod staging;
mod sweep;

pub use minutes::SpokenIn;
pub use read::{MessageOrder, MessageRow, Spoken, StoredAuthor};
pub use search::FoundMessage;
pub(crate) use staging::finish;
pub use staging::{ChangedMessage, KnownMessage, NewAuthor, NewMessage, Staging};

use muster_core::ids::EventId;
use rusqlite::Connection;

use crate::StoreError;

/// The most messages one source may hold: its numbers fit into 32 bits with room to spare.
pub const MAX_MESSAGES: u32 = 50_000_000;

/// The row of a message: its source above, its number in the source below.
pub(crate) fn row_of(source: i64, place: u32) -> i64 {
    (source << 32) | i64::from(place)
}

/// The number of a message in its source.
pub(crate) fn place_of(row: i64) -> u32 {
    u32::try_from(row & 0xffff_ffff).unwrap_or(u32::MAX)
}

/// The number of the import that an event names, whatever became of it.
pub(crate) fn number_of(connection: &Connection, event: EventId) -> Result<Option<i64>, StoreError> {
    use rusqlite::OptionalExtension;
    Ok(connection
        .prepare_cached("SELECT no FROM import WHERE event = ?1")?
        .query_row([&event.as_bytes()[..]], |row| row.get(0))
        .optional()?)
}
