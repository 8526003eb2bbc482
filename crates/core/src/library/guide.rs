//! The severity guide: a few questions that size the response. Who is unsure takes the higher one.

use serde::{Deserialize, Serialize};

use super::{Guide, GuideAnswer, GuideQuestion};
use crate::event::BriefAnswer;
use crate::words::Severity;

/// What was answered to one question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct GuideChoice {
    /// Key of the question.
    pub question: String,
    /// Which answer, from 0; absent for "unsure".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub answer: Option<u32>,
}

/// What the answers come to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct GuideResult {
    /// The severity; absent while nothing was answered.
    pub suggested: Option<Severity>,
    /// Whether people are to be woken for it.
    pub page_now: bool,
    /// The answers that decide, in words.
    pub why: Vec<String>,
    /// Every question that was answered, with its answer in words.
    pub answers: Vec<BriefAnswer>,
    /// How many questions are still open.
    pub open: u32,
}

/// Sizes an incident. Answers to questions that the guide does not have count for nothing; a question that was answered
/// twice counts by its later answer.
#[must_use]
pub fn size_by_guide(guide: &Guide, choices: &[GuideChoice]) -> GuideResult {
    let mut sized = GuideResult { suggested: None, page_now: false, why: Vec::new(), answers: Vec::new(), open: 0 };
    let mut weights: Vec<(Severity, String)> = Vec::new();
    for question in &guide.questions {
        let choice = choices.iter().rev().find(|choice| choice.question == question.key);
        let Some((severity, page, text)) = choice.and_then(|choice| weigh(question, choice)) else {
            sized.open += 1;
            continue;
        };
        sized.page_now |= page;
        weights.push((severity, format!("{} {text}", question.text)));
        sized.answers.push(BriefAnswer { question: question.text.clone(), answer: text });
    }
    // The words are ordered from the largest on, so the smallest value is the highest severity.
    sized.suggested = weights.iter().map(|(severity, _)| *severity).min();
    sized.why =
        weights.into_iter().filter(|(severity, _)| Some(*severity) == sized.suggested).map(|(_, why)| why).collect();
    sized
}

fn weigh(question: &GuideQuestion, choice: &GuideChoice) -> Option<(Severity, bool, String)> {
    match choice.answer {
        Some(index) => {
            let GuideAnswer { text, severity, page } = question.answers.get(usize::try_from(index).ok()?)?;
            Some((*severity, *page, text.clone()))
        }
        None => {
            let severity = question.answers.iter().map(|answer| answer.severity).min()?;
            let page = question.answers.iter().any(|answer| answer.severity == severity && answer.page);
            Some((severity, page, "Unsure, so the higher one counts".to_owned()))
        }
    }
}
