//! Drills: put together, played, watched.

mod after;
mod playing;
mod scenarios;
