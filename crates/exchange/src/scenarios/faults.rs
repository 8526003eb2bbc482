//! What is wrong with a file of a scenario, in one sentence.

use std::fmt;

use serde_saphyr::{Error, Location};

use crate::cards::CardsError;
use crate::text::one_line;

/// Why a scenario could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScenarioError {
    /// Line from 1; absent when it is about the file as a whole.
    pub line: Option<u32>,
    /// Column from 1.
    pub column: Option<u32>,
    /// What is wrong, without a full stop.
    pub problem: String,
}

impl fmt::Display for ScenarioError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("read the scenario: ")?;
        match (self.line, self.column) {
            (Some(line), Some(column)) => write!(f, "line {line}, column {column}: ")?,
            (Some(line), None) => write!(f, "line {line}: ")?,
            (None, _) => {}
        }
        f.write_str(&self.problem)
    }
}

impl std::error::Error for ScenarioError {}

impl ScenarioError {
    pub(super) fn whole(problem: impl Into<String>) -> Self {
        Self { line: None, column: None, problem: one_line(&problem.into()) }
    }

    pub(super) fn on_line(line: u64, problem: impl Into<String>) -> Self {
        Self { line: u32::try_from(line).ok(), column: None, problem: one_line(&problem.into()) }
    }

    pub(super) fn at(place: Option<Location>, problem: impl Into<String>) -> Self {
        let known = place.filter(|place| place.line() > 0);
        let number = |number: u64| u32::try_from(number).ok();
        Self {
            line: known.and_then(|place| number(place.line())),
            column: known.and_then(|place| number(place.column())),
            problem: one_line(&problem.into()),
        }
    }

    pub(super) fn from_yaml(error: &Error) -> Self {
        if let Error::Budget { .. } = error.without_snippet() {
            let place = error.without_snippet().location();
            return Self::at(place, "there is more in the file, or deeper, than a scenario can be");
        }
        let CardsError { line, column, problem } = CardsError::from_yaml(error);
        let problem = negative(&problem).unwrap_or(problem);
        Self { line, column, problem }
    }

    pub(super) fn from_json(error: &serde_json::Error) -> Self {
        let number = |number: usize| u32::try_from(number).ok().filter(|number| *number > 0);
        let text = error.to_string();
        let problem = text.split(" at line ").next().unwrap_or_default();
        Self {
            line: number(error.line()),
            column: number(error.column()),
            problem: one_line(&format!("this is not understood as JSON: {problem}")),
        }
    }
}

/// A minute before the start, in words of the field rather than of numbers.
fn negative(problem: &str) -> Option<String> {
    let number = problem.split(|c: char| !(c == '-' || c.is_ascii_digit())).find(|word| {
        word.strip_prefix('-').is_some_and(|digits| !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit()))
    })?;
    Some(format!("minute {number} lies before the start; minutes are counted from 0"))
}
