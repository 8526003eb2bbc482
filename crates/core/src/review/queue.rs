//! Every review that is asked for, goes on or was done, in a few words each.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::scope::{Nomination, NominationAnswerView, ReviewScope, ReviewStanding, SeatView, TierChoice};
use super::{ReviewState, sources};
use crate::event::{ReviewAct, TalkAct};
use crate::ids::{EventId, StreamId};
use crate::time::Moment;
use crate::words::Severity;

/// Kinds of events from which the queue follows; few of each stand in a review, and each is short.
pub const SCOPE_KINDS: &[&str] = &[
    "review_nominated",
    "nomination_answered",
    "tier_set",
    "seat_taken",
    "seat_left",
    "review_closed",
    "review_reopened",
    "source_imported",
    "source_removed",
    "interview_planned",
    "interview_dropped",
    "interview_ended",
    "meeting_planned",
    "meeting_dropped",
    "meeting_ended",
    "review_chosen",
    "restored",
    "body_erased",
];

/// Kinds of which there may be many or long ones; read only of reviews that go on.
pub const PROGRESS_KINDS: &[&str] =
    &["stretch_read", "section_written", "section_struck", "mark_made", "finding_written"];

/// Where an incident stands in the queue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum QueueGroup {
    /// Somebody nominated it: discuss or skip.
    Asked,
    /// It is to have a review, and nobody began.
    ToBegin,
    /// It goes on.
    Running,
    /// It is done.
    Done,
    /// It has none, or was passed over.
    Without,
}

/// How far a review is.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ReviewProgress {
    /// How many sources are in.
    pub sources: u32,
    /// How many of a hundred lines were read; absent when nobody reads here.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub read: Option<u32>,
    /// How many interviews were held.
    pub interviews: u32,
    /// How many are to be held in all.
    pub interviews_planned: u32,
    /// How many sections of the account hold something.
    pub sections: u32,
    /// When the next meeting is, or when the last one was.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub meeting: Option<Moment>,
    /// Whether that one was held.
    pub meeting_held: bool,
}

/// What the queue says about the incident itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueueIncident {
    /// As people say it aloud.
    pub reference: String,
    /// Its title.
    pub title: String,
    /// Its severity.
    pub severity: Option<Severity>,
    /// Whether it is an exercise.
    pub is_drill: bool,
    /// When it was over; when it was declared while it goes on.
    pub at: Moment,
    /// How many lines its log has.
    pub lines: u32,
}

/// One incident of the queue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct QueueRow {
    /// The incident.
    pub incident: StreamId,
    /// As people say it aloud.
    pub reference: String,
    /// Its title.
    pub title: String,
    /// Its severity.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub severity: Option<Severity>,
    /// Whether it is an exercise.
    pub is_drill: bool,
    /// When the incident was over; when it was declared while it goes on.
    pub at: Moment,
    /// Where it stands in the queue.
    pub group: QueueGroup,
    /// How the review stands.
    pub standing: ReviewStanding,
    /// Who asked for it, earliest first.
    pub nominations: Vec<Nomination>,
    /// The latest answer to that.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub answer: Option<NominationAnswerView>,
    /// How deep it goes.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub tier: Option<TierChoice>,
    /// Who sits where.
    pub seats: Vec<SeatView>,
    /// How far it is.
    pub progress: ReviewProgress,
    /// What was said when it was closed.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub closed: Option<String>,
    /// When something was last decided about it.
    pub moved_at: Moment,
}

/// Whether a review goes on, so that it is worth reading how far it is.
#[must_use]
pub const fn is_running(scope: &ReviewScope) -> bool {
    matches!(scope.standing, ReviewStanding::Open) && scope.begun
}

/// An incident in the queue; `None` when nobody asked for a review and nobody decided about one.
#[must_use]
pub fn queue_row(about: QueueIncident, scope: ReviewScope, review: &ReviewState) -> Option<QueueRow> {
    let group = match scope.standing {
        ReviewStanding::Unasked => return None,
        ReviewStanding::Nominated => QueueGroup::Asked,
        ReviewStanding::Open if scope.begun && !only_asked(&scope, review) => QueueGroup::Running,
        ReviewStanding::Open => QueueGroup::ToBegin,
        ReviewStanding::Closed => QueueGroup::Done,
        ReviewStanding::PassedOver | ReviewStanding::None => QueueGroup::Without,
    };
    let progress = progress(review, about.lines);
    let last_act = review.acts().next_back().map(|(op, _)| op.happened.at);
    let moved_at = last_act.max(scope.tier.as_ref().map(|choice| choice.at)).unwrap_or(about.at);
    let QueueIncident { reference, title, severity, is_drill, at, lines: _ } = about;
    let ReviewScope { incident, standing, nominations, answer, tier, seats, closed, .. } = scope;
    Some(QueueRow {
        incident,
        reference,
        title,
        severity,
        is_drill,
        at,
        group,
        standing,
        nominations,
        answer,
        tier,
        seats,
        progress,
        closed,
        moved_at,
    })
}

