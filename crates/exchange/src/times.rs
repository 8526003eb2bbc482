//! Times as people read them: on the wall clock of the export's zone, with its distance from UTC, and in UTC.

use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike};
use muster_core::time::{Happened, Moment};
use muster_core::words::Precision;
use muster_core::zone::Zone;

/// Writes times for one zone.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Times {
    pub(crate) zone: Zone,
}

impl Times {
    /// The day on the wall.
    pub(crate) fn day(self, at: Moment) -> NaiveDate {
        self.zone.local_time(at).naive.date()
    }

    /// `Friday 20 November 2026`
    pub(crate) fn day_words(self, at: Moment) -> String {
        self.day(at).format("%A %-d %B %Y").to_string()
    }

    /// `03:02`, or `03:02:10` where seconds were said.
    pub(crate) fn clock(self, at: Moment) -> String {
        clock(self.zone.local_time(at).naive)
    }

    /// `+01:00`
    pub(crate) fn offset(self, at: Moment) -> String {
        self.zone.offset_label(at)
    }

    /// `02:02Z`, with its date where UTC has another one than the wall.
    pub(crate) fn utc(self, at: Moment) -> String {
        let clock = clock(at.naive_utc());
        if at.date_naive() == self.day(at) {
            format!("{clock}Z")
        } else {
            format!("{} {clock}Z", date(at.date_naive()))
        }
    }

    /// `2026-11-20 03:02 +01:00 (02:02Z)`
    pub(crate) fn full(self, at: Moment) -> String {
        format!("{} {} {} ({})", date(self.day(at)), self.clock(at), self.offset(at), self.utc(at))
    }

    /// `2026-11-20 03:02:10 +01:00`, for spreadsheets: always to the second.
    pub(crate) fn sortable(self, at: Moment) -> String {
        let wall = self.zone.local_time(at).naive;
        format!("{} {} {}", date(wall.date()), wall.format("%H:%M:%S"), self.offset(at))
    }

    /// `2026-11-20T03:02:10.000+01:00`
    pub(crate) fn machine(self, at: Moment) -> String {
        let wall = self.zone.local_time(at).naive;
        format!("{}T{}{}", date(wall.date()), wall.format("%H:%M:%S%.3f"), self.offset(at))
    }

    /// `about 03:02 +01:00`, `between 03:02 and 03:10 +01:00`
    pub(crate) fn when(self, happened: &Happened) -> String {
        let (at, offset) = (happened.at, self.offset(happened.at));
        let word = happened.precision.label();
        match (happened.precision, happened.until) {
            (Precision::Exact, _) => format!("{} {offset}", self.clock(at)),
            (Precision::About | Precision::Before, _) => format!("{word} {} {offset}", self.clock(at)),
            (Precision::Between, Some(until)) => {
                let day = if self.day(until) == self.day(at) { String::new() } else { date(self.day(until)) + " " };
                let last = self.offset(until);
                let first = if last == offset { String::new() } else { format!(" {offset}") };
                format!("{word} {}{first} and {day}{} {last}", self.clock(at), self.clock(until))
            }
            (Precision::Between, None) => format!("from {} {offset}", self.clock(at)),
        }
    }

    /// `02:02Z`, `02:02Z to 02:10Z`
    pub(crate) fn when_utc(self, happened: &Happened) -> String {
        match happened.until.filter(|_| happened.precision == Precision::Between) {
            Some(until) => format!("{} to {}", self.utc(happened.at), self.utc(until)),
            None => self.utc(happened.at),
        }
    }

    /// `about 2026-11-20 03:02 +01:00 (02:02Z)`
    pub(crate) fn when_full(self, happened: &Happened) -> String {
        let word = happened.precision.label();
        match (happened.precision, happened.until) {
            (Precision::Exact, _) => self.full(happened.at),
            (Precision::About | Precision::Before, _) => format!("{word} {}", self.full(happened.at)),
            (Precision::Between, Some(until)) => format!("{word} {} and {}", self.full(happened.at), self.full(until)),
            (Precision::Between, None) => format!("from {}", self.full(happened.at)),
        }
    }

