//! The reading view: all sources and the log of the incident in one order, with their marks.

use chrono::{DateTime, Utc};
use muster_core::ids::EventId;
use muster_core::review::{Codebook, Context, Mark};
use muster_core::words::{Became, FindingKind};

use super::{Line, Message, wire_types};

wire_types! {
    /// Which conversation: of an incident, without what is hidden.
    pub struct ConversationOf {
        /// Id or reference of the incident.
        pub incident: String,
        /// Sources that are hidden.
        #[serde(default)]
        pub hidden: Vec<EventId>,
        /// Whether the log of the incident is hidden.
        #[serde(default)]
        pub no_log: bool,
    }

    /// Asks for some of a conversation.
    pub struct ConversationRequest {
        /// Which.
        pub of: ConversationOf,
        /// From where, counted from 0.
        pub from: u32,
        /// How many.
        pub count: u32,
    }

    /// Some of a conversation.
    pub struct Conversation {
        /// How many there are.
        pub total: u32,
        /// Where the first of these stands.
        pub from: u32,
        /// Messages and lines of the log in the order of time.
        pub items: Vec<ConversationItem>,
    }

    /// A message or a line of the log.
    pub struct ConversationItem {
        /// The message.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub message: Option<Message>,
        /// The line of the log.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub line: Option<Line>,
        /// What has to be known about who said it, as it was then.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub context: Option<Context>,
        /// Whether it was read.
        pub read: bool,
        /// The marks on it, in the order in which they were made.
        pub marks: Vec<Mark>,
    }

    /// Asks where something stands: a message, a line, or the first that is not before an instant.
    pub struct ConversationPlaceRequest {
        /// Which conversation.
        pub of: ConversationOf,
        /// The source of a message.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub source: Option<EventId>,
        /// The number of a message.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub place: Option<u32>,
        /// A line of the log.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub line: Option<EventId>,
        /// An instant.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub at: Option<DateTime<Utc>>,
    }

    /// Where something stands.
    pub struct ConversationPlace {
        /// Counted from 0; absent when it is not there or hidden.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub index: Option<u32>,
        /// How many there are.
        pub total: u32,
    }

    /// Looks for words.
    pub struct ConversationSearch {
        /// Which conversation.
        pub of: ConversationOf,
        /// The words; the last one as a beginning.
        pub words: String,
        /// How many hits at most.
        pub limit: u32,
    }

    /// Where words were found.
    pub struct ConversationHits {
        /// In the order of time.
        pub hits: Vec<ConversationHit>,
    }

    /// A message or a line that holds the words.
    pub struct ConversationHit {
        /// Where it stands.
        pub index: u32,
        /// When.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub at: Option<DateTime<Utc>>,
        /// What it says.
        pub text: String,
        /// Whether it is a line of the log.
        pub is_line: bool,
    }

    /// A stretch of a conversation.
    pub struct ConversationStretch {
        /// Which conversation.
        pub of: ConversationOf,
        /// The first.
        pub from: u32,
        /// The last, included.
        pub to: u32,
    }

    /// What marking needs.
    pub struct Marking {
        /// The codes, and which lie under 1 to 9.
        pub codebook: Codebook,
        /// How many messages and lines there are.
        pub total: u32,
        /// How many of them were read.
        pub read: u32,
        /// How many marks there are, those on what is hidden too.
        pub marks: u32,
        /// Where reading stopped last.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub stopped: Option<u32>,
        /// The whole conversation in equal parts, from its beginning to its end.
        pub rail: Vec<RailPart>,
    }

    /// A part of the whole.
    pub struct RailPart {
        /// How many messages and lines of it were read.
        pub read: u32,
        /// How many there are.
        pub of: u32,
        /// Keys of the codes of marks that begin in it, each once.
        pub codes: Vec<String>,
    }

    /// Asks how it went for each person.
    pub struct ViewsRequest {
        /// Which conversation is laid beside the log.
        pub of: ConversationOf,
        /// As it was known at this instant; absent for now, with what people told since.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub at: Option<DateTime<Utc>>,
        /// From when what was said is laid out; with the incident when absent.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub from: Option<DateTime<Utc>>,
        /// Until when.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub to: Option<DateTime<Utc>>,
    }

    /// How far everything reaches that is read, and how much there is where.
    pub struct ViewExtent {
        /// The first instant of all of it.
        pub from: DateTime<Utc>,
        /// The last one.
        pub to: DateTime<Utc>,
        /// When the incident begins.
        pub incident_from: DateTime<Utc>,
        /// When it ends.
        pub incident_to: DateTime<Utc>,
        /// How many messages and lines there are in each of as many equal parts of it.
        pub counts: Vec<u32>,
    }

    /// Asks for marks.
    pub struct MarksRequest {
        /// Id or reference of the incident.
        pub incident: String,
        /// Only those of this code.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub code: Option<String>,
        /// From where, counted from 0.
        pub from: u32,
        /// How many.
        pub count: u32,
    }

    /// Marks.
    pub struct MarksReply {
        /// How many there are.
        pub total: u32,
        /// Those that were asked for.
        pub marks: Vec<Mark>,
    }

    /// Makes something of a mark.
    pub struct MarkUseRequest {
        /// Id or reference of the incident.
        pub incident: String,
        /// The mark.
        pub mark: EventId,
        /// What it becomes.
        pub became: Became,
        /// In words; what is marked when empty.
        #[serde(default)]
        pub text: String,
        /// Handle of the person it is for, such as who is to be asked.
        #[serde(default)]
        pub person: String,
        /// The finding that rests on it, when it becomes evidence; absent for a new one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub finding: Option<EventId>,
        /// What a new finding is; worth knowing when absent. For what becomes evidence.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub sort: Option<FindingKind>,
    }
}
