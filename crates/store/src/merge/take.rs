//! Events and pictures that come one by one, taken in within one transaction.

use std::collections::{BTreeMap, BTreeSet};

use muster_core::event::{Body, is_erasable};
use muster_core::ids::{EventId, Hash, StreamId};
use muster_core::time::Moment;
use rusqlite::{Connection, OptionalExtension, params};

use super::check::{Comparing, Known};
use super::{Incoming, Merged};
use crate::store::Fatal;
use crate::{RawEvent, StoreError, attach, rows};

/// Takes in what comes from elsewhere. Nothing of it counts before all of it is there.
pub struct Merging<'a> {
    connection: &'a Connection,
    fatal: &'a mut Fatal,
    comparing: Comparing<'a>,
    incoming: Incoming<'a>,
    merged: Merged,
    /// Every stream of which something came, new or not.
    streams: BTreeSet<StreamId>,
    /// New events whose text is gone, by their stream: somebody must have said so.
    bare: BTreeMap<StreamId, Vec<EventId>>,
    /// Pictures of what is erased by this.
    doubtful: BTreeSet<Hash>,
    /// Targets of erasures that came.
    erased: Vec<EventId>,
    /// Pictures that were put in.
    fresh: Vec<Hash>,
}

impl<'a> Merging<'a> {
    pub(super) fn new(connection: &'a Connection, fatal: &'a mut Fatal, now: Moment) -> Self {
        Self {
            connection,
            fatal,
            comparing: Comparing::new(connection),
            incoming: Incoming::new(connection, now),
            merged: Merged::default(),
            streams: BTreeSet::new(),
            bare: BTreeMap::new(),
            doubtful: BTreeSet::new(),
            erased: Vec::new(),
            fresh: Vec::new(),
        }
    }

    /// Takes in the next event, in the order of device and number; whether it was new.
    ///
    /// # Errors
    /// [`StoreError::Unfit`] names the event and says what is wrong with it.
    pub fn event(&mut self, raw: RawEvent) -> Result<bool, StoreError> {
        self.take(raw).map_err(|error| self.fatal.note(error))
    }

    fn take(&mut self, raw: RawEvent) -> Result<bool, StoreError> {
        let bytes = raw.body.clone();
        self.streams.insert(raw.header.stream);
        match self.comparing.event(raw)? {
            Known::Held => {
                self.merged.held += 1;
                Ok(false)
            }
            Known::New(event) => {
                if bytes.is_none() {
                    self.bare.entry(event.header.stream).or_default().push(event.id());
                }
                if let Body::BodyErased(body) = &event.body {
                    self.erased.extend(&body.targets);
                }
                self.incoming.take(&event, bytes.as_deref())?;
                self.merged.taken += 1;
                Ok(true)
            }
        }
    }

    /// Takes in a picture. It stays only if an event of the streams that came shows it.
    ///
    /// # Errors
    /// Why the disk did not take it.
    pub fn picture(&mut self, media_type: &str, bytes: &[u8]) -> Result<(), StoreError> {
        let hash = Hash::of(bytes);
        let put = attach::put(self.connection, hash, media_type, bytes);
        if put.map_err(|error| self.fatal.note(error))? {
            self.fresh.push(hash);
        }
        Ok(())
    }

    pub(super) fn finish(mut self) -> Result<Merged, StoreError> {
        self.come_to_rest().map_err(|error| self.fatal.note(error))?;
        Ok(self.merged)
    }

    fn come_to_rest(&mut self) -> Result<(), StoreError> {
        for target in std::mem::take(&mut self.erased) {
            let body: Option<Option<String>> = self
                .connection
                .prepare_cached("SELECT body FROM event WHERE id = ?1")?
                .query_row([&target.as_bytes()[..]], |row| row.get(0))
                .optional()?;
            self.doubtful.extend(body.flatten().iter().flat_map(|body| Hash::all_in(body)));
        }
        self.incoming.project()?;
        blank_only_with_reason(self.connection, &self.bare)?;
        if !self.fresh.is_empty() {
            let shown = shown_in(self.connection, &self.streams)?;
            let (kept, other): (Vec<Hash>, Vec<Hash>) =
                self.fresh.iter().copied().partition(|hash| shown.contains(hash));
            attach::forget(self.connection, &other)?;
            self.merged.pictures = u32::try_from(kept.len()).unwrap_or(u32::MAX);
        }
        let doubtful: Vec<Hash> = self.doubtful.iter().copied().collect();
        attach::forget_unused(self.connection, &doubtful)
    }
}

/// A text is gone only where an event of the same stream erased it: nothing else may take words out of the log.
fn blank_only_with_reason(connection: &Connection, bare: &BTreeMap<StreamId, Vec<EventId>>) -> Result<(), StoreError> {
    for (stream, events) in bare {
        let mut erased = BTreeSet::new();
        let condition = "stream = ?1 AND subject IS NULL AND kind <> 'entry_added' AND kind = 'body_erased'";
        rows::each_event(connection, condition, [&stream.as_bytes()[..]], |raw| {
            if let Body::BodyErased(body) = raw.decode()?.body {
                erased.extend(body.targets);
            }
            Ok(())
        })?;
        for id in events {
            let kind: String = connection
                .prepare_cached("SELECT kind FROM event WHERE id = ?1")?
                .query_row([&id.as_bytes()[..]], |row| row.get(0))?;
            if !erased.contains(id) || !is_erasable(&kind) {
                return Err(StoreError::Unfit(format!("take in event {id}: its text is missing and nobody erased it")));
            }
        }
    }
    Ok(())
}

/// Every hash that an event of these streams names.
fn shown_in(connection: &Connection, streams: &BTreeSet<StreamId>) -> Result<BTreeSet<Hash>, StoreError> {
    let mut shown = BTreeSet::new();
    let mut bodies = connection.prepare_cached("SELECT body FROM event WHERE stream = ?1 AND body IS NOT NULL")?;
    for stream in streams {
        let mut found = bodies.query(params![&stream.as_bytes()[..]])?;
        while let Some(row) = found.next()? {
            let body = row
                .get_ref(0)?
                .as_str()
                .map_err(|_wrong| StoreError::Damaged("an event has no readable body".to_owned()))?;
            shown.extend(Hash::all_in(body));
        }
    }
    Ok(shown)
}
