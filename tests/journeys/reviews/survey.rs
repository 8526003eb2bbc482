//! A survey from opening to what it shows: by file, on paper and at the facilitator's machine, and found nowhere else.
#![expect(clippy::unwrap_used, reason = "a test says what it expects")]

use std::path::Path;

use serde_json::{Value, json};

use super::interviews::{each_file, holds};
use crate::desk::Desk;

const CANARY: &str = "canary-3f77c0-in-confidence";

struct Open {
    incident: String,
    survey: String,
}

impl Open {
    fn with(&self, more: Value) -> Value {
        let mut request = json!({ "incident": self.incident, "survey": self.survey });
        request.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        request
    }

    fn view(&self, desk: &Desk) -> Value {
        let surveys = desk.tell("surveys", json!({ "incident": self.incident }))["surveys"].clone();
        surveys.as_array().unwrap().iter().find(|one| one["id"] == self.survey.as_str()).unwrap().clone()
    }

    /// An answer typed in or given at this machine.
    fn give(&self, desk: &Desk, code: Value, how: u32) -> Value {
        desk.tell("survey_answer", self.with(json!({ "code": code, "response": said(how, "") })))
    }
}

fn request(desk: &Desk, incident: &str, more: Value) -> Value {
    let brought = desk.tell("surveys", json!({ "incident": incident }));
    let mut request = json!({
        "incident": incident, "title": "How it went for you", "intro": "Five minutes.", "items": brought["reviewItems"],
        "minimum": 5, "minimumSpread": 8, "told": false, "people": 9, "asked": [], "meeting": false,
    });
    request.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    request
}

fn open(desk: &Desk, incident: &str, more: Value) -> Open {
    let opened = desk.tell("survey_open", request(desk, incident, more));
    Open { incident: incident.to_owned(), survey: opened["survey"].as_str().unwrap().to_owned() }
}

fn said(how: u32, words: &str) -> Value {
    let answers = json!([
        { "key": "R1", "number": how * 5 }, { "key": "R6", "number": 1 + how % 5 }, { "key": "R13", "text": words },
    ]);
    json!({ "answers": answers })
}

/// What the form saves: sealed to the key that stands in the page. Its own program is held to the same format elsewhere.
fn file(desk: &Desk, open: &Open, code: &str, how: u32, words: &str) -> Value {
    let page = desk.tell("survey_form", open.with(json!({})))["text"].as_str().unwrap().to_owned();
    let from = page.split("data-recipient=\"").nth(1).unwrap();
    let key: age::x25519::Recipient = from.split('"').next().unwrap().parse().unwrap();
    let inner = json!({
        "muster": "survey-answer", "version": 1, "survey": open.survey, "code": code,
        "answers": said(how, words)["answers"],
    });
    sealed(&key, &inner.to_string(), code)
}

fn sealed(key: &age::x25519::Recipient, text: &str, name: &str) -> Value {
    let text = age::encrypt_and_armor(key, text.as_bytes()).unwrap();
    json!({ "name": format!("answer-{name}.txt"), "text": text })
}

