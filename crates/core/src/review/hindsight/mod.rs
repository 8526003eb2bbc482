//! A review without hindsight: the incident at any earlier minute, what was told beside what was known, how it went for
//! each person, and where accounts differ.
//!
//! Whoever calls hands over the incident as it was known at the minute in question (a fold over fewer events); nothing
//! here looks further than the state it was given.

mod differences;
mod lanes;
mod minute;
mod remarks;
mod said;
mod telling;
mod timeline;

pub(in crate::review) use differences::noted;
pub use differences::{
    AccountView, DifferenceProposal, DifferenceSort, DifferenceView, Differences, PutAway, differences,
};
pub use lanes::{LaneItem, LaneSort, LaneSpan, PersonLane, PointsOfView, SpokenMinute, points_of_view};
pub use minute::{KnownAt, KnownLine, KnownStatement, known_at, not_yet};
pub use said::{KnownSort, KnownStep, KnownThing, RemarkSort, SaidAudience, SaidKnown, SaidRemark, Told, said_known};
pub use timeline::{PhaseBand, PromiseArc, TimeLine, TimeMark, TimeSort, time_line};

use crate::event::Passage;
use crate::time::Moment;
use crate::zone::Zone;

macro_rules! views {
    ($($(#[$meta:meta])* $name:ident { $($(#[doc = $doc:literal])+ $field:ident: $type:ty,)+ })+) => {$(
        #[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "ts", derive(ts_rs::TS))]
        #[serde(rename_all = "camelCase")]
        $(#[$meta])*
        pub struct $name { $($(#[doc = $doc])+ pub $field: $type,)+ }
    )+};
}

macro_rules! choices {
    ($($(#[$meta:meta])* $name:ident { $($(#[doc = $doc:literal])+ $variant:ident,)+ })+) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "ts", derive(ts_rs::TS))]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($(#[doc = $doc])+ $variant,)+ }
    )+};
}

pub(super) use {choices, views};

/// Says when a passage was; `None` where nobody can know, or where its source is hidden.
pub type When<'a> = &'a dyn Fn(&Passage) -> Option<Moment>;

/// Whole seconds from one instant to a later one; 0 when it is not later.
fn seconds(from: Moment, to: Moment) -> u32 {
    u32::try_from((to - from).num_seconds().max(0)).unwrap_or(u32::MAX)
}

/// A span in a few words: `40 s`, `7 min`, `2 h 5 min`.
fn span(seconds: u32) -> String {
    match (seconds / 3_600, seconds / 60) {
        (0, 0) => format!("{seconds} s"),
        (0 | 1, minutes) => format!("{minutes} min"),
        (hours, minutes) if minutes % 60 == 0 => format!("{hours} h"),
        (hours, minutes) => format!("{hours} h {} min", minutes % 60),
    }
}

/// An instant by the clock of a zone: `03:11`.
fn clock(zone: Zone, at: Moment) -> String {
    zone.local_time(at).naive.format("%H:%M").to_string()
}

/// The first words of a text, for naming it in a sentence.
fn short(text: &str) -> String {
    let mut words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some((cut, _)) = words.char_indices().nth(72) {
        words.truncate(cut);
        words.push('…');
    }
    words
}
