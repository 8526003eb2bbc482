//! Incidents that may be the same one: they name the same services, the same people, or say the same rare words.

use std::collections::{BTreeMap, BTreeSet};

use super::statement::unlabelled;
use crate::incident::IncidentState;

/// Words shorter than this say little.
const SHORT: usize = 4;
/// One shared word of this length is enough; of shorter ones it takes two.
const TELLING: usize = 7;
/// Words that stand in nearly every incident.
const COMMON: &[&str] = &[
    "about",
    "after",
    "again",
    "also",
    "alert",
    "alerts",
    "been",
    "customer",
    "customers",
    "down",
    "error",
    "errors",
    "fail",
    "failed",
    "failing",
    "fails",
    "failure",
    "from",
    "have",
    "high",
    "incident",
    "into",
    "issue",
    "issues",
    "minutes",
    "more",
    "most",
    "none",
    "only",
    "outage",
    "over",
    "people",
    "problem",
    "problems",
    "requests",
    "service",
    "services",
    "since",
    "slow",
    "some",
    "system",
    "than",
    "that",
    "their",
    "them",
    "they",
    "this",
    "unavailable",
    "users",
    "what",
    "when",
    "where",
    "which",
    "with",
];

/// What one incident can be recognised by.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Traits {
    /// Handles of services, in lower case.
    pub services: BTreeSet<String>,
    /// Handles of people, in lower case.
    pub people: BTreeSet<String>,
    /// Words of its title and statement, in lower case.
    pub words: BTreeSet<String>,
}

/// What two incidents have in common. At least one list is not empty.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Common {
    /// Handles of services.
    pub services: Vec<String>,
    /// Handles of people.
    pub people: Vec<String>,
    /// Words.
    pub words: Vec<String>,
}

impl Traits {
    /// What an incident can be recognised by.
    #[must_use]
    pub fn of(state: &IncidentState) -> Self {
        let statement = state.statement().and_then(|op| op.value.as_deref()).unwrap_or_default();
        Self::known(state.title(), statement, state.services_named(), state.people_named())
    }

    /// The same from what is known of it without its lines: handles of what and whom they name.
    #[must_use]
    pub fn known(
        title: &str,
        statement: &str,
        services: impl IntoIterator<Item = String>,
        people: impl IntoIterator<Item = String>,
    ) -> Self {
        // What a part of the statement is called stands in every other one too.
        let texts: Vec<&str> = std::iter::once(title).chain(statement.lines().map(unlabelled)).collect();
        Self {
            services: services.into_iter().map(|name| name.to_lowercase()).collect(),
            people: people.into_iter().map(|name| name.to_lowercase()).collect(),
            words: Self::words_of(&texts),
        }
    }

    /// The words of some texts by which an incident can be recognised, in lower case.
    #[must_use]
    pub fn words_of(texts: &[&str]) -> BTreeSet<String> {
        let words = texts.iter().flat_map(|text| text.split(|c: char| !c.is_alphanumeric())).map(str::to_lowercase);
        words.filter(|word| word.chars().count() >= SHORT && COMMON.binary_search(&word.as_str()).is_err()).collect()
    }
}

/// What each of the others has in common with one incident, in the same order; `None` where that is nothing.
///
/// A word that stands in more than two incidents tells nothing about any of them.
#[must_use]
pub fn common(mine: &Traits, others: &[Traits]) -> Vec<Option<Common>> {
    let mut often: BTreeMap<&str, u32> = BTreeMap::new();
    for word in others.iter().flat_map(|other| &other.words) {
        *often.entry(word).or_default() += 1;
    }
    let shared = |a: &BTreeSet<String>, b: &BTreeSet<String>| a.intersection(b).cloned().collect::<Vec<_>>();
    let one = |other: &Traits| {
        let mut words = shared(&mine.words, &other.words);
        words.retain(|word| often.get(word.as_str()).is_none_or(|count| *count <= 2));
        if words.len() < 2 && !words.iter().any(|word| word.chars().count() >= TELLING) {
            words.clear();
        }
        let common = Common {
            services: shared(&mine.services, &other.services),
            people: shared(&mine.people, &other.people),
            words,
        };
        (!(common.services.is_empty() && common.people.is_empty() && common.words.is_empty())).then_some(common)
    };
    others.iter().map(one).collect()
}
