//! `PagerDuty`: log entries, incidents, alerts and notes of its API, webhooks of version 2 and 3, and what is sent to it.

use serde_json::Value;

use super::super::Who;
use super::event::{Event, Said, person, sentence_case};
use super::look::{at, items, labels, lines, named, names, text, when};

/// Reads one part of a list.
type Part = fn(&Value) -> Vec<Event>;

/// What one record says.
pub(super) fn events(value: &Value) -> Vec<Event> {
    let lists: [(&str, Part); 8] = [
        ("log_entries", |entry| vec![log_entry(entry)]),
        ("log_entry", |entry| vec![log_entry(entry)]),
        ("messages", webhook_2),
        ("incidents", incident),
        ("incident", incident),
        ("alerts", alert),
        ("notes", |entry| note(entry, None)),
        ("status_updates", |entry| note(entry, None)),
    ];
    // A webhook of version 2 may come without its list; its incident stands beside its event.
    if value.get("event").is_some_and(Value::is_string) && value.get("incident").is_some() {
        return webhook_2(value);
    }
    for (path, read) in lists {
        let found = items(value, path);
        if !found.is_empty() {
            return found
                .iter()
                .flat_map(|part| {
                    read(part).into_iter().map(|event| if event.json.is_some() { event } else { event.made_from(part) })
                })
                .collect();
        }
    }
    if value.get("event").is_some_and(|event| event.get("event_type").is_some()) {
        return webhook_3(value.get("event").unwrap_or(value));
    }
    if value.get("event_type").is_some() && value.get("occurred_at").is_some() {
        return webhook_3(value);
    }
    if value.get("payload").is_some() && (value.get("routing_key").is_some() || value.get("event_action").is_some()) {
        return vec![sent(value)];
    }
    match text(value, &["type"]) {
        Some(kind) if kind.contains("log_entry") => vec![log_entry(value)],
        Some(kind) if kind == "alert" => alert(value),
        Some(kind) if kind == "incident" => incident(value),
        _ if value.get("incident_number").is_some() => incident(value),
        _ if value.get("content").is_some() && value.get("user").is_some() => note(value, None),
        _ => Vec::new(),
    }
}

/// Who acted: a person, or nobody for a service or an integration.
fn agent(value: &Value, path: &str) -> Option<Who> {
    let agent = at(value, path)?;
    let is_user = text(agent, &["type"]).is_none_or(|kind| kind.starts_with("user"));
    is_user.then(|| person(text(agent, &["id"]), text(agent, &["summary", "name"]), text(agent, &["email"])))?
}

fn log_entry(entry: &Value) -> Event {
    let kind = text(entry, &["type"]).unwrap_or_default();
    let word = kind.split("_log_entry").next().unwrap_or_default();
    let id = text(entry, &["id"]).unwrap_or_default();
    let at_time = when(entry, &["created_at"]);
    let room = text(entry, &["service.summary", "incident.service.summary"]);
    let who = agent(entry, "agent");
    if word == "annotate" {
        let note = lines(entry, &["channel.content", "channel.note", "channel.summary", "note", "summary"]);
        return Event::alert(id, at_time, note.unwrap_or_else(|| "Note".to_owned())).in_room(room).written_by(who);
    }
    let about = text(entry, &["incident.title", "incident.summary"]);
    let summary = text(entry, &["summary"]);
    let said = match word {
        "trigger" => Said {
            state: Some("triggered".to_owned()),
            title: text(
                entry,
                &["event_details.description", "channel.summary", "channel.subject", "channel.description"],
            )
            .or_else(|| about.clone())
            .or_else(|| summary.clone()),
            details: vec![
                about,
                lines(entry, &["channel.body", "channel.details"]),
                labels(entry, "channel.details", &[]),
                labels(entry, "channel.cef_details", &["message", "description", "details"]),
            ],
            ..Said::default()
        },
        "assign" | "delegate" => Said {
            state: Some(format!("{}ed to", word.trim_end_matches('e'))),
            title: names(entry, "assignees", &["summary", "name"]),
            details: vec![about],
            ..Said::default()
        },
        "notify" => Said {
            state: Some("notified".to_owned()),
            title: text(entry, &["user.summary", "user.name"]).or_else(|| summary.clone()),
            details: vec![named("by", text(entry, &["channel.notification.type", "channel.type"])), about],
            ..Said::default()
        },
        _ => Said { title: summary.or_else(|| Some(sentence_case(word))), details: vec![about], ..Said::default() },
    };
    Event::alert(id, at_time, said.text()).in_room(room).by(who)
}

