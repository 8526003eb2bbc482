//! A file, a folder or a pasted text, opened to be read.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use muster_exchange::sources::slack::Workspace;
use muster_exchange::sources::{Caps, Format, MAX_FILE, ReadOptions, Sink, SourceError, Tree, read};

use super::folder::{FolderTree, open_zip};
use super::refused;
use crate::wire::{ErrorCode, ErrorReply, SourceReading};

/// How pasted text is called.
const PASTED: &str = "pasted text";

/// What can be read.
pub(super) enum Opened {
    /// One file, whole, and whether that is the file which was chosen; otherwise it was packed in it, beside others.
    One { name: String, bytes: Vec<u8>, whole: bool, beside: Option<Box<dyn Tree>> },
    /// An export of many files.
    Many { name: String, tree: Box<dyn Tree>, workspace: Workspace },
}

impl Opened {
    /// Opens what a person chose or pasted.
    pub(super) fn open(path: Option<&str>, text: Option<&str>) -> Result<Self, ErrorReply> {
        match (path, text) {
            (Some(path), _) => Self::path(Path::new(path)).map_err(|error| refused(&error)),
            (None, Some(text)) => {
                Ok(Self::One { name: PASTED.to_owned(), bytes: text.as_bytes().to_vec(), whole: true, beside: None })
            }
            (None, None) => Err(ErrorReply::new(ErrorCode::InvalidRequest, "There is nothing to read.")
                .with_hint("Choose a file or paste a text.")),
        }
    }

    fn path(path: &Path) -> Result<Self, SourceError> {
        let name = name_of(path);
        let broken = |error: std::io::Error| SourceError::Broken { what: name.clone(), detail: error.to_string() };
        let meta = std::fs::metadata(path).map_err(broken)?;
        if meta.is_dir() {
            return Self::many(name.clone(), Box::new(FolderTree::open(path, Caps::default())?));
        }
        let mut file = File::open(path).map_err(broken)?;
        let mut head = [0; 4];
        let got = file.read(&mut head).map_err(broken)?;
        if head.starts_with(b"PK\x03\x04") || (got == 4 && head.starts_with(b"PK\x05\x06")) {
            return Self::archive(name, path);
        }
        let limit = u64::try_from(MAX_FILE).unwrap_or(u64::MAX);
        if meta.len() > limit {
            return Err(SourceError::TooLarge { what: name, limit: format!("{} MB", MAX_FILE >> 20) });
        }
        let mut bytes = head.get(..got).unwrap_or_default().to_vec();
        file.take(limit).read_to_end(&mut bytes).map_err(broken)?;
        Ok(Self::One { name, bytes, whole: true, beside: None })
    }

    /// An export, or a single file that was sent as an archive.
    fn archive(name: String, path: &Path) -> Result<Self, SourceError> {
        let mut tree = open_zip(path, Caps::default())?;
        if Workspace::is_one(tree.entries()) {
            return Self::many(name, Box::new(tree));
        }
        let mut files = tree.entries().iter().enumerate().filter(|(_, entry)| is_text(&entry.path));
        let (first, second) = (files.next().map(|(index, entry)| (index, entry.path.clone())), files.next());
        match (first, second) {
            (Some((index, inside)), None) => {
                let bytes = tree.read(index, u64::try_from(MAX_FILE).unwrap_or(u64::MAX))?;
                Ok(Self::One { name: inside, bytes, whole: false, beside: Some(Box::new(tree)) })
            }
            (Some(_), Some(_)) | (None, _) => Err(SourceError::NotThat {
                what: name,
                format: Format::Slack.words().to_owned(),
                detail:
                    "no list of people or channels is in it; a Slack export has users.json and channels.json, and an \
                         archive with one text file is read as that file"
                        .to_owned(),
            }),
        }
    }

    fn many(name: String, mut tree: Box<dyn Tree>) -> Result<Self, SourceError> {
        let workspace = Workspace::open(tree.as_mut())?;
        Ok(Self::Many { name, tree, workspace })
    }

    /// The files beside what is read, or that are read.
    pub(super) fn tree(&mut self) -> Option<&mut (dyn Tree + 'static)> {
        match self {
            Self::One { beside, .. } => beside.as_deref_mut(),
            Self::Many { tree, .. } => Some(tree.as_mut()),
        }
    }

    pub(super) fn name(&self) -> &str {
        match self {
            Self::One { name, .. } | Self::Many { name, .. } => name,
        }
    }

    /// Whether all that was chosen is in memory.
    pub(super) const fn is_whole(&self) -> bool {
        matches!(self, Self::One { whole: true, .. })
    }

    /// How many bytes a reading goes up to.
    pub(super) fn bytes(&self, rooms: &[String]) -> u64 {
        match self {
            Self::One { bytes, .. } => bytes.len() as u64,
            Self::Many { workspace, .. } => workspace.bytes_of(rooms),
        }
    }

    /// Reads it as a person chose.
    pub(super) fn read(&mut self, how: &SourceReading, sink: &mut dyn Sink) -> Result<(), SourceError> {
        match self {
            Self::One { name, bytes, .. } => {
                let options = ReadOptions { columns: how.columns.clone() };
                read(how.format, name, bytes, &options, sink)
            }
            Self::Many { tree, workspace, .. } => workspace.read(tree.as_mut(), &how.rooms, sink),
        }
    }
}

fn is_text(path: &str) -> bool {
    let ending = Path::new(path).extension().map(|ending| ending.to_string_lossy().to_lowercase());
    matches!(ending.as_deref(), Some("txt" | "vtt" | "srt" | "json" | "jsonl" | "csv" | "tsv" | "log"))
}

pub(super) fn name_of(path: &Path) -> String {
    path.file_name().map_or_else(|| path.to_string_lossy(), |name| name.to_string_lossy()).into_owned()
}

/// The file to keep, where there is one.
pub(super) fn file_of(path: Option<&str>) -> Option<PathBuf> {
    path.map(PathBuf::from).filter(|path| path.is_file())
}
