//! Damage that keeps enough of a file's shape to get past its first check: lines, numbers, words and brackets instead of
//! bytes.

use crate::mutate::{Dice, damage};

/// Numbers that do not fit where they stand.
const NUMBERS: &[&str] = &[
    "0",
    "-1",
    "1e309",
    "-9223372036854775808",
    "9223372036854775807",
    "18446744073709551616",
    "253402300800",
    "99999999999999999999999999999999",
    "0.1e-400",
    "4294967296",
    "00000000000000000001",
];
/// What nobody expects inside of a text: halves of characters, marks of direction, ends of texts.
const ODD: &[&[u8]] = &[
    b"\xff\xfe\x00",
    b"\xc3\x28",
    b"\xed\xa0\x80",
    b"\xf8\x88\x80\x80\x80",
    b"\x00\x00",
    b"\xe2\x80\xae\xe2\x80\x8f",
    b"\\ud83d",
    b"\r\r\n",
    b"\x1b[31m",
];
/// Opens something that is nested.
const OPENERS: &[&[u8]] =
    &[b"[", b"{\"a\":", b"[{\"elements\":", b"<v A>", b"> ", b"- ", b"\"", b"(", b"{\"message\":"];
/// The largest file that is read.
pub(crate) const MOST: usize = 96 << 10;

/// The lines of a file, with their ends.
fn lines(bytes: &[u8]) -> Vec<&[u8]> {
    bytes.split_inclusive(|byte| *byte == b'\n').collect()
}

/// Where runs of digits lie.
fn numbers(bytes: &[u8]) -> Vec<std::ops::Range<usize>> {
    let mut found: Vec<std::ops::Range<usize>> = Vec::new();
    for at in (0..bytes.len()).filter(|at| bytes[*at].is_ascii_digit()) {
        match found.last_mut() {
            Some(last) if last.end == at => last.end = at + 1,
            Some(_) | None => found.push(at..at + 1),
        }
    }
    found
}

/// Where something between two quotes, commas or brackets lies.
fn pieces(bytes: &[u8]) -> Vec<std::ops::Range<usize>> {
    let ends: Vec<usize> =
        (0..bytes.len()).filter(|at| matches!(bytes[*at], b'"' | b',' | b'{' | b'}' | b'[' | b']' | b'\n')).collect();
    ends.windows(2).map(|pair| pair[0] + 1..pair[1]).filter(|piece| !piece.is_empty()).collect()
}

fn one<T: Clone>(dice: &mut Dice, of: &[T]) -> Option<T> {
    of.get(dice.below(of.len())).cloned()
}

/// One damage more, of the kind that the other file's parts help with.
pub(crate) fn bend(dice: &mut Dice, bytes: &mut Vec<u8>, other: &[u8]) {
    match dice.below(10) {
        0 | 1 => lined(dice, bytes, other),
        2 => {
            if let Some(number) = one(dice, &numbers(bytes)) {
                drop(bytes.splice(number, NUMBERS[dice.below(NUMBERS.len())].bytes()));
            }
        }
        3 => {
            let at = dice.below(bytes.len() + 1);
            drop(bytes.splice(at..at, ODD[dice.below(ODD.len())].iter().copied()));
        }
        4 => {
            let at = dice.below(bytes.len() + 1);
            let deep = OPENERS[dice.below(OPENERS.len())].repeat(1 << dice.below(13));
            drop(bytes.splice(at..at, deep));
        }
        5 => {
            // A piece of one file where one of the other stood: a name for a number, a list for a text.
            if let (Some(here), Some(there)) = (one(dice, &pieces(bytes)), one(dice, &pieces(other))) {
                drop(bytes.splice(here, other[there].iter().copied()));
            }
        }
        6 => {
            if let Some(piece) = one(dice, &pieces(bytes)) {
                let again = bytes[piece.clone()].repeat(1 << dice.below(11));
                drop(bytes.splice(piece, again));
            }
        }
        _ => damage(dice, bytes, other),
    }
    bytes.truncate(MOST);
}

/// A line lost, twice, many times, moved, or one of the other file.
fn lined(dice: &mut Dice, bytes: &mut Vec<u8>, other: &[u8]) {
    let all = lines(bytes);
    let at = dice.below(all.len());
    let mut changed: Vec<&[u8]> = all.clone();
    match dice.below(5) {
        0 if at < changed.len() => drop(changed.remove(at)),
        1 => changed.extend(all.get(at)),
        2 => changed.extend(std::iter::repeat_n(all.get(at), 1 << dice.below(9)).flatten()),
        3 if at < changed.len() => {
            let to = dice.below(changed.len());
            changed.swap(at, to);
        }
        _ => {
            if let Some(line) = one(dice, &lines(other)) {
                changed.insert(at.min(changed.len()), line);
            }
        }
    }
    *bytes = changed.concat();
}

#[test]
fn shapes_are_found_where_they_are() {
    let text = b"{\"ts\": 1700.25, \"who\":\"ana\"}\nb 7\n";
    assert_eq!(lines(text).len(), 2);
    assert_eq!(numbers(text).into_iter().map(|number| &text[number]).collect::<Vec<_>>(), [&b"1700"[..], b"25", b"7"]);
    assert!(pieces(text).into_iter().any(|piece| &text[piece] == b"ana"));
}

#[test]
fn bending_is_the_same_every_time_and_has_an_end() {
    let bent = [(); 2].map(|()| {
        let mut dice = Dice::new(3);
        let mut bytes = b"one, 2\nthree [4]\n".to_vec();
        for _ in 0..300 {
            bend(&mut dice, &mut bytes, b"{\"five\": 6}\n");
            assert!(bytes.len() <= MOST);
        }
        bytes
    });
    assert_eq!(bent[0], bent[1]);
    bend(&mut Dice::new(1), &mut Vec::new(), b"");
}
