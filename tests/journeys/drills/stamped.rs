//! What leaves a drill says that it is one: every export, message, title and notification.

use std::sync::{Arc, Mutex};

use serde_json::{Value, json};

use super::team::{Played, chrono_minutes};
use crate::desk::Desk;

#[test]
fn every_exit_of_a_drill_says_that_it_is_one() {
    let desk = Desk::new();
    let played = Played::new(&desk, "flag-every-region", "facilitated", 1);
    played.pass(2);
    let incident = &played.incident;
    let mut exits: Vec<(String, String)> = Vec::new();
    for format in ["markdown", "csv", "json", "html"] {
        let request = json!({ "incident": incident, "format": format, "order": "arrival" });
        exits.push((format!("export {format}"), text(&desk.tell("export_text", request))));
    }
    for format in ["html", "markdown", "plain"] {
        exits.push((
            format!("handover {format}"),
            text(&desk.tell("handover_sheet", json!({ "incident": incident, "format": format }))),
        ));
    }
    exits.push(("grab sheet".to_owned(), text(&desk.tell("grab_sheet", json!({ "incident": incident })))));
    for channel in ["chat", "mail", "plain", "status_page", "file", "spoken"] {
        let request = json!({
            "incident": incident, "audience": "customers", "subject": "Checkout", "text": "We are looking into it.",
            "channel": channel, "to": "team@example.org",
        });
        let ready = desk.tell("update_format", request);
        exits.push((format!("{channel} text"), ready["text"].as_str().unwrap().to_owned()));
        exits.push((format!("{channel} file"), ready["fileText"].as_str().unwrap().to_owned()));
        if let Some(link) = ready["mailto"].as_str() {
            exits.push((format!("{channel} link"), link.to_owned()));
        }
    }
    exits.push(("title of the window".to_owned(), desk.service.headline().unwrap()));
    for format in ["html", "markdown"] {
        let report = json!({ "incident": incident, "format": format, "audience": "team", "names": "roles" });
        if let Ok(made) = desk.ask("report_text", report) {
            exits.push((format!("report {format}"), text(&made)));
        }
    }
    for (exit, said) in exits {
        assert!(said.to_uppercase().contains("EXERCISE"), "{exit} does not say that it is a drill:\n{said}");
    }
}

fn text(made: &Value) -> String {
    made["text"].as_str().unwrap().to_owned()
}

#[test]
fn every_notification_of_a_drill_says_so_and_comes_by_the_drill_clock() {
    let desk = Desk::new();
    let heard: Arc<Mutex<Vec<(String, String)>>> = Arc::default();
    let ear = Arc::clone(&heard);
    desk.service
        .on_alarm(Box::new(move |alarm| ear.lock().unwrap().push((alarm.reference.clone(), alarm.text.clone()))));
    let played = Played::new(&desk, "flag-every-region", "facilitated", 4);
    played.until(1);
    desk.tell("severity_set", json!({ "incident": played.incident, "severity": "sev1" }));
    played.player(json!({
        "kind": "update_sent", "audience": "customers", "text": "We look into it.", "channel": "spoken",
        "nextBy": played.begins() + chrono_minutes(10),
    }));
    played.until(14);
    let said = heard.lock().unwrap().clone();
    let about = said.iter().find(|(_, text)| text.to_lowercase().contains("customer"));
    assert!(about.is_some(), "ten drill minutes are two and a half on the wall: {said:?}");
    for (reference, text) in said {
        assert!(reference.starts_with("DRILL-") && text.starts_with("EXERCISE"), "{reference}: {text}");
    }
}
