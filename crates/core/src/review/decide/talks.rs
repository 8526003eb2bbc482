//! What is done in interviews and surveys as it is kept: texts trimmed, nothing without a meaning.

use super::acts::passage;
use super::{Checked, ReviewRejection, filled, maybe_person, people, person, talk_there, tidy, tidy_all};
use crate::event::{Prompt, SurveyOpened, TalkAct};
use crate::ids::EventId;
use crate::review::{ReviewScene, survey};

/// Trims an act and refuses it where it says nothing.
pub(super) fn cleaned(scene: &ReviewScene<'_>, mut act: TalkAct) -> Result<TalkAct, ReviewRejection> {
    match &mut act {
        TalkAct::InterviewPlanned(act) => {
            person(scene, &mut act.person)?;
            maybe_person(scene, &mut act.interviewer);
            tidy(&mut act.reason);
        }
        TalkAct::InterviewDropped(act) => {
            an_interview(scene, act.interview)?;
            tidy(&mut act.reason);
        }
        TalkAct::InterviewPrepared(act) => {
            an_interview(scene, act.interview)?;
            tidy(&mut act.opening);
            act.prompts.iter_mut().try_for_each(|one| prompt(scene, one))?;
        }
        TalkAct::ConsentGiven(act) => {
            an_interview(scene, act.interview)?;
            people(scene, &mut act.readers);
        }
        TalkAct::InterviewBegan(act) => an_interview(scene, act.interview)?,
        TalkAct::InterviewEnded(act) => an_interview(scene, act.interview)?,
        TalkAct::TurnTaken(act) => an_interview(scene, act.interview)?,
        TalkAct::NoteTaken(act) => {
            an_interview(scene, act.interview)?;
            filled(&mut act.text, "the note")?;
            maybe_person(scene, &mut act.owner);
            act.passage.as_mut().map_or(Ok(()), |one| passage(scene, one))?;
            if act.confidence.is_some_and(|sure| sure > 10) {
                return Err(ReviewRejection::NoMeaning("how sure somebody was goes from 0 to 10"));
            }
        }
        TalkAct::NoteAmended(act) => {
            a_note(scene, act.note)?;
            filled(&mut act.text, "the note")?;
        }
        TalkAct::NoteStruck(act) => a_note(scene, act.note)?,
        TalkAct::InterviewSummed(act) => {
            an_interview(scene, act.interview)?;
            tidy_all(&mut act.themes);
            tidy_all(&mut act.open);
            maybe_person(scene, &mut act.next);
        }
        TalkAct::CalibrationMade(act) => {
            an_interview(scene, act.interview)?;
            filled(&mut act.code, "the code of the file")?;
        }
        TalkAct::CalibrationReturned(act) => {
            talk_there(scene, act.calibration, "file", |act| matches!(act, TalkAct::CalibrationMade(_)))?;
            act.comments.iter_mut().for_each(|comment| tidy(&mut comment.text));
            act.comments.retain(|comment| !comment.text.is_empty());
        }
        TalkAct::CommentSettled(act) => {
            talk_there(scene, act.returned, "comments", |act| matches!(act, TalkAct::CalibrationReturned(_)))?;
            tidy(&mut act.changed);
        }
        TalkAct::ExpertiseWritten(act) => {
            act.card.map_or(Ok(()), |card| a_card(scene, card))?;
            person(scene, &mut act.person)?;
            filled(&mut act.about, "what it is about")?;
            filled(&mut act.knows, "what they know")?;
            [&mut act.how, &mut act.place].into_iter().for_each(tidy);
        }
        TalkAct::ExpertiseStruck(act) => a_card(scene, act.card)?,
        TalkAct::SurveyOpened(act) => form(scene, act)?,
        TalkAct::SurveyClosed(act) => open_survey(scene, act.survey)?,
        TalkAct::AnswersDropped(act) => a_survey(scene, act.survey)?,
    }
    Ok(act)
}

fn prompt(scene: &ReviewScene<'_>, prompt: &mut Prompt) -> Checked {
    filled(&mut prompt.key, "the key of a question")?;
    filled(&mut prompt.text, "a question")?;
    prompt.passage.as_mut().map_or(Ok(()), |one| passage(scene, one))
}

fn form(scene: &ReviewScene<'_>, act: &mut SurveyOpened) -> Checked {
    filled(&mut act.title, "a title")?;
    tidy(&mut act.intro);
    people(scene, &mut act.asked);
    survey::tidied(act);
    let fault = survey::fault(&act.items, act.minimum, act.minimum_spread, act.told);
    fault.map_or(Ok(()), |fault| Err(ReviewRejection::NoMeaning(fault.words())))
}

fn a_survey(scene: &ReviewScene<'_>, survey: EventId) -> Checked {
    talk_there(scene, survey, "survey", |act| matches!(act, TalkAct::SurveyOpened(_)))
}

fn open_survey(scene: &ReviewScene<'_>, survey: EventId) -> Checked {
    a_survey(scene, survey)?;
    let closed = |held: &survey::HeldSurvey<'_>| held.id == survey && held.closed_at.is_some();
    if survey::held_surveys(scene.review).iter().any(closed) { Err(ReviewRejection::NoChange) } else { Ok(()) }
}

fn an_interview(scene: &ReviewScene<'_>, interview: EventId) -> Checked {
    talk_there(scene, interview, "interview", |act| matches!(act, TalkAct::InterviewPlanned(_)))
}

fn a_note(scene: &ReviewScene<'_>, note: EventId) -> Checked {
    talk_there(scene, note, "note", |act| matches!(act, TalkAct::NoteTaken(_)))
}

fn a_card(scene: &ReviewScene<'_>, card: EventId) -> Checked {
    let first = |act: &TalkAct| matches!(act, TalkAct::ExpertiseWritten(act) if act.card.is_none());
    talk_there(scene, card, "card", first)
}
