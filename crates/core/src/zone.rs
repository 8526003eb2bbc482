//! Time zones: reading a wall clock the way people mean it, and showing an instant on one.
//!
//! A wall clock is not an instant. In spring an hour does not exist and in autumn one happens twice; both are
//! answered here, once, and the answer says that it had to choose. The rules come from the IANA database that
//! `chrono-tz` carries, so no machine setting is read.

use std::fmt;

use chrono::{DateTime, FixedOffset, MappedLocalTime, NaiveDateTime, Offset, TimeDelta, TimeZone, Utc};
use chrono_tz::{OffsetName, TZ_VARIANTS, Tz};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::time::Moment;

/// A time zone of the IANA database, such as `Europe/Berlin`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "ts", ts(type = "string"))]
#[serde(try_from = "String", into = "String")]
pub struct Zone(Tz);

/// The name is not in the IANA database.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("unknown time zone `{name}`{}", nearest.map(|n| format!("; did you mean `{n}`?")).unwrap_or_default())]
pub struct UnknownZone {
    /// What was asked for.
    pub name: String,
    /// A zone with a similar name, when there is one.
    pub nearest: Option<&'static str>,
}

/// What a wall clock showed at an instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LocalTime {
    /// Date and time on the wall.
    pub naive: NaiveDateTime,
    /// How far ahead of UTC the wall clock was.
    pub offset: FixedOffset,
}

/// An instant found for a wall-clock time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Resolved {
    /// The instant that was taken.
    pub at: Moment,
    /// Whether the wall clock named it without doubt.
    pub clarity: Clarity,
}

/// How clearly a wall clock named an instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clarity {
    /// The time happened once.
    Plain,
    /// The clocks jumped over this time; it was moved forward by the length of the jump.
    Gap {
        /// How far it was moved.
        forward: TimeDelta,
    },
    /// The time happened twice.
    Fold {
        /// The first time round.
        earlier: Moment,
        /// The second time round.
        later: Moment,
    },
}

impl Zone {
    /// Coordinated Universal Time.
    pub const UTC: Self = Self(Tz::UTC);

    /// Finds a zone by its IANA name; upper and lower case do not matter.
    ///
    /// # Errors
    /// [`UnknownZone`] when there is none, with a similar name where one is near.
    pub fn parse(name: &str) -> Result<Self, UnknownZone> {
        let name = name.trim();
        if let Ok(tz) = name.parse::<Tz>() {
            return Ok(Self(tz));
        }
        TZ_VARIANTS
            .iter()
            .find(|tz| tz.name().eq_ignore_ascii_case(name))
            .map(|tz| Self(*tz))
            .ok_or_else(|| UnknownZone { name: name.to_owned(), nearest: nearest_name(name) })
    }

