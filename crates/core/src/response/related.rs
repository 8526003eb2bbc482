//! Other incidents.

use std::collections::HashMap;

use super::view::RelatedView;
use crate::event::Act;
use crate::ids::StreamId;
use crate::incident::IncidentState;

/// Works out how an incident stands to others: the latest word about each counts, in the order in which they were said.
#[must_use]
pub fn related(state: &IncidentState) -> Vec<RelatedView> {
    let mut latest: HashMap<StreamId, (usize, RelatedView)> = HashMap::new();
    for (nth, op) in state.acts().enumerate() {
        if let Some(Act::IncidentRelated(act)) = &op.value {
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
