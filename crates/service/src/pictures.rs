//! Pictures: what they are is found from their bytes, never from a name.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use muster_core::event::Attachment;
use muster_core::ids::Hash;

use crate::service::Service;
use crate::wire::{AttachmentAdd, ErrorCode, ErrorReply};

/// The largest picture that is kept, in bytes.
const LARGEST: usize = 20 * 1024 * 1024;

/// What a picture is: its media type, width and height in pixels (0 when its header does not say).
fn look(bytes: &[u8]) -> Option<(&'static str, u32, u32)> {
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
