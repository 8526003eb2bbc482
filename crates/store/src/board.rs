//! The board: what is open, what was closed, and which incident a spoken reference means.

use chrono::DateTime;
use muster_core::event::Hlc;
use muster_core::ids::StreamId;
use muster_core::time::Moment;
use muster_core::words::{Phase, Severity};
use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::StoreError;
use crate::store::Store;

/// One incident as the board shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct IncidentRow {
    /// Which.
    pub stream: StreamId,
    /// The number it was given.
    pub number: u32,
    /// 0, or how many earlier incidents bear the same number.
    pub twin: u32,
    /// Whether it is an exercise.
    pub is_drill: bool,
    /// Its title.
    pub title: String,
    /// Its severity.
    pub severity: Option<Severity>,
    /// What readers are told.
    pub phase: Phase,
    /// When it was declared.
    pub declared_at: Moment,
    /// When impact began.
    pub impact_at: Option<Moment>,
    /// When it was over.
    pub resolved_at: Option<Moment>,
    /// The statement that counts.
    pub statement: String,
    /// How many lines stand.
    pub lines: u32,
    /// The latest line that stands.
    pub last_line: String,
    /// When the latest line was written; the declaration when there is none.
    pub last_at: Moment,
    /// Handles of the services it names, in lower case.
    pub services: Vec<String>,
}

/// How many are closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Closed {
    /// Of both.
    pub total: u32,
    /// Of them, how many are drills.
    pub drills: u32,
}

/// What lines of an incident name.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Named {
    /// Handles of services.
    pub services: Vec<String>,
    /// Handles of people.
    pub people: Vec<String>,
}

impl IncidentRow {
    /// What people say aloud: `INC-0042`, `DRILL-0003`; a twin from another machine gets a letter.
    #[must_use]
    pub fn reference(&self) -> String {
        reference(self.number, self.twin, self.is_drill)
    }
}

/// What people say aloud of an incident with this number, told apart from so many earlier ones.
#[must_use]
pub fn reference(number: u32, twin: u32, is_drill: bool) -> String {
    let prefix = if is_drill { "DRILL" } else { "INC" };
    let letter = match twin {
        0 => String::new(),
        twin => char::from_u32(u32::from('a') + twin.min(25)).map(String::from).unwrap_or_default(),
    };
    format!("{prefix}-{number:04}{letter}")
}

const COLUMNS: &str = "stream, number, twin, is_drill, title, severity, phase, declared_at, impact_at, resolved_at, \
                       statement, lines";

impl Store {
    /// Incidents, or drills, that bear a number, in the order in which letters tell them apart: when each was declared,
    /// which it is, its title.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn bearing(&self, number: u32, is_drill: bool) -> Result<Vec<(Hlc, StreamId, String)>, StoreError> {
        self.on_reader(|connection| {
            let mut statement = connection.prepare_cached(
                "SELECT declared_order, stream, title FROM incident WHERE is_drill = ?1 AND number = ?2
                 ORDER BY declared_order, stream",
            )?;
            let mut rows = statement.query(params![is_drill, number])?;
            let mut found = Vec::new();
            while let Some(row) = rows.next()? {
                let stream = crate::read::stream_id(&row.get::<_, Vec<u8>>(1)?)?;
                found.push((Hlc::unpack(row.get(0)?), stream, row.get(2)?));
            }
            Ok(found)
        })
    }

    /// Every open incident and drill: most severe first, not sized ones with the most severe, then longest open.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn open_incidents(&self) -> Result<Vec<IncidentRow>, StoreError> {
        self.on_reader(|connection| {
            list(connection, "is_open = 1 ORDER BY is_drill, coalesce(severity, ''), declared_at LIMIT ?1", 500)
        })
    }

    /// The latest closed incidents and the latest closed drills, so many of each that drills push nothing real out of
    /// sight; latest first, and how many there are in all.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn closed_incidents(&self, limit: u32) -> Result<(Vec<IncidentRow>, Closed), StoreError> {
        self.on_reader(|connection| {
            let count = connection
                .prepare_cached("SELECT count(*), coalesce(sum(is_drill), 0) FROM incident WHERE is_open = 0")?
                .query_row((), |row| Ok(Closed { total: row.get(0)?, drills: row.get(1)? }))?;
            let latest = |is_drill: &str| {
                let condition = format!("is_open = 0 AND is_drill = {is_drill} ORDER BY declared_at DESC LIMIT ?1");
                list(connection, &condition, limit)
            };
            let mut closed = latest("0")?;
            if count.drills > 0 {
                closed.extend(latest("1")?);
                closed.sort_by_key(|row| std::cmp::Reverse(row.declared_at));
            }
            Ok((closed, count))
        })
    }

    /// One incident; `None` when there is none of that id, or its declaration was undone.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn incident(&self, stream: StreamId) -> Result<Option<IncidentRow>, StoreError> {
        self.on_reader(|connection| one(connection, stream))
    }

    /// Whether there is such an incident, and its declaration was not undone.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn is_incident(&self, stream: StreamId) -> Result<bool, StoreError> {
        self.on_reader(|connection| {
            Ok(connection
                .prepare_cached("SELECT EXISTS (SELECT 1 FROM incident WHERE stream = ?1)")?
                .query_row([&stream.as_bytes()[..]], |row| row.get(0))?)
        })
    }

    /// Handles of every service and of everybody that lines of an incident name, in lower case and alphabetical order.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn named(&self, stream: StreamId) -> Result<Named, StoreError> {
        self.on_reader(|connection| {
            let read = |query: &str| -> Result<Vec<String>, StoreError> {
                let mut statement = connection.prepare_cached(query)?;
                let handles = statement.query_map([&stream.as_bytes()[..]], |row| row.get(0))?;
                Ok(handles.collect::<Result<_, _>>()?)
            };
            Ok(Named {
                services: read("SELECT handle FROM incident_service WHERE stream = ?1 ORDER BY handle")?,
                people: read("SELECT handle FROM incident_person WHERE stream = ?1 ORDER BY handle")?,
            })
        })
    }

    /// The incident that was declared last, open ones before closed ones.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn latest_incident(&self) -> Result<Option<StreamId>, StoreError> {
        self.on_reader(|connection| {
            find(connection, "SELECT stream FROM incident ORDER BY is_open DESC, declared_order DESC LIMIT 1", ())
        })
    }

    /// Which incident bears a number. `twin` is 0 unless a letter was said.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn by_number(&self, number: u32, twin: u32, is_drill: bool) -> Result<Option<StreamId>, StoreError> {
        self.on_reader(|connection| {
            find(
                connection,
                "SELECT stream FROM incident WHERE is_drill = ?3 AND number = ?1 AND twin = ?2",
                params![number, twin, is_drill],
            )
        })
    }
}

