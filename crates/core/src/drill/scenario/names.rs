//! Names that become roles, so that an old incident can be played without pointing at anybody.

use std::collections::BTreeMap;

use super::past::PastMessage;
use crate::directory::Directory;
use crate::event::Act;
use crate::incident::IncidentState;

/// What stands for each name; empty when names stay.
pub(super) struct Names {
    /// In lower case, the longest first, with what stands for it.
    words: Vec<(Vec<char>, String)>,
}

impl Names {
    pub(super) fn of(state: &IncidentState, directory: &Directory, messages: &[PastMessage], to_roles: bool) -> Self {
        let mut words: BTreeMap<String, String> = BTreeMap::new();
        if to_roles {
            let mut roles: BTreeMap<String, String> = BTreeMap::new();
            for act in state.acts().filter_map(|op| op.value.as_ref()) {
                if let Act::RoleAssumed(taken) = act {
                    // Who had several roles is called by the first.
                    roles
                        .entry(taken.person.to_lowercase())
                        .or_insert_with(|| format!("the {}", taken.role.label().to_lowercase()));
                }
            }
            let mut people: Vec<String> = state.people_named().into_iter().map(|one| one.to_lowercase()).collect();
            people.extend(roles.keys().cloned());
            people.extend(directory.people().into_iter().map(|person| person.handle.to_lowercase()));
            people.sort();
            people.dedup();
            let mut unknown = 0_u32;
            let mut called = |roles: &BTreeMap<String, String>, handle: &str| {
                roles.get(handle).cloned().unwrap_or_else(|| {
                    unknown += 1;
                    format!("person {unknown}")
                })
            };
            for handle in people {
                let role = called(&roles, &handle);
                if let Some(person) = directory.person_by_handle(&handle) {
                    let name = person.name.to_lowercase();
                    if let Some(first) = name.split_whitespace().next().filter(|first| first.chars().count() > 2) {
                        words.entry(first.to_owned()).or_insert_with(|| role.clone());
                    }
                    words.insert(name, role.clone());
                }
                words.insert(handle, role);
            }
            for message in messages {
                let who = message.who.to_lowercase();
                if !who.trim().is_empty() && !words.contains_key(&who) {
                    let role = called(&roles, &who);
                    words.insert(who, role);
                }
            }
        }
        words.retain(|word, _| word.chars().count() > 1);
        let mut words: Vec<(Vec<char>, String)> =
            words.into_iter().map(|(word, role)| (word.chars().collect(), role)).collect();
        words.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
        Self { words }
    }

    /// A text with every whole name replaced.
    pub(super) fn plain(&self, text: &str) -> String {
        if self.words.is_empty() {
            return text.to_owned();
        }
        let chars: Vec<char> = text.chars().collect();
        // Lower case one by one, so that places stay the same.
        let lower: Vec<char> = chars.iter().map(|c| c.to_lowercase().next().unwrap_or(*c)).collect();
        let inside = |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(|c| c.is_alphanumeric());
        let mut out = String::with_capacity(text.len());
        let mut at = 0;
        while let Some(c) = chars.get(at) {
            let found = (!inside(at.checked_sub(1)))
                .then(|| {
                    self.words.iter().find(|(word, _)| {
                        lower.get(at..at + word.len()) == Some(word.as_slice()) && !inside(Some(at + word.len()))
                    })
                })
                .flatten();
            match found {
                Some((word, role)) => {
                    // "@jonas" becomes "the commander" and not "@the commander".
                    if out.ends_with('@') {
                        out.pop();
                    }
                    out.push_str(role);
                    at += word.len();
                }
                None => {
                    out.push(*c);
                    at += 1;
                }
            }
        }
        out
    }
}
