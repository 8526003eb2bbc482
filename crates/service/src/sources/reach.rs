//! What an export speaks about: only there does silence mean that a message is gone.

use std::collections::{HashMap, HashSet};

use muster_core::time::Moment;
use muster_exchange::sources::Line;
use muster_store::sources::{KnownMessage, MessageRow};

/// The rooms and the time that an export covers, and which of the messages known before are in it.
#[derive(Debug, Default)]
pub(super) struct Reach {
    seen: HashSet<u32>,
    rooms: HashSet<String>,
    /// The first and last instant.
    pub(super) span: Option<(Moment, Moment)>,
}

impl Reach {
    /// Takes note of a line, with its instant and the message it was before.
    pub(super) fn take(&mut self, line: &Line, at: Option<Moment>, known: Option<KnownMessage>) {
        if let Some(at) = at {
            self.span = Some(self.span.map_or((at, at), |(first, last)| (first.min(at), last.max(at))));
        }
        if !self.rooms.contains(&line.room) {
            self.rooms.insert(line.room.clone());
        }
        self.seen.extend(known.map(|known| known.place));
    }

    /// The numbers of messages that are not in it.
    pub(super) fn missing(&self, known: &HashMap<String, KnownMessage>) -> Vec<u32> {
        let unseen = known.values().filter(|known| !known.gone && !self.seen.contains(&known.place));
        unseen.map(|known| known.place).collect()
    }

    /// Whether it would have a message, if that were still there. An export of other rooms or other days says nothing.
    pub(super) fn covers(&self, row: &MessageRow) -> bool {
        let within = match (row.at, self.span) {
            (Some(at), Some((first, last))) => (first.timestamp_millis()..=last.timestamp_millis()).contains(&at),
            (None, _) | (_, None) => true,
        };
        self.rooms.contains(&row.room) && within
    }
}
