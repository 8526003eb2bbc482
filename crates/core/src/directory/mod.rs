//! The directory: people and services by name, as they follow from their events.
//!
//! People are names in the file, not accounts. The same rules hold as for incidents: events may arrive in any order.

mod duplicates;
mod handles;
mod merge;

pub use duplicates::{Duplicate, DuplicateBy};
pub use merge::decide_merge;

use std::collections::{BTreeMap, HashSet};

use crate::event::{Body, Draft, Event, PersonAdded, ServiceAdded, StreamKind, is_erasable};
use crate::ids::{DIRECTORY, EventId, PersonId, ServiceId};
use crate::incident::{Ctx, Op, Register, TakenBack};
use crate::time::Happened;
use handles::Handles;

/// The directory as it follows from its events.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Directory {
    people: BTreeMap<PersonId, Register<PersonAdded>>,
    services: BTreeMap<ServiceId, Register<ServiceAdded>>,
    /// Whom each merged person was merged into.
    merged: BTreeMap<PersonId, Register<PersonId>>,
    person_handles: Handles<PersonId>,
    service_handles: Handles<ServiceId>,
    taken_back: TakenBack,
    erased: HashSet<EventId>,
}

impl Directory {
    /// Takes in one event.
    pub fn apply(&mut self, event: &Event) {
        let header = &event.header;
        if self.erased.contains(&header.id) && is_erasable(&header.kind) {
            return;
        }
        match &event.body {
            Body::PersonAdded(body) | Body::PersonAmended(body) => {
                self.person_handles.note(&body.handle, body.person);
                self.people.entry(body.person).or_default().insert(Op::new(header, Some(body.clone())));
            }
            Body::PersonMerged(body) => {
                self.merged.entry(body.person).or_default().insert(Op::new(header, Some(body.into)));
            }
            Body::ServiceAdded(body) | Body::ServiceAmended(body) => {
                self.service_handles.note(&body.handle, body.service);
                self.services.entry(body.service).or_default().insert(Op::new(header, Some(body.clone())));
            }
            Body::Restored(body) => self.taken_back.insert(header.id, &body.targets),
            Body::BodyErased(body) => self.erase(&body.targets),
            Body::IncidentDeclared(_)
            | Body::TitleSet(_)
            | Body::SeveritySet(_)
            | Body::PhaseSet(_)
            | Body::MilestoneSet(_)
            | Body::StatementWritten(_)
            | Body::EntryAdded(_)
            | Body::EntryAmended(_)
            | Body::EntryStruck(_)
            | Body::EntryPinned(_)
            | Body::EntryFlagged(_)
            | Body::LibrarySet(_)
            | Body::LibraryCleared(_)
            | Body::Review(_)
            | Body::Talk(_)
            | Body::Act(_)
            | Body::Drill(_)
            | Body::Newer { .. }
            | Body::Erased { .. } => {}
        }
    }

    fn erase(&mut self, targets: &[EventId]) {
        for target in targets {
            self.erased.insert(*target);
            self.people.values_mut().for_each(|register| register.remove(*target));
            self.services.values_mut().for_each(|register| register.remove(*target));
        }
        self.people.retain(|_, register| !register.is_empty());
        self.services.retain(|_, register| !register.is_empty());
        // A handle is a word about somebody: what was erased must not live on in the index.
        self.person_handles = Handles::default();
        for (id, body) in self.people.iter().flat_map(|(id, one)| one.values().map(move |body| (*id, body))) {
            self.person_handles.note(&body.handle, id);
        }
        self.service_handles = Handles::default();
        for (id, body) in self.services.iter().flat_map(|(id, one)| one.values().map(move |body| (*id, body))) {
            self.service_handles.note(&body.handle, id);
        }
    }

