//! Whether one text speaks of the same thing as another: by the words that tell something, without their endings.

use std::collections::BTreeSet;

/// Words shorter than this say little, unless they are figures.
const SHORT: usize = 4;
/// Longer words are cut here, so that "exhausted" and "exhaustion" are one.
const STEM: usize = 6;
/// One shared word of at least this length is enough for a text that has only one.
const TELLING: usize = 6;
/// Words that stand in nearly every line.
const COMMON: &[&str] = &[
    "about",
    "after",
    "again",
    "also",
    "been",
    "before",
    "being",
    "could",
    "customer",
    "customers",
    "does",
    "every",
    "from",
    "have",
    "here",
    "into",
    "just",
    "more",
    "most",
    "next",
    "only",
    "over",
    "people",
    "please",
    "service",
    "services",
    "should",
    "since",
    "some",
    "still",
    "than",
    "that",
    "their",
    "them",
    "then",
    "there",
    "these",
    "they",
    "this",
    "update",
    "very",
    "what",
    "when",
    "where",
    "which",
    "while",
    "will",
    "with",
    "would",
    "your",
];

/// The telling words of a text.
pub(super) fn telling(text: &str) -> BTreeSet<String> {
    text.split(|c: char| !c.is_alphanumeric() && c != '.')
        .map(|word| word.trim_matches('.').to_lowercase())
        .filter(|word| {
            let figure = word.chars().any(|c| c.is_ascii_digit());
            figure || (word.chars().count() >= SHORT && !COMMON.contains(&word.as_str()))
        })
        .map(|word| word.chars().take(STEM).collect())
        .collect()
}

/// Whether a text speaks of a claim: half of the claim's telling words stand in it, and two of them at least.
pub(super) fn speaks_of(text: &BTreeSet<String>, claim: &BTreeSet<String>) -> bool {
    let shared = text.intersection(claim).count();
    match claim.len() {
        0 => false,
        1 => shared == 1 && claim.iter().all(|word| word.chars().count() >= TELLING),
        all => shared >= 2 && shared * 2 >= all,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_of_the_telling_words_and_two_at_least_are_the_same_thing() {
        let table = [
            ("The connection pool is exhausted", "Pool exhaustion on the connections", true),
            ("We rolled back release 4.18", "rolled back to 4.18 everywhere", true),
            ("Payments are slow for some customers", "The pool is full", false),
            ("We are looking into it", "The pool is full", false),
            ("The database failed over at night", "Database backup takes long every week", false),
            ("Certificate problem found", "certificate", true),
            ("The disk is full", "full", false),
            ("", "", false),
        ];
        for (text, claim, same) in table {
            assert_eq!(speaks_of(&telling(text), &telling(claim)), same, "{text} / {claim}");
        }
    }
}
