//! Cards as a file: what is written is read back, and what is wrong is said in one sentence with its place.

use muster_core::library::{Card, Item, ItemBinding};
use muster_exchange::{MAX_CARD_BYTES, cards_from_yaml, cards_to_yaml};
use proptest::prelude::*;

const GOOD: &str = "\
cards:
- key: a
  title: Take command
  readDo: true
  minutes: [0, 5]
  items:
  - key: a1
    text: Say who commands
    minute: 2
    binding: commander
  - key: a2
    text: Open the call
    after: a1
";

#[test]
fn a_file_as_a_person_writes_it() {
    let cards = cards_from_yaml(GOOD).unwrap();
    assert_eq!(cards.len(), 1);
    assert_eq!(cards[0].minutes, Some((0, 5)));
    assert_eq!(cards[0].items[0].binding, ItemBinding::Commander);
    assert_eq!(cards[0].items[1].after.as_deref(), Some("a1"));
    assert_eq!(cards_from_yaml(&format!("\u{feff}{GOOD}")).unwrap(), cards, "a mark some editors put in front");
    assert_eq!(cards_from_yaml(&GOOD.replace('\n', "\r\n")).unwrap(), cards, "line ends of another system");
}

#[test]
fn faults_are_one_sentence_with_their_place() {
    let swap = |from: &str, to: &str| GOOD.replace(from, to);
    let rows: Vec<(String, &str)> = vec![
        (swap("title:", "titel:"), "line 3, column 3: there is no field \"titel\" here; there could be key, title,"),
        (swap("    minute: 2", "    minute: two"), "line 9, column 13: this is not a whole number, 0 or more"),
        (swap("    minute: 2", "    minute: -2"), "line 9, column 13: this is not a whole number, 0 or more"),
        (swap("readDo: true", "readDo: perhaps"), "line 4, column 11: this is not true or false"),
        (swap("[0, 5]", "[5]"), "line 5, column"),
        (swap("[0, 5]", "[5, 0]"), "line 2, column 8: the card \"a\" ends before it begins"),
        (swap("readDo: true", "readDo: true\n  readDo: true"), "line 5, column 3: \"readDo\" stands twice"),
        (swap("binding: commander", "binding: captain"), "line 10, column 14: \"captain\" is not known here"),
        (swap("after: a1", "after: a2"), "line 13, column 12: \"a2\" waits for itself in the end"),
        (swap("after: a1", "after: a9"), "line 13, column 12: no item of this card has the key \"a9\""),
        (swap("binding: commander", "after: a2"), "line 10, column 12: \"a1\" waits for itself in the end"),
        (swap("key: a2", "key: a1"), "line 11, column 10: two items of the card \"a\" have the key \"a1\""),
        (swap("key: a2", "key: A 2"), "line 11, column 10: \"A 2\" cannot be the key of an item"),
        (swap("text: Open the call", "text: \"\""), "the item \"a2\" has no text"),
        (swap("  title: Take command\n", ""), "the field \"title\" is missing"),
        (swap("cards:", "card:"), "line 1, column 1: there is no field \"card\" here; there could be cards"),
        ("cards: [".to_owned(), "line"),
        ("cards: {}".to_owned(), "line 1, column 8: there should be a list"),
        ("- 1".to_owned(), "line 1, column 1:"),
        ("cards:\n\t- key: a".to_owned(), "line"),
        ("cards: *nowhere".to_owned(), "line 1, column 8"),
        ("cards: []\n---\ncards: []".to_owned(), "a second document begins here"),
        (" \n".to_owned(), "the file is empty"),
        ("x".repeat(MAX_CARD_BYTES + 1), "the file is larger than 1 MB"),
    ];
    for (file, expected) in rows {
        let said = cards_from_yaml(&file).unwrap_err().to_string();
        assert!(said.starts_with("read the cards: "), "{said}");
        assert!(said.contains(expected), "{said:?} should hold {expected:?}");
        assert!(!said.contains('\n') && said.chars().count() < 400, "one sentence: {said}");
    }
}

