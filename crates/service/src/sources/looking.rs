//! Looking at a file before anything of it is brought in.

use std::collections::HashMap;
use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use muster_core::ids::{EventId, Hash, Hashing};
use muster_core::review::{ReviewSource, probably, sources};
use muster_exchange::sources::{
    Format, Gathered, HEAD, Limits, Line, Sink, SourceError, Stopped, Trouble, recognise, sample,
};
use muster_store::Store;
use muster_store::sources::KnownMessage;

use super::news::News;
use super::opened::{Opened, file_of};
use super::refused;
use crate::review::ReviewDesk;
use crate::service::Service;
use crate::wire::{
    ErrorReply, FormatGuess, PreviewLine, SourceLook, SourceLooked, SourceNews, SourcePreview, SourceReading,
};

/// How much of a file is hashed at once.
const PIECE: usize = 1 << 20;

impl Service {
    pub(crate) fn source_look(&self, request: SourceLook) -> Result<SourceLooked, ErrorReply> {
        let opened = Opened::open(request.path.as_deref(), request.text.as_deref())?;
        let (store, file) = (self.store()?, file_of(request.path.as_deref()));
        let hash = match (&file, &opened) {
            (Some(path), _) => hash_if_kept(&store, path)?,
            (None, Opened::One { bytes, .. }) => Some(Hash::of(bytes)),
            (None, Opened::Many { .. }) => None,
        };
        let known = self.on_review(&request.incident, |desk| known_file(desk, hash))?;
        let mut looked = SourceLooked {
            name: opened.name().to_owned(),
            size: 0.0,
            formats: Vec::new(),
            rooms: Vec::new(),
            table: None,
            known,
        };
        match &opened {
            Opened::Many { workspace, .. } => {
                looked.rooms = workspace.rooms().cloned().collect();
                looked.formats.push(guess(Format::Slack));
            }
            Opened::One { name, bytes, .. } => {
                looked.size = as_size(bytes.len());
                let head = bytes.get(..HEAD).unwrap_or(bytes);
                looked.formats = recognise(name, head).into_iter().map(|(format, _)| guess(format)).collect();
                let may_be_a_table = looked.formats.iter().any(|guess| guess.format == Format::Csv);
                looked.table = if may_be_a_table { sample(name, bytes).ok() } else { None };
                self.remembered_columns(&mut looked)?;
            }
        }
        Ok(looked)
    }

    /// The columns as they were named the last time a table had these headers.
    fn remembered_columns(&self, looked: &mut SourceLooked) -> Result<(), ErrorReply> {
        if let Some(table) = &mut looked.table
            && let Some(map) = self.store()?.column_map(&table.signature)?
            && let Ok(map) = serde_json::from_str(&map)
        {
            table.map = map;
        }
        Ok(())
    }

    pub(crate) fn source_preview(&self, request: SourceReading) -> Result<SourcePreview, ErrorReply> {
        self.job(&request.job.clone(), |cancel| {
            let mut opened = Opened::open(request.path.as_deref(), request.text.as_deref())?;
            let total = opened.bytes(&request.rooms);
            let known = self.known_of(&request)?;
            let mut looking = Looking {
                gathered: Gathered::new(Limits::PREVIEW, request.answers.clone()),
                news: known.map(|known| News::new(known, request.answers.clone())),
                cancel,
                read: &mut |done| self.listeners.progress(&request.job, done, total),
            };
            opened.read(&request, &mut looking).map_err(|error| refused(&error))?;
            let (gathered, news) = (looking.gathered.finish(), looking.news);
            self.on_review(&request.incident, |desk| {
                let news = match (news, request.newer_of) {
                    (Some(news), Some(source)) => Some(news.finish(desk, &source_of(desk, source)?)?),
                    (Some(_) | None, _) => None,
                };
                Ok(preview(desk, gathered, news))
            })
        })
    }

    /// What of the source is there already, when this is a newer export of it.
    fn known_of(&self, request: &SourceReading) -> Result<Option<HashMap<String, KnownMessage>>, ErrorReply> {
        let Some(newer_of) = request.newer_of else { return Ok(None) };
        self.on_review(&request.incident, |desk| {
            let source = source_of(desk, newer_of)?;
            Ok(Some(desk.store.known_messages(source.id, &source.imports)?))
        })
    }
}