#[test]
fn answers_come_by_file_on_paper_and_at_this_machine_and_are_shown_from_five_on() {
    let mut desk = Desk::new();
    let incident = desk.declare("Payments fail");
    let open = open(&desk, &incident, json!({}));
    let fresh = open.view(&desk);
    assert_eq!((&fresh["collected"], &fresh["minutes"]), (&json!(0), &json!(5)));
    let page = desk.tell("survey_form", open.with(json!({})));
    assert!(page["fileName"].as_str().unwrap().ends_with("-survey.html"));
    let paper = desk.tell("survey_paper", open.with(json!({ "copies": 2 })));
    assert_eq!(paper["text"].as_str().unwrap().matches("<b>Sheet ").count(), 2);

    // Three by file, several at once, one of them twice.
    let (a, b) = (file(&desk, &open, "AAAA", 1, "first"), file(&desk, &open, "BBBB", 2, ""));
    let taken = desk.tell("survey_take", open.with(json!({ "files": [a, b, a] })));
    let outcomes: Vec<&Value> = taken["files"].as_array().unwrap().iter().map(|one| &one["outcome"]).collect();
    assert_eq!(outcomes, ["taken", "taken", "known"]);
    let again = file(&desk, &open, "aaaa", 5, "changed my mind");
    let taken = desk.tell("survey_take", open.with(json!({ "files": [again, file(&desk, &open, "CCCC", 3, "")] })));
    assert_eq!(taken["files"][0]["outcome"], "known", "the same code, however it is sealed and spelt");
    assert_eq!(taken["collected"], 3);

    // One from paper, typed in twice, and one at this machine.
    assert_eq!(open.give(&desk, json!("7K3MPQRS"), 4)["outcome"], "taken");
    assert_eq!(open.give(&desk, json!(" 7k3mpqrs "), 4)["outcome"], "known");
    desk.reopen();
    let before = open.view(&desk);
    assert_eq!(
        (&before["collected"], before.get("results")),
        (&json!(4), None),
        "nothing but a count while it is open"
    );
    assert_eq!(open.give(&desk, Value::Null, 5)["collected"], 5);

    desk.tell("survey_close", open.with(json!({})));
    let shown = open.view(&desk);
    let row =
        |key: &str| shown["results"]["items"].as_array().unwrap().iter().find(|row| row["key"] == key).unwrap().clone();
    assert_eq!((&row("R1")["median"], &row("R1")["count"]), (&json!(15.0), &json!(5)));
    assert_eq!((&row("R1")["dots"], &row("R13")["words"]), (&json!([]), &json!([])), "single answers from eight on");
    assert!(row("R2")["hidden"].as_str().unwrap().contains("Fewer than 5"));
    let late = desk.ask("survey_answer", open.with(json!({ "response": said(1, "") }))).unwrap_err();
    assert!(late.message.contains("closed"), "{late:?}");
    desk.assert_good();
}

#[test]
fn what_is_no_answer_is_refused_in_one_sentence() {
    let desk = Desk::new();
    let incident = desk.declare("Payments fail");
    let (open, other) = (open(&desk, &incident, json!({})), open(&desk, &incident, json!({ "title": "Another" })));
    let stranger = age::x25519::Identity::generate().to_public();
    let good = file(&desk, &open, "AAAA", 1, "");
    let text = good["text"].as_str().unwrap();
    let cut = &text[..text.len() / 2];
    let files = json!([
        { "name": "notes.txt", "text": "dear diary" },
        sealed(&stranger, "{}", "stranger"),
        { "name": "cut.txt", "text": cut },
        file(&desk, &other, "BBBB", 1, ""),
        file(&desk, &open, "CCCC", 21, ""),
        { "name": "empty.txt", "text": "" },
        good,
    ]);
    let taken = desk.tell("survey_take", open.with(json!({ "files": files })));
    let words: Vec<&str> =
        taken["files"].as_array().unwrap().iter().map(|one| one["words"].as_str().unwrap()).collect();
    let expected = [
        "no sealed answer",
        "somebody else's key",
        "damaged",
        "another survey",
        "not on its scale",
        "no sealed answer",
        "Taken in",
    ];
    for (words, expected) in words.iter().zip(expected) {
        assert!(words.contains(expected) && words.matches('.').count() <= 2, "{words}");
    }
    assert_eq!(taken["collected"], 1, "the good one is taken all the same");
}

