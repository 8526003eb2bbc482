//! The hash chain: every event of a device names the one before it.

use super::{Body, BodyError, Draft, Event, Header, Hlc, Stamp};
use crate::ids::{DeviceId, EventId, Hash};
use crate::time::{Moment, to_millis};

/// Where a device's chain ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChainHead {
    /// Whose chain.
    pub device: DeviceId,
    /// The number of its last event; 0 before the first.
    pub seq: u64,
    /// The hash of its last event; zero before the first.
    pub hash: Hash,
}

impl ChainHead {
    /// The head of a chain with no event yet.
    #[must_use]
    pub fn empty(device: DeviceId) -> Self {
        Self { device, seq: 0, hash: Hash::default() }
    }
}

/// What is wrong with an event, with the event named.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ChainFault {
    /// The number does not follow the one before it.
    #[error("event {id}: number {found} of its device stands where {expected} belongs")]
    Gap {
        /// The event.
        id: EventId,
        /// The number that belongs there.
        expected: u64,
        /// The number that stands there.
        found: u64,
    },
    /// It does not name the event before it.
    #[error("event {id}: does not follow from the event before it")]
    Prev {
        /// The event.
        id: EventId,
    },
    /// Its body is not the one that was written.
    #[error("event {id}: its text is not what was written")]
    Body {
        /// The event.
        id: EventId,
    },
    /// Its header is not the one that was written.
    #[error("event {id}: its header is not what was written")]
    Header {
        /// The event.
        id: EventId,
    },
}

/// Turns a draft into the next event of the chain and moves the head.
///
/// `last` is the latest stamp in the store, of whatever device; `now` is the machine's clock.
///
/// # Errors
/// When the body cannot be encoded.
pub fn seal(draft: Draft, head: &mut ChainHead, last: &mut Hlc, now: Moment) -> Result<(Event, String), BodyError> {
    let bytes = draft.body.encode()?;
    let recorded_at = Hlc::next(*last, now);
    let mut happened = draft.happened;
    happened.at = to_millis(happened.at);
    happened.until = happened.until.map(to_millis);
    let header = Header {
        id: draft.id,
        stream: draft.stream,
        stream_kind: draft.stream_kind,
        stamp: Stamp { recorded_at, device: head.device, seq: head.seq + 1 },
        author: draft.author,
        happened,
        known_at: draft.known_at.map_or_else(|| recorded_at.moment(), to_millis),
        kind: draft.body.kind().to_owned(),
        version: draft.body.version(),
        prev: head.hash,
        body_hash: Hash::of(bytes.as_bytes()),
    };
    let hash = hash_of(&header);
    head.seq = header.stamp.seq;
    head.hash = hash;
    *last = recorded_at;
    Ok((Event { header, hash, body: draft.body }, bytes))
}

/// Checks an event against the chain before it. `bytes` is the stored body, `None` when it was erased.
///
/// # Errors
/// Names the event and what is wrong with it.
pub fn check_event(
    event: &Header,
    hash: Hash,
    bytes: Option<&[u8]>,
    head: &ChainHead,
) -> Result<ChainHead, ChainFault> {
    let id = event.id;
    if event.stamp.seq != head.seq + 1 {
        return Err(ChainFault::Gap { id, expected: head.seq + 1, found: event.stamp.seq });
    }
    if event.prev != head.hash {
        return Err(ChainFault::Prev { id });
    }
    if bytes.is_some_and(|bytes| Hash::of(bytes) != event.body_hash) {
        return Err(ChainFault::Body { id });
    }
    if hash_of(event) != hash {
        return Err(ChainFault::Header { id });
    }
    Ok(ChainHead { device: head.device, seq: event.stamp.seq, hash })
}

/// Hashes a header. Every field is written with its length, so no two headers share an encoding.
fn hash_of(header: &Header) -> Hash {
    let mut hasher = blake3::Hasher::new_derive_key("muster 2026 event header v1");
    let mut field = |bytes: &[u8]| {
        hasher.update(&u32::try_from(bytes.len()).unwrap_or(u32::MAX).to_le_bytes());
        hasher.update(bytes);
    };
    field(header.id.as_bytes());
    field(header.stream.as_bytes());
    field(header.stream_kind.as_str().as_bytes());
    field(header.stamp.device.as_bytes());
    field(&header.stamp.seq.to_le_bytes());
    field(&header.stamp.recorded_at.pack().to_le_bytes());
    field(header.author.as_ref().map_or(&[][..], |author| &author.as_bytes()[..]));
    field(&header.happened.at.timestamp_millis().to_le_bytes());
    field(header.happened.precision.as_str().as_bytes());
    match header.happened.until {
        Some(until) => field(&until.timestamp_millis().to_le_bytes()),
        None => field(&[]),
    }
    field(header.happened.zone.as_bytes());
    field(&header.known_at.timestamp_millis().to_le_bytes());
    field(header.kind.as_bytes());
    field(&header.version.to_le_bytes());
    field(&header.prev.0);
    field(&header.body_hash.0);
    Hash(*hasher.finalize().as_bytes())
}

impl Body {
    /// Whether the body is gone.
    #[must_use]
    pub const fn is_erased(&self) -> bool {
        matches!(self, Self::Erased { .. })
    }
}
