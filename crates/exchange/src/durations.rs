//! How long things took, worked out from milestones and as exact as they are, no more.

use chrono::TimeDelta;
use muster_core::incident::IncidentState;
use muster_core::time::{Happened, Moment};
use muster_core::words::{Milestone, Precision};

/// The time between two milestones. At least one bound is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Span {
    pub(crate) least: Option<TimeDelta>,
    pub(crate) most: Option<TimeDelta>,
    pub(crate) about: bool,
}

/// A span people ask for, with the name they ask for it by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Duration {
    pub(crate) name: &'static str,
    pub(crate) from: Milestone,
    pub(crate) to: Milestone,
    pub(crate) span: Span,
}

const ASKED: &[(&str, Milestone, Milestone)] = &[
    ("Until it was noticed", Milestone::ImpactBegan, Milestone::Detected),
    ("From noticing to declaring", Milestone::Detected, Milestone::Declared),
    ("Time to muster", Milestone::Detected, Milestone::Mustered),
    ("Until it was understood", Milestone::ImpactBegan, Milestone::Diagnosed),
    ("Users were hurt for", Milestone::ImpactBegan, Milestone::Stabilised),
    ("From first impact to the end", Milestone::ImpactBegan, Milestone::Resolved),
    ("From declaring to the end", Milestone::Declared, Milestone::Resolved),
];

/// The durations that the milestones allow, in the order people ask for them.
pub(crate) fn durations(state: &IncidentState) -> Vec<Duration> {
    let asked = ASKED.iter().filter_map(|(name, from, to)| {
        let span = between(state.milestone(*from)?, state.milestone(*to)?)?;
        Some(Duration { name, from: *from, to: *to, span })
    });
    asked.collect()
}

/// The time from one instant to another, as exactly as both are known; `None` when nothing can be said.
pub(crate) fn between(from: &Happened, to: &Happened) -> Option<Span> {
    let ((from_low, from_high), (to_low, to_high)) = (bounds(from), bounds(to));
    let least = to_low.zip(from_high).map(|(to, from)| to - from);
    let most = to_high.zip(from_low).map(|(to, from)| to - from);
    let about = [from, to].iter().any(|one| one.precision == Precision::About);
    (least.is_some() || most.is_some()).then_some(Span { least, most, about })
}

/// The earliest and the latest it can have been.
fn bounds(happened: &Happened) -> (Option<Moment>, Option<Moment>) {
    match happened.precision {
        Precision::Exact | Precision::About => (Some(happened.at), Some(happened.at)),
        Precision::Before => (None, Some(happened.at)),
        Precision::Between => (Some(happened.at), happened.until),
    }
}

impl Span {
    /// `13 min`, `about 13 min`, `between 10 min and 14 min`, `at least 10 min`; what runs backwards is said so.
    pub(crate) fn words(&self) -> String {
        let about = if self.about { "about " } else { "" };
        // Seconds would claim more than "about" knows.
        let length = |span: TimeDelta| match span.num_seconds() {
            60.. if self.about => length(TimeDelta::minutes((span.num_seconds() + 30) / 60)),
            _ => length(span),
        };
        let signed = |span: TimeDelta| match span < TimeDelta::zero() {
            true => format!("−{}", length(-span)),
            false => length(span),
        };
        match (self.least, self.most) {
            (Some(least), Some(most)) if least == most && least < TimeDelta::zero() => {
                format!("{about}{} earlier", length(-least))
            }
            (Some(least), Some(most)) if least == most => format!("{about}{}", length(least)),
            (Some(least), Some(most)) => format!("between {about}{} and {}", signed(least), signed(most)),
            (Some(least), None) => format!("at least {about}{}", signed(least)),
            (None, Some(most)) => format!("at most {about}{}", signed(most)),
            (None, None) => "unknown".to_owned(),
        }
    }
}

/// `45 s`, `3 min 20 s`, `13 min`, `2 h 05 min`, `3 d 4 h`. Above ten minutes seconds are left out, rounded down.
pub(crate) fn length(span: TimeDelta) -> String {
    let seconds = span.num_seconds();
    let (minutes, hours, days) = (seconds / 60, seconds / 3_600, seconds / 86_400);
    match seconds {
        0..60 => format!("{seconds} s"),
        60..600 if seconds % 60 != 0 => format!("{minutes} min {:02} s", seconds % 60),
        60..3_600 => format!("{minutes} min"),
        3_600..172_800 => format!("{hours} h {:02} min", minutes % 60),
        _ => format!("{days} d {} h", hours % 24),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use muster_testkit::moment;

    fn at(text: &str, precision: Precision, until: Option<&str>) -> Happened {
        let day = |clock: &str| moment(&format!("2026-11-20T{clock}Z"));
        Happened { at: day(text), precision, until: until.map(day), zone: "UTC".to_owned() }
    }

    #[test]
    fn a_duration_is_as_exact_as_its_ends() {
        use Precision::{About, Before, Between, Exact};
        let rows = [
            (at("02:00:00", Exact, None), at("02:13:00", Exact, None), "13 min"),
            (at("02:00:00", About, None), at("02:13:00", Exact, None), "about 13 min"),
            (at("02:00:00", About, None), at("02:03:40", Exact, None), "about 4 min"),
            (at("02:00:00", Before, None), at("02:13:00", Exact, None), "at least 13 min"),
            (at("02:00:00", Exact, None), at("02:13:00", Before, None), "at most 13 min"),
            (at("02:00:00", Between, Some("02:03:00")), at("02:13:00", Exact, None), "between 10 min and 13 min"),
            (at("02:05:00", Exact, None), at("02:00:00", Exact, None), "5 min earlier"),
            (at("02:00:00", Exact, None), at("02:03:20", Exact, None), "3 min 20 s"),
        ];
        for (from, to, words) in rows {
            assert_eq!(between(&from, &to).map(|span| span.words()).as_deref(), Some(words));
        }
        assert_eq!(between(&at("02:00:00", Before, None), &at("02:10:00", Before, None)), None, "nothing can be said");
    }

    #[test]
    fn lengths_read_well() {
        let rows = [(0, "0 s"), (59, "59 s"), (60, "1 min"), (600, "10 min"), (659, "10 min"), (7_500, "2 h 05 min")];
        for (seconds, words) in rows {
            assert_eq!(length(TimeDelta::seconds(seconds)), words);
        }
        assert_eq!(length(TimeDelta::hours(76)), "3 d 4 h");
    }
}
