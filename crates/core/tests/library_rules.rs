//! What a team writes for itself: refused in one sentence each, folded in any order, never able to harm an incident.
#![expect(clippy::unwrap_used, reason = "a test says what it expects")]

use chrono::TimeDelta;
use muster_core::event::{
    Body, BodyErased, ChainHead, Draft, Event, Hlc, LibraryCleared, LibrarySet, Restored, RestoredWhy, StreamKind, seal,
};
use muster_core::ids::{DeviceId, EventId, LIBRARY};
use muster_core::incident::Ctx;
use muster_core::library::{
    Card, CardChange, Library, LibraryIntent, Policy, Thing, card_history, decide_library, problems,
};
use muster_core::time::{Happened, Moment};
use muster_core::words::Shelf;
use muster_testkit::moment;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};
use uuid::Uuid;

fn start() -> Moment {
    moment("2026-03-08T02:00:00Z")
}

/// Seals bodies one minute apart; the n-th, from 1, has the id n.
fn events(bodies: Vec<Body>) -> Vec<Event> {
    let (mut head, mut last) = (ChainHead::empty(DeviceId(Uuid::from_u128(7))), Hlc::default());
    (1_u8..)
        .zip(bodies)
        .map(|(n, body)| {
            let at = start() + TimeDelta::minutes(n.into());
            let draft = Draft {
                id: id(n),
                stream: LIBRARY,
                stream_kind: StreamKind::Library,
                author: None,
                happened: Happened::exact(at, "UTC"),
                known_at: None,
                body,
            };
            seal(draft, &mut head, &mut last, at).unwrap().0
        })
        .collect()
}

fn id(n: u8) -> EventId {
    EventId(Uuid::from_u128(n.into()))
}

fn card(key: &str, title: &str) -> Value {
    json!({ "key": key, "title": title, "readDo": false, "items": [{ "key": "one", "text": "One?" }] })
}

fn set(shelf: Shelf, key: &str, place: Option<u32>, value: Value) -> Body {
    Body::LibrarySet(LibrarySet { shelf, key: key.to_owned(), place, value })
}

fn clear(shelf: Shelf, key: &str, hides: bool) -> Body {
    Body::LibraryCleared(LibraryCleared { shelf, key: key.to_owned(), hides, place: None })
}

fn take_back(n: u8) -> Body {
    Body::Restored(Restored { targets: vec![id(n)], why: RestoredWhy::Undo })
}

fn keys(library: &Library) -> String {
    library.cards.iter().map(|card| card.key.as_str()).collect::<Vec<_>>().join(" ")
}

fn after(bodies: Vec<Body>) -> Library {
    Library::at(&events(bodies), start() + TimeDelta::hours(9))
}

#[test]
fn a_team_adds_replaces_reorders_and_hides() {
    let own = |key: &str, place| set(Shelf::Card, key, place, card(key, "Ours"));
    let moved = |key: &str, place| {
        Body::LibraryCleared(LibraryCleared {
            shelf: Shelf::Card,
            key: key.to_owned(),
            hides: false,
            place: Some(place),
        })
    };
    let table: Vec<(Vec<Body>, &str)> = vec![
        (vec![], "a b c d e"),
        (vec![own("db", None)], "a b c d e db"),
        (vec![own("db", Some(0))], "db a b c d e"),
        (vec![own("db", Some(99))], "a b c d e db"),
        // Replacing a built-in card leaves it where it was.
        (vec![own("b", None)], "a b c d e"),
        (vec![own("a", Some(1))], "b a c d e"),
        (vec![own("e", Some(0)), own("db", Some(1))], "e db a b c d"),
        // Two that claim one place stand there one after the other.
        (vec![own("y", Some(1)), own("x", Some(1))], "a x y b c d e"),
        // Moved one after the other, as a person does with the keys.
        (vec![moved("a", 1), moved("b", 1)], "a b c d e"),
        (vec![own("a", Some(1)), moved("c", 1), own("a", Some(3))], "b c d a e"),
        // What is changed, read from a file, or built in again stays where it was moved to.
        (vec![own("e", Some(0)), own("e", None)], "e a b c d"),
        (vec![moved("e", 0), own("e", None), clear(Shelf::Card, "e", false)], "e a b c d"),
        (vec![own("db", Some(0)), own("db", None)], "db a b c d e"),
        (vec![clear(Shelf::Card, "a", true), moved("e", 1)], "b e c d"),
        (vec![moved("c", 0), clear(Shelf::Card, "c", true), clear(Shelf::Card, "c", false)], "c a b d e"),
        (vec![clear(Shelf::Card, "c", true)], "a b d e"),
        (vec![clear(Shelf::Card, "c", true), clear(Shelf::Card, "c", false)], "a b c d e"),
        (vec![own("db", None), clear(Shelf::Card, "db", false)], "a b c d e"),
        (vec![own("db", None), take_back(1)], "a b c d e"),
        (vec![own("db", None), take_back(1), take_back(2)], "a b c d e db"),
        (
            vec![own("db", None), Body::BodyErased(BodyErased { targets: vec![id(1)], reason: "named".into() })],
            "a b c d e",
        ),
    ];
    for (bodies, expected) in table {
        assert_eq!(keys(&after(bodies.clone())), expected, "{bodies:?}");
    }
}

