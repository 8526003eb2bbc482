//! Clocks that need somebody, and the next ones of every open incident.

use muster_core::ids::StreamId;
use muster_core::response::Timer;

use super::wire_types;

wire_types! {
    /// A clock needs somebody: a banner to be seen, or a sound as well.
    pub struct Alarm {
        /// The incident with the worst gap.
        pub incident: StreamId,
        /// What people say aloud, such as `INC-0042`.
        pub reference: String,
        /// Its clock: the audience, the event or the item.
        pub key: String,
        /// In words.
        pub text: String,
        /// Whether it is to be heard.
        pub sound: bool,
        /// Names of who is reminded; empty when nobody has a role yet.
        pub to: Vec<String>,
    }

    /// The clocks of every open incident, and of those that are over but owe somebody the last word.
    pub struct AllClocks {
        /// In the order of the board.
        pub incidents: Vec<IncidentClocks>,
    }

    /// The clocks of one incident.
    pub struct IncidentClocks {
        /// Which.
        pub id: StreamId,
        /// What people say aloud.
        pub reference: String,
        /// Whether it is an exercise.
        pub is_drill: bool,
        /// Name of who commands; empty when nobody does.
        pub commander: String,
        /// How many clocks are late.
        pub overdue: u32,
        /// The next three.
        pub timers: Vec<Timer>,
    }
}
