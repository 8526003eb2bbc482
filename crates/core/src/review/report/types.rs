//! What a report is made of.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use crate::ids::{EventId, Hash};
use crate::time::Moment;
use crate::words::{ReportAudience, ReportPart, ReviewTier, Severity};
use crate::zone::Zone;

/// A message that a claim rests on, as its source has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CitedMessage {
    /// When, with its source's clock put right.
    pub at: Option<Moment>,
    /// Handle of who said it, where that is known.
    pub person: Option<String>,
    /// What its source calls them.
    pub who: String,
    /// What it says.
    pub text: String,
    /// Pictures that came with it.
    pub pictures: Vec<CitedPicture>,
    /// Names of files that came with it and are not in what was brought in.
    pub missing: Vec<String>,
}

/// A picture that came with a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CitedPicture {
    /// What its file is called.
    pub name: String,
    /// Hash of its bytes.
    pub hash: Hash,
    /// What it is, such as `image/png`.
    pub media_type: String,
    /// Width in pixels; 0 when unknown.
    pub width: u32,
    /// Height in pixels; 0 when unknown.
    pub height: u32,
}

/// Messages by their source and their number in it.
pub type CitedMessages = HashMap<(EventId, u32), CitedMessage>;

/// What a report is to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportOptions {
    /// What people call the incident.
    pub reference: String,
    /// For whom.
    pub audience: ReportAudience,
    /// Whether people are named; otherwise they are called by what they did.
    pub names: bool,
    /// Its parts; the first page is always in it.
    pub parts: Vec<ReportPart>,
    /// The zone of its times.
    pub zone: Zone,
    /// Messages that claims rest on. They are in no event, so that somebody else has to bring them.
    pub messages: CitedMessages,
    /// The code that readers' answers bear.
    pub code: String,
    /// What surveys showed, as Markdown; answers are not in the log, so it comes from outside.
    pub survey: String,
}

macro_rules! shapes {
    ($($(#[$meta:meta])* $name:ident { $($(#[$fmeta:meta])* $field:ident: $type:ty,)+ })+) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
        #[cfg_attr(feature = "ts", derive(ts_rs::TS))]
        #[serde(rename_all = "camelCase")]
        pub struct $name { $($(#[$fmeta])* pub $field: $type,)+ }
    )+};
}

shapes! {
    /// A report, ready to be laid out.
    Report {
        /// The code that readers' answers bear.
        code: String,
        /// What people call the incident.
        reference: String,
        /// Its title.
        title: String,
        /// Whether it was an exercise.
        is_drill: bool,
        /// Its severity; absent when nobody sized it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        severity: Option<Severity>,
        /// How deep the review went; absent when nobody chose.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        tier: Option<ReviewTier>,
        /// For whom it is.
        audience: ReportAudience,
        /// Whether people are named.
        names: bool,
        /// The zone of its times.
        zone: Zone,
        /// When it was made.
        made_at: Moment,
        /// The bare facts, for the first page.
        facts: Vec<ReportFact>,
        /// What is worth knowing, for the first page, as Markdown.
        front: String,
        /// The rest, in order.
        sections: Vec<ReportSection>,
        /// What claims rest on, by number.
        evidence: Vec<ReportEvidence>,
        /// Pictures of what claims rest on.
        images: Vec<ReportImage>,
        /// What is not in it, and why.
        left_out: Vec<String>,
    }

    /// A bare fact.
    ReportFact {
        /// What.
        name: String,
        /// Its value, in words.
        value: String,
    }

    /// A section of a report. Links to evidence have the form `#evidence-3`.
    ReportSection {
        /// The part it belongs to.
        part: ReportPart,
        /// Its key.
        key: String,
        /// Its title.
        title: String,
        /// Its text as Markdown, headings from the third level on.
        text: String,
    }

    /// Something a claim rests on.
    ReportEvidence {
        /// Its number, from 1.
        number: u32,
        /// Where it comes from.
        whence: String,
        /// When; absent when only its source knows.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        at: Option<Moment>,
        /// Its words.
        quote: String,
        /// Whether it is still there.
        there: bool,
    }

    /// A picture.
    ReportImage {
        /// Hash of its bytes.
        hash: Hash,
        /// What it is, such as `image/png`.
        media_type: String,
        /// Width in pixels; 0 when unknown.
        width: u32,
        /// Height in pixels; 0 when unknown.
        height: u32,
        /// What a person wrote under it.
        caption: String,
        /// The number of the evidence it belongs to; 0 for a line that is not cited.
        number: u32,
    }
}
