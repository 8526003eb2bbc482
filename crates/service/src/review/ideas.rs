//! Ideas: looked at beside those of earlier incidents on the same things, and written out.

use muster_core::directory::Directory;
use muster_core::event::{Body, ReviewAct};
use muster_core::incident::fold;
use muster_core::library::Library;
use muster_core::review::{EarlierIdea, Ideas, ReviewScene, decided, fold_review, ideas, stream_of};
use muster_core::time::Moment;
use muster_core::zone::Zone;
use muster_exchange::{IdeasOf, idea_rows, ideas_csv, ideas_markdown};
use muster_store::{IncidentRow, Store};

use crate::service::Service;
use crate::wire::{ErrorReply, ExportText, IdeasExport, IdeasFormat, IncidentOnly};

/// How many incidents are looked at for related ones, latest first, and how many related ones are read.
const LOOKED_AT: u32 = 400;
const READ: usize = 24;

/// What every scene of an earlier review shares.
struct Around<'a> {
    library: &'a Library,
    directory: &'a Directory,
    now: Moment,
    zone: Zone,
}

impl Service {
    pub(crate) fn ideas(&self, request: IncidentOnly) -> Result<Ideas, ErrorReply> {
        self.on_review(&request.incident, |desk| {
            let scene = &desk.scene;
            let around =
                Around { library: scene.library, directory: scene.directory, now: scene.now, zone: scene.zone };
            let mut earlier = Vec::new();
            for row in related(desk.store, desk.row)? {
                earlier.extend(decided_in(desk.store, &row, &around)?);
            }
            Ok(ideas(scene, &earlier))
        })
    }

    pub(crate) fn ideas_export(&self, request: IdeasExport) -> Result<ExportText, ErrorReply> {
        self.on_review(&request.incident, |desk| {
            let (found, row) = (ideas(&desk.scene, &[]), desk.row);
            let of = IdeasOf {
                reference: row.reference(),
                title: row.title.clone(),
                is_drill: row.is_drill,
                zone: desk.scene.zone,
            };
            let (text, ending) = match request.format {
                IdeasFormat::Csv => (ideas_csv(&idea_rows(&of, &found)), "csv"),
                IdeasFormat::Markdown => (ideas_markdown(&of, &found), "md"),
            };
            Ok(ExportText { text, file_name: format!("{}-ideas.{ending}", row.reference()) })
        })
    }
}

/// Earlier incidents that name one of the same services, latest first.
fn related(store: &Store, mine: &IncidentRow) -> Result<Vec<IncidentRow>, ErrorReply> {
    if mine.services.is_empty() {
        return Ok(Vec::new());
    }
    let (closed, _) = store.closed_incidents(LOOKED_AT)?;
    let mut rows: Vec<IncidentRow> = closed.into_iter().chain(store.open_incidents()?).collect();
    rows.retain(|row| {
        row.stream != mine.stream
            && row.is_drill == mine.is_drill
            && row.declared_at < mine.declared_at
            && row.services.iter().any(|service| mine.services.contains(service))
    });
    rows.sort_by_key(|row| std::cmp::Reverse(row.declared_at));
    rows.truncate(READ);
    Ok(rows)
}

/// What was decided about ideas in an earlier review. The incident itself is read only when something was.
fn decided_in(store: &Store, row: &IncidentRow, around: &Around<'_>) -> Result<Vec<EarlierIdea>, ErrorReply> {
    let events = store.events(stream_of(row.stream), 0)?.events;
    if !events.iter().any(|event| matches!(event.body, Body::Review(ReviewAct::IdeaDecided(_)))) {
        return Ok(Vec::new());
    }
    let (review, incident) = (fold_review(&events), fold(&store.events(row.stream, 0)?.events));
    let Around { library, directory, now, zone } = *around;
    let scene = ReviewScene { review: &review, incident: &incident, library, directory, now, zone };
    Ok(decided(row.stream, &row.reference(), &scene))
}
