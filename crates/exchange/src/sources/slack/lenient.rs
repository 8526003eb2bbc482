//! Reading lists of things whose shape nobody promised.
//!
//! Fields are taken as text whatever they were (`created` is a number here and a string there), and one thing that
//! cannot be read does not cost the others: the whole list is read typed and borrowed, and only where that stops, thing
//! by thing with what can be mended mended.

use std::borrow::Cow;
use std::fmt;

use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, Deserializer as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use serde_json::{Deserializer, Value};

use super::message::Message;
use crate::sources::Stopped;

/// A field as text: a word, a number or a yes; empty for nothing and for whatever has parts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Text<'a>(pub(super) Cow<'a, str>);

impl Text<'_> {
    pub(super) fn as_str(&self) -> &str {
        &self.0
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether it says yes.
    pub(super) fn yes(&self) -> bool {
        matches!(self.as_str(), "true" | "1")
    }

    /// The text, unless it is empty.
    pub(super) fn some(&self) -> Option<&str> {
        Some(self.as_str()).filter(|text| !text.is_empty())
    }
}

struct TextVisitor;

impl<'de> Visitor<'de> for TextVisitor {
    type Value = Text<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a word or a number")
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Text(Cow::Borrowed(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Text(Cow::Owned(text.to_owned())))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Self::Value, E> {
        Ok(Text(Cow::Owned(number.to_string())))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Self::Value, E> {
        Ok(Text(Cow::Owned(number.to_string())))
    }

    /// A stamp that was written as a number keeps its six digits.
    fn visit_f64<E>(self, number: f64) -> Result<Self::Value, E> {
        Ok(Text(Cow::Owned(format!("{number:.6}"))))
    }

    fn visit_bool<E>(self, yes: bool) -> Result<Self::Value, E> {
        Ok(Text(Cow::Borrowed(if yes { "true" } else { "" })))
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(Text::default())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut parts: A) -> Result<Self::Value, A::Error> {
        while parts.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Text::default())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut parts: A) -> Result<Self::Value, A::Error> {
        while parts.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Text::default())
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Text<'a> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TextVisitor)
    }
}

/// Reads a part that was kept raw; nothing when it has another shape.
pub(super) fn part<'a, T: Deserialize<'a>>(raw: Option<&'a RawValue>) -> Option<T> {
    serde_json::from_str(raw?.get()).ok()
}

/// The things of a raw list; none when it is no list.
pub(super) fn parts<'a>(raw: Option<&'a RawValue>) -> Vec<&'a RawValue> {
    part::<Vec<&'a RawValue>>(raw).unwrap_or_default()
}

/// How reading a list ended before its end.
#[derive(Debug)]
pub(super) enum Ended {
    Stopped,
    /// It is no list, or stops being one: after how many things, and why.
    Broken(usize, String),
}

impl From<Stopped> for Ended {
    fn from(_: Stopped) -> Self {
        Self::Stopped
    }
}

/// One thing of a list as it was understood.
#[derive(Debug)]
pub(super) enum Found<'a> {
    Whole(Message<'a>),
    /// It came in, with something in it mended.
    Mended(Message<'a>),
    /// It is no message.
    Not,
}

/// Takes each message with its number, from 1.
type Take<'t> = &'t mut dyn FnMut(usize, Found<'_>) -> Result<(), Stopped>;

/// Reads the messages of one day.
pub(super) fn each_message(json: &str, take: Take<'_>) -> Result<(), Ended> {
    let (mut done, mut stopped) = (0, false);
    let mut reader = Deserializer::from_str(json);
    let typed = reader.deserialize_seq(Typed { take, done: &mut done, stopped: &mut stopped });
    if typed.and_then(|()| reader.end()).is_ok() {
        return Ok(());
    }
    let mut reader = Deserializer::from_str(json);
    let mut seen = 0;
    if !stopped {
        let raw = reader.deserialize_seq(Raw { take, skip: done, seen: &mut seen, stopped: &mut stopped });
        match raw.and_then(|()| reader.end()) {
            Ok(()) => return Ok(()),
            Err(error) if !stopped => return Err(Ended::Broken(seen, error.to_string())),
            Err(_) => {}
        }
    }
    Err(Ended::Stopped)
}

/// A message in braces: a list is not one whose fields have no names.
struct Object<'a>(Message<'a>);

impl<'de: 'a, 'a> Deserialize<'de> for Object<'a> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(ObjectVisitor)
    }
}

