//! Writing an import, batch by batch.

use std::collections::HashMap;
use std::sync::Arc;

use muster_core::ids::{EventId, Hash};
use rusqlite::{Connection, OptionalExtension, params};

use super::owner::Owner;
use super::{number_of, place_of, row_of};
use crate::StoreError;
use crate::store::Store;

/// An import under way.
#[derive(Debug, Clone)]
pub struct Staging {
    /// The event that will name it.
    pub event: EventId,
    pub(crate) import: i64,
    pub(crate) source: i64,
    /// The number the next new message gets in its source.
    pub next: u32,
    authors: HashMap<(String, String), i64>,
    /// Says to other programs that it goes on.
    _owner: Option<Arc<Owner>>,
}

/// Who speaks in a source.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NewAuthor {
    /// What the source calls them by.
    pub id: String,
    /// As a reader wants to see it.
    pub name: String,
    /// E-mail address, where the source has it.
    pub email: String,
    /// Whether it is a program.
    pub is_program: bool,
}

/// A message as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewMessage {
    /// Milliseconds since 1970; `None` where nobody can know.
    pub at: Option<i64>,
    /// How long it went on, in milliseconds.
    pub lasted: Option<u32>,
    /// Who.
    pub author: NewAuthor,
    /// What it is, in stored form.
    pub kind: &'static str,
    /// Whether it was changed after it was sent.
    pub edited: bool,
    /// The room of the source.
    pub room: String,
    /// What a newer export calls it.
    pub key: String,
    /// Where it stands in the original.
    pub spot: String,
    /// What it says.
    pub text: String,
    /// As it stood there; empty when that is what `text` says.
    pub original: String,
    /// What else there is, as JSON; empty for nothing.
    pub extra: String,
}

/// A message that a newer import found to be different, or gone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangedMessage {
    /// Its number in the source.
    pub place: u32,
    /// Whether it is no longer there; what it said stays.
    pub gone: bool,
    /// What it says now.
    pub message: NewMessage,
}

/// A message that is there already, as a newer import needs to know it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KnownMessage {
    /// Its number in the source.
    pub place: u32,
    /// A digest of what it says now ([`Hash::of`] of its text, cut to eight bytes).
    pub digest: u64,
    /// Whether an earlier import found it gone.
    pub gone: bool,
}

/// A digest of a text, to see whether it changed.
pub(crate) fn digest(text: &str) -> u64 {
    let Hash(bytes) = Hash::of(text.as_bytes());
    bytes.iter().take(8).fold(0, |sum, byte| (sum << 8) | u64::from(*byte))
}

impl Staging {
    /// The number of the import, for [`crate::Plan::import`].
    #[must_use]
    pub const fn import(&self) -> i64 {
        self.import
    }
}

impl KnownMessage {
    /// Whether a text is what the message says.
    #[must_use]
    pub fn says(&self, text: &str) -> bool {
        self.digest == digest(text)
    }
}

impl Store {
    /// Begins an import: a new source, or a newer import of one that is there.
    ///
    /// # Errors
    /// When the source is not there, or the disk did not take it.
    pub fn begin_import(&self, event: EventId, source: Option<EventId>) -> Result<Staging, StoreError> {
        // Before its first row: a row without an owner is one that was cut off.
        let owner = Owner::of(self.path(), event).map(Arc::new);
        self.writing(|connection| {
            let transaction = connection.transaction()?;
            let known = source.map(|source| number_of(&transaction, source)).transpose()?;
            if known == Some(None) {
                return Err(StoreError::Unfit("bring it in: the source it belongs to is not in this store".to_owned()));
            }
            transaction
                .prepare_cached("INSERT INTO import (event, source, state) VALUES (?1, ?2, 'staging')")?
                .execute(params![&event.as_bytes()[..], known.flatten().unwrap_or(0)])?;
            let import = transaction.last_insert_rowid();
            let source = match known.flatten() {
                Some(source) => source,
                None => {
                    transaction.execute("UPDATE import SET source = ?1 WHERE no = ?1", [import])?;
                    import
                }
            };
            let last: Option<i64> = transaction.query_row(
                "SELECT max(id) FROM message WHERE id BETWEEN ?1 AND ?2",
                [row_of(source, 0), row_of(source, u32::MAX)],
                |row| row.get(0),
            )?;
            transaction.commit()?;
            let next = last.map_or(0, |row| place_of(row) + 1);
            Ok(Staging { event, import, source, next, authors: HashMap::new(), _owner: owner })
        })
    }

