//! A policy played through: when each audience would hear in a whole incident, every update sent when it is due.

use chrono::DateTime;
use serde::{Deserialize, Serialize};

use super::hand::{Hand, Last, Step};
use super::rules::{Book, after};
use crate::ids::EventId;
use crate::library::{Audience, Policy};
use crate::response::Anchor;
use crate::time::Moment;
use crate::words::{Phase, Severity};

/// The longest incident that is played through: a week.
const LONGEST: u32 = 7 * 24 * 60;
/// How many updates are listed per audience; a policy that needs more cannot be read anyway.
const MOST: usize = 500;

/// One update of a preview.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct PreviewPoint {
    /// Whole minutes after the declaration.
    pub minute: u32,
    /// Who hears.
    pub audience: String,
    /// Why then.
    pub reason: Anchor,
}

/// Plays a policy through an incident of `minutes_total` minutes whose impact is confirmed from the start, by the same
/// rules as the clocks of a real one. `tier` is that of the service it names, if it names one. Earliest first.
#[must_use]
pub fn preview(
    policy: &Policy,
    audiences: &[Audience],
    severity: Severity,
    minutes_total: u32,
    phase_changes: &[(u32, Phase)],
    tier: Option<u32>,
) -> Vec<PreviewPoint> {
    let start = DateTime::UNIX_EPOCH;
    let mut phases: Vec<(Moment, Phase)> = phase_changes.iter().map(|(m, phase)| (after(start, *m), *phase)).collect();
    phases.sort_by_key(|(at, _)| *at);
    let up = tier.filter(|tier| policy.tiers_up.contains(tier));
    let end = after(start, minutes_total.min(LONGEST));
    let mut points: Vec<PreviewPoint> = audiences
        .iter()
        .flat_map(|audience| one(&Book::new(policy, &audience.key, up), severity, (start, end), &phases, audience))
        .collect();
    points.sort_by_key(|point| point.minute);
    points
}

fn one(
    book: &Book<'_>,
    severity: Severity,
    (start, end): (Moment, Moment),
    phases: &[(Moment, Phase)],
    audience: &Audience,
) -> Vec<PreviewPoint> {
    let mut hand = Hand::new(start, Some(severity));
    hand.step(start, Step::Confirmed, book);
    let (mut points, mut now, mut phases) = (Vec::new(), start, phases.iter().peekable());
    while points.len() < MOST {
        let due = hand.verdict(book).due;
        let at = due.as_ref().map(|due| due.at.max(now));
        if let Some(&&(change, phase)) = phases.peek()
            && at.is_none_or(|at| change <= at)
        {
            phases.next();
            now = now.max(change);
            hand.step(change, Step::Phase(phase), book);
            continue;
        }
        let (Some(due), Some(at)) = (due, at.filter(|at| *at <= end)) else { break };
        now = at;
        let minute = u32::try_from((at - start).num_minutes()).unwrap_or(0);
        points.push(PreviewPoint { minute, audience: audience.key.clone(), reason: due.anchor });
        hand.word(Last { id: EventId(uuid::Uuid::nil()), at, sent: None }, None, book);
    }
    points
}
