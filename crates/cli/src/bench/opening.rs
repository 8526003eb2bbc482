//! Opening: the store with the Board and the newest lines, and a long incident with any minute of it.

use std::path::Path;

use chrono::{SecondsFormat, TimeDelta};
use muster_service::wire::{Board, IncidentView, LogSlice};
use serde_json::{Value, json};

use super::report::{Row, Verdict};
use super::stats::{Times, millis};
use super::stores::{ask, open};
use super::{Bench, corpus};
use crate::failure::Failure;

/// How many lines a screen asks for.
const SCREEN: u32 = 100;

fn newest(incident: &impl serde::Serialize, at: Option<&str>) -> Value {
    json!({ "incident": incident, "at": at, "order": "arrival", "from": -100, "count": SCREEN })
}

/// The store, the Board, and the newest lines of the incident declared last.
fn open_board(path: &Path) -> Result<(), Failure> {
    let service = open(path);
    let board: Board = ask(&service, "board", json!({ "closed": 20 }))?;
    let latest = board.open.iter().max_by_key(|card| card.declared_at);
    let latest = latest.ok_or_else(|| Failure::Said("find an open incident in the measured store".to_owned()))?;
    let slice: LogSlice = ask(&service, "log_slice", newest(&latest.id, None))?;
    if slice.lines.len() < SCREEN as usize {
        return Err(Failure::Said("find a hundred lines in the measured store".to_owned()));
    }
    drop(service);
    Ok(())
}

/// The large store and the small one in turn.
pub(super) fn measure(bench: &Bench) -> Result<Vec<Row>, Failure> {
    open_board(&bench.stores.large)?;
    open_board(&bench.stores.small)?;
    let (mut large, mut small) = (Vec::new(), Vec::new());
    for _ in 0..bench.times(50) {
        large.push(Times::measure(1, || open_board(&bench.stores.large))?.median());
        small.push(Times::measure(1, || open_board(&bench.stores.small))?.median());
    }
    let (large, small) = (Times::of_millis(large), Times::of_millis(small));
    let ratio = large.median() / small.median();
    Ok(vec![Row {
        what: "open the store, check migrations, newest 100 lines, Board".to_owned(),
        goal: "10 ms with all events, 1.5x of that with 1,000".to_owned(),
        seen: format!("{} = {ratio:.2}x", large.shown()),
        limit: format!("with 1,000 events and the same Board: {}", small.shown()),
        verdict: Verdict::of(large.median() <= 10.0 && ratio <= 1.5),
        figures: json!({ "large": large.json(), "small": small.json(), "ratio": ratio }),
    }])
}

/// An incident of ten thousand lines: until its view is ready, and as it was known at any minute.
pub(super) fn measure_incident(bench: &Bench) -> Result<Vec<Row>, Failure> {
    let incident = bench.stores.long();
    let what = "open an incident of 10,000 lines until its view is ready";
    let mut opened = Vec::new();
    let mut lines = 0;
    let mut first = None;
    for _ in 0..bench.times(20) {
        let service = open(&bench.stores.large);
        let mut view = None;
        let time = Times::measure(1, || {
            view = Some(ask::<IncidentView>(&service, "incident", json!({ "incident": incident }))?);
            ask::<LogSlice>(&service, "log_slice", newest(&incident, None)).map(|slice| lines = slice.total)
        })?;
        opened.push(time.median());
        first = view.map(|view| view.declared_at);
    }
    let opened = Times::of_millis(opened);
    let Some(declared_at) = first else {
        return Ok(vec![Row::unmeasured(what, "60 ms; any minute 20 ms", "nothing was opened")]);
    };
    let service = open(&bench.stores.large);
    ask::<IncidentView>(&service, "incident", json!({ "incident": incident }))?;
    let mut dice = corpus::Dice::new(5);
    let (mut views, mut slices) = (Vec::new(), Vec::new());
    for _ in 0..bench.times(60) {
        // Its lines came a hundred a minute.
        let minutes = i64::try_from(1 + dice.below(lines as usize / 100)).unwrap_or(1);
        let at = (declared_at + TimeDelta::minutes(minutes)).to_rfc3339_opts(SecondsFormat::Millis, true);
        let request = json!({ "incident": incident, "at": at });
        views
            .push(Times::measure(1, || ask::<IncidentView>(&service, "incident", request.clone()).map(drop))?.median());
        let request = newest(&incident, Some(&at));
        slices.push(Times::measure(1, || ask::<LogSlice>(&service, "log_slice", request.clone()).map(drop))?.median());
    }
    let (views, slices) = (Times::of_millis(views), Times::of_millis(slices));
    let worst = views.at(0.95).max(slices.at(0.95));
    Ok(vec![
        Row {
            what: what.to_owned(),
            goal: "under 60 ms".to_owned(),
            seen: format!("{} for {lines} lines", opened.shown()),
            limit: "-".to_owned(),
            verdict: Verdict::of(opened.median() < 60.0),
            figures: json!({ "view_and_newest_lines": opened.json(), "lines": lines }),
        },
        Row {
            what: "the same as it was known at any minute".to_owned(),
            goal: "under 20 ms".to_owned(),
            seen: format!("view p95 {}, 100 lines p95 {}", millis(views.at(0.95)), millis(slices.at(0.95))),
            limit: "-".to_owned(),
            verdict: Verdict::of(worst < 20.0),
            figures: json!({ "view": views.json(), "slice": slices.json() }),
        },
    ])
}