/// What an incident is about; the words in front of it differ.
fn about_incident(value: &Value) -> Said {
    Said {
        title: text(
            value,
            &["title", "summary", "trigger_summary_data.subject", "trigger_summary_data.description", "description"],
        ),
        severity: text(value, &["priority.summary", "priority.name"])
            .or_else(|| text(value, &["urgency"]).map(|urgency| format!("{urgency} urgency"))),
        place: text(value, &["service.summary", "service.name"]),
        details: vec![
            named(
                "assigned to",
                names(value, "assignments", &["assignee.summary"]).or_else(|| names(value, "assignees", &["summary"])),
            ),
            named("incident", text(value, &["incident_number", "number"]).map(|number| format!("#{number}"))),
        ],
        state: None,
    }
}

fn incident(value: &Value) -> Vec<Event> {
    let id = text(value, &["id"]).unwrap_or_default();
    let room = text(value, &["service.summary", "service.name"]);
    let state = text(value, &["status"]);
    let over = when(value, &["resolved_at"]).or_else(|| {
        (state.as_deref() == Some("resolved"))
            .then(|| when(value, &["last_status_change_at", "last_status_change_on"]))?
    });
    let began = when(value, &["created_at", "created_on"]);
    let first = if over.is_some() { Some("triggered".to_owned()) } else { state };
    let said = about_incident(value);
    if said.title.is_none() {
        return Vec::new();
    }
    let text_of = |state: Option<String>| Said { state, ..said.clone() }.text();
    let mut found = vec![Event::alert(id.clone(), began, text_of(first)).in_room(room.clone())];
    if let Some(over) = over {
        let who = agent(value, "last_status_change_by").or_else(|| agent(value, "resolved_by_user"));
        let event = Event::alert(format!("{id} resolved"), Some(over), text_of(Some("resolved".to_owned())));
        found.push(event.in_room(room).by(who));
    }
    found
}

fn alert(value: &Value) -> Vec<Event> {
    let said = Said {
        state: text(value, &["status"]),
        title: text(value, &["summary", "body.cef_details.description", "body.cef_details.message"]),
        severity: text(value, &["severity", "body.cef_details.severity"]),
        place: text(value, &["body.cef_details.source_origin", "body.cef_details.source_component", "service.summary"]),
        details: vec![
            labels(value, "body.details", &[]).or_else(|| lines(value, &["body.details"])),
            named("incident", text(value, &["incident.summary"])),
        ],
    };
    if said.title.is_none() {
        return Vec::new();
    }
    let id = text(value, &["id", "alert_key"]).unwrap_or_default();
    let room = text(value, &["service.summary"]);
    let over = when(value, &["resolved_at"]);
    let first =
        Said { state: if over.is_some() { Some("triggered".to_owned()) } else { said.state.clone() }, ..said.clone() };
    let mut found = vec![Event::alert(id.clone(), when(value, &["created_at"]), first.text()).in_room(room.clone())];
    if over.is_some() {
        let over_text = Said { state: Some("resolved".to_owned()), ..said }.text();
        found.push(Event::alert(format!("{id} resolved"), over, over_text).in_room(room));
    }
    found
}

