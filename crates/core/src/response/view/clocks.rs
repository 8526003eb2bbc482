//! Clocks: of audiences, and of everything else.

use serde::{Deserialize, Serialize};

use super::shapes::views;
use super::{Anchor, TimerKind};
use crate::ids::EventId;
use crate::time::Moment;
use crate::words::{CadenceMode, Channel, SnoozeReason};

views! {
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
}
