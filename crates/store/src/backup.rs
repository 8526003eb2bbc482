//! Backups that are opened to prove that they restore.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use chrono::{Datelike, NaiveDateTime};
use muster_core::ids::DeviceId;
use muster_core::time::Moment;
use rusqlite::Connection;

use crate::open::{checkpoint_all, private_folder};
use crate::store::Store;
use crate::verify::{Verified, chains, quick_check};
use crate::{StoreError, connect, private, read, schema};

/// Why a backup was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BackupReason {
    /// A day has passed.
    Daily,
    /// A person asked.
    Asked,
    /// Before the store is brought to a newer format.
    BeforeMigration,
    /// Before another backup takes its place.
    BeforeRestore,
}

impl BackupReason {
    const ALL: [Self; 4] = [Self::Daily, Self::Asked, Self::BeforeMigration, Self::BeforeRestore];

    /// The word in the file's name.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Daily => "daily",
            Self::Asked => "asked",
            Self::BeforeMigration => "before_migration",
            Self::BeforeRestore => "before_restore",
        }
    }
}

/// A backup on the disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// Where it lies.
    pub path: PathBuf,
    /// When it was taken.
    pub at: Moment,
    /// Why.
    pub reason: BackupReason,
    /// Its size in bytes.
    pub bytes: u64,
    /// How many events it holds, when it was opened to see.
    pub events: Option<u64>,
}

/// Which backups stay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Keep {
    /// The latest of each of so many days.
    pub days: usize,
    /// The latest of each of so many weeks.
    pub weeks: usize,
    /// So many of those taken before something, beside those a person asked for, which all stay.
    pub before: usize,
}

impl Default for Keep {
    fn default() -> Self {
        Self { days: 7, weeks: 4, before: 5 }
    }
}

impl Keep {
    /// Which of these backups are no longer needed.
    #[must_use]
    pub fn spare<'a>(&self, backups: &'a [Backup]) -> Vec<&'a Backup> {
        let mut newest_first: Vec<&Backup> = backups.iter().collect();
        newest_first.sort_by_key(|backup| std::cmp::Reverse(backup.at));
        let (mut days, mut weeks, mut before) = (Vec::new(), Vec::new(), 0);
        newest_first.retain(|backup| match backup.reason {
            BackupReason::Asked => false,
            BackupReason::BeforeMigration | BackupReason::BeforeRestore => {
                before += 1;
                before > self.before
            }
            BackupReason::Daily => {
                let (day, week) = (backup.at.date_naive(), backup.at.iso_week());
                let new_day = !days.contains(&day) && days.len() < self.days;
                let new_week = !weeks.contains(&week) && weeks.len() < self.weeks;
                if new_day {
                    days.push(day);
                }
                if new_week {
                    weeks.push(week);
                }
                !new_day && !new_week
            }
        });
        newest_first
    }
}

const STAMP: &str = "%Y%m%dT%H%M%SZ";

/// Lists the backups in a folder, newest first. What is not a backup of ours is passed over.
///
/// # Errors
/// When the folder cannot be read; a folder that is not there holds none.
pub fn list(folder: &Path) -> Result<Vec<Backup>, StoreError> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(StoreError::file("look into", folder)(error)),
    };
    let mut backups: Vec<Backup> =
        entries.filter_map(Result::ok).filter_map(|entry| read_name(&entry.path())).collect();
    backups.sort_by(|a, b| b.at.cmp(&a.at).then_with(|| b.path.cmp(&a.path)));
    Ok(backups)
}

fn read_name(path: &Path) -> Option<Backup> {
    let name = path.file_name()?.to_str()?.strip_prefix("muster-")?.strip_suffix(".db")?;
    let (stamp, reason) = name.split_once('-')?;
    let reason = reason.split('-').next()?;
    Some(Backup {
        path: path.to_owned(),
        at: NaiveDateTime::parse_from_str(stamp, STAMP).ok()?.and_utc(),
        reason: BackupReason::ALL.into_iter().find(|known| known.as_str() == reason)?,
        bytes: fs::metadata(path).ok()?.len(),
        events: None,
    })
}

