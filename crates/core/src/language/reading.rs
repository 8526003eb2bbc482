//! A text as words with their places, their sentences and what is left out.
//!
//! Every look around a word is bounded, so that a long text without a full stop costs no more than another.

use std::borrow::Cow;

use super::passages::{not_told, starts_block};

/// Words that are looked at on either side, when nothing else is said.
pub(super) const NEAR: usize = 6;

/// A line shorter than this that ends without a mark is a note of its own, not a line that was wrapped.
const WRAPPED: usize = 50;

/// One word with its place in bytes.
#[derive(Debug)]
pub(super) struct Word<'a> {
    pub(super) text: &'a str,
    /// In lower case, with straight apostrophes.
    pub(super) lower: Cow<'a, str>,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) sentence: usize,
    /// Whether a comma, a colon or a dash ends a part of the sentence after it.
    pub(super) pause: bool,
    /// Whether the sentence ends in a question mark after it.
    pub(super) asks: bool,
    /// Quoted, code, an address: not the writer's own word.
    pub(super) skipped: bool,
}

/// A text, read.
#[derive(Debug)]
pub(super) struct Reading<'a> {
    pub(super) words: Vec<Word<'a>>,
}

fn is_edge(c: char) -> bool {
    !(c.is_alphanumeric() || matches!(c, '@' | '#' | '%'))
}

fn lowered(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        return Cow::Borrowed(word);
    }
    Cow::Owned(word.to_lowercase().replace('\u{2019}', "'"))
}

impl<'a> Reading<'a> {
    /// Reads Markdown as its writer's own telling: quotes, code, log lines and sections about what is to be done are
    /// left out.
    pub(super) fn telling(text: &'a str) -> Self {
        let mut reading = Self::plain(text);
        let mut skipped = not_told(text).into_iter().peekable();
        for word in &mut reading.words {
            while skipped.peek().is_some_and(|range| range.end <= word.start) {
                skipped.next();
            }
            word.skipped |= skipped.peek().is_some_and(|range| range.start < word.end);
        }
        reading
    }

    /// Reads a text with everything in it.
    pub(super) fn plain(text: &'a str) -> Self {
        let mut words: Vec<Word<'a>> = Vec::new();
        let (mut sentence, mut from) = (0, 0);
        let mut above = "";
        for line in text.split_inclusive('\n') {
            let ended = !above.trim().is_empty() && above.trim_end().len() < WRAPPED || above.starts_with('#');
            if ended || line.trim().is_empty() || starts_block(line) {
                sentence += 1;
            }
            read_line(line, from, &mut sentence, &mut words);
            from += line.len();
            above = line;
        }
        Self { words }
    }

    pub(super) fn word(&self, at: usize) -> Option<&Word<'a>> {
        self.words.get(at)
    }

    /// The word some places further on, in the same sentence.
    pub(super) fn right(&self, at: usize, by: usize) -> Option<&Word<'a>> {
        let here = self.words.get(at)?;
        self.words.get(at + by).filter(|word| word.sentence == here.sentence)
    }

    /// The word some places before, in the same sentence.
    pub(super) fn left(&self, at: usize, by: usize) -> Option<&Word<'a>> {
        let here = self.words.get(at)?;
        self.words.get(at.checked_sub(by)?).filter(|word| word.sentence == here.sentence)
    }

    /// The lower-case word some places further on; empty where the sentence is over.
    pub(super) fn next(&self, at: usize, by: usize) -> &str {
        self.right(at, by).map_or("", |word| &*word.lower)
    }

    /// The lower-case word some places before; empty where the sentence begins.
    pub(super) fn last(&self, at: usize, by: usize) -> &str {
        self.left(at, by).map_or("", |word| &*word.lower)
    }

    /// How many words after one the sentence goes on: 1, or more where something is put in between commas.
    pub(super) fn goes_on(&self, at: usize) -> usize {
        if self.word(at).is_none_or(|word| !word.pause) {
            return 1;
        }
        (1..=NEAR).find(|by| self.right(at, *by).is_some_and(|word| word.pause)).map_or(1, |by| by + 1)
    }

    /// Whether one of these words stands within so many before.
    pub(super) fn before(&self, at: usize, within: usize, wanted: &[&str]) -> bool {
        (1..=within).any(|by| self.left(at, by).is_some_and(|word| wanted.contains(&&*word.lower)))
    }

    /// Whether one of these words stands within so many after.
    pub(super) fn after(&self, at: usize, within: usize, wanted: &[&str]) -> bool {
        (1..=within).any(|by| self.right(at, by).is_some_and(|word| wanted.contains(&&*word.lower)))
    }

    /// The place of words, in bytes.
    pub(super) fn place(&self, from: usize, to: usize) -> (usize, usize) {
        match (self.words.get(from), self.words.get(to.max(from)).or(self.words.last())) {
            (Some(first), Some(last)) => (first.start, last.end.max(first.end)),
            _ => (0, 0),
        }
    }

    /// The first word of each sentence, with the one after its last.
    pub(super) fn sentences(&self) -> Vec<(usize, usize)> {
        let mut found: Vec<(usize, usize)> = Vec::new();
        let mut current = None;
        for (at, word) in self.words.iter().enumerate() {
            if current != Some(word.sentence) {
                found.push((at, at));
                current = Some(word.sentence);
            }
            if let Some((_, end)) = found.last_mut() {
                *end = at + 1;
            }
        }
        found
    }
}

fn read_line<'a>(line: &'a str, from: usize, sentence: &mut usize, words: &mut Vec<Word<'a>>) {
    let parts = line.split_inclusive(|c: char| c.is_whitespace() || matches!(c, '\u{2014}' | '|'));
    let mut start = from;
    for raw in parts {
        let shown = raw.trim_end();
        let word = shown.trim_matches(is_edge);
        let lead = shown.len() - shown.trim_start_matches(is_edge).len();
        let tail = shown.get(lead + word.len()..).unwrap_or_default();
        if word.is_empty() {
            if shown.contains(['|', '-', '\u{2013}', '\u{2014}'])
                && let Some(last) = words.last_mut()
            {
                last.pause = true;
            }
        } else {
            words.push(Word {
                text: word,
                lower: lowered(word),
                start: start + lead,
                end: start + lead + word.len(),
                sentence: *sentence,
                pause: tail.contains([',', ')', ':', '\u{2013}', '\u{2014}', '|']),
                asks: tail.contains('?'),
                skipped: word.contains("://") || word.starts_with("www."),
            });
        }
        *sentence +=
            usize::from(shown.trim_end_matches(['"', '*', '_', ')', '\u{201d}']).ends_with(['.', '!', '?', ';']));
        start += raw.len();
    }
}
