//! A report as JSON, and back.

use muster_core::review::Report;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::text::excerpt;

const FORMAT: &str = "muster-report";
const VERSION: u32 = 1;

/// The file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ReportFile {
    /// Says what the file is.
    pub format: String,
    /// The version of its shape.
    pub version: u32,
    /// The report. Pictures are named by their hash.
    pub report: Report,
}

/// Why a file is no report. Reads well after "failed to read it".
#[derive(Debug, Error)]
pub enum ReportFileError {
    /// Not JSON of this shape.
    #[error("it is not a report of Muster: {0}")]
    NotAReport(String),
    /// JSON of something else.
    #[error("it says that it is `{0}`, not a report of Muster")]
    Other(String),
    /// From a newer Muster.
    #[error("it was written by a newer Muster (version {0} of reports)")]
    Newer(u32),
}

/// Writes a report as JSON.
///
/// # Errors
/// When it cannot be written, which nothing in a report brings about.
pub fn report_json(report: &Report) -> Result<String, serde_json::Error> {
    let file = ReportFile { format: FORMAT.to_owned(), version: VERSION, report: report.clone() };
    let mut text = serde_json::to_string_pretty(&file)?;
    text.push('\n');
    Ok(text)
}

/// Reads a report back.
///
/// # Errors
/// When it is something else, or newer than this program.
pub fn report_from_json(text: &str) -> Result<Report, ReportFileError> {
    let broken = |error: serde_json::Error| ReportFileError::NotAReport(excerpt(&error.to_string()));
    let file: ReportFile = serde_json::from_str(text).map_err(broken)?;
    match (file.format.as_str(), file.version) {
        (FORMAT, ..=VERSION) => Ok(file.report),
        (FORMAT, newer) => Err(ReportFileError::Newer(newer)),
        _ => Err(ReportFileError::Other(excerpt(&file.format))),
    }
}
