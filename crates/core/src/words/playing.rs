//! The fixed words of playing a drill.

use serde::{Deserialize, Serialize};

words! {
    /// How a drill is played.
    DrillMode {
        /// Somebody holds the console, others play.
        Facilitated = "facilitated", "With a facilitator";
        /// One player, aloud, with a game master; the others listen and join in.
        Wheel = "wheel", "Wheel of misfortune";
        /// One person alone: injects come by themselves, the scenario plays the others.
        Solo = "solo", "Alone";
    }
}

words! {
    /// What somebody does in a drill.
    DrillSeat {
        /// Holds the console and the clock.
        Facilitator = "facilitator", "Facilitator";
        /// Plays.
        Player = "player", "Player";
        /// Rates what was seen against the objectives.
        Observer = "observer", "Observer";
        /// Writes, so that others can watch.
        NoteTaker = "note_taker", "Note-taker";
        /// Voices those who are not in the room.
        Simulator = "simulator", "Voices others";
    }
}

words! {
    /// What an observer saw of an objective.
    Rating {
        /// It was seen.
        Seen = "seen", "Seen";
        /// A part of it was seen.
        Partly = "partly", "Partly";
        /// There was occasion, and it was not seen.
        NotSeen = "not_seen", "Not seen";
    }
}

words! {
    /// What made an inject come.
    DeliveredBy {
        /// The facilitator.
        Hand = "hand", "By hand";
        /// Its time had come.
        Clock = "clock", "At its time";
        /// What it waits for was done.
        Trigger = "trigger", "When it was done";
        /// What it waits for was not done in time.
        Fallback = "fallback", "By itself, after waiting";
    }
}

words! {
    /// The four questions of the talk right after a drill.
    HotWashPart {
        /// What surprised you?
        Surprised = "surprised", "What surprised you?";
        /// Where did you wait?
        Waited = "waited", "Where did you wait?";
        /// What would you keep?
        Keep = "keep", "What would you keep?";
        /// What will you change, by when?
        Change = "change", "What will you change, by when?";
    }
}
