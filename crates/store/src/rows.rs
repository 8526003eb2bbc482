//! An event as a row, and a row as an event.

use chrono::DateTime;
use muster_core::event::{Body, Event, Header, Hlc, Stamp, StreamKind};
use muster_core::ids::{DeviceId, EventId, Hash, PersonId, StreamId};
use muster_core::time::{Happened, Moment};
use muster_core::words::Precision;
use rusqlite::{CachedStatement, Connection, Row, params};

use crate::StoreError;

/// The columns of an event in the order [`raw_event`] reads them.
pub(crate) const COLUMNS: &str = "id, stream, stream_kind, device, seq, author, recorded_at, happened_at, precision, \
                                  until_at, zone, known_at, kind, version, body, prev, body_hash, hash, arrival";

/// An event with its body still as bytes, as it is checked.
#[derive(Debug, Clone, PartialEq)]
pub struct RawEvent {
    /// Everything but what it says.
    pub header: Header,
    /// Its hash as stored.
    pub hash: Hash,
    /// Its body as stored; `None` when erased.
    pub body: Option<String>,
    /// The order in which it reached this store.
    pub arrival: i64,
}

impl RawEvent {
    /// Reads the body.
    ///
    /// # Errors
    /// When a known kind does not have its shape.
    pub fn decode(self) -> Result<Event, StoreError> {
        let body = Body::decode(&self.header.kind, self.header.version, self.body.as_deref())?;
        Ok(Event { header: self.header, hash: self.hash, body })
    }
}

fn unfit(column: &'static str) -> StoreError {
    StoreError::Damaged(format!("an event has no readable {column}"))
}

fn moment(ms: i64, column: &'static str) -> Result<Moment, StoreError> {
    DateTime::from_timestamp_millis(ms).ok_or_else(|| unfit(column))
}

/// Reads one row of `SELECT {COLUMNS}`.
pub(crate) fn raw_event(row: &Row<'_>) -> Result<RawEvent, StoreError> {
    let blob = |index: usize| -> Result<&[u8], StoreError> {
        row.get_ref(index)?.as_blob().map_err(|_wrong| unfit("identity"))
    };
    let text =
        |index: usize| -> Result<&str, StoreError> { row.get_ref(index)?.as_str().map_err(|_wrong| unfit("text")) };
    let stream_kind = StreamKind::from_stored(text(2)?).ok_or_else(|| unfit("kind of stream"))?;
    let precision = Precision::from_stored(text(8)?).ok_or_else(|| unfit("precision"))?;
    let author = match row.get_ref(5)?.as_blob_or_null().map_err(|_wrong| unfit("author"))? {
        Some(bytes) => Some(PersonId::from_slice(bytes).map_err(|_wrong| unfit("author"))?),
        None => None,
    };
    let until = match row.get::<_, Option<i64>>(9)? {
        Some(ms) => Some(moment(ms, "end of its span")?),
        None => None,
    };
    let hash = |index: usize, column| Hash::from_slice(blob(index)?).map_err(|_wrong| unfit(column));
    let header = Header {
        id: EventId::from_slice(blob(0)?).map_err(|_wrong| unfit("id"))?,
        stream: StreamId::from_slice(blob(1)?).map_err(|_wrong| unfit("stream"))?,
        stream_kind,
        stamp: Stamp {
            recorded_at: Hlc::unpack(row.get(6)?),
            device: DeviceId::from_slice(blob(3)?).map_err(|_wrong| unfit("device"))?,
            seq: row.get::<_, i64>(4)?.unsigned_abs(),
        },
        author,
        happened: Happened { at: moment(row.get(7)?, "time")?, precision, until, zone: text(10)?.to_owned() },
        known_at: moment(row.get(11)?, "known time")?,
        kind: text(12)?.to_owned(),
        version: row.get(13)?,
        prev: hash(15, "previous hash")?,
        body_hash: hash(16, "body hash")?,
    };
    let body = row.get_ref(14)?.as_str_or_null().map_err(|_wrong| unfit("body"))?.map(str::to_owned);
    Ok(RawEvent { header, hash: hash(17, "hash")?, body, arrival: row.get(18)? })
}

/// Runs `SELECT {COLUMNS} FROM event WHERE {condition}` and hands each event over.
pub(crate) fn each_event(
    connection: &Connection,
    condition: &str,
    parameters: impl rusqlite::Params,
    mut take: impl FnMut(RawEvent) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let mut statement = connection.prepare_cached(&format!("SELECT {COLUMNS} FROM event WHERE {condition}"))?;
    let mut rows = statement.query(parameters)?;
    while let Some(row) = rows.next()? {
        take(raw_event(row)?)?;
    }
    Ok(())
}

/// The line a correction is about, so that its events can be found together.
pub(crate) fn subject(body: &Body) -> Option<EventId> {
    match body {
        Body::EntryAmended(body) => Some(body.entry),
        Body::EntryStruck(body) => Some(body.entry),
        Body::EntryPinned(body) | Body::EntryFlagged(body) => Some(body.entry),
        Body::IncidentDeclared(_)
        | Body::TitleSet(_)
        | Body::SeveritySet(_)
        | Body::PhaseSet(_)
        | Body::MilestoneSet(_)
        | Body::StatementWritten(_)
        | Body::EntryAdded(_)
        | Body::Restored(_)
        | Body::BodyErased(_)
        | Body::PersonAdded(_)
        | Body::PersonAmended(_)
        | Body::PersonMerged(_)
        | Body::ServiceAdded(_)
        | Body::ServiceAmended(_)
        | Body::LibrarySet(_)
        | Body::LibraryCleared(_)
        | Body::Act(_)
        | Body::Drill(_)
        | Body::Review(_)
        | Body::Talk(_)
        | Body::Newer { .. }
        | Body::Erased { .. } => None,
    }
}

/// Prepares the one statement that appends to the log.
pub(crate) fn insert_event(connection: &Connection) -> Result<CachedStatement<'_>, StoreError> {
    Ok(connection.prepare_cached(
        "INSERT INTO event (id, stream, stream_kind, device, seq, author, recorded_at, happened_at, precision, until_at,
                            zone, known_at, kind, version, body, subject, prev, body_hash, hash)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19)",
    )?)
}

/// Appends one event; returns its arrival.
pub(crate) fn append_row(connection: &Connection, event: &Event, bytes: Option<&str>) -> Result<i64, StoreError> {
    let Header { id, stream, stream_kind, stamp, author, happened, known_at, kind, version, prev, body_hash } =
        &event.header;
    let seq = i64::try_from(stamp.seq)
        .map_err(|_huge| StoreError::Unfit("take in an event: its number is too large".to_owned()))?;
    insert_event(connection)?.execute(params![
        &id.as_bytes()[..],
        &stream.as_bytes()[..],
        stream_kind.as_str(),
        &stamp.device.as_bytes()[..],
        seq,
        author.as_ref().map(|author| &author.as_bytes()[..]),
        stamp.recorded_at.pack(),
        happened.at.timestamp_millis(),
        happened.precision.as_str(),
        happened.until.map(|until| until.timestamp_millis()),
        happened.zone,
        known_at.timestamp_millis(),
        kind,
        version,
        bytes,
        subject(&event.body).as_ref().map(|subject| &subject.as_bytes()[..]),
        &prev.0[..],
        &body_hash.0[..],
        &event.hash.0[..],
    ])?;
    Ok(connection.last_insert_rowid())
}
