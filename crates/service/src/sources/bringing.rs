//! Bringing a source in: one job, one step that can be taken back, nothing half done.

use std::collections::HashMap;
use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::sync_channel;

use muster_core::event::{ReviewAct, SourceImported};
use muster_core::ids::{EventId, Hash, Hashing};
use muster_core::incident::Ctx;
use muster_core::review::{ReviewSource, decide_review, review_label, sources};
use muster_exchange::sources::{Resolver, SourceError, sample};
use muster_store::sources::Staging;
use muster_store::{Plan, Store, StoreError};

use super::looking::{before, source_of};
use super::opened::{Opened, file_of, name_of};
use super::pictured::Pictures;
use super::refused;
use super::staged::{Before, Staged, Taken, write};
use crate::service::{Service, lock};
use crate::undo::Step;
use crate::wire::{Change, ErrorCode, ErrorReply, SourceDone, SourceReading};

/// How much of the original is kept in one piece.
const PIECE: usize = 1 << 20;

/// What is known before the first byte is read.
struct Plans {
    newer: Option<ReviewSource>,
    name: String,
}

/// What came of the reading.
struct Understood {
    digest: Hash,
    counts: (u32, u32, u32),
    left_out: u32,
    span: Option<(muster_core::time::Moment, muster_core::time::Moment)>,
    original: Hash,
}

impl Service {
    pub(crate) fn source_import(&self, request: SourceReading) -> Result<SourceDone, ErrorReply> {
        self.job(&request.job.clone(), |cancel| {
            let mut opened = Opened::open(request.path.as_deref(), request.text.as_deref())?;
            let store = self.store()?;
            if let Some(done) = self.there_already(&store, &request)? {
                return Ok(done);
            }
            let plans = self.on_review(&request.incident, |desk| {
                let newer = request.newer_of.map(|id| source_of(desk, id)).transpose()?;
                let name = request.name.clone().filter(|name| !name.trim().is_empty());
                let name = name.or_else(|| newer.as_ref().map(|source| source.name.clone()));
                Ok(Plans { name: name.unwrap_or_else(|| opened.name().to_owned()), newer })
            })?;
            let event = self.new_event_id();
            let mut staging = store.begin_import(event, request.newer_of)?;
            let done = self
                .stage_all(&store, &mut staging, &mut opened, &request, &plans, cancel)
                .and_then(|read| self.name_it(&store, &staging, &opened, &request, &plans, &read));
            if done.is_err()
                && let Err(error) = self.give_up(&store, &staging)
            {
                // It is dropped at the next start then; nobody sees it meanwhile.
                tracing::warn!(%error, "an import could not be given up");
            }
            done
        })
    }

    /// From now on the import is not there; what runs beside takes its rows away.
    fn give_up(&self, store: &Store, staging: &Staging) -> Result<(), StoreError> {
        store.drop_import(staging)?;
        // After the drop: a look that comes between would find nothing.
        self.unswept.store(true, Ordering::Relaxed);
        Ok(())
    }

    /// The same bytes again change nothing.
    fn there_already(&self, store: &Store, request: &SourceReading) -> Result<Option<SourceDone>, ErrorReply> {
        let hash = match (file_of(request.path.as_deref()), &request.text) {
            (Some(path), _) => super::looking::hash_if_kept(store, &path)?,
            (None, Some(text)) => Some(Hash::of(text.as_bytes())),
            (None, None) => None,
        };
        let Some(hash) = hash else { return Ok(None) };
        self.on_review(&request.incident, |desk| {
            let all = sources(desk.scene.review);
            let Some(import) = before(store, &all, hash)? else { return Ok(None) };
            // Other rooms of the same file are other lines.
            let same = match desk.scene.review.act(import) {
                Some(ReviewAct::SourceImported(act)) => act.rooms == request.rooms,
                Some(_) | None => false,
            };
            let nothing = Change { events: Vec::new(), streams: Vec::new() };
            Ok(same.then_some(SourceDone { source: None, changed: (0, 0, 0), left_out: 0, change: nothing }))
        })
    }

