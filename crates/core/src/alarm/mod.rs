//! When the room may be disturbed: quiet before, one banner shortly before due, one sound at due, then only a count-up.
//!
//! A pure machine: [`step`] takes what was there before, an instant and the clocks, and says what is heard now. It keeps
//! these rules:
//!
//! - Each due moment has one banner and one sound, never more. A clock that is put off has a new due moment.
//! - What is due the moment it begins, such as an update after a change of phase, rings a minute later: whoever made the
//!   change knows of it, and may be sending already.
//! - What is ready at the same instant comes as one interruption that names the worst gap first; so neither a restart nor
//!   a machine that slept can fire a storm.
//! - In any thirty minutes there are at most `budget` interruptions, and the last of them is left for a sound. What does
//!   not fit waits, and is dropped when it is no longer true: a banner whose clock is due, a sound whose clock is gone.
//! - While somebody types it waits. A sound waits thirty seconds at most; a banner until the typing ends.
//! - A clock of the machine that was set back does not give the budget back, and lets ring again what is due once more.

mod jump;
mod words;

pub use jump::jump;

use std::collections::{BTreeSet, VecDeque};

use chrono::TimeDelta;

use crate::library::Policy;
use crate::response::{Response, Timer, TimerKind};
use crate::time::Moment;

/// The window in which interruptions are counted.
const WINDOW: TimeDelta = TimeDelta::minutes(30);
/// How long a sound waits for somebody who types.
const PATIENCE: TimeDelta = TimeDelta::seconds(30);
/// How long what is due at once stays quiet.
const GRACE: TimeDelta = TimeDelta::minutes(1);
/// How long what was heard is remembered after its clock is gone, so that undo and redo do not ring it again.
const MEMORY: TimeDelta = TimeDelta::hours(24);
/// The clock was set back when it says at least this much less than before.
const SET_BACK: TimeDelta = TimeDelta::minutes(2);

/// A clock that is watched.
#[derive(Debug, Clone, PartialEq)]
pub struct Watched {
    /// Which incident it belongs to.
    pub scope: String,
    /// The clock.
    pub timer: Timer,
    /// Its place among equals: that of the audience in the library.
    pub rank: u32,
    /// Names of who is reminded.
    pub to: Vec<String>,
}

/// How an interruption comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum InterruptionKind {
    /// To be seen.
    Banner,
    /// To be heard, and seen.
    Sound,
}

/// Something that is put before people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Interruption {
    /// The incident with the worst gap.
    pub scope: String,
    /// Its clock: the audience, the event or the item.
    pub key: String,
    /// How it comes.
    pub kind: InterruptionKind,
    /// In words, with what is due beside it.
    pub text: String,
    /// What kind of clock it is.
    pub timer: TimerKind,
    /// Names of who is reminded.
    pub to: Vec<String>,
}

/// A due moment of a clock.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Ring {
    scope: String,
    kind: TimerKind,
    key: String,
    due_at: Moment,
}

/// What was put before people so far.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AlarmState {
    given: VecDeque<Moment>,
    seen: BTreeSet<Ring>,
    heard: BTreeSet<Ring>,
    held_since: Option<Moment>,
    last: Option<Moment>,
}

/// The clocks of a response, with who is reminded of each.
///
/// The commander is not reminded while there is somebody else to keep the time.
#[must_use]
pub fn watched(scope: &str, response: &Response) -> Vec<Watched> {
    let keepers = response.clocks.first().map(|clock| clock.reminded.clone()).unwrap_or_default();
    let one = |timer: &Timer| {
        let place = response.clocks.iter().position(|clock| clock.audience == timer.key);
        let rank = place.filter(|_| timer.kind == TimerKind::Update).and_then(|place| u32::try_from(place).ok());
        Watched { scope: scope.to_owned(), timer: timer.clone(), rank: rank.unwrap_or(0), to: keepers.clone() }
    };
    response.timers.iter().map(one).collect()
}

