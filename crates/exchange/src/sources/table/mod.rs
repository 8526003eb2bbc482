//! Tables whose columns a person names: comma, semicolon, tab or bar.

mod guess;
mod map;
mod rows;

use serde::{Deserialize, Serialize};

pub use guess::{guess, header_signature, time_formats};
pub use map::{ColumnMap, TimeFormat, WhenColumns};
pub(super) use rows::{Row, decoded, each_row};

use super::names::{Names, hash};
use super::recognise::{Opened, ends_with};
use super::stamps::{date_as, when_as, with_zone};
use super::{Format, Line, LineKind, Sink, SourceError, Stopped, Trouble, When, Who};
use crate::spreadsheet::rearmed;
use crate::text::{clean, excerpt, one_line};

/// How many rows a guess is made from.
const SAMPLE: usize = 100;
/// How much of a file that is looked for in.
const BEGINNING: usize = 1024 * 1024;

/// What a person sees of a table before it is read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct TableSample {
    /// What stands above each column.
    pub headers: Vec<String>,
    /// The first rows.
    pub rows: Vec<Vec<String>>,
    /// What the columns probably are.
    pub map: ColumnMap,
    /// For each column the ways in which its times can be read; empty for a column without times.
    pub formats: Vec<Vec<TimeFormat>>,
    /// Under which a mapping is remembered.
    pub signature: String,
}

/// Looks at the beginning of a table.
///
/// # Errors
/// When there is no row in it.
pub fn sample(name: &str, bytes: &[u8]) -> Result<TableSample, SourceError> {
    let (text, _) = decoded(beginning(bytes));
    let mut deaf = Deaf;
    let mut all: Vec<Vec<String>> = Vec::new();
    each_row(&text, &mut deaf, &mut |row, _| {
        all.push(row.cells);
        Ok(all.len() <= SAMPLE)
    })?;
    if all.is_empty() {
        return Err(SourceError::Empty { what: name.to_owned() });
    }
    let headers = all.remove(0);
    let map = guess(&headers, &all);
    let formats = (0..headers.len()).map(|column| time_formats(&all, column)).collect();
    let signature = header_signature(&headers);
    Ok(TableSample { headers, rows: all, map, formats, signature })
}

/// The first lines of a file; a character is not cut in two.
fn beginning(bytes: &[u8]) -> &[u8] {
    let Some(head) = bytes.get(..BEGINNING) else { return bytes };
    let is_wide = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff");
    let end = head.iter().rposition(|byte| *byte == b'\n').filter(|_| !is_wide).map_or(head.len(), |at| at + 1);
    head.get(..end).unwrap_or(head)
}

/// Listens to nothing.
struct Deaf;

impl Sink for Deaf {
    fn line(&mut self, _line: Line) -> Result<(), Stopped> {
        Ok(())
    }

    fn trouble(&mut self, _trouble: Trouble) -> Result<(), Stopped> {
        Ok(())
    }

    fn read_so_far(&mut self, _bytes: u64) -> Result<(), Stopped> {
        Ok(())
    }
}

/// How much a file looks like a table: the first lines have the same number of cells.
pub(crate) fn looks_like(head: &[u8], name: &str) -> u8 {
    let (text, _) = decoded(head);
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).take(6).collect();
    let Some(first) = lines.first() else { return 0 };
    let named = ends_with(name, "csv") || ends_with(name, "tsv");
    let is_json = first.trim_start().starts_with(['{', '[']);
    let (delimiter, cuts) = rows::delimiter_of(first);
    if cuts == 0 || text.contains('\0') {
        return if named && !is_json { 20 } else { 0 };
    }
    let even = lines.iter().filter(|line| rows::delimiter_of(line) == (delimiter, cuts)).count() * 2 > lines.len();
    match (named, even && lines.len() > 1 && !is_json) {
        (true, _) if is_json => 10,
        (true, true) => 60,
        (true, false) => 45,
        (false, true) if ends_with(name, "json") || ends_with(name, "jsonl") => 0,
        (false, true) => 20,
        (false, false) => 0,
    }
}

/// Reads a table.
pub(crate) fn read(file: &Opened<'_>, sink: &mut dyn Sink) -> Result<(), SourceError> {
    let found = sample(file.name, file.bytes)?;
    let map = file.options.columns.clone().unwrap_or(found.map);
    let not = |detail: String| SourceError::NotThat {
        what: file.name.to_owned(),
        format: Format::Csv.words().to_owned(),
        detail,
    };
    let width = found.headers.len();
    let header = found.headers.iter().take(12).map(String::as_str).collect::<Vec<_>>().join(", ");
    if found.rows.is_empty() {
        return Err(not("line 1 is its only line, and it is taken for the header".to_owned()));
    }
    if map.text.iter().all(|column| *column >= width) {
        return Err(not(format!(
            "line 1: no column says what happened; choose one of {}",
            excerpt(&one_line(&header))
        )));
    }
    let (text, guessed_from) = decoded(file.bytes);
    if let Some(line) = guessed_from {
        let message =
            "From here on it is not UTF-8 text; it was read as Windows-1252. Look at the accents, or save it as UTF-8.";
        sink.trouble(Trouble { place: format!("line {line}"), message: message.to_owned(), left_out: false })?;
    }
    if map.when == WhenColumns::Nowhere {
        let message =
            "No column says when; the lines stand in their order, from the start of the source on.".to_owned();
        sink.trouble(Trouble { place: "line 1".to_owned(), message, left_out: false })?;
    }
    let is_ours = guess::headers_are_musters(&found.headers);
    let mut table = Table { map, width, is_ours, names: Names::default(), first: true, dated: false };
    each_row(&text, sink, &mut |row, sink| table.row(row, sink))
}

