//! The first minutes by their people: roles, pages, asks, a handover, and everything of it taken back.

use muster_core::response::{Response, RoleView, Weight};
use muster_core::words::{AskAnswer, Milestone, Role};
use serde_json::{Value, json};

use crate::desk::{Desk, moment};

struct Call {
    desk: Desk,
    incident: String,
}

impl Call {
    fn new() -> Self {
        let desk = Desk::new();
        desk.tell("person_save", json!({ "name": "Ana Ruiz", "handle": "ana", "zone": "Europe/Berlin" }));
        let hours = json!({ "name": "Mei Tan", "handle": "mei", "zone": "Asia/Tokyo", "hours": "09:00-17:30" });
        desk.tell("person_save", hours);
        let incident = desk.declare("sev1 Card payments declined");
        Self { desk, incident }
    }

    fn act(&self, act: Value) -> String {
        let change = self.desk.tell("act", json!({ "incident": self.incident, "act": act }));
        change["events"][0]["id"].as_str().unwrap().to_owned()
    }

    fn view(&self) -> Response {
        let view = self.desk.tell("response", json!({ "incident": self.incident }));
        serde_json::from_value(view).unwrap()
    }

    fn role(&self, role: Role) -> RoleView {
        self.view().roles.into_iter().find(|one| one.role == role).unwrap()
    }
}

#[test]
fn people_come_together_and_command_moves_on() {
    let mut call = Call::new();
    call.desk.at("02:03:00");
    call.act(json!({"kind":"role_assumed","role":"commander","person":"@Ana"}));
    let page = call.act(json!({"kind":"page_made","person":"jonas","reason":"gateway"}));
    call.desk.at("02:18:00");
    assert_eq!(call.view().pages[0].escalate_at, moment("2026-11-20T02:18:00Z"), "fifteen minutes without an answer");
    call.act(json!({"kind":"page_answered","page":page,"answer":"escalated","to":"mei"}));
    assert_eq!(call.view().pages[1].name, "Mei Tan", "it is her page now");
    call.desk.at("02:20:00");
    call.act(json!({"kind":"role_assumed","role":"expert","person":"mei","area":"gateway"}));
    let milestones = call.desk.view(&call.incident).milestones;
    let mustered = milestones.iter().find(|one| one.milestone == Milestone::Mustered).unwrap();
    assert_eq!(
        mustered.happened.as_ref().map(|happened| happened.at),
        Some(moment("2026-11-20T02:20:00Z")),
        "commander and expert are together, so the time to muster is known"
    );
    let mei = call.view().roster.into_iter().find(|one| one.person == "mei").unwrap();
    assert_eq!((mei.local.as_str(), mei.off_hours), ("11:20", false));

    let ask = call.desk.log(&call.incident, "check replica lag => mei 5m");
    call.desk.at("02:26:00");
    let asked = call.view().asks[0].clone();
    assert_eq!(asked.due_at, Some(moment("2026-11-20T02:25:00Z")));
    assert_eq!(asked.say, "Mei, your 5 minutes are up. What do you have?");
    call.act(json!({"kind":"ask_answered","ask":ask,"answer":"more_time","minutes":5}));
    assert_eq!(call.view().asks[0].due_at, Some(moment("2026-11-20T02:31:00Z")));
    call.act(json!({"kind":"ask_answered","ask":ask,"answer":"finished","remark":"no lag"}));
    assert_eq!(call.view().asks[0].ended, Some(AskAnswer::Finished));

    call.desk.at("08:10:00");
    let soft = call.view().hints.into_iter().find(|hint| hint.code == "command_time").unwrap();
    assert_eq!(soft.weight, Weight::Notice, "six hours in command");
    let brief = json!({"kind":"handover_prepared","role":"commander","to":"mei","brief":[]});
    let brief = call.act(brief);
    call.act(json!({"kind":"handover_read_back","handover":brief,"text":"rollback holds"}));
    call.act(json!({"kind":"handover_accepted","handover":brief}));
    call.desk.reopen();
    let commander = call.role(Role::Commander);
    assert_eq!((commander.holders[0].name.as_str(), commander.before[0].name.as_str()), ("Mei Tan", "Ana Ruiz"));
    assert!(call.view().hints.iter().any(|hint| hint.code == "commander_is_expert"));
    call.desk.assert_good();
}

#[test]
fn a_role_is_taken_and_given_back_by_undo_in_one_step() {
    let call = Call::new();
    call.act(json!({"kind":"role_assumed","role":"commander","person":"ana"}));
    let before = call.view();
    call.act(json!({"kind":"role_assumed","role":"commander","person":"mei"}));
    let undone = call.desk.tell("undo", json!({ "incident": call.incident }));
    assert_eq!(undone["label"], "took the role of commander");
    assert_eq!(call.view(), before);
    call.desk.tell("redo", json!({ "incident": call.incident }));
    assert_eq!(call.role(Role::Commander).holders[0].person, "mei");
    let refused = json!({ "incident": call.incident, "act": {"kind":"role_assumed","role":"scribe","person":" "} });
    let error = call.desk.ask("act", refused).unwrap_err();
    assert_eq!(error.message, "Failed to do this without a person: say who.");
}

#[test]
fn a_person_who_stands_twice_becomes_one() {
    let call = Call::new();
    let list = "name,handle,contact,hours\n\"Tan, Mei\",mtan,+81 3 1234567,\nJonas,jonas,,22:00-06:00\n";
    call.desk.tell("people_import", json!({ "text": list }));
    call.act(json!({"kind":"role_assumed","role":"scribe","person":"mtan"}));
    let directory = call.desk.tell("directory", json!({}));
    let pair = directory["duplicates"][0]["people"].as_array().unwrap().clone();
    let (keep, drop): (Vec<_>, Vec<_>) = pair.iter().partition(|id| {
        let people = directory["people"].as_array().unwrap();
        people.iter().any(|one| one["id"] == **id && one["handle"] == "mei")
    });
    call.desk.tell("people_merge", json!({ "keep": keep[0], "drop": drop[0] }));
    let directory = call.desk.tell("directory", json!({}));
    assert_eq!((&directory["people"].as_array().unwrap().len(), &directory["duplicates"]), (&3, &json!([])));
    let scribe = call.role(Role::Scribe).holders.remove(0);
    assert_eq!((scribe.person.as_str(), scribe.name.as_str()), ("mei", "Mei Tan"), "the old handle is hers");
    let again = json!({ "incident": call.incident, "act": {"kind":"role_assumed","role":"scribe","person":"mei"} });
    assert!(call.desk.ask("act", again).is_err(), "she holds it already");
    let text = call.desk.tell("people_export", json!({}))["text"].as_str().unwrap().to_owned();
    assert!(text.contains("\"'+81 3 1234567\"") && text.contains("\"22:00-06:00\""), "{text}");
    let preview = call.desk.tell("people_preview", json!({ "text": text }));
    assert_eq!((&preview["new"], &preview["same"]), (&json!(0), &json!(3)), "what was written is what is there");
    let error = call.desk.ask("people_merge", json!({ "keep": keep[0], "drop": drop[0] })).unwrap_err();
    assert_eq!(error.message, "Failed to merge people: they are one person already.");
}
