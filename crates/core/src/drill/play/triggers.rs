//! Whether the players did what an inject waits for. It proposes; somebody delivers.

use super::super::scenario::Condition;
use crate::event::Act;
use crate::ids::EventId;
use crate::incident::{EntryView, IncidentState};
use crate::time::Moment;
use crate::words::EntryKind;

/// When a condition was met first, not before the drill began; `None` while it is not. The lines in `brought` came with
/// injects: no player wrote them.
#[must_use]
pub fn met(condition: &Condition, incident: &IncidentState, begins: Moment, brought: &[EventId]) -> Option<Moment> {
    let first_line = |is: &dyn Fn(&EntryView) -> bool| {
        let theirs = |(id, view): &(EventId, &EntryView)| !brought.contains(id) && view.struck.is_none() && is(view);
        incident.views().filter(theirs).map(|(_, view)| view.happened.at).min()
    };
    let at = match condition {
        Condition::RoleAssigned { role } => {
            first_act(incident, |act| matches!(act, Act::RoleAssumed(act) if act.role == *role))
        }
        Condition::SeveritySet { severity } => {
            // The first is the worst: "this one or a higher one" is this one or one before it.
            let enough = |given| severity.is_none_or(|wanted| given <= wanted);
            let changes = incident.severity_changes();
            changes
                .filter(|op| op.value.as_ref().is_some_and(|value| enough(value.severity)))
                .map(|op| op.happened.at)
                .min()
        }
        Condition::StatementWritten { words } => {
            let statements =
                incident.statements().filter(|op| op.value.as_ref().is_some_and(|text| holds(text, words)));
            statements.map(|op| op.happened.at).min()
        }
        Condition::UpdateSent { audience } => first_act(
            incident,
            |act| matches!(act, Act::UpdateSent(act) if audience.is_empty() || act.audience == *audience),
        ),
        Condition::AskMade { words } => first_line(&|view| view.ask.is_some() && holds(&view.text, words)),
        Condition::EntryWritten { entry, words } => {
            first_line(&|view| entry.is_none_or(|kind| view.kind == kind) && holds(&view.text, words))
        }
        Condition::ItemAnswered { card, item } => first_act(
            incident,
            |act| matches!(act, Act::ItemAnswered(act) if act.card == *card && (item.is_empty() || act.item == *item)),
        ),
        Condition::DecisionRecorded { words } => {
            first_line(&|view| view.kind == EntryKind::Decision && holds(&view.text, words))
        }
        // Only a person can see it, and then delivers.
        Condition::Seen { .. } => None,
    };
    at.map(|at| at.max(begins))
}

fn first_act(incident: &IncidentState, is: impl Fn(&Act) -> bool) -> Option<Moment> {
    incident.acts().filter(|op| op.value.as_ref().is_some_and(&is)).map(|op| op.happened.at).min()
}

/// Whether a text holds one of the words; any text does when there are none.
fn holds(text: &str, words: &[String]) -> bool {
    let text = text.to_lowercase();
    words.is_empty() || words.iter().any(|word| text.contains(&word.to_lowercase()))
}
