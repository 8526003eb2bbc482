//! Files that were made to do harm, or were cut and mixed up on their way.

use std::fmt::Write as _;

use muster_exchange::sources::chats::{irc, mattermost, pasted, whatsapp, zoom};
use muster_exchange::sources::cues::{srt, vtt};
use muster_exchange::sources::{Line, Sink, SourceError, Stopped, Trouble};

use super::{Read, gathered};

const READERS: &[(&str, Read)] = &[
    ("vtt", vtt::read),
    ("srt", srt::read),
    ("zoom", zoom::read),
    ("irc", irc::read),
    ("whatsapp", whatsapp::read),
    ("mattermost", mattermost::read),
    ("pasted", pasted::read),
];

/// Asks how far a reader is, and stops it.
#[derive(Default)]
struct Watch {
    asked: u64,
    furthest: u64,
    stop_at: Option<u64>,
    lines: u64,
}

impl Sink for Watch {
    fn line(&mut self, _line: Line) -> Result<(), Stopped> {
        self.lines += 1;
        Ok(())
    }

    fn trouble(&mut self, _trouble: Trouble) -> Result<(), Stopped> {
        Ok(())
    }

    fn read_so_far(&mut self, bytes: u64) -> Result<(), Stopped> {
        self.asked += 1;
        self.furthest = self.furthest.max(bytes);
        if self.stop_at.is_some_and(|at| self.asked >= at) { Err(Stopped) } else { Ok(()) }
    }
}

fn samples() -> Vec<(&'static str, String)> {
    let repeat = |one: fn(usize) -> String| (0..20_000).map(one).collect::<String>();
    vec![
        (
            "vtt",
            format!(
                "WEBVTT\n\n{}",
                repeat(|i| format!("{i}\n00:{:02}:{:02}.000 --> 01:00:00.000\nAna: words\n\n", i / 60 % 60, i % 60))
            ),
        ),
        ("srt", repeat(|i| format!("{i}\n00:{:02}:{:02},000 --> 01:00:00,000\nwords\n\n", i / 60 % 60, i % 60))),
        ("zoom", repeat(|i| format!("10:{:02}:{:02}\tAna:\twords {i}\n", i / 60 % 60, i % 60))),
        ("irc", repeat(|i| format!("[10:15] <ana> words {i}\n"))),
        ("whatsapp", repeat(|i| format!("31/12/2023, 22:15 - Ana: words {i}\n"))),
        (
            "mattermost",
            repeat(|i| {
                format!(
                    "{{\"type\":\"post\",\"post\":{{\"channel\":\"a\",\"user\":\"b\",\"message\":\"c\",\"create_at\":17041905{i:05}}}}}\n"
                )
            }),
        ),
        ("pasted", repeat(|i| format!("[10:15] Ana: words {i}\n"))),
    ]
}

#[test]
fn every_reader_says_how_far_it_is_and_can_be_stopped() {
    for (name, text) in samples() {
        let read = READERS.iter().find(|(kind, _)| *kind == name).unwrap().1;
        let mut watch = Watch::default();
        read(text.as_bytes(), name, &mut watch).unwrap();
        assert_eq!(watch.lines, 20_000, "{name}");
        assert_eq!(watch.furthest, u64::try_from(text.len()).unwrap(), "{name} says when it is through");
        assert!(watch.asked * 64 * 1024 >= watch.furthest, "{name} asked {} times", watch.asked);
        for stop_at in [1, watch.asked / 2, watch.asked] {
            let mut watch = Watch { stop_at: Some(stop_at), ..Watch::default() };
            assert_eq!(read(text.as_bytes(), name, &mut watch), Err(SourceError::Cancelled), "{name} at {stop_at}");
        }
    }
}

#[test]
fn nothing_is_without_bound() {
    let long = "x".repeat(3 * 1024 * 1024);
    let mut deep = String::new();
    for _ in 0..200_000 {
        write!(deep, "<b><i>").unwrap();
    }
    let nested = "{\"a\":".repeat(100_000);
    let many = "<".repeat(400_000);
    let blank = "\n".repeat(300_000);
    let arrows = "00:00:01.000 --> 00:00:02.000\n".repeat(20_000);
    let reactions = "10:00:00\tA:\tReacted to \"zz\" with x\n".repeat(5_000);
    for body in [&long, &deep, &nested, &many, &blank, &arrows, &reactions] {
        for (name, read) in READERS {
            let start = match *name {
                "vtt" | "srt" => "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n",
                "zoom" => "10:00:00\tA:\tReplying to \"",
                "whatsapp" => "31/12/2023, 22:15 - Ana: ",
                "mattermost" => "{\"type\":\"post\",\"post\":{\"message\":",
                _ => "[10:15] <ana> ",
            };
            for start in ["", start] {
                let text = format!("{start}{body}");
                if let Ok(found) = gathered(*read, text.as_bytes(), name) {
                    let longest = found.lines.iter().map(|(line, _)| line.text.len()).max().unwrap_or(0);
                    assert!(longest <= 1024 * 1024 + 8, "{name}: {longest}");
                }
            }
        }
    }
}

#[test]
fn too_large_and_empty_are_said() {
    for (name, read) in READERS {
        for empty in ["", "\u{feff}", " \n\r\n\t"] {
            assert!(matches!(gathered(*read, empty.as_bytes(), name), Err(SourceError::Empty { .. })), "{name}");
        }
        let error = gathered(*read, b"\x00\x01\x02 nothing of the kind", name).unwrap_err();
        assert!(error.to_string().contains("line 1"), "{name}: {error}");
    }
}
