//! The store itself under power cuts and failing disks.
#![expect(clippy::unwrap_used, reason = "a test that cannot make its directory has nothing to say")]

use crate::faults::{Load, sweep};
use crate::files::setting;
use crate::power::{Plan, campaign};
use crate::power_tests::plan;
use crate::store::RealStore;
use crate::vfs::{FaultKind, Lie};

#[test]
fn the_store_loses_nothing_in_a_power_cut() {
    let tally = campaign(&RealStore::default(), Plan { images_per_run: 20, ..plan(2_000) }).unwrap();
    assert!(tally.clean(), "{tally:?}");
    assert!(tally.images >= 2_000 && tally.acked > tally.images, "the campaign did something: {tally:?}");
}

/// Every n of a short life: making the store, a dozen lines, checkpoints and a restart. `MUSTER_FAULT_LINES` makes it longer,
/// `MUSTER_FAULT_IMAGES` cuts the power more often.
fn holds(kind: FaultKind, often: usize) {
    let lines = setting("MUSTER_FAULT_LINES", 12);
    let load =
        Load { seed: 7, lines, checkpoint_every: 5, reopen_every: 7, images: setting("MUSTER_FAULT_IMAGES", often) };
    let sweep = sweep(&RealStore::default(), kind, &load).unwrap();
    assert_eq!(sweep.bad, Vec::<String>::new());
    assert!(sweep.failures > 3, "the fault was reached: {sweep:?}");
}

#[test]
fn the_store_reports_every_failed_write() {
    holds(FaultKind::Write, 1);
}

#[test]
fn the_store_goes_on_when_a_full_disk_has_space_again() {
    holds(FaultKind::Full, 1);
}

#[test]
fn the_store_stops_after_every_failed_sync() {
    // What a failed sync leaves is a matter of chance: the power goes in more places.
    holds(FaultKind::Sync, 8);
}

#[test]
fn the_store_reports_every_failed_truncation() {
    holds(FaultKind::Truncate, 1);
}

/// The same bugs as in the reference writer, seeded below and above the real store.
#[test]
fn a_disk_that_lies_and_a_caller_that_hurries_are_caught_with_the_store_between() {
    let lies = [Lie::WalSync, Lie::DatabaseSync, Lie::DatabaseSyncLate, Lie::DirectorySync];
    let mut mutants = lies.map(|lie| RealStore { lie: Some(lie), hasty: false }).to_vec();
    mutants.push(RealStore { lie: None, hasty: true });
    for mutant in mutants {
        let tally = campaign(&mutant, Plan { images: 3_000, stop_at_first: true, ..plan(0) }).unwrap();
        assert!(!tally.clean(), "this bug was not seen in {} images: {mutant:?}", tally.images);
    }
}
