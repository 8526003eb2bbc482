//! Pictures: what they are is found from their bytes, never from a name.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use muster_core::drill::scenario::{Content, Scenario};
use muster_core::event::{Attachment, Body, Draft};
use muster_core::ids::Hash;
use serde_json::Value;

use crate::service::Service;
use crate::wire::{AttachmentAdd, ErrorCode, ErrorReply};

/// The largest picture that is kept, in bytes.
const LARGEST: usize = 20 * 1024 * 1024;
/// The largest one that travels in the file of a scenario, in bytes.
const LARGEST_IN_FILE: usize = 2_000_000;

/// What a picture is: its media type, width and height in pixels (0 when its header does not say).
pub(crate) fn look(bytes: &[u8]) -> Option<(&'static str, u32, u32)> {
    let big =
        |at: usize, len: usize| bytes.get(at..at + len).map(|b| b.iter().fold(0_u32, |n, b| n << 8 | u32::from(*b)));
    let little = |at: usize, len: usize| {
        bytes.get(at..at + len).map(|b| b.iter().rev().fold(0_u32, |n, b| n << 8 | u32::from(*b)))
    };
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        return Some(("image/png", big(16, 4).unwrap_or(0), big(20, 4).unwrap_or(0)));
    }
    if bytes.starts_with(b"GIF87a") || bytes.starts_with(b"GIF89a") {
        return Some(("image/gif", little(6, 2).unwrap_or(0), little(8, 2).unwrap_or(0)));
    }
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        let (width, height) = match bytes.get(12..16) {
            Some(b"VP8X") => (little(24, 3).map(|n| n + 1), little(27, 3).map(|n| n + 1)),
            Some(b"VP8 ") => (little(26, 2).map(|n| n & 0x3fff), little(28, 2).map(|n| n & 0x3fff)),
            Some(_) | None => (None, None),
        };
        return Some(("image/webp", width.unwrap_or(0), height.unwrap_or(0)));
    }
    if bytes.starts_with(b"\xff\xd8\xff") {
        let (width, height) = jpeg_size(bytes).unwrap_or((0, 0));
        return Some(("image/jpeg", width, height));
    }
    None
}

/// Walks the segments of a JPEG to the frame header.
fn jpeg_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let mut at = 2;
    loop {
        let [0xff, marker, high, low] = *bytes.get(at..at + 4)? else { return None };
        let length = usize::from(high) << 8 | usize::from(low);
        if matches!(marker, 0xc0..=0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf) {
            let side = |from: usize| Some(u32::from(*bytes.get(from)?) << 8 | u32::from(*bytes.get(from + 1)?));
            return Some((side(at + 7)?, side(at + 5)?));
        }
        at += 2 + length.max(2);
    }
}

impl Service {
    pub(crate) fn attachment_add(&self, request: AttachmentAdd) -> Result<Attachment, ErrorReply> {
        let rejected = |message: &str, hint: &str| {
            ErrorReply::new(ErrorCode::Rejected, message).with_hint(hint).in_field("base64")
        };
        let bytes = STANDARD.decode(request.base64.trim()).map_err(|error| {
            rejected(&format!("Failed to keep the picture: its bytes cannot be read ({error})."), "Copy it again.")
        })?;
        if bytes.len() > LARGEST {
            return Err(rejected(
                "Failed to keep the picture: it is larger than 20 MB.",
                "Paste a part of it, or a smaller copy.",
            ));
        }
        let Some((media_type, width, height)) = look(&bytes) else {
            return Err(rejected(
                "Failed to keep it: this is not a picture Muster knows.",
                "PNG, JPEG, GIF and WebP can be pasted.",
            ));
        };
        let hash = self.store()?.keep_attachment(media_type, &bytes)?;
        self.note_saved();
        Ok(Attachment {
            hash,
            media_type: media_type.to_owned(),
            size: u32::try_from(bytes.len()).unwrap_or(u32::MAX),
            width,
            height,
            caption: request.caption,
        })
    }

