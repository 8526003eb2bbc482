//! An act as it is kept: texts trimmed, handles as the directory spells them, and nothing that has no meaning.

use crate::event::{Act, CadenceSet, RoleAssumed};
use crate::ids::{EventId, StreamId};
use crate::incident::{EntryView, Rejection};
use crate::response::Scene;
use crate::response::roles::tenures;
use crate::response::roster::presences;
use crate::time::{Moment, to_millis};
use crate::words::{AskAnswer, CadenceMode, ItemState, SnoozeReason};

type Checked = Result<(), Rejection>;

/// Trims an act and refuses it where it says nothing.
#[expect(clippy::too_many_lines, reason = "one arm for each kind of act, in the order of their declaration")]
pub(super) fn cleaned(stream: StreamId, scene: &Scene<'_>, mut act: Act) -> Result<Act, Rejection> {
    match &mut act {
        Act::ItemAnswered(act) => {
            filled(&mut act.card, "a card")?;
            filled(&mut act.item, "an item")?;
            tidy(&mut act.remark);
            // A moment to come back belongs to what was put off and to nothing else.
            act.until = act.until.take().filter(|_| act.state == ItemState::Deferred);
            act.until.as_mut().map_or(Ok(()), |until| later(scene, until))?;
        }
        Act::Said(act) => filled(&mut act.text, "what was said")?,
        Act::MeetingPlaceSet(act) => filled(&mut act.place, "a place")?,
        Act::LoopStepSet(act) => {
            act.round = act.round.max(1);
            tidy(&mut act.outcome);
        }
        Act::TimeBoxSet(act) => {
            tidy(&mut act.text);
            later(scene, &mut act.until)?;
        }
        Act::RoleAssumed(act) => role_assumed(scene, act)?,
        Act::RoleReleased(act) => {
            let held = tenures(scene).into_iter().find(|tenure| tenure.id == act.tenure);
            if held.ok_or(Rejection::NotThere("role"))?.until.is_some() {
                return Err(Rejection::NoChange);
            }
        }
        Act::PersonJoined(act) => {
            person(scene, &mut act.person)?;
            let here = presences(scene).into_iter().find(|one| one.until.is_none() && one.person == act.person);
            let known = here.is_some_and(|here| {
                here.engaged == act.engaged && (act.on_call.is_none() || here.on_call == act.on_call)
            });
            changes(!known)?;
        }
        Act::PersonLeft(act) => {
            person(scene, &mut act.person)?;
            changes(presences(scene).iter().any(|one| one.until.is_none() && one.person == act.person))?;
        }
        Act::TirednessSaid(act) => person(scene, &mut act.person)?,
        Act::PageMade(act) => {
            person(scene, &mut act.person)?;
            tidy(&mut act.reason);
        }
        Act::PageAnswered(act) => {
            there(scene, act.page, "page", |act| matches!(act, Act::PageMade(_)))?;
            maybe(scene, &mut act.to);
        }
        Act::StandingSet(act) => {
            entry(scene, act.entry)?;
            act.because.map_or(Ok(()), |because| any_line(scene, because))?;
            tidy(&mut act.remark);
        }
        Act::DecisionDetailed(act) => {
            entry(scene, act.entry)?;
            for option in &mut act.options {
                tidy(option);
            }
            act.options.retain(|option| !option.is_empty());
            tidy(&mut act.proposal);
            tidy(&mut act.objections);
            maybe(scene, &mut act.decided_by);
        }
        Act::DecisionPut(act) => {
            filled(&mut act.text, "what is to be decided")?;
            person(scene, &mut act.before)?;
        }
        Act::DecisionGiven(act) => {
            there(scene, act.put, "decision", |act| matches!(act, Act::DecisionPut(_)))?;
            filled(&mut act.answer, "what was decided")?;
        }
        Act::QuestionOwned(act) => {
            entry(scene, act.entry)?;
            person(scene, &mut act.owner)?;
        }
        Act::AskReadBack(act) => {
            ask(scene, act.ask)?;
            let again = scene.acts().any(|(_, other)| matches!(other, Act::AskReadBack(other) if other.ask == act.ask));
            changes(!again)?;
        }
        Act::AskAnswered(act) => {
            ask(scene, act.ask)?;
            tidy(&mut act.remark);
            act.minutes = act.minutes.filter(|_| act.answer == AskAnswer::MoreTime);
            if act.answer == AskAnswer::MoreTime && act.minutes.unwrap_or(0) == 0 {
                return Err(Rejection::NoMinutes);
            }
        }
        Act::MarkAnswered(act) => {
            mark(act.mark)?;
            filled(&mut act.answer, "an answer")?;
        }
        Act::MarkPassed(act) => {
            mark(act.mark)?;
            act.questions.sort_unstable();
            act.questions.dedup();
            changes(!act.questions.is_empty())?;
        }
        Act::UpdateDrafted(act) => {
            filled(&mut act.audience, "an audience")?;
            tidy(&mut act.subject);
            filled(&mut act.text, "a text")?;
            act.replaces.map_or(Ok(()), |draft| drafted(scene, draft))?;
        }
        Act::UpdateSent(act) => {
            act.draft.map_or(Ok(()), |draft| drafted(scene, draft))?;
            filled(&mut act.audience, "an audience")?;
            tidy(&mut act.subject);
            filled(&mut act.text, "a text")?;
            tidy(&mut act.to);
            act.due_at = crate::response::clocks::due_sent(scene, &act.audience);
        }
        Act::UpdateDropped(act) => {
            drafted(scene, act.draft)?;
            tidy(&mut act.reason);
        }
        Act::CadenceSet(act) => cadence(act)?,
        Act::UpdateSnoozed(act) => {
            filled(&mut act.audience, "an audience")?;
            later(scene, &mut act.until)?;
            tidy(&mut act.remark);
            if act.reason == SnoozeReason::Other && act.remark.is_empty() {
                return Err(Rejection::NoText("a reason"));
            }
        }
        Act::UpdateMadeDue(act) => {
            maybe_text(&mut act.audience);
            filled(&mut act.reason, "what changed")?;
        }
        Act::HandoverPrepared(act) => {
            person(scene, &mut act.to)?;
            for part in &mut act.brief {
                tidy(&mut part.text);
            }
            act.brief.retain(|part| !part.text.is_empty());
        }
        Act::HandoverReadBack(act) => {
            handover(scene, act.handover)?;
            filled(&mut act.text, "what they heard")?;
        }
        Act::HandoverAccepted(act) => handover(scene, act.handover)?,
        Act::HandoverDropped(act) => {
            handover(scene, act.handover)?;
            tidy(&mut act.reason);
        }
        Act::RecoveryVerified(act) => {
            person(scene, &mut act.by)?;
            filled(&mut act.signal, "a signal")?;
        }
        Act::AudienceWaived(act) => {
            filled(&mut act.audience, "an audience")?;
            filled(&mut act.reason, "a reason")?;
        }
        Act::TemporaryChangeNoted(act) => {
            filled(&mut act.text, "what was changed")?;
            maybe(scene, &mut act.owner);
            act.replaces.map_or(Ok(()), |change| noted(scene, change))?;
        }
        Act::TemporaryChangeUndone(act) => {
            noted(scene, act.change)?;
            tidy(&mut act.remark);
        }
        Act::ReportingClockStarted(act) => {
            filled(&mut act.name, "a name")?;
            tidy(&mut act.remark);
            if act.due < act.anchor {
                return Err(Rejection::BackwardSpan);
            }
        }
        Act::ReportingClockStopped(act) => {
            there(scene, act.clock, "reporting clock", |act| matches!(act, Act::ReportingClockStarted(_)))?;
            filled(&mut act.remark, "how it was met")?;
        }
        Act::ReviewChosen(act) => {
            filled(&mut act.reason, "a reason")?;
            maybe(scene, &mut act.drafter);
        }
        Act::SurveyChosen(act) => tidy(&mut act.reason),
        Act::IdeaJotted(act) => {
            filled(&mut act.text, "an idea")?;
            act.from.map_or(Ok(()), |from| any_line(scene, from))?;
        }
        Act::StoodDown(act) => {
            tidy(&mut act.remark);
            changes(!stood_down(scene))?;
        }
        Act::Reopened(act) => {
            filled(&mut act.reason, "a reason")?;
            changes(stood_down(scene) || scene.state.phase() == crate::words::Phase::Resolved)?;
        }
        Act::SeveritySized(act) => {
            for answer in &mut act.answers {
                tidy(&mut answer.question);
                tidy(&mut answer.answer);
            }
        }
        Act::IncidentRelated(act) => {
            if act.other == stream {
                return Err(Rejection::Itself);
            }
            tidy(&mut act.reason);
        }
        Act::ClockJumped(act) => changes(act.from != act.to)?,
    }
    Ok(act)
}

