//! Reviews: a conversation brought in, marked, read and handed out, each beside the least that the same work can cost.

mod bare;
mod bringing;
mod cancelled;
mod marking;
mod memory;
mod reading;
mod reporting;
mod slack;
mod window;

use std::path::{Path, PathBuf};

use muster_service::Service;
use muster_service::wire::Declared;
use serde_json::{Value, json};

use super::Bench;
use super::report::Row;
use super::stores::{ask, open, remove};
use crate::failure::Failure;
use slack::Export;

/// How many messages the small export has, and the large one.
const SIZES: [usize; 2] = [100_000, 1_000_000];

/// Bringing in: a room readable, all of it, memory, cancelling.
pub(super) fn measure_bringing(bench: &Bench) -> Result<Vec<Row>, Failure> {
    let mut rows = Vec::new();
    for size in SIZES {
        let export = export(bench, size)?;
        rows.push(bringing::readable(bench, &export)?);
        rows.push(bringing::all(bench, &export)?);
        rows.push(memory::peak(bench, &export)?);
        rows.push(cancelled::cancelled(bench, &export)?);
    }
    Ok(rows)
}

/// Marks on short and long transcripts.
pub(super) fn measure_marks(bench: &Bench) -> Result<Vec<Row>, Failure> {
    marking::measure(bench)
}

/// Reading a conversation of a hundred thousand messages: without a window, and in it.
pub(super) fn measure_reading(bench: &Bench) -> Result<Vec<Row>, Failure> {
    let small = SIZES.into_iter().min().unwrap_or_default();
    let (store, export) = (Fresh::new(bench, "conversation"), export(bench, small)?);
    let mut rows = reading::measure(bench, &store, &export)?;
    rows.extend(window::measure(bench, store.path(), &export.path));
    Ok(rows)
}

/// The report of a deep review.
pub(super) fn measure_report(bench: &Bench) -> Result<Vec<Row>, Failure> {
    reporting::measure(bench)
}

/// An export of so many messages, a tenth of them when it should be quick; made once.
fn export(bench: &Bench, messages: usize) -> Result<Export, Failure> {
    slack::ready(&bench.folder, if bench.quick { messages / 10 } else { messages })
}

/// A store that is empty at first, and gone afterwards.
struct Fresh(PathBuf);

impl Fresh {
    fn new(bench: &Bench, name: &str) -> Self {
        let path = bench.folder.join(format!("review-{name}.db"));
        remove(&path);
        Self(path)
    }

    fn path(&self) -> &Path {
        &self.0
    }

    /// The service on it, and an incident.
    fn declared(&self) -> Result<(Service, String), Failure> {
        let service = open(&self.0);
        let declared: Declared = ask(&service, "declare", json!({ "text": "sev2 Zulu" }))?;
        Ok((service, declared.id.to_string()))
    }
}

impl Drop for Fresh {
    fn drop(&mut self) {
        remove(&self.0);
    }
}

/// All of an export, as a person asks for it.
fn all_of(export: &Export, incident: &str, rooms: &[String]) -> Value {
    json!({ "incident": incident, "path": export.path, "format": "slack", "rooms": rooms, "job": "bench" })
}

/// The rooms that an export offers.
fn rooms(service: &Service, incident: &str, export: &Export) -> Result<Vec<String>, Failure> {
    let looked: Value = ask(service, "source_look", json!({ "incident": incident, "path": export.path }))?;
    let rooms = looked["rooms"].as_array().into_iter().flatten();
    Ok(rooms.filter_map(|room| room["key"].as_str().map(str::to_owned)).collect())
}

/// `100,000`
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_told_apart() {
        assert_eq!([0, 999, 1_000, 1_234_567].map(grouped), ["0", "999", "1,000", "1,234,567"]);
    }
}
