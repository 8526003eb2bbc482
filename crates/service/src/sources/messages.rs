//! What was brought in, read again.

use std::collections::{HashMap, HashSet};

use chrono::DateTime;
use muster_core::directory::Directory;
use muster_core::event::ReviewAct;
use muster_core::review::{ReviewSource, probably, sources};
use muster_exchange::sources::{Answers, ColumnMap, LineKind};
use muster_store::sources::{MessageOrder, MessageRow, StoredAuthor};
use serde::Deserialize;

use super::looking::source_of;
use super::pictured::Pictured;
use super::staged::Extra;
use crate::review::ReviewDesk;
use crate::service::Service;
use crate::wire::{
    ErrorReply, IncidentOnly, Message, MessagePicture, Messages, MessagesFind, MessagesRequest, SourcePerson,
    SourceView, Sources,
};

/// How many messages are handed over at once.
const MOST: usize = 2_000;
/// How many are offered to choose one from.
const FEW: usize = 40;

impl Service {
    pub(crate) fn sources(&self, request: IncidentOnly) -> Result<Sources, ErrorReply> {
        self.on_review(&request.incident, |desk| {
            let all = sources(desk.scene.review).into_iter().map(|source| view(desk, &source));
            Ok(Sources { sources: all.collect::<Result<_, _>>()? })
        })
    }

    pub(crate) fn messages(&self, request: MessagesRequest) -> Result<Messages, ErrorReply> {
        let MessagesRequest { incident, source, mut places } = request;
        places.truncate(MOST);
        self.on_review(&incident, |desk| {
            let source = source_of(desk, source)?;
            at_places(desk, &source, &places)
        })
    }

    pub(crate) fn messages_find(&self, request: MessagesFind) -> Result<Messages, ErrorReply> {
        let MessagesFind { incident, source, words, near } = request;
        self.on_review(&incident, |desk| {
            let source = source_of(desk, source)?;
            // An instant as it is read now, by the clock of the source as it was.
            let near = near.map(|near| near.checked_sub_signed(source.shift).unwrap_or(near).timestamp_millis());
            let order = self.source_order(desk, &source)?;
            if words.trim().is_empty() {
                return at_places(desk, &source, &around(&order, near));
            }
            let most = u32::try_from(MOST).unwrap_or(u32::MAX);
            let found = desk.store.search_messages(source.id, &source.imports, &words, most)?;
            let found: HashSet<u32> = found.into_iter().map(|found| found.place).collect();
            let some: Vec<MessageOrder> = order.iter().filter(|one| found.contains(&one.place)).copied().collect();
            at_places(desk, &source, &around(&some, near))
        })
    }
}

/// A few to choose from: those about an instant, else the first ones.
fn around(order: &[MessageOrder], near: Option<i64>) -> Vec<u32> {
    let from = near.map_or(0, |near| {
        let next = order.partition_point(|one| one.at.is_none_or(|at| at < near));
        next.saturating_sub(FEW / 2).min(order.len().saturating_sub(FEW))
    });
    order.iter().skip(from).take(FEW).map(|one| one.place).collect()
}

fn at_places(desk: &ReviewDesk<'_>, source: &ReviewSource, places: &[u32]) -> Result<Messages, ErrorReply> {
    let authors = desk.store.authors(source.id)?;
    let rows = desk.store.messages(source.id, &source.imports, places)?;
    let directory = desk.scene.directory;
    Ok(Messages { messages: rows.into_iter().map(|row| shown(source, &authors, directory, row)).collect() })
}

/// How a source was read the last time: what a newer export of it is probably read by, too.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Reading {
    #[serde(skip)]
    rooms: Vec<String>,
    clocks: Answers,
    columns: Option<ColumnMap>,
}

