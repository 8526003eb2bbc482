//! Taking away what was never finished.

use muster_core::ids::EventId;
use rusqlite::params;

use super::{owner, pictures, place_of, row_of};
use crate::StoreError;
use crate::store::Store;

/// How many rows go at once: a line of an incident waits no longer than this takes.
const AT_ONCE: u32 = 2_000;
/// The messages that go at once, for [`batch`]. An import adds its messages behind those that were there, so the last rows
/// of the source are its own.
pub(super) const BATCH: &str = "FROM message WHERE id BETWEEN ?1 AND ?2 AND import = ?3 ORDER BY id DESC LIMIT ?4";

fn batch(source: i64, import: i64) -> [i64; 4] {
    [row_of(source, 0), row_of(source, u32::MAX), import, i64::from(AT_ONCE)]
}

impl Store {
    /// Drops imports that were cut off when a program ended. What another program is bringing in goes on.
    ///
    /// # Errors
    /// When the disk did not take it.
    pub fn drop_unfinished(&self) -> Result<(), StoreError> {
        let under_way: Vec<(i64, EventId)> = self.on_reader(|connection| {
            let mut statement = connection.prepare("SELECT no, event FROM import WHERE state = 'staging'")?;
            let rows =
                statement.query_map((), |row| Ok((row.get(0)?, EventId(uuid::Uuid::from_bytes(row.get(1)?)))))?;
            Ok(rows.collect::<Result<_, _>>()?)
        })?;
        let cut_off: Vec<i64> =
            under_way.into_iter().filter(|(_, event)| !owner::goes_on(self.path(), *event)).map(|(no, _)| no).collect();
        if cut_off.is_empty() {
            return Ok(());
        }
        self.writing(|connection| {
            for no in cut_off {
                // One that was finished in between is not touched.
                connection.execute("UPDATE import SET state = 'dropped' WHERE no = ?1 AND state = 'staging'", [no])?;
            }
            Ok(())
        })
    }

    /// How many rows there are of what was brought in, of imports that the log names and of those that it does not.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn rows_of_sources(&self) -> Result<i64, StoreError> {
        self.on_reader(|connection| {
            Ok(connection.query_row(
                "SELECT (SELECT count(*) FROM import) + (SELECT count(*) FROM author) + (SELECT count(*) FROM message)
                      + (SELECT count(*) FROM message_change) + (SELECT count(*) FROM original)
                      + (SELECT count(*) FROM original_part)",
                (),
                |row| row.get(0),
            )?)
        })
    }

    /// Takes a piece of what was dropped out of the store; says whether there is more.
    ///
    /// # Errors
    /// When the disk did not take it.
    pub fn sweep(&self) -> Result<bool, StoreError> {
        let next: Option<(i64, i64)> = self.on_reader(|connection| {
            let mut statement =
                connection.prepare_cached("SELECT no, source FROM import WHERE state = 'dropped' LIMIT 1")?;
            let mut rows = statement.query(())?;
            rows.next()?.map(|row| Ok::<_, StoreError>((row.get(0)?, row.get(1)?))).transpose()
        })?;
        let Some((import, source)) = next else { return Ok(false) };
        let mut alone = self.on_reader(|connection| pictures::alone(connection, import, batch(source, import)))?;
        self.writing(|connection| {
            let transaction = connection.transaction()?;
            if !alone.is_still(&transaction)? {
                // Another import may have named one of them meanwhile: they are looked at once more.
                return Ok(true);
            }
            let rows: Vec<(i64, String)> = transaction
                .prepare_cached(&format!("SELECT id, text {BATCH}"))?
                .query_map(batch(source, import), |row| Ok((row.get(0)?, row.get(1)?)))?
                .collect::<Result<_, _>>()?;
            for (row, text) in &rows {
                transaction
                    .prepare_cached("INSERT INTO message_words (message_words, rowid, text) VALUES ('delete', ?1, ?2)")?
                    .execute(params![row, text])?;
                transaction.prepare_cached("DELETE FROM message WHERE id = ?1")?.execute([row])?;
            }
            let parts = transaction.execute(
                "DELETE FROM original_part WHERE (import, part) IN
                 (SELECT import, part FROM original_part WHERE import = ?1 LIMIT 64)",
                [import],
            )?;
            if rows.is_empty() && parts == 0 {
                transaction.execute("DELETE FROM message_change WHERE import = ?1", [import])?;
                transaction.execute("DELETE FROM original WHERE import = ?1", [import])?;
                if import == source {
                    transaction.execute("DELETE FROM author WHERE source = ?1", [source])?;
                }
                transaction.execute("DELETE FROM import WHERE no = ?1", [import])?;
            }
            crate::attach::forget(&transaction, &alone.hashes)?;
            transaction.commit()?;
            tracing::debug!(import, rows = rows.len(), last = rows.last().map(|(row, _)| place_of(*row)), "swept");
            Ok(true)
        })
    }
}