#[test]
fn a_file_that_wants_to_be_huge_is_refused() {
    let mut bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n".to_owned();
    for step in 1..12 {
        let before = format!("*a{}", step - 1);
        bomb.push_str(&format!("a{step}: &a{step} [{}]\n", vec![before; 9].join(", ")));
    }
    bomb.push_str("cards: *a11\n");
    let deep = format!("cards: {}{}", "[".repeat(50_000), "]".repeat(50_000));
    let blocks: String = (0..2_000).map(|depth| format!("{}- \n", " ".repeat(depth))).collect();
    let wide = format!("cards: [{}]", "{},".repeat(300_000));
    let merged = GOOD.replace("  title: Take command", "  <<: {title: Take command}");
    let itself = "cards: &all\n- *all\n".to_owned();
    let tagged = "cards: !!python/object/apply:os.system [\"true\"]".to_owned();
    for file in [bomb, deep, blocks, wide, merged, itself, tagged] {
        let said = cards_from_yaml(&file).unwrap_err().to_string();
        assert!(said.chars().count() < 400 && !said.contains('\n'), "{said}");
    }
}

#[test]
fn a_sentence_that_comes_back_may_be_written_once() {
    let file = GOOD.replace("Say who commands", "&say Say who commands").replace("Open the call", "*say");
    assert_eq!(cards_from_yaml(&file).unwrap()[0].items[1].text, "Say who commands");
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[ -~]{1,40}",
        "[a-zäöüß€漢字🔥:#&*!|>'\"%@`{}\\[\\], \n\t-]{1,40}",
        Just("true".to_owned()),
        Just("~".to_owned()),
        Just("0123".to_owned()),
        Just("- x: y".to_owned()),
        Just("<<".to_owned()),
        Just("\u{85}\u{2028}\u{feff}\u{7f}".to_owned()),
        Just("trailing \n\n".to_owned()),
    ]
    .prop_filter("a text says something", |text| !text.trim().is_empty())
}

prop_compose! {
    fn item()(
        text in text(), minute in proptest::option::of(0u32..90), purpose in text(), say in text(),
        binding in prop_oneof![Just(ItemBinding::None), Just(ItemBinding::Statement), Just(ItemBinding::DeputyAndScribe)],
        chained: bool,
    ) -> Item {
        Item {
            key: String::new(), text, minute, purpose, source: String::new(), say, records: String::new(), binding,
            after: chained.then(String::new),
        }
    }
}

prop_compose! {
    fn card()(
        title in text(), read_do: bool, minutes in proptest::option::of((0u32..30, 31u32..90)), say in text(),
        mut items in proptest::collection::vec(item(), 1..6),
    ) -> Card {
        let keys: Vec<String> = (0..items.len()).map(|at| format!("i-{at}")).collect();
        for (at, item) in items.iter_mut().enumerate() {
            item.key.clone_from(&keys[at]);
            // An item waits for the one before it, so there is never a circle.
            item.after = item.after.take().filter(|_| at > 0).map(|_| keys[at - 1].clone());
        }
        Card { key: String::new(), title, read_do, minutes, say, items }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn what_is_written_is_read_back(mut cards in proptest::collection::vec(card(), 0..4)) {
        for (at, card) in cards.iter_mut().enumerate() {
            card.key = format!("card-{at}");
        }
        let written = cards_to_yaml(&cards).unwrap();
        prop_assert_eq!(cards_from_yaml(&written).map_err(|error| format!("{error}\n{written}")), Ok(cards));
    }

    #[test]
    fn nothing_a_file_holds_ends_the_program(file in ".{0,200}", at in 0usize..GOOD.len(), cut: bool) {
        let _any = cards_from_yaml(&file).is_ok();
        let rest = if cut { "" } else { &GOOD[at..] };
        let _other = cards_from_yaml(&format!("{}{file}{rest}", &GOOD[..at])).is_ok();
    }
}
