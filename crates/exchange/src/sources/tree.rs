//! A folder or an archive of files, read one file at a time and never unpacked.

use super::SourceError;

/// One file in a [`Tree`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TreeEntry {
    /// Its path with `/`, without a leading one; never contains `..`.
    pub path: String,
    /// Its size when read, as the archive claims.
    pub size: u64,
}

/// A folder or an archive whose files can be read by their number.
pub trait Tree {
    /// What the whole is called, for messages: the name of the folder or archive.
    fn name(&self) -> &str;

    /// Every file, without folders.
    fn entries(&self) -> &[TreeEntry];

    /// Reads one file whole.
    ///
    /// # Errors
    /// When it is larger than `limit` bytes (whatever the archive claimed), or cannot be read.
    fn read(&mut self, index: usize, limit: u64) -> Result<Vec<u8>, SourceError>;
}
