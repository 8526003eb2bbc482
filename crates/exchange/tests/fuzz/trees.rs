//! Exports of many files: written as one file with headings, so that all of it is damaged alike.

use std::io::{Cursor, Write as _};

use muster_exchange::sources::slack::Workspace;
use muster_exchange::sources::{Caps, MemoryTree, SourceError, Tree, ZipTree};
use muster_exchange::{Bundle, BundleError, BundleWriter};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::mutate::Strict;

/// What stands before the path of a file.
const HEADING: &[u8] = b"=== ";

/// The files of an export by path.
fn files(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        if let Some(path) = line.strip_prefix(HEADING) {
            files.push((String::from_utf8_lossy(path).trim().to_owned(), Vec::new()));
        } else if let Some((_, file)) = files.last_mut() {
            file.extend_from_slice(line);
        }
    }
    files
}

/// Reads every room, as a person does who chooses all of them.
fn read_all(tree: &mut dyn Tree) -> Result<(), SourceError> {
    let workspace = Workspace::open(tree)?;
    let keys: Vec<String> = workspace.rooms().map(|room| room.key.clone()).collect();
    workspace.read(tree, &keys, &mut Strict::default())
}

fn in_words(read: Result<(), SourceError>) {
    if let Err(error) = read {
        let said = error.to_string();
        assert!(said.starts_with("read ") && said.len() < 4_000, "{said:.400}");
    }
}

/// A workspace in a folder.
pub(crate) fn folder(bytes: &[u8]) {
    in_words(read_all(&mut MemoryTree::new("export", files(bytes))));
}

/// The day of one room, in a workspace that is well.
pub(crate) fn day(bytes: &[u8]) {
    let people = r#"[{"id":"U1","name":"ana","profile":{"display_name":"ana.s"}},{"id":"UB","is_bot":true}]"#;
    let rooms = r#"[{"id":"C1","name":"general","created":1433558319,"members":["U1"]}]"#;
    let files = [("users.json", people.as_bytes()), ("channels.json", rooms.as_bytes())];
    let all = files.into_iter().chain([("general/2024-03-10.json", bytes)]);
    in_words(read_all(&mut MemoryTree::new("export", all)));
}

/// A zip: as it is when it is one, else the files that it would hold, packed.
pub(crate) fn zipped(bytes: &[u8]) {
    let caps = Caps { part_bytes: 1 << 20, ..Caps::default() };
    let is_zip = bytes.starts_with(b"PK") || !bytes.windows(HEADING.len()).any(|window| window == HEADING);
    let packed = if is_zip { bytes.to_vec() } else { pack(&files(bytes)) };
    in_words(ZipTree::open("export.zip", Cursor::new(packed), caps).and_then(|mut tree| read_all(&mut tree)));
}

/// A bundle, read from end to end as it is looked into; what is in it can be written, and says the same then.
pub(crate) fn bundle(bytes: &[u8]) {
    let is_zip = bytes.starts_with(b"PK") || !bytes.windows(HEADING.len()).any(|window| window == HEADING);
    let packed = if is_zip { bytes.to_vec() } else { pack(&files(bytes)) };
    let read = Bundle::open("x.muster", Cursor::new(packed)).and_then(|mut bundle| {
        let mut writer = BundleWriter::new(Cursor::new(Vec::new())).unwrap();
        let mut first = Vec::new();
        bundle.events::<BundleError>(|_, event| {
            writer.event(&event).unwrap();
            first.push(event);
            Ok(())
        })?;
        bundle.pictures::<BundleError>(|media_type, bytes| {
            writer.picture(media_type, bytes).unwrap();
            Ok(())
        })?;
        let (written, manifest) = writer.finish(bundle.manifest().clone()).unwrap();
        let mut again = Bundle::open("y.muster", written)?;
        assert_eq!(again.manifest(), &manifest);
        let mut events = first.into_iter();
        again.events::<BundleError>(|_, event| {
            assert_eq!(Some(event), events.next());
            Ok(())
        })
    });
    if let Err(error) = read {
        let said = error.to_string();
        assert!(said.starts_with("read ") && said.len() < 4_000, "{said:.400}");
    }
}

/// Packs what can be packed; two files of one path cannot.
fn pack(files: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (number, (path, file)) in files.iter().enumerate() {
        let how = if number % 2 == 0 { CompressionMethod::Deflated } else { CompressionMethod::Stored };
        if zip.start_file(path.as_str(), SimpleFileOptions::default().compression_method(how)).is_ok() {
            zip.write_all(file).unwrap();
        }
    }
    zip.finish().map(Cursor::into_inner).unwrap_or_default()
}

#[test]
fn an_export_in_one_file_is_one() {
    let files = files(b"=== users.json\n[]\n=== general/2024-01-01.json\n[\n]\n");
    assert_eq!(files.len(), 2);
    assert_eq!(files[1], ("general/2024-01-01.json".to_owned(), b"[\n]\n".to_vec()));
    let packed = pack(&files);
    let tree = ZipTree::open("export.zip", Cursor::new(packed), Caps::default()).unwrap();
    assert_eq!(tree.entries().len(), 2);
}

#[test]
fn the_bundles_of_the_corpus_are_bundles() {
    for seed in crate::seeds::seeds("bundle") {
        let mut bundle = Bundle::open("x.muster", Cursor::new(pack(&files(&seed)))).unwrap();
        let (mut lines, mut pictures) = (0, 0);
        let counted = bundle.events::<BundleError>(|_, _| {
            lines += 1;
            Ok(())
        });
        assert_eq!((counted, lines), (Ok(()), bundle.manifest().events), "what is damaged is whole before");
        let seen = bundle.pictures::<BundleError>(|_, _| {
            pictures += 1;
            Ok(())
        });
        assert_eq!((seen, pictures), (Ok(()), bundle.manifest().attachments.len()));
    }
}
