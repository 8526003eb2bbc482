//! Updates: drafted from what is known, checked, made ready to leave, and sent by a person.

use serde_json::{Value, json};

use crate::desk::Desk;

fn codes(checks: &Value) -> Vec<&str> {
    checks.as_array().unwrap().iter().map(|check| check["code"].as_str().unwrap()).collect()
}

#[test]
fn an_update_goes_from_what_is_known_to_a_promise() {
    let desk = Desk::new();
    let incident = desk.declare("sev1 Card payments declined");
    desk.at("02:06:00");
    let statement =
        "Since 03:02 about a third of card payments are declined. Cause unknown; gw-prod-3 is the first suspect.";
    desk.tell("statement_write", json!({ "incident": incident, "text": statement }));
    desk.tell("person_save", json!({ "name": "Jonas Weber", "handle": "jonas", "team": "", "contact": "" }));
    let compose = |anew: bool| {
        desk.tell("update_compose", json!({ "incident": incident, "audience": "customers", "anew": anew }))
    };
    let first = compose(false);
    let text = first["text"].as_str().unwrap();
    assert!(text.starts_with("Since 03:02 CET (02:02 UTC) about a third of card payments are declined."), "{text}");
    assert!(!text.contains("gw-prod-3"), "{text}");
    assert_eq!(
        (&first["checks"], &first["subjectChecks"]),
        (&json!([]), &json!([])),
        "our own words pass our own checks"
    );
    assert!(first["nextBy"].is_string() && first["draft"].is_null() && first["previous"].is_null(), "{first}");

    // What somebody made of it is kept as a draft, and is not sent.
    let edited = format!("{text}\nIt will be fixed by noon because of a storm. Jonas is on it.");
    let draft = json!({ "kind": "update_drafted", "audience": "customers", "subject": "Payments", "text": edited,
        "nextBy": first["nextBy"] });
    desk.tell("act", json!({ "incident": incident, "act": draft }));
    let waiting = compose(false);
    assert_eq!(waiting["text"], json!(edited));
    assert!(waiting["draft"].is_string());
    assert_eq!(codes(&waiting["checks"]), ["promise", "cause", "name"]);
    assert_eq!(compose(true)["text"], first["text"], "drafted anew, it is what is known");
    assert_eq!(compose(true)["draft"], waiting["draft"], "and it says which draft it would replace");

    desk.at("02:08:00");
    let sent = json!({ "kind": "update_sent", "draft": waiting["draft"], "audience": "customers", "text": text,
        "channel": "status_page", "nextBy": first["nextBy"] });
    desk.tell("act", json!({ "incident": incident, "act": sent }));
    desk.at("02:20:00");
    let second = compose(false);
    assert_eq!(second["previous"], json!(text));
    assert_eq!(second["previousAt"], json!("2026-11-20T02:08:00Z"));
    assert!(second["draft"].is_null());
    let wrong = json!({ "incident": incident, "audience": "customers", "subject": "p99 is up", "text": "Next update by 09:00 CET.",
        "nextBy": second["nextBy"] });
    let checks = desk.tell("update_check", wrong);
    assert_eq!(codes(&checks["checks"]), ["next_differs"]);
    assert_eq!(codes(&checks["subjectChecks"]), ["jargon"], "a subject owes no next time");
}

#[test]
fn every_audience_gets_a_draft_in_every_phase() {
    let desk = Desk::new();
    let incident = desk.declare("sev1 Card payments declined");
    for phase in ["investigating", "identified", "monitoring", "resolved"] {
        desk.tell("phase_set", json!({ "incident": incident, "phase": phase }));
        for audience in ["responders", "company", "executives", "customers"] {
            let composed = desk.tell("update_compose", json!({ "incident": incident, "audience": audience }));
            assert!(composed["text"].as_str().unwrap().len() > 20, "{composed}");
            assert_eq!(
                composed["nextBy"].is_null(),
                phase == "resolved" || audience == "company" && composed["nextBy"].is_null()
            );
            assert!(composed["problem"].is_null(), "{composed}");
        }
    }
    let nobody = desk.ask("update_compose", json!({ "incident": incident, "audience": "nobody" })).unwrap_err();
    assert_eq!(nobody.message, "There is no audience \"nobody\" in this incident.");
}

#[test]
fn an_update_leaves_by_the_way_a_person_chose() {
    let desk = Desk::new();
    let incident = desk.declare("sev1 x");
    let format = |channel: &str, to: &str, subject: &str, text: &str| {
        desk.ask(
            "update_format",
            json!({ "incident": incident, "subject": subject, "text": text, "channel": channel, "to": to }),
        )
    };
    assert_eq!(format("chat", "#ops", "", "<!here> a & b").unwrap()["text"], "&lt;!here&gt; a &amp; b");
    assert_eq!(format("plain", "", "S", "<b>").unwrap()["text"], "<b>");
    let mail = format("mail", "a@b.org", "S", "one\ntwo").unwrap();
    assert_eq!(mail["mailto"], "mailto:a@b.org?subject=S&body=one%0D%0Atwo");
    assert_eq!(mail["fileName"], "INC-0001-update.eml");
    let bad = format("mail", "a@b.org\r\nBcc: all@b.org", "S", "x").unwrap_err();
    assert_eq!(
        (bad.field.as_deref(), bad.message.as_str()),
        (Some("to"), "The address holds a line break; write it on one line.")
    );
    assert_eq!(format("mail", "a@b.org", "S\nBcc: x@y.z", "x").unwrap_err().field.as_deref(), Some("subject"));
    let long = format("mail", "a@b.org", "S", &"x".repeat(20_000)).unwrap();
    assert!(long["mailto"].is_null() && long["note"].as_str().unwrap().contains("mail file"), "a file takes its place");
    assert!(format("plain", "", "", &"x".repeat(10 << 20)).is_err(), "ten million letters are told so in words");
    let checked =
        json!({ "incident": incident, "audience": "customers", "subject": "", "text": "because ".repeat(1_300_000) });
    assert_eq!(desk.tell("update_check", checked)["checks"][0]["code"], "too_long");
}

#[test]
fn a_template_is_seen_while_it_is_written() {
    let desk = Desk::new();
    let incident = desk.declare("sev1 Card payments declined");
    let preview = |text: &str, incident: Option<&str>| {
        desk.ask(
            "template_preview",
            json!({ "key": "customers", "subject": "{{ reference }}", "text": text, "incident": incident }),
        )
    };
    assert_eq!(preview("{{ title }}", Some(&incident)).unwrap()["text"], "Card payments declined");
    assert_eq!(
        preview("{{ workaround }}", None).unwrap()["text"],
        "Pay by wallet",
        "an example fills what is not there"
    );
    for text in ["{{ title", "{% for a in facts %}", "{{ nothing }}", "{% include 'x' %}"] {
        let error = preview(text, Some(&incident)).unwrap_err();
        assert!(error.message.starts_with("Line 1 ") && error.field.as_deref() == Some("text"), "{error:?}");
    }
}
