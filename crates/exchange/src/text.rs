//! What a person wrote, made safe to stand in somebody else's document.

/// Cleans text for documents people read: one kind of line end, no control characters, and none of the marks that
/// turn the direction of everything after them. Marks that only say "this is right to left" stay.
pub(crate) fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' if chars.peek() == Some(&'\n') => {}
            '\r' | '\u{0b}' | '\u{0c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => out.push('\n'),
            '\n' | '\t' => out.push(c),
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' => {}
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// The same on one line.
pub(crate) fn one_line(text: &str) -> String {
    clean(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// How much of what somebody else wrote a message quotes.
const QUOTED: usize = 120;

/// The beginning of a text that a message quotes: what a file says may be as long as the file.
pub(crate) fn excerpt(text: &str) -> String {
    let mut shown: String = text.chars().take(QUOTED).collect();
    if shown.len() < text.len() {
        shown.push('…');
    }
    shown
}

/// Whether a web address may become a link: `http`, `https` or `mailto`, and nothing in it that could end it early.
#[must_use]
pub fn safe_link(address: &str) -> Option<&str> {
    let (scheme, rest) = address.split_once(':')?;
    let known = match scheme.to_ascii_lowercase().as_str() {
        "http" | "https" => rest.strip_prefix("//").is_some_and(|host| !host.is_empty() && !host.starts_with('/')),
        "mailto" => rest.contains('@'),
        _ => false,
    };
    let plain = address.chars().all(|c| {
        !c.is_whitespace()
            && !c.is_control()
            && !matches!(c, '"' | '\'' | '<' | '>' | '`' | '\\' | '\u{200e}' | '\u{200f}')
    }) && clean(address) == address;
    (known && plain).then_some(address)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_ordinary_addresses_become_links() {
        for good in ["https://example.org/a?b=c&d#e", "http://10.0.0.1:8080/x", "HTTPS://example.org", "mailto:a@b.c"] {
            assert_eq!(safe_link(good), Some(good));
        }
        let bad = [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            " https://x",
            "java\nscript:alert(1)",
            "data:text/html,<script>",
            "vbscript:x",
            "file:///etc/passwd",
            "//example.org",
            "https:example.org",
            "https://",
            "https:///x",
            "https://x\" onload=alert(1)",
            "https://x<script>",
            "https://x y",
            "https://x\u{0}",
            "https://x\u{202e}",
            "mailto:nobody",
            "smb://host/share",
            "",
            ":",
        ];
        for bad in bad {
            assert_eq!(safe_link(bad), None, "{bad:?}");
        }
    }

    #[test]
    fn cleaning_keeps_words_and_drops_tricks() {
        assert_eq!(clean("a\r\nb\rc\u{2028}d\te"), "a\nb\nc\nd\te");
        assert_eq!(clean("x\u{0}y\u{1b}[31m\u{202e}z"), "xy[31mz");
        assert_eq!(clean("שלום\u{200f} 漢字 🔥"), "שלום\u{200f} 漢字 🔥", "right-to-left words are words");
        assert_eq!((excerpt("short").as_str(), excerpt(&"ü".repeat(200)).chars().count()), ("short", QUOTED + 1));
        assert_eq!(one_line(" a \n b\t c "), "a b c");
    }
}
