//! Incidents handled as part of others: which is part of which, and their lines in one order.

#![expect(clippy::unwrap_used, reason = "a builder that cannot build is a failed test")]

#[expect(dead_code, reason = "how a log looks to people is not asked here")]
mod world;

use std::collections::{BTreeMap, BTreeSet};

use muster_core::ids::StreamId;
use muster_core::incident::{Claim, Filter, IncidentState, LineKey, Order, Overlay, fold, interleave};
use proptest::prelude::*;
use world::{World, any_act, steps};

const fn incident(n: u128) -> StreamId {
    StreamId(uuid::Uuid::from_u128(n))
}

/// `"1>2 2 7!"`: 1 says it was merged into 2, 2 says nothing, 7 is an exercise.
fn claims(text: &str) -> BTreeMap<StreamId, Claim> {
    let claim = |word: &str| {
        let is_drill = word.ends_with('!');
        let (id, into) = word.trim_end_matches('!').split_once('>').unwrap_or((word.trim_end_matches('!'), ""));
        let into = into.parse().ok().map(incident);
        (incident(id.parse().unwrap()), Claim { into, is_drill })
    };
    text.split_whitespace().map(claim).collect()
}

#[test]
fn what_is_part_of_what() {
    for (said, parts_of_1, root_of_3, why) in [
        ("1 2 3", vec![], 3, "nothing is merged"),
        ("1 2>1 3", vec![2], 3, "one into another"),
        ("1 2>1 3>2", vec![2, 3], 1, "a chain ends where its end is"),
        ("1 2>1 3>1", vec![2, 3], 1, "two into one"),
        ("1>3 2 3>1", vec![3], 1, "two machines each merged the other way round: the earlier one stands"),
        ("1>2 2>3 3>1", vec![2, 3], 1, "a longer ring loses nobody"),
        ("1 2>3 3>2", vec![], 2, "a ring beside it is nothing to it"),
        ("1>1 2 3", vec![], 3, "nothing is part of itself"),
        ("1 2>9 3>2", vec![], 2, "what was merged into something that is not there stands by itself"),
        ("1 2>1! 3>1", vec![3], 1, "an exercise is no part of the real thing"),
        ("1! 2>1! 3>1", vec![2], 3, "nor the real thing of an exercise"),
    ] {
        let overlay = Overlay::of(&claims(said));
        let parts: Vec<StreamId> = parts_of_1.into_iter().map(incident).collect();
        assert_eq!(overlay.parts(incident(1)), parts, "{said}: {why}");
        assert_eq!(overlay.root(incident(3)), incident(root_of_3), "{said}: {why}");
    }
}

fn keys(state: &IncidentState, order: Order) -> Vec<LineKey> {
    state.line_keys(order, &Filter { struck: true, routine: true, ..Filter::default() })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is claimed, every incident is either by itself or within exactly one other, and nobody goes in circles.
    #[test]
    fn every_incident_is_in_one_place(
        said in prop::collection::btree_map(0u128..12, (prop::option::of(0u128..14), any::<bool>()), 0..12),
    ) {
        let claims: BTreeMap<StreamId, Claim> = said
            .iter()
            .map(|(id, (into, is_drill))| (incident(*id), Claim { into: into.map(incident), is_drill: *is_drill }))
            .collect();
        let overlay = Overlay::of(&claims);
        let mut seen = BTreeSet::new();
        for id in claims.keys().filter(|id| overlay.above(**id).is_none()) {
            prop_assert_eq!(overlay.root(*id), *id);
            for one in std::iter::once(*id).chain(overlay.parts(*id)) {
                prop_assert!(seen.insert(one), "in one place only");
                prop_assert_eq!(overlay.root(one), *id);
                prop_assert_eq!(claims[&one].is_drill, claims[id].is_drill);
            }
        }
        prop_assert_eq!(seen, claims.keys().copied().collect::<BTreeSet<_>>(), "nobody is lost");
    }

    /// Nothing is copied, lost or put out of order; what is of one incident keeps its order; and taken apart the order
    /// is what it was.
    #[test]
    fn lines_of_several_are_all_there_and_in_order(
        one in steps(any_act(), 25), other in steps(any_act(), 25), happened: bool,
    ) {
        let order = if happened { Order::Happened } else { Order::Arrival };
        let states = [fold(&World::played(&one).events), fold(&World::played(&other).events)];
        let lists = states.each_ref().map(|state| keys(state, order));
        let woven = interleave(lists.iter().map(Vec::as_slice));
        prop_assert_eq!(woven.len(), lists[0].len() + lists[1].len());
        prop_assert!(woven.is_sorted_by_key(|one| one.key));
        for (part, list) in lists.iter().enumerate() {
            let own: Vec<LineKey> = woven.iter().filter(|one| one.part == part).map(|one| one.key).collect();
            prop_assert_eq!(&own, list);
        }
        for one in &woven {
            prop_assert!(states[one.part].line(one.key.id).is_some());
        }
        let alone = interleave([lists[0].as_slice()]);
        prop_assert_eq!(alone.into_iter().map(|one| one.key).collect::<Vec<_>>(), lists[0].clone());
    }
}

#[test]
fn nothing_woven_is_nothing() {
    assert!(interleave([]).is_empty());
    assert!(interleave([[].as_slice(), &[]]).is_empty());
}
