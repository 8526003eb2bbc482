//! Finding words in what was brought in.

use muster_core::ids::EventId;
use rusqlite::params;

use super::{number_of, place_of, row_of};
use crate::StoreError;
use crate::store::Store;

/// A message that holds the words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundMessage {
    /// The source.
    pub source: EventId,
    /// Its number in the source.
    pub place: u32,
    /// Milliseconds since 1970, before the source's clock was put right.
    pub at: Option<i64>,
    /// What it says.
    pub text: String,
}

impl Store {
    /// Finds messages of a source that hold all words, the last one as a beginning; those that came in last first.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn search_messages(
        &self,
        source: EventId,
        held: &[EventId],
        words: &str,
        limit: u32,
    ) -> Result<Vec<FoundMessage>, StoreError> {
        let Some(expression) = crate::search::words_expression(words) else { return Ok(Vec::new()) };
        self.on_reader(|connection| {
            let Some(no) = number_of(connection, source)? else { return Ok(Vec::new()) };
            let held = super::read::numbers(connection, held)?;
            let mut statement = connection.prepare_cached(
                "SELECT message.id, message.import, message.at, message.text
                 FROM message_words JOIN message ON message.id = message_words.rowid
                 WHERE message_words MATCH ?1 AND message_words.rowid BETWEEN ?2 AND ?3
                 ORDER BY message_words.rowid DESC LIMIT ?4",
            )?;
            let mut rows = statement.query(params![expression, row_of(no, 0), row_of(no, u32::MAX), limit])?;
            let mut found = Vec::new();
            while let Some(row) = rows.next()? {
                if held.contains(&row.get(1)?) {
                    let (place, at, text) = (place_of(row.get(0)?), row.get(2)?, row.get(3)?);
                    found.push(FoundMessage { source, place, at, text });
                }
            }
            Ok(found)
        })
    }
}
