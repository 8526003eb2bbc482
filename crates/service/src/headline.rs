//! The clock that is due next of all, in as few words as the title of a window has room for.

use muster_core::drill::play::STAMP;
use muster_core::response::{Timer, TimerKind};
use muster_core::time::Moment;

use crate::service::Service;
use crate::wire::{Empty, IncidentClocks};

/// How many characters of a clock's name there is room for.
const ROOM: usize = 32;

impl Service {
    /// Names the next clock of all open incidents, such as `INC-0042 customers 4 min`; `None` without an open incident.
    #[must_use]
    pub fn headline(&self) -> Option<String> {
        let clocks = self.clocks(Empty {}).ok()?;
        headline(&clocks.incidents, self.clock.now())
    }
}

fn headline(incidents: &[IncidentClocks], now: Moment) -> Option<String> {
    let due = |one: &IncidentClocks| one.timers.first().map(|timer| timer.due_at);
    // Nothing due stands behind everything that is.
    let next = incidents.iter().min_by_key(|one| (due(one).is_none(), due(one)))?;
    let named = if next.is_drill { format!("{STAMP} {}", next.reference) } else { next.reference.clone() };
    let Some(timer) = next.timers.first() else { return Some(named) };
    let left = match (timer.due_at - now).num_minutes() {
        0 => "now".to_owned(),
        minutes @ 1.. => format!("{minutes} min"),
        minutes @ ..0 => format!("{} min late", minutes.unsigned_abs()),
    };
    Some(format!("{named} {} {left}", name(timer)))
}

/// An audience is a word in the sentence; what a person wrote stays as it was written.
fn name(timer: &Timer) -> String {
    let label = if timer.kind == TimerKind::Update { timer.label.to_lowercase() } else { timer.label.clone() };
    if label.chars().count() <= ROOM {
        return label;
    }
    let short: String = label.chars().take(ROOM).collect();
    format!("{}...", short.trim_end())
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;
    use muster_core::ids::StreamId;

    use super::*;

    fn one(reference: &str, clocks: &[(TimerKind, &str, i64)], now: Moment) -> IncidentClocks {
        let timer = |&(kind, label, seconds): &(TimerKind, &str, i64)| Timer {
            kind,
            key: label.to_owned(),
            label: label.to_owned(),
            due_at: now + TimeDelta::seconds(seconds),
            from: now,
            say: String::new(),
        };
        let timers = clocks.iter().map(timer).collect();
        let id = StreamId::nil();
        IncidentClocks {
            id,
            reference: reference.to_owned(),
            is_drill: reference.starts_with("DRILL"),
            commander: String::new(),
            overdue: 0,
            timers,
        }
    }

    #[test]
    fn the_clock_that_is_due_next_of_all_is_named() {
        let now = "2026-11-20T02:00:00Z".parse().unwrap();
        let quiet = one("INC-0007", &[], now);
        let ask = (TimerKind::Ask, "Ana: check how far the replicas lag behind", 600);
        for (incidents, expected) in [
            (vec![], None),
            (vec![quiet.clone()], Some("INC-0007")),
            (vec![one("DRILL-0003", &[], now)], Some("EXERCISE DRILL-0003")),
            (
                vec![quiet, one("INC-0042", &[(TimerKind::Update, "Customers", 299)], now)],
                Some("INC-0042 customers 4 min"),
            ),
            (vec![one("INC-0042", &[(TimerKind::Update, "Customers", -30)], now)], Some("INC-0042 customers now")),
            (
                vec![one("INC-0042", &[(TimerKind::Update, "Customers", -400)], now)],
                Some("INC-0042 customers 6 min late"),
            ),
            (
                vec![one("INC-0001", &[(TimerKind::Update, "Executives", 700)], now), one("INC-0002", &[ask], now)],
                Some("INC-0002 Ana: check how far the replicas... 10 min"),
            ),
        ] {
            assert_eq!(headline(&incidents, now).as_deref(), expected);
        }
    }
}