fn role_assumed(scene: &Scene<'_>, act: &mut RoleAssumed) -> Checked {
    person(scene, &mut act.person)?;
    tidy(&mut act.area);
    let holds = |held: &crate::response::roles::Tenure| {
        held.until.is_none() && held.role == act.role && held.person == act.person && held.area == act.area
    };
    changes(!tenures(scene).iter().any(holds))
}

fn cadence(act: &mut CadenceSet) -> Checked {
    filled(&mut act.audience, "an audience")?;
    tidy(&mut act.reason);
    act.minutes = act.minutes.filter(|_| act.mode == CadenceMode::Every);
    if act.minutes == Some(0) {
        return Err(Rejection::NoMinutes);
    }
    // Back to the policy needs no reason; anything else is a decision that somebody will ask about.
    let back = act.mode == CadenceMode::Every && act.minutes.is_none();
    if act.reason.is_empty() && !back { Err(Rejection::NoText("a reason")) } else { Ok(()) }
}

/// Whether the last word about the end is that it ended.
fn stood_down(scene: &Scene<'_>) -> bool {
    scene
        .acts()
        .rev()
        .find_map(|(_, act)| match act {
            Act::StoodDown(_) => Some(true),
            Act::Reopened(_) => Some(false),
            _ => None,
        })
        .unwrap_or(false)
}

