//! The least that keeping messages can cost: rows, an order over them and their words, in one transaction.
//!
//! Nothing of the program runs on it. A measurement puts it beside an import of the same messages, on the same disk.

use std::path::Path;

use rusqlite::{Connection, params};

use crate::StoreError;

/// A database of messages with nothing to it.
pub struct Bare {
    connection: Connection,
    next: i64,
}

impl Bare {
    /// Begins a new one in a file that is not there yet.
    ///
    /// # Errors
    /// When the disk does not take it.
    pub fn begin(path: &Path) -> Result<Self, StoreError> {
        let connection = Connection::open(path)?;
        connection.execute_batch(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -16000;
             CREATE TABLE message (id INTEGER PRIMARY KEY, room TEXT, at INTEGER, author TEXT, text TEXT);
             CREATE INDEX message_order ON message (at);
             CREATE VIRTUAL TABLE message_words USING fts5 (
                 text, content = 'message', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2');
             BEGIN IMMEDIATE;",
        )?;
        Ok(Self { connection, next: 0 })
    }

    /// Keeps a message.
    ///
    /// # Errors
    /// When the disk does not take it.
    pub fn message(&mut self, room: &str, at: i64, author: &str, text: &str) -> Result<(), StoreError> {
        self.next += 1;
        self.connection
            .prepare_cached("INSERT INTO message (id, room, at, author, text) VALUES (?1, ?2, ?3, ?4, ?5)")?
            .execute(params![self.next, room, at, author, text])?;
        self.connection
            .prepare_cached("INSERT INTO message_words (rowid, text) VALUES (?1, ?2)")?
            .execute(params![self.next, text])?;
        Ok(())
    }

    /// Has all of it on the disk; says how many messages hold a word.
    ///
    /// # Errors
    /// When the disk does not take it.
    pub fn finish(self, word: &str) -> Result<i64, StoreError> {
        self.connection.execute_batch("COMMIT")?;
        Ok(self.connection.query_row(
            "SELECT count(*) FROM message_words WHERE message_words MATCH ?1",
            [word],
            |row| row.get(0),
        )?)
    }
}
