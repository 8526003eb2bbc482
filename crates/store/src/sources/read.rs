//! Reading messages back.

use std::collections::{BTreeSet, HashMap};

use muster_core::ids::EventId;
use rusqlite::{Connection, Row, params};

use super::{number_of, place_of, row_of};
use crate::StoreError;
use crate::store::Store;

/// Where a message stands in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct MessageOrder {
    /// Milliseconds since 1970, before the source's clock was put right; `None` where nobody can know.
    pub at: Option<i64>,
    /// Its number in the source.
    pub place: u32,
}

/// A message as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MessageRow {
    /// Its number in the source.
    pub place: u32,
    /// Milliseconds since 1970, before the source's clock was put right.
    pub at: Option<i64>,
    /// How long it went on, in milliseconds.
    pub lasted: Option<u32>,
    /// The number of who said it.
    pub author: i64,
    /// What it is, in stored form.
    pub kind: String,
    /// Whether it was changed after it was sent.
    pub edited: bool,
    /// Whether a newer export no longer has it.
    pub gone: bool,
    /// Whether a newer export says it differently.
    pub changed: bool,
    /// The room of the source.
    pub room: String,
    /// What the source calls it.
    pub key: String,
    /// Where it stands in the original.
    pub spot: String,
    /// What it says.
    pub text: String,
    /// As it stood there; empty when that is what `text` says.
    pub original: String,
    /// What else there is, as JSON; empty for nothing.
    pub extra: String,
}

/// Who speaks in a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredAuthor {
    /// Their number, as messages name them.
    pub no: i64,
    /// What the source calls them by.
    pub id: String,
    /// As a reader wants to see it.
    pub name: String,
    /// E-mail address.
    pub email: String,
    /// Whether it is a program.
    pub is_program: bool,
}

/// What a newer import found.
pub(super) struct Change {
    pub(super) gone: bool,
    pub(super) edited: bool,
    pub(super) text: String,
    pub(super) original: String,
    pub(super) extra: String,
}

/// The numbers of imports by the events that name them; those that are not in this store are left out.
pub(super) fn numbers(connection: &Connection, events: &[EventId]) -> Result<BTreeSet<i64>, StoreError> {
    let mut numbers = BTreeSet::new();
    for event in events {
        numbers.extend(number_of(connection, *event)?);
    }
    Ok(numbers)
}

/// Hands over what later imports changed, in the order in which they were made.
pub(super) fn each_change(
    connection: &Connection,
    source: i64,
    held: &BTreeSet<i64>,
    mut take: impl FnMut(u32, Change),
) -> Result<(), StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT id, import, gone, edited, text, coalesce(original, ''), coalesce(extra, '') FROM message_change
         WHERE id BETWEEN ?1 AND ?2 ORDER BY import",
    )?;
    let mut rows = statement.query([row_of(source, 0), row_of(source, u32::MAX)])?;
    while let Some(row) = rows.next()? {
        if held.contains(&row.get(1)?) {
            take(place_of(row.get(0)?), change(row)?);
        }
    }
    Ok(())
}

fn change(row: &Row<'_>) -> Result<Change, StoreError> {
    Ok(Change { gone: row.get(2)?, edited: row.get(3)?, text: row.get(4)?, original: row.get(5)?, extra: row.get(6)? })
}

