//! Takes what a reader finds and stages it, batch by batch: while one batch is written, the next one is read.

use std::collections::{BTreeSet, HashMap};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, SyncSender};

use muster_core::ids::{Hash, Hashing};
use muster_core::time::Moment;
use muster_exchange::sources::{Line, Resolver, Sink, Stopped, Trouble};
use muster_store::sources::{ChangedMessage, KnownMessage, MAX_MESSAGES, NewAuthor, NewMessage, Staging};
use muster_store::{Store, StoreError};
use serde::{Deserialize, Serialize};

use super::pictured::{Pictured, Pictures};
use super::reach::Reach;

/// Messages written at once: a line of an incident waits some fifty milliseconds for them at most.
const BATCH: usize = 4_000;
/// The same in bytes of text.
const BATCH_BYTES: usize = 4 << 20;

/// What of a message is kept as JSON.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct Extra {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) reply_to: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) files: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) pictures: Vec<Pictured>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) reactions: Vec<muster_exchange::sources::Reaction>,
}

/// What is written at once.
#[derive(Default)]
pub(super) struct Batch {
    new: Vec<NewMessage>,
    changed: Vec<ChangedMessage>,
}

/// How much of the write-ahead log a program that has nothing running beside lets gather.
const GATHERED: u64 = 32 << 20;

/// Writes batch after batch as they come, until there are no more or nobody wants them.
pub(super) fn write(
    store: &Store,
    staging: &mut Staging,
    batches: Receiver<Batch>,
    cancel: &AtomicBool,
) -> Result<(), StoreError> {
    for batch in batches {
        if cancel.load(Ordering::Relaxed) {
            break;
        }
        store.stage(staging, &batch.new, &batch.changed)?;
        if store.wal_bytes() > GATHERED && store.wants_checkpoint() {
            store.checkpoint()?;
        }
    }
    Ok(())
}

/// A sink that hands what it takes to whoever writes it.
pub(super) struct Staged<'a> {
    store: &'a Store,
    writer: SyncSender<Batch>,
    resolver: Resolver,
    known: HashMap<String, KnownMessage>,
    /// Pictures that lie beside the conversation, and those that messages named.
    pictures: &'a Pictures,
    used: BTreeSet<usize>,
    /// What the import speaks about, up to now.
    reach: Reach,
    batch: Batch,
    bytes: usize,
    hashing: Hashing,
    cancel: &'a AtomicBool,
    read: &'a mut dyn FnMut(u64),
    /// Messages that were new, different, gone.
    counts: (u32, u32, u32),
    /// Parts that were left out.
    left_out: u32,
    /// Why the store took no more.
    failed: Option<StoreError>,
}

impl<'a> Staged<'a> {
    pub(super) fn new(
        store: &'a Store,
        writer: SyncSender<Batch>,
        resolver: Resolver,
        known: HashMap<String, KnownMessage>,
        pictures: &'a Pictures,
        cancel: &'a AtomicBool,
        read: &'a mut dyn FnMut(u64),
    ) -> Self {
        Self {
            store,
            writer,
            resolver,
            known,
            pictures,
            used: BTreeSet::new(),
            reach: Reach::default(),
            batch: Batch::default(),
            bytes: 0,
            hashing: Hashing::default(),
            cancel,
            read,
            counts: (0, 0, 0),
            left_out: 0,
            failed: None,
        }
    }

    /// Takes no more. Whoever writes comes to an end then, because nothing more can come.
    pub(super) fn end(self) -> Taken {
        let Self { counts, left_out, reach, used, failed, .. } = self;
        Taken { counts, left_out, span: reach.span, used, failed }
    }

    fn flush(&mut self) -> Result<(), Stopped> {
        let batch = std::mem::take(&mut self.batch);
        self.bytes = 0;
        if batch.new.is_empty() && batch.changed.is_empty() {
            return Ok(());
        }
        // Whoever writes is gone when a write failed; why is known there.
        self.writer.send(batch).map_err(|_gone| Stopped)
    }

