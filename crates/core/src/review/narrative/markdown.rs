//! Just enough of Markdown to find claims and links: paragraphs, list items, and what is neither.

use serde::{Deserialize, Serialize};

use super::evidence::{SCHEME, passage_at};
use crate::event::Passage;

/// A stretch of a text in UTF-16 units, as the page counts them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Stretch {
    /// Where it begins.
    pub from: u32,
    /// Where it ends, not included.
    pub to: u32,
}

/// A link to evidence in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EvidenceLink<'a> {
    /// Where the whole link begins, in bytes.
    pub start: usize,
    /// Where it ends, in bytes.
    pub end: usize,
    /// The words that are shown.
    pub words: &'a str,
    /// The passage it names; `None` when the address names nothing.
    pub passage: Option<Passage>,
}

/// Every link to evidence in a text, in order.
#[must_use]
pub fn links(text: &str) -> Vec<EvidenceLink<'_>> {
    let mut found = Vec::new();
    let opening = format!("]({SCHEME}");
    let mut done = 0;
    while let Some(at) = text.get(done..).and_then(|rest| rest.find(&opening)).map(|at| at + done) {
        let after = at + opening.len();
        let (Some(start), Some(close)) =
            (bracket_before(text, at, done), text.get(after..).and_then(|rest| rest.find(')')))
        else {
            done = after;
            continue;
        };
        let (end, address) = (after + close + 1, text.get(at + 2..after + close).unwrap_or_default());
        let words = text.get(start + 1..at).unwrap_or_default();
        found.push(EvidenceLink { start, end, words, passage: passage_at(address) });
        done = end;
    }
    found
}

/// The `[` that belongs to a `]`, not before `least`.
fn bracket_before(text: &str, close: usize, least: usize) -> Option<usize> {
    let before = text.get(least..close)?;
    let mut depth = 0_u32;
    for (at, c) in before.char_indices().rev() {
        let escaped = before.get(..at).is_some_and(|left| left.ends_with('\\'));
        match c {
            _ if escaped => {}
            ']' => depth += 1,
            '[' if depth == 0 => return Some(least + at),
            '[' => depth -= 1,
            '\n' if before.get(at + 1..).is_some_and(|rest| rest.starts_with('\n')) => return None,
            _ => {}
        }
    }
    None
}

/// A claim: a paragraph or an item of a list, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Block {
    start: usize,
    end: usize,
}

/// The claims of a text that rest on nothing. A question, a heading, a quotation and code claim nothing.
#[must_use]
pub fn hollow(text: &str) -> Vec<Stretch> {
    let supported = links(text);
    let stands = |block: &Block| {
        supported.iter().any(|link| link.passage.is_some() && link.start >= block.start && link.end <= block.end)
    };
    let claims = |block: &Block| {
        let words = text.get(block.start..block.end).unwrap_or_default().trim();
        words.chars().any(char::is_alphabetic) && !words.ends_with('?') && !words.ends_with(':')
    };
    blocks(text)
        .into_iter()
        .filter(claims)
        .filter(|block| !stands(block))
        .map(|block| Stretch { from: units(text, block.start), to: units(text, block.end) })
        .collect()
}

/// Where a byte of a text lies in UTF-16 units.
fn units(text: &str, byte: usize) -> u32 {
    let count = text.get(..byte).unwrap_or(text).encode_utf16().count();
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn blocks(text: &str) -> Vec<Block> {
    let mut found = Vec::new();
    let mut open: Option<Block> = None;
    let mut fence: Option<&str> = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let words = line.trim();
        if let Some(mark) = fence {
            if words.starts_with(mark) {
                fence = None;
            }
            continue;
        }
        let begins = start + (line.len() - line.trim_start().len());
        let end = begins + words.len();
        match kind(words) {
            Line::Fence(mark) => {
                found.extend(open.take());
                fence = Some(mark);
            }
            Line::Nothing => found.extend(open.take()),
            Line::Item(mark) => {
                found.extend(open.take());
                open = Some(Block { start: begins + mark, end });
            }
            Line::Words => open = Some(open.map_or(Block { start: begins, end }, |block| Block { end, ..block })),
        }
    }
    found.extend(open);
    found
}

enum Line<'a> {
    /// Blank, a heading, a quotation, a rule, a table, HTML.
    Nothing,
    /// Code begins.
    Fence(&'a str),
    /// An item of a list, with the length of its mark.
    Item(usize),
    Words,
}

fn kind(words: &str) -> Line<'_> {
    if let Some(fence) = ["```", "~~~"].into_iter().find(|fence| words.starts_with(fence)) {
        return Line::Fence(fence);
    }
    let bare = words.chars().all(|c| matches!(c, '-' | '*' | '_' | '=' | ' '));
    if words.is_empty() || bare || words.starts_with(['#', '>', '|', '<']) || words.starts_with("![") {
        return Line::Nothing;
    }
    item(words).map_or(Line::Words, Line::Item)
}

/// The length of the mark of a list item.
fn item(words: &str) -> Option<usize> {
    let mark = if words.starts_with(['-', '*', '+']) {
        1
    } else {
        let digits = words.bytes().take_while(u8::is_ascii_digit).count();
        let dot = words.get(digits..).is_some_and(|rest| rest.starts_with(['.', ')']));
        if digits == 0 || digits > 9 || !dot {
            return None;
        }
        digits + 1
    };
    let rest = words.get(mark..)?;
    rest.starts_with(' ').then(|| mark + (rest.len() - rest.trim_start().len()))
}

/// A person's words as they stand in Markdown, on one line: nothing in them becomes a heading, a link or code.
#[must_use]
pub fn plain(words: &str) -> String {
    let mut out = String::with_capacity(words.len() + 8);
    for (at, word) in words.split_whitespace().enumerate() {
        if at > 0 {
            out.push(' ');
        }
        for c in word.chars() {
            if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '!' | '&') {
                out.push('\\');
            }
            out.push(c);
        }
    }
    out
}
