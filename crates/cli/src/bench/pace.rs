//! What only a driver inside the window sees: keys, saved lines, frames. Measured by `tests/e2e/pace.rs`, told here.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::{Value, json};

use super::Bench;
use super::report::{Row, Verdict};
use super::stats::{Times, millis};
use super::window::Screen;
use crate::failure::Failure;

const TYPING: &str = "key pressed to character drawn";
const TYPING_GOAL: &str = "p95 16.7 ms; also with 50 ms added to every sync";
const SAVING: &str = "Enter to \"saved\" on screen";
const SAVING_GOAL: &str = "p95 50 ms";
const SCROLLING: &str = "scroll through 100,000 lines";
const SCROLLING_GOAL: &str = "at most 300 rows, p95 frame 16.7 ms, none over 100 ms";
const IDLE: &str = "idle with an open incident";
const IDLE_GOAL: &str = "under 1 % of one core";
const TICKING: &str = "window with five ticking clocks and 10,000 lines";
const TICKING_GOAL: &str = "under 5 % of one core";
/// A frame at 60 Hz, and the millisecond the webview rounds its clock to.
pub(super) const FRAME: f64 = 16.7;
pub(super) const ROUNDED: f64 = 1.0;

/// Drives the window on a copy of the large store.
pub(super) fn measure(bench: &Bench) -> Result<Vec<Row>, Failure> {
    let all = |why: &str| {
        let rows = [
            (TYPING, TYPING_GOAL),
            (SAVING, SAVING_GOAL),
            (SCROLLING, SCROLLING_GOAL),
            (IDLE, IDLE_GOAL),
            (TICKING, TICKING_GOAL),
        ];
        rows.map(|(what, goal)| Row::unmeasured(what, goal, why)).to_vec()
    };
    Ok(match drive(bench, "pace::pace", &[("MUSTER_PACE_STORE", &bench.stores.large)]) {
        Ok(figures) => rows(&figures),
        Err(why) => all(why),
    })
}

/// Runs one of the window tests that measure; what it saw, or why there is nothing to see.
pub(super) fn drive(bench: &Bench, test: &str, given: &[(&str, &Path)]) -> Result<Value, &'static str> {
    let program = bench.pace.as_ref().ok_or("the window tests were not built")?;
    let window = bench.window.as_ref().ok_or("there is no window beside this program")?;
    let screen = Screen::open().ok_or("no Xvfb here")?;
    let out = bench.folder.join("pace.json");
    fs::remove_file(&out).ok();
    let mut command = Command::new(program);
    command.args([test, "--exact", "--ignored", "--test-threads", "1"]);
    command.env("DISPLAY", &screen.display).env("MUSTER_E2E_WINDOW", window).env_remove("WAYLAND_DISPLAY");
    command.envs(given.iter().copied()).env("MUSTER_PACE_OUT", &out);
    // What it says is kept: a measurement that fails once in a while is found out only by its words.
    let name = test.rsplit(':').next().unwrap_or(test);
    let said = |end: &str| {
        fs::File::create(bench.folder.join(format!("{name}.{end}"))).map_or_else(|_| Stdio::null(), Stdio::from)
    };
    let ended = command.stdin(Stdio::null()).stdout(said("log")).stderr(said("err")).status();
    if !ended.is_ok_and(|ended| ended.success()) {
        return Err("the window tests did not run to their end here");
    }
    let text = fs::read_to_string(&out).unwrap_or_default();
    Ok(serde_json::from_str(&text).unwrap_or_default())
}

pub(super) fn times(figures: &Value) -> Times {
    Times::of_millis(figures.as_array().into_iter().flatten().filter_map(Value::as_f64))
}

fn rows(figures: &Value) -> Vec<Row> {
    let (keys, saved) = (times(&figures["plain"]["keys"]), times(&figures["plain"]["saved"]));
    let (slow_keys, slow_saved) = (times(&figures["slow_disk"]["keys"]), times(&figures["slow_disk"]["saved"]));
    let in_time = keys.at(0.95) <= FRAME + ROUNDED && slow_keys.at(0.95) <= FRAME + ROUNDED;
    let bare = times(&figures["bare"]);
    let limit = format!(
        "a bare text field in the same webview: p95 {}, median {}; it waits for the next frame (16.7 ms) as well",
        millis(bare.at(0.95)),
        millis(bare.median())
    );
    let mut rows = vec![
        Row {
            what: TYPING.to_owned(),
            goal: TYPING_GOAL.to_owned(),
            seen: format!(
                "p95 {}, median {}; slow disk p95 {}",
                millis(keys.at(0.95)),
                millis(keys.median()),
                millis(slow_keys.at(0.95))
            ),
            limit,
            verdict: Verdict::of(in_time),
            figures: json!({ "keys": keys.json(), "keys_slow_disk": slow_keys.json(), "bare": bare.json() }),
        },
        Row {
            what: SAVING.to_owned(),
            goal: SAVING_GOAL.to_owned(),
            seen: format!("p95 {}, median {}", millis(saved.at(0.95)), millis(saved.median())),
            limit: format!("slow disk (50 ms a sync): median {}", millis(slow_saved.median())),
            verdict: Verdict::of(saved.at(0.95) <= 50.0),
            figures: json!({ "saved": saved.json(), "saved_slow_disk": slow_saved.json() }),
        },
    ];
    let gaps = times(&figures["scroll"]["gaps"]);
    rows.push(match (figures["scroll"]["rows"].as_u64(), figures["scroll"]["lines"].as_u64()) {
        (Some(most), Some(lines)) => Row {
            what: SCROLLING.to_owned(),
            goal: SCROLLING_GOAL.to_owned(),
            seen: format!(
                "{most} rows, frames p95 {}, worst {} ({lines} lines)",
                millis(gaps.at(0.95)),
                millis(gaps.at(1.0))
            ),
            limit: "a frame at 60 Hz: 16.7 ms".to_owned(),
            verdict: Verdict::of(most <= 300 && gaps.at(0.95) <= FRAME + ROUNDED && gaps.at(1.0) <= 100.0),
            figures: json!({ "frames": gaps.json(), "rows": most, "lines": lines }),
        },
        _ => Row::unmeasured(SCROLLING, SCROLLING_GOAL, "the store holds no incident of 100,000 lines"),
    });
    rows.push(at_rest(IDLE, IDLE_GOAL, 0.01, &figures["idle_cpu"]));
    rows.push(at_rest(TICKING, TICKING_GOAL, 0.05, &figures["ticking_cpu"]));
    rows
}

/// The share of a core while nobody does anything.
fn at_rest(what: &str, goal: &str, most: f64, share: &Value) -> Row {
    match share.as_f64() {
        Some(cpu) => Row {
            what: what.to_owned(),
            goal: goal.to_owned(),
            seen: format!("{:.2} % of one core over 20 s, under a driver", cpu * 100.0),
            limit: "-".to_owned(),
            verdict: Verdict::of(cpu < most),
            figures: json!({ "cpu": cpu }),
        },
        None => Row::unmeasured(what, goal, "the window's process was not found"),
    }
}
