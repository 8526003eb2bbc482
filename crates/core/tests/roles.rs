//! Roles, roster and hints, row by row.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::needless_pass_by_value,
    reason = "a test says what it expects, and reads better with rows by value"
)]

mod response_desk;

use muster_core::event::Act;
use muster_core::ids::{EventId, PersonId};
use muster_core::incident::Rejection;
use muster_core::response::{PresentView, Response, Weight, roles};
use muster_core::words::Role;
use muster_testkit::moment;
use proptest::prelude::*;
use response_desk::{Desk, kinds};
use serde_json::json;
use uuid::Uuid;

fn role(view: &Response, role: Role) -> &muster_core::response::RoleView {
    view.roles.iter().find(|one| one.role == role).unwrap()
}

fn present(view: &Response, person: &str) -> PresentView {
    view.roster.iter().find(|one| one.person == person).unwrap().clone()
}

fn codes(desk: &Desk) -> Vec<String> {
    desk.view().hints.into_iter().map(|hint| hint.code).collect()
}

fn person(desk: &mut Desk, n: u128, handle: &str, zone: &str, hours: &str) {
    desk.person(PersonId(Uuid::from_u128(n)), handle, &format!("{handle} Someone"), zone, hours);
}

#[test]
fn roles_of_the_first_minutes_show_also_while_nobody_holds_them() {
    let mut desk = Desk::new();
    let shown: Vec<Role> = desk.view().roles.iter().map(|role| role.role).collect();
    assert_eq!(shown, [Role::Commander, Role::Deputy, Role::Communications, Role::Scribe, Role::Expert]);
    assert!(desk.view().roles.iter().all(|role| !role.missing), "no minute has passed");
    desk.acts(json!({"kind":"role_assumed","role":"customer_liaison","person":"mei"}));
    desk.acts(json!({"kind":"role_assumed","role":"observer","person":"vp"}));
    assert_eq!(desk.view().roles.len(), 7, "the others when somebody holds them");
    desk.minute(2);
    let view = desk.view();
    let commander = role(&view, Role::Commander);
    assert_eq!((commander.card.as_str(), commander.missing), ("Commander does", true));
    assert!(!role(&view, Role::Scribe).missing, "until minute 10");
    assert!(!role(&view, Role::Deputy).missing, "no card, no minute");
    desk.acts(json!({"kind":"role_assumed","role":"commander","person":"ana"}));
    assert!(!role(&desk.view(), Role::Commander).missing);
}

#[test]
fn a_tenure_has_a_beginning_and_an_end() {
    let mut desk = Desk::new();
    let ana = desk.acts(json!({"kind":"role_assumed","role":"commander","person":"ana"}));
    desk.minute(20);
    desk.acts(json!({"kind":"role_assumed","role":"commander","person":"mei"}));
    desk.minute(30);
    let view = desk.view();
    let commander = role(&view, Role::Commander);
    assert_eq!((commander.before[0].name.as_str(), commander.before[0].id), ("Ana Ruiz", ana));
    assert_eq!(commander.before[0].until, Some(moment("2026-11-20T02:20:00Z")));
    assert_eq!((commander.holders[0].name.as_str(), commander.holders[0].until), ("mei", None));
    assert_eq!(desk.refused(json!({"kind":"role_released","tenure":ana})), Rejection::NoChange, "it is over");
    let mei = commander.holders[0].id;
    desk.acts(json!({"kind":"role_released","tenure":mei}));
    let view = desk.view();
    assert_eq!((role(&view, Role::Commander).holders.len(), role(&view, Role::Commander).before.len()), (0, 2));
}

#[test]
fn a_role_given_on_two_machines_at_once_has_the_later_holder() {
    let mut desk = Desk::new();
    // Written as another machine would have: without knowing the first.
    let mut drafts = Vec::new();
    for (n, who) in [(1, "ana"), (2, "mei")] {
        let act: Act = serde_json::from_value(json!({"kind":"role_assumed","role":"scribe","person":who})).unwrap();
        drafts.push(muster_core::event::Draft {
            id: EventId(Uuid::from_u128(n)),
            stream: response_desk::STREAM,
            stream_kind: muster_core::event::StreamKind::Incident,
            author: None,
            happened: muster_core::time::Happened::exact(desk.now, "UTC"),
            known_at: None,
            body: muster_core::event::Body::Act(act),
        });
    }
    desk.write(drafts);
    let view = desk.view();
    let held: Vec<&str> = role(&view, Role::Scribe).holders.iter().map(|held| held.person.as_str()).collect();
    assert_eq!(held, ["mei"]);
}

