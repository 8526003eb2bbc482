//! From what an audience has behind it to when it is due.

use chrono::TimeDelta;

use super::hand::{Hand, Snooze, What, told};
use crate::library::{Policy, Rule};
use crate::response::Anchor;
use crate::time::Moment;
use crate::words::{CadenceMode, Phase, Severity};

/// The longest interval that is counted with: a week.
const LONGEST: u32 = 7 * 24 * 60;

/// What the policy says for one audience.
#[derive(Debug, Clone, Copy)]
pub(super) struct Book<'a> {
    policy: &'a Policy,
    audience: &'a str,
    /// The tier of a service that is named and counts one severity higher.
    up: Option<u32>,
}

/// How often an audience hears.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pace {
    pub(super) mode: CadenceMode,
    pub(super) minutes: Option<u32>,
}

/// When something is due, and on what grounds.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Due {
    pub(super) at: Moment,
    pub(super) anchor: Anchor,
    pub(super) from: Moment,
}

/// A clock, or why there is none.
#[derive(Debug, Clone)]
pub(super) struct Verdict<'a> {
    pub(super) due: Option<Due>,
    /// What was promised, by an update, the policy or a snooze: due without what changed since.
    pub(super) promised: Option<Moment>,
    pub(super) pace: Pace,
    pub(super) snooze: Option<Snooze<'a>>,
    pub(super) reason: String,
}

pub(super) fn after(at: Moment, minutes: u32) -> Moment {
    // A policy with zero minutes would be due for ever; one minute is the least that means anything.
    at.checked_add_signed(TimeDelta::minutes(i64::from(minutes.min(LONGEST)))).unwrap_or(at)
}

impl<'a> Book<'a> {
    pub(super) const fn new(policy: &'a Policy, audience: &'a str, up: Option<u32>) -> Self {
        Self { policy, audience, up }
    }

    /// The row of the table that holds: unsized counts as SEV2, because unsure means the higher one.
    pub(super) fn row(&self, severity: Option<Severity>) -> Severity {
        let severity = severity.unwrap_or(Severity::Sev2);
        if self.up.is_none() {
            return severity;
        }
        match severity {
            Severity::Sev1 | Severity::Sev2 => Severity::Sev1,
            Severity::Sev3 => Severity::Sev2,
            Severity::Sev4 => Severity::Sev3,
            Severity::Sev5 => Severity::Sev4,
        }
    }

    fn rule(&self, severity: Option<Severity>) -> Option<&'a Rule> {
        super::rule(self.policy, self.audience, severity, self.up)
    }

    /// Why the row is not the one of the severity that people see.
    fn note(&self, severity: Option<Severity>) -> Option<String> {
        let row = self.row(severity).label();
        match (severity, self.up) {
            (None, None) => Some(format!("The severity is not set: it counts as {row}.")),
            (None, Some(tier)) => {
                Some(format!("The severity is not set, and a tier {tier} service is named: it counts as {row}."))
            }
            (Some(Severity::Sev1), Some(_)) | (Some(_), None) => None,
            (Some(_), Some(tier)) => Some(format!("A tier {tier} service is named: it counts as {row}.")),
        }
    }
}

impl<'a> Hand<'a> {
    /// How often the audience hears, as it holds now.
    pub(super) fn pace(&self, book: &Book<'_>) -> Pace {
        let rule = book.rule(self.severity);
        let by_rule = rule.and_then(|rule| match self.phase {
            Phase::Monitoring => rule.monitoring.or(rule.minutes),
            Phase::Investigating | Phase::Identified | Phase::Resolved => rule.minutes,
        });
        match (&self.cadence, rule) {
            (Some(set), _) => Pace { mode: set.mode, minutes: set.minutes.or(by_rule).map(|m| m.max(1)) },
            (None, Some(rule)) => Pace { mode: rule.mode, minutes: by_rule.map(|m| m.max(1)) },
            (None, None) => Pace { mode: CadenceMode::Off, minutes: None },
        }
    }

    /// Minutes from the `nth` word to the next one; `None` when it hears on change or not at all.
    pub(super) fn gap(&self, book: &Book<'_>, nth: u32) -> Option<u32> {
        let pace = self.pace(book);
        if pace.mode != CadenceMode::Every {
            return None;
        }
        let scope = book
            .rule(self.severity)
            .and_then(|rule| rule.second)
            .filter(|_| nth == 1 && self.cadence.is_none() && self.phase != Phase::Monitoring);
        scope.map(|m| m.max(1)).or(pace.minutes)
    }

