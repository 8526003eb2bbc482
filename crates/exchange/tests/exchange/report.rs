//! Reports: everything in one file, nothing that runs but the reader's answer, both ways between claim and evidence.

use std::collections::HashMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use muster_core::ids::Hash;
use muster_core::review::{Report, ReportEvidence, ReportFact, ReportImage, ReportSection};
use muster_core::words::{ReportAudience, ReportPart, ReviewTier, Severity};
use muster_core::zone::Zone;
use muster_exchange::{
    Pictures, read_answer, report_body, report_from_json, report_html, report_json, report_markdown,
};
use muster_testkit::moment;
use pulldown_cmark::{Event, Options, Parser, Tag};
use sha2::{Digest as _, Sha256};

use crate::payloads::{PAYLOADS, very_long};

fn report(words: &str) -> Report {
    let cite = format!("{words}\n\nIt was [the pool](#evidence-1), twice [why](#evidence-1).");
    Report {
        code: "0123abcd".to_owned(),
        reference: "INC-0042".to_owned(),
        title: words.to_owned(),
        is_drill: false,
        severity: Some(Severity::Sev2),
        tier: Some(ReviewTier::Standard),
        audience: ReportAudience::Everybody,
        names: false,
        zone: Zone::parse("Europe/Berlin").unwrap(),
        made_at: moment("2026-11-23T09:00:00Z"),
        facts: vec![ReportFact { name: "Impact lasted".to_owned(), value: words.to_owned() }],
        front: cite.clone(),
        sections: (0..3)
            .map(|n| ReportSection {
                part: ReportPart::Narrative,
                key: format!("narrative-{n}"),
                title: words.to_owned(),
                text: cite.clone(),
            })
            .collect(),
        evidence: vec![ReportEvidence {
            number: 1,
            whence: words.to_owned(),
            at: Some(moment("2026-11-20T02:05:00Z")),
            quote: words.to_owned(),
            there: true,
        }],
        images: vec![ReportImage {
            hash: Hash::of(b"picture"),
            media_type: "image/png".to_owned(),
            width: 3,
            height: 2,
            caption: words.to_owned(),
            number: 1,
        }],
        left_out: vec![words.to_owned()],
    }
}

fn images() -> HashMap<Hash, Vec<u8>> {
    [(Hash::of(b"picture"), b"picture".to_vec())].into()
}

/// Every tag of a page with its attributes, without what stands in the script and the style.
pub(crate) fn tags(html: &str) -> Vec<String> {
    let mut tags = Vec::new();
    let mut rest = html;
    while let Some(begin) = rest.find('<') {
        let tag = &rest[begin..];
        let end = tag.find('>').unwrap_or(tag.len() - 1);
        tags.push(tag[..=end].to_owned());
        rest = &tag[end + 1..];
        for raw in ["script", "style"] {
            if tags.last().unwrap() == &format!("<{raw}>") {
                rest = &rest[rest.find(&format!("</{raw}>")).unwrap()..];
            }
        }
    }
    tags
}

#[test]
fn hostile_text_runs_nothing_and_loads_nothing() {
    let plain: Vec<String> = tags(&report_html(&report("plain"), &images(), "1"))
        .into_iter()
        .filter(|tag| tag.starts_with("<script") || tag.starts_with("<meta") || tag.starts_with("<input"))
        .collect();
    for words in PAYLOADS.iter().map(|words| (*words).to_owned()).chain([very_long()]) {
        let html = report_html(&report(&words), &images(), &words);
        let tags = tags(&html);
        let active = |tag: &&String| {
            tag.starts_with("<script") || tag.starts_with("<meta name=\"view") || tag.starts_with("<input")
        };
        let begun: Vec<&String> = tags.iter().filter(active).collect();
        assert_eq!(begun.len(), plain.iter().filter(active).count(), "{words:?}");
        for tag in &tags {
            let lower = tag.to_lowercase();
            let loads = ["<iframe", "<object", "<embed", "<base", "<link", "<svg", "<form", "<video", "<style "];
            assert!(loads.iter().all(|bad| !lower.starts_with(bad)), "{words:?}: {tag}");
            assert!(!lower.contains(" on") || !lower.contains("=\"alert"), "{words:?}: {tag}");
            let astray = ["=\"javascript:", "=javascript:", "href=\"data:", "href=\"vbscript:", "href=\"file:"];
            let led = lower.starts_with("<a ") || lower.contains(" href=");
            assert!(!led || astray.iter().all(|bad| !lower.contains(bad)), "{words:?}: {tag}");
            if lower.starts_with("<img") {
                assert!(lower.contains("src=\"data:image/png;base64,"), "{words:?}: {tag}");
            }
        }
    }
}

