//! Alert payloads: what a responder would want to see first stands in the text.

use muster_core::time::rfc3339;
use muster_exchange::sources::{Format, LineKind, ReadOptions, When};

use crate::recognising::{first, gather};

/// Each line as `time kind who: text`, by what the file is taken for.
fn told(name: &str, payload: &str) -> (Option<Format>, Vec<String>) {
    let format = first(name, payload.as_bytes());
    let all = gather(format.unwrap_or(Format::Alert), name, payload.as_bytes(), &ReadOptions::default());
    let lines = match all {
        Err(error) => vec![format!("failed to {error}")],
        Ok(all) => all
            .lines
            .iter()
            .map(|(line, _)| {
                let when = match line.when {
                    When::At(at) => rfc3339(at),
                    other => format!("{other:?}"),
                };
                let kind = if line.kind == LineKind::Alert { "" } else { line.kind.as_str() };
                let who = if line.who.is_program { "" } else { &line.who.name };
                format!("{when} {kind} {who}: {}", line.text)
            })
            .collect(),
    };
    (format, lines)
}

/// What it is taken for, what is in it, and what it becomes.
const PAYLOADS: &[(Format, &str, &[&str])] = &[
    (
        Format::PagerDuty,
        r#"{"log_entries":[
              {"id":"R1","type":"trigger_log_entry","created_at":"2026-11-20T02:04:00Z","agent":{"id":"S1","type":"service_reference","summary":"Checkout"},
               "channel":{"type":"api","summary":"Card declines over 30 %"},"service":{"summary":"Checkout"},"incident":{"summary":"[#42] Card declines over 30 %"}},
              {"id":"R2","type":"acknowledge_log_entry","summary":"Acknowledged by Mei Tan.","created_at":"2026-11-20T02:06:10Z","agent":{"id":"U1","type":"user_reference","summary":"Mei Tan"}},
              {"id":"R3","type":"annotate_log_entry","created_at":"2026-11-20T02:09:00Z","agent":{"id":"U1","type":"user_reference","summary":"Mei Tan"},"channel":{"type":"note","summary":"Rolling back 4.2"}}]}"#,
        &[
            "2026-11-20T02:04:00.000Z  : Triggered: Card declines over 30 %\n[#42] Card declines over 30 %",
            "2026-11-20T02:06:10.000Z  Mei Tan: Acknowledged by Mei Tan.",
            "2026-11-20T02:09:00.000Z message Mei Tan: Rolling back 4.2",
        ],
    ),
    (
        Format::PagerDuty,
        r#"{"event":{"id":"E1","event_type":"incident.resolved","resource_type":"incident","occurred_at":"2026-11-20T03:00:00Z",
              "agent":{"id":"U1","type":"user_reference","summary":"Mei Tan"},
              "data":{"id":"Q1","type":"incident","number":42,"title":"Card declines","status":"resolved","urgency":"high","service":{"summary":"Checkout"}}}}"#,
        &["2026-11-20T03:00:00.000Z  Mei Tan: Resolved: Card declines (high urgency) on Checkout\nincident #42"],
    ),
    (
        Format::PagerDuty,
        r#"{"messages":[{"id":"M1","event":"incident.trigger","created_on":"2026-11-20T02:04:00Z",
              "incident":{"id":"Q1","incident_number":42,"title":"Card declines","urgency":"high","service":{"name":"Checkout"}}}]}"#,
        &["2026-11-20T02:04:00.000Z  : Triggered: Card declines (high urgency) on Checkout\nincident #42"],
    ),
    (
        Format::Alertmanager,
        r#"{"version":"4","receiver":"ops","groupKey":"{}","status":"resolved","groupLabels":{},"commonLabels":{},"alerts":[
              {"status":"resolved","labels":{"alertname":"PoolFull","severity":"critical","instance":"db-1","job":"pg"},
               "annotations":{"summary":"97 of 100 connections"},"startsAt":"2026-11-20T02:04:00Z","endsAt":"2026-11-20T02:44:00Z","fingerprint":"f1"},
              {"status":"firing","labels":{"alertname":"Lag"},"annotations":{},"startsAt":"2026-11-20T02:05:00Z","endsAt":"0001-01-01T00:00:00Z","fingerprint":"f2"}]}"#,
        &[
            "2026-11-20T02:04:00.000Z  : Firing: PoolFull (critical) on db-1\n97 of 100 connections; job pg",
            "2026-11-20T02:44:00.000Z  : Resolved: PoolFull (critical) on db-1\n97 of 100 connections; job pg",
            "2026-11-20T02:05:00.000Z  : Firing: Lag",
        ],
    ),
    (
        Format::Alertmanager,
        r#"{"status":"success","data":{"alerts":[{"labels":{"alertname":"Up","instance":"a"},"annotations":{},"state":"pending","activeAt":"2026-11-20T02:04:00.5Z","value":"1e+00"}]}}"#,
        &["2026-11-20T02:04:00.500Z  : Pending: Up on a\nvalue 1e+00"],
    ),
    (
        Format::Grafana,
        r#"{"receiver":"x","status":"firing","orgId":1,"alerts":[{"status":"firing","labels":{"alertname":"CPU","grafana_folder":"Ops"},"annotations":{"summary":"CPU high"},
              "startsAt":"2026-11-20T03:04:00+01:00","endsAt":"0001-01-01T00:00:00Z","values":{"B":93.5},"fingerprint":"g1","silenceURL":"https://g"}],"title":"[FIRING:1]"}"#,
        &["2026-11-20T02:04:00.000Z  : Firing: CPU\nCPU high; value B 93.5"],
    ),
    (
        Format::Grafana,
        r#"{"dashboardId":1,"evalMatches":[{"metric":"Count","value":100,"tags":{}}],"message":"Queue grows","ruleId":1,"ruleName":"Queue","ruleUrl":"https://g","state":"alerting","title":"[Alerting] Queue"}"#,
        &["Offset(0)  : Alerting: Queue\nQueue grows; Count = 100"],
    ),
    (
        Format::Datadog,
        r#"{"events":[{"id":7,"date_happened":1795140240,"title":"[Triggered] Disk on db-1","text":"%%%\n4 % free\n%%%","alert_type":"error","priority":"normal","host":"db-1","tags":["team:db"]}]}"#,
        &["2026-11-20T02:04:00.000Z  : [Triggered] Disk on db-1\n4 % free; tags team:db"],
    ),
    (
        Format::NewRelic,
        r#"{"violations":[{"id":9,"label":"Apdex < 0.5","policy_name":"Shop","condition_name":"Apdex","priority":"Critical","opened_at":1795140240000,"closed_at":1795140840000,"entity":{"name":"web","type":"Application"}}]}"#,
        &[
            "2026-11-20T02:04:00.000Z  : Opened: Apdex (critical) on web\ncondition Apdex; policy Shop",
            "2026-11-20T02:14:00.000Z  : Closed: Apdex (critical) on web\ncondition Apdex; policy Shop",
        ],
    ),
    (
        Format::NewRelic,
        r#"{"id":"i1","issueUrl":"https://x","title":"web: errors over 5 %","priority":"CRITICAL","impactedEntities":["web"],"totalIncidents":2,"state":"ACTIVATED","createdAt":1795140240000,"workflowName":"Ops","alertPolicyNames":["Shop"]}"#,
        &["2026-11-20T02:04:00.000Z  : Activated: web: errors over 5 % (critical)\npolicy Shop; incidents 2"],
    ),
    (
        Format::Sentry,
        r#"{"action":"resolved","actor":{"type":"user","id":3,"name":"Mei Tan"},"data":{"issue":{"id":"5","shortId":"WEB-1","title":"TypeError: x","culprit":"cart.js","level":"error","lastSeen":"2026-11-20T02:10:00Z","project":{"slug":"web"},"count":"12"}}}"#,
        &["2026-11-20T02:10:00.000Z  Mei Tan: Resolved: TypeError: x (error) on web\nin cart.js; seen 12 times"],
    ),
    (
        Format::Sentry,
        r#"{"action":"critical","data":{"metric_alert":{"id":"1","identifier":"4","date_started":"2026-11-20T02:04:00Z","alert_rule":{"name":"Errors"},"projects":["web"]},"description_title":"Critical: Errors","description_text":"1,200 events in the last 5 minutes"}}"#,
        &["2026-11-20T02:04:00.000Z  : Critical: Errors on web\n1,200 events in the last 5 minutes; rule Errors"],
    ),
    (
        Format::Statuspage,
        r#"{"page":{"id":"p","name":"Shop"},"incidents":[{"id":"i","name":"Cards declined","status":"resolved","impact":"major","created_at":"2026-11-20T02:10:00Z","incident_updates":[
              {"id":"u2","status":"resolved","body":"All is well.","display_at":"2026-11-20T03:10:00Z","affected_components":[]},
              {"id":"u1","status":"investigating","body":"We look into it.","display_at":"2026-11-20T02:10:00Z","affected_components":[{"name":"Checkout","old_status":"operational","new_status":"major_outage"}]}]}]}"#,
        &[
            "2026-11-20T02:10:00.000Z message Shop status page: Investigating: Cards declined (major impact)\nWe look into it.; Checkout: major outage instead of operational",
            "2026-11-20T03:10:00.000Z message Shop status page: Resolved: Cards declined (major impact)\nAll is well.",
        ],
    ),
    (
        Format::Alert,
        r#"{"Type":"Notification","Message":"{\"AlarmName\":\"5xx\",\"NewStateValue\":\"ALARM\",\"NewStateReason\":\"Threshold crossed\",\"StateChangeTime\":\"2026-11-20T02:04:00.000+0000\",\"Region\":\"EU (Ireland)\"}","Timestamp":"2026-11-20T02:04:09Z"}"#,
        &["2026-11-20T02:04:09.000Z  : Alarm: 5xx on EU (Ireland)\nThreshold crossed"],
    ),
    (
        Format::Alert,
        "{\"time\":1795140240,\"msg\":\"disk full\",\"host\":{\"name\":\"db-1\"}}\n{\"time\":1795140241,\"msg\":\"disk freed\",\"host\":\"db-1\"}\n",
        &["2026-11-20T02:04:00.000Z  : disk full", "2026-11-20T02:04:01.000Z  : disk freed on db-1"],
    ),
    (
        Format::Alert,
        r#"{"total":1,"data":{"items":[{"title":"Backup failed","severity":"high","created_at":"2026-11-20T02:04:00Z","resolved_at":"2026-11-20T02:24:00Z"}]}}"#,
        &[
            "2026-11-20T02:04:00.000Z  : Started: Backup failed (high)",
            "2026-11-20T02:24:00.000Z  : Ended: Backup failed (high)",
        ],
    ),
];

