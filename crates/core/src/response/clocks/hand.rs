//! What an audience has behind it: what it was told, what it was promised, what changed since.

use chrono::TimeDelta;

use super::rules::Book;
use crate::event::{CadenceSet, UpdateMadeDue, UpdateSent, UpdateSnoozed};
use crate::ids::EventId;
use crate::time::Moment;
use crate::words::{CadenceMode, Phase, Severity};

/// The longest a clock can be put off at a time. Whoever needs more says so again.
const LONGEST_SNOOZE: TimeDelta = TimeDelta::hours(12);

/// One thing that happened, as far as clocks go.
#[derive(Debug, Clone, Copy)]
pub(super) enum Step<'a> {
    /// It was sized, or sized anew.
    Sized(Severity),
    /// Readers are told otherwise.
    Phase(Phase),
    /// It is known that somebody is hurt: a statement was written, or the beginning of the impact was set.
    Confirmed,
    /// An update went out.
    Sent(EventId, &'a UpdateSent),
    /// How often the audience hears was changed.
    Cadence(&'a CadenceSet),
    /// Its clock was put off.
    Snoozed(&'a UpdateSnoozed),
    /// Something changed so much that it is due.
    Due(&'a UpdateMadeDue),
    /// It is not told of the end, and why.
    Waived(&'a str),
    /// The response ended.
    Ended,
    /// It began again.
    Reopened,
}

/// The last word that went out.
#[derive(Debug, Clone, Copy)]
pub(super) struct Last<'a> {
    pub(super) id: EventId,
    pub(super) at: Moment,
    /// Absent when the preview plays a policy through.
    pub(super) sent: Option<&'a UpdateSent>,
}

/// What changed, by what it asks of a clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    /// A person said so; for this audience by name, or for all.
    Made { named: bool },
    /// It is worse than it was.
    Raised,
    /// It is less than it was.
    Lowered,
    /// Readers are told otherwise.
    Phase,
    /// It was over and began again.
    Back,
}

/// A change since the last word.
#[derive(Debug, Clone)]
pub(super) struct Change {
    pub(super) at: Moment,
    pub(super) what: What,
    pub(super) text: String,
}

/// A cadence that a person set for this incident.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cadence<'a> {
    pub(super) mode: CadenceMode,
    pub(super) minutes: Option<u32>,
    pub(super) reason: &'a str,
    /// Whether it was set after the last word.
    pub(super) since_last: bool,
}

/// A clock that was put off.
#[derive(Debug, Clone, Copy)]
pub(super) struct Snooze<'a> {
    pub(super) at: Moment,
    pub(super) until: Moment,
    pub(super) act: &'a UpdateSnoozed,
    /// How many of the changes it puts off; those after it count at once.
    pub(super) changes: usize,
}

/// What an audience has behind it.
#[derive(Debug, Clone)]
pub(super) struct Hand<'a> {
    pub(super) declared: Moment,
    pub(super) severity: Option<Severity>,
    pub(super) sized_at: Moment,
    pub(super) phase: Phase,
    pub(super) phase_at: Moment,
    pub(super) confirmed: Option<Moment>,
    pub(super) heard: u32,
    pub(super) last: Option<Last<'a>>,
    pub(super) promise: Option<Moment>,
    /// The interval that held when the last word went out: whoever heard it counts on it.
    pub(super) then: Option<u32>,
    pub(super) cadence: Option<Cadence<'a>>,
    /// When a person last set the cadence, or went back to the policy.
    pub(super) paced_at: Moment,
    pub(super) changes: Vec<Change>,
    pub(super) snooze: Option<Snooze<'a>>,
    pub(super) waived: Option<&'a str>,
    pub(super) ended: bool,
    /// Whether the last word was sent after it was over.
    pub(super) told_end: bool,
}

impl<'a> Hand<'a> {
    /// Before anything was said.
    pub(super) const fn new(declared: Moment, severity: Option<Severity>) -> Self {
        Self {
            declared,
            severity,
            sized_at: declared,
            phase: Phase::Investigating,
            phase_at: declared,
            confirmed: None,
            heard: 0,
            last: None,
            promise: None,
            then: None,
            cadence: None,
            paced_at: declared,
            changes: Vec::new(),
            snooze: None,
            waived: None,
            ended: false,
            told_end: false,
        }
    }