fn read_last(desk: &ReviewDesk<'_>, source: &ReviewSource) -> Reading {
    match source.imports.last().and_then(|import| desk.scene.review.act(*import)) {
        Some(ReviewAct::SourceImported(act)) => {
            let read: Reading = serde_json::from_value(act.answers.clone()).unwrap_or_default();
            Reading { rooms: act.rooms.clone(), ..read }
        }
        Some(_) | None => Reading::default(),
    }
}

/// Who somebody in a source is: as was said, else as the directory suggests.
pub(crate) fn person_of(source: &ReviewSource, directory: &Directory, author: &StoredAuthor) -> Option<String> {
    let key = author_key(author);
    match source.authors.get(key) {
        Some(said) => said.clone(),
        None if author.is_program => None,
        None => probably(directory, &author.id, &author.name, &author.email),
    }
}

/// What acts call an author by.
pub(crate) fn author_key(author: &StoredAuthor) -> &str {
    if author.id.is_empty() { &author.name } else { &author.id }
}

fn view(desk: &ReviewDesk<'_>, source: &ReviewSource) -> Result<SourceView, ErrorReply> {
    let authors = desk.store.authors(source.id)?;
    let spoken = desk.kept.spoken(desk.store, source)?;
    let people = spoken.iter().filter_map(|spoken| {
        let author = authors.get(&spoken.author)?;
        let person = person_of(source, desk.scene.directory, author);
        let called = person.as_deref().and_then(|handle| desk.scene.directory.person_by_handle(handle));
        Some(SourcePerson {
            called: called.map(|person| person.name.clone()),
            id: author_key(author).to_owned(),
            name: if author.name.is_empty() { author.id.clone() } else { author.name.clone() },
            person,
            said: source.authors.contains_key(author_key(author)),
            messages: spoken.messages,
        })
    });
    let read = read_last(desk, source);
    Ok(SourceView {
        id: source.id,
        name: source.name.clone(),
        format: source.format.clone(),
        file: source.file.clone(),
        lines: source.lines,
        first: source.first.map(|at| source.put_right(at)),
        last: source.last.map(|at| source.put_right(at)),
        shift: seconds(source),
        imported_at: source.imported_at,
        newer: u32::try_from(source.imports.len().saturating_sub(1)).unwrap_or(u32::MAX),
        people: people.collect(),
        here: !authors.is_empty() || source.lines == 0,
        rooms: read.rooms,
        clocks: read.clocks,
        columns: read.columns,
    })
}

#[expect(clippy::cast_precision_loss, reason = "a shift of years still has its milliseconds")]
fn seconds(source: &ReviewSource) -> f64 {
    source.shift.num_milliseconds() as f64 / 1_000.0
}

fn picture(one: Pictured) -> MessagePicture {
    let Pictured { name, hash, media_type, width, height } = one;
    MessagePicture { name, hash, media_type, width, height }
}

/// A row as the page reads it.
pub(crate) fn shown(
    source: &ReviewSource,
    authors: &HashMap<i64, StoredAuthor>,
    directory: &Directory,
    row: MessageRow,
) -> Message {
    let author = authors.get(&row.author);
    let extra: Extra = serde_json::from_str(&row.extra).unwrap_or_default();
    let at = row.at.and_then(DateTime::from_timestamp_millis).map(|at| source.put_right(at));
    Message {
        source: source.id,
        place: row.place,
        at,
        lasted: row.lasted,
        who: author.map_or_else(String::new, |author| {
            if author.name.is_empty() { author.id.clone() } else { author.name.clone() }
        }),
        person: author.and_then(|author| person_of(source, directory, author)),
        kind: LineKind::from_stored(&row.kind).unwrap_or(LineKind::Notice),
        room: row.room,
        text: row.text,
        original: Some(row.original).filter(|original| !original.is_empty()),
        spot: row.spot,
        edited: row.edited,
        gone: row.gone,
        changed: row.changed,
        reply_to: extra.reply_to,
        files: extra.files,
        pictures: extra.pictures.into_iter().map(picture).collect(),
        reactions: extra.reactions,
    }
}
