//! Every act that is refused, and everything that follows from one, row by row.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::needless_pass_by_value,
    reason = "a test says what it expects, and reads better with rows by value"
)]

mod response_desk;

use muster_core::event::{Act, AskBody, Body};
use muster_core::incident::{IncidentState, NewLine, Rejection};
use muster_core::response::asks::is_open;
use muster_core::response::label;
use muster_core::time::Moment;
use muster_core::words::{EntryKind, Milestone, Phase};
use muster_testkit::moment;
use response_desk::{Desk, STREAM, act_of, kinds};
use serde_json::{Value, json};

fn instant(state: &IncidentState, milestone: Milestone) -> Option<Moment> {
    state.milestone(milestone).map(|happened| happened.at)
}

#[test]
fn acts_that_say_nothing_are_refused_with_one_sentence() {
    let no = "00000000-0000-0000-0000-000000000099";
    let past = "2026-11-20T01:59:00Z";
    let rows: Vec<(Value, Rejection)> = vec![
        (json!({"kind":"item_answered","card":"a","item":" ","state":"done"}), Rejection::NoText("an item")),
        (json!({"kind":"item_answered","card":"a","item":"a1","state":"deferred","until":past}), Rejection::PastTime),
        (json!({"kind":"said","script":"x","text":"\n"}), Rejection::NoText("what was said")),
        (json!({"kind":"meeting_place_set","place":"  "}), Rejection::NoText("a place")),
        (json!({"kind":"time_box_set","until":"2026-11-20T02:00:00Z"}), Rejection::PastTime),
        (json!({"kind":"role_assumed","role":"commander","person":" @ "}), Rejection::NoPerson),
        (json!({"kind":"role_released","tenure":no}), Rejection::NotThere("role")),
        (json!({"kind":"person_joined","person":"","engaged":true}), Rejection::NoPerson),
        (json!({"kind":"person_left","person":"nobody"}), Rejection::NoChange),
        (json!({"kind":"tiredness_said","person":""}), Rejection::NoPerson),
        (json!({"kind":"page_made","person":""}), Rejection::NoPerson),
        (json!({"kind":"page_answered","page":no,"answer":"declined"}), Rejection::NotThere("page")),
        (json!({"kind":"standing_set","entry":no,"standing":"fact"}), Rejection::NoLine),
        (json!({"kind":"decision_detailed","entry":no}), Rejection::NoLine),
        (json!({"kind":"decision_put","text":"","before":"cto","by":past}), Rejection::NoText("what is to be decided")),
        (json!({"kind":"decision_given","put":no,"answer":"yes"}), Rejection::NotThere("decision")),
        (json!({"kind":"question_owned","entry":no,"owner":"mei"}), Rejection::NoLine),
        (json!({"kind":"ask_read_back","ask":no}), Rejection::NoAsk),
        (json!({"kind":"ask_answered","ask":no,"answer":"finished"}), Rejection::NoAsk),
        (
            json!({"kind":"mark_answered","mark":7,"question":"update","answer":"y"}),
            Rejection::NotThere("ten-minute mark"),
        ),
        (json!({"kind":"mark_passed","mark":10,"questions":[]}), Rejection::NoChange),
        (json!({"kind":"update_drafted","audience":"company","text":" "}), Rejection::NoText("a text")),
        (
            json!({"kind":"update_sent","audience":"company","text":"x","channel":"chat","draft":no}),
            Rejection::NotThere("draft"),
        ),
        (json!({"kind":"update_dropped","draft":no}), Rejection::NotThere("draft")),
        (
            json!({"kind":"cadence_set","audience":"company","mode":"every","minutes":0,"reason":"r"}),
            Rejection::NoMinutes,
        ),
        (json!({"kind":"cadence_set","audience":"company","mode":"off","reason":""}), Rejection::NoText("a reason")),
        (json!({"kind":"update_snoozed","audience":"company","until":past,"reason":"drafting"}), Rejection::PastTime),
        (
            json!({"kind":"update_snoozed","audience":"company","until":"2026-11-20T02:30:00Z","reason":"other"}),
            Rejection::NoText("a reason"),
        ),
        (json!({"kind":"update_made_due","reason":""}), Rejection::NoText("what changed")),
        (json!({"kind":"handover_prepared","role":"commander","to":"","brief":[]}), Rejection::NoPerson),
        (json!({"kind":"handover_read_back","handover":no,"text":"x"}), Rejection::NotThere("handover")),
        (json!({"kind":"handover_accepted","handover":no}), Rejection::NotThere("handover")),
        (json!({"kind":"handover_dropped","handover":no}), Rejection::NotThere("handover")),
        (json!({"kind":"recovery_verified","by":"mei","signal":""}), Rejection::NoText("a signal")),
        (json!({"kind":"audience_waived","audience":"company","reason":""}), Rejection::NoText("a reason")),
        (json!({"kind":"temporary_change_noted","text":""}), Rejection::NoText("what was changed")),
        (json!({"kind":"temporary_change_undone","change":no}), Rejection::NotThere("temporary change")),
        (
            json!({"kind":"reporting_clock_started","name":"x","anchor":"2026-11-20T02:00:00Z","due":past}),
            Rejection::BackwardSpan,
        ),
        (json!({"kind":"reporting_clock_stopped","clock":no,"remark":"x"}), Rejection::NotThere("reporting clock")),
        (json!({"kind":"idea_jotted","text":""}), Rejection::NoText("an idea")),
        (json!({"kind":"idea_jotted","text":"x","from":no}), Rejection::NoLine),
        (json!({"kind":"review_chosen","tier":"none","reason":" "}), Rejection::NoText("a reason")),
        (json!({"kind":"reopened","reason":"x"}), Rejection::NoChange),
        (json!({"kind":"reopened","reason":""}), Rejection::NoText("a reason")),
        (json!({"kind":"incident_related","other":STREAM,"relation":"linked"}), Rejection::Itself),
        (json!({"kind":"clock_jumped","from":past,"to":past}), Rejection::NoChange),
    ];
    let mut desk = Desk::new();
    for (act, why) in rows {
        assert_eq!(desk.refused(act.clone()), why, "{act}");
        let words = why.to_string();
        assert!(words.starts_with(char::is_lowercase) && !words.ends_with('.'), "reads after “failed to”: {words}");
    }
    assert_eq!(desk.state.acts().count(), 0, "nothing that is refused is written");
}

