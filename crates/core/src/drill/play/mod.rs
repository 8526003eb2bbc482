//! Playing a drill: its clock, what comes when, what observers see, what the players may see.
//!
//! A drill is a stream of its own beside the incident the players work on. Everything here is worked out from
//! [`DrillState`], that incident and an instant of the machine's clock; nothing derived is stored.

mod after;
mod clock;
mod console;
mod decide;
mod injects;
mod label;
mod pictures;
mod players;
mod scene;
mod stamp;
mod state;
mod triggers;
mod view;
mod voices;
mod wheel;

pub use after::after;
pub use clock::{DrillClock, DrillStanding, SPEEDS, SteadyWall, clock};
pub use console::{console, objectives, row, runs_alone, seats};
pub use decide::{DrillRejection, decide_drill, decide_drill_undo, decide_start};
pub use injects::{Placed, coming, injects};
pub use label::drill_label;
pub use players::{players, reading, reading_of};
pub use scene::DrillScene;
pub use stamp::{STAMP, stamped, stamped_around};
pub use state::{DrillState, fold_drill};
pub use triggers::met;
pub use view::*;
pub use voices::voices;
pub use wheel::spin;

pub(in crate::drill) use decide::{filled, objective, tidy};
pub(in crate::drill) use pictures::brought;
pub(in crate::drill) use scene::seconds;

use uuid::Uuid;

use crate::ids::{Hash, StreamId};

/// The stream of the drill beside an incident. Worked out from the incident, so that nobody has to look it up.
#[must_use]
pub fn stream_of(incident: StreamId) -> StreamId {
    let mut named = b"muster drill of ".to_vec();
    named.extend_from_slice(incident.as_bytes());
    let hash = Hash::of(&named);
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hash.0[..16]);
    StreamId(Uuid::new_v8(bytes))
}
