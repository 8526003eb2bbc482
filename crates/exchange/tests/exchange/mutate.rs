//! Damage to files, the same every time: no bytes may stop a reader, whatever was done to them.
//!
//! [`hunt`] takes small whole files and reads them damaged in a few thousand ways, in the same order at every run. (Damage
//! without end is in `tests/fuzz`.) A reading that panics names its round and the bytes that did it. [`Strict`] is a sink
//! that holds a reader to what every line and trouble must be.

use std::collections::HashSet;

use muster_exchange::sources::{Line, Sink, Stopped, Trouble, When, Who};

/// How often files are damaged when nothing else is said.
const ROUNDS: u64 = 3_000;

/// Pieces that readers trip over, set in at any place.
const PIECES: &[&[u8]] = &[
    b"\0",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"\xc3",
    b"\xed\xa0\x80",
    b"\r",
    b"\n\n",
    b"\"",
    b"\\",
    b"\\u0000",
    b"\\ud800",
    b"[",
    b"]",
    b"{",
    b"}",
    b"[[[[[[[[",
    b"null",
    b"true",
    b"-1",
    b"0",
    b"1e999",
    b"18446744073709551616",
    b"0.000001",
    b"99999999999999999999999999",
    b":",
    b"::",
    b",",
    b";",
    b"<",
    b">",
    b"<@",
    b"|",
    b"^",
    b"&amp",
    b"&lt;",
    b"`",
    b"-->",
    b"00:00:00.000",
    b"99:99:99.999",
    b"24:60:60",
    b"9999-12-31T23:59:59Z",
    b"0000-00-00",
    b"+99:99",
    b"../",
    b"C:\\",
    b"\xe2\x80\xae",
    b"\xe2\x80\x8e",
    b"\xc2\xa0",
    b"e\xcc\x81",
    b"\xf0\x9f\x91\xa9\xf0\x9f\x8f\xbd",
];

