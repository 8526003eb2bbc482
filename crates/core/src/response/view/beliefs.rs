//! What is believed.

use serde::{Deserialize, Serialize};

use super::shapes::views;
use crate::ids::EventId;
use crate::time::Moment;
use crate::words::{EntryKind, Standing};

views! {
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
        /// What was proposed, where that is not what was decided.
        proposal: String,
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
}
