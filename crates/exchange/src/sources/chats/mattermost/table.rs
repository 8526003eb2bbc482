//! The tables of the channel and compliance exports.

use chrono::DateTime;

use super::{Teller, instant, kind_of, not_that, tell};
use crate::sources::lines::{Keys, left_out, text_and_original};
use crate::sources::{Line, Sink, SourceError, When, Who};

/// The columns by what they are called, in small letters without blanks.
const NEEDED: [&str; 2] = ["postmessage", "postcreationtime"];

/// Whether this is the first line of such a table.
pub(super) fn is_header(line: &str) -> bool {
    let names: Vec<_> = line.split(',').map(plain).collect();
    NEEDED.iter().all(|needed| names.iter().any(|name| name == needed))
}

fn plain(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_lowercase()
}

/// Reads every row.
pub(super) fn read(text: &[u8], name: &str, sink: &mut dyn Sink) -> Result<(), SourceError> {
    let mut table = csv::ReaderBuilder::new().flexible(true).from_reader(text);
    let names: Vec<_> = match table.byte_headers() {
        Ok(names) => names.iter().map(|name| plain(&String::from_utf8_lossy(name))).collect(),
        Err(error) => return Err(not_that(name, &format!("line 1: {error}"))),
    };
    let mut teller = Teller { name, keys: Keys::default() };
    let mut row = csv::ByteRecord::new();
    let mut told = 0;
    loop {
        let at = table.position().clone();
        if at.byte() >= told {
            sink.read_so_far(at.byte())?;
            told = at.byte() + 32 * 1024;
        }
        match table.read_byte_record(&mut row) {
            Ok(true) => {}
            Ok(false) => break,
            Err(error) => {
                let line = u32::try_from(at.line()).unwrap_or(u32::MAX);
                let error: String = error.to_string().chars().take(200).collect();
                sink.trouble(left_out(line, format!("The row cannot be read ({error}); it was left out.")))?;
                continue;
            }
        }
        let cell = |wanted: &[&str]| {
            let index = wanted.iter().find_map(|wanted| names.iter().position(|name| name == wanted));
            index
                .and_then(|index| row.get(index))
                .map(|cell| String::from_utf8_lossy(cell).trim().to_owned())
                .unwrap_or_default()
        };
        let line = row.position().map_or(at.line(), csv::Position::line);
        tell(told_row(&cell, line, &mut teller)?, sink)?;
    }
    Ok(())
}

fn told_row(cell: &dyn Fn(&[&str]) -> String, line: u64, teller: &mut Teller<'_>) -> Result<Line, SourceError> {
    let (stamp, id) = (cell(&["postcreationtime"]), cell(&["postid"]));
    let when = match stamp.parse::<i64>() {
        Ok(millis) => instant(millis),
        Err(_not_a_number) => {
            DateTime::parse_from_rfc3339(&stamp.replacen(' ', "T", 1)).map_or(When::Unsaid, |at| When::At(at.to_utc()))
        }
    };
    let room = cell(&["channelname", "channeldisplayname", "channelid"]);
    let (user, user_name) = (cell(&["userid"]), cell(&["username"]));
    let key = if id.is_empty() {
        teller.keys.of(teller.name, &[&room, &user, &user_name, &stamp])?
    } else {
        teller.keys.given(teller.name, &id)?
    };
    let is_program = cell(&["usertype"]) == "bot";
    let id = if user_name.is_empty() { user } else { user_name.clone() };
    let who = Who { id, name: user_name, email: cell(&["useremail"]), is_program };
    let raw = cell(&["postmessage"]);
    let (text, original) = text_and_original(&raw, &raw);
    let mut found = Line::message(key, format!("line {line}"), when, who, text);
    found.original = original;
    found.room = room;
    found.kind = kind_of(&cell(&["posttype"]));
    found.reply_to = Some(cell(&["parentpostid", "repliedtopostid"])).filter(|root| !root.is_empty());
    Ok(found)
}
