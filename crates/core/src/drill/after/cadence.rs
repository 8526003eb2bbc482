//! Promises of the next word: kept, later, by how much. From the drill's own clocks, in words that blame nobody.

use std::collections::BTreeMap;

use super::super::play::{DrillScene, seconds};
use super::view::{Cadence, CadenceRow};
use crate::event::Act;
use crate::time::Moment;

/// How it went with promises to those who wait for word.
#[must_use]
pub fn cadence(scene: &DrillScene<'_>) -> Cadence {
    let mut cadence = Cadence { sent: 0, promised: 0, kept: 0, late: 0, open: 0, rows: Vec::new() };
    let Some(clock) = scene.clock() else { return cadence };
    let begins = clock.begins;
    let mut promises: BTreeMap<&str, Moment> = BTreeMap::new();
    for op in scene.incident.acts() {
        let Some(Act::UpdateSent(act)) = op.value.as_ref() else { continue };
        let at = op.happened.at;
        let due = act.due_at.or_else(|| promises.get(act.audience.as_str()).copied());
        let late = due.map_or(0, |due| seconds(due, at));
        cadence.sent += 1;
        if due.is_some() {
            cadence.promised += 1;
            if late == 0 { cadence.kept += 1 } else { cadence.late += 1 }
        }
        match act.next_by {
            Some(next) => promises.insert(&act.audience, next),
            None => promises.remove(act.audience.as_str()),
        };
        cadence.rows.push(CadenceRow {
            audience: act.audience.clone(),
            after: seconds(begins, at),
            promised: due.map(|due| seconds(begins, due)),
            late_seconds: late,
            sent: true,
            words: match due {
                None => "first word".to_owned(),
                Some(_) if late == 0 => "on time".to_owned(),
                Some(_) => format!("{} late", span(late)),
            },
        });
    }
    let end = scene.now();
    for (audience, due) in promises.into_iter().filter(|(_, due)| *due < end) {
        let late = seconds(due, end);
        cadence.promised += 1;
        cadence.open += 1;
        cadence.rows.push(CadenceRow {
            audience: audience.to_owned(),
            after: seconds(begins, end),
            promised: Some(seconds(begins, due)),
            late_seconds: late,
            sent: false,
            words: format!("still to come at the end, {} after its time", span(late)),
        });
    }
    cadence
}

/// `40 s`, `7 min`, `1 h 5 min`
fn span(seconds: u32) -> String {
    match (seconds / 3600, seconds / 60 % 60) {
        (0, 0) => format!("{seconds} s"),
        (0, minutes) => format!("{minutes} min"),
        (hours, 0) => format!("{hours} h"),
        (hours, minutes) => format!("{hours} h {minutes} min"),
    }
}
