//! Writing: lines, corrections, undo, drafts.

use chrono::{DateTime, Utc};
use muster_core::event::Attachment;
use muster_core::ids::{EventId, StreamId};
use muster_core::line::{BatchLine, Completion, Hint};
use muster_core::time::Happened;
use muster_core::words::{EntryKind, Milestone, Phase, Severity};

use super::wire_types;

wire_types! {
    /// What a change appended. It is on the disk when this arrives.
    pub struct Change {
        /// The events, in order.
        pub events: Vec<Appended>,
        /// The streams that grew.
        pub streams: Vec<StreamId>,
    }

    /// An event that was appended.
    pub struct Appended {
        /// Which.
        pub id: EventId,
        /// Its number on this device.
        pub seq: u32,
        /// Its kind.
        pub event: String,
        /// When it was written down.
        pub recorded_at: DateTime<Utc>,
    }

    /// Tells every window which streams grew.
    pub struct Changed {
        /// Which; empty when anything may have (a restore).
        pub streams: Vec<StreamId>,
        /// What kinds of events arrived, each once; empty when nobody looked.
        pub kinds: Vec<String>,
    }

    /// A line while it is written.
    pub struct LineParse {
        /// As typed so far.
        pub text: String,
        /// When the first key was pressed; absent for now.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub started_at: Option<DateTime<Utc>>,
    }

    /// Asks what could stand at the cursor.
    pub struct LineComplete {
        /// As typed so far.
        pub text: String,
        /// The cursor, in UTF-16 code units.
        pub cursor: u32,
    }

    /// What could stand at the cursor, best first.
    pub struct Completions {
        /// At most twelve.
        pub completions: Vec<Completion>,
    }

    /// A time as it is typed, such as `-5m` or `~14:02`.
    pub struct WhenParse {
        /// As typed.
        pub text: String,
        /// What "ago" counts from; absent for now.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub started_at: Option<DateTime<Utc>>,
    }

    /// A time that was understood.
    pub struct WhenRead {
        /// When.
        pub happened: Happened,
        /// What to know about it.
        pub hints: Vec<Hint>,
    }

    /// Writes a line.
    pub struct LineAdd {
        /// Id or reference.
        pub incident: String,
        /// As typed.
        pub text: String,
        /// When the first key was pressed: the line is stamped with this unless it says a time.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub started_at: Option<DateTime<Utc>>,
        /// Pictures with it.
        #[serde(default)]
        pub attachments: Vec<Attachment>,
    }

    /// Many pasted lines.
    pub struct LinesText {
        /// As pasted.
        pub text: String,
        /// What times without a date count from; absent for now.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub started_at: Option<DateTime<Utc>>,
    }

    /// What was understood of them.
    pub struct LinesPreview {
        /// One each, in order.
        pub lines: Vec<BatchLine>,
    }

    /// Writes many pasted lines in one step.
    pub struct LinesAdd {
        /// Id or reference.
        pub incident: String,
        /// As pasted.
        pub text: String,
        /// What times without a date count from; the same as in the preview.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub started_at: Option<DateTime<Utc>>,
        /// Numbers of the lines to leave out.
        #[serde(default)]
        pub skip: Vec<u32>,
    }

    /// Corrects a line; what is absent stays.
    pub struct LineAmend {
        /// Id or reference of the incident.
        pub incident: String,
        /// The line.
        pub line: EventId,
        /// Another text; `@person` and `#service` in it are understood.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub text: Option<String>,
        /// Another time, as typed.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub when: Option<String>,
        /// Another kind.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub kind: Option<EntryKind>,
        /// Other people, by handle.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub people: Option<Vec<String>>,
        /// Other services, by handle.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub services: Option<Vec<String>>,
        /// Other pictures, or other captions.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub attachments: Option<Vec<Attachment>>,
    }

    /// A line and a reason.
    pub struct LineReason {
        /// Id or reference of the incident.
        pub incident: String,
        /// The line.
        pub line: EventId,
        /// Why.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub reason: Option<String>,
    }

    /// A mark on a line.
    pub struct LineMark {
        /// Id or reference of the incident.
        pub incident: String,
        /// The line.
        pub line: EventId,
        /// On or off.
        pub on: bool,
    }

    /// A text of an incident: its statement or its title.
    pub struct TextSet {
        /// Id or reference.
        pub incident: String,
        /// The text.
        pub text: String,
    }

    /// Changes the severity.
    pub struct SeveritySet {
        /// Id or reference.
        pub incident: String,
        /// To this.
        pub severity: Severity,
        /// Why.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub reason: Option<String>,
    }

    /// Changes the phase.
    pub struct PhaseSet {
        /// Id or reference.
        pub incident: String,
        /// To this.
        pub phase: Phase,
    }

    /// Sets a named instant.
    pub struct MilestoneSet {
        /// Id or reference.
        pub incident: String,
        /// Which.
        pub milestone: Milestone,
        /// When, as typed; absent for now.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub when: Option<String>,
        /// What is said about it.
        #[serde(default)]
        pub text: String,
    }

    /// Takes back a named instant.
    pub struct MilestoneClear {
        /// Id or reference.
        pub incident: String,
        /// Which.
        pub milestone: Milestone,
    }

    /// Names an incident.
    pub struct IncidentOnly {
        /// Id or reference.
        pub incident: String,
    }

    /// What undo or redo did.
    pub struct Undone {
        /// In words, such as "added a line"; absent when there was nothing to do.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub label: Option<String>,
        /// What it appended.
        pub change: Change,
        /// What undo would take back next.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub undo: Option<String>,
        /// What redo would do again next.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub redo: Option<String>,
    }

    /// Names something that is being typed.
    pub struct DraftKey {
        /// The incident's id; empty for the board.
        pub incident: String,
        /// Which field, such as `composer` or `statement`.
        pub field: String,
    }

    /// What was being typed.
    pub struct DraftText {
        /// The text; empty when there is none.
        pub text: String,
        /// When its first key was pressed.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub started_at: Option<DateTime<Utc>>,
    }

    /// Keeps what is being typed.
    pub struct DraftSave {
        /// The incident's id; empty for the board.
        pub incident: String,
        /// Which field.
        pub field: String,
        /// The text; empty forgets it.
        pub text: String,
        /// When its first key was pressed.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub started_at: Option<DateTime<Utc>>,
    }

    /// A picture.
    pub struct AttachmentAdd {
        /// Its bytes in base64.
        pub base64: String,
        /// What a person wrote under it.
        #[serde(default)]
        pub caption: String,
    }
}
