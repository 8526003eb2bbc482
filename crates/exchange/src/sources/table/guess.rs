//! What the columns of a table probably are, from their headers and from what stands in the first rows.

use super::super::When;
use super::super::stamps::{date_as, when_as};
use super::map::{ColumnMap, TimeFormat, WhenColumns};

const FORMATS: [TimeFormat; 6] = [
    TimeFormat::YearFirst,
    TimeFormat::DayFirst,
    TimeFormat::MonthFirst,
    TimeFormat::Epoch,
    TimeFormat::Clock,
    TimeFormat::Elapsed,
];

const TIMES: &[&str] = &[
    "happenedutc",
    "happened",
    "datetime",
    "timestamp",
    "timeutc",
    "datetimeutc",
    "when",
    "occurredat",
    "eventtime",
    "time",
    "startedat",
    "start",
    "starttime",
    "begin",
    "from",
    "dt",
    "ts",
    "date",
    "createdat",
    "created",
    "day",
    "zeit",
    "zeitpunkt",
    "uhrzeit",
    "datum",
    "heure",
    "hora",
    "fecha",
    "clock",
    "elapsed",
    "offset",
];
const WHO: &[&str] = &[
    "who",
    "people",
    "author",
    "user",
    "username",
    "displayname",
    "sender",
    "speaker",
    "person",
    "nick",
    "handle",
    "writtendownby",
    "by",
    "from",
    "actor",
    "owner",
    "reporter",
    "responder",
    "assignee",
    "name",
    "wer",
    "autor",
    "qui",
    "quien",
];
const TEXT: &[&str] = &[
    "text",
    "message",
    "msg",
    "description",
    "what",
    "whathappened",
    "event",
    "entry",
    "body",
    "content",
    "note",
    "notes",
    "comment",
    "details",
    "summary",
    "title",
    "subject",
    "action",
    "update",
    "info",
    "observation",
    "was",
    "beschreibung",
    "ereignis",
    "nachricht",
    "evenement",
    "quoi",
    "que",
];
const KIND: &[&str] = &["kind", "type", "category", "eventtype", "entrytype", "art", "label"];
const ROOM: &[&str] = &["room", "channel", "channelname", "conversation", "call", "system", "service", "kanal"];
const ZONE: &[&str] = &["timezone", "tz", "zone", "utcoffset", "zeitzone"];
const KEY: &[&str] = &["id", "key", "uuid", "messageid", "eventid", "entryid", "rowid"];

