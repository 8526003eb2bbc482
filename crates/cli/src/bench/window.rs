//! The real window under a screen of its own: from the start of the process until it is usable, and at rest.

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::json;

use super::Bench;
use super::report::{Row, Verdict};
use super::stats::Times;
use crate::failure::Failure;

const START: &str = "process start to a usable window, release build, warm disk";
const START_GOAL: &str = "under 1.0 s; with all events 1.1x of an empty store";
const IDLE: &str = "at rest on the Board";
const IDLE_GOAL: &str = "under 1 % of one core; memory with all events 1.3x of an empty store";
/// How long the window rests before it is watched: the check of the pages and the daily backup, which run once soon after
/// the start, are over then. And how long it is watched.
const SETTLE: Duration = Duration::from_secs(25);
const WATCH: Duration = Duration::from_secs(20);
/// A window that is not usable by then never will be.
const PATIENCE: Duration = Duration::from_secs(30);

/// The window that was built with this program.
pub(super) fn beside_us() -> Option<PathBuf> {
    let path = std::env::current_exe().ok()?.with_file_name(format!("muster{}", std::env::consts::EXE_SUFFIX));
    path.exists().then_some(path)
}

/// Start and rest.
pub(super) fn measure(bench: &Bench) -> Result<Vec<Row>, Failure> {
    let mut rows = Vec::new();
    match bench.window.as_ref().map(|window| (window, Screen::open())) {
        None => {
            rows.push(Row::unmeasured(START, START_GOAL, "there is no window beside this program"));
            rows.push(Row::unmeasured(IDLE, IDLE_GOAL, "there is no window beside this program"));
        }
        Some((_, None)) => {
            rows.push(Row::unmeasured(START, START_GOAL, "no Xvfb here"));
            rows.push(Row::unmeasured(IDLE, IDLE_GOAL, "no Xvfb here"));
        }
        Some((window, Some(screen))) => {
            rows.push(start(bench, window, &screen)?);
            rows.push(rest(bench, window, &screen)?);
        }
    }
    Ok(rows)
}

/// A screen that nobody sees; gone when dropped.
pub(super) struct Screen {
    server: Child,
    pub(super) display: String,
}

impl Screen {
    pub(super) fn open() -> Option<Self> {
        let mut command = Command::new("Xvfb");
        command.args(["-displayfd", "1", "-screen", "0", "1280x800x24", "-nolisten", "tcp"]);
        let mut server = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().ok()?;
        let mut display = String::new();
        let read = server.stdout.take().map(|out| BufReader::new(out).read_line(&mut display));
        let screen = Self { server, display: format!(":{}", display.trim()) };
        matches!(read, Some(Ok(length)) if length > 1).then_some(screen)
    }

    /// The window on this screen, with homes of its own.
    fn command(&self, bench: &Bench, window: &Path, store: &Path) -> Command {
        let home = bench.folder.join("home");
        let mut command = Command::new(window);
        command.arg("--store").arg(store).env("DISPLAY", &self.display).env_remove("WAYLAND_DISPLAY");
        // Without a bus of our own GTK starts one that outlives the window.
        command.env("DBUS_SESSION_BUS_ADDRESS", "disabled:");
        for (name, folder) in [
            ("XDG_DATA_HOME", "data"),
            ("XDG_CONFIG_HOME", "config"),
            ("XDG_CACHE_HOME", "cache"),
            ("XDG_STATE_HOME", "state"),
        ] {
            command.env(name, home.join(folder));
        }
        command.env("MUSTER_TRACE_START", "1");
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
        command
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        self.server.kill().and_then(|()| self.server.wait()).ok();
    }
}

/// Starts the window; it leaves by itself as soon as its page is usable. Milliseconds from before the process was made.
fn start_once(bench: &Bench, window: &Path, screen: &Screen, store: &Path) -> Result<(f64, Vec<String>), Failure> {
    let failed = |error: std::io::Error| Failure::Said(format!("start {}: {error}", window.display()));
    let mut command = screen.command(bench, window, store);
    command.env("MUSTER_EXIT_WHEN_READY", "1");
    let began = Instant::now();
    let mut child = command.spawn().map_err(failed)?;
    let mut marks = Vec::new();
    let mut ready = None;
    if let Some(errors) = child.stderr.take() {
        for line in BufReader::new(errors).lines().map_while(Result::ok) {
            if line.starts_with("start ") {
                ready = Some(began.elapsed().as_secs_f64() * 1000.0);
                marks.push(line);
            }
        }
    }
    let status = child.wait().map_err(failed)?;
    match ready {
        Some(ready) if status.success() => Ok((ready, marks)),
        _ => Err(Failure::Said(format!("start the window: it ended with {status} and {} marks", marks.len()))),
    }
}

fn start(bench: &Bench, window: &Path, screen: &Screen) -> Result<Row, Failure> {
    let stores = [&bench.stores.empty, &bench.stores.large];
    let mut times = [Vec::new(), Vec::new()];
    let mut last = Vec::new();
    for run in 0..=bench.times(11) {
        for (store, times) in stores.iter().zip(&mut times) {
            let (ready, marks) = start_once(bench, window, screen, store)?;
            // The first start of each fills the caches.
            if run > 0 {
                times.push(ready);
            }
            last = marks;
        }
    }
    let [empty, large] = times.map(Times::of_millis);
    let ratio = large.median() / empty.median();
    Ok(Row {
        what: START.to_owned(),
        goal: START_GOAL.to_owned(),
        seen: format!("{} = {ratio:.2}x", large.shown()),
        limit: format!("empty store: {}", empty.shown()),
        verdict: Verdict::of(large.median() < 1000.0 && empty.median() < 1000.0 && ratio <= 1.1),
        figures: json!({ "empty": empty.json(), "large": large.json(), "ratio": ratio, "marks_of_the_last": last }),
    })
}

