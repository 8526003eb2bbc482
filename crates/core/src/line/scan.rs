//! Cutting the input into words, and counting in the code units of the composer.

use super::types::Span;

/// A word: a run without white space, by its byte range in the input.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word<'a> {
    /// The word itself.
    pub(super) text: &'a str,
    /// Its first byte in the input.
    pub(super) start: usize,
}

impl Word<'_> {
    /// One past its last byte in the input.
    pub(super) fn end(self) -> usize {
        self.start + self.text.len()
    }
}

/// Cuts `input` from byte `from` on into words.
pub(super) fn words(input: &str, from: usize) -> Vec<Word<'_>> {
    let rest = input.get(from..).unwrap_or_default();
    let base = input.len() - rest.len();
    let mut found = Vec::new();
    let mut start = None;
    for (at, c) in rest.char_indices() {
        match (c.is_whitespace(), start) {
            (true, Some(begun)) => {
                found.push(Word { text: &rest[begun..at], start: base + begun });
                start = None;
            }
            (false, None) => start = Some(at),
            (true, None) | (false, Some(_)) => {}
        }
    }
    if let Some(begun) = start {
        found.push(Word { text: &rest[begun..], start: base + begun });
    }
    found
}

/// Turns byte positions of one input into UTF-16 positions.
pub(super) struct Units {
    /// UTF-16 position of every byte, and of the end; `None` when the input is ASCII and both are the same.
    table: Option<Vec<u32>>,
    end: u32,
}

impl Units {
    /// Measures `input` once.
    pub(super) fn of(input: &str) -> Self {
        if input.is_ascii() {
            return Self { table: None, end: clip(input.len()) };
        }
        let mut table = Vec::with_capacity(input.len() + 1);
        let mut units = 0_u32;
        for c in input.chars() {
            table.extend(std::iter::repeat_n(units, c.len_utf8()));
            units = units.saturating_add(if c.len_utf16() == 2 { 2 } else { 1 });
        }
        table.push(units);
        Self { table: Some(table), end: units }
    }

    /// The span of the bytes `start..end`.
    pub(super) fn span(&self, start: usize, end: usize) -> Span {
        let at = |byte: usize| match &self.table {
            None => clip(byte).min(self.end),
            Some(table) => table.get(byte).copied().unwrap_or(self.end),
        };
        Span { start: at(start), end: at(end) }
    }
}

fn clip(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// Returns the byte position of a UTF-16 position, for a cursor that comes from the composer.
///
/// A position inside a character counts as before it; one past the end, as the end.
#[must_use]
pub fn byte_from_utf16(input: &str, unit: u32) -> usize {
    let mut units = 0_u32;
    for (at, c) in input.char_indices() {
        let width = if c.len_utf16() == 2 { 2 } else { 1 };
        if units + width > unit {
            return at;
        }
        units += width;
    }
    input.len()
}

/// Splits a word into its leading backslashes (how many) and the rest.
pub(super) fn backslashes(word: &str) -> (usize, &str) {
    let rest = word.trim_start_matches('\\');
    (word.len() - rest.len(), rest)
}

/// Finds a web address in a word: its byte range, without brackets or punctuation around it.
pub(super) fn link_in(word: &str) -> Option<(usize, usize)> {
    let lower = word.to_ascii_lowercase();
    let start = ["https://", "http://"].iter().filter_map(|scheme| lower.find(scheme)).min()?;
    if word[..start].chars().next_back().is_some_and(char::is_alphanumeric) {
        return None;
    }
    let mut end = word.len();
    while let Some(last) = word[start..end].chars().next_back() {
        let closing = match last {
            '.' | ',' | ';' | ':' | '!' | '?' | '"' | '\'' | '>' | '*' => true,
            // A bracket belongs to the address when it was opened inside it.
            ')' => opens_less(&word[start..end], '(', ')'),
            ']' => opens_less(&word[start..end], '[', ']'),
            _ => false,
        };
        if !closing {
            break;
        }
        end -= last.len_utf8();
    }
    let scheme = if lower[start..].starts_with("https") { "https://".len() } else { "http://".len() };
    (end > start + scheme).then_some((start, end))
}

fn opens_less(text: &str, open: char, close: char) -> bool {
    text.matches(open).count() < text.matches(close).count()
}
