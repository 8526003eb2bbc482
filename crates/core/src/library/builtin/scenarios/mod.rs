//! The scenarios that the program brings. Their words are our own; no company in them exists.

use std::sync::Arc;

use crate::drill::scenario::Scenario;

const FILES: &[&str] = &[
    include_str!("flag-every-region.json"),
    include_str!("two-primaries.json"),
    include_str!("expired-at-midnight.json"),
    include_str!("somebody-elses-outage.json"),
    include_str!("two-rooms.json"),
    include_str!("tidy-up-script.json"),
];

/// What the program brings, in order.
pub(super) fn built_in() -> Vec<Arc<Scenario>> {
    FILES.iter().filter_map(|json| super::read_one(json)).map(Arc::new).collect()
}
