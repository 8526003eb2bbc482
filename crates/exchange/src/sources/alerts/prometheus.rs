//! Alertmanager and Grafana: the same shape with other extras.

use serde_json::Value;

use super::super::{Format, When};
use super::event::{Event, Said};
use super::look::{at, items, labels, lines, named, names, text, when};

/// What one webhook, or one alert of the API, says.
pub(super) fn events(value: &Value, format: Format) -> Vec<Event> {
    let list = ["alerts", "data.alerts", "data"].into_iter().find(|path| {
        items(value, path)
            .iter()
            .any(|item| item.get("labels").is_some() && at(value, path).is_some_and(Value::is_array))
    });
    if let Some(path) = list {
        return items(value, path)
            .iter()
            .flat_map(|alert| one(alert, value).into_iter().map(|e| e.made_from(alert)))
            .collect();
    }
    if value.get("evalMatches").is_some() || value.get("ruleName").is_some() {
        return vec![legacy(value)];
    }
    if value.get("noDataState").is_some() || value.get("execErrState").is_some() {
        return vec![rule(value)];
    }
    if value.get("newState").is_some() || (format == Format::Grafana && value.get("dashboardId").is_some()) {
        return annotation(value);
    }
    if value.get("labels").is_some() && (value.get("startsAt").is_some() || value.get("activeAt").is_some()) {
        return one(value, value);
    }
    Vec::new()
}

/// An alert that fires, and where it is over a second line for that.
fn one(alert: &Value, around: &Value) -> Vec<Event> {
    let state = text(alert, &["status.state", "status", "state"]).or_else(|| text(around, &["status"]));
    let over = state.as_deref().is_some_and(|state| state == "resolved" || state == "ok");
    let name =
        text(alert, &["labels.alertname", "labels.rulename", "annotations.title"]).or_else(|| text(around, &["title"]));
    let place = text(
        alert,
        &[
            "labels.instance",
            "labels.host",
            "labels.pod",
            "labels.node",
            "labels.service",
            "labels.job",
            "labels.namespace",
        ],
    );
    let about = Said {
        state: None,
        title: name,
        severity: text(alert, &["labels.severity", "labels.priority"]),
        place,
        details: vec![
            lines(alert, &["annotations.summary", "annotations.message"]),
            lines(alert, &["annotations.description"]),
            named("value", text(alert, &["value"]).or_else(|| labels(alert, "values", &[]))),
            labels(alert, "labels", &["alertname", "severity", "instance", "grafana_folder", "rulename"]),
        ],
    };
    let told = |state: &str| Said { state: Some(state.to_owned()), ..about.clone() }.text();
    let began = when(alert, &["startsAt", "activeAt"]);
    let ended = when(alert, &["endsAt"]).filter(|_| over);
    let print = text(alert, &["fingerprint"]).or_else(|| labels(alert, "labels", &[])).unwrap_or_default();
    let id = |state: &str| {
        let began = text(alert, &["startsAt", "activeAt"]).unwrap_or_default();
        if print.is_empty() { String::new() } else { format!("{print} {began} {state}") }
    };
    let room = text(alert, &["labels.service", "labels.namespace", "labels.job"]);
    let state = match state.as_deref() {
        Some("active" | "unprocessed") | None => "firing",
        Some("suppressed") => "silenced",
        Some(other) if over && began.is_some() && ended.is_some() && !other.is_empty() => "firing",
        Some(other) => other,
    };
    let mut found = vec![Event::alert(id(state), began.or(ended), told(state)).in_room(room.clone())];
    if let (Some(_), Some(ended)) = (began, ended) {
        found.push(Event::alert(id("resolved"), Some(ended), told("resolved")).in_room(room));
    }
    found
}

/// What Grafana sent before its alerting was one: no time of its own.
fn legacy(value: &Value) -> Event {
    let matches: Vec<String> = items(value, "evalMatches")
        .iter()
        .filter_map(|found| {
            let metric = text(found, &["metric"]).or_else(|| labels(found, "tags", &[]))?;
            Some(text(found, &["value"]).map_or_else(|| metric.clone(), |value| format!("{metric} = {value}")))
        })
        .take(10)
        .collect();
    let said = Said {
        state: text(value, &["state"]),
        title: text(value, &["ruleName", "title"]),
        severity: None,
        place: None,
        details: vec![lines(value, &["message"]), Some(matches.join(", ")), labels(value, "tags", &[])],
    };
    Event::alert(String::new(), when(value, &["date", "time", "newStateDate"]), said.text())
}

/// A rule, which says what would fire.
fn rule(value: &Value) -> Event {
    let said = Said {
        state: Some("alert rule".to_owned()),
        title: text(value, &["title", "name"]),
        severity: text(value, &["labels.severity"]),
        place: None,
        details: vec![
            lines(value, &["annotations.summary"]),
            lines(value, &["annotations.description"]),
            named("after", text(value, &["for", "for_"])),
            labels(value, "labels", &["severity"]),
        ],
    };
    Event::alert(text(value, &["uid"]).unwrap_or_default(), when(value, &["updated"]), said.text())
        .in_room(text(value, &["ruleGroup"]))
}

/// A change of state as Grafana draws it into its graphs.
fn annotation(value: &Value) -> Vec<Event> {
    let began = when(value, &["time", "created"]);
    let ended = when(value, &["timeEnd"]).filter(|ended| Some(*ended) != began);
    let said = Said {
        state: text(value, &["newState"]),
        title: text(value, &["alertName", "text"]),
        severity: None,
        place: None,
        details: vec![named("was", text(value, &["prevState"])), lines(value, &["text"]), names(value, "tags", &[])],
    };
    let text_of = said.clone().text();
    if text_of.is_empty() {
        return Vec::new();
    }
    let id = text(value, &["id"]).unwrap_or_default();
    let who = super::event::person(text(value, &["login"]), text(value, &["login"]), text(value, &["email"]));
    let mut found = vec![Event::alert(id.clone(), began, text_of).by(who)];
    if let Some(ended @ When::At(_)) = ended {
        let over = Said { state: Some("ended".to_owned()), ..said };
        found.push(Event::alert(format!("{id} ended"), Some(ended), over.text()));
    }
    found
}
