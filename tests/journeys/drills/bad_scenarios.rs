//! Bad input to the commands that take scenarios: each gets one sentence with its line and column, and nothing is lost.

use serde_json::{Value, json};

use crate::desk::Desk;

/// A scenario that can be read; every row below breaks one thing in it.
const GOOD: &str = "key: small
title: Small
synopsis: s
minutes: 30
difficulty: easy
objectives:
- key: one
  text: One
roles: [{role: commander}]
start: {}
injects:
- key: a
  title: A
  kind: event
  delivery: alert
  to: [everyone]
  text: A
  objectives: [one]
  trigger: {kind: at, minute: 0}
- key: b
  title: B
  kind: event
  delivery: chat
  to: [commander]
  text: B
  trigger: {kind: after, inject: a, minutes: 3}
";

fn broken(from: &str, to: &str) -> String {
    assert!(GOOD.contains(from), "{from} is not in the good one");
    GOOD.replacen(from, to, 1)
}

/// Anchors that stand for ten times the one before: a thousand million words in twelve lines.
fn bomb() -> String {
    let mut bomb = format!("{GOOD}x0: &x0 [x, x, x, x, x, x, x, x, x, x]\n");
    for n in 1..10 {
        bomb.push_str(&format!("x{n}: &x{n} [{}]\n", format!("*x{}, ", n - 1).repeat(10)));
    }
    bomb
}

fn repeated() -> String {
    format!("{GOOD}cast:\n- &p {{handle: h, name: n, part: p}}\n{}", "- *p\n".repeat(1_000))
}

fn picture(bytes: usize) -> String {
    let data = "A".repeat(bytes);
    format!(
        "{GOOD}artefacts:\n- key: p\n  title: P\n  content: {{kind: picture, mediaType: image/png, data: \"{data}\"}}\n"
    )
}

/// What is read, and the place and the words of the answer.
fn rows() -> Vec<(&'static str, String, &'static str)> {
    vec![
        ("a cycle of triggers", broken("inject: a,", "inject: b,"), "line 26, column 12: injects go round in a circle"),
        ("before the start", broken("minute: 0", "minute: -5"), "line 19, column 3: minute -5 lies before the start"),
        (
            "two objectives with one id",
            broken("- key: one\n  text: One\n", "- key: one\n  text: One\n- key: one\n  text: Two\n"),
            "line 9, column 8: two objectives have the key one",
        ),
        ("two injects with one id", broken("- key: b", "- key: a"), "line 20, column 8: two injects have the key a"),
        ("aliases that explode", bomb(), "line 27, column "),
        ("one person a thousand times", repeated(), "line 529, column 3: there is more in the file, or deeper, than"),
        ("a picture of 3 MB", picture(3_000_000), "line 30, column 12: the picture p has 3 MB"),
        ("a picture of 200 MB", picture(200_000_000), "line 30, column 56: the file has 200 MB; a scenario has 16 MB"),
        ("a number where text is", broken("title: Small", "title: [1, 2]"), "line 2, column 8: "),
        ("text where a number is", broken("minutes: 30", "minutes: half"), "line 4, column 10: "),
        ("a list where fields are", broken("start: {}", "start: []"), "line 10, column 8: "),
        ("a word nobody knows", broken("easy", "cosy"), "line 5, column 13: \"cosy\" is not known here"),
        ("a field nobody knows", broken("synopsis", "sinopsis"), "line 3, column 1: there is no field \"sinopsis\""),
        (
            "a field twice",
            broken("synopsis: s\n", "synopsis: s\nsynopsis: t\n"),
            "line 4, column 1: \"synopsis\" stands twice",
        ),
        ("a tab", broken("  title: A\n", "\ttitle: A\n"), "line 12, column 8: there is a tab here; YAML is indented"),
        ("a tab at the start", "\tkey: small\n".to_owned(), "line 1, column 2: "),
        (
            "a bracket that stays open",
            broken("[everyone]", "[everyone"),
            "line 17, column 7: a bracket or a quotation mark before this",
        ),
        ("an empty file", String::new(), "line 1, column 1: the file is empty"),
        ("blanks and lines", " \n\n ".to_owned(), "line 1, column 1: the file is empty"),
        (
            "bytes of a program",
            "\u{0}\u{1}\u{2}ELF\u{0}\u{0}".to_owned(),
            "line 1, column 1: there is a character here that is no text",
        ),
        (
            "bytes in the middle",
            broken("title: A\n", "title: \"\u{0}\u{1}\"\n"),
            "line 13, column 11: there is a character here that is no text",
        ),
        (
            "bytes that were no text",
            broken("title: Small", "tit\u{fffd}\u{fffd}: x"),
            "line 2, column 1: there is no field",
        ),
        (
            "a list with a circle",
            list("a,after b 1,A\nb,after a 1,B\n"),
            "line 2, column 2: Injects go round in a circle",
        ),
        ("a list before the start", list("a,-5,A\n"), "line 2, column 2: inject 1: minute -5 lies before the start"),
        ("a list with one id twice", list("a,0,A\na,1,B\n"), "line 3, column 1: two injects have the key \"a\""),
        ("JSON that ends too early", "{\"key\": \"a\",".to_owned(), "line 1, column 12: the file ends too early"),
        ("two documents", format!("{GOOD}---\n{GOOD}"), "line 28, column 1: a second document"),
        (
            "deeper than anything",
            format!("{GOOD}cast: {}\n", "[".repeat(2_000)),
            "line 27, column 27: there is more in the file, or deeper, than",
        ),
    ]
}

