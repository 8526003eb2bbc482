//! The table of lines.

use muster_core::event::{EntryAdded, Header};
use muster_core::ids::{EventId, StreamId};
use muster_core::incident::{IncidentState, LogLine};
use rusqlite::{Connection, OptionalExtension, params};

use super::{extra_of, words};
use crate::StoreError;

/// A row of the table of lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LineRow {
    pub(crate) stream: StreamId,
    pub(crate) id: EventId,
    pub(crate) is_head: bool,
    pub(crate) kind: String,
    pub(crate) text: String,
    pub(crate) extra: String,
    pub(crate) services: String,
    pub(crate) happened_at: i64,
    pub(crate) struck: bool,
}

impl LineRow {
    pub(crate) fn of_added(header: &Header, body: &EntryAdded) -> Self {
        Self {
            stream: header.stream,
            id: header.id,
            is_head: false,
            kind: body.kind.as_str().to_owned(),
            text: body.text.clone(),
            extra: extra(body.attachments.iter().map(|one| one.caption.as_str()), &body.people, &body.services, None),
            services: folded(&body.services),
            happened_at: header.happened.at.timestamp_millis(),
            struck: false,
        }
    }

    pub(crate) fn of_line(stream: StreamId, line: &LogLine, is_head: bool) -> Self {
        let view = &line.view;
        Self {
            stream,
            id: line.id,
            is_head,
            kind: view.kind.as_str().to_owned(),
            text: view.text.clone(),
            extra: extra_of(view),
            services: folded(&view.services),
            happened_at: view.happened.at.timestamp_millis(),
            struck: view.struck.is_some(),
        }
    }

    pub(crate) fn insert(&self, connection: &Connection, arrival: i64) -> Result<(), StoreError> {
        self.insert_waiting(connection, arrival)?;
        words::add(connection, self, arrival)
    }

    /// Writes a row that is later than everything the indexes of words hold, so that it waits for them.
    pub(super) fn insert_waiting(&self, connection: &Connection, arrival: i64) -> Result<(), StoreError> {
        connection
            .prepare_cached(
                "INSERT INTO line (arrival, stream, id, is_head, kind, text, extra, services, happened_at, struck)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
            )?
            .execute(params![
                arrival,
                &self.stream.as_bytes()[..],
                &self.id.as_bytes()[..],
                self.is_head,
                self.kind,
                self.text,
                self.extra,
                self.services,
                self.happened_at,
                self.struck,
            ])?;
        Ok(())
    }

    pub(crate) fn read(connection: &Connection, arrival: i64) -> Result<Option<Self>, StoreError> {
        let row = connection
            .prepare_cached(
                "SELECT stream, id, is_head, kind, text, extra, services, happened_at, struck FROM line WHERE arrival = ?1",
            )?
            .query_row([arrival], |row| {
                Ok((
                    row.get::<_, Vec<u8>>(0)?,
                    row.get::<_, Vec<u8>>(1)?,
                    row.get(2)?,
                    row.get(3)?,
                    row.get(4)?,
                    row.get(5)?,
                    row.get(6)?,
                    row.get(7)?,
                    row.get(8)?,
                ))
            })
            .optional()?;
        let Some((stream, id, is_head, kind, text, extra, services, happened_at, struck)) = row else {
            return Ok(None);
        };
        let wrong = |_| StoreError::Damaged("a line has no readable identity".to_owned());
        Ok(Some(Self {
            stream: StreamId::from_slice(&stream).map_err(wrong)?,
            id: EventId::from_slice(&id).map_err(wrong)?,
            is_head,
            kind,
            text,
            extra,
            services,
            happened_at,
            struck,
        }))
    }

    /// Takes the row out.
    pub(crate) fn remove(&self, connection: &Connection, arrival: i64) -> Result<(), StoreError> {
        words::remove(connection, self, arrival)?;
        connection.prepare_cached("DELETE FROM line WHERE arrival = ?1")?.execute([arrival])?;
        Ok(())
    }

