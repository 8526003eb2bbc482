//! People who may stand in the directory twice. Only a person can tell whether they do.

use std::collections::{BTreeMap, BTreeSet};

use super::Directory;
use crate::ids::PersonId;

/// More people than this at one address share it: a rota, a team.
const SHARED: usize = 3;

/// What makes records look like one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DuplicateBy {
    /// The same name, whatever the case and the order of its words.
    Name,
    /// The same address or number.
    Contact,
}

/// Records that may be one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duplicate {
    /// Two or more, by name.
    pub people: Vec<PersonId>,
    /// What they have in common.
    pub by: DuplicateBy,
}

impl Directory {
    /// Records that may be one person, by name.
    #[must_use]
    pub fn duplicates(&self) -> Vec<Duplicate> {
        let people = self.people();
        let (mut names, mut contacts): (BTreeMap<String, Vec<PersonId>>, BTreeMap<String, Vec<PersonId>>) =
            Default::default();
        for person in &people {
            names.entry(folded(&person.name)).or_default().push(person.person);
            for address in addresses(&person.contact) {
                contacts.entry(address).or_default().push(person.person);
            }
        }
        let mut seen = BTreeSet::new();
        let mut found: Vec<Duplicate> = Vec::new();
        let same_name = names.into_values().map(|people| (people, DuplicateBy::Name));
        let same_contact = contacts.into_values().filter(|people| people.len() <= SHARED);
        for (people, by) in same_name.chain(same_contact.map(|people| (people, DuplicateBy::Contact))) {
            if people.len() > 1 && seen.insert(people.clone()) {
                found.push(Duplicate { people, by });
            }
        }
        found
    }
}

/// A name without case, marks and order: `Weber, Jonas` is `Jonas Weber`.
fn folded(name: &str) -> String {
    let mut words: Vec<String> =
        name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
    words.sort_unstable();
    if words.is_empty() { name.trim().to_lowercase() } else { words.join(" ") }
}

/// The e-mail addresses and telephone numbers in a contact; other words say too little.
fn addresses(contact: &str) -> BTreeSet<String> {
    let parts = contact.split([',', ';', '\n', '/', '|']).map(str::trim);
    parts
        .filter_map(|part| {
            if let Some(mail) = part.split_whitespace().find(|word| word.contains('@') && !word.starts_with('@')) {
                return Some(mail.trim_matches(['<', '>']).to_lowercase());
            }
            let digits: String = part.chars().filter(char::is_ascii_digit).collect();
            (digits.len() >= 7).then_some(digits)
        })
        .collect()
}
