//! Tables whose columns a person names: comma, semicolon or tab.

mod map;

pub use map::{ColumnMap, TimeFormat, WhenColumns};

use super::recognise::{Opened, ends_with};
use super::{Format, Sink, SourceError};

/// How much a file looks like a table, from its name alone.
pub(crate) fn looks_like(_head: &[u8], name: &str) -> u8 {
    if ends_with(name, "csv") || ends_with(name, "tsv") { 40 } else { 0 }
}

/// Reads a table.
pub(crate) fn read(file: &Opened<'_>, _sink: &mut dyn Sink) -> Result<(), SourceError> {
    Err(SourceError::NotThat {
        what: file.name.to_owned(),
        format: Format::Csv.words().to_owned(),
        detail: "no column says what happened".to_owned(),
    })
}
