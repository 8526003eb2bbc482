//! Pasted lists: which day each clock time falls on, and what is left of each line.

mod line_world;

use line_world::{context, people, services, utc, zone};
use muster_core::line::{HintCode, parse_batch};
use muster_core::words::{EntryKind, Precision};

/// Reads a paste in Berlin and shows each line as `number | UTC | text | hints`.
fn read(now: &str, paste: &str) -> Vec<String> {
    let (people, services) = (people(), services());
    parse_batch(paste, &context(utc(now), zone("Europe/Berlin"), &people, &services))
        .into_iter()
        .map(|read| {
            let at = read.line.happened.at.format("%m-%d %H:%M:%S").to_string();
            let hints: Vec<String> = read.line.hints.iter().map(|hint| format!("{:?}", hint.code)).collect();
            format!("{} | {at} | {} | {}", read.number, read.line.text, hints.join(" ")).trim_end().to_owned()
        })
        .collect()
}

const NOW: &str = "2026-11-20T13:30:00Z";

#[test]
fn every_usual_form_of_a_time_before_a_line_is_read() {
    let paste = "\
0312 restarted pods
03:13 restarted more
[03:14:07] a chat export
- 03:15 a list
* 03:16 kept for the review
• 03:17: with a colon
1. 03:18 numbered
(03:19) in brackets
03:20 - with a dash
03:21 — with a long dash
03:22 UTC in UTC
0323Z also
2026-11-20 05:00 dated
[2026-11-20 05:01:02] dated in brackets
2026-11-20T05:02:03+01:00 stamped
2026-11-20T05:02:04.123Z stamped in UTC
2026-11-20 05:03:00,250 from a log
6:04 - 6:10 a span
6:05am by the other clock
-5m before now
~07:00 about then
/a 07:05 @jonas the full grammar
";
    let expected = [
        "1 | 11-20 02:12:00 | restarted pods |",
        "2 | 11-20 02:13:00 | restarted more |",
        "3 | 11-20 02:14:07 | a chat export |",
        "4 | 11-20 02:15:00 | a list |",
        "5 | 11-20 02:16:00 | kept for the review |",
        "6 | 11-20 02:17:00 | with a colon |",
        "7 | 11-20 02:18:00 | numbered |",
        "8 | 11-20 02:19:00 | in brackets |",
        "9 | 11-20 02:20:00 | with a dash |",
        "10 | 11-20 02:21:00 | with a long dash |",
        "11 | 11-20 03:22:00 | in UTC |",
        "12 | 11-20 03:23:00 | also |",
        "13 | 11-20 04:00:00 | dated |",
        "14 | 11-20 04:01:02 | dated in brackets |",
        "15 | 11-20 04:02:03 | stamped |",
        "16 | 11-20 05:02:04 | stamped in UTC |",
        "17 | 11-20 04:03:00 | from a log |",
        "18 | 11-20 05:04:00 | a span |",
        "19 | 11-20 05:05:00 | by the other clock |",
        "20 | 11-20 13:25:00 | before now |",
        "21 | 11-20 06:00:00 | about then |",
        "22 | 11-20 06:05:00 | the full grammar |",
    ];
    assert_eq!(read(NOW, paste), expected);
}

#[test]
fn the_full_grammar_holds_after_a_pasted_time() {
    let (people, services) = (people(), services());
    let ctx = context(utc(NOW), zone("Europe/Berlin"), &people, &services);
    let batch = parse_batch("  [13:12]  /a @jonas #gateway ! rolled back => ana 5m\n6:04..6:10 slow", &ctx);
    let line = &batch[0].line;
    assert_eq!((line.kind, line.text.as_str(), line.pinned), (EntryKind::Action, "rolled back", true));
    assert_eq!((line.people[0].handle.as_str(), line.services[0].handle.as_str()), ("jonas", "gateway"));
    assert_eq!(line.ask.as_ref().unwrap().minutes, Some(5));
    let span = line.people[0].span;
    assert_eq!(&batch[0].source[span.start as usize..span.end as usize], "@jonas", "spans count in the pasted line");
    assert_eq!(batch[1].line.happened.precision, Precision::Between);
}

#[test]
fn blank_lines_are_skipped_and_numbers_are_those_of_the_paste() {
    assert_eq!(
        read(NOW, "\r\n03:12 one\r\n\r\n   \n03:13 two\n"),
        ["2 | 11-20 02:12:00 | one |", "5 | 11-20 02:13:00 | two |"]
    );
    assert_eq!(read(NOW, " \n\n"), Vec::<String>::new());
}

#[test]
fn a_line_without_a_time_takes_that_of_the_line_above_and_says_so() {
    assert_eq!(
        read(NOW, "first\n03:12 one\nand more\n- and a bullet\n03:13 two"),
        [
            "1 | 11-20 13:30:00 | first |",
            "2 | 11-20 02:12:00 | one |",
            "3 | 11-20 02:12:00 | and more | SameAsAbove",
            "4 | 11-20 02:12:00 | and a bullet | SameAsAbove",
            "5 | 11-20 02:13:00 | two |",
        ]
    );
}

