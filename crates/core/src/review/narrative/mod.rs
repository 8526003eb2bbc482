//! The narrative: sections of Markdown in which every claim names what it rests on.

mod evidence;
mod markdown;
mod outline;

pub use evidence::{EvidenceView, SCHEME, address, evidence_of, passage_at};
pub use markdown::{EvidenceLink, Stretch, hollow, links, plain};
pub(crate) use outline::{Outline, outline};

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::ReviewScene;
use crate::event::{Passage, ReviewAct};
use crate::time::Moment;
use crate::words::ReviewTier;

/// A section of the narrative.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct SectionView {
    /// Its key.
    pub key: String,
    /// Its title.
    pub title: String,
    /// Its place among the others.
    pub place: u32,
    /// What belongs into it; empty for a section of the team's own.
    pub help: String,
    /// Its text as Markdown; empty while nobody wrote.
    pub text: String,
    /// Whether a person wrote it.
    pub written: bool,
    /// When it was written last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub at: Option<Moment>,
    /// What its links name, in the order in which they stand in the text, each once.
    pub evidence: Vec<EvidenceView>,
    /// The claims that rest on nothing.
    pub hollow: Vec<Stretch>,
}

/// Works out the sections: those of the outline for the depth of the review, and those a team added, in their order.
#[must_use]
pub fn narrative(scene: &ReviewScene<'_>, tier: Option<ReviewTier>) -> Vec<SectionView> {
    let (mut sections, away) = gathered(scene, tier);
    sections.retain(|one| !away.contains(&one.key.as_str()));
    for section in &mut sections {
        section.evidence = evidence_in(scene, &section.text);
        section.hollow = hollow(&section.text);
    }
    sections
}

/// Sections that were put away, with what stood in them, so that they can be brought back.
#[must_use]
pub fn put_away(scene: &ReviewScene<'_>, tier: Option<ReviewTier>) -> Vec<SectionView> {
    let (mut sections, away) = gathered(scene, tier);
    sections.retain(|one| away.contains(&one.key.as_str()));
    sections
}

/// Every section in its order, and the keys of those that were put away.
fn gathered<'a>(scene: &ReviewScene<'a>, tier: Option<ReviewTier>) -> (Vec<SectionView>, Vec<&'a str>) {
    let mut sections: Vec<SectionView> = outline(tier).iter().zip(0..).map(|(one, place)| empty(one, place)).collect();
    let mut away: Vec<&str> = Vec::new();
    let mut order: &[String] = &[];
    for (op, act) in scene.review.acts() {
        match act {
            ReviewAct::SectionWritten(act) => {
                away.retain(|key| *key != act.section);
                let place = sections.iter().position(|one| one.key == act.section).unwrap_or(sections.len());
                if place == sections.len() {
                    sections.push(own(&act.section));
                }
                if let Some(section) = sections.get_mut(place) {
                    section.title.clone_from(&act.title);
                    section.place = act.place;
                    section.text.clone_from(&act.text);
                    section.written = !act.text.trim().is_empty();
                    section.at = Some(op.happened.at);
                }
            }
            ReviewAct::SectionStruck(act) => away.push(&act.section),
            ReviewAct::SectionsOrdered(act) => order = &act.sections,
            _ => {}
        }
    }
    sections.sort_by_key(|one| one.place);
    in_order(&mut sections, order);
    (sections, away)
}

/// Puts sections into the order somebody chose. One that came later stays behind the one it stood behind.
fn in_order(sections: &mut [SectionView], order: &[String]) {
    let rank = |key: &str| order.iter().position(|one| one == key);
    let mut last = 0;
    let mut ranks: HashMap<String, (usize, u32)> = HashMap::new();
    for (section, nth) in sections.iter().zip(0..) {
        let found = rank(&section.key);
        last = found.unwrap_or(last);
        // Those the order names come before those that only stand behind them.
        ranks.insert(section.key.clone(), (last, if found.is_some() { 0 } else { nth + 1 }));
    }
    sections.sort_by_key(|one| ranks.get(&one.key).copied().unwrap_or_default());
}

/// What the links of a text name, each once. Where nothing else gives the words of a message, the link's own words do.
#[must_use]
pub fn evidence_in(scene: &ReviewScene<'_>, text: &str) -> Vec<EvidenceView> {
    let mut found: Vec<Passage> = Vec::new();
    let mut words: Vec<&str> = Vec::new();
    for link in links(text) {
        let Some(passage) = link.passage else { continue };
        if !found.contains(&passage) {
            found.push(passage);
            words.push(link.words);
        }
    }
    let mut evidence = evidence_of(scene, &found);
    for (one, words) in evidence.iter_mut().zip(words) {
        // The words of a link to what somebody said are theirs, and stand where they agreed to it.
        if one.quote.is_empty() && one.there && one.passage.note.is_none() {
            words.clone_into(&mut one.quote);
        }
    }
    evidence
}

fn empty(one: &Outline, place: u32) -> SectionView {
    SectionView { title: one.title.to_owned(), help: one.help.to_owned(), place, ..own(one.key) }
}

/// A section of which only the key is known. A key of a deeper outline keeps its help.
fn own(key: &str) -> SectionView {
    let known = outline::EVERY.iter().find(|one| one.key == key);
    SectionView {
        key: key.to_owned(),
        title: known.map_or(key, |one| one.title).to_owned(),
        place: u32::MAX,
        help: known.map_or("", |one| one.help).to_owned(),
        text: String::new(),
        written: false,
        at: None,
        evidence: Vec::new(),
        hollow: Vec::new(),
    }
}
