//! What a review found, by kind, each with what it rests on. There is no root cause: an incident has many conditions.

use serde::{Deserialize, Serialize};

use super::ReviewScene;
use super::narrative::{EvidenceView, evidence_of};
use crate::event::ReviewAct;
use crate::ids::EventId;
use crate::time::Moment;
use crate::words::FindingKind;

/// Something that was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct FindingView {
    /// The event by which it was first written.
    pub id: EventId,
    /// What it is.
    pub sort: FindingKind,
    /// What it says.
    pub text: String,
    /// What it rests on; nothing when nobody said.
    pub evidence: Vec<EvidenceView>,
    /// Handle of the person it is for; empty for nobody.
    pub person: String,
    /// Their name.
    pub name: String,
    /// When it was first written.
    pub at: Moment,
    /// How often it was written anew.
    pub edits: u32,
    /// The answer, when it is a question and somebody answered it.
    pub answer: String,
}

/// Works out what was found and still holds, in the order of the kinds, then as it was found.
#[must_use]
pub fn findings(scene: &ReviewScene<'_>) -> Vec<FindingView> {
    let mut found: Vec<FindingView> = Vec::new();
    for (op, act) in scene.review.acts() {
        match act {
            ReviewAct::FindingWritten(act) => {
                let known = act.finding.and_then(|id| found.iter_mut().find(|one| one.id == id));
                if let Some(one) = known {
                    one.sort = act.sort;
                    one.text.clone_from(&act.text);
                    one.evidence = evidence_of(scene, &act.evidence);
                    one.person.clone_from(&act.person);
                    one.name = scene.name(&act.person);
                    one.edits += 1;
                } else if act.finding.is_none() {
                    found.push(FindingView {
                        id: op.id,
                        sort: act.sort,
                        text: act.text.clone(),
                        evidence: evidence_of(scene, &act.evidence),
                        person: act.person.clone(),
                        name: scene.name(&act.person),
                        at: op.happened.at,
                        edits: 0,
                        answer: String::new(),
                    });
                }
            }
            ReviewAct::FindingStruck(act) => found.retain(|one| one.id != act.finding),
            ReviewAct::FindingAnswered(act) => {
                if let Some(one) = found.iter_mut().find(|one| one.id == act.finding) {
                    one.answer.clone_from(&act.text);
                }
            }
            _ => {}
        }
    }
    found.sort_by_key(|one| one.sort);
    found
}