    /// Hands over the rest, and says which messages are no longer there; returns the digest of all that was read.
    pub(super) fn finish(&mut self, before: &Before<'_>) -> Result<Hash, Stopped> {
        self.flush()?;
        for places in self.reach.missing(&self.known).chunks(BATCH) {
            let rows = match self.store.messages(before.source, before.held, places) {
                Ok(rows) => rows,
                Err(error) => {
                    self.failed = Some(error);
                    return Err(Stopped);
                }
            };
            let gone: Vec<ChangedMessage> = rows
                .into_iter()
                .filter(|row| self.reach.covers(row))
                .map(|row| ChangedMessage {
                    place: row.place,
                    gone: true,
                    message: NewMessage {
                        at: row.at,
                        lasted: row.lasted,
                        author: NewAuthor::default(),
                        kind: "",
                        edited: row.edited,
                        room: row.room,
                        key: row.key,
                        spot: row.spot,
                        text: row.text,
                        original: row.original,
                        extra: row.extra,
                    },
                })
                .collect();
            self.counts.2 = self.counts.2.saturating_add(u32::try_from(gone.len()).unwrap_or(u32::MAX));
            self.batch.changed = gone;
            self.flush()?;
        }
        Ok(self.hashing.finish())
    }

    fn go_on(&self) -> Result<(), Stopped> {
        if self.cancel.load(Ordering::Relaxed) { Err(Stopped) } else { Ok(()) }
    }
}

/// What came of it.
pub(super) struct Taken {
    /// Messages that were new, different, gone.
    pub(super) counts: (u32, u32, u32),
    /// Parts that were left out.
    pub(super) left_out: u32,
    /// The first and last instant.
    pub(super) span: Option<(Moment, Moment)>,
    /// Places of the pictures that messages named.
    pub(super) used: BTreeSet<usize>,
    /// Why the store could not be read, or takes no more.
    pub(super) failed: Option<StoreError>,
}

/// What is there already.
pub(super) struct Before<'a> {
    pub(super) source: muster_core::ids::EventId,
    pub(super) held: &'a [muster_core::ids::EventId],
}

impl Sink for Staged<'_> {
    fn line(&mut self, line: Line) -> Result<(), Stopped> {
        let at = self.resolver.resolve(line.when);
        for part in [&line.key, &line.text] {
            self.hashing.take(part.as_bytes());
            self.hashing.take(&[0]);
        }
        let known = self.known.get(&line.key).copied();
        self.reach.take(&line, at, known);
        if known.is_some_and(|known| known.says(&line.text) && !known.gone) {
            return Ok(());
        }
        let (used, pictures): (Vec<usize>, Vec<Pictured>) =
            self.pictures.among(&line.files).map(|(place, picture)| (place, picture.clone())).unzip();
        self.used.extend(used);
        let message = message(line, pictures, at.map(|at| at.timestamp_millis()));
        self.bytes += message.text.len() + message.original.len() + message.extra.len();
        match known {
            Some(known) => {
                self.counts.1 = self.counts.1.saturating_add(1);
                self.batch.changed.push(ChangedMessage { place: known.place, gone: false, message });
            }
            None => {
                self.counts.0 = self.counts.0.saturating_add(1);
                self.batch.new.push(message);
            }
        }
        if self.counts.0 > MAX_MESSAGES {
            self.failed = Some(StoreError::Unfit("bring it in: it has more than 50 million messages".to_owned()));
            return Err(Stopped);
        }
        if self.batch.new.len() + self.batch.changed.len() >= BATCH || self.bytes >= BATCH_BYTES {
            self.flush()?;
            self.go_on()?;
        }
        Ok(())
    }

    fn trouble(&mut self, trouble: Trouble) -> Result<(), Stopped> {
        if trouble.left_out {
            self.left_out = self.left_out.saturating_add(1);
        }
        self.go_on()
    }

    fn read_so_far(&mut self, bytes: u64) -> Result<(), Stopped> {
        (self.read)(bytes);
        self.go_on()
    }
}

fn message(line: Line, pictures: Vec<Pictured>, at: Option<i64>) -> NewMessage {
    let Line { key, place, room, lasted, who, kind, text, original, reply_to, edited, files, reactions, .. } = line;
    let extra = if reply_to.is_none() && files.is_empty() && reactions.is_empty() {
        String::new()
    } else {
        serde_json::to_string(&Extra { reply_to, files, pictures, reactions }).unwrap_or_default()
    };
    let author = NewAuthor { id: who.id, name: who.name, email: who.email, is_program: who.is_program };
    let kind = kind.as_str();
    NewMessage { at, lasted, author, kind, edited, room, key, spot: place, text, original, extra }
}
