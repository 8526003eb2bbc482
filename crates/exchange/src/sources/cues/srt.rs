//! `SubRip`: numbered cues, a comma before the milliseconds, and whatever else people made of it.

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
    tell::read(bytes, name, Dialect::Srt, "an SRT transcript", sink)
}

/// How sure it is, from 0 to 100, that a file with this beginning and name is one.
#[must_use]
pub fn looks_like(bytes: &[u8], name: &str) -> u8 {
    let text = head(bytes);
    if text.trim_start().starts_with("WEBVTT") {
        return 0;
    }
    let named = name.to_ascii_lowercase().ends_with(".srt");
    let first = text.lines().take(400).find(|line| matches!(timing(line), Some(Timing::From(..))));
    match (first, named) {
        (Some(_), true) => 97,
        (Some(line), false) if line.contains(',') => 92,
        (Some(_), false) => 40,
        (None, true) => 20,
        (None, false) => 0,
    }
}
