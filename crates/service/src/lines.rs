//! Lines as the user interface sees them.

use muster_core::incident::{EntryChange, IncidentState, LogLine, Op, Origin, Strike};
use muster_core::time::Happened;
use muster_core::words::Precision;

use crate::directory::Names;
use crate::wire::{ErrorCode, ErrorReply, Line, LineHistory, LineOf, LineOrigin, LineStep, Neighbour, StrikeView};

/// From how many seconds a line counts as written down late; the exports use the same.
const LATE_FROM: i64 = 120;

/// Seconds between the latest instant it can have happened at and its being written down.
fn late_seconds(happened: &Happened, written_at: muster_core::time::Moment) -> u32 {
    let at = match happened.precision {
        Precision::Exact | Precision::About | Precision::Before => happened.at,
        Precision::Between => happened.until.unwrap_or(happened.at),
    };
    let late = (written_at - at).num_seconds();
    if late >= LATE_FROM { u32::try_from(late).unwrap_or(u32::MAX) } else { 0 }
}

fn origin(origin: Origin) -> LineOrigin {
    match origin {
        Origin::Written => LineOrigin::Written,
        Origin::Declared => LineOrigin::Declared,
        Origin::Title => LineOrigin::Title,
        Origin::Severity(severity) => LineOrigin::Severity { severity },
        Origin::Phase(phase) => LineOrigin::Phase { phase },
        Origin::Milestone(milestone) => LineOrigin::Milestone { milestone },
        Origin::Statement(version) => LineOrigin::Statement { version },
        Origin::Act(act) => LineOrigin::Act { act: act.to_owned() },
        Origin::Newer(event) => LineOrigin::Newer { event },
    }
}

/// A line as it is shown. In a drill everything is told by the clock of the drill, also when it was written down.
pub(crate) fn line(line: LogLine, of: Option<&Neighbour>, names: &Names, is_drill: bool) -> Line {
    let recorded_at = if is_drill { line.known_at } else { line.stamp.recorded_at.moment() };
    let view = line.view;
    let strike = |strike: Strike| StrikeView { at: strike.at, by: names.author(strike.by), reason: strike.reason };
    Line {
        id: line.id,
        of: of.map(|of| LineOf { id: of.id, reference: of.reference.clone() }),
        origin: origin(line.origin),
        kind: view.kind,
        late_seconds: late_seconds(&view.happened, recorded_at),
        happened: view.happened,
        known_at: line.known_at,
        recorded_at,
        author: names.author(line.author),
        people: view.people.iter().map(|handle| names.person_ref(handle)).collect(),
        services: view.services.iter().map(|handle| names.service_ref(handle)).collect(),
        pinned: view.pinned,
        flagged: view.flagged,
        struck: view.struck.map(strike),
        edits: view.edits,
        erased: line.erasure.map(|erasure| StrikeView {
            at: erasure.at,
            by: names.author(erasure.by),
            reason: Some(erasure.reason),
        }),
        ask: view.ask,
        links: view.links,
        attachments: view.attachments,
        text: view.text,
    }
}

/// What an event did to a line, in words.
fn words(change: Option<&EntryChange>) -> String {
    let said = match change {
        Some(EntryChange::Added(_)) => "wrote it",
        Some(EntryChange::Amended(amendment)) => {
            let changed: Vec<&str> = [
                (amendment.text.is_some(), "the text"),
                (amendment.happened.is_some(), "the time"),
                (amendment.kind.is_some(), "the kind"),
                (amendment.people.is_some(), "the people"),
                (amendment.services.is_some(), "the services"),
                (amendment.attachments.is_some(), "the pictures"),
            ]
            .into_iter()
            .filter_map(|(is, what)| is.then_some(what))
            .collect();
            return format!("changed {}", changed.join(", "));
        }
        Some(EntryChange::Struck(Some(reason))) => return format!("struck it: {reason}"),
        Some(EntryChange::Struck(None)) => "struck it",
        Some(EntryChange::Pinned(true)) => "pinned it",
        Some(EntryChange::Pinned(false)) => "unpinned it",
        Some(EntryChange::Flagged(true)) => "kept it for the review",
        Some(EntryChange::Flagged(false)) => "no longer kept it for the review",
        None => "wrote it; what it said was erased",
    };
    said.to_owned()
}

/// Everything that was done to a line and still holds, with the line as it stood after each.
pub(crate) fn history(
    state: &IncidentState,
    line: muster_core::ids::EventId,
    names: &Names,
) -> Result<LineHistory, ErrorReply> {
    let not_found = || ErrorReply::new(ErrorCode::NotFound, "Failed to find the line: it is not in this incident.");
    if let Some(entry) = state.entry(line) {
        let mut standing = None;
        let mut steps = Vec::new();
        for op in entry.history(state.taken_back()) {
            match &op.value {
                Some(EntryChange::Added(body)) => standing = Some((body.text.clone(), op.happened.clone(), body.kind)),
                Some(EntryChange::Amended(amendment)) => {
                    if let Some((text, happened, kind)) = &mut standing {
                        *text = amendment.text.clone().unwrap_or_else(|| text.clone());
                        *happened = amendment.happened.clone().unwrap_or_else(|| happened.clone());
                        *kind = amendment.kind.unwrap_or(*kind);
                    }
                }
                Some(EntryChange::Struck(_) | EntryChange::Pinned(_) | EntryChange::Flagged(_)) | None => {}
            }
            steps.push(step(op, words(op.value.as_ref()), standing.as_ref(), names));
        }
        return Ok(LineHistory { steps });
    }
    let line = state.line(line).ok_or_else(not_found)?;
    let shown = self::line(line, None, names, state.is_drill());
    let step = LineStep {
        at: shown.recorded_at,
        by: shown.author,
        what: "did it".to_owned(),
        text: shown.text,
        happened: shown.happened,
        kind: shown.kind,
    };
    Ok(LineHistory { steps: vec![step] })
}

type Standing = (String, Happened, muster_core::words::EntryKind);

fn step(op: &Op<EntryChange>, what: String, standing: Option<&Standing>, names: &Names) -> LineStep {
    let (text, happened, kind) =
        standing.cloned().unwrap_or_else(|| (String::new(), op.happened.clone(), muster_core::words::EntryKind::Note));
    LineStep { at: op.recorded_at(), by: names.author(op.author), what, text, happened, kind }
}
