//! Writing a bundle.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{BufWriter, Write as _};

use muster_core::drill;
use muster_core::event::{Body, ReviewAct, StreamKind};
use muster_core::ids::{DIRECTORY, Hash, StreamId};
use muster_exchange::{
    BUNDLE_ENDING, BUNDLE_FORMAT, BUNDLE_VERSION, BundleIncident, BundleManifest, BundleWriteError, BundleWriter,
};
use muster_store::{RawEvent, Store, StoreError};

use super::bundled;
use super::gather::{Named, directory};
use super::scope::streams_of;
use crate::exporting::{file_name_of, not_written, replace_with};
use crate::keeping::size_of;
use crate::service::{Service, lock};
use crate::wire::{BundleItem, BundleOffer, BundleWrite, BundleWritten, ErrorCode, ErrorReply, IncidentOnly};

/// Everything that goes into a bundle.
struct Load {
    incidents: Vec<BundleIncident>,
    /// In the order of device and number.
    events: Vec<RawEvent>,
    pictures: BTreeSet<Hash>,
    people: u32,
    stays: Vec<String>,
}

impl Service {
    pub(crate) fn bundle_offer(&self, request: IncidentOnly) -> Result<BundleOffer, ErrorReply> {
        let store = self.store()?;
        let load = self.load_of(&store, &request.incident)?;
        let mut pictures = 0;
        for hash in &load.pictures {
            pictures += u32::from(store.attachment(*hash)?.is_some());
        }
        let file_name = match load.incidents.first() {
            Some(first) => name_of(first),
            None => format!("bundle.{BUNDLE_ENDING}"),
        };
        let item = |one: BundleIncident| BundleItem {
            id: one.id,
            reference: one.reference,
            title: one.title,
            is_drill: one.is_drill,
        };
        let incidents = load.incidents.into_iter().map(item).collect();
        Ok(BundleOffer { file_name, incidents, people: load.people, pictures, stays: load.stays })
    }

    pub(crate) fn bundle_write(&self, request: BundleWrite) -> Result<BundleWritten, ErrorReply> {
        let store = self.store()?;
        let load = self.load_of(&store, &request.incident)?;
        let path = self.may_write(&request.path)?;
        let manifest = self.manifest(&store, &load)?;
        let events = u32::try_from(load.events.len()).unwrap_or(u32::MAX);
        let mut failed = None;
        let written = replace_with(&path, 0o666, |file| {
            write(file, &store, load, manifest).map_err(|error| match error {
                Failure::Store(error) => {
                    let said = std::io::Error::other(error.to_string());
                    failed = Some(error);
                    said
                }
                Failure::Bundle(BundleWriteError::Disk(error)) => error,
                Failure::Bundle(other) => std::io::Error::other(other.to_string()),
            })
        });
        if let Some(error) = failed {
            return Err(error.into());
        }
        written.map_err(|error| not_written(&path, &error))?;
        Ok(BundleWritten { bytes: size_of(&path), path: request.path, events })
    }

    fn manifest(&self, store: &Store, load: &Load) -> Result<BundleManifest, ErrorReply> {
        let by = self.names()?.author(self.settings_now().me).unwrap_or_default();
        let is_drill = load.incidents.iter().any(|one| one.is_drill);
        Ok(BundleManifest {
            format: BUNDLE_FORMAT.to_owned(),
            version: BUNDLE_VERSION,
            exercise: is_drill.then(|| drill::play::STAMP.to_owned()),
            made_by: format!("Muster {}", env!("CARGO_PKG_VERSION")),
            at: muster_core::time::to_millis(self.clock.now()),
            device: store.device(),
            by,
            incidents: load.incidents.clone(),
            devices: Vec::new(),
            events: 0,
            attachments: Vec::new(),
        })
    }

