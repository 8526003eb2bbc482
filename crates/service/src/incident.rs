//! One incident: its view, its log, and any earlier minute of both.

use std::collections::HashMap;

use muster_core::incident::{IncidentState, LogLine};
use muster_core::response::statement::paragraph;
use muster_core::time::Moment;
use muster_core::words::{Milestone, Phase};
use muster_store::{IncidentRow, Store};

use crate::directory::Names;
use crate::lines;
use crate::loaded::{Loaded, Orders};
use crate::neighbours::shares;
use crate::parts::{Keys, Part, neighbour};
use crate::service::{Service, lock};
use crate::wire::{
    ErrorCode, ErrorReply, IncidentRequest, IncidentView, Line, LineHistory, LineRequest, LogPlace, LogPlaceRequest,
    LogSlice, LogSliceRequest, MilestoneView, Named, Neighbour, StatementVersion,
};

/// How many lines are handed over at once.
const SLICE: u32 = 1_000;

fn small(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

fn missing() -> ErrorReply {
    ErrorReply::new(ErrorCode::NotFound, "Failed to find the incident: it had not been declared by then.")
}

impl Service {
    /// Runs something on an incident as it stands, or as it was known at an earlier minute.
    pub(crate) fn on_state<T>(
        &self,
        incident: &str,
        at: Option<Moment>,
        work: impl FnOnce(&Store, &IncidentRow, &IncidentState, &mut Orders, &Names) -> Result<T, ErrorReply>,
    ) -> Result<T, ErrorReply> {
        let store = self.store()?;
        let stream = self.resolve(&store, incident)?;
        let row = store.incident(stream)?.ok_or_else(missing)?;
        let names = self.names()?;
        let loaded = self.load(&store, stream)?;
        let mut loaded = lock(&loaded);
        match at {
            Some(at) => {
                let state = loaded.known_at(&store, stream, at)?;
                work(&store, &row, &state, &mut loaded.orders, &names)
            }
            None => {
                let Loaded { state, orders, .. } = &mut *loaded;
                work(&store, &row, state, orders, &names)
            }
        }
    }

    pub(crate) fn incident(&self, request: IncidentRequest) -> Result<IncidentView, ErrorReply> {
        let at = request.at;
        let store = self.store()?;
        let stream = self.resolve(&store, &request.incident)?;
        let row = store.incident(stream)?.ok_or_else(missing)?;
        let names = self.names()?;
        let overlay = self.overlay(&store, stream, at)?;
        let family = self.family(&store, stream, at, false)?;
        let mut view = family.look(&store, at, |parts| {
            let state = parts.first().ok_or_else(missing)?.state;
            view_of(&row, state, &Census::of(parts), &names, at)
        })?;
        view.merged.clone_from(&family.merged);
        if overlay.above(stream).is_some() {
            view.merged_into = neighbour(&store, overlay.root(stream))?;
        }
        if at.is_none() {
            let streams = family.streams();
            let undo = lock(&self.undo);
            view.undo = undo.latest_done(&streams).map(|(_, step)| step.label.clone());
            view.redo = undo.latest_undone(&streams).map(|(_, step)| step.label.clone());
            drop(undo);
            if row.phase != Phase::Resolved {
                let open = store.open_incidents()?;
                let standing = self.standing(&store, &open)?;
                view.also_open = shares(&standing, &row, &open, &names.directory, true);
            }
        }
        Ok(view)
    }

    pub(crate) fn log_slice(&self, request: LogSliceRequest) -> Result<LogSlice, ErrorReply> {
        let LogSliceRequest { incident, at, order, filter, from, count } = request;
        let store = self.store()?;
        let stream = self.resolve(&store, &incident)?;
        let names = self.names()?;
        let family = self.family(&store, stream, at, filter.own)?;
        family.look(&store, at, |parts| {
            let keys = Keys::of(parts, order, &filter);
            let total = keys.len();
            let from = match usize::try_from(from) {
                Ok(from) => from.min(total),
                Err(_negative) => total.saturating_sub(from.unsigned_abs() as usize),
            };
            let line = |(part, id)| {
                let Part { of, state, .. } = parts.get(part)?;
                Some(lines::line(state.line(id)?, *of, &names, state.is_drill()))
            };
            let lines = keys.slice(from, count.min(SLICE) as usize).into_iter().filter_map(line).collect();
            Ok(LogSlice { total: small(total), from: small(from), lines })
        })
    }

    pub(crate) fn log_place(&self, request: LogPlaceRequest) -> Result<LogPlace, ErrorReply> {
        let LogPlaceRequest { incident, at, order, filter, line } = request;
        let store = self.store()?;
        let stream = self.resolve(&store, &incident)?;
        let family = self.family(&store, stream, at, filter.own)?;
        family.look(&store, at, |parts| {
            let keys = Keys::of(parts, order, &filter);
            Ok(LogPlace { index: keys.place(line).map(small), total: small(keys.len()) })
        })
    }

    pub(crate) fn line_history(&self, request: LineRequest) -> Result<LineHistory, ErrorReply> {
        let home = self.home_of(&request.incident, request.line)?;
        self.on_state(&home, None, |_store, _row, state, _orders, names| lines::history(state, request.line, names))
    }
}

fn view_of(
    row: &IncidentRow,
    state: &IncidentState,
    census: &Census<'_>,
    names: &Names,
    at: Option<Moment>,
) -> Result<IncidentView, ErrorReply> {
    let declaration = state.declaration().ok_or_else(missing)?;
    let declared_at = state.milestone(Milestone::Declared).map_or(declaration.happened.at, |happened| happened.at);
    let impact = state.milestone(Milestone::ImpactBegan).map(|happened| happened.at);
    let clock_from = impact.unwrap_or(declared_at);
    let over = state.phase() == Phase::Resolved;
    let resolved_at =
        if over { state.milestone(Milestone::Resolved).map(|h| h.at).or_else(|| state.phase_since()) } else { None };
    Ok(IncidentView {
        id: row.stream,
        reference: row.reference(),
        title: state.title().to_owned(),
        severity: state.severity(),
        phase: state.phase(),
        is_drill: state.is_drill(),
        statements: statements(state, names),
        milestones: Milestone::ALL.iter().map(|milestone| milestone_view(state, *milestone, clock_from)).collect(),
        declared_at,
        clock_from,
        clock_from_impact: impact.is_some(),
        resolved_at,
        lines: census.lines,
        struck: census.struck,
        pictures: census.pictures,
        newer: small(state.newer_count()),
        pinned: census.pinned(names),
        people: census.named(&census.people, |handle| {
            let known = names.directory.person_by_handle(handle);
            known.map(|one| (one.name.clone(), [one.team.as_str(), one.contact.as_str()].join("  ").trim().to_owned()))
        }),
        services: census.named(&census.services, |handle| {
            names.directory.service_by_handle(handle).map(|one| (one.name.clone(), one.team.clone()))
        }),
        also_open: Vec::new(),
        merged: Vec::new(),
        merged_into: None,
        undo: None,
        redo: None,
        at,
    })
}

fn statements(state: &IncidentState, names: &Names) -> Vec<StatementVersion> {
    let versions = state.statements().zip(1..).map(|(op, version)| StatementVersion {
        id: op.id,
        version,
        text: op.value.clone().unwrap_or_default(),
        paragraph: op.value.as_deref().map(paragraph).unwrap_or_default(),
        at: op.recorded_at(),
        by: names.author(op.author),
        erased: op.value.is_none(),
    });
    versions.collect()
}

fn milestone_view(state: &IncidentState, milestone: Milestone, clock_from: Moment) -> MilestoneView {
    let happened = state.milestone(milestone).cloned();
    let offset_seconds = happened
        .as_ref()
        .map(|happened| (happened.at - clock_from).num_seconds())
        .map(|seconds| i32::try_from(seconds).unwrap_or(if seconds < 0 { i32::MIN } else { i32::MAX }));
    MilestoneView { milestone, happened, offset_seconds, clearable: state.milestone_event(milestone).is_some() }
}

/// What is counted over the lines that stand, of an incident and of those that are handled as part of it.
#[derive(Default)]
struct Census<'a> {
    lines: u32,
    struck: u32,
    pictures: u32,
    pinned: Vec<(LogLine, Option<&'a Neighbour>)>,
    is_drill: bool,
    people: HashMap<String, (String, u32)>,
    services: HashMap<String, (String, u32)>,
}

impl<'a> Census<'a> {
    fn of(parts: &[Part<'a>]) -> Self {
        let is_drill = parts.first().is_some_and(|part| part.state.is_drill());
        let mut census = Self { is_drill, ..Self::default() };
        for part in parts {
            census.count(part);
        }
        census.pinned.sort_by_key(|(line, _)| line.stamp);
        census
    }

    fn count(&mut self, part: &Part<'a>) {
        for (id, view) in part.state.views() {
            if view.struck.is_some() {
                self.struck += 1;
                continue;
            }
            self.lines += 1;
            self.pictures += small(view.attachments.len());
            if view.pinned {
                self.pinned.extend(part.state.line(id).map(|line| (line, part.of)));
            }
            for (list, counts) in [(&view.people, &mut self.people), (&view.services, &mut self.services)] {
                for handle in list {
                    counts.entry(handle.to_lowercase()).or_insert_with(|| (handle.clone(), 0)).1 += 1;
                }
            }
        }
    }

    fn pinned(&self, names: &Names) -> Vec<Line> {
        self.pinned.iter().map(|(line, of)| lines::line(line.clone(), *of, names, self.is_drill)).collect()
    }

    fn named(
        &self,
        counts: &HashMap<String, (String, u32)>,
        look_up: impl Fn(&str) -> Option<(String, String)>,
    ) -> Vec<Named> {
        let mut named: Vec<Named> = counts
            .values()
            .map(|(handle, lines)| {
                let known = look_up(handle);
                let is_known = known.is_some();
                let (name, detail) = known.unwrap_or_else(|| (handle.clone(), String::new()));
                Named { handle: handle.clone(), name, known: is_known, detail, lines: *lines }
            })
            .collect();
        named.sort_by(|a, b| b.lines.cmp(&a.lines).then_with(|| a.handle.cmp(&b.handle)));
        named
    }
}
