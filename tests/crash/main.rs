//! Crash tests of the store: power cuts, failing disks, and first of all the bugs the harness itself must catch.
//!
//! `MUSTER_CRASH_IMAGES` sets the number of power-cut images (2,000 otherwise), `MUSTER_CRASH_SEED` the first seed,
//! `MUSTER_FAULT_LINES` the length of the life whose every operation fails once. A failure prints its seed: running with
//! that seed makes the same images again.
//!
//! `vfs` records what a connection asks of the disk, `image` computes what a power cut may leave of it, `power` and
//! `faults` are the two campaigns, `raw` is a small reference writer with its seeded bugs, `store` the real one.

mod fault_tests;
mod faults;
mod files;
mod image;
mod image_tests;
mod incident;
mod lines;
mod power;
mod power_tests;
mod raw;
mod restore_tests;
mod rng;
mod store;
mod store_tests;
mod subject;
mod tape;
mod vfs;
mod workload;
