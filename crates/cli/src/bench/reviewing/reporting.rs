//! The report of a deep review as one HTML file, its pictures in it.

use std::time::Instant;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use super::super::Bench;
use super::super::corpus::{self, Dice};
use super::super::report::{Row, Verdict};
use super::super::stats::{Times, millis};
use super::super::stores::ask;
use super::Fresh;
use crate::failure::Failure;

const LINKS: usize = 400;
const PICTURES: usize = 60;
/// Bytes of a picture: a screenshot of a graph.
const PICTURE: usize = 150_000;
/// Links of one section.
const SECTION: usize = 20;
const GOAL: f64 = 1_000.0;

/// A picture that nothing makes smaller: the head of a PNG of 800 by 600, and noise.
fn picture(number: usize) -> String {
    let mut dice = Dice::new(number as u64);
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x03\x20\0\0\x02\x58\x08\x06\0\0\0".to_vec();
    bytes.resize_with(PICTURE, || u8::try_from(dice.below(256)).unwrap_or(0));
    STANDARD.encode(bytes)
}

/// Writes the review, then the report several times.
pub(super) fn measure(bench: &Bench) -> Result<Vec<Row>, Failure> {
    let store = Fresh::new(bench, "report");
    let (service, incident) = store.declared()?;
    let (links, pictures) = if bench.quick { (LINKS / 10, PICTURES / 10) } else { (LINKS, PICTURES) };
    let act = |act: Value| service.call("review_act", json!({ "incident": incident, "act": act }));
    act(json!({ "kind": "tier_set", "incident": incident, "tier": "deep", "reason": "zbench" }))?;
    let mut lines: Vec<String> = Vec::new();
    for number in 0..links {
        let shown: Vec<Value> = match number < pictures {
            true => vec![service.call("attachment_add", json!({ "base64": picture(number), "caption": "p99" }))?],
            false => Vec::new(),
        };
        let text = format!("/a {}", corpus::text(number));
        let change: Value =
            ask(&service, "line_add", json!({ "incident": incident, "text": text, "attachments": shown }))?;
        lines.extend(change["events"][0]["id"].as_str().map(str::to_owned));
    }
    for (place, cited) in lines.chunks(SECTION).enumerate() {
        let claim = |(number, line): (usize, &String)| {
            format!("{} [{}](evidence:line/{line}). ", corpus::text(10_000 + number), corpus::text(number))
        };
        let text: String = cited.iter().enumerate().map(claim).collect();
        act(json!({ "kind": "section_written", "section": format!("story-{place}"), "title": format!("Part {place}"),
                    "place": place, "text": text }))?;
    }
    let request = json!({ "incident": incident, "audience": "participants", "names": true });
    let html = |what: &str| service.call("report_text", json!({ "report": request, "format": what }));
    let written = html("html")?;
    let text = written["text"].as_str().unwrap_or_default();
    let (cited, shown) = (text.matches("id=\"evidence-").count(), text.matches("data:image/png").count());
    if cited < links || shown < pictures {
        return Err(Failure::Said(format!("write a report: it has {cited} links and {shown} pictures")));
    }
    let times = Times::measure(bench.times(20), || html("html").map(drop))?;
    // The least: the same bytes put together and handed over.
    let copies = Times::measure(bench.times(20), || {
        let began = Instant::now();
        let copy: String = text.lines().collect();
        std::hint::black_box((copy.len(), began));
        Ok::<_, Failure>(())
    })?;
    service.close();
    Ok(vec![Row {
        what: format!("report of a deep review with {links} links to evidence and {pictures} pictures, as HTML"),
        goal: format!("under {GOAL} ms"),
        seen: format!("{}; {:.1} MB", times.shown(), megabytes(text.len())),
        limit: format!("copying as much text: {}", millis(copies.median())),
        verdict: Verdict::of(times.at(0.9) < GOAL),
        figures: json!({ "report": times.json(), "copy": copies.json(), "bytes": text.len() }),
    }])
}

#[expect(clippy::cast_precision_loss, reason = "a few million")]
fn megabytes(bytes: usize) -> f64 {
    bytes as f64 / 1e6
}
