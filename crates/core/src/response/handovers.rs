//! Handovers: brief, read-back, acceptance.

use std::collections::HashMap;

use super::Scene;
use super::view::HandoverView;
use crate::event::Act;
use crate::ids::EventId;
use crate::words::Role;

/// Works out how each handover stands.
#[must_use]
pub fn handovers(scene: &Scene<'_>) -> Vec<HandoverView> {
    let mut list: Vec<HandoverView> = Vec::new();
    let mut place: HashMap<EventId, usize> = HashMap::new();
    let mut held: Vec<(EventId, Role, &str)> = Vec::new();
    for (op, act) in scene.acts() {
        let at = op.happened.at;
        let mut change = |id: EventId, with: &dyn Fn(&mut HandoverView)| {
            if let Some(one) = place.get(&id).and_then(|at| list.get_mut(*at)) {
                with(one);
            }
        };
        if let Act::RoleAssumed(act) = act {
            held.push((op.id, act.role, &act.person));
        } else if let Act::RoleReleased(act) = act {
            held.retain(|(tenure, ..)| *tenure != act.tenure);
        } else if let Act::HandoverReadBack(act) = act {
            change(act.handover, &|one| {
                one.read_back.clone_from(&act.text);
                one.read_back_at = Some(at);
            });
        } else if let Act::HandoverAccepted(act) = act {
            change(act.handover, &|one| one.accepted_at = one.accepted_at.or(Some(at)));
        } else if let Act::HandoverDropped(act) = act {
            change(act.handover, &|one| one.dropped_at = one.dropped_at.or(Some(at)));
        } else if let Act::HandoverPrepared(act) = act {
            let from = held.iter().rev().find(|(_, role, _)| *role == act.role).map(|(.., person)| scene.name(person));
            place.insert(op.id, list.len());
            list.push(HandoverView {
                id: op.id,
                role: act.role,
                from: from.unwrap_or_default(),
                to: act.to.clone(),
                to_name: scene.name(&act.to),
                brief: act.brief.clone(),
                at,
                read_back: String::new(),
                read_back_at: None,
                accepted_at: None,
                dropped_at: None,
                open: Vec::new(),
            });
        }
    }
    list
}
