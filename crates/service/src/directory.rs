//! People and services by name.

use std::collections::HashMap;
use std::sync::Arc;

use muster_core::directory::{Directory, DuplicateBy, decide_merge, decide_person, decide_service};
use muster_core::event::{Draft, PersonAdded, ServiceAdded};
use muster_core::ids::{DIRECTORY, PersonId, ServiceId};
use muster_core::incident::Ctx;
use muster_core::line::Known;
use muster_exchange::{PersonRow, people_csv, people_from_csv};
use muster_store::Plan;

use crate::service::{Service, lock};
use crate::wire::{
    Change, CsvText, DirectoryRequest, DirectoryView, Duplicates, Empty, ErrorCode, ErrorReply, NameRef, PeopleCsv,
    PeopleImported, PeopleMerge, PeoplePreview, Person, PersonSave, Service as ServiceView, ServiceSave,
};

/// The directory as it is looked up while people write.
pub(crate) struct Names {
    pub(crate) directory: Directory,
    pub(crate) people: Vec<Known>,
    pub(crate) services: Vec<Known>,
    /// Up to which arrival it was read.
    last: i64,
}

impl Names {
    fn new(directory: Directory, last: i64) -> Self {
        let known = |handle: &str, name: &str, aliases: Vec<String>| Known {
            handle: handle.to_owned(),
            name: name.to_owned(),
            aliases,
        };
        let mut merged: HashMap<PersonId, Vec<String>> = HashMap::new();
        for (kept, handle) in directory.merged_handles() {
            merged.entry(kept).or_default().push(handle.to_owned());
        }
        let person = |one: &PersonAdded| known(&one.handle, &one.name, merged.remove(&one.person).unwrap_or_default());
        Self {
            people: directory.people().into_iter().map(person).collect(),
            services: directory.services().into_iter().map(|one| known(&one.handle, &one.name, Vec::new())).collect(),
            directory,
            last,
        }
    }

    pub(crate) fn author(&self, id: Option<PersonId>) -> Option<String> {
        id.and_then(|id| self.directory.person(id)).map(|person| person.name.clone())
    }

    pub(crate) fn person_ref(&self, handle: &str) -> NameRef {
        let name = self.directory.person_by_handle(handle).map_or(handle, |person| person.name.as_str());
        NameRef { handle: handle.to_owned(), name: name.to_owned() }
    }

    pub(crate) fn service_ref(&self, handle: &str) -> NameRef {
        let name = self.directory.service_by_handle(handle).map_or(handle, |service| service.name.as_str());
        NameRef { handle: handle.to_owned(), name: name.to_owned() }
    }
}

pub(crate) fn person(person: &PersonAdded) -> Person {
    Person {
        id: person.person,
        handle: person.handle.clone(),
        name: person.name.clone(),
        team: person.team.clone(),
        contact: person.contact.clone(),
        zone: person.zone.clone(),
        hours: person.hours.clone(),
        manager: person.manager.clone(),
        interviews: person.interviews,
    }
}

fn service(service: &ServiceAdded) -> ServiceView {
    ServiceView {
        id: service.service,
        handle: service.handle.clone(),
        name: service.name.clone(),
        team: service.team.clone(),
        tier: service.tier,
        contact: service.contact.clone(),
        runbook: service.runbook.clone(),
    }
}

/// How many groups of records that may be one person a window of the directory brings.
const MOST_DUPLICATES: usize = 50;

/// Whether each word stands somewhere in the texts. The words are in lower case.
fn holds(words: &[String], texts: [&String; 4]) -> bool {
    words.is_empty() || {
        let text = texts.map(|text| text.to_lowercase()).join(" ");
        words.iter().all(|word| text.contains(word.as_str()))
    }
}

struct Sorted {
    people: Vec<PersonAdded>,
    new: u32,
    changed: u32,
    same: u32,
    problems: Vec<String>,
}

impl Service {
    /// The directory, read once and brought up to date when it grew.
    pub(crate) fn names(&self) -> Result<Arc<Names>, ErrorReply> {
        if let Some(names) = &*lock(&self.names) {
            return Ok(Arc::clone(names));
        }
        let arrived = self.store()?.directory_events(0)?;
        let names = Arc::new(Names::new(Directory::fold(&arrived.events), arrived.last));
        *lock(&self.names) = Some(Arc::clone(&names));
        Ok(names)
    }

