//! A team writes its own cards, takes them back, and gets them in and out as a file.

use serde_json::json;

use crate::desk::Desk;

fn card(key: &str, title: &str) -> serde_json::Value {
    json!({ "key": key, "title": title, "readDo": true, "items": [
        { "key": "one", "text": "Look at the replica", "minute": 3 },
        { "key": "two", "text": "Say what you see", "after": "one" },
    ] })
}

#[test]
fn what_has_not_its_shape_is_refused_in_words() {
    let desk = Desk::new();
    let rows = [
        (json!({ "shelf": "card", "key": "db", "value": { "key": "db" } }), "missing field"),
        (json!({ "shelf": "card", "key": "db", "value": card("other", "Database") }), "its key is"),
        (json!({ "shelf": "policy", "key": "policy", "value": { "rules": 1 } }), "cadence policy"),
        (json!({ "shelf": "audience", "key": "x", "value": null }), "audience"),
    ];
    for (request, words) in rows {
        let error = desk.ask("library_set", request).unwrap_err();
        assert!(error.message.contains(words), "{}", error.message);
    }
    let error = desk.ask("cards_import", json!({ "text": "cards:\n- titel: x\n" })).unwrap_err();
    assert!(error.message.contains("line 2, column 3") && error.message.contains("titel"), "{}", error.message);
    let preview = desk.ask("cards_import_preview", json!({ "text": "cards:\n- titel: x\n" })).unwrap();
    assert_eq!(preview["problems"].as_array().unwrap().len(), 1);
    assert_eq!(desk.ask("library", json!({})).unwrap()["own"], json!([]), "nothing of it was kept");
}
