//! What holds for every line, however odd: reading never fails, every span can be drawn, and what is printed reads
//! back as the same line.
#![expect(clippy::unwrap_used, reason = "a wrong constant in a test should stop that test")]

mod line_world;

use line_world::{context, people, services, utc, zone};
use muster_core::line::{
    ParsedLine, Span, byte_from_utf16, completions, parse, parse_batch, parse_declare, parse_when, print,
};
use muster_core::time::Moment;
use muster_core::zone::Zone;
use proptest::prelude::*;

/// Pieces that mean something somewhere, so that random lines are full of near-grammar.
const PIECES: &[&str] = &[
    "/a",
    "/m",
    "/d",
    "/handover",
    "/foo",
    "/etc/hosts",
    "detected",
    "impact",
    "began",
    "resolved",
    "de",
    "now",
    "-5m",
    "-1h20m",
    "-90s",
    "-0m",
    "-99999999d",
    "5m",
    "0m",
    "99999999999d",
    "14:02",
    "14:02:30.25",
    "9:05",
    "25:61",
    "02:02Z",
    "2:02pm",
    "UTC",
    "GMT:",
    "0312",
    "~14:02",
    "<-5m",
    "<now",
    "14:02..14:10",
    "14:10..14:02",
    "23:50..00:10",
    "-10m..-5m",
    "..",
    "14:02–14:10",
    "14:02-05:00",
    "yesterday",
    "~yesterday",
    "today",
    "2026-11-20",
    "2026-03-29",
    "02:30",
    "2026-11-20T14:02:30+01:00",
    "1971-06-01",
    "0001-01-01",
    "@jonas",
    "@Jon",
    "@ANA",
    "@mar",
    "@bob",
    "@BOB",
    "@jonas,",
    "@ana:",
    "(@ana)",
    "@ana/@jonas",
    "@ana,@bob",
    "@ana's",
    "ana",
    "bob",
    "@zoë",
    "@李雷",
    "@",
    "@1",
    "ana@example.org",
    "#gateway",
    "#pay",
    "#api",
    "#new",
    "#123",
    "#",
    "C#",
    "!",
    "*",
    "**",
    "!important",
    "=>",
    "=>ana",
    "\\",
    "\\@jonas",
    "\\\\@ana",
    "\\#db",
    "\\!",
    "\\*",
    "\\=>",
    "\\-5m",
    "\\5m",
    "\\now",
    "\\detected",
    "\\/a",
    "\\(@ana)",
    "https://a.example/x",
    "(https://a.example/@ana).",
    "@https://a.example",
    "\\https://b.example",
    "http://",
    "word",
    "8",
    "é",
    "e\u{301}",
    "🔥",
    "𝒳",
    "\u{200d}",
    "\u{a0}",
    "\n",
    "\t",
    "-",
    "[03:12:07]",
    "03:12:",
    "•",
    "1.",
    "sev1",
    "SEV-2:",
    "drill",
    "\\drill",
    ",",
    ":",
    "\u{0}",
];

fn grammar() -> impl Strategy<Value = String> {
    let piece = prop_oneof![12 => prop::sample::select(PIECES).prop_map(str::to_owned), 1 => "\\PC{0,6}"];
    let gap = prop_oneof![10 => Just(" "), 1 => Just("  "), 1 => Just(""), 1 => Just("\n")];
    prop::collection::vec((piece, gap), 0..9)
        .prop_map(|parts| parts.into_iter().flat_map(|(piece, gap)| [piece, gap.to_owned()]).collect())
}

/// The few pieces where one escape too little or too many shows.
fn escapes() -> impl Strategy<Value = String> {
    const FEW: &[&str] = &[
        "/m",
        "/a",
        "\\/a",
        "@ana",
        "\\@ana",
        "\\\\@ana",
        "@bob",
        "\\@bob",
        "#db",
        "\\#db",
        "detected",
        "\\detected",
        "5m",
        "\\5m",
        "-5m",
        "\\-5m",
        "now",
        "\\now",
        "=>",
        "\\=>",
        "=> @ana",
        "!",
        "\\!",
        "x",
    ];
    prop::collection::vec(prop::sample::select(FEW), 0..8).prop_map(|words| words.join(" "))
}

fn any_line() -> impl Strategy<Value = String> {
    prop_oneof![6 => grammar(), 4 => escapes(), 1 => "\\PC{0,40}", 1 => any::<String>(), 1 => "[@#/!*=>~<.:0-9Tzam \\\\-]{0,24}"]
}

/// Moments near the hard hours of each zone, and anywhere in the years people use.
fn place() -> impl Strategy<Value = (Moment, Zone)> {
    let moment = prop_oneof![
        prop::sample::select(vec![
            "2026-11-20T13:30:00.123Z",
            "2026-03-29T00:58:00Z",
            "2026-10-25T00:45:00Z",
            "2026-11-01T06:15:00Z",
            "2026-10-03T15:20:00Z",
            "2026-04-04T15:00:00Z",
            "2026-12-31T23:59:00Z",
            "2024-02-29T00:01:00Z",
        ])
        .prop_map(utc),
        (0_i64..4_102_444_800_000).prop_map(|ms| Moment::from_timestamp_millis(ms).unwrap()),
    ];
    let names = ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Apia", "UTC"];
    (moment, prop::sample::select(names.to_vec()).prop_map(zone))
}

