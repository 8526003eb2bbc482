//! Finding words in everything that was written.

use chrono::DateTime;
use muster_core::ids::{EventId, StreamId};
use muster_core::time::Moment;
use muster_core::words::EntryKind;
use rusqlite::{Connection, Row, params_from_iter, types::Value};

use crate::StoreError;

/// How hits are found and ordered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SearchHow {
    /// All words, the last one as a beginning; latest first.
    Newest,
    /// All words, the last one as a beginning; best match first, or latest first when the words are very common.
    Ranked,
    /// The letters anywhere, also inside words; latest first. ASCII letters match in either case.
    Substring,
}

/// What is looked for.
#[derive(Debug, Clone)]
pub struct SearchQuery {
    /// As typed.
    pub words: String,
    /// How.
    pub how: SearchHow,
    /// Only in these incidents; in all of them when empty.
    pub streams: Vec<StreamId>,
    /// How many at most.
    pub limit: u32,
    /// Where to go on: the `place` of the last hit.
    pub after: Option<i64>,
}

/// One line that holds the words.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// The incident.
    pub stream: StreamId,
    /// The line.
    pub id: EventId,
    /// What it is.
    pub kind: EntryKind,
    /// What it says.
    pub text: String,
    /// Captions and names that were found with it.
    pub extra: String,
    /// When it happened.
    pub at: Moment,
    /// Whether it is struck.
    pub struck: bool,
    /// Where to go on from.
    pub place: i64,
}

/// One thing a person looks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Term {
    /// A whole word or a quoted phrase.
    Word(String),
    /// The beginning of a word: what is still being typed.
    Beginning(String),
    /// Letters anywhere.
    Letters(String),
}

const COLUMNS: &str =
    "line.arrival, line.stream, line.id, line.kind, line.text, line.extra, line.happened_at, line.struck";

/// Splits what was typed. Scripts that do not put spaces between words, and signs alone, are looked for as letters.
pub(crate) fn terms(words: &str, how: SearchHow) -> Vec<Term> {
    if how == SearchHow::Substring {
        let letters = words.trim();
        return if letters.is_empty() { Vec::new() } else { vec![Term::Letters(letters.to_owned())] };
    }
    let mut terms = Vec::new();
    let mut rest = words.trim_start();
    while !rest.is_empty() {
        let (piece, quoted, after) = match rest.strip_prefix('"') {
            Some(inside) => match inside.find('"') {
                Some(end) => (&inside[..end], true, &inside[end + 1..]),
                None => (inside, false, ""),
            },
            None => {
                let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
                (&rest[..end], false, &rest[end..])
            }
        };
        let still_typed = after.is_empty() && !quoted;
        rest = after.trim_start();
        let piece = piece.trim();
        if piece.is_empty() {
            continue;
        }
        terms.push(if !piece.chars().any(char::is_alphanumeric) || piece.chars().any(without_spaces) {
            Term::Letters(piece.to_owned())
        } else if still_typed {
            Term::Beginning(piece.to_owned())
        } else {
            Term::Word(piece.to_owned())
        });
    }
    terms
}

/// Whether a letter belongs to a script written without spaces between words.
fn without_spaces(c: char) -> bool {
    matches!(u32::from(c),
        0x0e00..=0x0eff | 0x1000..=0x109f | 0x1780..=0x17ff | 0x3040..=0x30ff | 0x3400..=0x4dbf | 0x4e00..=0x9fff
        | 0xf900..=0xfaff | 0x20000..=0x2fa1f)
}

/// What was typed as an expression of the full-text index; `None` when there is no word in it.
pub(crate) fn words_expression(words: &str) -> Option<String> {
    expression(&terms(words, SearchHow::Newest))
}

/// The words as an expression of the full-text index.
fn expression(terms: &[Term]) -> Option<String> {
    let words: Vec<String> = terms
        .iter()
        .filter_map(|term| match term {
            Term::Word(word) => Some(format!("\"{}\"", word.replace('"', "\"\""))),
            Term::Beginning(word) => Some(format!("\"{}\" *", word.replace('"', "\"\""))),
            Term::Letters(_) => None,
        })
        .collect();
    if words.is_empty() { None } else { Some(words.join(" ")) }
}

/// Latest first. The index hands out rows from the newest, so a common word costs no more than a rare one.
pub(crate) fn newest(connection: &Connection, query: &SearchQuery, terms: &[Term]) -> Result<Vec<Found>, StoreError> {
    let mut parameters: Vec<Value> = Vec::new();
    let mut conditions = Vec::new();
    let number = |value: Value, parameters: &mut Vec<Value>| {
        parameters.push(value);
        parameters.len()
    };
    let words = expression(terms);
    let letters: Vec<&str> = terms
        .iter()
        .filter_map(|term| match term {
            Term::Letters(letters) => Some(letters.as_str()),
            Term::Word(_) | Term::Beginning(_) => None,
        })
        .collect();
    // A trigram needs three letters; fewer are looked for line by line.
    let indexed =
        letters.iter().copied().filter(|letters| letters.chars().count() >= 3).max_by_key(|letters| letters.len());
    let source = if let Some(words) = words {
        conditions.push(format!("line_words MATCH ?{}", number(Value::Text(words), &mut parameters)));
        "line_words JOIN line ON line.arrival = line_words.rowid"
    } else if let Some(indexed) = indexed {
        let like = number(Value::Text(format!("%{indexed}%")), &mut parameters);
        conditions.push(format!("line_letters.text LIKE ?{like}"));
        "line_letters JOIN line ON line.arrival = line_letters.rowid"
    } else {
        "line"
    };
    let place = match source {
        "line" => "line.arrival",
        source if source.starts_with("line_words") => "line_words.rowid",
        _ => "line_letters.rowid",
    };
    for letters in letters {
        // `instr` on folded letters says exactly what the index only suggests: LIKE takes % and _ for anything.
        let at = number(Value::Text(letters.to_ascii_lowercase()), &mut parameters);
        conditions.push(format!("instr(lower(line.text), ?{at}) > 0"));
    }
    if let Some(after) = query.after {
        conditions.push(format!("{place} < ?{}", number(Value::Integer(after), &mut parameters)));
    }
    conditions.extend(only_in(&query.streams, &mut parameters));
    let limit = number(Value::Integer(query.limit.into()), &mut parameters);
    let text = format!(
        "SELECT {COLUMNS} FROM {source} WHERE {} ORDER BY {place} DESC LIMIT ?{limit}",
        conditions.join(" AND ")
    );
    collect(connection, &text, parameters, |row| row.get(0))
}

