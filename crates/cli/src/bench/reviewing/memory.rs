//! How much memory an import takes at most, in a process of its own.

use std::fs;
use std::io::Write as _;
use std::process::{Child, Stdio};
use std::time::Duration;

use serde_json::json;

use super::super::Bench;
use super::super::process::ourselves;
use super::super::report::{Row, Verdict};
use super::super::window::pass;
use super::slack::Export;
use super::{Fresh, all_of, grouped, rooms};
use crate::failure::Failure;

/// In MiB: 200 MB.
const MOST: f64 = 200.0e6 / (1024.0 * 1024.0);
/// Between two looks at the process.
const LOOK: Duration = Duration::from_millis(10);

/// The peak of `musterctl call source_import`.
pub(super) fn peak(bench: &Bench, export: &Export) -> Result<Row, Failure> {
    let what = format!("peak memory while {} messages come in", grouped(export.messages));
    let goal = "under 200 MB".to_owned();
    if !std::path::Path::new("/proc/self/status").exists() {
        return Ok(Row::unmeasured(&what, &goal, "this system has no /proc"));
    }
    let store = Fresh::new(bench, "memory");
    let (service, incident) = store.declared()?;
    let rooms = rooms(&service, &incident, export)?;
    service.close();
    let failed = |error: std::io::Error| Failure::Said(format!("start this program again: {error}"));
    // It waits for its request until it was looked at.
    let mut idle =
        ourselves(store.path())?.args(["call", "health", "-"]).stdin(Stdio::piped()).spawn().map_err(failed)?;
    pass(LOOK * 50);
    let input = idle.stdin.take();
    let least = peak_of(idle.id());
    if let Some(mut input) = input {
        input.write_all(b"{}").map_err(failed)?;
    }
    let least = least.max(watched(idle)?);
    // The list of rooms is longer than a command line may be.
    let mut command = ourselves(store.path())?;
    command.args(["call", "source_import", "-"]).stdin(Stdio::piped());
    let mut child = command.spawn().map_err(failed)?;
    if let Some(input) = child.stdin.take() {
        serde_json::to_writer(input, &all_of(export, &incident, &rooms)).map_err(|error| failed(error.into()))?;
    }
    let peak = watched(child)?;
    Ok(Row {
        what,
        goal,
        seen: format!("{peak:.0} MiB"),
        limit: format!(
            "the same program that only says how it is: {least:.0} MiB; slack-export-viewer at 1,000,000: 3.3 GB (published)"
        ),
        verdict: Verdict::of(peak < MOST),
        figures: json!({ "peak_mib": peak, "least_mib": least }),
    })
}

/// Waits for a process; the most memory that it had, in MiB.
fn watched(mut child: Child) -> Result<f64, Failure> {
    let failed = |error: std::io::Error| Failure::Said(format!("wait for this program: {error}"));
    let mut most: f64 = 0.0;
    loop {
        // The system keeps the peak itself, so that nothing is missed between two looks.
        most = most.max(peak_of(child.id()));
        if let Some(ended) = child.try_wait().map_err(failed)? {
            return if ended.success() {
                Ok(most)
            } else {
                Err(Failure::Said(format!("import in a process of its own: it ended with {ended}")))
            };
        }
        pass(LOOK);
    }
}

/// The most memory that a process had so far, in MiB.
fn peak_of(process: u32) -> f64 {
    let text = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let peak = text.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix("kB"));
    peak.and_then(|peak| peak.trim().parse::<f64>().ok()).unwrap_or(0.0) / 1024.0
}
