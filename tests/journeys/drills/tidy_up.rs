//! The long scenario over its twenty hours, from inject to inject as a facilitator goes: each comes at its own minute,
//! command changes hands after six hours, and a reporting clock counts from what was known in the twentieth.

use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use super::team::{Played, chrono_hours, chrono_minutes};
use crate::desk::{Desk, moment};

fn commander(played: &Played<'_>, at: Value) -> Value {
    let mut request = json!({ "incident": played.incident });
    if !at.is_null() {
        request["at"] = at;
    }
    let response = played.desk.tell("response", request);
    let roles = response["roles"].as_array().unwrap().clone();
    let commands = roles.into_iter().find(|one| one["role"] == "commander").unwrap();
    commands["holders"][0].clone()
}

/// The earliest inject that comes by itself and has not come; `None` when there is none.
fn next(played: &Played<'_>) -> Option<(String, DateTime<Utc>)> {
    let injects = played.console()["injects"].as_array().unwrap().clone();
    let ahead = injects.iter().filter(|one| one["deliveredAt"].is_null());
    let timed = ahead.filter_map(|one| Some((one["key"].as_str()?.to_owned(), moment(one["dueAt"].as_str()?))));
    timed.min_by_key(|(_, at)| *at)
}

/// Command goes to the next: a brief of what stands, read back in their own words, and a yes.
fn hand_over(played: &Played<'_>, to: &str) {
    let brief =
        played.desk.tell("handover_brief", json!({ "incident": played.incident, "role": "commander", "to": to }));
    let words = brief["parts"].to_string();
    assert!(words.contains("restored by batch"), "the brief holds what was decided: {words}");
    let made =
        played.player(json!({ "kind": "handover_prepared", "role": "commander", "to": to, "brief": brief["parts"] }));
    let handover = made["events"][0]["id"].clone();
    let sheet = played.desk.tell("handover_sheet", json!({ "incident": played.incident, "format": "html" }));
    assert!(sheet["text"].as_str().unwrap().contains("EXERCISE"));
    played.pass(60);
    played.player(json!({
        "kind": "handover_read_back", "handover": handover, "text": "775 are out, 63 hours, the rule is by size",
    }));
    assert_eq!(commander(played, Value::Null)["person"], "mei", "nobody commands before they said yes");
    played.player(json!({ "kind": "handover_accepted", "handover": handover }));
}

/// What the team does about an inject.
fn answer(played: &Played<'_>, inject: &str) {
    match inject {
        "first-silent" => {
            played.player(json!({ "kind": "role_assumed", "role": "commander", "person": "mei" }));
            played.says("/q how many others cannot find theirs");
        }
        "seven-hundred" => {
            played.desk.tell("severity_set", json!({ "incident": played.incident, "severity": "sev1" }));
        }
        "restore-slow" => drop(played.says("/d spaces are restored by batch, 63 hours are said aloud")),
        "long-mode" => {
            played.player(json!({
                "kind": "cadence_set", "audience": "customers", "mode": "every", "minutes": 360,
                "reason": "Days, not hours; told before it counts",
            }));
            let next = played.now() + chrono_hours(6);
            played.player(json!({
                "kind": "update_sent", "audience": "customers", "text": "It will take days. Next word every six hours.",
                "channel": "mail", "nextBy": next,
            }));
        }
        "hand-over-command" => hand_over(played, "jonas"),
        "first-night" => {
            played.player(json!({
                "kind": "update_sent", "audience": "customers", "text": "A first hundred are back.", "channel": "mail",
                "nextBy": played.now() + chrono_hours(12),
            }));
        }
        "wrong-owner" => {
            let known = played.now();
            played.player(json!({
                "kind": "reporting_clock_started", "name": "GDPR: notice to the data protection authority",
                "anchor": known, "due": known + chrono_hours(72),
            }));
        }
        _ => {}
    }
}

#[test]
fn the_tidy_up_lasts_twenty_hours_with_a_handover() {
    let desk = Desk::new();
    let played = Played::new(&desk, "tidy-up-script", "facilitated", 4);
    let began = played.begins();
    let mut came = Vec::new();
    while let Some((key, at)) = next(&played) {
        if at > played.now() {
            // A few minutes before it, as "jump to next" would be too late to watch the team wait.
            let before = (at - chrono_minutes(2)).max(played.now());
            if before > played.now() {
                played.act(json!({ "kind": "drill_jumped", "to": before }));
            }
            played.pass(1);
            assert!(played.inject(&key)["deliveredAt"].is_null(), "{key} comes in its minute, not before");
        }
        while played.now() < at {
            played.pass(1);
        }
        played.pass(1);
        let inject = played.inject(&key);
        let late = moment(inject["deliveredAt"].as_str().unwrap_or_else(|| panic!("{key} did not come"))) - at;
        assert!((0..=8).contains(&late.num_seconds()), "{key} came {late} after its time");
        answer(&played, &key);
        came.push(key);
    }
    assert_eq!(came.len(), 21, "all but the one that is kept for a hand: {came:?}");
    assert!((played.now() - began).num_hours() >= 20);
    // Command is with the second since the sixth hour, and before it was with the first.
    let holder = commander(&played, Value::Null);
    assert_eq!(holder["person"], "jonas");
    let from = moment(holder["from"].as_str().unwrap()) - began;
    assert!((360..=370).contains(&from.num_minutes()), "the handover stands at its hour of the drill: {from}");
    assert_eq!(commander(&played, json!(began + chrono_hours(3)))["person"], "mei");
    // The reporting clock counts in drill hours from the mail, and still has most of its three days.
    let response = desk.tell("response", json!({ "incident": played.incident }));
    let timers = response["timers"].to_string();
    assert!(timers.contains("GDPR"), "{timers}");
    played.end();
    let report = played.after()["report"].clone();
    assert!(report["minutes"].as_u64().unwrap() >= 1240, "{}", report["minutes"]);
    assert_eq!(report["cadence"]["sent"], 2);
    let made = desk.tell("drill_report_text", json!({ "incident": played.incident, "format": "markdown" }));
    assert!(made["text"].as_str().unwrap().contains("20:"), "twenty hours are written as such");
    desk.assert_good();
}
