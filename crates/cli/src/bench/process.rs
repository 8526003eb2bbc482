//! `musterctl log` as a whole process, and how often it waits for the disk.

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::json;

use super::Bench;
use super::report::{Row, Verdict};
use super::stats::{Times, millis};
use crate::failure::Failure;

/// Published in `limits.md`, measured on the same kind of machine: `atuin history start`, and Joplin's `mknote`.
const ATUIN: f64 = 13.0;
const JOPLIN: f64 = 580.0;
/// Lines of the run whose syncs are counted.
const COUNTED: usize = 1_000;

/// A line a process, in turn with a process that does nothing.
pub(super) fn measure(bench: &Bench) -> Result<Vec<Row>, Failure> {
    bench.stores.with_busy(|incident| measured(bench, incident))
}

fn measured(bench: &Bench, incident: &str) -> Result<Vec<Row>, Failure> {
    let (mut whole, mut nothing, mut latest) = (Vec::new(), Vec::new(), Vec::new());
    for number in 0..bench.times(50) {
        let text = format!("/a zbench zprocess{number}");
        whole.push(Times::measure(1, || {
            succeed(ourselves(&bench.stores.large)?.args(["log", "--incident", incident, &text]))
        })?);
        if number % 5 == 0 {
            latest.push(Times::measure(1, || succeed(ourselves(&bench.stores.large)?.args(["log", &text])))?);
        }
        nothing.push(Times::measure(1, || succeed(&mut Command::new("true")))?);
    }
    let all = |runs: Vec<Times>| Times::of_millis(runs.into_iter().map(|run| run.median()));
    let (whole, latest, nothing) = (all(whole), all(latest), all(nothing));
    Ok(vec![Row {
        what: "`musterctl log` as a whole process".to_owned(),
        goal: "1/3 of atuin's 13 ms, 1/100 of Joplin's 580 ms".to_owned(),
        seen: format!("{}; without --incident {}", whole.shown(), millis(latest.median())),
        limit: format!(
            "a process that does nothing: {}; 13 and 580 ms are published figures",
            millis(nothing.median())
        ),
        verdict: Verdict::of(whole.median() < ATUIN / 3.0 && whole.median() < JOPLIN / 100.0),
        figures: json!({ "log": whole.json(), "log_latest_incident": latest.json(), "true": nothing.json(),
                         "published_atuin_ms": ATUIN, "published_joplin_ms": JOPLIN }),
    }])
}

/// This program on a store.
pub(super) fn ourselves(store: &Path) -> Result<Command, Failure> {
    let program = std::env::current_exe().map_err(|error| Failure::Said(format!("find this program: {error}")))?;
    let mut command = Command::new(program);
    command.arg("--store").arg(store).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    Ok(command)
}

fn succeed(command: &mut Command) -> Result<(), Failure> {
    let name = command.get_program().to_string_lossy().into_owned();
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(Failure::Said(format!("measure {name}: it ended with {status}"))),
        Err(error) => Err(Failure::Said(format!("measure {name}: {error}"))),
    }
}

/// How often a long run of lines waits for the disk, by the system calls it makes; or why that was not counted.
pub(super) fn syncs_a_line(bench: &Bench, incident: &str) -> Result<Result<f64, String>, Failure> {
    let trace = bench.folder.join("syncs.trace");
    let count = |lines: usize| -> Result<Option<usize>, Failure> {
        let program = ourselves(&bench.stores.large)?;
        let mut strace = Command::new("strace");
        strace.args(["-f", "-qq", "-e", "trace=fsync,fdatasync,sync_file_range,msync", "-o"]).arg(&trace);
        strace.arg(program.get_program()).args(program.get_args());
        strace.args(["log", "--stdin", "--incident", incident]);
        strace.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
        let Ok(mut child) = strace.spawn() else { return Ok(None) };
        let failed = |error: std::io::Error| Failure::Said(format!("feed lines to strace: {error}"));
        if let Some(mut input) = child.stdin.take() {
            for number in 0..lines {
                writeln!(input, "/a zbench ztraced{number}").map_err(failed)?;
            }
        }
        let ended = child.wait().map_err(failed)?;
        let text = fs::read_to_string(&trace).unwrap_or_default();
        Ok(ended.success().then(|| text.lines().filter(|line| line.contains("sync")).count()))
    };
    #[expect(clippy::cast_precision_loss, reason = "a few thousand")]
    Ok(match (count(0)?, count(COUNTED)?) {
        (Some(start), Some(all)) => Ok(all.saturating_sub(start) as f64 / COUNTED as f64),
        _ => Err("syncs not counted: no strace here, or it may not trace".to_owned()),
    })
}
