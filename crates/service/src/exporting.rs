//! Writing an incident out.

use std::collections::HashMap;
use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

use muster_core::ids::Hash;
use muster_core::incident::IncidentState;
use muster_exchange::{Dossier, csv, html, json, markdown};
use muster_store::Store;
use muster_store::private::with_mode;

use crate::service::Service;
use crate::wire::{ErrorCode, ErrorReply, ExportFile, ExportFormat, ExportRequest, ExportText, ExportedFile};

/// A name for the file that people can read: `INC-0042-card-payments-declined.md`.
fn file_name(reference: &str, title: &str, format: ExportFormat) -> String {
    let ending = match format {
        ExportFormat::Markdown => "md",
        ExportFormat::Csv => "csv",
        ExportFormat::Json => "json",
        ExportFormat::Html => "html",
    };
    file_name_of(reference, title, ending)
}

/// The same with any ending.
pub(crate) fn file_name_of(reference: &str, title: &str, ending: &str) -> String {
    let words: Vec<String> =
        title.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
    let mut slug: String = words.join("-").chars().take(60).collect();
    slug.truncate(slug.trim_end_matches('-').len());
    if slug.is_empty() { format!("{reference}.{ending}") } else { format!("{reference}-{slug}.{ending}") }
}

impl Service {
    pub(crate) fn export_text(&self, request: ExportRequest) -> Result<ExportText, ErrorReply> {
        let store = self.store()?;
        let stream = self.resolve(&store, &request.incident)?;
        let row = store.incident(stream)?;
        let reference = row.map(|row| row.reference()).unwrap_or_default();
        let names = self.names()?;
        let family = self.family(&store, stream, None, false)?;
        family.look(&store, None, |parts| {
            let state = parts
                .first()
                .ok_or_else(|| ErrorReply::new(ErrorCode::NotFound, "Failed to find the incident."))?
                .state;
            let now = self.now_in(&store, stream)?;
            let mut dossier = Dossier::new(&reference, state, &names.directory, self.zone(), now);
            dossier.merged = parts.iter().filter_map(|part| Some((part.of?.reference.clone(), part.state))).collect();
            dossier.order = request.order;
            dossier.filter = request.filter;
            env!("CARGO_PKG_VERSION").clone_into(&mut dossier.app_version);
            if request.format == ExportFormat::Html {
                let states = parts.iter().filter(|part| part.of.is_none() || !dossier.filter.own);
                dossier.images = images(&store, states.map(|part| part.state))?;
            }
            let text = match request.format {
                ExportFormat::Markdown => markdown(&dossier),
                ExportFormat::Csv => csv(&dossier),
                ExportFormat::Json => json(&dossier),
                ExportFormat::Html => html(&dossier),
            };
            Ok(ExportText { text, file_name: file_name(&reference, state.title(), request.format) })
        })
    }

    pub(crate) fn export_file(&self, request: ExportFile) -> Result<ExportedFile, ErrorReply> {
        let ExportText { text, .. } = self.export_text(request.export)?;
        self.write_file(request.path, &text)
    }

    /// Writes a text to a file that a person named; never half a file in the place of a good one.
    ///
    /// # Errors
    /// Says why it could not be written. What stood there is unchanged.
    pub fn write_file(&self, to: String, text: &str) -> Result<ExportedFile, ErrorReply> {
        let path = self.may_write(&to)?;
        replace_file(&path, text.as_bytes(), 0o666).map_err(|error| not_written(&path, &error))?;
        Ok(ExportedFile { path: to, bytes: u32::try_from(text.len()).unwrap_or(u32::MAX) })
    }

    /// The file that a person named, unless it is a folder or one of the files that the store is made of: every line that
    /// is written afterwards would go into a file without a name, and be gone with the program.
    pub(crate) fn may_write(&self, to: &str) -> Result<PathBuf, ErrorReply> {
        let path = PathBuf::from(to);
        let what = if path.as_os_str().is_empty() || path.is_dir() {
            "a folder"
        } else if is_of_store(&path, &self.path) {
            "the store itself"
        } else {
            return Ok(path);
        };
        let message = format!("Failed to write \"{to}\": this is {what}.");
        Err(ErrorReply::new(ErrorCode::Rejected, message)
            .with_hint(if what == "a folder" { "Name a file in it." } else { "Name another file." })
            .in_field("path"))
    }
}

/// Whether a file is the store, or lies beside it and belongs to it: the write-ahead log, the key of sealed notes.
fn is_of_store(path: &Path, store: &Path) -> bool {
    // A link leads to the store as well as its name does.
    let place = |path: &Path| path.canonicalize().ok();
    if place(path).is_some_and(|to| place(store) == Some(to)) {
        return true;
    }
    let folder = |path: &Path| match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => place(parent),
        Some(_) | None => place(Path::new(".")),
    };
    let name = |path: &Path| path.file_name().map(|name| name.to_string_lossy().into_owned());
    let (Some(name), Some(of)) = (name(path), name(store)) else { return false };
    let belongs = name.strip_prefix(&of).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'));
    belongs && folder(path) == folder(store)
}

/// The pictures of incidents, by hash.
fn images<'a>(
    store: &Store,
    states: impl Iterator<Item = &'a IncidentState>,
) -> Result<HashMap<Hash, Vec<u8>>, ErrorReply> {
    let mut images = HashMap::new();
    for (_, picture) in states.flat_map(IncidentState::attachments) {
        if let Some(kept) = store.attachment(picture.hash)? {
            images.insert(picture.hash, kept.bytes);
        }
    }
    Ok(images)
}

/// Why a file that a person named was not written.
pub(crate) fn not_written(path: &Path, error: &std::io::Error) -> ErrorReply {
    let code = match error.kind() {
        std::io::ErrorKind::StorageFull => ErrorCode::DiskFull,
        _ => ErrorCode::Rejected,
    };
    ErrorReply::new(code, format!("Failed to write \"{}\": {error}.", path.display()))
        .with_hint("What stood there is unchanged. Choose another place or free some space.")
        .in_field("path")
}

/// Writes beside the file, makes it last, and only then takes its name: never half a file in the place of a good one.
/// `mode` says who may read it, as far as the person's own mask lets them.
pub(crate) fn replace_file(path: &Path, bytes: &[u8], mode: u32) -> std::io::Result<()> {
    replace_with(path, mode, |file| file.write_all(bytes))
}

/// The same for what is written piece by piece.
pub(crate) fn replace_with(
    path: &Path,
    mode: u32,
    write: impl FnOnce(&mut File) -> std::io::Result<()>,
) -> std::io::Result<()> {
    let mut partial = path.as_os_str().to_owned();
    partial.push(".partial");
    let partial = PathBuf::from(partial);
    let opened = with_mode(OpenOptions::new().write(true).create(true).truncate(true), mode).open(&partial);
    let written = opened.and_then(|mut file| {
        write(&mut file)?;
        file.sync_all()
    });
    if let Err(error) = written.and_then(|()| fs::rename(&partial, path)) {
        // The reason that counts is the first one; a partial file that stays is named by it.
        return match fs::remove_file(&partial) {
            Ok(()) | Err(_) => Err(error),
        };
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_files_so_that_people_can_read_them() {
        let name = |title: &str| file_name("INC-0042", title, ExportFormat::Markdown);
        assert_eq!(name("Card payments: declined!"), "INC-0042-card-payments-declined.md");
        assert_eq!(name("../../etc/passwd"), "INC-0042-etc-passwd.md");
        assert_eq!(name("   "), "INC-0042.md");
    }
}
