//! Whose alerts a file holds, by what stands in its beginning.

use super::super::Format;
use super::super::recognise::ends_with;
use super::super::records::Sketch;

/// How much a file looks like what this program writes, from 0 to 100.
pub(crate) fn looks_like(format: Format, head: &[u8], name: &str) -> u8 {
    let sketch = Sketch::of(head);
    if sketch.is_empty() {
        return 0;
    }
    let sure = match format {
        Format::PagerDuty => pagerduty(&sketch),
        Format::Alertmanager => alertmanager(&sketch),
        Format::Grafana => grafana(&sketch),
        Format::Datadog => datadog(&sketch),
        Format::NewRelic => newrelic(&sketch),
        Format::Sentry => sentry(&sketch),
        Format::Statuspage => statuspage(&sketch),
        Format::Alert => generic(&sketch, name),
        Format::Slack
        | Format::Vtt
        | Format::Srt
        | Format::ZoomChat
        | Format::Irc
        | Format::WhatsApp
        | Format::Mattermost
        | Format::Chat
        | Format::Muster
        | Format::TimesketchCsv
        | Format::TimesketchJsonl
        | Format::Csv => 0,
    };
    let (_, own) = OWN_NAMES.iter().find(|(own, _)| *own == format).copied().unwrap_or((format, ""));
    let named = !own.is_empty() && name.to_ascii_lowercase().contains(own);
    if sure > 0 && named { (sure + 10).min(99) } else { sure }
}

/// What people leave in the names of their files.
const OWN_NAMES: &[(Format, &str)] = &[
    (Format::PagerDuty, "pagerduty"),
    (Format::Alertmanager, "alertmanager"),
    (Format::Grafana, "grafana"),
    (Format::Datadog, "datadog"),
    (Format::NewRelic, "newrelic"),
    (Format::Sentry, "sentry"),
    (Format::Statuspage, "statuspage"),
];

/// The most certain of what holds.
fn surest(cases: &[(bool, u8)]) -> u8 {
    cases.iter().filter(|(holds, _)| *holds).map(|(_, sure)| *sure).max().unwrap_or(0)
}

fn pagerduty(sketch: &Sketch) -> u8 {
    surest(&[
        (sketch.any(&["log_entries.created_at", "log_entry.created_at", "messages.log_entries"]), 90),
        (sketch.says("type", "trigger_log") || sketch.says("type", "notify_log") || sketch.mentions("_log_entry"), 85),
        (sketch.has(&["event.event_type", "event.occurred_at"]), 90),
        (sketch.has(&["event_type", "occurred_at", "data"]), 75),
        (sketch.has(&["messages.incident", "messages.event"]), 90),
        (sketch.has(&["incidents.incident_number"]) || sketch.has(&["incident_number", "service"]), 85),
        (sketch.has(&["incident.incident_number"]), 85),
        (sketch.has(&["payload.summary", "payload.source"]) && sketch.any(&["routing_key", "event_action"]), 85),
        (sketch.has(&["alerts.service", "alerts.summary"]), 70),
        (sketch.has(&["notes.content", "notes.user"]), 70),
        (sketch.mentions("pagerduty.com"), 60),
    ])
}

fn alertmanager(sketch: &Sketch) -> u8 {
    let webhook = sketch.has(&["alerts.labels", "alerts.startsAt"]);
    surest(&[
        (webhook && sketch.any(&["groupKey", "groupLabels", "receiver"]), 85),
        (webhook, 60),
        (sketch.has(&["labels", "startsAt"]), 80),
        (sketch.has(&["data.labels", "data.startsAt"]), 80),
        (sketch.has(&["data.alerts.labels", "data.alerts.activeAt"]), 85),
    ])
}

