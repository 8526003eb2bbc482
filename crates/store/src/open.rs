//! Opening a store: what is refused is refused before a byte is changed.

use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use muster_core::ids::DeviceId;
use muster_core::time::Moment;
use rusqlite::Connection;

use crate::backup::BackupReason;
use crate::reading::ReadingCopy;
use crate::schema::{self, APPLICATION_ID};
use crate::store::Store;
use crate::{OpenError, StoreError, connect, create, doubt, mark, private, verify};

/// The oldest SQLite that does not lose committed lines when a checkpoint and a write of two connections overlap.
const SQLITE_NEEDED: i32 = 3_051_003;

/// What opening needs from outside.
#[derive(Debug, Clone)]
pub struct OpenOptions {
    /// The instant.
    pub now: Moment,
    /// The identity a new store is given.
    pub new_device: DeviceId,
    /// Where backups are kept; beside the store when absent.
    pub backups: Option<PathBuf>,
    /// The SQLite file system to use, for tests of failing disks.
    pub vfs: Option<String>,
}

/// What the first bytes of a file say it is.
enum Looks {
    /// There is nothing yet, or an empty file.
    New,
    /// A store of ours.
    Ours,
}

impl Store {
    /// Opens a store, making it if there is none.
    ///
    /// # Errors
    /// Says in one sentence why not; a file that is refused was not touched.
    pub fn open(path: &Path, options: &OpenOptions) -> Result<Self, OpenError> {
        if rusqlite::version_number() < SQLITE_NEEDED {
            return Err(OpenError::OldSqlite { found: rusqlite::version().to_owned() });
        }
        let looks = look(path)?;
        let backups = options.backups.clone().unwrap_or_else(|| backup_folder(path));
        if matches!(looks, Looks::New) {
            create::make(path, options)?;
        }
        let opened = Self::open_checked(path, options, &backups, &looks);
        opened.map_err(|error| match error {
            StoreError::Damaged(detail) => OpenError::Damaged { path: path.display().to_string(), detail },
            other => OpenError::Store(other),
        })
    }

    fn open_checked(path: &Path, options: &OpenOptions, backups: &Path, looks: &Looks) -> Result<Self, StoreError> {
        let vfs = options.vfs.as_deref();
        doubt::cut_off(path, vfs)?;
        let mut writer = match connect::writer(path, vfs) {
            Ok(writer) => writer,
            Err(StoreError::ReadOnly) => return Self::open_read_only(path, options, backups),
            Err(other) => return Err(other),
        };
        doubt::dispel(path, &writer)?;
        let version = schema::version(&writer)?;
        if version < schema::latest_version() {
            if version > 0 && matches!(looks, Looks::Ours) {
                crate::backup::take(
                    &writer,
                    backups,
                    BackupReason::BeforeMigration,
                    options.now,
                    &std::sync::Arc::default(),
                )?;
            }
            writer.execute_batch(&format!("PRAGMA application_id = {APPLICATION_ID};"))?;
            schema::migrate(&mut writer)?;
            // The header must say whose file it is and in which format before anything is acknowledged.
            checkpoint_all(&writer)?;
        }
        verify::check_tail(&writer)?;
        let device = device_of(&mut writer, options.new_device)?;
        mark::check(path, &writer, device)?;
        Ok(Self::assemble(path, backups, options.vfs.clone(), device, Some(writer)))
    }

    /// Opens a store on a disk that cannot be written: everything can be read, every write says why it fails.
    fn open_read_only(path: &Path, options: &OpenOptions, backups: &Path) -> Result<Self, StoreError> {
        let whole = |file: &Path| {
            let connection = connect::read_only(file)?;
            verify::check_tail(&connection).map(|()| connection)
        };
        let (connection, copy) = match whole(path) {
            Ok(connection) => (connection, None),
            Err(StoreError::ReadOnly) => {
                let copy = ReadingCopy::of(path)?;
                (whole(copy.path())?, Some(copy))
            }
            Err(other) => return Err(other),
        };
        let device = stored_device(&connection)?.unwrap_or(options.new_device);
        mark::check(path, &connection, device)?;
        drop(connection);
        Ok(Self::assemble(path, backups, options.vfs.clone(), device, None).reading_from(copy))
    }
}

/// Writes the whole write-ahead log into the file and empties it.
pub(crate) fn checkpoint_all(connection: &Connection) -> Result<(), StoreError> {
    let busy: i64 = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", (), |row| row.get(0))?;
    if busy == 0 { Ok(()) } else { Err(StoreError::Busy) }
}

