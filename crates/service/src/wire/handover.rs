//! Handovers: the brief before it is given, and the sheet of paper.

use muster_core::event::BriefPart;
use muster_core::ids::{EventId, StreamId};
use muster_core::words::Role;
use serde::{Deserialize, Serialize};

use super::wire_types;

/// What a sheet is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum SheetFormat {
    /// One page to print.
    Html,
    /// Markdown.
    Markdown,
    /// Plain text.
    Plain,
}

wire_types! {
    /// Fills a brief.
    pub struct HandoverBriefRequest {
        /// Id or reference.
        pub incident: String,
        /// The role that changes hands.
        pub role: Role,
        /// Handle of who takes over; empty when that is not known yet.
        #[serde(default)]
        pub to: String,
    }

    /// A brief as it can be given now.
    pub struct HandoverBrief {
        /// Name of who holds the role now; empty when nobody does.
        pub from: String,
        /// Its twelve parts.
        pub parts: Vec<BriefPart>,
    }

    /// Asks for a sheet.
    pub struct HandoverSheetRequest {
        /// Id or reference.
        pub incident: String,
        /// As what.
        pub format: SheetFormat,
        /// Which handover; absent for the latest one that was not called off. Without one, the brief as it can be given
        /// now.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub handover: Option<EventId>,
        /// A brief that is being written, in the place of any that was given.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub draft: Option<HandoverDraft>,
    }

    /// A brief that was not given yet.
    pub struct HandoverDraft {
        /// The role that changes hands.
        pub role: Role,
        /// Handle of who takes over; empty when that is not known yet.
        pub to: String,
        /// What is written so far.
        pub parts: Vec<BriefPart>,
    }

    /// Other incidents beside one.
    pub struct Neighbours {
        /// Open ones that may be the same. Those that were linked, merged or found to be separate are left out.
        pub alike: Vec<Alike>,
        /// Those that are handled as part of this one, until that is taken back.
        pub merged: Vec<Neighbour>,
    }

    /// Another incident.
    pub struct Neighbour {
        /// Which.
        pub id: StreamId,
        /// Its reference.
        pub reference: String,
        /// Its title.
        pub title: String,
    }

    /// An open incident that may be the same.
    pub struct Alike {
        /// Which.
        pub id: StreamId,
        /// Its reference.
        pub reference: String,
        /// Its title.
        pub title: String,
        /// Why, in words.
        pub reason: String,
    }
}
