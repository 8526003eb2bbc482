//! Who is called what in a report: by name, or by what they did.

use std::collections::{BTreeMap, HashMap};

use crate::event::{Act, ReviewAct, TalkAct};
use crate::response::roles::tenures;
use crate::review::draft::response;
use crate::review::{ReviewScene, SCHEME, plain};
use crate::words::Role;

/// The least length of a part of a name that is looked for in texts.
const SHORTEST: usize = 3;

/// Who is called what.
pub(super) struct People<'a> {
    scene: &'a ReviewScene<'a>,
    /// Whether people are named.
    names: bool,
    /// By handle, what somebody is called who is not named.
    roles: BTreeMap<String, String>,
    /// What to look for in texts, by its first letter in lower case, the longest first.
    words: HashMap<char, Vec<Word>>,
}

struct Word {
    text: Vec<char>,
    /// Whether upper and lower case are the same.
    any_case: bool,
    call: String,
}

impl<'a> People<'a> {
    pub(super) fn of(scene: &'a ReviewScene<'a>, names: bool) -> Self {
        let roles = roles(scene);
        let mut people = Self { scene, names, roles, words: HashMap::new() };
        if !names {
            people.learn();
        }
        people
    }

    /// What a person is called in this report.
    pub(super) fn person(&self, handle: &str) -> String {
        if self.names { self.scene.name(handle) } else { self.role(handle) }
    }

    /// What somebody is called who speaks in a source, as far as it is known who they are.
    pub(super) fn speaker(&self, handle: Option<&str>, who: &str) -> String {
        match handle {
            Some(handle) => self.person(handle),
            None if self.names && !who.is_empty() => who.to_owned(),
            None => "somebody".to_owned(),
        }
    }

    /// What a person is called by what they did.
    pub(super) fn role(&self, handle: &str) -> String {
        self.roles.get(&self.scene.handle(handle)).cloned().unwrap_or_else(|| "a colleague".to_owned())
    }

    /// A text as it stands in this report: people in it are called by what they did, where nobody is named.
    pub(super) fn say(&self, text: &str) -> String {
        if self.names {
            return text.to_owned();
        }
        let chars: Vec<char> = text.chars().collect();
        let mut out = String::with_capacity(text.len());
        let mut at = 0;
        while let Some(&c) = chars.get(at) {
            if let Some(length) = address(&chars, at) {
                out.extend(chars.iter().skip(at).take(length));
                at += length;
                continue;
            }
            let inside = at.checked_sub(1).and_then(|before| chars.get(before)).is_some_and(|c| c.is_alphanumeric());
            match (!inside).then(|| self.found(&chars, at)).flatten() {
                Some((length, call)) => {
                    if begins_sentence(&out) {
                        out.push_str(&capital(&call));
                    } else {
                        out.push_str(&call);
                    }
                    at += length;
                }
                None => {
                    out.push(c);
                    at += 1;
                }
            }
        }
        out
    }

    /// The name of a file or of a source as it stands in this report. People write names there in any case and without a
    /// mark: `jonas-weber-export.zip`.
    pub(super) fn file(&self, name: &str) -> String {
        if self.names {
            return name.to_owned();
        }
        let said = self.say(name);
        let mut parts: Vec<String> = Vec::new();
        for person in self.scene.directory.people() {
            let words = person.name.split_whitespace().chain([person.handle.as_str()]);
            parts.extend(words.filter(|part| part.chars().count() >= SHORTEST).map(str::to_lowercase));
        }
        let mut out = String::with_capacity(said.len());
        for word in said.split_inclusive(|c: char| !c.is_alphanumeric()) {
            let bare = word.trim_end_matches(|c: char| !c.is_alphanumeric());
            if parts.iter().any(|part| *part == bare.to_lowercase()) {
                out.push_str("somebody");
                out.push_str(word.get(bare.len()..).unwrap_or_default());
            } else {
                out.push_str(word);
            }
        }
        out
    }

    /// A person named at a place in a text: how long the name is, and what they are called.
    fn found(&self, chars: &[char], at: usize) -> Option<(usize, String)> {
        let first = *chars.get(at)?;
        let here = chars.get(at..)?;
        let known = self.words.get(&lower(first)).into_iter().flatten().find(|word| {
            let same = |(a, b): (&char, &char)| if word.any_case { lower(*a) == lower(*b) } else { a == b };
            here.len() >= word.text.len()
                && word.text.iter().zip(here).all(same)
                && here.get(word.text.len()).is_none_or(|next| !next.is_alphanumeric())
        });
        if let Some(word) = known {
            return Some((word.text.len(), word.call.clone()));
        }
        // Somebody nobody knows is somebody all the same.
        let mark = |c: &&char| c.is_alphanumeric() || matches!(c, '.' | '_' | '-');
        let handle = here.iter().skip(1).take_while(mark).count();
        (first == '@' && handle > 1).then(|| (handle + 1, "somebody".to_owned()))
    }