struct Table {
    map: ColumnMap,
    width: usize,
    /// Whether cells were made safe for spreadsheets by this program.
    is_ours: bool,
    names: Names,
    first: bool,
    dated: bool,
}

impl Table {
    fn row(&mut self, row: Row, sink: &mut dyn Sink) -> Result<bool, SourceError> {
        if std::mem::take(&mut self.first) {
            return Ok(true);
        }
        let place = format!("line {}", row.line);
        let mut trouble =
            |message: String, left_out: bool| sink.trouble(Trouble { place: place.clone(), message, left_out });
        let cells: Vec<String> =
            if self.is_ours { row.cells.iter().map(|cell| rearmed(cell)).collect() } else { row.cells };
        if cells.len() != self.width {
            let rest =
                if cells.len() > self.width { "the ones behind were not read" } else { "the missing ones are empty" };
            trouble(format!("This row has {} cells and the header {}; {rest}.", cells.len(), self.width), false)?;
        }
        let cell = |column: usize| cells.get(column).map_or("", String::as_str);
        let Some(text) = self.text(&cells) else {
            trouble("It says nothing in the column of the text, and was left out.".to_owned(), true)?;
            return Ok(true);
        };
        let when = match self.when(&cells) {
            Ok(when) => when,
            Err(message) => {
                trouble(message, false)?;
                When::Unsaid
            }
        };
        // Before the first time there is nothing to stand beside.
        let when = if when == When::Unsaid && !self.dated { When::Offset(0) } else { when };
        self.dated = self.dated || !matches!(when, When::Unsaid | When::Offset(_));
        let word = self.map.kind.map_or("", cell);
        let kind = LineKind::from_stored(&word.to_lowercase()).unwrap_or(LineKind::Message);
        let key = self.key(&cells);
        let mut line = Line { kind, ..Line::message(key, place, when, self.who(&cells), text) };
        line.room = one_line(self.map.room.map_or("", cell));
        line.original = cells.join("\t");
        sink.line(line)?;
        Ok(true)
    }

    /// The chosen columns, joined; a kind of somebody else's stands in front.
    fn text(&self, cells: &[String]) -> Option<String> {
        let mut parts: Vec<String> = Vec::new();
        for cell in self.map.text.iter().filter_map(|column| cells.get(*column)).filter(|cell| !cell.is_empty()) {
            parts.push(clean(cell));
        }
        if parts.is_empty() {
            return None;
        }
        let kind = self.map.kind.and_then(|column| cells.get(column)).filter(|word| !word.is_empty());
        let ours = |word: &String| LineKind::from_stored(&word.to_lowercase()).is_some();
        let text = parts.join(": ");
        match kind.filter(|word| !ours(word)) {
            Some(word) if !text.to_lowercase().starts_with(&word.to_lowercase()) => {
                Some(format!("{}: {text}", one_line(word)))
            }
            Some(_) | None => Some(text),
        }
    }

    fn when(&self, cells: &[String]) -> Result<When, String> {
        let cell = |column: usize| cells.get(column).map_or("", String::as_str);
        let (when, shown) = match self.map.when {
            WhenColumns::Nowhere => return Ok(When::Unsaid),
            WhenColumns::One { column, format } => (when_as(cell(column), format), cell(column).to_owned()),
            WhenColumns::DateAndTime { date, time, format } => {
                let shown = format!("{} {}", cell(date), cell(time));
                let day = date_as(cell(date), format);
                let when = match (day, when_as(cell(time), TimeFormat::Clock)) {
                    (Some(day), Some(When::Clock(clock))) => Some(When::Wall(day.and_time(clock))),
                    _ => when_as(&shown, format),
                };
                (when, shown)
            }
        };
        let zone = self.map.zone.map_or("", cell);
        match when {
            Some(when) => Ok(with_zone(when, zone).unwrap_or(when)),
            None if shown.trim().is_empty() => Err("It says no time; it stands beside the line before it.".to_owned()),
            None => Err(format!(
                "Its time {:?} is not written as the others are; it stands beside the line before it.",
                shortened(&shown)
            )),
        }
    }

    fn who(&self, cells: &[String]) -> Who {
        let said = self.map.who.iter().filter_map(|column| cells.get(*column)).find(|cell| !cell.is_empty());
        let Some(said) = said else { return Who::default() };
        let whole = one_line(said);
        if !self.is_ours {
            let is_mail = whole.contains('@') && !whole.contains(' ') && whole.find('@') != Some(0);
            return Who {
                id: whole.clone(),
                email: if is_mail { whole.clone() } else { String::new() },
                name: whole,
                is_program: false,
            };
        }
        // `Jonas Weber (jonas), Mei Tan (mei)`: the first did or said it.
        let first = whole.split(", ").next().unwrap_or_default();
        match first.strip_suffix(')').and_then(|first| first.rsplit_once(" (")) {
            Some((name, handle)) => Who { id: handle.to_owned(), name: name.to_owned(), ..Who::default() },
            None => Who { id: first.to_owned(), name: first.to_owned(), ..Who::default() },
        }
    }

    /// The key of the row; the same words twice get a number.
    fn key(&mut self, cells: &[String]) -> String {
        let said = self.map.key.and_then(|column| cells.get(column)).filter(|cell| !cell.is_empty());
        let base = said.cloned().unwrap_or_else(|| format!("{:016x}", hash(cells.iter().map(String::as_bytes))));
        self.names.give(base)
    }
}

fn shortened(text: &str) -> String {
    text.chars().take(60).collect()
}
