//! Reading reviews without reading all of them.

use muster_core::ids::StreamId;
use rusqlite::params_from_iter;
use rusqlite::types::Value;

use crate::read::{Arrived, last_arrival};
use crate::store::Store;
use crate::{StoreError, rows};

impl Store {
    /// Events of these kinds that arrived after `after`, whatever stream they stand in; none of the kinds may be one of
    /// lines. What arrived meanwhile comes with the next call.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn events_of_kinds(&self, kinds: &[&str], after: i64) -> Result<Arrived, StoreError> {
        let marks = marks(kinds, 3);
        // The first time they are found through what streams say apart from their lines, later among what is new.
        let condition = if after <= 0 {
            format!(
                "arrival IN (SELECT arrival FROM event INDEXED BY event_head
                 WHERE subject IS NULL AND kind <> 'entry_added' AND kind IN ({marks}))
                 AND arrival > ?1 AND arrival <= ?2 ORDER BY arrival"
            )
        } else {
            format!("arrival > ?1 AND arrival <= ?2 AND kind IN ({marks}) ORDER BY arrival")
        };
        self.on_reader(|connection| {
            let mut arrived = Arrived { events: Vec::new(), last: last_arrival(connection)? };
            let bounds = [Value::Integer(after), Value::Integer(arrived.last)];
            let parameters = params_from_iter(bounds.into_iter().chain(texts(kinds)));
            rows::each_event(connection, &condition, parameters, |raw| {
                arrived.events.push(raw.decode()?);
                Ok(())
            })?;
            Ok(arrived)
        })
    }

    /// The same of one stream.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn stream_events_of_kinds(&self, stream: StreamId, kinds: &[&str], after: i64) -> Result<Arrived, StoreError> {
        let condition = format!("stream = ?1 AND arrival > ?2 AND kind IN ({}) ORDER BY arrival", marks(kinds, 3));
        self.on_reader(|connection| {
            let mut arrived = Arrived { events: Vec::new(), last: after };
            let place = [Value::Blob(stream.as_bytes().to_vec()), Value::Integer(after)];
            let parameters = params_from_iter(place.into_iter().chain(texts(kinds)));
            rows::each_event(connection, &condition, parameters, |raw| {
                arrived.last = raw.arrival;
                arrived.events.push(raw.decode()?);
                Ok(())
            })?;
            Ok(arrived)
        })
    }

    /// The stream of every review.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn review_streams(&self) -> Result<Vec<StreamId>, StoreError> {
        self.streams("SELECT DISTINCT stream FROM event WHERE stream_kind = 'review'")
    }

    /// The streams beside incidents that are played.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn drill_streams(&self) -> Result<Vec<StreamId>, StoreError> {
        self.streams("SELECT DISTINCT stream FROM event WHERE stream_kind = 'drill'")
    }

    /// Every incident and drill.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn incident_streams(&self) -> Result<Vec<StreamId>, StoreError> {
        self.streams("SELECT stream FROM incident")
    }

    fn streams(&self, query: &str) -> Result<Vec<StreamId>, StoreError> {
        self.on_reader(|connection| {
            let mut statement = connection.prepare_cached(query)?;
            let streams = statement.query_map((), |row| row.get::<_, Vec<u8>>(0))?;
            streams.map(|bytes| crate::read::stream_id(&bytes?)).collect()
        })
    }
}

/// `?3, ?4, …`, one for each kind.
fn marks(kinds: &[&str], from: usize) -> String {
    let marks: Vec<String> = (from..).take(kinds.len()).map(|n| format!("?{n}")).collect();
    marks.join(", ")
}

fn texts<'a>(kinds: &'a [&'a str]) -> impl Iterator<Item = Value> + 'a {
    kinds.iter().map(|kind| Value::Text((*kind).to_owned()))
}
