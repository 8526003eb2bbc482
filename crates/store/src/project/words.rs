//! The two full-text indexes over the lines, and the lines that wait for them.
//!
//! A segment of its own in each index for each line costs as much as everything else about the line together. So new
//! lines wait, and are taken in together: when [`WAITING`] have gathered, or when somebody searches.

use rusqlite::{Connection, OptionalExtension, params};

use super::line::LineRow;
use crate::StoreError;

/// After so many arrivals the lines among them are taken in, by the write that came last. Fewer than one write in a
/// hundred, so that the others are what a person feels; and few enough that who searches first does not notice.
pub(crate) const WAITING: i64 = 256;
/// At every so many arrivals it is looked how many wait; at each it would cost every line two readings more.
pub(crate) const LOOK: i64 = 32;

/// The indexes.
pub(crate) const TABLES: [&str; 2] = ["line_words", "line_letters"];
const KEY: &str = "words_until";

/// The arrival up to which the indexes hold every line.
pub(crate) fn until(connection: &Connection) -> Result<i64, StoreError> {
    let value: Option<String> = connection
        .prepare_cached("SELECT value FROM meta WHERE key = ?1")?
        .query_row([KEY], |row| row.get(0))
        .optional()?;
    value
        .and_then(|value| value.parse().ok())
        .ok_or_else(|| StoreError::Damaged("it is not noted which lines can be searched".to_owned()))
}

/// How many arrivals the indexes are behind.
pub(crate) fn behind(connection: &Connection) -> Result<i64, StoreError> {
    let last: Option<i64> =
        connection.prepare_cached("SELECT max(arrival) FROM line")?.query_row((), |row| row.get(0))?;
    Ok((last.unwrap_or(0) - until(connection)?).max(0))
}

/// Takes in every line that waits.
pub(crate) fn catch_up(connection: &Connection) -> Result<(), StoreError> {
    let until = until(connection)?;
    for table in TABLES {
        connection
            .prepare_cached(&format!(
                "INSERT INTO {table} (rowid, text, extra)
                 SELECT arrival, text, extra FROM line WHERE arrival > ?1 ORDER BY arrival"
            ))?
            .execute([until])?;
    }
    connection
        .prepare_cached(
            "UPDATE meta SET value = CAST(max(?2, (SELECT coalesce(max(arrival), 0) FROM line)) AS TEXT) WHERE key = ?1",
        )?
        .execute(params![KEY, until])?;
    Ok(())
}

/// Tells the indexes of a row that was put there, unless it waits.
pub(super) fn add(connection: &Connection, row: &LineRow, arrival: i64) -> Result<(), StoreError> {
    if arrival > until(connection)? {
        return Ok(());
    }
    for table in TABLES {
        connection
            .prepare_cached(&format!("INSERT INTO {table} (rowid, text, extra) VALUES (?1, ?2, ?3)"))?
            .execute(params![arrival, row.text, row.extra])?;
    }
    Ok(())
}

/// Tells the indexes of a row that goes, with the very words they hold of it.
pub(super) fn remove(connection: &Connection, row: &LineRow, arrival: i64) -> Result<(), StoreError> {
    if arrival > until(connection)? {
        return Ok(());
    }
    for table in TABLES {
        connection
            .prepare_cached(&format!(
                "INSERT INTO {table} ({table}, rowid, text, extra) VALUES ('delete', ?1, ?2, ?3)"
            ))?
            .execute(params![arrival, row.text, row.extra])?;
    }
    Ok(())
}

/// The lines that wait, in indexes of their own that are gone with the connection: for a disk that cannot be written.
pub(crate) fn apart(connection: &Connection) -> Result<Connection, StoreError> {
    let memory = Connection::open_in_memory()?;
    let schema: Vec<String> = connection
        .prepare("SELECT sql FROM sqlite_schema WHERE name IN ('line', 'line_words', 'line_letters')")?
        .query_map((), |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    memory.execute_batch(&format!("{};", schema.join(";")))?;
    let mut arrivals = connection.prepare("SELECT arrival FROM line WHERE arrival > ?1 ORDER BY arrival")?;
    let arrivals: Vec<i64> = arrivals.query_map([until(connection)?], |row| row.get(0))?.collect::<Result<_, _>>()?;
    memory.execute_batch(&format!(
        "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL); INSERT INTO meta VALUES ('{KEY}', '{}');",
        i64::MAX
    ))?;
    for arrival in arrivals {
        if let Some(row) = LineRow::read(connection, arrival)? {
            row.insert(&memory, arrival)?;
        }
    }
    Ok(memory)
}
