//! Writing: declaring an incident and logging lines.

use std::io::{self, BufRead, Write as _};

use muster_service::wire::{Change, Declared, ErrorCode};
use serde_json::{Value, json};

use crate::args;
use crate::desk::Desk;
use crate::failure::{Failure, plain, warn};

/// After how many lines of a long run the store is looked after.
const BETWEEN_CARE: usize = 1000;

/// `musterctl declare`
pub(crate) fn declare(desk: &mut Desk, what: &args::Declare) -> Result<(), Failure> {
    let text = what.title.join(" ");
    let request = json!({ "text": text, "severity": what.severity, "isDrill": what.drill });
    if desk.raw("declare", &request)? {
        return Ok(());
    }
    let declared: Declared = desk.ask("declare", request)?;
    writeln!(desk.out, "{}  declared", declared.reference)?;
    look_after(desk);
    Ok(())
}

/// `musterctl log`
pub(crate) fn log(desk: &mut Desk, what: &args::Log) -> Result<(), Failure> {
    if !what.stdin {
        desk.service.work_alone();
    }
    let incident = desk.incident(what.incident.as_deref())?;
    if what.stdin {
        return Feed { desk, incident, refused: 0, heard: true }.run(io::stdin().lock());
    }
    let change = add(desk, &incident, what.line.as_deref().unwrap_or_default())?;
    acknowledge(desk, change)?;
    look_after(desk);
    Ok(())
}

/// Moves what was written into the file when enough has gathered; a store that only scripts write to needs it as well.
/// Lines are safe without it, so a failure is only said.
fn look_after(desk: &Desk) {
    if let Err(error) = desk.service.maintain() {
        warn(&format!("everything is saved, but {}", Failure::Refused(error).sentence()));
    }
}

fn add(desk: &Desk, incident: &str, text: &str) -> Result<Value, Failure> {
    Ok(desk.service.call("line_add", json!({ "incident": incident, "text": text }))?)
}

/// Says that a line is on the disk, at once.
fn acknowledge(desk: &mut Desk, change: Value) -> Result<(), Failure> {
    if desk.json {
        desk.object(&change)?;
    } else {
        let change: Change = serde_json::from_value(change)
            .map_err(|error| Failure::Said(format!("read the reply to `line_add`: {error}")))?;
        let seq = change.events.last().map_or(0, |event| event.seq);
        writeln!(desk.out, "saved {seq}")?;
    }
    Ok(desk.out.flush()?)
}

/// Lines from standard input.
struct Feed<'a> {
    desk: &'a mut Desk,
    incident: String,
    refused: usize,
    /// Whether somebody still reads our acknowledgements. When not, lines are saved all the same.
    heard: bool,
}

impl Feed<'_> {
    fn run(mut self, mut input: impl BufRead) -> Result<(), Failure> {
        let mut bytes = Vec::new();
        let mut number = 0;
        loop {
            bytes.clear();
            let read = input.read_until(b'\n', &mut bytes);
            if read.map_err(|error| Failure::Said(format!("read standard input: {error}")))? == 0 {
                break;
            }
            number += 1;
            self.line(number, &bytes)?;
            if number % BETWEEN_CARE == 0 {
                look_after(self.desk);
            }
        }
        look_after(self.desk);
        if self.refused == 0 { Ok(()) } else { Err(Failure::Told) }
    }

    fn line(&mut self, number: usize, bytes: &[u8]) -> Result<(), Failure> {
        let text = String::from_utf8_lossy(bytes);
        if matches!(text, std::borrow::Cow::Owned(_)) {
            warn(&format!("line {number} is not UTF-8; what cannot be read stands as \u{fffd}"));
        }
        let text = text.trim_end_matches(['\n', '\r']);
        let text = if number == 1 { text.trim_start_matches('\u{feff}') } else { text };
        if text.trim().is_empty() {
            return Ok(());
        }
        match add(self.desk, &self.incident, text) {
            Ok(change) => self.say(change),
            Err(Failure::Refused(reply)) if matches!(reply.code, ErrorCode::Rejected | ErrorCode::InvalidRequest) => {
                self.refused += 1;
                warn(&format!("line {number}: {}", Failure::Refused(reply).sentence()));
                Ok(())
            }
            Err(failure) => {
                warn(&format!("line {number} and what follows it: {}", plain(&failure.sentence())));
                Err(Failure::Told)
            }
        }
    }

    fn say(&mut self, change: Value) -> Result<(), Failure> {
        if !self.heard {
            return Ok(());
        }
        match acknowledge(self.desk, change) {
            Err(Failure::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => {
                self.heard = false;
                Ok(())
            }
            said => said,
        }
    }
}