#[test]
fn below_the_minimum_there_is_a_count_and_rules_are_fixed_before_the_first_answer() {
    let desk = Desk::new();
    let incident = desk.declare("Payments fail");
    let low = json!({ "minimum": 3, "minimumSpread": 3 });
    let refused = desk.ask("survey_open", request(&desk, &incident, low)).unwrap_err();
    assert!(refused.message.contains("everybody was told"), "{refused:?}");
    let told = open(&desk, &incident, json!({ "minimum": 3, "minimumSpread": 3, "told": true }));
    desk.tell("review_undo", json!({ "incident": incident }));
    assert_eq!(desk.tell("surveys", json!({ "incident": incident }))["surveys"], json!([]), "opened by mistake");
    desk.tell("review_redo", json!({ "incident": incident }));
    for how in 0..3 {
        told.give(&desk, Value::Null, how);
    }
    let kept = desk.ask("review_undo", json!({ "incident": incident })).unwrap_err();
    assert!(kept.message.contains("it has answers"), "{kept:?}");
    desk.tell("survey_close", told.with(json!({})));
    assert_eq!(told.view(&desk)["results"]["shown"], true);
    assert!(
        desk.ask("review_undo", json!({ "incident": incident })).is_err(),
        "more answers would tell of the new one"
    );
    assert!(desk.ask("survey_close", told.with(json!({}))).is_err(), "it is closed already");

    let usual = open(&desk, &incident, json!({ "title": "The usual rules" }));
    for how in 0..4 {
        usual.give(&desk, Value::Null, how);
    }
    desk.tell("survey_close", usual.with(json!({})));
    let shown = usual.view(&desk)["results"].clone();
    assert_eq!((&shown["shown"], &shown["answers"], &shown["items"]), (&json!(false), &json!(4), &json!([])));
}

#[test]
fn too_few_answers_of_several_incidents_are_shown_together() {
    let desk = Desk::new();
    let asked = [json!(["ana", "ben", "cem"]), json!(["dov", "eva", "fay"])];
    let mut opened = Vec::new();
    for (at, asked) in asked.iter().enumerate() {
        desk.at(&format!("0{}:10:00", at + 2));
        let incident = desk.declare(&format!("Payments fail {at}"));
        let one = open(&desk, &incident, json!({ "asked": asked, "people": 3 }));
        for how in 0..3 {
            one.give(&desk, Value::Null, how);
        }
        desk.tell("survey_close", one.with(json!({})));
        opened.push(one);
    }
    let view = desk.tell("surveys", json!({ "incident": opened[0].incident }));
    assert_eq!(view["surveys"][0]["results"]["shown"], false);
    let pool = &view["pools"][0];
    assert_eq!((&pool["people"], &pool["results"]["answers"]), (&json!(6), &json!(6)));
    assert_eq!(pool["references"].as_array().unwrap().len(), 2);
}

#[test]
fn a_meeting_is_asked_about_by_a_survey_of_its_own() {
    let desk = Desk::new();
    let incident = desk.declare("Payments fail");
    let items = desk.tell("surveys", json!({ "incident": incident }))["meetingItems"].clone();
    let open = open(&desk, &incident, json!({ "items": items, "meeting": true, "title": "The meeting" }));
    for how in 0..5 {
        let answers = json!([{ "key": "M1", "number": u32::from(how == 0), "text": "ask earlier" }, { "key": "M2", "number": how % 2 }]);
        desk.tell("survey_answer", open.with(json!({ "response": { "answers": answers } })));
    }
    desk.tell("survey_close", open.with(json!({})));
    let bar = open.view(&desk)["results"]["bar"].clone();
    assert_eq!((&bar["learned"], &bar["again"], &bar["reached"]), (&json!(true), &json!(false), &json!(false)));
}