/// Looks at a file from outside, so that a foreign or newer one is never opened for writing.
fn look(path: &Path) -> Result<Looks, OpenError> {
    let shown = || path.display().to_string();
    let not_a_store = |what: &str| OpenError::NotAStore { path: shown(), what: what.to_owned() };
    let damaged = |detail: &str| OpenError::Damaged { path: shown(), detail: detail.to_owned() };
    let mut file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            return if has_traces(path) { Err(damaged("the file is gone")) } else { Ok(Looks::New) };
        }
        Err(error) => return Err(StoreError::file("open", path)(error).into()),
    };
    if file.metadata().map_err(StoreError::file("open", path))?.is_dir() {
        return Err(not_a_store("this is a folder; name a file in it, such as muster.db"));
    }
    let mut header = Vec::with_capacity(100);
    file.by_ref().take(100).read_to_end(&mut header).map_err(StoreError::file("read", path))?;
    let lived_here = has_company(path) || has_traces(path);
    if header.is_empty() {
        return if lived_here { Err(damaged("the file is empty")) } else { Ok(Looks::New) };
    }
    if header.len() < 100 || !header.starts_with(b"SQLite format 3\0") {
        // A store of ours whose first page is gone still has its write-ahead log or its backups beside it.
        return Err(if lived_here {
            damaged("the beginning of the file is gone")
        } else {
            not_a_store("this is not a Muster store")
        });
    }
    let number = |at: usize| u32::from_be_bytes([header[at], header[at + 1], header[at + 2], header[at + 3]]);
    if number(68) != APPLICATION_ID {
        return Err(if lived_here {
            damaged("the header of the file is damaged")
        } else {
            not_a_store("this is a database of another program")
        });
    }
    let (found, known) = (number(60), schema::latest_version());
    if found > known {
        return Err(OpenError::Newer { path: shown(), found, known });
    }
    Ok(Looks::Ours)
}

/// Whether the folder shows that a store of ours lived here.
fn has_company(path: &Path) -> bool {
    fs::read_dir(backup_folder(path)).is_ok_and(|mut entries| entries.next().is_some())
}

/// Whether lines were saved under this name: their log or their mark is still there.
fn has_traces(path: &Path) -> bool {
    let mut wal = path.as_os_str().to_owned();
    wal.push("-wal");
    fs::metadata(wal).is_ok_and(|wal| wal.len() > 0) || mark::path_of(path).exists()
}

/// Where backups lie unless said otherwise: in `backups/NAME` beside the store.
pub(crate) fn backup_folder(path: &Path) -> PathBuf {
    let stem = path.file_stem().map_or_else(|| "muster".into(), std::ffi::OsStr::to_os_string);
    path.parent().unwrap_or_else(|| Path::new(".")).join("backups").join(stem)
}

/// Makes the folder and the file so that only their owner can read them.
pub(crate) fn make_private(path: &Path) -> Result<(), StoreError> {
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty() && !folder.exists()) {
        private_folder(folder)?;
    }
    let made = private::with_mode(fs::OpenOptions::new().create(true).truncate(false).write(true), 0o600).open(path);
    made.map_err(StoreError::file("make", path))?;
    private::close_off(path).map_err(StoreError::file("make private", path))
}

/// Makes a folder that only its owner can look into.
pub(crate) fn private_folder(folder: &Path) -> Result<(), StoreError> {
    private::folders(folder).map_err(StoreError::file("make", folder))
}

/// The identity that a store has been given.
pub(crate) fn stored_device(connection: &Connection) -> Result<Option<DeviceId>, StoreError> {
    use rusqlite::OptionalExtension;
    let text: Option<String> = connection
        .prepare_cached("SELECT value FROM meta WHERE key = 'device'")?
        .query_row((), |row| row.get(0))
        .optional()?;
    text.map(|text| text.parse().map_err(|_wrong| StoreError::Damaged("its identity cannot be read".to_owned())))
        .transpose()
}

pub(crate) fn device_of(writer: &mut Connection, new_device: DeviceId) -> Result<DeviceId, StoreError> {
    if let Some(device) = stored_device(writer)? {
        return Ok(device);
    }
    writer.execute(
        "INSERT INTO meta (key, value) VALUES ('device', ?1) ON CONFLICT DO NOTHING",
        [new_device.to_string()],
    )?;
    Ok(stored_device(writer)?.unwrap_or(new_device))
}
