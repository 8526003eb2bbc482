//! `musterctl` as a person at a terminal and a script see it: what it prints, how it ends, what it refuses.
#![expect(clippy::unwrap_used, reason = "a test that cannot run the program has nothing to say")]

#[path = "cli/bundle.rs"]
mod bundle;
#[path = "cli/desk.rs"]
mod desk;
#[path = "cli/refused.rs"]
mod refused;
#[path = "cli/work.rs"]
mod work;