fn grafana(sketch: &Sketch) -> u8 {
    let webhook = sketch.has(&["alerts.labels", "alerts.startsAt"]);
    surest(&[
        (
            webhook
                && sketch.any(&[
                    "orgId",
                    "alerts.valueString",
                    "alerts.dashboardURL",
                    "alerts.panelURL",
                    "alerts.silenceURL",
                ]),
            95,
        ),
        (sketch.any(&["ruleName", "ruleUrl"]) && sketch.any(&["evalMatches", "state"]), 90),
        (sketch.has(&["noDataState", "execErrState"]), 90),
        (sketch.has(&["newState", "prevState"]), 85),
        (sketch.has(&["dashboardId", "time"]) && sketch.any(&["text", "alertName"]), 80),
    ])
}

fn datadog(sketch: &Sketch) -> u8 {
    let monitor = sketch.says("type", "metric alert")
        || sketch.says("type", "query alert")
        || sketch.says("type", "service check");
    surest(&[
        (sketch.any(&["events.date_happened", "event.date_happened", "date_happened"]), 90),
        (sketch.has(&["data.attributes.attributes"]) || sketch.has(&["attributes.attributes.evt"]), 85),
        (sketch.has(&["data.attributes.timestamp", "data.attributes.message"]), 70),
        (sketch.any(&["alert_transition", "text_only_msg", "event_msg"]), 75),
        (sketch.has(&["query", "message"]) && (monitor || sketch.any(&["monitor_id", "overall_state"])), 85),
        (sketch.has(&["event_type", "last_updated", "body"]), 75),
        (sketch.mentions("datadoghq.com"), 60),
    ])
}

fn newrelic(sketch: &Sketch) -> u8 {
    surest(&[
        (sketch.any(&["violations.opened_at", "violation.opened_at"]), 90),
        (
            sketch.has(&["policy_name", "condition_name"])
                && sketch.any(&["current_state", "incident_id", "opened_at"]),
            90,
        ),
        (sketch.any(&["issueUrl", "workflowName", "alertPolicyNames", "alertConditionNames", "impactedEntities"]), 85),
        (sketch.names("aiIssues") || sketch.has(&["issues.issueId"]), 85),
        (sketch.mentions("newrelic.com"), 60),
    ])
}

fn sentry(sketch: &Sketch) -> u8 {
    surest(&[
        (sketch.any(&["data.metric_alert", "data.triggered_rule"]), 90),
        (sketch.any(&["data.issue.culprit", "data.event.culprit", "data.issue.shortId", "data.error.culprit"]), 90),
        (sketch.has(&["action", "data.issue"]) || sketch.has(&["action", "data.event"]), 70),
        (sketch.has(&["culprit"]) && sketch.any(&["event", "shortId", "project_slug"]), 90),
        (sketch.has(&["data.comment", "data.issue_id"]), 85),
        (sketch.has(&["event_id", "platform"]) && sketch.any(&["culprit", "logentry", "exception"]), 80),
        (sketch.mentions("sentry.io"), 60),
    ])
}

fn statuspage(sketch: &Sketch) -> u8 {
    surest(&[
        (sketch.any(&["incidents.incident_updates", "incident.incident_updates", "incident_updates"]), 95),
        (sketch.has(&["component_update"]), 90),
        (
            sketch.has(&["page.id", "page.name"]) && sketch.any(&["incidents", "components", "scheduled_maintenances"]),
            85,
        ),
        (sketch.has(&["incident_id", "display_at"]), 75),
    ])
}

/// Any object could be an alert; the names that alerts use make it likelier.
fn generic(sketch: &Sketch, name: &str) -> u8 {
    if !ends_with(name, "json")
        && !ends_with(name, "jsonl")
        && !ends_with(name, "ndjson")
        && !sketch.is_list
        && sketch.tops == 0
    {
        return 0;
    }
    let says = ["title", "summary", "message", "description", "name", "text", "AlarmName", "alert", "event"];
    let dates = [
        "timestamp",
        "time",
        "created_at",
        "startsAt",
        "started_at",
        "date",
        "datetime",
        "severity",
        "status",
        "state",
    ];
    let (words, times) = (says.iter().any(|name| sketch.names(name)), dates.iter().any(|name| sketch.names(name)));
    match (words, times) {
        (true, true) => 35,
        (true, false) => 25,
        (false, _) => 10,
    }
}
