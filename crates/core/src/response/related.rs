//! Other incidents.

use std::collections::HashMap;

use super::view::RelatedView;
use crate::event::Act;
use crate::ids::StreamId;
use crate::incident::IncidentState;
use crate::words::RelationKind;

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

/// The incident that one says it is handled as part of. Said of two, the later word counts: it is handled in one place.
#[must_use]
pub fn merged_into(related: &[RelatedView]) -> Option<StreamId> {
    related.iter().rev().find(|view| view.relation == RelationKind::MergedInto).map(|view| view.other)
}