const fn changes(something: bool) -> Checked {
    if something { Ok(()) } else { Err(Rejection::NoChange) }
}

fn tidy(text: &mut String) {
    let trimmed = text.trim();
    if trimmed.len() < text.len() {
        *text = trimmed.to_owned();
    }
}

fn filled(text: &mut String, what: &'static str) -> Checked {
    tidy(text);
    if text.is_empty() { Err(Rejection::NoText(what)) } else { Ok(()) }
}

fn maybe_text(text: &mut Option<String>) {
    *text = text.take().map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
}

fn person(scene: &Scene<'_>, handle: &mut String) -> Checked {
    *handle = scene.handle(handle.trim().trim_start_matches('@'));
    if handle.is_empty() { Err(Rejection::NoPerson) } else { Ok(()) }
}

fn maybe(scene: &Scene<'_>, handle: &mut Option<String>) {
    *handle = handle.take().filter(|handle| !handle.trim().is_empty());
    if let Some(handle) = handle {
        // It is not empty, so it is somebody.
        let _somebody = person(scene, handle);
    }
}

fn later(scene: &Scene<'_>, at: &mut Moment) -> Checked {
    *at = to_millis(*at);
    if *at > scene.now { Ok(()) } else { Err(Rejection::PastTime) }
}

const fn mark(minute: u32) -> Checked {
    let real = minute > 0 && minute.is_multiple_of(crate::response::marks::EVERY_MINUTES);
    if real { Ok(()) } else { Err(Rejection::NotThere("ten-minute mark")) }
}

fn there(scene: &Scene<'_>, id: EventId, what: &'static str, is: impl Fn(&Act) -> bool) -> Checked {
    let act = scene.state.act(id).and_then(|op| op.value.as_ref());
    if act.is_some_and(is) { Ok(()) } else { Err(Rejection::NotThere(what)) }
}

fn drafted(scene: &Scene<'_>, id: EventId) -> Checked {
    there(scene, id, "draft", |act| matches!(act, Act::UpdateDrafted(_)))
}

fn noted(scene: &Scene<'_>, id: EventId) -> Checked {
    there(scene, id, "temporary change", |act| matches!(act, Act::TemporaryChangeNoted(_)))
}

/// Refuses what is no handover, and what was accepted or called off.
fn handover(scene: &Scene<'_>, id: EventId) -> Checked {
    there(scene, id, "handover", |act| matches!(act, Act::HandoverPrepared(_)))?;
    let over = scene.acts().any(|(_, act)| match act {
        Act::HandoverAccepted(act) => act.handover == id,
        Act::HandoverDropped(act) => act.handover == id,
        _ => false,
    });
    if over { Err(Rejection::Ended("handover")) } else { Ok(()) }
}

fn written<'a>(scene: &Scene<'a>, id: EventId) -> Option<&'a EntryView> {
    scene.state.entry(id).and_then(crate::incident::Entry::view)
}

fn entry(scene: &Scene<'_>, id: EventId) -> Checked {
    written(scene, id).map(|_| ()).ok_or(Rejection::NoLine)
}

fn any_line(scene: &Scene<'_>, id: EventId) -> Checked {
    scene.state.line(id).map(|_| ()).ok_or(Rejection::NoLine)
}

fn ask(scene: &Scene<'_>, id: EventId) -> Checked {
    written(scene, id).and_then(|view| view.ask.as_ref()).map(|_| ()).ok_or(Rejection::NoAsk)
}
