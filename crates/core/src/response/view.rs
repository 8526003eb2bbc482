//! What a response looks like at an instant, as the screens, the exports and the alarms read it.

mod beliefs;
mod clocks;
mod people;
mod shapes;
mod telling;

pub use beliefs::*;
pub use clocks::*;
pub use people::*;
pub use telling::*;

use serde::{Deserialize, Serialize};

use shapes::{choices, views};

use crate::ids::EventId;
use crate::library::ItemBinding;
use crate::time::Moment;
use crate::words::{ItemState, LoopStep};

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
}
