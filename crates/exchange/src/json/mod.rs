//! JSON for other programs, and for a person who opens the file in ten years.
//!
//! The shape is stable: `format` is `muster-incident` and `version` is 1. Within version 1 fields may be added and
//! never change their meaning; a reader skips what it does not know. The types in this module are the documentation,
//! field by field; `crates/exchange/tests/golden/drill.json` is an example. Instants are RFC 3339 with `Z` and
//! milliseconds; `local` repeats them on the wall clock of `zone`. Text stands as it was written, so whoever shows it
//! in a page must escape it. Pictures are named by hash and not included.

mod shape;

pub use shape::{
    AskNote, ChainNote, DurationNote, ErasedNote, IncidentFile, LineNote, MilestoneNote, Named, PictureNote,
    StatementNote, StruckNote, When,
};

use muster_core::incident::Order;
use muster_core::time::Happened;

use crate::dossier::{Chain, Dossier};
use crate::durations::Duration;
use crate::sheet::{Line, Reached, Ref, Sheet, Version};
use crate::times::Times;

/// What stands in `format`.
const FORMAT: &str = "muster-incident";
/// The version this program writes and reads.
const VERSION: u32 = 1;

/// A file is not an incident this program can read. Reads well after "failed to".
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum JsonError {
    /// Not JSON, or not of this shape.
    #[error("read the incident from JSON: {0}")]
    Shape(String),
    /// JSON of something else.
    #[error("read the incident from JSON: this is {0:?} and not {FORMAT:?}")]
    OtherFormat(String),
    /// Written by a newer Muster.
    #[error("read the incident from JSON: it has version {0}, and this Muster reads version {VERSION}")]
    NewerVersion(u32),
}

/// Writes the incident as JSON, indented, with a line end.
#[must_use]
pub fn json(dossier: &Dossier<'_>) -> String {
    let file = file_of(&Sheet::of(dossier));
    // The types hold nothing that JSON cannot: strings as keys, no floats, no maps.
    let text = serde_json::to_string_pretty(&file).unwrap_or_default();
    // Within JSON these stand in strings only; written so, a page that includes the file by mistake finds no tags.
    let text = text.replace('<', "\\u003c").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029");
    text + "\n"
}

