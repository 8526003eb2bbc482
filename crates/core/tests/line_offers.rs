//! What stands around the line: declaring, setting a time, and what is offered while typing.
#![expect(clippy::unwrap_used, reason = "a wrong constant in a test should stop that test")]

mod line_world;

use line_world::{context, people, services, utc, zone};
use muster_core::line::{Completion, HintCode, byte_from_utf16, completions, parse, parse_declare, parse_when, print};
use muster_core::time::rfc3339;
use muster_core::words::Severity;

const NOW: &str = "2026-11-20T13:30:00Z";

#[test]
fn declaring_takes_one_line() {
    for (input, title, severity, is_drill, hint) in [
        ("sev1 Card payments declined", "Card payments declined", Some(Severity::Sev1), false, None),
        ("SEV-2: checkout is slow", "checkout is slow", Some(Severity::Sev2), false, None),
        ("Sev 3 - mail delayed", "mail delayed", Some(Severity::Sev3), false, None),
        ("[sev4] disk", "disk", Some(Severity::Sev4), false, None),
        ("drill sev3 lost region", "lost region", Some(Severity::Sev3), true, None),
        ("sev3 Drill: lost region", "lost region", Some(Severity::Sev3), true, None),
        ("exercise lost region", "lost region", None, true, None),
        ("Card payments declined sev1", "Card payments declined", Some(Severity::Sev1), false, None),
        ("Card payments declined", "Card payments declined", None, false, None),
        ("  Card   payments  ", "Card   payments", None, false, None),
        ("\\drill bits sold out", "drill bits sold out", None, false, None),
        ("sev9 odd", "sev9 odd", None, false, Some(HintCode::UnknownSeverity)),
        ("sev2 severe weather", "severe weather", Some(Severity::Sev2), false, None),
        ("S3 is down", "S3 is down", None, false, None),
        ("- dashed", "- dashed", None, false, None),
        ("sev1", "", Some(Severity::Sev1), false, Some(HintCode::TitleMissing)),
        ("", "", None, false, Some(HintCode::TitleMissing)),
    ] {
        let read = parse_declare(input);
        let found = (read.title.as_str(), read.severity, read.is_drill, read.hints.first().map(|h| h.code));
        assert_eq!(found, (title, severity, is_drill, hint), "{input:?}");
    }
}

#[test]
fn a_time_on_its_own_is_read_or_explained() {
    let ctx = context(utc(NOW), zone("Europe/Berlin"), &[], &[]);
    for (input, at) in [
        ("14:02", "2026-11-20T13:02:00.000Z"),
        (" -5m ", "2026-11-20T13:25:00.000Z"),
        ("0312", "2026-11-20T02:12:00.000Z"),
        ("yesterday 23:50", "2026-11-19T22:50:00.000Z"),
        ("yesterday 2350", "2026-11-19T22:50:00.000Z"),
        ("~14:02", "2026-11-20T13:02:00.000Z"),
        ("now", "2026-11-20T13:30:00.000Z"),
    ] {
        assert_eq!(rfc3339(parse_when(input, &ctx).unwrap().0.at), at, "{input:?}");
    }
    for (input, message) in [
        ("25:61", "`25:61` is not a time of day."),
        ("soon", "`soon` is not a time of day."),
        ("14:02 or so", "`14:02 or so` is not a time of day."),
        ("", "`` is not a time of day."),
        ("-99999999d", "`-99999999d` lies too far away to be meant."),
    ] {
        assert_eq!(parse_when(input, &ctx).unwrap_err().message, message);
    }
    assert_eq!(parse_when("18:00", &ctx).unwrap().1[0].message, "Taken as yesterday, 19 November 2026.");
}

#[test]
fn remarks_are_sentences_a_person_understands() {
    let (people, services) = (people(), services());
    for (now, place, input, message) in [
        (NOW, "Europe/Berlin", "/act x", "`/act` is no kind of line and was kept as text. Did you mean `/action`?"),
        (
            NOW,
            "Europe/Berlin",
            "/desision x",
            "`/desision` is no kind of line and was kept as text. Did you mean `/decision`?",
        ),
        (NOW, "Europe/Berlin", "@bob x", "`@bob` is not in the directory yet; Enter adds the line all the same."),
        (NOW, "Europe/Berlin", "@mar x", "`@mar` fits 2 names; write more of it to say which."),
        (NOW, "Europe/Berlin", "@jon x", "`@jon` was taken as Jonas Berg."),
        (NOW, "Europe/Berlin", "25:61 x", "`25:61` is not a time of day; kept as text."),
        (
            "2026-03-29T10:00:00Z",
            "Europe/Berlin",
            "02:30 x",
            "02:30 did not exist: the clocks went forward. Taken as 03:30.",
        ),
        (
            "2026-11-01T12:00:00Z",
            "America/New_York",
            "01:30 x",
            "01:30 happened twice: the clocks went back. Taken as the second time, at -05:00.",
        ),
    ] {
        let line = parse(input, &context(utc(now), zone(place), &people, &services));
        assert_eq!(line.hints[0].message, message, "{input}");
    }
}

