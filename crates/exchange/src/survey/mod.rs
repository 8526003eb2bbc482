//! Surveys on their way: a form that works in any browser without a network, a sheet of paper, and the answer that comes
//! back. What is here is open; sealing and opening are the service's.

mod answer;
mod form;
mod paper;
mod policy;
mod question;

pub use answer::{AnswerFile, AnswerFileError, MAX_ANSWER_FILE, read_survey_answer, survey_answer_bytes};
pub use form::survey_form_html;
pub use paper::survey_paper_html;

use muster_core::event::SurveyOpened;
use muster_core::ids::EventId;

/// A form to hand out.
pub struct SurveyForm<'a> {
    /// The survey.
    pub id: EventId,
    /// The incident, as people say it aloud.
    pub reference: &'a str,
    /// Its title.
    pub incident: &'a str,
    /// Whether it was an exercise.
    pub is_drill: bool,
    /// What is asked.
    pub open: &'a SurveyOpened,
    /// How many minutes it takes.
    pub minutes: u32,
    /// Whether some of it is adapted from a validated instrument.
    pub adapted: bool,
    /// Who collects the answers; empty when nobody took that seat.
    pub facilitator: &'a str,
}