    /// Writes new and changed messages. They are seen when the import is finished and not before.
    ///
    /// # Errors
    /// When the import was dropped meanwhile, or the disk did not take it.
    pub fn stage(
        &self,
        staging: &mut Staging,
        new: &[NewMessage],
        changed: &[ChangedMessage],
    ) -> Result<(), StoreError> {
        self.writing(|connection| {
            let transaction = connection.transaction()?;
            still_staging(&transaction, staging.import)?;
            {
                let mut insert = transaction.prepare_cached(
                    "INSERT INTO message (id, source, import, at, lasted, author, kind, edited, room, key, spot, text,
                                          original, extra)
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, nullif(?13, ''), nullif(?14, ''))",
                )?;
                let mut index =
                    transaction.prepare_cached("INSERT INTO message_words (rowid, text) VALUES (?1, ?2)")?;
                for message in new {
                    let author = author_number(&transaction, staging, &message.author)?;
                    let row = row_of(staging.source, staging.next);
                    insert.execute(params![
                        row,
                        staging.source,
                        staging.import,
                        message.at,
                        message.lasted,
                        author,
                        message.kind,
                        message.edited,
                        message.room,
                        message.key,
                        message.spot,
                        message.text,
                        message.original,
                        message.extra,
                    ])?;
                    index.execute(params![row, message.text])?;
                    staging.next += 1;
                }
            }
            for change in changed {
                write_change(&transaction, staging, change)?;
            }
            transaction.commit()?;
            Ok(())
        })
    }

    /// Every message of a source by its key, as the newest import that holds left it. For a newer import.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn known_messages(
        &self,
        source: EventId,
        held: &[EventId],
    ) -> Result<HashMap<String, KnownMessage>, StoreError> {
        self.on_reader(|connection| {
            let Some(source) = number_of(connection, source)? else { return Ok(HashMap::new()) };
            let held = super::read::numbers(connection, held)?;
            let mut known: HashMap<String, KnownMessage> = HashMap::new();
            let mut statement =
                connection.prepare_cached("SELECT id, key, text, import FROM message WHERE id BETWEEN ?1 AND ?2")?;
            let mut rows = statement.query([row_of(source, 0), row_of(source, u32::MAX)])?;
            while let Some(row) = rows.next()? {
                if !held.contains(&row.get(3)?) {
                    continue;
                }
                let text = row.get_ref(2)?.as_str().unwrap_or_default();
                let message = KnownMessage { place: place_of(row.get(0)?), digest: digest(text), gone: false };
                known.insert(row.get(1)?, message);
            }
            let by_place: HashMap<u32, String> =
                known.iter().map(|(key, message)| (message.place, key.clone())).collect();
            super::read::each_change(connection, source, &held, |place, change| {
                if let Some(message) = by_place.get(&place).and_then(|key| known.get_mut(key)) {
                    message.digest = digest(&change.text);
                    message.gone = change.gone;
                }
            })?;
            Ok(known)
        })
    }

    /// Gives an import up: from now on it is not there. Its rows are swept when there is time ([`Store::sweep`]).
    ///
    /// # Errors
    /// When the disk did not take it; the next start drops it then.
    pub fn drop_import(&self, staging: &Staging) -> Result<(), StoreError> {
        self.writing(|connection| {
            connection
                .execute("UPDATE import SET state = 'dropped' WHERE no = ?1 AND state = 'staging'", [staging.import])?;
            Ok(())
        })
    }

    /// How columns with these headers were named the last time.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn column_map(&self, headers: &str) -> Result<Option<String>, StoreError> {
        self.on_reader(|connection| {
            Ok(connection
                .prepare_cached("SELECT map FROM column_map WHERE headers = ?1")?
                .query_row([headers], |row| row.get(0))
                .optional()?)
        })
    }

    /// Remembers how columns with these headers are named.
    ///
    /// # Errors
    /// When the disk did not take it.
    pub fn keep_column_map(&self, headers: &str, map: &str) -> Result<(), StoreError> {
        self.writing(|connection| {
            connection
                .prepare_cached(
                    "INSERT INTO column_map (headers, map) VALUES (?1, ?2) ON CONFLICT (headers) DO UPDATE SET map = ?2",
                )?
                .execute([headers, map])?;
            Ok(())
        })
    }
}

/// The last step of an import, in the transaction of the event that names it.
pub(crate) fn finish(connection: &Connection, import: i64) -> Result<(), StoreError> {
    still_staging(connection, import)?;
    connection.execute("UPDATE import SET state = 'done' WHERE no = ?1", [import])?;
    Ok(())
}

fn still_staging(connection: &Connection, import: i64) -> Result<(), StoreError> {
    let state: Option<String> = connection
        .prepare_cached("SELECT state FROM import WHERE no = ?1")?
        .query_row([import], |row| row.get(0))
        .optional()?;
    if state.as_deref() == Some("staging") { Ok(()) } else { Err(StoreError::Cancelled) }
}

fn author_number(connection: &Connection, staging: &mut Staging, author: &NewAuthor) -> Result<i64, StoreError> {
    let key = (author.id.clone(), author.name.clone());
    if let Some(no) = staging.authors.get(&key) {
        return Ok(*no);
    }
    let no: i64 = connection
        .prepare_cached(
            "INSERT INTO author (source, id, name, email, is_program) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (source, id, name) DO UPDATE SET email = ?4 RETURNING no",
        )?
        .query_row(params![staging.source, author.id, author.name, author.email, author.is_program], |row| {
            row.get(0)
        })?;
    staging.authors.insert(key, no);
    Ok(no)
}

fn write_change(connection: &Connection, staging: &Staging, change: &ChangedMessage) -> Result<(), StoreError> {
    let message = &change.message;
    connection
        .prepare_cached(
            "INSERT INTO message_change (id, import, gone, edited, text, original, extra)
             VALUES (?1, ?2, ?3, ?4, ?5, nullif(?6, ''), nullif(?7, ''))",
        )?
        .execute(params![
            row_of(staging.source, change.place),
            staging.import,
            change.gone,
            message.edited,
            message.text,
            message.original,
            message.extra,
        ])?;
    Ok(())
}
