//! Applying one event.

use super::entry::{EntryChange, marked};
use super::register::Op;
use super::{Erasure, IncidentState, Key, NewerEvent, SeverityValue};
use crate::event::{Act, Body, BodyErased, Event, Header, Restored, is_erasable};
use crate::ids::EventId;

impl IncidentState {
    /// Takes in one event. The order of calls does not matter, and a second time changes nothing.
    pub fn apply(&mut self, event: &Event) {
        let header = &event.header;
        let id = header.id;
        if self.owners.contains_key(&id) {
            return;
        }
        let gone = self.erased.contains_key(&id) && is_erasable(&header.kind);
        let key = if gone { self.apply_erased(header, &header.kind) } else { self.apply_body(event) };
        self.owners.insert(id, key);
        if let Key::Entry(entry) = key {
            self.recompute(entry);
        }
    }

    fn apply_body(&mut self, event: &Event) -> Key {
        let header = &event.header;
        match &event.body {
            Body::IncidentDeclared(body) => {
                self.declared.insert(Op::new(header, Some(body.clone())));
                Key::Declared
            }
            Body::TitleSet(body) => {
                self.titles.insert(Op::new(header, Some(body.title.clone())));
                Key::Title
            }
            Body::SeveritySet(body) => {
                let value = SeverityValue { severity: body.severity, reason: body.reason.clone() };
                self.severities.insert(Op::new(header, Some(value)));
                Key::Severity
            }
            Body::PhaseSet(body) => {
                self.phases.insert(Op::new(header, Some(body.phase)));
                Key::Phase
            }
            Body::MilestoneSet(body) => {
                self.milestones.entry(body.milestone).or_default().insert(Op::new(header, Some(body.text.clone())));
                Key::Milestone(body.milestone)
            }
            Body::StatementWritten(body) => {
                self.statements.insert(Op::new(header, Some(body.text.clone())));
                Key::Statement
            }
            Body::EntryAdded(body) => self.change(header, header.id, EntryChange::Added(body.clone())),
            Body::EntryAmended(body) => self.change(header, body.entry, EntryChange::Amended(body.amendment.clone())),
            Body::EntryStruck(body) => self.change(header, body.entry, EntryChange::Struck(body.reason.clone())),
            Body::EntryPinned(body) => {
                let (entry, change) = marked(body, EntryChange::Pinned);
                self.change(header, entry, change)
            }
            Body::EntryFlagged(body) => {
                let (entry, change) = marked(body, EntryChange::Flagged);
                self.change(header, entry, change)
            }
            Body::Restored(body) => self.apply_restored(header.id, body),
            Body::BodyErased(body) => self.apply_erasure(header, body),
            Body::Act(act) => {
                self.acts.insert(Op::new(header, Some(act.clone())));
                Key::Act
            }
            Body::Erased { kind, .. } => self.apply_erased(header, kind),
            // Events of the directory and the library have no business in an incident; kept and counted like anything unknown.
            Body::PersonAdded(_)
            | Body::PersonAmended(_)
            | Body::PersonMerged(_)
            | Body::ServiceAdded(_)
            | Body::ServiceAmended(_)
            | Body::LibrarySet(_)
            | Body::LibraryCleared(_)
            | Body::Review(_)
            | Body::Talk(_)
            | Body::Drill(_)
            | Body::Newer { .. } => self.note_newer(header),
        }
    }

    fn change(&mut self, header: &Header, entry: EventId, change: EntryChange) -> Key {
        self.entries.entry(entry).or_default().insert(Op::new(header, Some(change)));
        Key::Entry(entry)
    }

    fn note_newer(&mut self, header: &Header) -> Key {
        let newer = NewerEvent {
            id: header.id,
            stamp: header.stamp,
            happened: header.happened.clone(),
            kind: header.kind.clone(),
        };
        let place = self.newer.partition_point(|other| other.stamp < newer.stamp);
        self.newer.insert(place, newer);
        Key::Newer
    }

    fn apply_restored(&mut self, id: EventId, body: &Restored) -> Key {
        self.taken_back.insert(id, &body.targets);
        for reached in self.taken_back.reaches(id) {
            if let Some(Key::Entry(entry)) = self.owners.get(&reached).copied() {
                self.recompute(entry);
            }
        }
        Key::Restored
    }

    fn apply_erasure(&mut self, header: &Header, body: &BodyErased) -> Key {
        for target in &body.targets {
            let erasure = Erasure {
                id: header.id,
                at: header.stamp.recorded_at.moment(),
                by: header.author,
                reason: body.reason.clone(),
            };
            // Erased twice: the first erasure is the one that took effect, whichever arrives first.
            match self.erased.get(target) {
                Some(earlier) if (earlier.at, earlier.id) <= (erasure.at, erasure.id) => {}
                _ => {
                    self.erased.insert(*target, erasure);
                }
            }
            match self.owners.get(target).copied() {
                Some(Key::Entry(entry)) => {
                    let dropped = self.entries.get_mut(&entry).is_some_and(|line| line.erase(entry, *target));
                    self.recompute(entry);
                    if dropped {
                        self.owners.insert(*target, Key::Erasure);
                    }
                }
                Some(Key::Title) => self.titles.erase(*target),
                Some(Key::Severity) => self.severities.erase(*target),
                Some(Key::Statement) => self.statements.erase(*target),
                Some(Key::Act) => self.acts.erase(*target),
                Some(Key::Milestone(milestone)) => {
                    if let Some(register) = self.milestones.get_mut(&milestone) {
                        register.remove(*target);
                    }
                    self.owners.insert(*target, Key::Erasure);
                }
                Some(Key::Newer) => {
                    self.newer.retain(|newer| newer.id != *target);
                    self.owners.insert(*target, Key::Erasure);
                }
                Some(Key::Declared | Key::Phase | Key::Restored | Key::Erasure) | None => {}
            }
        }
        self.milestones.retain(|_, register| !register.is_empty());
        self.entries.retain(|_, entry| !entry.is_empty());
        Key::Erasure
    }

    /// Takes in an event whose body is gone: only its kind is left to say where it belonged.
    fn apply_erased(&mut self, header: &Header, kind: &str) -> Key {
        match kind {
            "entry_added" => {
                self.entries.entry(header.id).or_default().insert(Op::new(header, None));
                Key::Entry(header.id)
            }
            "title_set" => {
                self.titles.insert(Op::new(header, None));
                Key::Title
            }
            "severity_set" => {
                self.severities.insert(Op::new(header, None));
                Key::Severity
            }
            "statement_written" => {
                self.statements.insert(Op::new(header, None));
                Key::Statement
            }
            kind if Act::is_kind(kind) => {
                self.acts.insert(Op::new(header, None));
                Key::Act
            }
            _ => Key::Erasure,
        }
    }

    fn recompute(&mut self, entry: EventId) {
        if let Some(line) = self.entries.get_mut(&entry) {
            line.recompute(entry, &self.taken_back);
        }
    }
}