fn find(
    connection: &Connection,
    query: &str,
    parameters: impl rusqlite::Params,
) -> Result<Option<StreamId>, StoreError> {
    let bytes: Option<Vec<u8>> =
        connection.prepare_cached(query)?.query_row(parameters, |row| row.get(0)).optional()?;
    Ok(bytes.and_then(|bytes| StreamId::from_slice(&bytes).ok()))
}

fn one(connection: &Connection, stream: StreamId) -> Result<Option<IncidentRow>, StoreError> {
    let query = format!("SELECT {COLUMNS} FROM incident WHERE stream = ?1");
    let mut statement = connection.prepare_cached(&query)?;
    let mut rows = statement.query([&stream.as_bytes()[..]])?;
    match rows.next()? {
        Some(row) => Ok(Some(complete(connection, row)?)),
        None => Ok(None),
    }
}

fn list(connection: &Connection, condition: &str, limit: u32) -> Result<Vec<IncidentRow>, StoreError> {
    let mut statement = connection.prepare_cached(&format!("SELECT {COLUMNS} FROM incident WHERE {condition}"))?;
    let mut rows = statement.query([limit])?;
    let mut incidents = Vec::new();
    while let Some(row) = rows.next()? {
        incidents.push(complete(connection, row)?);
    }
    Ok(incidents)
}

fn stream_at(row: &Row<'_>, index: usize) -> Result<StreamId, StoreError> {
    let wrong = || StoreError::Damaged("an incident has no readable id".to_owned());
    let bytes = row.get_ref(index)?.as_blob().map_err(|_wrong| wrong())?;
    StreamId::from_slice(bytes).map_err(|_wrong| wrong())
}

fn complete(connection: &Connection, row: &Row<'_>) -> Result<IncidentRow, StoreError> {
    let stream = stream_at(row, 0)?;
    let moment = |ms: i64| DateTime::from_timestamp_millis(ms).unwrap_or_default();
    let declared_at = moment(row.get(7)?);
    let key = &stream.as_bytes()[..];
    let last: Option<(i64, String)> = connection
        .prepare_cached(
            "SELECT event.recorded_at, line.text FROM line JOIN event ON event.arrival = line.arrival
             WHERE line.stream = ?1 AND line.is_head = 0 AND line.struck = 0 ORDER BY line.arrival DESC LIMIT 1",
        )?
        .query_row([key], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let services = connection
        .prepare_cached("SELECT handle FROM incident_service WHERE stream = ?1 ORDER BY lines DESC, handle LIMIT 20")?
        .query_map([key], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    let severity: Option<String> = row.get(5)?;
    let phase: String = row.get(6)?;
    Ok(IncidentRow {
        stream,
        number: row.get(1)?,
        twin: row.get(2)?,
        is_drill: row.get(3)?,
        title: row.get(4)?,
        severity: severity.as_deref().and_then(Severity::from_stored),
        phase: Phase::from_stored(&phase).unwrap_or(Phase::Investigating),
        declared_at,
        impact_at: row.get::<_, Option<i64>>(8)?.map(moment),
        resolved_at: row.get::<_, Option<i64>>(9)?.map(moment),
        statement: row.get(10)?,
        lines: row.get::<_, i64>(11)?.try_into().unwrap_or(0),
        last_at: last.as_ref().map_or(declared_at, |(packed, _)| Hlc::unpack(*packed).moment()),
        last_line: last.map(|(_, text)| text).unwrap_or_default(),
        services,
    })
}
