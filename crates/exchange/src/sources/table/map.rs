//! Which column of a table is what. A person sees it, changes it, and it is remembered for the same headers.

use serde::{Deserialize, Serialize};

/// Which column is what. Columns are counted from 0.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", default)]
pub struct ColumnMap {
    /// Where the time stands.
    pub when: WhenColumns,
    /// The zone of the time in the same row: an IANA name, `UTC`, `+02:00`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub zone: Option<usize>,
    /// Who; the first of these that says something.
    pub who: Vec<usize>,
    /// What happened; those that say something, joined.
    pub text: Vec<usize>,
    /// What kind of line it is. A word that is no kind of ours stands in front of the text.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub kind: Option<usize>,
    /// The room, channel or system.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub room: Option<usize>,
    /// What names the row in every export of the same list.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub key: Option<usize>,
}

/// Where the time stands.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum WhenColumns {
    /// Nowhere.
    #[default]
    Nowhere,
    /// In one column.
    One {
        /// Which.
        column: usize,
        /// How it is written.
        format: TimeFormat,
    },
    /// The date in one and the time of day in another.
    DateAndTime {
        /// The column of the date.
        date: usize,
        /// The column of the time of day.
        time: usize,
        /// How the date is written.
        format: TimeFormat,
    },
}

/// How a time is written. Whether a clock has 12 or 24 hours is seen from each value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum TimeFormat {
    /// Year, month, day, and what computers write: `2026-11-20 03:02`, `2026/11/20`, `Fri, 20 Nov 2026 03:02:00 GMT`.
    YearFirst,
    /// `20/11/2026`, `20.11.26`, `20 Nov 2026`.
    DayFirst,
    /// `11/20/2026`, `Nov 20, 2026`.
    MonthFirst,
    /// Seconds, milliseconds, microseconds or nanoseconds since 1970, told by their size.
    Epoch,
    /// A time of day and no date: `03:02`, `3:02 PM`.
    Clock,
    /// How long after the start: `00:03:12`.
    Elapsed,
}
