//! What `tauri.conf.json` allows, read as it is built in.

use std::collections::{BTreeMap, BTreeSet};

use muster_service::table::{COMMANDS, WINDOW_COMMANDS};
use serde_json::Value;

fn config() -> Value {
    serde_json::from_str(include_str!("../../tauri.conf.json")).expect("tauri.conf.json is JSON")
}

fn security() -> Value {
    config()["app"]["security"].clone()
}

fn directives(policy: &str) -> BTreeMap<String, Vec<String>> {
    let parts = policy.split(';').map(str::split_whitespace);
    parts.filter_map(|mut words| Some((words.next()?.to_owned(), words.map(str::to_owned).collect()))).collect()
}

#[test]
fn the_page_may_load_only_its_own_parts() {
    let security = security();
    let policy = directives(security["csp"].as_str().expect("a policy"));
    let is = |name: &str, sources: &[&str]| {
        assert_eq!(
            policy.get(name).map(Vec::as_slice),
            Some(&sources.iter().map(|each| (*each).to_owned()).collect::<Vec<_>>()[..]),
            "{name}"
        );
    };
    is("default-src", &["'none'"]);
    is("script-src", &["'self'"]);
    is("style-src", &["'self'"]);
    is("font-src", &["'self'"]);
    is("img-src", &["'self'", "attachment:", "http://attachment.localhost"]);
    is("connect-src", &["ipc:", "http://ipc.localhost"]);
    is("base-uri", &["'none'"]);
    is("form-action", &["'none'"]);
    is("frame-ancestors", &["'none'"]);
    assert_eq!(policy.len(), 9, "another directive was added: say here what it allows");
    assert_eq!(security["freezePrototype"], true);
    assert!(security.get("dangerousDisableAssetCspModification").is_none());
    assert!(security.get("assetProtocol").is_none());
    assert_eq!(config()["app"]["withGlobalTauri"], false);
    assert_eq!(config()["app"]["windows"], serde_json::json!([]), "windows are made in Rust, with their guards");
}

#[test]
fn the_main_page_may_call_the_table_and_listen_and_nothing_else() {
    // A path is for a person to choose: an export goes through its dialog.
    const KEPT_FROM_THE_PAGE: &[&str] = &["export_file", "cards_export_file", "scenario_export_file", "bundle_write"];
    let commands = COMMANDS.iter().chain(WINDOW_COMMANDS).map(|row| row.name);
    let commands = commands.filter(|name| !KEPT_FROM_THE_PAGE.contains(name));
    let mut wanted: BTreeSet<String> = commands.map(|name| format!("allow-{}", name.replace('_', "-"))).collect();
    wanted.extend(["core:event:allow-listen", "core:event:allow-unlisten"].map(str::to_owned));

    let listed = permissions_of("main");
    assert_eq!(listed, wanted, "tauri.conf.json and the command table differ");
}

#[test]
fn the_strip_may_read_one_incident_write_a_line_and_be_moved_and_closed() {
    let wanted = [
        "core:event:allow-listen",
        "core:event:allow-unlisten",
        "core:window:allow-start-dragging",
        "allow-app-start",
        "allow-health",
        "allow-incident",
        "allow-response",
        "allow-line-add",
        "allow-draft-load",
        "allow-draft-save",
        "allow-typing",
        "allow-drill-clock-read",
        "allow-real-world",
        "allow-strip-close",
    ];
    assert_eq!(permissions_of("strip"), wanted.map(str::to_owned).into(), "say here what another one is for");
}

#[test]
fn the_room_view_may_read_the_meetings_of_a_review_and_be_closed() {
    let wanted = [
        "core:event:allow-listen",
        "core:event:allow-unlisten",
        "allow-app-start",
        "allow-health",
        "allow-review",
        "allow-meetings",
        "allow-room-close",
    ];
    assert_eq!(permissions_of("room"), wanted.map(str::to_owned).into(), "it shows, and changes nothing");
}

#[test]
fn the_players_window_may_read_what_reached_them_stop_the_drill_and_be_closed() {
    let wanted = [
        "core:event:allow-listen",
        "core:event:allow-unlisten",
        "allow-app-start",
        "allow-health",
        "allow-drill-players",
        "allow-real-world",
        "allow-players-close",
    ];
    assert_eq!(permissions_of("players"), wanted.map(str::to_owned).into(), "no way to what only the facilitator sees");
}

#[test]
fn no_other_window_may_call_anything() {
    let security = security();
    let capabilities = security["capabilities"].as_array().expect("capabilities");
    let windows: Vec<_> = capabilities.iter().map(|each| each["windows"].clone()).collect();
    assert_eq!(windows, ["main", "strip", "room", "players"].map(|label| serde_json::json!([label])));
    for each in capabilities {
        assert!(each.get("remote").is_none(), "no page from elsewhere may call anything");
        assert!(each.get("webviews").is_none(), "permissions are given to windows");
    }
}

/// What the one capability of a window lists.
fn permissions_of(window: &str) -> BTreeSet<String> {
    let security = security();
    let capabilities = security["capabilities"].as_array().expect("capabilities");
    let own: Vec<_> = capabilities.iter().filter(|each| each["windows"] == serde_json::json!([window])).collect();
    assert_eq!(own.len(), 1, "one capability for {window}");
    let permissions = own[0]["permissions"].as_array().expect("permissions");
    permissions.iter().filter_map(Value::as_str).map(str::to_owned).collect()
}
