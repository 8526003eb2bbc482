//! Where accounts differ: what is proposed, what is not, cards, what was put away.
#![expect(clippy::indexing_slicing, reason = "a test says what it expects")]

mod hindsight_world;

use hindsight_world::{World, at, id};
use muster_core::event::{Body, MilestoneSet};
use muster_core::review::{DifferenceSort, Differences, differences, draft, marks};
use muster_core::words::{Milestone, ReviewTier};
use serde_json::json;

fn look(world: &World) -> Differences {
    let seen = world.seen();
    let scene = seen.review();
    differences(&scene, &marks(&scene), &|_| Some(at(9)))
}

/// What is proposed for what was written, as kinds with the names of both accounts.
#[test]
#[expect(clippy::too_many_lines, reason = "one table")]
fn two_accounts_of_one_thing_are_proposed_and_two_things_are_not() {
    type Case = (&'static str, fn(&mut World), &'static [(DifferenceSort, &'static str)]);
    let cases: &[Case] = &[
        (
            "two people, one passage, two codes",
            |world| {
                marked(world, 1, 0, 8, "surprise");
                marked(world, 2, 4, 12, "expectation");
            },
            &[(DifferenceSort::Marks, "Ana Ruiz, Jonas Weber")],
        ),
        (
            "the same code is no difference",
            |world| {
                marked(world, 1, 0, 8, "surprise");
                marked(world, 2, 4, 12, "surprise");
            },
            &[],
        ),
        (
            "other words of the line",
            |world| {
                marked(world, 1, 0, 4, "surprise");
                marked(world, 2, 4, 12, "expectation");
            },
            &[],
        ),
        (
            "one person may use two codes",
            |world| {
                marked(world, 1, 0, 8, "surprise");
                marked(world, 1, 4, 12, "expectation");
            },
            &[],
        ),
        (
            "one supported it, another dropped it",
            |world| {
                world.author = 1;
                world.standing(20, id(3), "supported", "host 7 fails too");
                world.author = 2;
                world.standing(30, id(3), "dropped", "host 9 does not");
            },
            &[(DifferenceSort::Hypothesis, "Ana Ruiz, Jonas Weber")],
        ),
        (
            "somebody may change their mind",
            |world| {
                world.standing(20, id(3), "supported", "");
                world.standing(30, id(3), "dropped", "");
            },
            &[],
        ),
        (
            "a milestone at two times",
            |world| {
                world.author = 1;
                world.milestone(10, 20, Milestone::Detected);
                world.author = 2;
                world.milestone(4, 30, Milestone::Detected);
            },
            &[(DifferenceSort::Times, "Ana Ruiz, Jonas Weber")],
        ),
        (
            "one thing written down twice",
            |world| {
                world.author = 1;
                world.line(10, "action", "rolled back release 4.18 in eu-west", &[]);
                world.author = 2;
                world.late_line(22, 40, "action", "Rolled back release 4.18 in eu-west", &[]);
            },
            &[(DifferenceSort::Times, "Ana Ruiz, Jonas Weber")],
        ),
        (
            "an objection",
            |world| {
                let line = world.line(14, "decision", "roll back eu-west only", &[]);
                world.act(14, json!({ "kind": "decision_detailed", "entry": line, "objections": "the queue will flood", "decidedBy": "mei" }));
            },
            &[(DifferenceSort::Objection, "Mei Tan, Somebody")],
        ),
        (
            "no objection",
            |world| {
                let line = world.line(14, "decision", "roll back eu-west only", &[]);
                world.act(
                    14,
                    json!({ "kind": "decision_detailed", "entry": line, "objections": "None.", "decidedBy": "mei" }),
                );
            },
            &[],
        ),
    ];
    for (what, write, expected) in cases {
        let mut world = World::new();
        world.line(9, "hypothesis", "the connection pool is exhausted", &[]);
        write(&mut world);
        let found = look(&world).proposed;
        let found: Vec<(DifferenceSort, String)> = found
            .iter()
            .map(|one| (one.sort, one.accounts.iter().map(|one| one.name.as_str()).collect::<Vec<_>>().join(", ")))
            .collect();
        let expected: Vec<(DifferenceSort, String)> =
            expected.iter().map(|(sort, names)| (*sort, (*names).to_owned())).collect();
        assert_eq!(found, expected, "{what}");
    }
}

fn marked(world: &mut World, by: u128, from: u32, to: u32, code: &str) {
    world.author = by;
    let passage = json!({ "line": id(3), "place": 0, "from": from, "to": to });
    world.review(json!({ "kind": "mark_made", "passage": passage, "code": code }));
}

#[test]
fn every_account_names_what_it_rests_on_and_no_word_blames() {
    let mut world = World::new();
    world.line(9, "hypothesis", "the connection pool is exhausted", &[]);
    world.standing(20, id(3), "fact", "");
    world.author = 3;
    world.standing(30, id(3), "dropped", "host 9 is fine");
    let set = |milestone| Body::MilestoneSet(MilestoneSet { milestone, text: String::new() });
    world.body(5, 31, set(Milestone::Detected));
    world.author = 1;
    world.body(12, 32, set(Milestone::Detected));
    for one in look(&world).proposed {
        assert_eq!(one.accounts.len(), 2);
        assert!(one.accounts.iter().all(|account| account.evidence.iter().any(|known| known.there)), "{}", one.why);
        let words = format!("{} {}", one.why, one.question).to_lowercase();
        assert!(["error", "wrong", "mistake", "fault", "failed"].iter().all(|word| !words.contains(word)), "{words}");
        assert!(one.question.ends_with('?'), "what is talked about is asked");
    }
}

#[test]
fn a_proposal_becomes_a_card_or_is_put_away_and_can_come_back() {
    let mut world = World::new();
    world.line(9, "hypothesis", "the connection pool is exhausted", &[]);
    world.standing(20, id(3), "supported", "");
    world.author = 2;
    world.standing(30, id(3), "dropped", "");
    let key = look(&world).proposed[0].key.clone();

    let away = json!({ "kind": "difference_put_away", "proposal": key, "question": "What spoke for it?", "reason": "both were right" });
    world.review(away);
    let seen = look(&world);
    assert!(seen.proposed.is_empty() && seen.cards.is_empty());
    assert_eq!((seen.put_away[0].reason.as_str(), seen.put_away[0].difference), ("both were right", None));
    assert_eq!(seen.put_away[0].accounts.len(), 2, "so that it can be taken up again");

    let accounts = json!([{ "person": "ana", "text": "it was the pool" }, { "person": "", "text": "it was not" }]);
    let note =
        json!({ "kind": "difference_noted", "question": "Was it the pool?", "accounts": accounts, "proposal": key });
    let card = world.review(note);
    let seen = look(&world);
    assert!(seen.put_away.is_empty() && seen.proposed.is_empty(), "taking it over brings it back");
    assert_eq!((seen.cards[0].id, seen.cards[0].meeting), (card, None));
    assert_eq!(seen.cards[0].accounts[1].name, "Somebody");

    let plan = json!({ "kind": "meeting_planned", "sort": "learning", "at": at(700), "agenda": [seen.cards[0].block] });
    let meeting = world.review(plan);
    assert_eq!(look(&world).cards[0].meeting, Some(meeting));
    let told = |world: &World| {
        let seen = world.seen();
        let sections = draft(&seen.review(), Some(ReviewTier::Deep));
        sections.iter().flat_map(|section| &section.sentences).any(|one| one.text.contains("Was it the pool?"))
    };
    assert!(told(&world));

    world.review(json!({ "kind": "difference_put_away", "difference": card, "question": "Was it the pool?", "reason": "settled" }));
    let seen = look(&world);
    assert_eq!((seen.cards.len(), seen.put_away[0].difference), (0, Some(card)));
    assert!(!told(&world), "what was put away is in no draft");
    world.review(
        json!({ "kind": "difference_noted", "difference": card, "question": "Was it the pool?", "accounts": accounts }),
    );
    assert_eq!(look(&world).cards[0].edits, 1, "writing it anew takes it up again");
}
