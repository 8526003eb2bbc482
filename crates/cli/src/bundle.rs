//! Bundles: writing one, looking into one, taking one in.

use std::io::Write as _;
use std::path::Path;

use muster_service::wire::{BundleLook, BundleLookItem, BundleTaken, BundleWritten};
use serde_json::json;

use crate::args::Bundle;
use crate::desk::Desk;
use crate::failure::{Failure, plain};
use crate::keep::whole;

/// `musterctl bundle`
pub(crate) fn bundle(desk: &mut Desk, what: &Bundle) -> Result<(), Failure> {
    match what {
        Bundle::Write { incident, out } => write(desk, incident, out),
        Bundle::Look { file } => look(desk, file),
        Bundle::Take { file } => take(desk, file),
    }
}

fn write(desk: &mut Desk, incident: &str, out: &Path) -> Result<(), Failure> {
    let request = json!({ "incident": incident, "path": whole(out)? });
    if desk.raw("bundle_write", &request)? {
        return Ok(());
    }
    let file: BundleWritten = desk.ask("bundle_write", request)?;
    Ok(writeln!(desk.out, "wrote {} ({} events, {} bytes)", plain(&file.path), file.events, file.bytes)?)
}

fn look(desk: &mut Desk, file: &Path) -> Result<(), Failure> {
    let request = json!({ "path": whole(file)? });
    if desk.raw("bundle_look", &request)? {
        return Ok(());
    }
    let seen: BundleLook = desk.ask("bundle_look", request)?;
    let at = desk.times()?.full(seen.made_at);
    let by = if seen.by.is_empty() { String::new() } else { format!(" by {}", plain(&seen.by)) };
    let machine = if seen.own { "this machine".to_owned() } else { format!("machine {}", plain(&seen.device)) };
    writeln!(desk.out, "made {at}{by} on {machine} with {}", plain(&seen.made_by))?;
    for one in &seen.incidents {
        told(desk, one)?;
    }
    for note in &seen.notes {
        writeln!(desk.out, "note: {}", plain(note))?;
    }
    let verdict = if seen.taken == 0 { "nothing in it is new here" } else { "take it in with `musterctl bundle take`" };
    Ok(writeln!(desk.out, "{} entries new, {} here already: {verdict}", seen.taken, seen.held)?)
}

fn take(desk: &mut Desk, file: &Path) -> Result<(), Failure> {
    let request = json!({ "path": whole(file)? });
    if desk.raw("bundle_take", &request)? {
        return Ok(());
    }
    let done: BundleTaken = desk.ask("bundle_take", request)?;
    for one in &done.incidents {
        told(desk, one)?;
    }
    Ok(writeln!(desk.out, "took in {} entries, {} were here already", done.taken, done.held)?)
}

/// One incident in a line: `DRILL-0001  EXERCISE  Flag every region: 3 new lines, 2 other new entries, 14 here already`
fn told(desk: &mut Desk, one: &BundleLookItem) -> Result<(), Failure> {
    let called = if one.here.is_empty() { "not begun" } else { &one.here };
    let exercise = if one.item.is_drill { "EXERCISE  " } else { "" };
    let (title, lines, others, held) = (plain(&one.item.title), one.lines, one.others, one.held);
    Ok(writeln!(
        desk.out,
        "{}  {exercise}{title}: {lines} new lines, {others} other new entries, {held} here already",
        plain(called)
    )?)
}
