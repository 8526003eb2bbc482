//! What the console, the list of drills and the players' window read. These are the wire types too.

use serde::{Deserialize, Serialize};

use super::super::scenario::{CourseStep, Persona, RoleNeeded, ShownArtefact};
use super::DrillStanding;
use crate::ids::{EventId, StreamId};
use crate::time::Moment;
use crate::words::{
    DeliveredBy, Delivery, Difficulty, DrillMode, DrillSeat, HotWashPart, IdeaState, InjectKind, Rating, Recipient,
    Role, Severity,
};

macro_rules! views {
    ($($(#[$meta:meta])* $name:ident { $($(#[doc = $doc:literal])+ $field:ident: $type:ty,)+ })+) => {$(
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
        #[cfg_attr(feature = "ts", derive(ts_rs::TS))]
        #[serde(rename_all = "camelCase")]
        $(#[$meta])*
        pub struct $name { $($(#[doc = $doc])+ pub $field: $type,)+ }
    )+};
}

/// How an inject stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum InjectStanding {
    /// Its time has not come.
    Planned,
    /// Its time has come.
    Due,
    /// The players did what it waits for.
    Proposed,
    /// It does not come by itself.
    Held,
    /// It reached the players.
    Delivered,
    /// It is left out.
    Skipped,
}

views! {
    /// How the drill clock goes on, so that a screen can count along.
    ClockReading {
        /// From this instant of the machine's clock on.
        wall: Moment,
        /// What the drill clock says then.
        drill: Moment,
        /// How many drill seconds a second has; 0 while it stands.
        rate: u32,
        /// The speed that was chosen.
        speed: u32,
        /// What it said when the drill began.
        begins: Moment,
    }

    /// A drill for the console: everything, also what no player may see.
    DrillView {
        /// The stream of the drill.
        drill: StreamId,
        /// The incident the players work on.
        incident: StreamId,
        /// What people say aloud; empty before it began.
        reference: String,
        /// The title the players see.
        title: String,
        /// How it is played.
        mode: DrillMode,
        /// How far it has come.
        standing: DrillStanding,
        /// Its clock; absent before it began.
        clock: Option<ClockReading>,
        /// What is played; absent when this program cannot read it.
        brief: Option<DrillBrief>,
        /// Every inject, in the order in which it was planned.
        injects: Vec<InjectView>,
        /// Key of the inject that comes next, or that waits for a person.
        next: Option<String>,
        /// What was delivered outside the plan.
        improvised: Vec<PlayersInject>,
        /// The objectives with their ratings.
        objectives: Vec<ObjectiveView>,
        /// Who is there.
        seats: Vec<DrillSeatView>,
        /// What observers wrote, latest first.
        notes: Vec<DrillNoteView>,
        /// What the players' screens say.
        live: LiveView,
        /// What came after: hot wash, strengths, improvements.
        after: AfterView,
        /// How many minutes its clock has run.
        minutes: u32,
    }

    /// What is played, for the facilitator.
    DrillBrief {
        /// Its key in the library.
        scenario: String,
        /// Its title.
        title: String,
        /// What players are told.
        synopsis: String,
        /// What is really going on.
        truth: String,
        /// How long it runs.
        minutes: u32,
        /// How much it asks.
        difficulty: Difficulty,
        /// The severities it passes through.
        severity_path: Vec<Severity>,
        /// Who is needed.
        roles: Vec<RoleNeeded>,
        /// People whom nobody plays.
        cast: Vec<Persona>,
        /// How one sees that it went well.
        success_signs: Vec<String>,
        /// What to talk about afterwards.
        debrief: Vec<String>,
        /// What to take care of.
        safety: String,
        /// The incident it was made from.
        from_incident: Option<String>,
        /// What was done in that incident.
        course: Vec<CourseStep>,
    }

    /// An inject for the facilitator.
    InjectView {
        /// Its key.
        key: String,
        /// From 1.
        number: u32,
        /// What it is about.
        title: String,
        /// What players get to read or hear.
        text: String,
        /// What whoever delivers it should know.
        script: String,
        /// What it is.
        sort: InjectKind,
        /// How it comes.
        delivery: Delivery,
        /// Who says it.
        from: String,
        /// Whom it is for.
        to: Vec<Recipient>,
        /// What we hope to see.
        expected: String,
        /// What observers should look at.
        observe: String,
        /// Keys of the objectives it tests.
        objectives: Vec<String>,
        /// Titles of what comes with it.
        artefacts: Vec<String>,
        /// The same as it is shown.
        shown: Vec<ShownArtefact>,
        /// When it comes, in words, such as `when somebody asks for the logs`.
        when: String,
        /// What if not, in words; empty when nothing.
        otherwise: String,
        /// Seconds of the drill clock after its start at which it comes, as far as that is known.
        after: Option<u32>,
        /// The same as an instant of the drill clock.
        due_at: Option<Moment>,
        /// How it stands.
        standing: InjectStanding,
        /// When it came.
        delivered_at: Option<Moment>,
        /// What made it come.
        delivered_by: Option<DeliveredBy>,
        /// What was seen of what was hoped for.
        answers: Vec<AnswerView>,
        /// Why it is left out.
        reason: String,
    }

    /// What an observer saw of what was hoped for.
    AnswerView {
        /// The event.
        id: EventId,
        /// Handle of the observer.
        observer: String,
        /// Their name.
        name: String,
        /// What was seen.
        rating: Rating,
        /// What the players did.
        observed: String,
        /// When, by the drill clock.
        at: Moment,
    }

    /// An objective with what observers saw.
    ObjectiveView {
        /// Its key.
        key: String,
        /// What is to be seen.
        text: String,
        /// How an observer tells.
        signs: Vec<String>,
        /// The latest rating of each observer, in the order in which they first rated.
        ratings: Vec<RatingView>,
        /// Keys of the injects that test it.
        injects: Vec<String>,
    }

    /// A rating of an objective.
    RatingView {
        /// The event.
        id: EventId,
        /// Handle of the observer.
        observer: String,
        /// Their name.
        name: String,
        /// What was seen.
        rating: Rating,
        /// The line of the log that shows it.
        evidence: Option<EventId>,
        /// What was seen, in words.
        remark: String,
        /// When, by the drill clock.
        at: Moment,
    }

    /// Somebody in a seat.
    DrillSeatView {
        /// The event by which it was taken.
        taken: EventId,
        /// Which.
        seat: DrillSeat,
        /// Handle.
        person: String,
        /// Their name.
        name: String,
        /// The role a player began in.
        role: Option<Role>,
    }

    /// What an observer wrote.
    DrillNoteView {
        /// The event.
        id: EventId,
        /// Handle of the observer; empty when nobody gave a name.
        observer: String,
        /// Their name.
        name: String,
        /// What they saw.
        text: String,
        /// Key of the objective it is about.
        objective: String,
        /// When, by the drill clock.
        at: Moment,
    }

    /// What the players' screens say.
    LiveView {
        /// Name of who commands; empty when nobody does.
        commander: String,
        /// How many items of the first half hour are answered.
        answered: u32,
        /// How many there are.
        items: u32,
        /// The clock that is due next, in words; empty when none runs.
        clock: String,
        /// When it is due.
        due_at: Option<Moment>,
        /// The last line of the log.
        last_line: String,
        /// When it was known.
        last_at: Option<Moment>,
        /// How many lines there are.
        lines: u32,
        /// How many updates went out.
        updates: u32,
        /// The latest lines, latest first: what an observer can point at.
        recent: Vec<LiveLine>,
    }

    /// A line that shows something.
    LiveLine {
        /// The line.
        id: EventId,
        /// When, by the drill clock.
        at: Moment,
        /// What it says.
        text: String,
    }

    /// What came after: for the talk, the report and the plan.
    AfterView {
        /// When the talk began, by the machine's clock.
        hot_wash_at: Option<Moment>,
        /// How many minutes it has.
        hot_wash_minutes: u32,
        /// When it was over.
        hot_wash_ended_at: Option<Moment>,
        /// What was said in it.
        said: Vec<HotWashView>,
        /// What went well and is to stay so.
        strengths: Vec<StrengthView>,
        /// What is to be better.
        improvements: Vec<ImprovementView>,
    }

    /// Something that was said in the hot wash.
    HotWashView {
        /// The event.
        id: EventId,
        /// To which question.
        part: HotWashPart,
        /// What.
        text: String,
        /// Name of who said it; empty when no name was wanted.
        by: String,
        /// By when, where it was a promise.
        due: Option<Moment>,
    }

    /// Something that went well.
    StrengthView {
        /// The event.
        id: EventId,
        /// What.
        text: String,
        /// Key of the objective it is about.
        objective: String,
    }

    /// Something to make better.
    ImprovementView {
        /// The event.
        id: EventId,
        /// What was seen.
        observation: String,
        /// What came of it.
        consequence: String,
        /// What is proposed.
        recommendation: String,
        /// Name of who takes it.
        owner: String,
        /// By when.
        due: Option<Moment>,
        /// Key of the objective it is about.
        objective: String,
        /// When it was jotted, by the machine's clock: the soak counts from it.
        at: Moment,
        /// What was decided.
        state: IdeaState,
        /// Why.
        reason: String,
    }

    /// A drill for the players: only what reached them.
    PlayersView {
        /// The incident they work on.
        incident: StreamId,
        /// What people say aloud; empty before it began.
        reference: String,
        /// Its title.
        title: String,
        /// What they are told before it begins.
        synopsis: String,
        /// How far it has come.
        standing: DrillStanding,
        /// Its clock; absent before it began.
        clock: Option<ClockReading>,
        /// What reached them, latest first.
        injects: Vec<PlayersInject>,
        /// Whom somebody who plays alone can ask by naming them in the log; empty where people voice them.
        people: Vec<PlayersPerson>,
    }

    /// Somebody of the story whom the program speaks for.
    PlayersPerson {
        /// What is typed after `@`.
        handle: String,
        /// Their name.
        name: String,
        /// What they are.
        part: String,
    }

    /// Something that reached the players.
    PlayersInject {
        /// The event by which it came.
        id: EventId,
        /// When, by the drill clock.
        at: Moment,
        /// Seconds of the drill clock after its start.
        after: u32,
        /// How it came, in words, such as `Phone`.
        delivery: String,
        /// Who says it.
        from: String,
        /// Whom it is for, in words.
        to: String,
        /// What it says.
        text: String,
        /// What came with it.
        artefacts: Vec<ShownArtefact>,
    }

    /// A drill in the list.
    DrillRow {
        /// The incident the players work on.
        incident: StreamId,
        /// What people say aloud; empty before it began.
        reference: String,
        /// Its title.
        title: String,
        /// What is played.
        scenario: String,
        /// How it is played.
        mode: DrillMode,
        /// How far it has come.
        standing: DrillStanding,
        /// When it was planned, or began.
        at: Moment,
        /// How many minutes its clock ran.
        minutes: u32,
        /// Names of who plays.
        players: Vec<String>,
        /// How many injects reached the players.
        delivered: u32,
        /// How many there are.
        injects: u32,
        /// How many objectives were rated.
        rated: u32,
        /// How many there are.
        objectives: u32,
    }
}
