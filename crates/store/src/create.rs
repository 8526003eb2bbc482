//! Making a store: beside its name first, so that no power cut and no full disk leaves half a one under it.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::open::{OpenOptions, checkpoint_all, device_of, make_private};
use crate::schema::{self, APPLICATION_ID};
use crate::{StoreError, backup, connect};

/// Makes a whole and empty store. When another program makes it at the same moment, the first one stays.
pub(crate) fn make(path: &Path, options: &OpenOptions) -> Result<(), StoreError> {
    let beside = |suffix: &str| {
        let mut name = path.as_os_str().to_owned();
        name.push(format!(".making-{}{suffix}", std::process::id()));
        PathBuf::from(name)
    };
    let clear = || ["", "-wal", "-shm"].into_iter().try_for_each(|suffix| backup::remove_if_there(&beside(suffix)));
    clear()?;
    let partial = beside("");
    let made = make_private(&partial).and_then(|()| fill(&partial, options)).and_then(|()| place(&partial, path));
    // What failed first is what a person has to know.
    let cleared = clear();
    made.and(cleared)?;
    backup::sync_folder(path)
}

fn fill(partial: &Path, options: &OpenOptions) -> Result<(), StoreError> {
    let mut connection = connect::writer(partial, options.vfs.as_deref())?;
    connection.execute_batch(&format!("PRAGMA application_id = {APPLICATION_ID};"))?;
    schema::migrate(&mut connection)?;
    device_of(&mut connection, options.new_device)?;
    // The file must hold everything by itself, for the write-ahead log does not move with it.
    checkpoint_all(&connection)
}

/// Gives the store its name without ever taking the place of another one.
fn place(partial: &Path, path: &Path) -> Result<(), StoreError> {
    let named = match fs::hard_link(partial, path) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists && is_empty(path) => {
            backup::remove_if_there(path)?;
            fs::hard_link(partial, path)
        }
        named => named,
    };
    match named {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
        // A file system without links, such as that of a memory stick.
        Err(_) if !path.exists() => fs::rename(partial, path).map_err(StoreError::file("make", path)),
        Err(error) => Err(StoreError::file("make", path)(error)),
    }
}

fn is_empty(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|metadata| metadata.is_file() && metadata.len() == 0)
}
