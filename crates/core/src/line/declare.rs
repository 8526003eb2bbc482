//! Declaring takes one line: `sev1 Card payments declined`, `SEV-2: checkout slow`, `drill sev3 lost region`.

use super::scan::{Units, Word, words};
use super::types::{Declaration, Hint, HintCode};
use crate::words::Severity;

/// Reads what was typed to declare. Without a severity the caller takes the higher one it is unsure between.
#[must_use]
pub fn parse_declare(input: &str) -> Declaration {
    let units = Units::of(input);
    let words = words(input, 0);
    let mut found = Declaration { title: String::new(), severity: None, is_drill: false, hints: Vec::new() };
    let mut at = 0;
    while at < words.len() {
        match found.take(&words[at..], at > 0) {
            0 => break,
            used => at += used,
        }
    }
    let mut rest = &words[at..];
    // People also add it at the end.
    if let ([_, .., last], None) = (rest, found.severity)
        && let Some(severity) = severity(last.text)
    {
        found.severity = Some(severity);
        rest = &rest[..rest.len() - 1];
    }
    for word in rest {
        if is_severity_shape(bare(word.text)) && severity(word.text).is_none() {
            let message = format!("`{}` is no severity; they run from sev1 (all of us) to sev5.", word.text);
            let span = units.span(word.start, word.end());
            found.hints.push(Hint { code: HintCode::UnknownSeverity, message, span });
        }
    }
    if let (Some(first), Some(last)) = (rest.first(), rest.last()) {
        let title = &input[first.start..last.end()];
        let escaped = title.strip_prefix('\\').filter(|_| is_mark(&first.text[1..]));
        found.title = escaped.unwrap_or(title).to_owned();
    } else {
        let message = "Say in a few words what people see.".to_owned();
        found.hints.push(Hint { code: HintCode::TitleMissing, message, span: units.span(input.len(), input.len()) });
    }
    found
}

impl Declaration {
    /// Takes a mark at the beginning of `words`; returns how many words it took.
    fn take(&mut self, words: &[Word<'_>], after_mark: bool) -> usize {
        let word = words[0].text;
        if !self.is_drill && is_drill(word) {
            self.is_drill = true;
            return 1;
        }
        if self.severity.is_none() {
            if let Some(severity) = severity(word) {
                self.severity = Some(severity);
                return 1;
            }
            // "sev 2" over two words.
            if let [first, second, ..] = words
                && first.text.eq_ignore_ascii_case("sev")
                && let Some(severity) = by_number(bare(second.text))
            {
                self.severity = Some(severity);
                return 2;
            }
        }
        usize::from(after_mark && matches!(word, "-" | "–" | "—" | ":" | "|"))
    }
}

fn bare(word: &str) -> &str {
    word.trim_start_matches(['(', '[', '/']).trim_end_matches([')', ']', ':', ',', '.'])
}

fn is_drill(word: &str) -> bool {
    let word = bare(word);
    word.eq_ignore_ascii_case("drill") || word.eq_ignore_ascii_case("exercise")
}

fn is_mark(word: &str) -> bool {
    is_drill(word) || severity(word).is_some()
}

fn number_part(word: &str) -> Option<&str> {
    let prefix = word.get(..3).filter(|prefix| prefix.eq_ignore_ascii_case("sev"))?;
    word[prefix.len()..].strip_prefix(['-', '_']).or_else(|| word.get(3..))
}

fn is_severity_shape(word: &str) -> bool {
    number_part(word).is_some_and(|n| !n.is_empty() && n.len() <= 3 && n.bytes().all(|b| b.is_ascii_digit()))
}

fn severity(word: &str) -> Option<Severity> {
    number_part(bare(word)).and_then(by_number)
}

fn by_number(number: &str) -> Option<Severity> {
    Severity::ALL.iter().find(|s| s.as_str().strip_prefix("sev") == Some(number)).copied()
}