struct ObjectVisitor;

impl<'de> Visitor<'de> for ObjectVisitor {
    type Value = Object<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a message")
    }

    fn visit_map<A: MapAccess<'de>>(self, fields: A) -> Result<Self::Value, A::Error> {
        Message::deserialize(MapAccessDeserializer::new(fields)).map(Object)
    }
}

/// Reads every message typed, until one has a shape that is not expected.
struct Typed<'t, 'n> {
    take: Take<'t>,
    done: &'n mut usize,
    stopped: &'n mut bool,
}

impl<'de> Visitor<'de> for Typed<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of messages")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        while let Some(Object(message)) = list.next_element()? {
            *self.done += 1;
            if (self.take)(*self.done, Found::Whole(message)).is_err() {
                *self.stopped = true;
                return Err(serde::de::Error::custom("stopped"));
            }
        }
        Ok(())
    }
}

/// Reads message by message, past those that came already.
struct Raw<'t, 'n> {
    take: Take<'t>,
    skip: usize,
    seen: &'n mut usize,
    stopped: &'n mut bool,
}

impl<'de> Visitor<'de> for Raw<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of messages")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        while let Some(raw) = list.next_element::<&'de RawValue>()? {
            *self.seen += 1;
            if *self.seen > self.skip && one(raw.get(), *self.seen, self.take).is_err() {
                *self.stopped = true;
                return Err(serde::de::Error::custom("stopped"));
            }
        }
        Ok(())
    }
}

fn one(raw: &str, number: usize, take: Take<'_>) -> Result<(), Stopped> {
    if !raw.starts_with('{') {
        return take(number, Found::Not);
    }
    if let Ok(message) = serde_json::from_str(raw) {
        return take(number, Found::Whole(message));
    }
    let whole = mended(raw);
    if let Ok(message) = serde_json::from_str(&whole) {
        return take(number, Found::Mended(message));
    }
    // A field that is there twice: the last one counts, as for everybody else who reads JSON.
    let once = serde_json::from_str::<Value>(&whole).map(|value| value.to_string()).unwrap_or_default();
    match serde_json::from_str(&once) {
        Ok(message) => take(number, Found::Mended(message)),
        Err(_) => take(number, Found::Not),
    }
}

/// Halves of characters (`\ud83d` alone, where an emoji was cut) become the sign for "there was something".
fn mended(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = rest.find('\\') {
        let (before, escape) = rest.split_at(at);
        out.push_str(before);
        let unit = |text: &str| {
            let digits = text.strip_prefix("\\u")?.get(..4)?;
            u16::from_str_radix(digits, 16).ok()
        };
        let (first, second) = (unit(escape), escape.get(6..).and_then(unit));
        let length = match (first, second) {
            (Some(0xd800..=0xdbff), Some(0xdc00..=0xdfff)) => 12,
            (Some(0xd800..=0xdfff), _) => 0,
            (Some(_), _) => 6,
            // An escape of one letter; the letter is ASCII in all that is valid.
            (None, _) => escape.char_indices().nth(2).map_or(escape.len(), |(at, _)| at),
        };
        let (kept, after) = if length == 0 {
            out.push_str("\\ufffd");
            ("", escape.get(6..))
        } else {
            (escape.get(..length).unwrap_or(escape), escape.get(length..))
        };
        out.push_str(kept);
        rest = after.unwrap_or_default();
    }
    out.push_str(rest);
    out
}
