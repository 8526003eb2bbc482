//! Earlier incidents on the same things, and what their reviews found.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::scope::ReviewStanding;
use super::state::ReviewState;
use crate::event::ReviewAct;
use crate::ids::{EventId, StreamId};
use crate::response::alike::{Common, Traits};
use crate::time::Moment;
use crate::words::{FindingKind, ReviewTier};

/// How many earlier incidents are shown.
pub const MOST: usize = 6;
/// How many findings of each are shown.
const FINDINGS: usize = 3;
/// A word that stands in more than one of this many incidents tells little about any of them.
const RARE: usize = 12;

/// What an earlier review found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct EarlierFinding {
    /// What it is.
    pub sort: FindingKind,
    /// What it says.
    pub text: String,
}

/// An earlier incident on the same things.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct EarlierIncident {
    /// Which.
    pub incident: StreamId,
    /// As people say it aloud.
    pub reference: String,
    /// Its title.
    pub title: String,
    /// When it was declared.
    pub at: Moment,
    /// What both have in common, in words.
    pub reason: String,
    /// How its review stands.
    pub standing: ReviewStanding,
    /// How deep that goes.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub tier: Option<ReviewTier>,
    /// What it found, what says most first.
    pub findings: Vec<EarlierFinding>,
}

/// What each of the others has in common with one incident, what has most first; those with nothing are left out.
///
/// Unlike among open incidents, a word that comes back in a few earlier ones is what is looked for: a repeat.
#[must_use]
pub fn likest(mine: &Traits, others: &[(StreamId, Traits)]) -> Vec<(StreamId, Common)> {
    let mut often: BTreeMap<&str, usize> = BTreeMap::new();
    for word in others.iter().flat_map(|(_, other)| &other.words) {
        *often.entry(word).or_default() += 1;
    }
    let rare = (others.len() / RARE).max(3);
    let shared = |a: &BTreeSet<String>, b: &BTreeSet<String>| a.intersection(b).cloned().collect::<Vec<_>>();
    let mut found: Vec<(usize, usize, Common)> = Vec::new();
    for (at, (_, other)) in others.iter().enumerate() {
        let mut words = shared(&mine.words, &other.words);
        words.retain(|word| often.get(word.as_str()).is_none_or(|count| *count <= rare));
        let services = shared(&mine.services, &other.services);
        // One word alone is chance.
        if services.is_empty() && words.len() < 2 {
            continue;
        }
        let weight = services.len() * 3 + words.len();
        found.push((weight, at, Common { services, people: shared(&mine.people, &other.people), words }));
    }
    found.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    let with_id = |(_, at, common): (usize, usize, Common)| Some((others.get(at)?.0, common));
    found.into_iter().filter_map(with_id).collect()
}

/// What a review found, what says most first, as it was written last.
#[must_use]
pub fn findings(review: &ReviewState) -> Vec<EarlierFinding> {
    let mut found: Vec<(EventId, EarlierFinding)> = Vec::new();
    for (op, act) in review.acts() {
        match act {
            ReviewAct::FindingWritten(act) => {
                let finding = EarlierFinding { sort: act.sort, text: act.text.clone() };
                match act.finding.and_then(|id| found.iter_mut().find(|(one, _)| *one == id)) {
                    Some((_, known)) => *known = finding,
                    None => found.push((op.id, finding)),
                }
            }
            ReviewAct::FindingStruck(act) => found.retain(|(id, _)| *id != act.finding),
            _ => {}
        }
    }
    let mut found: Vec<EarlierFinding> = found.into_iter().map(|(_, finding)| finding).collect();
    found.retain(|one| telling(one.sort).is_some());
    found.sort_by_key(|one| telling(one.sort));
    found.truncate(FINDINGS);
    found
}

/// How much a finding tells somebody who reads it later; `None` for what is only work in progress.
const fn telling(sort: FindingKind) -> Option<u8> {
    match sort {
        FindingKind::ContributingFactor => Some(0),
        FindingKind::Risk => Some(1),
        FindingKind::Learning => Some(2),
        FindingKind::Surprise => Some(3),
        FindingKind::Theme => Some(4),
        FindingKind::Difficulty => Some(5),
        FindingKind::Helped => Some(6),
        FindingKind::Question | FindingKind::Cue => None,
    }
}
