//! Updates: drafts that wait, and what was sent.

use std::collections::{HashMap, HashSet};

use super::Scene;
use super::view::UpdateView;
use crate::event::Act;
use crate::ids::EventId;
use crate::time::Moment;

/// Drafts that have not been sent, dropped or replaced, earliest first.
#[must_use]
pub fn drafts(scene: &Scene<'_>) -> Vec<UpdateView> {
    let mut settled: HashSet<EventId> = HashSet::new();
    for (_, act) in scene.acts() {
        if let Act::UpdateDrafted(act) = act {
            settled.extend(act.replaces);
        } else if let Act::UpdateSent(act) = act {
            settled.extend(act.draft);
        } else if let Act::UpdateDropped(act) = act {
            settled.insert(act.draft);
        }
    }
    let waiting = scene.acts().filter_map(|(op, act)| match act {
        Act::UpdateDrafted(act) if !settled.contains(&op.id) => Some(UpdateView {
            id: op.id,
            audience: act.audience.clone(),
            subject: act.subject.clone(),
            text: act.text.clone(),
            at: op.happened.at,
            next_by: act.next_by,
            channel: None,
            to: String::new(),
            late_seconds: 0,
        }),
        _ => None,
    });
    waiting.collect()
}

/// What was sent, earliest first.
#[must_use]
pub fn sent(scene: &Scene<'_>) -> Vec<UpdateView> {
    let mut subjects: HashMap<EventId, &str> = HashMap::new();
    let mut sent = Vec::new();
    for (op, act) in scene.acts() {
        if let Act::UpdateDrafted(act) = act {
            subjects.insert(op.id, &act.subject);
        } else if let Act::UpdateSent(act) = act {
            let subject = act.draft.and_then(|draft| subjects.get(&draft).copied()).unwrap_or_default();
            sent.push(UpdateView {
                id: op.id,
                audience: act.audience.clone(),
                subject: subject.to_owned(),
                text: act.text.clone(),
                at: op.happened.at,
                next_by: act.next_by,
                channel: Some(act.channel),
                to: act.to.clone(),
                late_seconds: act.due_at.map_or(0, |due| late(due, op.happened.at)),
            });
        }
    }
    sent
}

/// Whole seconds after a promise; 0 when it was kept.
fn late(due: Moment, at: Moment) -> u32 {
    u32::try_from((at - due).num_seconds().max(0)).unwrap_or(u32::MAX)
}
