//! Reading the log back.

use muster_core::event::Event;
use muster_core::ids::{DIRECTORY, EventId, StreamId};
use muster_core::merge::VersionVector;
use rusqlite::{Connection, OptionalExtension, params};

use crate::store::Store;
use crate::{StoreError, rows};

/// What of a stream has arrived.
#[derive(Debug, Clone, Default)]
pub struct Arrived {
    /// The events, in order of arrival.
    pub events: Vec<Event>,
    /// The arrival of the last of them; 0 for none.
    pub last: i64,
}

impl Store {
    /// Every event of a stream that arrived after `after`, in order of arrival.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn events(&self, stream: StreamId, after: i64) -> Result<Arrived, StoreError> {
        let mut arrived = Arrived { events: Vec::new(), last: after };
        arrived.last = self.each_event(stream, after, |event| arrived.events.push(event))?;
        Ok(arrived)
    }

    /// Gives every event of a stream that arrived after `after`, in order of arrival, without holding them; returns the
    /// arrival of the last of them, or `after`.
    ///
    /// # Errors
    /// When the store cannot be read; some events may have been given then.
    pub fn each_event(&self, stream: StreamId, after: i64, mut take: impl FnMut(Event)) -> Result<i64, StoreError> {
        self.on_reader(|connection| {
            let mut last = after;
            let condition = "stream = ?1 AND arrival > ?2 ORDER BY arrival";
            rows::each_event(connection, condition, params![&stream.as_bytes()[..], after], |raw| {
                last = raw.arrival;
                take(raw.decode()?);
                Ok(())
            })?;
            Ok(last)
        })
    }

    /// Every event of the directory that arrived after `after`.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn directory_events(&self, after: i64) -> Result<Arrived, StoreError> {
        self.events(DIRECTORY, after)
    }

    /// The arrival of the latest event; 0 for an empty log.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn last_arrival(&self) -> Result<i64, StoreError> {
        self.on_reader(last_arrival)
    }

    /// The streams that grew after `after`, each once, and the arrival of the latest event.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn grown_since(&self, after: i64) -> Result<(Vec<StreamId>, i64), StoreError> {
        self.on_reader(|connection| {
            let last = last_arrival(connection)?;
            if last <= after {
                return Ok((Vec::new(), last));
            }
            // Left to itself SQLite reads the index of all streams to its end, because it is in the order of streams.
            let mut statement = connection
                .prepare_cached("SELECT DISTINCT stream FROM event NOT INDEXED WHERE arrival > ?1 LIMIT 1000")?;
            let mut rows = statement.query([after])?;
            let mut streams = Vec::new();
            while let Some(row) = rows.next()? {
                let bytes =
                    row.get_ref(0)?.as_blob().map_err(|_wrong| StoreError::Damaged("a stream has no id".to_owned()))?;
                streams.push(stream_id(bytes)?);
            }
            Ok((streams, last))
        })
    }

    /// The incidents that ever spoke of another.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn related_streams(&self) -> Result<Vec<StreamId>, StoreError> {
        self.on_reader(|connection| {
            // Answered from an index of these alone: what is asked before the first picture reads no events.
            let mut statement = connection.prepare_cached(
                "SELECT DISTINCT stream FROM event INDEXED BY event_related WHERE kind = 'incident_related'",
            )?;
            let streams = statement.query_map((), |row| row.get::<_, Vec<u8>>(0))?;
            streams.map(|bytes| stream_id(&bytes?)).collect()
        })
    }

    /// Whether an event of a stream, apart from lines and what was done to lines, is of this kind.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn has_kind(&self, stream: StreamId, kind: &str) -> Result<bool, StoreError> {
        self.on_reader(|connection| {
            let mut statement = connection.prepare_cached(
                "SELECT EXISTS (SELECT 1 FROM event
                 WHERE stream = ?1 AND subject IS NULL AND kind <> 'entry_added' AND kind = ?2)",
            )?;
            Ok(statement.query_row(params![&stream.as_bytes()[..], kind], |row| row.get(0))?)
        })
    }

    /// Counts restores: what was read before the last one may be about another log.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn epoch(&self) -> Result<i64, StoreError> {
        self.on_reader(|connection| {
            let text: Option<String> = connection
                .prepare_cached("SELECT value FROM meta WHERE key = 'epoch'")?
                .query_row((), |row| row.get(0))
                .optional()?;
            Ok(text.and_then(|text| text.parse().ok()).unwrap_or(0))
        })
    }

    /// How many events the log holds.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn event_count(&self) -> Result<u64, StoreError> {
        self.on_reader(event_count)
    }

    /// For each device the number of its last event.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn version_vector(&self) -> Result<VersionVector, StoreError> {
        self.on_reader(|connection| {
            let mut vector = VersionVector::default();
            let mut statement = connection.prepare_cached("SELECT device, seq FROM chain")?;
            let mut rows = statement.query(())?;
            while let Some(row) = rows.next()? {
                let bytes =
                    row.get_ref(0)?.as_blob().map_err(|_wrong| StoreError::Damaged("a device has no id".to_owned()))?;
                let device = muster_core::ids::DeviceId::from_slice(bytes)
                    .map_err(|_wrong| StoreError::Damaged("a device has no id".to_owned()))?;
                vector.0.insert(device, row.get::<_, i64>(1)?.unsigned_abs());
            }
            Ok(vector)
        })
    }

    /// Every event, in order of arrival, as it is stored. What another store takes in with [`Store::merge`].
    ///
    /// # Errors
    /// When the store cannot be read, or what `take` says.
    pub fn each_raw(&self, mut take: impl FnMut(rows::RawEvent) -> Result<(), StoreError>) -> Result<(), StoreError> {
        self.on_reader(|connection| rows::each_event(connection, "1 ORDER BY arrival", (), &mut take))
    }

    /// Every event of these streams as it is stored, in the order of device and number.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn raw_of(&self, streams: &[StreamId]) -> Result<Vec<rows::RawEvent>, StoreError> {
        let marks = vec!["?"; streams.len()].join(", ");
        let condition = format!("stream IN ({marks}) ORDER BY device, seq");
        let parameters = rusqlite::params_from_iter(streams.iter().map(|stream| stream.as_bytes().to_vec()));
        self.on_reader(|connection| {
            let mut events = Vec::new();
            rows::each_event(connection, &condition, parameters, |raw| {
                events.push(raw);
                Ok(())
            })?;
            Ok(events)
        })
    }

    /// The stream of an event.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn stream_of(&self, event: EventId) -> Result<Option<StreamId>, StoreError> {
        self.on_reader(|connection| {
            let bytes: Option<Vec<u8>> = connection
                .prepare_cached("SELECT stream FROM event WHERE id = ?1")?
                .query_row([&event.as_bytes()[..]], |row| row.get(0))
                .optional()?;
            Ok(bytes.and_then(|bytes| StreamId::from_slice(&bytes).ok()))
        })
    }
}

pub(crate) fn stream_id(bytes: &[u8]) -> Result<StreamId, StoreError> {
    StreamId::from_slice(bytes).map_err(|_wrong| StoreError::Damaged("a stream has no id".to_owned()))
}

pub(crate) fn last_arrival(connection: &Connection) -> Result<i64, StoreError> {
    Ok(connection.prepare_cached("SELECT coalesce(max(arrival), 0) FROM event")?.query_row((), |row| row.get(0))?)
}

/// Counts from the ends of the chains, so that it costs the same however long they are.
pub(crate) fn event_count(connection: &Connection) -> Result<u64, StoreError> {
    let in_chains: i64 =
        connection.prepare_cached("SELECT coalesce(sum(seq), 0) FROM chain")?.query_row((), |row| row.get(0))?;
    let lost: i64 = connection
        .prepare_cached("SELECT coalesce(sum(before_seq - after_seq - 1), 0) FROM known_gap")?
        .query_row((), |row| row.get(0))?;
    Ok((in_chains - lost).unsigned_abs())
}
