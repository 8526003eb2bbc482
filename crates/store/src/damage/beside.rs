//! What lies beside the log and in no event: sealed notes, sealed answers, the lines of sources and their originals, what
//! this machine was told to remember, what was being typed.
//!
//! Nothing of it has a hash of its own apart from originals, so what can be read is taken as it is. It is read in pieces
//! and written at once, because the lines of sources may be more than fits into memory. What a store has already stays.

use std::collections::HashMap;

use muster_core::ids::{Hash, Hashing};
use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, params, params_from_iter};

use super::scan;
use crate::sources::{place_of, row_of};
use crate::{StoreError, answers};

/// Tables that are small, have no numbers to be given anew, and are the same in each store: what is read, where it
/// goes, and whether the damaged store knows better than a backup.
const PLAIN: [(&str, &str, &str, Knows); 4] = [
    ("setting", "key, value", "key", Knows::Better),
    ("draft", "scope, field, text, started_at", "scope, field", Knows::Better),
    ("column_map", "headers, map", "headers", Knows::Better),
    ("survey_answer", "survey, code, sealed", "survey, code", Knows::TheSame),
];

/// What a damaged store knows about a row that a backup has, too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Knows {
    /// What was said later.
    Better,
    /// The same: such rows never change.
    TheSame,
}

/// Carries over what can be read. `known` says whether it is later than what `into` holds.
///
/// Returns how many stretches and rows could not be read.
pub(super) fn carry(from: &Connection, into: &mut Connection, known: Knows) -> Result<u32, StoreError> {
    let transaction = into.transaction()?;
    let mut carrying = Carrying { from, into: &transaction, unreadable: 0 };
    for (table, columns, key, knows) in PLAIN {
        let or = if knows == Knows::Better && known == Knows::Better { "REPLACE" } else { "IGNORE" };
        carrying.plain(table, columns, key, or)?;
    }
    carrying.sealed_notes()?;
    let imports = carrying.imports()?;
    if !imports.is_empty() {
        let authors = carrying.authors(&imports)?;
        carrying.messages(&imports, &authors)?;
        carrying.changes(&imports)?;
        carrying.originals(&imports)?;
    }
    let unreadable = carrying.unreadable;
    // The log says which answers were thrown away; a backup from before has them still.
    answers::drop_given_up(&transaction)?;
    transaction.commit()?;
    Ok(unreadable)
}

/// An import in the store that is made: its number, and that of its source.
#[derive(Debug, Clone, Copy)]
struct Numbers {
    import: i64,
    source: i64,
}

type Imports = HashMap<i64, Numbers>;

struct Carrying<'a> {
    from: &'a Connection,
    into: &'a Connection,
    unreadable: u32,
}

fn row_values(row: &rusqlite::Row<'_>, count: usize) -> Option<Vec<Value>> {
    (0..count).map(|at| row.get(at).ok()).collect()
}

/// A number in a row; a row without it is damaged.
fn number(values: &[Value], at: usize) -> Option<i64> {
    match values.get(at) {
        Some(Value::Integer(number)) => Some(*number),
        Some(Value::Null | Value::Real(_) | Value::Text(_) | Value::Blob(_)) | None => None,
    }
}

