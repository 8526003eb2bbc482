//! Hostile words in every place a person can write, through every export.

use muster_core::event::AskBody;
use muster_core::ids::Hash;
use muster_core::incident::{Intent, LineIntent, NewLine};
use muster_core::words::{EntryKind, Milestone, Severity};
use muster_exchange::{csv, from_json, html, json, markdown};
use proptest::prelude::*;
use pulldown_cmark::{Event, LinkType, Options, Parser, Tag};

use crate::desk::{Desk, line, picture, png};
use crate::markup::{skeleton, tags};
use crate::payloads::{PAYLOADS, very_long};

/// An incident that says these words wherever words can be said. `links` are kept apart: they may become links.
pub(crate) fn everywhere(words: &str, links: &[&str]) -> Desk {
    let said = |what: &str| format!("{words}{what}");
    let mut desk = Desk::declared(&said(" title"), false);
    desk.person(8, "jonas", &said(" name"), &said(" team"));
    desk.service("gateway", &said(" service"), &said(" team"));
    desk.does(Intent::SetSeverity(Severity::Sev1, Some(said(" reason"))));
    desk.does(Intent::SetMilestone(Milestone::Detected, None, said(" milestone")));
    desk.does(Intent::WriteStatement(said(" first statement")));
    desk.does(Intent::WriteStatement(said(" statement")));
    let bytes = png();
    desk.images.insert(Hash::of(&bytes), bytes.clone());
    let full = NewLine {
        people: vec!["jonas".to_owned(), said(" handle")],
        services: vec!["gateway".to_owned(), said(" handle")],
        ask: Some(AskBody { person: said(" asked"), minutes: Some(5) }),
        links: links.iter().map(|link| (*link).to_owned()).collect(),
        attachments: vec![picture(&bytes, &said(" caption")), picture(b"elsewhere", &said(" caption"))],
        pinned: true,
        flagged: true,
        ..line(EntryKind::Evidence, &said(" line"))
    };
    desk.logs(3, full);
    let struck = desk.logs(1, line(EntryKind::Action, &said(" struck")));
    desk.changes(LineIntent::Strike(struck, Some(said(" reason"))));
    let gone = desk.logs(1, line(EntryKind::Decision, "gone"));
    desk.changes(LineIntent::Erase(gone, said(" reason")));
    desk.logs(1, line(EntryKind::Note, if words.trim().is_empty() { "-" } else { words }));
    desk
}

/// What a Markdown reader finds that words must not become.
#[derive(Debug, PartialEq, Eq, Default)]
pub(crate) struct Found {
    pub(crate) headings: usize,
    pub(crate) tables: usize,
    rows: usize,
    lists: usize,
    pub(crate) quotes: usize,
    rules: usize,
    strong: usize,
    pub(crate) links: Vec<String>,
}

pub(crate) fn found(md: &str) -> (Found, String) {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_MATH
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let (mut found, mut words) = (Found::default(), String::new());
    for event in Parser::new_ext(md, options) {
        match event {
            Event::Start(Tag::Heading { .. }) => found.headings += 1,
            Event::Start(Tag::Table(_)) => found.tables += 1,
            Event::Start(Tag::TableRow) => found.rows += 1,
            Event::Start(Tag::List(number)) => {
                assert_eq!(number, None, "a numbered list");
                found.lists += 1;
            }
            Event::Start(Tag::BlockQuote(_)) => found.quotes += 1,
            Event::Start(Tag::Strong) => found.strong += 1,
            Event::Start(Tag::Link { link_type, dest_url, .. }) => {
                assert_eq!(link_type, LinkType::Autolink, "words became a link to {dest_url}");
                found.links.push(dest_url.to_string());
            }
            Event::Rule => found.rules += 1,
            Event::Text(text) => words.push_str(&text),
            Event::SoftBreak | Event::HardBreak => words.push(' '),
            Event::Start(
                Tag::Paragraph | Tag::Item | Tag::TableHead | Tag::TableCell | Tag::Emphasis | Tag::Strikethrough,
            )
            | Event::End(_) => {}
            other => unreachable!("words became {other:?}"),
        }
    }
    (found, words)
}

fn cells(text: &str) -> Vec<Vec<String>> {
    let mut reader = ::csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
}

