//! `WebVTT`: what Zoom, Teams, Meet and video services write.

use super::blocks::Dialect;
use super::tell;
use super::times::{Timing, timing};
use crate::sources::lines::head;
use crate::sources::{Sink, SourceError};

/// Reads a transcript.
///
/// # Errors
/// When nothing in it has a time, when it is empty or too large, or when the sink stops.
pub fn read(bytes: &[u8], name: &str, sink: &mut dyn Sink) -> Result<(), SourceError> {
    tell::read(bytes, name, Dialect::Vtt, "a WebVTT transcript", sink)
}

/// How sure it is, from 0 to 100, that a file with this beginning and name is one.
#[must_use]
pub fn looks_like(bytes: &[u8], name: &str) -> u8 {
    let text = head(bytes);
    let named = name.to_ascii_lowercase().ends_with(".vtt");
    if text.trim_start().starts_with("WEBVTT") {
        return if named { 100 } else { 98 };
    }
    let timed = text.lines().take(400).any(|line| matches!(timing(line), Some(Timing::From(..))) && line.contains('.'));
    match (timed, named) {
        (true, true) => 90,
        (true, false) => 45,
        (false, true) => 20,
        (false, false) => 0,
    }
}
