//! Projections: the tables beside the log, changed in the same transaction as the append.
//!
//! A new line is written straight away. Everything else touches something that is there: then what is touched is
//! folded anew from its own few events by the same code that folds the whole, so that the two cannot differ.

use std::collections::{BTreeMap, BTreeSet};

use muster_core::event::{Body, EntryAdded, Event, StreamKind, is_erasable};
use muster_core::ids::{EventId, StreamId};
use muster_core::incident::{EntryView, IncidentState};
use rusqlite::{Connection, OptionalExtension, params};

use crate::{StoreError, rows};

mod head;
mod line;
pub(crate) mod words;
pub(crate) mod written;

pub(crate) use head::{head_lines, head_row};
pub(crate) use line::LineRow;

/// How events arrive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Arriving {
    /// Each later than everything in the store, as when this device writes.
    Newest,
    /// In any order, as in a merge: what was already said about an event may arrive before it.
    AnyOrder,
}

#[derive(Default)]
struct Touched {
    head: bool,
    erased: bool,
    entries: BTreeSet<EventId>,
}

/// Keeps the tables beside the log in step with it.
pub(crate) struct Projector<'a> {
    connection: &'a Connection,
    arriving: Arriving,
    touched: BTreeMap<StreamId, Touched>,
    fresh: BTreeMap<StreamId, u32>,
    /// Whether an arrival was among them at which it is looked how many lines wait for the indexes of words.
    due: bool,
}

impl<'a> Projector<'a> {
    pub(crate) const fn new(connection: &'a Connection, arriving: Arriving) -> Self {
        Self { connection, arriving, touched: BTreeMap::new(), fresh: BTreeMap::new(), due: false }
    }

    /// Takes in an event that was just appended.
    pub(crate) fn take(&mut self, event: &Event, arrival: i64) -> Result<(), StoreError> {
        let header = &event.header;
        self.due |= arrival % words::LOOK == 0;
        if header.stream_kind != StreamKind::Incident {
            // Where events arrive in any order, what erases may be here before what it erases.
            if self.arriving == Arriving::AnyOrder || matches!(event.body, Body::BodyErased(_)) {
                self.touch(header.stream).erased = true;
            }
            return Ok(());
        }
        match &event.body {
            Body::EntryAdded(body) if self.arriving == Arriving::Newest => self.add(event, body, arrival),
            Body::Restored(body) => self.touch_targets(header.stream, body.targets.clone()),
            Body::BodyErased(body) => {
                self.touch(header.stream).erased = true;
                self.touch_targets(header.stream, body.targets.clone())
            }
            Body::Erased { .. } | Body::EntryAdded(_) => {
                let touched = self.touch(header.stream);
                touched.head = true;
                touched.entries.insert(header.id);
                Ok(())
            }
            body => {
                match rows::subject(body) {
                    Some(entry) => {
                        self.touch(header.stream).entries.insert(entry);
                    }
                    None => self.touch(header.stream).head = true,
                }
                Ok(())
            }
        }
    }

    fn touch(&mut self, stream: StreamId) -> &mut Touched {
        let arriving = self.arriving;
        let touched = self.touched.entry(stream).or_default();
        touched.erased |= arriving == Arriving::AnyOrder;
        touched
    }

    /// Writes a line that nothing can have been said about yet.
    fn add(&mut self, event: &Event, body: &EntryAdded, arrival: i64) -> Result<(), StoreError> {
        let header = &event.header;
        let row = LineRow::of_added(header, body);
        row.insert_waiting(self.connection, arrival)?;
        *self.fresh.entry(header.stream).or_default() += 1;
        row.count(self.connection, 1)
    }