/// What a person wrote beside an incident.
fn note(value: &Value, who: Option<Who>) -> Vec<Event> {
    let Some(words) = lines(value, &["content", "message"]) else { return Vec::new() };
    let id = text(value, &["id"]).unwrap_or_default();
    let who = who.or_else(|| agent(value, "user")).or_else(|| agent(value, "sender"));
    vec![Event::alert(id, when(value, &["created_at", "occurred_at"]), words).written_by(who)]
}

fn webhook_2(message: &Value) -> Vec<Event> {
    let entries = items(message, "log_entries");
    if !entries.is_empty() {
        let about = at(message, "incident").map(about_incident).unwrap_or_default();
        let room = text(message, &["incident.service.summary", "incident.service.name"]);
        return entries
            .iter()
            .map(|entry| {
                let mut event = log_entry(entry).made_from(entry);
                // The entry of a webhook leaves out what it is about.
                if let Some(title) = about.title.as_deref().filter(|title| !event.text.contains(title)) {
                    event.text = format!("{}\n{title}", event.text);
                }
                if event.room.is_empty() {
                    event.room = room.clone().unwrap_or_default();
                }
                event
            })
            .collect();
    }
    let Some(about) = at(message, "incident") else { return Vec::new() };
    let state = text(message, &["event", "type"]).map(|event| event.replace("incident.", ""));
    let said = Said { state: state.as_deref().map(done), ..about_incident(about) };
    let id = text(message, &["id"]).unwrap_or_default();
    let event = Event::alert(id, when(message, &["created_on", "created_at"]), said.text());
    vec![event.in_room(text(about, &["service.summary", "service.name"])).by(agent(about, "last_status_change_by"))]
}

/// `trigger` as `triggered`.
fn done(verb: &str) -> String {
    match verb {
        "trigger" => "triggered".to_owned(),
        "acknowledge" => "acknowledged".to_owned(),
        "unacknowledge" => "no longer acknowledged".to_owned(),
        "resolve" => "resolved".to_owned(),
        "assign" => "assigned".to_owned(),
        "escalate" => "escalated".to_owned(),
        "delegate" => "delegated".to_owned(),
        other => other.replace('_', " "),
    }
}

fn webhook_3(event: &Value) -> Vec<Event> {
    let Some(data) = event.get("data") else { return Vec::new() };
    let id = text(event, &["id"]).unwrap_or_default();
    let at_time = when(event, &["occurred_at"]);
    let who = agent(event, "agent");
    if data.get("content").is_some() || data.get("message").is_some_and(Value::is_string) {
        let room = text(data, &["incident.summary"]);
        return note(data, who)
            .into_iter()
            .map(|note| Event { id: id.clone(), when: at_time, ..note }.in_room(room.clone()))
            .collect();
    }
    let state = text(event, &["event_type"]).map(|kind| done(kind.strip_prefix("incident.").unwrap_or(&kind)));
    let mut said = Said { state, ..about_incident(data) };
    if said.title.is_none() {
        said.title = text(data, &["incident.summary", "name"]);
        said.details.push(named("user", text(data, &["user.summary"])));
    }
    vec![Event::alert(id, at_time, said.text()).in_room(text(data, &["service.summary"])).by(who)]
}

/// An event as it is sent to the events API.
fn sent(value: &Value) -> Event {
    let said = Said {
        state: text(value, &["event_action"]).as_deref().map(done),
        title: text(value, &["payload.summary"]),
        severity: text(value, &["payload.severity"]),
        place: text(value, &["payload.source"]),
        details: vec![
            named("component", text(value, &["payload.component"])),
            labels(value, "payload.custom_details", &[]),
        ],
    };
    let key = text(value, &["dedup_key"]).map(|key| {
        format!(
            "{key} {} {}",
            text(value, &["event_action"]).unwrap_or_default(),
            text(value, &["payload.timestamp"]).unwrap_or_default()
        )
    });
    Event::alert(key.unwrap_or_default(), when(value, &["payload.timestamp"]), said.text())
}
