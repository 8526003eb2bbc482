//! A scenario of five hundred injects in its editor, as `tests/e2e/pace_scenario.rs` saw it.

use serde_json::{Value, json};

use super::Bench;
use super::pace::{FRAME, ROUNDED, drive, times};
use super::report::{Row, Verdict};
use super::stats::millis;
use crate::failure::Failure;

const EDITED: &str = "scenario of 500 injects in its editor: scroll, step, drag, type";
const EDITED_GOAL: &str = "p95 frame 16.7 ms in each, none over 100 ms";
const PARTS: [&str; 4] = ["scrolled", "stepped", "dragged", "typed"];

/// Drives the window on a store of its own.
pub(super) fn measure(bench: &Bench) -> Result<Vec<Row>, Failure> {
    Ok(vec![match drive(bench, "pace_scenario::pace_scenario", &[]) {
        Ok(figures) => row(&figures),
        Err(why) => Row::unmeasured(EDITED, EDITED_GOAL, why),
    }])
}

fn row(figures: &Value) -> Row {
    let parts = PARTS.map(|part| (part, times(&figures[part]["gaps"])));
    if parts.iter().any(|(part, _)| figures[*part]["gaps"].as_array().is_none_or(Vec::is_empty)) {
        return Row::unmeasured(EDITED, EDITED_GOAL, "the editor did not draw");
    }
    let held = parts.iter().all(|(_, gaps)| gaps.at(0.95) <= FRAME + ROUNDED && gaps.at(1.0) <= 100.0);
    let seen: Vec<String> = parts
        .iter()
        .map(|(part, gaps)| format!("{part} p95 {}, worst {}", millis(gaps.at(0.95)), millis(gaps.at(1.0))))
        .collect();
    let rows = &figures["scrolled"]["rows"];
    let mut shown = json!({ "rows": rows, "injects": figures["scrolled"]["total"] });
    for (part, gaps) in &parts {
        shown[*part] = json!({ "frames": gaps.json(), "busy": times(&figures[*part]["busy"]).json() });
    }
    Row {
        what: EDITED.to_owned(),
        goal: EDITED_GOAL.to_owned(),
        seen: format!("{}; {rows} rows", seen.join("; ")),
        limit: "a frame at 60 Hz: 16.7 ms; the webview tells time to 1 ms".to_owned(),
        verdict: Verdict::of(held),
        figures: shown,
    }
}