    /// `said as 07:47 +05:45 in Asia/Kathmandu`, where the wall clock there showed another time than here.
    pub(crate) fn elsewhere(self, happened: &Happened) -> Option<String> {
        let there = Self { zone: Zone::parse(&happened.zone).ok()? };
        let differs = there.offset(happened.at) != self.offset(happened.at);
        differs.then(|| {
            format!("said as {} {} in {}", there.clock(happened.at), there.offset(happened.at), there.zone.name())
        })
    }
}

fn clock(wall: NaiveDateTime) -> String {
    if wall.second() == 0 && wall.nanosecond() == 0 {
        wall.format("%H:%M").to_string()
    } else {
        wall.format("%H:%M:%S").to_string()
    }
}

/// `2026-11-20`
pub(crate) fn date(day: NaiveDate) -> String {
    format!("{:04}-{:02}-{:02}", day.year(), day.month(), day.day())
}

#[cfg(test)]
mod tests {
    use super::*;
    use muster_testkit::moment;

    fn happened(at: &str, precision: Precision, until: Option<&str>) -> Happened {
        Happened { at: moment(at), precision, until: until.map(moment), zone: "Asia/Kathmandu".to_owned() }
    }

    #[test]
    fn both_clocks_and_the_distance_stand_with_every_time() {
        let times = Times { zone: Zone::parse("Europe/Berlin").unwrap() };
        let rows = [
            (Precision::Exact, None, "03:02 +01:00", "02:02Z", "2026-11-20 03:02 +01:00 (02:02Z)"),
            (Precision::About, None, "about 03:02 +01:00", "02:02Z", "about 2026-11-20 03:02 +01:00 (02:02Z)"),
            (Precision::Before, None, "before 03:02 +01:00", "02:02Z", "before 2026-11-20 03:02 +01:00 (02:02Z)"),
            (
                Precision::Between,
                Some("2026-11-20T02:10:05Z"),
                "between 03:02 and 03:10:05 +01:00",
                "02:02Z to 02:10:05Z",
                "between 2026-11-20 03:02 +01:00 (02:02Z) and 2026-11-20 03:10:05 +01:00 (02:10:05Z)",
            ),
        ];
        for (precision, until, when, utc, full) in rows {
            let at = happened("2026-11-20T02:02:00Z", precision, until);
            assert_eq!(
                (times.when(&at), times.when_utc(&at), times.when_full(&at)),
                (when.into(), utc.into(), full.into())
            );
        }
        let at = happened("2026-11-20T02:02:00Z", Precision::Exact, None);
        assert_eq!(times.elsewhere(&at).as_deref(), Some("said as 07:47 +05:45 in Asia/Kathmandu"));
    }

    #[test]
    fn another_day_and_another_offset_are_said() {
        let times = Times { zone: Zone::parse("Europe/Berlin").unwrap() };
        assert_eq!(times.full(moment("2026-11-19T23:30:00Z")), "2026-11-20 00:30 +01:00 (2026-11-19 23:30Z)");
        let fold = happened("2026-10-25T00:50:00Z", Precision::Between, Some("2026-10-25T01:10:00Z"));
        assert_eq!(times.when(&fold), "between 02:50 +02:00 and 02:10 +01:00", "the clocks went back in between");
        let midnight = happened("2026-11-20T22:50:00Z", Precision::Between, Some("2026-11-20T23:10:00Z"));
        assert_eq!(times.when(&midnight), "between 23:50 and 2026-11-21 00:10 +01:00");
        assert_eq!(times.machine(moment("2026-11-20T02:02:00.250Z")), "2026-11-20T03:02:00.250+01:00");
        assert_eq!(times.day_words(moment("2026-11-20T02:02:00Z")), "Friday 20 November 2026");
    }
}
