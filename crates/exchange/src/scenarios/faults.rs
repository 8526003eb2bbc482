//! What is wrong with a file of a scenario, in one sentence.

use serde_saphyr::Error;

use crate::faults::{FileError, Held};

/// The file of a scenario.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ScenarioFile {}

impl Held for ScenarioFile {
    const WHAT: &'static str = "the scenario";
    const CAN_BE: &'static str = "a scenario";
}

/// Why a scenario could not be read.
pub type ScenarioError = FileError<ScenarioFile>;

impl ScenarioError {
    /// On a line, at a character or, in a list, in a cell of it. Both are counted from 1.
    pub(super) fn on_line(line: u64, column: usize, problem: impl Into<String>) -> Self {
        Self::placed(u32::try_from(line).ok(), u32::try_from(column).ok(), &problem.into())
    }

    /// Nothing is in the file.
    pub(super) fn empty() -> Self {
        Self::on_line(1, 1, "the file is empty")
    }

    /// More than can be read, at the place where most of it lies: as a rule that is one picture.
    pub(super) fn too_large(text: &str) -> Self {
        let size = text.len() / 1_000_000;
        let longest = text.lines().zip(1_u64..).max_by_key(|(line, number)| (line.len(), std::cmp::Reverse(*number)));
        let (line, number) = longest.unwrap_or(("", 1));
        let words = line.split_inclusive(char::is_whitespace).scan(0_usize, |from, word| {
            let began = *from;
            *from = from.saturating_add(word.len());
            Some((word.len(), began))
        });
        let (length, began) =
            words.max_by_key(|(length, began)| (*length, std::cmp::Reverse(*began))).unwrap_or_default();
        let column = line.get(..began).map_or(0, |before| before.chars().count()).saturating_add(1);
        let here = length / 1_000_000;
        let of_it = if here == 0 { String::new() } else { format!(", and {here} MB of it stand here") };
        Self::on_line(number, column, format!("the file has {size} MB; a scenario has 16 MB at the most{of_it}"))
    }

    pub(super) fn of_yaml(error: &Error) -> Self {
        let fault = Self::from_yaml(error);
        match negative(&fault.problem) {
            Some(problem) => Self::placed(fault.line, fault.column, &problem),
            None => fault,
        }
    }

    pub(super) fn from_json(error: &serde_json::Error) -> Self {
        let number = |number: usize| u32::try_from(number).ok().filter(|number| *number > 0);
        let text = error.to_string();
        let problem = text.split(" at line ").next().unwrap_or_default();
        let problem = if error.is_eof() {
            "the file ends too early".to_owned()
        } else {
            format!("this is not understood as JSON: {problem}")
        };
        Self::placed(number(error.line()), number(error.column()), &problem)
    }
}

/// A minute before the start, in words of the field rather than of numbers.
fn negative(problem: &str) -> Option<String> {
    let number = problem.split(|c: char| !(c == '-' || c.is_ascii_digit())).find(|word| {
        word.strip_prefix('-').is_some_and(|digits| !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit()))
    })?;
    Some(format!("minute {number} lies before the start; minutes are counted from 0"))
}