    /// Returns the IANA name.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.0.name()
    }

    /// Lists every zone name, sorted.
    pub fn all_names() -> impl Iterator<Item = &'static str> {
        TZ_VARIANTS.iter().map(|tz| tz.name())
    }

    /// Returns what a wall clock in this zone showed at `at`.
    #[must_use]
    pub fn local_time(self, at: Moment) -> LocalTime {
        let offset = self.offset_at(at);
        let naive = at.naive_utc().checked_add_offset(offset).unwrap_or_else(|| at.naive_utc());
        LocalTime { naive, offset }
    }

    /// Finds the instant a wall clock in this zone meant by `local`.
    ///
    /// In a gap the time moves forward by the gap's length. In a fold the one nearest at or before `now` is taken,
    /// and the earlier one when both are still to come: people write down what has happened.
    #[must_use]
    pub fn resolve_local(self, local: NaiveDateTime, now: Moment) -> Resolved {
        match self.0.from_local_datetime(&local) {
            MappedLocalTime::Single(at) => Resolved { at: at.with_timezone(&Utc), clarity: Clarity::Plain },
            MappedLocalTime::Ambiguous(a, b) => {
                let (a, b) = (a.with_timezone(&Utc), b.with_timezone(&Utc));
                let (earlier, later) = if a <= b { (a, b) } else { (b, a) };
                let at = if later <= now { later } else { earlier };
                Resolved { at, clarity: Clarity::Fold { earlier, later } }
            }
            MappedLocalTime::None => self.after_gap(local),
        }
    }

    /// Returns the distance from UTC at `at`, as `+02:00`.
    #[must_use]
    pub fn offset_label(self, at: Moment) -> String {
        self.offset_at(at).to_string()
    }

    /// Returns the short name in use at `at`, such as `CEST`; zones without one give their distance from UTC.
    #[must_use]
    pub fn abbreviation(self, at: Moment) -> String {
        let offset = self.0.offset_from_utc_datetime(&at.naive_utc());
        offset.abbreviation().map_or_else(|| offset.fix().to_string(), str::to_owned)
    }

    fn offset_at(self, at: Moment) -> FixedOffset {
        self.0.offset_from_utc_datetime(&at.naive_utc()).fix()
    }

    /// Reads `local` with the offset that was in force just before the clocks jumped over it.
    fn after_gap(self, local: NaiveDateTime) -> Resolved {
        // The jump lies where the wall clock first shows a time after `local`. No zone is further than a day from
        // UTC and the longest jump (a skipped date in the Pacific) is a day, so two days to each side enclose it.
        let shown = |at: i64| DateTime::from_timestamp(at, 0).map(|at| self.local_time(at).naive);
        let middle = local.and_utc().timestamp();
        let (mut before, mut after) = (middle - 2 * 86_400, middle + 2 * 86_400);
        while after - before > 1 {
            let probe = before + (after - before) / 2;
            if shown(probe).is_some_and(|wall| wall > local) { after = probe } else { before = probe }
        }
        let offset = |at: i64| DateTime::from_timestamp(at, 0).map_or(0, |at| self.offset_at(at).local_minus_utc());
        let (old, new) = (i64::from(offset(before)), i64::from(offset(after)));
        let at = local.and_utc().checked_sub_signed(TimeDelta::seconds(old)).unwrap_or_else(|| local.and_utc());
        Resolved { at, clarity: Clarity::Gap { forward: TimeDelta::seconds(new - old) } }
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl TryFrom<String> for Zone {
    type Error = UnknownZone;

    fn try_from(name: String) -> Result<Self, UnknownZone> {
        Self::parse(&name)
    }
}

impl From<Zone> for String {
    fn from(zone: Zone) -> Self {
        zone.name().to_owned()
    }
}

/// Nobody who means a zone writes more than so many letters.
const LONGEST_MEANT: usize = 64;

/// Finds a zone people may have meant: the same city, or a name that starts or ends alike.
fn nearest_name(name: &str) -> Option<&'static str> {
    let wanted: String = name.to_lowercase().replace([' ', '-'], "_");
    // The longest name has 32 letters: what is far longer is near to none, and comparing it takes its length times each.
    if !(3..=LONGEST_MEANT).contains(&wanted.len()) {
        return None;
    }
    let city = wanted.rsplit('/').next().unwrap_or(&wanted);
    let last = |zone: &str| zone.rsplit('/').next().unwrap_or(zone).to_lowercase();
    Zone::all_names()
        .find(|zone| last(zone) == city)
        .or_else(|| Zone::all_names().find(|zone| city.len() >= 3 && last(zone).starts_with(city)))
        .or_else(|| {
            let near = Zone::all_names().min_by_key(|zone| distance(&zone.to_lowercase(), &wanted))?;
            (wanted.len() > 5 && distance(&near.to_lowercase(), &wanted) <= 2).then_some(near)
        })
}

/// Counts the edits (insert, remove, replace) between two words.
pub(crate) fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, ca) in a.chars().enumerate() {
        let mut diagonal = i;
        row[0] = i + 1;
        for (j, cb) in b.iter().enumerate() {
            let replace = diagonal + usize::from(ca != *cb);
            diagonal = row[j + 1];
            row[j + 1] = replace.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
}
