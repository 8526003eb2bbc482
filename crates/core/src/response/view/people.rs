//! Roles, the call, pages, hints, asks and marks.

use serde::{Deserialize, Serialize};

use super::Weight;
use super::shapes::views;
use crate::ids::EventId;
use crate::time::Moment;
use crate::words::{MarkQuestion, PageAnswer, Role};

views! {
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
        /// From when its time runs: the asking, or the last time that they were given more.
        from: Moment,
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
}
