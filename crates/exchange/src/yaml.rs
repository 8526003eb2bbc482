//! How files of YAML that people write are read: within bounds, and with nothing left to guess.

use serde_saphyr::Options;
use serde_saphyr::options::{DuplicateKeyPolicy, MergeKeyPolicy};

/// How much a file may hold before it was chosen by mistake, or made to be too much.
pub(crate) struct Bounds {
    /// Bytes of the file.
    pub(crate) bytes: usize,
    /// How deep lists lie in each other.
    pub(crate) depth: usize,
    /// Parts of the file.
    pub(crate) nodes: usize,
    /// Anchors, and as many references to them.
    pub(crate) anchors: usize,
    /// What references may stand for, all together. They are convenient for a sentence that comes back, not for more.
    pub(crate) repeated: usize,
    /// How deep references lie in each other.
    pub(crate) replayed: usize,
}

/// What the reader of YAML is told.
pub(crate) fn options(bounds: &Bounds) -> Options {
    serde_saphyr::options! {
        budget: serde_saphyr::budget! {
            max_depth: bounds.depth,
            flow_nesting_limit: bounds.depth,
            max_nodes: bounds.nodes,
            max_events: bounds.nodes * 3,
            max_aliases: bounds.anchors,
            max_anchors: bounds.anchors,
            max_documents: 2,
            max_total_scalar_bytes: bounds.bytes * 2,
        },
        alias_limits: serde_saphyr::alias_limits! {
            max_total_replayed_events: bounds.repeated,
            max_replay_stack_depth: bounds.replayed,
        },
        duplicate_keys: DuplicateKeyPolicy::Error,
        merge_keys: MergeKeyPolicy::Error,
        with_snippet: false,
    }
}
