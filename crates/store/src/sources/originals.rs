//! The files themselves, in pieces that fit into memory.

use muster_core::ids::{EventId, Hash};
use rusqlite::{OptionalExtension, params};

use super::{Staging, number_of};
use crate::StoreError;
use crate::store::Store;

impl Store {
    /// Keeps one piece of the file that is being brought in.
    ///
    /// # Errors
    /// Why the disk did not take it.
    pub fn stage_original(&self, staging: &Staging, part: u32, bytes: &[u8]) -> Result<(), StoreError> {
        self.writing(|connection| {
            connection
                .prepare_cached("INSERT INTO original_part (import, part, bytes) VALUES (?1, ?2, ?3)")?
                .execute(params![staging.import, part, bytes])?;
            Ok(())
        })
    }

    /// Says what the pieces are together. A file that is kept already is not kept twice.
    ///
    /// # Errors
    /// Why the disk did not take it.
    pub fn finish_original(
        &self,
        staging: &Staging,
        hash: Hash,
        media_type: &str,
        size: u64,
    ) -> Result<(), StoreError> {
        self.writing(|connection| {
            let size = i64::try_from(size).unwrap_or(i64::MAX);
            let transaction = connection.transaction()?;
            let kept: bool = transaction.query_row(
                "SELECT EXISTS (SELECT 1 FROM original JOIN import ON import.no = original.import
                                WHERE hash = ?1 AND state = 'done')",
                [&hash.0[..]],
                |row| row.get(0),
            )?;
            if kept {
                transaction.execute("DELETE FROM original_part WHERE import = ?1", [staging.import])?;
            } else {
                transaction
                    .prepare_cached("INSERT INTO original (hash, import, media_type, size) VALUES (?1, ?2, ?3, ?4)")?
                    .execute(params![&hash.0[..], staging.import, media_type, size])?;
            }
            transaction.commit()?;
            Ok(())
        })
    }

    /// Whether a file of this many bytes was brought in before; one that was not need not be read to know that it is new.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn keeps_original_of(&self, size: u64) -> Result<bool, StoreError> {
        let Ok(size) = i64::try_from(size) else { return Ok(false) };
        self.on_reader(|connection| {
            let mut statement = connection.prepare_cached(
                "SELECT EXISTS (SELECT 1 FROM original JOIN import ON import.no = original.import
                                WHERE size = ?1 AND state = 'done')",
            )?;
            Ok(statement.query_row([size], |row| row.get(0))?)
        })
    }

    /// Whether a file was brought in before, by an import that an event of these names.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn imported_before(&self, hash: Hash, held: &[EventId]) -> Result<Option<EventId>, StoreError> {
        self.on_reader(|connection| {
            let import: Option<i64> = connection
                .prepare_cached(
                    "SELECT import FROM original JOIN import ON import.no = original.import
                     WHERE hash = ?1 AND state = 'done'",
                )?
                .query_row([&hash.0[..]], |row| row.get(0))
                .optional()?;
            for event in held {
                if import.is_some() && number_of(connection, *event)? == import {
                    return Ok(Some(*event));
                }
            }
            Ok(None)
        })
    }

    /// Reads a file back, piece by piece.
    ///
    /// # Errors
    /// When the store cannot be read, the file is not there, or `take` fails.
    pub fn read_original(
        &self,
        hash: Hash,
        mut take: impl FnMut(&[u8]) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        self.on_reader(|connection| {
            let mut statement = connection.prepare_cached(
                "SELECT bytes FROM original_part WHERE import = (SELECT min(import) FROM original WHERE hash = ?1)
                 ORDER BY part",
            )?;
            let mut rows = statement.query([&hash.0[..]])?;
            let mut found = false;
            while let Some(row) = rows.next()? {
                found = true;
                take(row.get_ref(0)?.as_blob().map_err(|_wrong| damaged())?)?;
            }
            if found { Ok(()) } else { Err(damaged()) }
        })
    }
}

fn damaged() -> StoreError {
    StoreError::Damaged("a file that was brought in is not in the store".to_owned())
}
