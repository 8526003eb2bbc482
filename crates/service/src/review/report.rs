//! Reports: looked at, handed out, and what readers send back.

use std::collections::HashMap;

use muster_core::event::{ReaderSaid, ReviewAct};
use muster_core::ids::Hash;
use muster_core::review::{
    CitedMessage, CitedMessages, CitedPicture, Report, ReportNotice, ReportOptions, ReviewScene, before_report,
    cited_messages, decide_review, default_parts, report, review_label, scope, sources,
};
use muster_core::words::{ReportAudience, ReportPart, ReviewTier};
use muster_core::zone::Zone;
use muster_exchange::{Pictures, ReaderAnswer, read_answer, report_body, report_html, report_json, report_markdown};
use muster_store::Store;

use super::ReviewDesk;
use super::survey::told_in;
use crate::service::Service;
use crate::sources::shown;
use crate::wire::{
    Change, ErrorCode, ErrorReply, HandedOut, Message, MessagePicture, Reader, ReaderTake, ReaderTaken, ReportFormat,
    ReportPreview, ReportRequest, ReportText, ReportTextRequest,
};

impl Service {
    pub(crate) fn report_preview(&self, request: ReportRequest) -> Result<ReportPreview, ErrorReply> {
        let incident = request.incident.clone();
        self.on_review(&incident, |desk| {
            let Made { report, parts, before } = made(desk, request, String::new())?;
            let body = report_body(&report, Pictures::Named);
            Ok(ReportPreview { report, parts, body, before, handed_out: handed_out(&desk.scene) })
        })
    }

    pub(crate) fn report_text(&self, request: ReportTextRequest) -> Result<ReportText, ErrorReply> {
        let ReportTextRequest { report: request, format } = request;
        let (incident, code) = (request.incident.clone(), self.new_event_id().to_string());
        self.on_review(&incident, |desk| {
            let Made { report, parts, .. } = made(desk, request, code.clone())?;
            let (text, ending) = match format {
                ReportFormat::Html => {
                    (report_html(&report, &images(desk.store, &report)?, env!("CARGO_PKG_VERSION")), "html")
                }
                ReportFormat::Markdown => (report_markdown(&report), "md"),
                ReportFormat::Json => {
                    let json = report_json(&report).map_err(|error| {
                        ErrorReply::new(ErrorCode::Internal, format!("Failed to write the report: {error}."))
                    })?;
                    (json, "json")
                }
            };
            let stamp = if report.is_drill { "EXERCISE-" } else { "" };
            let file_name = format!("{stamp}{}-report.{ending}", report.reference);
            Ok(ReportText { text, file_name, code, parts })
        })
    }

    pub(crate) fn reader_take(&self, request: ReaderTake) -> Result<ReaderTaken, ErrorReply> {
        let ReaderAnswer { report, answer, reader, learned } =
            read_answer(request.text.as_bytes()).map_err(|error| {
                ErrorReply::new(ErrorCode::Rejected, format!("Failed to read the answer: {error}."))
                    .with_hint("Choose the file that the report saved for the reader.")
            })?;
        let known = self.on_review(&request.incident, |desk| {
            let ours = handed_out(&desk.scene).iter().any(|one| one.code == report);
            let known = desk.scene.review.acts().any(|(_, act)| match act {
                ReviewAct::ReaderSaid(act) => act.answer == answer,
                _ => false,
            });
            if ours { Ok(known) } else { Err(elsewhere()) }
        })?;
        if known {
            return Ok(ReaderTaken { known, change: Change { events: Vec::new(), streams: Vec::new() } });
        }
        let act = ReviewAct::ReaderSaid(ReaderSaid { code: report, answer, reader, learned });
        let label = review_label(&act);
        let change =
            self.in_review(&request.incident, &label, |desk, ctx| decide_review(desk.stream, &desk.scene, act, ctx))?;
        Ok(ReaderTaken { known, change })
    }
}

fn elsewhere() -> ErrorReply {
    ErrorReply::new(ErrorCode::Rejected, "Failed to take the answer in: it is for another report.")
        .with_hint("It belongs to the review whose report was read.")
}

