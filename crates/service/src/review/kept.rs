//! What follows from a review and is not worked out again after each mark: the codes and questions of its library, who
//! spoke how much, how much of each part was read.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::{Arc, Weak};

use muster_core::event::Event;
use muster_core::ids::EventId;
use muster_core::library::Library;
use muster_core::review::ReviewSource;
use muster_core::time::Moment;
use muster_store::sources::Spoken;
use muster_store::{Store, StoreError};

use super::order::Reading;
use super::rail::ReadParts;

/// Something with what it follows from.
type Since<Of, What> = (Of, Arc<What>);
/// Who spoke how much, with the imports it follows from.
type SpokenSince = Since<Vec<EventId>, Vec<Spoken>>;

/// Kept beside the review that it follows from.
#[derive(Default)]
pub(crate) struct Kept {
    library: RefCell<Option<Since<Arc<Vec<Event>>, Library>>>,
    /// By source, with the imports it follows from: what they brought in does not change.
    spoken: RefCell<HashMap<EventId, SpokenSince>>,
    read: RefCell<(Weak<Reading>, ReadParts)>,
}

impl Kept {
    /// The library as it is now.
    pub(super) fn library(&self, events: &Arc<Vec<Event>>, now: Moment) -> Arc<Library> {
        let mut kept = self.library.borrow_mut();
        // An event of a clock that runs ahead counts from its own minute on.
        let settled = events.iter().all(|event| event.recorded_at() <= now);
        if let Some((of, library)) = &*kept
            && settled
            && Arc::ptr_eq(of, events)
        {
            return Arc::clone(library);
        }
        let library = Arc::new(Library::at(events.iter(), now));
        *kept = settled.then(|| (Arc::clone(events), Arc::clone(&library)));
        library
    }

    /// How many lines each speaks in a source.
    pub(crate) fn spoken(&self, store: &Store, source: &ReviewSource) -> Result<Arc<Vec<Spoken>>, StoreError> {
        if let Some((imports, spoken)) = self.spoken.borrow().get(&source.id)
            && *imports == source.imports
        {
            return Ok(Arc::clone(spoken));
        }
        let spoken = Arc::new(store.spoken(source.id, &source.imports)?);
        self.spoken.borrow_mut().insert(source.id, (source.imports.clone(), Arc::clone(&spoken)));
        Ok(spoken)
    }

    /// How much of each of `parts` equal parts of an order was read. Only what was read since the last time is counted.
    pub(super) fn read_parts(
        &self,
        order: &Arc<Reading>,
        read: &muster_core::review::Reading,
        parts: u32,
    ) -> (Vec<u32>, u32) {
        let mut kept = self.read.borrow_mut();
        let (of, counted) = &mut *kept;
        // What is held weakly is another order's when it is this one's no more, so nothing is taken for the other.
        if !Weak::ptr_eq(of, &Arc::downgrade(order)) {
            *of = Arc::downgrade(order);
            *counted = ReadParts::new(parts);
        }
        counted.bring_up_to(order, read);
        counted.shares()
    }
}
