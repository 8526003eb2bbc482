//! A disk that refuses, as a person sees it: told in words, the text still in the composer, and on it goes when there is
//! room again.

use std::path::Path;
use std::process::Command;

use serde_json::json;
use tempfile::TempDir;

use crate::app::{App, Home, Look};
use crate::page::COMPOSER;

/// A small disk of its own, in memory.
struct SmallDisk(TempDir);

impl SmallDisk {
    /// Mounts it; says so when this is not permitted.
    #[expect(clippy::print_stdout, reason = "a test that was skipped says so")]
    fn mount(megabytes: u32) -> Option<Self> {
        let folder = TempDir::new().expect("a temporary folder");
        let size = format!("size={megabytes}m");
        let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", &size, "tmpfs"]).arg(folder.path()).output();
        if mounted.is_ok_and(|output| output.status.success()) {
            return Some(Self(folder));
        }
        println!("skipped: a small disk cannot be mounted here; a full and a read-only disk were not tried");
        None
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn remount(&self, how: &str) {
        let done = Command::new("mount").args(["-o", &format!("remount,{how}")]).arg(self.path()).status();
        assert!(done.is_ok_and(|status| status.success()), "remount {how}");
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        // Lazily: a program that another test is just starting may still hold a file of it.
        let gone = Command::new("umount").arg("-l").arg(self.path()).status();
        assert!(gone.is_ok_and(|status| status.success()), "umount {}", self.path().display());
    }
}

async fn open_incident(home: &Home) -> App {
    let app = home.open().await;
    app.page.press_each(&["Down", "Enter"]).await;
    app.page.wait_focus(COMPOSER).await;
    app
}

#[tokio::test]
async fn a_full_disk_keeps_the_text_in_the_composer() {
    let Some(disk) = SmallDisk::mount(12) else { return };
    let home = Home::new(Look::Light).with_store_in(disk.path());
    home.ask("declare", json!({ "text": "sev2 Search is slow", "isDrill": false }));
    let app = open_incident(&home).await;
    app.page.enter("the index was rebuilt").await;
    app.page.wait_row("the index was rebuilt").await;

    // Everything there was is taken: by whatever else writes on this disk.
    let ballast = disk.path().join("ballast");
    let space = rustix::fs::statvfs(disk.path()).expect("its size");
    let free = usize::try_from(space.f_bavail * space.f_frsize).expect("a small disk");
    std::fs::write(&ballast, vec![0; free]).expect("all the room there was");

    app.page.enter("nobody may lose this line").await;
    app.page.wait_text("the disk is full. What you typed is kept").await;
    app.page.wait_focus(COMPOSER).await;
    app.page.wait_field("nobody may lose this line").await;
    app.page.picture("disk-full").await;

    std::fs::remove_file(&ballast).expect("the room is given back");
    app.page.press("Enter").await;
    app.page.wait_row("nobody may lose this line").await;
    assert_eq!(app.page.field().await, "", "the line is saved, so the composer is free");
}

#[tokio::test]
async fn a_read_only_disk_is_read_and_written_when_it_can_be_again() {
    let Some(disk) = SmallDisk::mount(12) else { return };
    let home = Home::new(Look::Dark).with_store_in(disk.path());
    home.ask("declare", json!({ "text": "sev2 Search is slow", "isDrill": false }));
    home.ask("line_add", json!({ "incident": "INC-0001", "text": "before", "attachments": [] }));
    disk.remount("ro");

    let app = open_incident(&home).await;
    app.page.wait_row("before").await;
    app.page.enter("meanwhile").await;
    app.page.wait_text("the store cannot be written. What you typed is kept").await;
    app.page.wait_field("meanwhile").await;
    app.page.picture("disk-read-only").await;

    disk.remount("rw");
    app.page.press("Enter").await;
    app.page.wait_row("meanwhile").await;
}
