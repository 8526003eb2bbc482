//! What is said off the record is in nothing that the program answers, writes or hands out: every command that reads is
//! asked, every file that can be written is opened.

use std::collections::BTreeSet;
use std::io::Read as _;
use std::path::Path;

use muster_service::table::{COMMANDS, Way};
use serde_json::{Value, json};

use super::interviews::{each_file, holds};
use crate::desk::Desk;

const CANARY: &str = "canary-6d20f7-off-the-record";
/// What they said for all to read: where this is not found, an answer proves nothing.
const CONTROL: &str = "control-6d20f7-for-the-report";

/// Those that read something given to them and nothing that is kept, or things that this review has none of.
const ASKS_FOR_MORE: &[&str] = &[
    "when_parse",
    "template_preview",
    "policy_preview",
    "scenario_look",
    "scenario_read",
    "bundle_look",
    "question_look",
    "drill_spin",
];

struct Told {
    desk: Desk,
    /// What any command may be asked with.
    bag: Value,
}

impl Told {
    fn with(&self, more: Value) -> Value {
        let mut request = self.bag.clone();
        request.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        request
    }
}

fn told() -> Told {
    let desk = Desk::new();
    for (handle, name) in [("jonas", "Jonas Weber"), ("mei", "Mei Tan")] {
        desk.tell("person_save", json!({ "handle": handle, "name": name }));
    }
    let plan = json!({ "scenario": "flag-every-region", "mode": "facilitated" });
    let incident = desk.tell("drill_plan", plan)["incident"].as_str().unwrap().to_owned();
    let begun = json!({ "kind": "drill_started", "begins": "2026-11-20T02:02:00Z", "speed": 1 });
    desk.tell("drill_act", json!({ "incident": incident, "act": begun }));
    let line = desk.log(&incident, "@jonas sees the pool is full");
    let chat = "when,who,text\n2026-11-20T02:05:00Z,Jonas Weber,the pool is full\n";
    let brought =
        desk.tell("source_import", json!({ "incident": incident, "text": chat, "format": "csv", "job": "in" }));
    let act = |name: &str, act: Value| {
        let change = desk.tell(name, json!({ "incident": incident, "act": act }));
        change["events"][0]["id"].as_str().unwrap().to_owned()
    };
    act("review_act", json!({ "kind": "tier_set", "incident": incident, "tier": "standard", "reason": "new" }));
    let interview = act("talk_act", json!({ "kind": "interview_planned", "person": "jonas", "minutes": 20 }));
    act(
        "talk_act",
        json!({
            "kind": "consent_given", "interview": interview, "agreed": true, "recording": false, "inReport": true,
            "readers": [], "naming": "name", "deleteBy": "2027-12-20T00:00:00Z",
        }),
    );
    act("talk_act", json!({ "kind": "interview_began", "interview": interview }));
    let note =
        act("talk_act", json!({ "kind": "note_taken", "interview": interview, "sort": "quote", "text": CONTROL }));
    desk.tell("sealed_add", json!({ "incident": incident, "interview": interview, "text": CANARY }));
    act("talk_act", json!({ "kind": "interview_ended", "interview": interview }));
    act(
        "review_act",
        json!({
            "kind": "section_written", "section": "what_happened", "title": "What happened", "place": 0,
            "text": format!("The pool was full ([as told](evidence:note/{note}))."),
        }),
    );
    let brings = desk.tell("surveys", json!({ "incident": incident }));
    let survey = desk.tell(
        "survey_open",
        json!({
            "incident": incident, "title": "How it went", "intro": "", "items": brings["reviewItems"], "minimum": 5,
            "minimumSpread": 8, "told": false, "people": 9, "asked": [], "meeting": false,
        }),
    )["survey"]
        .clone();
    let usual = desk.tell("meetings", json!({ "incident": incident }))["offers"][0]["blocks"].clone();
    let meeting = act(
        "review_act",
        json!({ "kind": "meeting_planned", "sort": "learning", "at": "2026-11-20T13:00:00Z", "agenda": usual, "invited": [], "place": "" }),
    );
    act("review_act", json!({ "kind": "idea_written", "text": "name an owner" }));
    desk.tell("phase_set", json!({ "incident": incident, "phase": "resolved" }));
    let scenario = desk.tell("scenario_make", json!({ "incident": incident, "namesToRoles": false }))["key"].clone();
    let of = json!({ "incident": incident, "hidden": [], "noLog": false });
    let report = json!({ "incident": incident, "audience": "participants", "names": true });
    let bag = json!({
        "incident": incident, "interview": interview, "survey": survey, "meeting": meeting, "line": line,
        "source": brought["source"], "key": scenario, "of": of, "report": report, "audience": "customers",
        "words": "canary", "mode": "newest", "limit": 100, "order": "arrival", "from": 0, "count": 200, "filter": {},
        "role": "commander", "to": "", "text": "control", "cursor": 0, "format": "markdown", "form": "yaml",
        "copies": 1, "field": "composer", "job": "x", "names": true, "keys": [], "questions": [], "places": [0],
        "items": brings["reviewItems"], "minimum": 5, "minimumSpread": 8, "told": false, "subject": "", "channel": "chat",
        "answers": [],
    });
    Told { desk, bag }
}

