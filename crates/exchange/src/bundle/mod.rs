//! A bundle: one file that carries incidents from one machine to another.
//!
//! A zip with `events.jsonl` (one event a line, in the order of device and number), `attachments/HASH` and
//! `manifest.json`. Only events travel, and what events name: nothing that is kept apart from the log can get in here,
//! because nothing here has a place for it. Reading trusts nothing: the archive is checked before anything is inflated,
//! every line has its bounds, and whoever takes events in checks each against its own hash.

mod line;
mod manifest;
mod read;
mod write;

use muster_core::event::Header;
use muster_core::ids::{DeviceId, Hash};

use crate::sources::{Caps, SourceError};

pub use manifest::{BundleDevice, BundleIncident, BundleManifest, BundlePicture};
pub use read::Bundle;
pub use write::{BundleWriteError, BundleWriter};

/// What the manifest calls the format.
pub const BUNDLE_FORMAT: &str = "muster-bundle";
/// The newest format that is read, and the one that is written.
pub const BUNDLE_VERSION: u32 = 1;
/// How files of the format end.
pub const BUNDLE_ENDING: &str = "muster";

/// Bytes of one line, which is held in memory: 16 MB. A drill's plan with its whole scenario is the longest there is.
const MAX_LINE: u64 = 16 << 20;
/// Bytes of the manifest.
const MAX_MANIFEST: u64 = 8 << 20;
/// Bytes of one picture.
const MAX_PICTURE: u64 = 64 << 20;
/// Bytes of all lines together.
const MAX_EVENTS: u64 = 1 << 30;

const MANIFEST: &str = "manifest.json";
const EVENTS: &str = "events.jsonl";
const ATTACHMENTS: &str = "attachments/";

/// An event as it travels: its body as it was written, which is what its hash is of.
#[derive(Debug, Clone, PartialEq)]
pub struct BundledEvent {
    /// Everything but what it says.
    pub header: Header,
    /// Its hash.
    pub hash: Hash,
    /// What it says; `None` when that was erased.
    pub body: Option<String>,
}

impl BundledEvent {
    /// The place that no two events of one device share.
    const fn place(&self) -> (DeviceId, u64) {
        (self.header.stamp.device, self.header.stamp.seq)
    }
}

/// Why a bundle cannot be read. Reads well after "failed to".
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BundleError {
    /// The archive itself.
    #[error(transparent)]
    Archive(#[from] SourceError),
    /// Something else, or made by another program.
    #[error("read {what}: it is no bundle of Muster ({detail})")]
    NotABundle {
        /// Which file.
        what: String,
        /// What it lacks or has instead.
        detail: String,
    },
    /// A newer Muster wrote it.
    #[error("read {what}: it was written by a newer Muster (format {found}, this one knows {BUNDLE_VERSION})")]
    Newer {
        /// Which file.
        what: String,
        /// Its format.
        found: u32,
    },
    /// A line of it.
    #[error("read line {line} of `{EVENTS}` in {what}: {detail}")]
    Line {
        /// Which file.
        what: String,
        /// Which line, from 1.
        line: u64,
        /// What is wrong with it.
        detail: String,
    },
    /// The parts do not fit together.
    #[error("read {what}: {detail}")]
    Unfit {
        /// Which file.
        what: String,
        /// What does not fit.
        detail: String,
    },
}

/// Bounds on the archive: far above the longest incident, far below what would fill a machine.
const fn caps() -> Caps {
    Caps {
        parts: 20_000,
        list_bytes: 8 << 20,
        part_bytes: MAX_EVENTS,
        total_bytes: 4 << 30,
        part_ratio: 200,
        total_ratio: 100,
        harmless_bytes: 1 << 20,
        name_bytes: 128,
        depth: 1,
    }
}