/// Whether nothing but the asking and the depth is there: then it still waits for somebody to begin.
fn only_asked(scope: &ReviewScope, review: &ReviewState) -> bool {
    let asks = |act: &ReviewAct| {
        matches!(act, ReviewAct::ReviewNominated(_) | ReviewAct::NominationAnswered(_) | ReviewAct::TierSet(_))
    };
    scope.seats.is_empty() && review.talks().next().is_none() && review.acts().all(|(_, act)| asks(act))
}

/// Puts the queue in order: what waits for a word first and there the oldest; then what goes on; of what is done the
/// latest first.
pub fn in_order(rows: &mut [QueueRow]) {
    rows.sort_by(|a, b| {
        let within = match a.group {
            QueueGroup::Asked | QueueGroup::ToBegin => a.moved_at.cmp(&b.moved_at),
            QueueGroup::Running | QueueGroup::Done | QueueGroup::Without => b.moved_at.cmp(&a.moved_at),
        };
        a.group.cmp(&b.group).then(within).then_with(|| a.reference.cmp(&b.reference))
    });
}

/// How far a review is.
#[must_use]
pub fn progress(review: &ReviewState, log_lines: u32) -> ReviewProgress {
    let sources = sources(review);
    let mut read: BTreeMap<Option<EventId>, Vec<(u32, u32)>> = BTreeMap::new();
    let mut sections: BTreeMap<&str, bool> = BTreeMap::new();
    let mut meetings: BTreeMap<EventId, (Moment, bool)> = BTreeMap::new();
    for (op, act) in review.acts() {
        match act {
            ReviewAct::StretchRead(act) => read.entry(act.source).or_default().push((act.from, act.to)),
            ReviewAct::SectionWritten(act) => {
                sections.insert(&act.section, !act.text.trim().is_empty());
            }
            ReviewAct::SectionStruck(act) => {
                sections.remove(act.section.as_str());
            }
            ReviewAct::MeetingPlanned(act) => {
                let held = act.meeting.and_then(|id| meetings.get(&id)).is_some_and(|(_, held)| *held);
                meetings.insert(act.meeting.unwrap_or(op.id), (act.at, held));
            }
            ReviewAct::MeetingDropped(act) => {
                meetings.remove(&act.meeting);
            }
            ReviewAct::MeetingEnded(act) => {
                if let Some((_, held)) = meetings.get_mut(&act.meeting) {
                    *held = true;
                }
            }
            _ => {}
        }
    }
    let mut planned: BTreeMap<EventId, bool> = BTreeMap::new();
    for (op, act) in review.talks() {
        match act {
            TalkAct::InterviewPlanned(_) => {
                planned.insert(op.id, false);
            }
            TalkAct::InterviewDropped(act) => {
                planned.remove(&act.interview);
            }
            TalkAct::InterviewEnded(act) => {
                planned.entry(act.interview).and_modify(|held| *held = true);
            }
            _ => {}
        }
    }
    let of: Vec<(Option<EventId>, u32)> = if sources.is_empty() {
        vec![(None, log_lines)]
    } else {
        sources.iter().map(|source| (Some(source.id), source.lines)).collect()
    };
    // The next one that is to come says more than those that were.
    let next = meetings.values().filter(|(_, held)| !held).min().or_else(|| meetings.values().max());
    ReviewProgress {
        sources: counted(sources.len()),
        read: share(&of, &read),
        interviews: counted(planned.values().filter(|held| **held).count()),
        interviews_planned: counted(planned.len()),
        sections: counted(sections.values().filter(|filled| **filled).count()),
        meeting: next.map(|(at, _)| *at),
        meeting_held: next.is_some_and(|(_, held)| *held),
    }
}

fn counted(many: usize) -> u32 {
    u32::try_from(many).unwrap_or(u32::MAX)
}

/// How many of a hundred lines were read; a line that was read twice counts once.
fn share(of: &[(Option<EventId>, u32)], read: &BTreeMap<Option<EventId>, Vec<(u32, u32)>>) -> Option<u32> {
    let all: u64 = of.iter().map(|(_, lines)| u64::from(*lines)).sum();
    if all == 0 || read.is_empty() {
        return None;
    }
    let mut done: u64 = 0;
    for (source, lines) in of {
        let mut stretches = read.get(source).cloned().unwrap_or_default();
        stretches.sort_unstable();
        let mut next: u32 = 0;
        for (from, to) in stretches {
            let (from, end) = (from.max(next), to.saturating_add(1).min(*lines));
            done += u64::from(end.saturating_sub(from));
            next = next.max(end);
        }
    }
    u32::try_from(done * 100 / all).ok()
}