/// Opens a backup read-only and checks every event in it.
///
/// # Errors
/// What is wrong with it, in one sentence.
pub fn prove(path: &Path) -> Result<u64, StoreError> {
    let connection = connect::read_only(path)?;
    let version = schema::version(&connection)?;
    if version == 0 || version > schema::latest_version() {
        return Err(StoreError::Unfit(format!("use {}: it is not a store this Muster knows", path.display())));
    }
    quick_check(&connection)?;
    let mut verified = Verified::default();
    chains(&connection, &mut verified, &mut |_, _| true)?;
    match verified.problems.first() {
        None => Ok(verified.events),
        Some(problem) => Err(StoreError::Damaged(problem.0.clone())),
    }
}

/// Takes a backup into a folder.
pub(crate) fn take(
    connection: &Connection,
    folder: &Path,
    reason: BackupReason,
    now: Moment,
    cancel: &Arc<AtomicBool>,
) -> Result<Backup, StoreError> {
    private_folder(folder)?;
    let stem = format!("muster-{}-{}", now.format(STAMP), reason.as_str());
    let path = (1..)
        .map(|n| if n == 1 { format!("{stem}.db") } else { format!("{stem}-{n}.db") })
        .map(|name| folder.join(name))
        .find(|path| !path.exists())
        .unwrap_or_else(|| folder.join("muster.db"));
    let events = write_to(connection, &path, cancel)?;
    let bytes = fs::metadata(&path).map_err(StoreError::file("read", &path))?.len();
    Ok(Backup { path, at: now, reason, bytes, events: Some(events) })
}

/// Writes a copy, proves it, and only then gives it its name. Never replaces a good file with half a one.
fn write_to(connection: &Connection, path: &Path, cancel: &Arc<AtomicBool>) -> Result<u64, StoreError> {
    let mut partial = path.as_os_str().to_owned();
    partial.push(".partial");
    let partial = PathBuf::from(partial);
    remove_if_there(&partial)?;
    let stopped = Arc::clone(cancel);
    connection.progress_handler(10_000, Some(move || stopped.load(Ordering::Relaxed)))?;
    let copied = connection.execute("VACUUM INTO ?1", [partial.to_string_lossy()]);
    connection.progress_handler(0, None::<fn() -> bool>)?;
    let proven = copied.map_err(StoreError::from).and_then(|_rows| {
        make_private(&partial)?;
        prove(&partial)
    });
    let events = match proven {
        Ok(events) => events,
        Err(error) => {
            remove_if_there(&partial)?;
            return Err(error);
        }
    };
    File::open(&partial).and_then(|file| file.sync_all()).map_err(StoreError::file("write", &partial))?;
    fs::rename(&partial, path).map_err(StoreError::file("name", path))?;
    sync_folder(path)?;
    Ok(events)
}

fn make_private(path: &Path) -> Result<(), StoreError> {
    private::close_off(path).map_err(StoreError::file("make private", path))
}

pub(crate) fn remove_if_there(path: &Path) -> Result<(), StoreError> {
    match fs::remove_file(path) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(StoreError::file("remove", path)(error)),
    }
}

/// Makes a new name in a folder last.
pub(crate) fn sync_folder(path: &Path) -> Result<(), StoreError> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
    private::sync_folder(folder).map_err(StoreError::file("write", folder))
}

/// What restoring did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// How many events the store holds now.
    pub events: u64,
    /// Where what stood there before is kept.
    pub kept_aside: PathBuf,
}

impl Store {
    /// Takes a backup, proves that it restores, and lets older ones go.
    ///
    /// # Errors
    /// Why not; no half backup is left behind.
    pub fn backup(&self, reason: BackupReason, now: Moment, cancel: &Arc<AtomicBool>) -> Result<Backup, StoreError> {
        let connection = connect::read_only(self.path())?;
        let backup = take(&connection, self.backups_folder(), reason, now, cancel)?;
        for spare in Keep::default().spare(&list(self.backups_folder())?) {
            remove_if_there(&spare.path)?;
        }
        Ok(backup)
    }

    /// Writes a proven copy to a file that a person named. What stood there is replaced only by a good copy.
    ///
    /// # Errors
    /// Why not.
    pub fn backup_to(&self, path: &Path, now: Moment, cancel: &Arc<AtomicBool>) -> Result<Backup, StoreError> {
        if path.is_dir() {
            return Err(StoreError::Unfit(format!("write {}: this is a folder; name a file in it", path.display())));
        }
        let connection = connect::read_only(self.path())?;
        let events = write_to(&connection, path, cancel)?;
        let bytes = fs::metadata(path).map_err(StoreError::file("read", path))?.len();
        Ok(Backup { path: path.to_owned(), at: now, reason: BackupReason::Asked, bytes, events: Some(events) })
    }

