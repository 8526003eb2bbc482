//! Marks on what was said and written: which hold, what each says, what became of it.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::{ReviewScene, resolved};
use crate::event::{Passage, ReviewAct};
use crate::ids::EventId;
use crate::time::Moment;
use crate::words::Became;

/// What a mark became.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct MarkUse {
    /// What.
    pub became: Became,
    /// The line or the finding.
    pub target: EventId,
}

/// A mark as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Mark {
    /// The event that made it.
    pub id: EventId,
    /// What is marked.
    pub passage: Passage,
    /// Key of the code that counts; of one that the code it was given became part of, if it did.
    pub code: String,
    /// A note on it; empty for none.
    pub note: String,
    /// Who made it, by name; empty when nobody said.
    pub by: String,
    /// When.
    pub at: Moment,
    /// What it became, as far as that still holds.
    pub used: Vec<MarkUse>,
}

/// Every mark of a review that holds, in the order in which they were made.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Marks {
    all: Vec<Mark>,
    /// For each source its marks by their first message, with the furthest message that they or any before them reach.
    by_source: HashMap<EventId, Vec<(u32, u32, usize)>>,
    by_line: HashMap<EventId, Vec<usize>>,
}

impl Marks {
    /// All of them, in the order in which they were made.
    #[must_use]
    pub fn all(&self) -> &[Mark] {
        &self.all
    }

    /// The marks on a message, those that run over it from before too, in the order in which they were made.
    #[must_use]
    pub fn of_message(&self, source: EventId, place: u32) -> Vec<&Mark> {
        let Some(sorted) = self.by_source.get(&source) else { return Vec::new() };
        let end = sorted.partition_point(|(first, _, _)| *first <= place);
        let before = sorted.get(..end).unwrap_or_default().iter().rev();
        let mut found: Vec<usize> =
            before.take_while(|(_, reach, _)| *reach >= place).map(|(_, _, index)| *index).collect();
        found.sort_unstable();
        let marks = found.into_iter().filter_map(|index| self.all.get(index));
        marks.filter(|mark| mark.passage.last >= place).collect()
    }

    /// The marks on a line of the log, in the order in which they were made.
    #[must_use]
    pub fn of_line(&self, line: EventId) -> Vec<&Mark> {
        self.by_line.get(&line).into_iter().flatten().filter_map(|index| self.all.get(*index)).collect()
    }

    /// One mark.
    #[must_use]
    pub fn get(&self, id: EventId) -> Option<&Mark> {
        self.all.iter().find(|mark| mark.id == id)
    }

    fn index(&mut self) {
        for (index, Mark { passage, .. }) in self.all.iter().enumerate() {
            match (passage.source, passage.line) {
                (Some(source), _) => {
                    self.by_source.entry(source).or_default().push((passage.place, passage.last, index));
                }
                (None, Some(line)) => self.by_line.entry(line).or_default().push(index),
                (None, None) => {}
            }
        }
        for sorted in self.by_source.values_mut() {
            sorted.sort_unstable();
            let mut furthest = 0;
            for (_, reach, _) in sorted {
                furthest = furthest.max(*reach);
                *reach = furthest;
            }
        }
    }
}

/// Works out every mark that holds.
#[must_use]
pub fn marks(scene: &ReviewScene<'_>) -> Marks {
    let mut all: Vec<Option<Mark>> = Vec::new();
    let mut places: HashMap<EventId, usize> = HashMap::new();
    let code = |key: &str| resolved(scene.library, key).to_owned();
    for (op, act) in scene.review.acts() {
        let mut change = |id: EventId, change: &mut dyn FnMut(&mut Option<Mark>)| {
            if let Some(mark) = places.get(&id).and_then(|place| all.get_mut(*place)) {
                change(mark);
            }
        };
        match act {
            ReviewAct::MarkMade(act) => {
                let by = op.author.and_then(|id| scene.directory.person(id)).map(|person| person.name.clone());
                places.insert(op.id, all.len());
                all.push(Some(Mark {
                    id: op.id,
                    passage: act.passage.clone(),
                    code: code(&act.code),
                    note: act.note.clone(),
                    by: by.unwrap_or_default(),
                    at: op.recorded_at(),
                    used: Vec::new(),
                }));
            }
            ReviewAct::MarkNoted(act) => change(act.mark, &mut |mark| {
                if let Some(mark) = mark {
                    mark.note.clone_from(&act.note);
                }
            }),
            ReviewAct::MarkRecoded(act) => change(act.mark, &mut |mark| {
                if let Some(mark) = mark {
                    mark.code = code(&act.code);
                }
            }),
            ReviewAct::MarkUsed(act) => {
                // A line that was struck, or a finding that was taken back, is no longer what it became.
                let there = scene.review.act(act.target).is_some() || scene.incident.line(act.target).is_some();
                change(act.mark, &mut |mark| {
                    if let Some(mark) = mark.as_mut().filter(|_| there) {
                        mark.used.push(MarkUse { became: act.became, target: act.target });
                    }
                });
            }
            ReviewAct::MarkCleared(act) => change(act.mark, &mut |mark| *mark = None),
            _ => {}
        }
    }
    let mut marks = Marks { all: all.into_iter().flatten().collect(), ..Marks::default() };
    marks.index();
    marks
}