    /// Reads what the directory gained since it was last read.
    pub(crate) fn refresh_names(&self) -> Result<(), ErrorReply> {
        let mut held = lock(&self.names);
        if let Some(names) = &*held {
            let arrived = self.store()?.directory_events(names.last)?;
            if !arrived.events.is_empty() {
                let mut directory = names.directory.clone();
                arrived.events.iter().for_each(|event| directory.apply(event));
                *held = Some(Arc::new(Names::new(directory, arrived.last)));
            }
        }
        Ok(())
    }

    pub(crate) fn directory(&self, request: DirectoryRequest) -> Result<DirectoryView, ErrorReply> {
        let names = self.names()?;
        let DirectoryRequest { words, team, person: who, count, from } = request;
        let words: Vec<String> = words.unwrap_or_default().split_whitespace().map(|word| word.to_lowercase()).collect();
        let all = names.directory.people();
        let total = all.len();
        let wanted = |one: &&PersonAdded| {
            who.is_none_or(|who| one.person == who)
                && team.as_ref().is_none_or(|team| one.team == *team)
                && holds(&words, [&one.name, &one.handle, &one.team, &one.contact])
        };
        let fit: Vec<&PersonAdded> = all.into_iter().filter(wanted).collect();
        let found = fit.len();
        let most = |count: u32| usize::try_from(count).unwrap_or(usize::MAX);
        let window = fit.into_iter().skip(most(from.unwrap_or(0))).take(most(count.unwrap_or(u32::MAX)));
        let services = names.directory.services();
        let services_total = services.len();
        let services =
            services.into_iter().filter(|one| holds(&words, [&one.name, &one.handle, &one.team, &one.contact]));
        // Further windows, and questions about somebody, are asked beside a first one that has them.
        let told = who.is_none() && team.is_none() && from.unwrap_or(0) == 0;
        let mut duplicates = if told { names.directory.duplicates() } else { Vec::new() };
        duplicates.truncate(count.map_or(usize::MAX, |_| MOST_DUPLICATES));
        let ids = duplicates.iter().flat_map(|found| &found.people);
        let named = ids.filter_map(|id| names.directory.person(*id)).map(person).collect();
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        Ok(DirectoryView {
            people: window.map(person).collect(),
            found: number(found),
            total: number(total),
            services: services.map(service).collect(),
            services_total: number(services_total),
            duplicates: duplicates
                .into_iter()
                .map(|found| Duplicates { people: found.people, same_name: found.by == DuplicateBy::Name })
                .collect(),
            named,
        })
    }

    pub(crate) fn people_export(&self, _: Empty) -> Result<CsvText, ErrorReply> {
        Ok(CsvText { text: people_csv(self.names()?.directory.people()) })
    }

    pub(crate) fn people_merge(&self, request: PeopleMerge) -> Result<Change, ErrorReply> {
        let PeopleMerge { keep, drop } = request;
        self.change_directory(|directory, ctx| Ok(decide_merge(directory, keep, drop, ctx)?))
    }

