//! What is wrong with a file of cards, in one sentence.

use crate::faults::{FileError, Held};
use crate::text::one_line;

/// A file of cards.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CardsFile {}

impl Held for CardsFile {
    const WHAT: &'static str = "the cards";
    const CAN_BE: &'static str = "cards";
}

/// Why cards could not be read.
pub type CardsError = FileError<CardsFile>;

impl CardsError {
    pub(super) fn unwritable(error: &serde_saphyr::ser_error::Error) -> Self {
        Self::whole(format!("they cannot be written as YAML: {}", one_line(&error.to_string())))
    }
}
