//! Responding: everything beside the log of a long incident, and a draft for each audience from it.

use muster_service::wire::Composed;
use serde_json::{Value, json};

use super::Bench;
use super::report::{Row, Verdict};
use super::stats::Times;
use super::stores::{ask, open};
use crate::failure::Failure;

const AUDIENCES: [&str; 4] = ["responders", "company", "executives", "customers"];

/// The Command view of ten thousand lines, and four drafts one after the other.
pub(super) fn measure(bench: &Bench) -> Result<Vec<Row>, Failure> {
    let incident = bench.stores.long();
    let service = open(&bench.stores.large);
    let view = || ask::<Value>(&service, "response", json!({ "incident": incident })).map(drop);
    let drafts = || {
        AUDIENCES.iter().try_for_each(|audience| {
            ask::<Composed>(&service, "update_compose", json!({ "incident": incident, "audience": audience })).map(drop)
        })
    };
    view()?;
    let views = Times::measure(bench.times(50), view)?;
    let drafted = Times::measure(bench.times(50), drafts)?;
    Ok(vec![
        row("response of 10,000 lines: every clock, card and belief", 20.0, &views),
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
