//! Nothing of fewer people than the minimum can be worked out from what a survey shows.

#[path = "survey_world/mod.rs"]
mod survey_world;

use std::collections::BTreeSet;

use muster_core::event::SurveyItem;
use muster_core::review::survey::{
    ResultRow, SurveyResponse, SurveyResults, part_may_show, results, review_items, shown,
};
use proptest::prelude::*;
use survey_world::{item, response};

/// Every set of groups that can be reached by adding shown groups and taking them from the total, as how many it holds.
/// Groups do not overlap, so these are the unions of shown groups, each with or without all that is hidden.
fn reachable(sizes: &[u32], unnamed: u32, shown: &[bool]) -> Vec<u32> {
    let hidden: u32 =
        sizes.iter().zip(shown).filter(|(_, shown)| !**shown).map(|(size, _)| *size).sum::<u32>() + unnamed;
    let seen: Vec<u32> = sizes.iter().zip(shown).filter(|(_, shown)| **shown).map(|(size, _)| *size).collect();
    let mut out = Vec::new();
    for set in 0_u32..(1 << seen.len()) {
        let held: u32 = seen.iter().enumerate().filter(|(at, _)| set & (1 << at) != 0).map(|(_, size)| *size).sum();
        out.extend([held, held + hidden]);
    }
    out
}

/// Whatever figure of the form is shown, an honest person with a pencil gets from it: a median stands for its group.
fn groups_of(row: &ResultRow) -> u32 {
    row.groups.iter().map(|group| group.count).sum()
}

fn people() -> impl Strategy<Value = Vec<SurveyResponse>> {
    let one = (1_u32..=5, prop::option::of(0_u32..4), any::<bool>(), prop::option::weighted(0.9, 0_u32..=20)).prop_map(
        |(agree, team, named, load)| {
            let mut said = response(&[("a", agree)]);
            said.answers.extend(team.map(|team| survey_world::answer("team", team)));
            said.answers.extend(load.map(|load| survey_world::answer("l", load * 5)));
            if named && agree == 5 {
                said.released = "Somebody".to_owned();
            }
            said
        },
    );
    prop::collection::vec(one, 0..40)
}

fn form() -> Vec<SurveyItem> {
    let mut team = item("team", "choice");
    team.labels = ["red", "green", "blue", "grey"].iter().map(|label| (*label).to_owned()).collect();
    team.groups = true;
    vec![item("a", "agree"), item("l", "load"), team]
}

/// How many answered a question in a group and kept their name to themselves.
fn silent(said: &[SurveyResponse], key: &str, team: Option<u32>) -> u32 {
    let has = |one: &SurveyResponse, key: &str| one.answers.iter().find(|answer| answer.key == key).cloned();
    let counted = said.iter().filter(|one| {
        one.released.is_empty() && has(one, key).is_some() && has(one, "team").and_then(|answer| answer.number) == team
    });
    u32::try_from(counted.count()).unwrap_or(u32::MAX)
}

