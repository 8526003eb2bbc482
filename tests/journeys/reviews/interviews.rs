//! An interview from the plan to the comments that came back, with something said off the record that is found nowhere.

use std::path::Path;

use serde_json::{Value, json};

use crate::desk::Desk;

const CANARY: &str = "canary-91be7d-off-the-record";

fn talk(desk: &Desk, incident: &str, act: Value) -> String {
    let change = desk.tell("talk_act", json!({ "incident": incident, "act": act }));
    change["events"][0]["id"].as_str().unwrap().to_owned()
}

fn shown(desk: &Desk, incident: &str) -> Value {
    desk.tell("interviews", json!({ "incident": incident }))
}

fn one(desk: &Desk, incident: &str) -> Value {
    shown(desk, incident)["interviews"]["talks"][0].clone()
}

fn people(desk: &Desk) {
    for (handle, name) in [("jonas", "Jonas Weber"), ("mei", "Mei Tan"), ("sam", "Sam Okafor")] {
        desk.tell("person_save", json!({ "handle": handle, "name": name }));
    }
}

/// What was agreed for a talk: in the report, by role, until a day.
fn consent(interview: &str) -> Value {
    json!({
        "kind": "consent_given", "interview": interview, "agreed": true, "recording": false, "inReport": true,
        "readers": [], "naming": "role", "deleteBy": "2026-12-20T00:00:00Z",
    })
}

#[test]
fn an_interview_goes_from_the_plan_to_the_comments_that_came_back() {
    let mut desk = Desk::new();
    people(&desk);
    let incident = desk.declare("Payments fail");
    desk.at("02:11:26");
    desk.log(&incident, "@jonas https://grafana.example/d/pool?host=eu-w-7 is clean");
    let act = json!({ "kind": "person_joined", "person": "mei", "engaged": true, "onCall": false });
    desk.tell("act", json!({ "incident": incident, "act": act }));
    let seat = json!({ "kind": "seat_taken", "seat": "facilitator", "person": "sam" });
    desk.tell("review_act", json!({ "incident": incident, "act": seat }));

    // Plan.
    let whom = shown(&desk, &incident)["interviews"]["whom"].clone();
    let mei = whom.as_array().unwrap().iter().find(|one| one["person"] == "mei").unwrap();
    assert_eq!(mei["reasons"][0]["text"], "Came to help though not on call");
    assert!(whom.as_array().unwrap().iter().any(|one| one["person"] == "jonas"), "{whom}");
    let planned = json!({ "kind": "interview_planned", "person": "jonas", "reason": "saw the pool", "minutes": 30, "interviewer": "sam" });
    let interview = talk(&desk, &incident, planned);
    let only = json!({ "incident": incident, "interview": interview });

    // Prepare.
    let sheet = desk.tell("interview_sheet", only.clone());
    let cue = sheet["cues"][0]["prompt"].clone();
    assert!(cue["text"].as_str().unwrap().contains("03:11:26; what told you to look there?"), "Berlin, {cue}");
    assert!(sheet["consent"][0].as_str().unwrap().starts_with("I am Sam Okafor."));
    assert_eq!(sheet["families"].as_array().unwrap().len(), 15, "the bank without what is off by default");
    let own = json!({ "key": "own.1", "text": "Why didn’t you check the pool before?" });
    let prepared =
        json!({ "kind": "interview_prepared", "interview": interview, "opening": "Hello", "prompts": [cue, own] });
    talk(&desk, &incident, prepared);
    let sheet = desk.tell("interview_sheet", only.clone());
    assert_eq!(sheet["prompts"][0]["label"], "Cue, 03:11:26");
    assert_eq!(sheet["prompts"][0]["hints"], json!([]), "what is offered judges nobody");
    assert_eq!(sheet["prompts"][1]["hints"][0]["form"], "why");

    // Consent and talk.
    talk(&desk, &incident, consent(&interview));
    talk(&desk, &incident, json!({ "kind": "interview_began", "interview": interview }));
    talk(&desk, &incident, json!({ "kind": "turn_taken", "interview": interview, "interviewer": true }));
    desk.at("02:12:26");
    talk(&desk, &incident, json!({ "kind": "turn_taken", "interview": interview, "interviewer": false }));
    let heard =
        json!({ "kind": "note_taken", "interview": interview, "sort": "heard", "text": "Knew the pool from March" });
    let note = talk(&desk, &incident, heard);
    talk(
        &desk,
        &incident,
        json!({ "kind": "note_taken", "interview": interview, "sort": "interpretation", "text": "Knows it alone" }),
    );
    let add = json!({ "incident": incident, "interview": interview, "text": CANARY });
    assert_eq!(desk.tell("sealed_add", add)["count"], 1);
    desk.at("02:17:26");
    talk(&desk, &incident, json!({ "kind": "interview_ended", "interview": interview }));
    let seen = one(&desk, &incident);
    assert_eq!((&seen["share"]["interviewer"], &seen["share"]["other"]), (&json!(60_000), &json!(300_000)));
    assert_eq!((&seen["notes"][0]["said"], &seen["notes"][1]["said"]), (&json!(true), &json!(false)));
    assert_eq!(seen["consent"]["meaning"][3], "Others read “somebody who worked on it”.");

    // Sum up, calibration out and back.
    let summed = json!({ "kind": "interview_summed", "interview": interview, "themes": ["One person knows"], "next": "mei", "thanked": true });
    talk(&desk, &incident, summed);
    let made = desk.tell("calibration_make", only);
    let page = made["text"].as_str().unwrap();
    assert!(page.contains("Knew the pool from March") && !page.contains("/*FILE*/"));
    let part = format!("note.{note}");
    let answer = json!({ "code": made["code"], "comments": [{ "part": part, "text": "It was April" }] });
    desk.tell("calibration_take", json!({ "incident": incident, "text": answer.to_string() }));
    desk.reopen();
    let seen = one(&desk, &incident);
    assert_eq!(seen["standing"], "summed");
    let back = &seen["calibrations"][0];
    assert_eq!(back["comments"][0]["about"], "Knew the pool from March");
    talk(
        &desk,
        &incident,
        json!({ "kind": "note_amended", "note": note, "sort": "heard", "text": "Knew the pool from April" }),
    );
    talk(
        &desk,
        &incident,
        json!({ "kind": "comment_settled", "returned": back["returned"], "part": part, "changed": "the month" }),
    );
    assert_eq!(one(&desk, &incident)["calibrations"][0]["comments"][0]["changed"], "the month");
    let strange =
        desk.ask("calibration_take", json!({ "incident": incident, "text": "{\"code\":\"X\",\"comments\":[]}" }));
    assert!(strange.unwrap_err().message.contains("no file of this review"));
    desk.assert_good();
}

