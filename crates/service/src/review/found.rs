//! Finding words in all reviews: in what people wrote there, and in what was brought in.

use std::collections::{HashMap, HashSet};

use muster_core::ids::{EventId, StreamId};
use muster_core::review::interviews::over;
use muster_core::review::{WrittenSort, sources, stream_of};
use muster_store::{FoundAnywhere, FoundWritten, IncidentRow};

use super::ReviewDesk;
use crate::searching::{excerpt, terms};
use crate::service::Service;
use crate::sources::shown;
use crate::wire::{ErrorCode, ErrorReply, Message, ReviewHit, ReviewHits, ReviewSearch, SearchMode};

/// The most hits of one kind.
const MOST: u32 = 60;

/// What was found in one review, and what has to be known of it.
struct InReview {
    row: IncidentRow,
    /// Interviews of which the time is over that their notes are kept for.
    over: HashSet<EventId>,
    /// Messages as they read now.
    messages: HashMap<(EventId, u32), Message>,
}

impl Service {
    pub(crate) fn search_reviews(&self, request: ReviewSearch) -> Result<ReviewHits, ErrorReply> {
        let store = self.store()?;
        let ReviewSearch { words, incident } = request;
        let only = incident.map(|one| self.resolve(&store, &one).map(stream_of)).transpose()?;
        let only: Vec<StreamId> = only.into_iter().collect();
        let written = store.search_written(&words, &only, MOST)?;
        let messages = store.search_all_messages(&words, &only, MOST)?;
        if written.is_empty() && messages.is_empty() {
            return Ok(ReviewHits { hits: Vec::new() });
        }
        let incidents: HashMap<StreamId, StreamId> =
            store.incident_streams()?.into_iter().map(|incident| (stream_of(incident), incident)).collect();
        let mut reviews: HashMap<StreamId, Option<InReview>> = HashMap::new();
        for stream in written.iter().map(|one| one.stream).chain(messages.iter().map(|one| one.stream)) {
            if reviews.contains_key(&stream) {
                continue;
            }
            let found = match incidents.get(&stream) {
                Some(incident) => self.in_one(*incident, stream, &messages)?,
                None => None,
            };
            reviews.insert(stream, found);
        }
        let terms = terms(&words, SearchMode::Newest);
        let written = written.iter().filter_map(|one| of_written(reviews.get(&one.stream)?.as_ref()?, one, &terms));
        let messages = messages.iter().filter_map(|one| of_message(reviews.get(&one.stream)?.as_ref()?, one, &terms));
        Ok(ReviewHits { hits: written.chain(messages).collect() })
    }

    /// What one review says of what was found; nothing for one whose incident was taken back.
    fn in_one(
        &self,
        incident: StreamId,
        stream: StreamId,
        messages: &[FoundAnywhere],
    ) -> Result<Option<InReview>, ErrorReply> {
        let read = self.on_review(&incident.to_string(), |desk| {
            let mine = messages.iter().filter(|one| one.stream == stream);
            Ok(InReview {
                row: desk.row.clone(),
                over: over(&desk.scene).into_iter().collect(),
                messages: as_they_read(desk, mine)?,
            })
        });
        match read {
            Ok(read) => Ok(Some(read)),
            Err(error) if error.code == ErrorCode::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }
}

/// The messages of imports that still hold, in the words of the newest of them.
fn as_they_read<'a>(
    desk: &ReviewDesk<'_>,
    found: impl Iterator<Item = &'a FoundAnywhere>,
) -> Result<HashMap<(EventId, u32), Message>, ErrorReply> {
    let mut places: HashMap<EventId, Vec<u32>> = HashMap::new();
    let all = sources(desk.scene.review);
    for one in found {
        if all.iter().any(|source| source.id == one.message.source && source.imports.contains(&one.import)) {
            places.entry(one.message.source).or_default().push(one.message.place);
        }
    }
    let mut read = HashMap::new();
    for source in &all {
        let Some(places) = places.get(&source.id) else { continue };
        let authors = desk.store.authors(source.id)?;
        for row in desk.store.messages(source.id, &source.imports, places)? {
            let message = shown(source, &authors, desk.scene.directory, row);
            if !message.gone {
                read.insert((message.source, message.place), message);
            }
        }
    }
    Ok(read)
}

fn of_written(review: &InReview, found: &FoundWritten, terms: &[Vec<char>]) -> Option<ReviewHit> {
    let written = &found.written;
    // What is due to be deleted is hidden wherever it would be read.
    let told = matches!(written.sort, WrittenSort::Note | WrittenSort::Talk);
    if told && review.over.iter().any(|interview| interview.to_string() == written.place) {
        return None;
    }
    let (text, marks) = excerpt(&written.text, terms);
    Some(ReviewHit {
        incident: review.row.stream,
        reference: review.row.reference(),
        title: review.row.title.clone(),
        is_drill: review.row.is_drill,
        sort: Some(written.sort),
        id: written.id,
        place: written.place.clone(),
        who: String::new(),
        text,
        marks,
        at: Some(written.at),
    })
}

fn of_message(review: &InReview, found: &FoundAnywhere, terms: &[Vec<char>]) -> Option<ReviewHit> {
    let message = review.messages.get(&(found.message.source, found.message.place))?;
    let (text, marks) = excerpt(&message.text, terms);
    Some(ReviewHit {
        incident: review.row.stream,
        reference: review.row.reference(),
        title: review.row.title.clone(),
        is_drill: review.row.is_drill,
        sort: None,
        id: message.source,
        place: message.place.to_string(),
        who: message.who.clone(),
        text,
        marks,
        at: message.at,
    })
}
