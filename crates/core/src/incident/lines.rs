//! The log as people read it: lines that were written, and lines that follow from what was done.

use std::collections::BTreeSet;

use super::entry::{EntryView, Strike};
use super::register::Op;
use super::{Erasure, IncidentState, Key};
use crate::event::{AskBody, Attachment, Stamp};
use crate::ids::{EventId, PersonId};
use crate::time::{Happened, Moment};
use crate::words::{EntryKind, Milestone, Phase, Severity};

/// In which order lines are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Order {
    /// As they were written down.
    Arrival,
    /// As things happened.
    Happened,
}

/// Where a line comes from.
#[derive(Debug, Clone, PartialEq)]
pub enum Origin {
    /// A person wrote it.
    Written,
    /// The incident was declared.
    Declared,
    /// The title was changed.
    Title,
    /// The severity was changed.
    Severity(Option<Severity>),
    /// The phase was changed.
    Phase(Phase),
    /// A milestone was set.
    Milestone(Milestone),
    /// A version of the statement was written; counted from 1.
    Statement(u32),
    /// Something was done in the response; the kind of act, in stored form.
    Act(&'static str),
    /// Recorded by a newer Muster; its kind.
    Newer(String),
}

/// One line of the log.
#[derive(Debug, Clone, PartialEq)]
pub struct LogLine {
    /// The event it began with.
    pub id: EventId,
    /// Where it comes from.
    pub origin: Origin,
    /// Its place in the order of arrival.
    pub stamp: Stamp,
    /// Who wrote it down.
    pub author: Option<PersonId>,
    /// When the responders knew.
    pub known_at: Moment,
    /// How it stands.
    pub view: EntryView,
    /// What was erased from it.
    pub erasure: Option<Erasure>,
}

/// Enough of a line to put it in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineKey {
    /// The instant it is sorted by first; the same for all in order of arrival.
    pub at: Moment,
    /// Then by arrival.
    pub stamp: Stamp,
    /// Which line.
    pub id: EventId,
}

/// Which lines are shown.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", default)]
pub struct Filter {
    /// Only these kinds; empty for all.
    pub kinds: Vec<EntryKind>,
    /// Only lines that name this person.
    #[cfg_attr(feature = "ts", ts(optional))]
    pub person: Option<String>,
    /// Only lines that name this service.
    #[cfg_attr(feature = "ts", ts(optional))]
    pub service: Option<String>,
    /// Only pinned lines.
    pub pinned: bool,
    /// Only lines kept for the review.
    pub flagged: bool,
    /// Only lines with pictures.
    pub pictures: bool,
    /// Struck lines too.
    pub struck: bool,
    /// Routine lines too: items ticked, clocks put off, who joined.
    pub routine: bool,
    /// Only lines of the incident itself, not of those that are handled as part of it.
    pub own: bool,
    /// Only lines that hold these words, in any case.
    #[cfg_attr(feature = "ts", ts(optional))]
    pub text: Option<String>,
}

impl Filter {
    fn admits(&self, view: &EntryView) -> bool {
        let same = |list: &[String], wanted: &Option<String>| {
            wanted.as_ref().is_none_or(|wanted| list.iter().any(|one| one.to_lowercase() == wanted.to_lowercase()))
        };
        (self.kinds.is_empty() || self.kinds.contains(&view.kind))
            && same(&view.people, &self.person)
            && same(&view.services, &self.service)
            && (!self.pinned || view.pinned)
            && (!self.flagged || view.flagged)
            && (!self.pictures || !view.attachments.is_empty())
            && (self.struck || view.struck.is_none())
            && (self.routine || !view.routine)
            && self.text.as_ref().is_none_or(|text| view.text.to_lowercase().contains(&text.to_lowercase()))
    }
}

impl IncidentState {
    /// The lines that are shown, in order.
    #[must_use]
    pub fn line_keys(&self, order: Order, filter: &Filter) -> Vec<LineKey> {
        let mut keys = Vec::with_capacity(self.entries.len() + 16);
        let key = |stamp: Stamp, id, happened: &Happened| LineKey {
            at: match order {
                Order::Arrival => Moment::default(),
                Order::Happened => happened.at,
            },
            stamp,
            id,
        };
        for (id, entry) in &self.entries {
            if let (Some(view), Some(added)) = (entry.view(), entry.added(*id))
                && filter.admits(view)
            {
                keys.push(key(added.stamp, *id, &view.happened));
            }
        }
        for line in self.derived() {
            if filter.admits(&line.view) {
                keys.push(key(line.stamp, line.id, &line.view.happened));
            }
        }
        keys.sort_unstable();
        keys
    }

    /// How many lines a filter lets through: as many as [`Self::line_keys`] gives, without putting them in order.
    #[must_use]
    pub fn line_count(&self, filter: &Filter) -> usize {
        let written = self.entries.values().filter_map(|entry| entry.view()).filter(|view| filter.admits(view)).count();
        written + self.derived().filter(|line| filter.admits(&line.view)).count()
    }

    /// One line as it stands; `None` when there is none of that id or it was taken back.
    #[must_use]
    pub fn line(&self, id: EventId) -> Option<LogLine> {
        match self.owners.get(&id)? {
            Key::Entry(entry) if *entry == id => self.entry_line(id),
            Key::Act => self.act_line(id),
            Key::Declared
            | Key::Title
            | Key::Severity
            | Key::Phase
            | Key::Milestone(_)
            | Key::Statement
            | Key::Newer => self.derived().find(|line| line.id == id),
            Key::Entry(_) | Key::Restored | Key::Erasure => None,
        }
    }

