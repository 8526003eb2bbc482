//! Transcripts with times: `WebVTT` and SRT, of calls and recordings.
//!
//! The times count from the start of the recording, which the file does not name. Consecutive cues of one person stay
//! lines of their own, because marks are put on what was said at one moment.

mod blocks;
pub(super) mod markup;
mod meta;
pub(super) mod speech;
pub mod srt;
mod tell;
mod times;
pub mod vtt;
