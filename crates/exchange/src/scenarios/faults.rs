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

    /// On a line, at a character or, in a list, in a cell of it. Both are counted from 1.
    pub(super) fn on_line(line: u64, column: usize, problem: impl Into<String>) -> Self {
        Self { line: u32::try_from(line).ok(), column: u32::try_from(column).ok(), problem: one_line(&problem.into()) }
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
        let problem = negative(&problem).or_else(|| plain(&problem)).unwrap_or(problem);
        Self { line, column, problem }
    }

    pub(super) fn from_json(error: &serde_json::Error) -> Self {
        let number = |number: usize| u32::try_from(number).ok().filter(|number| *number > 0);
        let text = error.to_string();
        let problem = text.split(" at line ").next().unwrap_or_default();
        Self {
            line: number(error.line()),
            column: number(error.column()),
            problem: if error.is_eof() {
                "the file ends too early".to_owned()
            } else {
                one_line(&format!("this is not understood as JSON: {problem}"))
            },
        }
    }
}

/// What the reader of YAML says, in words of whoever wrote the file. The place is said once, and not here.
fn plain(problem: &str) -> Option<String> {
    let said = problem.strip_prefix("this is not understood as YAML: ")?;
    let said = said.rsplit_once(" at line ").map_or(said, |(said, _place)| said);
    let words = [
        (" tab", "there is a tab here; YAML is indented with blanks"),
        ("unexpected character", "there is a character here that is no text"),
        (
            "illegal placement of",
            "a bracket or a quotation mark before this is still open, or this stands where it cannot",
        ),
        ("recursion limit", "there is more in the file, or deeper, than a scenario can be"),
    ];
    let known = words.into_iter().find(|(mark, _)| said.contains(mark)).map(|(_, words)| words.to_owned());
    Some(known.unwrap_or_else(|| format!("this is not understood as YAML: {said}")))
}

/// A minute before the start, in words of the field rather than of numbers.
fn negative(problem: &str) -> Option<String> {
    let number = problem.split(|c: char| !(c == '-' || c.is_ascii_digit())).find(|word| {
        word.strip_prefix('-').is_some_and(|digits| !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit()))
    })?;
    Some(format!("minute {number} lies before the start; minutes are counted from 0"))
}
