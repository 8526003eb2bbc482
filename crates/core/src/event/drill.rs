//! What people do in a drill beside its incident: plan, seat, run the clock, deliver, watch, talk it over.
//!
//! A drill is an incident of its own kind, played on the real screens, and beside it a stream found from that incident
//! ([`crate::drill::play::stream_of`]). What the players do is in the incident; what the facilitator and the observers
//! do is here, so that no player's screen can show it by mistake. Answers about confidence are in no stream.

use serde::{Deserialize, Serialize};

use super::shapes::acts;
use crate::ids::{EventId, StreamId};
use crate::time::Moment;
use crate::words::{DeliveredBy, DrillMode, DrillSeat, HotWashPart, IdeaState, Rating, Role};

acts! {
    /// Something done in a drill.
    DrillAct;
    /// A drill was put together. What is played is kept whole: a scenario that is edited later changes nothing here.
    DrillPlanned = "drill_planned", 1 {
        /// The incident the players will work on.
        incident: StreamId,
        /// The title the players see.
        title: String,
        /// How it is played.
        mode: DrillMode,
        /// The scenario, in the shape of the library's.
        #[cfg_attr(feature = "ts", ts(type = "unknown"))]
        scenario: serde_json::Value,
        /// What chance chose by, where chance chose.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        seed: Option<u32>,
    }
    /// Somebody took a seat.
    DrillSeatTaken = "drill_seat_taken", 1 {
        /// Which.
        seat: DrillSeat,
        /// Handle.
        person: String,
        /// The role a player begins in.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        role: Option<Role>,
    }
    /// Somebody gave a seat back.
    DrillSeatLeft = "drill_seat_left", 1 {
        /// The event by which it was taken.
        taken: EventId,
    }
    /// The drill began: its clock runs.
    DrillStarted = "drill_started", 1 {
        /// What the drill clock said then.
        begins: Moment,
        /// How fast it runs.
        #[serde(default = "once", skip_serializing_if = "is_once")]
        speed: u32,
    }
    /// The drill clock was stopped for a while.
    DrillPaused = "drill_paused", 1 {
        /// What the drill clock said.
        at: Moment,
    }
    /// The drill clock goes on.
    DrillResumed = "drill_resumed", 1 {
        /// What the drill clock said.
        at: Moment,
    }
    /// The drill clock was put forward. What lies between is due, never lost.
    DrillJumped = "drill_jumped", 1 {
        /// To this instant of the drill.
        to: Moment,
    }
    /// The drill clock runs at another speed.
    DrillSpeedSet = "drill_speed_set", 1 {
        /// How many drill seconds a second has.
        speed: u32,
    }
    /// An inject reached the players.
    InjectDelivered = "inject_delivered", 1 {
        /// Its key.
        inject: String,
        /// What made it come.
        by: DeliveredBy,
        /// The line of the players' log that its pictures stand in, where it has any.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        line: Option<EventId>,
    }
    /// An inject does not come by itself, or it does again.
    InjectHeld = "inject_held", 1 {
        /// Its key.
        inject: String,
        /// Whether it is held.
        on: bool,
    }
    /// An inject is left out, or comes after all.
    InjectSkipped = "inject_skipped", 1 {
        /// Its key.
        inject: String,
        /// Whether it is left out.
        on: bool,
        /// Why.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        reason: String,
    }
    /// The facilitator made an inject up, and it reached the players at once.
    InjectImprovised = "inject_improvised", 1 {
        /// In one line.
        text: String,
        /// The whole of it.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        full: String,
        /// How it comes, in the scenario's words.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        delivery: String,
        /// Who says it.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        from: String,
        /// To whom.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        to: String,
    }
    /// An inject was changed before it came. What is absent stays.
    InjectEdited = "inject_edited", 1 {
        /// Its key.
        inject: String,
        /// In one line.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        text: Option<String>,
        /// The whole of it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        full: Option<String>,
        /// To whom.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        to: Option<String>,
        /// Seconds of the drill after its start.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        after: Option<u32>,
    }
    /// What the players did about an inject was seen, or not.
    InjectAnswered = "inject_answered", 1 {
        /// Its key.
        inject: String,
        /// Handle of the observer.
        observer: String,
        /// What was seen of what was hoped for.
        rating: Rating,
        /// What they did.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        observed: String,
    }
    /// An observer rated an objective. The latest rating of an observer counts.
    ObjectiveRated = "objective_rated", 1 {
        /// Its key.
        objective: String,
        /// Handle of the observer.
        observer: String,
        /// What was seen.
        rating: Rating,
        /// The line of the incident's log that shows it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        evidence: Option<EventId>,
        /// What was seen, in words.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        remark: String,
    }
    /// An observer wrote down what they saw.
    ObserverNoted = "observer_noted", 1 {
        /// Handle of the observer; empty when nobody gave a name.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        observer: String,
        /// What they saw.
        text: String,
        /// The objective it is about.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        objective: String,
    }
    /// Something real happened: the drill stands still for good.
    DrillStoppedRealWorld = "drill_stopped_real_world", 1 {
        /// What the drill clock said.
        at: Moment,
    }
    /// The drill is over.
    DrillEnded = "drill_ended", 1 {
        /// What the drill clock said.
        at: Moment,
    }
    /// The talk right after the drill began: fifteen minutes.
    HotWashBegan = "hot_wash_began", 1 {
        /// How many minutes it has.
        minutes: u32,
    }
    /// Somebody said something in that talk.
    HotWashNoted = "hot_wash_noted", 1 {
        /// To which question.
        part: HotWashPart,
        /// What.
        text: String,
        /// Handle of who said it; empty when no name is wanted.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        by: String,
        /// By when, where it is a promise.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        due: Option<Moment>,
    }
    /// That talk is over.
    HotWashEnded = "hot_wash_ended", 1 {
        /// What was said.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        remark: String,
    }
    /// Something that went well and is to stay so.
    StrengthNoted = "strength_noted", 1 {
        /// What.
        text: String,
        /// The objective it is about.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        objective: String,
        /// What was noted before and says so.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        from: Option<EventId>,
    }
    /// Something to make better. It soaks as the ideas of a review do.
    ImprovementJotted = "improvement_jotted", 1 {
        /// What was seen.
        observation: String,
        /// What came of it.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        consequence: String,
        /// What is proposed.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        recommendation: String,
        /// Handle of who takes it.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        owner: String,
        /// By when.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        due: Option<Moment>,
        /// The objective it is about.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        objective: String,
        /// What was noted before and says so.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        from: Option<EventId>,
        /// The improvement that is said anew.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        improvement: Option<EventId>,
    }
    /// It was decided what becomes of it.
    ImprovementDecided = "improvement_decided", 1 {
        /// The event by which it was jotted.
        idea: EventId,
        /// What becomes of it.
        to: IdeaState,
        /// Why.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        reason: String,
    }
    /// Something that was noted is neither a strength nor to be made better, or it may be after all.
    NoteSetAside = "note_set_aside", 1 {
        /// The event that noted it.
        note: EventId,
        /// Whether it is set aside.
        on: bool,
    }
    /// Nobody is asked any more how sure they are: what was answered may be looked at.
    ConfidenceClosed = "confidence_closed", 1 {
        /// A remark.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        remark: String,
    }
}

const fn once() -> u32 {
    1
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it with a reference")]
const fn is_once(speed: &u32) -> bool {
    *speed == 1
}
