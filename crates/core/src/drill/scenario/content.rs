//! What injects show: text, chat, logs, alerts, mails, pictures, graphs.

use serde::{Deserialize, Serialize};

use super::types::shapes;
use crate::ids::Hash;

shapes! {
    /// Something an inject shows.
    Artefact {
        /// Its key, unique in the scenario.
        key: String,
        /// What stands above it.
        title: String,
        /// What it shows, in words, for people who do not see it.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        caption: String,
        /// What it is.
        content: Content,
    }

    /// A line of a chat.
    ChatLine {
        /// When, as it is shown, such as `02:14`.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        at: String,
        /// Who.
        who: String,
        /// What they wrote.
        text: String,
    }

    /// A field of an alert.
    AlertField {
        /// Its name.
        name: String,
        /// Its value.
        value: String,
    }

    /// A line of a graph, described by how it moves: it begins at a value, and changes.
    Series {
        /// What it shows.
        name: String,
        /// Its value at the left edge.
        start: i32,
        /// How far it trembles to either side.
        #[serde(default, skip_serializing_if = "is_none")]
        wobble: u32,
        /// How it moves, in order of minutes.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        changes: Vec<Change>,
    }

    /// A movement of a line: from where it is to a value, over some minutes; it stays there until the next.
    #[cfg_attr(feature = "ts", ts(rename = "SeriesChange"))]
    Change {
        /// When it begins.
        minute: i32,
        /// The value it reaches.
        to: i32,
        /// Minutes it takes; 0 for at once.
        #[serde(default, skip_serializing_if = "is_none")]
        over: u32,
        /// Whether there is nothing to be seen from here on until the next change: the data is missing.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        gap: bool,
    }
}

/// What an artefact is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "snake_case", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum Content {
    /// Plain text.
    Text {
        /// It.
        text: String,
    },
    /// Lines of a chat.
    Chat {
        /// The channel.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        channel: String,
        /// The lines, in order.
        lines: Vec<ChatLine>,
    },
    /// An excerpt of a log or of a terminal.
    Log {
        /// Where it comes from.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        source: String,
        /// The lines, in order.
        lines: Vec<String>,
    },
    /// What a monitoring system sent.
    Alert {
        /// The system.
        source: String,
        /// What it says.
        summary: String,
        /// Fields of its payload.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        fields: Vec<AlertField>,
    },
    /// An e-mail.
    Mail {
        /// From whom.
        from: String,
        /// To whom.
        to: String,
        /// Subject line.
        subject: String,
        /// Text.
        text: String,
    },
    /// A picture.
    Picture {
        /// `image/png`, `image/jpeg`, `image/gif`, `image/webp` or `image/svg+xml`.
        media_type: String,
        /// Hash under which it is kept beside the log.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        hash: Option<Hash>,
        /// The picture itself as base64, for one that travels in the file.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        data: String,
    },
    /// A graph that is drawn from numbers.
    Graph {
        /// Unit of the values, such as `%`.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        unit: String,
        /// First minute, before the start of the drill when negative.
        from: i32,
        /// Last minute.
        to: i32,
        /// The most the axis shows; what is needed when absent.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        most: Option<i32>,
        /// Values are divided by this, for graphs that need decimals; 1 when absent.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        scale: Option<u32>,
        /// Its lines, four at most.
        series: Vec<Series>,
    },
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it with a reference")]
const fn is_none(value: &u32) -> bool {
    *value == 0
}
