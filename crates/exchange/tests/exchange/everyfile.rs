//! Every real file of a kind that is read comes in, or is refused with a sentence that names place and reason.

use std::path::{Path, PathBuf};

use muster_exchange::sources::slack::Workspace;
use muster_exchange::sources::{Caps, Format, HEAD, ReadOptions, Tree, ZipTree, recognise};

use crate::recognising::gather;
use crate::slack::desk::all;
use crate::slack::real::folder;

/// The folder beside the project, wherever the project was put.
fn real_files() -> Option<PathBuf> {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .map(|at| at.join("shared/realdata"))
        .find(|folder| folder.is_dir())
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() { walk(&path, found) } else { found.push(path) }
    }
}

#[test]
fn every_real_file_comes_in_or_is_refused_with_a_reason() {
    let Some(root) = real_files() else {
        eprintln!("skipped: shared/realdata is not here, so no real file was read");
        return;
    };
    let mut files = Vec::new();
    walk(&root, &mut files);
    let (mut came_in, mut refused, mut unknown) = (0, 0, 0);
    for path in &files {
        let bytes = std::fs::read(path).unwrap();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let found = recognise(&name, &bytes[..bytes.len().min(HEAD)]);
        let Some((format, _)) = found.first().copied().filter(|(format, sure)| *format != Format::Slack && *sure >= 10)
        else {
            unknown += 1;
            continue;
        };
        match gather(format, &name, &bytes, &ReadOptions::default()) {
            Ok(all) => {
                came_in += 1;
                assert!(!all.lines.is_empty(), "{name} came in as {format:?} and says nothing");
                assert!(
                    all.lines.iter().all(|(line, _)| !line.text.is_empty() || line.kind.as_str() != "message"),
                    "{name}"
                );
            }
            Err(error) => {
                refused += 1;
                let said = error.to_string();
                assert!(said.contains(&name) && said.len() > name.len() + 10, "{said}");
                assert!(said.contains("line") || said.contains("empty") || said.contains("no "), "{said}");
            }
        }
        let alerts = path.to_string_lossy().contains("06-alerts");
        assert!(!alerts || found[0].1 >= 25, "{name}: an alert is known as one: {found:?}");
    }
    eprintln!("{came_in} came in, {refused} were refused, {unknown} are of no kind that is one file");
    assert!(came_in >= 29, "the alerts alone are 29");
}

/// The folders and archives that may be exports of a whole workspace.
fn trees(files: &[PathBuf]) -> Vec<(PathBuf, Box<dyn Tree>)> {
    let mut trees: Vec<(PathBuf, Box<dyn Tree>)> = Vec::new();
    for path in files {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if name == "channels.json" {
            let root = path.parent().unwrap().to_owned();
            let tree = folder(&root);
            trees.push((root, Box::new(tree)));
        } else if name.ends_with(".zip") {
            let tree = ZipTree::open(&name, std::fs::File::open(path).unwrap(), Caps::default()).unwrap();
            trees.push((path.clone(), Box::new(tree)));
        }
    }
    trees
}

#[test]
fn every_real_export_of_a_workspace_comes_in_and_names_what_it_left_out() {
    let Some(root) = real_files() else {
        eprintln!("skipped: shared/realdata is not here, so no real export was read");
        return;
    };
    let mut files = Vec::new();
    walk(&root, &mut files);
    let mut came_in = 0;
    for (path, mut tree) in trees(&files) {
        let shown = path.display();
        if !Workspace::is_one(tree.entries()) {
            // Another archive is told from an export by its list of files, and not taken for one.
            assert!(!path.is_dir(), "{shown} has channels and is no export");
            continue;
        }
        let gathered = all(tree.as_mut()).unwrap();
        came_in += 1;
        assert!(gathered.preview.lines > 0, "{shown} came in and says nothing");
        assert!(gathered.preview.asked.is_empty(), "{shown}: every message of an export has its instant");
        assert!(gathered.lines.iter().all(|(line, at)| at.is_some() && !line.place.is_empty()), "{shown}");
        assert!(gathered.troubles.iter().all(|one| !one.place.is_empty() && one.message.len() > 10), "{shown}");
    }
    assert!(came_in >= 3, "two folders and one archive: {came_in}");
}
