//! How a card came to be what it is: who changed it when, and what it said then.

use super::{Card, Library, Thing, fold};
use crate::event::{Body, Event};
use crate::ids::{EventId, PersonId};
use crate::time::Moment;
use crate::words::Shelf;

/// What was done to a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CardChange {
    /// It is what the program brings; first, or again.
    BuiltIn,
    /// The team wrote it.
    Written,
    /// The built-in one was put away.
    PutAway,
    /// The team's own one was taken away, and there is none built in.
    TakenAway,
}

/// A version of a card.
#[derive(Debug, Clone, PartialEq)]
pub struct CardVersion {
    /// The event that made it; `None` for what the program brings.
    pub event: Option<EventId>,
    /// When; `None` for what the program brings.
    pub at: Option<Moment>,
    /// Who, where that is known.
    pub by: Option<PersonId>,
    /// What was done.
    pub change: CardChange,
    /// What it said from then on; `None` while there was none.
    pub card: Option<Card>,
}

impl CardVersion {
    fn same(&self, change: CardChange, card: Option<&Card>) -> bool {
        self.change == change && self.card.as_ref() == card
    }
}

/// Every version of a card, earliest first, as it was known at an instant.
///
/// A change of its place alone is none, and what could not be used or was taken back never counted.
#[must_use]
pub fn card_history<'a>(events: impl IntoIterator<Item = &'a Event>, key: &str, at: Moment) -> Vec<CardVersion> {
    let brought = Library::built_in().cards.into_iter().find(|card| card.key == key);
    let mut versions: Vec<CardVersion> = Vec::new();
    if let Some(card) = &brought {
        let card = Some(card.clone());
        versions.push(CardVersion { event: None, at: None, by: None, change: CardChange::BuiltIn, card });
    }
    for event in fold::standing(events, at) {
        let Some((change, card)) = changed(event, key, brought.as_ref()) else { continue };
        if !versions.last().is_some_and(|last| last.same(change, card.as_ref())) {
            let (event, at, by) = (Some(event.id()), Some(event.recorded_at()), event.header.author);
            versions.push(CardVersion { event, at, by, change, card });
        }
    }
    versions
}

/// What an event makes of the card of this key; `None` when it is about something else, or cannot be used.
fn changed(event: &Event, key: &str, brought: Option<&Card>) -> Option<(CardChange, Option<Card>)> {
    if let Body::LibrarySet(body) = &event.body
        && (body.shelf, body.key.as_str()) == (Shelf::Card, key)
    {
        let thing = Thing::read_as(body.shelf, &body.key, &body.value).ok()?;
        return if let Thing::Card(card) = thing { Some((CardChange::Written, Some(card))) } else { None };
    }
    if let Body::LibraryCleared(body) = &event.body
        && (body.shelf, body.key.as_str()) == (Shelf::Card, key)
    {
        return Some(match brought {
            Some(_) if body.hides => (CardChange::PutAway, None),
            Some(card) => (CardChange::BuiltIn, Some(card.clone())),
            None => (CardChange::TakenAway, None),
        });
    }
    None
}
