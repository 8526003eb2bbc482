//! Names of people, where readers should not find them.

use std::collections::HashMap;

use super::reader::Reading;
use super::{Context, Found};
use crate::response::Weight;

/// First names that are words, too.
const ALSO_WORDS: &[&str] = &[
    "Will", "Mark", "May", "Grant", "Hope", "Joy", "Bill", "Rob", "Art", "Faith", "Grace", "Rose", "Chance", "Summer",
    "June", "April", "August", "Case", "Drew", "Frank", "Pat", "Sue", "Page", "Star", "Max", "Miles", "Dean", "Penny",
];

/// A handle, a full name or a first name of somebody who is known.
pub(super) fn look(reading: &Reading<'_>, context: &Context<'_>, found: &mut Vec<Found>) {
    if !context.outside {
        return;
    }
    let mut places: HashMap<&str, usize> = HashMap::new();
    for (at, word) in reading.words.iter().enumerate() {
        if word.text.len() > 1 && word.text.starts_with('@') {
            found.push(named(word.text, context, (word.start, word.end)));
        }
        let bare = word.text.strip_suffix("'s").or_else(|| word.text.strip_suffix("\u{2019}s")).unwrap_or(word.text);
        if bare.starts_with(char::is_uppercase) {
            places.entry(bare).or_insert(at);
        }
    }
    for (_, name) in context.people {
        let mut parts = name.split_whitespace();
        let Some(first) = parts.next() else { continue };
        let last = parts.last();
        let Some((at, word)) = places.get(first).and_then(|at| reading.words.get(*at).map(|word| (*at, word))) else {
            // A surname alone names somebody, too.
            if let Some(at) = last.filter(|last| last.chars().count() > 3).and_then(|last| places.get(last)) {
                found.push(named(reading.said(*at, 1), context, reading.place(*at, 1)));
            }
            continue;
        };
        let full = last.is_some_and(|last| reading.words.get(at + 1).is_some_and(|next| next.text.starts_with(last)));
        if full {
            found.push(named(reading.said(at, 2), context, reading.place(at, 2)));
        } else if first.chars().count() > 2 && !ALSO_WORDS.contains(&first) {
            found.push(named(word.text, context, (word.start, word.end)));
        }
    }
}

fn named(name: &str, context: &Context<'_>, place: (usize, usize)) -> Found {
    let message = format!("{} should not read a name here: \"{name}\". Say \"we\" or name the team.", context.audience);
    Found::new("name", Weight::Notice, place, message)
}
