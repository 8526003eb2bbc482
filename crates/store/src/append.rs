//! Appending: decide inside the transaction, seal, project, commit, and only then say so.

use chrono::DateTime;
use muster_core::event::{ChainHead, Draft, Event, Hlc, seal};
use muster_core::ids::{DeviceId, Hash, StreamId};
use muster_core::time::Moment;
use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};

use crate::project::{Arriving, Projector};
use crate::store::Store;
use crate::{StoreError, open, rows, sources};

/// What is to be written together.
#[derive(Debug, Default)]
pub struct Plan {
    /// The facts, in order.
    pub drafts: Vec<Draft>,
    /// What was being typed and is now written, as (scope, field): forgotten in the same transaction.
    pub written_draft: Option<(String, String)>,
    /// An import that the facts name: it counts from the same instant on.
    pub import: Option<i64>,
}

impl From<Vec<Draft>> for Plan {
    fn from(drafts: Vec<Draft>) -> Self {
        Self { drafts, written_draft: None, import: None }
    }
}

/// What was written. It is on the disk.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Written {
    /// The events, in order.
    pub events: Vec<Event>,
}

impl Written {
    /// The streams that grew, each once.
    #[must_use]
    pub fn streams(&self) -> Vec<StreamId> {
        let mut streams: Vec<StreamId> = self.events.iter().map(|event| event.header.stream).collect();
        streams.sort_unstable();
        streams.dedup();
        streams
    }
}

/// What a decision may look at inside the transaction that will write it.
pub struct Peek<'a> {
    connection: &'a Connection,
}

impl Peek<'_> {
    /// The next number for an incident or, counted apart, a drill.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn next_number(&self, is_drill: bool) -> Result<u32, StoreError> {
        Ok(self.connection.query_row(
            "SELECT coalesce(max(number), 0) + 1 FROM incident WHERE is_drill = ?1",
            [is_drill],
            |row| row.get(0),
        )?)
    }
}

impl Store {
    /// Writes what `decide` decides, all or nothing. When this returns `Ok` the events are on the disk.
    ///
    /// `decide` runs inside the transaction, so what it saw still holds when its facts are written.
    ///
    /// # Errors
    /// What `decide` refused, or why the disk did not take it; in both cases nothing was written.
    pub fn write<E: From<StoreError>>(
        &self,
        now: Moment,
        decide: impl FnOnce(&Peek<'_>) -> Result<Plan, E>,
    ) -> Result<Written, E> {
        let result = self.on_writer(|connection, fatal| {
            let transaction = connection
                .transaction_with_behavior(TransactionBehavior::Immediate)
                .map_err(|error| fatal.note(error.into()))?;
            // Another program may have restored a backup since: the store is another device then.
            let device = open::stored_device(&transaction).map_err(|error| fatal.note(error))?;
            let device = device.unwrap_or_else(|| self.device());
            let plan = decide(&Peek { connection: &transaction })?;
            let events = write_plan(&transaction, device, now, plan).map_err(|error| fatal.note(error))?;
            transaction.commit().map_err(|error| fatal.note(error.into()))?;
            Ok(Written { events })
        });
        if let Ok(written) = &result
            && let Some(last) = written.events.last()
        {
            let stamp = last.stamp();
            self.set_device(stamp.device);
            self.mark.put(stamp.device, stamp.seq);
        }
        result
    }
}

fn write_plan(connection: &Connection, device: DeviceId, now: Moment, plan: Plan) -> Result<Vec<Event>, StoreError> {
    let (mut head, mut last) = ends(connection, device)?;
    let mut projector = Projector::new(connection, Arriving::Newest);
    let mut events = Vec::with_capacity(plan.drafts.len());
    for draft in plan.drafts {
        let (event, bytes) = seal(draft, &mut head, &mut last, now)?;
        let arrival = rows::append_row(connection, &event, Some(&bytes))?;
        projector.take(&event, arrival)?;
        events.push(event);
    }
    projector.finish()?;
    if !events.is_empty() {
        save_head(connection, &head, last)?;
    }
    if let Some(import) = plan.import {
        sources::finish(connection, import)?;
    }
    if let Some((scope, field)) = plan.written_draft {
        connection.prepare_cached("DELETE FROM draft WHERE scope = ?1 AND field = ?2")?.execute([scope, field])?;
    }
    Ok(events)
}

/// Where a device's chain ends, and the latest stamp of all, in one reading.
fn ends(connection: &Connection, device: DeviceId) -> Result<(ChainHead, Hlc), StoreError> {
    let row: Option<(i64, Vec<u8>, i64)> = connection
        .prepare_cached("SELECT seq, hash, (SELECT max(recorded_at) FROM chain) FROM chain WHERE device = ?1")?
        .query_row([&device.as_bytes()[..]], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()?;
    match row {
        Some((seq, hash, last)) => Ok((head_of(device, seq, &hash)?, Hlc::unpack(last))),
        None => Ok((ChainHead::empty(device), last_stamp(connection)?)),
    }
}

fn head_of(device: DeviceId, seq: i64, hash: &[u8]) -> Result<ChainHead, StoreError> {
    let hash =
        Hash::from_slice(hash).map_err(|_wrong| StoreError::Damaged("the end of a chain cannot be read".to_owned()))?;
    Ok(ChainHead { device, seq: seq.unsigned_abs(), hash })
}

/// Where a device's chain ends.
pub(crate) fn chain_head(connection: &Connection, device: DeviceId) -> Result<ChainHead, StoreError> {
    let row: Option<(i64, Vec<u8>)> = connection
        .prepare_cached("SELECT seq, hash FROM chain WHERE device = ?1")?
        .query_row([&device.as_bytes()[..]], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    row.map_or_else(|| Ok(ChainHead::empty(device)), |(seq, hash)| head_of(device, seq, &hash))
}

/// The latest stamp in the store, of whatever device.
pub(crate) fn last_stamp(connection: &Connection) -> Result<Hlc, StoreError> {
    let packed: Option<i64> =
        connection.prepare_cached("SELECT max(recorded_at) FROM chain")?.query_row((), |row| row.get(0))?;
    Ok(packed.map_or_else(|| Hlc::next(Hlc::default(), DateTime::UNIX_EPOCH), Hlc::unpack))
}

pub(crate) fn save_head(connection: &Connection, head: &ChainHead, last: Hlc) -> Result<(), StoreError> {
    let seq = i64::try_from(head.seq).map_err(|_huge| StoreError::Unfit("append: the chain is too long".to_owned()))?;
    connection
        .prepare_cached(
            "INSERT INTO chain (device, seq, hash, recorded_at) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (device) DO UPDATE SET seq = ?2, hash = ?3, recorded_at = max(recorded_at, ?4)",
        )?
        .execute(params![&head.device.as_bytes()[..], seq, &head.hash.0[..], last.pack()])?;
    Ok(())
}
