//! Reports of drills: one HTML file that needs nothing else, Markdown, JSON. EXERCISE stands on every one of them.

mod body;
mod html;
mod json;
mod markdown;
mod picture;
mod plan;
mod words;

pub use body::drill_report_body;
pub use html::drill_report_html;
pub use json::{DrillReportError, drill_report_from_json, drill_report_json};
pub use markdown::drill_report_markdown;
