//! What was brought into a review: which imports hold, how far each clock is put right, who is who.

use std::collections::BTreeMap;

use chrono::TimeDelta;

use super::ReviewState;
use crate::directory::Directory;
use crate::event::{PersonAdded, ReviewAct};
use crate::ids::EventId;
use crate::time::Moment;

/// One source as it follows from the review.
#[derive(Debug, Clone, PartialEq)]
pub struct ReviewSource {
    /// The event of its first import.
    pub id: EventId,
    /// The events of its imports that hold, the first one first.
    pub imports: Vec<EventId>,
    /// What it is called.
    pub name: String,
    /// The format it was read as.
    pub format: String,
    /// The name of the file it came from last.
    pub file: String,
    /// How many lines it has.
    pub lines: u32,
    /// The first instant, before its clock was put right.
    pub first: Option<Moment>,
    /// The last instant, before its clock was put right.
    pub last: Option<Moment>,
    /// How far its clock is moved.
    pub shift: TimeDelta,
    /// When it was brought in last.
    pub imported_at: Moment,
    /// What was said about who is who: a handle, or that they are nobody in the directory.
    pub authors: BTreeMap<String, Option<String>>,
}

impl ReviewSource {
    /// An instant of the source with its clock put right.
    #[must_use]
    pub fn put_right(&self, at: Moment) -> Moment {
        at.checked_add_signed(self.shift).unwrap_or(at)
    }
}

/// Every source that holds, in the order in which they were brought in.
#[must_use]
pub fn sources(review: &ReviewState) -> Vec<ReviewSource> {
    let mut sources: Vec<ReviewSource> = Vec::new();
    let of = |sources: &mut Vec<ReviewSource>, id: EventId| sources.iter().position(|source| source.id == id);
    for (op, act) in review.acts() {
        match act {
            ReviewAct::SourceImported(act) => {
                let known = act.source.and_then(|id| of(&mut sources, id));
                if let Some(source) = known.and_then(|place| sources.get_mut(place)) {
                    source.imports.push(op.id);
                    source.file.clone_from(&act.file);
                    source.lines = act.lines;
                    source.first = earliest(source.first, act.first);
                    source.last = latest(source.last, act.last);
                    source.imported_at = op.recorded_at();
                } else if act.source.is_none() {
                    sources.push(ReviewSource {
                        id: op.id,
                        imports: vec![op.id],
                        name: act.name.clone(),
                        format: act.format.clone(),
                        file: act.file.clone(),
                        lines: act.lines,
                        first: act.first,
                        last: act.last,
                        shift: TimeDelta::zero(),
                        imported_at: op.recorded_at(),
                        authors: BTreeMap::new(),
                    });
                }
            }
            // Each says how far the clock is off as it is read now, so they add up.
            ReviewAct::SourceShifted(act) => {
                if let Some(source) = of(&mut sources, act.source).and_then(|place| sources.get_mut(place)) {
                    source.shift = source.shift.checked_add(&(act.to - act.from)).unwrap_or(source.shift);
                }
            }
            ReviewAct::SourceRenamed(act) => {
                if let Some(source) = of(&mut sources, act.source).and_then(|place| sources.get_mut(place)) {
                    source.name.clone_from(&act.name);
                }
            }
            ReviewAct::SourceRemoved(act) => sources.retain(|source| source.id != act.source),
            ReviewAct::AuthorKnown(act) => {
                if let Some(source) = of(&mut sources, act.source).and_then(|place| sources.get_mut(place)) {
                    source.authors.insert(act.author.clone(), act.person.clone());
                }
            }
            _ => {}
        }
    }
    sources
}

fn earliest(a: Option<Moment>, b: Option<Moment>) -> Option<Moment> {
    match (a, b) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (one, None) | (None, one) => one,
    }
}

fn latest(a: Option<Moment>, b: Option<Moment>) -> Option<Moment> {
    match (a, b) {
        (Some(a), Some(b)) => Some(a.max(b)),
        (one, None) | (None, one) => one,
    }
}

/// Who in the directory somebody in a source probably is: by e-mail address, else by handle, else by name, and only when
/// exactly one fits.
#[must_use]
pub fn probably(directory: &Directory, id: &str, name: &str, email: &str) -> Option<String> {
    let email = email.trim();
    let people = || directory.people().into_iter();
    let one = |found: Vec<&PersonAdded>| match found[..] {
        [person] => Some(person.handle.clone()),
        _ => None,
    };
    if !email.is_empty() {
        let reached = |person: &&PersonAdded| {
            person.contact.split([',', ' ', ';']).any(|way| way.trim().eq_ignore_ascii_case(email))
        };
        if let Some(handle) = one(people().filter(reached).collect()) {
            return Some(handle);
        }
    }
    for word in [id, name] {
        let word = word.trim().trim_start_matches('@');
        if word.is_empty() {
            continue;
        }
        if let Some(person) = directory.person_by_handle(word) {
            return Some(person.handle.clone());
        }
        let folded = word.to_lowercase();
        if let Some(handle) = one(people().filter(|person| person.name.to_lowercase() == folded).collect()) {
            return Some(handle);
        }
    }
    None
}
