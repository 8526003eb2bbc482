//! An event as a line of JSON, and back.

use std::borrow::Cow;

use chrono::{DateTime, Datelike};
use muster_core::event::{Header, Hlc, Stamp, StreamKind};
use muster_core::ids::{DeviceId, EventId, Hash, PersonId, StreamId};
use muster_core::time::{Happened, Moment};
use muster_core::words::Precision;
use serde::{Deserialize, Serialize};

use super::BundledEvent;
use crate::text::{excerpt, one_line};

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line<'a> {
    id: EventId,
    stream: StreamId,
    stream_kind: StreamKind,
    device: DeviceId,
    seq: u64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    author: Option<PersonId>,
    recorded_at: Moment,
    /// Which of several within a millisecond.
    #[serde(default, skip_serializing_if = "is_zero")]
    counter: u16,
    happened_at: Moment,
    precision: Precision,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    until: Option<Moment>,
    zone: Cow<'a, str>,
    known_at: Moment,
    kind: Cow<'a, str>,
    version: u16,
    /// As it was written, letter by letter; absent when it was erased.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    body: Option<Cow<'a, str>>,
    prev: Hash,
    body_hash: Hash,
    hash: Hash,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands it over so")]
const fn is_zero(counter: &u16) -> bool {
    *counter == 0
}

/// Writes an event as a line, without its end.
pub(super) fn write(event: &BundledEvent) -> Result<Vec<u8>, serde_json::Error> {
    let Header { id, stream, stream_kind, stamp, author, happened, known_at, kind, version, prev, body_hash } =
        &event.header;
    let packed = stamp.recorded_at.pack();
    serde_json::to_vec(&Line {
        id: *id,
        stream: *stream,
        stream_kind: *stream_kind,
        device: stamp.device,
        seq: stamp.seq,
        author: *author,
        recorded_at: stamp.recorded_at.moment(),
        counter: u16::try_from(packed & 0xffff).unwrap_or_default(),
        happened_at: happened.at,
        precision: happened.precision,
        until: happened.until,
        zone: Cow::Borrowed(&happened.zone),
        known_at: *known_at,
        kind: Cow::Borrowed(kind),
        version: *version,
        body: event.body.as_deref().map(Cow::Borrowed),
        prev: *prev,
        body_hash: *body_hash,
        hash: event.hash,
    })
}

/// Reads a line, or says what is wrong with it.
pub(super) fn read(bytes: &[u8]) -> Result<BundledEvent, String> {
    let line: Line<'_> = serde_json::from_slice(bytes).map_err(|error| match error.classify() {
        serde_json::error::Category::Eof => "it ends in the middle".to_owned(),
        serde_json::error::Category::Io | serde_json::error::Category::Syntax | serde_json::error::Category::Data => {
            format!("it is no event ({})", excerpt(&one_line(&error.to_string())))
        }
    })?;
    if line.seq == 0 || i64::try_from(line.seq).is_err() {
        return Err("its number is none that a device counts to".to_owned());
    }
    let recorded = line.recorded_at.timestamp_millis();
    // As the store keeps it, in milliseconds, without leap seconds.
    let kept = |at: Moment| DateTime::from_timestamp_millis(at.timestamp_millis()) == Some(at);
    let in_reach = |at: Moment| (1..=9999).contains(&at.year()) && kept(at);
    let instants = [Some(line.recorded_at), Some(line.happened_at), Some(line.known_at), line.until];
    if recorded < 0 || !instants.into_iter().flatten().all(in_reach) || line.recorded_at > latest() {
        return Err("its time is none that a calendar has".to_owned());
    }
    if line.until.is_some_and(|until| until < line.happened_at) {
        return Err("its time ends before it begins".to_owned());
    }
    let header = Header {
        id: line.id,
        stream: line.stream,
        stream_kind: line.stream_kind,
        stamp: Stamp {
            recorded_at: Hlc::unpack((recorded << 16) | i64::from(line.counter)),
            device: line.device,
            seq: line.seq,
        },
        author: line.author,
        happened: Happened {
            at: line.happened_at,
            precision: line.precision,
            until: line.until,
            zone: line.zone.into_owned(),
        },
        known_at: line.known_at,
        kind: line.kind.into_owned(),
        version: line.version,
        prev: line.prev,
        body_hash: line.body_hash,
    };
    Ok(BundledEvent { header, hash: line.hash, body: line.body.map(Cow::into_owned) })
}

/// The last millisecond that a stamp can hold, in the year 6429.
fn latest() -> Moment {
    DateTime::from_timestamp_millis((1 << 47) - 1).unwrap_or_default()
}
