//! What is inside a sealed answer.

use muster_core::ids::EventId;
use muster_core::review::survey::{ItemAnswer, SurveyResponse};
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// The most bytes a sealed answer may have.
pub const MAX_ANSWER_FILE: usize = 1024 * 1024;
/// An answer is filled up to a multiple of this many bytes, so that its length tells little. The form does the same.
const PADDED: usize = 4_096;
/// The most letters of a code.
const CODE: usize = 64;

/// An answer with what tells where it belongs.
#[derive(Clone, PartialEq, Eq)]
pub struct AnswerFile {
    /// The survey it answers.
    pub survey: EventId,
    /// By chance, the same for every copy of one answer.
    pub code: String,
    /// What was answered.
    pub response: SurveyResponse,
}

// What people answered must not slip into a log by way of a debug print.
impl std::fmt::Debug for AnswerFile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("AnswerFile(..)")
    }
}

/// Why an opened answer cannot be read. Reads well after "failed to take it in: ".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum AnswerFileError {
    /// Something else was sealed.
    #[error("it is no answer to a survey")]
    NotAnAnswer,
    /// From a newer Muster.
    #[error("it was made by a newer Muster")]
    Newer,
}

#[derive(Serialize, Deserialize)]
struct File {
    muster: String,
    version: u32,
    survey: EventId,
    code: String,
    answers: Vec<ItemAnswer>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    released: String,
}

/// Reads what was sealed.
///
/// # Errors
/// In words, when it is no answer.
pub fn read_survey_answer(bytes: &[u8]) -> Result<AnswerFile, AnswerFileError> {
    if bytes.len() > MAX_ANSWER_FILE {
        return Err(AnswerFileError::NotAnAnswer);
    }
    #[derive(Deserialize)]
    struct Mark {
        muster: String,
        version: u32,
    }
    let mark: Mark = serde_json::from_slice(bytes).map_err(|_broken| AnswerFileError::NotAnAnswer)?;
    if mark.muster != "survey-answer" {
        return Err(AnswerFileError::NotAnAnswer);
    }
    if mark.version > 1 {
        return Err(AnswerFileError::Newer);
    }
    let file: File = serde_json::from_slice(bytes).map_err(|_broken| AnswerFileError::NotAnAnswer)?;
    let code = file.code.trim().to_uppercase();
    if code.is_empty() || code.chars().count() > CODE {
        return Err(AnswerFileError::NotAnAnswer);
    }
    let response = SurveyResponse { answers: file.answers, released: file.released };
    Ok(AnswerFile { survey: file.survey, code, response })
}

/// Writes what is to be sealed.
#[must_use]
pub fn survey_answer_bytes(answer: &AnswerFile) -> Vec<u8> {
    let file = File {
        muster: "survey-answer".to_owned(),
        version: 1,
        survey: answer.survey,
        code: answer.code.clone(),
        answers: answer.response.answers.clone(),
        released: answer.response.released.clone(),
    };
    // Texts, numbers and lists of them can always be written.
    let mut bytes = serde_json::to_vec(&file).unwrap_or_default();
    let whole = bytes.len().div_ceil(PADDED) * PADDED;
    bytes.resize(whole, b' ');
    bytes
}
