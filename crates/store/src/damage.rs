//! Damage: what can be read is read, the original is never changed, the newest good backup is offered.

use std::fs;
use std::path::{Path, PathBuf};

use muster_core::event::{ChainHead, check_event};
use muster_core::ids::Hash;
use muster_core::time::Moment;
use rusqlite::{Connection, OpenFlags, params};

use crate::backup::{self, Backup};
use crate::open::{OpenOptions, backup_folder, checkpoint_all, private_folder};
use crate::store::Store;
use crate::{OpenError, RawEvent, StoreError, rows};

mod beside;

use beside::Knows;

/// What can be read of a damaged store.
#[derive(Debug, Clone, Default)]
pub struct Salvage {
    /// Events that are what was written, by their own hashes.
    pub events: Vec<RawEvent>,
    /// Large things that have their hash: the hash, what it is, its bytes.
    pub attachments: Vec<(Hash, String, Vec<u8>)>,
    /// Stretches or rows that could not be read.
    pub unreadable: u32,
}

/// What is known about a damaged store.
#[derive(Debug, Clone)]
pub struct Report {
    /// Where an untouched copy was put aside.
    pub copy: Option<PathBuf>,
    /// What can be read.
    pub salvage: Salvage,
    /// The newest backup that was opened and found good.
    pub backup: Option<Backup>,
}

/// What to go on with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// The newest good backup, and with it everything that can still be read.
    BackupAndReadable,
    /// Only what can still be read.
    ReadableOnly,
}

/// What recovery did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recovered {
    /// How many events the store holds now.
    pub events: u64,
    /// How many of them were saved from the damaged one.
    pub rescued: u32,
    /// Where the damaged one lies.
    pub kept_aside: PathBuf,
}

/// Looks at a damaged store without changing it.
///
/// # Errors
/// When not even a copy can be made, such as on a full disk.
pub fn inspect(path: &Path, options: &OpenOptions) -> Result<Report, StoreError> {
    let backups = options.backups.clone().unwrap_or_else(|| backup_folder(path));
    let copy = put_aside(path, options.now)?;
    let salvage = salvage(path)?;
    Ok(Report { copy: Some(copy), salvage, backup: newest_good(&backups)? })
}

/// The newest backup that proves good.
fn newest_good(folder: &Path) -> Result<Option<Backup>, StoreError> {
    Ok(backup::list(folder)?.into_iter().find_map(|mut backup| {
        backup.events = Some(backup::prove(&backup.path).ok()?);
        Some(backup)
    }))
}

/// The files a store is made of, as they lie beside each other.
fn parts(path: &Path) -> [(PathBuf, &'static str); 2] {
    let with = |suffix: &str| {
        let mut name = path.as_os_str().to_owned();
        name.push(suffix);
        PathBuf::from(name)
    };
    [(path.to_owned(), ""), (with("-wal"), "-wal")]
}

pub(crate) fn copy_parts(path: &Path, to: &Path) -> Result<(), StoreError> {
    for (part, suffix) in parts(path) {
        if part.exists() {
            let mut name = to.as_os_str().to_owned();
            name.push(suffix);
            fs::copy(&part, PathBuf::from(name)).map_err(StoreError::file("copy", &part))?;
        }
    }
    Ok(())
}

fn damaged_folder(path: &Path, now: Moment) -> Result<PathBuf, StoreError> {
    let parent = path.parent().unwrap_or_else(|| Path::new("."));
    let folder = parent.join("damaged").join(now.format("%Y%m%dT%H%M%SZ").to_string());
    private_folder(&folder)?;
    Ok(folder)
}

/// Copies the store aside, once for the same instant.
fn put_aside(path: &Path, now: Moment) -> Result<PathBuf, StoreError> {
    let copy = damaged_folder(path, now)?.join(path.file_name().unwrap_or_else(|| "muster.db".as_ref()));
    if !copy.exists() {
        copy_parts(path, &copy)?;
    }
    Ok(copy)
}

/// Reads what can be read, on a copy, because opening a database may write to it.
///
/// # Errors
/// When no copy can be made.
pub fn salvage(path: &Path) -> Result<Salvage, StoreError> {
    let copy = WorkingCopy::of(path)?;
    let salvage = copy.salvage();
    copy.remove()?;
    Ok(salvage)
}

/// A copy to read from, which may be written to by being opened.
struct WorkingCopy {
    folder: PathBuf,
    file: PathBuf,
}

impl WorkingCopy {
    fn of(path: &Path) -> Result<Self, StoreError> {
        let parent = path.parent().unwrap_or_else(|| Path::new("."));
        let folder = parent.join(format!(".muster-reading-{}", std::process::id()));
        private_folder(&folder)?;
        let copy = Self { file: folder.join("copy.db"), folder };
        match copy_parts(path, &copy.file) {
            Ok(()) => Ok(copy),
            Err(error) => copy.remove().and(Err(error)),
        }
    }

    fn salvage(&self) -> Salvage {
        let with_log = read_all(&open_loosely(&self.file, false));
        // A torn write-ahead log can hide pages that are whole in the file itself.
        let without_log = read_all(&open_loosely(&self.file, true));
        union(with_log, without_log)
    }

    /// Carries what lies beside the log into a store that has the log already.
    fn carry_beside(&self, store: &Store) -> Result<(), StoreError> {
        let mut known = Knows::Better;
        for immutable in [false, true] {
            let Some(from) = open_loosely(&self.file, immutable) else { continue };
            let unreadable = store.writing(|into| beside::carry(&from, into, known))?;
            if unreadable == 0 {
                return Ok(());
            }
            tracing::warn!(unreadable, "not everything beside the log could be read");
            // Without its write-ahead log the file is older than what was read already.
            known = Knows::TheSame;
        }
        Ok(())
    }

    fn remove(&self) -> Result<(), StoreError> {
        fs::remove_dir_all(&self.folder).map_err(StoreError::file("remove", &self.folder))
    }
}

fn union(mut first: Salvage, second: Salvage) -> Salvage {
    let held: std::collections::HashSet<Hash> = first.events.iter().map(|event| event.hash).collect();
    first.events.extend(second.events.into_iter().filter(|event| !held.contains(&event.hash)));
    let kept: std::collections::HashSet<Hash> = first.attachments.iter().map(|(hash, ..)| *hash).collect();
    first.attachments.extend(second.attachments.into_iter().filter(|(hash, ..)| !kept.contains(hash)));
    first.unreadable = first.unreadable.min(second.unreadable);
    first
}

fn open_loosely(path: &Path, immutable: bool) -> Option<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_URI;
    let connection = if immutable {
        let escaped = path.to_string_lossy().replace('%', "%25").replace('?', "%3f").replace('#', "%23");
        Connection::open_with_flags(format!("file:{escaped}?immutable=1"), flags | OpenFlags::SQLITE_OPEN_READ_ONLY)
    } else {
        Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_READ_WRITE)
    };
    connection.ok()
}

