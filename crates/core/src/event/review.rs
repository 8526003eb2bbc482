//! What people do in a review: choose its depth, bring sources in, mark, find, write, meet, decide, hand out.
//!
//! As with a response, each kind is a kind of event of its own and all of them share one path; what they mean together
//! is worked out in [`crate::review`]. A review is a stream of its own, found from its incident
//! ([`crate::review::stream_of`]). Interviews and surveys are in [`super::TalkAct`].

use serde::{Deserialize, Serialize};

use super::review_parts::{Account, AgendaBlock, Passage};
use super::shapes::acts;
use crate::ids::{EventId, Hash, StreamId};
use crate::time::Moment;
use crate::words::{Became, FindingKind, IdeaState, MeetingKind, Purpose, ReviewTier, Seat, Signal};

acts! {
    /// Something done in a review.
    ReviewAct;
    /// Somebody thinks that an incident is worth a closer look.
    ReviewNominated = "review_nominated", 1 {
        /// The incident.
        incident: StreamId,
        /// Handle of who says so; empty when nobody gave a name.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        by: String,
        /// Why, in one sentence.
        why: String,
        /// What they saw.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        signals: Vec<Signal>,
    }
    /// A nomination was looked at.
    NominationAnswered = "nomination_answered", 1 {
        /// The incident.
        incident: StreamId,
        /// Whether it is discussed; otherwise it is passed over.
        discuss: bool,
        /// Why.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        reason: String,
    }
    /// How deep the review goes.
    TierSet = "tier_set", 1 {
        /// The incident.
        incident: StreamId,
        /// How deep; `none` is a decision too.
        tier: ReviewTier,
        /// Why.
        reason: String,
    }
    /// Somebody took a seat in the review.
    SeatTaken = "seat_taken", 1 {
        /// Which.
        seat: Seat,
        /// Handle.
        person: String,
    }
    /// Somebody gave a seat back.
    SeatLeft = "seat_left", 1 {
        /// The event by which it was taken.
        taken: EventId,
    }
    /// The review is done.
    ReviewClosed = "review_closed", 1 {
        /// Where it can be read, or what is left.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        remark: String,
    }
    /// The review goes on.
    ReviewReopened = "review_reopened", 1 {
        /// Why.
        reason: String,
    }
    /// A conversation or time line from elsewhere was brought in. The first import of a source names it.
    SourceImported = "source_imported", 1 {
        /// The source, when this is a newer export of it; absent for the first import.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        source: Option<EventId>,
        /// What it is called.
        name: String,
        /// The format it was read as, such as `slack`.
        format: String,
        /// The name of the file.
        file: String,
        /// The file itself, kept under its hash.
        original: Hash,
        /// The rooms that were chosen; empty for all.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        rooms: Vec<String>,
        /// What a person answered about its clocks and columns.
        #[cfg_attr(feature = "ts", ts(type = "unknown"))]
        answers: serde_json::Value,
        /// How many lines are in it after this import, removed ones too.
        lines: u32,
        /// How many of them this import added, changed and took away.
        changed: (u32, u32, u32),
        /// The first instant.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        first: Option<Moment>,
        /// The last instant.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        last: Option<Moment>,
        /// A digest of every line, so that a check can tell whether they are still what was imported.
        digest: Hash,
    }
    /// A source's clock was put right: all its lines move by the same amount.
    SourceShifted = "source_shifted", 1 {
        /// The source.
        source: EventId,
        /// What its clock said at some instant.
        from: Moment,
        /// What it was.
        to: Moment,
        /// How that is known.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        reason: String,
    }
    /// A source was given another name.
    SourceRenamed = "source_renamed", 1 {
        /// The source.
        source: EventId,
        /// Its name.
        name: String,
    }
    /// A source is no longer part of the review.
    SourceRemoved = "source_removed", 1 {
        /// The source.
        source: EventId,
        /// Why.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        reason: String,
    }
    /// It was said who somebody in a source is.
    AuthorKnown = "author_known", 1 {
        /// The source.
        source: EventId,
        /// What the source calls them by.
        author: String,
        /// Handle of who they are; absent when nobody in the directory.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        person: Option<String>,
    }
    /// A passage was marked. The mark's id is the event's id.
    MarkMade = "mark_made", 1 {
        /// The passage.
        passage: Passage,
        /// Key of the code.
        code: String,
        /// A note on it.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        note: String,
    }
    /// The note on a mark was changed.
    MarkNoted = "mark_noted", 1 {
        /// The mark.
        mark: EventId,
        /// What it says now.
        note: String,
    }
    /// A mark was given another code.
    MarkRecoded = "mark_recoded", 1 {
        /// The mark.
        mark: EventId,
        /// Key of the code.
        code: String,
    }
    /// A mark was taken away.
    MarkCleared = "mark_cleared", 1 {
        /// The mark.
        mark: EventId,
    }
    /// A mark became something else.
    MarkUsed = "mark_used", 1 {
        /// The mark.
        mark: EventId,
        /// What it became.
        became: Became,
        /// What came of it: a line, a finding.
        target: EventId,
    }
    /// A stretch was read.
    StretchRead = "stretch_read", 1 {
        /// The source; absent for the incident's log.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        source: Option<EventId>,
        /// The number of its first message.
        from: u32,
        /// The number of its last message.
        to: u32,
    }
    /// Something was found, or a finding was written anew.
    FindingWritten = "finding_written", 1 {
        /// The finding that is written anew; absent for a new one, whose id is the event's id.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        finding: Option<EventId>,
        /// What it is.
        sort: FindingKind,
        /// What it says.
        text: String,
        /// What it rests on.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        evidence: Vec<Passage>,
        /// Handle of the person it is for, such as who is to be asked.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        person: String,
    }
    /// A finding is no longer meant.
    FindingStruck = "finding_struck", 1 {
        /// The finding.
        finding: EventId,
        /// Why.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        reason: String,
    }
    /// An open question was answered.
    FindingAnswered = "finding_answered", 1 {
        /// The finding.
        finding: EventId,
        /// The answer.
        text: String,
    }
    /// People saw something differently. Accounts stand beside each other and are not merged.
    DifferenceNoted = "difference_noted", 1 {
        /// The one that is written anew; absent for a new one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        difference: Option<EventId>,
        /// What it is about, as an open question.
        question: String,
        /// How each saw it.
        accounts: Vec<Account>,
        /// Key of the proposal that it was made from; empty for one made by hand.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        proposal: String,
    }
    /// What seemed to differ is not talked about.
    DifferencePutAway = "difference_put_away", 1 {
        /// The card; absent for a proposal that nobody took up.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        difference: Option<EventId>,
        /// Key of the proposal; empty for a card.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        proposal: String,
        /// What it was about.
        question: String,
        /// Why.
        reason: String,
    }
    /// A section of the narrative was written.
    SectionWritten = "section_written", 1 {
        /// Its key.
        section: String,
        /// Its title.
        title: String,
        /// Its place among the others, from 0.
        place: u32,
        /// Its text as Markdown.
        text: String,
    }
    /// A section was taken out.
    SectionStruck = "section_struck", 1 {
        /// Its key.
        section: String,
    }
    /// The sections of the narrative were put into another order.
    SectionsOrdered = "sections_ordered", 1 {
        /// Their keys. One that is not among them stays behind those it stood behind.
        sections: Vec<String>,
    }
    /// A meeting was planned, or its plan was changed.
    MeetingPlanned = "meeting_planned", 1 {
        /// The meeting that is changed; absent for a new one, whose id is the event's id.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        meeting: Option<EventId>,
        /// What it is for.
        sort: MeetingKind,
        /// When it begins.
        at: Moment,
        /// What is done in it.
        agenda: Vec<AgendaBlock>,
        /// Handles of who is invited.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        invited: Vec<String>,
        /// Where.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        place: String,
    }
    /// A meeting does not take place.
    MeetingDropped = "meeting_dropped", 1 {
        /// The meeting.
        meeting: EventId,
        /// Why.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        reason: String,
    }
    /// A meeting began.
    MeetingBegan = "meeting_began", 1 {
        /// The meeting.
        meeting: EventId,
    }
    /// A meeting went on to a part of its agenda.
    BlockBegan = "block_began", 1 {
        /// The meeting.
        meeting: EventId,
        /// Key of the part.
        block: String,
    }
    /// A meeting ended.
    MeetingEnded = "meeting_ended", 1 {
        /// The meeting.
        meeting: EventId,
    }
    /// Somebody was there, or left.
    Attended = "attended", 1 {
        /// The meeting.
        meeting: EventId,
        /// Handle.
        person: String,
        /// Whether they are there.
        there: bool,
    }
    /// Somebody spoke.
    Spoke = "spoke", 1 {
        /// The meeting.
        meeting: EventId,
        /// Handle.
        person: String,
    }
    /// Something was put aside for later.
    Parked = "parked", 1 {
        /// The meeting.
        meeting: EventId,
        /// What.
        text: String,
    }
    /// Hands were counted: to whom was it new?
    NewToYou = "new_to_you", 1 {
        /// The meeting.
        meeting: EventId,
        /// What was asked about.
        about: String,
        /// To how many it was new.
        new: u32,
        /// How many were there.
        of: u32,
    }
    /// How long ideas are left alone.
    SoakSet = "soak_set", 1 {
        /// In working days.
        days: u32,
    }
    /// An idea was jotted, or written anew. It is not an action item.
    IdeaWritten = "idea_written", 1 {
        /// The idea that is written anew; absent for a new one, whose id is the event's id.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        idea: Option<EventId>,
        /// What.
        text: String,
        /// What it rests on.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        evidence: Vec<Passage>,
        /// Where in the incident's log it was jotted, when it comes from there.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        from: Option<EventId>,
    }
    /// It was decided what becomes of an idea.
    IdeaDecided = "idea_decided", 1 {
        /// The idea.
        idea: EventId,
        /// What becomes of it.
        state: IdeaState,
        /// Handle of who does it.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        owner: String,
        /// What it buys.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        purpose: Option<Purpose>,
        /// What it costs.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        cost: String,
        /// What is expected to be different then.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        effect: String,
        /// By when.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        due: Option<Moment>,
        /// Why, above all when it is declined.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        reason: String,
        /// The idea it is merged into.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        into: Option<EventId>,
    }
    /// It was decided that nothing is to be done.
    NoActions = "no_actions", 1 {
        /// Why.
        because: String,
    }
    /// A report was handed out.
    ReportMade = "report_made", 1 {
        /// For whom.
        audience: String,
        /// The format.
        format: String,
        /// Whether people are named; otherwise roles stand for them.
        names: bool,
        /// Keys of its parts.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        parts: Vec<String>,
        /// The code that readers' answers bear.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        code: String,
    }
    /// A reader said that they read it.
    ReaderSaid = "reader_said", 1 {
        /// The code of the report.
        code: String,
        /// The code of the answer, so that one counts once.
        answer: String,
        /// Who; empty when they did not say.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        reader: String,
        /// What they learned; empty when nothing.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        learned: String,
    }
}