fn check(said: &[SurveyResponse], shown: &SurveyResults, minimum: u32, spread: u32) -> Result<(), TestCaseError> {
    let labels = ["red", "green", "blue", "grey"];
    for row in shown.items.iter().filter(|row| row.key != "team") {
        let sizes: Vec<u32> = (0..4).map(|team| silent(said, &row.key, Some(team))).collect();
        let unnamed = silent(said, &row.key, None);
        let total: u32 = sizes.iter().sum::<u32>() + unnamed;
        if row.median.is_none() && row.groups.is_empty() {
            continue;
        }
        prop_assert!(total >= minimum, "a figure of {total} people");
        let seen = |alone: bool| -> Vec<bool> {
            let group = |label: &&str| row.groups.iter().find(|group| group.label == **label);
            labels.iter().map(|label| group(label).is_some_and(|group| !alone || !group.dots.is_empty())).collect()
        };
        for size in reachable(&sizes, unnamed, &seen(false)) {
            prop_assert!(size == 0 || size >= minimum, "{sizes:?} + {unnamed} tell of {size}");
        }
        let alone = seen(true);
        if !row.dots.is_empty() || alone.contains(&true) {
            // Without the dots of all, nothing can be taken from them; the groups alone must still be large enough.
            for size in reachable(&sizes, unnamed, &alone) {
                prop_assert!(size == 0 || size >= spread, "the dots of {sizes:?} + {unnamed} tell of {size}");
            }
        }
        prop_assert!(groups_of(row) + row.others == row.count.unwrap_or(0) || row.groups.is_empty());
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_sum_and_no_difference_of_shown_groups_is_of_a_few(
        sizes in prop::collection::vec(0_u32..20, 1..8), unnamed in 0_u32..12, minimum in 3_u32..11,
    ) {
        let seen = shown(&sizes, unnamed, minimum);
        let total: u32 = sizes.iter().sum::<u32>() + unnamed;
        prop_assert!(total >= minimum || !seen.contains(&true));
        if total >= minimum {
            for size in reachable(&sizes, unnamed, &seen) {
                prop_assert!(size == 0 || size >= minimum, "{sizes:?} + {unnamed}, shown {seen:?}, tell of {size}");
            }
        }
    }

    #[test]
    fn hiding_goes_no_further_than_it_must(sizes in prop::collection::vec(5_u32..20, 1..8)) {
        prop_assert!(shown(&sizes, 0, 5).iter().all(|shown| *shown), "no group is small, so none is hidden");
    }

    #[test]
    fn a_part_and_its_rest_are_both_enough_or_the_rest_is_nobody(part in 0_u32..20, rest in 0_u32..20, least in 3_u32..9) {
        prop_assert_eq!(part_may_show(part, rest, least), part >= least && (rest == 0 || rest >= least));
    }

    #[test]
    fn results_keep_every_few_to_themselves(
        said in people(), minimum in 3_u32..8, more in 0_u32..5, seed in any::<u64>(),
    ) {
        let spread = minimum + more;
        let seen = results(&form(), minimum, spread, &said, seed);
        let quiet = said.iter().filter(|one| one.released.is_empty()).count();
        if quiet < usize::try_from(minimum).unwrap_or(usize::MAX) {
            prop_assert!(!seen.shown && seen.items.is_empty() && seen.indexes.is_empty());
        }
        check(&said, &seen, minimum, spread)?;
    }

    #[test]
    fn an_index_never_stands_beside_a_few_who_answered_a_part(
        said in prop::collection::vec(prop::collection::vec(prop::option::weighted(0.85, 0_u32..=20), 5), 0..24),
    ) {
        let keys = ["R1", "R2", "R3", "R4", "R5"];
        let said: Vec<SurveyResponse> = said
            .iter()
            .map(|values| {
                let answers = keys.iter().zip(values).filter_map(|(key, value)| Some((*key, (*value)? * 5)));
                response(&answers.collect::<Vec<_>>())
            })
            .collect();
        let whole = said.iter().filter(|one| one.answers.len() == 5).count();
        let part = said.iter().filter(|one| (1..5).contains(&one.answers.len())).count();
        let seen = results(&review_items(), 5, 8, &said, 1);
        if let Some(load) = seen.indexes.iter().find(|row| row.key == "load") {
            prop_assert_eq!(load.median.is_some(), whole >= 5 && (part == 0 || part >= 5));
            prop_assert_eq!(!load.dots.is_empty(), whole >= 8 && (part == 0 || part >= 8));
        }
    }

    #[test]
    fn the_order_of_answers_is_nowhere(said in people(), seed in any::<u64>(), turn in 0_usize..40) {
        let mut other = said.clone();
        if !other.is_empty() {
            let turn = turn % other.len();
            other.rotate_left(turn);
        }
        // Names come sorted; of two with one name nothing tells which came first.
        let strip = |mut shown: SurveyResults| { shown.released.clear(); shown };
        prop_assert_eq!(strip(results(&form(), 5, 8, &said, seed)), strip(results(&form(), 5, 8, &other, seed)));
        let keys: BTreeSet<String> = form().into_iter().map(|item| item.key).collect();
        prop_assert_eq!(keys.len(), 3);
    }
}
