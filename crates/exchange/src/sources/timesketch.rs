//! Timesketch: forensic time lines as CSV and as JSONL.
//!
//! `datetime` counts where it can be read, `timestamp` otherwise. What stands beside the message is kept in the
//! original of each line.

use std::collections::HashMap;

use serde_json::{Map, Value};

use super::names::{Names, hash};
use super::recognise::Opened;
use super::records::{Sketch, each};
use super::stamps::when_of;
use super::table::{decoded, each_row};
use super::{Format, Line, LineKind, Sink, SourceError, Trouble, When, Who};
use crate::text::{clean, excerpt, one_line};

/// The most that is kept of what an event said in its file.
const ORIGINAL: usize = 1024 * 1024;

/// How much a file looks like a CSV of it: its header says so.
pub(crate) fn looks_like_csv(head: &[u8], _name: &str) -> u8 {
    let (text, _) = decoded(head);
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let names: Vec<String> =
        first.split([',', ';', '\t']).map(|cell| cell.trim().trim_matches('"').to_lowercase()).collect();
    let has = |name: &str| names.iter().any(|found| found == name);
    let dated = has("datetime") || has("timestamp");
    match (has("message") && dated, has("timestamp_desc")) {
        (true, true) => 95,
        (false, true) => 70,
        (true | false, false) => 0,
    }
}

/// How much a file looks like a JSONL of it.
pub(crate) fn looks_like_jsonl(head: &[u8], _name: &str) -> u8 {
    let sketch = Sketch::of(head);
    if sketch.has(&["timestamp_desc", "message"]) && sketch.any(&["datetime", "timestamp"]) { 95 } else { 0 }
}

/// Reads the JSONL.
pub(crate) fn read_jsonl(file: &Opened<'_>, sink: &mut dyn Sink) -> Result<(), SourceError> {
    let mut writer = Writer::default();
    each(file, Format::TimesketchJsonl, sink, &mut |record, sink| {
        let Value::Object(parts) = record.value else { return Ok(0) };
        let raw = String::from_utf8_lossy(record.raw);
        writer.event(parts, &raw, record.place.to_owned(), sink)
    })
}

/// Reads the CSV.
pub(crate) fn read_csv(file: &Opened<'_>, sink: &mut dyn Sink) -> Result<(), SourceError> {
    let (text, guessed_from) = decoded(file.bytes);
    if let Some(line) = guessed_from {
        let message = "From here on it is not UTF-8 text; it was read as Windows-1252.".to_owned();
        sink.trouble(Trouble { place: format!("line {line}"), message, left_out: false })?;
    }
    let mut headers: Option<Vec<String>> = None;
    let mut writer = Writer::default();
    let mut given = 0;
    each_row(&text, sink, &mut |row, sink| {
        let place = format!("line {}", row.line);
        let Some(headers) = &headers else {
            headers = Some(header(file.name, &row.cells, &place, sink)?);
            return Ok(true);
        };
        if row.cells.len() != headers.len() {
            let message = format!(
                "This row has {} cells and the header {}; the rest is empty or was not read.",
                row.cells.len(),
                headers.len()
            );
            sink.trouble(Trouble { place: place.clone(), message, left_out: false })?;
        }
        let parts: Map<String, Value> = headers
            .iter()
            .cloned()
            .zip(row.cells)
            .filter(|(_, cell)| !cell.is_empty())
            .map(|(name, cell)| (name, Value::String(cell)))
            .collect();
        let raw = serde_json::to_string(&parts).unwrap_or_default();
        given += writer.event(&parts, &raw, place, sink)?;
        Ok(true)
    })?;
    if given > 0 {
        return Ok(());
    }
    Err(not_that(file.name, "no row behind line 1 says what happened".to_owned()))
}

fn not_that(name: &str, detail: String) -> SourceError {
    SourceError::NotThat { what: name.to_owned(), format: Format::TimesketchCsv.words().to_owned(), detail }
}