#[test]
fn what_was_written_later_is_not_seen_earlier() {
    let log = events(vec![
        set(Shelf::Card, "a", None, card("a", "First")),
        set(Shelf::Card, "a", None, card("a", "Second")),
        take_back(2),
    ]);
    let title = |minutes| Library::at(&log, start() + TimeDelta::minutes(minutes)).cards[0].title.clone();
    // A running incident keeps the version it began with, whatever is written, or taken back, while it runs.
    assert_eq!([title(0), title(1), title(2), title(3)], ["Take command", "First", "Second", "First"]);
}

#[test]
fn what_has_no_meaning_is_passed_over_and_said() {
    let mut policy = serde_json::to_value(Library::built_in().policy).unwrap();
    policy["rules"][0]["minutes"] = json!(0);
    let log = events(vec![
        set(Shelf::Card, "a", None, card("a", "Ours")),
        set(Shelf::Card, "a", None, json!({ "key": "a", "colour": "red" })),
        set(Shelf::Policy, "policy", None, policy),
        set(Shelf::Script, "x", None, json!(null)),
        set(Shelf::Card, "b", None, card("c", "Says that it is another")),
    ]);
    let end = start() + TimeDelta::hours(1);
    let library = Library::at(&log, end);
    assert_eq!(library.cards[0].title, "Ours", "the last version that could be read counts");
    assert_eq!(library.policy, Library::built_in().policy, "a clock of zero minutes never reaches an incident");
    assert_eq!(library.cards[1].title, "Size up");
    let found = problems(&log, end);
    let said: Vec<_> = found.iter().map(|problem| (problem.event, problem.sentences.len())).collect();
    assert_eq!(said, [(id(2), 1), (id(3), 1), (id(4), 1), (id(5), 1)]);
}

/// Changes one field of a good card and gives the sentences.
fn card_with(change: impl FnOnce(&mut Value)) -> Vec<String> {
    let mut value = json!({
        "key": "db", "title": "Database", "readDo": true, "minutes": [0, 5],
        "items": [{ "key": "one", "text": "One?" }, { "key": "two", "text": "Two?" }, { "key": "three", "text": "Three?" }]
    });
    change(&mut value);
    Thing::read_as(Shelf::Card, "db", &value).err().unwrap_or_default()
}

#[test]
fn a_card_is_refused_in_one_sentence_each() {
    assert!(card_with(|_| {}).is_empty());
    let cases: Vec<(Vec<String>, &str)> = vec![
        (card_with(|card| card["colour"] = json!("red")), "Checklist card cannot be read: unknown field `colour`"),
        (card_with(|card| card["items"] = json!([])), "Card db has no items."),
        (card_with(|card| card["title"] = json!(" ")), "Card db has no title."),
        (card_with(|card| card["minutes"] = json!([5, 5])), "Card db runs from minute 5 to minute 5"),
        (card_with(|card| card["minutes"] = json!([9, 5])), "Card db runs from minute 9 to minute 5"),
        (
            card_with(|card| card["minutes"] = json!([0, 4_000_000_000_u32])),
            "Card db: 4000000000 minutes are more than a week.",
        ),
        (card_with(|card| card["minutes"] = json!([0, -5])), "Checklist card cannot be read: invalid value"),
        (card_with(|card| card["items"][1]["key"] = json!("one")), "Card db has two items with the key one."),
        (card_with(|card| card["items"][1]["text"] = json!("")), "Card db, item two has no text."),
        (card_with(|card| card["items"][1]["key"] = json!("T w/o")), "Card db: an item has the key \"T w/o\""),
        (
            card_with(|card| card["items"][1]["binding"] = json!("moon")),
            "Checklist card cannot be read: unknown variant `moon`",
        ),
        (
            card_with(|card| card["items"][1]["after"] = json!("four")),
            "Card db, item two waits for four, which is not on the card.",
        ),
        (
            card_with(|card| card["items"][1]["after"] = json!("two")),
            "Card db: items wait for each other: two waits for two.",
        ),
        (
            card_with(|card| {
                card["items"][0]["after"] = json!("two");
                card["items"][1]["after"] = json!("three");
                card["items"][2]["after"] = json!("two");
            }),
            "Card db: items wait for each other: three waits for two waits for three.",
        ),
        (card_with(|card| card["key"] = json!("dc")), "Checklist card db says of itself that it is dc."),
    ];
    for (said, expected) in cases {
        assert!(said.len() == 1 && said[0].starts_with(expected), "{expected}: {said:?}");
    }
    let long = card_with(|card| card["key"] = json!("x".repeat(5_000)));
    assert!(long[0].len() < 300, "a sentence stays a sentence");
}

