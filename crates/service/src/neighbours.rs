//! Other incidents beside one: those that may be the same, and those merged into it.

use std::collections::BTreeSet;

use muster_core::directory::Directory;
use muster_core::ids::StreamId;
use muster_core::response::alike::{Common, Traits, common};
use muster_core::response::related::related;
use muster_core::words::RelationKind;
use muster_store::IncidentRow;

use crate::service::{Service, lock};
use crate::wire::{Alike, ErrorReply, IncidentOnly, Neighbour, Neighbours};

/// How many other open incidents are looked at.
const MOST: usize = 60;
/// How many incidents that are over are looked at for a merge.
const CLOSED: u32 = 20;

impl Service {
    pub(crate) fn neighbours(&self, request: IncidentOnly) -> Result<Neighbours, ErrorReply> {
        let store = self.store()?;
        let stream = self.resolve(&store, &request.incident)?;
        let names = self.names()?;
        let is_drill = store.incident(stream)?.is_some_and(|row| row.is_drill);
        // One after the other, each let go before the next: two windows that look at each other's incident must not wait
        // for one another.
        let look = |stream| -> Result<_, ErrorReply> {
            let loaded = self.load(&store, stream)?;
            let loaded = lock(&loaded);
            Ok((Traits::of(&loaded.state), related(&loaded.state)))
        };
        let (mine, decided) = look(stream)?;
        let open = store.open_incidents()?.into_iter().take(MOST);
        let mut rows: Vec<IncidentRow> = open.filter(|row| row.stream != stream && row.is_drill == is_drill).collect();
        let open = rows.len();
        rows.extend(store.closed_incidents(CLOSED)?.0.into_iter().filter(|row| row.stream != stream));
        let (mut traits, mut merged) = (Vec::new(), Vec::new());
        let mut settled: BTreeSet<StreamId> = decided.into_iter().map(|view| view.other).collect();
        for (nth, row) in rows.iter().enumerate() {
            let (other, relations) = look(row.stream)?;
            if let Some(view) = relations.iter().find(|view| view.other == stream) {
                settled.insert(row.stream);
                if view.relation == RelationKind::MergedInto {
                    let (reference, title) = (row.reference(), row.title.clone());
                    merged.push(Neighbour { id: row.stream, reference, title });
                }
            }
            if nth < open {
                traits.push(other);
            }
        }
        let alike = rows.iter().zip(common(&mine, &traits)).filter_map(|(row, common)| {
            let common = common.filter(|_| !settled.contains(&row.stream))?;
            let (reference, title) = (row.reference(), row.title.clone());
            Some(Alike { id: row.stream, reference, title, reason: reason(&common, &names.directory) })
        });
        Ok(Neighbours { alike: alike.collect(), merged })
    }
}

/// `Both name #gateway. Mei Tan is in both. Both say “checkout”.`
fn reason(common: &Common, directory: &Directory) -> String {
    let mut said = Vec::new();
    if !common.services.is_empty() {
        let services: Vec<String> = common.services.iter().map(|handle| format!("#{handle}")).collect();
        said.push(format!("Both name {}.", services.join(", ")));
    }
    if !common.people.is_empty() {
        let name = |handle: &String| directory.person_by_handle(handle).map_or(handle.clone(), |one| one.name.clone());
        let people: Vec<String> = common.people.iter().map(name).collect();
        let verb = if people.len() == 1 { "is" } else { "are" };
        said.push(format!("{} {verb} in both.", people.join(", ")));
    }
    if !common.words.is_empty() {
        let words: Vec<String> = common.words.iter().map(|word| format!("“{word}”")).collect();
        said.push(format!("Both say {}.", words.join(", ")));
    }
    said.join(" ")
}