#[test]
fn times_that_pass_midnight_roll_the_date_forward() {
    // Read at half past two in the afternoon: the evening was yesterday's, the night today's.
    assert_eq!(
        read(NOW, "22:10 errors\n23:50 page\n00:10 found\n03:00 fixed"),
        [
            "1 | 11-19 21:10:00 | errors | OtherDay",
            "2 | 11-19 22:50:00 | page |",
            "3 | 11-19 23:10:00 | found | OtherDay",
            "4 | 11-20 02:00:00 | fixed |",
        ]
    );
}

#[test]
fn a_list_over_two_nights_begins_two_days_ago() {
    assert_eq!(
        read(NOW, "20:00 a\n02:00 b\n20:00 c\n02:00 d"),
        [
            "1 | 11-18 19:00:00 | a | OtherDay",
            "2 | 11-19 01:00:00 | b | OtherDay",
            "3 | 11-19 19:00:00 | c |",
            "4 | 11-20 01:00:00 | d | OtherDay",
        ]
    );
}

#[test]
fn a_list_that_would_lie_ahead_was_yesterday() {
    assert_eq!(read(NOW, "14:00 a\n15:00 b"), ["1 | 11-19 13:00:00 | a | OtherDay", "2 | 11-19 14:00:00 | b |"]);
    assert_eq!(
        read("2026-11-20T23:10:00Z", "23:50 a\n00:05 b"),
        ["1 | 11-20 22:50:00 | a | OtherDay", "2 | 11-20 23:05:00 | b | OtherDay"]
    );
}

#[test]
fn lines_a_little_out_of_order_stay_on_their_day() {
    assert_eq!(
        read(NOW, "03:12 a\n03:10 b\n03:14 c"),
        ["1 | 11-20 02:12:00 | a |", "2 | 11-20 02:10:00 | b |", "3 | 11-20 02:14:00 | c |"]
    );
}

#[test]
fn a_date_carries_over_to_the_lines_below_and_bounds_those_above() {
    assert_eq!(
        read(NOW, "23:55 before\n2026-11-02 00:05 dated\n00:10 below\n23:00 late\n00:30 next day"),
        [
            "1 | 11-01 22:55:00 | before | OtherDay",
            "2 | 11-01 23:05:00 | dated |",
            "3 | 11-01 23:10:00 | below |",
            "4 | 11-02 22:00:00 | late |",
            "5 | 11-02 23:30:00 | next day | OtherDay",
        ]
    );
}

#[test]
fn a_list_through_the_night_the_clocks_change_says_so() {
    assert_eq!(
        read("2026-03-29T10:00:00Z", "01:50 a\n02:30 b\n03:40 c"),
        ["1 | 03-29 00:50:00 | a |", "2 | 03-29 01:30:00 | b | ClockGap", "3 | 03-29 01:40:00 | c |",]
    );
    let autumn = read("2026-10-25T10:00:00Z", "01:50 a\n02:30 b\n03:10 c");
    assert_eq!(autumn[1], "2 | 10-25 01:30:00 | b | ClockFold");
}

#[test]
fn a_star_before_every_line_is_a_bullet() {
    let (people, services) = (people(), services());
    let ctx = context(utc(NOW), zone("Europe/Berlin"), &people, &services);
    let list = parse_batch("* 03:12 one\n* 03:13 two", &ctx);
    assert!(list.iter().all(|read| !read.line.flagged && read.line.when_given), "it marks the list");
    let some = parse_batch("* 03:12 one\n03:13 two", &ctx);
    assert!(some[0].line.flagged && !some[1].line.flagged, "it marks the line");
}

#[test]
fn what_is_no_time_stays_text() {
    assert_eq!(
        read(NOW, "2560 requests\n9000 hosts\n25:61 odd\n[note] hello"),
        [
            "1 | 11-20 13:30:00 | 2560 requests |",
            "2 | 11-20 13:30:00 | 9000 hosts |",
            "3 | 11-20 13:30:00 | 25:61 odd | BadTime",
            "4 | 11-20 13:30:00 | [note] hello |",
        ]
    );
}

#[test]
fn ten_thousand_lines_are_read_in_order() {
    let paste: String = (0..10_000).map(|n| format!("{:02}:{:02} line {n}\n", n / 60 % 24, n % 60)).collect();
    let (people, services) = (people(), services());
    let batch = parse_batch(&paste, &context(utc(NOW), zone("Europe/Berlin"), &people, &services));
    assert!(batch.is_sorted_by_key(|read| read.line.happened.at), "a week of minutes, each after the one above");
    assert!(batch.last().is_some_and(|read| read.line.happened.at <= utc(NOW)));
    assert!(batch.iter().all(|read| read.line.hints.iter().all(|hint| hint.code == HintCode::OtherDay)));
}
