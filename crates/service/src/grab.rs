//! Grab sheets: one printable page for each open incident, kept up to date beside the store.
//!
//! Whoever's program or screen fails finds the last state in a file that any browser opens.

use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use chrono::TimeDelta;
use muster_core::ids::{DIRECTORY, StreamId};
use muster_core::response::response;
use muster_exchange::{Dossier, grab_sheet};
use muster_store::{IncidentRow, Store, private};

use crate::exporting::replace_file;
use crate::service::{Service, lock, read_reference};
use crate::wire::{ErrorCode, ErrorReply, ExportText, IncidentOnly};

/// How long a sheet stays after its incident is over.
const KEPT: TimeDelta = TimeDelta::hours(24);
/// How many incidents that are over are looked at for that.
const CLOSED: u32 = 100;

/// How far the log was when the sheets were written last.
#[derive(Debug, Default)]
pub(crate) struct Kept {
    written: Option<(i64, i64)>,
    failed: bool,
}

impl Service {
    pub(crate) fn grab_sheet(&self, request: IncidentOnly) -> Result<ExportText, ErrorReply> {
        self.on_scene(&request.incident, None, |scene, row, _names| {
            let mut dossier = Dossier::new(&row.reference(), scene.state, scene.directory, scene.zone, scene.now);
            env!("CARGO_PKG_VERSION").clone_into(&mut dossier.app_version);
            let text = grab_sheet(&dossier, &response(scene));
            Ok(ExportText { text, file_name: format!("{}.html", row.reference()) })
        })
    }

    /// The folder the sheets lie in.
    fn grab_folder(&self) -> PathBuf {
        self.path.parent().unwrap_or_else(|| Path::new("")).join("grab")
    }

    /// Writes the grab sheets of incidents that changed, and removes those of incidents that have been over for a day.
    ///
    /// A sheet is a comfort: what fails here is noted and stands in nobody's way.
    pub fn keep_grab_sheets(&self) {
        let failed = match self.store().and_then(|store| self.write_grab_sheets(&store)) {
            Ok(()) => false,
            Err(error) => {
                let first = !lock(&self.grab).failed;
                if first {
                    tracing::warn!(?error, "failed to keep the grab sheets");
                }
                true
            }
        };
        lock(&self.grab).failed = failed;
    }

    fn write_grab_sheets(&self, store: &Store) -> Result<(), ErrorReply> {
        let (epoch, last) = (store.epoch()?, store.last_arrival()?);
        let before = lock(&self.grab).written;
        // After a restore, or when nothing is known, every sheet is written anew.
        let grown: Option<Vec<StreamId>> = match before {
            Some((known, _)) if known != epoch => None,
            Some((_, arrival)) if arrival == last => Some(Vec::new()),
            Some((_, arrival)) => Some(store.grown_since(arrival)?.0).filter(|grown| !grown.contains(&DIRECTORY)),
            None => None,
        };
        let now = self.clock.now();
        let mut rows = store.open_incidents()?;
        let recent = |row: &IncidentRow| row.resolved_at.is_some_and(|at| now - at < KEPT);
        rows.extend(store.closed_incidents(CLOSED)?.0.into_iter().filter(recent));
        let folder = self.grab_folder();
        for row in &rows {
            let path = folder.join(format!("{}.html", row.reference()));
            if grown.as_ref().is_none_or(|grown| grown.contains(&row.stream)) || !path.exists() {
                self.write_grab_sheet(row.stream, &path)?;
            }
        }
        remove_others(&folder, &rows.iter().map(IncidentRow::reference).collect())?;
        lock(&self.grab).written = Some((epoch, last));
        Ok(())
    }

    fn write_grab_sheet(&self, stream: StreamId, path: &Path) -> Result<(), ErrorReply> {
        let sheet = self.grab_sheet(IncidentOnly { incident: stream.to_string() })?;
        let folder = path.parent().unwrap_or_else(|| Path::new(""));
        let made = private::folders(folder);
        made.and_then(|()| replace_file(path, sheet.text.as_bytes(), 0o600)).map_err(|error| failed(path, &error))
    }

    /// Writes the sheet of one incident at once, if there is one: what was erased must be gone from it too.
    pub(crate) fn renew_grab_sheet(&self, store: &Store, stream: StreamId) {
        let Ok(Some(row)) = store.incident(stream) else { return };
        let path = self.grab_folder().join(format!("{}.html", row.reference()));
        if !path.exists() {
            return;
        }
        if let Err(error) = self.write_grab_sheet(stream, &path) {
            tracing::warn!(?error, "failed to write a grab sheet anew");
            // An old sheet would still say it.
            if let Err(error) = fs::remove_file(&path) {
                tracing::error!(%error, "an old grab sheet could not be removed");
            }
        }
    }
}

fn failed(path: &Path, error: &std::io::Error) -> ErrorReply {
    let code = if error.kind() == ErrorKind::StorageFull { ErrorCode::DiskFull } else { ErrorCode::Internal };
    ErrorReply::new(code, format!("Failed to write \"{}\": {error}.", path.display()))
}

/// Removes sheets that are no longer wanted; what is not named like one of ours is left alone.
fn remove_others(folder: &Path, wanted: &BTreeSet<String>) -> Result<(), ErrorReply> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(failed(folder, &error)),
    };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let Some(reference) = name.to_str().and_then(|name| name.strip_suffix(".html")) else { continue };
        if read_reference(reference).is_some() && !wanted.contains(reference) {
            fs::remove_file(entry.path()).map_err(|error| failed(&entry.path(), &error))?;
        }
    }
    Ok(())
}
