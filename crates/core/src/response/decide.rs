//! Deciding an act: what a person means to do becomes facts, or is refused in words.

use super::Scene;
use crate::event::{Act, Body, Draft, StreamKind};
use crate::ids::StreamId;
use crate::incident::{Ctx, Rejection};
use crate::time::Happened;

/// Decides an act, with all that follows from it, in one step that can be taken back.
///
/// # Errors
/// Says in words why not.
pub fn decide_act(stream: StreamId, scene: &Scene<'_>, act: Act, ctx: &mut Ctx<'_>) -> Result<Vec<Draft>, Rejection> {
    if !scene.state.exists() {
        return Err(Rejection::NoIncident);
    }
    Ok(vec![Draft {
        id: (ctx.new_id)(),
        stream,
        stream_kind: StreamKind::Incident,
        author: ctx.actor,
        happened: Happened::exact(ctx.now, ctx.zone),
        known_at: None,
        body: Body::Act(act),
    }])
}