/// So many lines hold words that are too common to say which of them fits best; the latest do then.
///
/// Ranking reads every line that holds the words: beyond this it would take longer than a person waits between keys.
const TOO_COMMON: i64 = 20_000;

/// Best match first. Pages by counting, because a rank is no place to go on from.
pub(crate) fn ranked(connection: &Connection, query: &SearchQuery, terms: &[Term]) -> Result<Vec<Found>, StoreError> {
    let Some(words) = expression(terms) else { return Ok(Vec::new()) };
    let common: bool = connection
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM line_words WHERE line_words MATCH ?1 ORDER BY rowid DESC LIMIT 1 OFFSET ?2)",
        )?
        .query_row(rusqlite::params![words, TOO_COMMON], |row| row.get(0))?;
    let order = if common { "line_words.rowid DESC" } else { "line_words.rank" };
    let skip = query.after.unwrap_or(0).max(0);
    let mut parameters = vec![Value::Text(words), Value::Integer(query.limit.into()), Value::Integer(skip)];
    let only = only_in(&query.streams, &mut parameters).map(|only| format!("AND {only}")).unwrap_or_default();
    let text = format!(
        "SELECT {COLUMNS} FROM line_words JOIN line ON line.arrival = line_words.rowid
         WHERE line_words MATCH ?1 {only} ORDER BY {order} LIMIT ?2 OFFSET ?3"
    );
    let mut place = skip;
    collect(connection, &text, parameters, |_row| {
        place += 1;
        Ok(place)
    })
}

/// The condition that a line is of one of these incidents.
fn only_in(streams: &[StreamId], parameters: &mut Vec<Value>) -> Option<String> {
    let numbers: Vec<String> = streams
        .iter()
        .map(|stream| {
            parameters.push(Value::Blob(stream.as_bytes().to_vec()));
            format!("?{}", parameters.len())
        })
        .collect();
    (!numbers.is_empty()).then(|| format!("line.stream IN ({})", numbers.join(", ")))
}

fn collect(
    connection: &Connection,
    text: &str,
    parameters: Vec<Value>,
    mut place: impl FnMut(&Row<'_>) -> rusqlite::Result<i64>,
) -> Result<Vec<Found>, StoreError> {
    let mut statement = connection.prepare_cached(text)?;
    let mut rows = statement.query(params_from_iter(parameters))?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let wrong = || StoreError::Damaged("a line has no readable identity".to_owned());
        let kind: String = row.get(3)?;
        found.push(Found {
            stream: StreamId::from_slice(&row.get::<_, Vec<u8>>(1)?).map_err(|_wrong| wrong())?,
            id: EventId::from_slice(&row.get::<_, Vec<u8>>(2)?).map_err(|_wrong| wrong())?,
            kind: EntryKind::from_stored(&kind).unwrap_or(EntryKind::Note),
            text: row.get(4)?,
            extra: row.get(5)?,
            at: DateTime::from_timestamp_millis(row.get(6)?).unwrap_or_default(),
            struck: row.get(7)?,
            place: place(row)?,
        });
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_was_typed() {
        let word = |text: &str| Term::Word(text.to_owned());
        let beginning = |text: &str| Term::Beginning(text.to_owned());
        let letters = |text: &str| Term::Letters(text.to_owned());
        let cases: &[(&str, Vec<Term>)] = &[
            ("", vec![]),
            ("   ", vec![]),
            ("pool", vec![beginning("pool")]),
            ("pool ", vec![word("pool")]),
            ("tls pool", vec![word("tls"), beginning("pool")]),
            ("\"tls pool\"", vec![word("tls pool")]),
            ("\"tls po", vec![beginning("tls po")]),
            ("->", vec![letters("->")]),
            ("障害 pool", vec![letters("障害"), beginning("pool")]),
        ];
        for (typed, expected) in cases {
            assert_eq!(terms(typed, SearchHow::Newest), *expected, "{typed:?}");
        }
        assert_eq!(terms("a b", SearchHow::Substring), vec![letters("a b")]);
    }

    #[test]
    fn quotes_cannot_break_out_of_the_expression() {
        assert_eq!(expression(&[Term::Word("a\"b OR".to_owned())]).as_deref(), Some("\"a\"\"b OR\""));
    }
}
