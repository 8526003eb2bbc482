//! Surveys: what the program asks, what a form must keep to, and what is shown of answers.

#[path = "survey_world/mod.rs"]
mod survey_world;

use muster_core::event::{SurveyItem, SurveyOpened};
use muster_core::ids::EventId;
use muster_core::review::survey::{
    AnswerFault, FormFault, ItemAnswer, PROMISE, PoolMember, Scale, SurveyResponse, different_people, fault, fitted,
    form_look, is_adapted, median, meeting_items, minutes, pools, results, review_items, told,
};
use survey_world::{answer, item, named, open, response};
use uuid::Uuid;

#[test]
fn the_built_in_questions_are_whole_and_say_what_they_are_not() {
    let keys = |items: &[SurveyItem]| items.iter().map(|item| item.key.clone()).collect::<Vec<_>>();
    assert_eq!(keys(&review_items()), (1..=13).map(|n| format!("R{n}")).collect::<Vec<_>>());
    assert_eq!(keys(&meeting_items()), ["M1", "M2", "M3", "M4"]);
    for item in review_items().iter().chain(&meeting_items()) {
        let scale = Scale::of(item).unwrap();
        let labels = match scale {
            Scale::Load | Scale::Agree => 2,
            Scale::Choice => 5,
            Scale::YesNo | Scale::YesNoText | Scale::Text => 0,
        };
        assert_eq!(item.labels.len(), labels, "{}", item.key);
        assert!(!item.about.is_empty() && !item.text.is_empty(), "{}", item.key);
    }
    let adapted: Vec<String> = keys(&review_items().into_iter().filter(is_adapted).collect::<Vec<_>>());
    assert_eq!(adapted, ["R1", "R2", "R3", "R4", "R5", "R9", "R10", "R11"], "made after validated instruments");
    assert!(!PROMISE.to_lowercase().contains("anonym"), "who collects answers could always tell something");
    assert!(PROMISE.contains("confidential"));
}

#[test]
fn a_form_says_how_long_it_takes() {
    assert_eq!(minutes(&review_items()), 5, "the cheap tier is a survey of five minutes");
    assert!(minutes(&meeting_items()) <= 3, "three or four questions at the end of a meeting");
    assert_eq!(minutes(&[]), 1);
}

#[test]
fn a_form_is_refused_only_where_it_would_not_work_or_would_show_somebody() {
    let agree = item("a", "agree");
    let choice = |labels: &[&str]| {
        let labels = labels.iter().map(|label| (*label).to_owned()).collect();
        SurveyItem { labels, groups: true, ..item("g", "choice") }
    };
    let fine = vec![agree.clone()];
    type Case = (Vec<SurveyItem>, u32, u32, bool, Option<FormFault>);
    let cases: Vec<Case> = vec![
        (fine.clone(), 5, 8, false, None),
        (fine.clone(), 7, 12, false, None),
        (fine.clone(), 4, 8, false, Some(FormFault::NotTold)),
        (fine.clone(), 5, 7, false, Some(FormFault::NotTold)),
        (fine.clone(), 3, 3, true, None),
        (fine.clone(), 2, 8, true, Some(FormFault::BelowLowest)),
        (fine, 8, 5, true, Some(FormFault::SpreadFirst)),
        (vec![], 5, 8, false, Some(FormFault::NoQuestion)),
        (vec![agree.clone(), agree.clone()], 5, 8, false, Some(FormFault::SameKey)),
        (vec![item("a", "stars")], 5, 8, false, Some(FormFault::NoScale)),
        (vec![SurveyItem { text: " ".to_owned(), ..agree.clone() }], 5, 8, false, Some(FormFault::NoText)),
        (vec![SurveyItem { text: "x".repeat(401), ..agree.clone() }], 5, 8, false, Some(FormFault::TooLong)),
        (vec![choice(&["only one"])], 5, 8, false, Some(FormFault::NoChoice)),
        (vec![choice(&["one", "two"])], 5, 8, false, None),
        (vec![SurveyItem { groups: true, ..agree }], 5, 8, false, Some(FormFault::Groups)),
        ((0..41).map(|n| item(&n.to_string(), "agree")).collect(), 5, 8, false, Some(FormFault::TooMany)),
    ];
    for (items, minimum, spread, told, expected) in cases {
        assert_eq!(fault(&items, minimum, spread, told), expected, "{items:?} {minimum} {spread} {told}");
        assert_eq!(form_look(&items, minimum, spread, told).words.is_empty(), expected.is_none());
    }
}

