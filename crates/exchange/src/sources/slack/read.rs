//! Reading the days of chosen rooms, one in memory at a time.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

use super::lenient::{Ended, Found, each_message};
use super::line::{moment, said, stamp};
use super::message::Message;
use super::names::Names;
use super::rooms::{DayFile, Days};
use crate::sources::bounded::cut_words;
use crate::sources::{Line, Sink, SourceError, Stopped, Tree, Trouble, When};

/// The largest day that is read: 128 MB are 90,000 messages.
const MOST_DAY: u64 = 128 << 20;
/// Kinds of messages that are not known here, each told of once.
const MOST_UNKNOWN: usize = 50;

/// Which stamps a room had, so that no key comes twice. Nearly all come in order and cost eight bytes.
#[derive(Default)]
struct Stamps {
    sorted: Vec<i64>,
    late: HashMap<i64, u32>,
}

impl Stamps {
    /// How often this one came before.
    fn again(&mut self, stamp: i64) -> u32 {
        if self.sorted.last().is_none_or(|last| *last < stamp) {
            self.sorted.push(stamp);
            return 0;
        }
        let before = u32::from(self.sorted.binary_search(&stamp).is_ok());
        let late = self.late.entry(stamp).or_insert(0);
        *late = late.saturating_add(1);
        before.saturating_add(*late).saturating_sub(1)
    }
}

/// A reading under way.
pub(super) struct Reading<'a> {
    names: &'a Names,
    sink: &'a mut dyn Sink,
    bytes: u64,
    unknown: BTreeMap<String, (String, u64)>,
}

/// Where the next line stands.
struct Spot<'s> {
    days: &'s Days,
    file: &'s DayFile,
    stamps: &'s mut Stamps,
}

impl<'a> Reading<'a> {
    pub(super) fn new(names: &'a Names, sink: &'a mut dyn Sink) -> Self {
        Self { names, sink, bytes: 0, unknown: BTreeMap::new() }
    }

    /// Reads a room, day by day.
    pub(super) fn room(&mut self, tree: &mut dyn Tree, days: &Days) -> Result<(), SourceError> {
        let mut stamps = Stamps::default();
        for file in &days.files {
            self.sink.read_so_far(self.bytes)?;
            match tree.read(file.index, MOST_DAY) {
                Ok(bytes) => self.day(&bytes, &mut Spot { days, file, stamps: &mut stamps })?,
                Err(error @ (SourceError::Hostile { .. } | SourceError::Cancelled)) => return Err(error),
                Err(error) => self.trouble(&file.place, format!("the day was left out: failed to {error}"), true)?,
            }
            self.bytes = self.bytes.saturating_add(file.size);
            self.sink.read_so_far(self.bytes)?;
        }
        Ok(())
    }

    fn trouble(&mut self, place: &str, message: String, left_out: bool) -> Result<(), Stopped> {
        self.sink.trouble(Trouble { place: place.to_owned(), message, left_out })
    }

    fn day(&mut self, bytes: &[u8], spot: &mut Spot<'_>) -> Result<(), Stopped> {
        let place = &spot.file.place;
        // Nearly all days are whole, and telling so is several times faster than repairing.
        let text = std::str::from_utf8(bytes).map_or_else(|_| String::from_utf8_lossy(bytes), Cow::Borrowed);
        if let Cow::Owned(_) = &text {
            self.trouble(place, "it is not all UTF-8; what could not be read is shown as \u{fffd}".to_owned(), false)?;
        }
        let json = text.trim_start_matches('\u{feff}');
        let ended = each_message(json, &mut |number, found| self.found(number, found, spot));
        match ended {
            Ok(()) => Ok(()),
            Err(Ended::Stopped) => Err(Stopped),
            Err(Ended::Broken(0, why)) => {
                let message = format!("the day was left out: it is not a list of messages ({why})");
                self.trouble(&spot.file.place, message, true)
            }
            Err(Ended::Broken(number, why)) => {
                let message = format!("nothing after message {number} of this day could be read ({why})");
                self.trouble(&format!("{}, message {number}", spot.file.place), message, true)
            }
        }
    }

    fn found(&mut self, number: usize, found: Found<'_>, spot: &mut Spot<'_>) -> Result<(), Stopped> {
        let place = format!("{}, message {number}", spot.file.place);
        match found {
            Found::Whole(message) => self.message(&message, place, spot),
            Found::Mended(message) => {
                self.trouble(&place, "part of it was damaged and was mended".to_owned(), false)?;
                self.message(&message, place, spot)
            }
            Found::Not => self.trouble(&place, "it is not a message and was left out".to_owned(), true),
        }
    }

    fn message(&mut self, message: &Message<'_>, place: String, spot: &mut Spot<'_>) -> Result<(), Stopped> {
        let said = said(message, self.names);
        if let Some(length) = said.cut_from {
            self.trouble(&place, cut_words(length), false)?;
        }
        if let Some(kind) = said.unknown {
            self.unknown_kind(kind, &place);
        }
        let id = &spot.days.id;
        let at = stamp(message.ts.as_str()).and_then(|stamp| Some((stamp, moment(stamp)?)));
        let (key, when) = match at {
            Some((stamp, at)) => {
                let again = spot.stamps.again(stamp);
                let more = if again == 0 { String::new() } else { format!("~{}", again.saturating_add(1)) };
                (key_of(id, stamp) + &more, When::At(at))
            }
            None => {
                let message = "it does not say when it was written and stands where it stood".to_owned();
                self.trouble(&place, message, false)?;
                (format!("{id}/{place}"), When::Unsaid)
            }
        };
        let thread = stamp(message.thread_ts.as_str()).filter(|thread| at.is_none_or(|(own, _)| own != *thread));
        self.sink.line(Line {
            key,
            place,
            room: spot.days.room.name.clone(),
            when,
            lasted: None,
            who: said.who,
            kind: said.kind,
            text: said.text,
            original: said.original,
            reply_to: thread.map(|thread| key_of(id, thread)),
            edited: said.edited,
            files: said.files,
            reactions: said.reactions,
        })
    }

    fn unknown_kind(&mut self, kind: String, place: &str) {
        if let Some((_, count)) = self.unknown.get_mut(&kind) {
            *count = count.saturating_add(1);
        } else if self.unknown.len() < MOST_UNKNOWN {
            self.unknown.insert(kind, (place.to_owned(), 1));
        }
    }

    /// Tells once of each kind of message that is not known here.
    pub(super) fn finish(self) -> Result<(), Stopped> {
        for (kind, (place, count)) in self.unknown {
            let messages = if count == 1 { "one message".to_owned() } else { format!("{count} messages, this first,") };
            let message = format!("{messages} of a kind that is not known here (`{kind}`) came in as a notice");
            self.sink.trouble(Trouble { place, message, left_out: false })?;
        }
        Ok(())
    }
}

/// `C024BE7LH/1451900000.000012`
fn key_of(id: &str, stamp: i64) -> String {
    format!("{id}/{}.{:06}", stamp.div_euclid(1_000_000), stamp.rem_euclid(1_000_000))
}
