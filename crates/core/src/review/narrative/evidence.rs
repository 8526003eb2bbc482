//! What a claim rests on: links of their own kind in Markdown, and what stands behind them.
//!
//! `[the pool is full](evidence:line/<id>)` names a line of the log, `evidence:line/<id>/4-8` some of its words;
//! `evidence:source/<id>/12-14` names messages of a source, `evidence:note/<id>` what somebody said in an interview.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::event::Passage;
use crate::ids::EventId;
use crate::review::interviews::{Quotable, quotable, withheld};
use crate::review::{ReviewScene, sources};
use crate::time::Moment;

/// How links to evidence begin.
pub const SCHEME: &str = "evidence:";

/// A passage with what a reader needs to know of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct EvidenceView {
    /// Where it is.
    pub passage: Passage,
    /// The address by which Markdown names it.
    pub address: String,
    /// Where it comes from: the name of a source, or the log.
    pub whence: String,
    /// Its words, as far as they are known here.
    pub quote: String,
    /// When; absent for a message, whose time is in its source.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub at: Option<Moment>,
    /// Whether it is still there.
    pub there: bool,
}

/// The address of a passage for a link.
#[must_use]
pub fn address(passage: &Passage) -> String {
    match (passage.source, passage.line) {
        (Some(source), _) if passage.last > passage.place => {
            format!("{SCHEME}source/{source}/{}-{}", passage.place, passage.last)
        }
        (Some(source), _) => format!("{SCHEME}source/{source}/{}", passage.place),
        (None, Some(line)) if passage.to > 0 => format!("{SCHEME}line/{line}/{}-{}", passage.from, passage.to),
        (None, Some(line)) => format!("{SCHEME}line/{line}"),
        (None, None) => passage.note.map_or_else(|| SCHEME.to_owned(), |note| format!("{SCHEME}note/{note}")),
    }
}

/// Reads an address; `None` when it names nothing.
#[must_use]
pub fn passage_at(address: &str) -> Option<Passage> {
    let mut parts = address.trim().strip_prefix(SCHEME)?.split('/');
    let (what, id) = (parts.next()?, parts.next()?);
    let id = EventId(id.parse::<Uuid>().ok()?);
    let numbers = match parts.next() {
        Some(range) => Some(range_of(range)?),
        None => None,
    };
    if parts.next().is_some() {
        return None;
    }
    let blank =
        Passage { source: None, line: None, note: None, place: 0, last: 0, from: 0, to: 0, quote: String::new() };
    match (what, numbers) {
        ("note", None) => Some(Passage { note: Some(id), ..blank }),
        ("line", None) => Some(Passage { line: Some(id), ..blank }),
        ("line", Some((from, to))) if to > from => Some(Passage { line: Some(id), from, to, ..blank }),
        ("source", Some((place, last))) => Some(Passage { source: Some(id), place, last, ..blank }),
        _ => None,
    }
}

/// `4` or `4-8`; nothing that runs backwards.
fn range_of(range: &str) -> Option<(u32, u32)> {
    let (first, last) = match range.split_once('-') {
        Some((first, last)) => (first.parse().ok()?, last.parse().ok()?),
        None => {
            let one = range.parse().ok()?;
            (one, one)
        }
    };
    (last >= first).then_some((first, last))
}

/// Passages with what is known of them.
#[must_use]
pub fn evidence_of(scene: &ReviewScene<'_>, passages: &[Passage]) -> Vec<EvidenceView> {
    if passages.is_empty() {
        return Vec::new();
    }
    let known = sources(scene.review);
    let told = if passages.iter().any(|one| one.note.is_some()) { quotable(scene) } else { Vec::new() };
    passages
        .iter()
        .map(|passage| match (passage.source, passage.line, passage.note) {
            (None, None, Some(note)) => of_note(scene, passage, note, &told),
            (Some(id), _, _) => {
                let source = known.iter().find(|source| source.id == id);
                EvidenceView {
                    address: address(passage),
                    whence: source.map_or_else(|| "a source that was taken out".to_owned(), |one| one.name.clone()),
                    quote: quote_of(scene, passage),
                    at: None,
                    there: source.is_some(),
                    passage: passage.clone(),
                }
            }
            (None, line, _) => of_line(scene, passage, line),
        })
        .collect()
}

/// The words of a passage; for a link without its words, those of a mark or a finding that points at the same place.
fn quote_of(scene: &ReviewScene<'_>, passage: &Passage) -> String {
    if !passage.quote.is_empty() {
        return passage.quote.clone();
    }
    let same =
        |other: &&Passage| other.source == passage.source && other.place == passage.place && other.last == passage.last;
    let quoted = scene.review.acts().find_map(|(_, act)| {
        let passages: &[Passage] = match act {
            crate::event::ReviewAct::MarkMade(act) => std::slice::from_ref(&act.passage),
            crate::event::ReviewAct::FindingWritten(act) => &act.evidence,
            crate::event::ReviewAct::IdeaWritten(act) => &act.evidence,
            _ => &[],
        };
        passages.iter().find(same).filter(|other| !other.quote.is_empty()).map(|other| other.quote.clone())
    });
    quoted.unwrap_or_default()
}

fn of_line(scene: &ReviewScene<'_>, passage: &Passage, line: Option<EventId>) -> EvidenceView {
    let line = line.and_then(|id| scene.incident.line(id)).filter(|line| !line.view.erased);
    let there = line.is_some();
    let (quote, at) = match line {
        Some(line) => {
            let words =
                if passage.to > 0 { cut(&line.view.text, passage.from, passage.to) } else { line.view.text.clone() };
            (if passage.quote.is_empty() { words } else { passage.quote.clone() }, Some(line.view.happened.at))
        }
        // What was erased is gone from what quotes it, too.
        None => (String::new(), None),
    };
    EvidenceView { address: address(passage), whence: "log".to_owned(), quote, at, there, passage: passage.clone() }
}

/// What somebody said in an interview, as far as they agreed that others read it; that it was said is no secret.
fn of_note(scene: &ReviewScene<'_>, passage: &Passage, note: EventId, told: &[Quotable]) -> EvidenceView {
    let (whence, quote, there) = match told.iter().find(|one| one.note == note) {
        Some(one) if one.called.is_empty() => ("an interview".to_owned(), one.text.clone(), true),
        Some(one) => (format!("an interview with {}", one.called), one.text.clone(), true),
        None => {
            let kept = withheld(scene).iter().any(|one| one.note == note);
            ("an interview that is not for others".to_owned(), String::new(), kept)
        }
    };
    let passage = Passage { quote: String::new(), ..passage.clone() };
    EvidenceView { address: address(&passage), whence, quote, at: None, there, passage }
}

/// Some units of a text, counted as the page counts them.
fn cut(text: &str, from: u32, to: u32) -> String {
    let mut unit = 0_u32;
    let mut out = String::new();
    for c in text.chars() {
        if unit >= from && unit < to {
            out.push(c);
        }
        unit += if c.len_utf16() == 2 { 2 } else { 1 };
    }
    out
}
