//! Reading a bundle that nobody trusts.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Read, Seek};

use muster_core::ids::{DeviceId, Hash};

use super::{
    ATTACHMENTS, BundleDevice, BundleError, BundleManifest, BundledEvent, EVENTS, MANIFEST, MAX_EVENTS, MAX_LINE,
    MAX_MANIFEST, MAX_PICTURE, caps, line, manifest,
};
use crate::sources::{Tree, ZipTree};

/// A bundle that was opened and whose parts fit together. Its events are read in their order, as often as wanted.
#[derive(Debug)]
pub struct Bundle<R: Read + Seek> {
    name: String,
    tree: ZipTree<R>,
    manifest: BundleManifest,
    events: usize,
    /// Where each picture of the manifest is.
    pictures: Vec<usize>,
}

impl<R: Read + Seek> Bundle<R> {
    /// Opens a bundle; `name` is what messages call it. Reads what it says of itself and no event.
    ///
    /// # Errors
    /// One sentence that says what is wrong and where.
    pub fn open(name: impl Into<String>, mut reader: R) -> Result<Self, BundleError> {
        let name = name.into();
        if !looks_packed(&mut reader) {
            let detail = "a bundle is one packed file, and this is something else".to_owned();
            return Err(BundleError::NotABundle { what: name, detail });
        }
        let mut tree = ZipTree::open(name.clone(), reader, caps())?;
        let place = |path: &str| tree.entries().iter().position(|entry| entry.path == path);
        let (Some(about), Some(events)) = (place(MANIFEST), place(EVENTS)) else {
            let detail = format!("it lacks `{MANIFEST}` or `{EVENTS}`");
            return Err(BundleError::NotABundle { what: name, detail });
        };
        let manifest = manifest::read(&name, &tree.read(about, MAX_MANIFEST)?)?;
        let pictures = pictures(&name, &tree, &manifest, [about, events])?;
        Ok(Self { name, tree, manifest, events, pictures })
    }

    /// What it says of itself.
    #[must_use]
    pub const fn manifest(&self) -> &BundleManifest {
        &self.manifest
    }

    /// Hands over each event with the number of its line. That they are as many as the bundle says is known at the end.
    ///
    /// # Errors
    /// Names the line that is wrong, or what `take` said.
    pub fn events<E: From<BundleError>>(
        &mut self,
        mut take: impl FnMut(u64, BundledEvent) -> Result<(), E>,
    ) -> Result<(), E> {
        let name = &self.name;
        let mut counted: BTreeMap<DeviceId, u64> = BTreeMap::new();
        let mut last = None;
        let refused = |error| E::from(BundleError::Archive(error));
        self.tree.lines(self.events, (MAX_EVENTS, MAX_LINE), refused, |number, bytes| {
            let wrong = |detail: String| BundleError::Line { what: name.clone(), line: number, detail };
            let event = line::read(bytes).map_err(wrong)?;
            let place = event.place();
            if last.is_some_and(|last| last >= place) {
                return Err(wrong("it stands out of the order of devices and their numbers".to_owned()).into());
            }
            last = Some(place);
            *counted.entry(place.0).or_default() += 1;
            take(number, event)
        })?;
        let counted: Vec<BundleDevice> = counted.into_iter().map(|(id, events)| BundleDevice { id, events }).collect();
        let total: u64 = counted.iter().map(|one| one.events).sum();
        let unfit = |detail: String| BundleError::Unfit { what: self.name.clone(), detail };
        let claimed = self.manifest.events;
        if total != claimed {
            return Err(unfit(format!("it says that it holds {claimed} events, and it holds {total}")).into());
        }
        if counted != self.manifest.devices {
            return Err(unfit("it does not say of which machines its events are".to_owned()).into());
        }
        Ok(())
    }

    /// Hands over each picture with its media type.
    ///
    /// # Errors
    /// Names the picture that is not the one its name says, or what `take` said.
    pub fn pictures<E: From<BundleError>>(
        &mut self,
        mut take: impl FnMut(&str, &[u8]) -> Result<(), E>,
    ) -> Result<(), E> {
        for (picture, place) in self.manifest.attachments.iter().zip(&self.pictures) {
            let bytes = self.tree.read(*place, MAX_PICTURE).map_err(BundleError::from)?;
            if Hash::of(&bytes) != picture.hash {
                let detail = format!("the picture {} is not what was written", picture.hash);
                return Err(BundleError::Unfit { what: self.name.clone(), detail }.into());
            }
            take(&picture.media_type, &bytes)?;
        }
        Ok(())
    }
}

/// Whether it begins as a zip does; that it is empty is said elsewhere.
fn looks_packed<R: Read + Seek>(reader: &mut R) -> bool {
    let mut head = Vec::new();
    let read = reader.rewind().and_then(|()| reader.take(2).read_to_end(&mut head));
    read.is_ok() && (head.is_empty() || head == b"PK")
}

/// Where the pictures of the manifest are. Each is there once, and nothing else is there.
fn pictures<R: Read + Seek>(
    name: &str,
    tree: &ZipTree<R>,
    manifest: &BundleManifest,
    others: [usize; 2],
) -> Result<Vec<usize>, BundleError> {
    let unfit = |detail: String| BundleError::Unfit { what: name.to_owned(), detail };
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    for (place, entry) in tree.entries().iter().enumerate().filter(|(place, _)| !others.contains(place)) {
        let Some(hash) = entry.path.strip_prefix(ATTACHMENTS) else {
            return Err(unfit(format!("no bundle has a part `{}`", shown(&entry.path))));
        };
        places.insert(hash, place);
    }
    let mut found = Vec::with_capacity(manifest.attachments.len());
    let mut seen = BTreeSet::new();
    for picture in &manifest.attachments {
        if !is_media_type(&picture.media_type) {
            return Err(unfit(format!("the picture {} is of no kind that there is", picture.hash)));
        }
        let place = places.remove(picture.hash.to_string().as_str()).filter(|_| seen.insert(picture.hash));
        found.push(place.ok_or_else(|| unfit(format!("the picture {} is not in it", picture.hash)))?);
    }
    match places.keys().next() {
        Some(other) => Err(unfit(format!("it does not say what `{ATTACHMENTS}{}` is", shown(other)))),
        None => Ok(found),
    }
}

/// A media type is two short words.
fn is_media_type(text: &str) -> bool {
    let word = |word: &str| {
        !word.is_empty() && word.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '+' | '-'))
    };
    text.len() <= 80 && text.split_once('/').is_some_and(|(kind, of)| word(kind) && word(of))
}

fn shown(path: &str) -> String {
    path.chars().take(60).flat_map(char::escape_debug).collect()
}
