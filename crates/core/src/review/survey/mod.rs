//! Surveys: what is asked, what may be shown of what was answered.
//!
//! Answers are in no log and reach this module only opened, for as long as it takes to look. What it gives back holds
//! nothing of fewer people than the survey's minimum: not by itself, and not by taking one figure from another.

mod answer;
mod form;
mod items;
mod measure;
mod pool;
mod results;
mod suppress;
mod told;
mod types;
mod view;

pub(in crate::review) use form::tidied;

pub use answer::{AnswerFault, ItemAnswer, SurveyResponse, fitted};
pub use form::{FormFault, FormLook, LOWEST, MINIMUM, MINIMUM_SPREAD, MOST_ITEMS, fault, form_look};
pub use items::{ADAPTED, Scale, is_adapted, meeting_items, minutes, review_items};
pub use measure::median;
pub use pool::{Pool, PoolMember, different_people, pools};
pub use results::results;
pub use suppress::{part_may_show, shown};
pub use told::{PROMISE, told};
pub use types::{GroupResult, MeetingBar, ResultRow, SurveyResults};
pub use view::{HeldSurvey, SurveyView, held_surveys, survey_view};
