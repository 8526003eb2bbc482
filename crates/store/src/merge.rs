//! Taking in events of other devices: set union, checked before a row is written.

use muster_core::event::{ChainHead, Event, check_event};
use muster_core::ids::DeviceId;
use muster_core::time::Moment;
use rusqlite::{Connection, TransactionBehavior, params};

use crate::project::{Arriving, Projector};
use crate::store::Store;
use crate::{RawEvent, StoreError, append, rows};

/// What a merge took in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Merged {
    /// Events that were new here.
    pub taken: u32,
    /// Events that were held already.
    pub held: u32,
}

impl Store {
    /// Takes in events that are not held yet, all or nothing. Each must follow from its device's chain.
    ///
    /// # Errors
    /// Names the event that does not fit; nothing was taken in then.
    pub fn merge(&self, mut events: Vec<RawEvent>) -> Result<Merged, StoreError> {
        events.sort_by_key(|event| (event.header.stamp.device, event.header.stamp.seq));
        self.transact(|connection| {
            let mut merged = Merged::default();
            let mut incoming = Incoming::new(connection);
            for raw in events {
                let head = incoming.head(raw.header.stamp.device)?;
                if raw.header.stamp.seq <= head.seq {
                    merged.held += 1;
                    continue;
                }
                let next = check_event(&raw.header, raw.hash, raw.body.as_deref().map(str::as_bytes), &head)?;
                incoming.take(raw, next)?;
                merged.taken += 1;
            }
            incoming.finish()?;
            Ok(merged)
        })
    }

    /// Takes in what could be read of a damaged store. Events whose neighbours are lost are kept, and the gap is noted
    /// so that checking can tell it from a fault.
    ///
    /// # Errors
    /// Why the disk did not take it.
    pub(crate) fn adopt(&self, mut events: Vec<RawEvent>, now: Moment) -> Result<Merged, StoreError> {
        events.sort_by_key(|event| (event.header.stamp.device, event.header.stamp.seq));
        self.transact(|connection| {
            let mut merged = Merged::default();
            let mut incoming = Incoming::new(connection);
            for raw in events {
                let stamp = raw.header.stamp;
                let head = incoming.head(stamp.device)?;
                if stamp.seq <= head.seq {
                    merged.held += 1;
                    continue;
                }
                if stamp.seq > head.seq + 1 {
                    note_gap(connection, &head, stamp.seq, now)?;
                }
                let next = ChainHead { device: stamp.device, seq: stamp.seq, hash: raw.hash };
                incoming.take(raw, next)?;
                merged.taken += 1;
            }
            incoming.finish()?;
            Ok(merged)
        })
    }

    fn transact<T>(&self, work: impl FnOnce(&Connection) -> Result<T, StoreError>) -> Result<T, StoreError> {
        self.writing(|connection| {
            let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let done = work(&transaction)?;
            transaction.commit()?;
            Ok(done)
        })
    }
}

struct Incoming<'a> {
    connection: &'a Connection,
    projector: Projector<'a>,
    heads: std::collections::HashMap<DeviceId, ChainHead>,
}

impl<'a> Incoming<'a> {
    fn new(connection: &'a Connection) -> Self {
        let projector = Projector::new(connection, Arriving::AnyOrder);
        Self { connection, projector, heads: std::collections::HashMap::new() }
    }

    fn head(&mut self, device: DeviceId) -> Result<ChainHead, StoreError> {
        if let Some(head) = self.heads.get(&device) {
            return Ok(*head);
        }
        let head = append::chain_head(self.connection, device)?;
        self.heads.insert(device, head);
        Ok(head)
    }

    fn take(&mut self, raw: RawEvent, head: ChainHead) -> Result<(), StoreError> {
        let bytes = raw.body.clone();
        let event: Event = raw.decode()?;
        let arrival = rows::append_row(self.connection, &event, bytes.as_deref())?;
        append::save_head(self.connection, &head, event.stamp().recorded_at)?;
        self.projector.take(&event, arrival)?;
        self.heads.insert(head.device, head);
        Ok(())
    }

    fn finish(self) -> Result<(), StoreError> {
        self.projector.finish()
    }
}

fn note_gap(connection: &Connection, head: &ChainHead, found: u64, now: Moment) -> Result<(), StoreError> {
    let number = |seq: u64| i64::try_from(seq).unwrap_or(i64::MAX);
    connection.execute(
        "INSERT INTO known_gap (device, after_seq, before_seq, noted_at) VALUES (?1, ?2, ?3, ?4)",
        params![&head.device.as_bytes()[..], number(head.seq), number(found), now.timestamp_millis()],
    )?;
    Ok(())
}
