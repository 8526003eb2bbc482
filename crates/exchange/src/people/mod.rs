//! People from a list: what a spreadsheet, a directory or a roster gives as CSV.
//!
//! Headers are taken in their usual spellings, in any order; a file with nothing but names, one a line, is a list,
//! too. What cannot be read is said with its line number, and the rest comes in.

mod collect;
mod columns;
mod write;

pub use write::people_csv;

use collect::{Collector, shortened};
use columns::{Column, columns_of};

use crate::text::one_line;

/// The largest file that is read, in bytes.
pub const MAX_BYTES: usize = 16 * 1024 * 1024;
/// The most people one file may hold.
pub const MAX_ROWS: usize = 100_000;

/// The file as a whole cannot be read. Reads well after "failed to".
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    /// Nothing in it.
    #[error("read people: the file is empty")]
    Empty,
    /// Too large.
    #[error("read people: the file has more than {} MB; split it", MAX_BYTES / (1024 * 1024))]
    TooLarge,
    /// Too many.
    #[error("read people: the file has more than {MAX_ROWS} lines; split it")]
    TooManyRows,
    /// UTF-16, as some spreadsheets write "Unicode text".
    #[error("read people: the file is written in UTF-16; save it as \"CSV UTF-8\" and try again")]
    Utf16,
    /// Some other encoding, or no text at all.
    #[error("read people: line {line} is not UTF-8 text; save the file as \"CSV UTF-8\" and try again")]
    NotText {
        /// The line, from 1.
        line: usize,
    },
    /// No column says who.
    #[error("read people: no column is called \"name\" or \"handle\"; the first line says {found}")]
    NoNameColumn {
        /// What the first line says.
        found: String,
    },
}

/// What a file gave.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PeopleImport {
    /// Who can be added, in the order of the file; no two with the same handle.
    pub people: Vec<PersonRow>,
    /// What was left out or could not be understood.
    pub problems: Vec<RowProblem>,
    /// Headers that mean nothing to us; their columns were not read.
    pub ignored: Vec<String>,
}

/// One person of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonRow {
    /// The line it stood on, from 1.
    pub line: u64,
    /// As it is shown; never empty.
    pub name: String,
    /// What is typed after `@`; never empty. Made from the name where the file has none.
    pub handle: String,
    /// The team; empty when the file does not say.
    pub team: String,
    /// E-mail, telephone and whatever else reaches them, with commas between; empty when the file does not say.
    pub contact: String,
    /// IANA name of the time zone; empty when the file does not say or says something else.
    pub zone: String,
    /// Working hours there as `09:00-17:30`; empty when the file does not say or says something else.
    pub hours: String,
    /// Handle of their manager as the file says it; empty when it does not say.
    pub manager: String,
    /// Whether they lead reviews and interviews; absent when the file does not say.
    pub interviews: Option<bool>,
}

/// Something about one line that a person should know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowProblem {
    /// The line, from 1.
    pub line: u64,
    /// One sentence.
    pub message: String,
    /// Whether the person was left out; otherwise they came in without what is meant.
    pub left_out: bool,
}

/// Reads people from CSV bytes.
///
/// # Errors
/// When the file as a whole cannot be read. Trouble with single lines is in [`PeopleImport::problems`].
pub fn people_from_csv(bytes: &[u8]) -> Result<PeopleImport, ImportError> {
    let text = decoded(bytes)?;
    // Excel writes the separator it means on a line of its own; numbers of lines still count from the file's first.
    let (said, body, skipped) = separator_line(text);
    let first = body.lines().find(|line| !line.trim().is_empty()).ok_or(ImportError::Empty)?;
    let delimiter = said.unwrap_or_else(|| delimiter_of(first));
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(body.as_bytes());
    let mut import = Collector::default();
    let mut columns: Option<Vec<Column>> = None;
    for (at, record) in reader.records().enumerate() {
        if at > MAX_ROWS {
            return Err(ImportError::TooManyRows);
        }
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                let line = error.position().map_or(0, csv::Position::line) + skipped;
                import.leave_out(line, format!("This line cannot be read: {error}"));
                continue;
            }
        };
        let line = record.position().map_or(0, |at| line_of(at, body)) + skipped;
        let cells: Vec<&str> = record.iter().map(str::trim).collect();
        if cells.iter().all(|cell| cell.is_empty()) {
            continue;
        }
        match &columns {
            Some(columns) => import.row(line, columns, &cells),
            None => match columns_of(&cells) {
                Some((found, ignored)) => {
                    import.found.ignored = ignored;
                    columns = Some(found);
                }
                None if is_list_of_names(body, delimiter) => {
                    let only = vec![Column::Name];
                    import.row(line, &only, &cells);
                    columns = Some(only);
                }
                None => return Err(ImportError::NoNameColumn { found: shortened(&one_line(&cells.join(", "))) }),
            },
        }
    }
    Ok(import.found)
}

/// The line a record begins on. The reader takes empty lines in front of it as part of it.
pub(crate) fn line_of(at: &csv::Position, body: &str) -> u64 {
    let from = usize::try_from(at.byte()).unwrap_or(usize::MAX);
    let before = body.as_bytes().get(from..).unwrap_or_default();
    let empty = before.iter().take_while(|byte| matches!(byte, b'\n' | b'\r')).filter(|byte| **byte == b'\n');
    at.line() + empty.fold(0, |lines, _| lines + 1)
}

/// The text of the file without its byte order mark.
fn decoded(bytes: &[u8]) -> Result<&str, ImportError> {
    if bytes.len() > MAX_BYTES {
        return Err(ImportError::TooLarge);
    }
    let start = &bytes[..bytes.len().min(512)];
    // Without a mark, UTF-16 shows by a zero in every second byte of ordinary letters.
    let zeros = start.iter().filter(|byte| **byte == 0).count();
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) || zeros * 3 > start.len() {
        return Err(ImportError::Utf16);
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let line = bytes[..error.valid_up_to()].iter().filter(|byte| **byte == b'\n').count() + 1;
        ImportError::NotText { line }
    })?;
    if text.trim().is_empty() { Err(ImportError::Empty) } else { Ok(text) }
}

/// `sep=;` on the first line: what it says, what follows, and how many lines it took.
fn separator_line(text: &str) -> (Option<u8>, &str, u64) {
    let Some((first, rest)) = text.split_once('\n') else { return (None, text, 0) };
    match first.trim_end().trim_matches('"').strip_prefix("sep=").map(str::as_bytes) {
        Some(&[separator @ (b',' | b';' | b'\t' | b'|')]) => (Some(separator), rest, 1),
        Some(_) | None => (None, text, 0),
    }
}

/// What separates the cells of the first line.
fn delimiter_of(first: &str) -> u8 {
    let count = |delimiter: u8| {
        let mut quoted = false;
        first
            .bytes()
            .filter(|byte| {
                quoted ^= *byte == b'"';
                !quoted && *byte == delimiter
            })
            .count()
    };
    // A comma on a tie: that is what the name of the format says.
    [b',', b';', b'\t', b'|'].into_iter().rev().max_by_key(|delimiter| count(*delimiter)).unwrap_or(b',')
}

/// Whether no line has a second cell: then each is a name.
fn is_list_of_names(body: &str, delimiter: u8) -> bool {
    !body.bytes().any(|byte| byte == delimiter || byte == b'"')
}