    /// Takes the pictures that travel in a scenario into the store: a window shows a picture by its hash, and none that
    /// stands in a text. What is no picture stays as it is; says so in one sentence each.
    pub(crate) fn keep_pictures(&self, scenario: &mut Scenario) -> Result<Vec<String>, ErrorReply> {
        let mut notes = Vec::new();
        for artefact in &mut scenario.artefacts {
            let Content::Picture { media_type, hash, data } = &mut artefact.content else { continue };
            // What is larger is refused where the scenario is checked.
            if data.is_empty() || data.len() > LARGEST_IN_FILE / 2 * 3 {
                continue;
            }
            let bytes = STANDARD.decode(data.trim()).unwrap_or_default();
            match look(&bytes) {
                Some((found, ..)) => {
                    *hash = Some(self.store()?.keep_attachment(found, &bytes)?);
                    found.clone_into(media_type);
                    data.clear();
                }
                // A drawing is for paper: it could hold more than a picture.
                None if media_type == "image/svg+xml" => {}
                None => notes.push(format!("The picture {} cannot be shown: its bytes are no picture.", artefact.key)),
            }
        }
        Ok(notes)
    }

    /// The same for a scenario on its way into the library; what is none is refused there.
    pub(crate) fn keep_pictures_of(&self, value: &mut Value) -> Result<(), ErrorReply> {
        let Ok(mut scenario) = serde_json::from_value::<Scenario>(value.clone()) else { return Ok(()) };
        self.keep_pictures(&mut scenario)?;
        *value = serde_json::to_value(scenario)
            .map_err(|error| ErrorReply::new(ErrorCode::Internal, format!("Failed to keep the scenario: {error}.")))?;
        Ok(())
    }

    /// Pictures that are kept beside the log travel in the file, so that it can be read elsewhere.
    pub(crate) fn embed_pictures(&self, scenario: &mut Scenario) -> Result<(), ErrorReply> {
        let store = self.store()?;
        for artefact in &mut scenario.artefacts {
            if let Content::Picture { hash: Some(hash), data, .. } = &mut artefact.content
                && data.is_empty()
                && let Some(kept) = store.attachment(*hash)?
                && kept.bytes.len() <= LARGEST_IN_FILE
            {
                *data = STANDARD.encode(&kept.bytes);
            }
        }
        Ok(())
    }

    /// Says how large the pictures are that come with new lines, where only their hash was known.
    pub(crate) fn measure_pictures(&self, drafts: &mut [Draft]) -> Result<(), ErrorReply> {
        for draft in drafts {
            let Body::EntryAdded(line) = &mut draft.body else { continue };
            for picture in line.attachments.iter_mut().filter(|picture| picture.size == 0) {
                let Some(kept) = self.store()?.attachment(picture.hash)? else { continue };
                picture.size = u32::try_from(kept.bytes.len()).unwrap_or(u32::MAX);
                (_, picture.width, picture.height) = look(&kept.bytes).unwrap_or_default();
            }
        }
        Ok(())
    }

    /// A picture by its hash: its media type and its bytes. `None` when it is not kept here.
    #[must_use]
    pub fn attachment(&self, hash: &str) -> Option<(String, Vec<u8>)> {
        let hash: Hash = hash.parse().ok()?;
        let found = self.store().ok()?.attachment(hash).ok()??;
        Some((found.media_type, found.bytes))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_pictures_by_their_bytes() {
        let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x02\x80\0\0\x01\xe0";
        assert_eq!(look(png), Some(("image/png", 640, 480)));
        assert_eq!(look(b"GIF89a\x10\x00\x20\x00"), Some(("image/gif", 16, 32)));
        let jpeg = b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x11\x08\x01\xe0\x02\x80";
        assert_eq!(look(jpeg), Some(("image/jpeg", 640, 480)));
        assert_eq!(look(b"\xff\xd8\xff"), Some(("image/jpeg", 0, 0)), "a cut header is still a picture");
        for other in [&b"<svg onload=alert(1)>"[..], b"", b"%PDF-1.7", b"RIFF"] {
            assert_eq!(look(other), None);
        }
    }
}
