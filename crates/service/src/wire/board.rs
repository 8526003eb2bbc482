//! The board: incidents side by side, and declaring one.

use chrono::{DateTime, Utc};
use muster_core::drill::play::{ClockReading, DrillStanding};
use muster_core::ids::StreamId;
use muster_core::words::{Phase, Severity};

use super::{Change, Neighbour, wire_types};

wire_types! {
    /// Asks for the board.
    pub struct BoardRequest {
        /// How many closed incidents to list.
        pub closed: u32,
    }

    /// The board.
    pub struct Board {
        /// Every open incident and drill, most severe first, then longest open.
        pub open: Vec<IncidentCard>,
        /// The latest closed ones, latest first.
        pub closed: Vec<IncidentCard>,
        /// How many are closed in all, drills among them.
        pub closed_total: u32,
        /// How many of them are drills, which are no incidents.
        pub closed_drills: u32,
    }

    /// One incident on the board.
    pub struct IncidentCard {
        /// Which.
        pub id: StreamId,
        /// What people say aloud, such as `INC-0042`.
        pub reference: String,
        /// Its title.
        pub title: String,
        /// Its severity; absent until somebody has sized it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub severity: Option<Severity>,
        /// What readers are told.
        pub phase: Phase,
        /// Whether it is an exercise.
        pub is_drill: bool,
        /// How the drill stands that has a console; absent for what is real, or was declared without one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub drill: Option<DrillOnBoard>,
        /// When it was declared.
        pub declared_at: DateTime<Utc>,
        /// When impact began, if that was set; the clock counts from here, else from the declaration.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub impact_at: Option<DateTime<Utc>>,
        /// When it was over.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub resolved_at: Option<DateTime<Utc>>,
        /// When the latest line was written.
        pub last_at: DateTime<Utc>,
        /// How many lines were written.
        pub lines: u32,
        /// The statement that counts; empty when none was written.
        pub statement: String,
        /// The latest line.
        pub last_line: String,
        /// Handles of the services it names.
        pub services: Vec<String>,
        /// Open incidents that may be the same. Those that were linked, merged or found to be separate are left out.
        pub shares_with: Vec<Shared>,
        /// Incidents that its log says it is linked with.
        pub linked: Vec<StreamId>,
        /// Incidents that were merged into this one itself.
        pub merged: Vec<Neighbour>,
    }

    /// How a drill stands on the board.
    pub struct DrillOnBoard {
        /// How far it is.
        pub standing: DrillStanding,
        /// Its clock.
        pub clock: ClockReading,
    }

    /// Something two open incidents have in common.
    pub struct Shared {
        /// The other incident.
        pub id: StreamId,
        /// Its reference.
        pub reference: String,
        /// Its title.
        pub title: String,
        /// Handles of services that both name.
        pub services: Vec<String>,
        /// Handles of people who are named in both.
        pub people: Vec<String>,
        /// Words that both say.
        pub words: Vec<String>,
        /// All of it in words; empty for what is linked and shares nothing.
        pub reason: String,
        /// Whether somebody linked the two.
        pub linked: bool,
    }

    /// The line an incident is declared with, while it is typed.
    pub struct DeclareParse {
        /// As typed, such as `sev1 Card payments declined`.
        pub text: String,
    }

    /// Declares an incident.
    pub struct Declare {
        /// As typed; a severity and the word "drill" in front are understood.
        pub text: String,
        /// Says the severity otherwise than in the text.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub severity: Option<Severity>,
        /// Says that it is an exercise otherwise than in the text.
        #[serde(default)]
        pub is_drill: bool,
    }

    /// A declared incident.
    pub struct Declared {
        /// Which.
        pub id: StreamId,
        /// What people say aloud.
        pub reference: String,
        /// The events it took.
        pub change: Change,
    }
}
