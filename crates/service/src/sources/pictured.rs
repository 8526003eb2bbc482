//! Pictures that lie in an archive or a folder beside the conversation that names them.
//!
//! Nothing is fetched: what is not in what was brought in stays missing, and whoever shows the message says so. A picture
//! is told by its bytes and found by its name; one whose name is there twice is nobody's.

use std::collections::{BTreeSet, HashMap};
use std::sync::atomic::{AtomicBool, Ordering};

use muster_core::ids::Hash;
use muster_exchange::sources::{SourceError, Tree};
use muster_store::Store;
use serde::{Deserialize, Serialize};

use super::refused;
use crate::pictures::look;
use crate::wire::ErrorReply;

/// The most pictures of one import.
const MOST: usize = 2_000;
/// The largest picture, in bytes.
const LARGEST: u64 = 20 << 20;
/// How much is looked through for pictures, in bytes.
const ALL: u64 = 512 << 20;

/// A picture that came with a message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Pictured {
    /// As the message names it.
    pub(super) name: String,
    /// Under which it is kept.
    pub(super) hash: Hash,
    /// What it is, such as `image/png`.
    pub(super) media_type: String,
    /// Width in pixels; 0 when unknown.
    pub(super) width: u32,
    /// Height in pixels; 0 when unknown.
    pub(super) height: u32,
}

/// The pictures of a tree, by name, with their place in it.
#[derive(Default)]
pub(super) struct Pictures {
    found: HashMap<String, (usize, Pictured)>,
}

impl Pictures {
    /// Looks through a tree. What cannot be read is no picture; it is missing then.
    pub(super) fn of(tree: Option<&mut (dyn Tree + 'static)>, cancel: &AtomicBool) -> Result<Self, ErrorReply> {
        let Some(tree) = tree else { return Ok(Self::default()) };
        let mut found = HashMap::new();
        let mut left = ALL;
        for (name, place) in named(tree).into_iter().take(MOST) {
            if cancel.load(Ordering::Relaxed) {
                return Err(refused(&SourceError::Cancelled));
            }
            let Some(index) = place else { continue };
            let Ok(bytes) = tree.read(index, LARGEST.min(left)) else { continue };
            left = left.saturating_sub(bytes.len() as u64);
            if let Some((media_type, width, height)) = look(&bytes) {
                let (hash, media_type) = (Hash::of(&bytes), media_type.to_owned());
                found.insert(name.clone(), (index, Pictured { name, hash, media_type, width, height }));
            }
        }
        Ok(Self { found })
    }

    /// The pictures among files that a message names, and their places in the tree.
    pub(super) fn among<'a>(&'a self, files: &'a [String]) -> impl Iterator<Item = (usize, &'a Pictured)> {
        files.iter().filter_map(|name| self.found.get(name)).map(|(index, picture)| (*index, picture))
    }

    /// Keeps those that messages named. They are kept under their hash, so that twice is once.
    pub(super) fn keep(
        store: &Store,
        tree: Option<&mut (dyn Tree + 'static)>,
        used: &BTreeSet<usize>,
        cancel: &AtomicBool,
    ) -> Result<(), ErrorReply> {
        let Some(tree) = tree else { return Ok(()) };
        for index in used {
            if cancel.load(Ordering::Relaxed) {
                return Err(refused(&SourceError::Cancelled));
            }
            let bytes = tree.read(*index, LARGEST).map_err(|error| refused(&error))?;
            if let Some((media_type, ..)) = look(&bytes) {
                store.keep_attachment(media_type, &bytes)?;
            }
        }
        Ok(())
    }
}

/// The names of what may be pictures; without a place where a name is there twice.
fn named(tree: &dyn Tree) -> Vec<(String, Option<usize>)> {
    let mut places: HashMap<String, Option<usize>> = HashMap::new();
    let mut order = Vec::new();
    for (index, entry) in tree.entries().iter().enumerate() {
        let name = entry.path.rsplit('/').next().unwrap_or_default();
        let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase());
        let picture = matches!(ending.as_deref(), Some("png" | "jpg" | "jpeg" | "gif" | "webp"));
        if !picture || entry.size > LARGEST {
            continue;
        }
        match places.get_mut(name) {
            Some(place) => *place = None,
            None => {
                places.insert(name.to_owned(), Some(index));
                order.push(name.to_owned());
            }
        }
    }
    order.into_iter().map(|name| (places.remove(&name).flatten(), name)).map(|(place, name)| (name, place)).collect()
}