/// Everything a line means; places in the input and remarks on it are left out.
fn meaning(line: &ParsedLine) -> impl PartialEq + std::fmt::Debug + use<> {
    let names = |list: &[muster_core::line::Mention]| -> Vec<(String, Option<String>, bool)> {
        list.iter().map(|m| (m.handle.clone(), m.name.clone(), m.leading)).collect()
    };
    let ask = line.ask.as_ref().map(|a| (a.person.handle.clone(), a.person.name.clone(), a.minutes, a.task.clone()));
    (
        (line.kind, line.kind_given, line.milestone, line.happened.clone(), line.when_given),
        (names(&line.people), names(&line.services), line.pinned, line.flagged),
        (ask, line.links.clone(), line.text.clone()),
    )
}

/// Cuts a span out of the input; fails when it is not a piece of it.
fn cut(input: &str, span: Span) -> String {
    let units: Vec<u16> = input.encode_utf16().collect();
    let piece = &units[span.start as usize..span.end as usize];
    String::from_utf16(piece).expect("a span does not cut a character in two")
}

fn spans(line: &ParsedLine) -> Vec<Span> {
    let mentions = line.people.iter().chain(&line.services).chain(line.ask.iter().map(|ask| &ask.person));
    mentions
        .map(|m| m.span)
        .chain(line.hints.iter().map(|h| h.span))
        .chain(line.tokens.iter().map(|t| t.span))
        .collect()
}

fn check_spans(input: &str, line: &ParsedLine) {
    for span in spans(line) {
        cut(input, span);
    }
    assert!(line.tokens.is_sorted_by(|a, b| a.span.end <= b.span.start), "tokens are in order and apart");
    let drawn: String = line.tokens.iter().map(|token| cut(input, token.span)).collect();
    let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    assert_eq!(bare(&drawn), bare(input), "every written character belongs to a token");
}

#[test]
fn every_line_of_the_table_reads_back_from_its_printed_form() {
    let (people, services) = (people(), services());
    let ctx = context(utc("2026-11-20T13:30:00Z"), zone("Europe/Berlin"), &people, &services);
    for (input, _) in include_str!("line_table.txt").lines().filter_map(|row| row.split_once(" ¦ ")) {
        let line = parse(input, &ctx);
        let printed = print(&line, ctx.zone);
        assert_eq!(meaning(&parse(&printed, &ctx)), meaning(&line), "{input:?} printed as {printed:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_printed_reads_back(input in any_line(), (now, zone) in place()) {
        let (people, services) = (people(), services());
        let ctx = context(now, zone, &people, &services);
        let line = parse(&input, &ctx);
        let printed = print(&line, zone);
        let again = parse(&printed, &ctx);
        prop_assert_eq!(meaning(&again), meaning(&line), "printed as {:?}", &printed);
        prop_assert_eq!(print(&again, zone), printed, "the printed form is the canonical one");
    }

    #[test]
    fn spans_can_be_drawn(input in any_line(), (now, zone) in place()) {
        let (people, services) = (people(), services());
        check_spans(&input, &parse(&input, &context(now, zone, &people, &services)));
    }

    #[test]
    fn a_span_is_in_order_and_a_line_without_a_time_is_stamped(input in any_line(), (now, zone) in place()) {
        let (people, services) = (people(), services());
        let line = parse(&input, &context(now, zone, &people, &services));
        prop_assert!(line.happened.until.is_none_or(|until| until >= line.happened.at));
        prop_assert!(line.when_given || line.happened.at == now);
        prop_assert_eq!(line.happened.zone, zone.name());
    }

    #[test]
    fn a_paste_keeps_every_line(lines in prop::collection::vec(any_line(), 0..6), (now, zone) in place()) {
        let (people, services) = (people(), services());
        let input = lines.join("\n");
        let batch = parse_batch(&input, &context(now, zone, &people, &services));
        prop_assert_eq!(batch.len(), input.lines().filter(|line| !line.trim().is_empty()).count());
        for read in batch {
            prop_assert_eq!(input.lines().nth(read.number as usize - 1), Some(read.source.as_str()));
            for span in spans(&read.line) {
                cut(&read.source, span);
            }
        }
    }

    #[test]
    fn nothing_else_panics(input in any_line(), cursor in 0_usize..60, (now, zone) in place()) {
        let (people, services) = (people(), services());
        let ctx = context(now, zone, &people, &services);
        for offer in completions(&input, cursor, &ctx) {
            cut(&input, offer.replace);
            prop_assert!(byte_from_utf16(&input, offer.replace.start) <= input.len());
        }
        for hint in parse_declare(&input).hints {
            cut(&input, hint.span);
        }
        match parse_when(&input, &ctx) {
            Ok((_, hints)) => hints.iter().for_each(|hint| { cut(&input, hint.span); }),
            Err(hint) => { cut(&input, hint.span); }
        }
    }
}
