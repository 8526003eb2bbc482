//! Handovers: the brief filled from the log, and the same on paper.

use muster_core::response::brief::brief;
use muster_core::response::{HandoverView, Scene, handovers, roles};
use muster_core::words::Role;
use muster_exchange::{HandoverPaper, handover_html, handover_markdown, handover_text};

use crate::service::Service;
use crate::wire::{
    ErrorCode, ErrorReply, ExportText, HandoverBrief, HandoverBriefRequest, HandoverDraft, HandoverSheetRequest,
    SheetFormat,
};

impl Service {
    pub(crate) fn handover_brief(&self, request: HandoverBriefRequest) -> Result<HandoverBrief, ErrorReply> {
        let HandoverBriefRequest { incident, role, to } = request;
        self.on_scene(&incident, None, |scene, _row, _names| {
            Ok(HandoverBrief { from: holder(scene, role), parts: brief(scene, role, &to) })
        })
    }

    pub(crate) fn handover_sheet(&self, request: HandoverSheetRequest) -> Result<ExportText, ErrorReply> {
        let HandoverSheetRequest { incident, format, handover, draft } = request;
        self.on_scene(&incident, None, |scene, row, _names| {
            let mut given = handovers::handovers(scene).into_iter();
            let chosen = match (draft, handover) {
                (Some(draft), _) => Some(drafted(scene, draft)),
                (None, Some(id)) => Some(given.find(|one| one.id == id).ok_or_else(|| {
                    ErrorReply::new(ErrorCode::NotFound, "Failed to find the handover: it is not in this incident.")
                        .in_field("handover")
                })?),
                (None, None) => given.rev().find(|one| one.dropped_at.is_none()),
            };
            let chosen = chosen.unwrap_or_else(|| {
                let (role, to) = (Role::Commander, String::new());
                drafted(scene, HandoverDraft { role, parts: brief(scene, role, &to), to })
            });
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

/// A brief as it would be given now.
fn drafted(scene: &Scene<'_>, draft: HandoverDraft) -> HandoverView {
    let HandoverDraft { role, to, parts } = draft;
    HandoverView {
        id: muster_core::ids::EventId(uuid::Uuid::nil()),
        role,
        from: holder(scene, role),
        to_name: if to.is_empty() { String::new() } else { scene.name(&to) },
        to,
        brief: parts,
        at: scene.now,
        read_back: String::new(),
        read_back_at: None,
        accepted_at: None,
        dropped_at: None,
        open: Vec::new(),
    }
}

fn paper(scene: &Scene<'_>, reference: String, given: HandoverView) -> HandoverPaper {
    let state = scene.state;
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
