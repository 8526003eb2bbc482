//! The report of a drill as JSON, and back.

use muster_core::drill::after::AfterReport;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::words::WORD;

const FORMAT: &str = "muster-drill-report";
const VERSION: u32 = 1;

#[derive(Serialize, Deserialize)]
struct File {
    format: String,
    version: u32,
    /// For whoever opens the file without knowing what it is.
    note: String,
    report: AfterReport,
}

/// Why a file is no report of a drill. Reads well after "failed to read it".
#[derive(Debug, Error)]
pub enum DrillReportError {
    /// Not JSON of this shape.
    #[error("it is not a report of a drill: {0}")]
    NotAReport(#[from] serde_json::Error),
    /// JSON of something else.
    #[error("it says that it is `{0}`, not a report of a drill")]
    Other(String),
    /// From a newer Muster.
    #[error("it was written by a newer Muster (version {0} of reports of drills)")]
    Newer(u32),
}

/// Writes it as JSON.
///
/// # Errors
/// When it cannot be written, which nothing in a report brings about.
pub fn drill_report_json(report: &AfterReport) -> Result<String, serde_json::Error> {
    let note = format!("{WORD}. {}", super::words::SAID);
    let file = File { format: FORMAT.to_owned(), version: VERSION, note, report: report.clone() };
    let mut text = serde_json::to_string_pretty(&file)?;
    text.push('\n');
    Ok(text)
}

/// Reads it back.
///
/// # Errors
/// When it is something else, or newer than this program.
pub fn drill_report_from_json(text: &str) -> Result<AfterReport, DrillReportError> {
    #[derive(Deserialize)]
    struct Head {
        #[serde(default)]
        format: String,
        #[serde(default)]
        version: u32,
    }
    let head: Head = serde_json::from_str(text)?;
    match (head.format.as_str(), head.version) {
        (FORMAT, ..=VERSION) => Ok(serde_json::from_str::<File>(text)?.report),
        (FORMAT, newer) => Err(DrillReportError::Newer(newer)),
        _ => Err(DrillReportError::Other(head.format.chars().take(60).collect())),
    }
}
