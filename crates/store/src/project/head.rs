//! The row of an incident, and what it says apart from its lines.

use std::collections::BTreeMap;

use muster_core::ids::{EventId, StreamId};
use muster_core::incident::{IncidentState, Op, Origin};
use muster_core::words::{EntryKind, Milestone, Phase};
use rusqlite::{Connection, OptionalExtension, params};

use super::line::{LineRow, arrival_of};
use crate::StoreError;

/// What the table of incidents says of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct HeadRow {
    pub(crate) number: u32,
    pub(crate) is_drill: bool,
    pub(crate) title: String,
    pub(crate) severity: Option<&'static str>,
    pub(crate) phase: &'static str,
    pub(crate) declared_at: i64,
    pub(crate) declared_order: i64,
    pub(crate) impact_at: Option<i64>,
    pub(crate) resolved_at: Option<i64>,
    pub(crate) is_open: bool,
    pub(crate) statement: String,
}

/// Works out the row; `None` when the incident was never declared here or the declaration was undone.
pub(crate) fn head_row(state: &IncidentState) -> Option<HeadRow> {
    let declaration = state.declaration()?;
    let declared = declaration.value.as_ref()?;
    let instant = |milestone| state.milestone(milestone).map(|happened| happened.at.timestamp_millis());
    let resolved = state.phase() == Phase::Resolved;
    let told_resolved = state.phase_since().map(|at| at.timestamp_millis());
    Some(HeadRow {
        number: declared.number,
        is_drill: declared.is_drill,
        title: state.title().to_owned(),
        severity: state.severity().map(muster_core::words::Severity::as_str),
        phase: state.phase().as_str(),
        declared_at: instant(Milestone::Declared).unwrap_or_else(|| declaration.happened.at.timestamp_millis()),
        declared_order: declaration.stamp.recorded_at.pack(),
        impact_at: instant(Milestone::ImpactBegan),
        resolved_at: if resolved { instant(Milestone::Resolved).or(told_resolved) } else { None },
        is_open: !resolved,
        statement: state.statement().and_then(|op| op.value.clone()).unwrap_or_default(),
    })
}

/// What a person wrote about an incident otherwise than in lines: titles, statements, reasons, remarks.
pub(crate) fn head_lines(stream: StreamId, state: &IncidentState) -> Vec<LineRow> {
    let row = |op: &Op<String>, kind: EntryKind| LineRow {
        stream,
        id: op.id,
        is_head: true,
        kind: kind.as_str().to_owned(),
        text: op.value.clone().unwrap_or_default(),
        extra: String::new(),
        services: String::new(),
        happened_at: op.happened.at.timestamp_millis(),
        struck: false,
    };
    let titles = state.titles().map(|op| row(op, EntryKind::Note));
    let statements = state.statements().map(|op| row(op, EntryKind::Update));
    let others = state
        // A line that quotes another would have to be written anew whenever the other is corrected or erased.
        .derived_alone()
        .filter(|line| matches!(line.origin, Origin::Severity(_) | Origin::Milestone(_) | Origin::Act(_)))
        .map(|line| LineRow::of_line(stream, &line, true));
    titles.chain(statements).chain(others).filter(|row| !row.text.is_empty()).collect()
}

pub(super) fn rewrite(connection: &Connection, stream: StreamId, state: &IncidentState) -> Result<(), StoreError> {
    rewrite_lines(connection, stream, state)?;
    let key = &stream.as_bytes()[..];
    let Some(row) = head_row(state) else {
        connection.prepare_cached("DELETE FROM incident WHERE stream = ?1")?.execute([key])?;
        return Ok(());
    };
    let numbered: Option<(u32, bool)> = connection
        .prepare_cached("SELECT number, is_drill FROM incident WHERE stream = ?1")?
        .query_row([key], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    connection
        .prepare_cached(
            "INSERT INTO incident (stream, number, twin, is_drill, title, severity, phase, declared_at, declared_order,
                                   impact_at, resolved_at, is_open, statement, lines)
             VALUES (?1, ?2, 0, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12,
                     (SELECT count(*) FROM line WHERE stream = ?1 AND is_head = 0 AND struck = 0))
             ON CONFLICT (stream) DO UPDATE SET number = ?2, is_drill = ?3, title = ?4, severity = ?5, phase = ?6,
                 declared_at = ?7, declared_order = ?8, impact_at = ?9, resolved_at = ?10, is_open = ?11, statement = ?12",
        )?
        .execute(params![
            key,
            row.number,
            row.is_drill,
            row.title,
            row.severity,
            row.phase,
            row.declared_at,
            row.declared_order,
            row.impact_at,
            row.resolved_at,
            row.is_open,
            row.statement,
        ])?;
    if numbered != Some((row.number, row.is_drill)) {
        tell_twins_apart(connection, row.number, row.is_drill)?;
    }
    Ok(())
}

/// Two machines that were apart may have given the same number: the earlier keeps it, later ones get a letter.
fn tell_twins_apart(connection: &Connection, number: u32, is_drill: bool) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "UPDATE incident SET twin = (SELECT count(*) FROM incident AS other
                 WHERE other.is_drill = incident.is_drill AND other.number = incident.number
                   AND (other.declared_order, other.stream) < (incident.declared_order, incident.stream))
             WHERE is_drill = ?1 AND number = ?2",
        )?
        .execute(params![is_drill, number])?;
    Ok(())
}

fn rewrite_lines(connection: &Connection, stream: StreamId, state: &IncidentState) -> Result<(), StoreError> {
    let mut wanted: BTreeMap<EventId, LineRow> =
        head_lines(stream, state).into_iter().map(|row| (row.id, row)).collect();
    let there: Vec<i64> = connection
        .prepare_cached("SELECT arrival FROM line WHERE stream = ?1 AND is_head = 1")?
        .query_map([&stream.as_bytes()[..]], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    for arrival in there {
        let Some(row) = LineRow::read(connection, arrival)? else { continue };
        match wanted.get(&row.id) {
            Some(same) if *same == row => {
                wanted.remove(&row.id);
            }
            Some(_) | None => row.remove(connection, arrival)?,
        }
    }
    for (id, row) in wanted {
        if let Some(arrival) = arrival_of(connection, id)? {
            row.insert(connection, arrival)?;
        }
    }
    Ok(())
}
