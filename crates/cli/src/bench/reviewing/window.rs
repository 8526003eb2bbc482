//! A long conversation in the real window, as `tests/e2e/pace_review.rs` saw it.

use std::path::Path;

use serde_json::json;

use super::super::Bench;
use super::super::pace::{FRAME, ROUNDED, drive, times};
use super::super::report::{Row, Verdict};
use super::super::stats::millis;

const OPENED: &str = "conversation of 100,000 messages in the window: first picture";
const OPENED_GOAL: &str = "under 200 ms";
const SCROLLED: &str = "scroll through the conversation";
const SCROLLED_GOAL: &str = "p95 frame 16.7 ms, none over 100 ms";
const IMPORTED: &str = "frames while 100,000 messages come in";
const IMPORTED_GOAL: &str = "none over 50 ms";
/// How often a frame is drawn, in words.
const LIMIT: &str = "a frame at 60 Hz: 16.7 ms; the webview tells time to 1 ms";

/// Drives the window on a copy of a store with a conversation, and brings an export in.
pub(super) fn measure(bench: &Bench, store: &Path, export: &Path) -> Vec<Row> {
    let given = [("MUSTER_PACE_STORE", store), ("MUSTER_PACE_EXPORT", export)];
    let figures = match drive(bench, "pace_review::pace_review", &given) {
        Ok(figures) => figures,
        Err(why) => {
            let all = [(OPENED, OPENED_GOAL), (SCROLLED, SCROLLED_GOAL), (IMPORTED, IMPORTED_GOAL)];
            return all.map(|(what, goal)| Row::unmeasured(what, goal, why)).to_vec();
        }
    };
    let row = |what: &str, goal: &str, seen: String, held: bool, figures| Row {
        what: what.to_owned(),
        goal: goal.to_owned(),
        seen,
        limit: LIMIT.to_owned(),
        verdict: Verdict::of(held),
        figures,
    };
    let mut rows = Vec::new();
    rows.push(match figures["opened"].as_f64() {
        Some(opened) => row(OPENED, OPENED_GOAL, millis(opened), opened < 200.0, json!({ "opened_ms": opened })),
        None => Row::unmeasured(OPENED, OPENED_GOAL, "no row of it was drawn"),
    });
    let (scrolled, imported) = (&figures["scrolled"], &figures["imported"]);
    let (gaps, jumps) = (times(&scrolled["gaps"]), times(&scrolled["jumps"]));
    rows.push(match scrolled["total"].as_u64() {
        Some(total) => row(
            SCROLLED,
            SCROLLED_GOAL,
            format!(
                "frames p95 {}, worst {}; a jump is drawn after p95 {} ({total} rows)",
                millis(gaps.at(0.95)),
                millis(gaps.at(1.0)),
                millis(jumps.at(0.95))
            ),
            gaps.at(0.95) <= FRAME + ROUNDED && gaps.at(1.0) <= 100.0,
            json!({ "frames": gaps.json(), "jumps": jumps.json(), "most_rows": scrolled["rows"], "total": total }),
        ),
        None => Row::unmeasured(SCROLLED, SCROLLED_GOAL, "the conversation was not there"),
    });
    let gaps = times(&imported["gaps"]);
    rows.push(match (imported["took"].as_f64(), imported["failed"].as_str()) {
        (Some(took), None) => row(
            IMPORTED,
            IMPORTED_GOAL,
            format!("worst {}, p95 {}; it took {}", millis(gaps.at(1.0)), millis(gaps.at(0.95)), millis(took)),
            gaps.at(1.0) <= 50.0,
            json!({ "frames": gaps.json(), "import_ms": took }),
        ),
        (_, _) => Row::unmeasured(IMPORTED, IMPORTED_GOAL, "nothing came in while it was watched"),
    });
    rows
}
