//! The reading view: what was said and what was written in one order, searched, and read through.

use std::collections::HashMap;

use muster_core::event::{ReviewAct, StretchRead};
use muster_core::ids::EventId;
use muster_core::review::{Contexts, Marks, context_of, decide_review, marks, reading};
use muster_store::sources::{MessageRow, StoredAuthor};

use super::ReviewDesk;
use super::order::{Item, Reading};
use crate::directory::Names;
use crate::lines;
use crate::service::Service;
use crate::sources::shown;
use crate::wire::{
    Change, Conversation, ConversationHit, ConversationHits, ConversationItem, ConversationPlace,
    ConversationPlaceRequest, ConversationRequest, ConversationSearch, ConversationStretch, ErrorReply, Message,
};

/// How many are handed over at once.
const SLICE: u32 = 500;

/// How many hits of a search are handed over at most.
const HITS: u32 = 500;

impl Service {
    pub(crate) fn conversation(&self, request: ConversationRequest) -> Result<Conversation, ErrorReply> {
        let ConversationRequest { of, from, count } = request;
        let names = self.names()?;
        self.on_review(&of.incident, |desk| {
            let order = self.conversation_order(desk, &of)?;
            let total = order.len();
            let from = from.min(total);
            let to = from.saturating_add(count.min(SLICE)).min(total);
            let items: Vec<Item> = (from..to).filter_map(|index| order.item(index)).collect();
            let mut messages = messages(desk, &order, &items)?;
            let read = reading(desk.scene.review);
            let view = View { desk, names: &names, marks: marks(&desk.scene), contexts: context_of(&desk.scene) };
            let items = items.into_iter().map(|item| {
                let covered = order.number(item).is_some_and(|(source, number)| read.covers(source, number));
                match item {
                    Item::Message(source, place) => view.message(messages.remove(&(source, place)), covered),
                    Item::Line(line) => view.line(line, covered),
                }
            });
            Ok(Conversation { total, from, items: items.collect() })
        })
    }

    pub(crate) fn conversation_place(
        &self,
        request: ConversationPlaceRequest,
    ) -> Result<ConversationPlace, ErrorReply> {
        let ConversationPlaceRequest { of, source, place, line, at } = request;
        self.on_review(&of.incident, |desk| {
            let order = self.conversation_order(desk, &of)?;
            let index = match (source, line, at) {
                (Some(source), _, _) => order.of_message(source, place.unwrap_or(0)),
                (None, Some(line), _) => order.of_line(line),
                (None, None, Some(at)) => order.of_instant(at),
                (None, None, None) => None,
            };
            Ok(ConversationPlace { index, total: order.len() })
        })
    }

    pub(crate) fn conversation_search(&self, request: ConversationSearch) -> Result<ConversationHits, ErrorReply> {
        let ConversationSearch { of, words, limit } = request;
        let limit = limit.clamp(1, HITS);
        self.on_review(&of.incident, |desk| {
            let order = self.conversation_order(desk, &of)?;
            let mut hits = Vec::new();
            for source in &order.sources {
                for found in desk.store.search_messages(source.id, &source.imports, &words, limit)? {
                    let Some(index) = order.of_message(source.id, found.place) else { continue };
                    hits.push(ConversationHit { index, at: order.at(index), text: found.text, is_line: false });
                }
            }
            let wanted: Vec<String> = words.split_whitespace().map(str::to_lowercase).collect();
            if !wanted.is_empty() {
                for (line, index) in order.lines() {
                    let Some(line) = desk.scene.incident.line(line) else { continue };
                    let text = line.view.text.to_lowercase();
                    if wanted.iter().all(|word| text.contains(word.as_str())) {
                        hits.push(ConversationHit { index, at: order.at(index), text: line.view.text, is_line: true });
                    }
                }
            }
            hits.sort_unstable_by_key(|hit| hit.index);
            hits.truncate(limit as usize);
            Ok(ConversationHits { hits })
        })
    }