    /// Takes in what happened next.
    pub(super) fn step(&mut self, at: Moment, step: Step<'a>, book: &Book<'_>) {
        match step {
            Step::Sized(severity) => self.sized(at, severity, book),
            Step::Phase(phase) => self.phase(at, phase),
            Step::Confirmed => self.confirmed = self.confirmed.or(Some(at)),
            Step::Sent(id, sent) => {
                // A promise of a moment that had passed already says nothing.
                let promise = sent.next_by.filter(|by| *by > at);
                self.word(Last { id, at, sent: Some(sent) }, promise, book);
            }
            Step::Cadence(act) => self.set_cadence(at, act),
            Step::Snoozed(act) => {
                let until = act.until.min(at.checked_add_signed(LONGEST_SNOOZE).unwrap_or(at));
                if until > at {
                    self.snooze = Some(Snooze { at, until, act, changes: self.changes.len() });
                }
            }
            Step::Due(act) => {
                let (text, named) = (act.reason.clone(), act.audience.is_some());
                if named || !self.is_off() {
                    self.changes.push(Change { at, what: What::Made { named }, text });
                    self.wake(at);
                }
            }
            Step::Waived(reason) => self.waived = Some(reason),
            Step::Ended => self.ended = true,
            Step::Reopened => {
                self.ended = false;
                self.waived = None;
                if self.phase == Phase::Resolved {
                    self.phase(at, Phase::Investigating);
                }
            }
        }
    }

    /// Something was said to the audience: only now its clock starts anew.
    pub(super) fn word(&mut self, last: Last<'a>, promise: Option<Moment>, book: &Book<'_>) {
        self.then = if self.phase == Phase::Resolved { None } else { self.gap(book, self.heard + 1) };
        self.heard += 1;
        self.last = Some(last);
        self.promise = promise;
        self.changes.clear();
        self.snooze = None;
        self.told_end = self.phase == Phase::Resolved;
        if let Some(cadence) = &mut self.cadence {
            cadence.since_last = false;
        }
    }

    fn sized(&mut self, at: Moment, severity: Severity, book: &Book<'_>) {
        let (before, after) = (book.row(self.severity), book.row(Some(severity)));
        let was = self.severity.replace(severity);
        if was == Some(severity) {
            return;
        }
        self.sized_at = at;
        let label = severity.label();
        if after < before {
            let text = format!("It is {label} now.");
            self.changes.push(Change { at, what: What::Raised, text });
            self.wake(at);
        } else if after > before && (was.is_some() || self.heard > 0) {
            self.changes.push(Change { at, what: What::Lowered, text: format!("It is {label} now.") });
        }
    }

    fn phase(&mut self, at: Moment, phase: Phase) {
        let was = std::mem::replace(&mut self.phase, phase);
        if was == phase {
            return;
        }
        self.phase_at = at;
        if was == Phase::Resolved || phase == Phase::Resolved {
            self.wake(at);
        }
        // That it is over is due as long as it is over: no change that comes and goes.
        if phase != Phase::Resolved {
            let what = if was == Phase::Resolved { What::Back } else { What::Phase };
            self.changes.push(Change { at, what, text: told(phase) });
        }
    }

    /// A cadence that a person sets. Whoever was told counts on what held then: sooner counts at once, later from the
    /// next word that goes out.
    fn set_cadence(&mut self, at: Moment, act: &'a CadenceSet) {
        self.cadence = Some(Cadence {
            mode: act.mode,
            minutes: act.minutes,
            reason: act.reason.trim(),
            since_last: self.last.is_some(),
        });
        self.paced_at = at;
        if act.mode == CadenceMode::Every && act.minutes.is_none() {
            self.cadence = None; // back to the policy
        }
        if act.mode == CadenceMode::Off {
            self.promise = None;
            self.then = None;
            self.changes.clear();
            self.snooze = None;
        }
    }

    /// Whether a person switched it off.
    pub(super) fn is_off(&self) -> bool {
        self.cadence.is_some_and(|cadence| cadence.mode == CadenceMode::Off)
    }

    /// A material change ends a snooze: what was put off for another state of things is due in this one.
    fn wake(&mut self, at: Moment) {
        if let Some(snooze) = &mut self.snooze {
            snooze.until = snooze.until.min(at.max(snooze.at));
        }
    }
}

/// What readers are told, as a sentence.
pub(super) fn told(phase: Phase) -> String {
    format!("Readers are told \u{201c}{}\u{201d} now.", phase.label())
}
