//! Files and folders that only their owner may look into.
//!
//! On Unix their mode says so. On Windows nothing is set: what is made in a person's profile inherits its access list,
//! which lets in that person, the system and the administrators. A store that is put elsewhere has the access of the
//! folder it was put into.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::Path;

/// Who may read a file that these options make: `mode` on Unix, whoever the folder says elsewhere.
#[cfg(unix)]
pub fn with_mode(options: &mut OpenOptions, mode: u32) -> &mut OpenOptions {
    std::os::unix::fs::OpenOptionsExt::mode(options, mode)
}

/// Who may read a file that these options make: `mode` on Unix, whoever the folder says elsewhere.
#[cfg(not(unix))]
pub const fn with_mode(options: &mut OpenOptions, _mode: u32) -> &mut OpenOptions {
    options
}

/// Makes a folder, with those above it that are missing.
///
/// # Errors
/// What the system says.
pub fn folders(path: &Path) -> io::Result<()> {
    builder().recursive(true).create(path)
}

/// Makes one folder; one that is there already is refused.
pub(crate) fn folder(path: &Path) -> io::Result<()> {
    builder().create(path)
}

#[cfg(unix)]
fn builder() -> fs::DirBuilder {
    let mut builder = fs::DirBuilder::new();
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder
}

#[cfg(not(unix))]
fn builder() -> fs::DirBuilder {
    fs::DirBuilder::new()
}

/// Takes a file that is there from everybody else.
#[cfg(unix)]
pub(crate) fn close_off(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(0o600))
}

#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "on Unix it can fail")]
pub(crate) const fn close_off(_path: &Path) -> io::Result<()> {
    Ok(())
}

/// Writes at the beginning of a file, wherever it was written before.
#[cfg(unix)]
pub(crate) fn write_at_start(file: &File, bytes: &[u8]) -> io::Result<()> {
    std::os::unix::fs::FileExt::write_all_at(file, bytes, 0)
}

#[cfg(not(unix))]
pub(crate) fn write_at_start(mut file: &File, bytes: &[u8]) -> io::Result<()> {
    use std::io::{Seek, SeekFrom, Write};
    file.seek(SeekFrom::Start(0))?;
    file.write_all(bytes)
}

/// Makes the name of a file last.
///
/// # Errors
/// What the system says.
pub fn sync_beside(file: &Path) -> io::Result<()> {
    sync_folder(file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new(".")))
}

/// Makes the names in a folder last.
#[cfg(unix)]
pub(crate) fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

/// Windows opens no folder to sync it; its file system writes names into a journal of its own.
#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "on Unix it can fail")]
pub(crate) const fn sync_folder(_folder: &Path) -> io::Result<()> {
    Ok(())
}
