//! Reviews held in memory while somebody works on them.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use muster_core::event::Body;
use muster_core::ids::StreamId;
use muster_core::review::ReviewState;
use muster_store::{Store, StoreError};

use super::kept::Kept;
use super::queue::HeldQueue;
use crate::service::{Service, lock};
use crate::wire::ErrorReply;

/// How many reviews are held at once.
const HELD: usize = 4;

/// The reviews that were looked at last.
#[derive(Default)]
pub(crate) struct HeldReviews {
    reviews: HashMap<StreamId, (u64, Arc<Mutex<HeldReview>>)>,
    clock: u64,
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
            held.clock += 1;
            let now = held.clock;
            if !held.reviews.contains_key(&stream) && held.reviews.len() >= HELD {
                let oldest = held.reviews.iter().min_by_key(|(_, (used, _))| *used).map(|(stream, _)| *stream);
                if let Some(oldest) = oldest {
                    held.reviews.remove(&oldest);
                }
            }
            let (used, review) = held.reviews.entry(stream).or_default();
            *used = now;
            Arc::clone(review)
        };
        lock(&review).refresh(store, stream)?;
        Ok(review)
    }
}
