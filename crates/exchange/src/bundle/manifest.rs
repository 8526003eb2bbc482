//! What a bundle says of itself. Nothing is believed of it that the events do not say, too.

use muster_core::ids::{DeviceId, Hash, StreamId};
use muster_core::time::Moment;
use serde::{Deserialize, Serialize};

use crate::text::{excerpt, one_line};

use super::{BUNDLE_FORMAT, BUNDLE_VERSION, BundleError};

/// What is in a bundle, and who made it when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BundleManifest {
    /// Always `muster-bundle`.
    pub format: String,
    /// The version of the format.
    pub version: u32,
    /// EXERCISE in words, when an exercise is in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exercise: Option<String>,
    /// The program, with its version.
    pub made_by: String,
    /// When it was made, by the clock of that machine.
    pub at: Moment,
    /// On which machine.
    pub device: DeviceId,
    /// By whom, as they are called there; empty when nobody had said who they are.
    #[serde(default)]
    pub by: String,
    /// What is carried.
    pub incidents: Vec<BundleIncident>,
    /// Whose events are in it.
    pub devices: Vec<BundleDevice>,
    /// How many events.
    pub events: u64,
    /// The pictures.
    pub attachments: Vec<BundlePicture>,
}

/// An incident or a drill in a bundle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BundleIncident {
    /// Its stream. Those of its review and its drill follow from it.
    pub id: StreamId,
    /// What people called it where the bundle was made; empty for a drill that has not begun.
    pub reference: String,
    /// Its title.
    pub title: String,
    /// Whether it is an exercise.
    pub is_drill: bool,
    /// How many lines stood in its log.
    pub lines: u32,
}

/// A device whose events are in a bundle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BundleDevice {
    /// Which.
    pub id: DeviceId,
    /// How many of its events.
    pub events: u64,
}

/// A picture in a bundle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BundlePicture {
    /// The hash of its bytes, which is its name.
    pub hash: Hash,
    /// What it is, such as `image/png`.
    pub media_type: String,
}

/// The first that is read of it: enough to tell what it is.
#[derive(Deserialize)]
struct Heading {
    format: Option<String>,
    version: Option<u32>,
}

/// Reads the manifest of the bundle called `what`.
pub(super) fn read(what: &str, bytes: &[u8]) -> Result<BundleManifest, BundleError> {
    let not = |detail: &str| BundleError::NotABundle { what: what.to_owned(), detail: detail.to_owned() };
    let heading: Heading =
        serde_json::from_slice(bytes).map_err(|_other| not("its `manifest.json` is of another kind"))?;
    if heading.format.as_deref() != Some(BUNDLE_FORMAT) {
        return Err(not("its `manifest.json` is that of another program"));
    }
    match heading.version {
        Some(BUNDLE_VERSION) => {}
        Some(found) if found > BUNDLE_VERSION => return Err(BundleError::Newer { what: what.to_owned(), found }),
        Some(_) | None => return Err(not("its `manifest.json` names no version")),
    }
    serde_json::from_slice(bytes).map_err(|error| BundleError::Unfit {
        what: what.to_owned(),
        detail: format!("its `manifest.json` is not as it must be ({})", excerpt(&one_line(&error.to_string()))),
    })
}
