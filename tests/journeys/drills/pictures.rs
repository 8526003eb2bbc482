//! Pictures of a scenario: kept by their hash whatever way they come, shown to players and in their log, out again in a file.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use crate::desk::Desk;

/// The header of a picture of 640 by 480; more of it nobody looks at here.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x02\x80\0\0\x01\xe0";

fn with_pictures(desk: &Desk, data: &str, media_type: &str) -> Value {
    let mut own = desk.tell("scenario", json!({ "key": "two-rooms" }))["scenario"].clone();
    own["key"] = json!("ours");
    own["artefacts"].as_array_mut().unwrap().push(json!({
        "key": "photo", "title": "Photo", "caption": "Two rooms, one board",
        "content": { "kind": "picture", "mediaType": media_type, "data": data },
    }));
    own["injects"][0]["artefacts"] = json!(["photo"]);
    own["injects"][0]["trigger"] = json!({ "kind": "by_hand" });
    // The picture stands in the log as evidence; no player wrote it.
    own["injects"][1]["trigger"] =
        json!({ "kind": "when", "condition": { "kind": "entry_written", "entry": "evidence" } });
    own
}

fn picture(artefacts: &Value) -> Value {
    let photo = artefacts.as_array().unwrap().iter().find(|one| one["key"] == "photo").unwrap();
    photo["content"].clone()
}

#[test]
fn a_picture_in_a_file_is_kept_shown_and_travels_again() {
    let desk = Desk::new();
    let own = with_pictures(&desk, &STANDARD.encode(PNG), "image/png");
    let read = desk.tell("scenario_read", json!({ "name": "ours.yaml", "text": own.to_string() }));
    assert_eq!(read["notes"], json!([]));
    let content = picture(&read["scenarios"][0]["artefacts"]);
    let hash = content["hash"].as_str().unwrap();
    assert_eq!(content.get("data"), None, "no window shows bytes that stand in a text");
    assert_eq!(desk.service.attachment(hash), Some(("image/png".to_owned(), PNG.to_vec())));
    desk.tell("library_set", json!({ "shelf": "scenario", "key": "ours", "value": own }));
    let kept = desk.tell("scenario", json!({ "key": "ours" }));
    assert_eq!(picture(&kept["scenario"]["artefacts"])["hash"], json!(hash), "by whatever way it came");
    let yaml = desk.tell("scenario_export", json!({ "key": "ours", "form": "yaml" }))["text"].clone();
    let other = Desk::new();
    let there = other.tell("scenario_read", json!({ "name": "ours.yaml", "text": yaml }));
    assert_eq!(picture(&there["scenarios"][0]["artefacts"])["hash"], json!(hash));
    assert!(other.service.attachment(hash).is_some());
}

#[test]
fn what_reaches_the_players_stands_in_their_log_and_is_nobodys_doing() {
    let desk = Desk::new();
    let own = with_pictures(&desk, &STANDARD.encode(PNG), "image/png");
    desk.tell("library_set", json!({ "shelf": "scenario", "key": "ours", "value": own }));
    let made = desk.tell("drill_plan", json!({ "scenario": "ours", "mode": "facilitated" }));
    let incident = made["incident"].as_str().unwrap().to_owned();
    let act = |act: Value| desk.tell("drill_act", json!({ "incident": incident, "act": act }));
    act(json!({ "kind": "drill_started", "begins": "2026-11-20T02:02:00Z", "speed": 1 }));
    let console = desk.tell("drill", json!({ "incident": incident }));
    let hash = console["view"]["injects"][0]["shown"][0]["artefact"]["content"]["hash"].clone();
    assert!(hash.is_string(), "the facilitator sees it before");
    let before = desk.lines(&incident, "arrival").len();
    act(json!({ "kind": "inject_delivered", "inject": own["injects"][0]["key"], "by": "hand" }));
    let lines = desk.lines(&incident, "arrival");
    assert_eq!(lines.len(), before + 1);
    let shown = &lines.last().unwrap().attachments[0];
    assert_eq!((json!(shown.hash), shown.width, shown.height), (hash.clone(), 640, 480));
    assert_eq!(shown.caption, "Two rooms, one board");
    let players = desk.tell("drill_players", json!({ "incident": incident }));
    assert_eq!(players["injects"][0]["artefacts"][0]["artefact"]["content"]["hash"], hash);
    let waits = desk.tell("drill", json!({ "incident": incident }))["view"]["injects"][1]["standing"].clone();
    assert_eq!(waits, "planned", "the drill's own line is nothing that a player did");
    desk.log(&incident, "/e the photo says it");
    let waits = desk.tell("drill", json!({ "incident": incident }))["view"]["injects"][1]["standing"].clone();
    assert_eq!(waits, "proposed");
}

#[test]
fn what_is_no_picture_stays_in_the_file_and_is_said() {
    let desk = Desk::new();
    let own = with_pictures(&desk, &STANDARD.encode(b"%PDF-1.7"), "image/png");
    let read = desk.tell("scenario_read", json!({ "name": "ours.yaml", "text": own.to_string() }));
    assert_eq!(read["notes"], json!(["The picture photo cannot be shown: its bytes are no picture."]));
    let drawing = with_pictures(&desk, &STANDARD.encode(b"<svg xmlns='http://www.w3.org/2000/svg'/>"), "image/svg+xml");
    let look = desk.tell("scenario_look", json!({ "scenario": drawing }));
    assert!(look["findings"].to_string().contains("no screen shows it"), "{}", look["findings"]);
    assert!(picture(&look["scenario"]["artefacts"])["data"].is_string(), "it is for paper");
    let huge = with_pictures(&desk, &"A".repeat(3_000_000), "image/png");
    let error = desk.ask("library_set", json!({ "shelf": "scenario", "key": "ours", "value": huge })).unwrap_err();
    assert!(error.message.contains("The picture photo has 3 MB in the file; 2 MB are the most."), "{}", error.message);
}