/// The names of the columns; a name that stands twice gets a number.
fn header(name: &str, cells: &[String], place: &str, sink: &mut dyn Sink) -> Result<Vec<String>, SourceError> {
    let mut seen: HashMap<String, u32> = HashMap::new();
    let mut headers = Vec::with_capacity(cells.len());
    for cell in cells {
        let plain = one_line(cell);
        let times = seen.entry(plain.to_lowercase()).or_insert(0);
        *times += 1;
        if *times == 1 {
            let known = ["message", "datetime", "timestamp", "timestamp_desc"]
                .into_iter()
                .find(|known| plain.eq_ignore_ascii_case(known));
            headers.push(known.map_or(plain, str::to_owned));
        } else {
            let short = excerpt(&plain);
            let message =
                format!("The column {short:?} stands there again; this one is kept as \"{short} ({times})\".");
            sink.trouble(Trouble { place: place.to_owned(), message, left_out: false })?;
            headers.push(format!("{plain} ({times})"));
        }
    }
    let has = |name: &str| headers.iter().any(|header| header == name);
    let mut missing = Vec::new();
    if !has("message") {
        missing.push("message");
    }
    if !has("datetime") && !has("timestamp") {
        missing.push("datetime (or timestamp)");
    }
    if missing.is_empty() {
        return Ok(headers);
    }
    let found: Vec<String> = headers.iter().take(12).map(|header| excerpt(header)).collect();
    Err(not_that(
        name,
        format!(
            "{place} lacks the column {}; it has {}. Read it as a table to say which column is what",
            missing.join(" and "),
            found.join(", ")
        ),
    ))
}

#[derive(Default)]
struct Writer {
    names: Names,
    dated: bool,
}

impl Writer {
    fn event(
        &mut self,
        parts: &Map<String, Value>,
        raw: &str,
        place: String,
        sink: &mut dyn Sink,
    ) -> Result<u64, SourceError> {
        let read = |name: &str| match parts.get(name) {
            Some(Value::String(text)) => Some(clean(text.trim())),
            Some(Value::Number(number)) => Some(number.to_string()),
            Some(Value::Bool(_) | Value::Null | Value::Array(_) | Value::Object(_)) | None => None,
        };
        let said = |name: &str| read(name).filter(|text| !text.is_empty());
        let mut trouble =
            |message: String, left_out: bool| sink.trouble(Trouble { place: place.clone(), message, left_out });
        let Some(message) = said("message") else {
            trouble("It has no message, and was left out.".to_owned(), true)?;
            return Ok(0);
        };
        let when = self.when(said("datetime").as_ref(), said("timestamp").as_ref(), &mut trouble)?;
        let text = match said("timestamp_desc") {
            Some(what) => format!("{message} [{}]", one_line(&what)),
            None => message,
        };
        let key = self.names.give(format!("{:016x}", hash([raw.as_bytes()])));
        let source =
            said("parser").or_else(|| said("source_short")).or_else(|| said("source")).or_else(|| said("tool"));
        let name = source.map_or_else(|| "Timesketch".to_owned(), |source| one_line(&source));
        let who = Who { id: name.clone(), name, email: String::new(), is_program: true };
        let mut line = Line { kind: LineKind::Alert, ..Line::message(key, place, when, who, text) };
        line.room = said("hostname").or_else(|| said("display_name")).map(|room| one_line(&room)).unwrap_or_default();
        let end = (0..=raw.len().min(ORIGINAL)).rev().find(|at| raw.is_char_boundary(*at)).unwrap_or_default();
        line.original = raw.get(..end).unwrap_or_default().to_owned();
        sink.line(line)?;
        Ok(1)
    }

    fn when(
        &mut self,
        datetime: Option<&String>,
        timestamp: Option<&String>,
        trouble: &mut dyn FnMut(String, bool) -> Result<(), super::Stopped>,
    ) -> Result<When, super::Stopped> {
        let by_date = datetime.and_then(|text| when_of(text));
        if let Some(when) = by_date {
            self.dated = true;
            return Ok(when);
        }
        let by_count = timestamp.and_then(|text| when_of(text)).filter(|when| matches!(when, When::At(_)));
        let words = match (datetime.map(|text| excerpt(text)), by_count) {
            (None, Some(_)) => None,
            (Some(odd), Some(_)) => Some(format!("Its datetime {odd:?} cannot be read; its timestamp was taken.")),
            (Some(odd), None) => {
                Some(format!("Its datetime {odd:?} cannot be read; it stands beside the event before it."))
            }
            (None, None) => Some("It says no time; it stands beside the event before it.".to_owned()),
        };
        if let Some(words) = words {
            trouble(words, false)?;
        }
        let when = by_count.unwrap_or(if self.dated { When::Unsaid } else { When::Offset(0) });
        self.dated = self.dated || by_count.is_some();
        Ok(when)
    }
}
