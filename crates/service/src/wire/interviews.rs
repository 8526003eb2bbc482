//! Interviews: what is shown of them, what prepares them, and what was said off the record.

use muster_core::ids::EventId;
use muster_core::language::questions::QuestionHint;
use muster_core::review::interviews::{ExpertiseView, Interviews};

pub use muster_core::review::interviews::Sheet;

use super::{Change, wire_types};

wire_types! {
    /// One interview of the review of an incident.
    pub struct InterviewOnly {
        /// Id or reference of the incident.
        pub incident: String,
        /// The interview.
        pub interview: EventId,
    }

    /// The interviews of a review.
    pub struct InterviewsView {
        /// What follows from the log.
        pub interviews: Interviews,
        /// How much was said off the record, by interview. Nothing of it is in the log.
        pub sealed: Vec<SealedCount>,
    }

    /// Who knows what, out of every review.
    pub struct ExpertiseCards {
        /// By what they are about.
        pub cards: Vec<ExpertiseCard>,
    }

    /// A card with the incident in whose review it was written.
    pub struct ExpertiseCard {
        /// The card.
        pub card: ExpertiseView,
        /// What people call the incident.
        pub reference: String,
    }

    /// How much was said off the record in an interview.
    pub struct SealedCount {
        /// The interview.
        pub interview: EventId,
        /// How many sealed notes there are.
        pub count: u32,
    }

    /// Questions to look at.
    pub struct Questions {
        /// The questions.
        pub texts: Vec<String>,
    }

    /// What was seen in questions.
    pub struct QuestionsSeen {
        /// For each question, in order; places count UTF-16 units.
        pub hints: Vec<Vec<QuestionHint>>,
    }

    /// A file for a person to comment on.
    pub struct CalibrationMadeFile {
        /// The name that is offered.
        pub file_name: String,
        /// The page, complete in itself.
        pub text: String,
        /// The code it bears.
        pub code: String,
        /// What was written into the log.
        pub change: Change,
    }

    /// A file with a person's comments.
    pub struct CalibrationTake {
        /// Id or reference of the incident.
        pub incident: String,
        /// What the file says.
        pub text: String,
    }

    /// Something that was said off the record.
    pub struct SealedAdd {
        /// Id or reference of the incident.
        pub incident: String,
        /// The interview.
        pub interview: EventId,
        /// What was said.
        pub text: String,
    }

    /// Opens what was said off the record.
    pub struct SealedRead {
        /// Id or reference of the incident.
        pub incident: String,
        /// The interview.
        pub interview: EventId,
        /// Whether a person said that they mean to read it; refused otherwise.
        pub off_the_record: bool,
    }

    /// What was said off the record, in an order by chance.
    pub struct SealedNotes {
        /// What could be opened.
        pub notes: Vec<OpenedNote>,
        /// How many notes the key of this machine does not open.
        pub unreadable: u32,
    }

    /// An opened note.
    pub struct OpenedNote {
        /// Its number, by chance.
        pub id: String,
        /// What was said.
        pub text: String,
    }

    /// Throws away what was said off the record.
    pub struct SealedDelete {
        /// Id or reference of the incident.
        pub incident: String,
        /// The interview.
        pub interview: EventId,
        /// The note; all of the interview when absent.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub note: Option<String>,
    }
}
