//! After a drill: the talk, the report and plan, how sure people are, and how a team comes along over drills.
//!
//! Nothing here is stored: all of it follows from the drill and the incident its players worked on. What people answered
//! about how sure they are is in no stream; it reaches this module only opened, and leaves it only as figures of many.

mod cadence;
mod confidence;
mod course;
mod decide;
mod drafts;
mod objectives;
mod plan;
mod progress;
mod report;
mod view;

pub use cadence::cadence;
pub use confidence::{
    BEFORE_AND_AFTER, Confidence, ConfidenceAnswer, ConfidenceFigure, ConfidenceSide, QUESTIONS, Side, asks,
    confidence, confidence_of, is_closed,
};
pub use course::{course, courses};
pub(in crate::drill) use decide::check;
pub use drafts::drafts;
pub use plan::{areas, strengths};
pub use progress::{
    DrillProgress, ProgressDrill, ProgressMark, ProgressObjective, ProgressRow, TeamMark, drill_marks, progress,
};
pub use report::after_report;
pub use view::*;
