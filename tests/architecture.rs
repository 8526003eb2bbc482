//! The shape of the workspace, held by tests: who may depend on whom, and what may stand in which file.
//!
//! `arrows` reads `cargo metadata`; `sources` reads the files. Each rule is one test whose message names the offender
//! and the rule. `docs/ARCHITECTURE.md` says the same in words; change both together.

#![expect(clippy::unwrap_used, reason = "a workspace that cannot be read is a failed test")]

#[path = "architecture/arrows.rs"]
mod arrows;
#[path = "architecture/sources.rs"]
mod sources;

use std::path::PathBuf;

/// The root of the workspace.
fn root() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../..")).canonicalize().unwrap()
}

/// Fails with the rule and every offender, one a line.
#[track_caller]
fn hold(rule: &str, mut offenders: Vec<String>) {
    offenders.sort();
    offenders.dedup();
    assert!(offenders.is_empty(), "\n\nRule: {rule}\nOffenders:\n  {}\n", offenders.join("\n  "));
}