/// Reads what [`json`] wrote.
///
/// # Errors
/// When it is not JSON, is something else, or is newer than this program.
pub fn from_json(bytes: &[u8]) -> Result<IncidentFile, JsonError> {
    #[derive(serde::Deserialize)]
    struct Kind {
        format: Option<String>,
        version: Option<u32>,
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let shape = |error: serde_json::Error| JsonError::Shape(error.to_string());
    let kind: Kind = serde_json::from_slice(bytes).map_err(shape)?;
    match (kind.format.as_deref(), kind.version) {
        (Some(FORMAT), Some(VERSION)) => serde_json::from_slice(bytes).map_err(shape),
        (Some(FORMAT), Some(newer)) => Err(JsonError::NewerVersion(newer)),
        (Some(FORMAT), None) => Err(JsonError::Shape("the version is missing".to_owned())),
        (other, _) => Err(JsonError::OtherFormat(other.unwrap_or("something without a format").to_owned())),
    }
}

fn file_of(sheet: &Sheet<'_>) -> IncidentFile {
    let dossier = sheet.dossier;
    let times = sheet.times;
    IncidentFile {
        format: FORMAT.to_owned(),
        version: VERSION,
        exercise: sheet.is_drill,
        reference: dossier.reference.clone(),
        title: Some(dossier.state.title().to_owned()).filter(|title| !title.is_empty()),
        severity: sheet.severity,
        phase: sheet.phase,
        exported_at: dossier.exported_at,
        exported_by: format!("Muster {}", dossier.app_version),
        zone: dossier.zone.name().to_owned(),
        order: match dossier.order {
            Order::Arrival => "arrival".to_owned(),
            Order::Happened => "happened".to_owned(),
        },
        left_out: sheet.filter_note(),
        merged: dossier.merged.iter().map(|(reference, _)| reference.clone()).collect(),
        chain: chain(&dossier.chain, dossier.state.event_count()),
        newer_events: u32::try_from(dossier.state.newer_count()).unwrap_or(u32::MAX),
        statements: sheet.statements.iter().map(|version| statement(version, times)).collect(),
        milestones: sheet.milestones.iter().map(|reached| milestone(reached, times)).collect(),
        durations: sheet.durations.iter().map(duration).collect(),
        people: sheet.people.iter().map(named).collect(),
        services: sheet.services.iter().map(named).collect(),
        lines: sheet.lines.iter().map(|line| line_note(line, times)).collect(),
    }
}

fn chain(chain: &Chain, events: usize) -> ChainNote {
    let (state, fault) = match chain {
        Chain::NotChecked => ("not_checked", None),
        Chain::Verified => ("verified", None),
        Chain::Broken(why) => ("broken", Some(why.clone())),
    };
    ChainNote { events: u32::try_from(events).unwrap_or(u32::MAX), state: state.to_owned(), fault }
}

fn when(happened: &Happened, times: Times) -> When {
    When {
        at: happened.at,
        local: times.machine(happened.at),
        precision: happened.precision,
        until: happened.until,
        local_until: happened.until.map(|until| times.machine(until)),
        entered_in: happened.zone.clone(),
    }
}

fn statement(version: &Version, times: Times) -> StatementNote {
    StatementNote {
        version: version.number,
        text: version.text.clone(),
        happened: when(&version.happened, times),
        recorded_at: version.recorded_at,
        author: version.author.clone(),
    }
}

fn milestone(reached: &Reached, times: Times) -> MilestoneNote {
    MilestoneNote {
        milestone: reached.milestone,
        label: reached.milestone.label().to_owned(),
        happened: when(&reached.happened, times),
        text: reached.text.clone(),
        after_first: reached.after.as_ref().map(|span| span.words()),
    }
}

fn duration(duration: &Duration) -> DurationNote {
    let seconds = |span: chrono::TimeDelta| {
        let whole = span.num_seconds().clamp(i64::from(i32::MIN), i64::from(i32::MAX));
        i32::try_from(whole).unwrap_or_default()
    };
    DurationNote {
        name: duration.name.to_owned(),
        from: duration.from,
        to: duration.to,
        least_seconds: duration.span.least.map(seconds),
        most_seconds: duration.span.most.map(seconds),
        about: duration.span.about,
        words: duration.span.words(),
    }
}

fn named(named: &Ref) -> Named {
    Named {
        handle: named.handle.clone(),
        name: named.known.as_ref().map(|(name, _)| name.clone()),
        team: named.team().map(str::to_owned),
    }
}

fn line_note(line: &Line, times: Times) -> LineNote {
    LineNote {
        id: line.id,
        of: line.of.clone(),
        origin: line.origin.to_owned(),
        kind: line.kind,
        label: line.label.clone(),
        happened: when(&line.happened, times),
        recorded_at: line.recorded_at,
        known_at: line.known_at,
        late: line.late(times),
        text: line.text.clone(),
        author: line.author.clone(),
        people: line.people.iter().map(named).collect(),
        services: line.services.iter().map(named).collect(),
        ask: line.ask.as_ref().map(|(person, minutes)| AskNote { person: named(person), minutes: *minutes }),
        pinned: line.pinned,
        for_review: line.flagged,
        edits: line.edits,
        struck: line.struck.as_ref().map(|struck| StruckNote {
            at: struck.at,
            by: struck.by.clone(),
            reason: struck.reason.clone(),
        }),
        erased: line.erased.then(|| match &line.erasure {
            Some((erasure, by)) => {
                ErasedNote { at: Some(erasure.at), by: by.clone(), reason: Some(erasure.reason.clone()) }
            }
            None => ErasedNote { at: None, by: None, reason: None },
        }),
        links: line.links.clone(),
        pictures: line
            .pictures
            .iter()
            .map(|picture| PictureNote {
                hash: picture.hash,
                media_type: picture.media_type.clone(),
                size: picture.size,
                width: picture.width,
                height: picture.height,
                caption: picture.caption.clone(),
            })
            .collect(),
    }
}
