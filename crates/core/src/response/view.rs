//! What a response looks like at an instant, as the screens, the exports and the alarms read it.

use serde::{Deserialize, Serialize};

use crate::event::BriefPart;
use crate::ids::{EventId, StreamId};
use crate::library::ItemBinding;
use crate::time::Moment;
use crate::words::{
    CadenceMode, Channel, EntryKind, ItemState, LoopStep, MarkQuestion, PageAnswer, RelationKind, ReviewTier, Role,
    SnoozeReason, Standing,
};

macro_rules! views {
    ($($(#[$meta:meta])* $name:ident { $($(#[doc = $doc:literal])+ $field:ident: $type:ty,)+ })+) => {$(
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
        #[cfg_attr(feature = "ts", derive(ts_rs::TS))]
        #[serde(rename_all = "camelCase")]
        $(#[$meta])*
        pub struct $name {
            $($(#[doc = $doc])+ pub $field: $type,)+
        }
    )+};
}

macro_rules! choices {
    ($($(#[$meta:meta])* $name:ident { $($(#[doc = $doc:literal])+ $variant:ident,)+ })+) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "ts", derive(ts_rs::TS))]
        #[serde(rename_all = "snake_case")]
        pub enum $name {
            $($(#[doc = $doc])+ $variant,)+
        }
    )+};
}

choices! {
    /// Whether the checklist keeps up with the clock.
    Pace {
        /// Items are answered before their minutes.
        Ahead,
        /// Nothing is late.
        OnPace,
        /// Items are open whose minutes have passed.
        Behind,
    }
    /// What a due instant rests on.
    Anchor {
        /// It was promised in the last update.
        Promise,
        /// The policy's interval since the last update.
        Interval,
        /// The policy's time for the first update.
        First,
        /// Something changed: it is due now.
        Change,
        /// Something was put off until then.
        Snooze,
    }
    /// What a clock is about.
    TimerKind {
        /// An audience waits for word.
        Update,
        /// Somebody was asked to do something.
        Ask,
        /// The time box of the round.
        TimeBox,
        /// A page waits for its answer.
        Page,
        /// A hard decision waits for whoever may make it.
        Decision,
        /// A question or decision comes back.
        Revisit,
        /// A deferred item comes back.
        Item,
        /// Somebody outside must be told by law or contract.
        Reporting,
        /// Time in command.
        Command,
    }
    /// How much a hint weighs.
    Weight {
        /// Good to know.
        Quiet,
        /// Worth a word.
        Notice,
        /// Say it now.
        Firm,
    }
}

views! {
    /// Everything about a response beside its log.
    Response {
        /// The instant it was computed for.
        at: Moment,
        /// When it was declared.
        declared_at: Moment,
        /// Whole minutes since the declaration.
        minute: u32,
        /// Where people meet; empty when nobody said.
        place: String,
        /// Checklist cards, in order.
        cards: Vec<CardView>,
        /// Key of the current card: the first with open items whose time has come. Empty when all are complete.
        current_card: String,
        /// Whether the thirty-minute rail is shown; after it, the loop.
        rail: bool,
        /// How the checklist keeps up.
        pace: Pace,
        /// The loop.
        round: RoundView,
        /// Roles, those of the first minutes also when nobody holds them.
        roles: Vec<RoleView>,
        /// Who is on the call, who left.
        roster: Vec<PresentView>,
        /// Pages, earliest first.
        pages: Vec<PageView>,
        /// Quiet warnings; never more than a few.
        hints: Vec<Hint>,
        /// Asks, the next due first; finished ones last.
        asks: Vec<AskView>,
        /// The ten-minute mark that waits for answers.
        mark: Option<MarkView>,
        /// One clock per audience.
        clocks: Vec<ClockView>,
        /// Every running clock, the next due first.
        timers: Vec<Timer>,
        /// What is believed.
        ledger: Ledger,
        /// Drafts that have not been sent.
        drafts: Vec<UpdateView>,
        /// Updates that were sent, earliest first.
        sent: Vec<UpdateView>,
        /// Handovers, earliest first.
        handovers: Vec<HandoverView>,
        /// What is left before it can end.
        stand_down: StandDown,
        /// Other incidents it was linked to or kept apart from.
        related: Vec<RelatedView>,
        /// The step that the strip shows.
        next: NextStep,
    }

    /// The next step, for the strip.
    NextStep {
        /// Its place, such as "Card A, 5 of 7" or "Round 2".
        place: String,
        /// What to do.
        text: String,
        /// The item it is; empty in the loop.
        card: String,
        /// The item it is; empty in the loop.
        item: String,
    }

    /// A checklist card of this incident.
    CardView {
        /// Its key, such as `a`.
        key: String,
        /// Its title.
        title: String,
        /// `read_do` or `do_confirm`.
        read_do: bool,
        /// First and last minute it belongs to; absent for a card without minutes.
        minutes: Option<(u32, u32)>,
        /// Its items.
        items: Vec<ItemView>,
        /// How many are answered or do not apply.
        answered: u32,
        /// When the last of them was answered; absent while some are open.
        complete_at: Option<Moment>,
        /// What is said when it is complete.
        say: String,
    }

    /// A checklist item of this incident.
    ItemView {
        /// Its key, such as `a1`.
        key: String,
        /// What it asks.
        text: String,
        /// Latest minute after the declaration; absent when it has none.
        minute: Option<u32>,
        /// What it is for.
        purpose: String,
        /// Where it comes from.
        source: String,
        /// A sentence to say; empty when there is none.
        say: String,
        /// What the answer records, in a word or two, such as "name".
        records: String,
        /// What it is bound to, if to anything.
        binding: ItemBinding,
        /// How it stands.
        state: ItemState,
        /// What its answer recorded.
        remark: String,
        /// When a deferred item comes back.
        until: Option<Moment>,
        /// When it was answered.
        at: Option<Moment>,
        /// Who answered it, by name; empty when nobody said who they are or it ticked itself.
        by: String,
        /// The line that answered it by itself.
        line: Option<EventId>,
        /// Whether it answered itself.
        by_itself: bool,
        /// Whether its minute has passed and it is open.
        late: bool,
        /// Whether this is where the person was before an interruption.
        here: bool,
    }

    /// The loop of assess, stabilise, update, verify.
    RoundView {
        /// From 1; 0 before the loop began.
        round: u32,
        /// The current step.
        step: LoopStep,
        /// What came of the steps so far, latest first.
        outcomes: Vec<OutcomeView>,
        /// What is done until the next assessment.
        box_text: String,
        /// When to assess again; absent without a time box.
        box_until: Option<Moment>,
        /// The line that set the time box.
        box_line: Option<EventId>,
    }

    /// What came of a step of the loop.
    OutcomeView {
        /// In which round.
        round: u32,
        /// Of which step.
        step: LoopStep,
        /// In words.
        text: String,
        /// When.
        at: Moment,
        /// The line that says it.
        line: EventId,
    }

    /// A role and who holds it.
    RoleView {
        /// Which.
        role: Role,
        /// Everyone who holds it now.
        holders: Vec<TenureView>,
        /// Everyone who held it before, earliest first.
        before: Vec<TenureView>,
        /// What it does and does not do, in one line.
        card: String,
        /// Whether its minute has passed and nobody holds it.
        missing: bool,
    }

    /// Somebody's time in a role.
    TenureView {
        /// The event by which it was assumed.
        id: EventId,
        /// Handle.
        person: String,
        /// Name, or the handle when the directory does not know it.
        name: String,
        /// What an expert is the expert for.
        area: String,
        /// Since when.
        from: Moment,
        /// Until when; absent while it lasts.
        until: Option<Moment>,
    }

    /// Somebody on the call, or who was.
    PresentView {
        /// Handle.
        person: String,
        /// Name.
        name: String,
        /// Team; empty when unknown.
        team: String,
        /// IANA zone; empty when unknown.
        zone: String,
        /// Whether they take part.
        engaged: bool,
        /// Whether they are on call.
        on_call: Option<bool>,
        /// Since when they are here.
        from: Moment,
        /// When they left.
        until: Option<Moment>,
        /// When they said that they are tired.
        tired_at: Option<Moment>,
        /// Their local time as `HH:MM`; empty when their zone is unknown.
        local: String,
        /// Whether that is night for them (22 to 7), or outside their working hours.
        off_hours: bool,
    }

    /// A page.
    PageView {
        /// The event.
        id: EventId,
        /// Handle.
        person: String,
        /// Name.
        name: String,
        /// For what.
        reason: String,
        /// When.
        at: Moment,
        /// What became of it.
        answer: Option<PageAnswer>,
        /// When.
        answered_at: Option<Moment>,
        /// Name of whom it went on to.
        to: String,
        /// When it should go on to somebody else.
        escalate_at: Moment,
    }

    /// A quiet warning. It never blocks.
    // The line grammar has hints of its own.
    #[cfg_attr(feature = "ts", ts(rename = "ResponseHint"))]
    Hint {
        /// A stable name, such as `commander_is_expert`.
        code: String,
        /// In words.
        text: String,
        /// How much it weighs.
        weight: Weight,
    }

    /// Something one person was asked to do.
    AskView {
        /// The line.
        id: EventId,
        /// Handle.
        person: String,
        /// Name.
        name: String,
        /// What.
        text: String,
        /// When they were asked.
        at: Moment,
        /// End of the time box; absent without one.
        due_at: Option<Moment>,
        /// How often it was given more time.
        extended: u32,
        /// When they said it back.
        read_back_at: Option<Moment>,
        /// How it ended; absent while it is open.
        ended: Option<crate::words::AskAnswer>,
        /// When it ended or was blocked.
        ended_at: Option<Moment>,
        /// What was said about it last.
        remark: String,
        /// The sentence to say when the time is up.
        say: String,
    }

    /// A ten-minute mark that waits for answers.
    MarkView {
        /// Which, in minutes since the declaration.
        mark: u32,
        /// When it was.
        at: Moment,
        /// What is still open.
        open: Vec<MarkQuestion>,
        /// What was answered.
        answered: Vec<MarkAnswerView>,
    }

    /// An answer at a ten-minute mark.
    MarkAnswerView {
        /// To which question.
        question: MarkQuestion,
        /// What.
        answer: String,
    }

    /// The clock of one audience.
    ClockView {
        /// Its key.
        audience: String,
        /// Its name.
        name: String,
        /// How often it hears.
        mode: CadenceMode,
        /// Minutes between updates, as they hold now.
        minutes: Option<u32>,
        /// When the next word is due; absent when it hears on change or not at all.
        due_at: Option<Moment>,
        /// What that rests on.
        anchor: Option<Anchor>,
        /// What the ring counts from.
        from: Option<Moment>,
        /// The instant the current cadence was set aside until; it stays visible while snoozed.
        snoozed: Option<SnoozeView>,
        /// Why it is slower, on change or off; what changed when it is due by a change; else empty.
        reason: String,
        /// The last update that was sent.
        last: Option<SentView>,
        /// A draft that waits.
        draft: Option<EventId>,
        /// Whether slowing down can be offered now.
        may_slow: bool,
        /// Names of who is reminded: deputy or communications; never the commander while somebody else is there.
        reminded: Vec<String>,
    }

    /// A clock that was put off.
    SnoozeView {
        /// Until when.
        until: Moment,
        /// Why.
        reason: SnoozeReason,
        /// Why, in words.
        remark: String,
    }

    /// The last update of an audience.
    SentView {
        /// The event.
        id: EventId,
        /// When.
        at: Moment,
        /// What it said.
        text: String,
        /// By which way.
        channel: Channel,
        /// When the next word was promised.
        next_by: Option<Moment>,
    }

    /// A running clock of any kind.
    Timer {
        /// What it is about.
        kind: TimerKind,
        /// The audience, the event or the item it belongs to.
        key: String,
        /// In words, such as "Customers" or "Ana: check replica lag".
        label: String,
        /// When it is up.
        due_at: Moment,
        /// What it counts from.
        from: Moment,
        /// The sentence to say when it is up; empty when there is none.
        say: String,
    }

    /// What is believed.
    Ledger {
        /// Taken for true.
        facts: Vec<BeliefView>,
        /// Hypotheses, open ones first.
        hypotheses: Vec<BeliefView>,
        /// Decisions.
        decisions: Vec<DecisionView>,
        /// Questions, open ones first.
        questions: Vec<BeliefView>,
        /// Hard decisions put before somebody.
        put: Vec<PutView>,
    }

    /// One belief.
    BeliefView {
        /// The line.
        id: EventId,
        /// What it says.
        text: String,
        /// What kind of line it is.
        entry: EntryKind,
        /// How it stands.
        standing: Standing,
        /// Since when.
        since: Moment,
        /// The line that says why.
        because: Option<EventId>,
        /// That line's text.
        because_text: String,
        /// Why, in words.
        remark: String,
        /// Name of who finds out; empty when nobody does.
        owner: String,
        /// By when.
        by: Option<Moment>,
    }

    /// One decision.
    DecisionView {
        /// The line.
        id: EventId,
        /// What was decided.
        text: String,
        /// When.
        at: Moment,
        /// What could have been done.
        options: Vec<String>,
        /// Strong objections.
        objections: String,
        /// Name of who decided.
        decided_by: String,
        /// When to look at it again.
        revisit_at: Option<Moment>,
    }

    /// A hard decision before somebody who may make it.
    PutView {
        /// The event.
        id: EventId,
        /// What is to be decided.
        text: String,
        /// Name of who may decide.
        before: String,
        /// By when.
        by: Moment,
        /// What was decided.
        answer: String,
        /// When.
        answered_at: Option<Moment>,
    }

    /// A draft, or an update that was sent.
    UpdateView {
        /// The event.
        id: EventId,
        /// For whom.
        audience: String,
        /// Its subject.
        subject: String,
        /// What it says.
        text: String,
        /// When it was drafted or sent.
        at: Moment,
        /// When it says the next word comes.
        next_by: Option<Moment>,
        /// By which way it went; absent for a draft.
        channel: Option<Channel>,
        /// To whom; empty for a draft.
        to: String,
        /// Seconds after the promise; 0 when it was kept or nothing had been promised.
        late_seconds: u32,
    }

    /// A handover.
    HandoverView {
        /// The event.
        id: EventId,
        /// The role.
        role: Role,
        /// Name of who gives.
        from: String,
        /// Handle of who takes.
        to: String,
        /// Name of who takes.
        to_name: String,
        /// The brief as it was given.
        brief: Vec<BriefPart>,
        /// When.
        at: Moment,
        /// What was read back; empty until then.
        read_back: String,
        /// When.
        read_back_at: Option<Moment>,
        /// When it was accepted.
        accepted_at: Option<Moment>,
        /// When it was called off.
        dropped_at: Option<Moment>,
    }

    /// What is left before it can end.
    StandDown {
        /// Who saw that it works again; empty until then.
        verified_by: String,
        /// By which signal.
        signal: String,
        /// When.
        verified_at: Option<Moment>,
        /// Each audience: told of the end, waived with a reason, or neither.
        audiences: Vec<ToldView>,
        /// Temporary changes.
        temporary: Vec<TemporaryView>,
        /// Reporting clocks.
        reporting: Vec<ReportingView>,
        /// How deep the review goes; absent until chosen.
        review: Option<ReviewTier>,
        /// Why.
        review_reason: String,
        /// Name of who drafts it.
        drafter: String,
        /// Whether people are asked; absent until chosen.
        survey: Option<bool>,
        /// Ideas jotted on the way.
        ideas: Vec<IdeaView>,
        /// Asks that are still open.
        open_asks: u32,
        /// When the response ended.
        stood_down_at: Option<Moment>,
        /// What is still missing, in words; it never blocks.
        missing: Vec<String>,
    }

    /// Whether an audience was told of the end.
    ToldView {
        /// Its key.
        audience: String,
        /// Its name.
        name: String,
        /// When it was told.
        told_at: Option<Moment>,
        /// Why it is not told.
        waived: String,
    }

    /// A temporary change.
    TemporaryView {
        /// The event.
        id: EventId,
        /// What.
        text: String,
        /// Name of who changes it back.
        owner: String,
        /// When it was noted.
        at: Moment,
        /// When it was undone.
        undone_at: Option<Moment>,
        /// What was done.
        remark: String,
    }

    /// A reporting clock.
    ReportingView {
        /// The event.
        id: EventId,
        /// Which rule.
        name: String,
        /// What it counts from.
        anchor: Moment,
        /// By when.
        due: Moment,
        /// On what grounds.
        remark: String,
        /// When it stopped.
        stopped_at: Option<Moment>,
        /// How.
        stopped: String,
    }

    /// An idea for later.
    IdeaView {
        /// The event.
        id: EventId,
        /// What.
        text: String,
        /// When.
        at: Moment,
        /// The line it came from.
        from: Option<EventId>,
    }

    /// Another incident it stands in relation to.
    RelatedView {
        /// The event.
        id: EventId,
        /// The other.
        other: StreamId,
        /// How.
        relation: RelationKind,
        /// Why.
        reason: String,
        /// When.
        at: Moment,
    }
}
