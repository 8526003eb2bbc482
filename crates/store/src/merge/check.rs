//! Whether an event is what it says it is, and fits those that are here.

use muster_core::event::{ChainHead, Event, check_event};
use muster_core::ids::{DeviceId, EventId, Hash};
use rusqlite::{Connection, OptionalExtension, params};

use super::gaps::number;
use super::shown;
use crate::{RawEvent, StoreError};

/// Whether an event is here.
#[derive(Debug, Clone, PartialEq)]
pub enum Known {
    /// It is.
    Held,
    /// It is not; this is what it says.
    New(Box<Event>),
}

/// Compares events with those that are here.
pub struct Comparing<'a> {
    connection: &'a Connection,
    last: Option<(DeviceId, u64, Hash)>,
}

/// What is noted of the event at a place of a chain.
pub(super) struct Place {
    hash: Hash,
    prev: Hash,
}

/// Reads what stands at a place of a chain.
pub(super) fn place(connection: &Connection, device: DeviceId, seq: u64) -> Result<Option<Place>, StoreError> {
    let found: Option<(Vec<u8>, Vec<u8>)> = connection
        .prepare_cached("SELECT hash, prev FROM event WHERE device = ?1 AND seq = ?2")?
        .query_row(params![&device.as_bytes()[..], number(seq)], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let Some((hash, prev)) = found else { return Ok(None) };
    let read = |bytes: &[u8]| {
        Hash::from_slice(bytes).map_err(|_wrong| StoreError::Damaged("an event has no readable hash".to_owned()))
    };
    Ok(Some(Place { hash: read(&hash)?, prev: read(&prev)? }))
}

impl<'a> Comparing<'a> {
    pub(super) const fn new(connection: &'a Connection) -> Self {
        Self { connection, last: None }
    }

    /// Compares the next event, in the order of device and number.
    ///
    /// # Errors
    /// [`StoreError::Unfit`] names the event and says what is wrong with it.
    pub fn event(&mut self, raw: RawEvent) -> Result<Known, StoreError> {
        let (id, device, seq) = (raw.header.id, raw.header.stamp.device, raw.header.stamp.seq);
        let unfit = |what: &str| StoreError::Unfit(format!("take in event {id}: {what}"));
        let before = ChainHead { device, seq: seq.saturating_sub(1), hash: raw.header.prev };
        check_event(&raw.header, raw.hash, raw.body.as_deref().map(str::as_bytes), &before)
            .map_err(|fault| StoreError::Unfit(format!("take in {fault}")))?;
        let follows = |hash: Hash| hash == raw.header.prev;
        let beside = self.last.filter(|(other, last, _)| *other == device && *last + 1 == seq);
        let beside = match beside {
            Some((_, _, hash)) => Some(hash),
            None if seq == 1 => Some(Hash::default()),
            None => place(self.connection, device, seq - 1)?.map(|place| place.hash),
        };
        if beside.is_some_and(|hash| !follows(hash)) {
            return Err(unfit("it does not follow from the event before it"));
        }
        self.last = Some((device, seq, raw.hash));
        match place(self.connection, device, seq)? {
            Some(held) if held.hash == raw.hash => return Ok(Known::Held),
            Some(_) => {
                let what = format!(
                    "machine {} gave the number {seq} to two different entries; one store was copied and both went on",
                    shown(device)
                );
                return Err(unfit(&what));
            }
            None => {}
        }
        if place(self.connection, device, seq + 1)?.is_some_and(|next| next.prev != raw.hash) {
            return Err(unfit("the event after it does not follow from it"));
        }
        if self.is_there(id)? {
            return Err(unfit("another event has its id"));
        }
        let event = raw.decode().map_err(|error| unfit(&error.to_string()))?;
        Ok(Known::New(Box::new(event)))
    }

    fn is_there(&self, id: EventId) -> Result<bool, StoreError> {
        Ok(self
            .connection
            .prepare_cached("SELECT EXISTS (SELECT 1 FROM event WHERE id = ?1)")?
            .query_row([&id.as_bytes()[..]], |row| row.get(0))?)
    }
}
