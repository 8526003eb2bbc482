//! What people wrote in reviews, beside the log and in an index.
//!
//! A section of a narrative is written anew with every pause of whoever writes it, and a mark is to cost under a
//! millisecond: so nothing of this happens when something is written. Whoever searches takes in first what reviews grew
//! by, one review at a time, so that no line of an incident waits for all of them.

use muster_core::ids::{EventId, StreamId};
use muster_core::review::{Written, WrittenSort, fold_review, written};
use rusqlite::{Connection, OptionalExtension, params};

use crate::{StoreError, rows};

const KEY: &str = "reviews_until";

/// The index.
pub(crate) const TABLE: &str = "review_words";

/// The arrival up to which everything written in reviews can be found.
pub(crate) fn until(connection: &Connection) -> Result<i64, StoreError> {
    let value: Option<String> = connection
        .prepare_cached("SELECT value FROM meta WHERE key = ?1")?
        .query_row([KEY], |row| row.get(0))
        .optional()?;
    value
        .and_then(|value| value.parse().ok())
        .ok_or_else(|| StoreError::Damaged("it is not noted what of reviews can be searched".to_owned()))
}

pub(crate) fn note_until(connection: &Connection, arrival: i64) -> Result<(), StoreError> {
    connection
        .prepare_cached("UPDATE meta SET value = ?2 WHERE key = ?1")?
        .execute(params![KEY, arrival.to_string()])?;
    Ok(())
}

/// The reviews that grew behind an arrival.
pub(crate) fn grown(connection: &Connection, after: i64) -> Result<Vec<StreamId>, StoreError> {
    // The first time through the index of reviews, later among what is new.
    let query = if after == 0 {
        "SELECT DISTINCT stream FROM event INDEXED BY event_review WHERE stream_kind = 'review' AND arrival > ?1"
    } else {
        "SELECT DISTINCT stream FROM event NOT INDEXED WHERE arrival > ?1 AND stream_kind = 'review'"
    };
    let mut statement = connection.prepare_cached(query)?;
    let streams = statement.query_map([after], |row| row.get::<_, Vec<u8>>(0))?;
    streams.map(|bytes| crate::read::stream_id(&bytes?)).collect()
}

/// What is written in a review, and the arrival of its last event.
pub(crate) fn read(connection: &Connection, stream: StreamId) -> Result<(Vec<Written>, i64), StoreError> {
    let (mut events, mut last) = (Vec::new(), 0);
    rows::each_event(connection, "stream = ?1 ORDER BY arrival", [&stream.as_bytes()[..]], |raw| {
        last = raw.arrival;
        events.push(raw.decode()?);
        Ok(())
    })?;
    Ok((written(&fold_review(&events)), last))
}

/// Puts what is written in a review in the place of what the table says; says whether the review was still as it was
/// read. Otherwise nothing is changed: words that were erased meanwhile must not come back.
pub(crate) fn replace(
    connection: &Connection,
    stream: StreamId,
    wanted: Vec<Written>,
    last: i64,
) -> Result<bool, StoreError> {
    let now: Option<i64> = connection
        .prepare_cached("SELECT max(arrival) FROM event WHERE stream = ?1")?
        .query_row([&stream.as_bytes()[..]], |row| row.get(0))?;
    if now != Some(last) {
        return Ok(false);
    }
    let mut wanted = wanted;
    for (no, row) in there(connection, stream)? {
        match wanted.iter().position(|one| *one == row) {
            Some(same) => {
                wanted.swap_remove(same);
            }
            None => remove(connection, no, &row.text)?,
        }
    }
    for one in wanted {
        let id = connection
            .prepare_cached(
                "INSERT INTO review_text (stream, id, sort, place, text, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6) RETURNING no",
            )?
            .query_row(
                params![
                    &stream.as_bytes()[..],
                    &one.id.as_bytes()[..],
                    one.sort.as_str(),
                    one.place,
                    one.text,
                    one.at.timestamp_millis()
                ],
                |row| row.get::<_, i64>(0),
            )?;
        connection
            .prepare_cached("INSERT INTO review_words (rowid, text) VALUES (?1, ?2)")?
            .execute(params![id, one.text])?;
    }
    Ok(true)
}

/// Forgets what is written in a stream, as soon as something of it is erased; the next search works out what is left.
pub(crate) fn forget(connection: &Connection, stream: StreamId) -> Result<(), StoreError> {
    for (no, row) in there(connection, stream)? {
        remove(connection, no, &row.text)?;
    }
    Ok(())
}

/// What the table says of a review.
pub(crate) fn there(connection: &Connection, stream: StreamId) -> Result<Vec<(i64, Written)>, StoreError> {
    let mut statement =
        connection.prepare_cached("SELECT no, id, sort, place, text, at FROM review_text WHERE stream = ?1")?;
    let mut rows = statement.query([&stream.as_bytes()[..]])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push((row.get(0)?, written_row(row, 1)?));
    }
    Ok(found)
}

/// Reads `id, sort, place, text, at` from a column on.
pub(crate) fn written_row(row: &rusqlite::Row<'_>, from: usize) -> Result<Written, StoreError> {
    let wrong = || StoreError::Damaged("something written in a review has no readable place".to_owned());
    let sort: String = row.get(from + 1)?;
    Ok(Written {
        id: EventId::from_slice(&row.get::<_, Vec<u8>>(from)?).map_err(|_wrong| wrong())?,
        sort: WrittenSort::from_stored(&sort).ok_or_else(wrong)?,
        place: row.get(from + 2)?,
        text: row.get(from + 3)?,
        at: chrono::DateTime::from_timestamp_millis(row.get(from + 4)?).ok_or_else(wrong)?,
    })
}

fn remove(connection: &Connection, no: i64, text: &str) -> Result<(), StoreError> {
    connection
        .prepare_cached("INSERT INTO review_words (review_words, rowid, text) VALUES ('delete', ?1, ?2)")?
        .execute(params![no, text])?;
    connection.prepare_cached("DELETE FROM review_text WHERE no = ?1")?.execute([no])?;
    Ok(())
}
