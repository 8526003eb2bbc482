//! A disk that remembers every write and can be told to fail or to lie.
//!
//! It wraps the default VFS of this system. Locks and shared memory go straight through; writes, truncations, syncs
//! and deletions of the database, its WAL and its journals are put on a tape. Nothing is really synced: what a power
//! cut would leave is computed from the tape, so the real disk only has to answer reads.

mod shim;
mod state;

pub(crate) use state::{Fault, FaultKind, Lie};

use std::ffi::CString;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::files::{Files, write_files};
use crate::tape::Step;
use state::Shared;

static SERIAL: AtomicU64 = AtomicU64::new(0);

/// A directory behind a VFS of its own. Every connection must be closed before it is dropped.
pub(crate) struct FaultDisk {
    shared: Arc<Shared>,
    registration: shim::Registration,
    base: Files,
}

impl FaultDisk {
    /// Puts `base` into the empty directory `dir` and registers a VFS for it.
    pub(crate) fn new(dir: &Path, base: Files) -> std::io::Result<Self> {
        write_files(&base, dir)?;
        let shared = Arc::new(Shared::new(dir.canonicalize()?, base.keys().cloned())?);
        let name = format!("muster-fault-{}", SERIAL.fetch_add(1, Ordering::Relaxed));
        let name = CString::new(name).map_err(std::io::Error::other)?;
        Ok(Self { registration: shim::Registration::new(&name, &shared), shared, base })
    }

    /// The name to open a connection with.
    pub(crate) fn vfs(&self) -> &str {
        self.registration.name()
    }

    /// Removes a file as a program does that does not sync the directory.
    pub(crate) fn remove(&self, path: &Path) -> std::io::Result<()> {
        std::fs::remove_file(path)?;
        if let Some(name) = self.shared.name_of(path) {
            self.shared.with(|state| state.unlink(&name, false));
        }
        Ok(())
    }

    /// Notes on the tape that a person was told this batch is saved.
    pub(crate) fn acknowledge(&self, batch: usize) {
        self.shared.with(|state| state.tape.push(Step::Ack { batch }));
    }

    /// Arms a fault. Counting starts with the next operation.
    pub(crate) fn arm(&self, fault: Fault) {
        self.shared.with(|state| state.arm(fault));
    }

    /// Frees space: the disk stops being full.
    pub(crate) fn give_space(&self) {
        self.shared.with(|state| state.full = false);
    }

    /// Makes the disk break one promise from now on.
    pub(crate) fn lie(&self, lie: Lie) {
        self.shared.with(|state| state.lie = Some(lie));
    }

    /// What failed so far: the kind of file and operation, in the order it happened.
    pub(crate) fn failures(&self) -> Vec<String> {
        self.shared.with(|state| state.failures.clone())
    }

    /// Everything that was asked so far.
    pub(crate) fn tape(&self) -> Vec<Step> {
        self.shared.with(|state| state.tape.clone())
    }

    /// The files it began with.
    pub(crate) fn base(&self) -> &Files {
        &self.base
    }
}
