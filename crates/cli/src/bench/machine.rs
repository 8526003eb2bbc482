//! What the run was made on.

use std::fs;
use std::process::Command;

use chrono::SecondsFormat;
use muster_service::clock::{Clock as _, SystemClock};

/// The machine and the programs.
#[derive(Debug, Clone)]
pub(super) struct Machine {
    /// When, in RFC 3339.
    pub(super) at: String,
    /// In words, a fact a line.
    pub(super) lines: Vec<String>,
}

/// Asks the machine. What it does not say is left out.
pub(super) fn describe() -> Machine {
    let at = SystemClock::new().now().to_rfc3339_opts(SecondsFormat::Secs, true);
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let mut lines = vec![format!("at: {at}")];
    let model = find("/proc/cpuinfo", "model name").unwrap_or_else(|| std::env::consts::ARCH.to_owned());
    lines.push(format!("machine: {cores} cores, {model}"));
    if let Some(memory) = find("/proc/meminfo", "MemTotal") {
        lines.push(format!("memory: {memory}"));
    }
    if let Ok(load) = fs::read_to_string("/proc/loadavg") {
        lines.push(format!("load at start: {}", load.split(' ').take(3).collect::<Vec<_>>().join(" ")));
    }
    for (name, program, arguments) in [
        ("system", "uname", &["-sr"][..]),
        ("file system", "stat", &["-f", "-c", "%T", "."]),
        ("rustc", "rustc", &["-V"]),
    ] {
        if let Some(said) = said(program, arguments) {
            lines.push(format!("{name}: {said}"));
        }
    }
    lines.push(format!("musterctl: {}", env!("CARGO_PKG_VERSION")));
    if cfg!(debug_assertions) {
        lines.push("a debug build: these figures say nothing about the release".to_owned());
    }
    Machine { at, lines }
}

fn find(file: &str, key: &str) -> Option<String> {
    let text = fs::read_to_string(file).ok()?;
    let line = text.lines().find(|line| line.starts_with(key))?;
    Some(line.split_once(':')?.1.trim().to_owned())
}

fn said(program: &str, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program).args(arguments).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    output.status.success().then(|| text.trim().to_owned())
}