impl Store {
    /// Every message of a source in the order of time, those without a time first. `held` names the imports that hold.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn message_order(&self, source: EventId, held: &[EventId]) -> Result<Vec<MessageOrder>, StoreError> {
        self.on_reader(|connection| {
            let Some(no) = number_of(connection, source)? else { return Ok(Vec::new()) };
            let held = numbers(connection, held)?;
            let mut statement = connection.prepare_cached(
                "SELECT at, id, import FROM message WHERE source = ?1 ORDER BY source, at, import, id",
            )?;
            let mut rows = statement.query([no])?;
            let mut order = Vec::new();
            while let Some(row) = rows.next()? {
                if held.contains(&row.get(2)?) {
                    order.push(MessageOrder { at: row.get(0)?, place: place_of(row.get(1)?) });
                }
            }
            // Those of one instant stand as they stood in the source, whichever import brought them.
            order.sort_unstable();
            Ok(order)
        })
    }

    /// Messages by their numbers in a source, in the order asked for; those that are not there are left out.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn messages(&self, source: EventId, held: &[EventId], places: &[u32]) -> Result<Vec<MessageRow>, StoreError> {
        self.on_reader(|connection| {
            let Some(no) = number_of(connection, source)? else { return Ok(Vec::new()) };
            let held = numbers(connection, held)?;
            let mut one = connection.prepare_cached(
                "SELECT id, import, at, lasted, author, kind, edited, room, key, spot, text, coalesce(original, ''),
                        coalesce(extra, '') FROM message WHERE id = ?1",
            )?;
            let mut changes = connection.prepare_cached(
                "SELECT id, import, gone, edited, text, coalesce(original, ''), coalesce(extra, '')
                 FROM message_change WHERE id = ?1 ORDER BY import",
            )?;
            let mut found = Vec::with_capacity(places.len());
            for place in places {
                let id = row_of(no, *place);
                let mut rows = one.query([id])?;
                let Some(row) = rows.next()? else { continue };
                if !held.contains(&row.get(1)?) {
                    continue;
                }
                let mut message = message(row)?;
                let mut later = changes.query([id])?;
                while let Some(row) = later.next()? {
                    if held.contains(&row.get(1)?) {
                        apply(&mut message, change(row)?);
                    }
                }
                found.push(message);
            }
            Ok(found)
        })
    }

    /// Everybody who speaks in a source, by the number that messages name them by.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn authors(&self, source: EventId) -> Result<HashMap<i64, StoredAuthor>, StoreError> {
        self.on_reader(|connection| {
            let Some(no) = number_of(connection, source)? else { return Ok(HashMap::new()) };
            let mut statement =
                connection.prepare_cached("SELECT no, id, name, email, is_program FROM author WHERE source = ?1")?;
            let rows = statement.query_map([no], |row| {
                let author = StoredAuthor {
                    no: row.get(0)?,
                    id: row.get(1)?,
                    name: row.get(2)?,
                    email: row.get(3)?,
                    is_program: row.get(4)?,
                };
                Ok((author.no, author))
            })?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }

    /// How many lines each speaks in a source, with the first and last instant and how long they spoke, in milliseconds.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn spoken(&self, source: EventId, held: &[EventId]) -> Result<Vec<Spoken>, StoreError> {
        self.on_reader(|connection| {
            let Some(no) = number_of(connection, source)? else { return Ok(Vec::new()) };
            let held = numbers(connection, held)?;
            let mut by_author: HashMap<i64, Spoken> = HashMap::new();
            let mut statement = connection
                .prepare_cached("SELECT author, import, at, lasted, kind FROM message WHERE id BETWEEN ?1 AND ?2")?;
            let mut rows = statement.query(params![row_of(no, 0), row_of(no, u32::MAX)])?;
            while let Some(row) = rows.next()? {
                let kind = row.get_ref(4)?.as_str().unwrap_or_default();
                if !held.contains(&row.get(1)?) || kind != "message" {
                    continue;
                }
                let author: i64 = row.get(0)?;
                let spoken = by_author.entry(author).or_insert_with(|| Spoken { author, ..Spoken::default() });
                spoken.messages += 1;
                spoken.millis += u64::from(row.get::<_, Option<u32>>(3)?.unwrap_or(0));
                if let Some(at) = row.get::<_, Option<i64>>(2)? {
                    spoken.first = Some(spoken.first.map_or(at, |first| first.min(at)));
                    spoken.last = Some(spoken.last.map_or(at, |last| last.max(at)));
                }
            }
            let mut spoken: Vec<Spoken> = by_author.into_values().collect();
            spoken.sort_by_key(|one| (one.first, one.author));
            Ok(spoken)
        })
    }
}

/// How much one person said in a source. It says who was heard and nothing about anybody's worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Spoken {
    /// The number of the author.
    pub author: i64,
    /// How many messages.
    pub messages: u32,
    /// How long, in milliseconds, where the source says.
    pub millis: u64,
    /// The first instant.
    pub first: Option<i64>,
    /// The last instant.
    pub last: Option<i64>,
}

fn message(row: &Row<'_>) -> Result<MessageRow, StoreError> {
    Ok(MessageRow {
        place: place_of(row.get(0)?),
        at: row.get(2)?,
        lasted: row.get(3)?,
        author: row.get(4)?,
        kind: row.get(5)?,
        edited: row.get(6)?,
        gone: false,
        changed: false,
        room: row.get(7)?,
        key: row.get(8)?,
        spot: row.get(9)?,
        text: row.get(10)?,
        original: row.get(11)?,
        extra: row.get(12)?,
    })
}

fn apply(message: &mut MessageRow, change: Change) {
    let Change { gone, edited, text, original, extra } = change;
    message.changed |= message.text != text;
    *message = MessageRow { gone, edited, text, original, extra, ..std::mem::replace(message, empty()) };
}

fn empty() -> MessageRow {
    MessageRow {
        place: 0,
        at: None,
        lasted: None,
        author: 0,
        kind: String::new(),
        edited: false,
        gone: false,
        changed: false,
        room: String::new(),
        key: String::new(),
        spot: String::new(),
        text: String::new(),
        original: String::new(),
        extra: String::new(),
    }
}
