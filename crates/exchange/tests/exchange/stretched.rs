//! One message of ten megabytes, and words that are not UTF-8, in a file of every kind: each comes in as far as it can be
//! read, or is refused in a sentence, and takes neither memory nor patience without measure.

use std::time::{Duration, Instant};

use muster_exchange::sources::{Format, ReadOptions, sample};

use crate::recognising::gather;

/// No line of any kind is longer.
const MOST_TEXT: usize = 256 << 10;

/// The small files that each reader is hunted with, beside their format.
fn files() -> Vec<(Format, String, Vec<u8>)> {
    let corpus = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let mut all = Vec::new();
    for info in Format::ALL.iter().filter(|info| info.format != Format::Slack) {
        let named = serde_json::to_value(info.format).unwrap();
        let folder = corpus.join(named.as_str().unwrap());
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            all.push((info.format, name, std::fs::read(path).unwrap()));
        }
    }
    all
}

fn options(format: Format, bytes: &[u8]) -> ReadOptions {
    let columns = (format == Format::Csv).then(|| sample("log.csv", bytes).ok()).flatten().map(|table| table.map);
    ReadOptions { columns }
}

/// The longest text that came in from a file; nothing when it was refused.
fn longest(format: Format, name: &str, bytes: &[u8]) -> Option<usize> {
    let began = Instant::now();
    let read = gather(format, name, bytes, &options(format, bytes));
    assert!(began.elapsed() < Duration::from_secs(60), "{format:?} {name} took {:?}", began.elapsed());
    match read {
        Ok(all) => {
            for trouble in &all.troubles {
                assert!(trouble.message.len() < 2_000 && !trouble.place.is_empty(), "{format:?} {name}");
            }
            all.lines.iter().map(|(line, _)| line.text.len().max(line.original.len())).max()
        }
        Err(error) => {
            let said = error.to_string();
            assert!(said.contains(name) && said.len() < 4_000, "{format:?} {name}: {said:.400}");
            None
        }
    }
}

/// The words of a file's lines, which stand in it as they are.
fn said(format: Format, name: &str, bytes: &[u8]) -> Vec<String> {
    let Ok(all) = gather(format, name, bytes, &options(format, bytes)) else { return Vec::new() };
    let text = String::from_utf8_lossy(bytes);
    let words = all.lines.iter().flat_map(|(line, _)| line.text.split(|sign: char| !sign.is_ascii_alphabetic()));
    let mut words: Vec<String> =
        words.filter(|word| word.len() > 3 && text.matches(*word).count() == 1).map(str::to_owned).collect();
    words.dedup();
    words.truncate(3);
    words
}

#[test]
fn a_message_of_ten_megabytes_is_cut_in_every_kind_of_file() {
    let (mut cut, mut kinds) = (0, std::collections::BTreeSet::new());
    let mut tried = Vec::new();
    for (format, name, bytes) in files() {
        // One of each kind: unoptimised, each takes a second.
        if tried.contains(&format) {
            continue;
        }
        for word in said(format, &name, &bytes).into_iter().take(1) {
            tried.push(format);
            let long = format!("{word}{}", "y".repeat(10 << 20));
            let stretched = String::from_utf8_lossy(&bytes).replacen(&word, &long, 1).into_bytes();
            let Some(length) = longest(format, &name, &stretched) else { continue };
            assert!(length <= MOST_TEXT, "{format:?} {name}: a line of {length} bytes at {word:?}");
            if length > MOST_TEXT / 2 {
                cut += 1;
                kinds.insert(format!("{format:?}"));
            }
        }
    }
    println!("{cut} texts were cut, in files of {} kinds: {kinds:?}", kinds.len());
    assert!(kinds.len() >= 10, "{kinds:?}");
}

#[test]
fn words_that_are_not_utf_8_stop_no_reader() {
    let mut came_in = 0;
    for (format, name, bytes) in files() {
        for word in said(format, &name, &bytes) {
            let at = bytes.windows(word.len()).position(|part| part == word.as_bytes()).unwrap() + 2;
            let mut broken = bytes.clone();
            broken.splice(at..at, [0xff, 0xfe, 0xc3, 0xed, 0xa0, 0x80]);
            came_in += usize::from(longest(format, &name, &broken).is_some());
        }
    }
    assert!(came_in > 20, "{came_in} came in");
}
