//! What people do when they ask each other: interviews, what came of them, and surveys.

use serde::{Deserialize, Serialize};

use super::review_parts::{Comment, Passage, Prompt, SurveyItem};
use super::shapes::acts;
use crate::ids::EventId;
use crate::time::Moment;
use crate::words::{Naming, NoteKind};

acts! {
    /// Something done in an interview or a survey of a review.
    TalkAct;
    /// Somebody is to be interviewed. The interview's id is the event's id.
    InterviewPlanned = "interview_planned", 1 {
        /// Handle of the person.
        person: String,
        /// Why them.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        reason: String,
        /// How long, in minutes.
        minutes: u32,
        /// Handle of who interviews.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        interviewer: String,
    }
    /// An interview does not take place.
    InterviewDropped = "interview_dropped", 1 {
        /// The interview.
        interview: EventId,
        /// Why.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        reason: String,
    }
    /// What is to be asked, in order.
    InterviewPrepared = "interview_prepared", 1 {
        /// The interview.
        interview: EventId,
        /// What to say first.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        opening: String,
        /// What to ask.
        prompts: Vec<Prompt>,
    }
    /// What the person agreed to.
    ConsentGiven = "consent_given", 1 {
        /// The interview.
        interview: EventId,
        /// Whether they agree to be interviewed at all.
        agreed: bool,
        /// Whether it may be recorded.
        recording: bool,
        /// Whether what they say may be used in the report.
        in_report: bool,
        /// Handles of who may read the notes beside the facilitator.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        readers: Vec<String>,
        /// How they are named.
        naming: Naming,
        /// When notes are deleted.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        delete_by: Option<Moment>,
    }
    /// The talk began.
    InterviewBegan = "interview_began", 1 {
        /// The interview.
        interview: EventId,
    }
    /// The talk ended.
    InterviewEnded = "interview_ended", 1 {
        /// The interview.
        interview: EventId,
    }
    /// It was the other's turn to talk.
    TurnTaken = "turn_taken", 1 {
        /// The interview.
        interview: EventId,
        /// Whether it is the interviewer's turn.
        interviewer: bool,
    }
    /// Something was written down in a talk. The note's id is the event's id.
    NoteTaken = "note_taken", 1 {
        /// The interview.
        interview: EventId,
        /// What it is.
        sort: NoteKind,
        /// What it says.
        text: String,
        /// The prompt it answers.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        prompt: String,
        /// The passage it is about.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        passage: Option<Passage>,
        /// How sure the person was, from 0 to 10, in their own words.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        confidence: Option<u32>,
        /// Handle of who follows it up.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        owner: String,
    }
    /// A note was corrected.
    NoteAmended = "note_amended", 1 {
        /// The note.
        note: EventId,
        /// What it is.
        sort: NoteKind,
        /// What it says.
        text: String,
    }
    /// A note is no longer meant.
    NoteStruck = "note_struck", 1 {
        /// The note.
        note: EventId,
    }
    /// An interview was gone through afterwards.
    InterviewSummed = "interview_summed", 1 {
        /// The interview.
        interview: EventId,
        /// Up to three themes.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        themes: Vec<String>,
        /// What is still open.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        open: Vec<String>,
        /// Handle of whom to ask next.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        next: String,
        /// Whether the person was thanked.
        thanked: bool,
    }
    /// A person was given the parts about them to comment on.
    CalibrationMade = "calibration_made", 1 {
        /// The interview.
        interview: EventId,
        /// The code of the file, which its answer bears too.
        code: String,
        /// Keys of the parts it holds.
        parts: Vec<String>,
    }
    /// A person's comments came back.
    CalibrationReturned = "calibration_returned", 1 {
        /// The event that made the file.
        calibration: EventId,
        /// What they said.
        comments: Vec<Comment>,
    }
    /// A comment was looked at.
    CommentSettled = "comment_settled", 1 {
        /// The event by which it came back.
        returned: EventId,
        /// Which part.
        part: String,
        /// What it changed; empty when nothing.
        changed: String,
    }
    /// It was written down who knows what.
    ExpertiseWritten = "expertise_written", 1 {
        /// The card that is written anew; absent for a new one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        card: Option<EventId>,
        /// Handle of the person.
        person: String,
        /// Handle of the service, or what it is about.
        about: String,
        /// What they know.
        knows: String,
        /// How they came to know it.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        how: String,
        /// Where a newcomer finds it.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        place: String,
    }
    /// A card of expertise is put away.
    ExpertiseStruck = "expertise_struck", 1 {
        /// The card.
        card: EventId,
    }
    /// People are asked how it went for them. The survey's id is the event's id. Answers are kept apart from the log.
    SurveyOpened = "survey_opened", 1 {
        /// What it is called.
        title: String,
        /// What is said before the first question.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        intro: String,
        /// What is asked.
        items: Vec<SurveyItem>,
        /// How many answers there must be before scores are shown.
        minimum: u32,
        /// How many before single answers and remarks are shown.
        minimum_spread: u32,
        /// To whose key answers are sealed.
        recipient: String,
        /// How many people are asked.
        people: u32,
        /// Whether it asks about the review's meeting, and not about the incident.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        meeting: bool,
        /// Whether everybody was told that results are shown from fewer answers than usual.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        told: bool,
        /// Handles of who is asked, where somebody said; never of who answered.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        asked: Vec<String>,
    }
    /// No more answers are taken.
    SurveyClosed = "survey_closed", 1 {
        /// The survey.
        survey: EventId,
        /// How many there were.
        answers: u32,
    }
    /// The answers of a survey were thrown away. They lie apart from the log, so that nothing brings them back.
    AnswersDropped = "answers_dropped", 1 {
        /// The survey.
        survey: EventId,
        /// How many there were.
        answers: u32,
    }
}
