//! Drills: put together, played, watched.

mod playing;
mod scenarios;
