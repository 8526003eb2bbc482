//! How a team comes along over drills, objective by objective.
//!
//! One mark per drill, from what its observers saw together. No person is in it: no name, no figure over people, and no
//! drill that one person played alone, because its marks would be that person's.

use serde::{Deserialize, Serialize};

use super::super::play::{DrillScene, DrillStanding, objectives};
use super::view::views;
use crate::ids::StreamId;
use crate::time::Moment;
use crate::words::{DrillMode, Rating};

/// What observers saw together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum TeamMark {
    /// All who looked saw it.
    Seen,
    /// All who looked saw a part of it.
    Partly,
    /// Nobody who looked saw it.
    NotSeen,
    /// They saw it differently; both stand.
    Differently,
    /// Nobody rated it.
    NotRated,
}

views! {
    /// The drills of a team, and what was seen in each.
    DrillProgress {
        /// Earliest first.
        drills: Vec<ProgressDrill>,
        /// In the order in which they were first played.
        objectives: Vec<ProgressRow>,
        /// How many drills are left out because one person played them.
        left_out: u32,
    }

    /// A drill that is over.
    ProgressDrill {
        /// The incident its players worked on.
        incident: StreamId,
        /// What people call it.
        reference: String,
        /// Key of what was played.
        scenario: String,
        /// Its title.
        title: String,
        /// When it began, by the machine's clock.
        at: Moment,
        /// What was seen in it.
        objectives: Vec<ProgressObjective>,
    }

    /// What was seen of an objective in a drill.
    ProgressObjective {
        /// Its key in the scenario.
        key: String,
        /// What was to be seen.
        text: String,
        /// What observers saw together.
        mark: TeamMark,
        /// How many saw it.
        seen: u32,
        /// How many saw a part of it.
        partly: u32,
        /// How many did not see it.
        not_seen: u32,
    }

    /// An objective over drills.
    ProgressRow {
        /// What was to be seen, as it was put last.
        text: String,
        /// One for each drill that had it, earliest first.
        marks: Vec<ProgressMark>,
    }

    /// The mark of one drill.
    ProgressMark {
        /// Which drill, by its incident.
        incident: StreamId,
        /// What observers saw together.
        mark: TeamMark,
        /// How many saw it.
        seen: u32,
        /// How many saw a part of it.
        partly: u32,
        /// How many did not see it.
        not_seen: u32,
    }
}

/// What was seen in a drill; `None` while it is not over. `Err` for one that a single person played.
#[must_use]
pub fn drill_marks(reference: String, scene: &DrillScene<'_>) -> Option<Result<ProgressDrill, ()>> {
    let (plan, scenario) = (scene.plan()?, scene.scenario()?);
    match scene.standing() {
        DrillStanding::Stopped | DrillStanding::Ended => {}
        DrillStanding::Planned | DrillStanding::Running | DrillStanding::Paused => return None,
    }
    match plan.mode {
        DrillMode::Facilitated => {}
        DrillMode::Wheel | DrillMode::Solo => return Some(Err(())),
    }
    let seen = objectives(scene).into_iter().map(|one| {
        let count =
            |rating| u32::try_from(one.ratings.iter().filter(|r| r.rating == rating).count()).unwrap_or(u32::MAX);
        let (seen, partly, not_seen) = (count(Rating::Seen), count(Rating::Partly), count(Rating::NotSeen));
        let mark = match (seen, partly, not_seen) {
            (0, 0, 0) => TeamMark::NotRated,
            (_, 0, 0) => TeamMark::Seen,
            (0, _, 0) => TeamMark::Partly,
            (0, 0, _) => TeamMark::NotSeen,
            _ => TeamMark::Differently,
        };
        ProgressObjective { key: one.key, text: one.text, mark, seen, partly, not_seen }
    });
    Some(Ok(ProgressDrill {
        incident: plan.incident,
        reference,
        scenario: scenario.key.clone(),
        title: scenario.title.clone(),
        at: scene.began_at().unwrap_or(scene.wall),
        objectives: seen.collect(),
    }))
}

/// The drills of a team objective by objective. The same objective is the one of the same scenario with the same key, or
/// one that is put in the same words elsewhere.
#[must_use]
pub fn progress(mut drills: Vec<ProgressDrill>, left_out: u32) -> DrillProgress {
    drills.sort_by(|a, b| a.at.cmp(&b.at).then_with(|| a.incident.cmp(&b.incident)));
    let mut rows: Vec<(Vec<(String, String)>, ProgressRow)> = Vec::new();
    for drill in &drills {
        for one in &drill.objectives {
            let mark = ProgressMark {
                incident: drill.incident,
                mark: one.mark,
                seen: one.seen,
                partly: one.partly,
                not_seen: one.not_seen,
            };
            let id = (drill.scenario.clone(), one.key.clone());
            let same = |row: &&mut (Vec<(String, String)>, ProgressRow)| {
                row.0.contains(&id) || row.1.text.to_lowercase() == one.text.to_lowercase()
            };
            let free = |row: &&mut (Vec<(String, String)>, ProgressRow)| {
                row.1.marks.last().is_none_or(|last| last.incident != drill.incident)
            };
            match rows.iter_mut().filter(free).find(same) {
                Some((ids, row)) => {
                    ids.push(id);
                    row.text.clone_from(&one.text);
                    row.marks.push(mark);
                }
                None => rows.push((vec![id], ProgressRow { text: one.text.clone(), marks: vec![mark] })),
            }
        }
    }
    DrillProgress { drills, objectives: rows.into_iter().map(|(_, row)| row).collect(), left_out }
}
