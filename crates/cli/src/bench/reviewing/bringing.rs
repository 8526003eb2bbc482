//! A room of an export readable, and all of the export imported and searchable.

use std::sync::Arc;
use std::time::Instant;

use muster_service::clock::SystemClock;
use muster_service::{Service, Setup};
use serde_json::{Value, json};

use super::super::Bench;
use super::super::report::{Row, Verdict};
use super::super::stats::{Times, millis};
use super::super::stores::{ask, remove};
use super::slack::Export;
use super::{Fresh, all_of, bare, grouped, rooms};
use crate::failure::Failure;

/// Published in `limits.md`, measured on the same kind of machine: slack-export-viewer until its first page, by messages.
const VIEWER: [(usize, f64); 2] = [(100_000, 2_400.0), (1_000_000, 30_900.0)];
/// Until something can be read.
const READABLE: f64 = 100.0;

/// What slack-export-viewer takes for as many messages.
fn viewer(messages: usize) -> Option<f64> {
    VIEWER.into_iter().find(|(size, _)| *size == messages).map(|(_, millis)| millis)
}

/// From the chosen file to the words of a chosen room.
pub(super) fn readable(bench: &Bench, export: &Export) -> Result<Row, Failure> {
    let store = Fresh::new(bench, "readable");
    let (service, incident) = store.declared()?;
    let room = Export::room();
    let look = || {
        ask::<Value>(&service, "source_look", json!({ "incident": incident, "path": export.path }))?;
        let request = all_of(export, &incident, std::slice::from_ref(&room));
        let preview: Value = ask(&service, "source_preview", request)?;
        let shown = preview["lines"].as_array().map_or(0, Vec::len);
        if shown > 0 { Ok(()) } else { Err(Failure::Said("read a room: it says nothing".to_owned())) }
    };
    look()?;
    let (mut ours, mut least) = (Vec::new(), Vec::new());
    for _ in 0..bench.times(30) {
        ours.push(Times::measure(1, look)?.median());
        least.push(Times::measure(1, || bare::room(export, &room).map(drop))?.median());
    }
    let (ours, least) = (Times::of_millis(ours), Times::of_millis(least));
    let published = viewer(export.messages)
        .map_or_else(String::new, |time| format!("; slack-export-viewer: {} (published)", millis(time)));
    Ok(Row {
        what: format!("a chosen room of a Slack zip of {} messages readable", grouped(export.messages)),
        goal: format!("under {READABLE} ms"),
        seen: ours.shown(),
        limit: format!("bare: list of parts and the same room parsed: {}{published}", millis(least.median())),
        verdict: Verdict::of(ours.at(0.95) < READABLE),
        figures: json!({ "readable": ours.json(), "bare": least.json() }),
    })
}

/// All rooms, by turns with the bare program.
pub(super) fn all(bench: &Bench, export: &Export) -> Result<Row, Failure> {
    let (mut ours, mut least) = (Vec::new(), Vec::new());
    // The large one takes a while, and its size evens out what else the machine does.
    let times = if export.messages > 500_000 { bench.times(10).min(3) } else { bench.times(15) };
    for _ in 0..times {
        ours.push(import(bench, export)?);
        let into = bench.folder.join("review-bare.db");
        let began = Instant::now();
        let found = bare::import(export, &into)?;
        least.push(began.elapsed());
        remove(&into);
        if found != 1 {
            return Err(Failure::Said(format!("find {}: the bare program found {found}", export.word())));
        }
    }
    let (ours, least) = (Times::of_millis(ours), Times::of(least));
    let ratio = ours.median() / least.median();
    let viewer = viewer(export.messages);
    let published =
        viewer.map_or_else(String::new, |time| format!("; slack-export-viewer: {} (published)", millis(time)));
    Ok(Row {
        what: format!("all {} messages imported and searchable", grouped(export.messages)),
        goal: "2x of the bare program, 1/3 of slack-export-viewer".to_owned(),
        seen: format!("{} = {ratio:.2}x", ours.shown()),
        limit: format!("bare: inflate, parse, insert, index: {}{published}", least.shown()),
        verdict: Verdict::of(ratio <= 2.0 && viewer.is_none_or(|time| ours.median() <= time / 3.0)),
        figures: json!({ "import": ours.json(), "bare": least.json(), "ratio": ratio, "published_viewer_ms": viewer }),
    })
}

/// One import as in the window, with what runs beside. Milliseconds until the last message can be found.
fn import(bench: &Bench, export: &Export) -> Result<f64, Failure> {
    let store = Fresh::new(bench, "import");
    let (service, incident) = store.declared()?;
    service.close();
    let setup = Setup { store: store.path().to_owned(), clock: Arc::new(SystemClock::new()), logs: None };
    let service = Arc::new(Service::open(setup));
    service.start_background();
    let rooms = rooms(&service, &incident, export)?;
    let began = Instant::now();
    let done: Value = ask(&service, "source_import", all_of(export, &incident, &rooms))?;
    let request = json!({ "of": { "incident": incident }, "words": export.word(), "limit": 5 });
    let found: Value = ask(&service, "conversation_search", request)?;
    let took = began.elapsed();
    let hits = found["hits"].as_array().map_or(0, Vec::len);
    service.close();
    if done["changed"][0] != json!(export.messages) || hits != 1 {
        return Err(Failure::Said(format!(
            "import {}: {} came in and {hits} were found",
            export.path.display(),
            done["changed"]
        )));
    }
    Ok(took.as_secs_f64() * 1_000.0)
}
