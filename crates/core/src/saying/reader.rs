//! A text as words with their places, and patterns of words.

/// One word with its place in bytes.
#[derive(Debug)]
pub(super) struct Word<'a> {
    pub(super) text: &'a str,
    /// In lower case, with straight apostrophes.
    pub(super) lower: String,
    pub(super) start: usize,
    pub(super) end: usize,
    /// Which sentence it stands in.
    pub(super) sentence: usize,
    /// Whether a comma or bracket ends a part of the sentence after it.
    pub(super) pause: bool,
}

/// A text, read.
#[derive(Debug)]
pub(super) struct Reading<'a> {
    pub(super) text: &'a str,
    pub(super) words: Vec<Word<'a>>,
}

/// What may stand within a word and still not belong to it at its edges.
fn is_edge(c: char) -> bool {
    !(c.is_alphanumeric() || matches!(c, '@' | '#' | '+' | '%'))
}

impl<'a> Reading<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let mut words: Vec<Word<'a>> = Vec::new();
        let mut sentence = 0;
        let mut from = 0;
        for raw in text.split_inclusive(char::is_whitespace) {
            let start = from;
            from += raw.len();
            let shown = raw.trim_end();
            let word = shown.trim_matches(is_edge);
            if !word.is_empty() {
                let lead = shown.find(word).unwrap_or_default();
                let tail = shown.get(lead + word.len()..).unwrap_or_default();
                words.push(Word {
                    text: word,
                    lower: word.to_lowercase().replace('\u{2019}', "'"),
                    start: start + lead,
                    end: start + lead + word.len(),
                    sentence,
                    pause: tail.contains([',', ')', ':', '\u{2013}', '\u{2014}']),
                });
                sentence += usize::from(tail.contains(['.', '!', '?', ';']));
            } else if matches!(shown, "-" | "\u{2013}" | "\u{2014}" | "\u{b7}")
                && let Some(last) = words.last_mut()
            {
                last.pause = true;
            }
            sentence += usize::from(raw.ends_with('\n'));
        }
        Self { text, words }
    }

    /// The words of a run, with the place it takes.
    pub(super) fn place(&self, from: usize, count: usize) -> (usize, usize) {
        let last = from + count.max(1) - 1;
        match (self.words.get(from), self.words.get(last).or(self.words.last())) {
            (Some(first), Some(last)) => (first.start, last.end),
            _ => (0, 0),
        }
    }

    /// What a run says.
    pub(super) fn said(&self, from: usize, count: usize) -> &'a str {
        let (start, end) = self.place(from, count);
        self.text.get(start..end).unwrap_or_default()
    }

    /// Words before one, in its sentence, nearest first.
    pub(super) fn before(&self, at: usize) -> impl Iterator<Item = &Word<'a>> {
        let sentence = self.words.get(at).map(|word| word.sentence);
        self.words.iter().take(at).rev().take_while(move |word| Some(word.sentence) == sentence)
    }

    /// Words from one on, to the end of its sentence.
    pub(super) fn after(&self, at: usize) -> impl Iterator<Item = &Word<'a>> {
        let sentence = self.words.get(at).map(|word| word.sentence);
        self.words.iter().skip(at).take_while(move |word| Some(word.sentence) == sentence)
    }

    /// How many words a pattern takes at a place; 0 when it does not stand there.
    ///
    /// A pattern is words in lower case; `a|b` is either, `?a` may be missing, `*` is any word, `#` a number.
    pub(super) fn matches(&self, at: usize, pattern: &str) -> usize {
        let Some(first) = self.words.get(at) else { return 0 };
        let mut place = at;
        for part in pattern.split(' ') {
            let (optional, part) = part.strip_prefix('?').map_or((false, part), |part| (true, part));
            let word = self.words.get(place).filter(|word| word.sentence == first.sentence);
            if word.is_some_and(|word| part.split('|').any(|wanted| is(&word.lower, wanted))) {
                place += 1;
            } else if !optional {
                return 0;
            }
        }
        place - at
    }

    /// Every place where one of the patterns stands: first word and number of words.
    pub(super) fn find<'p>(&'p self, patterns: &'p [&'p str]) -> impl Iterator<Item = (usize, usize)> + 'p {
        (0..self.words.len()).filter_map(move |at| {
            let longest = patterns.iter().map(|pattern| self.matches(at, pattern)).max().unwrap_or_default();
            (longest > 0).then_some((at, longest))
        })
    }
}

fn is(word: &str, wanted: &str) -> bool {
    match wanted {
        "*" => true,
        "#" => word.starts_with(|c: char| c.is_ascii_digit()) || NUMBERS.contains(&word),
        _ => word == wanted,
    }
}

const NUMBERS: &[&str] = &[
    "a", "an", "one", "two", "three", "four", "five", "six", "ten", "twelve", "fifteen", "twenty", "thirty", "forty",
    "half",
];