    /// The backups in the usual folder, newest first.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn backups(&self) -> Result<Vec<Backup>, StoreError> {
        list(self.backups_folder())
    }

    /// Puts a backup in the place of what the store holds, in one transaction, so that other windows and programs see
    /// it at once. What stood there is kept as a backup. The store becomes a new device: numbers that were given after
    /// the backup was taken are never given again.
    ///
    /// # Errors
    /// Why not; then the store is as it was.
    pub fn restore(
        &self,
        from: &Path,
        now: Moment,
        new_device: DeviceId,
        cancel: &Arc<AtomicBool>,
    ) -> Result<Restored, StoreError> {
        if !from.is_file() {
            return Err(StoreError::Unfit(format!("restore {}: there is no such file", from.display())));
        }
        prove(from).map_err(|error| StoreError::Unfit(format!("restore {}: {error}", from.display())))?;
        let before = connect::read_only(self.path())?;
        let kept = take(&before, self.backups_folder(), BackupReason::BeforeRestore, now, cancel)?;
        drop(before);
        // Made ready apart, so that one commit brings everything: the store is as it was, or restored.
        let ready = self.backups_folder().join(format!(".restoring-{}", std::process::id()));
        let events = make_ready(from, &ready, new_device, self.epoch()? + 1).and_then(|()| {
            let source = connect::read_only(&ready)?;
            self.writing(|connection| {
                let copy = rusqlite::backup::Backup::new(&source, connection)?;
                copy.run_to_completion(1024, std::time::Duration::ZERO, None)?;
                drop(copy);
                checkpoint_all(connection)?;
                read::event_count(connection)
            })
        });
        let cleared = clear(&ready);
        let events = events?;
        cleared?;
        self.set_device(new_device);
        Ok(Restored { events, kept_aside: kept.path })
    }
}

/// Copies a backup and makes it the store it is to become: in today's format, another device, a new epoch.
fn make_ready(from: &Path, ready: &Path, device: DeviceId, epoch: i64) -> Result<(), StoreError> {
    clear(ready)?;
    fs::copy(from, ready).map_err(StoreError::file("copy", from))?;
    make_private(ready)?;
    let mut connection = connect::writer(ready, None)?;
    schema::migrate(&mut connection)?;
    for (key, value) in [("device", device.to_string()), ("epoch", epoch.to_string())] {
        connection.execute(
            "INSERT INTO meta (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = ?2",
            [key, &value],
        )?;
    }
    checkpoint_all(&connection)
}

fn clear(ready: &Path) -> Result<(), StoreError> {
    for suffix in ["", "-wal", "-shm"] {
        let mut name = ready.as_os_str().to_owned();
        name.push(suffix);
        remove_if_there(Path::new(&name))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn backup(at: &str, reason: BackupReason) -> Backup {
        Backup { path: PathBuf::from(at), at: at.parse().unwrap(), reason, bytes: 0, events: None }
    }

    #[test]
    fn keeps_seven_days_and_four_weeks() {
        let backups: Vec<Backup> = (1..=28)
            .flat_map(|day| {
                [
                    backup(&format!("2026-11-{day:02}T03:00:00Z"), BackupReason::Daily),
                    backup(&format!("2026-11-{day:02}T15:00:00Z"), BackupReason::Daily),
                ]
            })
            .collect();
        let spare = Keep::default().spare(&backups);
        let mut kept: Vec<String> =
            backups.iter().filter(|one| !spare.contains(one)).map(|one| one.at.format("%d").to_string()).collect();
        kept.sort();
        // The last seven days, then the last day of each of three weeks before the current one.
        assert_eq!(kept, ["08", "15", "22", "23", "24", "25", "26", "27", "28"]);
        assert!(spare.iter().all(|one| one.reason == BackupReason::Daily));
    }

    #[test]
    fn what_a_person_asked_for_stays() {
        let backups: Vec<Backup> =
            (1..=20).map(|day| backup(&format!("2026-11-{day:02}T03:00:00Z"), BackupReason::Asked)).collect();
        assert!(Keep::default().spare(&backups).is_empty());
    }
}
