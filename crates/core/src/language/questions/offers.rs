//! What can be asked instead, so that it can be asked as it stands.

use super::QuestionForm;

/// Words that a thing is named with; what follows is the thing.
const OPENS: &[&str] =
    &["the", "a", "an", "that", "this", "those", "these", "your", "our", "their", "its", "his", "her"];
/// Words after which something else begins.
const ENDS: &[&str] = &[
    "after",
    "again",
    "and",
    "as",
    "at",
    "because",
    "before",
    "but",
    "by",
    "during",
    "earlier",
    "first",
    "for",
    "from",
    "if",
    "immediately",
    "in",
    "instead",
    "into",
    "more",
    "on",
    "once",
    "or",
    "right",
    "so",
    "sooner",
    "than",
    "then",
    "though",
    "to",
    "until",
    "when",
    "which",
    "while",
    "with",
    "yourself",
];
/// A thing of more words than this is half a sentence.
const LONGEST: usize = 5;

/// Words a better question in the place of what was asked.
pub(super) fn offer(form: QuestionForm, asked: &str) -> String {
    let own = match form {
        QuestionForm::Why => held_back(asked).map(|thing| format!("What did you know about {thing} at the time?")),
        QuestionForm::Compound => first_of(asked),
        _ => None,
    };
    own.unwrap_or_else(|| form.offer().to_owned())
}

/// What somebody is asked not to have looked at, called or done: the thing, as it was named.
fn held_back(asked: &str) -> Option<String> {
    let words: Vec<&str> = asked.split_whitespace().collect();
    let lower: Vec<String> = words.iter().map(|word| plain(word).to_lowercase().replace('’', "'")).collect();
    let from = match lower.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["why", "didn't" | "haven't" | "hadn't", "you", ..] => 3,
        ["why", "did" | "have" | "had", "you", "not", ..] => 4,
        _ => return None,
    };
    let begins = from + lower.iter().skip(from).position(|word| OPENS.contains(&word.as_str()))?;
    let mut thing = Vec::new();
    for (word, lower) in words.iter().zip(&lower).skip(begins) {
        if thing.len() > LONGEST {
            return None;
        }
        if ENDS.contains(&lower.as_str()) {
            break;
        }
        thing.push(plain(word));
        if plain(word).len() < word.len() {
            break;
        }
    }
    (thing.len() > 1).then(|| thing.join(" "))
}

/// The first of several questions.
fn first_of(asked: &str) -> Option<String> {
    let asked = asked.trim();
    let (first, rest) = asked.split_once('?').unwrap_or((asked, ""));
    let first = if rest.trim().is_empty() { first.split_once(" and ")?.0 } else { first };
    let first = first.trim().trim_end_matches([',', ';', '.']);
    (!first.is_empty()).then(|| format!("{first}?"))
}

/// A word without the signs at its end.
fn plain(word: &str) -> &str {
    word.trim_end_matches(|sign: char| !sign.is_alphanumeric())
}
