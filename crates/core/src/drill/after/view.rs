//! What the report of a drill is made of. These are the wire types and the file's shape too.

use serde::{Deserialize, Serialize};

use super::confidence::Confidence;
use crate::ids::EventId;
use crate::review::IdeaHint;
use crate::time::Moment;
use crate::words::{DrillMode, EntryKind, HotWashPart, IdeaState, Rating};
use crate::zone::Zone;

macro_rules! views {
    ($($(#[$meta:meta])* $name:ident { $($(#[$fmeta:meta])* $field:ident: $type:ty,)+ })+) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
        #[cfg_attr(feature = "ts", derive(ts_rs::TS))]
        #[serde(rename_all = "camelCase")]
        pub struct $name { $($(#[$fmeta])* pub $field: $type,)+ }
    )+};
}
pub(super) use views;

/// What something that was noted could become.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum DraftSort {
    /// Something to keep.
    Strength,
    /// Something to make better.
    Area,
    /// Either, or neither: a person says.
    Note,
}

/// Who did something in the course of a drill.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum CourseSide {
    /// It reached the players.
    Inject,
    /// They did it.
    Players,
}

views! {
    /// After-action report and improvement plan of a drill.
    AfterReport {
        /// What people call the drill.
        reference: String,
        /// The title the players saw.
        title: String,
        /// What was played.
        scenario: String,
        /// What players were told.
        synopsis: String,
        /// What was really going on; the drill is over, so it may be told.
        truth: String,
        /// How it was played.
        mode: DrillMode,
        /// Whether it was stopped because something real happened.
        stopped: bool,
        /// The zone of its times.
        zone: Zone,
        /// When the report was made.
        made_at: Moment,
        /// When the drill began, by the machine's clock.
        began_at: Option<Moment>,
        /// How many minutes its own clock ran.
        minutes: u32,
        /// Names of those who played.
        players: Vec<String>,
        /// Names of those who observed.
        observers: Vec<String>,
        /// Objectives with what was seen of them.
        objectives: Vec<AfterObjective>,
        /// What observers wrote that belongs to no objective.
        notes: Vec<AfterNote>,
        /// What went well.
        strengths: Vec<AfterStrength>,
        /// What is to be better.
        areas: Vec<AfterArea>,
        /// How it went with promises of the next word.
        cadence: Cadence,
        /// What reached the players and what they did.
        course: Vec<CourseRow>,
        /// What was said in the hot wash, in the order of its questions.
        hot_wash: Vec<AfterSaid>,
        /// How sure the players were before and after, as far as it may be shown.
        confidence: Confidence,
        /// The course of the incident it was made from beside theirs.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        courses: Option<Courses>,
    }

    /// An objective with what was seen of it.
    AfterObjective {
        /// Its key.
        key: String,
        /// What was to be seen.
        text: String,
        /// What each observer saw.
        ratings: Vec<AfterRating>,
        /// Whether observers saw it differently.
        differently: bool,
        /// What was seen of what was hoped for after single injects.
        answers: Vec<AfterAnswer>,
        /// What observers wrote about it.
        notes: Vec<AfterNote>,
    }

    /// What an observer saw of an objective.
    AfterRating {
        /// Their name.
        observer: String,
        /// What they saw.
        rating: Rating,
        /// In their words.
        remark: String,
        /// The line of the log that shows it; empty when they named none.
        evidence: String,
        /// Seconds of the drill clock after its start.
        after: u32,
    }

    /// What an observer saw of what was hoped for after an inject.
    AfterAnswer {
        /// Which inject.
        inject: String,
        /// What was hoped for.
        expected: String,
        /// Their name.
        observer: String,
        /// What they saw.
        rating: Rating,
        /// In their words.
        observed: String,
        /// Seconds of the drill clock after its start.
        after: u32,
    }

    /// What an observer wrote.
    AfterNote {
        /// Their name; empty when nobody gave one.
        observer: String,
        /// What.
        text: String,
        /// Seconds of the drill clock after its start.
        after: u32,
    }

    /// Something that went well and is to stay so.
    AfterStrength {
        /// The event; absent while it is only what was noted.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        id: Option<EventId>,
        /// What.
        text: String,
        /// The objective it is about, in words; empty for none.
        objective: String,
        /// Where it was noted; empty when it was written for the report.
        whence: String,
    }

    /// Something to make better.
    AfterArea {
        /// The event; absent while it is only what was noted.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        id: Option<EventId>,
        /// What was seen.
        observation: String,
        /// What came of it.
        consequence: String,
        /// What is proposed.
        recommendation: String,
        /// Handle of who takes it; empty when nobody did.
        owner: String,
        /// Their name.
        owner_name: String,
        /// By when.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        due: Option<Moment>,
        /// Key of the objective it is about; empty for none.
        objective_key: String,
        /// The same in words.
        objective: String,
        /// How it stands.
        state: IdeaState,
        /// Until when it soaks; absent once it is decided.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        soaks_until: Option<Moment>,
        /// Why it was decided so.
        reason: String,
        /// What is worth a thought.
        hints: Vec<IdeaHint>,
        /// Where it was noted; empty when it was written for the report.
        whence: String,
    }

    /// What was noted and could become a strength or an area. Nothing in it was made up.
    AfterDraft {
        /// The event that noted it.
        from: EventId,
        /// What it could become.
        sort: DraftSort,
        /// What was noted.
        text: String,
        /// What was proposed.
        recommendation: String,
        /// Handle of who takes it; empty when nobody said.
        owner: String,
        /// Their name.
        owner_name: String,
        /// By when.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        due: Option<Moment>,
        /// Key of the objective it is about; empty for none.
        objective: String,
        /// Where it was noted, in words.
        whence: String,
    }

    /// How it went with promises of the next word.
    Cadence {
        /// How many updates went out.
        sent: u32,
        /// How many promises of the next word fell due.
        promised: u32,
        /// How many of them were kept.
        kept: u32,
        /// How many came later.
        late: u32,
        /// How many were open at the end, past their time.
        open: u32,
        /// Every update, and every promise that was open, in order.
        rows: Vec<CadenceRow>,
    }

    /// An update, or a promise that was open at the end.
    CadenceRow {
        /// For whom.
        audience: String,
        /// Seconds of the drill clock after its start.
        after: u32,
        /// When it had been promised, in the same seconds; absent for a first word.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        promised: Option<u32>,
        /// Seconds after the promise.
        late_seconds: u32,
        /// Whether it went out.
        sent: bool,
        /// The same in words, such as `7 min late`.
        words: String,
    }

    /// Something in the course of the drill.
    CourseRow {
        /// Seconds of the drill clock after its start.
        after: u32,
        /// Whether it reached the players, or they did it.
        side: CourseSide,
        /// What it was, such as `Phone` or `Decision`.
        what: String,
        /// What it said.
        text: String,
    }

    /// Something that was said in the hot wash.
    AfterSaid {
        /// The event.
        id: EventId,
        /// To which question.
        part: HotWashPart,
        /// What.
        text: String,
        /// Name of who said it; empty when no name was wanted.
        by: String,
        /// By when, where it was a promise.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        due: Option<Moment>,
    }

    /// What was done in the incident a drill was made from, beside what the players did.
    Courses {
        /// How far the time line goes.
        seconds: u32,
        /// What was done then.
        then: Vec<CoursePoint>,
        /// What the players did.
        now: Vec<CoursePoint>,
        /// When the first of each kind came. Neither is better for being earlier.
        firsts: Vec<CourseFirst>,
    }

    /// Something on a course.
    CoursePoint {
        /// Seconds after the start.
        after: u32,
        /// What it was.
        kind: EntryKind,
        /// What was written.
        text: String,
    }

    /// When the first line of a kind came on either course.
    CourseFirst {
        /// Which kind.
        kind: EntryKind,
        /// Then; absent when there was none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        then: Option<u32>,
        /// In the drill; absent when there was none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        now: Option<u32>,
    }
}
