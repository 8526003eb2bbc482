//! Which gap is worst, and how an interruption reads.

use std::cmp::Ordering;

use super::Watched;
use crate::response::{Timer, TimerKind};
use crate::time::Moment;

/// The longest overdue for its length comes first, then those outside, then those inside.
pub(super) fn worse_first(a: &Watched, b: &Watched, now: Moment) -> Ordering {
    let (late_a, late_b) = (lateness(&a.timer, now), lateness(&b.timer, now));
    let place = |watched: &Watched| (weight(watched.timer.kind), watched.rank);
    late_b
        .cmp(&late_a)
        .then_with(|| place(a).cmp(&place(b)))
        .then_with(|| (&a.scope, &a.timer.key).cmp(&(&b.scope, &b.timer.key)))
}

/// Lateness in tenths of the clock's own length: seven minutes are much for ten and little for sixty.
fn lateness(timer: &Timer, now: Moment) -> i64 {
    let length = (timer.due_at - timer.from).num_seconds().max(60);
    (now - timer.due_at).num_seconds().saturating_mul(10) / length
}

const fn weight(kind: TimerKind) -> u32 {
    match kind {
        TimerKind::Update => 0,
        TimerKind::Reporting => 1,
        TimerKind::Decision => 2,
        TimerKind::Ask => 3,
        TimerKind::TimeBox => 4,
        TimerKind::Page => 5,
        TimerKind::Command => 6,
        TimerKind::Revisit => 7,
        TimerKind::Item => 8,
    }
}

/// The worst gap in words, and what is due beside it.
pub(super) fn text(worst: &Watched, others: &[&Watched], now: Moment) -> String {
    let timer = &worst.timer;
    let minutes = (now - timer.due_at).num_minutes();
    let first = if timer.due_at > now {
        format!("{}: due in {}.", timer.label, span((timer.due_at - now).num_seconds().saturating_add(59) / 60))
    } else if minutes > 0 {
        format!("{}: {} late.", timer.label, span(minutes))
    } else if timer.say.is_empty() || timer.kind == TimerKind::Update {
        format!("{}: due now.", timer.label)
    } else {
        timer.say.clone()
    };
    match others {
        [] => first,
        [other] => format!("{first} Also: {}.", other.timer.label),
        [one, other] => format!("{first} Also: {}; {}.", one.timer.label, other.timer.label),
        [one, rest @ ..] => format!("{first} Also: {}, and {} more.", one.timer.label, rest.len()),
    }
}

/// Minutes as people say them.
fn span(minutes: i64) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes} min"),
        (hours, 0) => format!("{hours} h"),
        (hours, minutes) => format!("{hours} h {minutes} min"),
    }
}
