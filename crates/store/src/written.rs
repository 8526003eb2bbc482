//! Finding words in reviews: in what people wrote there, and in what was brought in.

use muster_core::ids::{EventId, StreamId};
use muster_core::review::Written;
use rusqlite::{Connection, TransactionBehavior, params_from_iter, types::Value};

use crate::StoreError;
use crate::project::written;
use crate::search::words_expression;
use crate::sources::{FoundMessage, place_of};
use crate::store::Store;

/// Something written in a review that holds the words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundWritten {
    /// The review.
    pub stream: StreamId,
    /// What was written, and where it stands.
    pub written: Written,
}

/// A message of any review that holds the words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundAnywhere {
    /// The review whose log names the import.
    pub stream: StreamId,
    /// The import that added it.
    pub import: EventId,
    /// The message, as it was brought in first.
    pub message: FoundMessage,
}

impl Store {
    /// Finds what was written in reviews, in these or in all where none is named: all words, the last one as a beginning,
    /// latest first.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn search_written(
        &self,
        words: &str,
        streams: &[StreamId],
        limit: u32,
    ) -> Result<Vec<FoundWritten>, StoreError> {
        let Some(expression) = words_expression(words) else { return Ok(Vec::new()) };
        if let Err(error) = self.take_in_written() {
            // On a disk that cannot be written, what was taken in earlier is still found.
            tracing::warn!(%error, "what is new in reviews could not be taken into the index");
        }
        self.on_reader(|connection| {
            let mut parameters = vec![Value::Text(expression), Value::Integer(limit.into())];
            let only = only_in("review_text.stream", streams, &mut parameters);
            let mut statement = connection.prepare_cached(&format!(
                "SELECT stream, id, sort, place, review_text.text, at
                 FROM review_words JOIN review_text ON review_text.no = review_words.rowid
                 WHERE review_words MATCH ?1 {only} ORDER BY at DESC, no DESC LIMIT ?2"
            ))?;
            let mut rows = statement.query(params_from_iter(parameters))?;
            let mut found = Vec::new();
            while let Some(row) = rows.next()? {
                let stream = crate::read::stream_id(&row.get::<_, Vec<u8>>(0)?)?;
                found.push(FoundWritten { stream, written: written::written_row(row, 1)? });
            }
            Ok(found)
        })
    }

    /// Finds messages of all reviews, or of these: all words, the last one as a beginning; those that came in last first.
    /// Whether an import still counts is for whoever knows its review to say.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn search_all_messages(
        &self,
        words: &str,
        streams: &[StreamId],
        limit: u32,
    ) -> Result<Vec<FoundAnywhere>, StoreError> {
        let Some(expression) = words_expression(words) else { return Ok(Vec::new()) };
        self.on_reader(|connection| {
            let mut parameters = vec![Value::Text(expression), Value::Integer(limit.into())];
            let only = only_in("event.stream", streams, &mut parameters);
            let mut statement = connection.prepare_cached(&format!(
                "SELECT message.id, event.stream, import.event, first.event, message.at, message.text
                 FROM message_words
                 JOIN message ON message.id = message_words.rowid
                 JOIN import ON import.no = message.import AND import.state = 'done'
                 JOIN import AS first ON first.no = import.source
                 JOIN event ON event.id = import.event
                 WHERE message_words MATCH ?1 {only} ORDER BY message_words.rowid DESC LIMIT ?2"
            ))?;
            let mut rows = statement.query(params_from_iter(parameters))?;
            let mut found = Vec::new();
            while let Some(row) = rows.next()? {
                found.push(FoundAnywhere {
                    stream: crate::read::stream_id(&row.get::<_, Vec<u8>>(1)?)?,
                    import: event_id(row, 2)?,
                    message: FoundMessage {
                        source: event_id(row, 3)?,
                        place: place_of(row.get(0)?),
                        at: row.get(4)?,
                        text: row.get(5)?,
                    },
                });
            }
            Ok(found)
        })
    }

    /// Takes in what reviews grew by since somebody searched.
    fn take_in_written(&self) -> Result<(), StoreError> {
        let (grown, last) = self.on_reader(|connection| {
            let last = crate::read::last_arrival(connection)?;
            let until = written::until(connection)?;
            let grown = if until < last { written::grown(connection, until)? } else { Vec::new() };
            Ok((grown, (until < last).then_some(last)))
        })?;
        let Some(last) = last else { return Ok(()) };
        let mut all = true;
        for stream in grown {
            let (wanted, at) = self.on_reader(|connection| written::read(connection, stream))?;
            all &= self.transacted(|connection| written::replace(connection, stream, wanted, at))?;
        }
        // A review that grew meanwhile is taken in by the next search.
        if all {
            self.transacted(|connection| written::note_until(connection, last))?;
        }
        Ok(())
    }

    fn transacted<T>(&self, work: impl FnOnce(&Connection) -> Result<T, StoreError>) -> Result<T, StoreError> {
        self.writing(|connection| {
            let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let done = work(&transaction)?;
            transaction.commit()?;
            Ok(done)
        })
    }
}

fn event_id(row: &rusqlite::Row<'_>, at: usize) -> Result<EventId, StoreError> {
    EventId::from_slice(&row.get::<_, Vec<u8>>(at)?)
        .map_err(|_wrong| StoreError::Damaged("an import has no readable identity".to_owned()))
}

/// The condition that something is of one of these reviews.
fn only_in(column: &str, streams: &[StreamId], parameters: &mut Vec<Value>) -> String {
    let numbers: Vec<String> = streams
        .iter()
        .map(|stream| {
            parameters.push(Value::Blob(stream.as_bytes().to_vec()));
            format!("?{}", parameters.len())
        })
        .collect();
    if numbers.is_empty() { String::new() } else { format!("AND {column} IN ({})", numbers.join(", ")) }
}