impl Carrying<'_> {
    /// Reads a table along its numbers. The last of the columns is the number.
    fn along(
        &mut self,
        query: &str,
        mut put: impl FnMut(&Connection, Vec<Value>) -> Result<Option<()>, StoreError>,
    ) -> Result<(), StoreError> {
        if self.from.prepare(query).is_err_and(|error| error.to_string().contains("no such table")) {
            return Ok(());
        }
        let (into, mut failed) = (self.into, None);
        let unreadable = scan(self.from, query, &mut |row| {
            if failed.is_some() {
                return Some(());
            }
            match put(into, row_values(row, row.as_ref().column_count())?) {
                Ok(put) => put,
                Err(error) => {
                    failed = Some(error);
                    Some(())
                }
            }
        });
        self.unreadable = self.unreadable.saturating_add(unreadable);
        failed.map_or(Ok(()), Err)
    }

    /// Reads a table that has no numbers from both ends, as far as it goes.
    fn both_ways(
        &mut self,
        select: &str,
        key: &str,
        mut put: impl FnMut(&Connection, Vec<Value>) -> Result<Option<()>, StoreError>,
    ) -> Result<(), StoreError> {
        for order in ["ASC", "DESC"] {
            let keys: Vec<String> = key.split(", ").map(|one| format!("{one} {order}")).collect();
            let query = format!("{select} ORDER BY {}", keys.join(", "));
            // A store of an older format has no such table.
            let Ok(mut statement) = self.from.prepare(&query) else { return Ok(()) };
            let columns = statement.column_count();
            let Ok(mut rows) = statement.query(()) else { continue };
            loop {
                match rows.next() {
                    Ok(Some(row)) => {
                        let taken = match row_values(row, columns) {
                            Some(values) => put(self.into, values)?,
                            None => None,
                        };
                        if taken.is_none() {
                            self.unreadable += 1;
                        }
                    }
                    Ok(None) => return Ok(()),
                    Err(_broken) => {
                        self.unreadable += 1;
                        break;
                    }
                }
            }
        }
        Ok(())
    }

    fn plain(&mut self, table: &str, columns: &str, key: &str, or: &str) -> Result<(), StoreError> {
        let places: Vec<String> = (1..=columns.split(", ").count()).map(|at| format!("?{at}")).collect();
        let insert = format!("INSERT OR {or} INTO {table} ({columns}) VALUES ({})", places.join(", "));
        self.both_ways(&format!("SELECT {columns} FROM {table}"), key, |into, values| {
            into.prepare_cached(&insert)?.execute(params_from_iter(values))?;
            Ok(Some(()))
        })
    }

    /// Sealed notes never change, but they are thrown away: whichever of the two says so, it stays so.
    fn sealed_notes(&mut self) -> Result<(), StoreError> {
        self.both_ways("SELECT id, review, about, sealed FROM sealed_note", "id", |into, values| {
            into.prepare_cached(
                "INSERT INTO sealed_note (id, review, about, sealed) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT (id) DO UPDATE SET review = x'', about = x'', sealed = x'' WHERE length(excluded.sealed) = 0",
            )?
            .execute(params_from_iter(values))?;
            Ok(Some(()))
        })
    }

    /// The imports that the log names, with the numbers they get. What the log does not name was never there.
    fn imports(&mut self) -> Result<Imports, StoreError> {
        let mut found: Vec<(i64, i64, i64)> = Vec::new();
        let query = "SELECT event, source, state, no FROM import WHERE no >= ?1 ORDER BY no";
        self.along(query, |into, values| {
            let (Some(source), Some(no)) = (number(&values, 1), number(&values, 3)) else { return Ok(None) };
            if !matches!(values.get(2), Some(Value::Text(state)) if state == "done") {
                return Ok(Some(()));
            }
            let event = values.into_iter().next().unwrap_or(Value::Null);
            let named: bool = into
                .prepare_cached("SELECT EXISTS (SELECT 1 FROM event WHERE id = ?1)")?
                .query_row([&event], |row| row.get(0))?;
            if named {
                into.prepare_cached(
                    "INSERT INTO import (event, source, state) VALUES (?1, 0, 'done')
                     ON CONFLICT (event) DO UPDATE SET state = 'done'",
                )?
                .execute([&event])?;
                let import: i64 = into
                    .prepare_cached("SELECT no FROM import WHERE event = ?1")?
                    .query_row([&event], |row| row.get(0))?;
                found.push((no, source, import));
            }
            Ok(Some(()))
        })?;
        let given: HashMap<i64, i64> = found.iter().map(|(no, _, import)| (*no, *import)).collect();
        let mut imports = Imports::new();
        for (no, source, import) in found {
            match given.get(&source) {
                Some(source) => {
                    self.into.execute("UPDATE import SET source = ?2 WHERE no = ?1", [import, *source])?;
                    imports.insert(no, Numbers { import, source: *source });
                }
                // Without the first import of its source there is nothing that it could belong to.
                None => {
                    self.unreadable += 1;
                    self.into.execute("DELETE FROM import WHERE no = ?1 AND source = 0", [import])?;
                }
            }
        }
        Ok(imports)
    }

    fn authors(&mut self, imports: &Imports) -> Result<HashMap<i64, i64>, StoreError> {
        let sources: HashMap<i64, i64> = imports
            .iter()
            .filter(|(_, numbers)| numbers.import == numbers.source)
            .map(|(no, numbers)| (*no, numbers.source))
            .collect();
        let mut authors = HashMap::new();
        let query = "SELECT source, id, name, email, is_program, no FROM author WHERE no >= ?1 ORDER BY no";
        self.along(query, |into, mut values| {
            let (Some(source), Some(no)) = (number(&values, 0), number(&values, 5)) else { return Ok(None) };
            let Some(source) = sources.get(&source) else { return Ok(Some(())) };
            values.truncate(5);
            if let Some(first) = values.first_mut() {
                *first = Value::Integer(*source);
            }
            let given: i64 = into
                .prepare_cached(
                    "INSERT INTO author (source, id, name, email, is_program) VALUES (?1, ?2, ?3, ?4, ?5)
                     ON CONFLICT (source, id, name) DO UPDATE SET email = email RETURNING no",
                )?
                .query_row(params_from_iter(values), |row| row.get(0))?;
            authors.insert(no, given);
            Ok(Some(()))
        })?;
        Ok(authors)
    }

    fn messages(&mut self, imports: &Imports, authors: &HashMap<i64, i64>) -> Result<(), StoreError> {
        let query = "SELECT import, author, at, lasted, kind, edited, room, key, spot, text, original, extra, id
                     FROM message WHERE id >= ?1 ORDER BY id";
        self.along(query, |into, mut values| {
            let (Some(import), Some(author), Some(id)) =
                (number(&values, 0), number(&values, 1), number(&values, 12))
            else {
                return Ok(None);
            };
            let Some(Numbers { import, source }) = imports.get(&import).copied() else { return Ok(Some(())) };
            let row = row_of(source, place_of(id));
            let author = match authors.get(&author) {
                Some(author) => *author,
                None => nobody(into, source)?,
            };
            let text = values.get(9).cloned().unwrap_or(Value::Null);
            let head = [row, source, import, author].map(Value::Integer);
            let rest: Vec<Value> = values.drain(2..12).collect();
            let new = into
                .prepare_cached(
                    "INSERT OR IGNORE INTO message (id, source, import, author, at, lasted, kind, edited, room, key, spot,
                                                    text, original, extra)
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
                )?
                .execute(params_from_iter(head.into_iter().chain(rest)))?;
            if new > 0 {
                into.prepare_cached("INSERT INTO message_words (rowid, text) VALUES (?1, ?2)")?
                    .execute(params![row, text])?;
            }
            Ok(Some(()))
        })
    }

    fn changes(&mut self, imports: &Imports) -> Result<(), StoreError> {
        let select = "SELECT id, import, gone, edited, text, original, extra FROM message_change";
        self.both_ways(select, "id, import", |into, mut values| {
            let (Some(id), Some(import)) = (number(&values, 0), number(&values, 1)) else { return Ok(None) };
            let Some(Numbers { import, source }) = imports.get(&import).copied() else { return Ok(Some(())) };
            values.splice(0..2, [row_of(source, place_of(id)), import].map(Value::Integer));
            into.prepare_cached(
                "INSERT OR IGNORE INTO message_change (id, import, gone, edited, text, original, extra)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            )?
            .execute(params_from_iter(values))?;
            Ok(Some(()))
        })
    }

    /// The files themselves. One of which a piece is missing is worth nothing and is left out.
    fn originals(&mut self, imports: &Imports) -> Result<(), StoreError> {
        let query = "SELECT import, part, bytes, rowid FROM original_part WHERE rowid >= ?1 ORDER BY rowid";
        self.along(query, |into, values| {
            let Some(import) = number(&values, 0) else { return Ok(None) };
            if let Some(numbers) = imports.get(&import) {
                let mut rest = values.into_iter().skip(1);
                into.prepare_cached("INSERT OR IGNORE INTO original_part (import, part, bytes) VALUES (?1, ?2, ?3)")?
                    .execute(params![numbers.import, rest.next(), rest.next()])?;
            }
            Ok(Some(()))
        })?;
        self.both_ways("SELECT hash, import, media_type, size FROM original", "hash, import", |into, mut values| {
            let Some(import) = number(&values, 1) else { return Ok(None) };
            let Some(numbers) = imports.get(&import) else { return Ok(Some(())) };
            let Some(Value::Blob(hash)) = values.first() else { return Ok(None) };
            let whole = Hash::from_slice(hash).is_ok_and(|hash| is_whole(into, numbers.import, hash).unwrap_or(false));
            if !whole {
                into.execute("DELETE FROM original_part WHERE import = ?1", [numbers.import])?;
                return Ok(None);
            }
            values.splice(1..2, [Value::Integer(numbers.import)]);
            into.prepare_cached(
                "INSERT OR IGNORE INTO original (hash, import, media_type, size) VALUES (?1, ?2, ?3, ?4)",
            )?
            .execute(params_from_iter(values))?;
            Ok(Some(()))
        })
    }
}

/// Whether the pieces of a file are the file.
fn is_whole(into: &Connection, import: i64, hash: Hash) -> Result<bool, StoreError> {
    let mut hashing = Hashing::default();
    let mut statement = into.prepare_cached("SELECT bytes FROM original_part WHERE import = ?1 ORDER BY part")?;
    let mut rows = statement.query([import])?;
    while let Some(row) = rows.next()? {
        hashing.take(row.get_ref(0)?.as_blob().unwrap_or_default());
    }
    Ok(hashing.finish() == hash)
}

/// Whoever said what nobody can be read of any more.
fn nobody(into: &Connection, source: i64) -> Result<i64, StoreError> {
    let there: Option<i64> = into
        .prepare_cached("SELECT no FROM author WHERE source = ?1 AND id = 'unreadable'")?
        .query_row([source], |row| row.get(0))
        .optional()?;
    if let Some(no) = there {
        return Ok(no);
    }
    Ok(into
        .prepare_cached(
            "INSERT INTO author (source, id, name, email, is_program) VALUES (?1, 'unreadable', 'unreadable', '', 0)
             RETURNING no",
        )?
        .query_row([source], |row| row.get(0))?)
}
