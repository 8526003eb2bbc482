//! What to look at before a report is handed out: words that blame or hide, claims that rest on nothing, pictures.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Report, ReportOptions};
use crate::language::blame::{Context, TextKind, look_at};
use crate::review::{ReviewScene, findings, narrative};
use crate::words::{FindingKind, ReportPart, ReviewTier};

/// What something to look at is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum NoticeSort {
    /// Words that blame, name one cause, or say what was not there.
    Words,
    /// A section has claims that rest on nothing.
    Hollow,
    /// Pictures may show names, and no program here reads them.
    Pictures,
}

/// Something to look at before a report is handed out. It is listed and blocks nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ReportNotice {
    /// What it is about.
    pub sort: NoticeSort,
    /// Key of the section; empty for what is in no section.
    pub section: String,
    /// Where it stands, in words.
    pub title: String,
    /// The words, or how many claims or pictures.
    pub words: String,
    /// What to write instead, or to do.
    pub offer: String,
    /// Questions whose answers make the better sentence.
    pub help: String,
}

/// Everything to look at before a report is handed out, in the order in which it stands there. All three tiers of hints
/// are read, those too that nobody is disturbed with while writing.
#[must_use]
pub fn before_report(
    scene: &ReviewScene<'_>,
    tier: Option<ReviewTier>,
    options: &ReportOptions,
    report: &Report,
) -> Vec<ReportNotice> {
    let known = scene.directory.people();
    let people: Vec<(&str, &str)> = known.iter().map(|person| (person.handle.as_str(), person.name.as_str())).collect();
    let muted = BTreeSet::new();
    let context = Context { people: &people, kind: TextKind::Narrative, muted: &muted, publishing: true };
    let has = |part| options.parts.contains(&part);
    let mut found = Vec::new();
    let told = narrative(scene, tier).into_iter().filter(|one| one.written);
    for one in told.filter(|one| one.key == "worth_knowing" || has(ReportPart::Narrative)) {
        words(&mut found, &one.key, &one.title, &one.text, &context);
        if !one.hollow.is_empty() {
            let claims = if one.hollow.len() == 1 { "claim" } else { "claims" };
            found.push(ReportNotice {
                sort: NoticeSort::Hollow,
                section: one.key,
                title: one.title,
                words: format!("{} {claims} without evidence", one.hollow.len()),
                offer: "Cite what it rests on, say that it is a guess, or leave it as it is.".to_owned(),
                help: String::new(),
            });
        }
    }
    if has(ReportPart::Findings) {
        for one in findings(scene).into_iter().filter(|one| one.sort != FindingKind::Cue) {
            words(&mut found, "", one.sort.label(), &one.text, &context);
        }
    }
    if !options.names && !report.images.is_empty() {
        let count = report.images.len();
        let pictures = if count == 1 { "picture" } else { "pictures" };
        found.push(ReportNotice {
            sort: NoticeSort::Pictures,
            section: String::new(),
            title: "Evidence".to_owned(),
            words: format!("{count} {pictures}"),
            offer: "Names within a picture stay. Look at each, or leave the evidence out.".to_owned(),
            help: String::new(),
        });
    }
    found
}

fn words(found: &mut Vec<ReportNotice>, section: &str, title: &str, text: &str, context: &Context<'_>) {
    for hint in look_at(text, context) {
        let place = usize::try_from(hint.start).ok().zip(usize::try_from(hint.end).ok());
        let words = place.and_then(|(start, end)| text.get(start..end)).unwrap_or_default().to_owned();
        let (section, title) = (section.to_owned(), title.to_owned());
        found.push(ReportNotice { sort: NoticeSort::Words, section, title, words, offer: hint.offer, help: hint.help });
    }
}