    fn entry_line(&self, id: EventId) -> Option<LogLine> {
        let entry = self.entries.get(&id)?;
        let (view, added) = (entry.view()?, entry.added(id)?);
        Some(LogLine {
            id,
            origin: Origin::Written,
            stamp: added.stamp,
            author: added.author,
            known_at: added.known_at,
            view: view.clone(),
            erasure: self.erased.get(&id).cloned(),
        })
    }

    /// Lines that follow from what a person did otherwise than by writing a line.
    pub fn derived(&self) -> impl Iterator<Item = LogLine> + '_ {
        self.derived_with(true)
    }

    /// The same without the words of other lines, so that each says only what its own event said.
    pub fn derived_alone(&self) -> impl Iterator<Item = LogLine> + '_ {
        self.derived_with(false)
    }

    fn derived_with(&self, quote: bool) -> impl Iterator<Item = LogLine> + '_ {
        let taken_back = &self.taken_back;
        let declared = self.declaration().map(|op| {
            let text = op.value.as_ref().map_or_else(String::new, declared_text);
            self.derived_line(op, Origin::Declared, EntryKind::Milestone, text)
        });
        let titles = self.titles.history(taken_back).skip(1).map(|op| {
            let text = op.value.as_ref().map_or_else(String::new, |title| format!("Title: {title}"));
            self.derived_line(op, Origin::Title, EntryKind::Update, text)
        });
        let severities = self.severities.history(taken_back).map(|op| {
            let text = op.value.as_ref().map_or_else(String::new, |value| match &value.reason {
                Some(reason) => format!("Severity {}: {reason}", value.severity.label()),
                None => format!("Severity {}", value.severity.label()),
            });
            let severity = op.value.as_ref().map(|value| value.severity);
            self.derived_line(op, Origin::Severity(severity), EntryKind::Update, text)
        });
        let phases = self.phases.history(taken_back).filter_map(|op| {
            let phase = op.value?;
            Some(self.derived_line(op, Origin::Phase(phase), EntryKind::Update, format!("Phase: {}", phase.label())))
        });
        let milestones = self.milestones.iter().filter_map(|(milestone, register)| {
            let op = register.current(taken_back)?;
            let mut line = self.derived_line(
                op,
                Origin::Milestone(*milestone),
                EntryKind::Milestone,
                op.value.clone().unwrap_or_default(),
            );
            // A milestone that was moved is one line that was edited, not two instants.
            line.view.edits = u32::try_from(register.history(taken_back).count() - 1).unwrap_or(u32::MAX);
            Some(line)
        });
        let statements = self.statements.history(taken_back).zip(1_u32..).map(|(op, version)| {
            self.derived_line(op, Origin::Statement(version), EntryKind::Update, op.value.clone().unwrap_or_default())
        });
        let acts = self.act_lines(quote);
        let newer = self.newer.iter().map(|newer| self.newer_line(newer));
        declared
            .into_iter()
            .chain(titles)
            .chain(severities)
            .chain(phases)
            .chain(milestones)
            .chain(statements)
            .chain(acts)
            .chain(newer)
    }

    pub(super) fn derived_line<T>(&self, op: &Op<T>, origin: Origin, kind: EntryKind, text: String) -> LogLine {
        LogLine {
            id: op.id,
            origin,
            stamp: op.stamp,
            author: op.author,
            known_at: op.known_at,
            view: EntryView::derived(op.happened.clone(), kind, text, op.value.is_none()),
            erasure: self.erased.get(&op.id).cloned(),
        }
    }

    fn newer_line(&self, newer: &super::NewerEvent) -> LogLine {
        LogLine {
            id: newer.id,
            origin: Origin::Newer(newer.kind.clone()),
            stamp: newer.stamp,
            author: None,
            known_at: newer.stamp.recorded_at.moment(),
            view: EntryView::derived(
                newer.happened.clone(),
                EntryKind::Note,
                format!("Recorded by a newer Muster ({})", newer.kind),
                false,
            ),
            erasure: None,
        }
    }

    /// Handles of everybody named in lines that stand, in alphabetical order.
    #[must_use]
    pub fn people_named(&self) -> BTreeSet<String> {
        self.standing().flat_map(|view| view.people.iter().cloned()).collect()
    }

    /// Everybody who wrote a line that stands.
    #[must_use]
    pub fn writers(&self) -> BTreeSet<PersonId> {
        let standing = |entry: &super::Entry| entry.view().is_some_and(|view| view.struck.is_none());
        let written = self.entries.iter().filter(|(_, entry)| standing(entry));
        written.filter_map(|(id, entry)| entry.added(*id)?.author).collect()
    }

    /// Handles of every service named in lines that stand, in alphabetical order.
    #[must_use]
    pub fn services_named(&self) -> BTreeSet<String> {
        self.standing().flat_map(|view| view.services.iter().cloned()).collect()
    }

    fn standing(&self) -> impl Iterator<Item = &EntryView> {
        self.entries.values().filter_map(super::Entry::view).filter(|view| view.struck.is_none())
    }
}

fn declared_text(declared: &crate::event::IncidentDeclared) -> String {
    let what = if declared.is_drill { "Exercise declared" } else { "Incident declared" };
    match declared.severity {
        Some(severity) => format!("{what}, {}", severity.label()),
        None => what.to_owned(),
    }
}

impl EntryView {
    /// A line that says only this.
    pub(crate) fn derived(happened: Happened, kind: EntryKind, text: String, erased: bool) -> Self {
        Self {
            happened,
            kind,
            text,
            people: Vec::new(),
            services: Vec::new(),
            pinned: false,
            flagged: false,
            struck: None::<Strike>,
            ask: None::<AskBody>,
            links: Vec::new(),
            attachments: Vec::<Attachment>::new(),
            edits: 0,
            routine: false,
            erased,
        }
    }
}
