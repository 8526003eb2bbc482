//! The pictures of an import that was given up: what nothing else shows goes with it.

use std::collections::BTreeSet;

use muster_core::ids::Hash;
use rusqlite::{Connection, params};

use super::sweep::BATCH;
use crate::StoreError;

/// Pictures that nothing but a dropped import names, as it was when they were looked for.
///
/// To look takes as long as there are events and messages, so nobody waits for it: it is done beside, and whoever then
/// takes the pictures away asks only what came since.
#[derive(Debug, Default)]
pub(super) struct Alone {
    pub(super) hashes: Vec<Hash>,
    /// The last event that was there.
    arrival: i64,
    /// The last import that was begun; none while one was under way, which may yet name any picture.
    import: Option<i64>,
}

/// Of the pictures that a batch of a dropped import names, those that nothing else shows.
pub(super) fn alone(connection: &Connection, import: i64, batch: [i64; 4]) -> Result<Alone, StoreError> {
    let mut named = BTreeSet::new();
    // The changes go with the last of the messages.
    let changes = "SELECT extra FROM message_change WHERE import = ?1 AND extra IS NOT NULL";
    each_hash(connection, changes, params![import], |hash| {
        named.insert(hash);
    })?;
    let messages = format!("SELECT extra FROM (SELECT extra {BATCH}) WHERE extra IS NOT NULL");
    each_hash(connection, &messages, batch, |hash| {
        named.insert(hash);
    })?;
    let mut kept = BTreeSet::new();
    for hash in named {
        let is_kept: bool = connection
            .prepare_cached("SELECT EXISTS (SELECT 1 FROM attachment WHERE hash = ?1)")?
            .query_row([&hash.0[..]], |row| row.get(0))?;
        if is_kept {
            kept.insert(hash);
        }
    }
    if kept.is_empty() {
        return Ok(Alone::default());
    }
    // Before the look: what comes while it goes on is asked for again.
    let arrival = connection.query_row("SELECT coalesce(max(arrival), 0) FROM event", (), |row| row.get(0))?;
    let Some(last) = at_rest(connection)? else {
        return Ok(Alone { hashes: kept.into_iter().collect(), arrival, import: None });
    };
    let held = "import IN (SELECT no FROM import WHERE state <> 'dropped')";
    for query in [
        "SELECT body FROM event WHERE body IS NOT NULL".to_owned(),
        format!("SELECT extra FROM message WHERE extra IS NOT NULL AND {held}"),
        format!("SELECT extra FROM message_change WHERE extra IS NOT NULL AND {held}"),
    ] {
        each_hash(connection, &query, (), |hash| {
            kept.remove(&hash);
        })?;
    }
    Ok(Alone { hashes: kept.into_iter().collect(), arrival, import: Some(last) })
}

impl Alone {
    /// Whether what was found still holds; pictures that a line shows since then stay.
    pub(super) fn is_still(&mut self, connection: &Connection) -> Result<bool, StoreError> {
        if self.hashes.is_empty() {
            return Ok(true);
        }
        if self.import.is_none() || at_rest(connection)? != self.import {
            return Ok(false);
        }
        let query = "SELECT body FROM event WHERE arrival > ?1 AND body IS NOT NULL";
        each_hash(connection, query, [self.arrival], |hash| self.hashes.retain(|one| *one != hash))?;
        Ok(true)
    }
}

/// The last import that was begun, unless one is under way.
fn at_rest(connection: &Connection) -> Result<Option<i64>, StoreError> {
    let (last, under_way): (i64, bool) = connection.query_row(
        "SELECT coalesce(max(no), 0), coalesce(max(state = 'staging'), 0) FROM import",
        (),
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    Ok((!under_way).then_some(last))
}

fn each_hash(
    connection: &Connection,
    query: &str,
    parameters: impl rusqlite::Params,
    mut take: impl FnMut(Hash),
) -> Result<(), StoreError> {
    let mut statement = connection.prepare_cached(query)?;
    let mut rows = statement.query(parameters)?;
    while let Some(row) = rows.next()? {
        let text = row.get_ref(0)?.as_str().unwrap_or_default();
        Hash::all_in(text).for_each(&mut take);
    }
    Ok(())
}
