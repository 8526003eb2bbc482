//! Conversations from elsewhere: looked at, brought in, put right.

use chrono::{DateTime, Utc};
use muster_core::ids::{EventId, Hash};

use muster_exchange::sources::slack::Room;
use muster_exchange::sources::{Answers, ColumnMap, Format, LineKind, Preview, Reaction, TableSample, Trouble};

use super::{Change, wire_types};

wire_types! {
    /// Asks for a file or for a folder.
    pub struct SourceDialog {
        /// Whether a folder is asked for.
        pub folder: bool,
    }

    /// What is to be looked at: a file or folder that a person chose, or a text that they pasted.
    pub struct SourceLook {
        /// Id or reference of the incident.
        pub incident: String,
        /// The file or folder.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub path: Option<String>,
        /// The pasted text.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub text: Option<String>,
    }

    /// What a file probably is.
    pub struct SourceLooked {
        /// What it is called.
        pub name: String,
        /// Its size in bytes; a folder's is 0.
        pub size: f64,
        /// What it may be, most likely first, each with its words ("a Slack export").
        pub formats: Vec<FormatGuess>,
        /// The rooms of an export of many; empty for anything else.
        pub rooms: Vec<Room>,
        /// What a table looks like; absent for anything else.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub table: Option<TableSample>,
        /// Whether these very bytes are in the review already.
        pub known: bool,
    }

    /// A kind of file that it may be.
    pub struct FormatGuess {
        /// Which.
        pub format: Format,
        /// In words, after "as".
        pub words: String,
    }

    /// How a file is to be read.
    pub struct SourceReading {
        /// Id or reference of the incident.
        pub incident: String,
        /// The file or folder.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub path: Option<String>,
        /// The pasted text.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub text: Option<String>,
        /// As what.
        pub format: Format,
        /// The rooms that were chosen; empty for all.
        #[serde(default)]
        pub rooms: Vec<String>,
        /// What was answered about its clocks.
        #[serde(default)]
        pub answers: Answers,
        /// Which column is what.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub columns: Option<ColumnMap>,
        /// The source of which this is a newer export.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub newer_of: Option<EventId>,
        /// What it is called; the file's name when absent.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub name: Option<String>,
        /// A name for the work, so that it can be stopped.
        pub job: String,
    }

    /// What was understood.
    pub struct SourcePreview {
        /// Counts, instants, what has to be answered, who speaks.
        pub found: Preview,
        /// For each who speaks, the handle in the directory that is probably them; in the order of `found.people`.
        pub matches: Vec<Option<String>>,
        /// The first lines.
        pub lines: Vec<PreviewLine>,
        /// What was not understood.
        pub troubles: Vec<Trouble>,
        /// Of a newer export: how many messages are new, different, gone.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub news: Option<SourceNews>,
    }

    /// What a newer export says differently.
    pub struct SourceNews {
        /// Messages that are new.
        pub added: u32,
        /// Messages that read differently.
        pub changed: u32,
        /// Messages that are no longer there.
        pub gone: u32,
        /// Some of those that read differently: before and after.
        pub examples: Vec<(String, String)>,
    }

    /// One line before it is brought in.
    pub struct PreviewLine {
        /// When; absent while something has to be answered.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub at: Option<DateTime<Utc>>,
        /// Who.
        pub who: String,
        /// What it is.
        pub kind: LineKind,
        /// The room.
        pub room: String,
        /// What it says.
        pub text: String,
        /// Where it stands in the file.
        pub spot: String,
    }

    /// What came of bringing it in.
    pub struct SourceDone {
        /// The source; absent when these very bytes were in the review already.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub source: Option<EventId>,
        /// New, different and gone messages.
        pub changed: (u32, u32, u32),
        /// Parts that were left out.
        pub left_out: u32,
        /// What was appended.
        pub change: Change,
    }

    /// Everything that was brought into a review.
    pub struct Sources {
        /// In the order in which they were brought in.
        pub sources: Vec<SourceView>,
    }

    /// One source.
    pub struct SourceView {
        /// Which.
        pub id: EventId,
        /// What it is called.
        pub name: String,
        /// As what it was read.
        pub format: String,
        /// The name of the file it came from last.
        pub file: String,
        /// How many lines.
        pub lines: u32,
        /// The first instant, with its clock put right.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub first: Option<DateTime<Utc>>,
        /// The last instant.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub last: Option<DateTime<Utc>>,
        /// By how many seconds its clock was put right.
        pub shift: f64,
        /// When it was brought in last.
        pub imported_at: DateTime<Utc>,
        /// How often newer exports were brought in.
        pub newer: u32,
        /// Who speaks.
        pub people: Vec<SourcePerson>,
        /// Whether its lines are in this store; a review from another machine may name a source that did not come along.
        pub here: bool,
        /// The rooms that were chosen the last time; empty for all.
        #[serde(default)]
        pub rooms: Vec<String>,
        /// What was answered about its clocks the last time.
        #[serde(default)]
        pub clocks: Answers,
        /// Which column was what the last time.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub columns: Option<ColumnMap>,
    }

    /// Who speaks in a source.
    pub struct SourcePerson {
        /// What the source calls them by.
        pub id: String,
        /// As a reader wants to see it.
        pub name: String,
        /// Handle of who they are, as somebody said or the directory suggests.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub person: Option<String>,
        /// Their name, where the directory has them.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub called: Option<String>,
        /// Whether somebody said so.
        pub said: bool,
        /// How many messages.
        pub messages: u32,
    }

    /// A picture that came with a message.
    pub struct MessagePicture {
        /// As the message names it.
        pub name: String,
        /// Under which it is kept.
        pub hash: Hash,
        /// What it is, such as `image/png`.
        pub media_type: String,
        /// Width in pixels; 0 when unknown.
        pub width: u32,
        /// Height in pixels; 0 when unknown.
        pub height: u32,
    }

    /// Asks for messages of a source by their numbers.
    pub struct MessagesRequest {
        /// Id or reference of the incident.
        pub incident: String,
        /// The source.
        pub source: EventId,
        /// Numbers of messages.
        pub places: Vec<u32>,
    }

    /// Asks for a few messages of a source: those that hold some words, or those nearest to an instant.
    pub struct MessagesFind {
        /// Id or reference of the incident.
        pub incident: String,
        /// The source.
        pub source: EventId,
        /// All of these words; empty for any.
        #[serde(default)]
        pub words: String,
        /// Nearest to this instant, by the source's clock as it is read now; its beginning when absent.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub near: Option<DateTime<Utc>>,
    }

    /// Messages as they stand.
    pub struct Messages {
        /// In the order asked for; those that are not there are left out.
        pub messages: Vec<Message>,
    }

    /// One message.
    pub struct Message {
        /// Its source.
        pub source: EventId,
        /// Its number in the source.
        pub place: u32,
        /// When, with its source's clock put right.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub at: Option<DateTime<Utc>>,
        /// How long it went on, in milliseconds.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub lasted: Option<u32>,
        /// Who, as the source names them.
        pub who: String,
        /// Handle of who they are, where that is known.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub person: Option<String>,
        /// What it is.
        pub kind: LineKind,
        /// The room of the source.
        pub room: String,
        /// What it says.
        pub text: String,
        /// As it stood in the original, where that differs.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub original: Option<String>,
        /// Where it stands in the original.
        pub spot: String,
        /// Whether it was changed after it was sent.
        pub edited: bool,
        /// Whether a newer export no longer has it.
        pub gone: bool,
        /// Whether a newer export says it differently than the first.
        pub changed: bool,
        /// The number of the message it answers.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub reply_to: Option<String>,
        /// Names of files that came with it.
        pub files: Vec<String>,
        /// Those of them that are pictures and were beside the conversation; the others are not in what was brought in.
        pub pictures: Vec<MessagePicture>,
        /// How others answered with a sign.
        pub reactions: Vec<Reaction>,
    }
}
