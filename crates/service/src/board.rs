//! The board.

use std::collections::HashMap;

use muster_core::ids::StreamId;
use muster_core::incident::{Ctx, Head, Intent, decide_on_head};
use muster_core::line::{Declaration, parse_declare};
use muster_store::{IncidentRow, Plan, Store};

use crate::service::{Service, lock};
use crate::undo::Step;
use crate::wire::{Board, BoardRequest, Declare, DeclareParse, Declared, ErrorReply, IncidentCard, Shared};

fn card(row: IncidentRow, shares_with: Vec<Shared>) -> IncidentCard {
    IncidentCard {
        reference: row.reference(),
        id: row.stream,
        title: row.title,
        severity: row.severity,
        phase: row.phase,
        is_drill: row.is_drill,
        declared_at: row.declared_at,
        impact_at: row.impact_at,
        resolved_at: row.resolved_at,
        last_at: row.last_at,
        lines: row.lines,
        statement: row.statement,
        last_line: row.last_line,
        services: row.services,
        shares_with,
    }
}

/// Open incidents that name a service of this one. A drill shares nothing with the real thing.
pub(crate) fn shares_of(store: &Store, stream: StreamId, is_drill: bool) -> Result<Vec<Shared>, ErrorReply> {
    let mut order = Vec::new();
    let mut handles: HashMap<StreamId, Vec<String>> = HashMap::new();
    for shared in store.shared_services(stream)? {
        let list = handles.entry(shared.other).or_insert_with(|| {
            order.push(shared.other);
            Vec::new()
        });
        list.push(shared.handle);
    }
    let mut shares = Vec::new();
    for other in order {
        if let Some(row) = store.incident(other)?.filter(|row| row.is_drill == is_drill) {
            let services = handles.remove(&other).unwrap_or_default();
            shares.push(Shared { id: other, reference: row.reference(), title: row.title, services });
        }
    }
    Ok(shares)
}

impl Service {
    pub(crate) fn board(&self, request: BoardRequest) -> Result<Board, ErrorReply> {
        let store = self.store()?;
        let mut open = Vec::new();
        for row in store.open_incidents()? {
            let shares = shares_of(&store, row.stream, row.is_drill)?;
            open.push(card(row, shares));
        }
        let (closed, closed_total) = store.closed_incidents(request.closed.min(500))?;
        Ok(Board { open, closed: closed.into_iter().map(|row| card(row, Vec::new())).collect(), closed_total })
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
            Ok(Plan { drafts, written_draft: Some((String::new(), "declare".to_owned())) })
        })?;
        let events = written.events.iter().map(muster_core::event::Event::id).collect();
        lock(&self.undo).did(stream, Step { events, label: "declared the incident".to_owned() });
        let reference = store.incident(stream)?.map(|row| row.reference()).unwrap_or_default();
        Ok(Declared { id: stream, reference, change: self.announce(&written, Vec::new()) })
    }
}
