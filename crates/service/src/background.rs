//! What runs beside: noticing what other programs write, checkpoints, the daily backup, the check of the pages.

use std::sync::atomic::Ordering;
use std::sync::{Arc, PoisonError};
use std::time::Duration;

use chrono::TimeDelta;
use muster_core::ids::{DIRECTORY, LIBRARY};
use muster_store::{BackupReason, OpenError, Store, StoreError, Watcher};

use crate::service::{Service, damaged_slot, lock, open_options};

/// How often others' writes are looked for: a line from elsewhere appears well within a second.
const LOOK: Duration = Duration::from_millis(300);
/// How many looks lie between two at the clocks: about a second.
const CLOCKS_EVERY: u64 = 3;
/// After how many looks the pages are checked for the first time, about two minutes: whoever has just opened the window
/// has something more urgent to do.
const CHECK_AFTER: u64 = 400;
/// How many looks lie between two thoughts about a backup: about ten minutes.
const BACKUP_EVERY: u64 = 2_000;

/// How many looks lie between two looks at the grab sheets: about twenty seconds.
const GRAB_EVERY: u64 = 66;

/// What was seen of the log so far.
struct Seen {
    watcher: Option<Watcher>,
    version: Option<i64>,
    arrival: i64,
    epoch: i64,
}

impl Service {
    /// Starts what runs beside; ends when the service is closed.
    pub fn start_background(self: &Arc<Self>) {
        // Before anybody can ask for anything: what is begun from now on is not one that was cut off.
        if let Ok(store) = self.store()
            && let Err(error) = store.drop_unfinished()
        {
            tracing::warn!(%error, "imports that were cut off could not be dropped");
        }
        let service = Arc::downgrade(self);
        let stop = Arc::clone(&self.stop);
        let spawned = std::thread::Builder::new().name("beside".to_owned()).spawn(move || {
            let mut seen = Seen { watcher: None, version: None, arrival: 0, epoch: 0 };
            for look in 0.. {
                let stopped = stop.0.lock().unwrap_or_else(PoisonError::into_inner);
                let (stopped, _) = stop
                    .1
                    .wait_timeout_while(stopped, LOOK, |stopped| !*stopped)
                    .unwrap_or_else(PoisonError::into_inner);
                if *stopped {
                    return;
                }
                drop(stopped);
                let Some(service) = service.upgrade() else { return };
                service.beside(look, &mut seen);
            }
        });
        match spawned {
            Ok(thread) => *lock(&self.background) = Some(thread),
            Err(error) => tracing::error!(%error, "nothing runs beside"),
        }
    }

    fn beside(&self, look: u64, seen: &mut Seen) {
        let Ok(store) = self.store() else { return };
        if let Err(error) = self.notice(&store, seen) {
            tracing::warn!(%error, "failed to look for what others wrote");
            seen.watcher = None;
        }
        if store.wants_checkpoint()
            && let Err(error) = store.checkpoint()
        {
            self.note_failure(&error.into());
            self.listeners.changed(Vec::new());
        }
        if look % GRAB_EVERY == GRAB_EVERY - 1 {
            self.keep_grab_sheets();
        }
        // Put back when there is more: what is given up while this sweeps asks for another round.
        if self.unswept.swap(false, Ordering::Relaxed) {
            let more = store.sweep().unwrap_or_else(|error| {
                tracing::warn!(%error, "what was dropped could not be swept");
                true
            });
            if more {
                self.unswept.store(true, Ordering::Relaxed);
            }
        }
        // Not with the very first look: the window is not drawn yet, and all open incidents are read for this.
        if look % CLOCKS_EVERY == CLOCKS_EVERY - 1 {
            self.run_drills();
            self.look_at_clocks();
        }
        if look == CHECK_AFTER {
            self.check_pages(&store);
        }
        if look > CHECK_AFTER && (look - CHECK_AFTER) % BACKUP_EVERY == 1 {
            self.back_up_daily(&store);
        }
    }