    fn stage_all(
        &self,
        store: &Store,
        staging: &mut Staging,
        opened: &mut Opened,
        request: &SourceReading,
        plans: &Plans,
        cancel: &AtomicBool,
    ) -> Result<Understood, ErrorReply> {
        let file = file_of(request.path.as_deref());
        let file_bytes = file.as_ref().and_then(|path| path.metadata().ok()).map_or(0, |meta| meta.len());
        let total = file_bytes + opened.bytes(&request.rooms);
        let original = match &file {
            // What was read already is not read again, and is what was read.
            Some(path) if !opened.is_whole() => {
                let told = |done| self.listeners.progress(&request.job, done, total);
                keep_file(store, staging, path, cancel, told)?
            }
            Some(_) | None => keep_rest(store, staging, opened, cancel)?,
        };
        let pictures = Pictures::of(opened.tree(), cancel)?;
        let known = match &plans.newer {
            Some(source) => store.known_messages(source.id, &source.imports)?,
            None => HashMap::new(),
        };
        let held: &[EventId] = plans.newer.as_ref().map_or(&[], |source| &source.imports);
        let source = plans.newer.as_ref().map_or(staging.event, |source| source.id);
        let resolver = Resolver::new(request.answers.clone());
        let mut read = |done| self.listeners.progress(&request.job, file_bytes + done, total);
        std::thread::scope(|scope| {
            let (to, batches) = sync_channel(1);
            let writer = scope.spawn(|| write(store, staging, batches, cancel));
            let mut staged = Staged::new(store, to, resolver, known, &pictures, cancel, &mut read);
            let digest = match opened.read(request, &mut staged) {
                Ok(()) => staged.finish(&Before { source, held }).map_err(SourceError::from),
                Err(error) => Err(error),
            };
            let Taken { counts, left_out, span, used, failed } = staged.end();
            let written = writer.join().map_err(|_panic| broken_off())?;
            if let Some(error) = written.err().or(failed) {
                return Err(error.into());
            }
            // Whatever came after was not written.
            cancelled(cancel)?;
            let digest = digest.map_err(|error| refused(&error))?;
            Pictures::keep(store, opened.tree(), &used, cancel)?;
            Ok(Understood { digest, counts, left_out, span, original })
        })
    }

    /// The last step: the event that names the import, and the import itself, in one transaction.
    fn name_it(
        &self,
        store: &Store,
        staging: &Staging,
        opened: &Opened,
        request: &SourceReading,
        plans: &Plans,
        read: &Understood,
    ) -> Result<SourceDone, ErrorReply> {
        let nothing_new = read.counts == (0, 0, 0);
        if nothing_new && plans.newer.is_none() {
            return Err(ErrorReply::new(
                ErrorCode::Rejected,
                format!("There is no line in {} that can be read.", opened.name()),
            )
            .with_hint("Read it as something else, or choose another file."));
        }
        if nothing_new {
            // A newer export that says the same is no news.
            self.give_up(store, staging)?;
            let change = Change { events: Vec::new(), streams: Vec::new() };
            return Ok(SourceDone { source: request.newer_of, changed: read.counts, left_out: read.left_out, change });
        }
        self.remember_columns(store, opened, request)?;
        let act = ReviewAct::SourceImported(SourceImported {
            source: request.newer_of,
            name: plans.name.clone(),
            format: serde_json::to_value(request.format)
                .ok()
                .and_then(|word| word.as_str().map(str::to_owned))
                .unwrap_or_default(),
            file: request.path.as_deref().map_or_else(|| opened.name().to_owned(), |path| name_of(Path::new(path))),
            original: read.original,
            rooms: request.rooms.clone(),
            answers: serde_json::json!({ "clocks": request.answers, "columns": request.columns }),
            lines: staging.next,
            changed: read.counts,
            first: read.span.map(|(first, _)| first),
            last: read.span.map(|(_, last)| last),
            digest: read.digest,
        });
        let label = review_label(&act);
        let (stream, written) = self.on_review(&request.incident, |desk| {
            let (now, zone, actor) = (self.clock.now(), self.zone(), self.settings_now().me);
            let written = desk.store.write::<ErrorReply>(now, |_peek| {
                let mut new_id = || staging.event;
                let mut ctx = Ctx { now, zone: zone.name(), actor, new_id: &mut new_id };
                let drafts = decide_review(desk.stream, &desk.scene, act, &mut ctx)?;
                Ok(Plan { drafts, written_draft: None, import: Some(staging.import()) })
            })?;
            Ok((desk.stream, written))
        })?;
        lock(&self.undo).did(stream, Step { events: vec![staging.event], label });
        let source = Some(request.newer_of.unwrap_or(staging.event));
        let change = self.announce(&written, Vec::new());
        Ok(SourceDone { source, changed: read.counts, left_out: read.left_out, change })
    }

