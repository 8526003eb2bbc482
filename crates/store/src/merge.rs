//! Taking in events of other devices: set union, checked before a row is written, all or nothing.
//!
//! Whoever brings events may bring some streams of a device and not others, so a chain may have gaps here. Each event is
//! checked against its own hash, and against the events beside it in its chain wherever they are here; a gap is noted,
//! so that checking can tell it from a fault, and a later merge may fill it.

mod check;
mod gaps;
mod take;

use muster_core::event::Event;
use muster_core::ids::DeviceId;
use muster_core::time::Moment;
use rusqlite::{Connection, TransactionBehavior};

pub use check::{Comparing, Known};
pub use take::Merging;

use crate::project::{Arriving, Projector};
use crate::store::Store;
use crate::{RawEvent, StoreError, rows};

/// What a merge took in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Merged {
    /// Events that were new here.
    pub taken: u32,
    /// Events that were held already.
    pub held: u32,
    /// Pictures that were new here.
    pub pictures: u32,
}

impl Store {
    /// Takes in events, each checked, all or nothing. Those that are held stay as they are.
    ///
    /// # Errors
    /// Names the event that does not fit; nothing was taken in then.
    pub fn merge(&self, mut events: Vec<RawEvent>, now: Moment) -> Result<Merged, StoreError> {
        events.sort_by_key(|event| (event.header.stamp.device, event.header.stamp.seq));
        self.merge_from(now, |merging| {
            for raw in events {
                merging.event(raw)?;
            }
            Ok(())
        })
    }

    /// The same for events that come one by one, in the order of device and number, and for what they show.
    ///
    /// # Errors
    /// What `bring` said, or names the event that does not fit; nothing was taken in then.
    pub fn merge_from<E: From<StoreError>>(
        &self,
        now: Moment,
        bring: impl FnOnce(&mut Merging<'_>) -> Result<(), E>,
    ) -> Result<Merged, E> {
        self.on_writer(|connection, fatal| {
            let transaction = connection
                .transaction_with_behavior(TransactionBehavior::Immediate)
                .map_err(|error| fatal.note(error.into()))?;
            let mut merging = Merging::new(&transaction, fatal, now);
            bring(&mut merging)?;
            let merged = merging.finish()?;
            transaction.commit().map_err(|error| fatal.note(error.into()))?;
            Ok(merged)
        })
    }

    /// Compares events with those that are here, without taking them in.
    ///
    /// # Errors
    /// When the store cannot be read, or what `work` said.
    pub fn compare<T, E: From<StoreError>>(
        &self,
        work: impl FnOnce(&mut Comparing<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        self.on_reader(|connection| Ok(work(&mut Comparing::new(connection))))?
    }

    /// Takes in what could be read of a damaged store, as it is. Events whose neighbours are lost are kept.
    ///
    /// # Errors
    /// Why the disk did not take it.
    pub(crate) fn adopt(&self, mut events: Vec<RawEvent>, now: Moment) -> Result<Merged, StoreError> {
        events.sort_by_key(|event| (event.header.stamp.device, event.header.stamp.seq));
        self.writing(|connection| {
            let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let mut merged = Merged::default();
            let mut incoming = Incoming::new(&transaction, now);
            for raw in events {
                let (device, seq) = (raw.header.stamp.device, raw.header.stamp.seq);
                if seq <= incoming.chains.head(device)?.seq && check::place(&transaction, device, seq)?.is_some() {
                    merged.held += 1;
                    continue;
                }
                let bytes = raw.body.clone();
                incoming.take(&raw.decode()?, bytes.as_deref())?;
                merged.taken += 1;
            }
            incoming.project()?;
            transaction.commit()?;
            Ok(merged)
        })
    }
}

/// Writes events that were found good.
struct Incoming<'a> {
    connection: &'a Connection,
    projector: Projector<'a>,
    chains: gaps::Chains<'a>,
}

impl<'a> Incoming<'a> {
    fn new(connection: &'a Connection, now: Moment) -> Self {
        let projector = Projector::new(connection, Arriving::AnyOrder);
        Self { connection, projector, chains: gaps::Chains::new(connection, now) }
    }

    fn take(&mut self, event: &Event, bytes: Option<&str>) -> Result<(), StoreError> {
        let arrival = rows::append_row(self.connection, event, bytes)?;
        self.chains.put(event)?;
        self.projector.take(event, arrival)
    }

    /// Brings the tables in step with what was taken.
    fn project(&mut self) -> Result<(), StoreError> {
        let fresh = Projector::new(self.connection, Arriving::AnyOrder);
        std::mem::replace(&mut self.projector, fresh).finish()
    }
}

/// How people tell devices apart.
fn shown(device: DeviceId) -> String {
    let id = device.to_string();
    id.get(id.len().saturating_sub(6)..).unwrap_or(&id).to_owned()
}
