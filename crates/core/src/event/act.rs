//! What people do in a response beside writing lines: answers to checklist items, roles, asks, updates, handovers.
//!
//! Each kind of act is a kind of event of its own. They share one path through the log, because all of them are read the
//! same way: in order, without those taken back. What they mean together is worked out in [`crate::response`].

use serde::{Deserialize, Serialize};

use super::parts::{BriefAnswer, BriefPart};
use super::shapes::acts;
use crate::ids::{EventId, StreamId};
use crate::time::Moment;
use crate::words::{
    AskAnswer, CadenceMode, Channel, ItemState, LoopStep, MarkQuestion, PageAnswer, RelationKind, ReviewTier, Role,
    SnoozeReason, Standing,
};

acts! {
    /// Something done in a response.
    Act;
    /// A checklist item was answered, deferred, passed over, or opened again.
    ItemAnswered = "item_answered", 1 {
        /// The card it stands on.
        card: String,
        /// The item.
        item: String,
        /// How it stands now.
        state: ItemState,
        /// What the answer records, such as who commands; or why it does not apply.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        remark: String,
        /// When a deferred item comes back.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        until: Option<Moment>,
    }
    /// A sentence of the program's was said aloud.
    Said = "said", 1 {
        /// What it was for, such as `card.a` or `script.executive`.
        script: String,
        /// What was said.
        text: String,
    }
    /// Where people meet: the call and the channel.
    MeetingPlaceSet = "meeting_place_set", 1 {
        /// Any text: a link, a number, a room.
        place: String,
    }
    /// The commander went on to a step of the loop.
    LoopStepSet = "loop_step_set", 1 {
        /// From 1; a new round begins with `assess`.
        round: u32,
        /// The step that begins.
        step: LoopStep,
        /// What came of the step before: what was assessed, tried, told or verified.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        outcome: String,
    }
    /// The next step was announced with its time box; the end is when to assess again.
    TimeBoxSet = "time_box_set", 1 {
        /// What is done until then.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        text: String,
        /// When to assess again.
        until: Moment,
    }
    /// Somebody took a role.
    RoleAssumed = "role_assumed", 1 {
        /// Which.
        role: Role,
        /// Handle of the person.
        person: String,
        /// What an expert is the expert for.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        area: String,
    }
    /// Somebody gave a role back.
    RoleReleased = "role_released", 1 {
        /// The event by which it was assumed.
        tenure: EventId,
    }
    /// Somebody came to the call, or changed how they follow it.
    PersonJoined = "person_joined", 1 {
        /// Handle.
        person: String,
        /// Whether they take part; otherwise they listen.
        engaged: bool,
        /// Whether they are on call; absent when nobody said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        on_call: Option<bool>,
    }
    /// Somebody left the call.
    PersonLeft = "person_left", 1 {
        /// Handle.
        person: String,
    }
    /// Somebody said that they are too tired to go on safely.
    TirednessSaid = "tiredness_said", 1 {
        /// Handle.
        person: String,
    }
    /// Somebody was paged.
    PageMade = "page_made", 1 {
        /// Handle.
        person: String,
        /// For what.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        reason: String,
    }
    /// A page was answered, or went on to somebody else.
    PageAnswered = "page_answered", 1 {
        /// The page.
        page: EventId,
        /// How.
        answer: PageAnswer,
        /// Handle of whom it went on to.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        to: Option<String>,
    }
    /// How a line of the log stands in the ledger.
    StandingSet = "standing_set", 1 {
        /// The line.
        entry: EventId,
        /// How it stands.
        standing: Standing,
        /// The line that says why.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        because: Option<EventId>,
        /// Why, in words.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        remark: String,
    }
    /// What belongs to a decision beside its one line.
    DecisionDetailed = "decision_detailed", 1 {
        /// The line of the decision.
        entry: EventId,
        /// What could have been done.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        options: Vec<String>,
        /// What was proposed, where that is not what was decided.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        proposal: String,
        /// Strong objections that were raised; "none" is an answer too.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        objections: String,
        /// Handle of who decided.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        decided_by: Option<String>,
        /// When to look at it again.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        revisit_at: Option<Moment>,
    }
    /// A hard decision was put before somebody who may make it.
    DecisionPut = "decision_put", 1 {
        /// What is to be decided.
        text: String,
        /// Handle of who may decide.
        before: String,
        /// By when an answer is needed.
        by: Moment,
    }
    /// A hard decision was answered.
    DecisionGiven = "decision_given", 1 {
        /// The event that put it.
        put: EventId,
        /// What was decided.
        answer: String,
    }
    /// An open question got an owner.
    QuestionOwned = "question_owned", 1 {
        /// The line of the question.
        entry: EventId,
        /// Handle of who finds out.
        owner: String,
        /// By when.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        by: Option<Moment>,
    }
    /// Somebody who was asked to do something said it back.
    AskReadBack = "ask_read_back", 1 {
        /// The line of the ask.
        ask: EventId,
    }
    /// An ask was answered.
    AskAnswered = "ask_answered", 1 {
        /// The line of the ask.
        ask: EventId,
        /// How.
        answer: AskAnswer,
        /// Minutes more, from now, for "more time".
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        minutes: Option<u32>,
        /// What was said.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        remark: String,
    }
    /// A question of the ten-minute mark was answered.
    MarkAnswered = "mark_answered", 1 {
        /// Which mark, in minutes since the declaration.
        mark: u32,
        /// Which question.
        question: MarkQuestion,
        /// What was said.
        answer: String,
    }
    /// A ten-minute mark passed without an answer.
    MarkPassed = "mark_passed", 1 {
        /// Which mark, in minutes since the declaration.
        mark: u32,
        /// What stayed unanswered.
        questions: Vec<MarkQuestion>,
    }
    /// An update for an audience was drafted. It has not been sent.
    UpdateDrafted = "update_drafted", 1 {
        /// For whom.
        audience: String,
        /// Its subject line, where it has one.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        subject: String,
        /// What it says.
        text: String,
        /// When it says the next word comes.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        next_by: Option<Moment>,
        /// The draft that it takes the place of.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        replaces: Option<EventId>,
    }
    /// A person said that an update went out.
    UpdateSent = "update_sent", 1 {
        /// The draft that was sent; absent when it was said or sent without one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        draft: Option<EventId>,
        /// To whom.
        audience: String,
        /// What the mail was called, where it was one.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        subject: String,
        /// What was said.
        text: String,
        /// By which way.
        channel: Channel,
        /// To which address, channel or list.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        to: String,
        /// When the next word was promised.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        next_by: Option<Moment>,
        /// The promise that this kept or missed, as it stood then.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        due_at: Option<Moment>,
    }
    /// A draft will not be sent.
    UpdateDropped = "update_dropped", 1 {
        /// The draft.
        draft: EventId,
        /// Why.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        reason: String,
    }
    /// How often an audience hears was changed for this incident.
    CadenceSet = "cadence_set", 1 {
        /// Which audience.
        audience: String,
        /// How.
        mode: CadenceMode,
        /// Minutes between updates, for `every`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        minutes: Option<u32>,
        /// Why.
        reason: String,
    }
    /// An audience's clock was put off.
    UpdateSnoozed = "update_snoozed", 1 {
        /// Which audience.
        audience: String,
        /// Until when.
        until: Moment,
        /// Why, from the list.
        reason: SnoozeReason,
        /// Why, in words.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        remark: String,
    }
    /// Something changed so much that an update is due now.
    UpdateMadeDue = "update_made_due", 1 {
        /// Which audience; absent for all.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        audience: Option<String>,
        /// What changed.
        reason: String,
    }
    /// A brief was written for whoever takes over a role.
    HandoverPrepared = "handover_prepared", 1 {
        /// The role that changes hands.
        role: Role,
        /// Handle of who takes over.
        to: String,
        /// The brief as it was given.
        brief: Vec<BriefPart>,
    }
    /// Whoever takes over said in their own words what they heard.
    HandoverReadBack = "handover_read_back", 1 {
        /// The brief.
        handover: EventId,
        /// What they said.
        text: String,
    }
    /// Whoever takes over said yes.
    HandoverAccepted = "handover_accepted", 1 {
        /// The brief.
        handover: EventId,
    }
    /// A handover was called off.
    HandoverDropped = "handover_dropped", 1 {
        /// The brief.
        handover: EventId,
        /// Why.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        reason: String,
    }
    /// Somebody saw for themselves that it works again.
    RecoveryVerified = "recovery_verified", 1 {
        /// Handle.
        by: String,
        /// By which signal.
        signal: String,
    }
    /// Why an audience is not told of the end.
    AudienceWaived = "audience_waived", 1 {
        /// Which audience.
        audience: String,
        /// Why.
        reason: String,
    }
    /// Something was changed that must be changed back.
    TemporaryChangeNoted = "temporary_change_noted", 1 {
        /// What.
        text: String,
        /// Handle of who changes it back.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        owner: Option<String>,
        /// The note that this one takes the place of, where somebody else changes it back from now on.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        replaces: Option<EventId>,
    }
    /// A temporary change was changed back, or stays on purpose.
    TemporaryChangeUndone = "temporary_change_undone", 1 {
        /// The event that noted it.
        change: EventId,
        /// What was done.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        remark: String,
    }
    /// A reporting clock began: an authority, a contract, a customer must be told by then.
    ReportingClockStarted = "reporting_clock_started", 1 {
        /// Which rule.
        name: String,
        /// What it counts from.
        anchor: Moment,
        /// By when.
        due: Moment,
        /// On what grounds.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        remark: String,
    }
    /// A reporting clock was met or found not to apply.
    ReportingClockStopped = "reporting_clock_stopped", 1 {
        /// The event that started it.
        clock: EventId,
        /// How.
        remark: String,
    }
    /// How deep the review goes, or that there is none.
    ReviewChosen = "review_chosen", 1 {
        /// How deep.
        tier: ReviewTier,
        /// Why.
        reason: String,
        /// Handle of who writes the first draft.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        drafter: Option<String>,
    }
    /// Whether people are asked how it went for them.
    SurveyChosen = "survey_chosen", 1 {
        /// Yes or no.
        wanted: bool,
        /// Why, where somebody said it.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        reason: String,
    }
    /// An idea for later was jotted down. It is not an action item.
    IdeaJotted = "idea_jotted", 1 {
        /// What.
        text: String,
        /// The line it came from.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        from: Option<EventId>,
    }
    /// The response ended.
    StoodDown = "stood_down", 1 {
        /// Where to go with what comes up later.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        remark: String,
    }
    /// The response began again.
    Reopened = "reopened", 1 {
        /// Why.
        reason: String,
    }
    /// The severity guide was walked through.
    SeveritySized = "severity_sized", 1 {
        /// What it came to.
        suggested: crate::words::Severity,
        /// Whether it said to wake people.
        page_now: bool,
        /// Question and answer, in words.
        answers: Vec<BriefAnswer>,
    }
    /// How this incident stands to another.
    IncidentRelated = "incident_related", 1 {
        /// The other.
        other: StreamId,
        /// How.
        relation: RelationKind,
        /// Why.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        reason: String,
    }
    /// The machine's clock jumped.
    ClockJumped = "clock_jumped", 1 {
        /// What it would have said.
        from: Moment,
        /// What it said.
        to: Moment,
    }
}
