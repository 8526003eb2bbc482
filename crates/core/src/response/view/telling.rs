//! Updates, handovers, stand-down and other incidents.

use serde::{Deserialize, Serialize};

use super::shapes::{choices, views};
use crate::event::BriefPart;
use crate::ids::{EventId, StreamId};
use crate::time::Moment;
use crate::words::{Channel, RelationKind, ReviewTier, Role};

views! {
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
        /// What is open while it waits for the yes: what goes with the role, then what stays with others.
        open: Vec<PassView>,
    }

    /// Something that is open when a role changes hands.
    PassView {
        /// What it is.
        what: Passing,
        /// What it says.
        text: String,
        /// Name of who has it now; empty when nobody does.
        owner: String,
        /// Whether it goes to the one who takes over.
        passes: bool,
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

choices! {
    /// What can be open when a role changes hands.
    Passing {
        /// An ask.
        Ask,
        /// A question with an owner.
        Question,
        /// A temporary change.
        Change,
        /// A word promised to an audience.
        Promise,
        /// A reporting clock.
        Report,
    }
}