#[test]
fn a_change_of_mode_keeps_since_when_somebody_is_here() {
    let mut desk = Desk::new();
    desk.acts(json!({"kind":"person_joined","person":"mei","engaged":false,"onCall":true}));
    assert_eq!(
        desk.refused(json!({"kind":"person_joined","person":"MEI","engaged":false})),
        Rejection::NoChange,
        "one handle, in any case"
    );
    desk.minute(5);
    desk.acts(json!({"kind":"person_joined","person":"mei","engaged":true}));
    let mei = present(&desk.view(), "mei");
    assert_eq!((mei.engaged, mei.on_call, mei.from), (true, Some(true), moment("2026-11-20T02:00:00Z")));
    desk.acts(json!({"kind":"tiredness_said","person":"mei"}));
    desk.acts(json!({"kind":"person_joined","person":"jonas","engaged":true}));
    desk.minute(10);
    desk.acts(json!({"kind":"person_left","person":"mei"}));
    let order: Vec<String> = desk.view().roster.into_iter().map(|one| one.person).collect();
    assert_eq!(order, ["jonas", "mei"], "those who are here first");
    desk.minute(300);
    desk.acts(json!({"kind":"person_joined","person":"mei","engaged":true}));
    let mei = present(&desk.view(), "mei");
    assert_eq!((mei.from, mei.until, mei.tired_at), (desk.now, None, None), "a rest is a rest");
    desk.acts(json!({"kind":"tiredness_said","person":"new"}));
    assert!(present(&desk.view(), "new").tired_at.is_some(), "who says so is there");
}

#[test]
fn local_time_and_hours_are_theirs() {
    let mut desk = Desk::new();
    // At 02:00 UTC it is 03:00 in Berlin, 11:00 in Tokyo, 18:00 the day before in Los Angeles.
    let rows = [
        ("berlin", "Europe/Berlin", "", "03:00", true),
        ("tokyo", "Asia/Tokyo", "", "11:00", false),
        ("early", "Asia/Tokyo", "09:00-17:30", "11:00", false),
        ("late", "America/Los_Angeles", "09:00-17:30", "18:00", true),
        ("edge", "America/Los_Angeles", "09:00-18:00", "18:00", true),
        ("owl", "Europe/Berlin", "22:00-06:00", "03:00", false),
        ("lark", "Asia/Tokyo", "22:00-06:00", "11:00", true),
        ("word", "Europe/Berlin", "office hours", "03:00", true),
        ("odd", "Asia/Tokyo", "9-25:99", "11:00", false),
        ("short", "Asia/Tokyo", "9-12", "11:00", false),
        ("day", "Europe/Berlin", "00:00-24:00", "03:00", false),
        ("where", "", "09:00-17:30", "", false),
        ("mars", "Mars/Olympus", "", "", false),
    ];
    for (n, (who, zone, hours, local, off)) in (100..).zip(rows) {
        person(&mut desk, n, who, zone, hours);
        desk.acts(json!({"kind":"person_joined","person":who,"engaged":true}));
        let shown = present(&desk.view(), who);
        assert_eq!((shown.local.as_str(), shown.off_hours), (local, off), "{who}");
        assert_eq!(shown.zone.is_empty(), local.is_empty(), "{who}");
    }
}

#[test]
fn hints_are_few_and_say_what_could_be_done() {
    let mut desk = Desk::new();
    assert_eq!(desk.view().hints, []);
    desk.minute(3);
    assert_eq!(codes(&desk), ["role_empty"]);
    desk.acts(json!({"kind":"role_assumed","role":"commander","person":"kim"}));
    assert_eq!(desk.view().hints, []);
    desk.acts(json!({"kind":"role_assumed","role":"expert","person":"kim","area":"db"}));
    assert_eq!(codes(&desk), ["commander_is_expert"]);
    desk.acts(json!({"kind":"role_assumed","role":"scribe","person":"kim"}));
    assert_eq!(codes(&desk), ["commander_is_expert", "many_roles"]);
    desk.acts(json!({"kind":"person_joined","person":"mei","engaged":true,"onCall":false}));
    assert_eq!(codes(&desk), ["commander_is_expert", "many_roles", "nobody_on_call"]);
    desk.acts(json!({"kind":"person_joined","person":"ana","engaged":true,"onCall":true}));
    let hints = desk.view().hints;
    assert_eq!(hints[2].text, "It is night for Ana Ruiz (03:03).");
    desk.acts(json!({"kind":"tiredness_said","person":"mei"}));
    for n in 0..9 {
        desk.acts(json!({"kind":"person_joined","person":format!("p{n}"),"engaged":true}));
    }
    assert_eq!(codes(&desk), ["commander_is_expert", "many_roles", "tired", "span_of_control", "night"]);
    desk.acts(json!({"kind":"person_left","person":"kim"}));
    let hints = desk.view().hints;
    assert_eq!((hints[0].code.as_str(), hints[0].weight), ("holder_left", Weight::Firm));
    assert_eq!(hints[0].text, "kim left and is still commander. Who takes it?");
    assert_eq!(hints.len(), 5, "a few, the weightiest first");
    desk.acts(json!({"kind":"stood_down"}));
    assert_eq!(desk.view().hints, []);
}