#[test]
fn the_printed_form_is_the_one_people_would_write() {
    let (people, services) = (people(), services());
    let ctx = context(utc(NOW), zone("Europe/Berlin"), &people, &services);
    for (input, printed) in [
        ("restarted", "restarted"),
        ("-2m #gateway @Jonas /action 8 hosts back *", "/a 2026-11-20T14:28+01:00 @jonas #gateway * 8 hosts back"),
        ("~14:02 ! slow", "~2026-11-20T14:02+01:00 ! slow"),
        ("14:02:30..14:10 slow", "2026-11-20T14:02:30+01:00..2026-11-20T14:10+01:00 slow"),
        ("/milestone -5m det", "/m detected 2026-11-20T14:25+01:00"),
        ("logs => ana 1h20m read them", "logs => @ana 80m read them"),
        ("\\-5m is odd, \\@jonas", "\\-5m is odd, \\@jonas"),
        ("https://a.example", "https://a.example"),
        ("status 200 => 500", "status 200 => 500"),
    ] {
        assert_eq!(print(&parse(input, &ctx), ctx.zone), printed, "{input}");
    }
}

/// Offers at `|` in the input, as `insert` with `+` for new ones.
fn offers(input: &str) -> Vec<String> {
    found(input).into_iter().map(|o| if o.is_new { format!("+{}", o.insert) } else { o.insert }).collect()
}

fn found(input: &str) -> Vec<Completion> {
    let (people, services) = (people(), services());
    let ctx = context(utc(NOW), zone("Europe/Berlin"), &people, &services);
    let cursor = input.find('|').unwrap();
    completions(&input.replace('|', ""), cursor, &ctx)
}

#[test]
fn names_are_offered_by_beginning_then_middle_then_initials() {
    assert_eq!(offers("@|"), ["@jonas", "@ana", "@mariam", "@marius.koch", "@zoë", "@lei"]);
    assert_eq!(offers("/a -5m @mar|"), ["@mariam", "@marius.koch", "+@mar"]);
    assert_eq!(offers("asked @JON|"), ["@jonas", "+@JON"]);
    assert_eq!(offers("@berg|"), ["@jonas", "+@berg"], "a family name begins so too");
    assert_eq!(offers("@na|"), ["@jonas", "@ana", "+@na"], "somewhere inside");
    assert_eq!(offers("@mh|"), ["@mariam", "+@mh"], "initials");
    assert_eq!(offers("@jonas|"), ["@jonas"], "who is there is not offered as new");
    assert_eq!(offers("@bob|"), ["+@bob"]);
    assert_eq!(offers("(@ana|)"), ["@ana"]);
    assert_eq!(offers("#pay|"), ["#payments-api", "+#pay"]);
    assert_eq!(offers("down: #api|"), ["#gateway", "#payments-api", "+#api"]);
    assert_eq!(offers("logs => |"), ["jonas", "ana", "mariam", "marius.koch", "zoë", "lei"]);
    assert_eq!(offers("logs => an|"), ["ana", "+@an"]);
}

#[test]
fn nothing_is_offered_where_nothing_is_named() {
    for input in
        ["|", "ana|", "ana@exam|", "#12|", "\\@jo|", "https://a.example/@jo|", "text /a|", "a/b|", "/a /d|", "@x/y|"]
    {
        assert_eq!(offers(input), Vec::<String>::new(), "{input}");
    }
}

#[test]
fn kinds_and_instants_are_offered_before_the_text() {
    assert_eq!(offers("/|").len(), 10, "every kind");
    assert_eq!(offers("/a|"), ["/action", "/observation", "/update", "/handover"]);
    assert_eq!(offers("-5m @jonas /dec|"), ["/decision"]);
    assert_eq!(offers("/m |").len(), 7, "every instant");
    assert_eq!(offers("/m de|"), ["detected", "declared"]);
    assert_eq!(offers("/m -5m began|"), ["impact_began"]);
    assert_eq!(offers("/m detected |"), Vec::<String>::new());
}

#[test]
fn an_offer_replaces_the_whole_word_in_the_units_of_the_composer() {
    let offer = &found("🔥 @jo|n, look")[0];
    assert_eq!((offer.replace.start, offer.replace.end), (3, 7), "the flame takes two units");
    assert_eq!(byte_from_utf16("🔥 @jon", 3), 5);
    assert_eq!(byte_from_utf16("🔥", 1), 0, "inside a character counts as before it");
    assert_eq!(byte_from_utf16("a", 9), 1);
}

#[test]
fn a_handle_of_a_record_that_was_merged_means_who_was_kept() {
    let mut people = people();
    people[0].aliases = vec!["JBerg".to_owned(), "j.b".to_owned()];
    let ctx = context(utc(NOW), zone("Europe/Berlin"), &people, &[]);
    for (typed, handle) in [("jberg", "jonas"), ("JBERG", "jonas"), ("j.b", "jonas"), ("jbe", "jonas"), ("ana", "ana")]
    {
        let read = parse(&format!("/a @{typed} restarted it"), &ctx);
        let mention = &read.people[0];
        assert_eq!((mention.handle.as_str(), mention.name.is_some()), (handle, true), "@{typed} is not unknown");
        assert!(read.hints.iter().all(|hint| hint.code != HintCode::UnknownPerson), "@{typed}: {:?}", read.hints);
    }
    let inserts = |text: &str| {
        let offers = completions(text, text.len(), &ctx);
        offers.into_iter().map(|offer| (offer.insert, offer.is_new)).collect::<Vec<_>>()
    };
    assert_eq!(inserts("/a @jberg"), [("@jonas".to_owned(), false)], "nobody is offered to be added a second time");
    assert_eq!(inserts("/a @jbe").first(), Some(&("@jonas".to_owned(), false)));
    // Somebody else was given the handle since: whoever has it comes first.
    people[1].handle = "jberg".to_owned();
    let ctx = context(utc(NOW), zone("Europe/Berlin"), &people, &[]);
    assert_eq!(parse("/a @jberg did it", &ctx).people[0].name.as_deref(), Some("Ana Sousa"));
}
