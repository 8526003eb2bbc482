//! After a drill: everything that came of it, its report as a file, how sure people are, progress over drills.

use muster_core::drill::after::{
    Confidence, ConfidenceAnswer, DrillProgress, Side, after_report, asks, confidence, confidence_of, drafts,
    drill_marks, is_closed, progress,
};
use muster_core::drill::play::{DrillScene, after, seats};
use muster_core::ids::Hash;
use muster_core::incident::IncidentState;
use muster_exchange::{drill_report_body, drill_report_html, drill_report_json, drill_report_markdown};
use muster_store::{IncidentRow, Store};

use super::DrillDesk;
use crate::review::{key_file, key_for_writing, read_key};
use crate::service::{Service, lock};
use crate::wire::{
    ConfidenceAdd, ConfidenceCount, DrillAfter, DrillReportRequest, DrillReportText, Empty, ErrorCode, ErrorReply,
    IncidentOnly, ReportFormat,
};

/// Every answer is filled up to this many bytes, so that its length says nothing.
const PADDED: usize = 64;

impl Service {
    pub(crate) fn drill_after(&self, request: IncidentOnly) -> Result<DrillAfter, ErrorReply> {
        let zone = self.zone();
        self.on_drill(&request.incident, |desk| {
            let scene = &desk.scene;
            let report = after_report(scene, desk.reference(), zone, sure(desk)?);
            let undo = lock(&self.undo);
            Ok(DrillAfter {
                standing: scene.standing(),
                talk: after(scene),
                body: drill_report_body(&report),
                report,
                drafts: drafts(scene),
                seats: seats(scene),
                undo: undo.last_done(desk.stream).map(|step| step.label.clone()),
            })
        })
    }

    pub(crate) fn drill_report_text(&self, request: DrillReportRequest) -> Result<DrillReportText, ErrorReply> {
        let zone = self.zone();
        self.on_drill(&request.incident, |desk| {
            let report = after_report(&desk.scene, desk.reference(), zone, sure(desk)?);
            let (text, ending) = match request.format {
                ReportFormat::Html => (drill_report_html(&report, env!("CARGO_PKG_VERSION")), "html"),
                ReportFormat::Markdown => (drill_report_markdown(&report), "md"),
                ReportFormat::Json => {
                    let json = drill_report_json(&report).map_err(|error| failed("write the report", &error))?;
                    (json, "json")
                }
            };
            let reference = if report.reference.is_empty() { "DRILL" } else { report.reference.as_str() };
            Ok(DrillReportText { text, file_name: format!("EXERCISE-{reference}-after-action.{ending}") })
        })
    }

    pub(crate) fn drill_progress(&self, _: Empty) -> Result<DrillProgress, ErrorReply> {
        let (store, names, wall) = (self.store()?, self.names()?, self.clock.now());
        let nothing = IncidentState::default();
        let (mut drills, mut left_out) = (Vec::new(), 0);
        for stream in store.drill_streams()? {
            let drill = self.load_drill(&store, stream)?;
            let drill = lock(&drill);
            // Ratings are in the drill alone.
            let (directory, behind) = (&names.directory, chrono::TimeDelta::zero());
            let scene = DrillScene { drill: &drill.state, incident: &nothing, directory, wall, behind };
            let Some(plan) = scene.plan() else { continue };
            let reference = store.incident(plan.incident)?.as_ref().map(IncidentRow::reference).unwrap_or_default();
            match drill_marks(reference, &scene) {
                Some(Ok(marks)) => drills.push(marks),
                Some(Err(())) => left_out += 1,
                None => {}
            }
        }
        Ok(progress(drills, left_out))
    }

    pub(crate) fn confidence_add(&self, request: ConfidenceAdd) -> Result<ConfidenceCount, ErrorReply> {
        let ConfidenceAdd { incident, side, team, own } = request;
        let answer = ConfidenceAnswer { team, own };
        if !answer.is_whole() {
            let message = "Failed to take the answer: both questions are answered from 1 to 5.";
            return Err(ErrorReply::new(ErrorCode::Rejected, message));
        }
        let me = key_for_writing(self.store()?.path())?;
        self.on_drill(&incident, |desk| {
            if asks(&desk.scene) != Some(side) {
                return Err(ErrorReply::new(ErrorCode::Rejected, not_now(desk, side)));
            }
            let mut bytes = serde_json::to_vec(&answer).map_err(|error| failed("seal the answer", &error))?;
            bytes.resize(PADDED, b' ');
            let sealed = age::encrypt(&me, &bytes).map_err(|error| failed("seal the answer", &error))?;
            // By chance, like the sealed bytes that it is made of: it says nothing of who and when.
            let mut code = [0; 16];
            code.copy_from_slice(&Hash::of(&sealed).0[..16]);
            let asked = confidence_of(desk.incident, side);
            desk.store.keep_answer(asked, code, &sealed)?;
            let answers = u32::try_from(desk.store.sealed_answers(asked)?.len()).unwrap_or(u32::MAX);
            Ok(ConfidenceCount { answers })
        })
    }
}

fn not_now(desk: &DrillDesk<'_>, side: Side) -> &'static str {
    match side {
        _ if is_closed(&desk.scene) => "Failed to take the answer: the answers were closed.",
        Side::Before => "Failed to take the answer: the drill has begun, and this is asked before.",
        Side::After => "Failed to take the answer: the drill is not over, and this is asked after.",
    }
}

/// How sure people are, as far as it may be shown. What is not shown is not opened.
fn sure(desk: &DrillDesk<'_>) -> Result<Confidence, ErrorReply> {
    let before = answers(desk.store, desk, Side::Before)?;
    let after = answers(desk.store, desk, Side::After)?;
    Ok(confidence(&desk.scene, &before, &after))
}

fn answers(store: &Store, desk: &DrillDesk<'_>, side: Side) -> Result<Vec<ConfidenceAnswer>, ErrorReply> {
    let rows = store.sealed_answers(confidence_of(desk.incident, side))?;
    if !is_closed(&desk.scene) {
        // Only counted: an answer that is not looked at stands for each.
        return Ok(rows.iter().map(|_| ConfidenceAnswer { team: 0, own: 0 }).collect());
    }
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let key = read_key(&key_file(store.path()))?;
    let open = |sealed: &Vec<u8>| {
        let bytes = key.as_ref().and_then(|key| age::decrypt(key, sealed).ok())?;
        serde_json::from_slice::<ConfidenceAnswer>(&bytes).ok()
    };
    Ok(rows.iter().filter_map(open).filter(|one| one.is_whole()).collect())
}

/// What says why and repeats nothing of what was answered.
fn failed(what: &str, error: &dyn std::fmt::Display) -> ErrorReply {
    ErrorReply::new(ErrorCode::Internal, format!("Failed to {what}: {error}."))
}
