//! Reviews held in memory while somebody works on them.

use std::sync::{Arc, Mutex};

use muster_core::event::Body;
use muster_core::ids::StreamId;
use muster_core::review::ReviewState;
use muster_store::{Store, StoreError};

use super::kept::Kept;
use super::queue::HeldQueue;
use crate::service::{Service, lock};
use crate::shelf::{Limits, Shelf};
use crate::wire::ErrorReply;

/// How many reviews are held at once.
const HELD: Limits = Limits { room: 4, most: 4 };

/// The reviews that were looked at last.
#[derive(Default)]
pub(crate) struct HeldReviews {
    reviews: Shelf<HeldReview>,
    /// All of them in outline.
    pub(crate) queue: HeldQueue,
}

/// One review in memory.
#[derive(Default)]
pub(crate) struct HeldReview {
    last: i64,
    pub(crate) state: ReviewState,
    pub(crate) kept: Kept,
}

impl HeldReview {
    /// Reads what arrived since.
    fn refresh(&mut self, store: &Store, stream: StreamId) -> Result<(), StoreError> {
        let arrived = store.events(stream, self.last)?;
        if self.last > 0 && arrived.events.iter().any(|event| matches!(event.body, Body::BodyErased(_))) {
            // What was erased must be gone from here too.
            *self = Self::default();
            return self.refresh(store, stream);
        }
        arrived.events.iter().for_each(|event| self.state.apply(event));
        self.last = arrived.last;
        Ok(())
    }
}

impl Service {
    /// A review, up to date; empty when there is none yet.
    pub(crate) fn load_review(&self, store: &Store, stream: StreamId) -> Result<Arc<Mutex<HeldReview>>, ErrorReply> {
        let review = {
            let mut held = lock(&self.reviews);
            let review = held.reviews.take(stream);
            held.reviews.weigh(stream, 1, false, HELD);
            review
        };
        lock(&review).refresh(store, stream)?;
        Ok(review)
    }
}
