//! The last event that was acknowledged here, beside the store, so that an older copy of the store is noticed.
//!
//! A store without its write-ahead log, or one that a sync client put back, is whole in itself: only something outside
//! it can tell that lines are missing. The mark is written after each commit and never synced, so after a power cut it
//! is as old as the store or older, and never raises a false alarm.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use muster_core::ids::{DeviceId, Hash};
use rusqlite::Connection;

use crate::{StoreError, append, private};

/// Sixteen bytes of device, eight of its counter, eight of their hash.
const SIZE: usize = 32;

pub(crate) fn path_of(store: &Path) -> PathBuf {
    let mut name = store.as_os_str().to_owned();
    name.push("-mark");
    PathBuf::from(name)
}

/// Writes the mark of one store.
pub(crate) struct Mark {
    path: PathBuf,
    file: Mutex<Option<File>>,
}

impl Mark {
    pub(crate) fn new(store: &Path) -> Self {
        Self { path: path_of(store), file: Mutex::new(None) }
    }

    /// Notes an acknowledged event. Without the mark lines are as safe as with it, so a failure is only logged.
    pub(crate) fn put(&self, device: DeviceId, seq: u64) {
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        let opened = match file.take() {
            Some(opened) => Ok(opened),
            None => private::with_mode(fs::OpenOptions::new().create(true).truncate(false).write(true), 0o600)
                .open(&self.path),
        };
        match opened.and_then(|opened| private::write_at_start(&opened, &encode(device, seq)).map(|()| opened)) {
            Ok(opened) => *file = Some(opened),
            Err(error) => tracing::warn!(%error, "the mark beside the store could not be written"),
        }
    }
}

fn encode(device: DeviceId, seq: u64) -> [u8; SIZE] {
    let mut bytes = [0; SIZE];
    bytes[..16].copy_from_slice(device.as_bytes());
    bytes[16..24].copy_from_slice(&seq.to_be_bytes());
    let hash = Hash::of(&bytes[..24]);
    bytes[24..].copy_from_slice(&hash.0[..8]);
    bytes
}

/// What the mark says; `None` when there is none or it cannot be trusted.
fn read(store: &Path) -> Option<(DeviceId, u64)> {
    let bytes: [u8; SIZE] = fs::read(path_of(store)).ok()?.try_into().ok()?;
    let device = DeviceId::from_slice(&bytes[..16]).ok()?;
    let seq = u64::from_be_bytes(bytes[16..24].try_into().ok()?);
    (encode(device, seq) == bytes).then_some((device, seq))
}

/// Compares the store with the mark beside it.
///
/// A mark of another device says nothing: the store was restored or recovered since, and became a new device.
pub(crate) fn check(store: &Path, connection: &Connection, device: DeviceId) -> Result<(), StoreError> {
    let Some((_, marked)) = read(store).filter(|(marked, _)| *marked == device) else { return Ok(()) };
    let held = append::chain_head(connection, device)?.seq;
    match marked.saturating_sub(held) {
        0 => Ok(()),
        1 => Err(StoreError::Damaged("the last entry that was saved here is not in it".to_owned())),
        missing => Err(StoreError::Damaged(format!("the last {missing} entries that were saved here are not in it"))),
    }
}
