//! Pictures that reach the players: they stand in the log of their incident as well, like pictures of a real night.

use super::super::scenario::Content;
use super::injects::injects;
use super::{DrillRejection, DrillScene};
use crate::event::{Attachment, Draft, DrillAct};
use crate::ids::EventId;
use crate::incident::{Ctx, Head, Intent, NewLine, decide_on_head};
use crate::words::EntryKind;

/// The line that an inject's pictures stand in; nothing for one without pictures. How large they are is not known here.
pub(super) fn into_the_log(
    scene: &DrillScene<'_>,
    inject: &str,
    ctx: &mut Ctx<'_>,
) -> Result<Vec<Draft>, DrillRejection> {
    let placed = injects(scene).into_iter().find(|one| one.inject.key == inject);
    let (Some(placed), Some(scenario), Some(plan)) = (placed, scene.scenario(), scene.plan()) else {
        return Ok(Vec::new());
    };
    let with = placed.inject.artefacts.iter().filter_map(|key| scenario.artefacts.iter().find(|one| one.key == *key));
    let picture = |artefact: &super::super::scenario::Artefact| match &artefact.content {
        Content::Picture { media_type, hash: Some(hash), .. } => Some(Attachment {
            hash: *hash,
            media_type: media_type.clone(),
            size: 0,
            width: 0,
            height: 0,
            caption: if artefact.caption.is_empty() { artefact.title.clone() } else { artefact.caption.clone() },
        }),
        Content::Picture { .. }
        | Content::Text { .. }
        | Content::Chat { .. }
        | Content::Log { .. }
        | Content::Alert { .. }
        | Content::Mail { .. }
        | Content::Graph { .. } => None,
    };
    let attachments: Vec<Attachment> = with.filter_map(picture).collect();
    if attachments.is_empty() {
        return Ok(Vec::new());
    }
    let from = if placed.inject.from.is_empty() { String::new() } else { format!(" from {}", placed.inject.from) };
    let text = format!("{}{from}: {}", placed.inject.delivery.label(), placed.text.trim());
    let line = NewLine { kind: Some(EntryKind::Evidence), text, attachments, ..NewLine::default() };
    Ok(decide_on_head(Head { stream: plan.incident, exists: true }, Intent::Log(vec![line]), ctx)?)
}

/// The lines that the drill wrote into the players' log: nobody of them did that.
pub(in crate::drill) fn brought(scene: &DrillScene<'_>) -> Vec<EventId> {
    let line = |(_, act): (&crate::incident::Op<DrillAct>, &DrillAct)| match act {
        DrillAct::InjectDelivered(act) => act.line,
        _ => None,
    };
    scene.drill.ever().filter_map(line).collect()
}
