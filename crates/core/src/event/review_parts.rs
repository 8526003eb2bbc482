//! What acts of a review are made of.

use serde::{Deserialize, Serialize};

use crate::ids::EventId;

macro_rules! parts {
    ($($(#[$meta:meta])* $name:ident { $($(#[$fmeta:meta])* $field:ident: $type:ty,)+ })+) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
        #[cfg_attr(feature = "ts", derive(ts_rs::TS))]
        #[serde(rename_all = "camelCase")]
        pub struct $name { $($(#[$fmeta])* pub $field: $type,)+ }
    )+};
}

parts! {
    /// A stretch of what was said or written, that a mark, a claim or a question points at.
    ///
    /// It lies in one source, or in the incident's own log when `source` is absent; then `line` names the line. It may be
    /// a note of an interview, too; its words are shown only as far as the person agreed. Offsets count UTF-16 units, as
    /// the page does, so that both sides mean the same place.
    Passage {
        /// The source; absent for the incident's log.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        source: Option<EventId>,
        /// The line of the log; absent for a source.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        line: Option<EventId>,
        /// The note of an interview; absent for everything else.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        note: Option<EventId>,
        /// The number of its first message in the source; 0 for a line of the log.
        #[serde(default)]
        place: u32,
        /// The number of its last message; the same as `place` within one message.
        #[serde(default)]
        last: u32,
        /// Where it begins in the first message.
        #[serde(default)]
        from: u32,
        /// Where it ends in the last message, not included; 0 for all of it.
        #[serde(default)]
        to: u32,
        /// The words themselves, shortened, so that a claim can be read where the source is missing.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        quote: String,
    }

    /// Something to put to a person.
    Prompt {
        /// Its key within the sheet.
        key: String,
        /// The probe it was made from; empty for one of the interviewer's own.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        probe: String,
        /// What is asked.
        text: String,
        /// What it is about.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        passage: Option<Passage>,
    }

    /// What a person said about one part of what was written about them.
    Comment {
        /// The part: the note or section.
        part: String,
        /// What they said.
        text: String,
    }

    /// A question of a survey.
    SurveyItem {
        /// Its key, such as `R6`.
        key: String,
        /// What it is about, such as `Coordination`.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        about: String,
        /// What is asked.
        text: String,
        /// How it is answered: `load` (0 to 100 in steps of 5), `agree` (1 to 5), `yes_no`, `yes_no_text`, `choice`, `text`.
        scale: String,
        /// What the ends of the scale say, or what can be chosen.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        labels: Vec<String>,
        /// Whether a high answer means the opposite of its neighbours'.
        #[serde(default)]
        reversed: bool,
        /// Whether "prefer not to say" is offered.
        #[serde(default)]
        optional: bool,
        /// Whether only a middle of all answers is ever shown, never single ones.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        group_only: bool,
        /// Whether other answers may be shown apart for each choice made here.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        groups: bool,
    }

    /// A part of a meeting.
    AgendaBlock {
        /// Its key.
        key: String,
        /// What it is called.
        title: String,
        /// How long, in minutes.
        minutes: u32,
        /// What the facilitator may say or ask.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        script: String,
    }

    /// How one person saw something that others saw differently.
    Account {
        /// Handle of the person.
        person: String,
        /// How they saw it.
        text: String,
        /// What it rests on.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        evidence: Vec<Passage>,
    }
}