/// Headers without case, blanks and marks.
fn plain(header: &str) -> String {
    header.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The same for the same headers in the same order, whatever their case and blanks: under it a mapping is remembered.
#[must_use]
pub fn header_signature(headers: &[String]) -> String {
    headers.iter().map(|header| plain(header)).collect::<Vec<_>>().join("|")
}

/// What each column probably is.
#[must_use]
pub fn guess(headers: &[String], sample: &[Vec<String>]) -> ColumnMap {
    let plains: Vec<String> = headers.iter().map(|header| plain(header)).collect();
    let find = |names: &[&str]| names.iter().find_map(|name| plains.iter().position(|header| header == name));
    if is_musters(&plains) {
        let one = |name: &str| find(&[name]);
        return ColumnMap {
            when: one("happenedutc")
                .map_or(WhenColumns::Nowhere, |column| WhenColumns::One { column, format: TimeFormat::YearFirst }),
            who: [one("people"), one("writtendownby")].into_iter().flatten().collect(),
            text: [one("label"), one("text")].into_iter().flatten().collect(),
            kind: one("kind"),
            key: one("id"),
            ..ColumnMap::default()
        };
    }
    let when = when_of(&plains, sample);
    let mut taken = match &when {
        WhenColumns::Nowhere => Vec::new(),
        WhenColumns::One { column, .. } => vec![*column],
        WhenColumns::DateAndTime { date, time, .. } => vec![*date, *time],
    };
    let mut take = |names: &[&str]| {
        let found = names.iter().find_map(|name| {
            plains.iter().enumerate().position(|(at, header)| header == name && !taken.contains(&at))
        })?;
        taken.push(found);
        Some(found)
    };
    let zone = take(ZONE);
    let text = take(TEXT);
    let who = take(WHO);
    let kind = take(KIND);
    let room = take(ROOM);
    let key = take(KEY).filter(|column| all_differ(sample, *column));
    let text = text.or_else(|| longest(headers.len(), sample, &taken));
    ColumnMap { when, zone, who: who.into_iter().collect(), text: text.into_iter().collect(), kind, room, key }
}

/// Whether it is the table that this program writes.
pub(super) fn is_musters(plains: &[String]) -> bool {
    ["happenedutc", "knownsinceutc", "sincefirstmilestone", "text", "id"]
        .iter()
        .all(|name| plains.iter().any(|header| header == name))
}

/// Whether the headers are of the table that this program writes.
pub(super) fn headers_are_musters(headers: &[String]) -> bool {
    is_musters(&headers.iter().map(|header| plain(header)).collect::<Vec<_>>())
}

/// The ways in which every filled cell of a column can be read, the likeliest first.
#[must_use]
pub fn time_formats(sample: &[Vec<String>], column: usize) -> Vec<TimeFormat> {
    let cells: Vec<&str> = filled(sample, column).collect();
    if cells.is_empty() {
        return Vec::new();
    }
    FORMATS
        .into_iter()
        .filter(|format| cells.iter().all(|cell| when_as(cell, *format).is_some()))
        // A short number is a number of something else.
        .filter(|format| *format != TimeFormat::Epoch || cells.iter().all(|cell| cell.len() >= 9))
        .collect()
}

fn filled(sample: &[Vec<String>], column: usize) -> impl Iterator<Item = &str> {
    sample.iter().filter_map(move |row| row.get(column)).map(String::as_str).filter(|cell| !cell.is_empty())
}

fn when_of(plains: &[String], sample: &[Vec<String>]) -> WhenColumns {
    let mut best: Option<(u32, usize, TimeFormat)> = None;
    let mut clock = None;
    for (column, header) in plains.iter().enumerate() {
        let rank = TIMES.iter().position(|name| header == name);
        let hinted = ["time", "date", "utc", "zeit", "datum"].iter().any(|part| header.contains(part));
        let Some(mut format) = most_read(sample, column) else { continue };
        let counts_up = header.contains("elapsed") || header.contains("offset");
        if counts_up && time_formats(sample, column).contains(&TimeFormat::Elapsed) {
            format = TimeFormat::Elapsed;
        }
        if format == TimeFormat::Clock && clock.is_none() {
            clock = Some(column);
        }
        let by_name = match rank {
            Some(at) => 100_u32.saturating_sub(u32::try_from(at).unwrap_or(100)),
            None if hinted => 40,
            None => 0,
        };
        let by_value = match sure(sample, column, format) {
            Sure::Instant => 60,
            Sure::DateAndClock => 50,
            Sure::DateOnly => 20,
            Sure::ClockOnly => 10,
            Sure::Elapsed => 5,
        };
        let score = by_name + by_value;
        if best.is_none_or(|(most, ..)| score > most) {
            best = Some((score, column, format));
        }
    }
    let Some((_, column, format)) = best else { return WhenColumns::Nowhere };
    let dates = |column: usize| {
        let format = FORMATS.into_iter().find(|format| {
            let mut cells = filled(sample, column).peekable();
            cells.peek().is_some() && cells.all(|cell| date_as(cell, *format).is_some())
        });
        format.filter(|format| sure(sample, column, *format) == Sure::DateOnly)
    };
    if let Some(time) = clock {
        let date = if column == time { (0..plains.len()).find(|at| dates(*at).is_some()) } else { Some(column) };
        if let Some((date, format)) = date.and_then(|date| Some((date, dates(date)?))) {
            return WhenColumns::DateAndTime { date, time, format };
        }
    }
    WhenColumns::One { column, format }
}

/// The format that reads every filled cell, or else one that reads most of them.
fn most_read(sample: &[Vec<String>], column: usize) -> Option<TimeFormat> {
    if let Some(format) = time_formats(sample, column).first() {
        return Some(*format);
    }
    let all = filled(sample, column).count();
    let read = |format: &TimeFormat| filled(sample, column).filter(|cell| when_as(cell, *format).is_some()).count();
    FORMATS
        .into_iter()
        .filter(|format| *format != TimeFormat::Epoch)
        .find(|format| all > 0 && read(format) * 10 >= all * 7)
}

#[derive(PartialEq, Eq)]
enum Sure {
    Instant,
    DateAndClock,
    DateOnly,
    ClockOnly,
    Elapsed,
}

fn sure(sample: &[Vec<String>], column: usize, format: TimeFormat) -> Sure {
    let mut whens = filled(sample, column).filter_map(|cell| when_as(cell, format)).peekable();
    match whens.peek() {
        Some(When::At(_)) => Sure::Instant,
        Some(When::Clock(_)) => Sure::ClockOnly,
        Some(When::Offset(_) | When::Unsaid) | None => Sure::Elapsed,
        Some(When::Wall(_)) => {
            let midnight = |when: When| matches!(when, When::Wall(wall) if wall.time() == chrono::NaiveTime::MIN);
            if whens.all(midnight) { Sure::DateOnly } else { Sure::DateAndClock }
        }
    }
}

fn all_differ(sample: &[Vec<String>], column: usize) -> bool {
    let mut seen = std::collections::HashSet::new();
    sample.iter().all(|row| row.get(column).is_some_and(|cell| !cell.is_empty() && seen.insert(cell)))
}

/// The column with most to read, where no header says which.
fn longest(columns: usize, sample: &[Vec<String>], taken: &[usize]) -> Option<usize> {
    let letters = |column: usize| -> usize {
        filled(sample, column).map(|cell| cell.chars().filter(|c| c.is_alphabetic()).count()).sum()
    };
    (0..columns).filter(|column| !taken.contains(column) && letters(*column) > 0).max_by_key(|column| letters(*column))
}
