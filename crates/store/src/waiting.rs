//! Searching, also while lines wait for the indexes of words.

use rusqlite::{Connection, TransactionBehavior};

use crate::StoreError;
use crate::project::words;
use crate::search::{Found, SearchHow, SearchQuery, Term, newest, ranked, terms};
use crate::store::Store;

impl Store {
    /// Finds lines.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn search(&self, query: &SearchQuery) -> Result<Vec<Found>, StoreError> {
        let terms = terms(&query.words, query.how);
        if terms.is_empty() {
            return Ok(Vec::new());
        }
        let behind = self.on_reader(words::behind)? > 0;
        if behind && let Err(error) = self.take_in_words() {
            tracing::warn!(%error, "new lines could not be taken into the indexes of words");
            return self.on_reader(|connection| found_apart(connection, query, &terms));
        }
        self.on_reader(|connection| found(connection, query, &terms))
    }

    /// Takes the lines that wait for each other into the indexes of words and letters.
    pub(crate) fn take_in_words(&self) -> Result<(), StoreError> {
        self.on_writer(|connection, fatal| {
            let taken = connection
                .transaction_with_behavior(TransactionBehavior::Immediate)
                .map_err(StoreError::from)
                .and_then(|transaction| {
                    words::catch_up(&transaction)?;
                    Ok(transaction.commit()?)
                });
            taken.map_err(|error| fatal.note(error))
        })
    }
}

fn found(connection: &Connection, query: &SearchQuery, terms: &[Term]) -> Result<Vec<Found>, StoreError> {
    match query.how {
        SearchHow::Ranked if !terms.iter().any(|term| matches!(term, Term::Letters(_))) => {
            ranked(connection, query, terms)
        }
        SearchHow::Newest | SearchHow::Ranked | SearchHow::Substring => newest(connection, query, terms),
    }
}

/// Finds what waits as well, when the indexes cannot be written. Latest first, whatever was asked for: two indexes have
/// no common measure of what fits best.
pub(crate) fn found_apart(
    connection: &Connection,
    query: &SearchQuery,
    terms: &[Term],
) -> Result<Vec<Found>, StoreError> {
    let mut found = newest(&words::apart(connection)?, query, terms)?;
    let limit = query.limit.saturating_sub(u32::try_from(found.len()).unwrap_or(u32::MAX));
    let after = Some(query.after.unwrap_or(i64::MAX).min(words::until(connection)?.saturating_add(1)));
    found.extend(newest(connection, &SearchQuery { limit, after, ..query.clone() }, terms)?);
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{OpenOptions, project};

    #[test]
    fn what_waits_is_found_on_a_disk_that_cannot_be_written() {
        let folder = tempfile::tempdir().unwrap();
        let options = OpenOptions {
            now: "2026-11-20T02:02:00Z".parse().unwrap(),
            new_device: muster_core::ids::DeviceId(uuid::Uuid::from_u128(1)),
            backups: None,
            vfs: None,
        };
        let store = Store::open(&folder.path().join("muster.db"), &options).unwrap();
        let put = |number: i64| {
            let row = project::LineRow {
                stream: muster_core::ids::StreamId(uuid::Uuid::from_u128(7)),
                id: muster_core::ids::EventId(uuid::Uuid::from_u128(number.unsigned_abs().into())),
                is_head: false,
                kind: "note".to_owned(),
                text: format!("host{number:02} rolled back 障害"),
                extra: String::new(),
                services: String::new(),
                happened_at: number,
                struck: false,
            };
            let write = |connection: &mut Connection, _fatal: &mut crate::store::Fatal| row.insert(connection, number);
            store.on_writer(write).unwrap();
        };
        (1..=5).for_each(put);
        store.take_in_words().unwrap();
        (6..=9).for_each(put);
        for how in [SearchHow::Newest, SearchHow::Ranked, SearchHow::Substring] {
            for (words, expected) in
                [("host0", vec![9, 8, 7, 6, 5, 4]), ("host07", vec![7]), ("害", vec![9, 8, 7, 6, 5, 4])]
            {
                let query = SearchQuery { words: words.to_owned(), how, streams: Vec::new(), limit: 6, after: None };
                let found = store.on_reader(|connection| found_apart(connection, &query, &terms(words, how))).unwrap();
                let places: Vec<i64> = found.iter().map(|one| one.place).collect();
                assert_eq!(places, expected, "{words:?} {how:?}");
            }
        }
        let query = SearchQuery {
            words: "rolled".to_owned(),
            how: SearchHow::Newest,
            streams: Vec::new(),
            limit: 3,
            after: Some(7),
        };
        let found = store.on_reader(|c| found_apart(c, &query, &terms("rolled", SearchHow::Newest))).unwrap();
        assert_eq!(
            found.iter().map(|one| one.place).collect::<Vec<_>>(),
            [6, 5, 4],
            "a page goes on from one to the other"
        );
    }
}