    fn change_directory(
        &self,
        decide: impl FnOnce(&Directory, &mut Ctx<'_>) -> Result<Vec<Draft>, ErrorReply>,
    ) -> Result<Change, ErrorReply> {
        let store = self.store()?;
        let names = self.names()?;
        let (now, zone, actor) = (self.clock.now(), self.zone(), self.settings_now().me);
        let written = store.write::<ErrorReply>(now, |_peek| {
            let mut new_id = || self.new_event_id();
            let mut ctx = Ctx { now, zone: zone.name(), actor, new_id: &mut new_id };
            Ok(Plan::from(decide(&names.directory, &mut ctx)?))
        })?;
        self.refresh_names()?;
        Ok(self.announce(&written, vec![DIRECTORY]))
    }

    pub(crate) fn person_save(&self, request: PersonSave) -> Result<Change, ErrorReply> {
        let PersonSave { id, handle, name, team, contact, zone, hours, manager, interviews } = request;
        let id = id.unwrap_or_else(|| PersonId(self.clock.new_id()));
        self.change_directory(|directory, ctx| {
            let known = directory.person(id);
            let manager = manager.or_else(|| known.map(|known| known.manager.clone())).unwrap_or_default();
            let interviews = interviews.unwrap_or_else(|| known.is_some_and(|known| known.interviews));
            let person = PersonAdded { person: id, handle, name, team, contact, zone, hours, manager, interviews };
            Ok(decide_person(directory, person, ctx)?)
        })
    }

    pub(crate) fn service_save(&self, request: ServiceSave) -> Result<Change, ErrorReply> {
        let ServiceSave { id, handle, name, team, tier, contact, runbook } = request;
        let id = id.unwrap_or_else(|| ServiceId(self.clock.new_id()));
        let service = ServiceAdded { service: id, handle, name, team, tier, contact, runbook };
        self.change_directory(|directory, ctx| Ok(decide_service(directory, service, ctx)?))
    }

    /// Sorts the rows of a list into new, changed and same.
    fn sort_people(&self, text: &str) -> Result<Sorted, ErrorReply> {
        let import = people_from_csv(text.as_bytes())
            .map_err(|error| ErrorReply::new(ErrorCode::Rejected, format!("Failed to {error}.")).in_field("text"))?;
        let names = self.names()?;
        let mut sorted = Sorted {
            people: Vec::new(),
            new: 0,
            changed: 0,
            same: 0,
            problems: import
                .problems
                .iter()
                .map(|problem| format!("Line {}: {}", problem.line, problem.message))
                .collect(),
        };
        for row in import.people {
            let person = self.person_of(&names.directory, row);
            match names.directory.person(person.person) {
                None => sorted.new += 1,
                Some(known) if *known == person => {
                    sorted.same += 1;
                    continue;
                }
                Some(_) => sorted.changed += 1,
            }
            sorted.people.push(person);
        }
        Ok(sorted)
    }

    /// A row as a person; a handle that is known means that person, and what the row leaves out stays.
    fn person_of(&self, directory: &Directory, row: PersonRow) -> PersonAdded {
        let PersonRow { line: _, name, handle, team, contact, zone, hours, manager, interviews } = row;
        let handle = if handle.is_empty() { muster_core::directory::handle_from(&name) } else { handle };
        let known = directory.person_by_handle(&handle).cloned();
        let or_known = |new: String, known: Option<&String>| {
            if new.is_empty() { known.cloned().unwrap_or_default() } else { new }
        };
        let known = known.as_ref();
        PersonAdded {
            person: known.map_or_else(|| PersonId(self.clock.new_id()), |known| known.person),
            name: or_known(name, known.map(|known| &known.name)),
            team: or_known(team, known.map(|known| &known.team)),
            contact: or_known(contact, known.map(|known| &known.contact)),
            zone: or_known(zone, known.map(|known| &known.zone)),
            hours: or_known(hours, known.map(|known| &known.hours)),
            manager: or_known(manager, known.map(|known| &known.manager)),
            interviews: interviews.unwrap_or_else(|| known.is_some_and(|known| known.interviews)),
            handle: known.map_or(handle, |known| known.handle.clone()),
        }
    }

    pub(crate) fn people_preview(&self, request: PeopleCsv) -> Result<PeoplePreview, ErrorReply> {
        let Sorted { people, new, changed, same, problems } = self.sort_people(&request.text)?;
        Ok(PeoplePreview { people: people.iter().map(person).collect(), new, changed, same, problems })
    }

    pub(crate) fn people_import(&self, request: PeopleCsv) -> Result<PeopleImported, ErrorReply> {
        let Sorted { people, mut new, changed, same, mut problems } = self.sort_people(&request.text)?;
        let change = self.change_directory(|directory, ctx| {
            let mut drafts = Vec::with_capacity(people.len());
            let mut taken = std::collections::HashSet::new();
            for person in people {
                let handle = person.handle.to_lowercase();
                if !taken.insert(handle.clone()) {
                    problems.push(format!("{} stands twice; the first row counts", person.handle));
                    new = new.saturating_sub(1);
                    continue;
                }
                match decide_person(directory, person, ctx) {
                    Ok(more) => drafts.extend(more),
                    Err(error) => problems.push(format!("Failed to {error}")),
                }
            }
            Ok(drafts)
        })?;
        Ok(PeopleImported { new, changed, same, problems, change })
    }
}
