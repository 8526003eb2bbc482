//! A team writes its own cards, takes them back, and gets them in and out as a file.

use serde_json::json;

use crate::desk::Desk;

fn card(key: &str, title: &str) -> serde_json::Value {
    json!({ "key": key, "title": title, "readDo": true, "items": [
        { "key": "one", "text": "Look at the replica", "minute": 3 },
        { "key": "two", "text": "Say what you see", "after": "one" },
    ] })
}

fn keys(view: &serde_json::Value, list: &str) -> Vec<String> {
    let all = view[list].as_array().unwrap();
    all.iter().map(|one| one["key"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_card_of_the_teams_own_comes_and_goes() {
    let desk = Desk::new();
    let before = desk.ask("library", json!({})).unwrap();
    let put = json!({ "shelf": "card", "key": "db", "value": card("db", "Database") });
    let change = desk.ask("library_set", put).unwrap();
    assert_eq!(change["events"].as_array().unwrap().len(), 1);
    assert_eq!(change["streams"], json!([muster_core::ids::LIBRARY.to_string()]), "every window is told");
    let exported = desk.ask("cards_export", json!({ "keys": ["db"] })).unwrap();
    assert_eq!(exported["fileName"], "card-db.yaml");

    desk.ask("library_clear", json!({ "shelf": "card", "key": "db" })).unwrap();
    let after = desk.ask("library", json!({})).unwrap();
    assert_eq!(after, before, "what was added and taken away leaves nothing behind");

    let text = exported["text"].clone();
    let preview = desk.ask("cards_import_preview", json!({ "text": text })).unwrap();
    assert_eq!(preview["problems"], json!([]));
    assert_eq!(preview["cards"][0]["news"], "new");
    assert_eq!(desk.ask("library", json!({})).unwrap(), before, "a preview writes nothing");
    desk.ask("cards_import", json!({ "text": text })).unwrap();
    let again = desk.ask("cards_import", json!({ "text": text })).unwrap();
    let view = desk.ask("library", json!({})).unwrap();
    assert!(keys(&view, "cards").contains(&"db".to_owned()));
    assert_eq!(again["events"], json!([]), "what is there as it is, is not written again");
    assert_eq!(view["own"], json!([{ "shelf": "card", "key": "db", "replaces": false }]));
}

#[test]
fn a_card_has_its_versions_with_who_wrote_them() {
    let desk = Desk::new();
    let asha = json!({ "name": "Asha Rao", "handle": "asha", "team": "", "contact": "", "zone": "" });
    desk.ask("person_save", asha).unwrap();
    let mut settings = desk.ask("app_start", json!({})).unwrap()["settings"].clone();
    settings["me"] = desk.ask("directory", json!({})).unwrap()["people"][0]["id"].clone();
    desk.ask("settings_save", settings).unwrap();
    desk.at("02:10:00");
    desk.ask("library_set", json!({ "shelf": "card", "key": "db", "value": card("db", "Database") })).unwrap();
    desk.at("02:20:00");
    desk.ask("library_set", json!({ "shelf": "card", "key": "db", "value": card("db", "The database") })).unwrap();
    desk.ask("library_clear", json!({ "shelf": "card", "key": "db" })).unwrap();
    let versions = desk.ask("card_history", json!({ "key": "db" })).unwrap()["versions"].clone();
    let told: Vec<_> = versions.as_array().unwrap().iter().map(|one| (&one["change"], &one["by"])).collect();
    let (written, taken, asha) = (json!("written"), json!("taken_away"), json!("Asha Rao"));
    assert_eq!(told, [(&written, &asha), (&written, &asha), (&taken, &asha)]);
    assert!(versions[0]["at"].as_str().unwrap().contains("T02:10:00"), "{versions}");
    let text = versions[1]["text"].as_str().unwrap();
    assert!(text.starts_with("cards:") && text.contains("The database"), "as it is written to a file: {text}");
    let again = desk.ask("cards_import_preview", json!({ "text": text })).unwrap();
    assert_eq!(again["cards"][0]["news"], "new", "an earlier version can be read back");
}

#[test]
fn what_has_not_its_shape_is_refused_in_words() {
    let desk = Desk::new();
    let rows = [
        (json!({ "shelf": "card", "key": "db", "value": { "key": "db" } }), "missing field"),
        (
            json!({ "shelf": "card", "key": "db", "value": card("other", "Database") }),
            "says of itself that it is other",
        ),
        (json!({ "shelf": "policy", "key": "policy", "value": { "rules": 1 } }), "Cadence policy"),
        (json!({ "shelf": "audience", "key": "x", "value": null }), "Audience"),
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

#[test]
fn a_template_that_cannot_be_filled_is_refused_with_the_line() {
    let desk = Desk::new();
    let put = |subject: &str, text: &str| {
        let value = json!({ "key": "customers", "subject": subject, "text": text });
        desk.ask("library_set", json!({ "shelf": "template", "key": "customers", "value": value }))
    };
    let rows = [
        ("", "Hello\n{{ impact", "Line 2 opens"),
        ("", "{% if impact %}", "Line 1"),
        ("", "One\nTwo\n{{ nowhere }}", "Line 3"),
        ("{% set x = 1 %}", "Hello", "In the subject: Line 1"),
    ];
    for (subject, text, words) in rows {
        let error = put(subject, text).unwrap_err();
        assert!(error.message.contains(words), "{}", error.message);
        assert!(error.hint.is_some(), "it says what to do");
    }
    let loops: String = (0..12).map(|level| format!("{{% for a{level} in statement %}}")).collect();
    let error = put("", &format!("{loops}{}", "{% endfor %}".repeat(12))).unwrap_err();
    assert!(error.message.contains("cannot be filled") && error.hint.is_some(), "it ends at once: {}", error.message);
    assert_eq!(desk.ask("library", json!({})).unwrap()["own"], json!([]), "nothing of it was kept");
    put("About {{ title }}", "{{ impact }}").unwrap();
}

#[test]
fn what_the_program_brings_goes_out_and_comes_back_as_it_was() {
    let desk = Desk::new();
    let text = desk.ask("cards_export", json!({})).unwrap()["text"].clone();
    let preview = desk.ask("cards_import_preview", json!({ "text": text })).unwrap();
    let cards = preview["cards"].as_array().unwrap();
    assert!(cards.len() >= 5, "cards A to E are there");
    assert!(cards.iter().all(|read| read["news"] == "same"), "{}", preview["problems"]);
}

#[test]
fn a_built_in_card_is_changed_put_away_and_brought_back() {
    let mut desk = Desk::new();
    let view = desk.ask("library", json!({})).unwrap();
    let mut mine = view["cards"][0].clone();
    let key = mine["key"].clone();
    mine["title"] = json!("Ours");
    desk.ask("library_set", json!({ "shelf": "card", "key": key, "value": mine })).unwrap();
    desk.reopen();
    let changed = desk.ask("library", json!({})).unwrap();
    assert_eq!(changed["cards"][0]["title"], "Ours", "it stays where it stood, also after a restart");
    assert_eq!(changed["own"], json!([{ "shelf": "card", "key": key, "replaces": true }]));
    desk.ask("library_clear", json!({ "shelf": "card", "key": key, "hides": true })).unwrap();
    let away = desk.ask("library", json!({})).unwrap();
    assert_eq!(away["hidden"][0]["title"], view["cards"][0]["title"]);
    desk.ask("library_clear", json!({ "shelf": "card", "key": key })).unwrap();
    assert_eq!(desk.ask("library", json!({})).unwrap(), view);
}

#[test]
fn a_policy_of_no_minutes_is_refused_and_not_played() {
    let desk = Desk::new();
    let mut policy = desk.ask("library", json!({})).unwrap()["policy"].clone();
    let ask = |policy: &serde_json::Value| {
        let request = json!({ "policy": policy, "severity": "sev1", "minutes": 120 });
        desk.ask("policy_preview", request).unwrap()
    };
    assert!(ask(&policy)["points"].as_array().unwrap().len() > 10);
    policy["rules"][0]["minutes"] = json!(0);
    policy["rules"][0]["mode"] = json!("every");
    let played = ask(&policy);
    assert_eq!(played["points"], json!([]));
    assert!(played["problems"][0].as_str().unwrap().contains("0 minutes"));
    let refused = desk.ask("library_set", json!({ "shelf": "policy", "key": "policy", "value": policy })).unwrap_err();
    assert!(refused.message.contains("0 minutes"), "{}", refused.message);
}

#[test]
fn the_guide_sizes_an_incident_and_unsure_means_higher() {
    let desk = Desk::new();
    let id = desk.declare("gateway refuses");
    let empty = desk.ask("guide_answer", json!({ "incident": id, "answers": [] })).unwrap();
    let questions = empty["guide"]["questions"].as_array().unwrap();
    assert_eq!(empty["result"]["suggested"], json!(null));
    let unsure: Vec<_> = questions.iter().map(|question| json!({ "question": question["key"] })).collect();
    let sized = desk.ask("guide_answer", json!({ "incident": id, "answers": unsure })).unwrap();
    assert_eq!(sized["result"]["suggested"], "sev1", "nobody knows anything: the highest");
    assert_eq!(sized["result"]["open"], 0);
    assert_eq!(sized["result"]["answers"].as_array().unwrap().len(), questions.len());
}

#[test]
fn an_incident_keeps_the_cards_that_it_began_with() {
    let desk = Desk::new();
    let shown = |incident: &str| {
        let response = desk.tell("response", json!({ "incident": incident }));
        let card = response["cards"][0].clone();
        (card["title"].clone(), card["items"].as_array().unwrap().len())
    };
    let first = desk.declare("sev1 Card payments declined");
    let before = shown(&first);
    let library = desk.tell("library", json!({ "incident": first }));
    let mut mine = library["cards"][0].clone();
    let key = mine["key"].clone();
    mine["title"] = json!("Ours, as of tonight");
    mine["items"].as_array_mut().unwrap().truncate(2);
    desk.at("02:10:00");
    desk.tell("library_set", json!({ "shelf": "card", "key": key, "value": mine }));
    assert_eq!(shown(&first), before, "who is in the middle of a card is not given another");
    assert_eq!(desk.tell("library", json!({ "incident": first }))["cards"], library["cards"], "nor other sentences");
    desk.at("02:11:00");
    let second = desk.declare("sev2 Search is slow");
    assert_eq!(shown(&second), (json!("Ours, as of tonight"), 2), "the next one begins with the new version");
    desk.at("02:12:00");
    desk.tell("library_clear", json!({ "shelf": "card", "key": key, "hides": true }));
    assert_eq!((shown(&first), shown(&second).1), (before, 2), "and keeps it, when it is put away");
}