    /// Counts the services and people it names in or out of what its incident names.
    pub(super) fn count(&self, connection: &Connection, change: i64) -> Result<(), StoreError> {
        let services = self.services.split('\n').filter(|handle| !handle.is_empty());
        count(connection, &SERVICES, self.stream, services, change)?;
        // They are kept among what can be searched, as `@handle`; in a caption that names them just as well.
        let people =
            self.extra.split(' ').filter_map(|word| word.strip_prefix('@')).filter(|handle| !handle.is_empty());
        count(connection, &PEOPLE, self.stream, people, change)
    }
}

/// Puts a line as it stands in the place of the row that was there.
pub(super) fn rewrite(
    connection: &Connection,
    stream: StreamId,
    entry: EventId,
    state: &IncidentState,
) -> Result<(), StoreError> {
    let Some(arrival) = arrival_of(connection, entry)? else { return Ok(()) };
    let before = LineRow::read(connection, arrival)?;
    let after = state.line(entry).map(|line| LineRow::of_line(stream, &line, false));
    if before == after {
        return Ok(());
    }
    let stands = |row: &Option<LineRow>| i64::from(row.as_ref().is_some_and(|row| !row.struck));
    if let Some(row) = &before {
        row.remove(connection, arrival)?;
        if !row.struck {
            row.count(connection, -1)?;
        }
    }
    if let Some(row) = &after {
        row.insert(connection, arrival)?;
        if !row.struck {
            row.count(connection, 1)?;
        }
    }
    let change = stands(&after) - stands(&before);
    connection
        .prepare_cached("UPDATE incident SET lines = lines + ?2 WHERE stream = ?1")?
        .execute(params![&stream.as_bytes()[..], change])?;
    Ok(())
}

/// The arrival of an event.
pub(super) fn arrival_of(connection: &Connection, id: EventId) -> Result<Option<i64>, StoreError> {
    Ok(connection
        .prepare_cached("SELECT arrival FROM event WHERE id = ?1")?
        .query_row([&id.as_bytes()[..]], |row| row.get(0))
        .optional()?)
}

/// In how many standing lines an incident names somebody or something: how that is counted.
struct Counted {
    add: &'static str,
    clear: &'static str,
}

const SERVICES: Counted = Counted {
    add: "INSERT INTO incident_service (stream, handle, lines) VALUES (?1, ?2, ?3)
          ON CONFLICT (stream, handle) DO UPDATE SET lines = lines + ?3",
    clear: "DELETE FROM incident_service WHERE stream = ?1 AND handle = ?2 AND lines <= 0",
};
const PEOPLE: Counted = Counted {
    add: "INSERT INTO incident_person (stream, handle, lines) VALUES (?1, ?2, ?3)
          ON CONFLICT (stream, handle) DO UPDATE SET lines = lines + ?3",
    clear: "DELETE FROM incident_person WHERE stream = ?1 AND handle = ?2 AND lines <= 0",
};

fn count<'a>(
    connection: &Connection,
    table: &Counted,
    stream: StreamId,
    names: impl Iterator<Item = &'a str>,
    change: i64,
) -> Result<(), StoreError> {
    let mut handles: Vec<String> = names.map(str::to_lowercase).collect();
    handles.sort_unstable();
    handles.dedup();
    for handle in handles {
        connection.prepare_cached(table.add)?.execute(params![&stream.as_bytes()[..], handle, change])?;
        if change < 0 {
            connection.prepare_cached(table.clear)?.execute(params![&stream.as_bytes()[..], handle])?;
        }
    }
    Ok(())
}

/// What can be searched beside the text.
pub(super) fn extra<'a>(
    captions: impl Iterator<Item = &'a str>,
    people: &[String],
    services: &[String],
    reason: Option<&str>,
) -> String {
    let words = captions
        .map(str::to_owned)
        .chain(people.iter().map(|handle| format!("@{handle}")))
        .chain(services.iter().map(|handle| format!("#{handle}")))
        .chain(reason.map(str::to_owned));
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

fn folded(services: &[String]) -> String {
    services.iter().map(|handle| handle.to_lowercase()).collect::<Vec<_>>().join("\n")
}
