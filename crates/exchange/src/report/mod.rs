//! Reports of reviews: one HTML file that needs nothing else, Markdown, JSON; and the small files in which readers answer.

mod body;
mod html;
mod json;
mod markdown;
mod reader;
mod safe;

pub use body::{Pictures, report_body};
pub use html::report_html;
pub use json::{ReportFile, ReportFileError, report_from_json, report_json};
pub use markdown::report_markdown;
pub use reader::{MAX_ANSWER, ReaderAnswer, ReaderAnswerError, read_answer};
