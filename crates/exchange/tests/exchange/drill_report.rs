//! Reports of drills: golden files, hostile words, EXERCISE on every one of them, JSON that comes back as it was.

use std::path::PathBuf;

use muster_core::drill::after::AfterReport;
use muster_exchange::{
    drill_report_body, drill_report_from_json, drill_report_html, drill_report_json, drill_report_markdown,
};
use pulldown_cmark::{Event, Options, Parser, Tag};
use serde_json::json;

use crate::payloads::{PAYLOADS, very_long};

/// A report in which every place for a person's words holds `words`.
fn report(words: &str) -> AfterReport {
    let side =
        |answers: u32, figures: serde_json::Value| json!({ "answers": answers, "figures": figures, "hidden": "" });
    let full = json!([{ "median": 3.5, "counts": [0, 1, 3, 3, 1] }, { "median": 4.0, "counts": [] }]);
    let point = |after: u32| json!({ "after": after, "kind": "decision", "text": words });
    let area = |id: serde_json::Value, state: &str| {
        let mut area = json!({
            "observation": words, "consequence": words, "recommendation": words, "owner": "mei", "ownerName": words,
            "due": "2026-12-01T09:00:00Z", "objectiveKey": "tell", "objective": words, "state": state, "reason": words,
            "hints": [], "whence": words,
        });
        if !id.is_null() {
            area["id"] = id;
            area["soaksUntil"] = "2026-11-24T09:00:00Z".into();
        }
        area
    };
    let id = "00000000-0000-0000-0000-000000000118";
    serde_json::from_value(json!({
        "reference": "DRILL-0003", "title": words, "scenario": words, "synopsis": words, "truth": words,
        "mode": "facilitated", "stopped": true, "zone": "Europe/Berlin", "madeAt": "2026-11-20T16:00:00Z",
        "beganAt": "2026-11-20T14:00:00Z", "minutes": 48, "players": [words], "observers": ["Jonas", "Ana"],
        "objectives": [{
            "key": "tell", "text": words, "differently": true,
            "ratings": [
                { "observer": words, "rating": "seen", "remark": words, "evidence": words, "after": 240 },
                { "observer": "Ana", "rating": "not_seen", "remark": "", "evidence": "", "after": 1390 },
            ],
            "answers": [{
                "inject": words, "expected": words, "observer": words, "rating": "partly", "observed": words, "after": 300,
            }],
            "notes": [{ "observer": words, "text": words, "after": 600 }],
        }],
        "notes": [{ "observer": "", "text": words, "after": 10 }],
        "strengths": [{ "id": id, "text": words, "objective": words, "whence": words }],
        "areas": [area(id.into(), "soaking"), area(serde_json::Value::Null, "jotted")],
        "cadence": {
            "sent": 2, "promised": 2, "kept": 0, "late": 1, "open": 1,
            "rows": [
                { "audience": words, "after": 90, "lateSeconds": 0, "sent": true, "words": "first word" },
                {
                    "audience": words, "after": 1020, "promised": 600, "lateSeconds": 420, "sent": true,
                    "words": "7 min late",
                },
            ],
        },
        "course": [
            { "after": 0, "side": "inject", "what": "Phone", "text": words },
            { "after": 30, "side": "players", "what": "Decision", "text": words },
        ],
        "hotWash": [
            { "id": id, "part": "surprised", "text": words, "by": words },
            { "id": id, "part": "change", "text": words, "by": "", "due": "2026-12-01T09:00:00Z" },
        ],
        "confidence": {
            "questions": [words, "How sure are you of your own part in it?"], "closed": true,
            "before": side(8, full), "after": side(4, json!([])),
        },
        "courses": {
            "seconds": 900, "then": [point(60), point(900)], "now": [point(120)],
            "firsts": [{ "kind": "decision", "then": 60, "now": 120 }, { "kind": "action", "then": 70 }],
        },
    }))
    .unwrap()
}

