//! The codebook as a review sees it: which codes there are, how often each is used, which lie under the keys 1 to 9.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::{Mark, ReviewScene};
use crate::event::ReviewAct;
use crate::library::{Code, Library};

/// How many codes lie under a key of their own.
pub const RECENT: usize = 9;

/// What the keys hold before anything was marked: two to start with, then what every incident has.
const FIRST: [&str; RECENT] =
    ["narrative", "follow-up", "detection", "diagnosis", "repair", "surprise", "decision", "good-catch", "question"];

/// A code with how often it is used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct CodeUse {
    /// The code.
    pub code: Code,
    /// How many marks count as this code's, those of codes that became part of it too.
    pub marks: u32,
}

/// The codes of a review.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Codebook {
    /// Every code, in order, those that became part of another too.
    pub codes: Vec<CodeUse>,
    /// Keys of the codes that lie under 1 to 9. A code keeps its place while it is used.
    pub recent: Vec<String>,
}

/// The key of the code that counts for a mark: what a code became part of, step by step. A circle ends where it began.
#[must_use]
pub fn resolved<'a>(library: &'a Library, key: &'a str) -> &'a str {
    let mut at = key;
    for _ in 0..library.codes.len() {
        let next = library.codes.iter().find(|code| code.key == at).and_then(|code| code.merged_into.as_deref());
        match next.filter(|next| library.codes.iter().any(|code| code.key == *next)) {
            Some(next) if next == key => return key,
            Some(next) => at = next,
            None => break,
        }
    }
    at
}

/// Works out the codebook.
#[must_use]
pub fn codebook(scene: &ReviewScene<'_>, marks: &[Mark]) -> Codebook {
    let mut counts: HashMap<&str, u32> = HashMap::new();
    for mark in marks {
        *counts.entry(mark.code.as_str()).or_default() += 1;
    }
    let used = |code: &Code| CodeUse { marks: counts.get(code.key.as_str()).copied().unwrap_or(0), code: code.clone() };
    Codebook { codes: scene.library.codes.iter().map(used).collect(), recent: recent(scene) }
}

/// The codes under the keys: a new one takes the place that was used longest ago, so that no other key changes.
fn recent(scene: &ReviewScene<'_>) -> Vec<String> {
    let library = scene.library;
    let own = |key: &&str| library.codes.iter().any(|code| code.key == *key && code.merged_into.is_none());
    let rest = library.codes.iter().map(|code| code.key.as_str());
    let mut places: Vec<(&str, usize)> = Vec::with_capacity(RECENT);
    for key in FIRST.into_iter().chain(rest).filter(own) {
        if places.len() == RECENT {
            break;
        }
        if places.iter().all(|(known, _)| *known != key) {
            places.push((key, 0));
        }
    }
    let mut turn = 0;
    for (_, act) in scene.review.acts() {
        let code = match act {
            ReviewAct::MarkMade(act) => &act.code,
            ReviewAct::MarkRecoded(act) => &act.code,
            _ => continue,
        };
        let key = resolved(library, code);
        if !own(&key) {
            continue;
        }
        turn += 1;
        if let Some(place) = places.iter_mut().find(|(known, _)| *known == key) {
            place.1 = turn;
        } else if let Some(oldest) = places.iter_mut().rev().min_by_key(|(_, used)| *used) {
            *oldest = (key, turn);
        }
    }
    places.into_iter().map(|(key, _)| key.to_owned()).collect()
}
