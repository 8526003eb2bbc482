//! Deciding: what a person means to do in a review becomes facts, or is refused in words.
//!
//! Rules warn and never block, so only what has no meaning is refused.

mod acts;
mod talks;

use super::{ReviewScene, ReviewState};
use crate::event::{Body, BodyErased, Draft, Restored, RestoredWhy, ReviewAct, StreamKind, TalkAct};
use crate::ids::{EventId, StreamId};
use crate::incident::Ctx;
use crate::time::{Happened, to_millis};

/// Why nothing was decided. Reads well after "failed to".
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReviewRejection {
    /// Something was left empty that carries the meaning.
    #[error("save it: {0} is missing")]
    Missing(&'static str),
    /// What it is about is not there.
    #[error("find the {0}: it is not in this review, or it was taken away")]
    NotThere(&'static str),
    /// Nothing would be different.
    #[error("change anything: it stands like that already")]
    NoChange,
    /// A value that has no meaning.
    #[error("save it: {0}")]
    NoMeaning(&'static str),
    /// There is nothing to take back.
    #[error("take it back: it is not in this review")]
    NothingToUndo,
}

/// Erases what was written down in an interview: its notes, what was made of them, what came back about them.
///
/// # Errors
/// When there is nothing, or no such interview.
pub fn decide_interview_erase(
    stream: StreamId,
    scene: &ReviewScene<'_>,
    interview: EventId,
    ctx: &mut Ctx<'_>,
) -> Result<Vec<Draft>, ReviewRejection> {
    let targets = super::interviews::notes_to_erase(scene, interview);
    if targets.is_empty() {
        return Err(ReviewRejection::NoChange);
    }
    let reason = "The notes of an interview were to be deleted".to_owned();
    Ok(vec![draft(stream, Body::BodyErased(BodyErased { targets, reason }), ctx)])
}

pub(super) type Checked = Result<(), ReviewRejection>;

/// Decides something done in a review. The act is the first draft; its event is what later acts name.
///
/// # Errors
/// Says in words why not.
pub fn decide_review(
    stream: StreamId,
    scene: &ReviewScene<'_>,
    act: ReviewAct,
    ctx: &mut Ctx<'_>,
) -> Result<Vec<Draft>, ReviewRejection> {
    let act = acts::cleaned(scene, act)?;
    Ok(vec![draft(stream, Body::Review(act), ctx)])
}

/// Decides something done in an interview or a survey.
///
/// # Errors
/// Says in words why not.
pub fn decide_talk(
    stream: StreamId,
    scene: &ReviewScene<'_>,
    act: TalkAct,
    ctx: &mut Ctx<'_>,
) -> Result<Vec<Draft>, ReviewRejection> {
    let act = talks::cleaned(scene, act)?;
    Ok(vec![draft(stream, Body::Talk(act), ctx)])
}

/// Takes back the effect of events, or does again what was taken back.
///
/// # Errors
/// When none of them is in the review.
pub fn decide_undo(
    stream: StreamId,
    review: &ReviewState,
    mut targets: Vec<EventId>,
    again: bool,
    ctx: &mut Ctx<'_>,
) -> Result<Vec<Draft>, ReviewRejection> {
    targets.retain(|target| review.holds(*target) && !review.is_erased(*target));
    if targets.is_empty() {
        return Err(ReviewRejection::NothingToUndo);
    }
    let why = if again { RestoredWhy::Redo } else { RestoredWhy::Undo };
    Ok(vec![draft(stream, Body::Restored(Restored { targets, why }), ctx)])
}

fn draft(stream: StreamId, body: Body, ctx: &mut Ctx<'_>) -> Draft {
    Draft {
        id: (ctx.new_id)(),
        stream,
        stream_kind: StreamKind::Review,
        author: ctx.actor,
        happened: Happened::exact(to_millis(ctx.now), ctx.zone),
        known_at: None,
        body,
    }
}

/// Trims; what is empty then is missing.
fn filled(text: &mut String, what: &'static str) -> Checked {
    tidy(text);
    if text.is_empty() { Err(ReviewRejection::Missing(what)) } else { Ok(()) }
}

fn tidy(text: &mut String) {
    let trimmed = text.trim();
    if trimmed.len() != text.len() {
        *text = trimmed.to_owned();
    }
}

/// Trims each and drops the empty ones.
fn tidy_all(texts: &mut Vec<String>) {
    texts.iter_mut().for_each(tidy);
    texts.retain(|text| !text.is_empty());
}

/// A handle as the directory spells it.
fn person(scene: &ReviewScene<'_>, handle: &mut String) -> Checked {
    filled(handle, "a person")?;
    *handle = scene.handle(handle);
    Ok(())
}

/// The same for a handle that may be empty.
fn maybe_person(scene: &ReviewScene<'_>, handle: &mut String) {
    tidy(handle);
    if !handle.is_empty() {
        *handle = scene.handle(handle);
    }
}

/// Handles as the directory spells them, each once.
fn people(scene: &ReviewScene<'_>, handles: &mut Vec<String>) {
    tidy_all(handles);
    let mut seen = Vec::with_capacity(handles.len());
    for handle in handles.iter().map(|handle| scene.handle(handle)) {
        if !seen.contains(&handle) {
            seen.push(handle);
        }
    }
    *handles = seen;
}

fn act_there(scene: &ReviewScene<'_>, id: EventId, what: &'static str, is: fn(&ReviewAct) -> bool) -> Checked {
    if scene.review.act(id).is_some_and(is) { Ok(()) } else { Err(ReviewRejection::NotThere(what)) }
}

fn talk_there(scene: &ReviewScene<'_>, id: EventId, what: &'static str, is: fn(&TalkAct) -> bool) -> Checked {
    if scene.review.talk(id).is_some_and(is) { Ok(()) } else { Err(ReviewRejection::NotThere(what)) }
}
