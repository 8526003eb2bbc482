//! Where chains end here, and which of their numbers are not here.

use std::collections::HashMap;

use muster_core::event::{ChainHead, Event};
use muster_core::ids::DeviceId;
use muster_core::time::Moment;
use rusqlite::{Connection, OptionalExtension, params};

use crate::{StoreError, append};

/// The chains of devices while events of them are taken in.
pub(super) struct Chains<'a> {
    connection: &'a Connection,
    now: Moment,
    heads: HashMap<DeviceId, ChainHead>,
}

impl<'a> Chains<'a> {
    pub(super) fn new(connection: &'a Connection, now: Moment) -> Self {
        Self { connection, now, heads: HashMap::new() }
    }

    /// Where a chain ends.
    pub(super) fn head(&mut self, device: DeviceId) -> Result<ChainHead, StoreError> {
        if let Some(head) = self.heads.get(&device) {
            return Ok(*head);
        }
        let head = append::chain_head(self.connection, device)?;
        self.heads.insert(device, head);
        Ok(head)
    }

    /// Notes that an event is here: at the end of its chain, beyond a new gap, or in one that there was.
    pub(super) fn put(&mut self, event: &Event) -> Result<(), StoreError> {
        let stamp = event.stamp();
        let head = self.head(stamp.device)?;
        let after = if stamp.seq > head.seq {
            if stamp.seq > head.seq + 1 {
                self.note(stamp.device, head.seq, stamp.seq)?;
            }
            ChainHead { device: stamp.device, seq: stamp.seq, hash: event.hash }
        } else {
            self.fill(stamp.device, stamp.seq)?;
            head
        };
        append::save_head(self.connection, &after, stamp.recorded_at)?;
        self.heads.insert(stamp.device, after);
        Ok(())
    }

    fn note(&self, device: DeviceId, after: u64, before: u64) -> Result<(), StoreError> {
        self.connection
            .prepare_cached("INSERT INTO known_gap (device, after_seq, before_seq, noted_at) VALUES (?1, ?2, ?3, ?4)")?
            .execute(params![&device.as_bytes()[..], number(after), number(before), self.now.timestamp_millis()])?;
        Ok(())
    }

    /// One number of a gap is here now: what is left of the gap lies before and after it.
    fn fill(&self, device: DeviceId, seq: u64) -> Result<(), StoreError> {
        let key = &device.as_bytes()[..];
        let gap: Option<(i64, i64)> = self
            .connection
            .prepare_cached(
                "SELECT after_seq, before_seq FROM known_gap WHERE device = ?1 AND after_seq < ?2 AND before_seq > ?2",
            )?
            .query_row(params![key, number(seq)], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        // A hole that nobody noted is a fault, and one event less of it now.
        let Some((after, before)) = gap else { return Ok(()) };
        let (after, before) = (after.unsigned_abs(), before.unsigned_abs());
        self.connection
            .prepare_cached("DELETE FROM known_gap WHERE device = ?1 AND after_seq = ?2")?
            .execute(params![key, number(after)])?;
        if after + 1 < seq {
            self.note(device, after, seq)?;
        }
        if seq + 1 < before {
            self.note(device, seq, before)?;
        }
        Ok(())
    }
}

pub(super) fn number(seq: u64) -> i64 {
    i64::try_from(seq).unwrap_or(i64::MAX)
}
