//! Zips that were made to do harm, or were harmed: all are refused in a sentence, at once, and nothing is unpacked.

mod build;

use std::io::Cursor;
use std::time::Instant;

use muster_exchange::sources::{Caps, SourceError, Tree, ZipTree};

use self::build::{Part, Zip, crc};
use crate::mutate::hunt;

/// Opens an archive and reads every part, as an import of all rooms does.
fn reads(bytes: &[u8], caps: Caps) -> Result<Vec<(String, Vec<u8>)>, SourceError> {
    let mut tree = ZipTree::open("export.zip", Cursor::new(bytes), caps)?;
    let paths: Vec<String> = tree.entries().iter().map(|entry| entry.path.clone()).collect();
    paths.into_iter().enumerate().map(|(index, path)| Ok((path, tree.read(index, 64 << 20)?))).collect()
}

fn day(name: &str) -> Part {
    Part::stored(name, b"[]")
}

/// One good part, changed.
fn one(change: impl FnOnce(&mut Part)) -> Zip {
    let mut part = Part::stored("general/2024-01-01.json", b"[{\"text\":\"hello\"}]");
    change(&mut part);
    Zip::of([part])
}

/// Two good parts in a good archive, changed.
fn two(change: impl FnOnce(&mut Zip)) -> Zip {
    let mut zip = Zip::of([day("general/2024-01-01.json"), day("general/2024-01-02.json")]);
    change(&mut zip);
    zip
}

/// Bytes of a good archive, changed.
fn bytes(change: impl FnOnce(&mut Vec<u8>)) -> Vec<u8> {
    let mut bytes = two(|_| ()).bytes();
    change(&mut bytes);
    bytes
}

/// Names that lead elsewhere, or are none.
fn names() -> Vec<(&'static str, Vec<u8>)> {
    let (long, deep) = ("x".repeat(600), "a/".repeat(30) + "x");
    let bad = [
        ("up", "../users.json"),
        ("up from within", "general/../../users.json"),
        ("only up", ".."),
        ("up with the other slash", "..\\users.json"),
        ("from the root", "/etc/passwd"),
        ("from the root twice", "//etc/passwd"),
        ("a share", "\\\\server\\share\\x"),
        ("a drive", "C:\\x.json"),
        ("the folder of a drive", "c:x.json"),
        ("an end within", "general/x.json\0.png"),
        ("a new line", "general/x\n.json"),
        ("an escape", "general/\u{1b}[2J.json"),
        ("no name", ""),
        ("only a dot", "./."),
        ("too long", &long),
        ("too deep", &deep),
    ];
    bad.map(|(what, name)| (what, Zip::of([day(name)]).bytes())).into()
}

/// Parts that are not files, or not packed as exports are.
fn kinds() -> Vec<(&'static str, Vec<u8>)> {
    let mode = |mode: u32| one(|part| part.mode = mode).bytes();
    let flags = |flags: u16| one(|part| part.flags = flags).bytes();
    let method = |method: u16| one(|part| part.method = method).bytes();
    vec![
        ("a link", mode(0o120_777)),
        ("a pipe", mode(0o010_644)),
        ("a device", mode(0o020_644)),
        ("a disk", mode(0o060_644)),
        ("a socket", mode(0o140_644)),
        ("a folder with content", mode(0o040_755)),
        ("encrypted", flags(1)),
        ("strongly encrypted", flags(0x41)),
        ("patched", flags(0x20)),
        ("with a hidden list", flags(0x2000)),
        ("shrunk", method(1)),
        ("imploded", method(6)),
        ("deflate64", method(9)),
        ("bzip2", method(12)),
        ("lzma", method(14)),
        ("zstd", method(93)),
        ("aes", method(99)),
        ("unheard of", method(7_777)),
    ]
}

