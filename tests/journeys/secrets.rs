//! What people write is found in the store and in exports they asked for, and nowhere else.

use serde_json::json;

use crate::desk::Desk;

#[test]
fn what_people_write_is_never_in_the_program_s_own_log() {
    let desk = Desk::new();
    let logs = tempfile::tempdir().unwrap();
    let guard = muster_service::logging::start(logs.path());
    let canary = "canary-4f2e9c";
    let incident = desk.declare(&format!("title {canary}"));
    desk.log(&incident, &format!("line {canary}"));
    desk.tell("statement_write", json!({ "incident": incident, "text": format!("statement {canary}") }));
    desk.tell("draft_save", json!({ "incident": incident, "field": "composer", "text": format!("draft {canary}") }));
    // Failures are where words slip into logs.
    for (name, request) in [
        ("incident", json!({ "incident": canary })),
        ("line_add", json!({ "incident": canary, "text": canary })),
        ("when_parse", json!({ "text": canary })),
        ("restore", json!({ "job": canary, "path": format!("/nowhere/{canary}") })),
        ("attachment_add", json!({ "base64": canary })),
        ("line_add", json!({ "incident": 7, "text": canary })),
    ] {
        desk.ask(name, request).unwrap_err();
    }
    desk.service.close();
    drop(guard);
    for entry in std::fs::read_dir(logs.path()).unwrap() {
        let text = std::fs::read_to_string(entry.unwrap().path()).unwrap();
        assert!(!text.contains(canary), "the program's log must not hold what people write");
    }
}

#[test]
fn erased_words_are_in_no_file_that_is_written_from_then_on() {
    let desk = Desk::new();
    let canary = "canary-77ab01";
    let incident = desk.declare("x");
    let line = desk.log(&incident, &format!("password is {canary}"));
    desk.tell(
        "line_amend",
        json!({ "incident": incident, "line": line, "text": format!("the password was {canary}") }),
    );
    desk.tell("line_erase", json!({ "incident": incident, "line": line, "reason": "held a password" }));
    for format in ["markdown", "csv", "json", "html"] {
        let export =
            json!({ "incident": incident, "format": format, "order": "arrival", "filter": { "struck": true } });
        let text = desk.tell("export_text", export)["text"].to_string();
        assert!(!text.contains(canary), "{format} must not hold what was erased");
        assert!(text.contains("held a password"), "{format} must show that something was erased");
    }
    let at = json!("2026-11-20T02:02:00Z");
    assert!(
        desk.slice(&incident, "arrival", at).iter().all(|line| !line.text.contains(canary)),
        "nor an earlier minute"
    );
    let backup = desk.tell("backup", json!({ "job": "b" }));
    let bytes = std::fs::read(backup["path"].as_str().unwrap()).unwrap();
    let found = bytes.windows(canary.len()).any(|window| window == canary.as_bytes());
    assert!(!found, "a backup taken afterwards must not hold it");
    desk.assert_good();
}
