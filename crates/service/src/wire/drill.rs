//! Drills: the console, the players' window, one way to do anything in them.

use muster_core::drill::play::{ClockReading, DrillRow, DrillStanding, DrillView};
use muster_core::event::DrillAct;
use muster_core::ids::StreamId;
use muster_core::time::Moment;
use muster_core::words::{Difficulty, DrillMode};

use super::{Change, wire_types};

wire_types! {
    /// Does something in a drill.
    pub struct DrillActRequest {
        /// Id or reference of the incident the players work on.
        pub incident: String,
        /// What.
        pub act: DrillAct,
    }

    /// Puts a drill together.
    pub struct DrillPlan {
        /// The scenario, by its key in the library; not asked where an incident is named.
        #[serde(default)]
        pub scenario: String,
        /// A closed incident of our own that is played as it happened, without a scenario in the library.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub past: Option<DrillPast>,
        /// The title the players see; the scenario's own when empty.
        #[serde(default)]
        pub title: String,
        /// How it is played.
        pub mode: DrillMode,
        /// The number by which chance chose, where it did.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub seed: Option<u32>,
    }

    /// A closed incident to play.
    pub struct DrillPast {
        /// Its id or reference.
        pub incident: String,
        /// Whether names become roles.
        pub names_to_roles: bool,
    }

    /// A drill was put together.
    pub struct DrillMade {
        /// The incident the players will work on.
        pub incident: StreamId,
        /// What was appended.
        pub change: Change,
    }

    /// Asks chance for something to play.
    pub struct DrillSpin {
        /// How hard; anything when absent.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub difficulty: Option<Difficulty>,
        /// Among what.
        #[serde(default)]
        pub among: WheelOf,
        /// The number to choose by; the same number chooses the same.
        pub seed: u32,
    }

    /// What chance chose.
    pub struct DrillSpun {
        /// Key of the scenario; absent when it is a past incident, or there is nothing.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub scenario: Option<String>,
        /// The past incident, where it is one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub past: Option<PastChoice>,
        /// Its title.
        pub title: String,
        /// Among how many.
        pub among: u32,
        /// How many closed incidents there are that could be played, whatever they ask.
        pub closed: u32,
    }

    /// A closed incident that can be played.
    pub struct PastChoice {
        /// Which.
        pub incident: StreamId,
        /// Such as `INC-0042`.
        pub reference: String,
        /// When it was declared.
        pub declared_at: Moment,
        /// How much it asks, as far as its size and length say.
        pub difficulty: Difficulty,
    }

    /// The drills whose clock runs or stands for a while, and those that were stopped for something real.
    pub struct DrillsRunning {
        /// In the order of the board.
        pub drills: Vec<DrillRuns>,
    }

    /// A drill that has begun and is not over, or was stopped.
    pub struct DrillRuns {
        /// The incident the players work on.
        pub incident: StreamId,
        /// Such as `DRILL-0003`.
        pub reference: String,
        /// What the players see above it.
        pub title: String,
        /// How it stands.
        pub standing: DrillStanding,
    }

    /// What can be played.
    pub struct DrillChoice {
        /// Its key in the library.
        pub key: String,
        /// Its title.
        pub title: String,
        /// What players are told.
        pub synopsis: String,
        /// How long it runs, in minutes of the drill clock.
        pub minutes: u32,
        /// How much it asks.
        pub difficulty: Difficulty,
        /// How many injects it has.
        pub injects: u32,
        /// How many objectives.
        pub objectives: u32,
    }

    /// Every drill.
    pub struct Drills {
        /// What can be played, in the order of the library.
        pub scenarios: Vec<DrillChoice>,
        /// Running ones first, then planned ones, then the latest.
        pub rows: Vec<DrillRow>,
    }

    /// A drill with what can be taken back in it.
    pub struct DrillReply {
        /// The drill.
        pub view: DrillView,
        /// What undo would take back, in words.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub undo: Option<String>,
        /// What redo would do again, in words.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub redo: Option<String>,
    }

    /// The clock of a drill.
    pub struct DrillClockReply {
        /// How it goes on; absent for what runs on the machine's clock.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub clock: Option<ClockReading>,
        /// Whether it stands still for good because something real happened.
        pub stopped: bool,
    }
}

/// Among what the wheel of misfortune spins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum WheelOf {
    /// Scenarios and past incidents.
    #[default]
    Anything,
    /// Closed incidents of our own.
    Past,
    /// Scenarios of the library.
    Scenarios,
}
