//! Other incidents beside one: those that may be the same, and those merged into it.

use muster_core::directory::Directory;
use muster_core::response::alike::Common;
use muster_core::words::RelationKind;
use muster_store::IncidentRow;

use crate::parts::neighbour;
use crate::service::Service;
use crate::web::Standing;
use crate::wire::{Alike, ErrorReply, IncidentOnly, Neighbours, Shared};

impl Service {
    pub(crate) fn neighbours(&self, request: IncidentOnly) -> Result<Neighbours, ErrorReply> {
        let store = self.store()?;
        let stream = self.resolve(&store, &request.incident)?;
        let names = self.names()?;
        let rows = store.open_incidents()?;
        let standing = self.standing(&store, &rows)?;
        let mine = rows.iter().find(|row| row.stream == stream);
        let shared = mine.map(|row| shares(&standing, row, &rows, &names.directory, false)).unwrap_or_default();
        let alike = shared.into_iter().map(|Shared { id, reference, title, reason, .. }| Alike {
            id,
            reference,
            title,
            reason,
        });
        let mut merged = Vec::new();
        for part in standing.overlay.direct(stream) {
            merged.extend(neighbour(&store, part)?);
        }
        Ok(Neighbours { alike: alike.collect(), merged })
    }
}

/// Open incidents that share something with this one and of which nobody has said yet how they stand to it; with
/// `linked` those that were linked, too.
pub(crate) fn shares(
    standing: &Standing,
    mine: &IncidentRow,
    open: &[IncidentRow],
    directory: &Directory,
    linked: bool,
) -> Vec<Shared> {
    let id = mine.stream;
    let says = |from, to| {
        let of = standing.related(from).iter().filter(|view| view.other == to);
        of.map(|view| view.relation).any(|relation| relation == RelationKind::Linked)
    };
    let shared = |row: &IncidentRow| {
        let other = row.stream;
        let is_linked = linked && (says(id, other) || says(other, id));
        let found = standing.alike(id).iter().find(|(one, _)| *one == other).map(|(_, common)| common.clone());
        let common = match found {
            Some(common) if is_linked || !standing.settled(id, other) => common,
            Some(_) | None if is_linked => Common::default(),
            Some(_) | None => return None,
        };
        let reason = reason(&common, directory);
        let Common { services, people, words } = common;
        let (reference, title) = (row.reference(), row.title.clone());
        Some(Shared { id: other, reference, title, services, people, words, reason, linked: is_linked })
    };
    open.iter().filter(|row| row.stream != id && row.is_drill == mine.is_drill).filter_map(shared).collect()
}

/// How many of a kind are named before the others are only counted.
const NAMED: usize = 4;

/// `Both name #gateway. Mei Tan is in both. Both say “checkout”.`
pub(crate) fn reason(common: &Common, directory: &Directory) -> String {
    let mut said = Vec::new();
    if !common.services.is_empty() {
        said.push(format!("Both name {}.", some(&common.services, |handle| format!("#{handle}"))));
    }
    if !common.people.is_empty() {
        let name = |handle: &String| directory.person_by_handle(handle).map_or(handle.clone(), |one| one.name.clone());
        let verb = if common.people.len() == 1 { "is" } else { "are" };
        said.push(format!("{} {verb} in both.", some(&common.people, name)));
    }
    if !common.words.is_empty() {
        said.push(format!("Both say {}.", some(&common.words, |word| format!("“{word}”"))));
    }
    said.join(" ")
}

/// The first few of a list, and how many others there are.
fn some(list: &[String], shown: impl FnMut(&String) -> String) -> String {
    let mut named: Vec<String> = list.iter().take(NAMED).map(shown).collect();
    match list.len().saturating_sub(NAMED) {
        0 => {}
        more => named.push(format!("and {more} more")),
    }
    named.join(", ")
}