    /// When the audience is due, or why it is not.
    pub(super) fn verdict(&self, book: &Book<'_>) -> Verdict<'a> {
        let pace = self.pace(book);
        let base = self.base(book, pace);
        let (due, promised, snooze) = match &base {
            Ok(base) => self.weigh(base.clone(), book, pace),
            // A person switched it off, or it has ended: only what is asked for by name after that is due.
            Err(_) if self.ended => (None, None, None),
            Err(_) => self.weigh(None, book, pace),
        };
        let reason = self.reason(book, pace, due.as_ref(), base.err());
        Verdict { due, promised, pace, snooze, reason }
    }

    /// What is due without what changed since the last word; or the reason why nothing can be.
    fn base(&self, book: &Book<'_>, pace: Pace) -> Result<Option<Due>, String> {
        if self.ended {
            return Err("The response has ended.".to_owned());
        }
        if let Some(reason) = self.waived.filter(|_| self.phase == Phase::Resolved) {
            return Err(format!("Not told of the end: {reason}"));
        }
        if let (Some(by), Some(last)) = (self.promise, self.last) {
            let promise = Due { at: by, anchor: Anchor::Promise, from: last.at };
            // Hearing sooner than promised can be asked for; hearing later cannot.
            let sooner = self.cadence.filter(|cadence| cadence.since_last).and_then(|_| self.interval(book, last.at));
            return Ok(earlier(Some(promise), sooner));
        }
        if self.phase == Phase::Resolved {
            return match (self.told_end, self.hidden(book)) {
                (true, _) => Err("They have been told that it is over.".to_owned()),
                (false, true) => Err("It was never confirmed that it reached them.".to_owned()),
                (false, false) => Ok(None),
            };
        }
        match self.last {
            Some(last) => {
                let then = self.then.map(|m| Due { at: after(last.at, m), anchor: Anchor::Interval, from: last.at });
                Ok(earlier(then, self.interval(book, last.at)))
            }
            None => self.first(book, pace),
        }
    }

    /// The interval as it holds now. It cannot have been due before the change by which it came to hold.
    fn interval(&self, book: &Book<'_>, last: Moment) -> Option<Due> {
        let minutes = self.gap(book, self.heard)?;
        let at = after(last, minutes).max(self.sized_at).max(self.phase_at).max(self.paced_at);
        Some(Due { at, anchor: Anchor::Interval, from: last })
    }

    /// The first word.
    fn first(&self, book: &Book<'_>, pace: Pace) -> Result<Option<Due>, String> {
        let rule = book.rule(self.severity);
        let mut at = self.sized_at.max(self.paced_at);
        if self.cadence.is_none() && rule.is_some_and(|rule| rule.if_confirmed) {
            let Some(confirmed) = self.confirmed else {
                return Err("Once it is confirmed that it reaches them.".to_owned());
            };
            at = at.max(confirmed);
        }
        let by_rule = rule.and_then(|rule| rule.first);
        let first = match (pace.mode, &self.cadence) {
            (CadenceMode::Every, _) => by_rule.or(pace.minutes),
            (CadenceMode::OnChange, None) => by_rule,
            (CadenceMode::OnChange, Some(_)) | (CadenceMode::Off, _) => None,
        };
        Ok(first.map(|m| Due { at: after(self.declared, m).max(at), anchor: Anchor::First, from: self.declared }))
    }

    /// Weighs what changed and what was put off against it. A snooze moves what was due when it was set; what changes
    /// after it counts at once.
    fn weigh(
        &self,
        base: Option<Due>,
        book: &Book<'_>,
        pace: Pace,
    ) -> (Option<Due>, Option<Moment>, Option<Snooze<'a>>) {
        let changed = |from: usize, to: usize| {
            let counted = self.changes.iter().take(to).skip(from);
            let first = counted.filter_map(|change| self.due_by(change.what, change.at, book, pace)).min();
            first.map(|at| Due { at, anchor: Anchor::Change, from: at })
        };
        let (all, over) = (self.changes.len(), self.over(book, pace));
        let Some(snooze) = self.snooze else {
            let promised = base.as_ref().map(|due| due.at);
            return (earlier(earlier(over, changed(0, all)), base), promised, None);
        };
        let (old, new) = if snooze.at >= self.phase_at { (over, None) } else { (None, over) };
        let before = earlier(earlier(old, changed(0, snooze.changes)), base.clone());
        let moved = before.as_ref().is_some_and(|due| due.at < snooze.until);
        let put_off = moved.then_some(Due { at: snooze.until, anchor: Anchor::Snooze, from: snooze.at });
        let promised = if moved { Some(snooze.until) } else { base.map(|due| due.at) };
        let due = earlier(earlier(new, changed(snooze.changes, all)), put_off.or(before));
        let shown = due.as_ref().is_some_and(|due| due.anchor == Anchor::Snooze);
        (due, promised, shown.then_some(snooze))
    }

    /// The last word: each audience that heard anything, or that the policy would tell, hears that it is over.
    fn over(&self, book: &Book<'_>, pace: Pace) -> Option<Due> {
        let owed = self.heard > 0 || (pace.mode != CadenceMode::Off && !self.hidden(book));
        if self.phase != Phase::Resolved || self.told_end || self.waived.is_some() || self.is_off() || !owed {
            return None;
        }
        let at = self.phase_at.max(self.paced_at);
        Some(Due { at, anchor: Anchor::Change, from: at })
    }

    /// Whether nothing is known to have reached an audience that is told only when something has.
    fn hidden(&self, book: &Book<'_>) -> bool {
        let only = book.rule(self.severity).is_some_and(|rule| rule.if_confirmed);
        only && self.heard == 0 && self.cadence.is_none() && self.confirmed.is_none()
    }

    /// From when a change makes an update due; `None` when it does not for this audience.
    fn due_by(&self, what: What, at: Moment, book: &Book<'_>, pace: Pace) -> Option<Moment> {
        let rule = book.rule(self.severity);
        let (told, hidden) = (pace.mode != CadenceMode::Off, self.hidden(book));
        let running = told && !hidden && self.phase != Phase::Resolved;
        // Before the first word, the time of the first word decides.
        let on_change = pace.mode == CadenceMode::OnChange;
        let begun = self.heard > 0 || (on_change && (self.cadence.is_some() || rule.is_none_or(|r| r.first.is_none())));
        let at_phase = on_change || rule.is_some_and(|rule| rule.at_phase);
        let (counts, small) = match what {
            What::Made { named } => (named || (!hidden && (told || self.heard > 0)), false),
            What::Raised | What::Back => (running && begun, false),
            What::Phase => (running && begun && at_phase, true),
            What::Lowered => (running && begun && on_change, true),
        };
        let mut at = at;
        if small {
            // It was not due before the rule by which it is due came to hold.
            at = at.max(self.paced_at).max(self.sized_at);
        }
        if let (true, true, Some(minutes), Some(last)) = (small, on_change, pace.minutes, self.last) {
            // "On change, at most every hour": small changes wait for each other.
            at = at.max(after(last.at, minutes));
        }
        counts.then_some(at)
    }

    fn reason(&self, book: &Book<'_>, pace: Pace, due: Option<&Due>, none: Option<String>) -> String {
        let changed = due.filter(|due| due.anchor == Anchor::Change).and_then(|due| {
            let found = self.changes.iter().find(|c| self.due_by(c.what, c.at, book, pace) == Some(due.at));
            let over = || (self.phase == Phase::Resolved).then(|| told(self.phase));
            found.map(|change| change.text.trim().to_owned()).or_else(over)
        });
        let set = self.cadence.map(|set| if set.reason.is_empty() { "Set for this incident." } else { set.reason });
        let mut parts: Vec<String> = Vec::new();
        match (changed, none, set) {
            (Some(changed), ..) if !changed.is_empty() => parts.push(changed),
            (Some(_), ..) => parts.push("Something changed.".to_owned()),
            (None, Some(none), _) if due.is_none() => parts.push(none),
            (None, _, Some(set)) => {
                let waits = due.is_some_and(|due| self.waits_for_word(book, due));
                let later = || format!("{}. Slower from the next update on.", set.trim_end_matches('.'));
                parts.push(if waits { later() } else { set.to_owned() });
            }
            (None, _, None) if due.is_none() => parts.push(self.silence(book, pace)),
            (None, _, None) => {}
        }
        parts.extend(book.note(self.severity).filter(|_| !self.ended));
        parts.join(" ")
    }

    /// Whether a slower cadence was set that the audience has not been told of.
    fn waits_for_word(&self, book: &Book<'_>, due: &Due) -> bool {
        let told = self.cadence.is_some_and(|cadence| cadence.since_last) && due.anchor == Anchor::Interval;
        told && self.then.is_some_and(|then| self.gap(book, self.heard).is_none_or(|gap| gap > then))
    }

    fn silence(&self, book: &Book<'_>, pace: Pace) -> String {
        match pace.mode {
            CadenceMode::OnChange => "When something changes.".to_owned(),
            CadenceMode::Every => "The policy names no interval.".to_owned(),
            CadenceMode::Off => format!("The policy tells them nothing at {}.", book.row(self.severity).label()),
        }
    }
}

/// The earlier of two; the first where they are equal.
fn earlier(one: Option<Due>, other: Option<Due>) -> Option<Due> {
    match (one, other) {
        (Some(one), Some(other)) => Some(if other.at < one.at { other } else { one }),
        (one, other) => one.or(other),
    }
}
