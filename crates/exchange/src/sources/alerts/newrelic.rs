//! New Relic: violations of its API, the webhook of incidents, and that of issues and workflows.

use serde_json::Value;

use super::event::{Event, Said};
use super::look::{items, lines, named, names, text, when};

/// What one record says.
pub(super) fn events(value: &Value) -> Vec<Event> {
    for path in [
        "violations",
        "violation",
        "incidents",
        "issues",
        "data.actor.account.aiIssues.issues.issues",
        "data.actor.account.aiIssues.incidents.incidents",
    ] {
        let found: Vec<Event> = items(value, path)
            .iter()
            .flat_map(|part| one(part).into_iter().map(|event| event.made_from(part)))
            .collect();
        if !found.is_empty() {
            return found;
        }
    }
    one(value)
}

fn one(value: &Value) -> Vec<Event> {
    let title = text(
        value,
        &["title", "title.0", "condition_name", "conditionName.0", "label", "details", "incident.title", "name"],
    );
    let Some(title) = title else { return Vec::new() };
    let state = text(value, &["current_state", "state", "status"]);
    let details = vec![
        lines(value, &["details"]),
        named(
            "condition",
            text(value, &["condition_name"])
                .or_else(|| names(value, "alertConditionNames", &[]))
                .or_else(|| names(value, "conditionName", &[])),
        ),
        named(
            "policy",
            text(value, &["policy_name"])
                .or_else(|| names(value, "alertPolicyNames", &[]))
                .or_else(|| names(value, "policyName", &[])),
        ),
        named("incidents", text(value, &["totalIncidents"])),
        named("owner", text(value, &["owner"])),
    ];
    let said = Said {
        state: state.clone(),
        title: Some(title),
        severity: text(value, &["severity", "priority"]).map(|word| word.to_lowercase()),
        place: text(
            value,
            &["entity.name", "targets.0.name", "impactedEntities.0", "entitiesData.names.0", "entityNames"],
        )
        .or_else(|| names(value, "entityNames", &[])),
        details,
    };
    let id = text(value, &["id", "issueId", "incidentId", "incident_id", "issue_id"]).unwrap_or_default();
    let began = when(value, &["opened_at", "createdAt", "activatedAt", "timestamp", "created_at", "openedAt"]);
    let changed = when(value, &["updatedAt", "timestamp"]);
    let over = when(value, &["closed_at", "closedAt"]).or_else(|| {
        let closed = state.as_deref().is_some_and(|state| state.eq_ignore_ascii_case("closed"));
        changed.filter(|_| closed && began.is_some() && changed != began)
    });
    let tell = |state: Option<&str>| Said { state: state.map(str::to_owned), ..said.clone() }.text();
    let room = text(value, &["policy_name", "alertPolicyNames.0", "account_name"]);
    if over.is_none() {
        let id = match (&id, &state) {
            (id, Some(state)) if !id.is_empty() => format!("{id} {}", state.to_lowercase()),
            (id, _) => id.clone(),
        };
        return vec![Event::alert(id, began, said.text()).in_room(room)];
    }
    let named = |what: &str| if id.is_empty() { String::new() } else { format!("{id} {what}") };
    let mut found = Vec::new();
    if began.is_some() {
        found.push(Event::alert(named("opened"), began, tell(Some("opened"))).in_room(room.clone()));
    }
    found.push(Event::alert(named("closed"), over, tell(Some("closed"))).in_room(room));
    found
}
