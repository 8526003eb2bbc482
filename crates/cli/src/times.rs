//! Instants on a terminal: local time and UTC, always both.

use chrono::{DateTime, NaiveDateTime, Utc};
use muster_service::clock::{Clock as _, SystemClock};

/// Shows instants in one zone.
pub(crate) struct Times {
    local: Box<dyn Fn(DateTime<Utc>) -> (NaiveDateTime, String)>,
}

impl Times {
    /// In the zone of that name, or else in the machine's.
    pub(crate) fn new(clock: &SystemClock, named: Option<&str>) -> Self {
        let mut zone = clock.system_zone();
        if let Some(Ok(chosen)) = named.map(|name| name.to_owned().try_into()) {
            zone = chosen;
        }
        Self { local: Box::new(move |at| (zone.local_time(at).naive, zone.abbreviation(at))) }
    }

    /// `2026-03-01`
    pub(crate) fn day(&self, at: DateTime<Utc>) -> String {
        (self.local)(at).0.format("%Y-%m-%d").to_string()
    }

    /// `03:12:04  02:12:04Z`
    pub(crate) fn clocks(&self, at: DateTime<Utc>) -> String {
        format!("{}  {}", (self.local)(at).0.format("%H:%M:%S"), at.format("%H:%M:%SZ"))
    }

    /// `2026-03-01 03:12:04 CET (02:12:04Z)`; the date of UTC is shown when it is another one.
    pub(crate) fn full(&self, at: DateTime<Utc>) -> String {
        let (local, zone) = (self.local)(at);
        let other_day = local.date() != at.date_naive();
        let utc = if other_day { at.format("%Y-%m-%d %H:%M:%SZ") } else { at.format("%H:%M:%SZ") };
        format!("{} {zone} ({utc})", local.format("%Y-%m-%d %H:%M:%S"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_clocks_are_shown_and_the_other_day_too() {
        let times = Times::new(&SystemClock::new(), Some("America/New_York"));
        let at = "2026-03-02T02:12:04Z".parse().unwrap();
        assert_eq!(times.full(at), "2026-03-01 21:12:04 EST (2026-03-02 02:12:04Z)");
        assert_eq!(times.clocks(at), "21:12:04  02:12:04Z");
        assert_eq!(times.day(at), "2026-03-01");
        let berlin = Times::new(&SystemClock::new(), Some("Europe/Berlin"));
        assert_eq!(berlin.full(at), "2026-03-02 03:12:04 CET (02:12:04Z)");
    }
}
