//! What every export says, worked out once, so that four formats cannot tell four stories.

mod line;

pub(crate) use line::{Line, Ref};

use std::collections::BTreeMap;

use muster_core::event::PersonAdded;
use muster_core::ids::PersonId;
use muster_core::incident::{Filter, LineKey, Order, Woven, interleave};
use muster_core::time::{Happened, Moment};
use muster_core::words::{Milestone, Phase, Severity};

use crate::dossier::{Chain, Dossier, everything};
use crate::durations::{Duration, Span, between, durations};
use crate::text::one_line;
use crate::times::Times;

/// The word that keeps an exercise from being taken for the real thing.
pub(crate) const EXERCISE: &str = "EXERCISE";

pub(crate) struct Sheet<'a> {
    pub(crate) dossier: &'a Dossier<'a>,
    pub(crate) times: Times,
    pub(crate) reference: String,
    pub(crate) title: String,
    pub(crate) is_drill: bool,
    pub(crate) severity: Option<Severity>,
    pub(crate) phase: Phase,
    pub(crate) statements: Vec<Version>,
    pub(crate) milestones: Vec<Reached>,
    pub(crate) durations: Vec<Duration>,
    pub(crate) lines: Vec<Line>,
    /// How many lines the filter left out.
    pub(crate) left_out: usize,
    /// Who is named in lines that stand, by name.
    pub(crate) people: Vec<Ref>,
    /// Which services are.
    pub(crate) services: Vec<Ref>,
    /// Who wrote the lines down.
    pub(crate) writers: Vec<String>,
}

/// A version of the statement.
pub(crate) struct Version {
    pub(crate) number: u32,
    /// `None` when it was erased.
    pub(crate) text: Option<String>,
    pub(crate) happened: Happened,
    pub(crate) recorded_at: Moment,
    pub(crate) author: Option<String>,
}

/// A milestone that was reached.
pub(crate) struct Reached {
    pub(crate) milestone: Milestone,
    pub(crate) happened: Happened,
    pub(crate) text: String,
    /// How long after the earliest one; `None` for the earliest itself.
    pub(crate) after: Option<Span>,
}

impl<'a> Sheet<'a> {
    pub(crate) fn of(dossier: &'a Dossier<'a>) -> Self {
        let state = dossier.state;
        let lines = lines(dossier);
        let all = if dossier.filter == everything() {
            lines.len()
        } else {
            let states = std::iter::once(state).chain(dossier.merged.iter().map(|(_, state)| *state));
            states.map(|state| state.line_keys(dossier.order, &everything()).len()).sum()
        };
        let title = match (one_line(state.title()), state.exists()) {
            (title, _) if !title.is_empty() => title,
            (_, true) => "(title erased)".to_owned(),
            (_, false) => "(no title)".to_owned(),
        };
        let (people, services) = named(&lines);
        Self {
            dossier,
            times: Times { zone: dossier.zone },
            reference: one_line(&dossier.reference),
            title,
            is_drill: state.is_drill(),
            severity: state.severity(),
            phase: state.phase(),
            statements: versions(dossier),
            milestones: reached(dossier),
            durations: durations(state),
            left_out: all - lines.len(),
            people,
            services,
            writers: writers(&lines),
            lines,
        }
    }

    /// `INC-0042: Card payments declined`, stamped when it is an exercise.
    pub(crate) fn heading(&self) -> String {
        format!("{}{}: {}", self.stamp(), self.reference, self.title)
    }

    /// `EXERCISE ` or nothing.
    pub(crate) fn stamp(&self) -> &'static str {
        if self.is_drill { "EXERCISE " } else { "" }
    }

    /// The statement that counts, with its number.
    pub(crate) fn statement(&self) -> Option<&Version> {
        self.statements.last()
    }

    /// `Europe/Berlin (+01:00) and UTC`
    pub(crate) fn zone_note(&self) -> String {
        let at = self.lines.first().map_or(self.dossier.exported_at, |line| line.happened.at);
        format!("{} ({}) and UTC (Z)", self.dossier.zone.name(), self.times.offset(at))
    }

    pub(crate) fn order_note(&self) -> &'static str {
        match self.dossier.order {
            Order::Arrival => "in the order it was written down",
            Order::Happened => "in the order things happened",
        }
    }

    /// What is left out, in words; `None` when everything is there.
    pub(crate) fn filter_note(&self) -> Option<String> {
        let filter = filter_words(&self.dossier.filter);
        let lines = if self.left_out == 1 { "line is" } else { "lines are" };
        match (filter.is_empty(), self.left_out) {
            (true, 0) => None,
            (true, n) => Some(format!("{n} {lines} not in this export")),
            (false, n) => Some(format!("Only {}; {n} {lines} not in this export", filter.join(", "))),
        }
    }

    pub(crate) fn chain_note(&self) -> String {
        let events = self.dossier.state.event_count();
        let events = if events == 1 { "1 event".to_owned() } else { format!("{events} events") };
        match &self.dossier.chain {
            Chain::NotChecked => format!("{events}; the chain of hashes was not checked for this export"),
            Chain::Verified => format!("{events}; the chain of hashes was checked and is whole"),
            Chain::Broken(why) => format!("{events}; THE CHAIN OF HASHES IS BROKEN: {}", one_line(why)),
        }
    }

    /// `INC-0043 and INC-0047 are handled as part of it`; `None` when nothing is.
    pub(crate) fn merged_note(&self) -> Option<String> {
        let merged: Vec<String> = self.dossier.merged.iter().map(|(reference, _)| one_line(reference)).collect();
        let (verb, lines) = if merged.len() == 1 { ("is", "its lines") } else { ("are", "their lines") };
        let (last, before) = merged.split_last()?;
        let names = if before.is_empty() { last.clone() } else { format!("{} and {last}", before.join(", ")) };
        let shown = if self.dossier.filter.own { "are left out" } else { "bear its reference" };
        let shown = if merged.len() > 1 { shown.replace("its reference", "their reference") } else { shown.to_owned() };
        Some(format!("{names} {verb} handled as part of it; {lines} {shown}"))
    }

    /// A sentence about what this program could not read; `None` when it could read everything.
    pub(crate) fn newer_note(&self) -> Option<String> {
        match self.dossier.state.newer_count() {
            0 => None,
            1 => Some("1 entry was recorded by a newer Muster and cannot be shown in full.".to_owned()),
            n => Some(format!("{n} entries were recorded by a newer Muster and cannot be shown in full.")),
        }
    }
}

