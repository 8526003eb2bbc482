//! The words of a cue without their markup, and the voices that stand in it.

use fasrt::srt::text::PlainText;
use fasrt::vtt::cue::{CueParser, CueToken, Tag};

/// Words of one voice; the name is empty where none is said.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(in crate::sources) struct Voice {
    pub(in crate::sources) name: String,
    pub(in crate::sources) text: String,
}

/// The tags a cue may have.
const VTT_TAGS: &[&str] = &["b", "i", "u", "c", "v", "ruby", "rt", "lang"];
/// Tags that other programs put into cues; they are dropped and their words stay.
const HTML_TAGS: &[&str] = &["font", "span", "p", "div", "br", "s", "em", "strong", "small"];

/// The voices of a `WebVTT` cue in their order. What is not a tag stays as it is written: people speak of `a < b`.
pub(super) fn vtt(body: &str) -> Vec<Voice> {
    let mut voices = vec![Voice::default()];
    for token in CueParser::new(&literal_unless_tag(body)) {
        match token {
            CueToken::Text(text) => {
                if let Some(voice) = voices.last_mut() {
                    voice.text.push_str(text.normalize());
                }
            }
            CueToken::StartTag { tag: Tag::Voice, annotation, .. } => {
                let name = annotation.map(|name| name.normalize().to_owned()).unwrap_or_default();
                voices.push(Voice { name, text: String::new() });
            }
            CueToken::EndTag(Tag::Voice) => voices.push(Voice::default()),
            CueToken::StartTag { .. } | CueToken::EndTag(_) | CueToken::Timestamp(_) => {}
        }
    }
    voices.retain(|voice| !voice.text.trim().is_empty());
    // One voice said twice in a row is one thing said.
    voices.dedup_by(|next, voice| {
        let same = next.name == voice.name;
        if same {
            voice.text.push_str(if voice.text.ends_with(char::is_whitespace) { "" } else { " " });
            voice.text.push_str(next.text.trim_start());
        }
        same
    });
    voices
}

/// The words of an SRT cue.
pub(super) fn srt(body: &str) -> Vec<Voice> {
    let text = PlainText::new(body).normalize().to_owned();
    if text.contains("<v ") || text.contains("<v.") {
        return vtt(&text);
    }
    vec![Voice { name: String::new(), text }]
}

/// Every `<` that does not begin a tag, as the reference that means it.
fn literal_unless_tag(body: &str) -> String {
    let mut out = String::with_capacity(body.len());
    let mut rest = body;
    while let Some(at) = rest.find('<') {
        let (before, tag) = rest.split_at(at);
        out.push_str(before);
        let found = tag_length(tag);
        match found {
            Some((length, true)) => out.push_str(tag.get(..length).unwrap_or_default()),
            Some((_, false)) => {}
            None => out.push_str("&lt;"),
        }
        rest = tag.get(found.map_or(1, |(length, _)| length)..).unwrap_or_default();
    }
    out.push_str(rest);
    out
}

/// How long the tag is that stands here, and whether it is one of the format's own.
fn tag_length(tag: &str) -> Option<(usize, bool)> {
    // No tag is longer than this, and none has the beginning of another in it: every byte is looked at once.
    let length = tag.bytes().skip(1).take(300).position(|byte| matches!(byte, b'<' | b'>'))?;
    let end = length + 1;
    let inner = tag.get(1..end).filter(|_| tag.as_bytes().get(end) == Some(&b'>'))?;
    if inner.starts_with(|c: char| c.is_ascii_digit()) {
        return super::times::time(inner).map(|_| (end + 1, true));
    }
    let name_end = inner.trim_start_matches('/').find(['.', ' ', '\t', '\n', '/']);
    let bare = inner.trim_start_matches('/');
    let name = name_end.map_or(bare, |at| bare.get(..at).unwrap_or_default());
    if VTT_TAGS.contains(&name) {
        return Some((end + 1, true));
    }
    HTML_TAGS.iter().any(|known| known.eq_ignore_ascii_case(name)).then_some((end + 1, false))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(body: &str) -> Vec<(String, String)> {
        vtt(body).into_iter().map(|voice| (voice.name, voice.text)).collect()
    }

    #[test]
    fn tags_go_and_words_stay() {
        let cases = [
            ("<v Ana Silva>Hello</v>", vec![("Ana Silva", "Hello")]),
            ("<v.loud Ana>Hello", vec![("Ana", "Hello")]),
            ("<v Ana &amp; Bo>a &lt; b</v>", vec![("Ana & Bo", "a < b")]),
            ("<v A>one</v> <v B>two</v>", vec![("A", "one"), ("B", "two")]),
            ("<v A>one</v>\n<v A>two</v>", vec![("A", "one two")]),
            ("That's <00:21.000><c.colorE5E5E5>amore</c>", vec![("", "That's amore")]),
            ("if a < b and b > c", vec![("", "if a < b and b > c")]),
            ("the <script> tag", vec![("", "the <script> tag")]),
            ("I <3 this", vec![("", "I <3 this")]),
            ("<font color=\"red\">red</font>", vec![("", "red")]),
            ("<b><i>deep</b></i>", vec![("", "deep")]),
            ("ends with <", vec![("", "ends with <")]),
            ("<v Ana", vec![("", "<v Ana")]),
            ("<v></v>", vec![]),
        ];
        for (body, want) in cases {
            let want: Vec<_> = want.into_iter().map(|(name, text)| (name.to_owned(), text.to_owned())).collect();
            assert_eq!(said(body), want, "{body:?}");
        }
    }
}