/// A source of the review, or in words that there is none.
pub(super) fn source_of(desk: &ReviewDesk<'_>, id: EventId) -> Result<ReviewSource, ErrorReply> {
    sources(desk.scene.review)
        .into_iter()
        .find(|source| source.id == id)
        .ok_or_else(|| muster_core::review::ReviewRejection::NotThere("source").into())
}

/// Whether these very bytes are in the review.
fn known_file(desk: &ReviewDesk<'_>, hash: Option<Hash>) -> Result<bool, ErrorReply> {
    let Some(hash) = hash else { return Ok(false) };
    Ok(before(desk.store, &sources(desk.scene.review), hash)?.is_some())
}

/// The import by which these very bytes came in, if it holds.
pub(super) fn before(store: &Store, sources: &[ReviewSource], hash: Hash) -> Result<Option<EventId>, ErrorReply> {
    let held: Vec<EventId> = sources.iter().flat_map(|source| source.imports.iter().copied()).collect();
    Ok(store.imported_before(hash, &held)?)
}

fn guess(format: Format) -> FormatGuess {
    FormatGuess { format, words: format.words().to_owned() }
}

#[expect(clippy::cast_precision_loss, reason = "a size in bytes is shown rounded")]
const fn as_size(bytes: usize) -> f64 {
    bytes as f64
}

/// The hash of a file, where one of its size came in before: reading all of it to see that it is new costs as much as
/// half of bringing it in.
pub(super) fn hash_if_kept(store: &Store, path: &Path) -> Result<Option<Hash>, ErrorReply> {
    // What cannot be asked for its size is read, and says why it cannot be read.
    let new = path.metadata().is_ok_and(|meta| !store.keeps_original_of(meta.len()).unwrap_or(true));
    if new { Ok(None) } else { hash_of(path).map_err(|error| refused(&error)) }
}

/// The hash of a file, read piece by piece.
fn hash_of(path: &Path) -> Result<Option<Hash>, SourceError> {
    let broken =
        |error: std::io::Error| SourceError::Broken { what: super::opened::name_of(path), detail: error.to_string() };
    let mut file = File::open(path).map_err(broken)?;
    let mut hashing = Hashing::default();
    let mut piece = vec![0; PIECE];
    loop {
        let got = file.read(&mut piece).map_err(broken)?;
        if got == 0 {
            return Ok(Some(hashing.finish()));
        }
        hashing.take(piece.get(..got).unwrap_or_default());
    }
}

fn preview(desk: &ReviewDesk<'_>, gathered: Gathered, news: Option<SourceNews>) -> SourcePreview {
    let directory = desk.scene.directory;
    let who = |one: &muster_exchange::sources::Names| {
        if one.is_program { None } else { probably(directory, &one.id, &one.name, &one.email) }
    };
    SourcePreview {
        matches: gathered.preview.people.iter().map(who).collect(),
        lines: gathered.lines.into_iter().map(|(line, at)| shown(line, at)).collect(),
        troubles: gathered.troubles,
        found: gathered.preview,
        news,
    }
}

fn shown(line: Line, at: Option<muster_core::time::Moment>) -> PreviewLine {
    let Line { who, kind, room, text, place, .. } = line;
    let who = if who.name.is_empty() { who.id } else { who.name };
    PreviewLine { at, who, kind, room, text: text.chars().take(2_000).collect(), spot: place }
}

struct Looking<'a> {
    gathered: Gathered,
    news: Option<News>,
    cancel: &'a AtomicBool,
    read: &'a mut dyn FnMut(u64),
}

impl Looking<'_> {
    fn go_on(&self) -> Result<(), Stopped> {
        if self.cancel.load(Ordering::Relaxed) { Err(Stopped) } else { Ok(()) }
    }
}

impl Sink for Looking<'_> {
    fn line(&mut self, line: Line) -> Result<(), Stopped> {
        if let Some(news) = &mut self.news {
            news.take(&line);
        }
        self.gathered.line(line)
    }

    fn trouble(&mut self, trouble: Trouble) -> Result<(), Stopped> {
        self.gathered.trouble(trouble)
    }

    fn read_so_far(&mut self, bytes: u64) -> Result<(), Stopped> {
        (self.read)(bytes);
        self.go_on()
    }
}