    /// An incident, those that are handled as part of it, and everything they name.
    fn load_of(&self, store: &Store, incident: &str) -> Result<Load, ErrorReply> {
        let stream = self.drill_of(store, incident)?;
        let mut chosen = vec![stream];
        chosen.extend(self.overlay(store, stream, None)?.parts(stream));
        let mut incidents = Vec::new();
        for one in &chosen {
            incidents.push(self.named_incident(store, *one)?);
        }
        let streams: Vec<StreamId> = chosen.iter().flat_map(|one| streams_of(*one)).map(|(stream, _)| stream).collect();
        let mut events = store.raw_of(&streams)?;
        let mut named = Named::default();
        events.iter().for_each(|raw| named.of(raw));
        let pictures = events.iter().filter_map(|raw| raw.body.as_deref()).flat_map(Hash::all_in).collect();
        let stays = stays(&events)?;
        let (people, count) = directory(store.raw_of(&[DIRECTORY])?, named)?;
        events.extend(people);
        events.sort_by_key(|raw| (raw.header.stamp.device, raw.header.stamp.seq));
        Ok(Load { incidents, events, pictures, people: count, stays })
    }

    fn named_incident(&self, store: &Store, id: StreamId) -> Result<BundleIncident, ErrorReply> {
        if let Some(row) = store.incident(id)? {
            let reference = row.reference();
            return Ok(BundleIncident { id, reference, title: row.title, is_drill: row.is_drill, lines: row.lines });
        }
        let drill = self.load_drill(store, drill::play::stream_of(id))?;
        let planned = lock(&drill).state.plan().map(|(_, plan)| plan.title.clone());
        let title = planned.ok_or_else(|| {
            ErrorReply::new(ErrorCode::NotFound, "Failed to find the incident: nothing of it is here.")
                .in_field("incident")
        })?;
        Ok(BundleIncident { id, reference: String::new(), title, is_drill: true, lines: 0 })
    }
}

/// EXERCISE stands in the name of the file, too.
fn name_of(one: &BundleIncident) -> String {
    let reference = if one.reference.is_empty() { "DRILL" } else { one.reference.as_str() };
    let name = file_name_of(reference, &one.title, BUNDLE_ENDING);
    if one.is_drill { format!("EXERCISE-{name}") } else { name }
}

/// What is about these incidents and does not go along.
fn stays(events: &[RawEvent]) -> Result<Vec<String>, StoreError> {
    let (mut sources, mut reviewed, mut played) = (0, false, false);
    for raw in events {
        reviewed |= raw.header.stream_kind == StreamKind::Review;
        played |= raw.header.stream_kind == StreamKind::Drill;
        if raw.header.kind == "source_imported"
            && let Body::Review(ReviewAct::SourceImported(_)) = raw.clone().decode()?.body
        {
            sources += 1;
        }
    }
    let mut stays = Vec::new();
    if reviewed || played {
        stays.push("What was told in confidence and answers to surveys stay on this machine.".to_owned());
    }
    match sources {
        0 => {}
        1 => stays.push("The conversation that was brought into the review stays on this machine.".to_owned()),
        many => stays.push(format!("The {many} conversations that were brought into the review stay on this machine.")),
    }
    Ok(stays)
}

enum Failure {
    Store(StoreError),
    Bundle(BundleWriteError),
}

impl From<BundleWriteError> for Failure {
    fn from(error: BundleWriteError) -> Self {
        Self::Bundle(error)
    }
}

fn write(file: &mut File, store: &Store, load: Load, manifest: BundleManifest) -> Result<(), Failure> {
    let mut writer = BundleWriter::new(BufWriter::new(file))?;
    for raw in load.events {
        writer.event(&bundled(raw))?;
    }
    for hash in load.pictures {
        // A hash that names no picture is that of something else.
        if let Some(kept) = store.attachment(hash).map_err(Failure::Store)? {
            writer.picture(&kept.media_type, &kept.bytes)?;
        }
    }
    let (mut file, _) = writer.finish(manifest)?;
    file.flush().map_err(|error| Failure::Bundle(error.into()))
}
