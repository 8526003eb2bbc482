//! Words that stay words in Markdown: no HTML, no headings, no pictures, no links, no tables.

use crate::text::{clean, one_line};

/// Escapes text on one line, for headings, tables and the middle of a sentence.
pub(crate) fn inline(text: &str) -> String {
    escaped(&one_line(text))
}

/// Escapes each line of a longer text; empty lines are left out.
pub(crate) fn lines(text: &str) -> Vec<String> {
    clean(text).lines().map(str::trim).filter(|line| !line.is_empty()).map(escaped).collect()
}

/// Escapes one line that has no blanks around it.
fn escaped(line: &str) -> String {
    let chars: Vec<char> = line.chars().collect();
    let mut out = String::with_capacity(line.len() + 8);
    for (at, &c) in chars.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| chars.get(at)).copied();
        let after = chars.get(at + 1).copied();
        if must_escape(&chars[..at], before, c, after) {
            out.push('\\');
        }
        out.push(if c == '\t' { ' ' } else { c });
    }
    out
}

fn must_escape(so_far: &[char], before: Option<char>, c: char, after: Option<char>) -> bool {
    match c {
        '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '$' | '^' => true,
        // Only at the start of a line do these make a heading, a list, an underline or a definition.
        '#' | '+' | '-' | '=' | ':' if before.is_none() => true,
        // `1.` and `1)` at the start of a line make a numbered list.
        '.' | ')' if !so_far.is_empty() && so_far.iter().all(char::is_ascii_digit) => true,
        // `![` makes a picture; the bracket alone is escaped already, and this shows the reader's eye the same.
        '!' => after == Some('['),
        // Bare addresses become links in many readers: `https://`, `mailto:`, `www.`, `a@b.c`.
        ':' => after == Some('/') || ends_with(so_far, "mailto") || ends_with(so_far, "xmpp"),
        '.' => ends_with(so_far, "www"),
        '@' => before.is_some_and(|c| !c.is_whitespace()) && after.is_some_and(|c| !c.is_whitespace()),
        _ => false,
    }
}

fn ends_with(so_far: &[char], word: &str) -> bool {
    let length = word.len();
    so_far.len() >= length && so_far[so_far.len() - length..].iter().map(char::to_ascii_lowercase).eq(word.chars())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stay_words() {
        let rows = [
            ("plain words, 8 of 12 (ok)!", "plain words, 8 of 12 (ok)!"),
            ("03:02 note: -5 %", "03:02 note: -5 %"),
            ("# not a heading", "\\# not a heading"),
            ("- not a list", "\\- not a list"),
            ("12. not a list", "12\\. not a list"),
            ("3) not a list", "3\\) not a list"),
            ("===", "\\==="),
            ("<script>alert(1)</script>", "\\<script\\>alert(1)\\</script\\>"),
            ("[a](javascript:x)", "\\[a\\](javascript:x)"),
            ("![a](https://x)", "\\!\\[a\\](https\\://x)"),
            ("see https://x.org and www.x.org", "see https\\://x.org and www\\.x.org"),
            ("mail a@b.c, MAILTO:a@b.c", "mail a\\@b.c, MAILTO\\:a\\@b.c"),
            ("@jonas #gateway", "@jonas #gateway"),
            ("a | b", "a \\| b"),
            ("&lt;b&gt;", "\\&lt;b\\&gt;"),
            ("~~x~~ *y* _z_ `q`", "\\~\\~x\\~\\~ \\*y\\* \\_z\\_ \\`q\\`"),
            ("\\", "\\\\"),
        ];
        for (text, safe) in rows {
            assert_eq!(inline(text), safe, "{text:?}");
        }
        assert_eq!(lines("a\n\n  # b\r\n\tc"), ["a", "\\# b", "c"]);
    }
}
