//! One line of the log and everything that was done to it.

use super::register::{Op, TakenBack, insert_in_order};
use crate::event::{Amendment, AskBody, Attachment, EntryAdded, EntryMarked};
use crate::ids::{EventId, PersonId};
use crate::time::{Happened, Moment};
use crate::words::EntryKind;

/// What one event did to a line.
#[derive(Debug, Clone, PartialEq)]
pub enum EntryChange {
    /// It was written.
    Added(EntryAdded),
    /// It was corrected.
    Amended(Amendment),
    /// It was struck, perhaps with a reason.
    Struck(Option<String>),
    /// It was pinned or unpinned.
    Pinned(bool),
    /// It was kept for the review, or no longer.
    Flagged(bool),
}

/// A strike through a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Strike {
    /// The event that struck it.
    pub id: EventId,
    /// When.
    pub at: Moment,
    /// Who.
    pub by: Option<PersonId>,
    /// Why, where somebody said it.
    pub reason: Option<String>,
}

/// A line as it stands now.
#[derive(Debug, Clone, PartialEq)]
pub struct EntryView {
    /// When it happened.
    pub happened: Happened,
    /// What it is.
    pub kind: EntryKind,
    /// What it says.
    pub text: String,
    /// Handles of the people it names; the first did or said it.
    pub people: Vec<String>,
    /// Handles of the services it names.
    pub services: Vec<String>,
    /// Pinned.
    pub pinned: bool,
    /// Kept for the review.
    pub flagged: bool,
    /// Struck.
    pub struck: Option<Strike>,
    /// The ask that it is.
    pub ask: Option<AskBody>,
    /// Web addresses in it.
    pub links: Vec<String>,
    /// Pictures with it.
    pub attachments: Vec<Attachment>,
    /// How often it was corrected.
    pub edits: u32,
    /// Whether it is routine: kept, and shown when asked for.
    pub routine: bool,
    /// Whether what it said is gone.
    pub erased: bool,
}

/// A line with its history.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Entry {
    ops: Vec<Op<EntryChange>>,
    // By itself, because the map of lines keeps room for more lines than it holds.
    view: Option<Box<EntryView>>,
}

impl Entry {
    pub(crate) fn insert(&mut self, op: Op<EntryChange>) {
        insert_in_order(&mut self.ops, op);
    }

    /// Drops what an erased event said. A line stays as a line; a correction that is erased never was.
    ///
    /// Returns whether the event no longer belongs to the line.
    pub(crate) fn erase(&mut self, entry: EventId, id: EventId) -> bool {
        // A forged correction may name itself as its line; only what wrote the line makes it one.
        let wrote = |op: &Op<EntryChange>| op.id == id && matches!(op.value, Some(EntryChange::Added(_)) | None);
        if entry == id && self.ops.iter().any(wrote) {
            for op in self.ops.iter_mut().filter(|op| op.id == id) {
                op.value = None;
            }
            return false;
        }
        let before = self.ops.len();
        self.ops.retain(|op| op.id != id || matches!(op.value, Some(EntryChange::Pinned(_) | EntryChange::Flagged(_))));
        self.ops.len() < before
    }

    pub(crate) const fn is_empty(&self) -> bool {
        self.ops.is_empty()
    }

    /// How it stands; `None` when it was never written here or was taken back.
    #[must_use]
    pub fn view(&self) -> Option<&EntryView> {
        self.view.as_deref()
    }

    /// The event that wrote it.
    #[must_use]
    pub fn added(&self, entry: EventId) -> Option<&Op<EntryChange>> {
        self.ops.iter().find(|op| op.id == entry)
    }

    /// Everything done to it that still holds, earliest first.
    pub fn history<'a>(&'a self, taken_back: &'a TakenBack) -> impl Iterator<Item = &'a Op<EntryChange>> {
        self.ops.iter().filter(|op| !taken_back.covers(op.id))
    }

    /// Every event that holds words of the line, also those that were taken back.
    pub(crate) fn texts(&self) -> impl Iterator<Item = EventId> {
        self.ops
            .iter()
            .filter(|op| !matches!(op.value, Some(EntryChange::Pinned(_) | EntryChange::Flagged(_)) | None))
            .map(|op| op.id)
    }

    pub(crate) fn recompute(&mut self, entry: EventId, taken_back: &TakenBack) {
        self.view = self.compute(entry, taken_back).map(Box::new);
    }

    fn compute(&self, entry: EventId, taken_back: &TakenBack) -> Option<EntryView> {
        let added = self.added(entry).filter(|op| !taken_back.covers(op.id))?;
        let mut view = match &added.value {
            Some(EntryChange::Added(body)) => EntryView {
                happened: added.happened.clone(),
                kind: body.kind,
                text: body.text.clone(),
                people: body.people.clone(),
                services: body.services.clone(),
                pinned: body.pinned,
                flagged: body.flagged,
                struck: None,
                ask: body.ask.clone(),
                links: body.links.clone(),
                attachments: body.attachments.clone(),
                edits: 0,
                routine: false,
                erased: false,
            },
            Some(_) => return None,
            None => EntryView::erased(added.happened.clone()),
        };
        for op in self.ops.iter().filter(|op| op.id != entry && !taken_back.covers(op.id)) {
            match &op.value {
                Some(EntryChange::Amended(amendment)) => view.amend(amendment),
                Some(EntryChange::Struck(reason)) => {
                    view.struck =
                        Some(Strike { id: op.id, at: op.recorded_at(), by: op.author, reason: reason.clone() });
                }
                Some(EntryChange::Pinned(on)) => view.pinned = *on,
                Some(EntryChange::Flagged(on)) => view.flagged = *on,
                Some(EntryChange::Added(_)) | None => {}
            }
        }
        Some(view)
    }
}

impl EntryView {
    fn erased(happened: Happened) -> Self {
        Self::derived(happened, EntryKind::Note, String::new(), true)
    }

    /// Corrects the line.
    pub fn amend(&mut self, amendment: &Amendment) {
        let Amendment { kind, text, happened, people, services, attachments, links } = amendment.clone();
        self.kind = kind.unwrap_or(self.kind);
        if let Some(text) = text {
            self.text = text;
        }
        if let Some(happened) = happened {
            self.happened = happened;
        }
        if let Some(people) = people {
            self.people = people;
        }
        if let Some(services) = services {
            self.services = services;
        }
        if let Some(attachments) = attachments {
            self.attachments = attachments;
        }
        if let Some(links) = links {
            self.links = links;
        }
        self.edits += 1;
    }
}

/// Which of the two marks a body sets.
pub(crate) fn marked(body: &EntryMarked, change: fn(bool) -> EntryChange) -> (EventId, EntryChange) {
    (body.entry, change(body.on))
}
