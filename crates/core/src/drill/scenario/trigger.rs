//! When an inject comes.

use serde::{Deserialize, Serialize};

use super::types::shapes;
use crate::words::{EntryKind, Role, Severity};

/// When an inject comes. Triggers propose; in a led drill the facilitator delivers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "snake_case", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum Trigger {
    /// At a minute of the drill clock.
    At {
        /// Minutes after the start.
        minute: u32,
    },
    /// So many minutes after another inject was delivered.
    After {
        /// Key of the other inject.
        inject: String,
        /// Minutes after it.
        minutes: u32,
    },
    /// When a player does something.
    When {
        /// What.
        condition: Condition,
        /// Minute before which it does not come, whatever is done.
        #[serde(default, skip_serializing_if = "is_zero")]
        from_minute: u32,
    },
    /// When the facilitator chooses to.
    ByHand,
}

/// What a player does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "snake_case", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum Condition {
    /// A role is taken.
    RoleAssigned {
        /// Which.
        role: Role,
    },
    /// The severity is set.
    SeveritySet {
        /// To this one or a higher one; any when absent.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        severity: Option<Severity>,
    },
    /// A statement is written.
    StatementWritten {
        /// It holds one of these words; any when empty.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        words: Vec<String>,
    },
    /// An update is sent.
    UpdateSent {
        /// Key of the audience; any when empty.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        audience: String,
    },
    /// Somebody is asked to do something.
    AskMade {
        /// The line holds one of these words; any when empty.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        words: Vec<String>,
    },
    /// A line is written.
    EntryWritten {
        /// Of this kind; of any when absent.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        entry: Option<EntryKind>,
        /// It holds one of these words; any when empty.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        words: Vec<String>,
    },
    /// An item of a card is answered.
    ItemAnswered {
        /// Key of the card.
        card: String,
        /// Key of the item; any item of the card when empty.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        item: String,
    },
    /// A decision is recorded.
    DecisionRecorded {
        /// It holds one of these words; any when empty.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        words: Vec<String>,
    },
    /// The facilitator saw it.
    Seen {
        /// What to look for, in words.
        text: String,
    },
}

shapes! {
    /// What if what an inject waits for does not come in time, or, once it was delivered, nothing follows from it.
    Fallback {
        /// Minutes: after the start for an inject that waits for players, after its delivery for any other.
        within: u32,
        /// Key of the inject that comes then; its own key for "deliver this one anyway".
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        deliver: Option<String>,
        /// What the facilitator may hint at.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        hint: String,
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it with a reference")]
const fn is_zero(value: &u32) -> bool {
    *value == 0
}
