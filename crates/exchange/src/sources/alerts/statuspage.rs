//! Statuspage: what customers were told. People write it, so its updates are messages.

use serde_json::Value;

use super::super::Who;
use super::event::{Event, Said, sentence_case};
use super::look::{at, items, lines, named, names, text, when};

/// What one record says.
pub(super) fn events(value: &Value) -> Vec<Event> {
    let page = text(value, &["page.name"]);
    let mut found = Vec::new();
    for path in ["incidents", "incident", "scheduled_maintenances"] {
        for part in items(value, path) {
            found.extend(incident(part, page.as_deref()));
        }
    }
    if value.get("component_update").is_some() {
        found.push(component_update(value, page.as_deref()));
    } else if value.get("incident").is_none() {
        let listed = value.get("incident_updates").is_none();
        for part in items(value, "components").iter().filter(|_| listed) {
            found.extend(component(part, page.as_deref()));
        }
    }
    if found.is_empty() && (value.get("incident_updates").is_some() || value.get("impact").is_some()) {
        found = incident(value, page.as_deref());
    }
    if found.is_empty() && value.get("incident_id").is_some() && value.get("body").is_some() {
        found.extend(update(value, value, page.as_deref()));
    }
    found
}

/// Whoever writes for the page; it does not say who.
fn page_who(page: Option<&str>) -> Option<Who> {
    let name = page.map_or_else(|| "Status page".to_owned(), |page| format!("{page} status page"));
    Some(Who { id: "statuspage".to_owned(), name, email: String::new(), is_program: false })
}

fn incident(value: &Value, page: Option<&str>) -> Vec<Event> {
    let updates = items(value, "incident_updates");
    if updates.is_empty() {
        let Some(title) = text(value, &["name"]) else { return Vec::new() };
        let said = Said {
            state: text(value, &["status"]),
            title: Some(title),
            severity: impact(value),
            place: None,
            details: vec![lines(value, &["body", "postmortem_body"]), components(value)],
        };
        let id = text(value, &["id"]).unwrap_or_default();
        let event = Event::alert(id, when(value, &["created_at", "started_at"]), said.text());
        return vec![event.in_room(page.map(str::to_owned)).written_by(page_who(page)).made_from(value)];
    }
    // A page shows the latest first; people read from the beginning.
    updates.iter().rev().filter_map(|part| update(part, value, page)).collect()
}

fn update(part: &Value, incident: &Value, page: Option<&str>) -> Option<Event> {
    let changed: Vec<String> = items(part, "affected_components")
        .iter()
        .filter_map(|component| {
            let (old, new) = (text(component, &["old_status"])?, text(component, &["new_status"])?);
            let name = text(component, &["name"])?;
            (old != new).then(|| format!("{name}: {} instead of {}", new.replace('_', " "), old.replace('_', " ")))
        })
        .take(20)
        .collect();
    let said = Said {
        state: text(part, &["status"]),
        title: text(incident, &["name"]),
        severity: impact(incident),
        place: None,
        details: vec![lines(part, &["body"]), Some(changed.join(", "))],
    };
    let words = said.text();
    if words.is_empty() {
        return None;
    }
    let id = text(part, &["id"]).unwrap_or_default();
    let event = Event::alert(id, when(part, &["display_at", "created_at", "updated_at"]), words);
    Some(event.in_room(page.map(str::to_owned)).written_by(page_who(page)).made_from(part))
}

fn impact(value: &Value) -> Option<String> {
    text(value, &["impact"]).filter(|impact| impact != "none").map(|impact| format!("{impact} impact"))
}

fn components(value: &Value) -> Option<String> {
    named("components", names(value, "components", &["name"]))
}

/// A component that is not well.
fn component(value: &Value, page: Option<&str>) -> Option<Event> {
    let status = text(value, &["status"]).filter(|status| status != "operational")?;
    let name = text(value, &["name"])?;
    let words = format!("{name}: {}", sentence_case(&status).to_lowercase());
    let id = text(value, &["id"]).map(|id| format!("{id} {status}")).unwrap_or_default();
    Some(Event::alert(id, when(value, &["updated_at"]), words).in_room(page.map(str::to_owned)).made_from(value))
}

fn component_update(value: &Value, page: Option<&str>) -> Event {
    let read = |path: &str| text(value, &[path]).map(|status| status.replace('_', " "));
    let name = text(value, &["component.name"]).unwrap_or_else(|| "A component".to_owned());
    let new = read("component_update.new_status").unwrap_or_default();
    let was = read("component_update.old_status").map(|old| format!(" instead of {old}")).unwrap_or_default();
    let part = at(value, "component_update").unwrap_or(value);
    Event::alert(text(part, &["id"]).unwrap_or_default(), when(part, &["created_at"]), format!("{name}: {new}{was}"))
        .in_room(page.map(str::to_owned))
}
