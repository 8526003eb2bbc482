//! What the grammar hands back: values the window, the strip, the CLI and the batch preview all show.

use serde::{Deserialize, Serialize};

use crate::time::{Happened, Moment};
use crate::words::{EntryKind, Milestone, Severity};
use crate::zone::Zone;

/// What a line is read against.
#[derive(Debug, Clone, Copy)]
pub struct LineContext<'a> {
    /// When the person began to write. "Five minutes ago" counts from here.
    pub started_at: Moment,
    /// The zone the person reads clocks in.
    pub zone: Zone,
    /// People in the directory.
    pub people: &'a [Known],
    /// Services in the catalog.
    pub services: &'a [Known],
}

/// A person or a service that exists in the directory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// What is typed after `@` or `#`, such as `jonas`.
    pub handle: String,
    /// What is shown, such as `Jonas Berg`.
    pub name: String,
    /// Other handles that mean the same one: those of records that were merged into theirs.
    pub aliases: Vec<String>,
}

/// A piece of the input, counted in UTF-16 code units because the composer is written in JavaScript.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Span {
    /// First code unit.
    pub start: u32,
    /// One past the last code unit.
    pub end: u32,
}

/// A line as it was understood. Reading never fails: what is not grammar is text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ParsedLine {
    /// What the line is.
    pub kind: EntryKind,
    /// Whether a `/kind` was typed; otherwise `kind` is our guess.
    pub kind_given: bool,
    /// The named instant, for `/m detected`.
    pub milestone: Option<Milestone>,
    /// When it happened.
    pub happened: Happened,
    /// Whether a time was stated; otherwise `happened` is when the person began to write.
    pub when_given: bool,
    /// People in the line, each once, in the order they appear.
    pub people: Vec<Mention>,
    /// Services in the line, each once, in the order they appear.
    pub services: Vec<Mention>,
    /// `!`: keep it in sight.
    pub pinned: bool,
    /// `*`: keep it for the review.
    pub flagged: bool,
    /// `=> ana 5m`: somebody was asked to do it.
    pub ask: Option<Ask>,
    /// Web addresses in the text.
    pub links: Vec<String>,
    /// What is left to read. Leading mentions are taken out; those inside a sentence stay, as `@handle`.
    pub text: String,
    /// What the writer may want to know. Never a refusal.
    pub hints: Vec<Hint>,
    /// What each piece of the input was read as, in order and without overlap.
    pub tokens: Vec<Token>,
}

/// A person or service named in a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Mention {
    /// The directory's handle when it is known, else as typed; without `@` or `#`.
    pub handle: String,
    /// The name in the directory; `None` when it is not there yet.
    pub name: Option<String>,
    /// Whether it stood before the text: such a person did it, such a service is what it was done to.
    pub leading: bool,
    /// Where it was first named.
    pub span: Span,
}

/// Something one person is asked to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Ask {
    /// Who is asked.
    pub person: Mention,
    /// The time box in minutes, if one was given.
    pub minutes: Option<u32>,
    /// What is asked, when it differs from the line's text.
    pub task: Option<String>,
}

/// A remark on how a line was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Hint {
    /// What it is about.
    pub code: HintCode,
    /// One sentence for a person.
    pub message: String,
    /// The piece of the input it is about.
    pub span: Span,
}

/// What a hint is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum HintCode {
    /// A slash word that is no kind; kept as text.
    UnknownKind,
    /// A second kind; kept as text.
    KindRepeated,
    /// `/m` without the name of an instant.
    MilestoneMissing,
    /// The person is not in the directory yet.
    UnknownPerson,
    /// The service is not in the catalog yet.
    UnknownService,
    /// Several people or services fit.
    Ambiguous,
    /// A short form was taken as somebody known.
    ShortForm,
    /// Looks like a time and is none; kept as text.
    BadTime,
    /// A second time; kept as text.
    TimeRepeated,
    /// A distance too large to be meant; kept as text.
    TimeTooFar,
    /// A clock time was taken as one of another day.
    OtherDay,
    /// The time is still to come.
    Future,
    /// The clocks jumped over this time.
    ClockGap,
    /// This time happened twice.
    ClockFold,
    /// The span was turned round.
    SpanReversed,
    /// `=> word` was not read as an ask.
    AskUnclear,
    /// The line took its time from the line above it.
    SameAsAbove,
    /// Looks like a severity and is none.
    UnknownSeverity,
    /// Nothing is left to be a title.
    TitleMissing,
}

/// A piece of the input and what it was read as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it was read as.
    pub role: TokenRole,
}

/// What a piece of the input was read as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum TokenRole {
    /// `/a`
    Kind,
    /// `detected`, after `/m`
    Milestone,
    /// `-5m`
    When,
    /// `@jonas`
    Person,
    /// `#gateway`
    Service,
    /// `!`
    Pin,
    /// `*`
    Flag,
    /// `=> ana 5m`
    Ask,
    /// A web address.
    Link,
    /// Anything else.
    Text,
}

/// One line of a paste.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct BatchLine {
    /// Line number in the paste, from 1.
    pub number: u32,
    /// The line as it was pasted; spans in `line` count in it.
    pub source: String,
    /// How it was read.
    pub line: ParsedLine,
}

/// What was said when declaring.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Declaration {
    /// The title.
    pub title: String,
    /// The severity, if one was named. When unsure, the caller takes the higher one.
    pub severity: Option<Severity>,
    /// Whether it is an exercise.
    pub is_drill: bool,
    /// What the writer may want to know.
    pub hints: Vec<Hint>,
}

/// One offer at the cursor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Completion {
    /// What is offered.
    pub kind: CompletionKind,
    /// What replaces the word under the cursor, without a space after it.
    pub insert: String,
    /// What the list shows first.
    pub label: String,
    /// What the list shows beside it.
    pub detail: String,
    /// Not in the directory yet: offered all the same.
    pub is_new: bool,
    /// The piece of the input to replace.
    pub replace: Span,
}

/// What a completion offers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum CompletionKind {
    /// Somebody.
    Person,
    /// Something we run.
    Service,
    /// A kind of line.
    Kind,
    /// A named instant.
    Milestone,
}
