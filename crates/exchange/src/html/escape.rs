//! Words that stay words in HTML.

use crate::text::{clean, safe_link};

/// Escapes text for the inside of an element or of a quoted attribute.
pub(crate) fn text(words: &str) -> String {
    let words = clean(words);
    let mut out = String::with_capacity(words.len() + 16);
    for c in words.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '`' => out.push_str("&#96;"),
            c => out.push(c),
        }
    }
    out
}

/// Escapes text for a quoted attribute, on one line.
pub(super) fn attribute(words: &str) -> String {
    text(&crate::text::one_line(words))
}

/// A link that opens elsewhere and says nothing about where it came from; plain text when it is not a web address.
pub(super) fn link(address: &str) -> String {
    match safe_link(address) {
        Some(safe) => format!("<a href=\"{0}\" rel=\"noopener noreferrer nofollow\">{0}</a>", text(safe)),
        None => text(address),
    }
}

/// More addresses than this in one line are left as words.
const MOST_LINKS: usize = 50;

/// Escapes a text and turns the addresses in it that a line lists into links. Returns those that do not stand in it.
pub(super) fn linked<'a>(words: &str, links: &'a [String]) -> (String, Vec<&'a str>) {
    let mut safe: Vec<&str> = links.iter().map(String::as_str).filter(|link| safe_link(link).is_some()).collect();
    safe.truncate(MOST_LINKS);
    // Each address with the place where it stands next; of two that begin at one place, the longer one is meant.
    let mut next: Vec<(Option<usize>, &str)> = safe.into_iter().map(|link| (words.find(link), link)).collect();
    let (mut out, mut done) = (String::new(), 0);
    while let Some((at, link_here)) = next
        .iter()
        .filter_map(|(at, link)| Some(((*at)?, *link)))
        .min_by_key(|(at, link)| (*at, std::cmp::Reverse(link.len())))
    {
        out.push_str(&text(&words[done..at]));
        out.push_str(&link(link_here));
        done = at + link_here.len();
        for (at, link) in &mut next {
            if at.is_some_and(|at| at < done) {
                *at = words[done..].find(*link).map(|found| done + found);
            }
        }
    }
    out.push_str(&text(&words[done..]));
    (out, links.iter().map(String::as_str).filter(|link| !words.contains(link)).take(MOST_LINKS).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_gets_out_of_its_place() {
        assert_eq!(text("<b a=\"x\" c='y'>&`"), "&lt;b a=&quot;x&quot; c=&#39;y&#39;&gt;&amp;&#96;");
        assert_eq!(attribute("a\nb\0"), "a b");
        assert_eq!(link("javascript:alert(1)"), "javascript:alert(1)", "words, not a link");
    }

    #[test]
    fn addresses_in_a_text_become_links_where_they_stand() {
        let links = [
            "https://x.org/a".to_owned(),
            "https://x.org".to_owned(),
            "javascript:x".to_owned(),
            "https://y".to_owned(),
        ];
        let (html, left) = linked("see https://x.org/a, <i> and javascript:x", &links);
        assert!(html.starts_with("see <a href=\"https://x.org/a\""), "{html}");
        assert!(html.ends_with(", &lt;i&gt; and javascript:x"), "{html}");
        assert_eq!(left, ["https://y"]);
    }
}
