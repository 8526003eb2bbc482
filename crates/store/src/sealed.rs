//! What is told in confidence: rows in which nobody without the key reads anything. They are in no log and no index, have
//! no order and no time, and nothing that leaves the store reads them.
//!
//! Of one that is thrown away only its number stays, which is by chance and says nothing: without it a backup from before
//! would bring the note back when a damaged store is recovered.

use muster_core::ids::{EventId, StreamId};
use rusqlite::params;

use crate::StoreError;
use crate::store::Store;

/// A sealed note: its number by chance, and what only the key opens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealedNote {
    /// By chance.
    pub id: [u8; 16],
    /// What only the key opens.
    pub sealed: Vec<u8>,
}

impl Store {
    /// Keeps a sealed note of an interview.
    ///
    /// # Errors
    /// Why the disk did not take it.
    pub fn keep_sealed(&self, review: StreamId, about: EventId, note: &SealedNote) -> Result<(), StoreError> {
        self.writing(|connection| {
            connection
                .prepare_cached("INSERT INTO sealed_note (id, review, about, sealed) VALUES (?1, ?2, ?3, ?4)")?
                .execute(params![note.id, review.as_bytes(), about.as_bytes(), note.sealed])?;
            Ok(())
        })
    }

    /// How many sealed notes there are of each interview of a review.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn sealed_counts(&self, review: StreamId) -> Result<Vec<(EventId, u32)>, StoreError> {
        self.on_reader(|connection| {
            let mut statement = connection
                .prepare_cached("SELECT about, count(*) FROM sealed_note WHERE review = ?1 GROUP BY about")?;
            let rows = statement.query_map([review.as_bytes()], |row| {
                let about: [u8; 16] = row.get(0)?;
                Ok((EventId(uuid::Uuid::from_bytes(about)), row.get(1)?))
            })?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }

    /// The sealed notes of an interview, in the order of their numbers, which is by chance.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn sealed_notes(&self, review: StreamId, about: EventId) -> Result<Vec<SealedNote>, StoreError> {
        self.on_reader(|connection| {
            let mut statement = connection
                .prepare_cached("SELECT id, sealed FROM sealed_note WHERE review = ?1 AND about = ?2 ORDER BY id")?;
            let rows = statement.query_map(params![review.as_bytes(), about.as_bytes()], |row| {
                Ok(SealedNote { id: row.get(0)?, sealed: row.get(1)? })
            })?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }

    /// Throws sealed notes of an interview away: one, or all; returns how many there were. It cannot be taken back, by a
    /// recovery from an older backup neither.
    ///
    /// # Errors
    /// Why the disk did not take it.
    pub fn drop_sealed(&self, review: StreamId, about: EventId, id: Option<[u8; 16]>) -> Result<usize, StoreError> {
        self.writing(|connection| {
            Ok(connection
                .prepare_cached(
                    "UPDATE sealed_note SET review = x'', about = x'', sealed = x''
                     WHERE review = ?1 AND about = ?2 AND (?3 IS NULL OR id = ?3)",
                )?
                .execute(params![review.as_bytes(), about.as_bytes(), id])?)
        })
    }
}