#[test]
fn what_was_taken_back_is_not_there_any_more() {
    let mut desk = Desk::new();
    let page = desk.steps(json!({"kind":"page_made","person":"ana"}));
    desk.undo(&page);
    let answer = json!({"kind":"page_answered","page":page[0].id(),"answer":"acknowledged"});
    assert_eq!(desk.refused(answer), Rejection::NotThere("page"));
    let said = desk.acts(json!({"kind":"said","script":"x","text":"x"}));
    let answer = json!({"kind":"page_answered","page":said,"answer":"acknowledged"});
    assert_eq!(desk.refused(answer), Rejection::NotThere("page"), "an act of another kind is no page");
    let plain = desk.line(NewLine { text: "seen".to_owned(), ..NewLine::default() });
    assert_eq!(desk.refused(json!({"kind":"ask_read_back","ask":plain})), Rejection::NoAsk);
}

#[test]
fn texts_are_trimmed_and_handles_are_spelt_as_in_the_directory() {
    let mut desk = Desk::new();
    let events = desk.steps(json!({"kind":"role_assumed","role":"expert","person":" @ANA ","area":" gateway "}));
    let Act::RoleAssumed(act) = act_of(&events[0]) else { panic!("{events:?}") };
    assert_eq!((act.person.as_str(), act.area.as_str()), ("ana", "gateway"));
    let events = desk.steps(json!({"kind":"update_made_due","audience":" ","reason":" worse "}));
    let Act::UpdateMadeDue(act) = act_of(&events[0]) else { panic!("{events:?}") };
    assert_eq!((act.audience.as_deref(), act.reason.as_str()), (None, "worse"));
}