#[test]
fn hostile_markdown_stays_words() {
    for words in PAYLOADS.iter().map(|words| (*words).to_owned()).chain([very_long()]) {
        let text = report_markdown(&report(&words));
        for event in Parser::new_ext(&text, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
            match event {
                Event::Html(html) | Event::InlineHtml(html) => panic!("{words:?} became HTML: {html}"),
                Event::Start(Tag::Image { dest_url, .. }) => panic!("{words:?} became a picture of {dest_url}"),
                Event::Start(Tag::Link { dest_url, .. }) => {
                    let good = ["https://", "http://", "mailto:", "a@"];
                    assert!(good.iter().any(|good| dest_url.starts_with(good)), "{words:?}: {dest_url}");
                }
                _ => {}
            }
        }
    }
}

#[test]
fn claims_and_evidence_point_at_each_other() {
    let html = report_html(&report("x"), &images(), "1");
    let ids: Vec<&str> =
        html.match_indices(" id=\"").map(|(at, _)| html[at + 5..].split('"').next().unwrap()).collect();
    let mut once = ids.clone();
    once.sort_unstable();
    once.dedup();
    assert_eq!(once.len(), ids.len(), "no id stands twice");
    let targets = html.match_indices("href=\"#").map(|(at, _)| html[at + 7..].split('"').next().unwrap());
    let mut count = 0;
    for target in targets {
        assert!(ids.contains(&target), "{target} leads nowhere");
        count += 1;
    }
    assert!(count >= 20, "four texts cite twice, and each is led back to");
    assert!(html.contains("the pool<sup>"), "the number follows the words");
    let text = report_markdown(&report("x"));
    assert!(
        text.contains("the pool[^1], twice[^1].") && text.contains("\n[^1]: 2026-11-20 03:05:00 +01:00, x"),
        "{text}"
    );
}

#[test]
fn the_one_program_in_it_is_the_one_its_policy_lets_run() {
    let html = report_html(&report("x"), &images(), "1");
    assert_eq!(html.matches("<script").count(), 1);
    let (_, rest) = html.split_once("<script>").unwrap();
    let (program, _) = rest.split_once("</script>").unwrap();
    let hash = STANDARD.encode(Sha256::digest(program.as_bytes()));
    // A program that changed by one sign is not run, and readers could not answer.
    assert!(html.contains(&format!("script-src 'sha256-{hash}';")), "the policy names another program than {hash}");
    assert!(html.contains("default-src 'none'"), "and nothing else is loaded");
}

#[test]
fn an_exercise_is_stamped_wherever_it_could_be_taken_for_the_real_thing() {
    let mut drill = report("Cards");
    drill.is_drill = true;
    let html = report_html(&drill, &images(), "1");
    assert!(
        html.contains("<title>EXERCISE: ") && html.contains("class=\"exercise\"") && html.contains("EXERCISE INC-0042")
    );
    let text = report_markdown(&drill);
    assert!(
        text.lines()
            .filter(|line| line.starts_with("# ") || line.starts_with("## EXERCISE"))
            .all(|line| line.contains("EXERCISE"))
    );
    assert!(report_json(&drill).unwrap().contains("\"isDrill\": true"));
}

#[test]
fn json_comes_back_as_it_was() {
    for words in PAYLOADS {
        let report = report(words);
        assert_eq!(report_from_json(&report_json(&report).unwrap()).unwrap(), report);
    }
    assert!(report_from_json("{}").is_err());
    let newer = report_json(&report("x")).unwrap().replacen("\"version\": 1", "\"version\": 2", 1);
    assert!(report_from_json(&newer).unwrap_err().to_string().contains("newer"));
}

#[test]
fn the_page_in_the_window_names_its_pictures() {
    let body = report_body(&report("x"), Pictures::Named);
    assert!(body.contains(&format!("data-picture=\"{}\"", Hash::of(b"picture"))) && !body.contains("<script"));
}

#[test]
fn an_answer_is_read_or_refused_in_words() {
    let good =
        r#"{"muster":"reader-answer","version":1,"report":"c","answer":"a","reader":" Mei ","learned":"a\u0000b"}"#;
    let answer = read_answer(good.as_bytes()).unwrap();
    assert_eq!((answer.reader.as_str(), answer.learned.as_str()), ("Mei", "ab"));
    let refused = [
        ("", "not a reader's answer"),
        ("[]", "not a reader's answer"),
        (r#"{"muster":"reader-answer","version":1,"report":"","answer":"a"}"#, "not a reader's answer"),
        (r#"{"muster":"survey","version":1,"report":"c","answer":"a"}"#, "not a reader's answer"),
        (r#"{"muster":"reader-answer","version":2,"report":"c","answer":"a"}"#, "newer"),
    ];
    for (text, words) in refused {
        assert!(read_answer(text.as_bytes()).unwrap_err().to_string().contains(words), "{text}");
    }
    assert!(read_answer(&vec![b' '; 70_000]).is_err());
}
