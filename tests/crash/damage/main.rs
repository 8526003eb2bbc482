//! Damaged stores and disks that refuse: either everything is there, or a person is told; what can be read is read,
//! and the files that were found stay as they were.
//!
//! `MUSTER_DAMAGED` sets the number of stores (1,000 otherwise), `MUSTER_CRASH_SEED` the first seed.

mod disk;
#[path = "../files.rs"]
mod files;
mod harm;
#[path = "../incident.rs"]
mod incident;
mod judge;
#[path = "../lines.rs"]
mod lines;
mod place;
#[path = "../rng.rs"]
mod rng;
mod two;
