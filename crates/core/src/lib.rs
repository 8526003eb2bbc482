//! Words and rules of Muster: the log, its folding, and the one-line grammar.
//!
//! Nothing here can reach a clock, a disk, a socket or a random source: the instant, the actor and new ids are
//! arguments. See `docs/ARCHITECTURE.md` for who may depend on this crate.

pub mod alarm;
pub mod directory;
pub mod drill;
pub mod event;
pub mod ids;
pub mod incident;
pub mod language;
pub mod library;
pub mod line;
pub mod merge;
pub mod response;
pub mod review;
pub mod saying;
pub mod time;
pub mod words;
pub mod zone;