/// The most characters of a message that stand as evidence.
const QUOTED: usize = 2_000;

/// A report, its parts, and what to look at before it is handed out.
struct Made {
    report: Report,
    parts: Vec<ReportPart>,
    before: Vec<ReportNotice>,
}

fn made(desk: &ReviewDesk<'_>, request: ReportRequest, code: String) -> Result<Made, ErrorReply> {
    let zone = match &request.zone {
        Some(name) => Zone::parse(name).map_err(|error| {
            ErrorReply::new(ErrorCode::Rejected, format!("Failed to make the report: {error}.")).in_field("zone")
        })?,
        None => desk.scene.zone,
    };
    let parts = request.parts.unwrap_or_else(|| default_parts(request.audience));
    let within = request.audience == ReportAudience::Participants;
    let survey = if parts.contains(&ReportPart::Survey) { told_in(desk, within)? } else { String::new() };
    let tier = scope(desk.row.stream, &desk.scene).tier.map(|choice| choice.tier);
    let options = ReportOptions {
        reference: desk.row.reference(),
        audience: request.audience,
        names: request.names,
        parts: parts.clone(),
        zone,
        code,
        messages: messages(desk, tier)?,
        survey,
    };
    let report = report(&desk.scene, tier, &options);
    let before = before_report(&desk.scene, tier, &options, &report);
    Ok(Made { report, parts, before })
}

/// The messages that claims rest on, as their sources have them now.
fn messages(desk: &ReviewDesk<'_>, tier: Option<ReviewTier>) -> Result<CitedMessages, ErrorReply> {
    let (mut found, cited) = (CitedMessages::new(), cited_messages(&desk.scene, tier));
    if cited.is_empty() {
        return Ok(found);
    }
    for source in sources(desk.scene.review) {
        let of_source = cited.range((source.id, 0)..=(source.id, u32::MAX));
        let places: Vec<u32> = of_source.map(|(_, place)| *place).collect();
        if places.is_empty() {
            continue;
        }
        let authors = desk.store.authors(source.id)?;
        for row in desk.store.messages(source.id, &source.imports, &places)? {
            let Message { place, at, person, who, text, gone, files, pictures, .. } =
                shown(&source, &authors, desk.scene.directory, row);
            if !gone {
                let text = text.chars().take(QUOTED).collect();
                let here = |name: &String| pictures.iter().any(|one| one.name == *name);
                let missing = files.into_iter().filter(|name| !here(name)).collect();
                let pictures = pictures.into_iter().map(with_bytes).collect();
                found.insert((source.id, place), CitedMessage { at, person, who, text, pictures, missing });
            }
        }
    }
    Ok(found)
}

fn with_bytes(one: MessagePicture) -> CitedPicture {
    let MessagePicture { name, hash, media_type, width, height } = one;
    CitedPicture { name, hash, media_type, width, height }
}

fn handed_out(scene: &ReviewScene<'_>) -> Vec<HandedOut> {
    let mut out: Vec<HandedOut> = Vec::new();
    for (op, act) in scene.review.acts() {
        match act {
            ReviewAct::ReportMade(act) => out.push(HandedOut {
                code: act.code.clone(),
                audience: act.audience.clone(),
                format: act.format.clone(),
                at: op.happened.at,
                readers: Vec::new(),
            }),
            ReviewAct::ReaderSaid(act) => {
                if let Some(one) = out.iter_mut().find(|one| one.code == act.code) {
                    one.readers.push(Reader { reader: act.reader.clone(), learned: act.learned.clone() });
                }
            }
            _ => {}
        }
    }
    out
}

fn images(store: &Store, report: &Report) -> Result<HashMap<Hash, Vec<u8>>, ErrorReply> {
    let mut images = HashMap::new();
    for image in &report.images {
        if let Some(kept) = store.attachment(image.hash)? {
            images.insert(image.hash, kept.bytes);
        }
    }
    Ok(images)
}
