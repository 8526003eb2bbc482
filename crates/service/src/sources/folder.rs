//! A folder on the disk, read file by file.

use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use muster_exchange::sources::{Caps, SourceError, Tree, TreeEntry, ZipTree};

/// A folder whose files can be read by their number.
///
/// Links are not followed, neither to files nor to folders, so nothing outside of it is read. Files whose names are no
/// text are left out; no export has any.
#[derive(Debug)]
pub(super) struct FolderTree {
    root: PathBuf,
    name: String,
    entries: Vec<TreeEntry>,
}

impl FolderTree {
    /// Lists a folder with what is in it, sorted by path.
    ///
    /// # Errors
    /// When it cannot be listed, or has more files or deeper folders than `caps` put up with.
    pub(super) fn open(root: &Path, caps: Caps) -> Result<Self, SourceError> {
        let name = root.file_name().map_or_else(|| root.to_string_lossy(), |name| name.to_string_lossy()).into_owned();
        let mut tree = Self { root: root.to_owned(), name, entries: Vec::new() };
        let mut waiting = vec![(String::new(), 0_usize)];
        let mut seen = 0_u64;
        while let Some((inside, depth)) = waiting.pop() {
            let listed = fs::read_dir(root.join(&inside)).map_err(|error| tree.broken(&inside, &error))?;
            for entry in listed {
                let entry = entry.map_err(|error| tree.broken(&inside, &error))?;
                seen = seen.saturating_add(1);
                if seen > caps.parts {
                    return Err(tree.large(format!("{} files", caps.parts)));
                }
                let Ok(step) = entry.file_name().into_string() else { continue };
                let path = if inside.is_empty() { step } else { format!("{inside}/{step}") };
                // Says what the entry itself is and not what a link points to.
                let meta = entry.metadata().map_err(|error| tree.broken(&path, &error))?;
                if meta.is_dir() && depth >= caps.depth {
                    return Err(tree.large(format!("{} folders in each other", caps.depth)));
                } else if meta.is_dir() {
                    waiting.push((path, depth + 1));
                } else if meta.is_file() {
                    tree.entries.push(TreeEntry { path, size: meta.len() });
                }
            }
        }
        tree.entries.sort_unstable_by(|a, b| a.path.cmp(&b.path));
        Ok(tree)
    }

    fn broken(&self, inside: &str, error: &std::io::Error) -> SourceError {
        let what = if inside.is_empty() { self.name.clone() } else { format!("`{inside}` in {}", self.name) };
        SourceError::Broken { what, detail: error.to_string() }
    }

    fn large(&self, limit: String) -> SourceError {
        SourceError::TooLarge { what: self.name.clone(), limit }
    }
}

impl Tree for FolderTree {
    fn name(&self) -> &str {
        &self.name
    }

    fn entries(&self) -> &[TreeEntry] {
        &self.entries
    }

    fn read(&mut self, index: usize, limit: u64) -> Result<Vec<u8>, SourceError> {
        let Some(entry) = self.entries.get(index) else {
            return Err(SourceError::Broken { what: self.name.clone(), detail: "it has no such file".to_owned() });
        };
        let path = self.root.join(&entry.path);
        let mut bytes = Vec::new();
        let read = fs::symlink_metadata(&path).and_then(|meta| {
            if !meta.is_file() {
                return Err(std::io::Error::other("it is no file any more"));
            }
            File::open(&path)?.take(limit.saturating_add(1)).read_to_end(&mut bytes)
        });
        read.map_err(|error| self.broken(&entry.path, &error))?;
        if u64::try_from(bytes.len()).is_ok_and(|length| length <= limit) {
            return Ok(bytes);
        }
        let what = format!("`{}` in {}", entry.path, self.name);
        Err(SourceError::TooLarge { what, limit: format!("{} MB", limit >> 20) })
    }
}

/// Opens a zip on the disk to be read part by part.
///
/// # Errors
/// When it cannot be opened, or is refused ([`ZipTree::open`]).
pub(super) fn open_zip(path: &Path, caps: Caps) -> Result<ZipTree<File>, SourceError> {
    let name = path.file_name().map_or_else(|| path.to_string_lossy(), |name| name.to_string_lossy()).into_owned();
    match File::open(path) {
        Ok(file) => ZipTree::open(name, file, caps),
        Err(error) => Err(SourceError::Broken { what: name, detail: error.to_string() }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paths(tree: &FolderTree) -> Vec<&str> {
        tree.entries().iter().map(|entry| entry.path.as_str()).collect()
    }

    #[test]
    fn a_folder_is_listed_in_order_and_read_by_number() {
        let place = tempfile::tempdir().unwrap();
        fs::create_dir_all(place.path().join("general/deep")).unwrap();
        for (path, text) in [("users.json", "[]"), ("general/b.json", "two"), ("general/deep/a.json", "one")] {
            fs::write(place.path().join(path), text).unwrap();
        }
        let mut tree = FolderTree::open(place.path(), Caps::default()).unwrap();
        assert_eq!(paths(&tree), ["general/b.json", "general/deep/a.json", "users.json"]);
        assert_eq!(tree.read(0, 3).unwrap(), b"two");
        assert!(matches!(tree.read(0, 2), Err(SourceError::TooLarge { .. })));
        assert!(matches!(tree.read(9, 2), Err(SourceError::Broken { .. })));
        fs::remove_file(place.path().join("users.json")).unwrap();
        assert!(matches!(tree.read(2, 9), Err(SourceError::Broken { .. })));
    }

    #[test]
    fn too_many_files_and_too_deep_folders_are_refused() {
        let place = tempfile::tempdir().unwrap();
        fs::create_dir_all(place.path().join("a/b/c")).unwrap();
        fs::write(place.path().join("a/b/c/x.json"), "[]").unwrap();
        let caps = Caps::default();
        assert!(FolderTree::open(place.path(), Caps { depth: 3, ..caps }).is_ok());
        assert!(FolderTree::open(place.path(), Caps { depth: 2, ..caps }).is_err());
        assert!(FolderTree::open(place.path(), Caps { parts: 3, ..caps }).is_err());
        assert!(FolderTree::open(&place.path().join("nowhere"), caps).is_err());
    }

    #[cfg(unix)]
    #[test]
    fn links_lead_nowhere() {
        let (place, outside) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        fs::write(outside.path().join("secret.json"), "secret").unwrap();
        std::os::unix::fs::symlink(outside.path(), place.path().join("general")).unwrap();
        std::os::unix::fs::symlink(outside.path().join("secret.json"), place.path().join("users.json")).unwrap();
        fs::write(place.path().join("channels.json"), "[]").unwrap();
        let mut tree = FolderTree::open(place.path(), Caps::default()).unwrap();
        assert_eq!(paths(&tree), ["channels.json"]);
        fs::remove_file(place.path().join("channels.json")).unwrap();
        std::os::unix::fs::symlink(outside.path().join("secret.json"), place.path().join("channels.json")).unwrap();
        assert!(tree.read(0, 100).is_err(), "not even when it became one later");
    }
}
