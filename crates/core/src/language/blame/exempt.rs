//! Sentences that clear instead of blaming, and sentences of law.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::super::reading::Reading;

const LAW: &[&str] = &[
    "gdpr",
    "nis2",
    "dora",
    "hipaa",
    "sox",
    "pci-dss",
    "regulation",
    "regulations",
    "directive",
    "directives",
    "statute",
    "statutes",
    "contract",
    "contracts",
    "clause",
    "law",
    "laws",
    "ordinance",
    "statutory",
    "legislation",
];
const PAPERS: &[&str] = &["policy", "handbook", "standard", "agreement", "sla", "guideline"];
static SPEAKERS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| LAW.iter().chain(PAPERS).chain(&["article"]).copied().collect());
const SAYS: &[&str] = &["says", "states", "requires", "demands", "asks", "wants", "prescribes", "speaks"];
const CLEARING: &[&str] = &[
    "not", "no", "never", "nobody", "no-one", "none", "neither", "nor", "without", "isn't", "wasn't", "aren't",
    "weren't", "don't", "doesn't", "didn't", "cannot", "can't", "rather", "instead", "avoid", "nothing", "hardly",
    "hadn't",
];

/// Which sentences speak of law, contract or policy.
#[derive(Debug)]
pub(super) struct Exempt(Vec<bool>);

impl Exempt {
    pub(super) fn new(reading: &Reading<'_>) -> Self {
        let count = reading.words.last().map_or(0, |word| word.sentence + 1);
        let mut law = vec![false; count];
        for (at, word) in reading.words.iter().enumerate() {
            let lower: &str = &word.lower;
            if !SPEAKERS.contains(lower) {
                continue;
            }
            let next = reading.next(at, 1);
            let speaks = LAW.contains(&lower)
                || lower == "article" && next.starts_with(|c: char| c.is_ascii_digit())
                || PAPERS.contains(&lower) && SAYS.contains(&next);
            if speaks && let Some(sentence) = law.get_mut(word.sentence) {
                *sentence = true;
            }
        }
        Self(law)
    }

    /// Whether the sentence there says what has to be, in law or contract.
    pub(super) fn is_law(&self, reading: &Reading<'_>, at: usize) -> bool {
        reading.word(at).is_some_and(|word| self.0.get(word.sentence).copied().unwrap_or_default())
    }
}

/// Whether a word shortly before says that it is not so.
pub(super) fn is_cleared(reading: &Reading<'_>, at: usize) -> bool {
    reading.before(at, 5, CLEARING)
}
