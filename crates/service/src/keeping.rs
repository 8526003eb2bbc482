//! Keeping: check, back up, restore, recover.

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, PoisonError};

use muster_core::ids::DeviceId;
use muster_store::{Backup, BackupReason, damage};

use crate::error::refusal;
use crate::service::{Service, Slot, lock, open_options};
use crate::wire::{
    BackupInfo, BackupRequest, Backups, Empty, ErrorCode, ErrorReply, JobRequest, RecoverRequest, Recovery,
    RestoreRequest, Restored, VerifyReport,
};

#[expect(clippy::cast_precision_loss, reason = "sizes are shown, not counted with")]
const fn as_size(bytes: u64) -> f64 {
    bytes as f64
}

pub(crate) fn size_of(path: &Path) -> f64 {
    std::fs::metadata(path).map_or(0.0, |metadata| as_size(metadata.len()))
}

pub(crate) fn backup_info(backup: &Backup) -> BackupInfo {
    BackupInfo {
        path: backup.path.display().to_string(),
        at: backup.at,
        reason: backup.reason.as_str().to_owned(),
        events: backup.events.map(small),
        bytes: as_size(backup.bytes),
    }
}

fn small(n: u64) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

impl Service {
    /// Runs a long job under a name, so that it can be stopped.
    pub(crate) fn job<T>(
        &self,
        name: &str,
        work: impl FnOnce(&Arc<AtomicBool>) -> Result<T, ErrorReply>,
    ) -> Result<T, ErrorReply> {
        let cancel: Arc<AtomicBool> = Arc::default();
        lock(&self.jobs).insert(name.to_owned(), Arc::clone(&cancel));
        self.listeners.progress(name, 0, 0);
        let result = work(&cancel);
        lock(&self.jobs).remove(name);
        result
    }

    pub(crate) fn cancel(&self, request: JobRequest) -> Result<Empty, ErrorReply> {
        if let Some(job) = lock(&self.jobs).get(&request.job) {
            job.store(true, Ordering::Relaxed);
        }
        Ok(Empty {})
    }

    pub(crate) fn verify(&self, request: JobRequest) -> Result<VerifyReport, ErrorReply> {
        let store = self.store()?;
        self.job(&request.job, |cancel| {
            let started = self.clock.now();
            let verified = store.verify(&mut |done, total| {
                self.listeners.progress(&request.job, done, total);
                !cancel.load(Ordering::Relaxed)
            })?;
            let took = (self.clock.now() - started).num_milliseconds();
            Ok(VerifyReport {
                events: small(verified.events),
                problems: verified.problems.into_iter().map(|problem| problem.0).collect(),
                problem_count: small(verified.problem_count),
                erased: small(verified.erased),
                took_ms: u32::try_from(took.max(0)).unwrap_or(u32::MAX),
            })
        })
    }

    pub(crate) fn backup(&self, request: BackupRequest) -> Result<BackupInfo, ErrorReply> {
        let store = self.store()?;
        self.job(&request.job, |cancel| {
            let now = self.clock.now();
            let backup = match request.path.filter(|path| !path.is_empty()) {
                Some(path) => store.backup_to(&self.may_write(&path)?, now, cancel)?,
                None => store.backup(BackupReason::Asked, now, cancel)?,
            };
            Ok(backup_info(&backup))
        })
    }

    pub(crate) fn backups(&self, _: Empty) -> Result<Backups, ErrorReply> {
        let store = self.store()?;
        let backups = store.backups()?;
        Ok(Backups {
            backups: backups.iter().map(backup_info).collect(),
            folder: store.backups_folder().display().to_string(),
        })
    }

    pub(crate) fn restore(&self, request: RestoreRequest) -> Result<Restored, ErrorReply> {
        let store = self.store()?;
        self.job(&request.job, |cancel| {
            let device = DeviceId(self.clock.new_id());
            let restored = store.restore(Path::new(&request.path), self.clock.now(), device, cancel)?;
            self.forget_all();
            self.note_saved();
            self.listeners.changed(Vec::new());
            Ok(Restored {
                events: small(restored.events),
                rescued: 0,
                kept_aside: Some(restored.kept_aside.display().to_string()),
            })
        })
    }

    pub(crate) fn recover(&self, request: RecoverRequest) -> Result<Restored, ErrorReply> {
        self.job(&request.job, |_cancel| {
            let mut slot = self.slot.write().unwrap_or_else(PoisonError::into_inner);
            if !matches!(*slot, Slot::Damaged(_)) {
                return Err(ErrorReply::new(ErrorCode::Rejected, "Failed to recover: the store is not damaged."));
            }
            let choice = match request.choice {
                Recovery::BackupAndReadable => damage::Choice::BackupAndReadable,
                Recovery::ReadableOnly => damage::Choice::ReadableOnly,
            };
            let (store, recovered) =
                damage::recover(&self.path, choice, &open_options(self.clock.as_ref())).map_err(|error| {
                    let (message, hint) = refusal(&error);
                    ErrorReply::new(ErrorCode::StoreDamaged, message).with_hint(hint)
                })?;
            *slot = Slot::Ready(Arc::new(store));
            drop(slot);
            self.forget_all();
            self.note_saved();
            self.listeners.changed(Vec::new());
            Ok(Restored {
                events: small(recovered.events),
                rescued: recovered.rescued,
                kept_aside: Some(recovered.kept_aside.display().to_string()),
            })
        })
    }
}
