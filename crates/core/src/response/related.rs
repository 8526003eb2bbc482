//! Other incidents.

use std::collections::HashMap;

use super::Scene;
use super::view::RelatedView;
use crate::event::Act;
use crate::ids::StreamId;

/// Works out how the incident stands to others: the latest word about each counts.
#[must_use]
pub fn related(scene: &Scene<'_>) -> Vec<RelatedView> {
    let mut latest: HashMap<StreamId, (usize, RelatedView)> = HashMap::new();
    for (nth, (op, act)) in scene.acts().enumerate() {
        if let Act::IncidentRelated(act) = act {
            let view = RelatedView {
                id: op.id,
                other: act.other,
                relation: act.relation,
                reason: act.reason.clone(),
                at: op.happened.at,
            };
            latest.insert(act.other, (nth, view));
        }
    }
    let mut list: Vec<_> = latest.into_values().collect();
    list.sort_by_key(|(nth, _)| *nth);
    list.into_iter().map(|(_, view)| view).collect()
}