#[test]
fn an_answer_is_held_against_its_form() {
    let items = vec![item("a", "agree"), item("l", "load"), item("t", "text")];
    let one = |key: &str, number: u32| response(&[(key, number)]);
    assert_eq!(fitted(&items, &one("z", 1)), Err(AnswerFault::Foreign));
    assert_eq!(fitted(&items, &one("a", 6)), Err(AnswerFault::OffScale));
    assert_eq!(fitted(&items, &one("a", 0)), Err(AnswerFault::OffScale));
    assert_eq!(fitted(&items, &one("l", 52)), Err(AnswerFault::OffScale), "steps of five");
    assert_eq!(fitted(&items, &response(&[("a", 1), ("a", 2)])), Err(AnswerFault::Twice));
    assert_eq!(fitted(&items, &SurveyResponse::default()), Err(AnswerFault::Empty));
    let said = SurveyResponse {
        answers: vec![
            ItemAnswer { key: "t".to_owned(), number: None, text: " too many tabs ".to_owned() },
            answer("a", 3),
        ],
        released: " Mei ".to_owned(),
    };
    let kept = fitted(&items, &said).unwrap();
    assert_eq!(kept.answers.iter().map(|one| one.key.as_str()).collect::<Vec<_>>(), ["a", "t"], "in the form's order");
    assert_eq!((kept.answers[1].text.as_str(), kept.released.as_str()), ("too many tabs", "Mei"));
    assert!(!format!("{kept:?}").contains("tabs"), "no log can hold an answer by way of a debug print");
}

#[test]
fn the_middle_of_figures() {
    assert_eq!(median(&[]), None);
    assert_eq!(median(&[3.0]), Some(3.0));
    assert_eq!(median(&[5.0, 1.0, 3.0]), Some(3.0));
    assert_eq!(median(&[4.0, 1.0]), Some(2.5));
}

#[test]
fn below_the_minimum_there_is_only_a_count() {
    let items = review_items();
    let four: Vec<SurveyResponse> = (0..4).map(|n| response(&[("R1", n * 5), ("R6", 3)])).collect();
    let shown = results(&items, 5, 8, &four, 1);
    assert!(!shown.shown && shown.items.is_empty() && shown.indexes.is_empty() && shown.bar.is_none());
    assert!(shown.hidden.starts_with("Collected 4."), "{}", shown.hidden);
}