/// Goes on to `now`: what is heard and seen, and what is remembered of it.
#[must_use]
pub fn step(
    mut state: AlarmState,
    now: Moment,
    timers: &[Watched],
    typing: bool,
    policy: &Policy,
) -> (AlarmState, Vec<Interruption>) {
    state.arrive(now, timers);
    let (mut sounds, mut banners): (Vec<&Watched>, Vec<&Watched>) = (Vec::new(), Vec::new());
    for watched in timers {
        let ring = Ring::of(watched);
        if watched.timer.due_at <= now {
            if rings(&watched.timer, now) && !state.heard.contains(&ring) {
                sounds.push(watched);
            }
        } else if wants_banner(&watched.timer, now, policy) && !state.seen.contains(&ring) {
            banners.push(watched);
        }
    }
    let hold = state.hold(now, typing, !sounds.is_empty());
    let mut given = Vec::new();
    if !sounds.is_empty() && !hold && state.room(1, policy) {
        given.push(state.give(InterruptionKind::Sound, sounds, now));
    }
    if !banners.is_empty() && !typing && state.room(2, policy) {
        given.push(state.give(InterruptionKind::Banner, banners, now));
    }
    (state, given.into_iter().flatten().collect())
}

/// A short clock has no banner: an ask of five minutes would be announced the moment it is made.
fn wants_banner(timer: &Timer, now: Moment, policy: &Policy) -> bool {
    let ahead = TimeDelta::minutes(i64::from(policy.banner_minutes));
    timer.due_at - now <= ahead && timer.due_at - timer.from >= ahead * 2
}

fn rings(timer: &Timer, now: Moment) -> bool {
    let grace = if timer.due_at - timer.from < GRACE { GRACE } else { TimeDelta::zero() };
    now - timer.due_at >= grace
}

impl Ring {
    fn of(watched: &Watched) -> Self {
        let timer = &watched.timer;
        Self { scope: watched.scope.clone(), kind: timer.kind, key: timer.key.clone(), due_at: timer.due_at }
    }
}

impl AlarmState {
    /// Forgets what no longer matters, and looks whether the clock was set back.
    fn arrive(&mut self, now: Moment, timers: &[Watched]) {
        if self.last.is_some_and(|last| last - now >= SET_BACK) {
            self.seen.retain(|ring| ring.due_at <= now);
            self.heard.retain(|ring| ring.due_at <= now);
        }
        self.last = Some(now);
        for given in &mut self.given {
            *given = (*given).min(now);
        }
        self.given.retain(|given| now - *given < WINDOW);
        self.held_since = self.held_since.map(|since| since.min(now));
        let is_old = |ring: &Ring| now - ring.due_at > MEMORY;
        if self.seen.iter().chain(&self.heard).any(is_old) {
            let running: BTreeSet<Ring> = timers.iter().map(Ring::of).collect();
            self.seen.retain(|ring| !is_old(ring) || running.contains(ring));
            self.heard.retain(|ring| !is_old(ring) || running.contains(ring));
        }
    }

    /// Whether a sound waits for somebody who types.
    fn hold(&mut self, now: Moment, typing: bool, ready: bool) -> bool {
        if !typing || !ready {
            self.held_since = None;
            return false;
        }
        now - *self.held_since.get_or_insert(now) < PATIENCE
    }

    /// Whether so many interruptions still fit.
    fn room(&self, wanted: usize, policy: &Policy) -> bool {
        let budget = usize::try_from(policy.budget).unwrap_or(usize::MAX);
        self.given.len().saturating_add(wanted) <= budget
    }

    fn give(&mut self, kind: InterruptionKind, mut due: Vec<&Watched>, now: Moment) -> Option<Interruption> {
        due.sort_by(|a, b| words::worse_first(a, b, now));
        let (worst, others) = due.split_first()?;
        let memory = match kind {
            InterruptionKind::Banner => &mut self.seen,
            InterruptionKind::Sound => &mut self.heard,
        };
        memory.extend(due.iter().map(|watched| Ring::of(watched)));
        self.given.push_back(now);
        if kind == InterruptionKind::Sound {
            self.held_since = None;
        }
        let mut to: Vec<String> = Vec::new();
        for name in due.iter().flat_map(|watched| &watched.to) {
            if !to.contains(name) {
                to.push(name.clone());
            }
        }
        Some(Interruption {
            scope: worst.scope.clone(),
            key: worst.timer.key.clone(),
            kind,
            text: words::text(worst, others, now),
            timer: worst.timer.kind,
            to,
        })
    }
}