fn read_all(connection: &Option<Connection>) -> Salvage {
    let mut salvage = Salvage::default();
    let Some(connection) = connection else {
        salvage.unreadable += 1;
        return salvage;
    };
    let query = format!("SELECT {}, arrival FROM event WHERE arrival >= ?1 ORDER BY arrival", rows::COLUMNS);
    let mut events = Vec::new();
    salvage.unreadable += scan(connection, &query, &mut |row| {
        let raw = rows::raw_event(row).ok().filter(is_itself)?;
        events.push(raw);
        Some(())
    });
    salvage.events = events;
    let query = "SELECT hash, media_type, bytes, rowid FROM attachment WHERE rowid >= ?1 ORDER BY rowid";
    let mut attachments = Vec::new();
    salvage.unreadable += scan(connection, query, &mut |row| {
        let hash = Hash::from_slice(&row.get::<_, Vec<u8>>(0).ok()?).ok()?;
        let (media_type, bytes): (String, Vec<u8>) = (row.get(1).ok()?, row.get(2).ok()?);
        (Hash::of(&bytes) == hash).then(|| attachments.push((hash, media_type, bytes)))
    });
    salvage.attachments = attachments;
    salvage
}

/// Whether an event is what was written, judged by its own hashes alone.
fn is_itself(raw: &RawEvent) -> bool {
    let stamp = raw.header.stamp;
    let Some(seq) = stamp.seq.checked_sub(1) else { return false };
    let before = ChainHead { device: stamp.device, seq, hash: raw.header.prev };
    check_event(&raw.header, raw.hash, raw.body.as_deref().map(str::as_bytes), &before).is_ok()
}