#[test]
fn from_five_on_middles_are_shown_and_from_eight_on_dots_and_words() {
    let items = review_items();
    let said = |n: u32| {
        let mut one = response(&[
            ("R1", 10),
            ("R2", 20),
            ("R3", 30),
            ("R4", 40),
            ("R5", n * 5),
            ("R9", 4),
            ("R10", 2),
            ("R11", 2),
            ("R12", n % 5),
        ]);
        one.answers.push(ItemAnswer { key: "R13".to_owned(), number: None, text: format!("words {n}") });
        one
    };
    let five: Vec<SurveyResponse> = (0..5).map(said).collect();
    let shown = results(&items, 5, 8, &five, 1);
    let row = |key: &str| shown.items.iter().find(|row| row.key == key).unwrap();
    assert_eq!((row("R5").median, row("R5").dots.len(), row("R5").count), (Some(10.0), 0, Some(5)));
    assert!(row("R13").words.is_empty() && row("R12").counts.is_empty());
    assert!(row("R6").hidden.contains("Fewer than 5"), "nobody answered it");
    let index = |key: &str| shown.indexes.iter().find(|row| row.key == key).unwrap();
    assert_eq!(index("load").median, Some(22.0), "(10 + 20 + 30 + 40 + 10) / 5");
    assert_eq!(index("safety").median, Some(4.0), "4, and 6 less 2");

    let eight: Vec<SurveyResponse> = (0..8).map(said).collect();
    let shown = results(&items, 5, 8, &eight, 1);
    let row = |key: &str| shown.items.iter().find(|row| row.key == key).unwrap();
    assert_eq!(row("R5").dots, [0.0, 5.0, 10.0, 15.0, 20.0, 25.0, 30.0, 35.0], "from low to high, not as they came");
    assert_eq!(row("R12").counts, [2, 2, 2, 1, 1]);
    assert!(row("R11").dots.is_empty() && row("R11").median.is_some(), "stress is read over a group only");
    let mut words = row("R13").words.clone();
    let again = results(&items, 5, 8, &eight.iter().rev().cloned().collect::<Vec<_>>(), 1);
    assert_eq!(again, shown, "the order in which answers came in is nowhere");
    assert_ne!(results(&items, 5, 8, &eight, 2).items[12].words, words, "another seed, another order");
    words.sort();
    assert_eq!(words.len(), 8);
}

#[test]
fn an_index_is_hidden_where_a_few_answered_only_a_part() {
    let mut said: Vec<SurveyResponse> =
        (0..8).map(|_| response(&[("R1", 10), ("R2", 10), ("R3", 10), ("R4", 10), ("R5", 10)])).collect();
    said.push(response(&[("R1", 100)]));
    let shown = results(&review_items(), 5, 8, &said, 1);
    let load = shown.indexes.iter().find(|row| row.key == "load").unwrap();
    assert!(load.median.is_none() && load.count.is_none(), "the sum of R1 less the index would give the ninth away");
    let without: Vec<SurveyItem> = review_items().into_iter().filter(|item| item.key != "R3").collect();
    assert!(results(&without, 5, 8, &said[..8], 1).indexes.iter().all(|row| row.key != "load"), "five scales or none");
}

#[test]
fn the_next_smallest_group_is_hidden_too() {
    let mut items = vec![item("a", "agree"), item("team", "choice")];
    items[1].labels = ["red", "green", "blue"].iter().map(|label| (*label).to_owned()).collect();
    items[1].groups = true;
    let of = |team: u32, count: usize| (0..count).map(move |_| response(&[("a", 3), ("team", team)]));
    let shown_of = |sizes: [usize; 3]| {
        let said: Vec<SurveyResponse> =
            (0..3).flat_map(|team| of(team, sizes[usize::try_from(team).unwrap()])).collect();
        let shown = results(&items, 5, 8, &said, 1);
        shown.items[0].groups.iter().map(|group| group.label.clone()).collect::<Vec<_>>()
    };
    assert_eq!(shown_of([6, 7, 9]), ["red", "green", "blue"]);
    assert_eq!(shown_of([6, 7, 2]), ["green"], "all less red and green would be blue");
    assert_eq!(shown_of([6, 4, 4]), ["red"], "two hidden ones are eight people together");
    assert_eq!(shown_of([6, 0, 2]), Vec::<String>::new());
}

#[test]
fn an_answer_given_by_name_hides_nobody() {
    let items = vec![item("a", "agree")];
    let mut said: Vec<SurveyResponse> = (0..4).map(|_| response(&[("a", 3)])).collect();
    said.push(named("Mei Tan", &[("a", 1)]));
    let shown = results(&items, 5, 8, &said, 1);
    assert!(!shown.shown, "without hers there are four");
    assert_eq!(shown.released[0].released, "Mei Tan");
    said.push(response(&[("a", 5)]));
    assert!(results(&items, 5, 8, &said, 1).shown);
}