#[test]
fn notes_are_hidden_from_their_day_on_and_erased_for_good() {
    let desk = Desk::new();
    people(&desk);
    let incident = desk.declare("Payments fail");
    let interview = talk(&desk, &incident, json!({ "kind": "interview_planned", "person": "jonas", "minutes": 20 }));
    talk(&desk, &incident, consent(&interview));
    let words = "canary-5d0a for a while only";
    let note =
        talk(&desk, &incident, json!({ "kind": "note_taken", "interview": interview, "sort": "quote", "text": words }));
    talk(
        &desk,
        &incident,
        json!({ "kind": "note_amended", "note": note, "sort": "quote", "text": format!("{words}, twice") }),
    );
    assert_eq!(one(&desk, &incident)["deletionDue"], false);

    desk.clock.set("2026-12-20T00:00:00Z".parse().unwrap());
    let seen = one(&desk, &incident);
    assert_eq!((&seen["notes"], &seen["deletionDue"]), (&json!([]), &json!(true)));
    let only = json!({ "incident": incident, "interview": interview });
    assert!(desk.ask("calibration_make", only.clone()).is_err(), "what is hidden goes to nobody");
    desk.tell("interview_erase", only);
    assert_eq!(one(&desk, &incident)["heldNotes"], 0);
    desk.tell("review_undo", json!({ "incident": incident }));
    assert_eq!(one(&desk, &incident)["heldNotes"], 0, "what is erased cannot be taken back");
    let backup = desk.tell("backup", json!({ "job": "b", "reason": "person" }));
    assert!(!holds(Path::new(backup["path"].as_str().unwrap()), words));
}

