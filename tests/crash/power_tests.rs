//! Power cuts over the reference writer, which must hold, and over its mutants, which must be caught.

#![expect(clippy::unwrap_used, reason = "a test that cannot make its directory has nothing to say")]

use crate::files::setting;
use crate::power::{Plan, Tally, campaign};
use crate::raw::{Ack, Recipe, WalAtClose};
use crate::subject::Subject;
use crate::vfs::Lie;

pub(crate) fn plan(images: usize) -> Plan {
    Plan {
        seed: setting("MUSTER_CRASH_SEED", 1) as u64,
        images: setting("MUSTER_CRASH_IMAGES", images),
        deeds: 30,
        images_per_run: 14,
        stop_at_first: false,
    }
}

#[test]
fn the_reference_writer_loses_nothing() {
    let tally = campaign(&Recipe::sound(), plan(2_000)).unwrap();
    assert!(tally.clean(), "{tally:?}");
    assert!(tally.images >= 2_000 && tally.acked > tally.images, "the campaign did something: {tally:?}");
}

/// Runs until the mutant is caught; a harness that cannot see it proves nothing about the store.
fn caught(mutant: &dyn Subject) -> Tally {
    let tally = campaign(mutant, Plan { images: 2_000, stop_at_first: true, ..plan(2_000) }).unwrap();
    assert!(!tally.clean(), "this bug was not seen in {} images", tally.images);
    tally
}

#[test]
fn synchronous_normal_is_caught() {
    assert_eq!(caught(&Recipe { synchronous: "normal", ..Recipe::sound() }).lossy, 1);
}

#[test]
fn synchronous_off_is_caught() {
    caught(&Recipe { synchronous: "off", ..Recipe::sound() });
}

#[test]
fn acknowledged_before_commit_is_caught() {
    assert_eq!(caught(&Recipe { ack: Ack::BeforeCommit, ..Recipe::sound() }).lossy, 1);
}

#[test]
fn commit_after_the_acknowledgement_is_caught() {
    assert_eq!(caught(&Recipe { ack: Ack::CommitLater, ..Recipe::sound() }).lossy, 1);
}

#[test]
fn a_batch_acknowledged_after_its_first_line_is_caught() {
    caught(&Recipe { ack: Ack::AfterFirstOfBatch, ..Recipe::sound() });
}

#[test]
fn a_checkpoint_without_sync_is_caught() {
    caught(&Recipe { lie: Some(Lie::DatabaseSync), ..Recipe::sound() });
}

#[test]
fn a_wal_that_is_never_synced_is_caught() {
    caught(&Recipe { lie: Some(Lie::WalSync), ..Recipe::sound() });
}

#[test]
fn a_wal_cut_before_the_database_is_synced_is_caught() {
    caught(&Recipe { lie: Some(Lie::DatabaseSyncLate), ..Recipe::sound() });
}

#[test]
fn a_directory_that_is_never_synced_is_caught() {
    caught(&Recipe { lie: Some(Lie::DirectorySync), ..Recipe::sound() });
}

#[test]
fn no_journal_is_caught() {
    caught(&Recipe { journal: "off", ..Recipe::sound() });
}

#[test]
fn a_journal_in_memory_is_caught() {
    caught(&Recipe { journal: "memory", ..Recipe::sound() });
}

#[test]
fn a_wal_deleted_at_close_is_caught() {
    caught(&Recipe { wal_at_close: WalAtClose::Deleted, ..Recipe::sound() });
}
