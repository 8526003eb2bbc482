//! An act in a few words, for "undo: …".

use crate::event::Act;
use crate::words::{AskAnswer, ItemState, PageAnswer, RelationKind, Standing};

/// Says what was done, to follow "undo": `took the role of commander`.
#[must_use]
pub fn label(act: &Act) -> String {
    match act {
        Act::ItemAnswered(act) => {
            let item = act.item.trim().to_uppercase();
            match act.state {
                ItemState::Open => format!("opened checklist {item} again"),
                ItemState::Done => format!("answered checklist {item}"),
                ItemState::Deferred => format!("put off checklist {item}"),
                ItemState::NotApplicable => format!("passed over checklist {item}"),
            }
        }
        Act::Said(_) => "said a sentence".to_owned(),
        Act::MeetingPlaceSet(_) => "set the meeting place".to_owned(),
        Act::LoopStepSet(act) => format!("went on to “{}”", act.step.label().to_lowercase()),
        Act::TimeBoxSet(_) => "set the time box".to_owned(),
        Act::RoleAssumed(act) => format!("took the role of {}", act.role.label().to_lowercase()),
        Act::RoleReleased(_) => "gave a role back".to_owned(),
        Act::PersonJoined(act) => format!("noted that @{} is here", act.person.trim()),
        Act::PersonLeft(act) => format!("noted that @{} left", act.person.trim()),
        Act::TirednessSaid(act) => format!("noted that @{} is tired", act.person.trim()),
        Act::PageMade(act) => format!("paged @{}", act.person.trim()),
        Act::PageAnswered(act) => match act.answer {
            PageAnswer::Acknowledged => "noted that a page was acknowledged".to_owned(),
            PageAnswer::Declined => "noted that a page was declined".to_owned(),
            PageAnswer::Escalated => "escalated a page".to_owned(),
        },
        Act::StandingSet(act) => match act.standing {
            Standing::Fact => "took a line for a fact".to_owned(),
            Standing::Open => "opened a line of the ledger".to_owned(),
            Standing::Supported => "marked a hypothesis as supported".to_owned(),
            Standing::Dropped => "dropped a hypothesis".to_owned(),
            Standing::Answered => "marked a question as answered".to_owned(),
            Standing::None => "took a line out of the ledger".to_owned(),
        },
        Act::DecisionDetailed(_) => "detailed a decision".to_owned(),
        Act::DecisionPut(act) => format!("put a decision before @{}", act.before.trim()),
        Act::DecisionGiven(_) => "noted a decision".to_owned(),
        Act::QuestionOwned(_) => "gave a question an owner".to_owned(),
        Act::AskReadBack(_) => "noted a read-back".to_owned(),
        Act::AskAnswered(act) => match act.answer {
            AskAnswer::Finished => "finished an ask".to_owned(),
            AskAnswer::MoreTime => "gave an ask more time".to_owned(),
            AskAnswer::Blocked => "marked an ask as blocked".to_owned(),
            AskAnswer::Dropped => "dropped an ask".to_owned(),
        },
        Act::MarkAnswered(act) => format!("answered at minute {}", act.mark),
        Act::MarkPassed(act) => format!("let minute {} pass", act.mark),
        Act::UpdateDrafted(act) => format!("drafted an update for {}", act.audience.trim()),
        Act::UpdateSent(act) => format!("noted an update to {} as sent", act.audience.trim()),
        Act::UpdateDropped(_) => "dropped a draft".to_owned(),
        Act::CadenceSet(act) => format!("changed how often {} hear", act.audience.trim()),
        Act::UpdateSnoozed(act) => format!("put off the update for {}", act.audience.trim()),
        Act::UpdateMadeDue(_) => "made an update due".to_owned(),
        Act::HandoverPrepared(act) => format!("prepared a handover to @{}", act.to.trim()),
        Act::HandoverReadBack(_) => "noted a read-back of the handover".to_owned(),
        Act::HandoverAccepted(_) => "accepted the handover".to_owned(),
        Act::HandoverDropped(_) => "called off the handover".to_owned(),
        Act::RecoveryVerified(_) => "verified the recovery".to_owned(),
        Act::AudienceWaived(act) => format!("noted why {} are not told", act.audience.trim()),
        Act::TemporaryChangeNoted(_) => "noted a temporary change".to_owned(),
        Act::TemporaryChangeUndone(_) => "noted a temporary change as undone".to_owned(),
        Act::ReportingClockStarted(_) => "started a reporting clock".to_owned(),
        Act::ReportingClockStopped(_) => "stopped a reporting clock".to_owned(),
        Act::ReviewChosen(_) => "chose the review".to_owned(),
        Act::SurveyChosen(_) => "chose about the survey".to_owned(),
        Act::IdeaJotted(_) => "jotted an idea".to_owned(),
        Act::StoodDown(_) => "stood down".to_owned(),
        Act::Reopened(_) => "reopened the incident".to_owned(),
        Act::SeveritySized(_) => "walked through the severity guide".to_owned(),
        Act::IncidentRelated(act) => match act.relation {
            RelationKind::Linked => "linked another incident".to_owned(),
            RelationKind::MergedInto => "merged this incident into another".to_owned(),
            RelationKind::Separate => "noted that incidents are separate".to_owned(),
        },
        Act::ClockJumped(_) => "noted a jump of the clock".to_owned(),
    }
}
