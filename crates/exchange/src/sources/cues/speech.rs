//! Who speaks, where a transcript says it in its words: `Ana Silva: we should roll back`.
//!
//! A word and a colon is not always a name ("Note: the pager is muted"), so the whole file is looked at first. Where
//! nearly every cue begins with one and they come again, it is the shape of the file. Otherwise what stands there must
//! look like a name and come at least twice. When in doubt the words stay whole and the speaker is not said.

use std::collections::HashMap;

use super::markup::Voice;

const MAX_NAME: usize = 80;
const MAX_NAMES: usize = 10_000;
/// Words that stand before a colon and are nobody.
const NOBODY: &[&str] = &[
    "a",
    "action",
    "action item",
    "action items",
    "agenda",
    "agreed",
    "also",
    "and",
    "answer",
    "applause",
    "attention",
    "background noise",
    "because",
    "but",
    "caution",
    "conclusion",
    "crosstalk",
    "decision",
    "edit",
    "error",
    "example",
    "fixme",
    "for example",
    "fyi",
    "hint",
    "http",
    "https",
    "i mean",
    "i said",
    "important",
    "inaudible",
    "indistinct",
    "info",
    "laughter",
    "laughs",
    "link",
    "music",
    "next",
    "no",
    "noise",
    "note",
    "notes",
    "ok",
    "okay",
    "option",
    "or",
    "ps",
    "q",
    "question",
    "re",
    "reason",
    "remember",
    "result",
    "second",
    "silence",
    "so",
    "sound",
    "status",
    "step",
    "subject",
    "summary",
    "that is",
    "the question is",
    "then",
    "third",
    "first",
    "tip",
    "tl;dr",
    "todo",
    "topic",
    "update",
    "warning",
    "well",
    "yes",
    "yeah",
    "you know",
];

/// What the whole file says about how it names speakers.
#[derive(Debug, Default)]
pub(in crate::sources) struct Evidence {
    cues: u32,
    named: u32,
    counts: HashMap<String, u32>,
}

impl Evidence {
    /// Looks at the words of one cue.
    pub(in crate::sources) fn look(&mut self, text: &str) {
        self.cues += 1;
        for (index, line) in text.lines().take(8).enumerate() {
            let Some(found) = candidate(line) else { continue };
            self.named += u32::from(index == 0);
            if let Some(count) = self.counts.get_mut(found.name) {
                *count += 1;
            } else if self.counts.len() < MAX_NAMES {
                self.counts.insert(found.name.to_owned(), 1);
            }
        }
    }

    fn is_shape_of_file(&self) -> bool {
        let distinct = u32::try_from(self.counts.len()).unwrap_or(u32::MAX);
        self.cues >= 3 && self.named * 5 >= self.cues * 4 && distinct * 3 <= self.named * 2
    }

    fn is_name(&self, found: &Candidate<'_>) -> bool {
        let count = self.counts.get(found.name).copied().unwrap_or(0);
        let nobody = NOBODY.contains(&found.name.to_lowercase().as_str());
        if self.is_shape_of_file() && !found.bracketed {
            // Somebody who spoke once is still somebody here.
            return !nobody || count >= 3;
        }
        count >= 2 && !nobody && looks_like_a_name(found.name)
    }

    /// The voices of a cue that has no marked ones.
    pub(in crate::sources) fn voices(&self, text: &str) -> Vec<Voice> {
        let named = |line| candidate(line).filter(|found| self.is_name(found));
        let voice = |found: &Candidate<'_>, text: &str| Voice { name: found.name.to_owned(), text: text.to_owned() };
        let again = |found: &Candidate<'_>| self.counts.get(found.name).is_some_and(|count| *count >= 2);
        let lines: Vec<_> = text.lines().filter(|line| !line.trim().is_empty()).take(9).collect();
        if (2..=8).contains(&lines.len()) {
            let all: Vec<_> = lines.iter().filter_map(|line| named(line)).filter(again).collect();
            if all.len() == lines.len() {
                return all.iter().map(|found| voice(found, found.rest)).collect();
            }
        }
        match named(text) {
            Some(found) => vec![voice(&found, found.rest)],
            None => vec![Voice { name: String::new(), text: text.to_owned() }],
        }
    }
}

struct Candidate<'a> {
    name: &'a str,
    rest: &'a str,
    /// `[Name] text`, which may as well be a sound.
    bracketed: bool,
}

