//! Incidents that are handled as part of others: an overlay over their logs, which stay as they are.

use std::collections::{BTreeMap, BTreeSet};

use super::LineKey;
use crate::ids::StreamId;

/// What an incident brings to the overlay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Claim {
    /// The incident it says it is handled as part of.
    pub into: Option<StreamId>,
    /// Whether it is an exercise.
    pub is_drill: bool,
}

/// Which incident is handled as part of which other one: trees, whatever was claimed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Overlay {
    into: BTreeMap<StreamId, StreamId>,
    parts: BTreeMap<StreamId, BTreeSet<StreamId>>,
}

impl Overlay {
    /// Makes trees of what incidents claim.
    ///
    /// A claim on an incident that is not there counts for nothing, and an exercise never mixes with the real thing.
    /// Two machines may each have merged the other way round: of such a ring the one with the smallest id stands by
    /// itself, so that every machine shows the same one.
    #[must_use]
    pub fn of(claims: &BTreeMap<StreamId, Claim>) -> Self {
        let counts = |claim: &Claim| {
            let into = claim.into?;
            claims.get(&into).filter(|other| other.is_drill == claim.is_drill).map(|_| into)
        };
        let mut into: BTreeMap<StreamId, StreamId> =
            claims.iter().filter_map(|(id, claim)| Some((*id, counts(claim)?))).collect();
        let mut settled = BTreeSet::new();
        for start in claims.keys() {
            let mut path = Vec::new();
            let mut at = Some(*start);
            while let Some(id) = at.filter(|id| !settled.contains(id)) {
                if let Some(from) = path.iter().position(|seen| *seen == id) {
                    if let Some(kept) = path.iter().skip(from).min() {
                        into.remove(kept);
                    }
                    break;
                }
                path.push(id);
                at = into.get(&id).copied();
            }
            settled.extend(path);
        }
        let mut parts: BTreeMap<StreamId, BTreeSet<StreamId>> = BTreeMap::new();
        for (id, into) in &into {
            parts.entry(*into).or_default().insert(*id);
        }
        Self { into, parts }
    }

    /// The incident that this one was merged into; `None` when it stands by itself.
    #[must_use]
    pub fn above(&self, id: StreamId) -> Option<StreamId> {
        self.into.get(&id).copied()
    }

    /// Where this one is handled in the end: itself when it stands by itself.
    #[must_use]
    pub fn root(&self, id: StreamId) -> StreamId {
        let mut at = id;
        while let Some(into) = self.above(at) {
            at = into;
        }
        at
    }

    /// Those that were merged into this one itself, earliest declared first.
    pub fn direct(&self, id: StreamId) -> impl Iterator<Item = StreamId> + '_ {
        self.parts.get(&id).into_iter().flatten().copied()
    }

    /// Everything that is handled as part of this one, through others too, earliest declared first.
    #[must_use]
    pub fn parts(&self, id: StreamId) -> Vec<StreamId> {
        let mut found = Vec::new();
        let mut ahead = vec![id];
        while let Some(id) = ahead.pop() {
            for part in self.direct(id) {
                found.push(part);
                ahead.push(part);
            }
        }
        found.sort_unstable();
        found
    }
}

/// A line of one of several incidents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Woven {
    /// Which of the incidents, counted from 0.
    pub part: usize,
    /// The line.
    pub key: LineKey,
}

/// Puts the lines of several incidents into one order. Each list must be in that order already.
#[must_use]
pub fn interleave<'a>(parts: impl IntoIterator<Item = &'a [LineKey]>) -> Vec<Woven> {
    let mut woven: Vec<Woven> = Vec::new();
    for (part, keys) in parts.into_iter().enumerate() {
        woven.extend(keys.iter().map(|key| Woven { part, key: *key }));
    }
    // Runs that are in order already cost next to nothing here.
    woven.sort_by_key(|one| one.key);
    woven
}