/// The lines of the incident and of those that are handled as part of it, in one order.
fn lines(dossier: &Dossier<'_>) -> Vec<Line> {
    let mut parts = vec![(None, dossier.state)];
    if !dossier.filter.own {
        parts.extend(dossier.merged.iter().map(|(reference, state)| (Some(one_line(reference)), *state)));
    }
    let keys: Vec<Vec<LineKey>> =
        parts.iter().map(|(_, state)| state.line_keys(dossier.order, &dossier.filter)).collect();
    let woven = interleave(keys.iter().map(Vec::as_slice));
    let line = |one: Woven| {
        let (of, state) = parts.get(one.part)?;
        Some(Line::of(state.line(one.key.id)?, of.clone(), dossier))
    };
    woven.into_iter().filter_map(line).collect()
}

fn versions(dossier: &Dossier<'_>) -> Vec<Version> {
    let version = |(number, op): (u32, &muster_core::incident::Op<String>)| Version {
        number,
        text: op.value.clone(),
        happened: op.happened.clone(),
        recorded_at: op.recorded_at(),
        author: author(dossier, op.author),
    };
    (1..).zip(dossier.state.statements()).map(version).collect()
}

fn reached(dossier: &Dossier<'_>) -> Vec<Reached> {
    let state = dossier.state;
    let mut reached: Vec<Reached> = Milestone::ALL
        .iter()
        .filter_map(|milestone| {
            let text = state.milestone_event(*milestone).and_then(|id| state.line(id)).map(|line| line.view.text);
            Some(Reached {
                milestone: *milestone,
                happened: state.milestone(*milestone)?.clone(),
                text: text.unwrap_or_default(),
                after: None,
            })
        })
        .collect();
    reached.sort_by_key(|one| one.happened.at);
    if let Some(first) = reached.first().map(|first| first.happened.clone()) {
        for one in reached.iter_mut().skip(1) {
            one.after = between(&first, &one.happened);
        }
    }
    reached
}

/// The name of whoever wrote something down; `None` when nobody had said who they are.
fn author(dossier: &Dossier<'_>, author: Option<PersonId>) -> Option<String> {
    let known = dossier.directory.person(author?);
    Some(known.map_or_else(|| "somebody who is not in the directory".to_owned(), shown_name))
}

fn shown_name(person: &PersonAdded) -> String {
    let name = one_line(&person.name);
    if name.is_empty() { one_line(&person.handle) } else { name }
}

fn named(lines: &[Line]) -> (Vec<Ref>, Vec<Ref>) {
    let mut people = BTreeMap::new();
    let mut services = BTreeMap::new();
    for line in lines.iter().filter(|line| line.struck.is_none()) {
        for person in line.people.iter().chain(line.ask.iter().map(|(person, _)| person)) {
            people.insert((person.shown().to_lowercase(), person.handle.clone()), person.clone());
        }
        for service in &line.services {
            services.insert((service.shown().to_lowercase(), service.handle.clone()), service.clone());
        }
    }
    (people.into_values().collect(), services.into_values().collect())
}

fn writers(lines: &[Line]) -> Vec<String> {
    let mut writers: Vec<String> = lines.iter().filter_map(|line| line.author.clone()).collect();
    writers.sort_by_key(|name| name.to_lowercase());
    writers.dedup();
    writers
}

fn filter_words(filter: &Filter) -> Vec<String> {
    let Filter { kinds, person, service, pinned, flagged, pictures, struck, routine: _, own, text } = filter;
    let mut words = Vec::new();
    if !kinds.is_empty() {
        words.push(kinds.iter().map(|kind| kind.label().to_lowercase()).collect::<Vec<_>>().join(" or "));
    }
    words.extend(person.as_ref().map(|person| format!("lines that name {}", one_line(person))));
    words.extend(service.as_ref().map(|service| format!("lines about {}", one_line(service))));
    words.extend(text.as_ref().map(|text| format!("lines with “{}”", one_line(text))));
    for (on, what) in [
        (*pinned, "pinned lines"),
        (*flagged, "lines kept for the review"),
        (*pictures, "lines with pictures"),
        (!*struck, "lines that stand"),
        (*own, "lines of the incident itself"),
    ] {
        if on {
            words.push(what.to_owned());
        }
    }
    words
}