#[test]
fn a_role_for_one_goes_from_one_to_the_next_in_one_step() {
    let mut desk = Desk::new();
    let ana = desk.steps(json!({"kind":"role_assumed","role":"commander","person":"ana"}));
    assert_eq!(kinds(&ana), ["role_assumed", "person_joined"], "who takes a role is there");
    assert_eq!(
        desk.refused(json!({"kind":"role_assumed","role":"commander","person":"Ana"})),
        Rejection::NoChange,
        "they hold it already"
    );
    let before = desk.view();
    let mei = desk.steps(json!({"kind":"role_assumed","role":"commander","person":"mei"}));
    assert_eq!(kinds(&mei), ["role_assumed", "role_released", "person_joined"]);
    assert_eq!(desk.view().roles[0].holders[0].person, "mei");
    desk.undo(&mei);
    assert_eq!(desk.view().roles, before.roles, "one undo takes back all of it");
    for who in ["jonas", "mei"] {
        let expert = desk.steps(json!({"kind":"role_assumed","role":"expert","person":who,"area":"db"}));
        assert!(!kinds(&expert).contains(&"role_released"), "there may be several experts");
    }
    let other = desk.steps(json!({"kind":"role_assumed","role":"expert","person":"mei","area":"queue"}));
    assert_eq!(kinds(&other), ["role_assumed", "role_released"], "another area takes the place of the first");
}

#[test]
fn mustered_is_when_commander_and_experts_are_together_for_the_first_time() {
    let mut desk = Desk::new();
    desk.minute(3);
    desk.acts(json!({"kind":"role_assumed","role":"expert","person":"jonas"}));
    assert_eq!(instant(&desk.state, Milestone::Mustered), None, "nobody commands");
    desk.minute(5);
    let events = desk.steps(json!({"kind":"role_assumed","role":"commander","person":"ana"}));
    assert_eq!(kinds(&events), ["role_assumed", "person_joined", "milestone_set"]);
    assert_eq!(instant(&desk.state, Milestone::Mustered), Some(moment("2026-11-20T02:05:00Z")));
    desk.minute(9);
    desk.acts(json!({"kind":"role_assumed","role":"commander","person":"mei"}));
    assert_eq!(instant(&desk.state, Milestone::Mustered), Some(moment("2026-11-20T02:05:00Z")), "once");

    let mut desk = Desk::new();
    desk.acts(json!({"kind":"role_assumed","role":"commander","person":"ana"}));
    desk.acts(json!({"kind":"role_assumed","role":"expert","person":"ana"}));
    desk.acts(json!({"kind":"person_joined","person":"mei","engaged":false}));
    desk.acts(json!({"kind":"person_joined","person":"jonas","engaged":true}));
    assert_eq!(instant(&desk.state, Milestone::Mustered), None, "one alone in two roles, and one beside them");
    desk.acts(json!({"kind":"person_joined","person":"mei","engaged":true}));
    assert!(instant(&desk.state, Milestone::Mustered).is_some(), "two beside the commander take part");
}

#[test]
fn an_accepted_handover_moves_the_role() {
    let mut desk = Desk::new();
    desk.acts(json!({"kind":"role_assumed","role":"commander","person":"ana"}));
    let brief = json!({"kind":"handover_prepared","role":"commander","to":"mei","brief":[
        {"field":"plan","text":" hold "},{"field":"tasks","text":" "}]});
    let brief = desk.steps(brief);
    let Act::HandoverPrepared(prepared) = act_of(&brief[0]) else { panic!("{brief:?}") };
    assert_eq!(prepared.brief.len(), 1, "an empty part says nothing");
    let id = brief[0].id();
    let before = desk.view();
    let accepted = desk.steps(json!({"kind":"handover_accepted","handover":id}));
    assert_eq!(kinds(&accepted), ["handover_accepted", "role_released", "role_assumed", "person_joined"]);
    assert_eq!(desk.view().roles[0].holders[0].person, "mei");
    assert_eq!(desk.refused(json!({"kind":"handover_accepted","handover":id})), Rejection::Ended("handover"));
    assert_eq!(desk.refused(json!({"kind":"handover_dropped","handover":id})), Rejection::Ended("handover"));
    desk.undo(&accepted);
    assert_eq!(desk.view(), before, "one undo gives the role back");
    desk.acts(json!({"kind":"handover_dropped","handover":id,"reason":"fixed"}));
    assert_eq!(desk.refused(json!({"kind":"handover_accepted","handover":id})), Rejection::Ended("handover"));
}

