//! Who knows what about which service, out of every review: for whoever looks for somebody to call.

use std::collections::HashMap;

use muster_core::ids::StreamId;
use muster_core::review::interviews::expertise_of;
use muster_core::review::{fold_review, stream_of};

use crate::service::Service;
use crate::wire::{Empty, ErrorReply, ExpertiseCard, ExpertiseCards};

/// What is read of a review: what was written on cards, and what was taken back.
const KINDS: &[&str] = &["expertise_written", "expertise_struck", "restored", "body_erased"];

impl Service {
    pub(crate) fn expertise(&self, _request: Empty) -> Result<ExpertiseCards, ErrorReply> {
        let (store, names) = (self.store()?, self.names()?);
        let written = store.events_of_kinds(&["expertise_written"], 0)?;
        let mut reviews: Vec<StreamId> = written.events.iter().map(|event| event.header.stream).collect();
        reviews.sort_unstable();
        reviews.dedup();
        let mut cards = Vec::new();
        if reviews.is_empty() {
            return Ok(ExpertiseCards { cards });
        }
        let incidents = store.incident_streams()?;
        let of: HashMap<StreamId, StreamId> = incidents.into_iter().map(|one| (stream_of(one), one)).collect();
        for review in reviews {
            let state = fold_review(&store.stream_events_of_kinds(review, KINDS, 0)?.events);
            let row = of.get(&review).map(|incident| store.incident(*incident)).transpose()?.flatten();
            let reference = row.map(|row| row.reference()).unwrap_or_default();
            let found = expertise_of(&state, &names.directory).into_iter();
            cards.extend(found.map(|card| ExpertiseCard { card, reference: reference.clone() }));
        }
        cards.sort_by_key(|one| (one.card.about_name.to_lowercase(), one.card.name.to_lowercase()));
        Ok(ExpertiseCards { cards })
    }
}
