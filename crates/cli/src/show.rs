//! One incident on a terminal.

use std::io::Write as _;

use chrono::{DateTime, SecondsFormat, Utc};
use muster_service::wire::{IncidentView, Line, LogSlice, WhenRead};
use serde_json::json;

use crate::args;
use crate::desk::Desk;
use crate::failure::{Failure, plain};
use crate::times::Times;

/// How many lines are fetched at a time.
const SLICE: u32 = 1000;

/// `musterctl show`
pub(crate) fn show(desk: &mut Desk, what: &args::Show) -> Result<(), Failure> {
    let incident = desk.incident(what.incident.as_deref())?;
    let at = what.at.as_deref().map(|text| read_time(desk, text)).transpose()?;
    let at = at.map(|at| at.to_rfc3339_opts(SecondsFormat::Millis, true));
    let request = json!({ "incident": incident, "at": at });
    if desk.raw("incident", &request)? {
        return Ok(());
    }
    let view: IncidentView = desk.ask("incident", request)?;
    let times = desk.times()?;
    head(desk, &view, &times)?;
    let mut from = 0;
    let mut day = String::new();
    loop {
        let request = json!({ "incident": incident, "at": at, "order": "arrival", "from": from, "count": SLICE });
        let slice: LogSlice = desk.ask("log_slice", request)?;
        for line in &slice.lines {
            print(desk, line, &times, &mut day)?;
        }
        from += SLICE;
        if slice.lines.is_empty() || from >= slice.total {
            return Ok(());
        }
    }
}

/// Reads RFC 3339, or a time as it is written in a line.
fn read_time(desk: &Desk, text: &str) -> Result<DateTime<Utc>, Failure> {
    if let Ok(at) = DateTime::parse_from_rfc3339(text.trim()) {
        return Ok(at.with_timezone(&Utc));
    }
    let read: WhenRead = desk.ask("when_parse", json!({ "text": text }))?;
    Ok(read.happened.until.unwrap_or(read.happened.at))
}

fn head(desk: &mut Desk, view: &IncidentView, times: &Times) -> Result<(), Failure> {
    let severity = view.severity.map_or("not sized", |severity| severity.label());
    let drill = if view.is_drill { "  EXERCISE" } else { "" };
    let out = &mut desk.out;
    writeln!(out, "{}  {severity}  {}{drill}  {}", view.reference, view.phase.label(), plain(&view.title))?;
    if let Some(at) = view.at {
        writeln!(out, "as it was known at {}", times.full(at))?;
    }
    if let Some(statement) = view.statements.last() {
        writeln!(out, "statement {}: {}", statement.version, plain(&statement.text))?;
    }
    for each in &view.milestones {
        if let Some(happened) = &each.happened {
            writeln!(out, "{:<13} {}", each.milestone.label(), times.full(happened.at))?;
        }
    }
    for (what, named) in [("people", &view.people), ("services", &view.services)] {
        if !named.is_empty() {
            let names: Vec<String> = named.iter().map(|each| plain(&each.name)).collect();
            writeln!(out, "{what:<13} {}", names.join(", "))?;
        }
    }
    let struck = if view.struck > 0 { format!(", {} struck", view.struck) } else { String::new() };
    writeln!(out, "{:<13} {}{struck}", "lines", view.lines)?;
    if view.newer > 0 {
        writeln!(out, "{} of them recorded by a newer Muster", view.newer)?;
    }
    Ok(())
}

fn print(desk: &mut Desk, line: &Line, times: &Times, day: &mut String) -> Result<(), Failure> {
    let at = line.happened.at;
    let today = times.day(at);
    if *day != today {
        writeln!(desk.out, "\n-- {today} --")?;
        *day = today;
    }
    let about = match line.happened.precision.as_str() {
        "about" => '~',
        "before" => '<',
        "between" => '-',
        _ => ' ',
    };
    let mut marks = String::new();
    if line.pinned {
        marks.push_str(" !");
    }
    if line.flagged {
        marks.push_str(" *");
    }
    if line.late_seconds > 0 {
        marks.push_str(&format!(" [{} min late]", line.late_seconds / 60));
    }
    if line.edits > 0 {
        marks.push_str(" [edited]");
    }
    for picture in &line.attachments {
        marks.push_str(&format!(" [picture: {}]", plain(&picture.caption)));
    }
    let text = if line.erased.is_some() { "(erased)".to_owned() } else { plain(&line.text) };
    let struck = if line.struck.is_some() { "(struck) " } else { "" };
    let who: Vec<String> = line.people.iter().map(|person| plain(&person.name)).collect();
    let who = if who.is_empty() { String::new() } else { format!("{}: ", who.join(", ")) };
    let services: String = line
        .services
        .iter()
        .filter(|service| !line.text.contains(&format!("#{}", service.handle)))
        .map(|service| format!(" #{}", plain(&service.handle)))
        .collect();
    Ok(writeln!(
        desk.out,
        "{about}{}  {:<11}  {struck}{who}{text}{services}{marks}",
        times.clocks(at),
        line.kind.as_str()
    )?)
}