/// Parts that lie about their sizes, or swell.
fn sizes() -> Vec<(&'static str, Vec<u8>)> {
    let bomb = Part::zeros("bomb.json", 8 << 20);
    let drops = (0..20).map(|at| Part::zeros(&format!("{at}.json"), 1 << 20));
    let huge = |extra: &[u8]| {
        let extra = extra.to_vec();
        one(|part| (part.size, part.packed_size, part.extra) = (u32::MAX, u32::MAX, extra)).bytes()
    };
    let sixty_four = |size: u64, packed: u64| {
        let numbers = [size.to_le_bytes(), packed.to_le_bytes()].concat();
        huge(&[[1, 0, 16, 0].as_slice(), &numbers].concat())
    };
    let small = Part::zeros("small.json", 4_000);
    vec![
        ("swells a thousand times", Zip::of([bomb.clone()]).bytes()),
        ("swells and says it does not", Zip::of([Part { size: 20, ..bomb }]).bytes()),
        ("many drops that swell", Zip::of(drops).bytes()),
        ("claims four gigabytes", one(|part| (part.method, part.size) = (8, u32::MAX - 1)).bytes()),
        ("claims less than it holds", Zip::of([Part { size: 3_999, ..small.clone() }]).bytes()),
        ("claims more than it holds", Zip::of([Part { size: 4_001, ..small.clone() }]).bytes()),
        ("claims nothing", Zip::of([Part { size: 0, ..small.clone() }]).bytes()),
        ("cut in the middle", Zip::of([Part { packed_size: small.packed_size / 2, ..small.clone() }]).bytes()),
        ("another sum", Zip::of([Part { crc: small.crc ^ 1, ..small }]).bytes()),
        ("not packed with two sizes", one(|part| part.size += 1).bytes()),
        ("not what deflate writes", one(|part| part.method = 8).bytes()),
        ("64-bit sizes beyond the file", sixty_four(1 << 40, 1 << 40)),
        ("64-bit sizes beyond all numbers", sixty_four(u64::MAX, u64::MAX)),
        ("64-bit sizes without a record", huge(&[])),
        ("64-bit sizes in half a record", huge(&[1, 0, 16, 0, 1, 2, 3])),
        ("larger than is put up with", Zip::of([Part::stored("a", &[b'x'; 5_000])]).bytes()),
    ]
}

/// Parts that lie in each other, or have one name.
fn places() -> Vec<(&'static str, Vec<u8>)> {
    let kernel = Part::zeros("0", 300_000);
    let same: Vec<Part> =
        (0..9_u8).map(|at| Part { name: vec![b'0' + at], own_name: None, at: Some(0), ..kernel.clone() }).collect();
    // Each part's content begins with the header of the next, quoted in a stored block, as the densest bombs do it.
    let inner = Zip::of([day("inner.json")]).bytes();
    let outer = Part::stored("outer.json", &inner);
    let quoted =
        Part { at: Some(30 + 10), packed: Vec::new(), size: 2, packed_size: 2, crc: crc(b"[]"), ..day("inner.json") };
    vec![
        ("one content with nine names", Zip { parts: same, ..Zip::default() }.bytes()),
        ("one inside the other", Zip::of([outer, quoted]).bytes()),
        ("beginning in the one before", two(|zip| zip.parts[1].at = Some(10)).bytes()),
        ("beginning at the list", two(|zip| zip.parts[1].at = Some(110)).bytes()),
        ("beginning past the file", two(|zip| zip.parts[1].at = Some(900_000)).bytes()),
        ("beginning past all files", two(|zip| zip.parts[1].at = Some(u32::MAX - 1)).bytes()),
        ("reaching into the list", two(|zip| (zip.parts[1].packed_size, zip.parts[1].size) = (90, 90)).bytes()),
        ("one name twice", Zip::of([day("a.json"), day("b.json"), day("a.json")]).bytes()),
        ("one name with both slashes", Zip::of([day("a/b.json"), day("a\\b.json")]).bytes()),
        ("one name with a step in place", Zip::of([day("a/b.json"), day("a/./b.json")]).bytes()),
        // The first part's content could as well stand before its content, which then begins further on.
        ("a header that reaches on", {
            let mut bytes = Zip::of([Part::stored("a.json", b"\xfe\xca\x04\0abcd"), day("b.json")]).bytes();
            bytes[28] = 8;
            bytes
        }),
        ("no header where one is said to be", bytes(|bytes| bytes[0] = b'Q')),
    ]
}

