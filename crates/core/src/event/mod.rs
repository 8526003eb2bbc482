//! The event: the one fact everything else is computed from.
//!
//! An event never changes. Its body may be erased, which keeps its hash, so the chain still verifies and shows that
//! something was erased.

mod act;
mod body;
mod chain;
mod drill;
mod erasable;
mod hlc;
mod parts;
mod review;
mod review_parts;
mod shapes;
mod talk;

pub use act::*;
pub use body::*;
pub use chain::{ChainFault, ChainHead, check_event, seal};
pub use drill::*;
pub use erasable::is_erasable;
pub use hlc::Hlc;
pub use parts::*;
pub use review::*;
pub use review_parts::*;
pub use talk::*;

use serde::{Deserialize, Serialize};

use crate::ids::{DeviceId, EventId, Hash, PersonId, StreamId};
use crate::time::{Happened, Moment};

/// What kind of thing a stream is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StreamKind {
    /// An incident or a drill.
    Incident,
    /// A review of an incident.
    Review,
    /// The facilitator's side of a drill.
    Drill,
    /// People and services.
    Catalog,
    /// Policies, checklists, questions, scenarios.
    Library,
}

impl StreamKind {
    /// Returns the stored form.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Incident => "incident",
            Self::Review => "review",
            Self::Drill => "drill",
            Self::Catalog => "catalog",
            Self::Library => "library",
        }
    }

    /// Reads the stored form.
    #[must_use]
    pub fn from_stored(word: &str) -> Option<Self> {
        [Self::Incident, Self::Review, Self::Drill, Self::Catalog, Self::Library]
            .into_iter()
            .find(|kind| kind.as_str() == word)
    }
}

/// The place of an event in the order in which state folds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stamp {
    /// When it was written down.
    pub recorded_at: Hlc,
    /// On which device.
    pub device: DeviceId,
    /// The how-manieth event of that device, from 1, without gaps.
    pub seq: u64,
}

/// Everything about an event but what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// Its own id.
    pub id: EventId,
    /// What it belongs to.
    pub stream: StreamId,
    /// What kind of thing that is.
    pub stream_kind: StreamKind,
    /// Its place in the order.
    pub stamp: Stamp,
    /// Who did it; `None` when nobody had said who they are.
    pub author: Option<PersonId>,
    /// When it happened.
    pub happened: Happened,
    /// When the responders knew.
    pub known_at: Moment,
    /// The kind of its body, in stored form.
    pub kind: String,
    /// The version of that kind's shape.
    pub version: u16,
    /// The hash of the same device's event before it; zero for the first.
    pub prev: Hash,
    /// The hash of the body as it was written, kept when the body is erased.
    pub body_hash: Hash,
}

/// One event as it is held in memory.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// Everything but what it says.
    pub header: Header,
    /// BLAKE3 over the header, the previous hash and the body's hash.
    pub hash: Hash,
    /// What it says.
    pub body: Body,
}

impl Event {
    /// Its id.
    #[must_use]
    pub const fn id(&self) -> EventId {
        self.header.id
    }

    /// Its place in the order.
    #[must_use]
    pub const fn stamp(&self) -> Stamp {
        self.header.stamp
    }

    /// When it was written down.
    #[must_use]
    pub fn recorded_at(&self) -> Moment {
        self.header.stamp.recorded_at.moment()
    }
}

/// A fact that was decided and not yet written down: the store adds id order, device, chain and clock.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// Its id, made before it is written so that the person who wrote it can name it.
    pub id: EventId,
    /// What it belongs to.
    pub stream: StreamId,
    /// What kind of thing that is.
    pub stream_kind: StreamKind,
    /// Who did it.
    pub author: Option<PersonId>,
    /// When it happened.
    pub happened: Happened,
    /// When the responders knew; `None` means when it is written down.
    pub known_at: Option<Moment>,
    /// What it says.
    pub body: Body,
}
