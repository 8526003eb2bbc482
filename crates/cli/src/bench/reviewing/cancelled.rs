//! An import that is cancelled half-way: how soon it ends, and what is left of it.

use std::sync::Mutex;
use std::sync::mpsc::{Receiver, channel};
use std::time::Instant;

use muster_service::Service;
use muster_service::wire::{ErrorCode, Health};
use serde_json::{Value, json};

use super::super::Bench;
use super::super::report::{Row, Verdict};
use super::super::stats::{Times, millis};
use super::super::stores::ask;
use super::slack::Export;
use super::{Fresh, all_of, grouped, rooms};
use crate::failure::Failure;

/// How far it is when it is cancelled, in percent.
const SHARES: [u64; 4] = [3, 30, 60, 95];
const GOAL: f64 = 200.0;

/// Cancels at several places.
pub(super) fn cancelled(bench: &Bench, export: &Export) -> Result<Row, Failure> {
    let store = Fresh::new(bench, "cancelled");
    let (service, incident) = store.declared()?;
    let rooms = rooms(&service, &incident, export)?;
    let (tell, told) = channel();
    let tell = Mutex::new(tell);
    service.on_progress(Box::new(move |progress| {
        if let Ok(tell) = tell.lock() {
            tell.send((u64::from(progress.done), u64::from(progress.total))).ok();
        }
    }));
    let before = left(&service)?;
    let mut times = Vec::new();
    let mut seen_of_it = false;
    for share in SHARES {
        times.push(once(&service, &all_of(export, &incident, &rooms), share, &told)?);
        let sources: Value = ask(&service, "sources", json!({ "incident": incident }))?;
        seen_of_it |= sources["sources"].as_array().is_none_or(|sources| !sources.is_empty());
    }
    let times = Times::of_millis(times);
    let began = Instant::now();
    service.sweep()?;
    let swept = began.elapsed().as_secs_f64() * 1_000.0;
    let after = left(&service)?;
    service.close();
    let trace = seen_of_it || before != after;
    Ok(Row {
        what: format!("cancel while {} messages come in", grouped(export.messages)),
        goal: format!("within {GOAL} ms, and nothing is left of it"),
        seen: format!(
            "worst of {} {}; {}",
            SHARES.len(),
            millis(times.at(1.0)),
            if trace { "something is left" } else { "nothing is left" }
        ),
        limit: format!("taking the rows away afterwards, beside: {}", millis(swept)),
        verdict: Verdict::of(times.at(1.0) <= GOAL && !trace),
        figures: json!({ "cancel": times.json(), "sweep_ms": swept, "rows_before": before, "rows_after": after }),
    })
}

/// Events, and rows of whatever was brought in.
fn left(service: &Service) -> Result<(u64, i64), Failure> {
    let health: Health = ask(service, "health", json!({}))?;
    Ok((u64::from(health.events), service.rows_of_sources()?))
}

/// Begins, cancels when so much was read, and waits for the end. Milliseconds between the two.
fn once(service: &Service, request: &Value, share: u64, told: &Receiver<(u64, u64)>) -> Result<f64, Failure> {
    while told.try_recv().is_ok() {}
    std::thread::scope(|scope| {
        let import = scope.spawn(|| service.call("source_import", request.clone()));
        let far = |(done, total): (u64, u64)| total > 0 && done * 100 >= total * share;
        while !import.is_finished() && !told.recv().is_ok_and(far) {}
        let began = Instant::now();
        service.call("cancel", json!({ "job": request["job"] }))?;
        let ended = import.join().map_err(|_panic| Failure::Said("cancel an import: it panicked".to_owned()))?;
        let took = began.elapsed().as_secs_f64() * 1_000.0;
        match ended {
            Err(error) if error.code == ErrorCode::Cancelled => Ok(took),
            Err(error) => Err(error.into()),
            Ok(_) => Err(Failure::Said(format!("cancel an import at {share} %: it was over by then"))),
        }
    })
}
