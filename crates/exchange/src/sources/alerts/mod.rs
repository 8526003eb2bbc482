//! Alerts and what became of them, from files that monitoring and paging programs write.
//!
//! One reader for each program knows where it puts what fired, where, in which state and with which value; the
//! careful one behind them looks for these by their usual names. What one reader does not know the careful one tries.

mod datadog;
mod event;
mod generic;
mod look;
mod newrelic;
mod pagerduty;
mod prometheus;
mod sentry;
mod statuspage;
mod tell;

use std::collections::HashSet;

use serde_json::Value;

use super::names::{Names, hash};
use super::recognise::Opened;
use super::records::{Record, each};
use super::{Format, Line, Sink, SourceError, Trouble, When, Who};
use crate::text::clean;
use event::Event;

pub(crate) use tell::looks_like;

/// The most that is kept of what an event said in its file.
const ORIGINAL: usize = 1024 * 1024;
/// The most of it for a second line of the same event.
const ORIGINAL_AGAIN: usize = 64 * 1024;
/// The most that a line says.
const TEXT: usize = 4_000;

/// Reads a file as what one program wrote.
pub(crate) fn read(format: Format, file: &Opened<'_>, sink: &mut dyn Sink) -> Result<(), SourceError> {
    let mut writer = Writer { format, names: Names::default(), told: HashSet::new(), dated: false };
    each(file, format, sink, &mut |record, sink| writer.record(record, sink))
}

/// What one record says, by the reader of its program.
fn events_of(format: Format, value: &Value) -> Vec<Event> {
    match format {
        Format::PagerDuty => pagerduty::events(value),
        Format::Alertmanager | Format::Grafana => prometheus::events(value, format),
        Format::Datadog => datadog::events(value),
        Format::NewRelic => newrelic::events(value),
        Format::Sentry => sentry::events(value),
        Format::Statuspage => statuspage::events(value),
        Format::Slack
        | Format::Vtt
        | Format::Srt
        | Format::ZoomChat
        | Format::Irc
        | Format::WhatsApp
        | Format::Mattermost
        | Format::Chat
        | Format::Muster
        | Format::Alert
        | Format::TimesketchCsv
        | Format::TimesketchJsonl
        | Format::Csv => Vec::new(),
    }
}

/// Turns events into lines with names of their own.
struct Writer {
    format: Format,
    names: Names,
    /// What was already said under its name: a program repeats itself until somebody answers.
    told: HashSet<u64>,
    /// Whether a line before this one had a time.
    dated: bool,
}

impl Writer {
    fn record(&mut self, record: &Record<'_>, sink: &mut dyn Sink) -> Result<u64, SourceError> {
        let mut events = events_of(self.format, record.value);
        if events.is_empty() {
            events = generic::events(record.value);
        }
        if events.is_empty() {
            let message =
                "Nothing in it says what happened: no title, message, summary or name was found, and it was left out.";
            sink.trouble(Trouble { place: record.place.to_owned(), message: message.to_owned(), left_out: true })?;
            return Ok(0);
        }
        let mut given = 0;
        let several = events.len() > 1;
        for (at, event) in events.into_iter().enumerate() {
            let place = if several { format!("{}, part {}", record.place, at + 1) } else { record.place.to_owned() };
            given += u64::from(self.event(event, record.raw, at > 0, place, sink)?);
        }
        Ok(given)
    }

    fn event(
        &mut self,
        event: Event,
        raw: &[u8],
        again: bool,
        place: String,
        sink: &mut dyn Sink,
    ) -> Result<bool, SourceError> {
        let text = bounded(&clean(&event.text), TEXT);
        let own = event.json.unwrap_or_default();
        let said = if own.is_empty() { raw } else { own.as_bytes() };
        let base = if event.id.is_empty() { format!("{:016x}", hash([said])) } else { event.id };
        if !self.told.insert(hash([base.as_bytes(), text.as_bytes()])) {
            return Ok(true);
        }
        let key = self.names.give(base);
        let limit = if again && own.is_empty() { ORIGINAL_AGAIN } else { ORIGINAL };
        let original = if own.is_empty() { String::from_utf8_lossy(raw).into_owned() } else { own };
        if original.len() > ORIGINAL {
            let message = "It is larger than 1 MB; of its original the first 1 MB is kept.".to_owned();
            sink.trouble(Trouble { place: place.clone(), message, left_out: false })?;
        }
        let when = match event.when {
            Some(when) => {
                self.dated = true;
                when
            }
            None => {
                let (when, message) = if self.dated {
                    (When::Unsaid, "It says no time; it stands beside the event before it.")
                } else {
                    (When::Offset(0), "It says no time; say when it was as the start of the source.")
                };
                sink.trouble(Trouble { place: place.clone(), message: message.to_owned(), left_out: false })?;
                when
            }
        };
        let who = event.who.unwrap_or_else(|| self.program());
        sink.line(Line {
            room: event.room,
            kind: event.kind,
            original: bounded(&original, limit),
            ..Line::message(key, place, when, who, text)
        })?;
        Ok(true)
    }

    /// The program itself, where nobody else spoke.
    fn program(&self) -> Who {
        let name = match self.format {
            Format::PagerDuty => "PagerDuty",
            Format::Alertmanager => "Alertmanager",
            Format::Grafana => "Grafana",
            Format::Datadog => "Datadog",
            Format::NewRelic => "New Relic",
            Format::Sentry => "Sentry",
            Format::Statuspage => "Statuspage",
            Format::Slack
            | Format::Vtt
            | Format::Srt
            | Format::ZoomChat
            | Format::Irc
            | Format::WhatsApp
            | Format::Mattermost
            | Format::Chat
            | Format::Muster
            | Format::Alert
            | Format::TimesketchCsv
            | Format::TimesketchJsonl
            | Format::Csv => "Alerts",
        };
        Who { id: name.to_lowercase().replace(' ', "-"), name: name.to_owned(), email: String::new(), is_program: true }
    }
}

/// Cut to so many bytes, with a sign that it was.
fn bounded(text: &str, limit: usize) -> String {
    if text.len() <= limit {
        return text.to_owned();
    }
    let end = (0..=limit).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default();
    format!("{}…", text.get(..end).unwrap_or_default())
}