fn policy_with(change: impl FnOnce(&mut Policy)) -> Vec<String> {
    let mut policy = Library::built_in().policy;
    change(&mut policy);
    let value = serde_json::to_value(policy).unwrap();
    let mut next = || id(9);
    let mut ctx = Ctx { now: start(), zone: "UTC", actor: None, new_id: &mut next };
    let intent = LibraryIntent::Set { shelf: Shelf::Policy, key: "policy".to_owned(), place: None, value };
    decide_library(&Library::built_in(), intent, &mut ctx).err().map(|no| no.to_string()).into_iter().collect()
}

#[test]
fn a_policy_is_refused_in_one_sentence_each() {
    assert!(policy_with(|_| {}).is_empty());
    let who = "keep it: The policy for responders at SEV1";
    let cases: Vec<(Vec<String>, String)> = vec![
        (policy_with(|p| p.rules[0].minutes = Some(0)), format!("{who}: \"minutes\" is 0 minutes; it is 1 or more.")),
        (policy_with(|p| p.rules[0].long = Some(0)), format!("{who}: \"long\" is 0 minutes; it is 1 or more.")),
        (policy_with(|p| p.rules[0].minutes = None), format!("{who} does not say after how many minutes.")),
        (
            policy_with(|p| p.rules[0].first = Some(99_999)),
            format!("{who}, \"first\": 99999 minutes are more than a week."),
        ),
        (policy_with(|p| p.rules[1] = p.rules[0].clone()), format!("{who} stands there twice.")),
        (policy_with(|p| p.budget = 0), "keep it: The policy allows no interruptions at all".to_owned()),
        (policy_with(|p| p.page_minutes = 0), "keep it: The policy gives a page no time".to_owned()),
        (
            policy_with(|p| p.command_hours = (8, 6)),
            "keep it: The policy speaks of handing over after 8 and 6 hours".to_owned(),
        ),
        (
            policy_with(|p| p.rules[0].audience = "press".to_owned()),
            "keep it: The policy speaks of the audience press, which is not in the library.".to_owned(),
        ),
    ];
    for (said, expected) in cases {
        assert!(said.len() == 1 && said[0].starts_with(&expected), "{expected}: {said:?}");
    }
    assert!(policy_with(|p| p.rules[0].first = Some(0)).is_empty(), "a first word at once has a meaning");
}

