//! Disks that refuse: full, read-only, and then willing again.
#![expect(clippy::unwrap_used, reason = "a test that cannot make its directory has nothing to say")]

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use muster_store::{DraftText, Plan, Store, StoreError};
use muster_testkit::moment;

use crate::incident::{drafts, lines_of, options};

/// A small disk of its own, in memory.
struct SmallDisk(tempfile::TempDir);

impl SmallDisk {
    /// Mounts it; says so when this is not permitted.
    #[expect(clippy::print_stdout, reason = "a test that was skipped says so")]
    fn mount(megabytes: u32) -> Option<Self> {
        let dir = tempfile::tempdir().unwrap();
        let size = format!("size={megabytes}m");
        let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", &size, "tmpfs"]).arg(dir.path()).output();
        if mounted.is_ok_and(|output| output.status.success()) {
            return Some(Self(dir));
        }
        println!("skipped: a small disk cannot be mounted here; a full and a read-only disk were not tried");
        None
    }

    fn remount(&self, how: &str) {
        let done = Command::new("mount").args(["-o", &format!("remount,{how}")]).arg(self.0.path()).status().unwrap();
        assert!(done.success(), "remount {how}");
    }

    /// Removes a file and waits until its room is free: a program that another test is just starting may still hold it.
    fn free(&self, file: &Path) {
        std::fs::remove_file(file).unwrap();
        let begun = Instant::now();
        while begun.elapsed() < Duration::from_secs(30) {
            let space = rustix::fs::statvfs(self.path()).unwrap();
            if space.f_bavail * space.f_frsize > 1 << 20 {
                return;
            }
            std::thread::yield_now();
        }
    }

    fn path(&self) -> &Path {
        self.0.path()
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        // Lazily, for the same reason.
        let gone = Command::new("umount").arg("-l").arg(self.0.path()).status();
        assert!(gone.is_ok_and(|status| status.success()), "umount {}", self.0.path().display());
    }
}

fn add(store: &Store, line: &str, declared: bool) -> Result<(), StoreError> {
    let now = moment("2026-11-20T02:05:00Z");
    let plan = Plan { drafts: drafts(&[line.to_owned()], declared, now), ..Plan::default() };
    store.write(now, |_peek| Ok(plan)).map(|_written| ())
}

fn verify(store: &Store) {
    let verified = store.verify(&mut |_done, _total| true).unwrap();
    assert!(verified.is_good(), "{:?}", verified.problems);
}

#[test]
fn a_full_disk_is_said_and_it_goes_on_without_a_restart() {
    let Some(disk) = SmallDisk::mount(4) else { return };
    let store = Store::open(&disk.path().join("muster.db"), &options(None)).unwrap();
    let ballast = disk.path().join("ballast");
    std::fs::write(&ballast, vec![0; 2 << 20]).unwrap();
    let mut acked = vec!["0".to_owned()];
    add(&store, "0", false).unwrap();
    let refused = loop {
        let line = format!("{} {}", acked.len(), "x".repeat(3_000));
        match add(&store, &line, true) {
            Ok(()) => acked.push(line),
            Err(error) => break error,
        }
    };
    assert!(matches!(refused, StoreError::DiskFull), "{refused:?}");
    assert!(refused.to_string().contains("disk is full"), "{refused}");
    assert_eq!(lines_of(&store).unwrap(), acked, "what was acknowledged can be read on a full disk");

    disk.free(&ballast);
    let typed = DraftText { text: "the line that did not fit".to_owned(), started_at: None };
    store.save_draft("INC-0001", "composer", &typed).unwrap();
    add(&store, &typed.text, true).unwrap();
    acked.push(typed.text);
    assert_eq!(lines_of(&store).unwrap(), acked, "it goes on with the same open store");
    verify(&store);
}

#[test]
fn a_disk_without_room_for_a_store_leaves_nothing_behind() {
    let Some(disk) = SmallDisk::mount(3) else { return };
    let ballast = disk.path().join("ballast");
    std::fs::write(&ballast, vec![0; 3048 << 10]).unwrap();
    let path = disk.path().join("muster.db");
    let refused = Store::open(&path, &options(None)).err().unwrap();
    assert!(refused.to_string().contains("disk is full"), "{refused}");
    assert!(!path.exists(), "half a store has no name");
    disk.free(&ballast);
    add(&Store::open(&path, &options(None)).unwrap(), "first", false).unwrap();
}

#[test]
fn a_read_only_disk_is_read_and_written_again_later() {
    let Some(disk) = SmallDisk::mount(4) else { return };
    let path = disk.path().join("muster.db");
    let store = Store::open(&path, &options(None)).unwrap();
    add(&store, "before", false).unwrap();
    drop(store);
    // A copy on a read-only medium comes without the index of the log.
    std::fs::remove_file(disk.path().join("muster.db-shm")).unwrap();

    disk.remount("ro");
    let store = Store::open(&path, &options(None)).unwrap();
    assert_eq!(lines_of(&store).unwrap(), ["before"], "everything can be read");
    let refused = add(&store, "meanwhile", true).unwrap_err();
    assert!(matches!(refused, StoreError::ReadOnly), "{refused:?}");

    disk.remount("rw");
    store.try_again().unwrap();
    add(&store, "meanwhile", true).unwrap();
    assert_eq!(lines_of(&store).unwrap(), ["before", "meanwhile"], "it goes on without a restart");
    verify(&store);
}

#[test]
fn a_disk_that_turns_read_only_while_open_loses_nothing() {
    let Some(disk) = SmallDisk::mount(4) else { return };
    let store = Store::open(&disk.path().join("muster.db"), &options(None)).unwrap();
    add(&store, "before", false).unwrap();
    // Open files keep a tmpfs from turning read-only, as they would a disk; then there is nothing to see.
    let turned = Command::new("mount").args(["-o", "remount,ro"]).arg(disk.path()).output().unwrap();
    if turned.status.success() {
        add(&store, "meanwhile", true).unwrap_err();
        disk.remount("rw");
    }
    add(&store, "meanwhile", true).unwrap();
    assert_eq!(lines_of(&store).unwrap(), ["before", "meanwhile"]);
    verify(&store);
}

#[test]
fn a_folder_without_permission_is_said() {
    use std::os::unix::fs::PermissionsExt as _;
    let dir = tempfile::tempdir().unwrap();
    std::fs::set_permissions(dir.path(), std::fs::Permissions::from_mode(0o500)).unwrap();
    if std::fs::write(dir.path().join("probe"), "").is_ok() {
        println!("skipped: this user may write everywhere; a folder without permission was not tried");
        return;
    }
    let refused = Store::open(&dir.path().join("muster.db"), &options(None)).err().unwrap();
    assert!(refused.to_string().contains("muster.db") || refused.to_string().contains("written"), "{refused}");
}
