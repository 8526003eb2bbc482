//! Hints at questions, held against questions that were labelled by what a trained listener hears in them.
#![expect(clippy::unwrap_used, reason = "a test says what it expects")]

use std::collections::BTreeSet;
use std::fmt::Write as _;

use muster_core::language::questions::look_at;

/// Forms given to questions against their labels: right, wrong, missed, and what differs.
fn score(file: &str) -> (u32, u32, u32, String) {
    let (mut right, mut wrong, mut missed, mut report) = (0, 0, 0, String::new());
    for line in file.lines().filter(|line| !line.starts_with('#')) {
        let (label, text) = line.split_once('\t').unwrap();
        let expected: BTreeSet<&str> = label.split(',').filter(|form| *form != "none").collect();
        let found: BTreeSet<&str> = look_at(text).into_iter().map(|hint| hint.form.as_str()).collect();
        right += expected.intersection(&found).count();
        wrong += found.difference(&expected).count();
        missed += expected.difference(&found).count();
        if expected != found {
            writeln!(report, "  {text:?}: meant {expected:?}, given {found:?}").unwrap();
        }
    }
    let [right, wrong, missed] = [right, wrong, missed].map(|count| u32::try_from(count).unwrap());
    let precision = f64::from(right) / f64::from((right + wrong).max(1));
    let recall = f64::from(right) / f64::from((right + missed).max(1));
    writeln!(report, "precision {precision:.3}, recall {recall:.3} ({right} right, {wrong} wrong, {missed} missed)")
        .unwrap();
    (right, wrong, missed, report)
}

#[test]
fn forms_are_named_as_a_listener_would() {
    let file = include_str!("language/questions.tsv");
    let (right, wrong, _, report) = score(file);
    println!("{report}");
    assert!(right * 20 >= (right + wrong) * 18, "nine of ten hints are right:\n{report}");
}

#[test]
fn each_line_is_a_question_of_its_own() {
    let text = "What did you see?\nWhy did you restart it?\nDid that help?\n";
    let found: Vec<(&str, &str)> =
        look_at(text).iter().map(|hint| (hint.form.as_str(), &text[hint.start as usize..hint.end as usize])).collect();
    assert_eq!(found, [("why", "Why did you restart it"), ("yes_no", "Did that help")]);
}

#[test]
fn what_is_offered_can_be_asked_as_it_stands() {
    let offers = [
        ("Why didn’t you check the pool before the rollout?", "What did you know about the pool at the time?"),
        (
            "Why did you not look at the size of the queue?",
            "What did you know about the size of the queue at the time?",
        ),
        ("Why didn't you ask?", "What led up to it?"),
        ("Why did you restart it?", "What led up to it?"),
        ("What did you see, and what did you do then?", "What did you see?"),
        ("What did you see? How did you know?", "What did you see?"),
    ];
    for (asked, offer) in offers {
        assert_eq!(look_at(asked).first().map(|hint| hint.offer.as_str()), Some(offer), "{asked}");
    }
    // Whoever takes it asks it: nothing in it is left to fill in, and it judges nobody in its turn.
    for line in include_str!("language/questions.tsv").lines().filter(|line| !line.starts_with('#')) {
        let text = line.split_once('\t').unwrap().1;
        for hint in look_at(text) {
            assert!(!hint.offer.contains('…') && hint.offer.ends_with(['?', '.']), "{text}: {}", hint.offer);
            let worse: Vec<_> = look_at(&hint.offer).into_iter().filter(|again| again.form == hint.form).collect();
            assert!(worse.is_empty(), "{text}: {} is no better", hint.offer);
        }
    }
}
