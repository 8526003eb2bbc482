//! A timeline of a real, public incident through every export, where that folder is present.

use std::path::Path;

use chrono::{NaiveDateTime, TimeDelta};
use muster_core::incident::{NewLine, Order};
use muster_core::time::Happened;
use muster_core::words::EntryKind;
use muster_core::zone::Zone;
use muster_exchange::{csv, from_json, html, json, markdown};
use muster_testkit::moment;

use crate::desk::{Desk, line};
use crate::markup::tags;

/// `### 14:29` headings with the words below them, as clock and text.
fn timeline(report: &str) -> Vec<(String, String)> {
    let body = report.split("## Timeline").nth(1).and_then(|rest| rest.split("\n## ").next()).unwrap_or_default();
    let clock = |heading: &str| {
        heading
            .split(|c: char| !c.is_ascii_digit() && c != ':')
            .find(|w| w.len() == 5 && w.contains(':'))
            .map(str::to_owned)
    };
    body.split("\n### ")
        .skip(1)
        .filter_map(|part| {
            let (heading, text) = part.split_once('\n')?;
            Some((clock(heading)?, text.trim().to_owned()))
        })
        .filter(|(_, text)| !text.is_empty())
        .collect()
}

#[test]
fn a_real_timeline_stays_whole() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/realdata/04-postmortems/mybinder");
    let Ok(report) = std::fs::read_to_string(folder.join("2018-04-18-cull-flood.md")) else {
        eprintln!("skipped: {} is not here, so no real timeline was exported", folder.display());
        return;
    };
    let berlin = Zone::parse("Europe/Berlin").unwrap();
    let mut desk = Desk::declared("Culler flood", false);
    desk.now = moment("2018-04-18T20:00:00Z");
    let steps = timeline(&report);
    assert!(steps.len() >= 5, "the report has more than that: {steps:?}");
    for (clock, text) in &steps {
        let wall = NaiveDateTime::parse_from_str(&format!("2018-04-18 {clock}"), "%Y-%m-%d %H:%M").unwrap();
        let at = berlin.resolve_local(wall, desk.now).at;
        desk.now += TimeDelta::seconds(20);
        let happened = Some(Happened::exact(at, berlin.name()));
        desk.logs(0, NewLine { happened, ..line(EntryKind::Observation, text) });
    }
    let mut dossier = desk.dossier();
    dossier.order = Order::Happened;
    let file = from_json(json(&dossier).as_bytes()).unwrap();
    let (md, page, table) = (markdown(&dossier), html(&dossier), csv(&dossier));
    tags(&page);
    for (clock, text) in &steps {
        assert!(file.lines.iter().any(|line| line.text == *text));
        assert!(
            md.contains(&format!("{clock} +02:00")) && page.contains(&format!("{clock} +02:00")),
            "{clock} in CEST"
        );
        assert!(table.contains(&format!("{clock}:00 +02:00")));
    }
}