#[test]
fn what_the_outgoing_commander_owes_goes_with_command() {
    let mut desk = Desk::new();
    desk.acts(json!({"kind":"role_assumed","role":"commander","person":"ana"}));
    let ask = |person: &str, text: &str, minutes| NewLine {
        text: text.to_owned(),
        ask: Some(AskBody { person: person.to_owned(), minutes }),
        ..NewLine::default()
    };
    let own = desk.line(ask("ana", "call the vendor", Some(20)));
    let theirs = desk.line(ask("jonas", "read the graphs", Some(20)));
    let done = desk.line(ask("ana", "open the bridge", None));
    desk.acts(json!({"kind":"ask_answered","ask":done,"answer":"finished"}));
    let question = NewLine { text: "is data lost?".to_owned(), kind: Some(EntryKind::Question), ..NewLine::default() };
    let question = desk.line(question);
    desk.acts(json!({"kind":"question_owned","entry":question,"owner":"ana"}));
    desk.acts(json!({"kind":"update_sent","audience":"company","text":"We look.","channel":"chat",
        "nextBy":"2026-11-20T02:45:00Z"}));
    let change = desk.acts(json!({"kind":"temporary_change_noted","text":"autoscaler off","owner":"ana"}));
    desk.acts(json!({"kind":"temporary_change_noted","text":"alerts muted","owner":"jonas"}));
    let brief = desk.acts(json!({"kind":"handover_prepared","role":"commander","to":"mei","brief":[]}));
    desk.minute(6);
    let before = desk.view();
    let passes = |passes: bool| -> Vec<_> {
        let open = before.handovers[0].open.iter().filter(|one| one.passes == passes);
        open.map(|one| (one.text.as_str(), one.owner.is_empty())).collect()
    };
    assert_eq!(
        passes(true),
        [("call the vendor", false), ("is data lost?", false), ("autoscaler off", false), ("Company", true)],
        "what is said to pass before the yes is what passes with it"
    );
    assert_eq!(passes(false), [("read the graphs", false), ("alerts muted", false)]);
    let accepted = desk.steps(json!({"kind":"handover_accepted","handover":brief}));
    let seen = desk.view();
    let open = |person: &str| -> Vec<_> {
        seen.asks.iter().filter(|ask| ask.person == person && is_open(ask)).map(|ask| ask.text.clone()).collect()
    };
    assert_eq!([open("ana"), open("mei"), open("jonas")], [vec![], vec!["call the vendor"], vec!["read the graphs"]]);
    let due = |id| before.asks.iter().find(|ask| ask.id == id).unwrap().due_at;
    let moved = seen.asks.iter().find(|ask| ask.person == "mei").unwrap();
    assert_eq!(moved.due_at, due(own), "for the time that was left");
    let stays = seen.asks.iter().find(|ask| ask.id == theirs).unwrap();
    assert_eq!(stays.due_at, due(theirs));
    let old = seen.asks.iter().find(|ask| ask.id == own).unwrap();
    assert!(old.ended.is_some() && old.remark.contains("with command"), "{old:?}");
    assert_eq!(seen.ledger.questions[0].owner, moved.name);
    let changes: Vec<_> = seen.stand_down.temporary.iter().map(|one| (one.text.as_str(), one.owner.as_str())).collect();
    assert_eq!(changes, [("autoscaler off", moved.name.as_str()), ("alerts muted", stays.name.as_str())]);
    assert!(seen.handovers[0].open.is_empty(), "after the yes nothing waits to pass");
    let promised: Vec<_> = seen.clocks.iter().map(|clock| clock.due_at).collect();
    assert_eq!(promised, before.clocks.iter().map(|clock| clock.due_at).collect::<Vec<_>>(), "promises stand");
    let said = desk.state.views().any(|(_, view)| view.text.starts_with("Promised,") && view.text.contains("02:45Z"));
    assert!(said, "and who keeps them now is a line");
    desk.undo(&accepted);
    assert_eq!(desk.view(), before, "one undo gives all of it back");
    desk.steps(json!({"kind":"handover_accepted","handover":brief}));
    desk.acts(json!({"kind":"temporary_change_undone","change":change}));
    let undone: Vec<_> = desk.view().stand_down.temporary.iter().map(|one| one.undone_at.is_some()).collect();
    assert_eq!(undone, [true, false], "a change that went on is the same change");
}

