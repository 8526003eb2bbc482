//! Sentry: webhooks about issues, events, metric alerts and comments, the older webhook, and lists of its API.

use serde_json::Value;

use super::super::Who;
use super::event::{Event, Said, person};
use super::look::{at, items, lines, named, text, when};

/// What one record says.
pub(super) fn events(value: &Value) -> Vec<Event> {
    let action = text(value, &["action"]);
    if let Some(alert) = at(value, "data.metric_alert") {
        return metric(value, alert, action);
    }
    if at(value, "data.comment").is_some() {
        let words = lines(value, &["data.comment"]).unwrap_or_default();
        let event = Event::alert(
            text(value, &["data.comment_id"]).unwrap_or_default(),
            when(value, &["data.timestamp"]),
            words,
        );
        return vec![event.in_room(text(value, &["data.project_slug"])).written_by(actor(value))];
    }
    for path in ["data.issue", "data.event", "data.error", "data.issue_alert"] {
        if let Some(about) = at(value, path) {
            let mut event = one(about, value, action.as_deref());
            event.who = actor(value);
            return Some(event).filter(|event| !event.text.is_empty()).into_iter().collect();
        }
    }
    if let Some(about) = at(value, "event").filter(|event| event.is_object()) {
        return vec![one(about, value, None)];
    }
    let listed = items(value, "data");
    if !listed.is_empty() && listed.iter().any(|issue| issue.get("culprit").is_some()) {
        return listed.iter().map(|issue| one(issue, issue, None).made_from(issue)).collect();
    }
    if value.get("culprit").is_some() || value.get("shortId").is_some() {
        let status = text(value, &["status"]).filter(|status| status != "unresolved");
        return vec![one(value, value, status.as_deref())];
    }
    Vec::new()
}

/// The person who acted; the program itself is nobody.
fn actor(value: &Value) -> Option<Who> {
    let is_user = text(value, &["actor.type"]).is_some_and(|kind| kind == "user");
    is_user.then(|| person(text(value, &["actor.id"]), text(value, &["actor.name"]), text(value, &["actor.email"])))?
}

fn metric(value: &Value, alert: &Value, action: Option<String>) -> Vec<Event> {
    let said = Said {
        title: text(value, &["data.description_title"]).or_else(|| text(alert, &["title", "alert_rule.name"])),
        details: vec![lines(value, &["data.description_text"]), named("rule", text(alert, &["alert_rule.name"]))],
        place: text(alert, &["projects.0"]),
        state: action.clone(),
        severity: None,
    };
    let over = action.as_deref() == Some("resolved");
    let at_time = if over {
        when(alert, &["date_closed", "date_detected"])
    } else {
        when(alert, &["date_started", "date_detected", "date_created"])
    };
    let id = text(alert, &["id", "identifier"]).map(|id| format!("{id} {}", action.unwrap_or_default()));
    vec![Event::alert(id.unwrap_or_default(), at_time, said.text()).in_room(text(alert, &["projects.0"]))]
}

fn one(about: &Value, around: &Value, action: Option<&str>) -> Event {
    let find = |paths: &[&str]| text(about, paths).or_else(|| text(around, paths));
    let project = find(&["project.slug", "project.name", "project_slug", "project_name", "project"])
        .filter(|project| project.parse::<u64>().is_err());
    let release = text(about, &["environment"]);
    let place = match (project.clone(), release) {
        (Some(project), Some(release)) => Some(format!("{project} ({release})")),
        (project, release) => project.or(release),
    };
    let said = Said {
        state: action.filter(|action| *action != "triggered").map(str::to_owned),
        title: find(&["title", "metadata.title", "metadata.type"]).or_else(|| find(&["message", "logentry.formatted"])),
        severity: find(&["level"]),
        place,
        details: vec![
            find(&["logentry.formatted", "message", "metadata.value"]),
            named("in", find(&["culprit"])),
            named("rule", text(around, &["data.triggered_rule", "triggered_rule"])),
            named("seen", text(about, &["count"]).map(|count| format!("{count} times"))),
            named("users", text(about, &["userCount"])),
        ],
    };
    let acted = matches!(action, Some("resolved" | "assigned" | "archived" | "ignored" | "unresolved"));
    let at_time = if acted { when(about, &["lastSeen"]) } else { None };
    let at_time =
        at_time.or_else(|| when(about, &["timestamp", "datetime", "received", "dateCreated", "firstSeen", "lastSeen"]));
    let id = text(about, &["event_id", "id", "shortId"]).map(|id| match action {
        Some(action) => format!("{id} {action}"),
        None => id,
    });
    Event::alert(id.unwrap_or_default(), at_time, said.text()).in_room(project)
}
