//! Responding: everything that the Command view shows of a long incident, and a draft for each audience from it.

use muster_service::wire::Composed;
use serde_json::{Value, json};

use super::report::{Row, Verdict};
use super::stats::Times;
use super::stores::ask;
use super::{Bench, worked};
use crate::failure::Failure;

const AUDIENCES: [&str; 4] = ["responders", "company", "executives", "customers"];

/// How many lines the window fetches at once.
const PAGE: u32 = 200;

/// The Command view of ten thousand lines and hundreds of acts, and four drafts one after the other.
pub(super) fn measure(bench: &Bench) -> Result<Vec<Row>, Failure> {
    let incident = worked::INCIDENT;
    let service = worked::open(&bench.folder)?;
    let one = |name: &str, request: Value| ask::<Value>(&service, name, request).map(drop);
    let response = || one("response", json!({ "incident": incident }));
    // What the window asks for when the incident moved.
    let view = || {
        one("incident", json!({ "incident": incident }))?;
        let slice = json!({ "incident": incident, "order": "arrival", "from": -i64::from(PAGE), "count": PAGE });
        one("log_slice", slice)?;
        response()
    };
    let drafts = || {
        AUDIENCES.iter().try_for_each(|audience| {
            ask::<Composed>(&service, "update_compose", json!({ "incident": incident, "audience": audience })).map(drop)
        })
    };
    view()?;
    let responses = Times::measure(bench.times(50), response)?;
    let views = Times::measure(bench.times(50), view)?;
    let drafted = Times::measure(bench.times(50), drafts)?;
    Ok(vec![
        row("response of 10,000 lines and 400 acts: every clock, card and belief", 20.0, &responses),
        row("whole Command view of the same: incident, 200 lines of the log, response", 20.0, &views),
        row("four drafts from 10,000 lines, with their checks", 50.0, &drafted),
    ])
}

fn row(what: &str, goal: f64, times: &Times) -> Row {
    Row {
        what: what.to_owned(),
        goal: format!("under {goal} ms"),
        seen: times.shown(),
        limit: "-".to_owned(),
        verdict: Verdict::of(times.median() < goal),
        figures: times.json(),
    }
}
