//! Failing disks under the reference writer, which must hold, and under its mutants, which must be caught.

#![expect(clippy::unwrap_used, reason = "a test that cannot make its directory has nothing to say")]

use crate::faults::{Load, Sweep, sweep};
use crate::raw::{Recipe, WalAtClose};
use crate::subject::Subject;
use crate::vfs::FaultKind;

const LOAD: Load = Load { seed: 7, lines: 60, checkpoint_every: 9, reopen_every: 25, images: 1 };

fn holds(kind: FaultKind) {
    let sweep = sweep(&Recipe::sound(), kind, &LOAD).unwrap();
    assert_eq!(sweep.bad, Vec::<String>::new());
    assert!(sweep.failures > 3, "the fault was reached: {sweep:?}");
}

#[test]
fn the_reference_writer_reports_every_failed_write() {
    holds(FaultKind::Write);
}

#[test]
fn the_reference_writer_goes_on_when_a_full_disk_has_space_again() {
    holds(FaultKind::Full);
}

#[test]
fn the_reference_writer_stops_after_every_failed_sync() {
    holds(FaultKind::Sync);
}

#[test]
fn the_reference_writer_reports_every_failed_truncation() {
    holds(FaultKind::Truncate);
}

fn caught(mutant: &dyn Subject, kind: FaultKind) -> Sweep {
    let sweep = sweep(mutant, kind, &LOAD).unwrap();
    assert!(!sweep.bad.is_empty(), "this bug was not seen in {} runs", sweep.runs);
    sweep
}

#[test]
fn a_swallowed_append_error_is_caught() {
    caught(&Recipe { reports_append: false, ..Recipe::sound() }, FaultKind::Write);
}

#[test]
fn a_swallowed_checkpoint_error_is_caught() {
    let sweep = caught(&Recipe { reports_checkpoint: false, ..Recipe::sound() }, FaultKind::Truncate);
    assert!(sweep.bad.iter().all(|bad| bad.contains("nobody was told")), "{sweep:?}");
}

#[test]
fn going_on_after_a_failed_sync_is_caught() {
    let sweep = caught(&Recipe { stops_after_failure: false, ..Recipe::sound() }, FaultKind::Sync);
    assert!(sweep.bad.iter().any(|bad| bad.contains("went on")), "{sweep:?}");
}

#[test]
fn an_unchecked_journal_mode_is_caught() {
    caught(&Recipe { checks_journal: false, ..Recipe::sound() }, FaultKind::Write);
}

#[test]
fn building_on_a_wal_whose_sync_failed_is_caught() {
    let sweep = caught(&Recipe { wal_at_close: WalAtClose::LeftBehind, ..Recipe::sound() }, FaultKind::Sync);
    assert!(sweep.bad.iter().any(|bad| bad.contains("Lost")), "{sweep:?}");
}