fn list(rows: &str) -> String {
    format!("inject,trigger,title\n{rows}")
}

#[test]
fn each_gets_one_sentence_with_its_place() {
    let desk = Desk::new();
    let shelf = desk.tell("scenarios", json!({}));
    let said = |text: &str| desk.tell("scenario_read", json!({ "name": "x.yaml", "text": text }));
    assert_eq!(said(GOOD)["problem"], Value::Null, "the good one is good");
    for (what, text, expected) in rows() {
        let read = said(&text);
        let problem = read["problem"].as_str().unwrap_or_else(|| panic!("{what} was read: {read}"));
        let place = "Failed to read the scenario: line ";
        assert!(problem.starts_with(place) && problem.contains(", column "), "{what}: no place in “{problem}”");
        assert!(problem.contains(expected), "{what}: “{problem}” and not “{expected}”");
        assert!(
            problem.ends_with('.') && !problem.contains('\n') && problem.len() < 400,
            "{what}: one sentence: {problem}"
        );
        assert!(!problem.contains("Error") && !problem.contains("Some("), "{what}: in words: {problem}");
        assert_eq!(read["scenarios"], json!([]), "{what}: nothing half read");
    }
    assert_eq!(desk.tell("scenarios", json!({})), shelf, "nothing on the shelf has changed");
    desk.assert_good();
}

#[test]
fn a_draft_that_has_no_meaning_is_said_so_and_the_one_on_the_shelf_stays() {
    let desk = Desk::new();
    let mut own = desk.tell("scenario_read", json!({ "name": "x.yaml", "text": GOOD }))["scenarios"][0].clone();
    desk.tell("library_set", json!({ "shelf": "scenario", "key": "small", "value": own }));
    let kept = desk.tell("scenario", json!({ "key": "small" }));
    let breaks: [(&str, Value, &str); 5] = [
        ("/injects/0/trigger", json!({ "kind": "after", "inject": "b", "minutes": 1 }), "go round in a circle"),
        ("/injects/1/key", json!("a"), "Two injects have the key a."),
        ("/minutes", json!(0), "The scenario has no length"),
        ("/objectives/0/text", json!(" "), "says nothing"),
        ("/injects/0/text", json!("x".repeat(30_000)), "longer than 20000 characters"),
    ];
    for (at, value, expected) in breaks {
        let was = own.pointer(at).unwrap().clone();
        *own.pointer_mut(at).unwrap() = value;
        // The editor is told while it is typed, and gets its text back as it was.
        let looked = desk.tell("scenario_look", json!({ "scenario": own }));
        assert_eq!(looked["scenario"].pointer(at), own.pointer(at), "what was typed stays");
        let found = looked["findings"].as_array().unwrap().iter().find(|one| one["refuses"] == true).unwrap();
        assert!(found["text"].as_str().unwrap().contains(expected), "{found}");
        // Saving says the same, and the one on the shelf is as it was.
        let error = desk.ask("library_set", json!({ "shelf": "scenario", "key": "small", "value": own })).unwrap_err();
        assert!(error.message.contains(expected) && error.message.ends_with('.'), "{}", error.message);
        assert_eq!(desk.tell("scenario", json!({ "key": "small" })), kept);
        *own.pointer_mut(at).unwrap() = was;
    }
    // A minute before the start is no minute at all: the request is refused as a whole, and the shelf stays.
    *own.pointer_mut("/injects/0/trigger").unwrap() = json!({ "kind": "at", "minute": -5 });
    let error = desk.ask("library_set", json!({ "shelf": "scenario", "key": "small", "value": own })).unwrap_err();
    assert!(error.message.ends_with('.') && !error.message.contains('\n'), "{}", error.message);
    assert_eq!(desk.tell("scenario", json!({ "key": "small" })), kept);
    desk.assert_good();
}

#[test]
fn a_drill_of_a_scenario_that_went_bad_is_never_begun() {
    let desk = Desk::new();
    let error = desk.ask("drill_plan", json!({ "scenario": "nowhere", "mode": "solo" })).unwrap_err();
    assert_eq!(error.message, "There is no scenario \"nowhere\" in the library.");
    assert_eq!(desk.tell("drills", json!({}))["rows"], json!([]));
}