#[test]
fn an_answer_is_found_nowhere_but_where_it_may_be_shown() {
    let mut desk = Desk::new();
    let logs = tempfile::tempdir().unwrap();
    let guard = muster_service::logging::start(logs.path());
    let incident = desk.declare("Payments fail");
    let open = open(&desk, &incident, json!({}));
    let before = desk.tell("review", json!({ "incident": incident }));
    let files: Vec<Value> = (0..4).map(|how| file(&desk, &open, &format!("CODE{how}"), how, CANARY)).collect();
    desk.tell("survey_take", open.with(json!({ "files": files })));
    desk.tell("survey_answer", open.with(json!({ "code": "PAPERCODE", "response": said(2, CANARY) })));
    // Failures are where words slip out.
    let off = json!({ "response": { "answers": [{ "key": CANARY, "number": 1, "text": CANARY }] } });
    assert!(!desk.ask("survey_answer", open.with(off)).unwrap_err().message.contains(CANARY));
    let nowhere = json!({ "incident": incident, "survey": incident, "response": said(1, CANARY) });
    assert!(!desk.ask("survey_answer", nowhere).unwrap_err().message.contains(CANARY));

    let mut after = desk.tell("review", json!({ "incident": incident }));
    assert_eq!(after["answers"].take(), 5, "how many there are is all that is told");
    after["answers"] = before["answers"].clone();
    assert_eq!(after, before, "no event, nothing to undo");
    desk.tell("survey_close", open.with(json!({})));
    assert!(!open.view(&desk).to_string().contains(CANARY), "five answers show no words");
    let found = desk.tell("search", json!({ "words": "canary", "mode": "newest", "limit": 10 }));
    assert!(!found.to_string().contains(CANARY));
    for format in ["markdown", "csv", "json", "html"] {
        let export = json!({ "incident": incident, "format": format, "order": "happened", "filter": {} });
        assert!(!desk.tell("export_text", export).to_string().contains(CANARY), "{format}");
    }
    for audience in ["participants", "everybody", "outside"] {
        let report = json!({ "incident": incident, "audience": audience, "names": true });
        let preview = desk.tell("report_preview", report);
        assert!(!preview.to_string().contains(CANARY), "{audience}");
        let has = preview["parts"].to_string().contains("survey");
        assert_eq!(has, audience == "participants", "beyond the review only when somebody says so");
    }
    let backup = desk.tell("backup", json!({ "job": "b", "reason": "person" }));
    assert!(!holds(Path::new(backup["path"].as_str().unwrap()), "PAPERCODE"), "nor the code of a sheet");
    desk.reopen();
    for how in 5..8 {
        let late = open.with(json!({ "response": said(how, CANARY) }));
        assert!(desk.ask("survey_answer", late).is_err(), "closed is closed");
    }
    desk.service.close();
    drop(guard);
    for folder in [desk.path().parent().unwrap(), logs.path()] {
        each_file(folder, &mut |path| assert!(!holds(path, CANARY), "{} holds it", path.display()));
    }
}

/// A key for this test alone, and what the program in the form sealed to it.
const KEY: &str = "AGE-SECRET-KEY-1VYW66M09PRDEFTM94ZM4A7VLTRC5WGJERE4WVKQSXVHPDJ72RTTQLYVZKX";
const SEALED_BY_FORM: &str = include_str!("sealed_by_form.txt");

#[test]
fn what_the_form_seals_is_an_age_file() {
    let key: age::x25519::Identity = KEY.parse().unwrap();
    let open = age::decrypt(&key, SEALED_BY_FORM.as_bytes()).unwrap();
    assert_eq!(String::from_utf8(open).unwrap(), "Zwei Brücken, 漢字");
}

#[test]
fn answers_are_thrown_away_for_good_and_that_stays_noted() {
    let mut desk = Desk::new();
    let incident = desk.declare("Payments fail");
    let survey = open(&desk, &incident, json!({}));
    for (code, how) in [("A1", 3), ("A2", 5)] {
        survey.give(&desk, json!(code), how);
    }
    let answers = |desk: &Desk| desk.tell("review", json!({ "incident": incident }))["answers"].clone();
    assert_eq!(answers(&desk), 2, "the tab says how many there are");
    desk.tell("survey_discard", survey.with(json!({})));
    desk.reopen();
    let view = survey.view(&desk);
    assert_eq!((&view["collected"], &view["dropped"], answers(&desk)), (&json!(0), &json!(2), json!(0)));
    assert!(!view["droppedAt"].is_null(), "whoever looks later is told: {view}");
    let refused = desk.ask("survey_discard", survey.with(json!({}))).unwrap_err();
    assert_eq!(refused.message, "Failed to throw the answers away: there are none.");
    // It still takes answers, and those count by themselves.
    survey.give(&desk, json!("A1"), 4);
    assert_eq!(answers(&desk), 1);
    desk.assert_good();
}

#[test]
fn nothing_brings_thrown_away_answers_back() {
    let desk = Desk::new();
    let incident = desk.declare("Payments fail");
    let survey = open(&desk, &incident, json!({}));
    survey.give(&desk, json!("A1"), 3);
    desk.tell("survey_discard", survey.with(json!({})));
    let refused = desk.ask("review_undo", json!({ "incident": incident })).unwrap_err();
    assert_eq!(refused.message, "Failed to take back that answers were thrown away: they are gone.");
}
