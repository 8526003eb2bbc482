//! Why a file that people write as YAML could not be read: where, and what, in one sentence of their words.

use std::fmt;
use std::marker::PhantomData;

use serde_saphyr::{Error, Location};

use crate::text::one_line;

/// What a file holds, in the words of what is said about it.
pub trait Held {
    /// It, as in "failed to read the cards".
    const WHAT: &'static str;
    /// As in "there is more than cards can be".
    const CAN_BE: &'static str;
}

/// Why a file could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileError<T> {
    /// Line from 1; absent when it is about the file as a whole.
    pub line: Option<u32>,
    /// Column from 1.
    pub column: Option<u32>,
    /// What is wrong, without a full stop.
    pub problem: String,
    of: PhantomData<T>,
}

impl<T: Held> fmt::Display for FileError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "read {}: ", T::WHAT)?;
        match (self.line, self.column) {
            (Some(line), Some(column)) => write!(f, "line {line}, column {column}: ")?,
            (Some(line), None) => write!(f, "line {line}: ")?,
            (None, _) => {}
        }
        f.write_str(&self.problem)
    }
}

impl<T: Held + fmt::Debug> std::error::Error for FileError<T> {}

impl<T: Held> FileError<T> {
    pub(crate) fn whole(problem: impl Into<String>) -> Self {
        Self::placed(None, None, &problem.into())
    }

    pub(crate) fn placed(line: Option<u32>, column: Option<u32>, problem: &str) -> Self {
        Self { line, column, problem: one_line(problem), of: PhantomData }
    }

    pub(crate) fn at(place: Option<Location>, problem: impl Into<String>) -> Self {
        let known = place.filter(|place| place.line() > 0);
        let number = |number: u64| u32::try_from(number).ok();
        let (line, column) = (known.map(|place| place.line()), known.map(|place| place.column()));
        Self::placed(line.and_then(number), column.and_then(number), &problem.into())
    }

    pub(crate) fn from_yaml(error: &Error) -> Self {
        let error = error.without_snippet();
        Self::at(error.location(), words(error, T::CAN_BE))
    }
}

fn words(error: &Error, can_be: &str) -> String {
    let too_much = || format!("there is more in the file, or deeper, than {can_be} can be");
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
        Error::Budget { .. } => too_much(),
        Error::AliasError { error, .. } => words(error, can_be),
        other => plain(&other.to_string(), too_much),
    }
}

/// What the reader of YAML says, in words of whoever wrote the file. The place is said once, and not here.
fn plain(said: &str, too_much: impl Fn() -> String) -> String {
    let said = said.rsplit_once(" at line ").map_or(said, |(said, _place)| said);
    if said.contains("recursion limit") {
        return too_much();
    }
    let words = [
        (" tab", "there is a tab here; YAML is indented with blanks"),
        ("unexpected character", "there is a character here that is no text"),
        (
            "illegal placement of",
            "a bracket or a quotation mark before this is still open, or this stands where it cannot",
        ),
    ];
    let known = words.into_iter().find(|(mark, _)| said.contains(mark)).map(|(_, words)| words.to_owned());
    known.unwrap_or_else(|| format!("this is not understood as YAML: {}", brief(said)))
}

/// What the reader expected, in plain words.
fn kind(expected: &str) -> String {
    match expected {
        "u8" | "u16" | "u32" | "u64" | "i32" | "i64" | "usize" => "a whole number, 0 or more".to_owned(),
        "bool" | "boolean" => "true or false".to_owned(),
        "string scalar" | "string" => "text".to_owned(),
        "mapping" | "mapping start" => "a set of fields".to_owned(),
        "sequence" | "sequence start" => "a list".to_owned(),
        other => brief(other),
    }
}

fn brief(text: &str) -> String {
    short(one_line(text).trim_end_matches('.'))
}

/// A file may hold anything; a sentence about it stays a sentence.
pub(crate) fn short(text: &str) -> String {
    let clean: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    if clean.chars().count() <= 120 { clean } else { clean.chars().take(119).chain(['…']).collect() }
}