#[test]
fn a_meeting_is_measured_and_nobody_who_was_there() {
    let said = |learned: [u32; 5], again: [u32; 5]| -> Vec<SurveyResponse> {
        learned.iter().zip(again).map(|(learned, again)| response(&[("M1", *learned), ("M2", again)])).collect()
    };
    let bar = |said: &[SurveyResponse]| results(&meeting_items(), 5, 8, said, 1).bar;
    let reached = bar(&said([1, 0, 0, 0, 0], [1, 1, 1, 0, 0])).unwrap();
    assert!(reached.reached && reached.learned && reached.again);
    assert!(!bar(&said([0; 5], [1; 5])).unwrap().reached);
    assert!(!bar(&said([1; 5], [1, 1, 0, 0, 0])).unwrap().again, "two of five are fewer than half");
    assert_eq!(bar(&said([1; 5], [1; 5])[..4]), None);
}

#[test]
fn a_report_holds_only_what_is_shown() {
    let open = open("How it *went*", review_items());
    let said = |n: u32| {
        let mut one = response(&[("R6", 1 + n % 5)]);
        one.answers.push(ItemAnswer { key: "R13".to_owned(), number: None, text: "canary".to_owned() });
        one
    };
    let few: Vec<SurveyResponse> = (0..4).map(said).collect();
    let text = told(&open, &results(&open.items, 5, 8, &few, 1), true);
    assert_eq!(text, "### How it \\*went\\*\n\n4 answers were collected, too few to show.\n\n");
    let many: Vec<SurveyResponse> = (0..9).map(said).collect();
    let shown = results(&open.items, 5, 8, &many, 1);
    assert!(told(&open, &shown, true).contains("canary") && !told(&open, &shown, false).contains("canary"));
    assert!(told(&open, &shown, false).contains("middle 3 on a scale from 1 to 5"));
    assert!(told(&open, &shown, false).contains("not the validated instrument"));
}

#[test]
fn different_people_are_counted_at_the_least() {
    let handles = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    let (abc, cde, none) = (handles(&["a", "b", "c"]), handles(&["c", "d", "e"]), Vec::new());
    assert_eq!(different_people(&[(&abc, 3), (&cde, 3)]), 5, "c counts once");
    assert_eq!(different_people(&[(&abc, 2), (&cde, 2)]), 3, "c may have answered both times");
    assert_eq!(different_people(&[(&none, 3), (&none, 4)]), 4, "they may be the same four");
    assert_eq!(different_people(&[]), 0);
}

#[test]
fn surveys_are_taken_together_until_five_different_people_answered_and_then_for_good() {
    let asked = |names: &[&str]| SurveyOpened {
        asked: names.iter().map(|name| (*name).to_owned()).collect(),
        ..open("x", review_items())
    };
    let opens = [asked(&["a", "b", "c"]), asked(&["a", "b", "c"]), asked(&["d", "e"]), asked(&["f", "g"])];
    let said: Vec<Vec<SurveyResponse>> =
        [3, 3, 2, 2].iter().map(|count| (0..*count).map(|_| response(&[("R6", 3)])).collect()).collect();
    let member = |at: usize| PoolMember {
        survey: EventId(Uuid::from_u128(u128::try_from(at).unwrap())),
        reference: format!("INC-{at}"),
        open: &opens[at],
        responses: &said[at],
    };
    assert!(pools(&[member(0), member(1)], 1).is_empty(), "the same three people twice");
    let three = pools(&[member(0), member(1), member(2)], 1);
    assert_eq!(three[0].references, ["INC-0", "INC-1", "INC-2"]);
    assert_eq!((three[0].people, three[0].results.answers), (5, 8));
    let row = three[0].results.items.iter().find(|row| row.key == "R6").unwrap();
    assert_eq!(row.median, Some(3.0));
    assert!(row.dots.is_empty(), "eight answers of five people are not eight people");
    let four = pools(&[member(0), member(1), member(2), member(3)], 1);
    assert_eq!(four, three, "what comes later changes nothing that was shown");
}