/// Nothing in the cell begins a formula, whatever a reader skips or splits at.
fn assert_harmless(cell: &str) {
    for start in cell.split(['\n', '\r', '\t', ';']) {
        let begins = start.trim_start_matches(|c: char| {
            c.is_whitespace() || c.is_control() || matches!(c, '"' | '\u{200b}'..='\u{200f}' | '\u{feff}')
        });
        let first = begins.chars().next();
        assert!(!first.is_some_and(|c| "=+-@＝＋－＠".contains(c)), "{cell:?} begins a formula");
    }
    assert!(!cell.starts_with(['\t', '\r', '\n']), "{cell:?}");
}

fn check(words: &str, benign: &Desk) {
    let desk = everywhere(words, &[]);
    let (dossier, plain) = (desk.dossier(), benign.dossier());

    let page = html(&dossier);
    assert_eq!(skeleton(&page), skeleton(&html(&plain)), "{words:?} changed the page");
    assert!(page.contains("content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'"));
    assert!(!page.chars().any(|c| matches!(c, '\0'..='\u{8}' | '\u{b}'..='\u{1f}' | '\u{202a}'..='\u{202e}')));

    let (hostile, said) = found(&markdown(&dossier));
    let (expected, _) = found(&markdown(&plain));
    assert_eq!(hostile, expected, "{words:?} changed the Markdown");
    let squeezed = |text: &str| text.split_whitespace().collect::<String>();
    let visible: String = words.chars().filter(|c| !c.is_control() || c.is_whitespace()).collect();
    if !words.contains(['\u{202e}', '\u{2066}', '\u{feff}', '\u{85}']) {
        assert!(squeezed(&said).contains(&squeezed(&visible)), "{words:?} is not to be read in the Markdown: {said}");
    }

    let table = cells(&csv(&dossier));
    assert_eq!(table.len(), cells(&csv(&plain)).len(), "{words:?} changed the number of rows");
    for cell in table.iter().flatten() {
        assert_harmless(cell);
    }

    let text = json(&dossier);
    assert!(!text.contains('<'));
    let file = from_json(text.as_bytes()).unwrap();
    assert!(file.lines.iter().any(|line| line.text == format!("{words} line").trim()), "{words:?} is kept as it was");
}

#[test]
fn no_payload_becomes_anything_but_words() {
    assert!(PAYLOADS.len() >= 100);
    let benign = everywhere("benign", &[]);
    for words in PAYLOADS {
        check(words, &benign);
    }
    check(&very_long(), &benign);
}

#[test]
fn only_web_addresses_become_links() {
    for words in PAYLOADS {
        let address = words.trim();
        let desk = everywhere("x", &[address, "https://good.example/a?b=c&d"]);
        let page = tags(&html(&desk.dossier()));
        let links = page.iter().filter(|(name, _)| name == "a").count();
        let safe = usize::from(muster_exchange::safe_link(address).is_some());
        assert_eq!(links, 1 + safe, "{address:?}");
        let (found, _) = found(&markdown(&desk.dossier()));
        assert_eq!(found.links.len(), 1 + safe, "{address:?}: {:?}", found.links);
    }
}

#[test]
fn a_page_runs_and_loads_nothing() {
    let page = html(&everywhere("x", &["https://good.example"]).dossier());
    for (name, attributes) in tags(&page) {
        assert!(name != "script" && name != "link" && name != "iframe");
        for (attribute, _) in attributes {
            assert!(!attribute.starts_with("on") && attribute != "style", "{attribute}");
        }
    }
    assert!(!page.contains("url(") && !page.contains("@import"), "the style loads nothing");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_words_at_all_become_anything_but_words(
        words in prop_oneof!["\\PC{1,40}", "[-=+@#*_~`<>\\[\\]()!|&:/.;\"' \t\nax1]{1,30}", "(?s).{1,40}"],
    ) {
        prop_assume!(!words.trim().is_empty());
        let desk = everywhere(&words, &[words.as_str()]);
        let benign = everywhere("benign", &[]);
        let (hostile, _) = found(&markdown(&desk.dossier()));
        let (expected, _) = found(&markdown(&benign.dossier()));
        prop_assert_eq!(hostile.headings, expected.headings);
        prop_assert_eq!(hostile.rows, expected.rows);
        prop_assert_eq!(hostile.strong, expected.strong);
        prop_assert_eq!(hostile.lists, expected.lists);
        tags(&html(&desk.dossier()));
        for cell in cells(&csv(&desk.dossier())).iter().flatten() {
            assert_harmless(cell);
        }
        prop_assert!(from_json(json(&desk.dossier()).as_bytes()).is_ok());
    }
}
