//! A long conversation read by a program as the window reads it: the first rows, any others, words in it.

use std::time::Instant;

use serde_json::{Value, json};

use super::super::Bench;
use super::super::corpus::{Dice, queries};
use super::super::report::{Row, Verdict};
use super::super::stats::{Times, millis};
use super::super::stores::{ask, open};
use super::slack::Export;
use super::{Fresh, all_of, grouped, rooms};
use crate::failure::Failure;

/// Rows that the window asks for at once.
const SLICE: usize = 200;
const OPEN: f64 = 200.0;
const FRAME: f64 = 16.7;

/// Opens the conversation, jumps about in it, and searches it.
pub(super) fn measure(bench: &Bench, store: &Fresh, export: &Export) -> Result<Vec<Row>, Failure> {
    let (service, incident) = store.declared()?;
    let rooms = rooms(&service, &incident, export)?;
    ask::<Value>(&service, "source_import", all_of(export, &incident, &rooms))?;
    service.close();
    drop(service);
    let of = json!({ "incident": incident });
    let slice = |from: usize| json!({ "of": of, "from": from, "count": SLICE });
    let (mut opened, mut again) = (Vec::new(), Vec::new());
    for _ in 0..bench.times(15) {
        let service = open(store.path());
        for times in [&mut opened, &mut again] {
            let began = Instant::now();
            service.call("conversation", slice(0))?;
            service.call("marking", of.clone())?;
            times.push(began.elapsed());
        }
    }
    let (opened, again) = (Times::of(opened), Times::of(again));
    let service = open(store.path());
    let first: Value = ask(&service, "conversation", slice(0))?;
    let total = usize::try_from(first["total"].as_u64().unwrap_or(0)).unwrap_or(0);
    let mut dice = Dice::new(3);
    let jumps = Times::measure(bench.times(200), || {
        let reply = service.call("conversation", slice(dice.below(total.saturating_sub(SLICE))))?;
        let rows = reply["items"].as_array().map_or(0, Vec::len);
        if rows == SLICE.min(total) { Ok(()) } else { Err(Failure::Said(format!("read a conversation: {rows} rows"))) }
    })?;
    let mut words = queries(bench.times(100)).into_iter();
    let searches = Times::measure(words.len(), || {
        let words = words.next().unwrap_or_default();
        service.call("conversation_search", json!({ "of": of, "words": words, "limit": 100 })).map(drop)
    })?;
    service.close();
    let rows = grouped(total);
    Ok(vec![
        Row {
            what: format!("conversation of {rows} rows: its first rows, its codes and its rail, without a window"),
            goal: format!("under {OPEN} ms"),
            seen: opened.shown(),
            limit: format!("a second time: {}", again.shown()),
            verdict: Verdict::of(opened.at(0.9) < OPEN),
            figures: json!({ "first": opened.json(), "again": again.json(), "rows": total }),
        },
        Row {
            what: format!("conversation of {rows} rows: {SLICE} rows anywhere"),
            goal: format!("p95 under {FRAME} ms"),
            seen: format!("p95 {}, median {}", millis(jumps.at(0.95)), millis(jumps.median())),
            limit: "a frame at 60 Hz: 16.7 ms".to_owned(),
            verdict: Verdict::of(jumps.at(0.95) < FRAME),
            figures: json!({ "jumps": jumps.json() }),
        },
        Row {
            what: format!("conversation of {rows} rows: search"),
            goal: format!("p95 under {FRAME} ms"),
            seen: format!(
                "p95 {}, median {}, worst {}",
                millis(searches.at(0.95)),
                millis(searches.median()),
                millis(searches.at(1.0))
            ),
            limit: "a frame at 60 Hz: 16.7 ms".to_owned(),
            verdict: Verdict::of(searches.at(0.95) < FRAME),
            figures: json!({ "searches": searches.json() }),
        },
    ])
}
