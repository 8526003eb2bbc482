//! The severity guide: the highest answer decides, and who is unsure takes the higher one.

use muster_core::library::{Guide, GuideAnswer, GuideChoice, GuideQuestion, size_by_guide};
use muster_core::words::Severity;
use proptest::prelude::*;

fn answer(text: &str, severity: Severity, page: bool) -> GuideAnswer {
    GuideAnswer { text: text.to_owned(), severity, page }
}

fn guide() -> Guide {
    let question = |key: &str, answers| GuideQuestion { key: key.to_owned(), text: format!("{key}?"), answers };
    Guide {
        questions: vec![
            question(
                "reach",
                vec![
                    answer("Everybody", Severity::Sev1, true),
                    answer("Many", Severity::Sev2, true),
                    answer("Nobody", Severity::Sev5, false),
                ],
            ),
            question("data", vec![answer("Lost", Severity::Sev1, true), answer("Safe", Severity::Sev4, false)]),
            question("money", vec![answer("Some", Severity::Sev3, false), answer("None", Severity::Sev5, false)]),
        ],
    }
}

fn choice(question: &str, answer: Option<u32>) -> GuideChoice {
    GuideChoice { question: question.to_owned(), answer }
}

/// Choices, and what follows: severity, page, how many answers count, how many were unsure.
type Row<'a> = (&'a [GuideChoice], Option<Severity>, bool, usize, u32);

#[test]
fn the_highest_answer_decides() {
    let unsure = None;
    let rows: [Row<'_>; 8] = [
        (&[], None, false, 0, 3),
        (&[choice("reach", Some(1))], Some(Severity::Sev2), true, 1, 2),
        (&[choice("reach", Some(2)), choice("data", Some(1))], Some(Severity::Sev4), false, 1, 1),
        (&[choice("reach", Some(2)), choice("data", unsure)], Some(Severity::Sev1), true, 1, 1),
        (&[choice("money", unsure)], Some(Severity::Sev3), false, 1, 2),
        (&[choice("reach", Some(2)), choice("reach", Some(0))], Some(Severity::Sev1), true, 1, 2),
        (&[choice("reach", Some(9)), choice("weather", Some(0))], None, false, 0, 3),
        (
            &[choice("reach", Some(0)), choice("data", Some(0)), choice("money", Some(1))],
            Some(Severity::Sev1),
            true,
            2,
            0,
        ),
    ];
    for (choices, suggested, page_now, why, open) in rows {
        let sized = size_by_guide(&guide(), choices);
        assert_eq!(
            (sized.suggested, sized.page_now, sized.why.len(), sized.open),
            (suggested, page_now, why, open),
            "{choices:?}"
        );
    }
}

proptest! {
    #[test]
    fn being_unsure_never_lowers_it(answers in proptest::collection::vec(proptest::option::of(0u32..3), 3), at in 0usize..3) {
        let keys = ["reach", "data", "money"];
        let sure: Vec<_> = keys.iter().zip(&answers).map(|(key, answer)| choice(key, *answer)).collect();
        let mut unsure = sure.clone();
        unsure[at].answer = None;
        let (before, after) = (size_by_guide(&guide(), &sure), size_by_guide(&guide(), &unsure));
        // Smaller is higher; nothing answered yet is lower than anything.
        prop_assert!(after.suggested.is_some());
        prop_assert!(before.suggested.is_none_or(|before| after.suggested.is_some_and(|after| after <= before)));
        prop_assert!(!before.page_now || after.page_now);
    }
}
