//! Telling the windows.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{PoisonError, RwLock};

use muster_core::ids::StreamId;

use crate::wire::{Alarm, Changed, Progress};

type Listener<T> = Box<dyn Fn(&T) + Send + Sync>;

/// Who wants to know what.
#[derive(Default)]
pub(crate) struct Listeners {
    changed: RwLock<Vec<Listener<Changed>>>,
    progress: RwLock<Vec<Listener<Progress>>>,
    alarm: RwLock<Vec<Listener<Alarm>>>,
    /// How often anything changed, for those who keep what they worked out.
    changes: AtomicU64,
}

impl Listeners {
    pub(crate) fn on_changed(&self, listener: Listener<Changed>) {
        self.changed.write().unwrap_or_else(PoisonError::into_inner).push(listener);
    }

    pub(crate) fn on_progress(&self, listener: Listener<Progress>) {
        self.progress.write().unwrap_or_else(PoisonError::into_inner).push(listener);
    }

    pub(crate) fn on_alarm(&self, listener: Listener<Alarm>) {
        self.alarm.write().unwrap_or_else(PoisonError::into_inner).push(listener);
    }

    pub(crate) fn alarm(&self, alarm: &Alarm) {
        for listener in self.alarm.read().unwrap_or_else(PoisonError::into_inner).iter() {
            listener(alarm);
        }
    }

    pub(crate) fn changes(&self) -> u64 {
        self.changes.load(Ordering::Acquire)
    }

    pub(crate) fn changed(&self, streams: Vec<StreamId>) {
        self.grew(Changed { streams, kinds: Vec::new() });
    }

    /// The same with what arrived, so that a screen reads only what that can change.
    pub(crate) fn grew(&self, changed: Changed) {
        self.changes.fetch_add(1, Ordering::Release);
        for listener in self.changed.read().unwrap_or_else(PoisonError::into_inner).iter() {
            listener(&changed);
        }
    }

    pub(crate) fn progress(&self, job: &str, done: u64, total: u64) {
        let small = |n: u64| u32::try_from(n).unwrap_or(u32::MAX);
        let progress = Progress { job: job.to_owned(), done: small(done), total: small(total) };
        for listener in self.progress.read().unwrap_or_else(PoisonError::into_inner).iter() {
            listener(&progress);
        }
    }
}