    /// Finds what the targets of a `restored` or `body_erased` event belong to, through chains of undo and redo.
    fn touch_targets(&mut self, stream: StreamId, targets: Vec<EventId>) -> Result<(), StoreError> {
        let mut queue = targets;
        let mut seen = BTreeSet::new();
        while let Some(target) = queue.pop() {
            if !seen.insert(target) {
                continue;
            }
            let found: Option<(String, Option<Vec<u8>>, Option<String>)> = self
                .connection
                .prepare_cached("SELECT kind, subject, body FROM event WHERE id = ?1 AND stream = ?2")?
                .query_row([&target.as_bytes()[..], &stream.as_bytes()[..]], |row| {
                    Ok((row.get(0)?, row.get(1)?, row.get(2)?))
                })
                .optional()?;
            let Some((kind, subject, body)) = found else { continue };
            let touched = self.touched.entry(stream).or_default();
            match (kind.as_str(), subject) {
                ("entry_added", _) => {
                    touched.entries.insert(target);
                }
                ("restored", _) => {
                    if let Body::Restored(inner) = Body::decode(&kind, 1, body.as_deref())? {
                        queue.extend(inner.targets);
                    }
                }
                (_, Some(subject)) => {
                    let entry = EventId::from_slice(&subject)
                        .map_err(|_wrong| StoreError::Damaged("a correction names no line".to_owned()))?;
                    touched.entries.insert(entry);
                }
                (_, None) => touched.head = true,
            }
        }
        Ok(())
    }

    /// Brings everything that was touched in step.
    pub(crate) fn finish(self) -> Result<(), StoreError> {
        for (stream, count) in &self.fresh {
            self.connection
                .prepare_cached("UPDATE incident SET lines = lines + ?2 WHERE stream = ?1")?
                .execute(params![&stream.as_bytes()[..], count])?;
        }
        for (stream, touched) in &self.touched {
            if touched.erased {
                blank_erased(self.connection, *stream)?;
                written::forget(self.connection, *stream)?;
            }
            if touched.head || !touched.entries.is_empty() {
                let state = partial_state(self.connection, *stream, &touched.entries)?;
                for entry in &touched.entries {
                    line::rewrite(self.connection, *stream, *entry, &state)?;
                }
                if touched.head {
                    head::rewrite(self.connection, *stream, &state)?;
                }
            }
        }
        if self.due && words::behind(self.connection)? >= words::WAITING {
            words::catch_up(self.connection)?;
        }
        Ok(())
    }
}

/// Folds what a stream says apart from its lines, and the lines named.
fn partial_state(
    connection: &Connection,
    stream: StreamId,
    entries: &BTreeSet<EventId>,
) -> Result<IncidentState, StoreError> {
    let mut state = IncidentState::default();
    let mut take = |raw: rows::RawEvent| {
        state.apply(&raw.decode()?);
        Ok(())
    };
    let head = "stream = ?1 AND subject IS NULL AND kind <> 'entry_added'";
    rows::each_event(connection, head, [&stream.as_bytes()[..]], &mut take)?;
    for entry in entries {
        rows::each_event(connection, "id = ?1", [&entry.as_bytes()[..]], &mut take)?;
        rows::each_event(connection, "subject = ?1", [&entry.as_bytes()[..]], &mut take)?;
    }
    Ok(state)
}

/// Blanks the bodies that a stream says are erased. The hash stays, so the chain still verifies.
fn blank_erased(connection: &Connection, stream: StreamId) -> Result<(), StoreError> {
    let mut targets = Vec::new();
    rows::each_event(
        connection,
        "stream = ?1 AND subject IS NULL AND kind <> 'entry_added'",
        [&stream.as_bytes()[..]],
        |raw| {
            if let Body::BodyErased(body) = raw.decode()?.body {
                targets.extend(body.targets);
            }
            Ok(())
        },
    )?;
    let mut kind_of =
        connection.prepare_cached("SELECT kind FROM event WHERE id = ?1 AND stream = ?2 AND body IS NOT NULL")?;
    let mut blank = connection.prepare_cached("UPDATE event SET body = NULL WHERE id = ?1")?;
    for target in targets {
        let id = &target.as_bytes()[..];
        let kind: Option<String> = kind_of.query_row([id, &stream.as_bytes()[..]], |row| row.get(0)).optional()?;
        if kind.is_some_and(|kind| is_erasable(&kind)) {
            blank.execute([id])?;
        }
    }
    Ok(())
}

/// Everything in a line that can be searched beside its text: captions, and who and what it names.
pub(crate) fn extra_of(view: &EntryView) -> String {
    line::extra(
        view.attachments.iter().map(|attachment| attachment.caption.as_str()),
        &view.people,
        &view.services,
        view.struck.as_ref().and_then(|strike| strike.reason.as_deref()),
    )
}