/// Numbers in an order that is always the same (SplitMix64).
#[derive(Debug)]
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) const fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(crate) const fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`; 0 when there is none.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        let end = u64::try_from(end).unwrap().max(1);
        usize::try_from(self.roll() % end).unwrap()
    }
}

/// One damage more: a cut, a flip, a piece lost, twice, swapped or set in, or the end of another file.
pub(crate) fn damage(dice: &mut Dice, bytes: &mut Vec<u8>, other: &[u8]) {
    let at = dice.below(bytes.len() + 1);
    let end = (at + 1 + dice.below(64)).min(bytes.len());
    match dice.below(9) {
        0 => bytes.truncate(at),
        1 if at < bytes.len() => bytes[at] ^= 1 << dice.below(8),
        2 if at < bytes.len() => bytes[at] = u8::try_from(dice.below(256)).unwrap(),
        3 => drop(bytes.drain(at.min(end)..end)),
        4 => {
            let again = bytes[at.min(end)..end].to_vec();
            drop(bytes.splice(at..at, again));
        }
        5 => {
            bytes.truncate(at);
            bytes.extend_from_slice(&other[dice.below(other.len() + 1)..]);
        }
        6 => {
            let piece = PIECES[dice.below(PIECES.len())].repeat(1 + dice.below(3));
            drop(bytes.splice(at..at, piece));
        }
        7 => bytes[at.min(end)..end].reverse(),
        _ => {
            let piece = PIECES[dice.below(PIECES.len())];
            drop(bytes.splice(at.min(end)..end, piece.iter().copied()));
        }
    }
}

/// Says what was being read when a reader panicked.
struct Watch<'a> {
    name: &'a str,
    round: u64,
    bytes: &'a [u8],
}

impl Drop for Watch<'_> {
    #[expect(clippy::print_stderr, reason = "a failed test says what it read")]
    fn drop(&mut self) {
        if std::thread::panicking() {
            let shown = self.bytes[..self.bytes.len().min(2_000)].escape_ascii();
            eprintln!("{}: round {}, {} bytes: {shown}", self.name, self.round, self.bytes.len());
        }
    }
}

/// Reads every file of `corpus` whole, then cut short, then damaged one to five times in turn.
pub(crate) fn hunt(name: &str, corpus: &[Vec<u8>], mut read: impl FnMut(&[u8])) {
    let mut reads = |round: u64, bytes: &[u8]| {
        let _watch = Watch { name, round, bytes };
        read(bytes);
    };
    for whole in corpus {
        reads(0, whole);
        for part in 0..16 {
            reads(0, &whole[..whole.len() * part / 16]);
        }
    }
    for round in 1..=ROUNDS {
        let mut dice = Dice::new(round);
        let mut bytes = corpus[dice.below(corpus.len())].clone();
        let other = &corpus[dice.below(corpus.len())];
        for _ in 0..=dice.below(5) {
            damage(&mut dice, &mut bytes, other);
        }
        reads(round, &bytes);
    }
}

/// A sink that holds a reader to its word: no key twice, every line with a place, every trouble a sentence.
#[derive(Debug, Default)]
pub(crate) struct Strict {
    pub(crate) keys: HashSet<String>,
    pub(crate) lines: usize,
    pub(crate) troubles: usize,
    pub(crate) bytes: u64,
    /// Wants no more after so many lines.
    pub(crate) stop_after: Option<usize>,
}

impl Sink for Strict {
    fn line(&mut self, line: Line) -> Result<(), Stopped> {
        assert!(self.stop_after.is_none_or(|most| self.lines < most), "a line came after the reader was told to stop");
        assert!(!line.place.is_empty(), "nobody finds a line without its place: {line:?}");
        assert!(!line.key.is_empty() && self.keys.insert(line.key.clone()), "the key {:?} came before", line.key);
        self.lines += 1;
        if self.stop_after == Some(self.lines) { Err(Stopped) } else { Ok(()) }
    }

    fn trouble(&mut self, trouble: Trouble) -> Result<(), Stopped> {
        assert!(!trouble.place.is_empty(), "nobody finds a trouble without its place: {trouble:?}");
        assert!(trouble.message.len() > 8 && trouble.message.len() < 2_000, "one sentence: {:.400}", trouble.message);
        self.troubles += 1;
        Ok(())
    }

    fn read_so_far(&mut self, bytes: u64) -> Result<(), Stopped> {
        assert!(bytes >= self.bytes, "progress goes forward: {} after {}", bytes, self.bytes);
        self.bytes = bytes;
        Ok(())
    }
}

#[test]
fn a_hunt_finds_a_reader_that_trips() {
    let caught = std::panic::catch_unwind(|| {
        hunt("a reader that trips over a brace after a bracket", &[b"[1, 2, 3]".to_vec()], |bytes| {
            assert!(!bytes.windows(2).any(|pair| pair == b"[{"));
        });
    });
    assert!(caught.is_err(), "a hunt that finds nothing here would find nothing anywhere");
}

#[test]
fn damage_is_the_same_every_time() {
    let twice = [(); 2].map(|()| {
        let mut dice = Dice::new(7);
        let mut bytes = b"one file".to_vec();
        for _ in 0..50 {
            damage(&mut dice, &mut bytes, b"another");
        }
        bytes
    });
    assert_eq!(twice[0], twice[1]);
}

#[test]
fn a_key_given_twice_is_caught() {
    let line =
        |key: &str| Line::message(key.to_owned(), "line 1".to_owned(), When::Unsaid, Who::default(), String::new());
    let mut sink = Strict { stop_after: Some(3), ..Strict::default() };
    assert_eq!([sink.line(line("a")), sink.line(line("b")), sink.read_so_far(9)], [Ok(()); 3]);
    let trouble = Trouble { place: "line 2".to_owned(), message: "it is not a line".to_owned(), left_out: true };
    assert_eq!((sink.trouble(trouble), sink.lines, sink.troubles), (Ok(()), 2, 1));
    assert!(std::panic::catch_unwind(move || sink.line(line("a"))).is_err());
}
