//! What was done in a review in a few words, for "undo: …".

use crate::event::{ReviewAct, TalkAct};
use crate::words::IdeaState;

/// Says what was done, to follow "undo": `marked a passage`.
#[must_use]
pub fn review_label(act: &ReviewAct) -> String {
    let words = match act {
        ReviewAct::ReviewNominated(_) => "nominated the incident",
        ReviewAct::NominationAnswered(act) if act.discuss => "chose to discuss it",
        ReviewAct::NominationAnswered(_) => "passed over the nomination",
        ReviewAct::TierSet(act) => return format!("chose the depth “{}”", act.tier.label().to_lowercase()),
        ReviewAct::SeatTaken(act) => return format!("took the seat of {}", act.seat.label().to_lowercase()),
        ReviewAct::SeatLeft(_) => "gave a seat back",
        ReviewAct::ReviewClosed(_) => "closed the review",
        ReviewAct::ReviewReopened(_) => "reopened the review",
        ReviewAct::SourceImported(act) => return format!("brought in “{}”", act.name),
        ReviewAct::SourceShifted(_) => "put a clock right",
        ReviewAct::SourceRenamed(_) => "renamed a source",
        ReviewAct::SourceRemoved(_) => "removed a source",
        ReviewAct::AuthorKnown(_) => "said who somebody is",
        ReviewAct::MarkMade(_) => "marked a passage",
        ReviewAct::MarkNoted(_) => "wrote on a mark",
        ReviewAct::MarkRecoded(_) => "gave a mark another code",
        ReviewAct::MarkCleared(_) => "took a mark away",
        ReviewAct::MarkUsed(_) => "used a mark",
        ReviewAct::StretchRead(_) => "read on",
        ReviewAct::FindingWritten(act) => return format!("wrote “{}”", act.sort.label().to_lowercase()),
        ReviewAct::FindingStruck(_) => "struck a finding",
        ReviewAct::FindingAnswered(_) => "answered a question",
        ReviewAct::DifferenceNoted(_) => "noted that accounts differ",
        ReviewAct::DifferencePutAway(_) => "put a card away",
        ReviewAct::SectionWritten(_) => "wrote in the narrative",
        ReviewAct::SectionStruck(_) => "put a section away",
        ReviewAct::SectionsOrdered(_) => "put the sections into another order",
        ReviewAct::MeetingPlanned(_) => "planned a meeting",
        ReviewAct::MeetingDropped(_) => "called off a meeting",
        ReviewAct::MeetingBegan(_) => "began the meeting",
        ReviewAct::BlockBegan(_) => "went on in the agenda",
        ReviewAct::MeetingEnded(_) => "ended the meeting",
        ReviewAct::Attended(_) => "noted who is there",
        ReviewAct::Spoke(_) => "noted who spoke",
        ReviewAct::Parked(_) => "put something aside",
        ReviewAct::NewToYou(_) => "counted hands",
        ReviewAct::SoakSet(_) => "set the soak",
        ReviewAct::IdeaWritten(_) => "wrote down an idea",
        ReviewAct::IdeaDecided(act) => match act.state {
            IdeaState::Jotted | IdeaState::Soaking | IdeaState::Proposed => "put an idea up for decision",
            IdeaState::Kept => "kept an idea",
            IdeaState::Declined => "declined an idea",
            IdeaState::Merged => "merged two ideas",
            IdeaState::Done => "noted an idea as done",
        },
        ReviewAct::NoActions(_) => "decided for no actions",
        ReviewAct::ReportMade(_) => "handed out a report",
        ReviewAct::ReaderSaid(_) => "took in a reader's answer",
    };
    words.to_owned()
}

/// Says what was done in an interview or a survey, to follow "undo".
#[must_use]
pub fn talk_label(act: &TalkAct) -> String {
    let words = match act {
        TalkAct::InterviewPlanned(act) => return format!("planned an interview with @{}", act.person.trim()),
        TalkAct::InterviewDropped(_) => "called off an interview",
        TalkAct::InterviewPrepared(_) => "prepared an interview",
        TalkAct::ConsentGiven(_) => "noted what was agreed",
        TalkAct::InterviewBegan(_) => "began an interview",
        TalkAct::InterviewEnded(_) => "ended an interview",
        TalkAct::TurnTaken(_) => "noted whose turn it is",
        TalkAct::NoteTaken(_) => "took a note",
        TalkAct::NoteAmended(_) => "corrected a note",
        TalkAct::NoteStruck(_) => "struck a note",
        TalkAct::InterviewSummed(_) => "summed up an interview",
        TalkAct::CalibrationMade(_) => "made a file for comments",
        TalkAct::CalibrationReturned(_) => "took comments in",
        TalkAct::CommentSettled(_) => "settled a comment",
        TalkAct::ExpertiseWritten(_) => "wrote who knows what",
        TalkAct::ExpertiseStruck(_) => "put a card away",
        TalkAct::SurveyOpened(_) => "opened a survey",
        TalkAct::SurveyClosed(_) => "closed a survey",
        TalkAct::AnswersDropped(_) => "threw the answers of a survey away",
    };
    words.to_owned()
}
