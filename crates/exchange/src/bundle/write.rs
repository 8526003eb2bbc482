//! Writing a bundle, event by event.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Seek, Write};

use muster_core::ids::{DeviceId, Hash};
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::{
    ATTACHMENTS, BundleDevice, BundleManifest, BundlePicture, BundledEvent, EVENTS, MANIFEST, MAX_PICTURE, line,
};

/// Why a bundle was not written. Reads well after "failed to".
#[derive(Debug, thiserror::Error)]
pub enum BundleWriteError {
    /// The disk did not take it.
    #[error("write the bundle: {0}")]
    Disk(#[from] io::Error),
    /// The archive did not take it.
    #[error("write the bundle: {0}")]
    Archive(ZipError),
    /// An event that has no form as JSON; a defect of ours.
    #[error("write the bundle: {0}")]
    Event(#[from] serde_json::Error),
    /// Events do not come in the order of device and number.
    #[error("write the bundle: event {0} comes out of turn")]
    OutOfTurn(muster_core::ids::EventId),
    /// A picture no reader would take.
    #[error("write the bundle: the picture {0} is larger than 64 MB")]
    LargePicture(Hash),
}

impl From<ZipError> for BundleWriteError {
    fn from(error: ZipError) -> Self {
        match error {
            ZipError::Io(error) => Self::Disk(error),
            other => Self::Archive(other),
        }
    }
}

/// A bundle while it is written. What was written counts for nothing until [`BundleWriter::finish`].
pub struct BundleWriter<W: Write + Seek> {
    zip: ZipWriter<W>,
    last: Option<(DeviceId, u64)>,
    devices: BTreeMap<DeviceId, u64>,
    pictures: Vec<BundlePicture>,
    named: BTreeSet<Hash>,
    events_open: bool,
}

impl<W: Write + Seek> BundleWriter<W> {
    /// Begins a bundle.
    ///
    /// # Errors
    /// When the disk does not take it.
    pub fn new(to: W) -> Result<Self, BundleWriteError> {
        let mut zip = ZipWriter::new(to);
        zip.start_file(EVENTS, packed())?;
        Ok(Self {
            zip,
            last: None,
            devices: BTreeMap::new(),
            pictures: Vec::new(),
            named: BTreeSet::new(),
            events_open: true,
        })
    }

    /// Writes the next event, in the order of device and number. All events come before the first picture.
    ///
    /// # Errors
    /// When it comes out of turn, or the disk does not take it.
    pub fn event(&mut self, event: &BundledEvent) -> Result<(), BundleWriteError> {
        let place = event.place();
        if !self.events_open || self.last.is_some_and(|last| last >= place) {
            return Err(BundleWriteError::OutOfTurn(event.header.id));
        }
        let mut line = line::write(event)?;
        line.push(b'\n');
        self.zip.write_all(&line)?;
        self.last = Some(place);
        *self.devices.entry(place.0).or_default() += 1;
        Ok(())
    }

    /// Writes a picture; the same one twice is written once.
    ///
    /// # Errors
    /// When it is larger than any reader takes, or the disk does not take it.
    pub fn picture(&mut self, media_type: &str, bytes: &[u8]) -> Result<(), BundleWriteError> {
        let hash = Hash::of(bytes);
        if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > MAX_PICTURE {
            return Err(BundleWriteError::LargePicture(hash));
        }
        if !self.named.insert(hash) {
            return Ok(());
        }
        self.events_open = false;
        // Pictures are packed already.
        self.zip.start_file(format!("{ATTACHMENTS}{hash}"), packed().compression_method(CompressionMethod::Stored))?;
        self.zip.write_all(bytes)?;
        self.pictures.push(BundlePicture { hash, media_type: media_type.to_owned() });
        Ok(())
    }

    /// Writes what the bundle says of itself, with what was counted filled in, and ends it.
    ///
    /// # Errors
    /// When the disk does not take it.
    pub fn finish(mut self, mut manifest: BundleManifest) -> Result<(W, BundleManifest), BundleWriteError> {
        manifest.devices = self.devices.iter().map(|(id, events)| BundleDevice { id: *id, events: *events }).collect();
        manifest.events = self.devices.values().sum();
        manifest.attachments = self.pictures;
        self.zip.start_file(MANIFEST, packed())?;
        self.zip.write_all(&serde_json::to_vec_pretty(&manifest)?)?;
        Ok((self.zip.finish()?, manifest))
    }
}

fn packed() -> SimpleFileOptions {
    SimpleFileOptions::default().compression_method(CompressionMethod::Deflated)
}