#[test]
fn of_several_experts_the_one_who_wrote_the_brief_hands_over() {
    let mut desk = Desk::new();
    for (who, area) in [("ana", "gateway"), ("jonas", "db")] {
        desk.acts(json!({"kind":"role_assumed","role":"expert","person":who,"area":area}));
    }
    let brief = desk.acts(json!({"kind":"handover_prepared","role":"expert","to":"mei","brief":[]}));
    desk.acts(json!({"kind":"handover_accepted","handover":brief}));
    let roles = desk.view().roles;
    let experts = roles.iter().find(|role| role.role.as_str() == "expert").unwrap();
    let held: Vec<_> = experts.holders.iter().map(|held| (held.person.as_str(), held.area.as_str())).collect();
    assert_eq!(held, [("jonas", "db"), ("mei", "gateway")]);
}

#[test]
fn a_page_that_goes_on_is_a_page_to_the_next() {
    let mut desk = Desk::new();
    let page = desk.acts(json!({"kind":"page_made","person":"jonas","reason":"gateway"}));
    let events = desk.steps(json!({"kind":"page_answered","page":page,"answer":"escalated","to":"mei"}));
    assert_eq!(kinds(&events), ["page_answered", "page_made"]);
    let Act::PageMade(next) = act_of(&events[1]) else { panic!("{events:?}") };
    assert_eq!((next.person.as_str(), next.reason.as_str()), ("mei", "gateway"));
    let page = events[1].id();
    let events = desk.steps(json!({"kind":"page_answered","page":page,"answer":"acknowledged"}));
    assert_eq!(kinds(&events), ["page_answered"], "who is coming is not there yet");
}

#[test]
fn the_end_sets_phase_and_milestones_and_can_begin_again() {
    let mut desk = Desk::new();
    desk.minute(30);
    let events = desk.steps(json!({"kind":"recovery_verified","by":"jonas","signal":"error rate"}));
    assert_eq!(kinds(&events), ["recovery_verified", "milestone_set"]);
    desk.minute(40);
    let events = desk.steps(json!({"kind":"stood_down"}));
    assert_eq!(kinds(&events), ["stood_down", "phase_set", "milestone_set"]);
    assert_eq!(desk.state.phase(), Phase::Resolved);
    assert_eq!(desk.refused(json!({"kind":"stood_down"})), Rejection::NoChange);
    desk.minute(50);
    let events = desk.steps(json!({"kind":"reopened","reason":"errors are back"}));
    assert_eq!(kinds(&events), ["reopened", "phase_set"]);
    assert_eq!(desk.state.phase(), Phase::Investigating);
    desk.minute(70);
    let events = desk.steps(json!({"kind":"stood_down"}));
    assert_eq!(kinds(&events), ["stood_down", "phase_set", "milestone_set"]);
    assert_eq!(
        instant(&desk.state, Milestone::Resolved),
        Some(moment("2026-11-20T03:10:00Z")),
        "what was resolved before it was reopened was not the end"
    );
    assert_eq!(instant(&desk.state, Milestone::Stabilised), Some(moment("2026-11-20T02:30:00Z")));
    let events = desk.steps(json!({"kind":"recovery_verified","by":"jonas","signal":"still"}));
    assert_eq!(kinds(&events), ["recovery_verified"], "a milestone that is set stays");
}

#[test]
fn every_act_has_a_label_that_follows_undo() {
    let acts: Vec<Act> = serde_json::from_str(include_str!("acts.json")).unwrap();
    for act in &acts {
        let label = label(act);
        assert!(label.starts_with(char::is_lowercase), "{label}");
        assert!(!label.contains('_') && !label.contains("  "), "{label}");
    }
    let commander = serde_json::from_value(json!({"kind":"role_assumed","role":"commander","person":"ana"})).unwrap();
    assert_eq!(label(&commander), "took the role of commander");
}

#[test]
fn an_incident_that_was_never_declared_takes_no_act() {
    let mut desk = Desk::new();
    desk.state = IncidentState::default();
    assert_eq!(desk.refused(json!({"kind":"stood_down"})), Rejection::NoIncident);
}

#[test]
fn what_follows_is_never_more_than_bodies_of_the_incident() {
    let mut desk = Desk::new();
    let events = desk.steps(json!({"kind":"role_assumed","role":"observer","person":"vp"}));
    let Body::Act(Act::PersonJoined(joined)) = &events[1].body else { panic!("{events:?}") };
    assert!(!joined.engaged, "an observer listens");
    assert!(events.iter().all(|event| event.header.stream == STREAM));
}
