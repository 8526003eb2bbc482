//! Transcripts and chats of real people, in public, where that folder is present.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use muster_exchange::sources::chats::{irc, mattermost, pasted, whatsapp, zoom};
use muster_exchange::sources::cues::{srt, vtt};
use muster_exchange::sources::{Gathered, SourceError};

use super::{Look, Read, gathered};

const READERS: &[(&str, Look, Read)] = &[
    ("vtt", vtt::looks_like, vtt::read),
    ("srt", srt::looks_like, srt::read),
    ("zoom", zoom::looks_like, zoom::read),
    ("irc", irc::looks_like, irc::read),
    ("whatsapp", whatsapp::looks_like, whatsapp::read),
    ("mattermost", mattermost::looks_like, mattermost::read),
    ("pasted", pasted::looks_like, pasted::read),
];

#[expect(clippy::print_stderr, reason = "a test that does not run must say so")]
fn folder(name: &str) -> Option<PathBuf> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let found = here.ancestors().map(|up| up.join("shared/realdata").join(name)).find(|path| path.is_dir());
    if found.is_none() {
        eprintln!("skipped: shared/realdata/{name} is not here, so no real conversation was read");
    }
    found
}

fn files(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { files(&path, out) } else { out.push(path) }
    }
    out.sort();
}

fn best(bytes: &[u8], name: &str) -> (&'static str, u8, Read) {
    let head = &bytes[..bytes.len().min(64 * 1024)];
    READERS.iter().map(|(kind, look, read)| (*kind, look(head, name), *read)).max_by_key(|(_, sure, _)| *sure).unwrap()
}

/// What has no words of people in it: a summary, a list of corrections, a licence, a header without cues.
const REFUSED: &[&str] =
    &["tldr.json", "transcript_changelog.tsv", "no_captions.vtt", "LICENSE-data.txt", "README.md", "empty.vtt"];

#[test]
fn every_real_file_comes_in_or_says_why_not() {
    for name in ["02-transcripts", "03-chatlogs"] {
        let Some(folder) = folder(name) else { return };
        let mut all = Vec::new();
        files(&folder, &mut all);
        for path in all {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let bytes = std::fs::read(&path).unwrap();
            let (_, sure, read) = best(&bytes, &name);
            match gathered(read, &bytes, &name) {
                Ok(found) => whole(&found, &name, sure),
                Err(SourceError::Empty { .. }) => assert!(bytes.is_empty(), "{name}"),
                Err(error) => {
                    assert!(REFUSED.contains(&name.as_str()), "{error}");
                    assert!(error.to_string().contains("line 1"), "{name}: {error}");
                }
            }
        }
    }
}

fn whole(found: &Gathered, name: &str, sure: u8) {
    assert!(!REFUSED.contains(&name), "{name} came in");
    assert!(found.preview.lines > 0 && sure >= 85, "{name}: {sure}");
    let keys: BTreeSet<_> = found.lines.iter().map(|(line, _)| &line.key).collect();
    assert_eq!(keys.len(), found.lines.len(), "{name}: every line has a key of its own");
    assert_eq!(found.preview.left_out, 0, "{name}: {:?}", found.troubles);
    for (line, _) in &found.lines {
        assert!(!line.text.is_empty() && !line.place.is_empty(), "{name}: {line:?}");
        assert!(!line.who.name.contains(['<', '>', '\t', '\n']), "{name}: {line:?}");
    }
}

#[test]
fn a_real_call_is_what_was_said_by_whom() {
    let Some(folder) = folder("02-transcripts/ethereum-pm-zoom/acdt_2026-04-20_078") else { return };
    let bytes = std::fs::read(folder.join("transcript.vtt")).unwrap();
    let found = gathered(vtt::read, &bytes, "transcript.vtt").unwrap();
    let cues = String::from_utf8_lossy(&bytes).matches(" --> ").count();
    assert_eq!((found.lines.len(), found.troubles.len()), (cues, 0), "every cue is a line");
    assert!(found.lines.iter().all(|(line, _)| !line.who.name.is_empty()), "Zoom names everybody");
    assert!(found.preview.people.iter().any(|who| who.name == "David (dionysuz)"), "also who spoke once or twice");
    let chat = std::fs::read(folder.join("chat.txt")).unwrap();
    let found = gathered(zoom::read, &chat, "chat.txt").unwrap();
    let signs: u32 = found.lines.iter().flat_map(|(line, _)| &line.reactions).map(|reaction| reaction.count).sum();
    let reacted = String::from_utf8_lossy(&chat).matches("\tReacted to ").count();
    assert_eq!(usize::try_from(signs).unwrap(), reacted, "every sign stands at a message");
    let answers = found.lines.iter().filter(|(line, _)| line.reply_to.is_some()).count();
    assert_eq!(answers, String::from_utf8_lossy(&chat).matches("\tReplying to ").count(), "and every answer");
}

#[test]
fn real_logs_lose_nothing() {
    let Some(folder) = folder("03-chatlogs") else { return };
    for (name, rows) in [
        ("ubuntu-irc/2010-08-17_18.raw.txt", 1_500),
        ("ubuntu-irc/ubuntu-meeting.0.ascii.txt", 1_200),
        ("w3c-ccg-irc/2022-09-20_irc.log", 0),
    ] {
        let bytes = std::fs::read(folder.join(name)).unwrap();
        let found = gathered(irc::read, &bytes, name).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        let lines = text.lines().filter(|line| !line.trim().is_empty()).count();
        assert_eq!(found.lines.len(), if rows == 0 { lines } else { rows }, "{name}");
        for ((line, _), row) in found.lines.iter().zip(text.lines().filter(|line| !line.trim().is_empty())) {
            let said = line.text.trim_start_matches("* ");
            let row: String = row.chars().filter(|c| !c.is_control() || *c == '\t').collect();
            assert!(row.contains(said), "{name}: {row:?} became {said:?}");
            assert!(line.who.name.is_empty() || row.contains(&line.who.name), "{name}: {row:?}");
        }
    }
}