/// What a window at rest takes.
struct AtRest {
    /// Share of one core.
    cpu: f64,
    /// Memory of it and its children, shared pages counted by their share, in MiB.
    memory: f64,
}

fn rest(bench: &Bench, window: &Path, screen: &Screen) -> Result<Row, Failure> {
    if !Path::new("/proc/self/smaps_rollup").exists() {
        return Ok(Row::unmeasured(IDLE, IDLE_GOAL, "this system has no /proc"));
    }
    let empty = rest_once(bench, window, screen, &bench.stores.empty)?;
    let large = rest_once(bench, window, screen, &bench.stores.large)?;
    let ratio = large.memory / empty.memory;
    Ok(Row {
        what: "at rest on the Board with 8 open incidents".to_owned(),
        goal: IDLE_GOAL.to_owned(),
        seen: format!("{:.2} % of one core, {:.0} MiB = {ratio:.2}x", large.cpu * 100.0, large.memory),
        limit: format!("empty store: {:.2} %, {:.0} MiB", empty.cpu * 100.0, empty.memory),
        verdict: Verdict::of(large.cpu < 0.01 && ratio <= 1.3),
        figures: json!({ "cpu": large.cpu, "cpu_empty": empty.cpu, "pss_mib": large.memory, "pss_mib_empty": empty.memory }),
    })
}

fn rest_once(bench: &Bench, window: &Path, screen: &Screen, store: &Path) -> Result<AtRest, Failure> {
    let failed = |error: std::io::Error| Failure::Said(format!("start {}: {error}", window.display()));
    let mut child = screen.command(bench, window, store).spawn().map_err(failed)?;
    let mut errors = BufReader::new(child.stderr.take().ok_or_else(|| Failure::Said("read the marks".to_owned()))?);
    let began = Instant::now();
    let mut line = String::new();
    while !line.contains("ready") && began.elapsed() < PATIENCE {
        line.clear();
        if errors.read_line(&mut line).map_err(failed)? == 0 {
            break;
        }
    }
    // Whatever it says later must not fill the pipe and stop it.
    std::thread::spawn(move || errors.read_to_end(&mut Vec::new()).ok());
    pass(SETTLE);
    let family = family(child.id());
    let before = ticks(&family);
    let watched = Instant::now();
    pass(WATCH);
    let used = ticks(&family) - before;
    let cpu = used / ticks_a_second() / watched.elapsed().as_secs_f64();
    let memory = family.iter().map(|process| pss(*process)).sum();
    child.kill().and_then(|()| child.wait()).map_err(failed)?;
    Ok(AtRest { cpu, memory })
}

#[expect(clippy::disallowed_methods, reason = "what is measured is that nothing happens for so long")]
pub(super) fn pass(time: Duration) {
    std::thread::sleep(time);
}

/// A process and all that descend from it.
fn family(root: u32) -> Vec<u32> {
    let mut family = vec![root];
    let mut at = 0;
    while let Some(process) = family.get(at).copied() {
        let tasks = fs::read_dir(format!("/proc/{process}/task")).into_iter().flatten().flatten();
        for task in tasks {
            let children = fs::read_to_string(task.path().join("children")).unwrap_or_default();
            family.extend(children.split_whitespace().filter_map(|id| id.parse::<u32>().ok()));
        }
        at += 1;
    }
    family
}

/// Processor time of all of them so far.
fn ticks(family: &[u32]) -> f64 {
    let of = |process: &u32| {
        let stat = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
        // The name stands in brackets and may hold anything; what follows it is counted.
        let rest = stat.rsplit_once(')')?.1;
        let mut numbers = rest.split_whitespace().skip(11).map_while(|number| number.parse::<f64>().ok());
        Some(numbers.next()? + numbers.next()?)
    };
    family.iter().filter_map(of).sum()
}

fn ticks_a_second() -> f64 {
    let output = Command::new("getconf").arg("CLK_TCK").output().ok();
    output.and_then(|output| String::from_utf8(output.stdout).ok()?.trim().parse().ok()).unwrap_or(100.0)
}

fn pss(process: u32) -> f64 {
    let text = fs::read_to_string(format!("/proc/{process}/smaps_rollup")).unwrap_or_default();
    let line = text.lines().find(|line| line.starts_with("Pss:"));
    line.and_then(|line| line.split_whitespace().nth(1)?.parse::<f64>().ok()).unwrap_or(0.0) / 1024.0
}

/// The size of what a person downloads.
pub(super) fn package(bench: &Bench) -> Result<Vec<Row>, Failure> {
    let (what, goal) = ("size of the `.deb`", "under 15 MB");
    let folder = bench.window.as_ref().and_then(|window| Some(window.parent()?.join("bundle/deb")));
    let newest = folder
        .and_then(|folder| fs::read_dir(folder).ok())
        .into_iter()
        .flatten()
        .flatten()
        .filter(|entry| entry.path().extension().is_some_and(|end| end == "deb"))
        .filter_map(|entry| entry.metadata().ok())
        .max_by_key(|data| data.modified().ok());
    let Some(data) = newest else {
        return Ok(vec![Row::unmeasured(
            what,
            goal,
            "none was built: ui/node_modules/.bin/tauri build --bundles deb -- -p muster",
        )]);
    };
    #[expect(clippy::cast_precision_loss, reason = "a few million")]
    let megabytes = data.len() as f64 / 1e6;
    Ok(vec![Row {
        what: what.to_owned(),
        goal: goal.to_owned(),
        seen: format!("{megabytes:.1} MB"),
        limit: "-".to_owned(),
        verdict: Verdict::of(megabytes < 15.0),
        figures: json!({ "bytes": data.len() }),
    }])
}
