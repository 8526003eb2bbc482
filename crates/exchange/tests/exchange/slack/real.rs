//! Real exports from public repositories, where that folder is present.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use muster_exchange::sources::{Caps, Gathered, LineKind, MemoryTree, ZipTree};

use super::desk::all;

/// The folder with real exports, above the project.
#[expect(clippy::print_stderr, reason = "whoever runs the tests is told what was not tried")]
fn real(name: &str) -> Option<PathBuf> {
    let above = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors();
    let found = above.map(|folder| folder.join("shared/realdata/01-slack").join(name)).find(|path| path.exists());
    if found.is_none() {
        eprintln!("skipped: shared/realdata/01-slack/{name} is not above the project, so no real export was read");
    }
    found
}

/// Every file of a folder in memory; the folders of these exports have two steps.
pub(crate) fn folder(path: &Path) -> MemoryTree {
    let mut files = Vec::new();
    let mut waiting = vec![path.to_owned()];
    while let Some(next) = waiting.pop() {
        for entry in fs::read_dir(next).unwrap().map(|entry| entry.unwrap().path()) {
            if entry.is_dir() {
                waiting.push(entry);
            } else {
                let inside = entry.strip_prefix(path).unwrap().to_str().unwrap().replace('\\', "/");
                files.push((inside, fs::read(&entry).unwrap()));
            }
        }
    }
    MemoryTree::new("export", files)
}

fn count(gathered: &Gathered, kind: LineKind) -> usize {
    gathered.lines.iter().filter(|(line, _)| line.kind == kind).count()
}

#[test]
fn a_workspace_of_2015_comes_in_whole() {
    let Some(path) = real("houstondatavis") else { return };
    let gathered = all(&mut folder(&path)).unwrap();
    assert_eq!(gathered.troubles, []);
    assert_eq!(gathered.lines.len(), 1_382);
    assert_eq!((count(&gathered, LineKind::Joined), count(&gathered, LineKind::Left)), (320, 3));
    assert_eq!(count(&gathered, LineKind::Notice), 13 + 9 + 2 + 2 + 1 + 1);
    assert_eq!(gathered.lines.iter().filter(|(line, _)| line.edited).count(), 37);
    assert_eq!(gathered.lines.iter().filter(|(line, _)| !line.reactions.is_empty()).count(), 89);
    assert_eq!(gathered.lines.iter().filter(|(line, _)| !line.files.is_empty()).count(), 67);
    assert!(gathered.lines.iter().all(|(line, at)| at.is_some() && !line.text.is_empty()));
    assert!(gathered.lines.iter().all(|(line, _)| !line.text.contains("<@") && !line.who.name.is_empty()));
}

#[test]
fn a_small_zip_of_2023_comes_in_whole() {
    let Some(path) = real("langchain/slack_export.zip") else { return };
    let mut tree = ZipTree::open("slack_export.zip", File::open(path).unwrap(), Caps::default()).unwrap();
    let gathered = all(&mut tree).unwrap();
    assert_eq!(gathered.troubles, []);
    let said: Vec<&str> = gathered.lines.iter().map(|(line, _)| line.text.as_str()).collect();
    assert!(said.contains(&"Hello, world!"), "{said:?}");
}

#[test]
fn single_messages_of_many_shapes_come_in_whole() {
    let Some(path) = real("zulip-fixtures") else { return };
    let gathered = all(&mut folder(&path)).unwrap();
    assert_eq!(gathered.troubles, []);
    assert_eq!(gathered.lines.len(), 19);
    let table = gathered.lines.iter().find(|(line, _)| line.text.contains("Header 1 | Header 2")).unwrap();
    assert!(table.0.text.contains("Datum 1 | Datum 2") && table.0.text.contains("This is a header block"));
    assert_eq!(gathered.lines.iter().filter(|(line, _)| line.reply_to.is_some()).count(), 3);
}