    /// Notes that a stretch was read. What was read before is not noted again, and undo passes over it: nobody who takes
    /// back a mark means what they read since.
    pub(crate) fn conversation_read(&self, request: ConversationStretch) -> Result<Change, ErrorReply> {
        let ConversationStretch { of, from, to } = request;
        let written = self.on_review(&of.incident, |desk| {
            let order = self.conversation_order(desk, &of)?;
            let stretches = unread(desk, &order, from, to);
            if stretches.is_empty() {
                return Ok(None);
            }
            let written = self.write_review(desk.store, |ctx| {
                let mut drafts = Vec::with_capacity(stretches.len());
                for stretch in stretches {
                    drafts.extend(decide_review(desk.stream, &desk.scene, ReviewAct::StretchRead(stretch), ctx)?);
                }
                Ok(drafts)
            })?;
            Ok(Some(written))
        })?;
        Ok(match written {
            Some(written) => self.announce(&written, Vec::new()),
            None => Change { events: Vec::new(), streams: Vec::new() },
        })
    }
}

/// What of a stretch was not read before, source by source; the one that ends it comes last.
fn unread(desk: &ReviewDesk<'_>, order: &Reading, from: u32, to: u32) -> Vec<StretchRead> {
    let read = reading(desk.scene.review);
    let mut by_source: Vec<(Option<EventId>, Vec<u32>)> = Vec::new();
    let mut end = None;
    for index in from..to.saturating_add(1).min(order.len()) {
        let Some((source, number)) = order.item(index).and_then(|item| order.number(item)) else { continue };
        if read.covers(source, number) {
            continue;
        }
        end = Some(source);
        match by_source.iter_mut().find(|(known, _)| *known == source) {
            Some((_, numbers)) => numbers.push(number),
            None => by_source.push((source, vec![number])),
        }
    }
    by_source.sort_by_key(|(source, _)| Some(*source) == end);
    let mut stretches: Vec<StretchRead> = Vec::new();
    for (source, mut numbers) in by_source {
        numbers.sort_unstable();
        for number in numbers {
            match stretches.last_mut() {
                Some(last) if last.source == source && last.to.checked_add(1) == Some(number) => last.to = number,
                Some(_) | None => stretches.push(StretchRead { source, from: number, to: number }),
            }
        }
    }
    stretches
}

/// The messages among some items, by source and number.
fn messages(
    desk: &ReviewDesk<'_>,
    order: &Reading,
    items: &[Item],
) -> Result<HashMap<(usize, u32), Message>, ErrorReply> {
    let mut found = HashMap::new();
    for (which, source) in order.sources.iter().enumerate() {
        let places: Vec<u32> = items
            .iter()
            .filter_map(|item| match item {
                Item::Message(source, place) if *source == which => Some(*place),
                Item::Message(..) | Item::Line(_) => None,
            })
            .collect();
        if places.is_empty() {
            continue;
        }
        let authors: HashMap<i64, StoredAuthor> = desk.store.authors(source.id)?;
        let rows: Vec<MessageRow> = desk.store.messages(source.id, &source.imports, &places)?;
        for row in rows {
            found.insert((which, row.place), shown(source, &authors, desk.scene.directory, row));
        }
    }
    Ok(found)
}

struct View<'a> {
    desk: &'a ReviewDesk<'a>,
    names: &'a Names,
    marks: Marks,
    contexts: Contexts<'a>,
}

impl View<'_> {
    fn message(&self, message: Option<Message>, read: bool) -> ConversationItem {
        let marks = message.as_ref().map(|one| self.marks.of_message(one.source, one.place)).unwrap_or_default();
        let known = message.as_ref().and_then(|one| one.person.as_deref().zip(one.at));
        let context = known.map(|(person, at)| self.contexts.at(person, at));
        ConversationItem { line: None, context, read, marks: marks.into_iter().cloned().collect(), message }
    }

    fn line(&self, id: EventId, read: bool) -> ConversationItem {
        let line =
            self.desk.scene.incident.line(id).map(|line| lines::line(line, None, self.names, self.desk.row.is_drill));
        let marks = self.marks.of_line(id).into_iter().cloned().collect();
        ConversationItem { message: None, context: None, read, marks, line }
    }
}
