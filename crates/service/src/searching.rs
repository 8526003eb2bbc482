//! Finding words.

use std::collections::HashMap;

use muster_core::ids::StreamId;
use muster_store::{IncidentRow, SearchHow, SearchQuery, Store};

use crate::service::Service;
use crate::wire::{ErrorReply, Hit, SearchMode, SearchReply, SearchRequest};

impl Service {
    pub(crate) fn search(&self, request: SearchRequest) -> Result<SearchReply, ErrorReply> {
        let store = self.store()?;
        let SearchRequest { words, mode, incident, limit, after } = request;
        let streams = match incident {
            Some(incident) => self.logs_of(&store, &incident)?,
            None => Vec::new(),
        };
        let how = match mode {
            SearchMode::Newest => SearchHow::Newest,
            SearchMode::Ranked => SearchHow::Ranked,
            SearchMode::Substring => SearchHow::Substring,
        };
        let limit = limit.clamp(1, 200);
        let after = after.and_then(|after| after.parse().ok());
        let found = store.search(&SearchQuery { words: words.clone(), how, streams, limit, after })?;
        let next = if found.len() == limit as usize { found.last().map(|last| last.place.to_string()) } else { None };
        let terms = terms(&words, mode);
        let mut rows: HashMap<StreamId, Option<IncidentRow>> = HashMap::new();
        let mut hits = Vec::with_capacity(found.len());
        for found in found {
            let row = match rows.entry(found.stream) {
                std::collections::hash_map::Entry::Occupied(entry) => entry.into_mut(),
                std::collections::hash_map::Entry::Vacant(entry) => entry.insert(store.incident(found.stream)?),
            };
            // Lines of an incident whose declaration was undone are nowhere to be opened.
            let Some(row) = row else { continue };
            hits.push(Hit {
                incident: found.stream,
                reference: row.reference(),
                title: row.title.clone(),
                is_drill: row.is_drill,
                line: found.id,
                kind: found.kind,
                marks: marks(&found.text, &terms),
                text: found.text,
                at: found.at,
                struck: found.struck,
            });
        }
        Ok(SearchReply { hits, next })
    }

    /// The logs that are read as one with that of an incident: its own, and those of what is handled as part of it.
    fn logs_of(&self, store: &Store, incident: &str) -> Result<Vec<StreamId>, ErrorReply> {
        let stream = self.resolve(store, incident)?;
        let mut streams = vec![stream];
        streams.extend(self.overlay(store, stream, None)?.parts(stream));
        Ok(streams)
    }
}

/// How many characters of a long text are shown around the words, and how many of them before.
const SHOWN: usize = 240;
const BEFORE: usize = 60;

/// What a text says around the first of the words, on one line, and where the words stand in that.
pub(crate) fn excerpt(text: &str, terms: &[Vec<char>]) -> (String, Vec<(u32, u32)>) {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let units = |c: char| u32::try_from(c.len_utf16()).unwrap_or(1);
    let first = marks(&line, terms).first().map_or(0, |(start, _)| *start);
    let mut unit = 0;
    let before = line
        .chars()
        .take_while(|c| {
            unit += units(*c);
            unit <= first
        })
        .count();
    let from = before.saturating_sub(BEFORE);
    let mut part: String = line.chars().skip(from).take(SHOWN).collect();
    if from > 0 {
        // Not in the middle of a word.
        part = format!("…{}", part.split_once(' ').map_or(part.as_str(), |(_, rest)| rest));
    }
    if line.chars().count() > from + SHOWN {
        part.push('…');
    }
    let marks = marks(&part, terms);
    (part, marks)
}

pub(crate) fn terms(words: &str, mode: SearchMode) -> Vec<Vec<char>> {
    let fold = |word: &str| word.chars().flat_map(char::to_lowercase).collect::<Vec<char>>();
    match mode {
        SearchMode::Substring => vec![fold(words.trim())],
        SearchMode::Newest | SearchMode::Ranked => {
            words.split(|c: char| c.is_whitespace() || c == '"').filter(|word| !word.is_empty()).map(fold).collect()
        }
    }
}

/// Where the words stand in a text, as UTF-16 offsets, in order and without overlap.
fn marks(text: &str, terms: &[Vec<char>]) -> Vec<(u32, u32)> {
    let mut folded: Vec<char> = Vec::with_capacity(text.len());
    let mut offsets: Vec<(u32, u32)> = Vec::with_capacity(text.len());
    let mut at = 0_u32;
    for c in text.chars() {
        let width = u32::try_from(c.len_utf16()).unwrap_or(1);
        for lower in c.to_lowercase() {
            folded.push(lower);
            offsets.push((at, at + width));
        }
        at += width;
    }
    let mut marks: Vec<(u32, u32)> = Vec::new();
    for term in terms.iter().filter(|term| !term.is_empty()) {
        let hits = folded.windows(term.len()).enumerate().filter(|(_, window)| window == term);
        marks.extend(hits.map(|(first, _)| (offsets[first].0, offsets[first + term.len() - 1].1)));
    }
    marks.sort_unstable();
    let mut joined: Vec<(u32, u32)> = Vec::new();
    for (start, end) in marks {
        match joined.last_mut() {
            Some(last) if start <= last.1 => last.1 = last.1.max(end),
            Some(_) | None => joined.push((start, end)),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    type Case = (&'static str, &'static str, &'static [(u32, u32)]);

    #[test]
    fn a_long_text_is_shown_around_the_words() {
        let terms = terms("needle", SearchMode::Newest);
        assert_eq!(excerpt("a needle\n here", &terms), ("a needle here".to_owned(), vec![(2, 8)]));
        let long = format!("{} needle {}", "🔥 before".repeat(40), "after ".repeat(80));
        let (text, marks) = excerpt(&long, &terms);
        assert!(text.starts_with('…') && text.ends_with('…') && text.contains(" needle after"), "{text}");
        let unit = u32::try_from(text[..text.find("needle").unwrap()].encode_utf16().count()).unwrap();
        assert_eq!(marks, [(unit, unit + 6)]);
    }

    #[test]
    fn marks_words_where_javascript_finds_them() {
        let cases: &[Case] = &[
            ("Rolled back", "roll", &[(0, 4)]),
            ("🔥 pool on fire", "pool", &[(3, 7)]),
            ("pool POOL", "pool", &[(0, 4), (5, 9)]),
            ("aaaa", "aa", &[(0, 4)]),
            ("none", "x", &[]),
            ("", "x", &[]),
        ];
        for (text, words, expected) in cases {
            assert_eq!(marks(text, &terms(words, SearchMode::Newest)), *expected, "{text} {words}");
        }
    }
}
