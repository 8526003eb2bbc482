//! What is refused in a scenario, what is only said, and how an old incident becomes one.

#![expect(clippy::unwrap_used, reason = "a scenario that cannot be built is a failed test")]

use muster_core::drill::scenario::{
    Condition, Content, Fallback, Inject, Scenario, Series, Trigger, check_scenario, graph_picture, scenario_findings,
};
use muster_core::library::Library;
use muster_core::words::{Difficulty, FindingPart, Recipient, Role};
use proptest::prelude::*;

fn first() -> Scenario {
    Scenario::clone(Library::built_in().scenarios.first().unwrap())
}

fn inject(key: &str, trigger: Trigger) -> Inject {
    Inject { key: key.to_owned(), trigger, fallback: None, artefacts: Vec::new(), ..first().injects[0].clone() }
}

fn after(inject: &str, minutes: u32) -> Trigger {
    Trigger::After { inject: inject.to_owned(), minutes }
}

fn seen(text: &str) -> Trigger {
    Trigger::When { condition: Condition::Seen { text: text.to_owned() }, from_minute: 0 }
}

/// Something done to a good scenario, and the sentence that follows.
type Row = (fn(&mut Scenario), bool, &'static str);

const ROWS: &[Row] = &[
    (|s| s.key = "Big".into(), true, "A scenario has the key \"Big\""),
    (|s| s.title = " ".into(), true, "has no title"),
    (|s| s.minutes = 0, true, "The scenario has no length"),
    (|s| s.minutes = 20_000, true, "which is more than a week"),
    (|s| s.start.clock = "25:10".into(), true, "\"25:10\" is no time of day; write it as 02:10."),
    (|s| s.injects[1].key = s.injects[0].key.clone(), true, "Two injects have the key error-graph."),
    (|s| s.objectives[2].key = "executive".to_owned(), true, "Two objectives have the key executive."),
    (|s| s.objectives[0].text.clear(), true, "The objective mitigate-first says nothing."),
    (|s| s.artefacts[1].key = s.artefacts[0].key.clone(), true, "Two artefacts have the key errors-by-region."),
    (|s| s.cast[1].handle = "yusuf".into(), true, "Two people of the story have the key yusuf."),
    (|s| s.injects[0].title.clear(), true, "The inject error-graph has no title."),
    (|s| s.injects[0].objectives.push("x".into()), true, "tests the objective x, which is not in the scenario."),
    (|s| s.injects[0].artefacts.push("x".into()), true, "shows the artefact x, which is not in the scenario."),
    (
        |s| s.injects[0].trigger = after("x", 1),
        true,
        "The inject error-graph waits for x, which is not in the scenario.",
    ),
    (|s| s.injects[0].text = "x".repeat(20_001), true, "A text of the inject error-graph is longer than 20000"),
    (
        |s| s.injects[0].fallback = Some(Fallback { within: 1, deliver: Some("x".into()), hint: String::new() }),
        true,
        "The fallback of the inject error-graph brings x, which is not in the scenario.",
    ),
    (
        |s| {
            s.injects[0].trigger = after("support-forty", 1);
            s.injects[1].trigger = after("error-graph", 1);
        },
        true,
        "Injects go round in a circle:",
    ),
    (
        |s| {
            s.injects[1].trigger = after("error-graph", 1);
            s.injects[1].fallback =
                Some(Fallback { within: 1, deliver: Some("error-graph".into()), hint: String::new() });
        },
        true,
        "Injects go round in a circle:",
    ),
    (|s| s.injects[0].to.clear(), false, "Nobody receives the inject error-graph: it does not say whom it is for."),
    (
        |s| s.injects[0].to = vec![Recipient::Observer],
        false,
        "Nobody receives the inject error-graph: nobody plays observer.",
    ),
    (
        |s| s.injects.iter_mut().for_each(|one| one.objectives.retain(|key| key != "executive")),
        false,
        "No inject tests the objective executive.",
    ),
    (|s| s.injects[0].trigger = Trigger::At { minute: 46 }, false, "comes at minute 46, after the end at minute 45."),
    (|s| s.injects[1].trigger = after("half-back", 40), false, "The inject support-forty can never come"),
    (
        |s| s.injects[0].trigger = seen(" "),
        false,
        "can never come: it does not say what the facilitator is to look for.",
    ),
    (|s| s.injects[0].trigger = seen("It is said"), false, "is lost when no player does what it waits for"),
    (|s| s.roles.retain(|one| one.role != Role::Commander), false, "Nobody commands"),
    (|s| s.injects.clear(), false, "There is no inject"),
    (|s| s.objectives.clear(), true, "which is not in the scenario."),
    (|s| s.truth.clear(), false, "The truth is not written down"),
    (|s| s.inspiration = vec!["http://x".into()], false, "is no web address that begins with https://"),
    (|s| s.injects[0].artefacts.clear(), false, "No inject shows the artefact"),
];

#[test]
fn what_is_wrong_is_said_in_a_sentence_and_what_is_unwise_does_not_stop_anybody() {
    for (at, (change, refuses, expected)) in ROWS.iter().enumerate() {
        let mut scenario = first();
        change(&mut scenario);
        let found = scenario_findings(&scenario);
        let one = found.iter().find(|one| one.text.contains(expected));
        let all: Vec<&str> = found.iter().map(|one| one.text.as_str()).collect();
        let one = one.unwrap_or_else(|| panic!("row {at}: {expected} is not among {all:?}"));
        assert_eq!(one.refuses, *refuses, "row {at}: {}", one.text);
        assert!(one.text.ends_with('.') && !one.text.contains('\n'), "row {at}: one sentence");
        assert_eq!(check_scenario(&scenario).is_empty(), found.iter().all(|one| !one.refuses), "row {at}");
    }
}

#[test]
fn a_finding_names_the_part_it_is_about() {
    let mut scenario = first();
    scenario.injects[2].to.clear();
    let found = scenario_findings(&scenario);
    let [one] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!((one.part, one.index, one.field.as_str()), (FindingPart::Inject, Some(2), "to"));
}

#[test]
fn bringing_itself_after_all_is_no_circle_and_a_long_chain_is_walked() {
    let mut scenario = first();
    scenario.injects[2].fallback =
        Some(Fallback { within: 6, deliver: Some(scenario.injects[2].key.clone()), hint: String::new() });
    assert_eq!(check_scenario(&scenario), Vec::<String>::new());
    let mut chain: Vec<Inject> =
        (1..1_500_u32).map(|n| inject(&format!("n{n}"), after(&format!("n{}", n - 1), 1))).collect();
    chain.push(inject("n0", Trigger::At { minute: 0 }));
    scenario.injects = chain;
    scenario.minutes = 2_000;
    assert_eq!(check_scenario(&scenario), Vec::<String>::new());
    // Its last link closes it.
    scenario.injects.last_mut().unwrap().trigger = after("n1499", 1);
    let said = check_scenario(&scenario);
    assert!(said.len() == 1 && said[0].starts_with("Injects go round in a circle:") && said[0].len() < 400, "{said:?}");
}

#[test]
fn a_graph_without_width_or_lines_is_not_drawn_and_a_gap_is_not_bridged() {
    let series = |gap: bool| Series {
        name: "errors".to_owned(),
        start: 5,
        wobble: 0,
        changes: vec![muster_core::drill::scenario::Change { minute: 10, to: 5, over: 0, gap }],
    };
    let graph = |from: i32, to: i32, series: Vec<Series>| {
        graph_picture(&Content::Graph { unit: "%".to_owned(), from, to, most: None, scale: None, series })
    };
    assert!(graph(5, 5, vec![series(false)]).is_none() && graph(0, 5, Vec::new()).is_none());
    let whole = graph(0, 20, vec![series(false)]).unwrap().lines[0].path.clone();
    let half = graph(0, 20, vec![series(true)]).unwrap().lines[0].path.clone();
    assert!(half.matches('L').count() < whole.matches('L').count());
    assert!(graph(0, 20, vec![series(true)]).unwrap().words.contains("from minute 10 no data"));
}

proptest! {
    /// However injects refer to each other, the answer comes, and a circle is found exactly when there is one.
    #[test]
    fn circles_are_found_exactly(links in proptest::collection::vec(proptest::option::of(0..12_usize), 12)) {
        let mut scenario = first();
        scenario.minutes = 1_000;
        scenario.injects = links
            .iter()
            .enumerate()
            .map(|(at, link)| {
                let trigger = link.map_or(Trigger::At { minute: 1 }, |to| after(&format!("n{to}"), 1));
                inject(&format!("n{at}"), trigger)
            })
            .collect();
        // From each, following what it waits for: whoever is met again stands in a circle.
        let circle = (0..links.len()).any(|start| {
            let mut at = start;
            (0..links.len()).any(|_| match links[at] {
                Some(next) => { at = next; at == start }
                None => false,
            })
        });
        let found = check_scenario(&scenario).iter().any(|text| text.contains("circle"));
        prop_assert_eq!(found, circle);
    }

    /// A scenario with any numbers in its graph is drawn on its paper, or not at all.
    #[test]
    fn graphs_stay_on_their_paper(
        from in -10_000..10_000_i32, span in -5..20_000_i32, start in any::<i32>(), to in any::<i32>(),
        minute in any::<i32>(), over in any::<u32>(), wobble in any::<u32>(), most in proptest::option::of(any::<i32>()),
    ) {
        let changes = vec![muster_core::drill::scenario::Change { minute, to, over, gap: false }];
        let series = vec![Series { name: "a".to_owned(), start, wobble, changes }];
        let content = Content::Graph { unit: String::new(), from, to: from + span, most, scale: None, series };
        let picture = graph_picture(&content);
        prop_assert_eq!(picture.is_some(), span > 0);
        for line in picture.into_iter().flat_map(|picture| picture.lines) {
            for pair in line.path.split(['M', 'L']).filter(|pair| !pair.is_empty()) {
                let (x, y) = pair.split_once(' ').unwrap();
                let (x, y): (f64, f64) = (x.parse().unwrap(), y.parse().unwrap());
                prop_assert!((0.0..=640.0).contains(&x) && (0.0..=260.0).contains(&y), "{} {}", x, y);
            }
        }
    }
}

#[test]
fn difficulty_is_a_word_of_three() {
    assert_eq!(Difficulty::ALL.iter().map(|one| one.as_str()).collect::<Vec<_>>(), ["easy", "medium", "hard"]);
}