    /// Looks whether another connection has committed, and tells the windows which streams grew.
    fn notice(&self, store: &Store, seen: &mut Seen) -> Result<(), StoreError> {
        // A connection from a time when the disk could not be written keeps the whole process from writing.
        if store.failing().is_some() {
            seen.watcher = None;
            return Ok(());
        }
        let version = match &seen.watcher {
            Some(watcher) => watcher.data_version()?,
            None => {
                let watcher = store.watcher()?;
                let version = watcher.data_version()?;
                seen.watcher = Some(watcher);
                if seen.version.is_none() {
                    seen.arrival = store.last_arrival()?;
                    seen.epoch = store.epoch()?;
                    seen.version = Some(version);
                } else {
                    // Versions of two connections cannot be compared: look once for certain.
                    seen.version = Some(-1);
                }
                version
            }
        };
        if seen.version.replace(version) == Some(version) {
            return Ok(());
        }
        let epoch = store.epoch()?;
        if epoch != seen.epoch {
            seen.epoch = epoch;
            seen.arrival = store.last_arrival()?;
            self.forget_all();
            self.listeners.changed(Vec::new());
            return Ok(());
        }
        let (streams, last) = store.grown_since(seen.arrival)?;
        let grown = u64::try_from(last - seen.arrival).unwrap_or(0);
        seen.arrival = last;
        let own = self.own_events.swap(0, Ordering::Relaxed);
        if streams.contains(&DIRECTORY)
            && let Err(error) = self.refresh_names()
        {
            tracing::warn!(?error, "failed to read the directory again");
        }
        if streams.contains(&LIBRARY) {
            *lock(&self.library) = None;
        }
        // What this program wrote itself was told when it was written.
        if grown > own && !streams.is_empty() {
            self.listeners.changed(streams);
        }
        Ok(())
    }

    /// Looks through the file; damage that opening could not see is shown at once.
    fn check_pages(&self, store: &Store) {
        if let Err(StoreError::Damaged(detail)) = store.quick_check() {
            tracing::error!("the check of the pages found damage");
            let path = self.path.display().to_string();
            let error = OpenError::Damaged { path, detail };
            let found = damaged_slot(&self.path, &open_options(self.clock.as_ref()), &error);
            *self.slot.write().unwrap_or_else(PoisonError::into_inner) = found;
            self.forget_all();
            self.listeners.changed(Vec::new());
        } else {
            // Before a backup would keep them once more.
            if let Err(error) = store.drop_given_up_answers() {
                tracing::warn!(%error, "answers that were thrown away are still there");
            }
            self.back_up_daily(store);
        }
    }

    fn back_up_daily(&self, store: &Store) {
        let now = self.clock.now();
        let due = match store.backups() {
            Ok(backups) => backups.iter().all(|backup| now - backup.at >= TimeDelta::hours(24)),
            Err(error) => {
                tracing::warn!(%error, "failed to look at the backups");
                return;
            }
        };
        let empty = store.event_count().unwrap_or(0) == 0;
        if due && !empty {
            match store.backup(BackupReason::Daily, now, &Arc::default()) {
                Ok(_) => tracing::info!("took the daily backup"),
                Err(error) => tracing::warn!(%error, "failed to take the daily backup"),
            }
        }
    }

    /// Does what is due now: for programs that do not stay, such as a script that logs many lines.
    ///
    /// # Errors
    /// When the disk fails.
    pub fn maintain(&self) -> Result<(), crate::wire::ErrorReply> {
        let store = self.store()?;
        if store.wants_checkpoint() {
            store.checkpoint()?;
        }
        Ok(())
    }

    /// Ends what runs beside, and leaves the store quick to open.
    pub fn close(&self) {
        *self.stop.0.lock().unwrap_or_else(PoisonError::into_inner) = true;
        self.stop.1.notify_all();
        if let Some(thread) = lock(&self.background).take()
            && thread.thread().id() != std::thread::current().id()
            && thread.join().is_err()
        {
            tracing::error!("what ran beside had ended early");
        }
        // Every line is safe without it; whoever opens the store next is faster with it.
        if let Ok(store) = self.store()
            && let Err(error) = store.settle()
        {
            tracing::warn!(%error, "the write-ahead log could not be emptied");
        }
    }
}
