//! One acknowledged line through the service, beside the raw append and sync it cannot be faster than.

use std::fs::OpenOptions;
use std::io::Write as _;
use std::time::Instant;

use serde_json::json;

use super::report::{Row, Verdict};
use super::stats::{Times, millis};
use super::{Bench, process, stores};
use crate::failure::Failure;

/// How much the raw append writes.
const RAW: usize = 512;
/// After how many lines the write-ahead log is moved into the file, as the window does beside its work.
const BETWEEN_CARE: usize = 500;

/// Lines and raw appends in turn, in the same folder.
pub(super) fn measure(bench: &Bench) -> Result<Vec<Row>, Failure> {
    bench.stores.with_busy(|incident| measured(bench, incident))
}

fn measured(bench: &Bench, incident: &str) -> Result<Vec<Row>, Failure> {
    let count = bench.times(3_000);
    let service = stores::open(&bench.stores.large);
    let raw_path = bench.folder.join("raw-append");
    let failed = |error: std::io::Error| Failure::Said(format!("write {}: {error}", raw_path.display()));
    let mut raw = OpenOptions::new().create(true).append(true).open(&raw_path).map_err(failed)?;
    let (mut lines, mut raws, mut care) = (Vec::new(), Vec::new(), Vec::new());
    for number in 0..count + count / 20 {
        // In turn, so that whatever else the machine does falls on both alike.
        let began = Instant::now();
        service.call("line_add", json!({ "incident": incident, "text": format!("/a zbench zline{number} zdone") }))?;
        let line = began.elapsed();
        let began = Instant::now();
        raw.write_all(&[b'x'; RAW]).map_err(failed)?;
        raw.sync_data().map_err(failed)?;
        let append = began.elapsed();
        // The first ones fill the caches.
        if number >= count / 20 {
            lines.push(line);
            raws.push(append);
        }
        if number % BETWEEN_CARE == BETWEEN_CARE - 1 {
            let began = Instant::now();
            service.maintain()?;
            care.push(began.elapsed());
        }
    }
    service.close();
    drop(raw);
    std::fs::remove_file(&raw_path).map_err(failed)?;
    let (lines, raws, care) = (Times::of(lines), Times::of(raws), Times::of(care));
    let ratio = [lines.median() / raws.median(), lines.at(0.99) / raws.at(0.99)];
    let syncs = process::syncs_a_line(bench, incident)?;
    let few = syncs.as_ref().is_ok_and(|syncs| *syncs <= 1.1);
    let shown = syncs.as_ref().map_or_else(Clone::clone, |syncs| format!("{syncs:.2} syncs"));
    Ok(vec![Row {
        what: "one acknowledged line through the service".to_owned(),
        goal: "1.1 syncs a line; median 1.5x, p99 5x of a raw append + fdatasync".to_owned(),
        seen: format!(
            "median {} = {:.2}x, p99 {} = {:.2}x; {shown}",
            millis(lines.median()),
            ratio[0],
            millis(lines.at(0.99)),
            ratio[1]
        ),
        limit: format!("raw: median {}, p99 {}", millis(raws.median()), millis(raws.at(0.99))),
        verdict: Verdict::of(ratio[0] <= 1.5 && ratio[1] <= 5.0 && few),
        figures: json!({ "line": lines.json(), "raw": raws.json(), "care_between": care.json(),
                         "ratio_median": ratio[0], "ratio_p99": ratio[1], "syncs_a_line": syncs.ok() }),
    }])
}