#[test]
fn what_is_said_off_the_record_is_found_nowhere() {
    let mut desk = Desk::new();
    let logs = tempfile::tempdir().unwrap();
    let guard = muster_service::logging::start(logs.path());
    people(&desk);
    let incident = desk.declare("Payments fail");
    let interview = talk(&desk, &incident, json!({ "kind": "interview_planned", "person": "jonas", "minutes": 20 }));
    let before = desk.tell("review", json!({ "incident": incident }));
    let sealed = |text: &str| json!({ "incident": incident, "interview": interview, "text": text });
    desk.tell("sealed_add", sealed(CANARY));
    desk.tell("sealed_add", sealed(&format!("another {CANARY}")));
    // Failures are where words slip out.
    let nowhere = json!({ "incident": incident, "interview": incident, "text": CANARY });
    assert!(!desk.ask("sealed_add", nowhere).unwrap_err().message.contains(CANARY));
    assert!(desk.ask("sealed_add", sealed("  ")).is_err());

    assert_eq!(desk.tell("review", json!({ "incident": incident })), before, "no event, nothing to undo");
    assert_eq!(shown(&desk, &incident)["sealed"], json!([{ "interview": interview, "count": 2 }]));
    let found = desk.tell("search", json!({ "words": "canary", "mode": "newest", "limit": 10 }));
    assert!(!found.to_string().contains(CANARY) && !shown(&desk, &incident).to_string().contains(CANARY));
    for format in ["markdown", "csv", "json", "html"] {
        let export = json!({ "incident": incident, "format": format, "order": "happened", "filter": {} });
        assert!(!desk.tell("export_text", export).to_string().contains(CANARY), "{format}");
    }
    let sheet = desk.tell("grab_sheet", json!({ "incident": incident }));
    assert!(!sheet.to_string().contains(CANARY));
    desk.tell("backup", json!({ "job": "b", "reason": "person" }));

    // Only who says so reads it.
    let read = |sure: bool| json!({ "incident": incident, "interview": interview, "offTheRecord": sure });
    assert!(desk.ask("sealed_read", read(false)).unwrap_err().message.contains("off the record"));
    desk.reopen();
    let opened = desk.tell("sealed_read", read(true));
    assert_eq!(opened["notes"].as_array().unwrap().len(), 2);
    assert!(opened["notes"].to_string().contains(CANARY));

    let id = opened["notes"][0]["id"].clone();
    let away = json!({ "incident": incident, "interview": interview, "note": id });
    assert_eq!(desk.tell("sealed_delete", away.clone())["count"], 1);
    assert!(desk.ask("sealed_delete", away).is_err(), "it is gone already");
    desk.service.close();
    drop(guard);
    for folder in [desk.path().parent().unwrap(), logs.path()] {
        each_file(folder, &mut |path| assert!(!holds(path, CANARY), "{} holds it", path.display()));
    }
    only_its_owner_reads(&desk.path().with_file_name("muster.db-key"));
}

#[cfg(unix)]
fn only_its_owner_reads(path: &Path) {
    use std::os::unix::fs::PermissionsExt;
    assert_eq!(std::fs::metadata(path).unwrap().permissions().mode() & 0o777, 0o600);
}

#[cfg(not(unix))]
fn only_its_owner_reads(path: &Path) {
    assert!(path.exists());
}

pub(super) fn each_file(folder: &Path, look: &mut dyn FnMut(&Path)) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { each_file(&path, look) } else { look(&path) }
    }
}

pub(super) fn holds(path: &Path, words: &str) -> bool {
    let bytes = std::fs::read(path).unwrap();
    bytes.windows(words.len()).any(|window| window == words.as_bytes())
}

#[test]
fn who_knows_what_is_found_without_knowing_in_which_review_it_was_written() {
    let desk = Desk::new();
    people(&desk);
    desk.tell("service_save", json!({ "handle": "gateway", "name": "Payments gateway" }));
    let (first, second) = (desk.declare("Payments fail"), desk.declare("Payments fail again"));
    let card = |person: &str, knows: &str| json!({ "kind": "expertise_written", "person": person, "about": "#gateway", "knows": knows, "place": "the runbook" });
    talk(&desk, &first, card("jonas", "pool sizes"));
    let gone = talk(&desk, &second, card("mei", "what support sees first"));
    let known = || -> Vec<(String, String, String)> {
        let all = desk.tell("expertise", json!({}));
        let told = |one: &Value, key: &str| one["card"][key].as_str().unwrap().to_owned();
        let row = |one: &Value| (told(one, "about"), told(one, "name"), one["reference"].as_str().unwrap().to_owned());
        all["cards"].as_array().unwrap().iter().map(row).collect()
    };
    let row = |name: &str, reference: &str| ("gateway".to_owned(), name.to_owned(), reference.to_owned());
    assert_eq!(known(), [row("Jonas Weber", "INC-0001"), row("Mei Tan", "INC-0002")]);
    talk(&desk, &second, json!({ "kind": "expertise_struck", "card": gone }));
    assert_eq!(known(), [row("Jonas Weber", "INC-0001")]);
    desk.tell("review_undo", json!({ "incident": second }));
    assert_eq!(known().len(), 2, "a card that was put away by mistake is back");
}
