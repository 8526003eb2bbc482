//! The scenarios that the program brings can be read, mean what they say, and last as long as they promise.

use std::collections::BTreeSet;
use std::sync::Arc;

use muster_core::drill::scenario::{
    Condition, Content, Scenario, Trigger, check_scenario, graph_picture, graph_svg, scenario_findings,
};
use muster_core::library::Library;
use muster_core::words::{Delivery, InjectKind, Role};

fn scenarios() -> Vec<Arc<Scenario>> {
    Library::built_in().scenarios
}

#[test]
fn six_scenarios_are_there_and_nothing_is_to_be_said_against_them() {
    let keys: Vec<String> = scenarios().iter().map(|one| one.key.clone()).collect();
    assert_eq!(
        keys,
        [
            "flag-every-region",
            "two-primaries",
            "expired-at-midnight",
            "somebody-elses-outage",
            "two-rooms",
            "tidy-up-script"
        ],
        "a file that cannot be read would leave nothing"
    );
    for scenario in scenarios() {
        assert_eq!(check_scenario(&scenario), Vec::<String>::new(), "{}", scenario.key);
        let said: Vec<String> = scenario_findings(&scenario).into_iter().map(|found| found.text).collect();
        assert_eq!(said, Vec::<String>::new(), "{}: nothing unwise either", scenario.key);
    }
}

#[test]
fn each_is_playable_for_its_full_length() {
    for scenario in scenarios() {
        let name = &scenario.key;
        assert!((12..=25).contains(&scenario.injects.len()), "{name} has {} injects", scenario.injects.len());
        assert!((3..=5).contains(&scenario.objectives.len()), "{name}");
        assert!(scenario.minutes >= 45, "{name}");
        let minutes: Vec<u32> = scenario
            .injects
            .iter()
            .filter_map(|one| if let Trigger::At { minute } = one.trigger { Some(minute) } else { None })
            .collect();
        assert_eq!(minutes.first(), Some(&0), "{name}: something happens at once");
        assert!(minutes.is_sorted(), "{name}: they stand in the order in which they come");
        let last = minutes.last().unwrap();
        assert!(scenario.minutes - last <= 20, "{name} is empty from minute {last} on");
        for words in [&scenario.truth, &scenario.synopsis, &scenario.safety] {
            assert!(words.len() > 60, "{name} lacks words");
        }
        assert!(!scenario.debrief.is_empty() && !scenario.success_signs.is_empty() && !scenario.inspiration.is_empty());
        assert!(scenario.roles.iter().any(|role| role.role == Role::Commander && !role.optional), "{name}");
    }
    let twenty_hours = scenarios().into_iter().find(|one| one.key == "tidy-up-script").unwrap();
    assert!(twenty_hours.minutes >= 20 * 60);
}

#[test]
fn every_inject_says_what_to_do_with_it() {
    for scenario in scenarios() {
        let shown: BTreeSet<Delivery> = scenario.injects.iter().map(|one| one.delivery).collect();
        assert!(shown.len() >= 5, "{}: people learn in different ways", scenario.key);
        for inject in &scenario.injects {
            let name = format!("{}, {}", scenario.key, inject.key);
            assert!(!inject.text.is_empty() && !inject.expected.is_empty() && !inject.from.is_empty(), "{name}");
            assert!(!inject.objectives.is_empty() || inject.optional, "{name} tests nothing");
            if let Trigger::When { condition, .. } = &inject.trigger {
                // Waiting for words is a guess: a fallback brings it when they put it otherwise.
                assert!(inject.fallback.is_some() || inject.optional, "{name}");
                assert!(!matches!(condition, Condition::Seen { text } if text.is_empty()), "{name}");
            }
        }
        let odd = scenario.injects.iter().find(|one| one.key == "odd-token").unwrap();
        assert!(odd.optional && odd.kind == InjectKind::Contingency && odd.trigger == Trigger::ByHand);
    }
}

#[test]
fn players_are_not_told_the_truth_by_title_synopsis_or_start() {
    for scenario in scenarios() {
        let told =
            format!("{} {} {}", scenario.synopsis, scenario.start.title, scenario.start.statement).to_lowercase();
        // The longest words of the truth are what it is about; those of the synopsis are set apart by hand below.
        let secrets = match scenario.key.as_str() {
            "flag-every-region" => ["address-lookup", "break-glass", "settings push"],
            "two-primaries" => ["primaries", "43 seconds", "both"],
            "expired-at-midnight" => ["certificate", "expired", "midnight"],
            "somebody-elses-outage" => ["gatehouse", "token", "30 %"],
            "two-rooms" => ["token", "one fault", "same"],
            "tidy-up-script" => ["883", "restore", "swapped"],
            other => panic!("a new scenario {other} needs its own secrets here"),
        };
        for secret in secrets {
            assert!(!told.contains(secret), "{} tells \"{secret}\" before it begins", scenario.key);
        }
    }
}

#[test]
fn graphs_are_drawn_alike_every_time_and_can_be_read_aloud() {
    let mut drawn = 0;
    for scenario in scenarios() {
        for artefact in scenario.artefacts.iter().filter(|one| matches!(one.content, Content::Graph { .. })) {
            let picture = graph_picture(&artefact.content).unwrap();
            assert_eq!(Some(&picture), graph_picture(&artefact.content).as_ref(), "nothing is left to chance");
            assert!(picture.words.contains("Minutes"), "{}", artefact.key);
            assert!((2..=12).contains(&picture.left.len()), "{}: {} ticks", artefact.key, picture.left.len());
            assert!(
                picture.left.iter().all(|tick| tick.text.chars().count() <= 8),
                "{}: what stands at the left has room there",
                artefact.key
            );
            assert!((3..=10).contains(&picture.below.len()), "{}: {} ticks", artefact.key, picture.below.len());
            let all: String = picture.lines.iter().map(|line| line.path.as_str()).collect();
            assert!(!all.contains("NaN") && !all.contains("inf"), "{}", artefact.key);
            for pair in all.split(['M', 'L']).filter(|pair| !pair.is_empty()) {
                let (x, y) = pair.split_once(' ').unwrap();
                let (x, y): (f64, f64) = (x.parse().unwrap(), y.parse().unwrap());
                assert!((0.0..=640.0).contains(&x) && (0.0..=260.0).contains(&y), "{} leaves its paper", artefact.key);
            }
            let svg = graph_svg(artefact).unwrap();
            assert!(svg.contains("role=\"img\"") && svg.contains("<title>") && svg.contains("<desc>"));
            assert!(!svg.contains("style="), "a page that forbids inline styles shows it all the same");
            drawn += 1;
        }
    }
    assert!(drawn >= 18, "each scenario has graphs of its own: {drawn}");
}

#[test]
fn whoever_can_be_asked_has_words_of_their_own() {
    for scenario in scenarios() {
        for one in &scenario.cast {
            assert!(one.says.len() > 20, "{}: {} has nothing to say to who plays alone", scenario.key, one.handle);
            let told = [one.name.as_str(), "She ", "He ", "Her ", "His "].iter().any(|of| one.says.contains(of));
            assert!(!told, "{}: {} speaks as somebody else would of them", scenario.key, one.handle);
        }
    }
}