#[test]
fn time_in_command_speaks_at_six_hours_at_eight_and_at_once_when_somebody_is_tired() {
    let mut desk = Desk::new();
    desk.acts(json!({"kind":"role_assumed","role":"commander","person":"kim"}));
    desk.library.role_cards.clear();
    let rows = [(359, None), (360, Some(Weight::Notice)), (479, Some(Weight::Notice)), (480, Some(Weight::Firm))];
    for (minute, weight) in rows {
        desk.minute(minute);
        let hint = desk.view().hints.into_iter().find(|hint| hint.code == "command_time");
        assert_eq!(hint.map(|hint| hint.weight), weight, "minute {minute}");
    }
    desk.acts(json!({"kind":"role_assumed","role":"commander","person":"mei"}));
    assert_eq!(desk.view().hints, [], "the clock is the commander's own");
    desk.acts(json!({"kind":"tiredness_said","person":"mei"}));
    let hints = desk.view().hints;
    assert_eq!((hints[0].code.as_str(), hints[0].weight, hints.len()), ("commander_tired", Weight::Firm, 1));
}

#[test]
fn who_was_asked_two_things_at_once_is_named() {
    let mut desk = Desk::new();
    for text in ["look", "look there"] {
        let ask = muster_core::event::AskBody { person: "mei".to_owned(), minutes: Some(5) };
        let line = muster_core::incident::NewLine { text: text.to_owned(), ask: Some(ask), ..Default::default() };
        assert_eq!(codes(&desk), [] as [&str; 0]);
        desk.line(line);
    }
    assert_eq!(desk.view().hints[0].text, "mei was asked 2 things at once. Which one first?");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Any interleaving of acts leaves at most one holder of a role for one, and undoing them one by one walks back
    /// through the very same views.
    #[test]
    fn a_role_for_one_has_one_and_undo_gives_back_what_was(
        steps in proptest::collection::vec((0usize..7, 0usize..7, 0usize..3), 1..16),
    ) {
        let mut desk = Desk::new();
        let mut views = vec![desk.view()];
        let mut done = Vec::new();
        for (what, which, who) in steps {
            let (role, who) = (Role::ALL[which], ["ana", "mei", "jonas"][who]);
            let held = roles::tenures(&desk.scene());
            let tenure = held.get(which).map_or(EventId(Uuid::nil()), |held| held.id);
            let brief = desk.view().roles.len();
            let act = match what {
                0..=2 => json!({"kind":"role_assumed","role":role,"person":who,"area":"x"}),
                3 => json!({"kind":"role_released","tenure":tenure}),
                4 => json!({"kind":"person_left","person":who}),
                5 => json!({"kind":"handover_prepared","role":role,"to":who,"brief":[]}),
                _ => {
                    let open = desk.state.acts().rev().find(|op| matches!(op.value, Some(Act::HandoverPrepared(_))));
                    json!({"kind":"handover_accepted","handover":open.map_or(EventId(Uuid::nil()), |op| op.id)})
                }
            };
            prop_assert!(brief >= 5);
            let Ok(events) = desk.tries(serde_json::from_value(act).unwrap()) else { continue };
            prop_assert!(!kinds(&events).is_empty());
            let view = desk.view();
            for role in &view.roles {
                prop_assert!(!roles::is_single(role.role) || role.holders.len() <= 1, "{:?}", role);
                let people: std::collections::BTreeSet<_> = role.holders.iter().map(|held| &held.person).collect();
                prop_assert_eq!(people.len(), role.holders.len(), "nobody holds one role twice");
            }
            done.push(events);
            views.push(view);
        }
        views.pop();
        for (events, before) in done.iter().rev().zip(views.iter().rev()) {
            desk.undo(events);
            prop_assert_eq!(&desk.view(), before);
        }
    }
}
