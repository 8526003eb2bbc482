//! One person's answer: what it may hold. It is in no log; it exists only while it is sealed or opened.

use serde::{Deserialize, Serialize};

use super::items::Scale;
use crate::event::SurveyItem;

/// The most letters of words in an answer that are kept.
const WORDS: usize = 4_000;
/// The most letters of a name.
const NAME: usize = 120;

/// What somebody answered to one question.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ItemAnswer {
    /// The question.
    pub key: String,
    /// The place on the scale; the number of what was chosen, from 0; 1 for yes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub number: Option<u32>,
    /// Words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
}

/// What somebody answered.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct SurveyResponse {
    /// To the questions that they answered.
    pub answers: Vec<ItemAnswer>,
    /// Their name, when they want the facilitator to know whose answer it is; else empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub released: String,
}

// What people answered must not slip into a log by way of a debug print.
impl std::fmt::Debug for ItemAnswer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ItemAnswer(..)")
    }
}
impl std::fmt::Debug for SurveyResponse {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SurveyResponse(..)")
    }
}

/// Why an answer does not fit the form. Reads well after "failed to take it in: ".
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AnswerFault {
    /// Nothing was answered.
    #[error("it answers nothing")]
    Empty,
    /// A question that was not asked.
    #[error("it answers a question that was not asked")]
    Foreign,
    /// One question twice.
    #[error("it answers one question twice")]
    Twice,
    /// Off the scale.
    #[error("an answer is not on its scale")]
    OffScale,
}

/// Holds an answer against the form: keeps what was answered, in the order of the questions.
///
/// # Errors
/// When it does not fit.
pub fn fitted(items: &[SurveyItem], response: &SurveyResponse) -> Result<SurveyResponse, AnswerFault> {
    for (at, answer) in response.answers.iter().enumerate() {
        if !items.iter().any(|item| item.key == answer.key) {
            return Err(AnswerFault::Foreign);
        }
        if response.answers.iter().take(at).any(|other| other.key == answer.key) {
            return Err(AnswerFault::Twice);
        }
    }
    let mut answers = Vec::new();
    for item in items {
        let Some(answer) = response.answers.iter().find(|answer| answer.key == item.key) else { continue };
        // A question that only a newer Muster knows has no answer here.
        let Some(scale) = Scale::of(item) else { continue };
        if answer.number.is_some_and(|number| !scale.holds(number, item.labels.len())) {
            return Err(AnswerFault::OffScale);
        }
        let text = if scale.takes_words() { short(&answer.text, WORDS) } else { String::new() };
        if answer.number.is_some() || !text.is_empty() {
            answers.push(ItemAnswer { key: item.key.clone(), number: answer.number, text });
        }
    }
    if answers.is_empty() {
        return Err(AnswerFault::Empty);
    }
    Ok(SurveyResponse { answers, released: short(&response.released, NAME) })
}

fn short(text: &str, most: usize) -> String {
    text.trim().chars().filter(|c| !c.is_control() || *c == '\n').take(most).collect()
}