#[test]
fn the_other_shelves_are_checked_too() {
    let cases = [
        (
            Shelf::Audience,
            json!({ "key": "press", "name": "", "outside": true, "mayHearEta": false }),
            "Audience press has no name.",
        ),
        (
            Shelf::Audience,
            json!({ "key": "press", "name": "Press", "outside": true, "mayHearEta": false, "zone": "Mars/Base" }),
            "Audience press: Mars/Base is not a time zone; write it as Europe/Berlin.",
        ),
        (
            Shelf::Template,
            json!({ "key": "customers.resolved", "text": "" }),
            "Template customers.resolved has no text.",
        ),
        (Shelf::Template, json!({ "key": "../x", "text": "x" }), "A template has the key \"../x\""),
        (Shelf::Guide, json!({ "questions": [] }), "The severity guide asks nothing."),
        (
            Shelf::Guide,
            json!({ "questions": [{ "key": "who", "text": "Who?", "answers": [] }] }),
            "The severity guide, question who has no answers.",
        ),
        (Shelf::Script, json!({ "key": "x", "moment": "Now", "say": "", "then": "" }), "Script x says nothing."),
        (Shelf::RoleCard, json!({ "role": "scribe", "text": " " }), "The card of the role scribe has no text."),
        (Shelf::RoleCard, json!({ "role": "king", "text": "Rules" }), "Role cannot be read: unknown variant `king`"),
        (
            Shelf::Regime,
            json!({ "key": "x", "name": "N", "anchor": "", "hours": 4, "limit": "4 hours", "source": "S", "asOf": "" }),
            "The duty to report x does not say what starts it.",
        ),
        (
            Shelf::Regime,
            json!({ "key": "x", "name": "N", "anchor": "A", "hours": 0, "limit": "at once", "source": "S", "asOf": "" }),
            "The duty to report x gives 0 hours",
        ),
        (Shelf::Probe, json!({ "key": "cues.8", "family": "cues", "text": "" }), "Question cues.8 asks nothing."),
        (
            Shelf::Probe,
            json!({ "key": "x", "family": "blame", "text": "Who?" }),
            "Interview question cannot be read: unknown variant `blame`",
        ),
        (
            Shelf::Code,
            json!({ "key": "x", "name": "X", "colour": "blue", "shape": "wavy", "mergedInto": "x" }),
            "Code x cannot be merged into itself.",
        ),
        (
            Shelf::Code,
            json!({ "key": "x", "name": "X", "colour": "#fff", "shape": "wavy" }),
            "Code cannot be read: unknown variant `#fff`",
        ),
    ];
    for (shelf, value, expected) in cases {
        let said = Thing::read(shelf, &value).unwrap_err();
        assert!(said.len() == 1 && said[0].starts_with(expected), "{expected}: {said:?}");
    }
}

#[test]
fn everything_built_in_could_have_been_written_by_a_team() {
    let library = Library::built_in();
    let mut things: Vec<(Shelf, Value)> = vec![
        (Shelf::Policy, serde_json::to_value(&library.policy).unwrap()),
        (Shelf::Guide, serde_json::to_value(&library.guide).unwrap()),
    ];
    let mut add = |shelf, value: Value| things.extend(value.as_array().unwrap().iter().map(|one| (shelf, one.clone())));
    add(Shelf::Card, serde_json::to_value(&library.cards).unwrap());
    add(Shelf::Audience, serde_json::to_value(&library.audiences).unwrap());
    add(Shelf::Template, serde_json::to_value(&library.templates).unwrap());
    add(Shelf::Script, serde_json::to_value(&library.scripts).unwrap());
    add(Shelf::Regime, serde_json::to_value(&library.regimes).unwrap());
    add(Shelf::Code, serde_json::to_value(&library.codes).unwrap());
    add(Shelf::RoleCard, serde_json::to_value(&library.role_cards).unwrap());
    add(Shelf::Probe, serde_json::to_value(&library.probes).unwrap());
    add(Shelf::Scenario, serde_json::to_value(&library.scenarios).unwrap());
    for (shelf, value) in things {
        let thing = Thing::read(shelf, &value).unwrap();
        assert!(library.has(shelf, thing.key()), "{thing:?}");
    }
}

#[test]
fn putting_away_needs_something_to_put_away() {
    let decide = |shelf, key: &str, hides| {
        let mut next = || id(9);
        let mut ctx = Ctx { now: start(), zone: "UTC", actor: None, new_id: &mut next };
        let intent = LibraryIntent::Clear { shelf, key: key.to_owned(), hides, place: None };
        decide_library(&after(vec![clear(Shelf::Card, "c", true)]), intent, &mut ctx).map_err(|no| no.to_string())
    };
    assert_eq!(decide(Shelf::Card, "db", false).unwrap_err(), "find it: the library has no checklist card db");
    assert_eq!(decide(Shelf::Policy, "policy", true).unwrap_err(), "put it away: there is always a cadence policy");
    let drafts = decide(Shelf::Card, "c", false).unwrap();
    assert_eq!((drafts.len(), drafts[0].stream, drafts[0].stream_kind), (1, LIBRARY, StreamKind::Library));
}