/// Archives whose list disagrees with itself, its record, or the parts.
fn lists() -> Vec<(&'static str, Vec<u8>)> {
    let none = [None; 3];
    let zip64 = |long: [Option<u64>; 3]| two(|zip| zip.long = Some(long)).bytes();
    let second_end = b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0".to_vec();
    vec![
        ("counting more", two(|zip| zip.count = Some(3)).bytes()),
        ("counting fewer", two(|zip| zip.count = Some(1)).bytes()),
        ("counting none", two(|zip| zip.count = Some(0)).bytes()),
        ("longer than it is", two(|zip| zip.list_size = Some(500)).bytes()),
        ("shorter than it is", two(|zip| zip.list_size = Some(60)).bytes()),
        ("beginning elsewhere", two(|zip| zip.list_start = Some(3)).bytes()),
        ("beginning past the file", two(|zip| zip.list_start = Some(u32::MAX - 7)).bytes()),
        ("with something after it", two(|zip| zip.after_list = b"hidden".to_vec()).bytes()),
        ("with a program before all", two(|zip| zip.before = b"#!/bin/sh\nrm -rf /\n".to_vec()).bytes()),
        ("with something after all", two(|zip| zip.after = b"more".to_vec()).bytes()),
        ("with two ends", two(|zip| zip.comment = second_end).bytes()),
        ("on several disks", two(|zip| zip.disk = 1).bytes()),
        ("counting two ways", two(|zip| zip.count_here = Some(1)).bytes()),
        ("64-bit count", zip64([Some(3), None, None])),
        (
            "64-bit count beyond memory",
            two(|zip| (zip.long, zip.count) = (Some([Some(1 << 60), None, None]), Some(0xffff))).bytes(),
        ),
        ("64-bit length", zip64([None, Some(1 << 50), None])),
        ("64-bit start", zip64([None, None, Some(u64::MAX)])),
        ("64-bit record elsewhere", two(|zip| (zip.long, zip.long_at) = (Some(none), Some(5))).bytes()),
        ("64-bit record past the file", two(|zip| (zip.long, zip.long_at) = (Some(none), Some(u64::MAX - 3))).bytes()),
        ("64-bit record that is not there", two(|zip| zip.list_start = Some(u32::MAX)).bytes()),
        ("another name at the part", one(|part| part.own_name = Some(b"general/9999-99-99.json".to_vec())).bytes()),
        ("another size at the part", one(|part| part.own_size = Some(7)).bytes()),
        ("another method at the part", one(|part| part.own_method = Some(8)).bytes()),
        (
            "a torn list",
            bytes(|bytes| {
                let at = bytes.len() - 30;
                bytes.drain(at..at + 4);
            }),
        ),
        ("no list", bytes(|bytes| bytes.truncate(60))),
        ("half a record at the end", bytes(|bytes| bytes.truncate(bytes.len() - 9))),
        ("empty", Vec::new()),
        ("two letters", b"PK".to_vec()),
        ("only headers", b"PK\x03\x04".repeat(20)),
        ("a picture", b"\x89PNG\r\n\x1a\n".repeat(9)),
    ]
}

#[test]
fn ninety_hostile_archives_are_refused_at_once() {
    let all = [names(), kinds(), sizes(), places(), lists()].concat();
    assert!(all.len() >= 90, "there are {}", all.len());
    let caps = Caps { part_bytes: 4_900, ..Caps::default() };
    let started = Instant::now();
    for (what, bytes) in &all {
        let answer = reads(bytes, caps);
        let error = answer.map(|parts| parts.len()).expect_err(what).to_string();
        assert!(error.starts_with("read ") && error.contains("export.zip"), "{what}: {error}");
        assert!(error.len() < 250 && !error.contains(['\0', '\n', '\u{1b}']), "{what}: {error:?}");
    }
    assert!(started.elapsed().as_secs_f64() < 1.0, "{} took {:?}", all.len(), started.elapsed());
}

