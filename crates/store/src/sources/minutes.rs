//! Who spoke in which minute: counted by the database, so that nobody has to read every message again.

use std::collections::HashMap;

use muster_core::ids::EventId;
use rusqlite::params;

use super::read::numbers;
use super::{number_of, place_of};
use crate::StoreError;
use crate::store::Store;

/// What one person said in one minute of a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SpokenIn {
    /// The number of the author.
    pub author: i64,
    /// The number of the message that came first.
    pub place: u32,
    /// When the first one was, in milliseconds, before the source's clock was put right.
    pub first: i64,
    /// When the last one was.
    pub last: i64,
    /// How many.
    pub messages: u32,
}

impl Store {
    /// Who said how much in each minute of a source, in the order of time; only from and up to some instants, in
    /// milliseconds, where they are given. Messages without a time are in no minute.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn spoken_by_minute(
        &self,
        source: EventId,
        held: &[EventId],
        within: Option<(i64, i64)>,
    ) -> Result<Vec<SpokenIn>, StoreError> {
        self.on_reader(|connection| {
            let Some(no) = number_of(connection, source)? else { return Ok(Vec::new()) };
            let held = numbers(connection, held)?;
            let (from, to) = within.unwrap_or((i64::MIN, i64::MAX));
            // Beside a single min() or max() SQLite hands over the row it stands in; with both, the number of the first
            // message must be found by itself. Within a minute the lowest number is the first one said.
            let mut statement = connection.prepare_cached(
                "SELECT author, import, min(id), min(at), max(at), count(*) FROM message
                 WHERE source = ?1 AND at BETWEEN ?2 AND ?3 AND kind = 'message'
                 GROUP BY at / 60000, author, import ORDER BY at / 60000, min(at), min(id)",
            )?;
            let mut rows = statement.query(params![no, from, to])?;
            let mut spoken: Vec<SpokenIn> = Vec::new();
            let mut open: HashMap<i64, usize> = HashMap::new();
            let mut minute = None;
            while let Some(row) = rows.next()? {
                if !held.contains(&row.get(1)?) {
                    continue;
                }
                let one = SpokenIn {
                    author: row.get(0)?,
                    place: place_of(row.get(2)?),
                    first: row.get(3)?,
                    last: row.get(4)?,
                    messages: row.get(5)?,
                };
                if minute.replace(one.first / 60_000) != Some(one.first / 60_000) {
                    open.clear();
                }
                // Two imports of one minute are one minute.
                match open.get(&one.author).and_then(|index| spoken.get_mut(*index)) {
                    Some(same) => {
                        same.last = same.last.max(one.last);
                        same.messages = same.messages.saturating_add(one.messages);
                    }
                    None => {
                        open.insert(one.author, spoken.len());
                        spoken.push(one);
                    }
                }
            }
            Ok(spoken)
        })
    }
}