/// What the commands that hand something out are asked beyond one form.
fn forms(name: &str) -> Vec<Value> {
    let each = |field: &str, values: &[&str]| values.iter().map(|one| json!({ field: one })).collect();
    match name {
        "export_text" => each("format", &["markdown", "csv", "json", "html"]),
        "handover_sheet" => each("format", &["html", "markdown", "plain"]),
        "drill_report_text" => each("format", &["html", "markdown", "json"]),
        "ideas_export" => each("format", &["csv", "markdown"]),
        "scenario_export" => {
            each("form", &["yaml", "list", "markdown", "skillaegis", "manual", "guide", "evaluation", "cards"])
        }
        "board" => vec![json!({ "closed": 50 })],
        "points_of_view" => vec![json!({ "from": null, "to": null })],
        "report_preview" => each("audience", &["participants", "everybody", "outside"]),
        _ => vec![json!({})],
    }
}

#[test]
fn every_answer_and_every_file_is_without_it() {
    let told = told();
    let desk = &told.desk;
    let (mut open, mut unanswered) = (BTreeSet::new(), Vec::new());
    let mut look = |what: &str, text: &str| {
        assert!(!text.contains(CANARY), "{what} holds it");
        if text.contains(CONTROL) {
            open.insert(what.to_owned());
        }
    };
    for command in COMMANDS.iter().filter(|command| command.way == Some(Way::Read) && command.name != "sealed_read") {
        for form in forms(command.name) {
            match desk.ask(command.name, told.with(form)) {
                Ok(answer) => look(command.name, &answer.to_string()),
                Err(error) => {
                    assert!(!error.message.contains(CANARY), "{}", command.name);
                    unanswered.push(format!("{}: {}", command.name, error.message));
                }
            }
        }
    }
    let names: Vec<&str> = unanswered.iter().filter_map(|one| one.split(':').next()).collect();
    assert_eq!(names, ASKS_FOR_MORE, "what is not asked is not proved:\n{}", unanswered.join("\n"));
    for audience in ["participants", "everybody", "outside"] {
        for (names, format) in [(true, "html"), (true, "markdown"), (true, "json"), (false, "html")] {
            let mut report = told.bag["report"].clone();
            (report["audience"], report["names"]) = (json!(audience), json!(names));
            let made = desk.tell("report_text", json!({ "report": report, "format": format }));
            look(&format!("report for {audience} as {format}"), &made.to_string());
        }
    }
    let made = desk.tell("calibration_make", told.with(json!({})));
    look("the page to comment on", &made.to_string());

    let out = tempfile::tempdir().unwrap();
    let bundle = out.path().join("out.muster");
    desk.tell("bundle_write", told.with(json!({ "path": bundle })));
    look("the bundle", &unpacked(&bundle));
    desk.tell("backup", json!({ "job": "b", "reason": "person" }));
    desk.service.close();
    each_file(desk.path().parent().unwrap(), &mut |path| {
        assert!(!holds(path, CANARY), "{} holds it", path.display());
    });
    for seen in ["interviews", "the page to comment on", "the bundle", "report for participants as html"] {
        assert!(
            open.contains(seen),
            "what is on the record is in {seen}, so that its silence means something: {open:?}"
        );
    }
}

/// The text of every part of an archive.
fn unpacked(path: &Path) -> String {
    let mut zip = zip::ZipArchive::new(std::fs::File::open(path).unwrap()).unwrap();
    let mut all = Vec::new();
    for number in 0..zip.len() {
        zip.by_index(number).unwrap().read_to_end(&mut all).unwrap();
    }
    String::from_utf8_lossy(&all).into_owned()
}
