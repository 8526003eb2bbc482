//! The model of the disk itself: what it must keep, and what it must sometimes lose.

use std::collections::BTreeSet;

use crate::files::Files;
use crate::image::Disk;
use crate::rng::Rng;
use crate::tape::{Change, Names, Step};

const FILE: usize = 0;

fn create() -> Step {
    Step::Create { file: FILE, name: "a".to_owned() }
}

fn write(offset: usize, byte: u8, len: usize) -> Step {
    Step::Change { file: FILE, change: Change::Write { offset, bytes: vec![byte; len].into() } }
}

fn sync() -> Step {
    Step::Sync { file: FILE, names: Names::Own }
}

/// All contents of the file seen in many cuts at the end of the tape; `None` when it was not there.
fn outcomes(steps: &[Step]) -> BTreeSet<Option<Vec<u8>>> {
    let mut disk = Disk::new(&Files::new());
    steps.iter().for_each(|step| disk.play(step));
    let mut rng = Rng::new(3);
    (0..2_000).map(|_| disk.cut(&mut rng).remove("a")).collect()
}

#[test]
fn what_was_synced_is_always_there() {
    let seen = outcomes(&[create(), write(0, 7, 2048), sync()]);
    assert_eq!(seen, BTreeSet::from([Some(vec![7; 2048])]));
}

#[test]
fn what_was_not_synced_is_lost_kept_torn_or_has_no_name() {
    let seen = outcomes(&[create(), write(0, 7, 1024)]);
    let torn: Vec<u8> = [[0; 512], [7; 512]].concat();
    for wanted in [None, Some(vec![]), Some(vec![7; 1024]), Some(vec![7; 512]), Some(torn)] {
        assert!(seen.contains(&wanted), "never seen: {wanted:?}");
    }
}

#[test]
fn a_later_write_can_outlive_an_earlier_one() {
    let seen = outcomes(&[create(), sync(), write(0, 1, 512), write(512, 2, 512)]);
    assert!(seen.contains(&Some([[0; 512], [2; 512]].concat())));
}

#[test]
fn a_sync_after_a_failed_one_does_not_save_what_that_one_lost() {
    let lost = [create(), sync(), write(0, 1, 512), Step::FailedSync { file: FILE }, write(512, 2, 512), sync()];
    let seen = outcomes(&lost);
    assert!(seen.contains(&Some([[0; 512], [2; 512]].concat())), "the first write may be gone");
    assert!(seen.iter().all(|bytes| bytes.as_ref().is_some_and(|bytes| bytes[512..] == [2; 512])));
}

#[test]
fn a_deleted_file_can_come_back_until_the_directory_is_synced() {
    let unlink = |synced| Step::Unlink { name: "a".to_owned(), synced };
    let kept = [create(), write(0, 7, 512), sync()];
    let seen = outcomes(&[&kept[..], &[unlink(false)]].concat());
    assert_eq!(seen, BTreeSet::from([None, Some(vec![7; 512])]));
    assert_eq!(outcomes(&[&kept[..], &[unlink(true)]].concat()), BTreeSet::from([None]));
}
