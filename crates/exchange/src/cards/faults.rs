//! What is wrong with a file of cards, in one sentence.

use std::fmt;

use serde_saphyr::{Error, Location};

/// Why cards could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardsError {
    /// Line from 1; absent when it is about the file as a whole.
    pub line: Option<u32>,
    /// Column from 1.
    pub column: Option<u32>,
    /// What is wrong, without a full stop.
    pub problem: String,
}

impl fmt::Display for CardsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("read the cards: ")?;
        if let (Some(line), Some(column)) = (self.line, self.column) {
            write!(f, "line {line}, column {column}: ")?;
        }
        f.write_str(&self.problem)
    }
}

impl std::error::Error for CardsError {}

impl CardsError {
    pub(super) fn whole(problem: impl Into<String>) -> Self {
        Self { line: None, column: None, problem: problem.into() }
    }

    pub(super) fn at(place: Option<Location>, problem: impl Into<String>) -> Self {
        let known = place.filter(|place| place.line() > 0);
        let number = |number: u64| u32::try_from(number).ok();
        Self {
            line: known.and_then(|place| number(place.line())),
            column: known.and_then(|place| number(place.column())),
            problem: problem.into(),
        }
    }

    pub(super) fn unwritable(error: &serde_saphyr::ser_error::Error) -> Self {
        Self::whole(format!("they cannot be written as YAML: {}", one_line(&error.to_string())))
    }

    pub(crate) fn from_yaml(error: &Error) -> Self {
        let error = error.without_snippet();
        Self::at(error.location(), words(error))
    }
}

fn words(error: &Error) -> String {
    match error {
        Error::SerdeUnknownField { field, expected, .. } => {
            format!("there is no field \"{}\" here; there could be {}", short(field), expected.join(", "))
        }
        Error::SerdeMissingField { field, .. } => format!("the field \"{field}\" is missing"),
        Error::SerdeUnknownVariant { variant, expected, .. } => {
            format!("\"{}\" is not known here; it is one of {}", short(variant), expected.join(", "))
        }
        Error::DuplicateMappingKey { key, .. } => {
            let key = key.as_deref().map_or_else(|| "a field".to_owned(), |key| format!("\"{}\"", short(key)));
            format!("{key} stands twice; one of them has to go")
        }
        Error::SerdeInvalidType { unexpected, expected, .. }
        | Error::SerdeInvalidValue { unexpected, expected, .. } => {
            format!("there is {}, and there should be {}", short(unexpected), short(expected))
        }
        Error::SerdeInvalidLength { len, expected, .. } => {
            format!("there are {len} of them, and there should be {}", short(expected))
        }
        Error::InvalidScalar { ty, .. } => format!("this is not {}", kind(ty)),
        Error::Unexpected { expected, .. } => format!("there should be {}", kind(expected)),
        Error::NullIntoString { .. } => "there is nothing here, and there should be text".to_owned(),
        Error::Eof { .. } => "the file ends too early".to_owned(),
        Error::MultipleDocuments { .. } => "a second document begins here; a file holds one".to_owned(),
        Error::MergeKeyNotAllowed { .. } => "\"<<\" is not understood here; write the fields out".to_owned(),
        Error::UnknownAnchor { .. } => "this refers to something that is nowhere in the file".to_owned(),
        Error::RecursiveReferencesRequireWeakTypes { .. } => "this refers to itself".to_owned(),
        Error::AliasReplayLimitExceeded { .. }
        | Error::AliasExpansionLimitExceeded { .. }
        | Error::AliasReplayStackDepthExceeded { .. }
        | Error::AliasReplayCounterOverflow { .. } => "too much is repeated by reference".to_owned(),
        Error::Budget { .. } => "there is more in the file, or deeper, than cards can be".to_owned(),
        Error::AliasError { error, .. } => words(error),
        other => format!("this is not understood as YAML: {}", one_line(&other.to_string())),
    }
}

/// What the reader expected, in plain words.
fn kind(expected: &str) -> String {
    match expected {
        "u8" | "u16" | "u32" | "u64" | "i32" | "i64" | "usize" => "a whole number, 0 or more".to_owned(),
        "bool" | "boolean" => "true or false".to_owned(),
        "string scalar" | "string" => "text".to_owned(),
        "mapping" | "mapping start" => "a set of fields".to_owned(),
        "sequence" | "sequence start" => "a list".to_owned(),
        other => one_line(other),
    }
}

fn one_line(text: &str) -> String {
    let line: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    short(line.trim_end_matches('.'))
}

/// A file may hold anything; a sentence about it stays a sentence.
pub(super) fn short(text: &str) -> String {
    let clean: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    if clean.chars().count() <= 120 { clean } else { clean.chars().take(119).chain(['…']).collect() }
}