fn body() -> impl Strategy<Value = Body> {
    let key = || select(vec!["a", "c", "db", "x"]);
    let place = || select(vec![None, Some(0), Some(2), Some(40)]);
    prop_oneof![
        5 => (key(), place(), 0..9_u8).prop_map(|(key, place, n)| set(Shelf::Card, key, place, card(key, &n.to_string()))),
        1 => key().prop_map(|key| set(Shelf::Card, key, None, json!({ "key": key }))),
        1 => (1..9_u32).prop_map(|budget| {
            let policy = Policy { budget, ..Library::built_in().policy };
            set(Shelf::Policy, "policy", None, serde_json::to_value(policy).unwrap())
        }),
        2 => (key(), any::<bool>()).prop_map(|(key, hides)| clear(Shelf::Card, key, hides)),
        2 => (1..12_u8).prop_map(take_back),
        1 => (1..12_u8).prop_map(|n| Body::BodyErased(BodyErased { targets: vec![id(n)], reason: "x".into() })),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    /// Whatever is moved, changed in between or built in again: the order is the one that a person sees while doing it.
    #[test]
    fn cards_stand_where_they_were_moved(moves in proptest::collection::vec((0_usize..5, 0_u32..5, 0_u8..4), 0..24)) {
        let mut list = vec!["a", "b", "c", "d", "e"];
        let mut bodies = Vec::new();
        for (which, place, how) in moves {
            let key = list[which];
            let place = (how < 2).then_some(place);
            bodies.push(match how {
                0 | 2 => set(Shelf::Card, key, place, card(key, "Ours")),
                _ => Body::LibraryCleared(LibraryCleared {
                    shelf: Shelf::Card,
                    key: key.to_owned(),
                    hides: false,
                    place,
                }),
            });
            if let Some(place) = place {
                let key = list.remove(which);
                list.insert(usize::try_from(place).unwrap(), key);
            }
        }
        prop_assert_eq!(keys(&after(bodies)), list.join(" "));
    }

    #[test]
    fn any_order_of_events_is_the_same_library(
        (straight, turned) in proptest::collection::vec(body(), 0..12).prop_flat_map(|bodies| {
            let log = events(bodies);
            (Just(log.clone()), Just(log).prop_shuffle())
        }),
        minute in 0_i64..14,
    ) {
        let at = start() + TimeDelta::minutes(minute);
        let library = Library::at(&straight, at);
        prop_assert_eq!(&Library::at(&turned, at), &library);
        prop_assert_eq!(problems(&turned, at), problems(&straight, at));
        // Twice the same is once, as after a merge.
        prop_assert_eq!(&Library::at(straight.iter().chain(&turned), at), &library);
        // Whatever was written, every card and the policy have a meaning, and no key stands twice.
        let usable = |card: &Card| muster_core::library::check_card(card).is_empty();
        prop_assert!(library.cards.iter().all(usable));
        prop_assert!(muster_core::library::check_policy(&library.policy).is_empty());
        let mut seen: Vec<_> = library.cards.iter().map(|card| &card.key).collect();
        seen.sort_unstable();
        seen.dedup();
        prop_assert_eq!(seen.len(), library.cards.len());
    }
}

#[test]
fn a_card_says_who_made_it_what_it_is_version_by_version() {
    use CardChange::{BuiltIn, PutAway, TakenAway, Written};
    let told = |bodies: Vec<Body>, key: &str| -> Vec<(CardChange, Option<String>)> {
        let versions = card_history(&events(bodies), key, start() + TimeDelta::hours(9));
        versions.into_iter().map(|one| (one.change, one.card.map(|card| card.title))).collect()
    };
    let title = |title: &str| Some(title.to_owned());
    let brought = Library::built_in().cards[0].clone();
    assert_eq!(told(Vec::new(), &brought.key), [(BuiltIn, Some(brought.title.clone()))]);
    assert_eq!(told(Vec::new(), "nothing"), []);
    let mut bodies = vec![
        set(Shelf::Card, "db", None, card("db", "One")),
        set(Shelf::Card, "db", Some(0), card("db", "One")),
        set(Shelf::Card, "db", None, card("db", "Two")),
        set(Shelf::Card, "db", None, json!({ "key": "db" })),
        set(Shelf::Card, "other", None, card("other", "Other")),
        clear(Shelf::Card, "db", false),
        set(Shelf::Card, "db", None, card("db", "Three")),
        take_back(7),
    ];
    let expected = [(Written, title("One")), (Written, title("Two")), (TakenAway, None)];
    assert_eq!(
        told(bodies.clone(), "db"),
        expected,
        "neither a move, nor what cannot be used, nor what was taken back"
    );
    bodies.push(clear(Shelf::Card, &brought.key, true));
    bodies.push(clear(Shelf::Card, &brought.key, false));
    let back = [(BuiltIn, Some(brought.title.clone())), (PutAway, None), (BuiltIn, Some(brought.title))];
    assert_eq!(told(bodies.clone(), &brought.key), back);
    let early = card_history(&events(bodies), "db", start() + TimeDelta::minutes(2));
    assert_eq!((early.len(), early[0].at), (1, Some(start() + TimeDelta::minutes(1))), "an earlier minute knows less");
}
