//! Deciding an act: what a person means to do becomes facts, or is refused in words.
//!
//! Rules warn and never block, so only what has no meaning is refused ([`clean`]). What follows from an act is decided
//! with it ([`follow`]), so that one undo takes all of it back.

mod clean;
mod follow;
mod label;
mod passed;

pub use label::label;

use super::Scene;
use crate::event::{Act, Body, Draft, StreamKind};
use crate::ids::StreamId;
use crate::incident::{Ctx, Rejection};
use crate::time::{Happened, to_millis};

/// Decides an act, with all that follows from it, in one step that can be taken back.
///
/// The act itself is the first draft; its event is what later acts name.
///
/// # Errors
/// Says in words why not.
pub fn decide_act(stream: StreamId, scene: &Scene<'_>, act: Act, ctx: &mut Ctx<'_>) -> Result<Vec<Draft>, Rejection> {
    if !scene.state.exists() {
        return Err(Rejection::NoIncident);
    }
    let now = to_millis(ctx.now);
    let scene = Scene { now, ..*scene };
    let act = clean::cleaned(stream, &scene, act)?;
    let mut bodies = vec![Body::Act(act.clone())];
    bodies.extend(follow::follows(&scene, &act, ctx.actor));
    if let Some(mustered) = follow::mustered(&scene, &bodies) {
        bodies.push(mustered);
    }
    let drafts = bodies.into_iter().map(|body| Draft {
        id: (ctx.new_id)(),
        stream,
        stream_kind: StreamKind::Incident,
        author: ctx.actor,
        happened: Happened::exact(now, ctx.zone),
        known_at: None,
        body,
    });
    Ok(drafts.collect())
}
