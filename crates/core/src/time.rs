//! Instants as people mean them: a moment, how exactly it is known, and the zone it was said in.

use chrono::{DateTime, SecondsFormat, Utc};
use serde::{Deserialize, Serialize};

use crate::words::Precision;

/// A moment in UTC, kept to the millisecond.
pub type Moment = DateTime<Utc>;

/// Cuts a moment to the millisecond, the precision every stored instant has.
#[must_use]
pub fn to_millis(at: Moment) -> Moment {
    DateTime::from_timestamp_millis(at.timestamp_millis()).unwrap_or(at)
}

/// Prints a moment as RFC 3339 with `Z` and milliseconds, as it travels to the user interface.
#[must_use]
pub fn rfc3339(at: Moment) -> String {
    at.to_rfc3339_opts(SecondsFormat::Millis, true)
}

/// When something happened, as exactly as is known, and the zone in which the person said it.
///
/// `until` is set for [`Precision::Between`] only and is never earlier than `at`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Happened {
    /// The instant, or the earlier end of the span.
    pub at: Moment,
    /// How exactly `at` is known.
    pub precision: Precision,
    /// The later end, for "between".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub until: Option<Moment>,
    /// IANA name of the zone the time was entered in, such as `Europe/Berlin`.
    pub zone: String,
}

impl Happened {
    /// An instant known exactly.
    #[must_use]
    pub fn exact(at: Moment, zone: &str) -> Self {
        Self { at, precision: Precision::Exact, until: None, zone: zone.to_owned() }
    }
}