#[test]
fn reports_are_as_the_golden_files() {
    let report = report("Checkout is down");
    let json = drill_report_json(&report).unwrap();
    let forms = [("html", drill_report_body(&report)), ("md", drill_report_markdown(&report)), ("json", json)];
    for (ending, text) in forms {
        let name = format!("drill-report.{ending}");
        let path: PathBuf = [env!("CARGO_MANIFEST_DIR"), "tests", "golden", &name].iter().collect();
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            std::fs::write(&path, &text).unwrap();
        }
        let golden = std::fs::read_to_string(&path).unwrap().replace("\r\n", "\n");
        assert!(text == golden, "{} differs; see the top of golden.rs. Now it is:\n{text}", path.display());
    }
}

#[test]
fn hostile_text_runs_nothing_and_loads_nothing() {
    let count = |html: &str, what: &str| html.to_lowercase().matches(what).count();
    let plain = drill_report_html(&report("plain"), "1");
    assert!(!plain.contains("<script") && !plain.contains("src=") && plain.contains("default-src 'none'"));
    for words in PAYLOADS.iter().map(|words| (*words).to_owned()).chain([very_long()]) {
        let html = drill_report_html(&report(&words), &words);
        for tag in [
            "<script", "<img", "<iframe", "<object", "<embed", "<base", "<link", "<form", "<style", "<svg", "<a ",
            "<meta", "<title", "</title", "</style",
        ] {
            assert_eq!(count(&html, tag), count(&plain, tag), "{words:?} brings {tag}");
        }
        assert_eq!(html.matches('<').count(), plain.matches('<').count(), "{words:?} opens no element");
    }
}

#[test]
fn hostile_markdown_stays_words() {
    let plain = drill_report_markdown(&report("plain")).lines().count();
    for words in PAYLOADS.iter().map(|words| (*words).to_owned()).chain([very_long()]) {
        let text = drill_report_markdown(&report(&words));
        assert_eq!(text.lines().count(), plain, "{words:?} adds no line");
        for event in Parser::new_ext(&text, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
            match event {
                Event::Html(html) | Event::InlineHtml(html) => panic!("{words:?} became HTML: {html}"),
                Event::Start(Tag::Image { dest_url, .. } | Tag::Link { dest_url, .. }) => {
                    panic!("{words:?} became a link to {dest_url}")
                }
                _ => {}
            }
        }
    }
}

#[test]
fn exercise_stands_on_every_part() {
    let report = report("Checkout is down");
    let html = drill_report_html(&report, "1");
    assert!(html.contains("<title>EXERCISE: ") && html.contains("class=\"exercise\">EXERCISE"));
    assert!(drill_report_body(&report).contains("EXERCISE DRILL-0003"), "also where it is only looked at");
    let text = drill_report_markdown(&report);
    for line in text.lines().filter(|line| line.starts_with('#')) {
        assert!(line.contains("EXERCISE"), "{line}");
    }
    assert!(drill_report_json(&report).unwrap().contains("\"note\": \"EXERCISE."));
}

#[test]
fn the_page_can_be_read_without_eyes() {
    let html = drill_report_html(&report("Checkout is down"), "1");
    let ids: Vec<&str> =
        html.match_indices(" id=\"").map(|(at, _)| html[at + 5..].split('"').next().unwrap()).collect();
    for (at, _) in html.match_indices("aria-labelledby=\"") {
        let named = html[at + 17..].split('"').next().unwrap();
        assert_eq!(ids.iter().filter(|id| **id == named).count(), 1, "{named}");
    }
    assert_eq!(html.matches("<h1").count(), 1);
    assert_eq!(html.matches("<table>").count(), html.matches("<thead>").count(), "every table has heads");
    assert!(html.contains("role=\"img\" aria-label=\"") && html.contains("lang=\"en\""));
}

#[test]
fn json_comes_back_as_it_was() {
    let report = report("Checkout is down");
    let json = drill_report_json(&report).unwrap();
    assert_eq!(drill_report_from_json(&json).unwrap(), report);
    let other = json.replace("muster-drill-report", "muster-report");
    assert!(drill_report_from_json(&other).unwrap_err().to_string().contains("not a report of a drill"));
    let newer = json.replace("\"version\": 1", "\"version\": 2");
    assert!(drill_report_from_json(&newer).unwrap_err().to_string().contains("newer Muster"));
    for bad in ["", "{", "[]", "{\"format\":\"muster-drill-report\",\"version\":1}"] {
        assert!(drill_report_from_json(bad).is_err(), "{bad}");
    }
}
