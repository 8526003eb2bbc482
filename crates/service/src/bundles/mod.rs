//! Bundles: incidents that go from one machine to another as one file.
//!
//! What goes in is chosen by stream: those of the incidents, of their reviews and their drills, and the people and
//! services of the directory that they name. What is kept apart from the log is never looked at. What comes in is looked
//! at first, without writing anything, and then taken in at once or not at all.

mod gather;
mod looking;
mod making;
mod scope;
mod taking;
mod tally;

use std::fs::File;
use std::path::Path;

use muster_exchange::{Bundle, BundleError, BundledEvent};
use muster_store::{RawEvent, StoreError};

use crate::wire::{ErrorCode, ErrorReply};

impl From<BundleError> for ErrorReply {
    fn from(error: BundleError) -> Self {
        let hint = match &error {
            BundleError::NotABundle { .. } => {
                "Choose a file that ends in .muster: it is written by “Bundle” in the export of an incident."
            }
            BundleError::Newer { .. } => {
                "Nothing was taken in. Update Muster on this machine, or have the bundle made with this version."
            }
            BundleError::Archive(_) | BundleError::Line { .. } | BundleError::Unfit { .. } => DAMAGED,
        };
        Self::new(ErrorCode::Rejected, format!("Failed to {error}.")).with_hint(hint).in_field("path")
    }
}

const DAMAGED: &str =
    "Nothing was taken in. The file was changed or cut on its way: have it made and carried once more.";

/// Opens a bundle that a person named.
fn open(path: &str) -> Result<Bundle<File>, ErrorReply> {
    let name = Path::new(path).file_name().map_or_else(|| path.into(), |name| name.to_string_lossy()).into_owned();
    let file = File::open(path).and_then(|file| match file.metadata()?.is_dir() {
        true => Err(std::io::Error::other("it is a folder")),
        false => Ok(file),
    });
    let file = file.map_err(|error| {
        ErrorReply::new(ErrorCode::Rejected, format!("Failed to read {name}: {error}."))
            .with_hint("Choose the file again.")
            .in_field("path")
    })?;
    Ok(Bundle::open(name, file)?)
}

/// What the store refused of a line, with where the line is.
fn refused(name: &str, line: u64, error: StoreError) -> ErrorReply {
    match error {
        StoreError::Unfit(what) => {
            ErrorReply::new(ErrorCode::Rejected, format!("Failed to {what} (line {line} of {name})."))
                .with_hint(DAMAGED)
                .in_field("path")
        }
        other => other.into(),
    }
}

/// What the store refused of a bundle as a whole.
fn refused_whole(name: &str, error: StoreError) -> ErrorReply {
    match error {
        StoreError::Unfit(what) => ErrorReply::new(ErrorCode::Rejected, format!("Failed to {what} (in {name})."))
            .with_hint(DAMAGED)
            .in_field("path"),
        other => other.into(),
    }
}

fn bundled(raw: RawEvent) -> BundledEvent {
    BundledEvent { header: raw.header, hash: raw.hash, body: raw.body }
}

fn raw(event: BundledEvent) -> RawEvent {
    RawEvent { header: event.header, hash: event.hash, body: event.body, arrival: 0 }
}

/// How people tell machines apart.
fn shown(device: muster_core::ids::DeviceId) -> String {
    let id = device.to_string();
    id.get(id.len().saturating_sub(6)..).unwrap_or(&id).to_owned()
}
