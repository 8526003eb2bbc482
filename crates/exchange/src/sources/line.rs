//! One line of a source as its reader understood it.

use chrono::{NaiveDateTime, NaiveTime};
use muster_core::time::Moment;
use serde::{Deserialize, Serialize};

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum LineKind {
    /// Something said or written.
    Message,
    /// Somebody came.
    Joined,
    /// Somebody left.
    Left,
    /// The room was named, described, archived; a bot was added; and whatever else people do not say.
    Notice,
    /// A program spoke: an alert, a deployment, a status page.
    Alert,
    /// A message was here and was removed; the text is gone.
    Removed,
}

impl LineKind {
    /// Returns the stored form.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Message => "message",
            Self::Joined => "joined",
            Self::Left => "left",
            Self::Notice => "notice",
            Self::Alert => "alert",
            Self::Removed => "removed",
        }
    }

    /// Reads the stored form.
    #[must_use]
    pub fn from_stored(word: &str) -> Option<Self> {
        [Self::Message, Self::Joined, Self::Left, Self::Notice, Self::Alert, Self::Removed]
            .into_iter()
            .find(|kind| kind.as_str() == word)
    }
}

/// When, as exactly as the file says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// An instant.
    At(Moment),
    /// A date and a time on a wall whose zone the file does not name.
    Wall(NaiveDateTime),
    /// A time of day; the file names neither date nor zone.
    Clock(NaiveTime),
    /// So many milliseconds after a start that the file does not name.
    Offset(i64),
    /// Nothing; it stands where it stands.
    Unsaid,
}

/// Who said it, as the file names them.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Who {
    /// What the file calls them by: `U024BE7LH`, a handle, or the name itself. Empty when the file does not say.
    pub id: String,
    /// As a reader wants to see it. Empty when the file does not say.
    pub name: String,
    /// E-mail address, where the file has it: the best way to find the same person in the directory.
    pub email: String,
    /// Whether it is a program.
    pub is_program: bool,
}

/// How others answered with a sign.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Reaction {
    /// The sign, or its name where the sign is not known: `+1`, `eyes`.
    pub sign: String,
    /// How many.
    pub count: u32,
}

/// One line of a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What a newer export of the same source calls the same line; no two lines of a source share it. A Slack message
    /// is its channel and `ts`; where a format has no names, the reader makes one from what does not change.
    pub key: String,
    /// Where it stands in the original, as a person would look for it: `line 310`, `general/2016-01-04.json, message 12`.
    pub place: String,
    /// Which room of the source: a channel, a call; empty when there is only one.
    pub room: String,
    /// When it began.
    pub when: When,
    /// How long it went on, in milliseconds, where the source says (a cue of a transcript).
    pub lasted: Option<u32>,
    /// Who.
    pub who: Who,
    /// What it is.
    pub kind: LineKind,
    /// What it says, for a reader: markup as plain text, names for ids, lines kept.
    pub text: String,
    /// What it said, as it stood in the file; empty when that is what `text` says.
    pub original: String,
    /// The key of the line it answers.
    pub reply_to: Option<String>,
    /// Whether it was changed after it was sent.
    pub edited: bool,
    /// Names of the files that came with it; their bytes are not in an export.
    pub files: Vec<String>,
    /// How others answered with a sign.
    pub reactions: Vec<Reaction>,
}

impl Line {
    /// A message with nothing said about it but who, when and what.
    #[must_use]
    pub const fn message(key: String, place: String, when: When, who: Who, text: String) -> Self {
        Self {
            key,
            place,
            room: String::new(),
            when,
            lasted: None,
            who,
            kind: LineKind::Message,
            text,
            original: String::new(),
            reply_to: None,
            edited: false,
            files: Vec::new(),
            reactions: Vec::new(),
        }
    }
}
