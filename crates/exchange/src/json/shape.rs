//! The shape of version 1, field by field.

use muster_core::ids::{EventId, Hash};
use muster_core::time::Moment;
use muster_core::words::{EntryKind, Milestone, Phase, Precision, Severity};
use serde::{Deserialize, Serialize};

/// An incident as one file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct IncidentFile {
    /// Always `muster-incident`.
    pub format: String,
    /// Of the shape; 1.
    pub version: u32,
    /// Whether it was an exercise and never happened.
    pub exercise: bool,
    /// What people call it, such as `INC-0042`.
    pub reference: String,
    /// `null` when it was erased.
    pub title: Option<String>,
    /// `null` when nobody sized it.
    pub severity: Option<Severity>,
    /// What readers were told last.
    pub phase: Phase,
    /// When this file was made.
    #[serde(with = "instant")]
    pub exported_at: Moment,
    /// The program and its version.
    pub exported_by: String,
    /// IANA name of the zone of every `local` time.
    pub zone: String,
    /// `arrival` or `happened`: how `lines` is sorted.
    pub order: String,
    /// What the filter left out, in words; `null` when everything is there.
    pub left_out: Option<String>,
    /// References of incidents that are handled as part of it. Their lines stand among its own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub merged: Vec<String>,
    /// What is known about the hash chain.
    pub chain: ChainNote,
    /// How many events were recorded by a newer Muster than the one that exported.
    pub newer_events: u32,
    /// Every version of the statement, earliest first; the last one counts.
    pub statements: Vec<StatementNote>,
    /// Milestones that were reached, in the order of their instants.
    pub milestones: Vec<MilestoneNote>,
    /// Worked out from the milestones, for reading; never a source.
    pub durations: Vec<DurationNote>,
    /// Who is named in lines that stand.
    pub people: Vec<Named>,
    /// Which services are.
    pub services: Vec<Named>,
    /// The log.
    pub lines: Vec<LineNote>,
}

/// What is known about the hash chain.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ChainNote {
    /// How many events the incident follows from.
    pub events: u32,
    /// `verified`, `not_checked` or `broken`.
    pub state: String,
    /// What is wrong, for `broken`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fault: Option<String>,
}

/// When something happened, as exactly as is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct When {
    /// The instant, or the earlier end of a span.
    #[serde(with = "instant")]
    pub at: Moment,
    /// The same on the wall clock of the file's zone, with its distance from UTC.
    pub local: String,
    /// `exact`, `about`, `before` or `between`.
    pub precision: Precision,
    /// The later end, for `between`.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "maybe_instant")]
    pub until: Option<Moment>,
    /// The same on the wall clock.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub local_until: Option<String>,
    /// IANA name of the zone the person was in who said it.
    pub entered_in: String,
}

/// A version of the statement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct StatementNote {
    /// Counted from 1.
    pub version: u32,
    /// `null` when it was erased.
    pub text: Option<String>,
    /// When it was said.
    pub happened: When,
    /// When it was written down.
    #[serde(with = "instant")]
    pub recorded_at: Moment,
    /// Who wrote it down.
    pub author: Option<String>,
}

/// A milestone that was reached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MilestoneNote {
    /// Which.
    pub milestone: Milestone,
    /// In words.
    pub label: String,
    /// When.
    pub happened: When,
    /// What was said about it.
    pub text: String,
    /// How long after the earliest one, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after_first: Option<String>,
}

/// The time between two milestones.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DurationNote {
    /// In words.
    pub name: String,
    /// From this one.
    pub from: Milestone,
    /// To this one.
    pub to: Milestone,
    /// It was not shorter; `null` when nothing is known.
    pub least_seconds: Option<i32>,
    /// It was not longer; `null` when nothing is known.
    pub most_seconds: Option<i32>,
    /// Whether one of its ends is known only about.
    pub about: bool,
    /// The same in words.
    pub words: String,
}

/// A person or a service that a line names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Named {
    /// As it was typed.
    pub handle: String,
    /// As the directory has it; `null` when it is not there.
    pub name: Option<String>,
    /// The team, where the directory has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub team: Option<String>,
}

/// A line of the log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LineNote {
    /// The event that wrote it.
    pub id: EventId,
    /// The reference of the incident it is of, when that is another one that is handled as part of this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
    /// `written`, `declared`, `title`, `severity`, `phase`, `milestone`, `statement` or `newer`.
    pub origin: String,
    /// What it is.
    pub kind: EntryKind,
    /// What stands in front of it, in words.
    pub label: String,
    /// When it happened.
    pub happened: When,
    /// When it was written down.
    #[serde(with = "instant")]
    pub recorded_at: Moment,
    /// When the responders knew.
    #[serde(with = "instant")]
    pub known_at: Moment,
    /// How much later it was written down, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub late: Option<String>,
    /// As it was written; empty when it was erased.
    pub text: String,
    /// Who wrote it down; `null` when nobody had said who they are.
    pub author: Option<String>,
    /// Who is named in it; the first did or said it.
    pub people: Vec<Named>,
    /// What it is about.
    pub services: Vec<Named>,
    /// What somebody was asked to do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ask: Option<AskNote>,
    /// Pinned.
    pub pinned: bool,
    /// Kept for the review.
    pub for_review: bool,
    /// How often it was corrected.
    pub edits: u32,
    /// Struck: no longer meant, and still readable.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub struck: Option<StruckNote>,
    /// What it said is gone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub erased: Option<ErasedNote>,
    /// Web addresses in it.
    pub links: Vec<String>,
    /// Pictures with it.
    pub pictures: Vec<PictureNote>,
}

/// Something one person was asked to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AskNote {
    /// Who.
    pub person: Named,
    /// The time box.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u32>,
}

/// That a line was struck.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct StruckNote {
    /// When.
    #[serde(with = "instant")]
    pub at: Moment,
    /// Who.
    pub by: Option<String>,
    /// Why, where somebody said it.
    pub reason: Option<String>,
}

/// That what a line said is gone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ErasedNote {
    /// When.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "maybe_instant")]
    pub at: Option<Moment>,
    /// Who.
    pub by: Option<String>,
    /// Why.
    pub reason: Option<String>,
}

/// A picture beside the log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PictureNote {
    /// BLAKE3 of its bytes.
    pub hash: Hash,
    /// Such as `image/png`.
    pub media_type: String,
    /// In bytes.
    pub size: u32,
    /// In pixels; 0 when unknown.
    pub width: u32,
    /// In pixels; 0 when unknown.
    pub height: u32,
    /// What a person wrote under it.
    pub caption: String,
}

/// RFC 3339 with `Z` and milliseconds.
mod instant {
    use muster_core::time::{Moment, rfc3339};
    use serde::{Deserialize, Deserializer, Serializer};

    pub(super) fn serialize<S: Serializer>(at: &Moment, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&rfc3339(*at))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Moment, D::Error> {
        Moment::deserialize(deserializer)
    }
}

/// The same where there may be none.
mod maybe_instant {
    use muster_core::time::{Moment, rfc3339};
    use serde::{Deserialize, Deserializer, Serializer};

    #[expect(clippy::ref_option, reason = "serde calls it so")]
    pub(super) fn serialize<S: Serializer>(at: &Option<Moment>, serializer: S) -> Result<S::Ok, S::Error> {
        match at {
            Some(at) => serializer.serialize_str(&rfc3339(*at)),
            None => serializer.serialize_none(),
        }
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Moment>, D::Error> {
        Option::<Moment>::deserialize(deserializer)
    }
}
