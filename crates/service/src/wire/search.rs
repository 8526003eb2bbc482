//! Finding words.

use chrono::{DateTime, Utc};
use muster_core::ids::{EventId, StreamId};
use muster_core::review::WrittenSort;
use muster_core::words::EntryKind;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::wire_types;

/// How hits are found and ordered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SearchMode {
    /// All words, the last one as a beginning; latest first. What typing uses.
    Newest,
    /// All words; best match first.
    Ranked,
    /// The letters anywhere, also inside words; latest first.
    Substring,
}

wire_types! {
    /// Asks for lines that hold words.
    pub struct SearchRequest {
        /// As typed.
        pub words: String,
        /// How.
        pub mode: SearchMode,
        /// Only in this incident and in those that are handled as part of it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub incident: Option<String>,
        /// How many at most, up to 200.
        pub limit: u32,
        /// Only hits after this one, to page on.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub after: Option<String>,
    }

    /// What was found.
    pub struct SearchReply {
        /// The hits.
        pub hits: Vec<Hit>,
        /// Where to page on; absent when that was all.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub next: Option<String>,
    }

    /// Asks for what holds words in reviews: written there, or brought in.
    pub struct ReviewSearch {
        /// As typed: all words, the last one as a beginning.
        pub words: String,
        /// Only in the review of this incident.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub incident: Option<String>,
    }

    /// What was found in reviews.
    pub struct ReviewHits {
        /// What people wrote, latest first, and behind it messages, those that came in last first.
        pub hits: Vec<ReviewHit>,
    }

    /// Something of a review that holds the words.
    pub struct ReviewHit {
        /// The incident.
        pub incident: StreamId,
        /// Its reference.
        pub reference: String,
        /// Its title.
        pub title: String,
        /// Whether it is an exercise.
        pub is_drill: bool,
        /// What it is; absent for a message that was brought in.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub sort: Option<WrittenSort>,
        /// What it belongs to: a finding, a note, an idea; for a message its source.
        pub id: EventId,
        /// Where it stands, as far as the id does not say so: the key of a section, the address of a marked passage, the
        /// interview of a note, the meeting, the number of a message.
        pub place: String,
        /// Who, for a message.
        pub who: String,
        /// What it says, around the words.
        pub text: String,
        /// Where the words stand in it, as pairs of UTF-16 offsets.
        pub marks: Vec<(u32, u32)>,
        /// When, where that is known.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub at: Option<DateTime<Utc>>,
    }

    /// One line that holds the words.
    pub struct Hit {
        /// The incident.
        pub incident: StreamId,
        /// Its reference.
        pub reference: String,
        /// Its title.
        pub title: String,
        /// Whether it is an exercise.
        pub is_drill: bool,
        /// The line.
        pub line: EventId,
        /// What the line is.
        pub kind: EntryKind,
        /// What it says.
        pub text: String,
        /// Where the words stand in it, as pairs of UTF-16 offsets.
        pub marks: Vec<(u32, u32)>,
        /// When it happened.
        pub at: DateTime<Utc>,
        /// Whether it is struck.
        pub struck: bool,
    }
}
