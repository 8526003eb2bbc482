//! An act of a review as it is kept: texts trimmed, handles as the directory spells them, nothing without a meaning.

use super::{Checked, ReviewRejection, act_there, filled, maybe_person, people, person, talk_there, tidy, tidy_all};
use crate::event::{Account, Act, Passage, ReviewAct, TalkAct};
use crate::ids::EventId;
use crate::incident::Op;
use crate::review::ReviewScene;
use crate::words::IdeaState;

/// The most characters of a passage that are kept as its quote.
const QUOTE: usize = 400;

/// Trims an act and refuses it where it says nothing.
#[expect(clippy::too_many_lines, reason = "one arm for each kind of act, in the order of their declaration")]
pub(super) fn cleaned(scene: &ReviewScene<'_>, mut act: ReviewAct) -> Result<ReviewAct, ReviewRejection> {
    match &mut act {
        ReviewAct::ReviewNominated(act) => {
            maybe_person(scene, &mut act.by);
            filled(&mut act.why, "one sentence that says why")?;
            act.signals.sort_unstable();
            act.signals.dedup();
        }
        ReviewAct::NominationAnswered(act) => tidy(&mut act.reason),
        ReviewAct::TierSet(act) => filled(&mut act.reason, "the reason")?,
        ReviewAct::SeatTaken(act) => person(scene, &mut act.person)?,
        ReviewAct::SeatLeft(act) => {
            act_there(scene, act.taken, "seat", |act| matches!(act, ReviewAct::SeatTaken(_)))?;
        }
        ReviewAct::ReviewClosed(act) => tidy(&mut act.remark),
        ReviewAct::ReviewReopened(act) => filled(&mut act.reason, "the reason")?,
        ReviewAct::SourceImported(act) => {
            filled(&mut act.name, "a name for the source")?;
            act.source.map_or(Ok(()), |source| a_source(scene, source))?;
        }
        ReviewAct::SourceShifted(act) => {
            a_source(scene, act.source)?;
            tidy(&mut act.reason);
            if act.from == act.to {
                return Err(ReviewRejection::NoChange);
            }
        }
        ReviewAct::SourceRenamed(act) => {
            a_source(scene, act.source)?;
            filled(&mut act.name, "a name for the source")?;
        }
        ReviewAct::SourceRemoved(act) => {
            a_source(scene, act.source)?;
            tidy(&mut act.reason);
        }
        ReviewAct::AuthorKnown(act) => {
            a_source(scene, act.source)?;
            if let Some(handle) = &mut act.person {
                person(scene, handle)?;
            }
        }
        ReviewAct::MarkMade(act) => {
            passage(scene, &mut act.passage)?;
            filled(&mut act.code, "a code")?;
            tidy(&mut act.note);
        }
        ReviewAct::MarkNoted(act) => {
            a_mark(scene, act.mark)?;
            tidy(&mut act.note);
        }
        ReviewAct::MarkRecoded(act) => {
            a_mark(scene, act.mark)?;
            filled(&mut act.code, "a code")?;
        }
        ReviewAct::MarkCleared(act) => a_mark(scene, act.mark)?,
        ReviewAct::MarkUsed(act) => a_mark(scene, act.mark)?,
        ReviewAct::StretchRead(act) => {
            act.source.map_or(Ok(()), |source| a_source(scene, source))?;
            if act.to < act.from {
                return Err(ReviewRejection::NoMeaning("it ends before it begins"));
            }
        }
        ReviewAct::FindingWritten(act) => {
            act.finding.map_or(Ok(()), |finding| a_finding(scene, finding))?;
            filled(&mut act.text, "what was found")?;
            maybe_person(scene, &mut act.person);
            passages(scene, &mut act.evidence)?;
        }
        ReviewAct::FindingStruck(act) => {
            a_finding(scene, act.finding)?;
            tidy(&mut act.reason);
        }
        ReviewAct::FindingAnswered(act) => {
            a_finding(scene, act.finding)?;
            filled(&mut act.text, "the answer")?;
        }
        ReviewAct::DifferenceNoted(act) => {
            act.difference.map_or(Ok(()), |difference| a_card(scene, difference))?;
            filled(&mut act.question, "the question")?;
            act.accounts.iter_mut().try_for_each(|one| account(scene, one))?;
        }
        ReviewAct::DifferencePutAway(act) => {
            act.difference.map_or(Ok(()), |difference| a_card(scene, difference))?;
            tidy(&mut act.proposal);
            tidy(&mut act.question);
            filled(&mut act.reason, "the reason, so that nobody has to guess later")?;
            if act.difference.is_none() && act.proposal.is_empty() {
                return Err(ReviewRejection::Missing("what is put away"));
            }
        }
        ReviewAct::SectionWritten(act) => {
            filled(&mut act.section, "the key of the section")?;
            filled(&mut act.title, "the title of the section")?;
        }
        ReviewAct::SectionStruck(act) => filled(&mut act.section, "the key of the section")?,
        ReviewAct::SectionsOrdered(act) => {
            tidy_all(&mut act.sections);
            if act.sections.is_empty() {
                return Err(ReviewRejection::Missing("the sections"));
            }
        }
        ReviewAct::MeetingPlanned(act) => {
            act.meeting.map_or(Ok(()), |meeting| a_meeting(scene, meeting))?;
            people(scene, &mut act.invited);
            tidy(&mut act.place);
        }
        ReviewAct::MeetingDropped(act) => {
            a_meeting(scene, act.meeting)?;
            tidy(&mut act.reason);
        }
        ReviewAct::MeetingBegan(act) => a_meeting(scene, act.meeting)?,
        ReviewAct::BlockBegan(act) => {
            a_meeting(scene, act.meeting)?;
            filled(&mut act.block, "the part of the agenda")?;
        }
        ReviewAct::MeetingEnded(act) => a_meeting(scene, act.meeting)?,
        ReviewAct::Attended(act) => {
            a_meeting(scene, act.meeting)?;
            person(scene, &mut act.person)?;
        }
        ReviewAct::Spoke(act) => {
            a_meeting(scene, act.meeting)?;
            person(scene, &mut act.person)?;
        }
        ReviewAct::Parked(act) => {
            a_meeting(scene, act.meeting)?;
            filled(&mut act.text, "what is put aside")?;
        }
        ReviewAct::NewToYou(act) => {
            a_meeting(scene, act.meeting)?;
            tidy(&mut act.about);
            if act.new > act.of {
                return Err(ReviewRejection::NoMeaning("it was new to more people than were there"));
            }
        }
        ReviewAct::SoakSet(_) => {}
        ReviewAct::IdeaWritten(act) => {
            act.idea.map_or(Ok(()), |idea| an_idea(scene, idea))?;
            filled(&mut act.text, "the idea")?;
            passages(scene, &mut act.evidence)?;
        }
        ReviewAct::IdeaDecided(act) => {
            an_idea(scene, act.idea)?;
            maybe_person(scene, &mut act.owner);
            [&mut act.cost, &mut act.effect, &mut act.reason].into_iter().for_each(tidy);
            if act.state == IdeaState::Declined {
                filled(&mut act.reason, "the reason, so that nobody has to guess later")?;
            }
            if act.state == IdeaState::Merged {
                act.into.map_or(Err(ReviewRejection::Missing("the idea it goes into")), |into| an_idea(scene, into))?;
            }
            if act.into == Some(act.idea) {
                return Err(ReviewRejection::NoMeaning("an idea cannot be merged into itself"));
            }
        }
        ReviewAct::NoActions(act) => filled(&mut act.because, "the reason")?,
        ReviewAct::ReportMade(act) => {
            filled(&mut act.format, "the format")?;
            tidy(&mut act.audience);
            tidy_all(&mut act.parts);
        }
        ReviewAct::ReaderSaid(act) => {
            filled(&mut act.answer, "the code of the answer")?;
            tidy(&mut act.reader);
            tidy(&mut act.learned);
        }
    }
    Ok(act)
}