#[test]
fn a_refusal_says_which_part_and_why() {
    let says = |bytes: &[u8]| reads(bytes, Caps::default()).map(|parts| parts.len()).unwrap_err().to_string();
    assert_eq!(
        says(&Zip::of([day("../users.json")]).bytes()),
        "read `../users.json` in export.zip: its name leads out of the archive; it was not opened further"
    );
    assert_eq!(
        says(&Zip::of([Part::zeros("bomb.json", 8 << 20)]).bytes()),
        "read `bomb.json` in export.zip: it claims to swell from 8 kB to 8 MB; it was not opened further"
    );
    assert_eq!(
        says(&Zip::of([day("a.json"), day("a.json")]).bytes()),
        "read export.zip: `a.json` is in it twice; it was not opened further"
    );
    assert_eq!(says(b""), "read export.zip: it is empty");
}

#[test]
fn whole_archives_of_every_honest_kind_are_read() {
    let folder = Part { mode: 0o040_755, ..Part::stored("general/", b"") };
    let streamed = Part { flags: 8, ..day("general/2024-01-03.json") };
    let packed = Part::zeros("general/zeros", 70_000);
    let named = Part { flags: 0x800, ..day("allgemeines-größe/2024-01-01.json") };
    let windows = day("ops\\2024-01-01.json");
    let zip = Zip::of([folder, streamed, packed, named, windows, day("./users.json")]);
    let plain = reads(&zip.bytes(), Caps::default()).unwrap();
    let paths: Vec<&str> = plain.iter().map(|(path, _)| path.as_str()).collect();
    assert_eq!(
        paths,
        [
            "general/2024-01-03.json",
            "general/zeros",
            "allgemeines-größe/2024-01-01.json",
            "ops/2024-01-01.json",
            "users.json"
        ]
    );
    assert_eq!(plain[1].1, vec![0; 70_000]);
    let commented = Zip { comment: b"made on a Monday".to_vec(), ..zip.clone() };
    let long = Zip { long: Some([None; 3]), ..zip.clone() };
    let left_to_it = Zip { long: Some([None; 3]), count: Some(0xffff), list_size: Some(u32::MAX), ..zip };
    for other in [commented, long, left_to_it] {
        assert_eq!(reads(&other.bytes(), Caps::default()).unwrap(), plain);
    }
    assert_eq!(reads(&Zip::default().bytes(), Caps::default()), Ok(Vec::new()), "no parts is no harm");
}

#[test]
fn every_cap_holds() {
    let zip = Zip::of([day("a/b/c.json"), Part::stored("d.json", &[b'x'; 3_000])]).bytes();
    assert_eq!(reads(&zip, Caps::default()).unwrap().len(), 2);
    let generous = Caps::default();
    let tight = [
        Caps { parts: 1, ..generous },
        Caps { list_bytes: 80, ..generous },
        Caps { part_bytes: 2_999, ..generous },
        Caps { total_bytes: 3_001, ..generous },
        Caps { name_bytes: 9, ..generous },
        Caps { depth: 1, ..generous },
        Caps { part_ratio: 0, harmless_bytes: 2_000, ..generous },
        Caps { total_ratio: 0, harmless_bytes: 187, part_ratio: 1, ..generous },
    ];
    for caps in tight {
        assert!(reads(&zip, caps).is_err(), "{caps:?}");
    }
    let mut tree = ZipTree::open("export.zip", Cursor::new(zip), generous).unwrap();
    assert_eq!(tree.read(1, 2_999).unwrap_err().to_string(), "read `d.json` in export.zip: it is larger than 2 kB");
    assert_eq!(tree.read(1, 3_000).unwrap().len(), 3_000);
    assert!(tree.read(2, 3_000).is_err(), "there are two parts");
}

#[test]
fn no_damage_to_an_archive_stops_the_reader() {
    let streamed = Part { flags: 8, ..day("general/2024-01-03.json") };
    let zip = Zip::of([streamed, Part::zeros("general/zeros", 3_000), day("users.json")]);
    let corpus = [zip.bytes(), Zip { long: Some([None; 3]), ..zip }.bytes()];
    let caps = Caps { part_bytes: 1 << 20, ..Caps::default() };
    hunt("zip", &corpus, |bytes| match reads(bytes, caps) {
        Ok(parts) => assert!(parts.iter().all(|(path, _)| !path.contains("..") && !path.starts_with('/'))),
        Err(error) => assert!(error.to_string().starts_with("read "), "{error}"),
    });
}