    fn remember_columns(&self, store: &Store, opened: &Opened, request: &SourceReading) -> Result<(), ErrorReply> {
        let (Some(columns), Opened::One { name, bytes, .. }) = (&request.columns, opened) else { return Ok(()) };
        let Ok(sample) = sample(name, bytes) else { return Ok(()) };
        let Ok(map) = serde_json::to_string(columns) else { return Ok(()) };
        Ok(store.keep_column_map(&sample.signature, &map)?)
    }
}

fn broken_off() -> ErrorReply {
    ErrorReply::new(ErrorCode::Internal, "Failed to bring it in: what wrote it down broke off.")
        .with_hint("Nothing of it was brought in. Try again, and report this if it happens again.")
}

fn cancelled(cancel: &AtomicBool) -> Result<(), ErrorReply> {
    if cancel.load(Ordering::Relaxed) { Err(refused(&SourceError::Cancelled)) } else { Ok(()) }
}

/// Keeps the file as it is, piece by piece.
fn keep_file(
    store: &Store,
    staging: &Staging,
    path: &Path,
    cancel: &AtomicBool,
    told: impl Fn(u64),
) -> Result<Hash, ErrorReply> {
    let broken =
        |error: std::io::Error| refused(&SourceError::Broken { what: name_of(path), detail: error.to_string() });
    let mut file = File::open(path).map_err(broken)?;
    let (mut hashing, mut piece, mut size) = (Hashing::default(), vec![0; PIECE], 0_u64);
    for part in 0.. {
        cancelled(cancel)?;
        let mut filled = 0;
        while let Some(rest) = piece.get_mut(filled..).filter(|rest| !rest.is_empty()) {
            let got = file.read(rest).map_err(broken)?;
            if got == 0 {
                break;
            }
            filled += got;
        }
        if filled == 0 {
            break;
        }
        let bytes = piece.get(..filled).unwrap_or_default();
        hashing.take(bytes);
        store.stage_original(staging, part, bytes)?;
        size += bytes.len() as u64;
        told(size);
    }
    let hash = hashing.finish();
    store.finish_original(staging, hash, "application/octet-stream", size)?;
    Ok(hash)
}

/// Keeps a pasted text, or the files of a folder one after the other, each behind its path.
fn keep_rest(store: &Store, staging: &Staging, opened: &mut Opened, cancel: &AtomicBool) -> Result<Hash, ErrorReply> {
    let (mut hashing, mut part, mut size) = (Hashing::default(), 0_u32, 0_u64);
    let mut keep = |bytes: &[u8]| -> Result<(), ErrorReply> {
        for piece in bytes.chunks(PIECE) {
            cancelled(cancel)?;
            hashing.take(piece);
            store.stage_original(staging, part, piece)?;
            part += 1;
            size += piece.len() as u64;
        }
        Ok(())
    };
    match opened {
        Opened::One { bytes, .. } => keep(bytes)?,
        Opened::Many { tree, .. } => {
            for (index, entry) in tree.entries().to_vec().into_iter().enumerate() {
                let bytes = tree.read(index, 256 << 20).map_err(|error| refused(&error))?;
                keep(format!("\n--- {} ({} bytes)\n", entry.path, bytes.len()).as_bytes())?;
                keep(&bytes)?;
            }
        }
    }
    let hash = hashing.finish();
    store.finish_original(staging, hash, "application/octet-stream", size)?;
    Ok(hash)
}