fn account(scene: &ReviewScene<'_>, account: &mut Account) -> Checked {
    // Whose account it is may not be known: somebody objected, somebody marked.
    maybe_person(scene, &mut account.person);
    filled(&mut account.text, "how they saw it")?;
    passages(scene, &mut account.evidence)
}

fn passages(scene: &ReviewScene<'_>, passages: &mut [Passage]) -> Checked {
    passages.iter_mut().try_for_each(|one| passage(scene, one))
}

/// A passage lies in a source of the review or in the incident's log, and does not end before it begins.
pub(super) fn passage(scene: &ReviewScene<'_>, passage: &mut Passage) -> Checked {
    match (passage.source, passage.line) {
        (Some(source), _) => a_source(scene, source)?,
        (None, Some(line)) if scene.incident.holds(line) => {}
        (None, Some(_)) => return Err(ReviewRejection::NotThere("line")),
        (None, None) => {
            let note = passage.note.ok_or(ReviewRejection::Missing("what it points at"))?;
            talk_there(scene, note, "note", |act| matches!(act, TalkAct::NoteTaken(_)))?;
            // What the person said stands in the note alone, so that it goes where the note goes.
            passage.quote.clear();
        }
    }
    passage.last = passage.last.max(passage.place);
    if passage.last == passage.place && passage.to != 0 && passage.to <= passage.from {
        return Err(ReviewRejection::NoMeaning("the passage is empty"));
    }
    tidy(&mut passage.quote);
    if let Some((end, _)) = passage.quote.char_indices().nth(QUOTE) {
        passage.quote.truncate(end);
    }
    Ok(())
}

fn a_source(scene: &ReviewScene<'_>, source: EventId) -> Checked {
    let first = |act: &ReviewAct| matches!(act, ReviewAct::SourceImported(act) if act.source.is_none());
    act_there(scene, source, "source", first)
}

fn a_mark(scene: &ReviewScene<'_>, mark: EventId) -> Checked {
    act_there(scene, mark, "mark", |act| matches!(act, ReviewAct::MarkMade(_)))
}

fn a_finding(scene: &ReviewScene<'_>, finding: EventId) -> Checked {
    let first = |act: &ReviewAct| matches!(act, ReviewAct::FindingWritten(act) if act.finding.is_none());
    act_there(scene, finding, "finding", first)
}

fn a_card(scene: &ReviewScene<'_>, card: EventId) -> Checked {
    let first = |act: &ReviewAct| matches!(act, ReviewAct::DifferenceNoted(act) if act.difference.is_none());
    act_there(scene, card, "card", first)
}

fn a_meeting(scene: &ReviewScene<'_>, meeting: EventId) -> Checked {
    let first = |act: &ReviewAct| matches!(act, ReviewAct::MeetingPlanned(act) if act.meeting.is_none());
    act_there(scene, meeting, "meeting", first)
}

fn an_idea(scene: &ReviewScene<'_>, idea: EventId) -> Checked {
    // What was jotted while the incident went on is an idea of the review as it is.
    let jotted = |op: &Op<Act>| matches!(op.value, Some(Act::IdeaJotted(_)));
    if scene.incident.act(idea).is_some_and(jotted) {
        return Ok(());
    }
    let first = |act: &ReviewAct| matches!(act, ReviewAct::IdeaWritten(act) if act.idea.is_none());
    act_there(scene, idea, "idea", first)
}
