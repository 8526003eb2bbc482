//! What readers send back: a small file that says that somebody read a report and, if they like, what they learned.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::text::{clean, one_line};

/// The most bytes an answer may have.
pub const MAX_ANSWER: usize = 64 * 1024;

/// The most characters that are kept of a code, a name and what was learned.
const KEPT: (usize, usize, usize) = (64, 120, 4000);

/// A reader's answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReaderAnswer {
    /// The code of the report.
    pub report: String,
    /// The code of the answer, so that one counts once.
    pub answer: String,
    /// Who; empty when they did not say.
    pub reader: String,
    /// What they learned; empty when nothing.
    pub learned: String,
}

/// Why an answer cannot be read. Reads well after "failed to read it".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum ReaderAnswerError {
    /// Too large.
    #[error("it is larger than an answer can be")]
    TooLarge,
    /// Something else.
    #[error("it is not a reader's answer to a report")]
    NotAnAnswer,
    /// From a newer Muster.
    #[error("it was made by a newer Muster")]
    Newer,
}

#[derive(Serialize, Deserialize)]
struct File {
    muster: String,
    version: u32,
    report: String,
    answer: String,
    #[serde(default)]
    reader: String,
    #[serde(default)]
    learned: String,
}

/// Reads the file a reader saved.
///
/// # Errors
/// In words, when it is no such file.
pub fn read_answer(bytes: &[u8]) -> Result<ReaderAnswer, ReaderAnswerError> {
    if bytes.len() > MAX_ANSWER {
        return Err(ReaderAnswerError::TooLarge);
    }
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let file: File = serde_json::from_slice(bytes).map_err(|_broken| ReaderAnswerError::NotAnAnswer)?;
    if file.muster != "reader-answer" {
        return Err(ReaderAnswerError::NotAnAnswer);
    }
    if file.version > 1 {
        return Err(ReaderAnswerError::Newer);
    }
    let short = |text: String, most: usize| text.trim().chars().take(most).collect::<String>();
    let answer = ReaderAnswer {
        report: short(one_line(&file.report), KEPT.0),
        answer: short(one_line(&file.answer), KEPT.0),
        reader: short(one_line(&file.reader), KEPT.1),
        learned: short(clean(&file.learned), KEPT.2),
    };
    if answer.report.is_empty() || answer.answer.is_empty() { Err(ReaderAnswerError::NotAnAnswer) } else { Ok(answer) }
}