#[test]
fn each_program_is_known_and_says_what_fired_where_and_in_which_state() {
    for (format, payload, lines) in PAYLOADS {
        assert_eq!(
            told("event.json", payload),
            (Some(*format), lines.iter().map(|l| (*l).to_owned()).collect()),
            "{payload}"
        );
    }
}

#[test]
fn what_cannot_be_read_is_named_by_its_line() {
    let rows = [
        (
            "{\"a\":",
            "failed to read x.json as alert payloads: line 1: the file ends in the middle of this object, and it was left out",
        ),
        ("[1,2]", "failed to read x.json as alert payloads: line 1: this is no JSON object, and was left out"),
        ("{\"a\":1}\n", "failed to read x.json as alert payloads: no object in it says what happened"),
        ("hello", "failed to read x.json as alert payloads: line 1: this is no JSON object, and was left out"),
        (
            "\n\n{\"title\": oops}",
            "failed to read x.json as alert payloads: line 3: this is not JSON (expected value), and was left out",
        ),
    ];
    for (payload, sentence) in rows {
        let refused =
            gather(Format::Alert, "x.json", payload.as_bytes(), &ReadOptions::default()).map(|_| ()).unwrap_err();
        assert_eq!(format!("failed to {refused}"), sentence, "{payload:?}");
    }
    let mixed = "{\"title\":\"a\",\"time\":\"2026-11-20T02:04:00Z\"}\n{\"title\":\"b\n{\"title\":\"c\"}\nnonsense\n{\"title\":\"c\"}\n{\"title\":\"c\"}";
    let all = gather(Format::Alert, "x.jsonl", mixed.as_bytes(), &ReadOptions::default()).unwrap();
    let texts: Vec<&str> = all.lines.iter().map(|(line, _)| line.text.as_str()).collect();
    assert_eq!(texts, ["a", "c"], "a broken line costs only itself, and what is said again is said once");
    let places: Vec<(&str, bool)> = all.troubles.iter().map(|t| (t.place.as_str(), t.left_out)).collect();
    assert_eq!(places, [("line 2", true), ("event 2 (line 3)", false), ("line 4", true)]);
}

#[test]
fn hostile_json_is_left_quickly_and_without_harm() {
    let deep = format!("{}{}", "[{\"title\":".repeat(3_000), "1");
    let braces = "{\"a\n".repeat(1_000);
    let quotes = "{\"".repeat(10_000);
    let wide =
        format!("{{\"title\":\"t\",{}\"z\":1}}", (0..1_500).map(|n| format!("\"k{n}\":{n},")).collect::<String>());
    let long = format!("{{\"title\":\"{}\"}}", "x".repeat(5 << 18));
    for payload in [deep, braces, quotes, wide, long] {
        for info in Format::ALL.iter().filter(|info| info.format != Format::Slack) {
            if let Ok(all) = gather(info.format, "x.json", payload.as_bytes(), &ReadOptions::default()) {
                assert!(
                    all.lines
                        .iter()
                        .all(|(line, _)| line.text.len() < 70_000_000 && line.original.len() <= (1 << 20) + 3
                            || info.format == Format::Csv)
                );
            }
        }
    }
}
