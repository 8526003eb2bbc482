//! Handovers: the brief filled from the log, and the same on paper.

use muster_core::response::brief::brief;
use muster_core::response::{HandoverView, Scene, handovers, roles};
use muster_core::words::Role;
use muster_exchange::{HandoverPaper, handover_html, handover_markdown, handover_text};

use crate::service::Service;
use crate::wire::{
    ErrorCode, ErrorReply, ExportText, HandoverBrief, HandoverBriefRequest, HandoverSheetRequest, SheetFormat,
};

impl Service {
    pub(crate) fn handover_brief(&self, request: HandoverBriefRequest) -> Result<HandoverBrief, ErrorReply> {
        let HandoverBriefRequest { incident, role, to } = request;
        self.on_scene(&incident, None, |scene, _row, _names| {
            Ok(HandoverBrief { from: holder(scene, role), parts: brief(scene, role, &to) })
        })
    }

    pub(crate) fn handover_sheet(&self, request: HandoverSheetRequest) -> Result<ExportText, ErrorReply> {
        let HandoverSheetRequest { incident, format, handover } = request;
        self.on_scene(&incident, None, |scene, row, _names| {
            let given = handovers::handovers(scene);
            let chosen = match handover {
                Some(id) => Some(given.into_iter().find(|one| one.id == id).ok_or_else(|| {
                    ErrorReply::new(ErrorCode::NotFound, "Failed to find the handover: it is not in this incident.")
                        .in_field("handover")
                })?),
                None => given.into_iter().rev().find(|one| one.dropped_at.is_none()),
            };
            let paper = paper(scene, row.reference(), chosen);
            let (text, ending) = match format {
                SheetFormat::Html => (handover_html(&paper), "html"),
                SheetFormat::Markdown => (handover_markdown(&paper), "md"),
                SheetFormat::Plain => (handover_text(&paper), "txt"),
            };
            Ok(ExportText { text, file_name: format!("{}-handover.{ending}", row.reference()) })
        })
    }
}

/// Who holds a role; the one who took it last, where several do.
fn holder(scene: &Scene<'_>, role: Role) -> String {
    let roles = roles::roles(scene);
    let held = roles.iter().filter(|one| one.role == role).flat_map(|one| &one.holders);
    held.max_by_key(|held| held.from).map(|held| held.name.clone()).unwrap_or_default()
}

fn paper(scene: &Scene<'_>, reference: String, given: Option<HandoverView>) -> HandoverPaper {
    let state = scene.state;
    let given = given.unwrap_or_else(|| HandoverView {
        id: muster_core::ids::EventId(uuid::Uuid::nil()),
        role: Role::Commander,
        from: holder(scene, Role::Commander),
        to: String::new(),
        to_name: String::new(),
        brief: brief(scene, Role::Commander, ""),
        at: scene.now,
        read_back: String::new(),
        read_back_at: None,
        accepted_at: None,
        dropped_at: None,
    });
    HandoverPaper {
        reference,
        title: state.title().to_owned(),
        is_drill: state.is_drill(),
        severity: state.severity(),
        phase: state.phase(),
        zone: scene.zone,
        made_at: given.at,
        role: given.role,
        from: given.from,
        to: given.to_name,
        parts: given.brief,
        read_back: given.read_back,
        accepted_at: given.accepted_at,
    }
}