    /// Folds events into a directory.
    pub fn fold<'a>(events: impl IntoIterator<Item = &'a Event>) -> Self {
        let mut directory = Self::default();
        for event in events {
            directory.apply(event);
        }
        directory
    }

    /// Everybody, by name; of those who were merged the one who was kept.
    #[must_use]
    pub fn people(&self) -> Vec<&PersonAdded> {
        let kept = |id: &&PersonId| self.merged.is_empty() || self.kept(**id) == **id;
        let mut people: Vec<_> = self.people.keys().filter(kept).filter_map(|id| self.record(*id)).collect();
        people.sort_by_cached_key(|person| (person.name.to_lowercase(), person.person));
        people
    }

    /// Every service, by name.
    #[must_use]
    pub fn services(&self) -> Vec<&ServiceAdded> {
        let mut services: Vec<_> = self.services.values().filter_map(|one| one.value(&self.taken_back)).collect();
        services.sort_by_key(|service| (service.name.to_lowercase(), service.service));
        services
    }

    /// One person; whoever was merged into another is that other.
    #[must_use]
    pub fn person(&self, id: PersonId) -> Option<&PersonAdded> {
        self.record(self.kept(id))
    }

    /// What stands about a person themselves, merged or not.
    fn record(&self, id: PersonId) -> Option<&PersonAdded> {
        self.people.get(&id).and_then(|one| one.value(&self.taken_back))
    }

    /// One service.
    #[must_use]
    pub fn service(&self, id: ServiceId) -> Option<&ServiceAdded> {
        self.services.get(&id).and_then(|one| one.value(&self.taken_back))
    }

    /// Who is meant by a handle, in any case. The handle of somebody who was merged means who was kept.
    #[must_use]
    pub fn person_by_handle(&self, handle: &str) -> Option<&PersonAdded> {
        let wanted = handle.to_lowercase();
        self.person_handles
            .ever(&wanted)
            .filter(|id| self.record(*id).is_some_and(|person| person.handle.to_lowercase() == wanted))
            .filter_map(|id| self.person(id))
            // Whoever has the handle now comes before whoever has it from a merge.
            .min_by_key(|person| (person.handle.to_lowercase() != wanted, person.name.to_lowercase(), person.person))
    }

    /// Which service is meant by a handle, in any case.
    #[must_use]
    pub fn service_by_handle(&self, handle: &str) -> Option<&ServiceAdded> {
        let wanted = handle.to_lowercase();
        self.service_handles
            .ever(&wanted)
            .filter_map(|id| self.service(id))
            .filter(|service| service.handle.to_lowercase() == wanted)
            .min_by_key(|service| (service.name.to_lowercase(), service.service))
    }
}

/// Why the directory was not changed. Reads well after "failed to".
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DirectoryRejection {
    /// A name is the one thing that is needed.
    #[error("add to the directory: a name is missing")]
    NoName,
    /// Whoever is to be merged is not there.
    #[error("merge people: one of them is not in the directory")]
    NotThere,
    /// One person cannot be merged with themselves.
    #[error("merge people: they are one person already")]
    OnePerson,
    /// Two cannot be called by the same handle.
    #[error("use the handle {handle}: {name} has it already")]
    HandleTaken {
        /// The handle.
        handle: String,
        /// Who has it.
        name: String,
    },
}

/// Makes a handle from a name: `Jonas Weber` gives `jonas.weber`.
#[must_use]
pub fn handle_from(name: &str) -> String {
    let words: Vec<String> = name
        .split(|c: char| !(c.is_alphanumeric() || c == '-' || c == '_' || c == '.'))
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    words.join(".")
}

/// Decides to add or change a person.
///
/// # Errors
/// When the name is missing or the handle is somebody else's.
pub fn decide_person(
    directory: &Directory,
    mut person: PersonAdded,
    ctx: &mut Ctx<'_>,
) -> Result<Vec<Draft>, DirectoryRejection> {
    person.name = person.name.trim().to_owned();
    person.handle = person.handle.trim().trim_start_matches('@').to_owned();
    person.manager = person.manager.trim().trim_start_matches('@').to_owned();
    if person.name.is_empty() {
        person.name.clone_from(&person.handle);
    }
    if person.handle.is_empty() {
        person.handle = handle_from(&person.name);
    }
    if person.name.is_empty() {
        return Err(DirectoryRejection::NoName);
    }
    if let Some(other) = directory.person_by_handle(&person.handle)
        && other.person != person.person
    {
        return Err(DirectoryRejection::HandleTaken { handle: person.handle, name: other.name.clone() });
    }
    let body = match directory.person(person.person) {
        Some(same) if *same == person => return Ok(Vec::new()),
        Some(_) => Body::PersonAmended(person),
        None => Body::PersonAdded(person),
    };
    Ok(vec![draft(body, ctx)])
}

/// Decides to add or change a service.
///
/// # Errors
/// When the name is missing or the handle is another's.
pub fn decide_service(
    directory: &Directory,
    mut service: ServiceAdded,
    ctx: &mut Ctx<'_>,
) -> Result<Vec<Draft>, DirectoryRejection> {
    service.name = service.name.trim().to_owned();
    service.handle = service.handle.trim().trim_start_matches('#').to_owned();
    if service.name.is_empty() {
        service.name.clone_from(&service.handle);
    }
    if service.handle.is_empty() {
        service.handle = handle_from(&service.name);
    }
    if service.name.is_empty() {
        return Err(DirectoryRejection::NoName);
    }
    if let Some(other) = directory.service_by_handle(&service.handle)
        && other.service != service.service
    {
        return Err(DirectoryRejection::HandleTaken { handle: service.handle, name: other.name.clone() });
    }
    let body = match directory.service(service.service) {
        Some(same) if *same == service => return Ok(Vec::new()),
        Some(_) => Body::ServiceAmended(service),
        None => Body::ServiceAdded(service),
    };
    Ok(vec![draft(body, ctx)])
}

fn draft(body: Body, ctx: &mut Ctx<'_>) -> Draft {
    Draft {
        id: (ctx.new_id)(),
        stream: DIRECTORY,
        stream_kind: StreamKind::Catalog,
        author: ctx.actor,
        happened: Happened::exact(ctx.now, ctx.zone),
        known_at: None,
        body,
    }
}