/// Reads a table from its beginning and steps over what cannot be read. Returns how much that was.
///
/// The last column is the row's key.
fn scan(connection: &Connection, query: &str, take: &mut dyn FnMut(&rusqlite::Row<'_>) -> Option<()>) -> u32 {
    let mut unreadable = 0;
    let mut from = 0_i64;
    // Each stretch that cannot be read is stepped over in doubling steps; a table can only have so many.
    for _stretch in 0..10_000 {
        match read_stretch(connection, query, from, take, &mut unreadable) {
            Ok(()) => return unreadable,
            Err(last) => {
                unreadable += 1;
                match step_over(connection, query, last + 1) {
                    Some(next) => from = next,
                    None => return unreadable,
                }
            }
        }
    }
    unreadable
}

fn read_stretch(
    connection: &Connection,
    query: &str,
    from: i64,
    take: &mut dyn FnMut(&rusqlite::Row<'_>) -> Option<()>,
    unreadable: &mut u32,
) -> Result<(), i64> {
    let mut last = from - 1;
    let mut statement = connection.prepare(query).map_err(|_broken| i64::MAX - 1)?;
    let key = statement.column_count() - 1;
    let mut rows = statement.query(params![from]).map_err(|_broken| last)?;
    loop {
        match rows.next() {
            Ok(Some(row)) => {
                last = row.get(key).unwrap_or(last);
                if take(row).is_none() {
                    *unreadable += 1;
                }
            }
            Ok(None) => return Ok(()),
            Err(_broken) => return Err(last),
        }
    }
}

/// Finds the next key from which a row can be read.
fn step_over(connection: &Connection, query: &str, from: i64) -> Option<i64> {
    let first_from = |at: i64| -> Option<i64> {
        let mut statement = connection.prepare(query).ok()?;
        let key = statement.column_count() - 1;
        let mut rows = statement.query(params![at]).ok()?;
        rows.next().ok().flatten()?.get(key).ok()
    };
    let mut step = 1_i64;
    while step < 1 << 40 {
        let at = from.checked_add(step)?;
        if first_from(at).is_some() {
            // Something after the stretch can be read: walk back to where it begins.
            let (mut broken, mut whole) = (from.checked_add(step / 2)?, at);
            while whole - broken > 1 {
                let middle = broken + (whole - broken) / 2;
                if first_from(middle).is_some() {
                    whole = middle;
                } else {
                    broken = middle;
                }
            }
            return Some(whole);
        }
        step *= 2;
    }
    None
}

/// Makes a good store of a damaged one. The damaged files are moved aside, never changed and never deleted.
///
/// # Errors
/// Why not; then everything lies where it lay.
pub fn recover(path: &Path, choice: Choice, options: &OpenOptions) -> Result<(Store, Recovered), OpenError> {
    let backups = options.backups.clone().unwrap_or_else(|| backup_folder(path));
    let copy = WorkingCopy::of(path)?;
    let made = make_good(path, choice, options, &backups, &copy);
    copy.remove()?;
    let (fresh, rescued) = made?;
    let kept_aside = move_aside(path, options.now)?;
    for (part, suffix) in parts(&fresh) {
        let mut to = path.as_os_str().to_owned();
        to.push(suffix);
        if part.exists() {
            fs::rename(&part, &to).map_err(StoreError::file("name", path))?;
        }
    }
    backup::sync_folder(path)?;
    let store = Store::open(path, options)?;
    let events = store.event_count()?;
    Ok((store, Recovered { events, rescued, kept_aside }))
}

/// Makes a good store beside the damaged one; returns where it lies and how many events it took over.
fn make_good(
    path: &Path,
    choice: Choice,
    options: &OpenOptions,
    backups: &Path,
    copy: &WorkingCopy,
) -> Result<(PathBuf, u32), OpenError> {
    let mut fresh = path.as_os_str().to_owned();
    fresh.push(".recovering");
    let fresh = PathBuf::from(fresh);
    for (part, _) in parts(&fresh) {
        if part.exists() {
            fs::remove_file(&part).map_err(StoreError::file("remove", &part))?;
        }
    }
    if choice == Choice::BackupAndReadable
        && let Some(backup) = newest_good(backups)?
    {
        fs::copy(&backup.path, &fresh).map_err(StoreError::file("copy", &backup.path))?;
    }
    let recovering = OpenOptions { backups: Some(backups.to_owned()), ..options.clone() };
    let rescued = fill(&fresh, copy, &recovering)?;
    Ok((fresh, rescued))
}

/// Puts what could be read into a store that becomes a device of its own, and checks the whole.
fn fill(fresh: &Path, copy: &WorkingCopy, options: &OpenOptions) -> Result<u32, OpenError> {
    let salvage = copy.salvage();
    let store = Store::open(fresh, options)?;
    let merged = store.adopt(salvage.events, options.now)?;
    for (_, media_type, bytes) in &salvage.attachments {
        store.keep_attachment(media_type, bytes)?;
    }
    copy.carry_beside(&store)?;
    store.writing(|connection| {
        connection.execute("UPDATE meta SET value = ?1 WHERE key = 'device'", [options.new_device.to_string()])?;
        Ok(())
    })?;
    let verified = store.verify(&mut |_, _| true)?;
    if let Some(problem) = verified.problems.first() {
        return Err(StoreError::Unfit(format!("make a good store of what can be read: {}", problem.0)).into());
    }
    store.writing(|connection| checkpoint_all(connection))?;
    Ok(merged.taken)
}

fn move_aside(path: &Path, now: Moment) -> Result<PathBuf, StoreError> {
    let name = path.file_name().unwrap_or_else(|| "muster.db".as_ref()).to_owned();
    let folder = damaged_folder(path, now)?.join("original");
    private_folder(&folder)?;
    let to = folder.join(name);
    for (part, suffix) in parts(path) {
        let mut target = to.as_os_str().to_owned();
        target.push(suffix);
        if part.exists() {
            fs::rename(&part, PathBuf::from(target)).map_err(StoreError::file("move", &part))?;
        }
    }
    // The index of the write-ahead log is of no use without its file.
    let mut shared = path.as_os_str().to_owned();
    shared.push("-shm");
    let shared = PathBuf::from(shared);
    if shared.exists() {
        fs::remove_file(&shared).map_err(StoreError::file("remove", &shared))?;
    }
    Ok(to)
}