/// What could be a name at the beginning, and what comes after it.
fn candidate(text: &str) -> Option<Candidate<'_>> {
    let text = text.trim_start().trim_start_matches(">>").trim_start();
    let text = text.strip_prefix("- ").or_else(|| text.strip_prefix("– ")).unwrap_or(text);
    if let Some(inner) = text.strip_prefix('[') {
        let (name, rest) = inner.split_once(']')?;
        let rest = rest.strip_prefix(':').unwrap_or(rest).trim_start();
        let fits = could_be_name(name) && !rest.is_empty();
        return fits.then_some(Candidate { name: name.trim(), rest, bracketed: true });
    }
    let (name, rest) = text.split_once(':')?;
    let fits = rest.starts_with(char::is_whitespace) && !rest.trim().is_empty() && could_be_name(name);
    fits.then(|| Candidate { name: name.trim(), rest: rest.trim_start(), bracketed: false })
}

pub(in crate::sources) fn could_be_name(name: &str) -> bool {
    let name = name.trim();
    !name.is_empty()
        && name.len() <= MAX_NAME
        && name.split_whitespace().count() <= 7
        && name.chars().any(char::is_alphabetic)
        && !name.contains(['!', '?', ';', '"', '<', '>', '{', '}', '[', ']', '=', '\\', '\n', '…'])
        && !name.contains(". ") | name.split(". ").all(|part| part.chars().count() <= 4 || !part.contains(' '))
}

/// Short, and every word of it as names are written.
pub(in crate::sources) fn looks_like_a_name(name: &str) -> bool {
    let words: Vec<_> = name.split_whitespace().collect();
    let particle =
        |word: &str| matches!(word, "de" | "da" | "van" | "von" | "der" | "den" | "la" | "al" | "bin" | "of");
    words.len() <= 4
        && !name.contains(',')
        && words.iter().all(|word| {
            let first = word.trim_start_matches(['(', '\'']).chars().next();
            particle(word) || first.is_some_and(|first| !first.is_lowercase())
        })
        && words.iter().any(|word| word.chars().any(char::is_alphabetic))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn voices(cues: &[&str], index: usize) -> Vec<(String, String)> {
        let mut evidence = Evidence::default();
        cues.iter().for_each(|cue| evidence.look(cue));
        evidence.voices(cues[index]).into_iter().map(|voice| (voice.name, voice.text)).collect()
    }

    fn one(name: &str, text: &str) -> Vec<(String, String)> {
        vec![(name.to_owned(), text.to_owned())]
    }

    #[test]
    fn a_name_is_told_from_a_word_and_a_colon() {
        let zoom = ["Ana Silva: hi", "emma (reth): hello", "Ana Silva: Note: muted", "emma (reth): yes", "Zoe: me too"];
        assert_eq!(voices(&zoom, 0), one("Ana Silva", "hi"));
        assert_eq!(voices(&zoom, 1), one("emma (reth)", "hello"), "names of calls are not always capitals");
        assert_eq!(voices(&zoom, 2), one("Ana Silva", "Note: muted"));
        assert_eq!(voices(&zoom, 4), one("Zoe", "me too"), "once is enough where nearly all cues have one");
        let plain = ["Note: the pager", "we saw", "Note: again", "http://example.org is down", "it: broke", "and so"];
        for (index, text) in plain.iter().enumerate() {
            assert_eq!(voices(&plain, index), one("", text));
        }
        let some = ["Ana: hi", "and I thought", "Bo: yes", "it was", "Ana: so", "Question: who?", "one", "two"];
        assert_eq!(voices(&some, 0), one("Ana", "hi"));
        assert_eq!(voices(&some, 2), one("", "Bo: yes"), "once and nothing else to go by: the words stay whole");
        assert_eq!(voices(&some, 5), one("", "Question: who?"));
    }

    #[test]
    fn two_people_in_one_cue_are_two_lines() {
        let cues = ["- Ana: hi\n- Bo: hello", "Ana: so", "Bo: yes", "[Music] plays", "[Bo]: ok"];
        let both = vec![("Ana".to_owned(), "hi".to_owned()), ("Bo".to_owned(), "hello".to_owned())];
        assert_eq!(voices(&cues, 0), both);
        assert_eq!(voices(&cues, 3), one("", "[Music] plays"));
        assert_eq!(voices(&cues, 4), one("Bo", "ok"));
    }
}
