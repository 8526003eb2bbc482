//! What is not of the log: settings of this machine, and what is being typed.

use chrono::DateTime;
use muster_core::time::Moment;
use rusqlite::{OptionalExtension, params};

use crate::StoreError;
use crate::store::Store;

/// What is being typed somewhere.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Draft {
    /// The text.
    pub text: String,
    /// When its first key was pressed.
    pub started_at: Option<Moment>,
}

impl Store {
    /// Reads a setting.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn setting(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.on_reader(|connection| {
            Ok(connection
                .prepare_cached("SELECT value FROM setting WHERE key = ?1")?
                .query_row([key], |row| row.get(0))
                .optional()?)
        })
    }

    /// Saves a setting.
    ///
    /// # Errors
    /// Why the disk did not take it.
    pub fn save_setting(&self, key: &str, value: &str) -> Result<(), StoreError> {
        self.writing(|connection| {
            connection
                .prepare_cached(
                    "INSERT INTO setting (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = ?2",
                )?
                .execute([key, value])?;
            Ok(())
        })
    }

    /// Reads what was being typed.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn draft(&self, scope: &str, field: &str) -> Result<Draft, StoreError> {
        self.on_reader(|connection| {
            let draft = connection
                .prepare_cached("SELECT text, started_at FROM draft WHERE scope = ?1 AND field = ?2")?
                .query_row([scope, field], |row| {
                    let started: Option<i64> = row.get(1)?;
                    Ok(Draft { text: row.get(0)?, started_at: started.and_then(DateTime::from_timestamp_millis) })
                })
                .optional()?;
            Ok(draft.unwrap_or_default())
        })
    }

    /// Keeps what is being typed; an empty text forgets it.
    ///
    /// # Errors
    /// Why the disk did not take it.
    pub fn save_draft(&self, scope: &str, field: &str, draft: &Draft) -> Result<(), StoreError> {
        self.writing(|connection| {
            if draft.text.is_empty() {
                connection
                    .prepare_cached("DELETE FROM draft WHERE scope = ?1 AND field = ?2")?
                    .execute([scope, field])?;
            } else {
                connection
                    .prepare_cached(
                        "INSERT INTO draft (scope, field, text, started_at) VALUES (?1, ?2, ?3, ?4)
                         ON CONFLICT (scope, field) DO UPDATE SET text = ?3, started_at = ?4",
                    )?
                    .execute(params![scope, field, draft.text, draft.started_at.map(|at| at.timestamp_millis())])?;
            }
            Ok(())
        })
    }
}
