//! Looking after the store: check, back up, restore.

use std::io::Write as _;
use std::path::{Path, absolute};

use muster_service::wire::{AppStart, BackupInfo, Restored, StoreState, VerifyReport};
use serde_json::json;

use crate::desk::Desk;
use crate::failure::{Failure, plain, warn};

/// `musterctl verify`
pub(crate) fn verify(desk: &mut Desk) -> Result<(), Failure> {
    let start: AppStart = desk.ask("app_start", json!({}))?;
    if let StoreState::Damaged { report } = &start.store {
        let message = report.message.trim_end_matches('.');
        let copy = report.copy.as_ref().map(|copy| format!("; a copy lies at {copy}")).unwrap_or_default();
        let backup = report.backup.as_ref().map(|backup| format!("; the newest good backup is {}", backup.path));
        let backup = backup.unwrap_or_default();
        return Err(Failure::Said(format!(
            "find the store whole: {message}; {} events can be read{copy}{backup}",
            report.readable
        )));
    }
    for warning in &start.warnings {
        warn(&format!("{} {}", warning.message, warning.hint));
    }
    let report: VerifyReport = desk.ask("verify", json!({ "job": "musterctl" }))?;
    if desk.json {
        desk.object(&report)?;
    } else {
        for problem in &report.problems {
            writeln!(desk.out, "{}", plain(problem))?;
        }
        let erased = if report.erased > 0 { format!(", {} erased on purpose", report.erased) } else { String::new() };
        let verdict = if report.problem_count == 0 { "all is well" } else { "not all is well" };
        writeln!(desk.out, "{} events checked in {} ms{erased}: {verdict}", report.events, report.took_ms)?;
    }
    match report.problem_count {
        0 => Ok(()),
        1 => Err(Failure::Said("find the store whole: there is 1 problem".to_owned())),
        count => Err(Failure::Said(format!("find the store whole: there are {count} problems"))),
    }
}

/// `musterctl backup`
pub(crate) fn backup(desk: &mut Desk, out: Option<&Path>) -> Result<(), Failure> {
    let path = out.map(whole).transpose()?;
    let request = json!({ "job": "musterctl", "path": path });
    if desk.raw("backup", &request)? {
        return Ok(());
    }
    let backup: BackupInfo = desk.ask("backup", request)?;
    let events = backup.events.map(|events| format!(", {events} events")).unwrap_or_default();
    Ok(writeln!(desk.out, "backed up to {} ({} bytes{events})", plain(&backup.path), backup.bytes)?)
}

/// `musterctl restore`
pub(crate) fn restore(desk: &mut Desk, file: &Path) -> Result<(), Failure> {
    let request = json!({ "job": "musterctl", "path": whole(file)? });
    if desk.raw("restore", &request)? {
        return Ok(());
    }
    let restored: Restored = desk.ask("restore", request)?;
    writeln!(desk.out, "restored {} events", restored.events)?;
    if restored.rescued > 0 {
        writeln!(desk.out, "{} of them were saved from the store that stood there", restored.rescued)?;
    }
    if let Some(aside) = restored.kept_aside {
        writeln!(desk.out, "what stood there is kept at {}", plain(&aside))?;
    }
    Ok(())
}

/// The whole path, as text.
pub(crate) fn whole(path: &Path) -> Result<String, Failure> {
    let path = absolute(path).map_err(|error| Failure::Usage(format!("no such place: {error}")))?;
    path.into_os_string().into_string().map_err(|_odd| Failure::Usage("the name of the file must be text".to_owned()))
}
