//! Datadog: events of both versions of its API, webhooks of monitors, and monitors themselves.

use serde_json::Value;

use super::event::{Event, Said};
use super::look::{at, items, labels, lines, named, names, text, when};

/// What one record says.
pub(super) fn events(value: &Value) -> Vec<Event> {
    for path in ["events", "event", "data", "monitors"] {
        let found: Vec<Event> = items(value, path).iter().filter_map(|part| Some(one(part)?.made_from(part))).collect();
        if !found.is_empty() {
            return found;
        }
    }
    one(value).into_iter().collect()
}

fn one(value: &Value) -> Option<Event> {
    // The second version wraps what the first said twice.
    let inner = at(value, "attributes.attributes").or_else(|| value.get("attributes")).unwrap_or(value);
    let find = |paths: &[&str]| text(inner, paths).or_else(|| text(value, paths));
    let title = find(&["title", "event_title", "evt.name", "name", "monitor.name", "alert_title"])?;
    let message = lines(value, &["attributes.message", "text", "body", "event_msg", "text_only_msg", "message"]);
    let said = Said {
        state: find(&[
            "alert_transition",
            "transition.trans_name",
            "overall_state",
            "monitor.transition.destination_state",
            "status",
        ])
        .or_else(|| find(&["alert_type"]).filter(|kind| kind != "info")),
        title: Some(title),
        severity: find(&["priority", "alert_priority"])
            .filter(|word| word != "normal" && word != "low")
            .map(|word| if word.starts_with(['P', 'p']) { word } else { format!("priority {word}") }),
        place: find(&["hostname", "host", "device_name", "service"]),
        details: vec![
            message,
            named("value", find(&["alert_metric_value", "value", "metric_value"])),
            named("query", find(&["query", "alert_query", "monitor.query"])),
            named(
                "tags",
                find(&["tags"]).or_else(|| names(inner, "tags", &[])).or_else(|| names(value, "attributes.tags", &[])),
            ),
            labels(inner, "monitor_state", &[]),
        ],
    };
    let at_time = when(
        value,
        &["date_happened", "attributes.timestamp", "date", "last_updated", "timestamp", "modified", "created"],
    );
    let at_time = at_time.or_else(|| when(inner, &["timestamp"]));
    // One monitor fires many times; only an event has a name of its own.
    let is_event = value.get("query").is_none();
    let id = find(&["evt.id", "event_id", "id", "id_str"]).filter(|_| is_event);
    Some(Event::alert(id.unwrap_or_default(), at_time, said.text()).in_room(find(&["service"])))
}
