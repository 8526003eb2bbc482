//! One incident and its log.

use chrono::{DateTime, Utc};
use muster_core::event::{AskBody, Attachment};
use muster_core::ids::{EventId, StreamId};
use muster_core::incident::{Filter, Order};
use muster_core::time::Happened;
use muster_core::words::{EntryKind, Milestone, Phase, Severity};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Neighbour, Shared, wire_types};

wire_types! {
    /// Asks for an incident, perhaps as it was known at an earlier minute.
    pub struct IncidentRequest {
        /// Its id or its reference (`INC-0042`, `42`).
        pub incident: String,
        /// As it was known at this instant; absent for now.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub at: Option<DateTime<Utc>>,
    }

    /// An incident without its log.
    pub struct IncidentView {
        /// Which.
        pub id: StreamId,
        /// What people say aloud.
        pub reference: String,
        /// Its title.
        pub title: String,
        /// Its severity; absent until somebody has sized it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub severity: Option<Severity>,
        /// What readers are told.
        pub phase: Phase,
        /// Whether it is an exercise.
        pub is_drill: bool,
        /// Every version of the statement, earliest first.
        pub statements: Vec<StatementVersion>,
        /// Every milestone, set or not, in their usual order.
        pub milestones: Vec<MilestoneView>,
        /// When it was declared.
        pub declared_at: DateTime<Utc>,
        /// What the running clock counts from: impact if that is known, else the declaration.
        pub clock_from: DateTime<Utc>,
        /// Whether the clock counts from impact.
        pub clock_from_impact: bool,
        /// When it was over; the clock stands then.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub resolved_at: Option<DateTime<Utc>>,
        /// How many lines stand. This and what follows counts the lines of merged incidents, too.
        pub lines: u32,
        /// How many are struck.
        pub struck: u32,
        /// How many pictures there are.
        pub pictures: u32,
        /// How many events only a newer Muster understands.
        pub newer: u32,
        /// Pinned lines, in order of arrival.
        pub pinned: Vec<Line>,
        /// People named in lines, with how often.
        pub people: Vec<Named>,
        /// Services named in lines, with how often.
        pub services: Vec<Named>,
        /// Open incidents that share services, people or words with it and were not found to be separate, and those that
        /// were linked.
        pub also_open: Vec<Shared>,
        /// Incidents that are handled as part of it, through others too. Their lines stand among its own.
        pub merged: Vec<Neighbour>,
        /// The incident that this one is handled as part of.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub merged_into: Option<Neighbour>,
        /// What undo would take back; absent when there is nothing.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub undo: Option<String>,
        /// What redo would do again.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub redo: Option<String>,
        /// The earlier minute it is shown at.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub at: Option<DateTime<Utc>>,
    }

    /// A version of the statement.
    pub struct StatementVersion {
        /// The event.
        pub id: EventId,
        /// From 1.
        pub version: u32,
        /// What it says; empty when erased.
        pub text: String,
        /// The same as one paragraph, composed from its parts.
        pub paragraph: String,
        /// When it was written down.
        pub at: DateTime<Utc>,
        /// Who wrote it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub by: Option<String>,
        /// Whether its text was erased.
        pub erased: bool,
    }

    /// A named instant.
    pub struct MilestoneView {
        /// Which.
        pub milestone: Milestone,
        /// When; absent when it was not set.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub happened: Option<Happened>,
        /// Seconds since the clock's start; negative when before it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub offset_seconds: Option<i32>,
        /// Whether it can be taken back (the declaration itself cannot).
        pub clearable: bool,
    }

    /// Somebody or something named, with how often.
    pub struct Named {
        /// What is typed.
        pub handle: String,
        /// As it is shown.
        pub name: String,
        /// Whether the directory knows it.
        pub known: bool,
        /// Team, and for people how to reach them, when the directory knows.
        pub detail: String,
        /// In how many lines.
        pub lines: u32,
    }

    /// Asks for some lines.
    pub struct LogSliceRequest {
        /// Id or reference.
        pub incident: String,
        /// As it was known at this instant; absent for now.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub at: Option<DateTime<Utc>>,
        /// In which order.
        pub order: Order,
        /// Which lines.
        #[serde(default)]
        pub filter: Filter,
        /// Index of the first; counts from the end when negative (-1 is the last).
        pub from: i32,
        /// How many, at most 1,000.
        pub count: u32,
    }

    /// Some lines.
    pub struct LogSlice {
        /// How many lines there are in this order through this filter.
        pub total: u32,
        /// Index of the first line below.
        pub from: u32,
        /// The lines.
        pub lines: Vec<Line>,
    }

    /// Asks where a line stands.
    pub struct LogPlaceRequest {
        /// Id or reference.
        pub incident: String,
        /// As it was known at this instant; absent for now.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub at: Option<DateTime<Utc>>,
        /// In which order.
        pub order: Order,
        /// Through which filter.
        #[serde(default)]
        pub filter: Filter,
        /// The line.
        pub line: EventId,
    }

    /// Where a line stands.
    pub struct LogPlace {
        /// Its index; absent when the filter hides it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub index: Option<u32>,
        /// How many lines there are.
        pub total: u32,
    }

    /// One line of the log.
    pub struct Line {
        /// The event it began with.
        pub id: EventId,
        /// The incident it is of, when that is another one, handled as part of the one that was asked for.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub of: Option<LineOf>,
        /// Where it comes from.
        pub origin: LineOrigin,
        /// What it is.
        pub kind: EntryKind,
        /// What it says; empty when erased.
        pub text: String,
        /// When it happened.
        pub happened: Happened,
        /// When the responders knew.
        pub known_at: DateTime<Utc>,
        /// When it was written down.
        pub recorded_at: DateTime<Utc>,
        /// Seconds between happening and writing down, when that is a minute or more; else 0.
        pub late_seconds: u32,
        /// Who wrote it down, by name.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub author: Option<String>,
        /// People it names; the first did or said it.
        pub people: Vec<NameRef>,
        /// Services it names.
        pub services: Vec<NameRef>,
        /// Pinned.
        pub pinned: bool,
        /// Kept for the review.
        pub flagged: bool,
        /// Struck.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub struck: Option<StrikeView>,
        /// How often it was corrected.
        pub edits: u32,
        /// What was erased from it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub erased: Option<StrikeView>,
        /// The ask that it is.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub ask: Option<AskBody>,
        /// Web addresses in it.
        pub links: Vec<String>,
        /// Pictures with it.
        pub attachments: Vec<Attachment>,
    }

    /// The incident a line is of.
    pub struct LineOf {
        /// Which.
        pub id: StreamId,
        /// What people say aloud.
        pub reference: String,
    }

    /// Somebody or something as a line names it.
    pub struct NameRef {
        /// What was typed.
        pub handle: String,
        /// As it is shown; the handle when the directory does not know it.
        pub name: String,
    }

    /// Who struck or erased a line, when and why.
    pub struct StrikeView {
        /// When.
        pub at: DateTime<Utc>,
        /// Who.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub by: Option<String>,
        /// Why.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub reason: Option<String>,
    }

    /// Names a line.
    pub struct LineRequest {
        /// Id or reference of the incident.
        pub incident: String,
        /// The line.
        pub line: EventId,
    }

    /// Everything that was done to a line.
    pub struct LineHistory {
        /// Earliest first.
        pub steps: Vec<LineStep>,
    }

    /// One thing done to a line.
    pub struct LineStep {
        /// When it was written down.
        pub at: DateTime<Utc>,
        /// Who.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub by: Option<String>,
        /// In words, such as "changed the text".
        pub what: String,
        /// The text from then on.
        pub text: String,
        /// The time from then on.
        pub happened: Happened,
        /// The kind from then on.
        pub kind: EntryKind,
    }
}

/// Where a line comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum LineOrigin {
    /// A person wrote it.
    Written,
    /// The incident was declared.
    Declared,
    /// The title was changed.
    Title,
    /// The severity was changed.
    Severity {
        /// To this; absent when erased.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        severity: Option<Severity>,
    },
    /// The phase was changed.
    Phase {
        /// To this.
        phase: Phase,
    },
    /// A milestone was set.
    Milestone {
        /// Which.
        milestone: Milestone,
    },
    /// A version of the statement was written.
    Statement {
        /// From 1.
        version: u32,
    },
    /// Something was done in the response.
    Act {
        /// The kind of act.
        act: String,
    },
    /// Recorded by a newer Muster.
    Newer {
        /// The kind of event.
        event: String,
    },
}
