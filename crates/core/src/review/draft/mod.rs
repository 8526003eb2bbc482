//! A first draft of the narrative, made of what was written while it happened and what was found since.
//!
//! Nothing is invented: every sentence is somebody's own words or a bare fact, and names what it rests on. No cause is
//! stated that nobody wrote. The same review gives the same draft.

mod sentences;

use serde::{Deserialize, Serialize};

use super::narrative::outline;
use super::{ReviewScene, findings};
use crate::event::Passage;
use crate::response::{Scene, ledger};
use crate::words::{FindingKind, ReviewTier, Standing};
use sentences::Pen;

/// One sentence of a draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct DraftSentence {
    /// As Markdown, with links to what it rests on.
    pub text: String,
    /// What it was made of: "milestone", "decision in the log", "marked “surprise”".
    pub from: String,
    /// What it rests on.
    pub evidence: Vec<Passage>,
}

/// A section of a draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct DraftSection {
    /// Key of the section it is for.
    pub key: String,
    /// Its title.
    pub title: String,
    /// Its sentences.
    pub sentences: Vec<DraftSentence>,
    /// The section as Markdown, to be taken over.
    pub text: String,
}

/// Prepares a draft: one section for each of the outline that something was written for.
#[must_use]
pub fn draft(scene: &ReviewScene<'_>, tier: Option<ReviewTier>) -> Vec<DraftSection> {
    let pen = pen(scene);
    let sections = outline(tier).into_iter().map(|one| {
        let sentences = section(&pen, one.key);
        let text = sentences.iter().map(|sentence| format!("- {}", sentence.text)).collect::<Vec<_>>().join("\n");
        DraftSection { key: one.key.to_owned(), title: one.title.to_owned(), sentences, text }
    });
    sections.filter(|section| !section.sentences.is_empty()).collect()
}

fn pen<'a>(scene: &'a ReviewScene<'a>) -> Pen<'a> {
    Pen { scene, beliefs: ledger::ledger(&response(scene)), found: findings(scene) }
}

/// The incident as the response saw it.
pub(super) const fn response<'a>(scene: &ReviewScene<'a>) -> Scene<'a> {
    let ReviewScene { incident, library, directory, now, zone, .. } = *scene;
    Scene { state: incident, library, directory, now, zone }
}

/// What happened, forward, without the statement: milestones, decisions and the lines somebody kept.
pub(super) fn timeline(scene: &ReviewScene<'_>) -> Vec<DraftSentence> {
    pen(scene).timeline()
}

fn section(pen: &Pen<'_>, key: &str) -> Vec<DraftSentence> {
    let with = |sort, codes: &[&str]| {
        let mut all = pen.of_kind(sort);
        all.extend(pen.marked(codes));
        all
    };
    match key {
        "worth_knowing" => with(FindingKind::Learning, &["learning"]),
        "what_happened" => pen.what_happened(),
        "understood" => pen.understood(),
        "viewpoints" => pen.differences(),
        "contributing" => pen.of_kind(FindingKind::ContributingFactor),
        "helped" => with(FindingKind::Helped, &["good_catch", "helped"]),
        "surprises" => with(FindingKind::Surprise, &["surprise"]),
        "difficulties" => with(FindingKind::Difficulty, &["confusion", "blocked", "difficulty"]),
        "risks" => with(FindingKind::Risk, &["risk"]),
        "themes" => with(FindingKind::Theme, &["theme"]),
        "questions" => {
            let mut all = pen.questions();
            all.extend(pen.open_in_log(Standing::Open));
            all
        }
        _ => Vec::new(),
    }
}
