//! Restoring a backup while the power goes or the disk fails: the store is as it was, or it is restored.
#![expect(clippy::unwrap_used, reason = "a test that cannot make its directory has nothing to say")]

use std::path::{Path, PathBuf};
use std::sync::Arc;

use muster_core::ids::DeviceId;
use muster_store::{BackupReason, OpenOptions, Plan, Store, StoreError};
use muster_testkit::moment;
use uuid::Uuid;

use crate::files::{Files, scratch, setting, write_files};
use crate::image::Disk;
use crate::incident::{drafts, lines_of, options};
use crate::lines::lines;
use crate::power::STORE;
use crate::rng::Rng;
use crate::vfs::{Fault, FaultDisk, FaultKind};

const DEVICE: DeviceId = DeviceId(Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_00d2));

/// A store and a backup of its first half.
struct Before {
    files: Files,
    backup: PathBuf,
    in_backup: Vec<String>,
    all: Vec<String>,
}

fn before() -> Before {
    let dir = scratch().unwrap();
    let store = Store::open(&dir.path().join(STORE), &options(None)).unwrap();
    let write = |batch: usize| {
        let now = moment("2026-11-20T02:03:00Z");
        let plan = Plan { drafts: drafts(&lines(5, batch), batch > 0, now), ..Plan::default() };
        store.write(now, |_peek| Ok::<_, StoreError>(plan)).unwrap();
    };
    (0..8).for_each(write);
    let in_backup = lines_of(&store).unwrap();
    let backup = store.backup(BackupReason::Asked, moment("2026-11-20T02:04:00Z"), &Arc::default()).unwrap();
    let backup = backup.path.strip_prefix(dir.path()).unwrap().to_owned();
    (8..12).for_each(write);
    store.checkpoint().unwrap();
    (12..16).for_each(write);
    let all = lines_of(&store).unwrap();
    let names = [STORE.to_owned(), format!("{STORE}-wal"), format!("{STORE}-mark"), backup.display().to_string()];
    let files = names.into_iter().map(|name| (name.clone(), std::fs::read(dir.path().join(name)).unwrap())).collect();
    Before { files, backup, in_backup, all }
}

impl Before {
    fn restore(&self, disk: &FaultDisk, dir: &Path) -> Result<(), String> {
        let store = Store::open(&dir.join(STORE), &options(Some(disk.vfs()))).map_err(|error| error.to_string())?;
        let from = dir.join(&self.backup);
        let restored = store.restore(&from, moment("2026-11-20T03:00:00Z"), DEVICE, &Arc::default());
        restored.map(|_done| ()).map_err(|error| error.to_string())
    }

    /// Says whether the store is the old or the restored one; anything between is wrong.
    fn is_restored(&self, dir: &Path) -> Result<bool, String> {
        let other = OpenOptions { now: moment("2026-11-20T04:00:00Z"), ..options(None) };
        let store = Store::open(&dir.join(STORE), &other).map_err(|error| error.to_string())?;
        let verified = store.verify(&mut |_done, _total| true).map_err(|error| error.to_string())?;
        let lines = lines_of(&store).map_err(|error| error.to_string())?;
        match (verified.is_good(), store.device() == DEVICE) {
            (true, true) if lines == self.in_backup => Ok(true),
            (true, false) if lines == self.all => Ok(false),
            (good, new) => Err(format!("{} lines, good: {good}, a new device: {new}", lines.len())),
        }
    }
}

#[test]
fn a_power_cut_leaves_the_old_store_or_the_restored_one() {
    let before = before();
    let dir = scratch().unwrap();
    let disk = FaultDisk::new(dir.path(), before.files.clone()).unwrap();
    before.restore(&disk, &dir.path().canonicalize().unwrap()).unwrap();
    let tape = disk.tape();
    let seed = setting("MUSTER_CRASH_SEED", 1) as u64;
    let mut rng = Rng::new(seed);
    let mut restored = 0;
    for _image in 0..setting("MUSTER_CRASH_IMAGES", 200) {
        let point = rng.below(tape.len() + 1);
        let mut model = Disk::new(disk.base());
        tape[..point].iter().for_each(|step| model.play(step));
        let image = scratch().unwrap();
        write_files(&model.cut(&mut rng), image.path()).unwrap();
        match before.is_restored(image.path()) {
            Ok(done) => restored += usize::from(done),
            Err(why) => unreachable!("seed {seed}, cut after step {point} of {}: {why}", tape.len()),
        }
    }
    assert!(restored > 0, "some images hold the restored store");
}

#[test]
fn a_failing_disk_leaves_the_old_store_or_the_restored_one_and_says_so() {
    let before = before();
    for kind in [FaultKind::Write, FaultKind::Full, FaultKind::Sync, FaultKind::Truncate] {
        for nth in 1.. {
            let dir = scratch().unwrap();
            let disk = FaultDisk::new(dir.path(), before.files.clone()).unwrap();
            disk.arm(Fault { kind, nth });
            let told = before.restore(&disk, &dir.path().canonicalize().unwrap());
            if disk.failures().is_empty() {
                assert_eq!(told, Ok(()), "nothing failed");
                break;
            }
            let error = told.expect_err("a failure is told");
            let state = before.is_restored(dir.path());
            assert!(state.is_ok(), "{kind:?} {nth} ({:?}): {state:?}, told: {error}", disk.failures());
        }
    }
}

#[test]
fn a_program_that_was_open_during_a_restore_goes_on_as_the_new_device() {
    let before = before();
    let dir = scratch().unwrap();
    write_files(&before.files, dir.path()).unwrap();
    let path = dir.path().join(STORE);
    let open = Store::open(&path, &options(None)).unwrap();
    let other = Store::open(&path, &options(None)).unwrap();
    other.restore(&dir.path().join(&before.backup), moment("2026-11-20T03:00:00Z"), DEVICE, &Arc::default()).unwrap();
    let now = moment("2026-11-20T03:01:00Z");
    let plan = Plan { drafts: drafts(&["It goes on.".to_owned()], true, now), ..Plan::default() };
    let written = open.write(now, |_peek| Ok::<_, StoreError>(plan)).unwrap();
    assert_eq!(written.events[0].stamp().device, DEVICE, "numbers given after the backup are not given again");
    assert_eq!(open.device(), DEVICE);
    assert!(open.verify(&mut |_done, _total| true).unwrap().is_good());
}
