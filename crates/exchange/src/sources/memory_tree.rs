//! Files that are already in memory, for tests and for what was pasted.

use super::{SourceError, Tree, TreeEntry};

/// Files in memory.
#[derive(Debug, Clone, Default)]
pub struct MemoryTree {
    name: String,
    entries: Vec<TreeEntry>,
    files: Vec<Vec<u8>>,
}

impl MemoryTree {
    /// Takes files by path and bytes, in their order.
    pub fn new<P: Into<String>, B: Into<Vec<u8>>>(
        name: impl Into<String>,
        files: impl IntoIterator<Item = (P, B)>,
    ) -> Self {
        let mut tree = Self { name: name.into(), ..Self::default() };
        for (path, bytes) in files {
            let bytes = bytes.into();
            let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
            tree.entries.push(TreeEntry { path: path.into(), size });
            tree.files.push(bytes);
        }
        tree
    }
}

impl Tree for MemoryTree {
    fn name(&self) -> &str {
        &self.name
    }

    fn entries(&self) -> &[TreeEntry] {
        &self.entries
    }

    fn read(&mut self, index: usize, limit: u64) -> Result<Vec<u8>, SourceError> {
        let Some((entry, bytes)) = self.entries.get(index).zip(self.files.get(index)) else {
            return Err(SourceError::Broken { what: self.name.clone(), detail: "it has no such part".to_owned() });
        };
        if entry.size > limit {
            return Err(SourceError::TooLarge { what: entry.path.clone(), limit: format!("{limit} bytes") });
        }
        Ok(bytes.clone())
    }
}
