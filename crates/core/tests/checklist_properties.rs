//! What holds of a checklist whatever people do.
#![expect(clippy::unwrap_used, reason = "a test says what it expects")]

mod card_world;

use card_world::Told;
use muster_core::words::{EntryKind, ItemState, Phase, Severity};
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::json;

const ITEMS: &[&str] = &["a1", "a5", "a6", "a7", "b5", "c3", "c4", "c6", "d1", "d6", "e1", "e2", "e4"];

/// What happens next.
#[derive(Debug, Clone)]
enum Step {
    Answer(&'static str, ItemState, Option<u32>),
    Role(&'static str, &'static str),
    Release(u8),
    Line(EntryKind, bool),
    AskAnswered(u8, &'static str),
    Sent(&'static str, Option<u32>),
    Waived(&'static str),
    Noted,
    Undone(u8),
    Box(u32),
    Verified,
    Phase(Phase),
    Reopened,
    Said,
    TakeBack(u8),
}

fn step() -> impl Strategy<Value = Step> {
    let audience = || select(vec!["customers", "executives", "responders"]);
    prop_oneof![
        6 => (select(ITEMS), select(ItemState::ALL), proptest::option::of(0_u32..60))
            .prop_map(|(item, state, until)| Step::Answer(item, state, until)),
        3 => (select(vec!["commander", "deputy", "scribe", "expert"]), select(vec!["ana", "mei"]))
            .prop_map(|(role, who)| Step::Role(role, who)),
        1 => any::<u8>().prop_map(Step::Release),
        3 => (select(vec![EntryKind::Decision, EntryKind::Action]), any::<bool>()).prop_map(|(k, ask)| Step::Line(k, ask)),
        2 => (any::<u8>(), select(vec!["finished", "more_time", "blocked"])).prop_map(|(n, a)| Step::AskAnswered(n, a)),
        3 => (audience(), proptest::option::of(0_u32..60)).prop_map(|(who, next)| Step::Sent(who, next)),
        1 => audience().prop_map(Step::Waived),
        1 => Just(Step::Noted),
        1 => any::<u8>().prop_map(Step::Undone),
        1 => (0_u32..60).prop_map(Step::Box),
        1 => Just(Step::Verified),
        1 => select(Phase::ALL).prop_map(Step::Phase),
        1 => Just(Step::Reopened),
        1 => Just(Step::Said),
        2 => any::<u8>().prop_map(Step::TakeBack),
    ]
}

fn play(told: &mut Told, at: f64, step: &Step) {
    let pick = |told: &Told, n: u8| told.events[usize::from(n) % told.events.len()].id();
    let soon = |minutes: &u32| card_world::minute(at + f64::from(*minutes));
    match step {
        Step::Answer(item, state, until) => {
            told.answer(at, item, *state, until.map(|minutes| at + f64::from(minutes)));
        }
        Step::Role(role, person) => {
            told.act(at, "role_assumed", json!({ "role": role, "person": person }));
        }
        Step::Release(n) => {
            told.act(at, "role_released", json!({ "tenure": pick(told, *n) }));
        }
        Step::Line(kind, ask) => {
            told.line(at, *kind, ask.then_some(("ana", 5)));
        }
        Step::AskAnswered(n, answer) => {
            told.act(at, "ask_answered", json!({ "ask": pick(told, *n), "answer": answer }));
        }
        Step::Sent(audience, next) => {
            let mut sent = json!({ "audience": audience, "text": "On it.", "channel": "plain" });
            if let Some(next) = next {
                sent["nextBy"] = json!(soon(next));
            }
            told.act(at, "update_sent", sent);
        }
        Step::Waived(audience) => {
            told.act(at, "audience_waived", json!({ "audience": audience, "reason": "nobody was hurt" }));
        }
        Step::Noted => {
            told.act(at, "temporary_change_noted", json!({ "text": "alerts off" }));
        }
        Step::Undone(n) => {
            told.act(at, "temporary_change_undone", json!({ "change": pick(told, *n) }));
        }
        Step::Box(minutes) => {
            told.act(at, "time_box_set", json!({ "until": soon(minutes) }));
        }
        Step::Verified => {
            told.act(at, "recovery_verified", json!({ "by": "ana", "signal": "errors" }));
        }
        Step::Phase(phase) => told.phase(at, *phase),
        Step::Reopened => {
            told.act(at, "reopened", json!({ "reason": "it is back" }));
        }
        Step::Said => {
            told.act(at, "said", json!({ "script": "card.a", "text": "Card A is complete." }));
        }
        // The declaration stays: without it there is no checklist to look at.
        Step::TakeBack(n) => {
            let target = pick(told, *n);
            if target != told.events[0].id() {
                told.take_back(at, target);
            }
        }
    }
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    proptest::collection::vec(step(), 1..24)
}

/// What people last answered, as a plain walk over what was done says.
fn answered_by_people(told: &Told, minutes: f64, item: &str) -> Option<ItemState> {
    use muster_core::event::Act;
    let state = told.state(minutes);
    let mut last = None;
    for op in state.acts() {
        match op.value.as_ref().unwrap() {
            Act::ItemAnswered(act) if act.item == item => last = Some(act.state),
            Act::Reopened(_) if item.starts_with('e') => last = None,
            _ => {}
        }
    }
    last
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn nothing_that_happens_changes_what_a_person_ticked(steps in steps()) {
        let mut told = Told::declared(Some(Severity::Sev1));
        let mut at = 0.0;
        for step in &steps {
            at += 2.0;
            play(&mut told, at, step);
            let list = told.at(at);
            for item in ITEMS {
                let view = card_world::item_of(&list, item);
                match answered_by_people(&told, at, item) {
                    Some(state @ (ItemState::Done | ItemState::NotApplicable)) => {
                        prop_assert_eq!((view.state, view.by_itself), (state, false), "{} at {}", item, at);
                    }
                    // Only a fact that is newer than the word of a person can answer in its place.
                    Some(state) => prop_assert!(view.state == state || view.by_itself),
                    None => prop_assert!(view.state == ItemState::Open || view.by_itself),
                }
                prop_assert_eq!(view.by_itself, view.line.is_some());
                prop_assert!(view.at.is_none_or(|then| then <= card_world::minute(at)));
            }
        }
    }

    #[test]
    fn what_ticked_itself_stays_ticked_unless_its_fact_is_taken_back(steps in steps()) {
        let mut told = Told::declared(Some(Severity::Sev1));
        let (mut at, mut before) = (0.0, told.at(0.0));
        for step in &steps {
            at += 2.0;
            play(&mut told, at, step);
            let list = told.at(at);
            // A person may open it again, take a fact back, or begin again; card E also follows the phase.
            let apart = matches!(step, Step::TakeBack(_) | Step::Reopened | Step::Phase(_));
            for item in ITEMS.iter().filter(|_| !apart) {
                let was = card_world::item_of(&before, item);
                let answered = matches!(step, Step::Answer(one, ..) if one == item);
                if was.by_itself && !answered {
                    let is = card_world::item_of(&list, item);
                    prop_assert_eq!((is.by_itself, is.line, is.at), (true, was.line, was.at), "{} after {:?}", item, step);
                }
            }
            before = list;
        }
    }

    #[test]
    fn whatever_was_put_off_comes_back(steps in steps()) {
        let mut told = Told::declared(Some(Severity::Sev1));
        let mut at = 0.0;
        for step in &steps {
            at += 2.0;
            play(&mut told, at, step);
        }
        for view in told.at(at).cards.iter().flat_map(|card| &card.items) {
            if view.state == ItemState::Deferred {
                let until = view.until;
                prop_assert!(until.is_some(), "{} was put off for ever", view.key);
            }
        }
        // An hour after the last step every moment has come, and each one waits for an answer again.
        let later = told.at(at + 61.0);
        for view in later.cards.iter().flat_map(|card| &card.items).filter(|item| item.minute.is_some()) {
            let waits = matches!(view.state, ItemState::Open | ItemState::Deferred);
            prop_assert_eq!(view.late, waits, "{}", view.key);
        }
    }
}
