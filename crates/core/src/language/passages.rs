//! The parts of a Markdown text that are not the writer's own telling: code, quotes, log lines, what is to be done.

use std::ops::Range;

/// The first words that name a section in which "should" is the normal word.
const AHEAD: &[&str] = &["action", "actions", "idea", "ideas", "policy", "policies"];
const LEVELS: &[&str] = &["ERROR", "WARN", "WARNING", "INFO", "DEBUG", "TRACE", "FATAL", "CRITICAL", "NOTICE"];

/// Finds what is not read, in order and without overlaps, in one pass over the lines and one over the quotes.
pub(super) fn not_told(text: &str) -> Vec<Range<usize>> {
    let mut skipped = Vec::new();
    let mut walk = Walk::default();
    let mut open = Open::default();
    let mut from = 0;
    let mut lines = text.split_inclusive('\n').peekable();
    while let Some(line) = lines.next() {
        let place = from..from + line.len();
        from = place.end;
        let next = lines.peek().copied().unwrap_or_default();
        if walk.skips(line, next) {
            open = Open::default();
            skipped.push(place);
        } else {
            if line.trim().is_empty() || starts_block(line) {
                open = Open::default();
            }
            open.inside(line, place.start, &mut skipped);
        }
        walk.blank = line.trim().is_empty();
    }
    skipped.sort_by_key(|range| (range.start, range.end));
    skipped
}

/// Whether a line opens a list item, a heading, a table row or another block of its own.
pub(super) fn starts_block(line: &str) -> bool {
    let line = line.trim_start();
    line.starts_with(['-', '*', '+', '#', '>', '|', '[']) && !line.starts_with("**")
        || line.starts_with(|c: char| c.is_ascii_digit())
}

/// What lines above say about a line.
struct Walk {
    fence: Option<(char, usize)>,
    ahead: Option<usize>,
    code: bool,
    blank: bool,
}

impl Default for Walk {
    fn default() -> Self {
        Self { fence: None, ahead: None, code: false, blank: true }
    }
}

impl Walk {
    fn skips(&mut self, line: &str, next: &str) -> bool {
        let shown = line.trim();
        let indent = line.len() - line.trim_start().len();
        if let Some((mark, count)) = self.fence {
            let closing = shown.chars().take_while(|c| *c == mark).count();
            if closing >= count && shown.chars().all(|c| c == mark) {
                self.fence = None;
            }
            return true;
        }
        for mark in ['`', '~'] {
            let count = shown.chars().take_while(|c| *c == mark).count();
            if count >= 3 && !shown.trim_start_matches(mark).contains('`') {
                self.fence = Some((mark, count));
                return true;
            }
        }
        let deep = (line.starts_with('\t') || indent >= 4 && line.starts_with("    ")) && !shown.is_empty();
        self.code = deep && (self.blank || self.code) && !starts_block(line);
        if self.code {
            return true;
        }
        if let Some((level, title)) = heading(shown, next.trim()) {
            if self.ahead.is_none_or(|above| level <= above) {
                self.ahead = names_what_is_ahead(title).then_some(level);
            }
            return self.ahead.is_some();
        }
        self.ahead.is_some() || shown.starts_with('>') || is_log_line(shown)
    }
}

/// Level and title of a heading: `## Actions`, or a line that is underlined.
fn heading<'a>(line: &'a str, next: &str) -> Option<(usize, &'a str)> {
    let level = line.chars().take_while(|c| *c == '#').count();
    if (1..=6).contains(&level) {
        let title = line.get(level..)?;
        return (title.is_empty() || title.starts_with([' ', '\t'])).then_some((level, title));
    }
    let underlined = |mark: char| next.len() >= 3 && next.chars().all(|c| c == mark);
    if line.is_empty() || starts_block(line) {
        return None;
    }
    if underlined('=') {
        return Some((1, line));
    }
    underlined('-').then_some((2, line))
}

fn names_what_is_ahead(title: &str) -> bool {
    let mut words = title.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty() && !is_number(word));
    let first = words.next().unwrap_or_default();
    let last = words.next_back().unwrap_or(first);
    [first, last].iter().any(|word| AHEAD.iter().any(|known| word.eq_ignore_ascii_case(known)))
}

fn is_number(word: &str) -> bool {
    word.chars().all(|c| c.is_ascii_digit())
}

/// A line a machine wrote, or one of a chat: `2026-11-20T02:14:03Z …`, `[02:14:07] …`, `ERROR: …`, `<jonas> …`.
///
/// `2026-11-20 02:14 Mei called` is how people write timelines, so a date alone is not enough.
fn is_log_line(line: &str) -> bool {
    let bare = line.trim_start_matches(['[', '(']);
    let bracketed = bare.len() < line.len();
    let mut words = bare.split_whitespace();
    let first = words.next().unwrap_or_default();
    if LEVELS.contains(&first.trim_end_matches([':', ']'])) {
        return true;
    }
    let dated = first.len() >= 10 && shape(first.get(..10).unwrap_or_default()) == "0000-00-00";
    if dated && first.get(10..11) == Some("T") {
        return true;
    }
    let time = if dated { words.next().unwrap_or_default() } else { first };
    let clock = shape(time.get(..8).unwrap_or_default()) == "00:00:00";
    let short = shape(time.get(..5).unwrap_or_default()) == "00:00";
    if (clock || short) && bracketed && (time.contains(']') || dated) {
        return true;
    }
    let nick = first.strip_prefix('<').is_some_and(|nick| nick.ends_with('>') && nick.len() > 1);
    let level = words.next().is_some_and(|word| LEVELS.contains(&word.trim_matches(['[', ']', ':'])));
    nick || clock && (dated && time.len() > 8 || level)
}

fn shape(text: &str) -> String {
    text.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect()
}

/// Quotes and code that may run over the end of a line, within a paragraph.
#[derive(Default)]
struct Open {
    quote: Option<(char, usize)>,
}

impl Open {
    fn inside(&mut self, line: &str, start: usize, skipped: &mut Vec<Range<usize>>) {
        let mut before = ' ';
        let mut chars = line.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            let next = chars.peek().map_or(' ', |(_, next)| *next);
            if let Some((closing, from)) = self.quote {
                // A straight mark closes where it does not stand before a word.
                let closes = closing == c || closing == '\u{201c}' && c == '\u{201d}';
                if closes && (c != '"' || !next.is_alphanumeric()) {
                    skipped.push(from..start + at + c.len_utf8());
                    self.quote = None;
                }
            } else if c == '`' {
                let end = line.get(at + 1..).and_then(|rest| rest.find('`'));
                match end {
                    Some(0) | None => {}
                    Some(length) => {
                        skipped.push(start + at..start + at + length + 2);
                        let after = at + length + 2;
                        while chars.peek().is_some_and(|(place, _)| *place < after) {
                            chars.next();
                        }
                    }
                }
            } else if let Some(closing) = opens(c, before, next) {
                self.quote = Some((closing, start + at));
            }
            before = c;
        }
    }
}

/// The mark that closes what this one opens.
fn opens(mark: char, before: char, next: char) -> Option<char> {
    let free = !before.is_alphanumeric() && !next.is_whitespace();
    match mark {
        '"' if free => Some('"'),
        '\u{201c}' => Some('\u{201d}'),
        '\u{201e}' => Some('\u{201c}'),
        '\u{ab}' => Some('\u{bb}'),
        '\u{2018}' if free => Some('\u{2019}'),
        _ => None,
    }
}