    fn learn(&mut self) {
        let mut words: Vec<(String, bool, String)> = Vec::new();
        let mut parts: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for person in self.scene.directory.people() {
            let call = self.role(&person.handle);
            words.push((person.name.clone(), true, call.clone()));
            words.push((format!("@{}", person.handle), true, call.clone()));
            if self.roles.contains_key(&person.handle) {
                for part in person.name.split_whitespace().filter(|part| part.chars().count() >= SHORTEST) {
                    parts.entry(part.to_owned()).or_default().push(call.clone());
                }
            }
        }
        for (handle, call) in &self.roles {
            words.push((format!("@{handle}"), true, call.clone()));
        }
        for (part, calls) in parts {
            let call = match calls.as_slice() {
                [only] => only.clone(),
                _ => "a responder".to_owned(),
            };
            words.push((part, false, call));
        }
        words.extend(self.strangers().map(|name| (name, true, "somebody".to_owned())));
        // In a draft, words stand as Markdown wants them.
        let escaped = words.iter().map(|(text, any_case, call)| (plain(text), *any_case, call.clone()));
        let escaped: Vec<_> = escaped.filter(|(text, ..)| text.contains('\\')).collect();
        for (text, any_case, call) in words.into_iter().chain(escaped) {
            let text: Vec<char> = text.chars().collect();
            if let Some(first) = text.first().copied() {
                self.words.entry(lower(first)).or_default().push(Word { text, any_case, call });
            }
        }
        for list in self.words.values_mut() {
            list.sort_by_key(|word| std::cmp::Reverse(word.text.len()));
        }
    }

    /// How sources call people of whom somebody said that they are not in the directory.
    fn strangers(&self) -> impl Iterator<Item = String> + '_ {
        self.scene.review.acts().filter_map(|(_, act)| match act {
            ReviewAct::AuthorKnown(act) if act.person.is_none() && act.author.chars().count() >= SHORTEST => {
                Some(act.author.clone())
            }
            _ => None,
        })
    }
}

/// What everybody who was in it did, by handle: the first role they held counts.
fn roles(scene: &ReviewScene<'_>) -> BTreeMap<String, String> {
    let mut calls: BTreeMap<String, String> = BTreeMap::new();
    let mut held: HashMap<String, usize> = HashMap::new();
    let mut call = |calls: &mut BTreeMap<String, String>, handle: &str, only: bool, what: &str| {
        let handle = scene.handle(handle);
        if handle.is_empty() || calls.contains_key(&handle) {
            return;
        }
        let nth = held.entry(what.to_owned()).or_insert(0);
        *nth += 1;
        calls.insert(handle, numbered(*nth, only, what));
    };
    for tenure in tenures(&response(scene)) {
        let (only, what) = role_words(tenure.role, &tenure.area);
        call(&mut calls, &tenure.person, only, &what);
    }
    let joined = scene.incident.acts().filter_map(|op| match op.value.as_ref()? {
        Act::PersonJoined(act) => Some(act.person.clone()),
        _ => None,
    });
    let named = scene.incident.views().flat_map(|(_, view)| view.people.clone());
    let authors = scene.review.acts().filter_map(|(_, act)| match act {
        ReviewAct::AuthorKnown(act) => act.person.clone(),
        _ => None,
    });
    let asked = scene.review.talks().filter_map(|(_, act)| match act {
        TalkAct::InterviewPlanned(act) => Some(act.person.clone()),
        _ => None,
    });
    for handle in joined.chain(named).chain(authors).chain(asked) {
        call(&mut calls, &handle, false, "responder");
    }
    calls
}

/// What a role is called, and whether there is one of it at a time.
fn role_words(role: Role, area: &str) -> (bool, String) {
    match role {
        Role::Commander => (true, "commander".to_owned()),
        Role::Deputy => (true, "deputy".to_owned()),
        Role::Communications => (true, "communications lead".to_owned()),
        Role::Scribe => (true, "scribe".to_owned()),
        Role::CustomerLiaison => (true, "customer liaison".to_owned()),
        Role::Expert if area.trim().is_empty() => (false, "expert".to_owned()),
        Role::Expert => (false, format!("expert for {}", area.trim())),
        Role::Observer => (false, "observer".to_owned()),
    }
}

/// `the commander`, `the second commander`, `an expert for gateway`, `responder 7`.
fn numbered(nth: usize, only: bool, what: &str) -> String {
    let article = if what.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    match (nth, only) {
        (1, true) => format!("the {what}"),
        (1, false) => format!("{article} {what}"),
        (2, true) => format!("the second {what}"),
        (3, true) => format!("the third {what}"),
        (2, false) => format!("a second {what}"),
        (3, false) => format!("a third {what}"),
        (nth, _) => format!("{what} {nth}"),
    }
}

/// The length of the address of a link to evidence; it names nobody and is left alone.
fn address(chars: &[char], at: usize) -> Option<usize> {
    let here = chars.get(at..)?;
    let begins = here.first() == Some(&'(') && here.iter().skip(1).zip(SCHEME.chars()).all(|(a, b)| *a == b);
    let end = here.iter().position(|c| *c == ')')?;
    (begins && end > SCHEME.len()).then_some(end)
}

fn lower(c: char) -> char {
    c.to_lowercase().next().unwrap_or(c)
}

fn capital(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// Whether what comes next stands at the beginning of a sentence.
fn begins_sentence(before: &str) -> bool {
    let said = before.trim_end_matches([' ', '[', '“', '"', '*', '_']);
    said.is_empty() || said.ends_with(['.', '!', '?', '\n']) || said.ends_with("\n-") || said == "-"
}
