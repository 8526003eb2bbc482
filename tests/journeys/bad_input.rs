//! Bad input of every kind gets one clear sentence and loses nothing; random JSON never makes a command panic.

use muster_service::table::COMMANDS;
use muster_service::wire::ErrorCode;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::desk::Desk;

#[test]
fn every_refusal_is_a_sentence() {
    let desk = Desk::new();
    let incident = desk.declare("x");
    let nowhere = "01900000-0000-7000-8000-0000000000ff";
    let cases = [
        ("incident", json!({ "incident": "INC-9999" }), ErrorCode::NotFound),
        ("line_add", json!({ "incident": incident, "text": "   " }), ErrorCode::Rejected),
        ("line_strike", json!({ "incident": incident, "line": nowhere }), ErrorCode::NotFound),
        ("line_erase", json!({ "incident": incident, "line": nowhere, "reason": "x" }), ErrorCode::NotFound),
        ("statement_write", json!({ "incident": incident, "text": "" }), ErrorCode::Rejected),
        (
            "milestone_set",
            json!({ "incident": incident, "milestone": "detected", "when": "25:99" }),
            ErrorCode::Rejected,
        ),
        ("when_parse", json!({ "text": "soon" }), ErrorCode::Rejected),
        ("attachment_add", json!({ "base64": "not base64!" }), ErrorCode::Rejected),
        ("attachment_add", json!({ "base64": "aGVsbG8=" }), ErrorCode::Rejected),
        ("restore", json!({ "job": "r", "path": "/nowhere/at/all.db" }), ErrorCode::Rejected),
        ("person_save", json!({ "name": "  " }), ErrorCode::Rejected),
        ("recover", json!({ "job": "r", "choice": "readable_only" }), ErrorCode::Rejected),
        ("line_add", json!({ "incident": incident }), ErrorCode::InvalidRequest),
        ("no_such_command", json!({}), ErrorCode::InvalidRequest),
    ];
    let before = desk.seen(&incident);
    for (name, request, code) in cases {
        let error = desk.ask(name, request).unwrap_err();
        assert_eq!(error.code, code, "{name}: {}", error.message);
        assert!(error.message.ends_with('.'), "{name}: “{}” must be a sentence", error.message);
        assert!(!error.message.contains("Err("), "{name}: “{}” must be in words", error.message);
    }
    assert_eq!(desk.seen(&incident), before, "nothing may have changed");
    desk.assert_good();
}

#[test]
fn a_store_that_is_no_store_is_said_so_and_left_alone() {
    let desk = Desk::new();
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in [("notes.txt", &b"hello"[..]), ("zeros.db", &[0; 4096])] {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        let service = muster_service::Service::open(muster_service::Setup {
            store: path.clone(),
            clock: desk.clock.clone(),
            logs: None,
        });
        let start = service.call("app_start", json!({})).unwrap();
        assert_eq!(start["store"]["kind"], "refused", "{name}");
        assert!(start["store"]["message"].as_str().unwrap().contains("not a Muster store"), "{name}");
        assert_eq!(service.call("board", json!({ "closed": 1 })).unwrap_err().code, ErrorCode::StoreUnusable);
        assert_eq!(std::fs::read(&path).unwrap(), bytes, "{name} must be left alone");
    }
}

/// What writes to a file that a request names, which would be any by chance: `fuzzed` asks these within a folder of its own.
const WRITE_FILES: &[&str] =
    &["backup", "bundle_write", "cards_export_file", "export_file", "restore", "scenario_export_file"];

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        "\\PC{0,20}".prop_map(Value::from),
        Just(json!("INC-0001")),
        Just(json!("sev1")),
        Just(json!("arrival")),
        Just(json!("2026-11-20T02:02:00Z")),
        Just(json!("-262143-01-01T00:00:00Z")),
    ];
    leaf.prop_recursive(3, 24, 6, |inner| {
        prop_oneof![prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from), fields(inner.boxed()),]
    })
}

/// Objects whose keys are those that requests have, so that many requests can be read.
fn fields(inner: BoxedStrategy<Value>) -> impl Strategy<Value = Value> {
    let names = prop::sample::select(vec![
        "incident",
        "text",
        "line",
        "reason",
        "on",
        "at",
        "order",
        "filter",
        "from",
        "count",
        "words",
        "mode",
        "limit",
        "after",
        "severity",
        "phase",
        "milestone",
        "when",
        "kind",
        "people",
        "services",
        "startedAt",
        "cursor",
        "job",
        "name",
        "handle",
        "base64",
        "closed",
        "field",
        "skip",
        "attachments",
        "format",
        "me",
        "zone",
        "theme",
        "textSize",
    ]);
    prop::collection::btree_map(names, inner, 0..6)
        .prop_map(|map| Value::Object(map.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, max_shrink_iters: 50, ..ProptestConfig::default() })]

    #[test]
    fn no_command_panics_on_random_requests(requests in prop::collection::vec(any_json(), 1..4)) {
        let desk = Desk::new();
        let incident = desk.declare("x");
        desk.log(&incident, "one");
        for command in COMMANDS.iter().filter(|command| !WRITE_FILES.contains(&command.name)) {
            for request in &requests {
                if let Err(error) = desk.ask(command.name, request.clone()) {
                    prop_assert!(error.code != ErrorCode::Internal, "{}: {}", command.name, error.message);
                }
            }
        }
        let report = desk.tell("verify", json!({ "job": "v" }));
        prop_assert_eq!(&report["problems"], &json!([]));
    }

    #[test]
    fn no_text_panics_in_any_field(text in "\\PC{0,60}") {
        let desk = Desk::new();
        let incident = desk.declare(&text);
        let all = [
            ("line_add", json!({ "incident": incident, "text": text })),
            ("lines_add", json!({ "incident": incident, "text": text })),
            ("statement_write", json!({ "incident": incident, "text": text })),
            ("title_set", json!({ "incident": incident, "text": text })),
            ("search", json!({ "words": text, "mode": "newest", "limit": 5 })),
            ("search", json!({ "words": text, "mode": "ranked", "limit": 5 })),
            ("search", json!({ "words": text, "mode": "substring", "limit": 5 })),
            ("when_parse", json!({ "text": text })),
            ("people_import", json!({ "text": text })),
            ("line_complete", json!({ "text": text, "cursor": 3 })),
            ("incident", json!({ "incident": text })),
        ];
        for (name, request) in all {
            if let Err(error) = desk.ask(name, request) {
                prop_assert!(error.code != ErrorCode::Internal, "{name}: {}", error.message);
            }
        }
        let report = desk.tell("verify", json!({ "job": "v" }));
        prop_assert_eq!(&report["problems"], &json!([]));
    }
}
