//! The board.

use muster_core::drill::play::reading_of;
use muster_core::ids::StreamId;
use muster_core::incident::{Ctx, Head, Intent, decide_on_head};
use muster_core::line::{Declaration, parse_declare};
use muster_core::response::statement::paragraph;
use muster_core::words::RelationKind;
use muster_store::{IncidentRow, Plan, Store};

use crate::neighbours::shares;
use crate::parts::neighbour;
use crate::service::{Service, lock};
use crate::undo::Step;
use crate::wire::{
    Board, BoardRequest, Declare, DeclareParse, Declared, DrillOnBoard, ErrorReply, IncidentCard, Neighbour, Shared,
};

fn card(
    row: IncidentRow,
    standing: Option<(Vec<Shared>, Vec<StreamId>, Vec<Neighbour>)>,
    drill: Option<DrillOnBoard>,
) -> IncidentCard {
    let (shares_with, linked, merged) = standing.unwrap_or_default();
    IncidentCard {
        reference: row.reference(),
        id: row.stream,
        title: row.title,
        severity: row.severity,
        phase: row.phase,
        is_drill: row.is_drill,
        drill,
        declared_at: row.declared_at,
        impact_at: row.impact_at,
        resolved_at: row.resolved_at,
        last_at: row.last_at,
        lines: row.lines,
        statement: paragraph(&row.statement),
        last_line: row.last_line,
        services: row.services,
        shares_with,
        linked,
        merged,
    }
}

impl Service {
    pub(crate) fn board(&self, request: BoardRequest) -> Result<Board, ErrorReply> {
        let store = self.store()?;
        let rows = store.open_incidents()?;
        let standing = self.standing(&store, &rows)?;
        let names = self.names()?;
        let mut open = Vec::with_capacity(rows.len());
        for row in &rows {
            let id = row.stream;
            let shares = shares(&standing, row, &rows, &names.directory, false);
            let related = standing.related(id).iter();
            let linked = related.filter(|view| view.relation == RelationKind::Linked).map(|view| view.other);
            let mut merged = Vec::new();
            for part in standing.overlay.direct(id) {
                merged.extend(neighbour(&store, part)?);
            }
            let drill = self.drill_on_board(&store, row)?;
            open.push(card(row.clone(), Some((shares, linked.collect(), merged)), drill));
        }
        let (closed, count) = store.closed_incidents(request.closed.min(500))?;
        let on_board = |row: IncidentRow| {
            let drill = self.drill_on_board(&store, &row)?;
            Ok(card(row, None, drill))
        };
        let closed = closed.into_iter().map(on_board).collect::<Result<_, ErrorReply>>()?;
        Ok(Board { open, closed, closed_total: count.total, closed_drills: count.drills })
    }

    fn drill_on_board(&self, store: &Store, row: &IncidentRow) -> Result<Option<DrillOnBoard>, ErrorReply> {
        let clock = if row.is_drill { self.drill_clock(store, row.stream)? } else { None };
        Ok(clock.map(|clock| DrillOnBoard { standing: clock.standing, clock: reading_of(&clock, self.clock.now()) }))
    }

    pub(crate) fn declare_parse(&self, request: DeclareParse) -> Result<Declaration, ErrorReply> {
        Ok(parse_declare(&request.text))
    }

    pub(crate) fn declare(&self, request: Declare) -> Result<Declared, ErrorReply> {
        let store = self.store()?;
        let read = parse_declare(&request.text);
        let is_drill = request.is_drill || read.is_drill;
        let stream = StreamId(self.clock.new_id());
        let (now, zone, actor) = (self.clock.now(), self.zone(), self.settings_now().me);
        let written = store.write::<ErrorReply>(now, |peek| {
            let number = peek.next_number(is_drill)?;
            let intent =
                Intent::Declare { number, title: read.title, severity: request.severity.or(read.severity), is_drill };
            let mut new_id = || self.new_event_id();
            let mut ctx = Ctx { now, zone: zone.name(), actor, new_id: &mut new_id };
            let drafts = decide_on_head(Head { stream, exists: false }, intent, &mut ctx)?;
            Ok(Plan { drafts, written_draft: Some((String::new(), "declare".to_owned())), import: None })
        })?;
        let events = written.events.iter().map(muster_core::event::Event::id).collect();
        lock(&self.undo).did(stream, Step { events, label: "declared the incident".to_owned() });
        let reference = store.incident(stream)?.map(|row| row.reference()).unwrap_or_default();
        Ok(Declared { id: stream, reference, change: self.announce(&written, Vec::new()) })
    }
}
